"""How does light of half the picture's resolution become a sharp picture?

Light changes slowly but for edges, and the edges are known without noise from first hits at full
resolution. Light without noise is divided by the colour of what it falls on, taken to each point
of the picture from the places around it that look alike, and multiplied by the colour there:

    L(p) = (a(p) + ε) Σ w E / Σ w,   E = L̃ / (ã + ε),
    w = exp(−|x|² / 2σ²) exp(−|n − ñ|² / σₙ²) exp(−(n · (P − P̃) / (σₚ d))²)

Pixels at edges are the mean of several such points. Where the lens blurs, and in solid glass, the
light is taken as it is.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats, Indices
from imagineart.tracing.bands import in_bands
from imagineart.tracing.scene import Camera
from imagineart.tracing.variant import import_drjit, owned
from imagineart.tracing.wavefront import Outline, Samples

dr = import_drjit()

STEP = 2  # pixels of the picture along a pixel of its light
_REFLECTED = 0.04  # ε: what every surface mirrors
_NEAR = 0.7  # σ, in pixels of light
_TURN = 0.15  # σₙ
_PLANE = 0.006  # σₚ, of the distance
_LEAST = 1e-4  # of a weight, where nothing looks alike
_BLURRED = (1.2, 3.0)  # px of the picture: radius from which, and up to which, the lens blurs


@dataclass(frozen=True, slots=True, eq=False)
class Light:
    """Light without noise at half resolution, as arrays of the tracer's own kind."""

    width: Any
    height: Any
    shares: Any  # Float, (N, 4): E, cover
    forms: Any  # Float, (N, 4): mean normal, depth
    seen: Any  # Float, (N, 4): radiance of what stands there, cover


def light_of(mi: Any, clean: Floats, sky: Floats, samples: Samples) -> Light:
    """`clean` (h, w, 3) radiance without noise, `sky` (h, w, 3) the part of it that is sky."""
    height, width = clean.shape[:2]
    cover = samples.cover[..., None]
    own = np.maximum(clean - sky, 0.0)
    even = own / np.maximum(samples.albedo + _REFLECTED * cover, 1e-3)
    depth = samples.depth[..., None]
    rows = [np.concatenate(pair, axis=-1) for pair in ((even, cover), (samples.normal, depth))]
    rows.append(np.concatenate([own, cover], axis=-1))
    shares, forms, seen = (owned(mi, np.asarray(row, np.float32)) for row in rows)
    return Light(width, height, shares, forms, seen)


class Upsampler:
    """Takes light to points of a picture of (width, height) px."""

    def __init__(self, mi: Any, light: Light, camera: Camera, size: tuple[int, int]) -> None:
        self.mi, self.light = mi, light
        number = self._number
        self.right, self.up, self.forward = (
            mi.Vector3f(*(number(value) for value in axis)) for axis in camera.axes
        )
        self.scale = number(2.0 * camera.half_width / max(size))
        self.middle = number(size[0] / 2.0), number(size[1] / 2.0)
        self.shift = tuple(number(value * max(size)) for value in camera.shift)
        self.flat = dr.opaque(mi.Bool, camera.orthographic is not None)
        self.width = dr.opaque(mi.Int32, light.width)
        self.height = dr.opaque(mi.Int32, light.height)

    def _number(self, value: float) -> Any:
        return dr.opaque(self.mi.Float, float(value))

    def _place(self, x: Any, y: Any, depth: Any) -> Any:
        """Where something at pixel (x, y) stands, from the eye."""
        right = (x - self.middle[0] + self.shift[0]) * self.scale
        up = (self.middle[1] - y + self.shift[1]) * self.scale
        aside = self.right * right + self.up * up
        return aside * dr.select(self.flat, 1.0, depth) + self.forward * depth

    def at(self, x: Any, y: Any, albedo: Any, normal: Any, depth: Any, glass: Any) -> Any:
        """Radiance of what is seen at (x, y) px of the picture."""
        mi = self.mi
        here = self._place(x, y, depth)
        u, v = x / STEP - 0.5, y / STEP - 0.5
        column, row = mi.Int32(dr.floor(u + 0.5)), mi.Int32(dr.floor(v + 0.5))
        even, seen = mi.Color3f(0.0), mi.Color3f(0.0)
        all_even, all_seen = mi.Float(1e-12), mi.Float(1e-12)
        for down in (-1, 0, 1):
            for along in (-1, 0, 1):
                i, j = column + along, row + down
                inside = (i >= 0) & (j >= 0) & (i < self.width) & (j < self.height)
                number = mi.UInt32(j * self.width + i)
                share, form, radiance = (
                    dr.gather(mi.Vector4f, rows, number, inside)
                    for rows in (self.light.shares, self.light.forms, self.light.seen)
                )
                away = dr.square(mi.Float(i) - u) + dr.square(mi.Float(j) - v)
                near = dr.exp(away * (-0.5 / _NEAR**2)) * dr.select(inside, share.w, 0.0)
                turn = dr.squared_norm(normal - mi.Vector3f(form.x, form.y, form.z))
                px, py = (mi.Float(i) + 0.5) * STEP, (mi.Float(j) + 0.5) * STEP
                off = dr.dot(normal, here - self._place(px, py, form.w)) / (_PLANE * depth)
                alike = dr.exp(-turn * (1.0 / _TURN**2) - dr.square(off)) + _LEAST
                even += mi.Color3f(share.x, share.y, share.z) * (near * alike)
                all_even += near * alike
                seen += mi.Color3f(radiance.x, radiance.y, radiance.z) * near
                all_seen += near * radiance.w
        lit = (albedo + _REFLECTED) * even / all_even
        return dr.select(glass, seen / all_seen, lit)


def edges(outline: Outline) -> NDArray[np.bool_]:
    """(H, W) pixels in which more than one surface may be seen."""
    seen = outline.owner, outline.normal, outline.albedo, outline.depth
    return in_bands(_edges, *seen, margin=1)


def _edges(owner: Indices, normal: Floats, albedo: Floats, depth: Floats) -> NDArray[np.bool_]:
    found = np.zeros(owner.shape, bool)
    for axis in (0, 1):
        one, other = _beside(owner, axis)
        differs = one != other
        one, other = _beside(normal, axis)
        differs |= np.einsum("hwc,hwc->hw", one, other) < 0.93
        one, other = _beside(albedo, axis)
        differs |= np.abs(one - other).max(axis=-1) > 0.06
        one, other = _beside(np.where(np.isinf(depth), 1e6, depth), axis)
        differs |= np.abs(one - other) > 0.05 * np.minimum(one, other)
        first, second = _beside(found, axis)
        first |= differs
        second |= differs
    return found


def _beside(image: NDArray[Any], axis: int) -> tuple[NDArray[Any], NDArray[Any]]:
    if axis == 0:
        return image[:-1], image[1:]
    return image[:, :-1], image[:, 1:]


def blurred(camera: Camera, depth: Floats, longer: int) -> Floats:
    """(h, w) share by which the lens blurs what is at a depth in a picture of `longer` px:
    0 sharp, 1 more than its light is coarse. A pixel of `depth` is one of light."""
    if camera.aperture_radius <= 0.0:
        return np.zeros_like(depth)
    focal = camera.focal_distance
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.abs(1.0 / depth - 1.0 / focal)
    radius = camera.aperture_radius * apart / (2.0 * camera.half_width) * longer
    near = np.where(depth < focal, np.minimum(radius, 12.0), 0.0)
    widest = int(np.ceil(near.max() / STEP))
    if widest > 0:  # what is blurred before the focus spreads over what is sharp
        radius = np.maximum(radius, ndimage.maximum_filter(near, 2 * widest + 1))
    share = np.clip((radius - _BLURRED[0]) / (_BLURRED[1] - _BLURRED[0]), 0.0, 1.0)
    soft: Floats = (share * share * (3.0 - 2.0 * share)).astype(np.float32)
    return soft
