"""How does the inside of a wood look? Trunks in depth, a bright clearing, dappled light."""

import numpy as np

from imagineart.rendering.backgrounds.atmosphere import Atmosphere
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.land import GRASS, noise_at, restated, shades, side
from imagineart.rendering.backgrounds.plants import LEAVES, crown
from imagineart.rendering.backgrounds.sky import air_of
from imagineart.rendering.backgrounds.terrain import ground_of, render
from imagineart.rendering.noise import Field, look_up, tile
from imagineart.rendering.raster import (
    Array,
    Oklch,
    blur,
    lay,
    mix,
    over,
    ramp,
    resize,
    rgb,
    smoothstep,
)

LAYERS = 6


def forest(frame: Frame) -> Array:
    """Trees from far haze to near bark, open in the middle where things may stand."""
    low = frame.smaller(1024)
    air = air_of(low)
    glow = _glow(low, air)
    canvas = glow.copy()
    bark = tile(frame.random("bark"), 0.9, low=3, high=60, stretch=5.0)
    for i in range(LAYERS - 2):
        _layer(low, air, canvas, i, bark)
    _floor(low, air, canvas)
    for i in (LAYERS - 2, LAYERS - 1):
        _layer(low, air, canvas, i, bark)
    _rays(low, air, canvas)
    return frame.enlarge(blur(canvas, 0.0012 * low.unit))


def _leaf(frame: Frame, index: int) -> Oklch:
    snowy = frame.background.weather == "snow"
    choices = LEAVES["winter" if snowy else frame.background.season]
    return frame.color(choices[index % len(choices)])


def _glow(frame: Frame, air: Atmosphere) -> Array:
    """The bright haze between the farthest trees."""
    lightness, chroma, hue = _leaf(frame, 0)
    near, bright = rgb((lightness * 0.9, chroma * 0.8, hue)), rgb((0.93, 0.07, hue - 20))
    x, y = frame.x - 0.12 * side(frame), frame.y - 0.72 * frame.horizon / frame.unit
    field = np.exp(-((x / 0.42) ** 2 + (y / 0.40) ** 2))
    return air.lit(ramp([(0, near * 0.55), (0.45, near), (1, bright)], field), 0.9)


def _layer(frame: Frame, air: Atmosphere, canvas: Array, i: int, bark: Field) -> None:
    """One distance: leaves on top, trunks, bushes at their feet."""
    rng = frame.random(f"layer{i}")
    near = (i + 1) / LAYERS
    foot = frame.horizon + (frame.height - frame.horizon) * 0.30 * max(0.0, near - 0.5) ** 1.2 * 2
    count = round((15 - 2.1 * i) * frame.width / frame.unit)
    wide = 0.008 + 0.052 * near**2.2
    haze = mix(air.haze, rgb(_leaf(frame, 0)), 0.5)
    thick = 0.72 * (1 - near) ** 0.8
    for k in range(count):
        x = (k + float(rng.uniform(0.1, 0.9))) / count - 0.5
        if near > 0.6 and abs(x) < 0.16 + 0.22 * near:
            continue
        color = mix(air.lit(rgb((0.40, 0.05, 60)), 0.7), haze, thick)
        place = frame.width * (0.5 + x), foot + float(rng.uniform(-0.01, 0.02)) * frame.unit
        _trunk(
            frame, canvas, rng, place, wide * float(rng.uniform(0.7, 1.3)) * frame.unit, color, bark
        )
        if near < 0.85:
            _tuft(
                frame,
                air,
                canvas,
                rng,
                (place[0], place[1] + 0.01 * frame.unit),
                0.07 + 0.10 * near,
                (haze, thick),
                k,
            )
    for k in range(round((16 - i) * frame.width / frame.unit)):
        x = float(rng.uniform(-0.05, 1.05)) * frame.width
        y = (
            float(rng.uniform(-0.02, 0.20 - 0.10 * near + 0.10 * abs(x / frame.width - 0.5)))
            * frame.unit
        )
        _tuft(
            frame,
            air,
            canvas,
            rng,
            (x, y + 0.10 * frame.unit),
            0.16 + 0.13 * near,
            (haze, thick),
            k,
        )


def _trunk(
    frame: Frame,
    canvas: Array,
    rng: np.random.Generator,
    foot: tuple[float, float],
    wide: float,
    color: Array,
    cloth: Field,
) -> None:
    """A trunk from above the picture to its foot, round in its shading, wider at the roots."""
    x, y = foot
    lean = float(rng.uniform(-0.04, 0.04)) * frame.unit
    left, right = (
        max(0, int(x - 2 * wide - abs(lean))),
        min(frame.width, int(x + 2 * wide + abs(lean)) + 1),
    )
    bottom = min(frame.height, int(y + 0.25 * wide) + 1)
    if left >= right:
        return
    rows = np.arange(bottom, dtype=np.float32)[:, None]
    columns = np.arange(left, right, dtype=np.float32)[None, :]
    up = np.clip((y - rows) / frame.unit, 0, None)
    half = 0.5 * wide * (0.82 + 0.5 * np.exp(-up / 0.035))
    turn = (columns - x - lean * up) / half
    bark = look_up(cloth, turn * 0.05 + x, up * 0.25) * 0.16 * frame.detail
    round_ = 0.72 + 0.42 * turn * side(frame) - 0.28 * turn**2 + bark
    mask = np.clip((1 - np.abs(turn)) * half + 0.5, 0, 1)
    foot_line = y + 0.25 * wide * (1 - np.clip(turn, -1, 1) ** 2)
    mask = mask * np.clip(foot_line - rows + 0.5, 0, 1)
    lay(canvas[:bottom, left:right], color * np.clip(round_, 0.2, 1.4)[..., None], mask)


def _tuft(
    frame: Frame,
    air: Atmosphere,
    canvas: Array,
    rng: np.random.Generator,
    foot: tuple[float, float],
    size: float,
    air_between: tuple[Array, float],
    index: int,
) -> None:
    """A mass of leaves with its lower edge at `foot`."""
    tone, alpha = crown(int(rng.integers(4)))
    part = slice(0, round(0.86 * tone.shape[0]))
    lightness, chroma, hue = _leaf(frame, index)
    tones = [
        (0.0, rgb((lightness * 0.5, chroma * 0.8, hue + 10))),
        (0.5, rgb((lightness, chroma, hue))),
        (1.0, rgb((lightness + 0.16, chroma, hue - 14))),
    ]
    lit = mix_many(air.lit(ramp(tones, tone[part]), 0.8), air_between[0], air_between[1])
    mask = np.where(tone[part] > -0.5, alpha[part], 0)[..., None]
    image = np.concatenate([lit * mask, mask], axis=-1).astype(np.float32)
    edge = max(3, round(size * frame.unit * float(rng.uniform(0.8, 1.4))))
    small = np.clip(resize(image, round(edge * 1.25), edge, smooth=False), 0, 1)
    over(canvas, small, round(foot[0] - edge * 0.62), round(foot[1] - edge * 0.95))


def mix_many(colors: Array, other: Array, amount: float) -> Array:
    """Colours (…, 3) drawn towards one other in linear light: the air between."""
    return colors + (other - colors) * np.float32(amount)


def _floor(frame: Frame, air: Atmosphere, canvas: Array) -> None:
    ground = ground_of(frame)
    bumps = noise_at(frame, ground, "bumps", 1.5, 1.8, rough=3)
    litter = noise_at(frame, ground, "litter", 0.5, 0.6, rough=12) * ground.visible(0.05)
    dapple = smoothstep(0.1, 0.8, noise_at(frame, ground, "dapple", 0.9, 1.5, rough=3))
    season = "winter" if frame.background.weather == "snow" else frame.background.season
    moss = ((0.36, 0.06, 110), (0.50, 0.09, 120), (0.62, 0.11, 118))
    tones = moss if season in ("summer", "spring") else GRASS[season]
    if season == "autumn":
        tones = ((0.40, 0.08, 50), (0.56, 0.12, 58), (0.68, 0.13, 70))
    albedo = shades(restated(tones, frame), 0.4 * bumps + 0.5 * frame.detail * litter)
    lit = air.lit(albedo, 0.62 + 0.48 * dapple)
    glow = mix(air.haze, rgb(_leaf(frame, 0)), 0.45)
    lit += (glow - lit) * (0.55 * smoothstep(0.35, 1.0, ground.reach))[..., None]
    render(ground, 0.03 * bumps, lit, canvas)


def _rays(frame: Frame, air: Atmosphere, canvas: Array) -> None:
    """Sunlight slanting through the leaves."""
    if air.cover > 0.6 or air.dark:
        return
    cloth = tile(frame.random("rays"), 0.9, low=2, high=14)
    angle = (frame.x - 0.5 * side(frame)) / (frame.y + 0.6)
    field = look_up(cloth, angle * 0.4, np.full((1, 1), 0.3, np.float32))
    fall = np.exp(-(((frame.y - 0.3) / 0.35) ** 2))
    lay(
        canvas,
        mix(air.sun, np.ones(3, np.float32), 0.3),
        (0.22 * smoothstep(0.3, 1.8, field) * fall),
    )
