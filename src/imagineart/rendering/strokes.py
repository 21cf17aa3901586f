"""Where does a pen run that writes a letter? Along the middle of its strokes.

Outlines are filled, thinned to lines one pixel wide, and the lines followed from end to end and
from crossing to crossing; rings are followed once around.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Cell = tuple[int, int]

EDGE = 900  # px of the longer side in which strokes are found
SPUR = 0.02  # of the longer side: shorter ends are corners of the outline, not strokes
SMOOTH = 3.0  # px
STEP = 4  # px between the points of a path


def strokes_of(contours: Sequence[Array], size: tuple[float, float]) -> list[Array]:
    """(N, 2) paths of letters within a field of `size`, in its units."""
    from skimage.morphology import skeletonize

    scale = EDGE / max(size)
    mask = filled([loop * scale for loop in contours], size[0] * scale, size[1] * scale)
    cells = {(int(y), int(x)) for y, x in np.argwhere(skeletonize(mask))}
    paths = [path for path in _followed(cells) if len(path) > 1]
    kept = [p for p in paths if len(p) > SPUR * EDGE or not _is_spur(p, cells)]
    return [_smoothed(path) / scale for path in kept]


def filled(contours: Sequence[Array], width: float, height: float) -> NDArray[np.bool_]:
    """(H, W) what lies inside of the contours, px, by the nonzero rule."""
    from PIL import Image, ImageDraw

    shape = round(height) + 4, round(width) + 4
    wound = np.zeros(shape, np.int32)
    for loop in contours:
        image = Image.new("1", shape[::-1])
        ImageDraw.Draw(image).polygon([(x, y) for x, y in loop], fill=1)
        x, y = loop.T
        turn = np.sign(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))
        wound += np.asarray(image).astype(np.int32) * int(turn)
    inside: NDArray[np.bool_] = wound != 0
    return inside


def _neighbours(cell: Cell, cells: set[Cell]) -> list[Cell]:
    """Those beside it first; a diagonal one only where no straight way leads there."""
    y, x = cell
    straight = [c for c in ((y, x + 1), (y + 1, x), (y, x - 1), (y - 1, x)) if c in cells]
    slanted = [(y + dy, x + dx) for dy in (-1, 1) for dx in (-1, 1)]
    return straight + [
        c for c in slanted if c in cells and (y, c[1]) not in cells and (c[0], x) not in cells
    ]


def _followed(cells: set[Cell]) -> Iterator[list[Cell]]:
    """Every line between ends and crossings, then the rings that have neither."""
    degree = {cell: len(_neighbours(cell, cells)) for cell in cells}
    knots = sorted(cell for cell in cells if degree[cell] != 2)
    gone: set[frozenset[Cell]] = set()
    seen: set[Cell] = set()
    for start in [*knots, *sorted(cells)]:
        if start in seen and degree[start] == 2:
            continue
        for following in _neighbours(start, cells):
            if frozenset((start, following)) not in gone:
                path = _walk(start, following, cells, degree, gone)
                seen |= set(path)
                yield path


def _walk(
    start: Cell,
    following: Cell,
    cells: set[Cell],
    degree: dict[Cell, int],
    gone: set[frozenset[Cell]],
) -> list[Cell]:
    path = [start, following]
    gone.add(frozenset((start, following)))
    while degree[path[-1]] == 2 and path[-1] != start:
        ahead = [c for c in _neighbours(path[-1], cells) if frozenset((path[-1], c)) not in gone]
        if not ahead:
            break
        gone.add(frozenset((path[-1], ahead[0])))
        path.append(ahead[0])
    return path


def _is_spur(path: list[Cell], cells: set[Cell]) -> bool:
    return any(len(_neighbours(end, cells)) == 1 for end in (path[0], path[-1]))


def _smoothed(path: list[Cell]) -> Array:
    """(N, 2) x, y; ends stay where they are, rings stay closed."""
    from scipy import ndimage

    points = np.array(path, float)[:, ::-1]
    ring = path[0] == path[-1]
    mode = "wrap" if ring else "nearest"
    body = points[:-1] if ring else points
    smooth = ndimage.gaussian_filter1d(body, SMOOTH, axis=0, mode=mode)
    if not ring:
        smooth[0], smooth[-1] = points[0], points[-1]
        return np.concatenate([smooth[:-1:STEP], smooth[-1:]])
    thin = smooth[::STEP]
    return np.concatenate([thin, thin[:1]])
