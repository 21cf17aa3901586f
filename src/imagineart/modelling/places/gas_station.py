"""What does a gas station look like? A canopy over pumps, a small shop behind, a tall sign."""

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    extruded,
    moved,
    rectangle,
    rod,
    spline,
    tube,
    turned,
)
from imagineart.modelling.land import eye_of, fan
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import apart, clear_air, trees
from imagineart.modelling.places.meadow import LOOKS, hills, paint
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
)
from imagineart.modelling.places.place import rectangle as area_of
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.pieces import piece

BRANDS: tuple[Rgb, ...] = ((0.46, 0.025, 0.02), (0.02, 0.11, 0.34), (0.03, 0.22, 0.10))
WHITE: Rgb = (0.68, 0.68, 0.66)
DAY = (6.8, 18.8)  # hours between which the lamps are off


def build(ask: Ask) -> PlaceModel:
    """Seen from the forecourt: what the picture is about stands before the pumps."""
    side = float(ask.rng.choice([-1.0, 1.0]))
    brand = ask.wall or BRANDS[int(ask.rng.integers(len(BRANDS)))]
    first = ask.extent + 1.9  # m, y of the pumps
    tall = max(4.4, 1.1 * ask.extent + 2.6)
    dark = not DAY[0] < ask.hour < DAY[1]
    lamps = tuple(
        Lamp((x, first + y, tall - 0.12), 0.22, (1.0, 0.93, 0.82), 26.0, visible=False)
        for x in (-4.2, 0.0, 4.2) for y in (-1.4, 2.4)
    )  # fmt: skip
    parts = [
        *_forecourt(),
        *_canopy(first, tall, brand, dark),
        *_pumps(first, brand),
        *_shop(first + 9.5, brand, dark),
        *_sign(side * 8.4, first + 4.0, brand, dark),
    ]
    return PlaceModel(
        family=ask.family,
        scenery=(
            Scenery(Model("gas station", tuple(parts))),
            Scenery(Model("country", country(ask))),
        ),
        ground=level_ground(),
        area=area_of(11.0, first + 2.6, (0.0, (first - 4.4) / 2)),
        haze=clear_air(ask.hour, 2600.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-24, 24), elevation=(-2, 25), distance=(0.5, 60.0)),
        vista=Vista((side * 4.0, -9.0, 1.7), (-side * 0.6, 10.0, 2.3), 27.0),
        lamps=lamps if dark else (),
        fog=45.0,
    )


def _forecourt() -> list[Part]:
    """Slabs of concrete with joints, a road before them."""
    slabs = [
        bevelled_box((4.97, 4.97, 0.1), bevel=0.008, at=(5.0 * i, 5.0 * j + 1.0, -0.05))
        for i in range(-4, 5) for j in range(-2, 5)
    ]  # fmt: skip
    road = bevelled_box((160.0, 9.0, 0.1), bevel=0.02, at=(0, -16.2, -0.07))
    return [piece(slabs, "concrete", name="forecourt"), piece(road, "asphalt", name="road")]


def _canopy(first: float, tall: float, brand: Rgb, dark: bool) -> list[Part]:
    """A flat roof with a band of colour, on two posts."""
    roof = bevelled_box((14.0, 8.0, 0.75), bevel=0.05, at=(0, first + 0.6, tall + 0.375))
    band = [
        bevelled_box((14.06, 8.06, 0.20), bevel=0.03, at=(0, first + 0.6, tall + 0.42)),
    ]
    posts = [
        bevelled_box((0.36, 0.36, tall), bevel=0.03, at=(x, first + 0.35, tall / 2))
        for x in (-3.4, 3.4)
    ]
    panels = [
        bevelled_box((0.9, 0.9, 0.04), bevel=0.01, at=(x, first + y, tall - 0.02))
        for x in (-4.2, 0.0, 4.2) for y in (-1.4, 2.4)
    ]  # fmt: skip
    paint = Material("canopy", WHITE, 0.4, coat=0.3)
    return [
        piece([roof, *posts], paint, name="canopy"),
        piece(band, Material("band", brand, 0.3, coat=0.5), name="band"),
        piece(panels, lit((1.0, 0.95, 0.86), 4.0 if dark else 0.5), name="panel"),
    ]


def _pumps(first: float, brand: Rgb) -> list[Part]:
    """Pumps on kerbed islands, each with a display, nozzles and hoses."""
    bodies, heads, dark, screens, hoses = [], [], [], [], []
    islands = []
    for x in (-3.4, 3.4):
        kerb = extruded(rectangle(2.9, 1.15, 0.5), 0.16, bevel=0.03)
        islands.append(moved(kerb, (x, first + 0.35, 0)))
        for dx in (-0.85, 0.85):
            at = np.array((x + dx, first + 0.35))
            bodies.append(_box(at, 0, 0.62, (0.72, 0.5, 0.92), 0.05))
            heads.append(_box(at, 0, 1.42, (0.76, 0.54, 0.62), 0.06))
            heads.append(_box(at, 0, 0.21, (0.78, 0.56, 0.12), 0.02))
            for s in (-1, 1):
                screens.append(_box(at, s * 0.275, 1.48, (0.46, 0.02, 0.22), 0.006))
                dark.append(_box(at, s * 0.262, 0.82, (0.50, 0.02, 0.36), 0.01))
                for k in (-1, 1):
                    px, py = float(at[0]) + 0.34 * k, float(at[1]) + s * 0.24
                    dark.append(
                        bevelled_box((0.07, 0.12, 0.26), bevel=0.02, at=(px, py + s * 0.05, 1.02))
                    )
                    line = [
                        (px, py + s * 0.06, 0.9), (px, py + s * 0.16, 0.42),
                        (px - 0.05 * k, py + s * 0.10, 0.36), (px - 0.02 * k, py + s * 0.02, 1.2),
                    ]  # fmt: skip
                    hoses.append(_hose(line))
    return [
        piece(islands, "concrete", name="island"),
        piece(bodies, Material("pump", WHITE, 0.3, coat=0.5), name="pump"),
        piece(heads, Material("pump head", brand, 0.28, coat=0.6), name="head"),
        piece(screens, lit((0.30, 0.42, 0.40), 0.5), name="screen"),
        piece([*dark, *hoses], "rubber", name="hose"),
    ]


def _box(at: Floats, dy: float, z: float, size: tuple[float, float, float], bevel: float) -> Mesh:
    return bevelled_box(size, bevel=bevel, at=(float(at[0]), float(at[1]) + dy, z))


def _hose(line: list[tuple[float, float, float]]) -> Mesh:
    return tube(spline(line, 24), 0.018, sides=8)


def _shop(y: float, brand: Rgb, dark: bool) -> list[Part]:
    """Large panes between pillars, shelves behind them, a band over the door."""
    wide, tall, deep = 13.0, 3.6, 5.0
    shell = [
        bevelled_box((wide, 0.2, tall), bevel=0.02, at=(0, y + deep, tall / 2)),
        bevelled_box((wide + 0.4, deep + 0.6, 0.3), bevel=0.04, at=(0, y + deep / 2, tall)),
        bevelled_box((wide, 0.25, 0.55), bevel=0.02, at=(0, y, 0.27)),
    ]
    shell += [
        bevelled_box((0.3 if abs(x) < 6 else 0.5, 0.3, tall), bevel=0.02, at=(x, y, tall / 2))
        for x in (-6.25, -3.1, 3.1, 6.25)
    ]
    shell += [
        bevelled_box((0.2, deep, tall), bevel=0.02, at=(s * wide / 2, y + deep / 2, tall / 2))
        for s in (-1, 1)
    ]
    frames = [
        bevelled_box((0.08, 0.1, tall - 0.6), bevel=0.01, at=(x, y - 0.06, tall / 2))
        for x in (-4.7, -1.1, 0.0, 1.1, 4.7)
    ]
    pane = bevelled_box((wide - 0.4, 0.03, tall - 0.5), bevel=0.004, at=(0, y + 0.02, tall / 2))
    sign = bevelled_box((wide + 0.46, 0.1, 0.62), bevel=0.03, at=(0, y - 0.3, tall + 0.02))
    glow = bevelled_box((wide - 0.6, 0.04, 1.6), bevel=0.01, at=(0, y + 0.25, 2.0))
    return [
        piece(shell, "plaster", WHITE, name="shop"),
        piece(frames, "brushed steel", name="frame"),
        piece(pane, tinted_glass((0.06, 0.08, 0.09)), name="pane"),
        *([piece(moved(glow, (0, -0.3, 0)), lit((1.0, 0.86, 0.62), 1.2))] if dark else []),
        piece(sign, Material("band", brand, 0.3, coat=0.5), name="sign"),
    ]


def _sign(x: float, y: float, brand: Rgb, dark: bool) -> list[Part]:
    """A board on two poles by the road: a drop on a field of colour, prices below."""
    poles = [rod((x + dx, y, 0), (x + dx, y, 7.6), 0.09) for dx in (-0.8, 0.8)]
    board = bevelled_box((2.4, 0.3, 2.2), bevel=0.08, at=(x, y, 6.6))
    rows = [bevelled_box((2.2, 0.24, 0.62), bevel=0.03, at=(x, y, 5.1 - 0.7 * k)) for k in range(3)]
    a = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    drop = np.stack([0.55 * np.sin(a) * np.sin(a / 2) ** 1.5, -0.72 * np.cos(a)], axis=1)
    mark = moved(
        turned(extruded(drop[::-1] * [1, -1], 0.05, bevel=0.01), "x", 90), (x, y - 0.14, 6.55)
    )
    glow = 1.0 if dark else 0.0
    white = lit((0.95, 0.95, 0.92), 1.2) if glow else Material("white", (0.74, 0.74, 0.72), 0.4)
    return [
        piece(poles, "brushed steel", name="pole"),
        piece(board, Material("board", brand, 0.3, coat=0.5), name="board"),
        piece([*rows, mark], white, name="prices"),
    ]


def country(ask: Ask) -> tuple[Part, ...]:
    """Land around, trees at some distance behind."""
    rng, look = ask.rng, LOOKS[ask.season]
    eye = eye_of(max(ask.extent, 1.0), 2400.0, 150, 300)
    rolling = hills(int(rng.integers(1 << 12)), 6.0)

    def land(x: Floats, y: Floats) -> Floats:
        return np.asarray(rolling(x, y) - 0.14, np.float32)

    count = 90
    turn = rng.uniform(-1.0, 1.0, count)
    away = 34.0 + 120.0 * rng.random(count) ** 1.4
    places = np.stack([away * np.sin(turn), away * np.cos(turn)], axis=1).astype(np.float32)
    places = apart(places, 7.0)
    ground = Material("ground", look.ground, 0.95, specular=0.1)
    return (
        Part(fan(land, eye, paint(look)), ground, "ground"),
        *trees(look.kinds[1], places[::2], land, "middle", rng, (0.8, 1.3)),
        *trees(look.kinds[0], places[1::2], land, "middle", rng, (0.8, 1.3)),
    )


PLACE = Place(("gas station",), build)
