"""What is a forest like inside? Trunks behind trunks, a path, ferns, light that finds its way."""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.families.rocks import lighter
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
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import (
    Sward,
    air,
    apart,
    clear_of,
    grass,
    stones,
    trees,
)
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


@dataclass(frozen=True, slots=True)
class Wood:
    """A kind of forest: its trees, its floor, what lies on it, how far one sees."""

    kinds: tuple[str, ...]
    floor: tuple[Rgb, Rgb]
    litter: tuple[Rgb, ...]
    spacing: float  # m
    mist: float  # m
    path: Rgb = (0.13, 0.095, 0.062)
    ferns: int = 420


SHADE = 0.22  # of the light outside is what mist has under a canopy

BROAD = Wood(
    ("beech", "beech", "birch"), ((0.085, 0.058, 0.034), (0.055, 0.080, 0.022)),
    ((0.20, 0.115, 0.05), (0.13, 0.075, 0.035), (0.24, 0.16, 0.075)), 7.0, 150.0,
)  # fmt: skip
FALL = Wood(
    ("autumn beech", "autumn beech", "birch"), ((0.22, 0.105, 0.035), (0.12, 0.075, 0.03)),
    ((0.50, 0.20, 0.03), (0.58, 0.32, 0.05), (0.36, 0.09, 0.025)), 6.2, 160.0,
    (0.15, 0.105, 0.068), 120,
)  # fmt: skip
FIRS = Wood(
    ("spruce", "spruce", "pine tree"), ((0.075, 0.05, 0.03), (0.045, 0.070, 0.018)),
    ((0.16, 0.09, 0.04), (0.10, 0.06, 0.03)), 6.2, 130.0,
)  # fmt: skip
SNOWED = Wood(
    ("snowy fir", "spruce", "bare tree"), ((0.78, 0.81, 0.85), (0.70, 0.74, 0.80)), (), 5.6, 190.0,
    (0.70, 0.72, 0.76), 0,
)  # fmt: skip


JUNGLE = Wood(
    ("beech", "palm tree", "beech"), ((0.05, 0.055, 0.022), (0.03, 0.075, 0.018)),
    ((0.12, 0.09, 0.035), (0.07, 0.10, 0.03)), 5.2, 70.0, (0.10, 0.075, 0.05), 900,
)  # fmt: skip
BIRCHES = Wood(
    ("birch", "birch", "birch"), ((0.10, 0.085, 0.04), (0.075, 0.11, 0.03)),
    ((0.36, 0.26, 0.08), (0.20, 0.14, 0.06)), 5.0, 140.0,
)  # fmt: skip
GIANTS = ("pine tree", "pine tree", "pine tree")  # whose branches begin high up
WOODS = {"jungle": JUNGLE, "pine forest": FIRS, "birch forest": BIRCHES}


def build(ask: Ask) -> PlaceModel:
    """A path from the viewer into the depth, undergrowth beside it, trees closing in."""
    rng, wood = ask.rng, wood_of(ask)
    seed = int(rng.integers(1 << 12))
    eye = eye_of(ask.extent, 420.0, 230, 420)
    land = floor(seed, ask.extent)
    path = path_of(seed, ask.extent)
    ground = fan(land, eye, paint(wood, path, seed))
    parts = (
        Part(ground, Material("forest floor", wood.floor[0], 0.95, specular=0.1), "ground"),
        *_stand(ask, wood, land, path, rng),
        *_undergrowth(ask, wood, land, path, rng),
        *_litter(ask, wood, land, rng),
    )
    mist = wood.mist * (0.3 if ask.weather == "fog" else 1.0)
    shade = 0.55 if max(wood.floor[0]) > 0.5 else SHADE
    pale = lighter(air(ask.hour), shade)
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("forest", parts)),),
        ground=land,
        area=roomy(ask, 6 * ask.extent, 6 * ask.extent),
        view=View(azimuth=(-20, 20), elevation=(-3, 40), distance=(0.3, 40.0)),
        vista=Vista((0.0, -6.0, 1.5), (0.0, 10.0, 2.3), 26.0),
        haze=(pale, mist),
    )


def wood_of(ask: Ask) -> Wood:
    """The one that is asked for; else snow in winter, colour in autumn, or one by chance."""
    if ask.season == "winter" and ask.family != "jungle":
        return SNOWED
    if ask.family in WOODS:
        wood = WOODS[ask.family]
        return replace(wood, kinds=GIANTS) if "redwoods" in ask.features else wood
    if ask.season == "autumn":
        return FALL
    return BROAD if ask.rng.random() < 0.6 else FIRS


def floor(seed: int, extent: float) -> Height:
    """Uneven ground, even about the origin."""

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x, y)
        small = 0.13 * fractal_2d(x, y, 2.6, seed, 4) * step(away, extent, 2.5 * extent)
        large = 1.6 * fractal_2d(x, y, 26.0, seed + 6, 3) * step(away, 3 * extent, 3 * extent + 20)
        return np.asarray(small + large, np.float32)

    return height


def path_of(seed: int, extent: float) -> Height:
    """(N,) m beside the middle of a winding path that runs by the origin, by its half width."""
    half = float(np.clip(0.55 * extent, 0.7, 1.25))

    def beside(x: Floats, y: Floats) -> Floats:
        bend = 2.6 * noise_2d(y, 0 * y, 17.0, seed + 9) * step(np.abs(y), 0, 14.0)
        return np.asarray(np.abs(x - bend) / half, np.float32)

    return beside


def paint(wood: Wood, path: Height, seed: int) -> Paint:
    """Needles or leaves, moss in patches, trodden earth on the path."""

    def colors(p: Floats, n: Floats) -> Floats:
        x, y = p[:, 0], p[:, 1]
        fine = fractal_2d(x, y, 0.22, seed + 2, 4)
        patch = fractal_2d(x, y, 2.2, seed + 3, 4)
        color = mix(wood.floor[0], wood.floor[1], step(patch, -0.05, 0.35))
        color = mix(color, wood.path, step(1.25 - path(x, y) + 0.3 * patch, 0, 0.5))
        return np.asarray(color * (1 + 0.30 * fine)[:, None], np.float32)

    return colors


def _stand(
    ask: Ask, wood: Wood, land: Height, path: Height, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Trees at their spacing, none on the path nor before the things; fine ones near by."""
    reach = 95.0
    raw = rng.uniform([-75, -22 - 4 * ask.extent], [75, reach], (5200, 2)).astype(np.float32)
    wide = 1.0 + 0.55 / max(ask.extent, 0.5)
    uneven = 2.0 * noise_2d(raw[:, 0], raw[:, 1], 7.0, 19)
    glade = uneven if ask.alone else clear_of(ask.extent) + 3.0 + uneven
    open_ = (path(*raw.T) > (1.5 if ask.alone else 2.2) * wide**0.3) & (np.hypot(*raw.T) > glade)
    aside = 2.6 if ask.alone else 2.0 + 1.6 * ask.extent
    before = (raw[:, 1] < 0) & (np.abs(raw[:, 0]) < aside)
    giant = "redwoods" in ask.features
    size = (2.1, 3.0) if giant else (0.8, 1.25)
    places = apart(raw[open_ & ~before], wood.spacing * (1.25 if giant else 1.0))
    away = np.hypot(places[:, 0], places[:, 1] - eye_of(ask.extent).y)
    pick = rng.integers(0, len(wood.kinds), len(places))
    parts: list[Part] = []
    for detail, low, high in (("near", 0.0, 8.5), ("middle", 8.5, 34.0), ("far", 34.0, 1e9)):
        for number, kind in enumerate(wood.kinds):
            here = places[(away >= low) & (away < high) & (pick == number)]
            parts += trees(kind, here, land, detail, rng, size)
    depth = rng.uniform([-130, 60], [130, 165], (2200, 2)).astype(np.float32)
    return (*parts, *trees(wood.kinds[0], apart(depth, 4.5), land, "hint", rng, size))


def _undergrowth(
    ask: Ask, wood: Wood, land: Height, path: Height, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Ferns and grass in patches beside the path, a few stones and logs."""
    extent = ask.extent
    eye = eye_of(extent, 420.0)
    white = max(wood.floor[0]) > 0.5
    raw = rng.uniform([-24, -8 - 2 * extent], [24, 40], (2600, 2)).astype(np.float32)
    thick = fractal_2d(raw[:, 0], raw[:, 1], 5.0, 44, 3) > 0.02
    clear = 0.0 if ask.alone else clear_of(extent)
    free = (path(*raw.T) > 1.5) & (np.hypot(*raw.T) > clear + 0.3)
    before = (raw[:, 1] < 0.3) & (np.abs(raw[:, 0]) < (1.2 if ask.alone else 1.1 * extent + 0.5))
    thick |= wood.ferns > 600
    ferns = apart(raw[thick & free & ~before], 0.75)[: wood.ferns]
    rocks = apart(raw[~thick & free & ~before], 2.5)[:60]
    sizes = (0.15 + 0.7 * rng.random(len(rocks)) ** 3).astype(np.float32)
    color: Rgb = (0.55, 0.58, 0.62) if white else (0.13, 0.14, 0.10)
    parts = list(stones(rocks, sizes, land, color, rng, 22, 0.65))
    parts += _ferns(ferns, land, rng)

    def tall(x: Floats, y: Floats) -> Floats:
        where = step(fractal_2d(x, y, 3.0, 45, 3), 0.0, 0.4) * step(path(x, y), 1.2, 2.0)
        away = step(np.hypot(x, y), clear, 2 * clear + 1.0)
        return np.asarray(where * (0.05 + 0.16 * away) * (0.0 if white else 1.0), np.float32)

    sward = Sward(((0.06, 0.11, 0.022), (0.09, 0.13, 0.03)), dry_share=0.2, share=0.03)
    return (*parts, *grass(eye, land, tall, sward, rng, far=36.0))


def _ferns(places: Floats, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    meshes = [grow.fern_tuft(rng) for _ in range(3)]
    moves = standing(
        places, land, rng, rng.uniform(0.55, 1.1, len(places)), rng.uniform(0.5, 1.0, len(places))
    )
    leaf = Material("fern", (0.06, 0.12, 0.025), 0.55, translucency=0.35)
    return grow.shared_out(meshes, leaf, moves, rng, "ferns")


def _litter(ask: Ask, wood: Wood, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    """Fallen leaves near the viewer."""
    if not wood.litter:
        return ()
    eye = eye_of(ask.extent, 420.0)
    count = 9000
    turn = np.radians(rng.uniform(-60, 60, count))
    radius = eye.near * (22.0 / eye.near) ** rng.random(count)
    places = np.stack(
        [eye.x + radius * np.sin(turn), eye.y + radius * np.cos(turn)], axis=1
    ).astype(np.float32)
    ahead = np.stack([np.cos(turn * 40), np.sin(turn * 40), rng.normal(0.1, 0.15, count)], axis=1)
    up = np.array([0, 0, 1.0]) + 0.35 * rng.standard_normal((count, 3))
    base = np.concatenate([places, (land(*places.T) + 0.008)[:, None]], axis=1)
    tone = np.asarray(wood.litter)[rng.integers(0, len(wood.litter), count)] * rng.uniform(
        0.6, 1.2, (count, 1)
    )
    long = rng.uniform(0.035, 0.085, count) * np.clip(0.6 + 0.05 * radius, 0.6, 1.6)
    mesh = grow.blades(
        base, ahead, up, long, 0.6 * long, np.clip(tone, 0.004, 0.8), fine=False, curl=-0.2
    )
    leaf = Material("litter", wood.litter[0], 0.7, translucency=0.15)
    return (Part(faced(mesh), leaf, "litter"),)


PLACE = Place(("forest", *WOODS), build)
