"""How does watercolour look? Washes of pigment on white paper, laid over each other when dry.

Colour is an amount of pigment, K = −ln(colour): washes add K, paper and water change it, and the
picture is paper · exp(−K). A first wash has the colour of things; two glazes of shadow lie on it,
each with the rim at which its water dried. Light is bare paper.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import (
    Painted,
    is_plain,
    lifted,
    painted,
    roughness,
    softened,
    vivid,
)
from imagineart.tracing.looks.skies import clouds, deepened
from imagineart.tracing.looks.toning import within
from imagineart.tracing.looks.tools import (
    Mask,
    blurred,
    coded,
    length,
    mixed,
    noise,
    outlines,
    paper,
    step,
    strokes_along,
    warped,
)
from imagineart.tracing.tracer import Traced

PAPER = np.array([0.945, 0.935, 0.905], np.float32)
SEPIA = np.array([0.060, 0.042, 0.036], np.float32)
SHADOWS = np.array([0.54, 0.50, 0.72], np.float32)  # of light that a glaze of shadow lets through
GLAZES = ((0.60, 0.70, 0.62), (0.28, 0.36, 0.70))
"""Light from which a glaze begins and where it is whole, and how much of its pigment it takes."""
STRENGTH = 0.82  # of the pigment of a first wash
EDGE = 0.62  # how much more pigment dries at the rim of a wash
GRAIN = 0.13  # how far pigment settles into the paper
POOLS = 0.20  # how uneven a wash is
DRIFT = 0.13  # how far pigments part in water, by channel
SPARED = 0.85  # of the pigment, along outlines where paper was spared
LINE = 0.62  # how dark the pen is
MARGIN = 0.050  # share of the picture that stays unpainted about it
DROPS = 0.00035  # share of the sheet near things that is spattered


@dataclass(frozen=True, slots=True)
class Water:
    """What chance does on one sheet: (H, W) fields of noise by their size, and its unit, px."""

    tooth: Floats
    broad: Floats
    fine: Floats
    unit: float


def draw(traced: Traced, seed: int) -> Floats:
    """Washes that end in the strokes of a broad brush; before a plain ground only the things."""
    rng = np.random.default_rng([seed, 21])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.0032, 0.018)
    reach = _about_things(parts, unit, rng) if is_plain(parts) else _sheet(parts, unit, rng)
    return washed(traced, parts, reach, rng)


def washed(traced: Traced, parts: Painted, reach: Floats, rng: np.random.Generator) -> Floats:
    """Wet rims, pools and settled pigment where the brush was, a loose pen over it."""
    unit = length(traced.light, 1 / 512)
    shape = parts.lit.shape
    water = Water(
        paper(shape, rng), noise(shape, 24 * unit, rng), noise(shape, 6 * unit, rng), unit
    )
    shake = [1.9 * unit * noise(shape, 11 * unit, rng) for _ in range(2)]
    pigment = warped(_pigment(traced, parts, water, rng), *shake)
    pigment = pigment * _parted(shape, unit, rng)
    pigment = pigment + _bled(pigment, parts, water)
    spared = strokes_along(_rim_of(parts), 1.5 * unit) * step(water.broad, -0.3, 0.5)
    amount = (1.0 - SPARED * warped(spared, *shake)) * reach
    amount = amount * (1.0 + GRAIN * water.tooth)
    pigment = pigment * np.maximum(amount, 0.0)[..., None] + _spattered(pigment, parts, water, rng)
    sheet = PAPER * (1.0 + 0.022 * water.tooth[..., None])
    wet = sheet * np.exp(-pigment)
    line = _pen(traced, water, shake) * np.clip(0.35 + reach, 0.0, 1.0)
    return np.asarray(np.clip(mixed(wet, SEPIA, line), 0.0, 1.0), np.float32)


def _pigment(traced: Traced, parts: Painted, water: Water, rng: np.random.Generator) -> Floats:
    """(H, W, 3): the first wash, and the glazes over it."""
    unit = water.unit
    color = _colors(traced, parts, unit, rng)
    first = -STRENGTH * np.log(np.clip(0.07 + 0.93 * color, 0.0, 0.99))
    uneven = 1.0 + POOLS * water.broad + 0.5 * POOLS * water.fine
    total = first * np.clip(uneven + EDGE * _rims(color, 2.2 * unit), 0.35, 2.0)[..., None]
    rough = roughness(traced.buffers.normal, parts.ids)
    light = softened(parts, 2.6 * unit, 13.0 * unit, rough)
    light = light + 0.05 * water.fine
    violet = -np.log(SHADOWS)
    for whole, start, share in GLAZES:
        glaze = np.where(parts.sky, 0.0, 1.0 - step(light, whole, start)).astype(np.float32)
        rim = np.clip(2.4 * (glaze - blurred(glaze, 2.4 * unit)), 0.0, 1.0)
        wet = glaze * (0.85 + 0.25 * water.broad) + 0.5 * rim
        total = total + (share * np.maximum(wet, 0.0))[..., None] * (0.45 * first + violet)
    return np.asarray(total, np.float32)


def _colors(traced: Traced, parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W, 3) linear: clear colours, scenery in broad washes, the tops of clouds left white."""
    color = vivid(lifted(parts.base, 0.46), 1.5)
    broad = within(color, parts.ids, 5.0 * unit)
    color = mixed(color, broad, (0.75 * parts.scenery).astype(np.float32))
    heaps = clouds(traced, rng)
    white = blurred(heaps.cover * step(heaps.light, 0.25, 0.85), 2.5 * unit)
    sky = mixed(deepened(color, parts.sky), np.ones(3, np.float32), np.float32(0.95) * white)
    color = np.where(parts.sky[..., None], sky, color)
    gleam = step(parts.lit, 1.2, 1.7) * ~parts.scenery
    gleam = gleam * (1.0 - roughness(traced.buffers.normal, parts.ids))
    bare = np.asarray(0.8 * gleam, np.float32)
    return np.clip(mixed(color, np.ones(3, np.float32), bare), 0.0, 1.0)


def _parted(shape: tuple[int, ...], unit: float, rng: np.random.Generator) -> Floats:
    """(H, W, 3) about 1: how pigments part as they flow."""
    drift = [noise(shape, 30 * unit, rng) for _ in range(3)]
    return np.clip(1.0 + DRIFT * np.stack(drift, axis=-1), 0.5, 1.6).astype(np.float32)


def _bled(pigment: Floats, parts: Painted, water: Water) -> Floats:
    """(H, W, 3): what runs from wet things into the wash behind them, here and there."""
    things = ~parts.scenery
    if not things.any():
        return np.zeros_like(pigment)
    run = blurred(pigment * things[..., None], 8 * water.unit)
    where = step(water.broad, 0.4, 1.3) * parts.scenery
    return np.asarray(0.5 * where[..., None] * run, np.float32)


def _spattered(pigment: Floats, parts: Painted, water: Water, rng: np.random.Generator) -> Floats:
    """(H, W, 3): drops of a shaken brush beside the things, in their colours."""
    things = (~parts.scenery).astype(np.float32)
    if not things.any():
        return np.zeros_like(pigment)
    field = noise(things.shape, 1.7 * water.unit, rng)
    level = float(np.quantile(field, 1.0 - 6 * DROPS))
    near = blurred(things, 34 * water.unit)
    color = (
        blurred(pigment * things[..., None], 34 * water.unit) / np.maximum(near, 1e-3)[..., None]
    )
    drops = step(field, level, level + 0.12) * step(near, 0.03, 0.16) * parts.scenery
    return np.asarray(0.9 * drops[..., None] * color, np.float32)


def _pen(traced: Traced, water: Water, shake: list[Floats]) -> Floats:
    """(H, W) 0–1: a thin line that breaks off and goes on, not quite where the colour ends."""
    press = np.clip(0.75 + 0.45 * water.broad + 0.2 * water.fine, 0.0, 1.25)
    width = (1.15 * water.unit * np.clip(press, 0.55, 1.25)).astype(np.float32)
    lines = warped(outlines(traced.buffers, width), *(0.55 * one for one in shake))
    broken = step(press, 0.25, 0.7) * step(water.tooth, -1.4, 0.2)
    return np.asarray(LINE * lines * broken, np.float32)


def _rim_of(parts: Painted) -> Mask:
    """(H, W): where things end."""
    owner = np.where(parts.scenery, -1, parts.ids)
    return np.asarray(ndimage.maximum_filter(owner, 3) != ndimage.minimum_filter(owner, 3))


def _rims(wash: Floats, width: float) -> Floats:
    """(H, W) 0–1: along the borders of washes, on their darker side."""
    tone = coded(wash).mean(axis=-1)
    inside = blurred(tone, width) - tone  # darker than what is around
    return np.asarray(np.clip(9.0 * inside, -0.35, 1.0), np.float32)


def _sheet(parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): where the brush was. It comes to rest beside the edges, stroke by stroke."""
    height, width = parts.lit.shape
    free = MARGIN * max(height, width)
    v, u = np.mgrid[:height, :width].astype(np.float32)
    streaks = _streaks((height, width), unit, rng)
    broad = noise((height, width), 26 * unit, rng)
    aside = np.minimum(u, width - 1 - u) - free * (0.85 + 0.22 * streaks + 0.30 * broad)
    below = np.minimum(v, height - 1 - v) - free * (0.8 + 0.34 * broad + 0.10 * streaks)
    inside = np.minimum(aside, below)
    dry = noise((height, width), 1.1 * unit, rng) * step(-inside, -0.5 * free, 0.3 * free)
    return _edged(inside + 3.2 * unit * dry, unit)


def _streaks(shape: tuple[int, int], unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) of deviation 1: bands as high as a brush is broad."""
    grain = rng.standard_normal(shape, dtype=np.float32)
    bands = ndimage.gaussian_filter(grain, (5.0 * unit, 46.0 * unit))
    return np.asarray(bands / max(float(bands.std()), 1e-6), np.float32)


def _about_things(parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): the things, and a pale wash about them; the paper stays white elsewhere."""
    loose = vignette(parts, 0.06, unit, rng)
    return np.maximum(0.30 * loose, (~parts.scenery) * np.float32(1.0))


def vignette(parts: Painted, share: float, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): what lies within about a share of the longer side of things, its border ragged."""
    if parts.scenery.all():
        return np.ones(parts.lit.shape, np.float32)
    apart = ndimage.distance_transform_edt(parts.scenery).astype(np.float32)
    reach = share * max(parts.lit.shape)
    uneven = 0.55 * reach * noise(apart.shape, 22 * unit, rng)
    uneven = uneven + 0.3 * reach * _streaks(parts.lit.shape, unit, rng)
    return _edged(reach - apart + uneven, unit)


def _edged(inside: Floats, unit: float) -> Floats:
    """(H, W): 1 well inside, 0 outside, more along the border where water dried last."""
    rim = np.exp(-((inside - 2 * unit) ** 2) / (2 * (1.6 * unit) ** 2))
    return np.asarray(step(inside, -1.2 * unit, 1.2 * unit) * (1.0 + 0.45 * rim), np.float32)


LOOK = Look("watercolor", "watercolor", draw)
