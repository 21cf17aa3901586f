"""What does the bed of the sea look like? Sand under a net of light, rocks, weed, blue.

Light that waves gather falls on the bed in a net: the sand is painted brighter along its lines.
"""

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
from imagineart.modelling.outdoors import Sward, clear_of, grass, stones
from imagineart.modelling.places.corals import reef, school
from imagineart.modelling.places.place import (
    Air,
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    rectangle,
)

SAND: Rgb = (0.34, 0.325, 0.245)
WATER: Rgb = (0.020, 0.20, 0.30)
CLEAR = 13.0  # m, how far one sees


def build(ask: Ask) -> PlaceModel:
    """Sand before, reefs to both sides, light from above that the water turns blue."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    eye = eye_of(ask.extent, 160.0, 260, 420)
    land = bed(seed, ask.extent, 0.55 if ask.alone else ask.extent)
    parts = (
        Part(fan(land, eye, _lit_sand(seed)), Material("sand", SAND, 0.9, specular=0.2), "sand"),
        *_reef(ask, eye, land, rng),
        *_weed(ask, eye, land, rng),
    )
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0]) + 0.95
    air = Air(
        (0.17, 0.56, 0.68), (0.020, 0.20, 0.31), (0.02, 0.09, 0.11),
        sun=2.3, height=66.0, tint=(0.62, 0.95, 1.0), angle=9.0,
    )  # fmt: skip
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("seabed", parts)),),
        ground=land,
        area=rectangle(8 * ask.extent, 6 * ask.extent, (0.0, 0.5 * ask.extent)),
        view=View(azimuth=(-20, 20), elevation=(-12, 40), distance=(0.3, 40.0)),
        vista=Vista((0.0, -6.0, z + 0.35), (0.0, 10.0, z - 0.3), 26.0),
        air=air,
        haze=(WATER, max(CLEAR, 7.0 * ask.extent)),
        sunlit=False,
    )


def bed(seed: int, extent: float, wide: float) -> Height:
    """Sand in ripples, even about the origin, rising beyond `wide` m to banks on both sides."""

    def height(x: Floats, y: Floats) -> Floats:
        warp = 1.6 * fractal_2d(x, y, 1.1, seed, 3)
        ripple = 0.012 * np.sin((0.5 * x + y) * 2 * np.pi / 0.24 + warp)
        swell = 0.8 * fractal_2d(x, y, 9.0, seed + 2, 3) * step(np.hypot(x, y), extent, 4 * extent)
        bank = 1.5 * step(np.abs(x), 2.0 * wide, 7.0 * wide)
        bank += 1.2 * step(y, 4.0 * wide, 12.0 * wide)
        return np.asarray(ripple + swell + bank * (1 + 0.5 * swell), np.float32)

    return height


def _lit_sand(seed: int) -> Paint:
    def colors(p: Floats, n: Floats) -> Floats:
        x, y, _ = p.T
        u = x + 0.12 * fractal_2d(x, y, 0.5, seed + 5, 3)
        web = sum(
            np.abs(noise_2d(a * u + b * y, a * y - b * u, 0.42, seed + k)) for k, (a, b) in
            enumerate(((1.0, 0.0), (0.7, 0.72), (0.3, 1.1)))
        )  # fmt: skip
        net = np.exp(-((np.asarray(web) / 0.42) ** 2))
        grain = fractal_2d(x, y, 0.05, seed + 9, 2)
        sand = mix(SAND, (0.40, 0.39, 0.30), 0.5 + 0.5 * fractal_2d(x, y, 2.0, seed + 8, 4))
        return np.asarray(sand * (0.62 + 0.75 * net + 0.06 * grain)[:, None], np.float32)

    return colors


def _reef(ask: Ask, eye: Eye, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    """Rocks in heaps to both sides, corals on and about them, fish over them."""
    clear = 0.3 if ask.alone else clear_of(ask.extent) + 0.4
    scale = 1.25 if ask.alone else float(np.clip(ask.extent, 0.5, 3.0))
    middle = np.array([[-2.2, 1.0], [2.4, 1.8], [-3.9, 4.5], [4.2, 5.5], [0.6, 6.5]]) * scale
    middle = middle - [0.0, 3.6] if ask.alone else middle
    places = np.repeat(middle, 14, axis=0) + rng.normal(0, 0.75 * scale, (70, 2))
    sizes = (scale * (0.18 + 0.95 * rng.random(70) ** 2)).astype(np.float32)
    free = np.hypot(*places.T) > clear + 0.5 * sizes
    free &= np.hypot(places[:, 0] - eye.x, places[:, 1] - eye.y) > 1.6 * scale
    spots = places[free].astype(np.float32)
    rocks = stones(spots, sizes[free], land, (0.13, 0.14, 0.12), rng, 26, 0.8)
    about = np.repeat(middle, 36, axis=0) + rng.normal(0, 1.05 * scale, (180, 2))
    about = about[np.hypot(about[:, 0] - eye.x, about[:, 1] - eye.y) > 1.9 * scale]
    wide = scale * rng.uniform(0.4, 1.05, len(about))
    fish = school(ask.extent, True, rng) if ask.alone else []
    return (*rocks, *reef(about, wide, _over(land, spots, sizes[free]), clear, rng), *fish)


def _over(land: Height, spots: Floats, sizes: Floats) -> Height:
    """The bed with heaps of rock on it: what grows there grows from their tops."""

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x[:, None] - spots[:, 0], y[:, None] - spots[:, 1]) / (0.5 * sizes)
        heap = 0.42 * sizes * np.sqrt(np.clip(1 - away**2, 0, 1))
        return np.asarray(land(x, y) + heap.max(axis=1, initial=0.0), np.float32)

    return height


def _weed(ask: Ask, eye: Eye, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    """Sea grass in patches beside what is looked at."""
    clear = 0.4 if ask.alone else clear_of(ask.extent)

    def tall(x: Floats, y: Floats) -> Floats:
        patch = step(fractal_2d(x, y, 2.6, 61, 3), 0.12, 0.35)
        away = step(np.hypot(x, y), 1.1 * clear, 2.0 * clear) * (y > -0.3 * ask.extent)
        return np.asarray(patch * away * min(0.75, 0.6 * ask.extent), np.float32)

    sward = Sward(((0.06, 0.16, 0.05), (0.10, 0.19, 0.05)), dry_share=0.1, width=0.035, share=0.04)
    return grass(eye, land, tall, sward, rng, far=24.0)


PLACE = Place(("underwater",), build)
