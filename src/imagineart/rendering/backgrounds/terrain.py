"""How does rolling ground look from a standing viewer? Height fields in true perspective.

The camera stands one length above the ground plane and looks at the horizon. A point at depth z,
sideways position X and height h is seen at

    column = centre + F · X / z        row = horizon + F · (1 − h) / z

so that the plane itself reaches the bottom of the picture at z = F / (height − horizon). The
ground is sampled on slices of constant z, from near to far; the visible edge of slice i in a
column is the running minimum of its row, and each pixel looks up the first slice that reaches it
(the "voxel space" of early flight simulators, without loops).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.rendering.backgrounds.atmosphere import Atmosphere
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.noise import Field
from imagineart.rendering.raster import Array

FAR = 90.0  # camera heights
FOCAL = 1.25  # units


@dataclass(frozen=True)
class Ground:
    """Sample points: `z` (n, 1) depth near to far, `x` (n, W) sideways, `reach` (n, 1) 0 … 1.

    `footprint` (n, 1): width of a pixel on the ground, for fading detail too fine to be seen.
    """

    frame: Frame
    z: Field
    x: Field
    footprint: Field

    @property
    def reach(self) -> Field:
        """Distance as the eye takes it: 0 at the feet, 1 at the far end."""
        near = self.z[0, 0]
        value: Field = np.log(self.z / near) / np.log(FAR / near)
        return value

    def visible(self, period: float) -> Field:
        """(n, 1) 0–1: how much of a texture with this period (camera heights) can be resolved."""
        value: Field = np.clip(period / (3.0 * self.footprint) - 0.35, 0, 1)
        return value


def ground_of(frame: Frame) -> Ground:
    """The sample points for a frame with a horizon."""
    focal = FOCAL * frame.unit
    drop = max(frame.height - frame.horizon, 0.05 * frame.height)
    split = 0.12 * drop
    near = focal / np.linspace(1.25 * drop, split, int(np.clip(drop * 0.8, 60, 420)))
    z = np.concatenate([near, np.geomspace(focal / split, FAR, 230)[1:]])
    z = z.astype(np.float32)[:, None]
    across = np.arange(frame.width, dtype=np.float32)[None, :] - frame.width / 2
    return Ground(frame, z, across * z / np.float32(focal), z / np.float32(focal))


def slopes(ground: Ground, height: Field) -> tuple[Field, Field]:
    """(dh/dX, dh/dz) of a height field on the sample points."""
    across = np.gradient(height, axis=1) / ground.footprint
    along = np.gradient(height, axis=0) / np.gradient(ground.z, axis=0)
    return across, along


def sunlight(ground: Ground, height: Field, side: float, low: float = 0.5) -> Field:
    """(n, W) direct light 0–1 on the slopes; `side` −1 from the left … 1, `low` 1 at sunset."""
    across, along = slopes(ground, height)
    flat = 0.72
    light = flat - (side * across * 0.8 - along * 0.25) * (0.5 + low)
    return np.clip(light / np.sqrt(1 + across**2 + along**2), 0.06, 1.15)


def haze(ground: Ground, air: Atmosphere, color: Array, amount: float = 1.0) -> Array:
    """(n, W, 3) `color` with the air of each slice's distance in front of it."""
    depth = np.clip(ground.reach, 0, 1) ** 2.2
    thickness = 1 - np.exp(-(amount * air.density * 1.9 + 0.12) * depth)
    value: Array = color + (air.haze - color) * thickness[..., None]
    return value


def render(ground: Ground, height: Field, color: Array, canvas: Array) -> NDArray[np.bool_]:
    """Draw the ground over the canvas (the frame's size, sky and all), in place.

    Returns (H, W) where ground is seen. Rows are drawn at twice their number and averaged.
    """
    frame = ground.frame
    row = (frame.horizon + FOCAL * frame.unit * (1 - height) / ground.z) * 2
    edge = np.minimum.accumulate(row, axis=0).astype(np.float32)
    index, blend = _first_slice(edge, frame.height * 2)
    seen = index < edge.shape[0]
    column = np.arange(frame.width, dtype=np.int32)[None, :]
    at = np.minimum(index, edge.shape[0] - 1) * frame.width + column
    before = np.maximum(at - frame.width, column)
    flat = color.reshape(-1, 3)
    cover = seen.astype(np.float32)
    alpha = (cover[0::2] + cover[1::2]) / 2
    canvas *= 1 - alpha[..., None]
    for part in (0, 1):
        a, b, t = at[part::2], before[part::2], blend[part::2, :, None]
        drawn = flat[b] * (1 - t) + flat[a] * t
        canvas += drawn * (cover[part::2, :, None] / 2)
    value: NDArray[np.bool_] = alpha > 0.5
    return value


def _first_slice(edge: Field, rows: int) -> tuple[NDArray[np.int32], Field]:
    """For each pixel: the first slice whose edge is at or above it, and how far into it."""
    count, width = edge.shape
    last_above = np.clip(np.ceil(edge).astype(np.int32), 0, rows)
    column = np.arange(width, dtype=np.int32)[None, :]
    hits = np.bincount((last_above * width + column).ravel(), minlength=(rows + 1) * width)
    below = np.cumsum(hits.reshape(rows + 1, width)[::-1], axis=0)[::-1]
    index = below[1:].astype(np.int32)
    capped = np.minimum(index, count - 1)
    now = np.take_along_axis(edge, capped, axis=0)
    past = np.take_along_axis(edge, np.maximum(capped - 1, 0), axis=0)
    pixel = np.arange(rows, dtype=np.float32)[:, None]
    blend = np.clip((past - pixel) / np.maximum(past - now, 1e-3), 0, 1)
    return index, blend.astype(np.float32)
