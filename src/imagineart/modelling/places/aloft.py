"""What does a forest look like from the air? Crowns to the horizon, a river or a road through them.

The camera is high over the ground; mist lies in the valleys where the weather has it.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    Waves,
    eye_of,
    fan,
    fractal_2d,
    mix,
    sown,
    step,
    water,
)
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_air, trees
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    Slot,
    Slots,
    View,
    Vista,
    rectangle,
)

ALOFT = 92.0  # m, of the camera
FAR = 3800.0
BEHIND = -150.0  # m: y from which trees stand, behind the camera
DEEP: Rgb = (0.030, 0.062, 0.056)
SILT: Rgb = (0.17, 0.14, 0.09)
TAR: Rgb = (0.075, 0.075, 0.078)


RINGS = ((0.0, 300.0, 1.0, "far"), (300.0, 1200.0, 1.6, "hint"), (1200.0, FAR, 3.2, "hint"))
"""How far trees stand, m, how much larger they are there, and how fine."""


@dataclass(frozen=True, slots=True)
class Wood:
    """A forest from above: its trees by their share, the ground below them, size of the trees."""

    trees: tuple[tuple[str, float], ...]
    ground: Rgb
    size: tuple[float, float] = (1.1, 1.9)


WOODS = {
    "jungle": Wood((("tree", 0.75), ("palm tree", 0.25)), (0.020, 0.045, 0.012), (1.2, 2.2)),
    "autumn": Wood(
        (("autumn tree", 0.7), ("maple", 0.15), ("pine tree", 0.15)), (0.12, 0.06, 0.02)
    ),
    "pine": Wood((("pine tree", 0.9), ("tree", 0.1)), (0.022, 0.040, 0.018)),
    "snow": Wood((("pine tree", 1.0),), (0.70, 0.73, 0.78)),
}


@dataclass(frozen=True, slots=True)
class Course:
    """How a river or a road winds away: amplitude and length of its bends, m, half its width."""

    bend: float
    long: float
    half: float
    phase: float

    def off(self, x: Floats, y: Floats) -> Floats:
        """(N,) distance from the middle of it, m."""
        slope = 1.2 * self.bend / self.long
        return np.asarray(np.abs(x - self.middle(y)) / np.sqrt(1.0 + slope**2), np.float32)

    def middle(self, y: Floats) -> Floats:
        """(N,) x of the middle of it, m."""
        wide = np.sin(y / self.long + self.phase)
        return np.asarray(
            self.bend * (wide + 0.4 * np.sin(y / (0.43 * self.long) + 2.0 * self.phase))
        )


def build(ask: Ask) -> PlaceModel:
    """The forest that words and season ask for, with what winds through it."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    flows = ask.family == "river from above"
    half = 17.0 if flows else 4.2
    course = Course(52.0 if flows else 34.0, 120.0, half, float(rng.uniform(0, 6.28)))
    land = _land(course, flows, seed)
    eye = eye_of(ask.extent, FAR, 380, 460)
    wood = WOODS[_wood_of(ask, flows)]
    parts = [
        Part(
            fan(land, eye, _paint(course, wood, flows, seed)),
            Material("land", wood.ground, 0.95),
            "ground",
        ),
        *(_river(eye, land, seed) if flows else []),
        *_crowns(eye, wood, course, land, rng),
    ]
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("forest from above", tuple(parts))),),
        ground=land,
        area=rectangle(10 * ask.extent, 8 * ask.extent),
        haze=clear_air(ask.hour, 2600.0),
        view=View((-25, 25), (20, 80), (0.5, 400.0)),
        vista=Vista((8.0, -60.0, ALOFT), (-6.0, 130.0, 0.0), 27.0, (95.0, 140.0)),
        fog=420.0,
        slots=_along(course),
    )


def _along(course: Course) -> Slots:
    """Where boats and cars are: along the course, the nearest where the camera looks."""
    found = []
    for y in (42.0, 78.0, 118.0, 20.0, 170.0, 230.0):
        here, on = (float(course.middle(np.array([v]))[0]) for v in (y, y + 2.0))
        turn = float(np.degrees(np.arctan2(on - here, 2.0)))
        found.append(Slot("", (here, y, 0.05), 180.0 - turn))
    return Slots((), tuple(found))


def _wood_of(ask: Ask, flows: bool) -> str:
    if ask.season in ("autumn", "winter"):
        return "autumn" if ask.season == "autumn" else "snow"
    return "jungle" if flows else "pine"


def _land(course: Course, flows: bool, seed: int) -> Height:
    """Rolling land, let down to the water, level along a road."""

    def height(x: Floats, y: Floats) -> Floats:
        off = course.off(x, y)
        bank = step(off, course.half, course.half + (16.0 if flows else 10.0))
        away = step(off, 2.0 * course.half, 240.0)
        hills = 26.0 * away * (0.6 + fractal_2d(x, y, 260.0, seed, 4))
        far = (
            130.0
            * step(np.hypot(x, y), 900.0, 3600.0)
            * (0.7 + fractal_2d(x, y, 900.0, seed + 1, 4))
        )
        base = -2.2 + 5.2 * bank if flows else np.zeros_like(off)
        return np.asarray(base + hills + far, np.float32)

    return height


def _paint(course: Course, wood: Wood, flows: bool, seed: int) -> Paint:
    """Floor of the forest, banks of sand; tar with a line in its middle and gravel beside."""

    def paint(p: Floats, normals: Floats) -> Floats:
        off = course.off(p[:, 0], p[:, 1])
        spots = 0.7 + 0.5 * fractal_2d(p[:, 0], p[:, 1], 14.0, seed + 5, 3)
        color = np.asarray(wood.ground) * spots[:, None]
        if flows:
            return mix(SILT, color, step(off, course.half + 1.0, course.half + 7.0))
        color = mix((0.20, 0.17, 0.13), color, step(off, course.half, course.half + 2.0))
        color = mix(TAR, color, step(off, course.half - 0.6, course.half))
        return mix((0.6, 0.55, 0.35), color, step(off, 0.15, 0.25))

    return paint


def _river(eye: Eye, land: Height, seed: int) -> list[Part]:
    waves = Waves(((3.0, 0.02), (9.0, 0.04)), 0.7, seed)

    def color(p: Floats) -> Floats:
        return mix(SILT, DEEP, step(-land(p[:, 0], p[:, 1]), 0.0, 2.0))

    surface = water(eye, waves, 0.0, color, land, 0.03)
    return [Part(surface, Material("river", DEEP, 0.05, specular=0.5), "water")]


def _crowns(
    eye: Eye, wood: Wood, course: Course, land: Height, rng: np.random.Generator
) -> list[Part]:
    """Trees as dense as crowns touch, sparser where the eye no longer resolves them."""
    places, _ = sown(replace(eye, y=BEHIND), 0.037, rng, 60.0, FAR)
    off = course.off(places[:, 0], places[:, 1])
    places = places[off > course.half + 4.0]
    size = np.hypot(places[:, 0] - eye.x, places[:, 1] - eye.y)
    pick = rng.random(len(places))
    parts: list[Part] = []
    low = 0.0
    for noun, share in wood.trees:
        mine = (pick >= low) & (pick < low + share)
        low += share
        for near, far, grow, detail in RINGS:
            here = places[mine & (size >= near) & (size < far)]
            if len(here):
                least, most = wood.size
                parts += trees(noun, here, land, detail, rng, (grow * least, grow * most))
    return parts


PLACE = Place(("river from above", "road from above"), build)
