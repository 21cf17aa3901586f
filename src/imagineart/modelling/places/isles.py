"""What does a white village above the sea look like? Cubes on a slope, blue doors, flowers."""

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import combined, lathe, moved, placements, tube
from imagineart.modelling.land import (
    Height,
    Waves,
    eye_of,
    fan,
    fractal_2d,
    mix,
    step,
    water,
)
from imagineart.modelling.model import Copies, Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_air
from imagineart.modelling.places.fittings import copied, modelled, slab
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    rectangle,
)
from imagineart.modelling.town.dressing import pot
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.masonry import Hole, block, door, faced, wall
from imagineart.modelling.town.pieces import piece

SEA = -46.0  # m
CHALK: Rgb = (0.80, 0.79, 0.76)
BLUE: Rgb = (0.02, 0.10, 0.38)
PINK: Rgb = (0.58, 0.02, 0.22)


def build(ask: Ask) -> PlaceModel:
    """A terrace over the village, or a stepped alley between its houses."""
    return _alley(ask) if ask.family == "white alley" else _village(ask)


def _lime() -> Material:
    return Material("lime", CHALK, 0.9, specular=0.15)


def house(wide: float, tall: float, dark: bool, rng: np.random.Generator) -> tuple[Part, ...]:
    """A cube of lime with a blue door, small windows and a low wall about its roof."""
    deep = wide * float(rng.uniform(0.8, 1.2))
    body = [slab((wide, deep, tall + 3.0), (0, 0, tall / 2 - 1.5))]
    body += [slab((wide, 0.2, 0.4), (0, s * (deep / 2 - 0.1), tall + 0.2)) for s in (-1, 1)]
    body += [slab((0.2, deep, 0.4), (s * (wide / 2 - 0.1), 0, tall + 0.2)) for s in (-1, 1)]
    y = -deep / 2 - 0.01
    frames = [slab((1.0, 0.1, 2.1), (-0.22 * wide, y, 1.05))]
    panes = []
    for x, z in ((0.2 * wide, 1.5), (0.2 * wide, tall - 1.0), (-0.22 * wide, tall - 1.0)):
        frames.append(slab((0.72, 0.08, 0.95), (x, y, z)))
        panes.append(slab((0.52, 0.1, 0.75), (x, y, z)))
    for s in (-1, 1):
        frames.append(slab((0.08, 0.72, 0.95), (s * (wide / 2), 0.1 * deep, 1.6)))
        panes.append(slab((0.1, 0.52, 0.75), (s * (wide / 2), 0.1 * deep, 1.6)))
    shine = lit((1.0, 0.66, 0.3), 0.9) if dark else tinted_glass((0.02, 0.03, 0.05))
    return (
        piece(body, _lime(), name="body"),
        piece(frames, "painted wood", BLUE, name="frame"),
        piece(panes, shine, name="glass"),
    )


def chapel() -> tuple[Part, ...]:
    """A white chapel under a blue dome, with a gable for its bell."""
    turn = np.linspace(0, np.pi / 2, 16)
    dome = [(2.6 * np.cos(t), 4.9 + 2.5 * np.sin(t)) for t in turn]
    drum = lathe([(2.7, 3.4), (2.7, 4.9), (0, 4.9)], segments=32)
    body = [slab((6.2, 6.2, 6.6), (0, 0, 0.3)), slab((1.6, 0.7, 2.2), (0, -3.0, 4.6))]
    cross = [slab((0.1, 0.1, 0.9), (0, 0, 7.85)), slab((0.5, 0.1, 0.1), (0, 0, 7.95))]
    door_ = slab((1.3, 0.1, 2.4), (0, -3.12, 1.2))
    return (
        piece([*body, drum], _lime(), name="body"),
        piece(lathe(dome, segments=40), Material("dome", BLUE, 0.35, coat=0.5), name="dome"),
        piece([door_], "painted wood", BLUE, name="door"),
        piece(cross, _lime(), name="cross"),
    )


def bougainvillea(rng: np.random.Generator, count: int = 1700) -> tuple[Part, ...]:
    """Branches in flower that lie on a wall and hang down from it, a metre wide, to be scaled: from
    clump to clump, looser at their ends, some green between."""
    clumps = np.array([(0.0, 0.0, 0.95), (-0.5, 0.02, 0.86), (0.48, 0.0, 0.8), (-0.85, 0.05, 0.6),
                       (0.8, 0.05, 0.5), (-0.2, -0.05, 0.55), (0.25, 0.0, 0.3), (-0.55, 0.0, 0.2),
                       (0.1, 0.0, -0.15)])  # fmt: skip
    sizes = np.array([0.34, 0.3, 0.3, 0.22, 0.2, 0.26, 0.2, 0.15, 0.12])
    which = rng.choice(len(clumps), count, p=sizes**2 / (sizes**2).sum())
    p = rng.standard_normal((count, 3)) * [0.55, 0.3, 0.5] * sizes[which, None]
    at = clumps[which] + p + [0.0, -0.05, 0.1]
    up = np.tile([0.0, -0.6, 0.8], (count, 1)) + 0.6 * rng.standard_normal((count, 3))
    green = rng.random((count, 1)) < 0.36
    tone = np.where(green, (0.06, 0.13, 0.03), PINK) * rng.uniform(0.5, 1.5, (count, 1))
    size = rng.uniform(0.045, 0.085, count)
    way = p / (sizes[which, None]) + rng.standard_normal((count, 3)) - [0.0, 0.4, 0.3]
    mesh = grow.blades(at, way, up, size, 0.85 * size, tone, fine=False, curl=0.3)
    stems = [
        tube(
            np.stack([x * k, 0 * k - 0.03, -1.8 + 2.6 * k**0.8], axis=1), np.full(9, 0.015), sides=5
        )
        for x in (0.1, -0.4, 0.5)
        for k in [np.linspace(0.0, 1.0, 9)]
    ]
    leaf = Material("petals", PINK, 0.6, translucency=0.3)
    return (Part(grow.faced(mesh), leaf, "flowers"), piece(stems, "bark", name="stem"))


def slope(side: float, seed: int) -> Height:
    """The hillside: up on one side, down to the sea on the other, a bay behind."""

    def height(x: Floats, y: Floats) -> Floats:
        u = side * x
        out = step(np.hypot(x, y), 6.0, 22.0)
        rise = 0.62 * u - 0.10 * y + 5.0 * fractal_2d(x, y, 60.0, seed, 4)
        z = np.clip(rise, -60.0, 75.0 + 0.02 * y)
        back = 40.0 * step(u + 0.25 * y, 30.0, 240.0)
        return np.asarray(
            (z + back * step(y, 60, 200)) * out - 12.0 * step(y, 0.0, 10.0), np.float32
        )

    return height


def _village(ask: Ask) -> PlaceModel:
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    side = float(rng.choice([-1.0, 1.0]))
    extent = 1.0 if ask.alone else ask.extent
    eye = eye_of(ask.extent, 5200.0, 300, 440)
    edge = -3.4 if ask.alone else 1.4 * extent + 0.8
    hill = slope(side, seed)

    def land(x: Floats, y: Floats) -> Floats:
        on = (y < edge) & (np.abs(x) < 5.0 + 3 * extent)
        return np.where(on, 0.0, np.minimum(hill(x, y), 0.0 + 200.0 * (y > edge + 6.0))).astype(
            np.float32
        )

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        grain = fractal_2d(x + z, y, 5.0, seed + 4, 5)
        rock = mix((0.20, 0.15, 0.11), (0.42, 0.34, 0.25), 0.5 + 0.8 * grain)
        paved = (y < edge + 0.5) & (np.abs(x) < 6.0 + 3 * extent)
        return np.where(paved[:, None], np.asarray(CHALK) * (0.92 + 0.05 * grain[:, None]), rock)

    waves = Waves(((1.2, 0.03), (4.0, 0.09), (12.0, 0.15)), 0.8, seed)
    sea = water(eye, waves, SEA, lambda p: np.tile((0.01, 0.07, 0.14), (len(p), 1)), None, 0.04)
    rail = slab((10.0 + 6 * extent, 0.3, 0.22), (0, edge, 0.11))
    parts = (
        Part(fan(land, eye, colors), Material("hill", (0.3, 0.25, 0.18), 0.95), "ground"),
        Part(sea, Material("sea", (0.01, 0.06, 0.12), 0.07, specular=0.5), "sea"),
        piece(rail, _lime(), name="rail"),
        *_homes(ask, land, side, edge, rng),
        *copied(
            bougainvillea(rng),
            [(side * (2.6 + extent), edge - 0.4, 0.0), (side * (3.6 + extent), edge - 0.3, 0.3)],
            0.0,
            1.4,
        ),
        *modelled("flowerpot", [(-side * (1.9 + extent), edge - 0.5, 0.0)], 0.0, 1.6),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("isle", parts)),),
        ground=land,
        area=rectangle(6 * extent, edge + 2 * extent - 0.5, (0.0, (edge - 2 * extent) / 2)),
        haze=clear_air(ask.hour, 6000.0) if ask.weather in ("clear", "cloudy") else None,
        view=View((-20, 20), (-2, 45), (0.3, 60.0)),
        vista=Vista((0.0, -5.2, 3.4), (side * 1.0, 10.0, 0.9), 26.0, (110.0, 150.0)),
        fog=200.0,
    )


def _homes(
    ask: Ask, land: Height, side: float, edge: float, rng: np.random.Generator
) -> list[Part]:
    """Houses over the slope, close together, two chapels between them."""
    dark = not 6.8 <= ask.hour <= 18.6
    kinds = [
        house(float(w), float(t), dark, rng)
        for w, t in ((5.0, 3.2), (6.4, 5.6), (4.2, 3.4), (5.6, 6.0))
    ]
    u, y = (
        a.ravel()
        for a in np.meshgrid(np.arange(-34.0, 78.0, 6.6), np.arange(edge + 9.0, 150.0, 7.6))
    )
    u = u + rng.uniform(-1.6, 1.6, len(u)) + 0.12 * y
    y = y + rng.uniform(-2.0, 2.0, len(y))
    x = side * u
    z = land(x.astype(np.float32), y.astype(np.float32))
    keep = (z > SEA + 7.0) & (rng.random(len(x)) < 0.86)
    at = np.stack([x, y, z], axis=1)[keep]
    turns = rng.choice([-28.0, -8.0, 12.0, 30.0], len(at)) - 20.0 * side
    parts: list[Part] = []
    pick = rng.integers(0, 4, len(at))
    domes = np.arange(len(at)) % 19 == 4
    for k, kind in enumerate(kinds):
        mine = (pick == k) & ~domes
        if mine.any():
            moves = placements(at[mine], turns[mine])
            parts.append(Part(Copies(kind, moves), kind[0].material, "houses", tinted=False))
    made = chapel()
    parts.append(
        Part(
            Copies(made, placements(at[domes], turns[domes])),
            made[0].material,
            "chapels",
            tinted=False,
        )
    )
    return parts


def _alley(ask: Ask) -> PlaceModel:
    """White walls on both sides of steps that climb away, blue doors, flowers over them."""
    rng = ask.rng
    half = 1.7 if ask.alone else max(1.7, 1.15 * ask.extent + 0.6)
    first = 3.0 if ask.alone else 1.3 * ask.extent + 1.5

    def land(x: Floats, y: Floats) -> Floats:
        k = np.clip(np.floor((y - first) / 0.62), -1, 26) + 1
        return np.asarray(0.17 * k, np.float32)

    dark = not 6.8 <= ask.hour <= 18.6
    parts: list[Part] = [*_paving(half, first), *_walls(half, first, dark, rng)]
    spots = [
        (s * (half - 0.02), float(y), 2.35 + 0.25 * max(0.0, y - first))
        for y in np.arange(-1.5, 18.0, 2.7)
        for s in (-1.0, 1.0)
    ]
    chosen = [p for p in spots if rng.random() < 0.6]
    turns = [90.0 if x < 0 else -90.0 for x, _, _ in chosen]
    sizes = [float(a) for a in rng.uniform(0.9, 1.7, len(chosen))]
    parts += copied(bougainvillea(rng), chosen, turns, sizes)
    parts += _stood(half, first, land, ask)
    pots = [
        (
            s * (half - 0.35),
            float(y),
            float(land(np.zeros(1, np.float32), np.array([y], np.float32))[0]),
        )
        for y in np.arange(-2.0, 14.0, 1.7)
        for s in (-1, 1)
    ]
    free = [p for p in pots if ask.alone or np.hypot(p[0], p[1]) > ask.extent + 0.3]
    for k in range(2):
        parts += copied(pot(rng), free[k::2])
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("alley", tuple(parts))),),
        ground=land,
        area=rectangle(2 * half - 0.5, first + 4.0, (0.0, (first - 4.0) / 2)),
        view=View((-10, 10), (-3, 30), (0.3, 30.0)),
        vista=Vista((0.35 * half, -5.6, 1.5), (-0.15 * half, 10.0, 2.4), 24.0),
        fog=50.0,
    )


def _stood(half: float, first: float, land: Height, ask: Ask) -> list[Part]:
    """Chairs with a table by a door, jars of clay, a cat that sleeps on a step."""
    clear = 0.0 if ask.alone else ask.extent + 0.4

    def at(*spots: tuple[float, float]) -> list[tuple[float, float, float]]:
        free = [s for s in spots if np.hypot(*s) > clear]
        z = land(*np.asarray(free or [(0.0, 0.0)], np.float32).T)
        return [(x, y, float(h)) for (x, y), h in zip(free, z, strict=False)]

    return [
        *modelled("round table", at((half - 0.6, 0.9)), 0.0, 0.75),
        *modelled("chair", at((half - 0.55, 0.2), (half - 0.6, 1.6)), [8.0, 172.0]),
        *modelled("vase", at((-half + 0.35, -0.4), (-half + 0.4, first + 3.1)), 0.0, 2.6),
        *modelled("houseplant", at((-half + 0.4, 1.9), (half - 0.4, first + 1.9)), 0.0, 0.9),
    ]


def _paving(half: float, first: float) -> list[Part]:
    """Pale slabs with white joints, then white-edged steps."""
    low = slab((2 * half, first + 16.0, 0.2), (0, (first - 16.0) / 2, -0.1))
    steps = [
        block(
            (2 * half, 0.66, 0.17 * k + 0.2),
            (0, first + 0.62 * (k - 0.5), (0.17 * k - 0.2) / 2),
            0.015,
        )
        for k in range(1, 28)
    ]
    noses = [
        slab((2 * half, 0.08, 0.02), (0, first + 0.62 * (k - 1) + 0.04, 0.17 * k + 0.006))
        for k in range(1, 28)
    ]
    return [
        piece([low, *steps], "sandstone", (0.46, 0.44, 0.41), name="paving"),
        piece(noses, _lime(), name="edge"),
    ]


def _walls(half: float, first: float, dark: bool, rng: np.random.Generator) -> list[Part]:
    """House after house, each of its own height, a blue door and a window in most."""
    parts: list[Part] = []
    for side in (-1.0, 1.0):
        y = -10.0
        while y < 30.0:
            wide, tall = float(rng.uniform(3.0, 5.0)), float(rng.uniform(3.4, 6.4))
            z = 0.17 * max(0.0, np.floor((y + wide / 2 - first) / 0.62))
            made = _front(wide, tall, dark, rng)
            shift = float(rng.uniform(0.0, 0.25))
            parts += faced(made, (side * (half + shift), y + wide / 2, z - 0.2), -90.0 * side)
            y += wide
    end = house(2 * half + 3.0, 6.0, dark, rng)
    return [*parts, *(moved(p, (0.0, 33.0, 0.17 * 27)) for p in end)]


def _front(wide: float, tall: float, dark: bool, rng: np.random.Generator) -> list[Part]:
    outline = np.array([(-wide / 2, -3.0), (wide / 2, -3.0), (wide / 2, tall), (-wide / 2, tall)])
    entry = Hole(float(rng.uniform(-0.2, 0.2)) * wide, 0.2, 1.05, 2.2)
    pane = Hole(0.0, 0.62 * tall + 0.5, 0.8, 1.0)
    face = wall(outline, 0.5, [entry, pane])
    shine = lit((1.0, 0.66, 0.3), 0.9) if dark else tinted_glass((0.02, 0.03, 0.05))
    frame = [slab((0.8, 0.06, 0.07), (0, 0.1, pane.z + d)) for d in (0.03, 0.97)]
    frame += [slab((0.07, 0.06, 1.0), (x, 0.1, pane.z + 0.5)) for x in (-0.37, 0.0, 0.37)]
    mass = slab((wide, 3.0, tall + 3.0), (0, 2.1, (tall - 3.0) / 2))
    return [
        piece(combined([face, mass]), _lime(), name="wall"),
        piece(frame, "painted wood", BLUE, name="frame"),
        piece(slab((0.8, 0.02, 1.0), (0, 0.2, pane.z + 0.5)), shine, name="glass"),
        *faced(door(1.05, 2.2, BLUE, planks=True), (entry.x, 0.02, entry.z)),
    ]


PLACE = Place(("white village", "white alley"), build)
