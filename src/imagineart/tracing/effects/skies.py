"""What stands in the sky beside sun, moon and clouds? A rainbow, northern lights, fireworks."""

import numpy as np
from scipy import ndimage

from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.noise import smooth
from imagineart.tracing.effects.veil import Veil, clear
from imagineart.tracing.effects.view import View, resized, small
from imagineart.tracing.scene import Effect

EDGE = 512  # px of the picture in which it is made
FAR = 1.4  # of the focal distance: what is farther is behind it
_BOW = np.array([0.0, 0.16, 0.34, 0.5, 0.66, 0.84, 1.0])  # from its inside to its outside
_HUES = np.array(
    [
        (0.28, 0.05, 0.55), (0.12, 0.20, 0.95), (0.05, 0.62, 0.75), (0.18, 0.80, 0.16),
        (0.95, 0.85, 0.10), (1.0, 0.42, 0.05), (0.9, 0.06, 0.05),
    ]
)  # fmt: skip
BOW_WIDE = 0.13  # of its radius


def _grid(view: View) -> tuple[Floats, Floats]:
    """x across and y down, in longer sides, of a small picture."""
    shape = small(view, EDGE)
    longer = max(shape)
    y, x = np.mgrid[: shape[0], : shape[1]]
    return ((x + 0.5) / longer).astype(np.float32), ((y + 0.5) / longer).astype(np.float32)


def _behind(view: View, far: float) -> Floats:
    """(H, W) 0–1: what shows far things."""
    away = np.minimum(view.depth, 1e9) / (far * view.focus)
    return np.asarray(np.clip((away - 1.0) * 2.0, 0.0, 1.0), np.float32)


def _horizon(view: View) -> float:
    """In longer sides from the top: where a level look meets the picture."""
    forward = view.camera.axes[2]
    tilt = forward[2] / max(float(np.hypot(forward[0], forward[1])), 1e-3)
    middle = 0.5 * view.depth.shape[0] / view.edge
    return float(np.clip(middle + tilt / (2 * view.camera.half_width), 0.15, 1.5))


def bow(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """A rainbow: an arc about a point below the horizon, red outside, with light within."""
    x, y = _grid(view)
    wide, tall = (n / view.edge for n in view.size)
    centre = wide * rng.uniform(0.42, 0.58), min(_horizon(view), 0.9 * tall) + 0.10
    radius = min(0.52 * wide, centre[1] - 0.08 * tall) * rng.uniform(0.94, 1.0)
    r = np.hypot(x - centre[0], y - centre[1]) / radius
    share = (r - 1.0) / BOW_WIDE + 0.5
    hue = np.stack([np.interp(share, _BOW, _HUES[:, c]) for c in range(3)], -1)
    band = np.exp(-(np.maximum(np.abs(share - 0.5) - 0.28, 0.0) ** 2) / 0.03)
    low = np.clip((centre[1] - y) / (0.5 * radius), 0.25, 1.0)
    small_light = 0.46 * hue * (band * low)[..., None] + 0.05 * (share < 0.2)[..., None]
    light = resized(ndimage.gaussian_filter(small_light, (1, 1, 0)), view.depth.shape)
    seen = _behind(view, FAR) * np.float32(0.9) + np.float32(0.1) * (view.depth > view.focus)
    cover = resized(np.asarray(0.30 * band * low, np.float32), view.depth.shape) * seen
    light = light * (effect.amount * seen)[..., None]
    return Veil(np.asarray(light, np.float32), np.asarray(cover, np.float32))


def aurora(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """Curtains of light: sharp below, fading upward in rays, green low and violet high."""
    x, y = _grid(view)
    top = max(_horizon(view), 0.25)
    light = np.zeros((*x.shape, 3), np.float32)
    low, high = (np.asarray(c, np.float32) for c in (effect.colors[0], effect.colors[-1]))
    for number in range(max(1, effect.count)):
        slow = smooth((1.7 * x + 40.0 * number, 0.8 * y), rng) - 0.5
        fine = smooth((5.0 * x + 60.0 * number, 0 * y), rng, 2) - 0.5
        foot = top * (0.86 - 0.24 * number) + top * (0.62 * slow + 0.10 * fine)
        lean = x + 0.10 * (foot - y)
        rays = 0.35 + 1.3 * smooth((26.0 * lean, 0.4 * y), rng, 2) ** 1.6
        patch = np.clip(2.3 * smooth((2.2 * x + 90.0 * number, 0 * y), rng) - 0.45, 0.0, 1.3)
        up = (foot - y) / top
        profile = np.where(up > 0, np.exp(-up / 0.26), np.exp(-((up / 0.035) ** 2)))
        hue = low + (high - low) * np.clip((up - 0.12) / 0.5, 0.0, 1.0)[..., None]
        light += hue * (profile * rays * patch / (1.0 + 0.5 * number))[..., None]
    haze = ndimage.gaussian_filter(light, (0.03 * EDGE, 0.03 * EDGE, 0))
    whole = resized(np.asarray(light + 0.5 * haze, np.float32), view.depth.shape)
    seen = (~np.isfinite(view.depth)).astype(np.float32)
    whole = whole * (effect.glow * effect.amount * seen)[..., None]
    return Veil(np.asarray(whole, np.float32), np.zeros(view.depth.shape, np.float32))


def fireworks(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """Bursts in the sky: trails from a middle that fall a little, brightest at their ends."""
    veil = clear(view.size)
    width, height = view.size
    sky = max(min(_horizon(view) * view.edge / height, 0.95), 0.3)
    for number in range(max(1, effect.count)):
        x = (number + rng.uniform(0.25, 0.75)) / effect.count * width
        y = rng.uniform(0.14, 0.62) * sky * height
        radius = rng.uniform(0.09, 0.2) * view.edge
        color = np.asarray(effect.colors[number % len(effect.colors)], np.float32)
        _burst(veil, (x, y), radius, color * effect.glow, rng)
    seen = np.maximum(_behind(view, FAR), 0.0)
    blur = ndimage.gaussian_filter(veil.light, (0.7, 0.7, 0))
    return Veil(np.asarray(blur * seen[..., None], np.float32), veil.cover)


def _burst(
    veil: Veil, at: tuple[float, float], radius: float, color: Floats, rng: np.random.Generator
) -> None:
    """Points along trails, as dense as pixels."""
    rays = int(rng.integers(60, 110))
    steps = max(12, round(1.6 * radius))
    t = np.linspace(0.15, 1.0, steps)
    way = rng.normal(size=(rays, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    reach = radius * rng.uniform(0.75, 1.05, (rays, 1))
    x = at[0] + reach * way[:, :1] * t
    y = at[1] + reach * way[:, 1:2] * t + 0.22 * radius * t**2
    tail = 0.05 + 0.75 * t**3.0
    bright = tail * np.where(t > 0.97, 2.6, 1.0) * rng.uniform(0.5, 1.1, (rays, 1))
    height, width = veil.cover.shape
    i, j = y.astype(int), x.astype(int)
    inside = (i >= 0) & (i < height) & (j >= 0) & (j < width)
    pale = (0.88 * color + 0.12 * color.max()) * np.float32(256 / max(height, width)) ** 0.25
    np.add.at(veil.light, (i[inside], j[inside]), bright[inside][:, None] * pale)
