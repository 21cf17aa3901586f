"""What stands about in the open? Grass, wild flowers, stones and trees strewn over land.

Everything is instanced: a few prototypes, many transforms. Things are as dense as the eye resolves:
near by a tuft is a tuft, far away it stands for a patch.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling import vegetation as grow
from imagineart.modelling.families.rocks import boulder
from imagineart.modelling.land import Eye, Height, noise_2d, sown, standing
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Part, Rgb
from imagineart.modelling.registry import model_of
from imagineart.modelling.vegetation import faced

Tall = Callable[[Floats, Floats], Floats]
PROTOTYPES = 3  # different trees of a kind


@dataclass(frozen=True, slots=True)
class Sward:
    """What grass is like: colours of blades, height in metres, density."""

    colors: tuple[Rgb, ...] = (
        (0.070, 0.115, 0.028),
        (0.105, 0.145, 0.040),
        (0.165, 0.175, 0.065),
        (0.22, 0.20, 0.09),
        (0.085, 0.135, 0.045),
    )
    dry: Rgb = (0.36, 0.28, 0.13)
    dry_share: float = 0.12
    width: float = 0.055  # of a tuft's width
    share: float = 0.026  # distance between tufts, of the distance to the eye


def clear_of(extent: float) -> float:
    """Radius about the origin in which nothing may hide what the picture is about, m."""
    return 1.7 * extent


def low_before(eye: Eye, extent: float, places: Floats) -> NDArray[np.bool_]:
    """(N,) whether places are about the origin, or between it and the viewer."""
    x, y = places.T
    along = np.clip((y - eye.y) / max(-eye.y, 1e-6), 0, 1)
    between = (np.abs(x) < clear_of(extent) * (0.35 + 0.65 * along)) & (y < 0)
    return np.asarray(between | (np.hypot(x, y) < clear_of(extent)))


def grass(
    eye: Eye, land: Height, tall: Tall, sward: Sward, rng: np.random.Generator, far: float = 160.0
) -> tuple[Part, ...]:
    """Tufts near by, patches farther off; `tall(x, y)` is their height in m, 0 where none grows."""
    near_end = 3.5 + 8.0 * eye.near
    bands = (
        (0.8 * eye.near, near_end, sward.share, 13, 3),
        (near_end, far, 1.5 * sward.share, 16, 2),
    )
    parts: list[Part] = []
    for low, high, share, blades, rows in bands:
        places, apart = sown(eye, share, rng, low, high, eye.around if rows > 2 else 54.0)
        height = tall(places[:, 0], places[:, 1])
        grown = height > 0.004
        places, apart, height = places[grown], apart[grown], height[grown]
        wide = np.minimum(1.7 * apart, 3.0 * height + 0.6 * apart)
        moves = standing(places, land, rng, wide, height * rng.uniform(0.6, 1.25, len(places)))
        tufts = [
            faced(
                grow.tuft(
                    blades,
                    1.0,
                    sward.width * (1 + (rows < 3)),
                    0.7,
                    _colors(sward, i, rng),
                    rng,
                    rows,
                )
            )
            for i in range(5)
        ]
        leaf = Material("grass", sward.colors[0], 0.55, translucency=0.3)
        parts += _patchy(tufts, leaf, moves, places, rng)
    return tuple(parts)


def _colors(sward: Sward, number: int, rng: np.random.Generator) -> Callable[[int], Floats]:
    base = np.asarray(sward.colors[number % len(sward.colors)])

    def colors(count: int) -> Floats:
        tone = base * (1 + 0.18 * rng.standard_normal((count, 1)))
        dry = rng.random((count, 1)) < sward.dry_share
        return np.asarray(
            np.where(dry, np.asarray(sward.dry) * rng.uniform(0.6, 1.1, (count, 1)), tone),
            np.float32,
        )

    return colors


def _patchy(
    meshes: Sequence[Mesh],
    material: Material,
    moves: Floats,
    places: Floats,
    rng: np.random.Generator,
) -> list[Part]:
    """Kinds of tufts prefer their own patches."""
    value = noise_2d(places[:, 0], places[:, 1], 3.0, 3) + noise_2d(
        places[:, 0], places[:, 1], 17.0, 4
    )
    rank = (value + 0.5 * rng.standard_normal(len(places))) * 0.33 + 0.5
    pick = np.clip((rank * len(meshes)).astype(int), 0, len(meshes) - 1)
    return [
        Part(Copies((Part(mesh, material),), moves[pick == i]), material, "grass")
        for i, mesh in enumerate(meshes)
        if (pick == i).any()
    ]


@dataclass(frozen=True, slots=True)
class Bloom:
    """A wild flower: petals about a middle on a stem, in units of its height."""

    petal: Rgb
    middle: Rgb
    petals: int = 8
    size: float = 0.085  # of the height
    cup: float = 0.2  # how far petals stand up
    wide: float = 0.55  # of a petal's length
    height: float = 0.4  # m


BLOOMS: dict[str, Bloom] = {
    "daisy": Bloom((0.82, 0.82, 0.80), (0.75, 0.45, 0.02), 11, 0.085, 0.1, 0.4, 0.38),
    "poppy": Bloom((0.62, 0.03, 0.012), (0.02, 0.015, 0.02), 5, 0.105, 0.7, 1.05, 0.46),
    "cornflower": Bloom((0.06, 0.12, 0.62), (0.10, 0.06, 0.35), 9, 0.075, 0.5, 0.45, 0.44),
    "buttercup": Bloom((0.82, 0.58, 0.02), (0.65, 0.42, 0.02), 5, 0.06, 0.5, 0.9, 0.36),
    "clover": Bloom((0.50, 0.14, 0.34), (0.40, 0.08, 0.28), 12, 0.05, 0.9, 0.5, 0.24),
}


def wild_flower(bloom: Bloom, rng: np.random.Generator) -> Mesh:
    """One flower a metre high, to be scaled: a bent stem, petals, a few leaves. 40–60 triangles."""
    lean = rng.normal(0, 0.10, 2)
    top = np.array([lean[0], lean[1], 1.0])
    turn = np.arange(bloom.petals) * 2 * np.pi / bloom.petals + rng.uniform(0, 6)
    tilt = np.array([0.5 * lean[0], 0.5 * lean[1] - 0.25, 1.0])
    out = np.stack([np.cos(turn), np.sin(turn), bloom.cup * np.ones_like(turn)], axis=1)
    out -= 0.8 * (out @ tilt)[:, None] * tilt / (tilt @ tilt) - bloom.cup * tilt
    long = bloom.size * rng.uniform(0.85, 1.1, bloom.petals)
    tone = np.asarray(bloom.petal) * rng.uniform(0.85, 1.05, (bloom.petals, 1))
    head = np.tile(top, (bloom.petals, 1))
    petals = grow.blades(
        head,
        out,
        np.tile(tilt, (bloom.petals, 1)),
        long,
        long * bloom.wide,
        np.clip(tone, 0.003, 0.85),
        fine=True,
        fold=0.1,
        curl=0.2,
    )
    disc_turn = np.arange(6) * np.pi / 3
    disc = np.stack([np.cos(disc_turn), np.sin(disc_turn), 0 * disc_turn], axis=1)
    middle = grow.blades(
        top + 0.012 * tilt - 0.0 * disc,
        disc,
        np.tile(tilt, (6, 1)),
        np.full(6, 0.3 * bloom.size),
        np.full(6, 0.34 * bloom.size),
        np.tile(bloom.middle, (6, 1)),
        fine=False,
        fold=0.0,
        curl=0.3,
    )
    k = np.array([0.0, 0.5, 1.0])
    spine = np.stack([lean[0] * k**2, lean[1] * k**2, k], axis=1)
    stem = grow.blades(
        spine[:-1],
        np.diff(spine, axis=0) * 1.0,
        np.tile([0, -1.0, 0.1], (2, 1)),
        np.full(2, 0.56),
        np.full(2, 0.02),
        np.tile([0.08, 0.14, 0.03], (2, 1)),
        fine=False,
        fold=0.4,
    )
    from imagineart.modelling.kit import combined

    return faced(combined([petals, middle, stem]))


def flowers(
    eye: Eye,
    land: Height,
    kinds: Sequence[str],
    rng: np.random.Generator,
    far: float = 45.0,
    share: float = 0.075,
    scale: float = 1.0,
    extent: float = 0.0,
) -> tuple[Part, ...]:
    """Wild flowers in drifts; farther off they stand in clumps, larger than life.

    Low where they would hide something of radius `extent` about the origin.
    """
    parts: list[Part] = []
    for number, kind in enumerate(kinds):
        bloom = BLOOMS[kind]
        places, apart = sown(eye, share, rng, eye.near, far, 54.0)
        drift = noise_2d(places[:, 0], places[:, 1], 5.0, 60 + number) + 0.7 * noise_2d(
            places[:, 0], places[:, 1], 1.3, 70 + number
        )
        keep = drift > 0.20
        places, apart = places[keep], apart[keep]
        size = bloom.height * scale * rng.uniform(0.7, 1.2, len(places))
        size = np.where(low_before(eye, extent, places), 0.5 * size, size)
        wide = np.maximum(size, 0.16 * apart + 0.8 * size)
        moves = standing(places, land, rng, wide, size)
        meshes = [wild_flower(bloom, rng) for _ in range(3)]
        leaf = Material("petals", bloom.petal, 0.55, translucency=0.35)
        parts += grow.shared_out(meshes, leaf, moves, rng, kind)
    return tuple(parts)


def stones(
    places: Floats,
    sizes: Floats,
    land: Height,
    color: Rgb,
    rng: np.random.Generator,
    segments: int = 18,
    flat: float = 0.7,
) -> tuple[Part, ...]:
    """Stones half sunk in the ground at (N, 2) places, (N,) m wide."""
    made = []
    for _ in range(6):
        mesh = boulder(rng, 1.0, flat, 7, segments)
        tone = np.asarray(color) * rng.uniform(0.7, 1.3)
        spots = 1 + 0.16 * rng.standard_normal((len(mesh.vertices), 1))
        made.append(
            Mesh(
                mesh.vertices,
                mesh.triangles,
                mesh.normals,
                np.clip(tone * spots, 0.004, 0.85).astype(np.float32),
            )
        )
    moves = standing(places, land, rng, sizes, sizes * rng.uniform(0.7, 1.1, len(places)))
    moves[:, 2, 3] += 0.12 * sizes
    return grow.shared_out(
        made, Material("stones", color, 0.85, specular=0.3), moves, rng, "stones"
    )


def air(hour: float) -> Rgb:
    """The colour of misty air under trees at an hour: radiance, linear."""
    hours = [0.0, 5.0, 6.5, 9.0, 15.5, 18.5, 20.0, 21.5, 24.0]
    table = [
        (0.010, 0.014, 0.024),
        (0.03, 0.035, 0.05),
        (0.62, 0.48, 0.34),
        (0.60, 0.64, 0.60),
        (0.58, 0.62, 0.56),
        (0.66, 0.44, 0.26),
        (0.12, 0.11, 0.12),
        (0.014, 0.018, 0.030),
        (0.010, 0.014, 0.024),
    ]
    return _at_hour(hour, hours, table)


def clear_air(hour: float, distance: float) -> tuple[Rgb, float]:
    """The colour of the horizon at an hour, and how far one sees through clear air, m."""
    hours = [0.0, 4.8, 6.0, 8.8, 11.5, 15.8, 18.7, 20.2, 21.5, 24.0]
    table = [
        (0.013, 0.018, 0.036),
        (0.055, 0.064, 0.10),
        (0.54, 0.38, 0.30),
        (0.66, 0.74, 0.85),
        (0.61, 0.74, 0.92),
        (0.66, 0.74, 0.86),
        (0.58, 0.30, 0.15),
        (0.39, 0.25, 0.24),
        (0.017, 0.023, 0.045),
        (0.013, 0.018, 0.036),
    ]
    return _at_hour(hour, hours, table), distance


def _at_hour(hour: float, hours: Sequence[float], table: Sequence[Rgb]) -> Rgb:
    r, g, b = (float(np.interp(hour, hours, [row[i] for row in table])) for i in range(3))
    return r, g, b


@lru_cache(128)
def grown(noun: str, seed: int, detail: str) -> tuple[Part, ...]:
    """The parts of a tree for a distance, kept."""
    return model_of(noun, seed=seed, variant={"detail": detail}).parts


def trees(
    noun: str,
    places: Floats,
    land: Height,
    detail: str,
    rng: np.random.Generator,
    size: tuple[float, float] = (0.75, 1.2),
    flat: bool = True,
) -> tuple[Part, ...]:
    """Trees of a kind at (N, 2) places, a few prototypes turned and sized."""
    parts: list[Part] = []
    pick = rng.integers(0, PROTOTYPES, len(places))
    for seed in range(PROTOTYPES):
        here = places[pick == seed]
        if not len(here):
            continue
        scale = rng.uniform(*size, len(here))
        moves = standing(
            here, land, rng, scale * rng.uniform(0.9, 1.1, len(here)), scale, sunk=0.12
        )
        prototype = grown(noun, seed, detail)
        parts.append(Part(Copies(prototype, moves), prototype[0].material, noun, tinted=False))
    return tuple(parts)


def apart(places: Floats, spacing: float) -> Floats:
    """The places that keep a distance from those before them."""
    from imagineart.modelling.kit import thinned

    return places[thinned(places, spacing)] if len(places) > 1 else places
