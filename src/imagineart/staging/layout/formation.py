"""How do several equal things stand together: in a row, an arc, a ring, a grid, a stack, scattered?

A formation is an (n, 4) float64 array of boxes (left, top, width, height). The unit is the height
of one instance; x = 0 is the middle of the group, y = 0 its lowest bottom, y grows downwards.
Boxes are ordered from far to near, so that drawing them in order hides the right ones.

Every pattern is a set of centres c_i, spread by the smallest factor s for which no two boxes
(w, h) overlap: s = max over pairs of min(w / |Δx|, h / |Δy|).
"""

from collections.abc import Callable
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from imagineart.plan.plan import Arrangement

Boxes = NDArray[np.float64]
Rng = np.random.Generator

GAP = 1.1  # pitch ÷ width of neighbours in a row
ROW_STEP_GROUND = 0.98  # pitch ÷ height of rows that stand behind each other
ROW_STEP_FREE = 1.1
STACK_STEP = 0.86  # things piled up touch: boxes overlap a little
RECEDE = 0.1  # loss of size per height that a row stands further back
JITTER = 0.05  # of an instance's size
DRIFT = 0.12  # … of what flies
STAGGER = 0.07  # of the height by which every other one on the ground stands nearer
WOBBLE = 0.04  # of an instance's scale
LINE = 5  # that many stand in one line wherever there is room for it
TIDY = ("grid", "stack", "ring")  # arrangements that would look wrong if nothing lined up


def form(
    count: int,
    arrangement: Arrangement,
    aspect: float,
    columns: int,
    rng: Rng,
    *,
    grounded: bool,
) -> Boxes:
    """(count, 4) boxes of a group. `aspect`: width ÷ height of one instance.

    `columns`: how many stand side by side before a new row begins. `grounded` groups recede:
    the farther row is higher and smaller.
    """
    step = ROW_STEP_GROUND if grounded else ROW_STEP_FREE
    pattern = _PATTERNS[arrangement if count > 1 else "row"]
    centers = pattern(count, columns, aspect, step, rng)
    if arrangement not in TIDY and count > 1:
        jitter = JITTER if grounded else DRIFT
        centers = centers + rng.uniform(-jitter, jitter, centers.shape) * (aspect, 1.0)
    scale = _scales(centers, grounded and arrangement != "stack", arrangement in TIDY, rng)
    return _far_to_near(_seated(centers, scale, aspect))


def columns_for(count: int, room: float, aspect: float) -> int:
    """How many columns let `count` instances fill a region of width ÷ height = `room`."""
    if count <= LINE and room >= 0.6:
        return count
    return min(count, max(1, ceil(sqrt(count * room / aspect) * 0.999)))


def extent(boxes: Boxes) -> Boxes:
    """(left, top, right, bottom) of the smallest rectangle around all boxes."""
    low = boxes[:, :2].min(axis=0)
    high = (boxes[:, :2] + boxes[:, 2:]).max(axis=0)
    return np.concatenate([low, high])


def _scales(centers: Boxes, recedes: bool, tidy: bool, rng: Rng) -> Boxes:
    scale = np.ones(len(centers))
    if recedes:
        behind = centers[:, 1].max() - centers[:, 1]
        scale = np.clip(1.0 - RECEDE * behind, 0.6, 1.0)
    if not tidy and len(centers) > 1:
        scale = scale * rng.uniform(1.0 - WOBBLE, 1.0 + WOBBLE, len(centers))
    return scale


def _seated(centers: Boxes, scale: Boxes, aspect: float) -> Boxes:
    """Boxes around the centres, moved so that the group's middle is x = 0, its bottom y = 0."""
    size = np.stack([aspect * scale, scale], axis=-1)
    bottoms = centers[:, 1] + 0.5
    boxes = np.concatenate(
        [centers[:, :1] - size[:, :1] / 2, bottoms[:, None] - size[:, 1:], size], 1
    )
    left, _, right, bottom = extent(boxes)
    seated: Boxes = boxes - np.array([(left + right) / 2, bottom, 0.0, 0.0])
    return seated


def _far_to_near(boxes: Boxes) -> Boxes:
    return boxes[np.argsort(boxes[:, 1] + boxes[:, 3], kind="stable")]


def _rows(count: int, columns: int, aspect: float, step: float, rng: Rng) -> Boxes:
    """Rows of nearly equal length, the longer ones in front, each other one shifted by half."""
    rows = ceil(count / max(1, columns))
    lengths = [count // rows + (r < count % rows) for r in range(rows)]
    centers = []
    for row, length in enumerate(lengths):
        shift = 0.25 * (-1) ** row if rows > 1 and len(set(lengths)) == 1 else 0.0
        x = (np.arange(length) - (length - 1) / 2 + shift) * aspect * GAP
        y = STAGGER * (-1) ** np.arange(length) * (step < 1.0 and length > 2) - row * step
        centers.append(np.stack([x, y], axis=-1))
    return np.concatenate(centers)


def _grid(count: int, columns: int, aspect: float, step: float, rng: Rng) -> Boxes:
    index = np.arange(count)
    column, row = index % columns, index // columns
    pitch = max(step, 1.0) * GAP
    return np.stack([column * aspect * GAP, row * pitch], axis=-1).astype(np.float64)


def _scatter(count: int, columns: int, aspect: float, step: float, rng: Rng) -> Boxes:
    """Cells of a loose lattice, some left empty, each thing off the middle of its cell."""
    columns = min(count, columns + 1) if count > 2 else columns
    rows = ceil(count * 1.15 / columns)
    cells = rng.permutation(columns * rows)[:count]
    lattice = np.stack([cells % columns, -(cells // columns)], axis=-1).astype(np.float64)
    lattice[:, 0] += 0.5 * ((cells // columns) % 2)
    lattice += rng.uniform(-0.16, 0.16, lattice.shape)
    return _spread(lattice * (aspect, step), aspect, step, at_most=1.35)


def _arc(count: int, columns: int, aspect: float, step: float, rng: Rng) -> Boxes:
    angle = np.linspace(-1.0, 1.0, count) * np.radians(min(80, 20 * count))
    return _spread(np.stack([np.sin(angle), -0.8 * np.cos(angle)], axis=-1), aspect, 1.0)


def _ring(count: int, columns: int, aspect: float, step: float, rng: Rng) -> Boxes:
    angle = 2 * np.pi * (np.arange(count) / count + 0.25)
    flat = 0.6 if step < 1.0 else 1.0
    return _spread(np.stack([np.cos(angle), flat * np.sin(angle)], axis=-1), aspect, step)


def _stack(count: int, columns: int, aspect: float, step: float, rng: Rng) -> Boxes:
    """One on the other up to four, then a pyramid with the widest row at the bottom."""
    lengths = [1] * count if count <= 4 else _pyramid(count)
    centers = [
        (x * aspect, -row * STACK_STEP)
        for row, length in enumerate(lengths)
        for x in np.arange(length) - (length - 1) / 2
    ]
    return np.array(centers, dtype=np.float64)


def _pyramid(count: int) -> list[int]:
    """Row lengths from the bottom up: 6 → 3, 2, 1; what is left over lies in the lowest rows."""
    base = int((sqrt(8 * count + 1) - 1) / 2)
    lengths = list(range(base, 0, -1))
    for extra in range(count - sum(lengths)):
        lengths[extra % base] += 1
    return lengths


def _spread(centers: Boxes, aspect: float, height: float, *, at_most: float = np.inf) -> Boxes:
    """The centres times the smallest factor that keeps boxes of (aspect, height) apart."""
    delta = np.abs(centers[:, None] - centers[None, :]) + 1e-9
    needed = np.min(np.array([aspect, height]) * 1.02 / delta, axis=-1)
    np.fill_diagonal(needed, 0.0)
    return centers * min(float(needed.max()), at_most)


_Pattern = Callable[[int, int, float, float, Rng], Boxes]
_PATTERNS: dict[Arrangement, _Pattern] = {
    "row": _rows,
    "grid": _grid,
    "scatter": _scatter,
    "arc": _arc,
    "ring": _ring,
    "stack": _stack,
}
