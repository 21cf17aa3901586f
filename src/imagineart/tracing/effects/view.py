"""What do effects know of the picture they are laid over? Camera, depth, and the light that falls.

A white card anywhere would show E / π; it is found from the picture itself: light ÷ albedo, smooth.
Positions in the picture are pixels, its unit of length is the longer side.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Point, Rgb
from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.scene import Camera, Sun

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of the picture."""

COARSE = 64  # px of the longer side of the map of light
SOFT = 5.0  # px of it by which the light is smooth
DARKEST = 0.05  # of display white: what a white card shows at least, so that nothing is mere black
BRIGHTEST = 1.15


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """`depth` (H, W) m, inf where the sky is; `card` (h, w, 3) what a white card shows, coarse, in
    display white; `focus` m: how far what the picture is about stands."""

    camera: Camera
    depth: Floats
    card: Floats
    focus: float
    sun: Sun | None = None
    mean: Floats = field(default_factory=lambda: np.ones(3, np.float32))
    air: Floats = field(default_factory=lambda: np.ones(3, np.float32))  # (3,) what mist shows

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) px."""
        return self.depth.shape[1], self.depth.shape[0]

    @property
    def edge(self) -> int:
        """px of the longer side."""
        return max(self.depth.shape)

    def project(self, points: Floats) -> Floats:
        """(N, 3) world points → x, y in px, depth in m."""
        return self.camera.project(np.asarray(points, np.float32).reshape(-1, 3), self.size)

    def metres(self, depth: float) -> float:
        """px that a metre takes at a depth."""
        far = 1.0 if self.camera.orthographic else max(depth, 1e-3)
        return self.edge / (2.0 * self.camera.half_width * far)

    def depth_of(self, metres: float, pixels: Floats) -> Floats:
        """At which depth things of so many metres take so many pixels."""
        far = self.edge / (2.0 * self.camera.half_width) * metres / np.maximum(pixels, 1e-3)
        return np.asarray(far, np.float32)

    def card_at(self, x: Floats, y: Floats) -> Floats:
        """(N, 3) what a white card shows at pixels."""
        h, w = self.card.shape[:2]
        column = np.clip((x / self.size[0] * w).astype(int), 0, w - 1)
        row = np.clip((y / self.size[1] * h).astype(int), 0, h - 1)
        return np.asarray(self.card[row, column], np.float32)

    def cards(self, shape: tuple[int, int]) -> Floats:
        """(h, w, 3) the same, as a picture of that shape."""
        return resized(self.card, shape)


def view_of(
    camera: Camera, depth: Floats, light: Floats, albedo: Floats, exposure: float, sun: Sun | None
) -> View:
    """The view of a lit picture; all (H, W, …)."""
    step = max(1, max(depth.shape) // COARSE)
    some = np.minimum(light[::step, ::step] * exposure, 4.0)
    color = albedo[::step, ::step]
    here = np.isfinite(depth[::step, ::step])
    weight = np.where(here, np.clip(color.mean(axis=-1), 0.02, 1.0), 0.0)[..., None]
    bright = np.where(here[..., None], some / np.clip(color, 0.08, 1.0), 0.0)
    weight[:] = np.where(bright.max(axis=-1, keepdims=True) > 6.0, 0.0, weight)  # lamps
    total = ndimage.gaussian_filter(bright * weight, (SOFT, SOFT, 0), mode="nearest")
    share = ndimage.gaussian_filter(weight, (SOFT, SOFT, 0), mode="nearest")
    mean = (bright * weight).sum(axis=(0, 1)) / max(float(weight.sum()), 1e-6)
    if float(weight.sum()) < 1e-3:
        mean = some.reshape(-1, 3).mean(axis=0)
    card = (total + 0.02 * mean) / (share + 0.02)
    focus = camera.focal_distance
    return View(camera, depth, _kept(card), focus, sun, _kept(mean), _bright(some))


def _bright(some: Floats) -> Floats:
    """(3,) the mean of the brighter part of a picture, lamps apart: mist is as bright as that."""
    flat = some.reshape(-1, 3)
    grey = flat.mean(axis=-1)
    low, high = np.quantile(grey, [0.6, 0.95])
    return _kept(flat[(grey >= low) & (grey <= high)].mean(axis=0))


def _kept(card: Floats) -> Floats:
    """Within what can be shown, its hue kept."""
    peak = card.max(axis=-1, keepdims=True)
    wanted = np.clip(peak, DARKEST, BRIGHTEST)
    kept = card * (wanted / np.maximum(peak, 1e-6))
    return np.asarray(0.8 * kept + 0.2 * kept.max(axis=-1, keepdims=True), np.float32)


def spared(view: View, box: Box | None, least: float, rows: slice, columns: slice) -> Floats:
    """(h, w) what is left of a cover within some rows and columns: 1, and softly down to `least` in
    the middle of what may not be hidden."""
    height, width = view.depth.shape
    shape = (rows.stop - rows.start, columns.stop - columns.start)
    if box is None:
        return np.ones(shape, np.float32)
    left, top, right, bottom = box
    x = (np.arange(columns.start, columns.stop) + 0.5) / width
    y = ((np.arange(rows.start, rows.stop) + 0.5) / height)[:, None]
    off = np.hypot(
        (x - (left + right) / 2) / max(right - left, 0.05),
        (y - (top + bottom) / 2) / max(bottom - top, 0.05),
    )
    inside = np.clip((0.95 - off) / 0.6, 0.0, 1.0)
    return np.asarray(1.0 - (1.0 - least) * inside, np.float32)


def resized(image: Floats, shape: tuple[int, int]) -> Floats:
    """(h, w[, C]) → shape, bilinear, pixel centres kept."""
    rows = (np.arange(shape[0]) + 0.5) / shape[0] * image.shape[0] - 0.5
    columns = (np.arange(shape[1]) + 0.5) / shape[1] * image.shape[1] - 0.5
    return _along(_along(image, rows, 0), columns, 1)


def _along(image: Floats, at: Floats, axis: int) -> Floats:
    last = image.shape[axis] - 1
    low = np.clip(np.floor(at).astype(int), 0, last)
    high = np.minimum(low + 1, last)
    share = np.clip(at - low, 0.0, 1.0).astype(np.float32)
    share = share.reshape((-1,) + (1,) * (image.ndim - 1 - axis))
    a, b = np.take(image, low, axis), np.take(image, high, axis)
    return np.asarray(a + (b - a) * share, np.float32)


def small(view: View, edge: int) -> tuple[int, int]:
    """(rows, columns) of the same picture with a longer side of at most `edge` px."""
    share = min(1.0, edge / view.edge)
    height, width = view.depth.shape
    return max(2, round(height * share)), max(2, round(width * share))


def near(depth: Floats, at: float, soft: float) -> Floats:
    """0–1: how much of what is `at` a depth is seen: 0 behind what stands before it."""
    share = np.clip((np.minimum(depth, 1e9) - at) / max(soft, 1e-6) + 0.5, 0.0, 1.0)
    return np.asarray(share, np.float32)


def rgb(color: Rgb) -> Floats:
    """As an array."""
    return np.asarray(color, np.float32)


def points(sources: tuple[Point, ...]) -> Floats:
    """(N, 3)."""
    return np.asarray(sources, np.float32).reshape(-1, 3)
