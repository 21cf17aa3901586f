"""How does low poly look? Facets of one colour each, small ones along outlines."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import Delaunay

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import Painted, lifted, painted, vivid
from imagineart.tracing.looks.skies import deepened
from imagineart.tracing.looks.tools import blurred, coded, length, linear, mixed, step
from imagineart.tracing.tracer import Traced

WORDS = ("low poly", "low-poly", "lowpoly", "polygonal", "polygon art", "origami")
COARSE = 0.10  # of the longer side: facets of scenery
FINE = 0.05  # facets of things
RIM = 0.020  # between points along the outline of a thing
SHADOWS = np.array([0.52, 0.47, 0.62], np.float32)
OVER = 9.0  # px that the net reaches beyond the picture
TOWARD_LIGHT = np.array([-0.55, -0.45, 0.70], np.float32)
FACETED = (0.16, 0.55)  # how much facets of scenery, and of things, differ by the light
TURNS = 0.045  # how much facets differ in lightness


def draw(traced: Traced, seed: int) -> Floats:
    """A net of triangles over the picture, each in the mean of what it covers."""
    rng = np.random.default_rng([seed, 97])
    parts = painted(traced, 0.003, 0.006)
    color = vivid(
        lifted(np.where(parts.sky[..., None], deepened(parts.base, parts.sky), parts.base), 0.28),
        1.3,
    )
    light = np.where(parts.sky, 1.0, blurred(parts.lit, length(parts.lit, 0.003)))
    shade = step(light.astype(np.float32), 0.25, 1.15)
    picture = coded(mixed(color * SHADOWS, color * 1.10, shade))
    facets, count = _facets(_points(parts, rng), parts.lit.shape)
    even = _even(picture, facets, count, rng) * _lit(traced.buffers.normal, parts, facets, count)
    return linear(blurred(np.clip(even, 0.0, 1.0), 0.45))


def _points(parts: Painted, rng: np.random.Generator) -> NDArray[np.float64]:
    """(N, 2) rows and columns: along outlines, close within things, wide elsewhere."""
    shape = parts.lit.shape
    ids = np.where(parts.scenery & ~parts.sky, 0, np.where(parts.sky, -1, parts.ids))
    rims = ndimage.maximum_filter(ids, 3) != ndimage.minimum_filter(ids, 3)
    colors = coded(parts.base).sum(axis=-1)
    soft = np.abs(ndimage.gaussian_gradient_magnitude(colors, length(colors, 0.004, 1.2)))
    rims |= (soft > 0.2) & ~parts.scenery
    along = np.argwhere(rims)
    along = along[rng.permutation(len(along))]
    wide, close = (_grid(shape, length(parts.lit, s, 3.0), rng) for s in (COARSE, FINE))
    inside = ~parts.scenery[close[:, 0].astype(int), close[:, 1].astype(int)]
    rows, columns = (np.linspace(-OVER, side + OVER, 12) for side in shape)
    frame = [(v, u) for v in rows for u in columns if not _inside(v, u, shape)]
    kept = _apart(along, length(parts.lit, RIM, 2.5))
    return np.unique(np.concatenate([kept, close[inside], wide, np.array(frame)]), axis=0)


def _inside(row: float, column: float, shape: tuple[int, ...]) -> bool:
    return 0 <= row < shape[0] and 0 <= column < shape[1]


def _apart(points: NDArray[np.int64], least: float) -> NDArray[np.int64]:
    """One point of each square of `least` px."""
    if not len(points):
        return points
    _, first = np.unique((points / least).astype(int), axis=0, return_index=True)
    return points[np.sort(first)]


def _grid(shape: tuple[int, ...], pitch: float, rng: np.random.Generator) -> NDArray[np.float64]:
    at = np.mgrid[0 : shape[0] : pitch, 0 : shape[1] : pitch].reshape(2, -1).T
    at = at + rng.uniform(-0.42, 0.42, at.shape) * pitch
    return np.clip(at, 0, np.array(shape[:2]) - 1.0)


def _facets(points: NDArray[np.float64], shape: tuple[int, ...]) -> tuple[NDArray[np.int32], int]:
    """(H, W) number of the triangle that each pixel lies in, and how many there are."""
    net = Delaunay(points)
    cells = np.mgrid[: shape[0], : shape[1]].reshape(2, -1).T
    found = net.find_simplex(cells.astype(np.float64)).reshape(shape[:2])
    return np.maximum(found, 0).astype(np.int32), len(net.simplices)


def _lit(normal: Floats, parts: Painted, facets: NDArray[np.int32], count: int) -> Floats:
    """(H, W, 1) about 1: each facet as it faces the light, which is what makes it a facet."""
    label = facets.ravel()
    size = np.maximum(np.bincount(label, minlength=count), 1)
    facing = np.where(parts.sky, 0.55, normal @ TOWARD_LIGHT).ravel()
    mean = np.bincount(label, facing, minlength=count) / size
    own = np.bincount(label, (~parts.scenery).ravel(), minlength=count) / size
    strong = FACETED[0] + (FACETED[1] - FACETED[0]) * own
    lit = 1.0 + strong * (mean - 0.45)
    result: Floats = lit[facets][..., None].astype(np.float32)
    return result


def _even(
    picture: Floats, facets: NDArray[np.int32], count: int, rng: np.random.Generator
) -> Floats:
    """Each facet in its mean, a little lighter or darker than its neighbours."""
    flat, label = picture.reshape(-1, 3), facets.ravel()
    size = np.maximum(np.bincount(label, minlength=count), 1)
    sums = [np.bincount(label, flat[:, i], minlength=count) for i in range(3)]
    means = np.stack(sums, axis=-1) / size[:, None]
    means = means * (1.0 + TURNS * rng.uniform(-1.0, 1.0, (count, 1)))
    return means[facets].astype(np.float32)


LOOK = Look("lowpoly", "3d", draw, WORDS)
