"""How is a picture laid on with a brush? Stroke upon stroke, broad ones first, fine ones at edges.

A stroke follows the form at its middle, has one colour, and covers what lies under it. Strokes are
polygons on a sheet of bytes, drawn at twice the size where the picture is small.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.tools import blurred, combed, flow, length, noise

FINE = 1200  # px of the longer side below which strokes are drawn at twice the size
BENDS = 4  # steps of a stroke to either side of its middle
DENSE = 0.62  # distance of strokes beside the width of one
TAPER = np.array([0.45, 0.8, 0.95, 1.0, 1.0, 1.0, 0.95, 0.75, 0.35])  # width along a stroke


@dataclass(frozen=True, slots=True)
class Brush:
    """Sizes are shares of the longer side of the picture."""

    widths: tuple[float, ...] = (0.036, 0.016, 0.007)  # broad to fine
    long: float = 3.2  # length ÷ width of a stroke
    spread: float = 0.035  # how far colours of neighbouring strokes differ, coded
    detail: float = 0.05  # coded difference from which a finer stroke is laid on
    ridges: float = 0.045  # light and dark of bristles
    follow: float = 0.012  # over which forms are followed


Way = tuple[Floats, Floats]
"""(H, W) unit steps across and down that strokes follow."""


def stroked(
    image: Floats, brush: Brush, rng: np.random.Generator, way: Way | None = None
) -> Floats:
    """(H, W, 3) coded 0–1 as strokes, with the ridges of the bristles lit from above. `way`: where
    strokes go; None: along the forms of the picture."""
    shape = image.shape[:2]
    across, down = flow(image, length(image, brush.follow, 2.0)) if way is None else way
    scale = 2 if max(shape) < FINE else 1
    sheet = _primed(blurred(image, 0.3 * length(image, brush.widths[0])), scale)
    for number, share in enumerate(brush.widths):
        width = length(image, share, 1.6)
        soft = blurred(image, 0.3 * width)
        done = None if number == 0 else _reduced(sheet, shape)
        at = _places(soft, done, width, brush.detail, rng)
        _lay(sheet, soft, (across, down), at, (width, brush.long, brush.spread, scale), rng)
    painted = _reduced(sheet, shape)
    return np.clip(painted + _ridges(painted, (across, down), brush, rng)[..., None], 0.0, 1.0)


def around(way: Way, normal: Floats, share: Floats) -> Way:
    """A way turned round the forms: across the normal as it is seen, by a share (H, W), 0–1.

    Directions have no sign, so that they are mixed as cos 2a, sin 2a.
    """
    aside, up = normal[..., 0], normal[..., 2]
    weight = share * np.clip(1.8 * np.hypot(aside, up), 0.0, 1.0)
    own, round_it = np.arctan2(way[1], way[0]), np.arctan2(aside, up)
    even = (1.0 - weight) * np.cos(2 * own) + weight * np.cos(2 * round_it)
    odd = (1.0 - weight) * np.sin(2 * own) + weight * np.sin(2 * round_it)
    angle = 0.5 * np.arctan2(odd, even)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def _primed(image: Floats, scale: int) -> Image.Image:
    """The ground that shows where no stroke is."""
    ground = Image.fromarray((np.clip(image, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8))
    return ground.resize((image.shape[1] * scale, image.shape[0] * scale))


def _places(
    image: Floats, done: Floats | None, width: float, detail: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """(N, 2) rows and columns where strokes are laid, in the order of chance."""
    step = max(DENSE * width, 1.0)
    grid = np.mgrid[0 : image.shape[0] : step, 0 : image.shape[1] : step].reshape(2, -1).T
    at = grid + rng.uniform(-0.6, 0.6, grid.shape) * step
    at = np.clip(at, 0, np.array(image.shape[:2]) - 1)
    if done is not None:
        apart = blurred(np.abs(image - done).sum(axis=-1), 0.4 * width)
        row, column = at.astype(int).T
        at = at[apart[row, column] > detail]
    order: NDArray[np.float64] = at[rng.permutation(len(at))]
    return order


def _lay(
    sheet: Image.Image,
    image: Floats,
    way: tuple[Floats, Floats],
    at: NDArray[np.float64],
    size: tuple[float, float, float, int],
    rng: np.random.Generator,
) -> None:
    """Strokes of one width over what is on the sheet."""
    width, long, spread, scale = size
    row, column = at.astype(int).T
    color = image[row, column] * (1.0 + rng.normal(0.0, spread, (len(at), 1)))
    color = color + rng.normal(0.0, 0.4 * spread, (len(at), 3))
    fills = np.clip(color * 255.0, 0, 255).astype(np.uint8)
    shapes = _outlines(way, at, width, long * width / (2 * BENDS), rng)
    draw = ImageDraw.Draw(sheet)
    points = np.round(shapes * scale).astype(int).reshape(len(at), 4 * (2 * BENDS + 1)).tolist()
    for polygon, fill in zip(points, fills.tolist(), strict=True):
        draw.polygon(polygon, fill=tuple(fill))


def _outlines(
    way: tuple[Floats, Floats],
    at: NDArray[np.float64],
    width: float,
    pace: float,
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """(N, 2 · (2 · BENDS + 1), 2) x and y around each stroke."""
    spine = np.stack([*_walked(way, at, -pace)[:0:-1], *_walked(way, at, pace)])
    along = np.gradient(spine, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    side = np.stack([-along[..., 1], along[..., 0]], axis=-1)
    wide = 0.5 * width * rng.uniform(0.7, 1.15, len(at))
    half = wide[None, :, None] * TAPER[:, None, None] * side
    around = np.concatenate([spine + half, (spine - half)[::-1]])
    return np.moveaxis(around, 0, 1)[..., ::-1]


def _walked(
    way: tuple[Floats, Floats], at: NDArray[np.float64], pace: float
) -> list[NDArray[np.float64]]:
    """`BENDS` + 1 places (N, 2) along the flow; the flow has no sign, a stroke keeps its own."""
    across, down = way
    limit = np.array(across.shape) - 1
    row, column = at.astype(int).T
    heading = np.stack([down[row, column], across[row, column]], axis=-1) * np.sign(pace)
    places = [at]
    for _ in range(BENDS):
        row, column = np.clip(places[-1], 0, limit).astype(int).T
        turn = np.stack([down[row, column], across[row, column]], axis=-1)
        turn = turn * np.where((turn * heading).sum(axis=-1, keepdims=True) < 0, -1.0, 1.0)
        heading = 0.4 * heading + 0.6 * turn
        places.append(places[-1] + abs(pace) * heading)
    return places


def _reduced(sheet: Image.Image, shape: tuple[int, ...]) -> Floats:
    """(H, W, 3) coded 0–1 of a sheet that may be twice as large."""
    small = sheet.resize((shape[1], shape[0]), Image.Resampling.BOX)
    return np.asarray(small, np.float32) / np.float32(255.0)


def _ridges(
    painted: Floats, way: tuple[Floats, Floats], brush: Brush, rng: np.random.Generator
) -> Floats:
    """(H, W): paint stands up at the rims of strokes and along bristles; light is from above."""
    unit = length(painted, 1 / 512)
    bristles = combed(noise(painted.shape, 0.7 * unit, rng), *way, round(7 * unit) + 1)
    bristles = bristles / max(float(bristles.std()), 1e-6)
    rims = painted.mean(axis=-1)
    height = 0.5 * bristles + 9.0 * (rims - blurred(rims, 1.6 * unit))
    slope = np.roll(height, 1, axis=0) - height + 0.6 * (np.roll(height, 1, axis=1) - height)
    return np.asarray(-brush.ridges * np.clip(slope, -2.5, 2.5) / 1.5, np.float32)
