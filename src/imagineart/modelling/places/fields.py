"""What does a field in bloom look like? Rows of one plant that run from the viewer to the hills.

Things stand in the lane between two rows; near plants have stems and heads, far ones are tufts, and
the ground far away takes their colour.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import combined
from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    eye_of,
    fan,
    fractal_2d,
    mix,
    noise_2d,
    ridged_2d,
    standing,
    step,
)
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import Bloom, apart, clear_air, trees, wild_flower
from imagineart.modelling.places.fittings import modelled
from imagineart.modelling.places.meadow import LOOKS, hills
from imagineart.modelling.places.meadow import paint as paint_hills
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    roomy,
)
from imagineart.modelling.vegetation import faced

FAR = 5200.0  # m
BANDS = ((0.0, 13.0, 0), (13.0, 48.0, 1), (48.0, 170.0, 2))  # m from the eye, and how coarse
THIN = (1.0, 1.3, 3.4)  # times as far apart in a row, by band
EVEN = 11.0  # extents of even land that the rows lie on


@dataclass(frozen=True, slots=True)
class Crop:
    """A plant in rows: `spacing` between rows, `along` in a row, height, m; what a field of it is
    like from afar, the soil between, and colours of heads: one a row where they are several."""

    spacing: float
    along: float
    height: float
    far: tuple[Rgb, Rgb]
    soil: Rgb
    heads: tuple[Rgb, ...]
    stem: Rgb = (0.085, 0.135, 0.04)
    stems: int = 80
    head: float = 0.32  # of the height
    spread: float = 0.55  # how far stems lean out
    wide: float = 0.030  # of a head, of the height
    bloom: Bloom | None = None
    fill: float = 1.0  # how much wider than high a plant is


CROPS = {
    "lavender field": Crop(
        1.7, 0.62, 0.62, ((0.13, 0.085, 0.23), (0.20, 0.14, 0.33)), (0.26, 0.185, 0.125),
        ((0.20, 0.12, 0.40), (0.28, 0.18, 0.48), (0.15, 0.08, 0.33)), (0.13, 0.17, 0.085),
        190, 0.34, 0.85, 0.026,
    ),
    "wheat field": Crop(
        0.42, 0.34, 0.95, ((0.48, 0.32, 0.10), (0.58, 0.41, 0.15)), (0.30, 0.21, 0.10),
        ((0.60, 0.40, 0.12), (0.66, 0.47, 0.17), (0.52, 0.33, 0.09)), (0.46, 0.34, 0.12),
        38, 0.17, 0.24, 0.026, fill=0.65,
    ),
    "sunflower field": Crop(
        1.0, 0.55, 1.55, ((0.28, 0.23, 0.035), (0.48, 0.33, 0.03)), (0.20, 0.135, 0.075),
        ((0.80, 0.47, 0.01),),
        bloom=Bloom((0.82, 0.48, 0.01), (0.05, 0.024, 0.01), 18, 0.105, 0.12, 0.42, 1.55),
    ),
    "cornfield": Crop(
        0.8, 0.34, 2.1, ((0.12, 0.18, 0.04), (0.20, 0.22, 0.06)), (0.20, 0.145, 0.085),
        ((0.14, 0.22, 0.045), (0.20, 0.25, 0.06), (0.10, 0.17, 0.035)), (0.12, 0.19, 0.045),
        22, 0.5, 0.42, 0.05, fill=0.5,
    ),
    "vineyard": Crop(
        2.3, 0.5, 1.35, ((0.13, 0.17, 0.045), (0.21, 0.20, 0.07)), (0.28, 0.21, 0.135),
        ((0.13, 0.20, 0.035), (0.20, 0.24, 0.05), (0.09, 0.15, 0.03)), (0.10, 0.085, 0.05),
        150, 0.2, 1.25, 0.11, fill=0.75,
    ),
    "tea plantation": Crop(
        1.5, 0.4, 0.85, ((0.09, 0.19, 0.035), (0.15, 0.25, 0.05)), (0.16, 0.11, 0.07),
        ((0.11, 0.24, 0.035), (0.16, 0.28, 0.05), (0.07, 0.17, 0.025)), (0.05, 0.07, 0.025),
        170, 0.22, 1.3, 0.09, fill=1.35,
    ),
    "tulip field": Crop(
        0.75, 0.16, 0.46, ((0.42, 0.07, 0.05), (0.55, 0.30, 0.08)), (0.17, 0.115, 0.075),
        ((0.70, 0.03, 0.03), (0.80, 0.50, 0.02), (0.72, 0.16, 0.30), (0.78, 0.74, 0.70),
         (0.34, 0.05, 0.30)),
        bloom=Bloom((0.7, 0.03, 0.03), (0.05, 0.05, 0.02), 6, 0.19, 1.6, 0.85, 0.46),
    ),
}  # fmt: skip


def build(ask: Ask) -> PlaceModel:
    """Rows to the horizon's hills, a tree or two aside."""
    rng, crop = ask.rng, CROPS[ask.family]
    look = LOOKS["summer" if ask.season == "winter" else ask.season]
    eye = eye_of(ask.extent, FAR)
    seed = int(rng.integers(1 << 16))
    land = ranged(hills(seed, EVEN), seed)
    lane = 0.0 if ask.alone else max(0.55, 1.15 * ask.extent)
    soil = Material("soil", crop.soil, 0.95, specular=0.1)
    parts = (
        Part(fan(land, eye, painted(crop, paint_hills(look))), soil, "ground"),
        *rows(crop, eye, land, lane, rng),
        *_trees(eye, land, look.kinds[0], ask, rng),
        *(_farm(land, rng) if ask.alone else ()),
    )
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0])
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model(ask.family, parts)),),
        ground=land,
        area=roomy(ask, 2 * max(lane, 0.5), 8 * ask.extent, (0.0, ask.extent)),
        haze=clear_air(ask.hour, 3200.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-16, 16), elevation=(-2, 50), distance=(0.3, 120.0)),
        vista=Vista((0.0, -6.0, z + 0.75 + crop.height), (0.0, 10.0, z + 0.55 + crop.height), 26.0),
        fog=90.0,
    )


def ranged(land: Height, seed: int) -> Height:
    """The land with a range of hills behind it, that the air turns blue."""

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x, y)
        ridge = ridged_2d(x, y, 1400.0, seed + 51, 4) * step(away, 700.0, 2600.0)
        return np.asarray(land(x, y) + 230.0 * ridge, np.float32)

    return height


def _farm(land: Height, rng: np.random.Generator) -> list[Part]:
    """A house of stone with a barn and trees at the end of the rows, at a third of the view."""
    side = float(rng.choice([-1.0, 1.0]))
    spots = np.array([(side * 17.0, 66.0), (side * 29.0, 74.0)], np.float32)
    at = [
        (float(x), float(y), float(z) - 0.2)
        for (x, y), z in zip(spots, land(*spots.T), strict=True)
    ]
    about = np.array([(11.0, 70), (22.5, 63), (24, 78), (35, 70), (38, 76)]) * [side, 1.0]
    rows = about + rng.normal(0, 0.8, about.shape)
    grove = trees("oak", rows.astype(np.float32), land, "middle", rng, (0.55, 0.95))
    house = modelled("cottage", at[:1], 20.0 * side, 1.25)
    return [*house, *modelled("barn", at[1:], -30.0 * side), *grove]


def painted(crop: Crop, hills_paint: Paint) -> Paint:
    """Soil near by, the crop's colour in the distance, then the country behind."""

    def colors(p: Floats, n: Floats) -> Floats:
        x, y = p[:, 0], p[:, 1]
        away = np.hypot(x, y)
        near = np.outer(1 + 0.3 * fractal_2d(x, y, 0.5, 5, 4), crop.soil)
        bloom = mix(crop.far[0], crop.far[1], 0.5 + 0.7 * fractal_2d(x, y, 12.0, 8, 5))
        field = mix(near, bloom, step(away, 25.0, 110.0))
        return mix(
            field, hills_paint(p, n), step(away + 40 * noise_2d(x, y, 90.0, 6), 190.0, 230.0)
        )

    return colors


def rows(
    crop: Crop, eye: Eye, land: Height, lane: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """All plants, in rows parallel to the lane, by how near they are."""
    parts: list[Part] = []
    leaf = Material("crop", crop.heads[0], 0.6, translucency=0.3)
    kinds = len(crop.heads) if crop.bloom is not None else 1
    for low, high, coarse in BANDS:
        places, row = _spots(crop, eye, lane, low, high, THIN[coarse], rng)
        size = crop.height * rng.uniform(0.85, 1.12, len(places))
        wide = size * crop.fill * THIN[coarse] ** 0.8
        moves = standing(places, land, rng, wide, size)
        for k in range(kinds):
            mine = moves[row % kinds == k] if kinds > 1 else moves
            meshes = [_plant(crop, k, coarse, rng) for _ in range(4)]
            parts += grow.shared_out(meshes, leaf, mine, rng, "crop")
    return tuple(parts)


def _spots(
    crop: Crop,
    eye: Eye,
    lane: float,
    low: float,
    high: float,
    thin: float,
    rng: np.random.Generator,
) -> tuple[Floats, Floats]:
    """(N, 2) places so far from the eye, before it, and (N,) the number of their row."""
    across = np.arange(0.5, high * 0.85 / crop.spacing) * crop.spacing + max(
        lane - 0.5 * crop.spacing, 0.0
    )
    along = np.arange(eye.y - 1.0, eye.y + high, crop.along * thin)
    number, y = np.meshgrid(np.arange(2 * len(across)), along)
    x = np.concatenate([across, -across])[number] + eye.x * 0
    x = x + rng.normal(0, 0.045 * crop.spacing, x.shape)
    y = y + rng.normal(0, 0.22 * crop.along, y.shape)
    away = np.hypot(x - eye.x, y - eye.y)
    ahead = (y - eye.y > 0.62 * np.abs(x - eye.x) - 1.5) & (away > 0.9)
    keep = (away >= low) & (away < high) & ahead
    return np.stack([x[keep], y[keep]], axis=1).astype(np.float32), number[keep].astype(np.float32)


def _plant(crop: Crop, row: int, coarse: int, rng: np.random.Generator) -> Mesh:
    """A plant one metre high and wide."""
    if crop.bloom is not None:
        petals = crop.bloom.petals if coarse < 2 else 4
        flower = replace(crop.bloom, petal=crop.heads[row % len(crop.heads)], petals=petals)
        return _blooming(flower, crop, rng) if coarse == 0 else wild_flower(flower, rng)
    count = max(8, int(crop.stems * (1.0, 0.34, 0.13)[coarse]))
    thick = (1.0, 1.8, 3.0)[coarse]
    turn, away = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.random(count))
    lean = crop.spread * away
    out = np.stack([np.cos(turn), np.sin(turn), np.zeros(count)], axis=1)
    ahead = out * lean[:, None] + [0, 0, 1.0] + 0.08 * rng.standard_normal((count, 3))
    base = out * (0.16 * away)[:, None]
    tall = rng.uniform(0.72, 1.05, count) / np.linalg.norm(ahead, axis=1)
    side = np.stack([-np.sin(turn), np.cos(turn), 0.2 * np.ones(count)], axis=1)
    stem = np.asarray(crop.stem) * rng.uniform(0.6, 1.25, (count, 1))
    stems = grow.blades(
        base, ahead, side, tall, np.full(count, 0.012 * thick), stem, fine=False, fold=0.5
    )
    tone = np.asarray(crop.heads)[rng.integers(0, len(crop.heads), count)]
    tone = np.clip(tone * rng.uniform(0.7, 1.25, (count, 1)), 0.004, 0.8)
    start = base + ahead * (tall * (1 - crop.head))[:, None]
    heads = [
        grow.blades(
            start, ahead, way, tall * crop.head * 1.15, np.full(count, crop.wide * thick), tone,
            fine=coarse == 0, fold=0.6, curl=0.05,
        )
        for way in ((side,) if coarse else (side, out + np.array([0, 0, 0.1])))
    ]  # fmt: skip
    return faced(combined([stems, *heads]))


def _blooming(flower: Bloom, crop: Crop, rng: np.random.Generator) -> Mesh:
    """A flower with leaves up its stem."""
    count = 7
    turn = rng.uniform(0, 2 * np.pi, count)
    out = np.stack([np.cos(turn), np.sin(turn), rng.uniform(0.1, 0.9, count)], axis=1)
    at = np.stack([0 * turn, 0 * turn, rng.uniform(0.02, 0.62, count)], axis=1)
    green = np.asarray(crop.stem) * rng.uniform(0.7, 1.3, (count, 1))
    leaves = grow.blades(
        at, out, np.tile([0, 0, 1.0], (count, 1)), rng.uniform(0.16, 0.30, count),
        np.full(count, 0.12), green, fine=False, curl=0.3,
    )  # fmt: skip
    return faced(combined([wild_flower(flower, rng), leaves]))


def _trees(
    eye: Eye, land: Height, kind: str, ask: Ask, rng: np.random.Generator
) -> tuple[Part, ...]:
    """One tree aside at the end of the rows, woods on the hills."""
    side = float(rng.choice([-1.0, 1.0]))
    hero = np.array([[side * 26.0, 92.0]], np.float32)
    turn, radius = np.radians(rng.uniform(-50, 50, 900)), 210.0 * 8.0 ** rng.random(900)
    wood = np.stack([radius * np.sin(turn), radius * np.cos(turn)], axis=1).astype(np.float32)
    clump = fractal_2d(wood[:, 0], wood[:, 1], 190.0, 81, 3) > 0.3
    return (
        *trees(kind, hero, land, "middle", rng, (0.9, 1.1)),
        *trees(kind, apart(wood[clump], 7.0), land, "hint", rng, (0.8, 1.3)),
    )


PLACE = Place(tuple(CROPS), build)
