"""How does radiance become a picture? Exposure, then a curve that keeps hue and saturation.

The curve is Khronos PBR Neutral (2024): colours below 0.8 stay as they are, apart from the 4 % that
every surface reflects; what is brighter is compressed towards white:

    x = min(r, g, b);  offset = x − 6.25 x²  if x < 0.08 else 0.04;   c ← c − offset
    p = max(c);        if p ≥ s = 0.8 − 0.04:  p′ = 1 − d² / (p + d − s),  d = 1 − s
    c ← c p′ / p;      c ← mix(p′, c, 1 / (0.15 (p − p′) + 1))
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats, Rgb
from imagineart.tracing.bands import in_bands

Mask = NDArray[np.bool_]

_START = 0.8 - 0.04
_DESATURATION = 0.15
_PALES = 0.2  # linear; from this peak on pure colours pale
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
_FLARE = 10.0  # of display white: what scatters of a lamp, however bright it is
_BLOOM_EDGE = 512  # px from which a glow is computed on a smaller picture
MID_GREY = 0.20  # linear; where metering puts what is neither bright nor dark
CARD = 0.95  # linear; where metering puts a white card in the light that most things stand in
LEAST_ALBEDO = 0.04  # of surfaces that tell how much light falls on them
HIGHLIGHT = 1.4  # metering keeps the brightest 2 % below it, by day: a low sun's sky has colour
BRIGHTEST = 60.0  # factor on radiance; what is darker still stays dark
ABOUT = 0.65  # how much the light on the subject counts beside that on all that is seen
APART = 4.0  # how much darker or brighter than all else a subject is metered at most
LIFTED = 0.20  # linear; towards it views are lifted where all is dark, subject and rest …
LIFT = 1.6  # … by no more than this factor: black things stay black
LIGHTEST = 0.9  # linear; the mean of logarithms that a picture by day may have …
DARKER = 6.5  # … falls with this power of the key: a night stays dark around its lamps
LEAST_ABOUT = 0.003  # of the picture that a subject must take to be metered


@dataclass(frozen=True, slots=True)
class Grade:
    """What a look does to light, as a lens and a film would. The defaults do nothing."""

    bloom: float = 0.0  # share of light spread around bright places
    vignette: float = 0.0  # darkening of the corners, 0–1
    grain: float = 0.0  # standard deviation in mid-grey, 0.02 is fine film
    contrast: float = 1.0  # about mid-grey
    saturation: float = 1.0
    vibrance: float = 0.0  # saturation of what is dull, 0–1
    rolloff: float = 0.0  # how far pure colours pale where they are bright, 0–1
    shadows: Rgb = (1.0, 1.0, 1.0)  # tints of dark and bright places
    highlights: Rgb = (1.0, 1.0, 1.0)
    seed: int = 0


def luminance(light: Floats) -> Floats:
    """(…,) relative luminance of (…, 3) linear sRGB."""
    result: Floats = light @ _LUMINANCE
    return result


def metered(
    light: Floats, albedo: Floats, seen: Floats, about: Mask | None = None, key: float = 1.0
) -> float:
    """The factor on radiance that shows a picture well, as a light meter finds it.

    `light` (H, W, 3) radiance of surfaces and `albedo` (H, W, 3) their colour tell how much light
    falls on them: a white card in it becomes almost white, so snow is white and coal is black.
    What the picture is `about` (H, W) counts most, then the centre. `seen` (H, W, 3) is the whole
    view, sky and haze included, whose brightest 2 % stay below white. Without surfaces the view
    itself becomes mid-grey. `key`: 1 by day, less where it is to look dark.
    """
    weight = _centred(*light.shape[:2])
    bright = np.maximum(luminance(seen), 1e-5)
    mean = _mean(bright, weight)
    card = _card(light, albedo, weight, about)
    wanted = key * CARD / card if card > 0.0 else key * MID_GREY / mean
    dim = LIFTED * key / (wanted * max(mean, _mean(bright, weight, about)))
    wanted *= float(np.clip(dim**0.5, 1.0, LIFT))
    top = _quantile(bright, weight, 0.98)
    return float(
        min(
            wanted,
            max(HIGHLIGHT * key * key / top, 0.5 * wanted),
            LIGHTEST * key**DARKER / mean,
            BRIGHTEST,
        )
    )


def _card(light: Floats, albedo: Floats, weight: Floats, about: Mask | None) -> float:
    """The radiance of a white card in the light of the picture, 0 where nothing tells it.

    Of the subject and of all that is seen the geometric mean, by `ABOUT`.
    """
    grey = luminance(albedo)
    lit = (grey > LEAST_ALBEDO) & (luminance(light) > 1e-5)
    if weight[lit].sum() <= 0.02 * weight.sum():
        return 0.0
    cards: Floats = (luminance(light) / np.maximum(grey, LEAST_ALBEDO)).astype(np.float32)
    whole = _quantile(cards[lit], weight[lit], 0.5)
    own = np.zeros_like(lit) if about is None else lit & about
    if own.sum() < LEAST_ABOUT * own.size:
        return whole
    subject = float(np.clip(_quantile(cards[own], weight[own], 0.6), whole / APART, whole * APART))
    return float(subject**ABOUT * whole ** (1.0 - ABOUT))


def _mean(bright: Floats, weight: Floats, about: Mask | None = None) -> float:
    """The geometric mean of (H, W) luminance, of the subject if it can be seen."""
    if about is not None and about.sum() >= LEAST_ABOUT * about.size:
        bright, weight = bright[about], weight[about]
    return float(np.exp((weight * np.log(bright)).sum() / weight.sum()))


def _centred(height: int, width: int) -> Floats:
    """(height, width) how much a place counts."""
    v, u = np.mgrid[-1.0 : 1.0 : height * 1j, -1.0 : 1.0 : width * 1j]
    weight: Floats = np.exp(-1.2 * (u * u + v * v))
    return weight


def _quantile(values: Floats, weight: Floats, share: float) -> float:
    """The value below which `share` of the weight lies."""
    order = np.argsort(values, axis=None, kind="stable")
    below = np.cumsum(weight.ravel()[order]) / weight.sum()
    return float(values.ravel()[order][min(int(np.searchsorted(below, share)), order.size - 1)])


def shown(light: Floats, exposure: float, grade: Grade | None = None) -> Floats:
    """(H, W, 3) radiance → (H, W, 3) float32 linear sRGB, 0–1."""
    if grade is None:
        return in_bands(lambda rows: np.clip(neutral(_exposed(rows, exposure)), 0.0, 1.0), light)
    size = light.shape[0], light.shape[1]
    falloff = _falloff(size, grade.vignette)[..., None]
    glow = _glow(light, exposure) if grade.bloom > 0.0 else np.zeros((*size, 1), np.float32)
    noise = _noise(size, grade.seed) if grade.grain > 0.0 else falloff

    def developed(rows: Floats, shade: Floats, spread: Floats, grains: Floats) -> Floats:
        picture = _exposed(rows, exposure) + np.float32(grade.bloom) * spread
        picture = neutral(_graded(picture * shade, grade))
        if grade.grain > 0.0:
            picture = _grained(picture, grains, grade.grain)
        return np.clip(picture, 0.0, 1.0)

    return in_bands(developed, light, falloff, glow, noise)


def _exposed(light: Floats, exposure: float) -> Floats:
    return np.maximum(light, 0.0).astype(np.float32) * np.float32(exposure)


def neutral(light: Floats) -> Floats:
    """Khronos PBR Neutral: (…, 3) ≥ 0 → (…, 3), 0–1."""
    least = light.min(axis=-1, keepdims=True)
    offset = np.where(least < 0.08, least - 6.25 * least * least, 0.04).astype(np.float32)
    color: Floats = (light - offset).astype(np.float32)
    peak = color.max(axis=-1, keepdims=True)
    span = 1.0 - _START
    squeezed = 1.0 - span * span / np.maximum(peak + span - _START, 1e-6)
    keep = 1.0 / (_DESATURATION * (peak - squeezed) + 1.0)
    bright = peak >= _START
    color *= np.where(bright, keep * squeezed / np.maximum(peak, 1e-6), 1.0).astype(np.float32)
    color += np.where(bright, squeezed * (1.0 - keep), 0.0).astype(np.float32)
    return color


def _graded(picture: Floats, grade: Grade) -> Floats:
    """What is done to each pixel alone."""
    if grade.contrast != 1.0:
        bright = np.maximum(luminance(picture), 1e-6)[..., None]
        picture = (picture * (bright / MID_GREY) ** (grade.contrast - 1.0)).astype(np.float32)
    grey = luminance(picture)[..., None]
    if grade.saturation != 1.0 or grade.vibrance != 0.0:
        picture = _vivid(picture, grey, grade.saturation, grade.vibrance)
    if grade.rolloff > 0.0:
        picture = _paled(picture, grade.rolloff)
    if grade.shadows == grade.highlights == (1.0, 1.0, 1.0):
        return picture
    share = grey / (grey + MID_GREY)
    dark, bright = (np.asarray(c, np.float32) for c in (grade.shadows, grade.highlights))
    tint = dark * (1.0 - share) + bright * share
    result: Floats = (picture * tint).astype(np.float32)
    return result


def _vivid(picture: Floats, grey: Floats, saturation: float, vibrance: float) -> Floats:
    """Colours away from grey: c ← g + (c − g) s (1 + v d), d from 1 in grey to 0 at half purity."""
    factor: Floats = np.full_like(grey, saturation)
    if vibrance != 0.0:
        peak = picture.max(axis=-1, keepdims=True)
        pure = 1.0 - picture.min(axis=-1, keepdims=True) / np.maximum(peak, 1e-6)
        factor *= 1.0 + vibrance * np.clip(1.0 - 2.0 * pure, 0.0, 1.0)
    result: Floats = picture - grey
    result *= factor
    result += grey
    return np.maximum(result, 0.0, out=result)


def _paled(picture: Floats, amount: float) -> Floats:
    """Pure colours lose purity where they are bright, as dyes of film do, and show their form.

    c ← c + (p − c) a s² o / (o + 0.5), p the luminance, o the peak over 0.2.
    """
    peak = picture.max(axis=-1, keepdims=True)
    pure = 1.0 - picture.min(axis=-1, keepdims=True) / np.maximum(peak, 1e-6)
    over = np.maximum(peak - _PALES, 0.0)
    pale = luminance(picture)[..., None]
    result: Floats = picture + (pale - picture) * (amount * pure**2 * over / (over + 0.5))
    return result


def _glow(light: Floats, exposure: float) -> Floats:
    """(H, W, 3) what light above white scatters in the lens: three widths, so that it has a core
    and a tail."""
    over = in_bands(lambda rows: np.clip(_exposed(rows, exposure) - 1.0, 0.0, _FLARE), light)
    if not over.any():
        return over
    halves = 0
    while max(over.shape[:2]) >= 2 * _BLOOM_EDGE and not any(n % 2 for n in over.shape[:2]):
        over, halves = halved(over), halves + 1
    edge = max(over.shape[:2])
    spread: Floats = np.zeros_like(over)
    for width in (0.004, 0.015, 0.05):
        sigma = width * edge
        spread += ndimage.gaussian_filter(over, (sigma, sigma, 0), truncate=3.0) / 3.0
    for _ in range(halves):
        spread = doubled(spread)
    return spread


def halved(image: Floats) -> Floats:
    """(h / 2, w / 2, …) means of fours; both sides are even."""
    rows = image[0::2] + image[1::2]
    small: Floats = (rows[:, 0::2] + rows[:, 1::2]) * np.float32(0.25)
    return small


def doubled(image: Floats) -> Floats:
    """(2 h, 2 w, 3): bilinear, pixel centres kept."""
    for axis in (0, 1):
        image = np.moveaxis(image, axis, 0)
        before = np.concatenate([image[:1], image[:-1]])
        after = np.concatenate([image[1:], image[-1:]])
        wide = np.empty((2 * len(image), *image.shape[1:]), np.float32)
        wide[0::2] = 0.75 * image + 0.25 * before
        wide[1::2] = 0.75 * image + 0.25 * after
        image = np.moveaxis(wide, 0, axis)
    return np.ascontiguousarray(image)


def _falloff(size: tuple[int, int], amount: float) -> Floats:
    height, width = size
    v, u = (np.linspace(-1.0, 1.0, side, dtype=np.float32) for side in (height, width))
    away = 0.5 * (v * v)[:, None] + 0.5 * (u * u)[None]
    falloff: Floats = np.float32(1.0) - np.float32(amount) * away ** np.float32(1.3)
    return falloff


def _noise(size: tuple[int, int], seed: int) -> Floats:
    """(H, W, 1) grain of unit deviation; it is 1.5 px at 2048."""
    drawn = np.random.default_rng([seed, 3]).standard_normal(size)
    noise: Floats = ndimage.gaussian_filter(drawn.astype(np.float32), max(size) / 2048 * 0.8)
    noise /= max(float(noise.std()), 1e-6)
    return noise[..., None]


def _grained(picture: Floats, noise: Floats, grain: float) -> Floats:
    """Strongest in the middle tones, as in film."""
    tone = np.sqrt(np.clip(luminance(picture), 0.0, 1.0))[..., None]
    strength = grain * 4.0 * tone * (1.0 - tone)
    result: Floats = (picture * (1.0 + strength * noise / np.maximum(tone, 0.05))).astype(
        np.float32
    )
    return result
