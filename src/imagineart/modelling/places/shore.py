"""What is it like by the sea, and on it? Sand, the wet edge, foam, breakers, the open water.

The water is a surface of its own over the bed: it reflects what is there, and shows in its depth
the colour of the sea, paler where the sand is near. Foam follows the crests and the edge.
"""

from dataclasses import replace

import numpy as np

from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    Waves,
    eye_of,
    fan,
    fractal_2d,
    glinting,
    mix,
    noise_2d,
    ridged_2d,
    rippled,
    step,
)
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import Sward, clear_air, clear_of, grass, stones, trees
from imagineart.modelling.places.fittings import modelled
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    roomy,
)

FAR = 14_000.0  # m
SAND: Rgb = (0.56, 0.43, 0.275)
WET: Rgb = (0.24, 0.175, 0.11)
BLACK: Rgb = (0.050, 0.049, 0.050)
WET_BLACK: Rgb = (0.020, 0.020, 0.022)
SHALLOW: Rgb = (0.06, 0.32, 0.31)
DEEP: Rgb = (0.006, 0.055, 0.095)
FOAM: Rgb = (0.80, 0.82, 0.82)
SETTING = (154.0, 170.0)  # degrees: a low sun stands over the water
LEVEL = -0.30  # m, of the water by the beach


def build(ask: Ask) -> PlaceModel:
    """A beach, or the open sea."""
    return _open_sea(ask) if ask.family == "sea" else _beach(ask)


def _open_sea(ask: Ask) -> PlaceModel:
    """Water to the horizon; now and then a coast far away."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    eye = eye_of(ask.extent, FAR, 430, 620)
    rough = {"storm": 3.0, "rain": 1.6}.get(ask.weather, 1.0)
    waves = Waves(
        (
            (0.5, 0.03),
            (1.2, 0.09 * rough),
            (3.1, 0.22 * rough),
            (8.0, 0.42 * rough),
            (21.0, 0.6 * rough),
            (60.0, 0.5 * rough),
        ),
        0.5,
        seed,
    )
    swell = rippled(waves, eye)
    sea = glinting(fan(swell, eye), eye, seed, 0.04)
    crest = (sea.vertices[:, 2] - 0.33 * rough) / (0.25 * rough)
    lace = fractal_2d(sea.vertices[:, 0], sea.vertices[:, 1], 0.9, seed + 3, 4)
    thin = step(crest, 0.0, 1.6)
    color = mix(DEEP, (0.02, 0.10, 0.11), 0.6 * thin)
    color = mix(color, FOAM, step(crest + 0.8 * lace, 1.1, 1.7) * 0.85)
    parts = [
        Part(Mesh(sea.vertices, sea.triangles, sea.normals, color, sea.uvs), _sea_material(), "sea")
    ]
    if rng.random() < 0.5:
        parts.append(_coast(eye, float(rng.choice([-1.0, 1.0])), seed))
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("sea", tuple(parts))),),
        ground=level_ground(),
        area=roomy(ask, 14 * ask.extent, 10 * ask.extent, (0.0, ask.extent)),
        haze=clear_air(ask.hour, 4200.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-30, 30), elevation=(1, 60), distance=(0.5, 300.0)),
        vista=Vista((0.0, -6.0, 2.6), (0.0, 10.0, 3.6), 28.0, SETTING),
        fog=260.0,
        water=True,
    )


def _sea_material() -> Material:
    return Material("sea", DEEP, 0.06, specular=0.5)


def _beach(ask: Ask) -> PlaceModel:
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    side = side_of(seed)
    eye = eye_of(ask.extent, FAR, 430, 640)
    line = shore_line(ask.extent)
    land = sands(seed, ask.extent)
    ground = Part(
        fan(land, eye, _sand(seed, ask.extent, tones_of(ask))),
        Material("sand", tones_of(ask)[0], 0.9, specular=0.2),
        "sand",
    )
    parts = (
        ground,
        _surf(eye, land, line, seed, ask),
        _coast(eye, side, seed),
        *_strewn(ask, land, line, rng),
        *_palms(ask, land, side, rng),
        *_dune_grass(ask, eye, land, side, rng),
        *(_left(land, line, side) if ask.alone and _warm(ask) else ()),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("beach", parts)),),
        ground=land,
        area=roomy(ask, 8 * ask.extent, 5 * ask.extent, (0.0, -0.4 * ask.extent)),
        haze=clear_air(ask.hour, 4200.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-25, 25), elevation=(-1, 60), distance=(0.3, 120.0)),
        vista=Vista(
            (-3.0 * side, 0.30 * line, 1.75), (6.5 * side, line + 7.0, 2.05), 27.0, SETTING
        ),
        fog=160.0,
        level=LEVEL,
    )


def side_of(seed: int) -> float:
    """On which side the beach is wide: there the palms stand."""
    return 1.0 if seed % 2 else -1.0


def _warm(ask: Ask) -> bool:
    """Whether palms grow there."""
    return ask.season != "winter" and "black sand" not in ask.features


def tones_of(ask: Ask) -> tuple[Rgb, Rgb]:
    """The colours of dry and of wet sand."""
    return (BLACK, WET_BLACK) if "black sand" in ask.features else (SAND, WET)


def _left(land: Height, line: float, side: float) -> list[Part]:
    """What the sea leaves: coconuts and driftwood."""
    at = [
        (1.3, 0.50),
        (2.0, 0.47),
        (0.3, 0.66),
    ]
    spots = np.array([(side * x, y * line) for x, y in at], np.float32)
    places = [
        (float(x), float(y), float(z)) for (x, y), z in zip(spots, land(*spots.T), strict=True)
    ]
    return [
        *modelled("coconut", places[:2], [10.0, 80.0]),
        *modelled("log", places[2:], 24.0 * side, 0.7),
    ]


def shore_line(extent: float) -> float:
    """y at which the water begins, m."""
    return max(3.4 * extent, 3.2)


def sands(seed: int, extent: float) -> Height:
    """Sand: even about the origin, rippled, sloping under the water; dunes to the sides behind."""
    line = shore_line(extent)

    def height(x: Floats, y: Floats) -> Floats:
        into = y - line - edge(x, line, seed)
        slope = np.where(
            into < 0, -0.35 * (1 - np.exp(np.minimum(into, 0.0) / line)), -0.045 * into
        )
        beach = LEVEL + np.where(into < 0, 0.86 * -slope, slope)
        away = step(np.hypot(x, y), 0.8 * extent, 2.0 * extent)
        wind = np.sin((0.4 * x + y) * 2 * np.pi / 0.16 + 3.5 * fractal_2d(x, y, 0.7, seed, 3))
        dry = step(-into, 0.2 * line, 0.6 * line)
        small = dry * (0.0045 * wind + 0.012 * fractal_2d(x, y, 0.35, seed + 1, 4))
        pits = 0.05 * np.minimum(fractal_2d(x, y, 0.6, seed + 2, 3), 0.1) * dry * away
        back = (
            1.6
            * (1 + fractal_2d(x, y, 9.0, seed + 4, 3))
            * step(np.abs(x) - 0.55 * (y + 30), 4.0, 30.0)
            * step(-into, 0.6 * line, 3.0 * line + 3)
        )
        return np.asarray(
            np.maximum(beach, LEVEL - 6.0) + small * (0.35 + 0.65 * away) + pits + back, np.float32
        )

    return height


def edge(x: Floats, line: float, seed: int) -> Floats:
    """(N,) m by which the water's edge is farther off at x: it runs aslant before the viewer."""
    return np.asarray(
        0.55 * line * side_of(seed) * np.tanh(x / (1.3 * line))
        + 0.22 * line * noise_2d(x, 0 * x, 1.6 * line, seed + 8)
        + 0.05 * line * noise_2d(x, 0 * x, 0.35 * line, seed + 9),
        np.float32,
    )


def _sand(seed: int, extent: float, tones: tuple[Rgb, Rgb]) -> Paint:
    line = shore_line(extent)

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, _ = p.T
        grain = 0.5 * fractal_2d(x, y, 0.05, seed + 3, 3) + 0.5 * fractal_2d(x, y, 1.4, seed + 5, 4)
        dry = np.outer(1 + 0.13 * grain, tones[0])
        into = y - line - edge(x, line, seed)
        damp = step(into, -0.42 * line, -0.16 * line)
        color = mix(dry, tones[1], damp)
        wrack = (
            np.abs(into + 0.46 * line + 0.04 * line * fractal_2d(x, y, 0.3, seed + 7, 4))
            < 0.012 * line
        )
        return mix(
            color, (0.07, 0.055, 0.035), 0.6 * wrack * (noise_2d(x, y, 0.12, seed + 6) > 0.1)
        )

    return colors


def _surf(eye: Eye, land: Height, line: float, seed: int, ask: Ask) -> Part:
    """Water with breakers that run ashore: steep before, long behind, foam where they fall."""
    waves = Waves(
        ((0.28, 0.008), (0.7, 0.022), (1.9, 0.05), (5.0, 0.09), (14.0, 0.16), (45.0, 0.25)),
        0.5,
        seed,
    )
    small = rippled(waves, eye)
    rough = {"storm": 2.4, "rain": 1.4}.get(ask.weather, 1.0)
    scale = float(np.clip(line / 7.0, 0.35, 2.0))

    def height(x: Floats, y: Floats) -> Floats:
        into, crest, size = breakers(x, y, line, scale, seed)
        calm = step(into, -0.1 * line, 1.2 * line)
        swash = LEVEL + 0.028 * scale - 0.02 * np.clip(into, -2, 2)
        return np.asarray(swash + 0.55 * rough * crest * size + small(x, y) * calm, np.float32)

    mesh = glinting(fan(height, eye), eye, seed, 0.035)
    x, y, z = mesh.vertices.T
    color = _foamy(mesh.vertices, z - land(x, y), line, scale, seed)
    wet = (land(x, y) < z + 0.25)[mesh.triangles].any(axis=1)
    sea = replace(mesh, triangles=mesh.triangles[wet], colors=color)
    return Part(sea, _sea_material(), "sea")


def breakers(
    x: Floats, y: Floats, line: float, scale: float, seed: int
) -> tuple[Floats, Floats, Floats]:
    """(N,) m from the water's edge, 0–1 height within a wave, size of the waves there in m."""
    into = y - line - edge(x, line, seed)
    run = into / scale + 1.6 * fractal_2d(x, y, 14.0 * scale, seed + 14, 3)
    k = (np.power(np.maximum(run, 0.0), 0.80) * 0.30 + 0.72) % 1.0
    crest = np.where(k < 0.22, k / 0.22, (1 - k) / 0.78) ** 1.5
    uneven = 0.6 + 0.9 * fractal_2d(0.45 * x, y, 7.0 * scale, seed + 15, 3)
    size = scale * np.exp(-(((run - 13) / 11.0) ** 2)) * np.clip(uneven, 0, 1.3)
    return np.asarray(into), np.asarray(crest, np.float32), np.asarray(size, np.float32)


def _foamy(points: Floats, depth: Floats, line: float, scale: float, seed: int) -> Floats:
    """(N, 3) what shines from the water: sand where it is shallow, foam at its rim and on waves."""
    x, y = points[:, 0], points[:, 1]
    into, crest, size = breakers(x, y, line, scale, seed)
    deep = 1 - np.exp(-np.maximum(depth, 0.0) / 1.1)
    near = mix(WET, SHALLOW, step(deep, 0.0, 0.35))
    color = mix(near, (0.025, 0.20, 0.24), step(into, 5.0 * scale, 30.0 * scale))
    color = mix(color, DEEP, step(into, 25.0 * scale, 160.0 * scale))
    color = mix(color, (0.09, 0.30, 0.28), 0.5 * crest * np.clip(2 * size / scale, 0, 1))
    lace = fractal_2d(x, y, 0.55 * scale, seed + 16, 5)
    rim = np.exp(-((depth / (0.022 * scale)) ** 2)) * step(lace, -0.35, 0.1)
    broken = step(crest + 0.5 * lace, 0.80, 1.15) * step(size / scale + 0.25 * lace, 0.2, 0.5)
    web = step(1 - np.abs(lace) * 4.2, 0.35, 0.9) * step(into, -0.2 * line, 0.4)
    wash = web * step(0.5 * line + 7 * scale - into, 0, 8 * scale)
    foam = np.maximum(np.maximum(rim, 0.92 * broken), 0.75 * wash)
    return mix(color, FOAM, foam * step(FAR / 60 - into, 0, 60))


def _coast(eye: Eye, side: float, seed: int) -> Part:
    """A headland far away on one side, hills behind it in the haze."""
    x = side * np.linspace(500.0, 5200.0, 190)
    y = np.linspace(900.0, 5600.0, 120)
    u, v = np.meshgrid(x, y)
    out = np.abs(u) - 240.0 - 0.26 * v + 130 * fractal_2d(u, v, 700.0, seed + 31, 4)
    rise = step(out, 0.0, 900.0) * step(v, 950.0, 1900.0)
    z = (
        -8.0
        + 24.0 * step(out, -5, 30) * step(v, 900.0, 1300.0)
        + 360.0 * rise * (0.25 + ridged_2d(u, v, 1300.0, seed + 32, 5))
    )
    from imagineart.modelling.kit import grid

    mesh = grid(np.stack([u, v, z], axis=-1), flip=side < 0)
    assert mesh.normals is not None
    p, n = mesh.vertices, mesh.normals
    patch = fractal_2d(p[:, 0], p[:, 1], 150.0, seed + 33, 5)
    green = mix((0.045, 0.065, 0.028), (0.12, 0.12, 0.055), 0.5 + 0.8 * patch)
    color = mix(green, (0.24, 0.21, 0.17), step(1 - n[:, 2], 0.12, 0.30))
    return Part(
        Mesh(p, mesh.triangles, n, np.clip(color, 0.004, 0.8), None),
        Material("coast", (0.1, 0.1, 0.06), 0.95, specular=0.1),
        "coast",
    )


def _strewn(ask: Ask, land: Height, line: float, rng: np.random.Generator) -> tuple[Part, ...]:
    """Pebbles and shells on the sand, a few boulders where the water washes them."""
    reach = 3.0 * line
    places = rng.uniform([-reach, -1.3 * line], [reach, 1.02 * line], (420, 2)).astype(np.float32)
    sizes = (0.012 + 0.05 * rng.random(420) ** 3).astype(np.float32)
    free = np.hypot(*places.T) > clear_of(ask.extent)
    small = stones(places[free], sizes[free], land, (0.32, 0.29, 0.26), rng, 14, 0.5)
    side = float(rng.choice([-1.0, 1.0]))
    where = np.array([side * 1.55 * line, 1.05 * line]) + rng.normal(
        0, [0.45 * line, 0.22 * line], (16, 2)
    )
    big = (0.12 + 0.75 * rng.random(16) ** 2).astype(np.float32) * np.float32(
        np.clip(line / 6, 0.4, 2.2)
    )
    keep = np.hypot(*where.T) > clear_of(ask.extent) + 1
    rocks = stones(
        where[keep].astype(np.float32), big[keep], land, (0.085, 0.08, 0.078), rng, 40, 0.7
    )
    return (*small, *rocks)


def _palms(ask: Ask, land: Height, side: float, rng: np.random.Generator) -> tuple[Part, ...]:
    """Palms at the side, where it is warm."""
    if not _warm(ask) or (rng.random() < 0.4 and not ask.alone):
        return ()
    first = max(11.0, 4.5 * ask.extent)
    near = np.array(
        [[0.50 * first, 0.62 * first], [0.72 * first, 0.95 * first], [0.66 * first, 0.35 * first]]
    )
    row = np.stack([rng.uniform(1.0, 2.4, 14) * first, rng.uniform(0.2, 1.3, 14) * first], axis=1)
    places = np.concatenate([near, row]).astype(np.float32) * [[side, 1.0]]
    places = places[places[:, 1] < shore_line(ask.extent) * 0.9]
    return (
        *trees("palm tree", places[:3].astype(np.float32), land, "near", rng, (0.8, 1.1)),
        *trees("palm tree", places[3:].astype(np.float32), land, "middle", rng, (0.7, 1.15)),
    )


def _dune_grass(
    ask: Ask, eye: Eye, land: Height, side: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    def tall(x: Floats, y: Floats) -> Floats:
        back = step(-side * x - 0.35 * (y + 4.5 * ask.extent), 0.6 * ask.extent, 1.8 * ask.extent)
        tufts = step(fractal_2d(x, y, 2.2, 91, 3), 0.12, 0.5)
        dry = step(0.55 * shore_line(ask.extent) - y, 0, 1)
        return np.asarray(back * tufts * dry * min(0.55, 0.5 * ask.extent), np.float32)

    sward = Sward(((0.20, 0.22, 0.075), (0.28, 0.25, 0.11)), dry_share=0.45, width=0.03, share=0.03)
    return grass(eye, land, tall, sward, rng, far=40.0)


PLACE = Place(("beach", "sea"), build)
