"""How does water look? Waves that mirror the sky, a shore with foam, and the light below."""

import numpy as np

from imagineart.rendering.backgrounds.atmosphere import Atmosphere
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.land import low_sun, noise_at, restated, shades, side
from imagineart.rendering.backgrounds.sky import air_of, dome
from imagineart.rendering.backgrounds.terrain import Ground, ground_of, haze, render, sunlight
from imagineart.rendering.noise import Field, look_up, tile
from imagineart.rendering.raster import Array, Oklch, lay, mix, over, ramp, rgb, smoothstep

SEA: tuple[Oklch, Oklch, Oklch] = ((0.40, 0.085, 240), (0.57, 0.105, 225), (0.74, 0.095, 205))
SAND: tuple[Oklch, Oklch, Oklch] = ((0.74, 0.065, 72), (0.86, 0.060, 80), (0.93, 0.045, 88))


def sea(frame: Frame) -> Array:
    """Open water to the horizon."""
    low = frame.smaller(1152)
    air = air_of(low)
    canvas, ground = dome(low, air), ground_of(low)
    height = _waves(low, ground)
    render(ground, height, _surface(low, ground, air, height), canvas)
    return frame.enlarge(canvas)


def _waves(frame: Frame, ground: Ground) -> Field:
    """Swell that runs along the view, and chop across it."""
    storm = {"storm": 2.6, "rain": 1.5}.get(frame.background.weather, 1.0)
    swell = tile(frame.random("swell"), 1.3, low=2, high=14, stretch=0.38)
    chop = tile(frame.random("chop"), 0.9, low=4, high=40, stretch=0.45)
    big = look_up(swell, ground.x * 0.028, ground.z * 0.045)
    small = look_up(chop, ground.x * 0.07, ground.z * 0.10) * ground.visible(0.35)
    return storm * (0.075 * big * smoothstep(0.0, 0.25, ground.reach) + 0.02 * big + 0.014 * small)


def _surface(frame: Frame, ground: Ground, air: Atmosphere, height: Field) -> Array:
    """Deep colour where the wave faces the viewer, sky where it lies flat, glitter by the sun."""
    along = np.gradient(height, axis=0) / np.gradient(ground.z, axis=0)
    across = np.gradient(height, axis=1) / ground.footprint
    tones = restated(SEA, frame)
    facing = np.clip(0.42 - 2.6 * along + 0.5 * ground.reach**2, 0, 1.25)
    stops = [(0.0, rgb(tones[0])), (0.55, rgb(tones[1])), (1.0, rgb(tones[2]))]
    tinted = air.direct * np.array([0.55, 0.75, 0.9], np.float32) + air.ambient
    body = ramp(stops, 0.85 - facing * 0.8) * tinted
    mirror = ramp([(0.0, air.sky[1]), (1.0, mix(air.sky[3], air.sky[2], 0.5))], ground.reach**2)
    grey = 0.30 * float(air.cover > 0.6)
    amount = np.clip(0.12 + grey + 0.60 * ground.reach**2 + 1.4 * np.abs(across), 0, 0.82)
    color = body + (mirror - body) * amount[..., None]
    _glitter(frame, ground, air, color)
    return haze(ground, air, color, 0.7)


def _glitter(frame: Frame, ground: Ground, air: Atmosphere, color: Array) -> None:
    if air.cover > 0.6:
        return
    sparks = tile(frame.random("sparks"), 0.25, low=6, high=90, stretch=0.25)
    spark = look_up(sparks, ground.x * 0.10 + 0.4, ground.z * 0.13)
    spark = spark * (0.45 + 0.55 * ground.visible(0.35))
    low = low_sun(frame)
    width = 0.07 + 0.20 * (1 - ground.reach)
    bearing = ground.x / ground.z * 1.25 - air.sun_x
    path = np.exp(-((bearing / width) ** 2)) * (0.25 + 0.75 * max(low, 0.9 * air.dark))
    stray = 0.10 * smoothstep(0.2, 0.8, ground.reach)
    bright = smoothstep(0.5, 2.2, spark + 0.7 * path) * np.clip(path + stray, 0, 1)
    color += (mix(air.sun, np.ones(3, np.float32), 0.4) - color) * bright[..., None]


def beach(frame: Frame) -> Array:
    """Sand before shallow water that grows deeper and bluer, with lines of foam."""
    low = frame.smaller(1152)
    air = air_of(low)
    canvas, ground = dome(low, air), ground_of(low)
    shore = _shore(low, ground)
    wet = smoothstep(0.0, 0.02, shore)
    waves = _waves(low, ground) * smoothstep(0.02, 0.2, shore)
    sand = _sand_relief(low, ground)
    water = _surface(low, ground, air, waves)
    shallow = smoothstep(0.30, 0.0, shore) * 0.75
    turquoise = air.lit(rgb((0.84, 0.085, 190)), 0.85)
    water += (turquoise - water) * shallow[..., None]
    color = _sand(low, ground, air, sand, shore)
    color += (water - color) * (wet * (0.55 + 0.45 * smoothstep(0.02, 0.15, shore)))[..., None]
    _foam(low, ground, air, shore, color)
    render(ground, sand * (1 - wet) + waves, haze(ground, air, color, 0.5), canvas)
    return frame.enlarge(canvas)


def _shore(frame: Frame, ground: Ground) -> Field:
    """Signed distance beyond the shoreline, in shares of the way to the horizon."""
    bend = tile(frame.random("shore"), 1.6, low=1.5, high=8)
    line = 0.40 + 0.030 * look_up(bend, ground.x * 0.05, np.full((1, 1), 0.2, np.float32))
    return ground.reach - line - 0.012 * ground.x / ground.z * side(frame)


def _sand_relief(frame: Frame, ground: Ground) -> Field:
    dents = noise_at(frame, ground, "dents", 0.6, 1.7, rough=3)
    return 0.008 * dents * ground.visible(0.3)


def _sand(frame: Frame, ground: Ground, air: Atmosphere, relief: Field, shore: Field) -> Array:
    grain = noise_at(frame, ground, "grain", 0.25, 0.2) * ground.visible(0.03)
    patches = noise_at(frame, ground, "patches", 3, 1.5)
    albedo = shades(SAND, 0.25 * patches + 0.20 * frame.detail * grain)
    albedo *= (1 - 0.34 * smoothstep(-0.10, -0.005, shore))[..., None]
    return air.lit(albedo, sunlight(ground, relief, side(frame), 0.9))


def _foam(frame: Frame, ground: Ground, air: Atmosphere, shore: Field, color: Array) -> None:
    """Lace at the edge and two lines of breakers farther out, in place."""
    lace = tile(frame.random("lace"), 1.0, low=3, high=44)
    holes = look_up(lace, ground.x * 0.14, ground.z * 0.10) * ground.visible(0.30)
    white = air.lit(rgb((0.985, 0.006, 220)), 0.9)
    wander = 0.010 * look_up(lace, ground.x * 0.03, ground.z * 0.01 + 0.5)
    for place, width, thick in ((0.004, 0.012, 1.2), (0.085, 0.010, 0.5), (0.20, 0.009, 0.3)):
        band = np.exp(-(((shore - place + wander) / width) ** 2))
        mask = np.clip(band * (thick + 0.55 * holes), 0, 1)
        color += (white - color) * smoothstep(0.15, 0.75, mask)[..., None]


def underwater(frame: Frame) -> Array:
    """Blue depth with rays of light, a sandy bottom under dancing light, weeds and bubbles."""
    low = frame.smaller(1024)
    tones = restated(((0.28, 0.085, 250), (0.52, 0.115, 232), (0.86, 0.085, 205)), low)
    height = np.clip(low.y * low.unit / low.horizon, 0, 1)
    stops = [
        (0.0, rgb(tones[2])),
        (0.35, rgb(tones[1])),
        (1.0, mix(rgb(tones[0]), rgb(tones[1]), 0.3)),
    ]
    canvas = np.repeat(ramp(stops, height), low.width, axis=1)
    _rays(low, canvas)
    _seabed(low, canvas, mix(rgb(tones[0]), rgb(tones[1]), 0.45))
    _weeds(low, canvas, mix(rgb(tones[0]), rgb(tones[1]), 0.2))
    _bubbles(low, canvas)
    return frame.enlarge(canvas)


def _rays(frame: Frame, canvas: Array) -> None:
    cloth = tile(frame.random("rays"), 0.9, low=2, high=16)
    source = 0.25 * side(frame)
    angle = (frame.x - source) / (frame.y + 0.55)
    field = look_up(cloth, angle * 0.35, np.full((1, 1), 0.3, np.float32))
    field = field + 0.4 * look_up(cloth, angle * 0.9, np.full((1, 1), 0.7, np.float32))
    strength = smoothstep(0.1, 1.8, field) * np.exp(-frame.y / 0.55) * 0.5
    lay(canvas, rgb((0.93, 0.06, 200)), strength.astype(np.float32))


def _seabed(frame: Frame, canvas: Array, deep: Array) -> None:
    ground = ground_of(frame)
    dunes = noise_at(frame, ground, "dunes", 6, 1.7, rough=2)
    height = 0.10 * dunes + 0.5 * smoothstep(0.4, 0.9, ground.reach) * (1 + dunes)
    net = noise_at(frame, ground, "net", 0.8, 1.3, rough=5)
    caustic = smoothstep(0.35, 0.0, np.abs(net)) * ground.visible(0.5)
    sand = shades(((0.55, 0.05, 200), (0.72, 0.05, 190), (0.86, 0.045, 170)), 0.5 * dunes)
    lit = sand * (0.62 + 0.75 * caustic * (0.3 + 0.7 * frame.detail))[..., None]
    thick = 1 - np.exp(-2.6 * np.clip(ground.reach, 0, 1) ** 1.6)
    lit += (deep - lit) * thick[..., None]
    render(ground, height, lit.astype(np.float32), canvas)


def _weeds(frame: Frame, canvas: Array, deep: Array) -> None:
    """Swaying ribbons at both sides, the farther the bluer."""
    rng = frame.random("weeds")
    rows = np.arange(frame.height, dtype=np.float32)[:, None]
    columns = np.arange(frame.width, dtype=np.float32)[None, :]
    for distance in (0.8, 0.45):
        for _ in range(9):
            beside = float(rng.uniform(0.27, 0.52) * rng.choice([-1, 1]))
            x = frame.width * (0.5 + beside)
            foot = frame.horizon + (1 - distance) * 0.55 * (frame.height - frame.horizon)
            tall = float(rng.uniform(0.16, 0.40)) * frame.unit * (1.4 - distance)
            t = np.clip((foot - rows) / tall, 0, 1)
            sway = np.sin(t * 5 + float(rng.uniform(0, 6))) * 0.03 * frame.unit * t
            half = 0.012 * frame.unit * (1.3 - distance) * np.sqrt(np.clip(1 - t, 0, 1)) + 0.3
            leaf = np.clip(half - np.abs(columns - x - sway) + 0.5, 0, 1) * (rows < foot) * (t < 1)
            color = mix(rgb((0.52, 0.12, float(rng.uniform(120, 165)))), deep, distance)
            lay(canvas, color, leaf.astype(np.float32))


def _bubbles(frame: Frame, canvas: Array) -> None:
    rng = frame.random("bubbles")
    for _ in range(26):
        radius = float(rng.uniform(0.003, 0.014)) * frame.unit
        x, y = float(rng.random()) * frame.width, float(rng.random()) * frame.horizon * 1.1
        over(canvas, bubble(radius), int(x), int(y))


def bubble(radius: float) -> Array:
    """(n, n, 4) a ring of light with a highlight."""
    n = int(2 * radius) + 3
    grid = (np.arange(n, dtype=np.float32) - n / 2 + 0.5) / radius
    far = np.hypot(grid[None, :], grid[:, None])
    inside = np.clip((1 - far) * radius + 0.5, 0, 1)
    spot = np.exp(-(((grid[None, :] + 0.4) ** 2 + (grid[:, None] + 0.4) ** 2) / 0.05))
    alpha = inside * np.clip(0.10 + 0.45 * far**6 + 0.8 * spot, 0, 1)
    light = np.array([0.80, 0.95, 1.0], np.float32)
    return np.concatenate([alpha[..., None] * light, alpha[..., None]], -1).astype(np.float32)
