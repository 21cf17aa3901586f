"""What do islands look like from the air? Green hearts, rims of sand, reefs, the deep between.

Each is a hump of an uneven outline. What shines from the water is the colour of its depth: sand
under a hand's breadth, turquoise over the shelf, then blue; foam where the swell meets a reef.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.land import (
    Height,
    Paint,
    Waves,
    eye_of,
    fan,
    fractal_2d,
    mix,
    noise_2d,
    ridged_2d,
    step,
    water,
)
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import apart, clear_air, trees
from imagineart.modelling.places.fittings import copied
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.registry import model_of

FAR = 14_000.0  # m
SAND: Rgb = (0.68, 0.58, 0.42)
LAGOON: Rgb = (0.10, 0.46, 0.44)
SHELF: Rgb = (0.025, 0.24, 0.30)
DEEP: Rgb = (0.008, 0.065, 0.15)
FOAM: Rgb = (0.80, 0.83, 0.84)
WOODS: Rgb = (0.035, 0.085, 0.022)
ALOFT = 95.0  # m, of the viewer over the sea
COUNT = 16


@dataclass(frozen=True, slots=True, eq=False)
class Isles:
    """Where islands lie: (N, 2) middles, (N,) radii and heights of their hearts, m."""

    middles: Floats
    radii: Floats
    heights: Floats


def build(ask: Ask) -> PlaceModel:
    """The sea from a low aircraft, a large island before the viewer, others to the horizon."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    eye = eye_of(ask.extent, FAR, 420, 520)
    isles = scattered(rng)
    land = heights(isles, seed)
    sea = water(eye, waves(seed), 0.0, lambda p: shining(land, p, seed), None, 0.03)
    parts = (
        Part(fan(land, eye, painted(seed)), Material("land", WOODS, 0.92, specular=0.1), "ground"),
        Part(sea, Material("sea", DEEP, 0.10, specular=0.5), "sea"),
        *_palms(isles, land, rng),
        *_boats(isles, land, rng),
    )
    aim = isles.middles[0]
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("islands", parts)),),
        ground=level_ground(),
        area=rectangle(10 * ask.extent, 8 * ask.extent),
        haze=clear_air(ask.hour, 5200.0) if ask.weather in ("clear", "cloudy") else None,
        view=View((-25, 25), (4, 80), (0.5, 400.0)),
        vista=Vista(
            (0.0, -6.0, ALOFT),
            (0.12 * float(aim[0]), float(aim[1]) + 40.0, 0.0),
            26.0,
            (95.0, 140.0),
        ),
        fog=600.0,
        water=True,
    )


def waves(seed: int) -> Waves:
    """A light swell."""
    return Waves(((2.0, 0.05), (6.0, 0.12), (17.0, 0.22), (50.0, 0.3)), 0.7, seed)


def scattered(rng: np.random.Generator) -> Isles:
    """One large island near by, a second aside of it, the others strewn, none in another."""
    side = float(rng.choice([-1.0, 1.0]))
    found = [(side * 28.0, 190.0, 62.0), (-side * 120.0, 330.0, 48.0)]
    for _ in range(160):
        if len(found) == COUNT:
            break
        turn, away = np.radians(rng.uniform(-42, 42)), 260.0 * 18.0 ** float(rng.random())
        x, y, r = away * np.sin(turn), away * np.cos(turn), away * float(rng.uniform(0.05, 0.15))
        if all(np.hypot(x - a, y - b) > 1.7 * (r + c) for a, b, c in found):
            found.append((float(x), float(y), r))
    table = np.array(found, np.float32)
    tall = table[:, 2] * rng.uniform(0.16, 0.5, len(table)).astype(np.float32)
    return Isles(table[:, :2], table[:, 2], tall)


def heights(isles: Isles, seed: int) -> Height:
    """Flat sand at the rim, a wooded heart with ridges, a shelf that falls off into the deep."""

    def height(x: Floats, y: Floats) -> Floats:
        total = np.full(np.shape(x), -60.0, np.float32)
        for (a, b), r, tall in zip(isles.middles, isles.radii, isles.heights, strict=True):
            near = np.hypot(x - a, y - b) < 3.2 * r
            if near.any():
                total[near] = np.maximum(
                    total[near], _isle(x[near] - a, y[near] - b, r, tall, seed)
                )
        return total

    return height


def _isle(u: Floats, v: Floats, r: float, tall: float, seed: int) -> Floats:
    """(N,) m of one island about its middle."""
    way = int(7.0 * r)
    bent = 0.34 * fractal_2d(u, v, 0.9 * r, seed + way, 4)
    bay = 0.5 * np.exp(-(((u - 0.75 * r) / (0.42 * r)) ** 2) - ((v + 0.55 * r) / (0.4 * r)) ** 2)
    k = np.hypot(u / 1.15, v * 1.05) / r + bent + bay
    beach = 1.6 * (1.0 - k) * r * 0.045
    heart = (
        tall * step(0.86 - k, 0.0, 0.75) * (0.55 + 0.75 * ridged_2d(u, v, 0.8 * r, seed + way, 4))
    )
    shelf = -0.5 - 2.6 * np.clip(k - 1.02, 0, 0.55) - 46.0 * step(k, 1.55, 2.6)
    reef = 2.2 * np.exp(-(((k - 1.62) / 0.05) ** 2)) * (noise_2d(u, v, 0.5 * r, seed + 3) > -0.25)
    return np.asarray(np.where(k < 1.0, beach + heart, shelf + reef * (k < 1.9)), np.float32)


def painted(seed: int) -> Paint:
    """Sand low down, woods above, rock where it is steep."""

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        grain, patch = fractal_2d(x, y, 3.5, seed + 5, 4), fractal_2d(x, y, 24.0, seed + 6, 4)
        sand = np.outer(1 + 0.08 * grain, SAND)
        green = np.outer(1 + 0.5 * grain, WOODS)
        green = mix(green, (0.10, 0.15, 0.035), step(patch, 0.15, 0.5) * 0.7)
        color = mix(sand, green, step(z + 0.5 * patch + 0.3 * grain, 1.1, 1.7))
        rock = np.outer(1 + 0.3 * grain, (0.20, 0.17, 0.135))
        return mix(color, rock, step(1 - n[:, 2] + 0.06 * grain, 0.34, 0.46) * (z > 2.5))

    return colors


def shining(land: Height, p: Floats, seed: int) -> Floats:
    """(N, 3) what shines from water of that depth, with foam on reefs and along the shore."""
    x, y, z = p.T
    deep = z - land(x, y)
    patch = fractal_2d(x, y, 15.0, seed + 9, 4)
    color = mix(SAND, LAGOON, step(deep, 0.05, 1.0))
    color = mix(color, (0.045, 0.20, 0.17), step(patch, 0.25, 0.5) * step(deep, 0.6, 1.2) * 0.7)
    color = mix(color, SHELF, step(deep + 0.5 * patch, 1.6, 4.5))
    color = mix(color, DEEP, step(deep, 5.0, 34.0))
    lace = fractal_2d(x, y, 2.2, seed + 10, 4)
    shore = np.exp(-(((deep - 0.12) / 0.22) ** 2)) * step(lace, -0.3, 0.2)
    breaks = step(0.75 - deep, 0.0, 0.5) * step(lace, -0.1, 0.3) * (deep > 0.0)
    crest = step(z + 0.12 * lace, 0.34, 0.5) * 0.5
    foam = np.clip(np.maximum(0.9 * shore, np.maximum(0.5 * breaks, crest)), 0, 1)
    return mix(color, FOAM, foam * step(3000.0 - y, 0, 1500.0))


def _palms(isles: Isles, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    """Palms along the sand, crowns close together in the hearts of the nearest islands."""
    spots = []
    for (a, b), r in zip(isles.middles[:5], isles.radii[:5], strict=True):
        places = rng.uniform([a - 1.2 * r, b - 1.2 * r], [a + 1.2 * r, b + 1.2 * r], (1500, 2))
        spots.append(places)
    raw = apart(np.concatenate(spots).astype(np.float32), 2.6)
    z = land(*raw.T)
    rim, heart = raw[(z > 0.45) & (z < 2.0)], raw[z >= 1.6]
    return (
        *trees("palm tree", rim[:700], land, "far", rng, (0.7, 1.2)),
        *trees("beech", heart[:2200], land, "hint", rng, (0.22, 0.45)),
    )


def _boats(isles: Isles, land: Height, rng: np.random.Generator) -> list[Part]:
    """A few sails and the wake of one of them, huts on stilts by the largest island."""
    (a, b), r = isles.middles[0], float(isles.radii[0])
    turn = rng.uniform(-2.6, -0.6, 7)
    spots = np.stack([a + 1.9 * r * np.cos(turn), b + 1.9 * r * np.sin(turn)], axis=1)
    at = [(float(x), float(y), -0.2) for x, y in spots]
    made = model_of("sailboat", seed=2).parts
    return copied(made, at, [float(t) for t in rng.uniform(0, 360, len(at))], 1.3)


PLACE = Place(("islands",), build)
