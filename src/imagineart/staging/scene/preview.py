"""What will be seen of each thing, before light is spent? An id picture from a small rasteriser.

Triangles are filled with points on a low-discrepancy lattice, about `DENSITY` a pixel, and the
nearest point of each pixel wins. It is exact to about a pixel of `EDGE`, and needs no renderer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.staging.scene.vectors import Floats, unit
from imagineart.staging.stage import Box, Canvas, Lens

EDGE = 256  # px of the longer side
DENSITY = 2.5  # points a pixel of projected area
MOST_POINTS = 400_000  # of one thing
_R2 = np.array([0.7548776662466927, 0.5698402909980532])  # Roberts' sequence
FILM_MM = 36.0


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """`ids` (H, W): index of the thing seen, −1 for none; `alone` the pixels of each thing if
    nothing stood before it; `outside` the share of each that the frame cuts off."""

    ids: NDArray[np.int32]
    alone: NDArray[np.int64]  # (N,) px
    seen: NDArray[np.int64]  # (N,) px
    outside: Floats  # (N,) 0–1
    boxes: tuple[Box | None, ...]  # of what lies in the frame, seen or hidden
    depths: Floats  # (N,) mean distance along the axis, m

    @property
    def visible(self) -> Floats:
        """(N,) share of each thing that others do not hide, 0–1."""
        share: Floats = self.seen / np.maximum(self.alone, 1)
        return share

    @property
    def shares(self) -> Floats:
        """(N,) share of the picture that each takes."""
        share: Floats = self.seen / self.ids.size
        return share


def axes_of(lens: Lens) -> Floats:
    """(3, 3) rows: right, up, forward."""
    forward = unit(np.subtract(lens.target, lens.position))
    aside = (0.0, 1.0, 0.0) if abs(forward[2]) > 0.9999 else (0.0, 0.0, 1.0)
    right = unit(np.cross(forward, aside))
    return np.stack([right, np.cross(right, forward), forward])


def projected(lens: Lens, points: Floats, canvas: Canvas) -> Floats:
    """(…, 3) world points → x, y in fractions of the canvas from its top left, and depth in m."""
    away = np.asarray(points, float) - np.asarray(lens.position)
    seen = (away.reshape(-1, 3) @ axes_of(lens).T).reshape(away.shape)  # one product, not many
    depth = seen[..., 2]
    if lens.orthographic is not None:
        plane = seen[..., :2] / lens.orthographic
    else:
        half = FILM_MM / 2.0 / lens.focal_mm
        plane = seen[..., :2] / (2.0 * half * np.maximum(depth, 1e-6)[..., None])
    plane = plane - np.asarray(lens.shift)
    longer = max(canvas.width, canvas.height)
    x = 0.5 + plane[..., 0] * longer / canvas.width
    y = 0.5 - plane[..., 1] * longer / canvas.height
    return np.stack([x, y, depth], axis=-1)


def preview(surfaces: Sequence[Floats], lens: Lens, canvas: Canvas, edge: int = EDGE) -> Preview:
    """The id picture, `edge` px long, of (T, 3, 3) triangles in world space, one array for each
    thing."""
    longer = max(canvas.width, canvas.height)
    width = max(8, round(edge * canvas.width / longer))
    height = max(8, round(edge * canvas.height / longer))
    count = len(surfaces)
    nearest = np.full(height * width, np.inf)
    ids = np.full(height * width, -1, np.int32)
    alone, outside, depths = np.zeros(count, np.int64), np.zeros(count), np.zeros(count)
    boxes: list[Box | None] = []
    for number, surface in enumerate(surfaces):
        points = _filled(projected(lens, surface, canvas) * (width, height, 1.0))
        inside = _inside(points, width, height)
        outside[number] = 1.0 - inside.mean() if len(points) else 1.0
        depths[number] = float(points[:, 2].mean()) if len(points) else np.inf
        boxes.append(_box(points, width, height))
        cell, depth = _splat(points[inside], width)
        alone[number] = len(cell)
        won = depth < nearest[cell]
        nearest[cell[won]], ids[cell[won]] = depth[won], number
    seen = np.bincount(ids[ids >= 0], minlength=count)
    picture = ids.reshape(height, width)
    return Preview(picture, alone, seen, outside.astype(np.float32), tuple(boxes), depths)


def _filled(corners: Floats) -> Floats:
    """(N, 3) points on triangles (T, 3, 3) in pixels; those behind the camera are dropped."""
    corners = corners[(corners[..., 2] > 1e-4).all(axis=1)]
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    ab, ac = (b - a)[:, :2], (c - a)[:, :2]
    area = np.abs(ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]) / 2
    wanted = np.ceil(np.minimum(area, EDGE * EDGE) * DENSITY)
    total = float(wanted.sum())
    if total > MOST_POINTS:
        wanted = np.ceil(wanted * (MOST_POINTS / total))
    number = wanted.astype(np.int64)
    which = np.repeat(np.arange(len(corners)), number)
    order = np.arange(len(which)) - np.repeat(np.cumsum(number) - number, number)
    uv = (0.5 + (order[:, None] + 1) * _R2) % 1.0
    over = uv.sum(axis=1) > 1.0
    uv[over] = 1.0 - uv[over]
    inner = a[which] + uv[:, :1] * (b - a)[which] + uv[:, 1:] * (c - a)[which]
    return np.concatenate([inner, corners.reshape(-1, 3)])


def _inside(points: Floats, width: int, height: int) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    inside: NDArray[np.bool_] = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    return inside


def _splat(points: Floats, width: int) -> tuple[NDArray[np.int64], Floats]:
    """Pixels that points fall on, each once, and the nearest depth there."""
    cell = points[:, 1].astype(np.int64) * width + points[:, 0].astype(np.int64)
    order = np.lexsort((points[:, 2], cell))
    cell, depth = cell[order], points[order, 2]
    first = np.r_[True, cell[1:] != cell[:-1]] if len(cell) else np.zeros(0, bool)
    return cell[first], depth[first]


def _box(points: Floats, width: int, height: int) -> Box | None:
    """Around what lies in the frame, with its edges at most half a picture outside."""
    if not len(points) or not _inside(points, width, height).any():
        return None
    low = np.clip(points[:, :2].min(axis=0) / (width, height), -0.5, 1.5)
    high = np.clip(points[:, :2].max(axis=0) / (width, height), -0.5, 1.5)
    span = np.maximum(high - low, 1e-3)
    return Box(
        left=round(float(low[0]), 4),
        top=round(float(low[1]), 4),
        width=round(float(span[0]), 4),
        height=round(float(span[1]), 4),
    )
