"""What does open country look like? A meadow in flower, trees in groups, hills behind hills."""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    eye_of,
    fan,
    fractal_2d,
    mix,
    noise_2d,
    step,
)
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import (
    Sward,
    apart,
    clear_air,
    clear_of,
    flowers,
    grass,
    low_before,
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

FAR = 5200.0  # m


@dataclass(frozen=True, slots=True)
class Look:
    """A season: blades, the ground under them, the fields far away, flowers, kinds of trees."""

    sward: Sward
    ground: Rgb
    fields: tuple[Rgb, Rgb]
    blooms: tuple[str, ...]
    kinds: tuple[str, ...]


GREENS: tuple[Rgb, ...] = (
    (0.068, 0.136, 0.030),
    (0.100, 0.180, 0.042),
    (0.148, 0.212, 0.058),
    (0.195, 0.225, 0.078),
    (0.074, 0.152, 0.040),
)
STRAW: Rgb = (0.19, 0.155, 0.07)  # dry patches between the blades
LOOKS: dict[str, Look] = {
    "spring": Look(
        Sward(((0.09, 0.19, 0.03), (0.12, 0.22, 0.04)), dry_share=0.04),
        (0.055, 0.095, 0.022), ((0.075, 0.14, 0.03), (0.13, 0.19, 0.05)),
        ("daisy", "buttercup"), ("cherry tree", "tree", "birch"),
    ),
    "summer": Look(
        Sward(GREENS, dry_share=0.08),
        (0.060, 0.096, 0.025), ((0.072, 0.126, 0.030), (0.150, 0.178, 0.054)),
        ("poppy", "daisy", "cornflower"), ("oak", "tree", "poplar"),
    ),
    "autumn": Look(
        Sward(((0.16, 0.155, 0.045), (0.23, 0.19, 0.07), (0.12, 0.13, 0.03)), dry_share=0.4),
        (0.10, 0.088, 0.035), ((0.14, 0.12, 0.045), (0.24, 0.18, 0.075)),
        ("clover",), ("autumn tree", "autumn tree", "oak"),
    ),
    "winter": Look(
        Sward(((0.20, 0.175, 0.09), (0.26, 0.22, 0.12)), dry_share=0.6),
        (0.14, 0.12, 0.07), ((0.16, 0.14, 0.085), (0.24, 0.21, 0.13)),
        (), ("bare tree", "bare tree", "spruce"),
    ),
}  # fmt: skip


def build(ask: Ask) -> PlaceModel:
    """Grass to the viewer's feet, flowers in drifts, groups of trees aside, hills in the haze."""
    rng, look = ask.rng, LOOKS[ask.season]
    eye = eye_of(ask.extent, FAR)
    land = hills(int(rng.integers(1 << 16)), ask.extent)
    ground = Part(
        fan(land, eye, paint(look)), Material("meadow", look.ground, 0.95, specular=0.1), "ground"
    )
    parts = (
        ground,
        *grass(eye, land, height_of_grass(ask.extent, eye), look.sward, rng),
        *grass(eye, land, stalks(ask.extent, eye), _sparse(look), rng, far=16.0),
        *_flowers(ask, eye, land, look),
        *_trees(ask.extent, eye, land, look, rng),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("meadow", parts)),),
        ground=land,
        area=roomy(ask, 12 * ask.extent, 9 * ask.extent, (0.0, ask.extent)),
        haze=clear_air(ask.hour, 3600.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-22, 22), elevation=(-2, 60), distance=(0.3, 120.0)),
        vista=_vista(land),
        fog=110.0,
    )


def _vista(land: Height) -> Vista:
    """Low over the flowers, more sky than ground."""
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0]) + 0.95
    return Vista((0.0, -6.0, z), (0.0, 10.0, z + 1.1), 27.0)


def hills(seed: int, extent: float) -> Height:
    """Even where things stand, rolling farther off, ridges at the horizon."""
    flat = max(6.0 * extent, 6.0)

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x, y)
        small = (
            0.12
            * flat**0.5
            * fractal_2d(x, y, 1.4 * flat, seed, 4)
            * step(away, 0.25 * flat, 2 * flat)
        )
        rolling = (
            7.0 * (fractal_2d(x, y, 150.0, seed + 20, 3) - 0.1) * step(away, flat, flat + 130.0)
        )
        middle = 55.0 * (0.35 + noise_2d(x, y, 620.0, seed + 30)) * step(away, 180.0, 900.0)
        ridge = 330.0 * np.abs(fractal_2d(x, y, 2300.0, seed + 40, 4)) * step(away, 1100.0, 3200.0)
        return np.asarray(small + rolling + middle + ridge, np.float32)

    return height


def paint(look: Look) -> Paint:
    """Ground under the grass near by; fields, hedges and woods in patches far away."""

    def colors(p: Floats, n: Floats) -> Floats:
        x, y = p[:, 0], p[:, 1]
        away = np.hypot(x, y)
        near = np.outer(1 + 0.3 * fractal_2d(x, y, 1.2, 5, 4), look.ground)
        near = mix(near, STRAW, 0.22 + 0.45 * fractal_2d(x, y, 3.5, 6, 4))
        patch = 0.5 + 0.8 * fractal_2d(x, y, 260.0, 9, 3)
        far = mix(look.fields[0], look.fields[1], patch)
        far = far * (1 + 0.22 * fractal_2d(x, y, 14.0, 15, 5))[:, None]
        wood = step(fractal_2d(x, y, 420.0, 21, 5), 0.12, 0.20) * step(away, 350.0, 700.0)
        far = mix(far, np.asarray(look.fields[0]) * 0.42, wood)
        return mix(near, far, step(away, 25.0, 120.0))

    return colors


def height_of_grass(extent: float, eye: Eye) -> Height:
    """Short about what stands there and before it, knee-high elsewhere."""

    def tall(x: Floats, y: Floats) -> Floats:
        places = np.stack([x, y], axis=1)
        low = float(np.clip(0.15 * extent, 0.03, 0.2))
        high = float(np.clip(0.42 * extent, 0.05, 0.42))
        uneven = 0.75 + 0.5 * fractal_2d(x, y, max(0.9 * extent, 0.4), 33, 4)
        rise = step(np.hypot(x, y), clear_of(extent), 4.5 * clear_of(extent))
        rise = np.where(low_before(eye, extent, places), 0.0, np.maximum(rise, 0.25))
        return np.asarray((low + (high - low) * rise) * uneven, np.float32)

    return tall


def stalks(extent: float, eye: Eye) -> Height:
    """Single blades that stand over the grass, here and there, none before what stands there."""
    low = height_of_grass(extent, eye)

    def tall(x: Floats, y: Floats) -> Floats:
        places = np.stack([x, y], axis=1)
        here = (fractal_2d(x, y, 2.2, 35, 3) > 0.05) & ~low_before(eye, extent, places)
        return np.asarray(1.9 * low(x, y) * here, np.float32)

    return tall


def _sparse(look: Look) -> Sward:
    """Thin tufts, more of them dry."""
    return Sward(look.sward.colors, dry_share=0.5, width=0.018, share=0.11)


def _flowers(ask: Ask, eye: Eye, land: Height, look: Look) -> tuple[Part, ...]:
    scale = float(np.clip(1.25 * ask.extent, 0.34, 1.1))
    share, extent = (0.05, 0.2) if ask.alone else (0.075, ask.extent)
    scale = 0.8 * scale if ask.alone else scale
    blooms = look.blooms
    if ask.family == "flower field":
        share, blooms = 0.032, ("poppy", "daisy", "cornflower", "buttercup")
    return flowers(eye, land, blooms, ask.rng, scale=scale, extent=extent, share=share)


def _trees(
    extent: float, eye: Eye, land: Height, look: Look, rng: np.random.Generator
) -> tuple[Part, ...]:
    """One group aside in the middle distance, hedgerows and copses beyond."""
    kinds = look.kinds
    side = float(rng.choice([-1.0, 1.0]))
    first = max(24.0, 9.0 * extent)
    angle = np.radians(side * rng.uniform(13, 19))
    hero = np.array([[first * np.tan(angle), first]]) + eye_offset(eye)
    group = hero + rng.normal(0, 7.0, (3, 2)) + [side * 9.0, 16.0]
    parts = list(trees(kinds[0], hero.astype(np.float32), land, "near", rng, (1.0, 1.15)))
    parts += trees(kinds[1], apart(group.astype(np.float32), 5.0), land, "middle", rng)
    places = _copses(rng, eye)
    for number, kind in enumerate(dict.fromkeys(kinds)):
        share = places[number :: len(set(kinds))]
        away = np.hypot(*share.T)
        for detail, low, high in (
            ("middle", 0.0, 130.0),
            ("far", 130.0, 420.0),
            ("hint", 420.0, 1e9),
        ):
            parts += trees(
                kind, share[(away >= low) & (away < high)], land, detail, rng, (0.8, 1.35)
            )
    return tuple(parts)


def eye_offset(eye: Eye) -> Floats:
    """(2,) where the viewer stands."""
    return np.array([eye.x, eye.y], np.float32)


def _copses(rng: np.random.Generator, eye: Eye) -> Floats:
    """(N, 2) places in clumps and lines from 90 m to the far hills."""
    turn = np.radians(rng.uniform(-52, 52, 7000))
    radius = 100.0 * (2400.0 / 100.0) ** rng.random(7000)
    places = np.stack([radius * np.sin(turn), radius * np.cos(turn)], axis=1) + eye_offset(eye)
    x, y = places.T
    clump = fractal_2d(x, y, 170.0, 81, 4) + 0.25 * noise_2d(x, y, 900.0, 82)
    line = np.abs(noise_2d(x, y, 330.0, 83)) < 0.018
    keep = (clump > 0.50) & (radius > 150.0) | (line & (rng.random(len(x)) < 0.6))
    return apart(places[keep].astype(np.float32), 6.0)


PLACE = Place(("meadow", "flower field"), build)
