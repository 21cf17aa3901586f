"""What does country under snow look like? Drifts, laden firs, ridges that water carved."""

from dataclasses import replace

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
    ridged_2d,
    sector,
    step,
)
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import Sward, apart, clear_air, clear_of, grass, stones, trees
from imagineart.modelling.places.mountains import peaks
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    roomy,
)

MIDDLE, FAR = 800.0, 6400.0  # m, where far land begins and ends
TREE_LINE = 260.0  # m
ROCK: Rgb = (0.25, 0.245, 0.245)
SNOW: Rgb = (0.82, 0.845, 0.875)


def build(ask: Ask) -> PlaceModel:
    """Drifts before, a group of firs aside, a wood behind, mountains at the horizon."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    side = float(rng.choice([-1.0, 1.0]))
    eye = eye_of(ask.extent, MIDDLE, 215, 560)
    land = drifts(seed, side, ask.extent)
    white = Material("snow", SNOW, 0.75, specular=0.3, subsurface=0.4)
    far = replace(eye, far=FAR, rings=230, spokes=600)
    ridges = sector(land, far, MIDDLE - 40.0, paint=_paint(seed))
    parts = (
        Part(fan(land, eye, _paint(seed)), white, "snow"),
        Part(ridges, Material("peaks", SNOW, 0.9, specular=0.1), "peaks"),
        *_woods(ask, land, side, rng),
        *_stalks(ask, eye, land, rng),
        *_rocks(ask, land, rng),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("snow", parts)),),
        ground=land,
        area=roomy(ask, 10 * ask.extent, 8 * ask.extent, (0.0, ask.extent)),
        haze=clear_air(ask.hour, 5600.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-22, 22), elevation=(-1, 60), distance=(0.3, 120.0)),
        vista=Vista((0.0, -6.0, 1.5), (0.0, 10.0, 2.6), 27.0, (112.0, 140.0)),
        fog=170.0,
    )


def drifts(seed: int, side: float, extent: float) -> Height:
    """Wind-shaped near by, rolling, then slopes and peaks."""
    flat, mountains = max(5.0 * extent, 5.0), peaks(seed % 8, side)

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x, y)
        crust = 0.010 * ridged_2d(0.45 * x + 0.8 * y, 2.2 * y - x, 0.9, seed, 3)
        drift = (
            0.05
            * flat**0.5
            * fractal_2d(0.6 * x, y, 0.6 * flat, seed + 3, 3)
            * step(away, 0.5 * extent, 2.5 * extent)
        )
        rolling = 9.0 * (fractal_2d(x, y, 110.0, seed + 5, 3) - 0.65) * step(away, flat, flat + 110)
        hill = 70.0 * (0.45 + noise_2d(x, y, 560.0, seed + 7)) * step(away, 150.0, 1000.0)
        worn = mountains(x, y) * step(away, 500.0, 2000.0)
        return np.asarray(crust + drift + rolling + hill + worn, np.float32)

    return height


def _paint(seed: int) -> Paint:
    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        steep = 1 - n[:, 2]
        u, v = x + 0.8 * z, y + 0.6 * z  # walls have as much grain as slopes
        uneven, grain = fractal_2d(u, v, 210.0, seed + 19, 5), fractal_2d(u, v, 36.0, seed + 20, 5)
        sparkle = 1 + 0.035 * fractal_2d(x, y, 0.10, seed + 21, 3)
        white = np.outer(sparkle, SNOW)
        far = step(np.hypot(x, y), 200.0, 600.0)
        wood = step(fractal_2d(x, y, 330.0, seed + 22, 4), 0.05, 0.3) * far
        wood *= step(TREE_LINE + 60 * uneven - z, 0, 120)
        color = mix(white, np.outer(1 + 0.5 * grain, (0.16, 0.18, 0.19)), 0.7 * wood)
        bare = step(steep + 0.10 * grain + 0.05 * uneven, 0.24, 0.44) * far
        dusted = mix(np.outer(1 + 0.3 * grain + 0.2 * uneven, ROCK), SNOW, 0.30 + 0.3 * grain)
        return mix(color, dusted, 0.92 * bare)

    return colors


def _woods(ask: Ask, land: Height, side: float, rng: np.random.Generator) -> tuple[Part, ...]:
    first = max(17.0, 7.0 * ask.extent)
    hero = (
        np.array(
            [
                [0.34 * side, 1.0],
                [0.47 * side, 1.25],
                [0.25 * side, 1.55],
                [0.62 * side, 1.1],
                [-0.55 * side, 2.1],
            ]
        )
        * first
    )
    turn = np.radians(rng.uniform(-52, 52, 9000))
    radius = 60.0 * (1800.0 / 60.0) ** rng.random(9000)
    places = np.stack([radius * np.sin(turn), radius * np.cos(turn)], axis=1).astype(np.float32)
    clump = fractal_2d(places[:, 0], places[:, 1], 120.0, 71, 3)
    places = apart(places[(clump > 0.12) & (land(*places.T) < TREE_LINE)], 4.5)[:2600]
    away = np.hypot(*places.T)
    parts = list(trees("snowy fir", hero[:2].astype(np.float32), land, "near", rng, (0.8, 1.25)))
    parts += trees("snowy fir", hero[2:].astype(np.float32), land, "middle", rng, (0.6, 1.3))
    for detail, low, high in (("middle", 0.0, 110.0), ("far", 110.0, 330.0), ("hint", 330.0, 1e9)):
        parts += trees(
            "snowy fir", places[(away >= low) & (away < high)], land, detail, rng, (0.8, 1.6)
        )
    return tuple(parts)


def _stalks(ask: Ask, eye: Eye, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    """Dry grass that looks out of the snow here and there."""

    def tall(x: Floats, y: Floats) -> Floats:
        away = step(np.hypot(x, y), clear_of(ask.extent), 2.2 * clear_of(ask.extent))
        return np.asarray(
            step(fractal_2d(x, y, 3.0, 72, 3), 0.42, 0.6) * away * min(0.4, 0.35 * ask.extent),
            np.float32,
        )

    sward = Sward(
        ((0.30, 0.22, 0.11), (0.22, 0.155, 0.08)), dry_share=0.5, width=0.018, share=0.045
    )
    return grass(eye, land, tall, sward, rng, far=30.0)


def _rocks(ask: Ask, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    places = rng.uniform([-30, 4], [30, 60], (26, 2)).astype(np.float32)
    places = places[np.hypot(*places.T) > 2 * clear_of(ask.extent) + 2]
    sizes = (0.3 + 1.2 * rng.random(len(places)) ** 3).astype(np.float32)
    return stones(places, sizes, land, (0.22, 0.22, 0.225), rng, 26, 0.7)


PLACE = Place(("snow",), build)
