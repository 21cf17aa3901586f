"""What makes a street look lived in? Awnings, flower boxes, signs, washing, lights on strings.

Fronts are the plane y = 0 and face −y, as everywhere in a town; what hangs across a street runs
along x about the origin.
"""

from collections.abc import Sequence

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import ball, bevelled_box, grid, lathe, moved, rod, tube, turned
from imagineart.modelling.model import Material, Mesh, Part, Rgb
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.masonry import block
from imagineart.modelling.town.pieces import piece

BLOSSOMS: tuple[Rgb, ...] = ((0.62, 0.03, 0.05), (0.70, 0.20, 0.38), (0.75, 0.72, 0.68))
CLOTHES: tuple[Rgb, ...] = (
    (0.70, 0.68, 0.62),
    (0.50, 0.06, 0.05),
    (0.08, 0.18, 0.36),
    (0.66, 0.62, 0.50),
    (0.16, 0.30, 0.26),
    (0.64, 0.42, 0.10),
)
WARM: Rgb = (1.0, 0.66, 0.30)


def awning(at: tuple[float, float], wide: float, color: Rgb, deep: float = 1.35) -> list[Part]:
    """Striped cloth that slopes from a wall, with a scalloped edge: middle x and z of its top."""
    x0, z0 = at
    count = max(6, 2 * round(wide / 0.5) // 2 * 2 + 1)
    step = wide / count
    rows: list[list[Mesh]] = [[], []]
    for k in range(count):
        x = x0 - wide / 2 + step * (k + 0.5)
        run = turned(bevelled_box((step, deep, 0.02), bevel=0.004), "x", 27.0)
        rows[k % 2].append(moved(run, (x, -0.44 * deep, z0 - 0.22 * deep)))
        low = lathe([(0, 0), (step / 2, 0), (step / 2, 0.02), (0, 0.02)], segments=16)
        flap = moved(turned(low, "x", 90), (x, -0.885 * deep, z0 - 0.47 * deep))
        rows[k % 2].append(flap)
    white: Rgb = (0.66, 0.64, 0.58)
    return [
        piece(meshes, "linen", tone, name="awning")
        for meshes, tone in zip(rows, (color, white), strict=True)
    ]


def flower_box(wide: float, rng: np.random.Generator) -> tuple[Part, ...]:
    """A box below a window, leaves that hang over its edge, blossoms of one colour in two tones."""
    tone = BLOSSOMS[int(rng.integers(len(BLOSSOMS)))]
    trough = bevelled_box((wide, 0.2, 0.18), bevel=0.02, at=(0, -0.13, 0.0))
    return (
        piece(trough, "terracotta", name="box"),
        _tufts(wide, 70, (0.07, 0.15, 0.035), 0.11, rng),
        _tufts(wide, 60, tone, 0.065, rng, 0.05),
    )


def pot(rng: np.random.Generator) -> tuple[Part, ...]:
    """A pot of clay with a plant in flower, about 0.6 m high. A thousand triangles."""
    tone = BLOSSOMS[int(rng.integers(len(BLOSSOMS)))]
    clay = lathe([(0.0, 0.0), (0.11, 0.0), (0.17, 0.27), (0.19, 0.27), (0.19, 0.32), (0.15, 0.32),
                  (0.14, 0.28), (0.0, 0.28)], segments=20)  # fmt: skip
    leaves = _tufts(0.34, 110, (0.06, 0.14, 0.03), 0.13, rng)
    blossoms = _tufts(0.38, 70, tone, 0.07, rng, 0.08)
    plant = [moved(p, (0.0, 0.13, 0.27)) for p in (leaves, blossoms)]
    return (piece(clay, "terracotta", name="pot"), *plant)


def _tufts(
    wide: float, count: int, color: Rgb, size: float, rng: np.random.Generator, above: float = 0.0
) -> Part:
    """Leaves or petals over a box: most stand, some hang before it."""
    x = rng.uniform(-0.5, 0.5, count) * wide
    y = -0.13 + rng.normal(0, 0.07, count)
    z = 0.09 + above + np.abs(rng.normal(0, 0.10, count)) - 0.26 * (rng.random(count) < 0.35)
    y = np.where(z < 0.09, -0.25, y)
    out = rng.standard_normal((count, 3)) + np.array([0.0, -0.5, 0.5])
    up = np.array([0.0, -0.6, 0.8]) + 0.5 * rng.standard_normal((count, 3))
    tones = np.asarray(color) * rng.uniform(0.6, 1.35, (count, 1))
    long = size * rng.uniform(0.7, 1.3, count)
    at = np.stack([x, y, z], axis=1)
    mesh = grow.blades(at, out, up, long, 0.75 * long, tones, fine=False, curl=0.25)
    return Part(grow.faced(mesh), Material("petals", color, 0.6, translucency=0.3), "flowers")


def hanging_sign(z: float, color: Rgb, rng: np.random.Generator) -> list[Part]:
    """A board on an iron arm that stands out from the wall, with a bright figure on both sides."""
    arm = [rod((0, 0, z), (0, -0.95, z), 0.018, sides=8)]
    arm += [rod((0, 0, z + 0.35), (0, -0.6, z), 0.012, sides=8)]
    arm += [rod((0, -y, z), (0, -y, z - 0.12), 0.008, sides=6) for y in (0.3, 0.85)]
    tall = float(rng.uniform(0.5, 0.8))
    board = block((0.05, 0.66, tall), (0, -0.57, z - 0.12 - tall / 2), 0.02)
    figure = [
        moved(
            turned(lathe([(0, 0), (0.17, 0), (0.17, 0.012), (0, 0.012)], segments=24), "y", s), at
        )
        for s, at in (
            (90.0, (0.026, -0.57, z - 0.12 - tall / 2)),
            (-90.0, (-0.026, -0.57, z - 0.12 - tall / 2)),
        )
    ]
    return [
        piece(arm, "cast iron", name="arm"),
        piece(board, "painted wood", color, name="sign"),
        piece(figure, "brass", name="figure"),
    ]


def wall_lamp(x: float, z: float, dark: bool) -> list[Part]:
    """A lantern on a bracket beside a door."""
    iron = [rod((x, 0, z), (x, -0.28, z + 0.10), 0.014, sides=8)]
    iron.append(lathe([(0.09, 0.24), (0.02, 0.32), (0, 0.32)], segments=8))
    iron[1] = moved(iron[1], (x, -0.28, z - 0.18))
    glass = moved(lathe([(0.05, 0), (0.085, 0.24), (0, 0.24)], segments=8), (x, -0.28, z - 0.18))
    shade = lit(WARM, 4.0) if dark else Material("lantern", (0.62, 0.56, 0.44), roughness=0.3)
    return [piece(iron, "cast iron", name="arm"), piece(glass, shade, name="lantern")]


def washing(wide: float, z: float, rng: np.random.Generator) -> list[Part]:
    """A line across a street with linen and clothes on it that hang in folds."""
    t = np.linspace(-0.5, 0.5, 25)
    sag = 0.28
    line = tube(
        np.stack([wide * t, 0 * t, z - sag * (1 - 4 * t**2)], axis=1), np.full(25, 0.006), sides=5
    )
    cloths: list[list[Mesh]] = [[] for _ in CLOTHES]
    x = -0.42 * wide
    while True:
        across, tall = float(rng.uniform(0.4, 0.95)), float(rng.uniform(0.5, 1.1))
        if x + across > 0.45 * wide:
            break
        top = z - sag * (1 - 4 * ((x + across / 2) / wide) ** 2)
        cloths[int(rng.integers(len(CLOTHES)))].append(_cloth(x, top, across, tall, rng))
        x += across + float(rng.uniform(0.06, 0.3))
    return [
        piece(line, "rubber", name="line"),
        *(
            piece(meshes, Material("linen", tone, 0.9, translucency=0.3), name="cloth")
            for meshes, tone in zip(cloths, CLOTHES, strict=True)
            if meshes
        ),
    ]


def _cloth(x: float, top: float, wide: float, tall: float, rng: np.random.Generator) -> Mesh:
    u, v = np.meshgrid(np.linspace(0, 1, 14), np.linspace(0, 1, 9))
    phase, folds = rng.uniform(0, 6), rng.uniform(2.0, 4.0)
    y = 0.05 * np.sin(2 * np.pi * folds * u + phase) * (0.25 + v) + 0.10 * v * np.sin(phase)
    drop = top - tall * v - 0.02 * np.sin(np.pi * u) * v
    return grid(np.stack([x + wide * u, y, drop], axis=-1))


def festoon(wide: float, z: float, dark: bool, colors: Sequence[Rgb] = (WARM,)) -> list[Part]:
    """Bulbs on a sagging cord across a street."""
    count = max(5, round(wide / 0.45))
    t = np.linspace(-0.5, 0.5, 4 * count + 1)
    cord = np.stack([wide * t, 0 * t, z - 0.07 * wide * (1 - 4 * t**2)], axis=1)
    bulbs: list[list[Mesh]] = [[] for _ in colors]
    for k, at in enumerate(cord[2::4]):
        bulbs[k % len(colors)].append(
            ball(0.05, (float(at[0]), 0.0, float(at[2]) - 0.07), segments=10)
        )
    return [
        piece(tube(cord, np.full(len(cord), 0.008), sides=5), "rubber", name="cord"),
        *(
            piece(meshes, lit(tone, 3.5 if dark else 0.7), name="bulb")
            for meshes, tone in zip(bulbs, colors, strict=True)
        ),
    ]


def paper_lantern(tall: float, color: Rgb, glow: float) -> list[Part]:
    """A ribbed lantern of paper about the origin's axis, its top at z = 0."""
    k = np.linspace(0.0, 1.0, 25)
    rib = 1 + 0.05 * np.abs(np.sin(8 * np.pi * k))
    r = 0.42 * tall * (0.35 + 0.65 * np.sin(np.pi * k) ** 0.6) * rib
    shell = lathe(np.stack([r, -tall * (1 - k)], axis=1), segments=20)
    rims = [lathe([(0, a), (0.17 * tall, a), (0.17 * tall, a + 0.05), (0, a + 0.05)], segments=16)
            for a in (-tall - 0.03, -0.02)]  # fmt: skip
    return [
        piece(shell, lit(color, glow), name="lantern"),
        piece(rims, "rubber", name="rim"),
    ]
