"""How does the sky look? Gradient, sun or moon, stars, clouds; and the plain sky families.

Clouds are heaps of round puffs: each puff is a hemisphere, the heap their upper envelope; the
normal of that surface, roughened by noise, is lit by the sun from its side and from the sky above.
"""

import numpy as np

from imagineart.rendering.backgrounds.atmosphere import Atmosphere, atmosphere, tinted
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.lightning import strike
from imagineart.rendering.noise import Field, curve, look_up, tile
from imagineart.rendering.raster import Array, blur, lay, mix, ramp, rgb, smoothstep

WHITE = np.ones(3, np.float32)


def air_of(frame: Frame, *, stated: bool = False) -> Atmosphere:
    """The frame's atmosphere; `stated` lets the background's first colour be the sky's."""
    air = atmosphere(frame)
    if frame.background.sky is not None:
        return tinted(air, frame.background.sky.oklch)
    if stated and frame.background.palette:
        return tinted(air, frame.background.palette[0].oklch)
    return air


def sky(frame: Frame) -> Array:
    """Nothing but sky, clouds from top to bottom."""
    low = frame.smaller(1024)
    return frame.enlarge(dome(low, air_of(low, stated=True), bottom=low.height * 1.08))


def night_sky(frame: Frame) -> Array:
    """Stars, the Milky Way and the moon over a low line of hills."""
    from dataclasses import replace

    night = replace(frame, light=frame.light.revised(time_of_day="night"))
    air = replace(air_of(night, stated=True), cover=0.12)
    low = night.smaller(1024)
    ground = gradient(low, air, bottom=low.height) + milky_way(low)
    disc(low, air, ground, bottom=low.height)
    canvas = frame.enlarge(ground)
    stars(night, canvas, 1.3)
    _hills(night, canvas)
    return canvas


def dome(frame: Frame, air: Atmosphere, bottom: float | None = None) -> Array:
    """(H, W, 3) sky down to `bottom` px (default the horizon) with all that belongs in it."""
    bottom = frame.horizon if bottom is None else bottom
    canvas = gradient(frame, air, bottom)
    if air.stars > 0.02:
        stars(frame, canvas, air.stars, bottom)
    disc(frame, air, canvas, bottom)
    streaks(frame, air, canvas, bottom)
    if air.cover > 0.6:
        overcast(frame, air, canvas, bottom)
        if frame.background.weather == "storm":
            strike(frame, canvas, bottom)
    elif frame.background.weather != "fog":
        heaps(frame, air, canvas, bottom)
    return canvas


def gradient(frame: Frame, air: Atmosphere, bottom: float) -> Array:
    """The clear sky, brighter around the sun."""
    height = np.clip(1 - frame.y * frame.unit / max(bottom, 1), 0, 1) ** 0.8
    stops = [(0.0, air.sky[3]), (0.22, air.sky[2]), (0.6, air.sky[1]), (1.0, air.sky[0])]
    canvas = np.repeat(ramp(stops, height), frame.width, axis=1)
    x, y = sun_at(frame, air, bottom)
    distance = np.hypot(frame.x - x, (frame.y - y) * 1.25)
    glow = np.exp(-distance / (0.2 if air.dark else 0.34)) * (0.12 if air.dark else 0.42)
    lay(canvas, mix(air.sun, air.sky[3], 0.25), glow.astype(np.float32))
    return canvas


def sun_at(frame: Frame, air: Atmosphere, bottom: float) -> tuple[float, float]:
    """Place of sun or moon in units (x from the middle, y from the top)."""
    height = bottom / frame.unit
    return air.sun_x, height * (1 - air.sun_elevation / 62)


def disc(frame: Frame, air: Atmosphere, canvas: Array, bottom: float) -> None:
    """The sun low in the sky, or the moon; nothing where it stands too high to be seen."""
    if not frame.luminary or not -2 < air.sun_elevation < 60 or air.cover > 0.6:
        return
    x, y = sun_at(frame, air, bottom)
    radius = 0.055 if air.dark else 0.05
    distance = np.hypot(frame.x - x, frame.y - y)
    halo = np.exp(-((distance / (radius * 2.4)) ** 2)) * (0.28 if air.dark else 0.5)
    lay(canvas, mix(air.sun, WHITE, 0.5), halo.astype(np.float32))
    edge = 1.5 / frame.unit
    core = smoothstep(radius + edge, radius - edge, distance)
    face = _moon(frame, x, y) if air.dark else mix(air.sun, WHITE, 0.7)
    lay(canvas, face, core)


def _moon(frame: Frame, x: float, y: float) -> Array:
    seas = look_up(_cloth(frame, "moon"), (frame.x - x) * 2.2 + 0.3, (frame.y - y) * 2.2 + 0.1)
    return ramp([(0, rgb((0.84, 0.03, 250))), (1, rgb((0.975, 0.02, 95)))], 0.62 + 0.3 * seas)


def _cloth(frame: Frame, name: str, slope: float = 1.6) -> Field:
    return tile(frame.random(name), slope)


def stars(frame: Frame, canvas: Array, amount: float, bottom: float | None = None) -> None:
    """Stars of a few sizes and tints, added in place; fewer towards `bottom`."""
    rng = frame.random("stars")
    count = int(900 * amount * frame.width * frame.height / frame.unit**2)
    x, y = rng.random(count) * frame.width, rng.random(count) ** 1.25 * (bottom or frame.height)
    size, hue = rng.pareto(2.6, count) + 0.35, rng.choice([250.0, 250.0, 80.0, 40.0], count)
    for i in range(count):
        tint = rgb((0.95, 0.04, float(hue[i])))
        _star(canvas, x[i], y[i], min(float(size[i]), 2.6) * frame.unit / 2048, tint * amount**0.5)


def _star(canvas: Array, x: float, y: float, radius: float, tint: Array) -> None:
    """Add one soft point; smaller than a pixel it only gets dimmer."""
    reach = int(max(3 * radius, 1.5)) + 1
    left, top = int(x) - reach, int(y) - reach
    if left < 0 or top < 0:
        return
    view = canvas[top : top + 2 * reach + 1, left : left + 2 * reach + 1]
    dy = (np.arange(view.shape[0]) + top - y)[:, None]
    dx = (np.arange(view.shape[1]) + left - x)[None, :]
    spread = max(radius, 0.55)
    spot = np.exp(-(dx**2 + dy**2) / (2 * spread**2)) * min(1.0, (radius / spread) ** 2 * 1.2)
    view += (spot[..., None] * tint).astype(np.float32)


def milky_way(frame: Frame) -> Array:
    """(H, W, 3) light of a faint slanting band to be added."""
    x, y = frame.x, frame.y - 0.42 * frame.height / frame.unit
    angle = 0.9
    across = x * np.sin(angle) - y * np.cos(angle)
    along = x * np.cos(angle) + y * np.sin(angle)
    cloth = _cloth(frame, "milky", 1.25)
    wisps = look_up(cloth, along * 0.5, across * 0.75)
    band = np.exp(-(((across + 0.05 * wisps) / 0.2) ** 2)) * np.clip(0.55 + 0.4 * wisps, 0, None)
    lane = 1 - 0.7 * np.exp(-(((across - 0.02 + 0.03 * wisps) / 0.035) ** 2))
    tint = ramp([(0, rgb((0.45, 0.13, 285))), (1, rgb((0.70, 0.09, 330)))], 0.5 + 0.35 * wisps)
    value: Array = tint * (band * lane * 0.2)[..., None]
    return value


def _hills(frame: Frame, canvas: Array) -> None:
    """Two dark lines of hills along the bottom, in place."""
    x = frame.x[0] / 3
    first = int(0.8 * frame.height)
    rows = np.arange(first, frame.height, dtype=np.float32)[:, None]
    for i, (level, lightness) in enumerate(((0.90, 0.20), (0.95, 0.15))):
        line = (level - 0.022 * curve(frame.random(f"hill{i}"), x, 1.5, 40)) * frame.height
        lay(canvas[first:], rgb((lightness, 0.045, 265)), np.clip(rows - line + 0.5, 0, 1))


def streaks(frame: Frame, air: Atmosphere, canvas: Array, bottom: float) -> None:
    """Thin high clouds drawn out along the horizon."""
    cloth = tile(frame.random("cirrus"), 1.35, stretch=0.34, high=70)
    height = np.clip(1 - frame.y * frame.unit / max(bottom, 1), 0.015, 1)
    field = look_up(cloth, frame.x * 0.16 / (height + 0.25), 0.55 / (height + 0.35))
    low = 1 - height
    mask = smoothstep(0.25, 2.3, field) * (0.25 + 0.55 * low) * smoothstep(0.0, 0.1, height)
    lit = mix(mix(air.sky[3], air.sun, 0.5), WHITE, 0.0 if air.dark else 0.35)
    lay(canvas, lit, (mask * (0.35 if air.dark else 0.75)).astype(np.float32))


def overcast(frame: Frame, air: Atmosphere, canvas: Array, bottom: float) -> None:
    """A closed cover of clouds, seen from below in perspective."""
    height = np.clip(1 - frame.y * frame.unit / max(bottom, 1), 0.0, 1)
    distance = 1 / (height + 0.16)
    cloth = tile(frame.random("cover"), 1.55)
    field = look_up(cloth, frame.x * 0.17 * distance + 0.2, 0.21 * distance)
    lump = field - look_up(cloth, frame.x * 0.17 * distance + 0.2 + 0.012, 0.21 * distance - 0.02)
    dark = 0.62 if frame.background.weather == "storm" else 0.80
    tone = 0.5 + 0.13 * field + 0.75 * lump
    shadow = mix(air.sky[1], air.sky[0], 0.3) * dark
    bright = mix(air.sky[3], air.sky[1], 0.6 if air.dark else 0.2)
    stops = [(0.0, shadow), (0.55, mix(shadow, bright, 0.6)), (1.1, mix(bright, WHITE, 0.35))]
    fade = smoothstep(-1.1, 0.9, field + 2.4 * (air.cover - 0.72)) * smoothstep(0, 0.25, height)
    lay(canvas, ramp(stops, tone), 0.92 * fade)


def heaps(frame: Frame, air: Atmosphere, canvas: Array, bottom: float) -> None:
    """Fair-weather clouds: few and large above, many and small near the horizon."""
    rng = frame.random("heaps")
    rough = _cloth(frame, "cauli", 1.1)
    span = frame.width / frame.unit
    rows = ((0.10, 0.05, 5.0), (0.24, 0.10, 2.6), (0.50, 0.17, 1.5), (0.78, 0.20, 0.9))
    for level, size, density in rows:
        count = max(1, round(density * span * air.cover / 0.38 * float(rng.uniform(0.7, 1.2))))
        places = (np.arange(count) + rng.uniform(0.15, 0.85, count)) / count - 0.5
        for place in places:
            scale = size * float(rng.uniform(0.7, 1.35)) * frame.unit
            y = bottom * (1 - level + float(rng.uniform(-0.07, 0.07)))
            x = place * span * frame.unit + frame.width / 2
            heap = heap_surface(rng, (x, y), scale, rough)
            _lay_heap(frame, air, canvas, heap, scale, level)


def _lay_heap(
    frame: Frame,
    air: Atmosphere,
    canvas: Array,
    heap: tuple[Field, int, int],
    scale: float,
    level: float,
) -> None:
    """Lay a lit heap on the canvas, fainter near the horizon (`level` 0), in place."""
    surface, left, top = heap
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + surface.shape[1], frame.width), min(top + surface.shape[0], frame.height)
    if x0 >= x1 or y0 >= y1:
        return
    color, mask = _shade(surface, air, scale, np.sign(air.sun_x or -1))
    cut = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
    veil = 0.92 * (1 - 0.45 * np.exp(-level / 0.12))
    lay(canvas[y0:y1, x0:x1], color[cut], mask[cut] * veil)


def heap_surface(
    rng: np.random.Generator, base: tuple[float, float], scale: float, tile_of: Field
) -> tuple[Field, int, int]:
    """(height field in px with 0 outside, left, top) of a heap of puffs on a flat base."""
    count = int(rng.integers(14, 22))
    along = np.linspace(-1, 1, count) + rng.uniform(-0.08, 0.08, count)
    peak = float(rng.uniform(-0.35, 0.35))
    hump = np.clip(1 - np.abs(along - peak) ** 1.6 / (1 + abs(peak)), 0.0, 1)
    radius = scale * (0.03 + 0.36 * hump**0.8 * rng.uniform(0.55, 1.1, count))
    x = along * scale * 1.15
    y = -radius * 0.25 - scale * 0.42 * hump * rng.random(count) ** 1.5
    margin = 4
    left, right = int((x - radius).min() - margin), int((x + radius).max() + margin)
    top, bottom = int((y - radius).min() - margin), int(scale * 0.16)
    px = np.arange(left, right, dtype=np.float32)[None, :]
    py = np.arange(top, bottom, dtype=np.float32)[:, None]
    rough = look_up(tile_of, px / (scale * 2.6) + rng.random(), py / (scale * 2.6)) * 0.035
    surface = np.zeros((py.size, px.size), np.float32)
    for cx, cy, r in zip(x, y, radius, strict=True):
        reach = (1 + rough) * r
        inside = np.maximum(reach**2 - (px - cx) ** 2 - (py - cy) ** 2, 0)
        np.maximum(surface, np.sqrt(inside), out=surface)
    surface *= smoothstep(scale * 0.13, -scale * 0.05, py)
    return surface, int(base[0] + left), int(base[1] + top)


def _shade(surface: Field, air: Atmosphere, scale: float, side: float) -> tuple[Array, Field]:
    soft = blur(surface, max(scale * 0.03, 0.5))
    slope_y, slope_x = np.gradient(soft)
    height = np.linspace(1, 0, surface.shape[0], dtype=np.float32)[:, None]
    norm = np.sqrt(1 + slope_x**2 + slope_y**2)
    light = (0.75 * slope_y - side * 0.55 * slope_x + 0.55) / norm
    tone = np.clip(0.36 + 0.40 * light + 0.26 * height, 0, 1)
    bright = mix(air.sky[2], air.sun, 0.45) if air.dark else mix(air.sun, WHITE, 0.72)
    shadow = mix(air.sky[1], air.sky[3], 0.35 if air.dark else 0.55)
    stops = [(0.0, shadow), (0.55, mix(shadow, bright, 0.72)), (0.85, bright)]
    mask = smoothstep(0.0, scale * 0.16, blur(surface, max(0.6, scale * 0.012)))
    return ramp(stops, tone), mask
