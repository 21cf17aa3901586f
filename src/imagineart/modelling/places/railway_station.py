"""What does a train station look like? A platform beside rails, a roof on columns, a clock."""

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    extruded,
    lathe,
    moved,
    placements,
    rod,
    turned,
)
from imagineart.modelling.land import eye_of, fan
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import apart, clear_air, trees
from imagineart.modelling.places.fittings import modelled
from imagineart.modelling.places.meadow import LOOKS, paint
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.registry import model_of
from imagineart.modelling.town.finishes import tinted_glass
from imagineart.modelling.town.pieces import piece

EDGE = 0.9  # m, the track's bed below the platform
GAUGE = 1.435  # m
GREEN: Rgb = (0.03, 0.075, 0.055)
CREAM: Rgb = (0.62, 0.57, 0.46)
LENGTH = 95.0  # m
DAY = (7.0, 18.8)  # hours between which the lamps are off


def build(ask: Ask) -> PlaceModel:
    """Looking along the platform: the building on one side, two tracks on the other."""
    side = float(ask.rng.choice([-1.0, 1.0]))
    half = max(2.6, 1.4 * ask.extent + 1.2)
    near = -8.0 - 5.0 * ask.extent
    tall = max(3.7, 1.3 * ask.extent + 2.2)
    spots = [y for y in np.arange(3.6 + 1.6 * ask.extent, LENGTH, 6.5)]
    dark = not DAY[0] < ask.hour < DAY[1]
    lamps = tuple(
        Lamp((0.35 * side * half, float(y), tall - 0.55), 0.10, strength=70.0) for y in spots[:4]
    )
    parts = [
        *_platform(side, half, near),
        *_tracks(side, half, near),
        *_roof(side, half, tall, spots),
        *_building(side * half, near, tall),
        *_clock((-0.32 * side * half, spots[0] - 0.4, tall - 0.62)),
        *_shades(lamps, dark),
    ]
    return PlaceModel(
        family=ask.family,
        scenery=(
            Scenery(Model("station", tuple(parts))),
            *_benches(side, half, spots),
            Scenery(Model("country", _country(ask, side, half))),
            *_train(ask, side, half),
        ),
        ground=level_ground(),
        area=rectangle(2 * half - 1.4, 14.0, (0.0, 3.0)),
        haze=clear_air(ask.hour, 1600.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-14, 14), elevation=(-3, 30), distance=(0.4, 50.0), ceiling=tall - 0.6),
        vista=Vista((0.15 * side, -5.0, 1.6), (-0.35 * side * half, 12.0, 1.75), 26.0),
        lamps=lamps if dark else (),
        fog=55.0,
    )


def _train(ask: Ask, side: float, half: float) -> tuple[Scenery, ...]:
    """A train that waits at the platform where none is asked for, cases on a cart before it."""
    if not ask.alone:
        return ()
    x = -side * (half + 1.75)
    cases = [(-side * 0.45 * half, 3.4 + 0.5 * k, 0.0) for k in range(2)]
    parts = (
        *modelled("train", [(x, 18.0, -EDGE + 0.2)]),
        *modelled("suitcase", cases, [20.0, 75.0]),
    )
    return (Scenery(Model("train", parts)),)


def _platform(side: float, half: float, near: float) -> list[Part]:
    """Slabs, a white line and a kerb along the edge."""
    middle, long = (near + LENGTH) / 2, LENGTH - near
    edge = -side * half
    slab = bevelled_box((2 * half, long, EDGE), bevel=0.02, at=(0, middle, -EDGE / 2))
    line = bevelled_box((0.11, long, 0.004), bevel=0.001, at=(edge + side * 0.75, middle, 0.002))
    kerb = bevelled_box((0.42, long, 0.12), bevel=0.02, at=(edge + side * 0.15, middle, -0.05))
    return [
        piece(slab, "concrete", name="platform"),
        piece(line, "painted wood", (0.74, 0.66, 0.30), name="line"),
        piece(kerb, "granite", name="kerb"),
    ]


def _tracks(side: float, half: float, near: float) -> list[Part]:
    """Two tracks: ballast, sleepers, rails."""
    rails: list[Mesh] = []
    ties = []
    profile = np.array([(-0.035, 0), (0.035, 0), (0.035, 0.14), (-0.035, 0.14)])
    for number in range(2):
        x = -side * (half + 1.75 + 3.9 * number)
        for s in (-1, 1):
            long = extruded(profile, LENGTH - near, bevel=0.008)
            rails.append(moved(turned(long, "x", 90), (x + s * GAUGE / 2, LENGTH, -EDGE + 0.10)))
        ties += [(x, float(y), -EDGE + 0.06) for y in np.arange(near, LENGTH, 0.62)]
    sleeper = Part(bevelled_box((2.5, 0.24, 0.14), bevel=0.015), material("weathered wood"))
    bed = bevelled_box(
        (9.5, LENGTH - near, 0.2), bevel=0.06,
        at=(-side * (half + 3.9), (near + LENGTH) / 2, -EDGE - 0.08),
    )  # fmt: skip
    return [
        piece(bed, "gravel", name="ballast"),
        Part(Copies((sleeper,), placements(ties)), sleeper.material, "sleepers", tinted=False),
        piece(rails, "brushed steel", name="rails"),
    ]


def _roof(side: float, half: float, tall: float, spots: list[float]) -> list[Part]:
    """Iron columns with brackets carry a roof over the platform."""
    x, first = 0.35 * side * half, spots[0] - 3.2
    columns, brackets = [], []
    section = [
        (0.16, 0),
        (0.16, 0.35),
        (0.10, 0.42),
        (0.075, 0.6),
        (0.07, tall - 0.2),
        (0.11, tall),
    ]
    for y in spots:
        columns.append(moved(lathe([(0, 0), *section, (0, tall)], segments=20), (x, y, 0)))
        for s in (-1, 1):
            brackets.append(
                rod((x, y, tall - 0.95), (x + s * 0.9, y, tall - 0.05), 0.04, bevel=0.01)
            )
            brackets.append(rod((x, y, tall - 0.7), (x, y + s * 0.7, tall - 0.05), 0.03))
    long, middle = LENGTH - first, (LENGTH + first) / 2
    wide = 2 * half - 0.5
    beams = [bevelled_box((0.12, long, 0.18), bevel=0.01, at=(x, middle, tall))]
    beams += [
        bevelled_box((wide, 0.09, 0.14), bevel=0.01, at=(0.25 * side, float(y), tall + 0.06))
        for y in np.arange(first, LENGTH, 2.17)
    ]
    lid = bevelled_box((wide, long, 0.05), bevel=0.01, at=(0.25 * side, middle, tall + 0.16))
    eave = -side * (half - 0.5)
    fringe = [
        bevelled_box((0.03, 0.13, 0.34), bevel=0.01, at=(eave, float(y), tall - 0.02))
        for y in np.arange(first, 40.0, 0.15)
    ]
    fringe += [
        bevelled_box((0.13, 0.03, 0.34), bevel=0.01, at=(float(u), first, tall - 0.02))
        for u in np.arange(-wide / 2, wide / 2, 0.15) + 0.25 * side
    ]
    iron = Material("green paint", GREEN, 0.35, coat=0.4)
    return [
        piece([*columns, *brackets, *beams], iron, name="columns"),
        piece([lid, *fringe], "painted wood", CREAM, name="roof"),
    ]


def _building(x: float, near: float, tall: float) -> list[Part]:
    """A brick front with doors and windows in frames of stone."""
    side, deep = float(np.sign(x)), 0.4
    long = LENGTH - near
    wall = bevelled_box(
        (deep, long, tall + 1.2),
        bevel=0.01,
        at=(x + side * deep / 2, (near + LENGTH) / 2, tall / 2),
    )
    panes: list[Mesh] = []
    doors: list[Mesh] = []
    frames: list[Mesh] = []
    for k, y in enumerate(np.arange(-4.0, LENGTH - 3.0, 2.6)):
        door = k % 3 == 1
        low, high, wide = (0.0, 2.5, 1.3) if door else (0.9, 2.6, 1.2)
        flat = bevelled_box(
            (0.03, wide, high - low), bevel=0.004, at=(x - side * 0.012, float(y), (low + high) / 2)
        )
        (doors if door else panes).append(flat)
        for s in (-1, 1):
            frames.append(
                bevelled_box(
                    (0.10, 0.14, high - low + 0.1), bevel=0.012,
                    at=(x - side * 0.03, float(y) + s * wide / 2, (low + high) / 2),
                )
            )  # fmt: skip
        for z in (high + 0.06, *(() if door else (low - 0.04, (low + high) / 2))):
            size = (0.12, wide + 0.3, 0.16) if z != (low + high) / 2 else (0.05, wide, 0.05)
            frames.append(bevelled_box(size, bevel=0.01, at=(x - side * 0.03, float(y), z)))
    return [
        piece(wall, "brick", name="wall"),
        piece(panes, tinted_glass((0.05, 0.07, 0.08)), name="pane"),
        piece(doors, "painted wood", GREEN, name="door"),
        piece(frames, "painted wood", CREAM, name="frame"),
    ]


def _clock(at: tuple[float, float, float]) -> list[Part]:
    """A round clock that hangs from the roof, its face to the viewer."""
    x, y, z = at
    case = turned(lathe([(0, -0.09), (0.34, -0.09), (0.36, 0), (0.34, 0.09), (0, 0.09)]), "x", 90)
    face = turned(lathe([(0, 0), (0.31, 0), (0.31, 0.006), (0, 0.006)]), "x", 90)
    front = y - 0.095
    marks = [
        moved(
            turned(bevelled_box((0.022, 0.006, 0.06), bevel=0.002, at=(0, 0, 0.265)), "y", 30 * k),
            (x, front, z),
        )
        for k in range(12)
    ]
    hands = [
        moved(
            turned(bevelled_box((w, 0.006, long), bevel=0.002, at=(0, 0, 0.42 * long)), "y", turn),
            (x, front - 0.006, z),
        )
        for w, long, turn in ((0.03, 0.19, 305), (0.02, 0.28, 60))
    ]
    hanger = rod((x, y, z + 0.34), (x, y, z + 0.75), 0.025)
    return [
        piece([moved(case, (x, y, z)), hanger], Material("paint", (0.02, 0.025, 0.03), 0.3)),
        piece(moved(face, (x, y - 0.086, z)), "painted wood", (0.80, 0.79, 0.74), name="face"),
        piece([*marks, *hands], Material("black", (0.01, 0.01, 0.012), 0.5), name="hands"),
    ]


def _shades(lamps: tuple[Lamp, ...], dark: bool) -> list[Part]:
    shades = [
        moved(
            lathe([(0.05, 0.18), (0.07, 0.14), (0.24, 0.03), (0.25, 0)], segments=28), lamp.position
        )
        for lamp in lamps
    ]
    return [piece(shades, Material("enamel", GREEN, 0.3, coat=0.5), name="shade")]


def _benches(side: float, half: float, spots: list[float]) -> tuple[Scenery, ...]:
    """Against the wall, facing the tracks."""
    bench = turned(model_of("park bench", seed=2), "z", -90.0 * side)
    parts = []
    for y in spots[:5]:
        parts += list(moved(bench, (side * (half - 0.55), y + 1.6, 0.0)).parts)
    return (Scenery(Model("benches", tuple(parts))),)


def _country(ask: Ask, side: float, half: float) -> tuple[Part, ...]:
    """Land and trees beyond the tracks."""
    rng, look = ask.rng, LOOKS[ask.season]
    eye = eye_of(max(ask.extent, 1.0), 900.0, 120, 260)

    def land(x: Floats, y: Floats) -> Floats:
        return np.full(np.shape(x), -EDGE - 0.05, np.float32)

    count = 110
    x = -side * (half + 11.0 + 60.0 * rng.random(count) ** 1.5)
    places = np.stack([x, rng.uniform(4.0, 190.0, count)], axis=1).astype(np.float32)
    across = np.stack([rng.uniform(-40, 40, 40), rng.uniform(105, 150, 40)], axis=1)
    places = apart(np.concatenate([places, across.astype(np.float32)]), 5.0)
    ground = Material("ground", look.ground, 0.95, specular=0.1)
    return (
        Part(fan(land, eye, paint(look)), ground, "ground"),
        *trees(look.kinds[1], places[::2], land, "middle", rng, (0.7, 1.2)),
        *trees(look.kinds[0], places[1::2], land, "middle", rng, (0.7, 1.2)),
    )


PLACE = Place(("train station",), build)
