"""What is a place in three dimensions, and who builds it? Ground, scenery, light, room to stand.

    place = place_of("meadow", seed=3, hour=17.5, weather="cloudy", season="autumn")

The world is that of the models: metres, z up. What the picture is about stands around the origin on
`ground`; the viewer looks from about −y towards +y. A place is open towards the viewer as a stage
set is: a room has no wall there. Scenery nearer to the origin than `Ask.extent` is low: nothing of
the place hides what stands there. Detail is finest within a few `extent` of the origin.

A place is one module of this package with a module-level `PLACE`; nothing else has to be told.
"""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, Literal, TypeAlias
from zlib import crc32

import numpy as np

from imagineart.modelling.model import Floats, Model, Point, Rgb

Weather: TypeAlias = Literal["clear", "cloudy", "rain", "snow", "fog", "storm"]
Season: TypeAlias = Literal["spring", "summer", "autumn", "winter"]
PICTURES = "pictures"  # among what a room is to be without: nothing hangs on its walls
Ground: TypeAlias = Callable[[Floats, Floats], Floats]
"""(N,) x and (N,) y → (N,) z of what things stand on, m."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is wanted of a place. `rng`: where chance comes from.

    `level`: whether things stand on its floor or on a table top in it; places that have only one
    give that. `surface`: a material's name for what things stand on, "" as usual. `wall`: colour of
    walls or paper. `extent`: radius of what the picture is about, m: an apple's table is not a
    horse's field.
    """

    family: str
    rng: np.random.Generator
    hour: float = 11.0  # 0–24
    weather: Weather = "clear"
    season: Season = "summer"
    level: Literal["floor", "top"] = "floor"
    surface: str = ""
    wall: Rgb | None = None  # linear sRGB
    extent: float = 1.0  # m
    alone: bool = False  # nothing else is in the picture: the place is what it is about
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def features(self) -> frozenset[str]:
        """What a landscape is to show, by names of `staging/scene/scapes.yaml`."""
        return frozenset(self.params.get("features", ()))


@dataclass(frozen=True, slots=True, eq=False)
class Scenery:
    """A model of the place in world coordinates, or moved by `transform`.

    `backdrop`: ground, walls, paper: no part of a cut-out.
    """

    model: Model
    transform: Floats | None = None  # (4, 4)
    backdrop: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """An opening through which daylight falls: the light shines along `inward`, which is horizontal
    or down. How bright it is, hour and weather decide, not the place."""

    position: Point  # its middle, m, just inside of the pane
    inward: Point
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp that is on at this hour: a glowing ball, whose fitting is scenery."""

    position: Point
    radius: float = 0.04  # m
    color: Rgb = (1.0, 0.72, 0.42)
    strength: float = 60.0  # radiance; white paper in daylight ≈ 1
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Air:
    """A sky of its own, where the usual one of hour and weather is wrong: space, under water.

    A sun of irradiance `sun` stands `height` degrees high, `angle` degrees across.
    """

    zenith: Rgb
    horizon: Rgb
    ground: Rgb
    strength: float = 1.0
    stars: float = 0.0  # 0–1
    sun: float = 3.0
    height: float = 28.0
    tint: Rgb = (1.0, 0.97, 0.93)
    angle: float = 0.6


@dataclass(frozen=True, slots=True)
class View:
    """From where the place looks right; the stager stays within."""

    azimuth: tuple[float, float] = (
        -35.0,
        35.0,
    )  # degrees; 0 looks along +y, positive from the right
    elevation: tuple[float, float] = (-5.0, 75.0)  # degrees above the horizontal
    distance: tuple[float, float] = (0.2, 200.0)  # m from what is looked at
    ceiling: float = 1e9  # m, the camera stays below


@dataclass(frozen=True, slots=True)
class Vista:
    """Whence the place is seen where it is all that the picture is about.

    `sun`: degrees by which a low sun stands aside of the viewer's back, [least, most]; `hand`: on
    which side of the view, 1 right, -1 left, 0 either.
    """

    position: Point
    target: Point
    focal_mm: float = 28.0
    sun: tuple[float, float] = (122.0, 148.0)
    hand: float = 0.0


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a thing of a kind stands: m, and degrees that it is turned."""

    noun: str
    position: Point
    yaw: float = 0.0


@dataclass(frozen=True, slots=True)
class Slots:
    """Where things go that a prompt brings into a furnished room: in place of what the room has
    of that kind, else on the floor, on furniture, on the wall."""

    named: tuple[Slot, ...]
    floor: tuple[Slot, ...] = ()
    tops: tuple[Slot, ...] = ()
    wall: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PlaceModel:
    """A place, built.

    `area` is the polygon in which things may stand, anticlockwise from above. `sunlit`: whether sun
    and sky of the hour light it; else its windows, its lamps and a dim fill of `fill` do. `blocked`
    are circles (x, y, radius) where scenery stands in the area. `far` is the y of what lies behind
    everything (a wall, the edge of a table), where backdrops hang. `fog`: how far one sees there in
    fog, m: in mountains the next ridge, in a street the next house.
    """

    family: str
    scenery: tuple[Scenery, ...]
    ground: Ground
    area: Floats  # (N, 2), m
    view: View = field(default_factory=View)
    vista: Vista | None = None
    sunlit: bool = True
    windows: tuple[Window, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    fill: Rgb = (0.0, 0.0, 0.0)  # radiance from all around, where it is not sunlit
    air: Air | None = None
    haze: tuple[Rgb, float] | None = None  # colour, m after which 63 % is gone; None: by weather
    blocked: tuple[tuple[float, float, float], ...] = ()
    far: float = 1e9
    fog: float = 28.0
    water: bool = False  # the ground is water: things float, sunk by their draught
    level: float | None = None  # m: where the ground is lower, there is water
    credit: str = ""
    whole: Floats | None = None  # (N, 3), m: of a place that is a thing itself, and seen as a whole
    slots: Slots | None = None  # of a furnished room that is seen as a whole


@dataclass(frozen=True, slots=True)
class Place:
    """Families of places that are built the same way; `names` are those of `world/places.yaml`."""

    names: tuple[str, ...]
    build: Callable[[Ask], PlaceModel]


def place_of(
    family: str,
    *,
    seed: int = 0,
    hour: float = 11.0,
    weather: Weather = "clear",
    season: Season = "summer",
    level: Literal["floor", "top"] = "floor",
    surface: str = "",
    wall: Rgb | None = None,
    extent: float = 1.0,
    alone: bool = False,
    params: Mapping[str, Any] | None = None,
) -> PlaceModel:
    """The place of a family: the same arguments give the same place.

    Raises `KeyError` naming the families for one that nobody builds.
    """
    places = _places()
    if family not in places:
        raise KeyError(f"there is no place {family!r}; there are {', '.join(sorted(places))}")
    rng = np.random.default_rng([seed & 0xFFFFFFFFFFFFFFFF, crc32(family.encode())])
    ask = Ask(family, rng, hour, weather, season, level, surface, wall, extent, alone, params or {})
    return places[family].build(ask)


def built_places() -> tuple[str, ...]:
    """The families that somebody builds, in alphabetical order."""
    return tuple(sorted(_places()))


def level_ground(height: float = 0.0) -> Ground:
    """Ground that is even."""

    def ground(x: Floats, y: Floats) -> Floats:
        return np.full(np.shape(x), height, np.float32)

    return ground


VAST = (420.0, 380.0)  # m, across and deep, of a landscape in which things stand far off


def roomy(ask: Ask, width: float, depth: float, middle: tuple[float, float] = (0.0, 0.0)) -> Floats:
    """(4, 2) corners of where things may stand: all of the land that is seen where it is a view."""
    if ask.alone:
        return rectangle(VAST[0], VAST[1], (0.0, 0.5 * VAST[1] - 20.0))
    return rectangle(width, depth, middle)


def rectangle(width: float, depth: float, middle: tuple[float, float] = (0.0, 0.0)) -> Floats:
    """(4, 2) corners of an area, anticlockwise."""
    x, y = middle
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    return np.array([(x + a * width / 2, y + b * depth / 2) for a, b in corners], np.float32)


@cache
def _places() -> dict[str, Place]:
    import imagineart.modelling.places as package

    found: dict[str, Place] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        module = import_module(f"{package.__name__}.{info.name}")
        place: Place | None = getattr(module, "PLACE", None)
        for name in place.names if place is not None else ():
            if name in found:
                raise ValueError(f"the place {name!r} is built by two modules, one is {info.name}")
            found[name] = place  # type: ignore[assignment]
    return found
