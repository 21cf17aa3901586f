"""What does a desert look like? Dunes with knife-sharp crests, ripples at one's feet, far rocks."""

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
    step,
)
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import Sward, clear_air, clear_of, grass, stones
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
SAND: Rgb = (0.58, 0.305, 0.115)
PALE: Rgb = (0.64, 0.39, 0.175)


def build(ask: Ask) -> PlaceModel:
    """Sand in ripples, dunes behind dunes, table mountains in the haze."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    eye = eye_of(ask.extent, FAR, 420, 680)
    side = float(rng.choice([-1.0, 1.0]))
    land = dunes(seed, side, ask.extent, ask.alone)
    ground = Part(fan(land, eye, _paint(seed)), Material("sand", SAND, 0.92, specular=0.2), "sand")
    parts = (ground, *_strewn(ask, eye, land, rng))
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("desert", parts)),),
        ground=land,
        area=roomy(ask, 10 * ask.extent, 8 * ask.extent, (0.0, ask.extent)),
        haze=clear_air(ask.hour, 3600.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-25, 25), elevation=(-1, 60), distance=(0.3, 150.0)),
        vista=_vista(land, side),
        fog=220.0,
    )


def _vista(land: Height, side: float) -> Vista:
    """From a dune over dunes; a low sun on the windward side leaves every lee in the shade."""
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0]) + 2.6
    return Vista((0.0, -6.0, z), (side * 1.0, 10.0, z + 0.55), 28.0, (100.0, 118.0), -side)


def dunes(seed: int, side: float, extent: float, alone: bool = False) -> Height:
    """Long windward slopes, short steep lees, crests that wind and fork; even about the origin."""
    flat = 1.0 if alone else max(4.5 * extent, 4.5)

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x, y)
        prints = _footprints(x, y, seed, side) if alone else 0.0
        big = _dune(x, y, 95.0, seed, side) * 21.0 * step(away, flat, flat + 60.0)
        huge = _dune(x, y, 420.0, seed + 5, side) * 85.0 * step(away, 140.0, 700.0)
        hero = _hero(x, y, seed, side) if alone else 0.0
        small = _dune(x, y, 17.0, seed + 9, side) * 0.7 * step(away, 0.8 * flat, 2.2 * flat)
        warp = 0.30 * fractal_2d(x, y, 1.6, seed + 12, 3)
        wave = (0.25 * side * x + y + warp) / 0.16 + 1.2 * noise_2d(x, y, 0.5, seed + 14)
        k = wave % 1.0
        ripple = np.where(k < 0.68, k / 0.68, (1 - k) / 0.32)
        strong = 0.55 + 0.45 * noise_2d(x, y, 2.5, seed + 15)
        near = 0.02 * ripple * strong * step(70.0 - away, 0, 50)
        rock = (
            260.0
            * step(ridged_2d(x, y, 1500.0, seed + 20, 4), 0.52, 0.62)
            * step(away, 2400.0, 3000.0)
        )
        return np.asarray(near + small + np.maximum(big, hero) + huge + rock - prints, np.float32)

    return height


def _crest(y: Floats, seed: int, side: float) -> Floats:
    """(N,) x of the crest that winds from the viewer's feet into the distance."""
    phase = (seed % 63) / 10.0
    wave = 7.0 * np.sin(y / 26.0 + phase) * step(y, -6.0, 50.0)
    return np.asarray(side * (2.2 + 0.10 * y + wave), np.float32)


def _footprints(x: Floats, y: Floats, seed: int, side: float) -> Floats:
    """(N,) m: the steps of somebody who walked up along the crest, each with its rim."""
    stride = 0.62
    number = np.round(y / stride)
    steps: Floats = (number * stride).astype(np.float32)
    middle = _crest(steps, seed, side) - side * (0.8 + 0.16 * (number % 2))
    u = (x - middle + 0.05 * np.sin(7.0 * number)) / 0.11
    v = (y - stride * number) / 0.17
    r = np.hypot(u, v)
    dip = 0.075 * (1 - step(r, 0.55, 1.0)) - 0.025 * np.exp(-(((r - 1.25) / 0.3) ** 2))
    return np.asarray(dip * step(42.0 - y, 0.0, 10.0) * (y > -8.0), np.float32)


def _hero(x: Floats, y: Floats, seed: int, side: float) -> Floats:
    """(N,) m: one dune whose crest winds from the viewer's feet into the distance."""
    crest = _crest(y, seed, side)
    high = 1.2 + 17.0 * step(y, -8.0, 95.0) * (0.85 + 0.25 * noise_2d(y, 0 * y, 24.0, seed + 40))
    out = side * (x - crest) + 0.25 * fractal_2d(x, y, 5.0, seed + 41, 3)
    windward = high * np.exp(-np.abs(out) / (5.0 + 1.6 * high))
    lee = np.maximum(high - 0.66 * np.maximum(out, 0.0), 0.0)
    back = step(150.0 - y, 0.0, 60.0)
    return np.asarray(np.where(out < 0, windward, lee) * back, np.float32)


def _dune(x: Floats, y: Floats, size: float, seed: int, side: float) -> Floats:
    """(N,) 0–1 a field of dunes `size` m apart: asymmetric waves across a wind from one side."""
    u = (0.78 * side * x + 0.62 * y) / size
    v = (-0.62 * side * x + 0.78 * y) / size
    bend = 0.75 * noise_2d(u * 0.4, v * 0.4, 1.0, seed) + 0.10 * noise_2d(u, v, 0.6, seed + 1)
    k = (u + bend) % 1.0
    wave = np.where(k < 0.70, (k / 0.70) ** 1.7, ((1 - k) / 0.30) ** 1.1)
    tall = np.clip(0.62 + 0.55 * noise_2d(u, v, 1.4, seed + 2), 0.12, 1.0)
    return np.asarray(wave * tall, np.float32)


def _paint(seed: int) -> Paint:
    def colors(p: Floats, n: Floats) -> Floats:
        x, y, _ = p.T
        patch = fractal_2d(x, y, 34.0, seed + 30, 5)
        grain = fractal_2d(x, y, 0.04, seed + 31, 2)
        sand = mix(SAND, PALE, 0.5 + 0.4 * patch) * (1 + 0.09 * grain)[:, None]
        far = step(np.hypot(x, y), 2300.0, 2600.0) * step(1 - n[:, 2], 0.05, 0.2)
        layers = 0.5 + 0.5 * np.sin(p[:, 2] / 9.0)
        return mix(sand, mix((0.30, 0.15, 0.085), (0.40, 0.22, 0.13), layers), far)

    return colors


def _strewn(ask: Ask, eye: Eye, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    """A few stones, and tufts of dry grass in the hollows."""
    reach = 6.0 + 6.0 * ask.extent
    places = rng.uniform([-reach, -reach], [reach, 2 * reach], (46, 2)).astype(np.float32)
    places = places[np.hypot(*places.T) > clear_of(ask.extent)]
    sizes = (0.02 + 0.16 * rng.random(len(places)) ** 4).astype(np.float32)
    found = stones(places, sizes, land, (0.30, 0.19, 0.115), rng, 20, 0.6)

    def tall(x: Floats, y: Floats) -> Floats:
        away = step(np.hypot(x, y), 1.5 * clear_of(ask.extent), 2.5 * clear_of(ask.extent))
        away = away * (step(np.hypot(x, y + 6.0), 14.0, 24.0) if ask.alone else 1.0)
        spot = step(noise_2d(x, y, 4.5, 76), 0.72, 0.80) * step(noise_2d(x, y, 0.5, 77), 0.0, 0.3)
        return np.asarray(spot * away * min(0.4, 0.4 * ask.extent), np.float32)

    sward = Sward(((0.34, 0.27, 0.12), (0.24, 0.22, 0.09)), dry_share=0.5, width=0.02, share=0.035)
    return (*found, *grass(eye, land, tall, sward, rng, far=60.0))


PLACE = Place(("desert",), build)
