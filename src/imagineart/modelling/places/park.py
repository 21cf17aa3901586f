"""What does a park or a garden look like? Lawn, a gravel path between beds, benches, old trees."""

from collections.abc import Callable

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import placements
from imagineart.modelling.land import (
    Height,
    Paint,
    eye_of,
    fan,
    fractal_2d,
    mix,
    noise_2d,
    standing,
    step,
)
from imagineart.modelling.model import Copies, Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import (
    BLOOMS,
    apart,
    clear_air,
    clear_of,
    grass,
    stones,
    trees,
    wild_flower,
)
from imagineart.modelling.places import meadow
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    rectangle,
)
from imagineart.modelling.registry import model_of

GRAVEL: Rgb = (0.25, 0.205, 0.15)
EARTH: Rgb = (0.075, 0.05, 0.034)
BEDS = {"park": (1.45, 2.7), "flower garden": (1.3, 7.5)}  # m beside the middle of the path
THICK = 5200.0  # flowers for each metre that a bed is wide, over its length
LENGTH = 46.0  # m, as far as there are beds


def build(ask: Ask) -> PlaceModel:
    """A path that winds away under trees; beds in flower but in winter."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    look = meadow.LOOKS[ask.season]
    eye = eye_of(ask.extent, 900.0, 280, 420)
    land, wide = meadow.hills(seed, 16.0), float(np.clip(0.9 * ask.extent, 1.1, 4.0))
    wide = 0.75 if ask.alone else wide
    lawn = Material("lawn", look.ground, 0.95, specular=0.1)
    parts = (
        Part(fan(land, eye, _painted(ask, seed, look, wide)), lawn, "ground"),
        *grass(eye, land, _mown(ask, seed, wide), look.sward, rng, far=70.0),
        *_beds(ask, land, seed, wide, look, rng),
        *_edging(land, seed, wide, rng),
        *_planted(ask, land, seed, wide, look, rng),
        *_benches(ask, land, seed, wide),
    )
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0]) + 1.45
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("park", parts)),),
        ground=land,
        area=rectangle(2 * wide + 0.6, 8 * ask.extent, (0.0, ask.extent)),
        haze=clear_air(ask.hour, 1500.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-18, 18), elevation=(-2, 50), distance=(0.3, 80.0)),
        vista=Vista((0.75, -6.0, z), (-0.4, 10.0, z + 0.5), 27.0),
        fog=60.0,
    )


def path(y: Floats, seed: int) -> Floats:
    """(N,) x of the middle of the path."""
    return np.asarray(3.2 * np.sin(y / 15.0 + seed % 6) * step(np.abs(y), 2.0, 26.0), np.float32)


def _beside(x: Floats, y: Floats, seed: int, wide: float) -> Floats:
    """(N,) m beside the middle of the path, less what it is wider than usual."""
    return np.asarray(np.abs(x - path(y, seed)) - (wide - 1.1), np.float32)


def _painted(ask: Ask, seed: int, look: meadow.Look, wide: float) -> Paint:
    country, edge = meadow.paint(look), BEDS[ask.family][1] + 0.1

    def colors(p: Floats, n: Floats) -> Floats:
        x, y = p[:, 0], p[:, 1]
        fine = fractal_2d(x, y, 0.09, seed + 3, 3) + 0.5 * noise_2d(x, y, 0.03, seed + 4)
        off = _beside(x, y, seed, wide) + 0.05 * fractal_2d(x, y, 0.5, seed + 5, 3)
        base = mix(country(p, n), EARTH, step(off, 1.2, 1.35) * step(edge - off, 0, 0.15)
                   * step(LENGTH - np.abs(y), 0, 2))  # fmt: skip
        gravel = np.outer(1 + 0.28 * fine, GRAVEL)
        return mix(base, gravel, step(1.25 - off, 0.0, 0.08) * step(150.0 - y, 0, 10))

    return colors


def _mown(ask: Ask, seed: int, wide: float) -> Height:
    edge = BEDS[ask.family][1] + 0.1

    def tall(x: Floats, y: Floats) -> Floats:
        off = _beside(x, y, seed, wide)
        lawn = (off > edge) | ((off > 1.4) & (np.abs(y) > LENGTH))
        return np.asarray(lawn * min(0.07, 0.05 + 0.01 * ask.extent), np.float32)

    return tall


def _beds(
    ask: Ask, land: Height, seed: int, wide: float, look: meadow.Look, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Flowers in drifts of one kind, taller at the back; leaves between them."""
    kinds = tuple(BLOOMS) if look.blooms else ()
    first = 0.5 if ask.alone else clear_of(ask.extent)
    parts: list[Part] = []
    bed = BEDS[ask.family]
    count = max(5200, int(THICK * (bed[1] - bed[0])))
    y = rng.uniform(-7.0, LENGTH, count).astype(np.float32)
    off = rng.uniform(*bed, count).astype(np.float32)
    keep = rng.random(count) < np.clip(14.0 / np.maximum(y + 8.0, 6.0), 0.25, 1.0)
    x = path(y, seed) + np.where(rng.random(count) < 0.5, -1, 1) * (off + wide - 1.1)
    places = np.stack([x, y], axis=1)[keep].astype(np.float32)
    tall = 0.55 + 0.6 * np.minimum((off[keep] - bed[0]) / 1.25, 1.0)
    drift = noise_2d(places[:, 0], places[:, 1], 1.7, seed + 8) * 0.5 + 0.5
    drift = drift + 0.08 * rng.standard_normal(len(drift))
    low = (np.hypot(*places.T) < first + 0.6) & (places[:, 1] < 0.4)
    size = np.where(low & (not ask.alone), 0.45, 1.0) * tall
    leaf = Material("petals", (0.5, 0.3, 0.3), 0.55, translucency=0.35)
    for number, kind in enumerate(kinds):
        mine = (drift * len(kinds)).astype(int) == number
        if not mine.any():
            continue
        high = BLOOMS[kind].height * 1.25 * size[mine] * rng.uniform(0.8, 1.15, int(mine.sum()))
        moves = standing(places[mine], land, rng, high * 1.25, high)
        parts += grow.shared_out([wild_flower(BLOOMS[kind], rng) for _ in range(3)], leaf, moves,
                                 rng, kind)  # fmt: skip
    tufts = [grow.faced(grow.tuft(16, 1.0, 0.09, 0.5, _leaves(rng), rng, 3)) for _ in range(3)]
    spots = places[::2]
    moves = standing(spots, land, rng, 0.34, 0.24 * size[::2])
    return (*parts, *grow.shared_out(tufts, Material("leaves", (0.1, 0.14, 0.04), 0.55,
                                     translucency=0.3), moves, rng, "leaves"))  # fmt: skip


def _leaves(rng: np.random.Generator) -> Callable[[int], Floats]:
    def colors(count: int) -> Floats:
        tone = np.array([0.075, 0.125, 0.04]) * rng.uniform(0.6, 1.4, (count, 1))
        return np.asarray(tone, np.float32)

    return colors


def _edging(land: Height, seed: int, wide: float, rng: np.random.Generator) -> tuple[Part, ...]:
    """Small stones along both sides of the path."""
    y = np.repeat(np.arange(-8.0, LENGTH, 0.24), 2)
    side = np.tile([-1.0, 1.0], len(y) // 2)
    x = path(y.astype(np.float32), seed) + side * (wide + 0.22) + rng.normal(0, 0.02, len(y))
    places = np.stack([x, y + rng.normal(0, 0.03, len(y))], axis=1).astype(np.float32)
    sizes = rng.uniform(0.15, 0.24, len(y)).astype(np.float32)
    return stones(places, sizes, land, (0.34, 0.32, 0.29), rng, 14, 0.7)


def _planted(
    ask: Ask, land: Height, seed: int, wide: float, look: meadow.Look, rng: np.random.Generator
) -> list[Part]:
    """Old trees on the lawn, closer together farther off, bushes between."""
    raw = rng.uniform([-60, -4], [60, 130], (420, 2)).astype(np.float32)
    off = _beside(raw[:, 0], raw[:, 1], seed, wide)
    clear = 3.0 if ask.alone else clear_of(ask.extent) + 3.0
    free = (
        (off > max(4.2, BEDS[ask.family][1] + 1.0))
        & (np.hypot(*raw.T) > clear)
        & ((raw[:, 1] > 3.0) | (off > 7.0))
    )
    places = apart(raw[free & (rng.random(420) < 0.75)], 9.0)
    away = np.hypot(places[:, 0], places[:, 1] + 6.0)
    parts: list[Part] = []
    for number, kind in enumerate(dict.fromkeys(look.kinds)):
        mine = np.arange(len(places)) % len(set(look.kinds)) == number
        for detail, low, high in (("near", 0.0, 17.0), ("middle", 17.0, 60.0), ("far", 60.0, 1e9)):
            here = places[mine & (away >= low) & (away < high)]
            parts += trees(kind, here, land, detail, rng, (0.55, 0.95))
    wall = np.stack([np.linspace(-110, 110, 90), 140 + rng.normal(0, 6, 90)], axis=1)
    return [*parts, *trees(look.kinds[0], wall.astype(np.float32), land, "hint", rng, (0.8, 1.2))]


def _benches(ask: Ask, land: Height, seed: int, wide: float) -> list[Part]:
    bench = model_of("park bench", seed=2)
    first = 4.0 if ask.alone else clear_of(ask.extent) + 2.5
    y = np.array([first, first + 9.0, first + 19.0], np.float32)
    side = np.array([1.0, -1.0, 1.0])
    x = path(y, seed) + side * (wide + 0.65)
    at = [
        (float(a), float(b), float(c) + 0.01)
        for a, b, c in zip(x, y, land(x.astype(np.float32), y), strict=True)
    ]
    moves = placements(at, [-90.0 * float(s) for s in side])
    return [Part(Copies(bench.parts, moves), bench.parts[0].material, "benches", tinted=False)]


PLACE = Place(tuple(BEDS), build)
