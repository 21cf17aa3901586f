"""How does light fall on a sprite, and what shadow does it throw?

A sprite is flat; its form is guessed from its silhouette, as if it were inflated: the height over
the picture plane is h = √(blurred alpha), its normal n = (−∂h/∂x, −∂h/∂y, 1)/‖·‖. With the light's
direction l the pixel is multiplied by 1 + s·(n·l − mean(n·l)): the mean stays 1, so that an asked
colour remains that colour. Shadows lie on the ground plane: a point at height t above the foot
falls to (x + t·cot(e)·sin(−a), foot − t·cot(e)·cos(a)·f) for elevation e, azimuth a and the
foreshortening f of the ground.

Sprites are (h, w, 4) float32 linear sRGB, premultiplied; fields (h, w) float32.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from imagineart.color.spaces import linear_to_oklab, oklab_to_linear
from imagineart.plan.plan import Light
from imagineart.rendering.noise import Field
from imagineart.rendering.raster import Array, blur, resize, rgb, smoothstep

FORESHORTENING = 0.34  # height of the ground's unit square as it is seen
SMALL = 192  # px, longer side of the reduced silhouette that shadows are made from
_APART = 0.12  # OKLab distance at which an edge is plainly seen
_SET_OFF = 0.09  # OKLab lightness that sets off an edge with no difference at all
LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass(frozen=True, slots=True)
class Shadow:
    """`field` (h, w) 0–1 darkness, its first pixel at (`left`, `top`) px of the canvas."""

    field: Field
    left: int
    top: int


def bounds(image: Array, threshold: float = 0.02) -> tuple[int, int, int, int] | None:
    """(left, top, right, bottom) of what is opaque, or None for an empty sprite."""
    opaque = image[..., 3] > threshold
    columns, rows = np.flatnonzero(opaque.any(axis=0)), np.flatnonzero(opaque.any(axis=1))
    if not columns.size:
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


HOUR_WARMTH = {"dawn": 0.6, "sunset": 1.0, "dusk": -0.3, "night": -1.0}  # added to the stated


def tint(light: Light, amount: float = 1.0) -> Array:
    """(3,) colour of the key light with luminance 1: warm, cold or neutral."""
    warmth = light.warmth + HOUR_WARMTH.get(light.time_of_day, 0.0)
    hue = 66.0 if warmth >= 0 else 252.0
    color = rgb((0.93, 0.055 * abs(warmth) * amount, hue))
    return color / np.float32(color @ LUMINANCE)


def exposure(light: Light) -> float:
    """Overall brightness of things: 1 by day, less at night, never so low that colours go."""
    return {"night": 0.62, "dusk": 0.78}.get(light.time_of_day, 1.0)


def shade(image: Array, light: Light, strength: float = 1.0, rim: float = 1.0) -> Array:
    """The sprite under the key light: brighter on its side, darker away, with a thin lit edge.

    `strength` 0 leaves the sprite as painted but for the light's tint and the exposure.
    """
    alpha = image[..., 3]
    facing = _facing(alpha, light)
    factor = 1 + 0.30 * light.key * strength * facing
    lit = image.copy()
    tone = tint(light, 0.35) * np.float32(exposure(light))
    lit[..., :3] *= factor[..., None] * tone
    edge = _edge(alpha) * np.clip(facing, 0, 1) * (0.16 * rim * light.key)
    lit[..., :3] += (edge * alpha)[..., None] * tint(light)
    np.minimum(lit[..., :3], alpha[..., None], out=lit[..., :3])
    return lit


def parted(image: Array, canvas: Array, left: int, top: int) -> Array:
    """The sprite with its outline set off where it would vanish on the canvas below it.

    White on white gets a darker edge, black on black a lighter one; edges that differ from their
    ground by more than `_APART` in OKLab stay as they are.
    """
    x0, y0 = max(left, 0), max(top, 0)
    ground = canvas[y0 : top + image.shape[0], x0 : left + image.shape[1]]
    out = image.copy()
    part = out[y0 - top :, x0 - left :][: ground.shape[0], : ground.shape[1]]  # a view
    if not part.size:
        return out
    edge = (_edge(image[..., 3]) * image[..., 3])[y0 - top :, x0 - left :]
    edge = edge[: ground.shape[0], : ground.shape[1]]
    where = edge > 0.05
    alpha = part[where][:, 3:]
    lab, below = linear_to_oklab(part[where][:, :3] / alpha), linear_to_oklab(ground[where])
    alike = smoothstep(_APART, 0.0, np.linalg.norm(lab - below, axis=-1)) * edge[where]
    lab[:, 0] += np.where(lab[:, 0] > 0.5, -_SET_OFF, _SET_OFF) * alike
    part[where, :3] = np.clip(oklab_to_linear(lab), 0, 1) * alpha
    return out


def _facing(alpha: Field, light: Light) -> Field:
    """n·l of the inflated silhouette less its mean over the sprite, about −1 … 1."""
    height, width = alpha.shape
    scale = SMALL / max(height, width, SMALL)
    small = resize(alpha, max(2, round(width * scale)), max(2, round(height * scale)), smooth=False)
    size = max(small.shape)
    padded = np.pad(small, size // 3)
    round_ = np.sqrt(
        np.clip(0.6 * blur(padded, size * 0.09) + 0.4 * blur(padded, size * 0.03), 0, 1)
    )
    cut = slice(size // 3, size // 3 + small.shape[0]), slice(size // 3, size // 3 + small.shape[1])
    slope_y, slope_x = np.gradient(round_ * size * 0.55)
    azimuth, elevation = np.radians(light.azimuth), np.radians(light.elevation)
    x, y, z = np.sin(azimuth) * np.cos(elevation), -np.sin(elevation), 0.55
    norm = np.sqrt(1 + slope_x**2 + slope_y**2) * np.sqrt(x * x + y * y + z * z)
    facing = ((-slope_x * x - slope_y * y + z) / norm)[cut].astype(np.float32)
    weight = small.clip(0, 1)
    facing -= np.float32((facing * weight).sum() / max(float(weight.sum()), 1e-6))
    return resize(blur(facing, 1.0), width, height)


def _edge(alpha: Field) -> Field:
    """1 on the outline, 0 two hundredths of the sprite further in."""
    reach = max(1.0, 0.010 * max(alpha.shape))
    return 1 - smoothstep(0.55, 0.98, blur(alpha, reach))


def _silhouette(image: Array) -> tuple[Field, float]:
    """(reduced alpha, px of the sprite per px of it)."""
    height, width = image.shape[:2]
    factor = max(1.0, max(height, width) / SMALL)
    size = max(2, round(width / factor)), max(2, round(height / factor))
    return np.clip(resize(np.ascontiguousarray(image[..., 3]), *size, smooth=False), 0, 1), factor


def contact(image: Array, left: int, top: int) -> Shadow:
    """The dark line and the soft darkness where a sprite touches the ground."""
    alpha, factor = _silhouette(image)
    height, width = alpha.shape
    pad = max(4, round(0.18 * width))
    sole = alpha[max(0, height - max(2, round(0.07 * height))) :].max(axis=0)
    sole = np.pad(sole, pad)
    wide = max(1.0, float(sole.sum()))
    rows = np.arange(-pad, pad, dtype=np.float32)[:, None]
    tight = blur(np.repeat(sole[None], 3, axis=0), 0.6 + 0.02 * wide)[1]
    broad = blur(np.repeat(sole[None], 3, axis=0), 1.0 + 0.07 * wide)[1]
    below = np.exp(-((rows / (0.7 + 0.020 * wide)) ** 2)) * tight * 0.75
    around = np.exp(-((rows / (1.2 + 0.065 * wide)) ** 2)) * broad * 0.45
    field = 1 - (1 - below) * (1 - around)
    foot = top + image.shape[0] - 0.006 * image.shape[0]
    return _placed(field.astype(np.float32), factor, left - pad * factor, foot - pad * factor)


def cast(image: Array, left: int, top: int, light: Light, softness: float = 1.0) -> Shadow:
    """The silhouette thrown on the ground away from the light, softer and fainter with distance."""
    alpha, factor = _silhouette(image)
    height, width = alpha.shape
    along, back = throw(light)
    pad = max(4, round(0.12 * max(height, width)))
    reach = int(abs(along) * height) + 2 * pad + width
    tall = int(abs(back) * height) + 2 * pad
    foot_x = pad + (int(abs(along) * height) if along < 0 else 0)
    foot_y = tall - pad if back > 0 else pad
    slope = along / back
    matrix = (1, slope, -foot_x - slope * foot_y, 0, 1 / back, height - foot_y / back)
    flat = Image.fromarray(alpha).transform(
        (reach, tall), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR
    )
    field = _softened(np.asarray(flat), foot_y, softness * 0.02 * max(height, width))
    return _placed(field, factor, left - foot_x * factor, top + image.shape[0] - foot_y * factor)


def drop(image: Array, left: int, top: int, light: Light) -> Shadow:
    """The soft shadow on a wall close behind a thing that hangs or floats before it."""
    alpha, factor = _silhouette(image)
    pad = max(4, round(0.15 * max(alpha.shape)))
    field = blur(np.pad(alpha, pad), 0.045 * max(alpha.shape))
    away = 0.05 * max(image.shape[:2])
    x = left - pad * factor - away * float(np.sign(np.sin(np.radians(light.azimuth))))
    return _placed(field, factor, x, top - pad * factor + 0.8 * away)


def throw(light: Light) -> tuple[float, float]:
    """(sideways, backwards) shift of a shadow per unit of height, as seen on the picture."""
    length = min(1.0 / np.tan(np.radians(max(light.elevation, 25.0))), 1.6)
    azimuth = np.radians(light.azimuth)
    back = length * FORESHORTENING * float(np.cos(azimuth))
    return -length * float(np.sin(azimuth)), back if abs(back) > 0.06 else 0.06


def _softened(field: Field, foot: int, sigma: float) -> Field:
    near, far = blur(field, 0.5 + 0.4 * sigma), blur(field, 0.8 + 2.2 * sigma)
    rows = np.abs(np.arange(field.shape[0], dtype=np.float32) - foot)[:, None]
    distance = np.clip(rows / max(1.0, float(rows.max())), 0, 1)
    return (near + (far - near) * distance) * (1 - 0.45 * distance)


def _placed(field: Field, factor: float, left: float, top: float) -> Shadow:
    width, height = round(field.shape[1] * factor), round(field.shape[0] * factor)
    full = np.clip(resize(field, max(1, width), max(1, height)), 0, 1)
    return Shadow(full, round(left), round(top))


def darken(canvas: Array, shadow: Shadow, strength: float, within: Field | None = None) -> None:
    """Multiply the canvas under a shadow, in place; cool light remains in it.

    `within` (H, W) of the canvas limits the shadow to a surface.
    """
    height, width = canvas.shape[:2]
    x0, y0 = max(shadow.left, 0), max(shadow.top, 0)
    x1 = min(shadow.left + shadow.field.shape[1], width)
    y1 = min(shadow.top + shadow.field.shape[0], height)
    if x0 >= x1 or y0 >= y1:
        return
    part = shadow.field[y0 - shadow.top : y1 - shadow.top, x0 - shadow.left : x1 - shadow.left]
    if within is not None:
        part = part * within[y0:y1, x0:x1]
    remaining = np.array([1.0, 0.97, 0.90], np.float32)
    canvas[y0:y1, x0:x1] *= 1 - (strength * part)[..., None] * remaining


def reflection(image: Array, amount: float, length: float = 0.5) -> Array:
    """(h′, w, 4) the sprite upside down, fading within `length` of its height, to lie below it."""
    rows = max(1, round(image.shape[0] * length))
    mirrored = image[::-1][:rows]
    fade = amount * (1 - np.linspace(0, 1, rows, dtype=np.float32)) ** 1.6
    return blur(mirrored * fade[:, None, None], 0.006 * image.shape[1])


def hazed(image: Array, haze: Array, amount: float) -> Array:
    """The sprite with `amount` 0–1 of air of colour `haze` (3,) before it."""
    out = image.copy()
    out[..., :3] += (haze * image[..., 3:] - image[..., :3]) * np.float32(amount)
    return out
