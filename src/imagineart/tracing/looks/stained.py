"""How is a window of stained glass made? Pieces of glowing glass, held together by dark lead."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.flat import OPPONENT, labelled
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import Painted, lifted, painted, vivid
from imagineart.tracing.looks.skies import deepened
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    linear,
    majority,
    mixed,
    noise,
    strokes_along,
)
from imagineart.tracing.tracer import Traced

WORDS = (
    "stained glass", "stained-glass", "stained glass window", "leaded glass", "church window",
    "tiffany glass",
)  # fmt: skip
PANES, FINE = 0.11, 0.07  # of the longer side: pieces of scenery, and of things
LEAD, CAME = 0.0065, 0.0105  # of the longer side: between pieces, and about things
BORDER = 0.035  # of the longer side: the row of glass along the edge
METAL = np.array([0.009, 0.009, 0.011], np.float32)
GLOW = 0.22  # how much brighter a piece is in its middle
APART = 0.10  # how far neighbouring pieces differ
SMALLEST = 0.00045  # share of the picture below which a piece joins its neighbours


def draw(traced: Traced, seed: int) -> Floats:
    """Colours first, cut into pieces, lead between them, light from behind."""
    rng = np.random.default_rng([seed, 107])
    parts = painted(traced, 0.006, 0.02)
    flat, palette = _colors(parts, rng)
    flat = majority(flat, len(palette), length(flat, 0.005, 1.0))
    piece = _pieces(flat, _cells(parts, rng))
    color = _glass(palette[flat], piece, rng)
    owner = np.where(parts.scenery, -1, parts.ids)
    lead = strokes_along(_edges(piece), length(piece, LEAD, 1.4))
    came = strokes_along(_edges(owner), length(piece, CAME, 2.0))
    lines = np.maximum(np.maximum(lead, came), _border_lines(lead.shape))
    unit = length(piece, 1 / 512)
    depth = np.clip(1.0 - 0.5 * blurred(lines, 3 * unit), 0.0, 1.0)
    round_bar = METAL * (1.0 + 1.5 * blurred(lines, 0.8 * unit)[..., None])
    return np.clip(mixed(color * depth[..., None], round_bar, lines), 0.0, 1.0)


def _colors(parts: Painted, rng: np.random.Generator) -> tuple[NDArray[np.int32], Floats]:
    """(H, W) numbers of colours, and the colours (k, 3) linear, pure and deep."""
    deep = np.where(parts.sky[..., None], deepened(parts.base, parts.sky), parts.base)
    color = vivid(lifted(deep, 0.38), 1.7)
    shade = np.where(parts.lit > 0.6, 1.0, 0.6).astype(np.float32)
    label, palette = labelled(coded(color * shade[..., None]) @ OPPONENT, parts, rng)
    return label, linear((palette @ np.linalg.inv(OPPONENT)).astype(np.float32))


def _cells(parts: Painted, rng: np.random.Generator) -> NDArray[np.int32]:
    """(H, W): the nearest of points that lie close within things, wide elsewhere."""
    shape = parts.lit.shape
    step = max(1, max(shape) // 512)
    wide, close = (_points(shape, length(parts.lit, share, 6.0), rng) for share in (PANES, FINE))
    own = ~parts.scenery[close[:, 0].astype(int), close[:, 1].astype(int)]
    out = parts.scenery[wide[:, 0].astype(int), wide[:, 1].astype(int)]
    tree = cKDTree(np.concatenate([wide[out], close[own]]))
    at = np.mgrid[0 : shape[0] : step, 0 : shape[1] : step].reshape(2, -1).T
    small = tree.query(at)[1].reshape(-(-shape[0] // step), -(-shape[1] // step))
    whole = np.repeat(np.repeat(small, step, axis=0), step, axis=1)[: shape[0], : shape[1]]
    return whole.astype(np.int32)


def _points(shape: tuple[int, ...], pitch: float, rng: np.random.Generator) -> NDArray[np.float64]:
    at = np.mgrid[0 : shape[0] : pitch, 0 : shape[1] : pitch].reshape(2, -1).T
    at = at + rng.uniform(-0.38, 0.38, at.shape) * pitch
    return np.clip(at, 0, np.array(shape[:2]) - 1.0)


def _pieces(flat: NDArray[np.int32], cells: NDArray[np.int32]) -> NDArray[np.int32]:
    """(H, W) numbers of pieces; splinters take the number of the piece beside them."""
    whole = flat.astype(np.int64) * (int(cells.max()) + 1) + cells
    _, number = np.unique(whole, return_inverse=True)
    number = number.reshape(flat.shape)
    size = np.bincount(number.ravel())
    small = size[number] < SMALLEST * flat.size
    if small.any() and not small.all():
        _, (row, column) = ndimage.distance_transform_edt(small, return_indices=True)
        number = number[row, column]
    return number.astype(np.int32)


def _glass(color: Floats, piece: NDArray[np.int32], rng: np.random.Generator) -> Floats:
    """(H, W, 3) linear: each piece a little another tone, streaked, lit from behind."""
    count = int(piece.max()) + 1
    size = np.maximum(np.bincount(piece.ravel(), minlength=count), 1)
    sums = [np.bincount(piece.ravel(), color[..., i].ravel(), minlength=count) for i in range(3)]
    means = (np.stack(sums, axis=-1) / size[:, None]).astype(np.float32)
    means = means * (1.0 + APART * rng.standard_normal((count, 1)).astype(np.float32))
    unit = length(piece, 1 / 512)
    inner = np.minimum(ndimage.distance_transform_edt(~_edges(piece)), 16 * unit) / (16 * unit)
    streaks = noise(piece.shape, 5 * unit, rng) + 0.5 * noise(piece.shape, 1.2 * unit, rng)
    light = 0.86 + GLOW * inner + 0.05 * streaks
    high = np.linspace(1.12, 0.9, len(piece), dtype=np.float32)[:, None]
    return np.clip(means[piece] * (light * high)[..., None].astype(np.float32), 0.0, 1.0)


def _edges(number: NDArray[np.int32]) -> NDArray[np.bool_]:
    edge = np.zeros(number.shape, bool)
    edge[:-1] |= number[:-1] != number[1:]
    edge[:, :-1] |= number[:, :-1] != number[:, 1:]
    return edge


def _border_lines(shape: tuple[int, ...]) -> Floats:
    """(H, W) 0–1: the frame, and the lead along the border inside it."""
    v, u = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    edge = np.minimum(np.minimum(u, shape[1] - 1 - u), np.minimum(v, shape[0] - 1 - v))
    longer = max(shape)
    inside = np.abs(edge - BORDER * longer) - 0.5 * LEAD * longer
    return np.clip(np.maximum(0.5 - inside, 0.012 * longer - edge), 0.0, 1.0).astype(np.float32)


LOOK = Look("stained", "illustration", draw, WORDS, also=("flat", "poster"))
