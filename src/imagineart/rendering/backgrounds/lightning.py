"""How does lightning strike? A crooked bolt with branches, and the light that it throws on the sky.

A path is bent by midpoint displacement: every segment is halved, the middle pushed aside by a
random share of its length, and so on until segments are short. Positions are in px.
"""

import numpy as np
from numpy.typing import NDArray

from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.noise import Field
from imagineart.rendering.raster import Array, blur, lay, polygon, rgb

Path = NDArray[np.float64]  # (n, 2) x and y

HALVINGS = 6
CROOKED = 0.17  # of a segment's length, the standard deviation of its middle's shift
BRANCHES = 4
THICK = 0.0075  # units at the top; a branch is half as thick, all end in a point
GLOW = ((0.006, 0.8), (0.035, 0.55), (0.16, 0.3))  # radius in units, strength
WHITE, VIOLET = rgb((0.985, 0.012, 280)), rgb((0.80, 0.10, 285))


def strike(frame: Frame, canvas: Array, bottom: float) -> None:
    """One bolt from the top of the sky to `bottom` px, at a side of the picture, in place."""
    rng = frame.random("lightning")
    side = rng.choice([-1.0, 1.0])
    top = np.array([(0.5 + side * rng.uniform(0.2, 0.34)) * frame.width, -0.02 * bottom])
    end = np.array([(0.5 + side * rng.uniform(0.24, 0.42)) * frame.width, 0.97 * bottom])
    bolt = crooked(top, end, rng)
    thick = THICK * frame.unit
    mask = strip(frame, bolt, thick)
    for start in np.sort(rng.integers(len(bolt) // 8, 3 * len(bolt) // 4, BRANCHES)):
        mask = np.maximum(mask, strip(frame, _branch(bolt, int(start), rng), thick / 2))
    _shine(frame, canvas, mask, bottom)


def crooked(start: Path, end: Path, rng: np.random.Generator) -> Path:
    """(2 ** HALVINGS + 1, 2): a path from start to end, (2,) each."""
    path = np.stack([start, end])
    for _ in range(HALVINGS):
        step = np.diff(path, axis=0)
        across = np.stack([-step[:, 1], step[:, 0]], 1) * rng.normal(0, CROOKED, (len(step), 1))
        grown = np.empty((2 * len(path) - 1, 2))
        grown[::2], grown[1::2] = path, path[:-1] + step / 2 + across
        path = grown
    return path


def _branch(bolt: Path, start: int, rng: np.random.Generator) -> Path:
    """A path that leaves the bolt and ends in the air, shorter the lower it leaves."""
    rest = bolt[-1] - bolt[start]
    aside = np.array([rest[1], 0]) * rng.choice([-1.0, 1.0]) * rng.uniform(0.3, 0.7)
    return crooked(bolt[start], bolt[start] + rng.uniform(0.3, 0.6) * (rest + aside), rng)


def strip(frame: Frame, path: Path, thick: float) -> Field:
    """(H, W) cover of a path that is `thick` px wide at its start and ends in a point."""
    half = thick / 2 * np.linspace(1, 0.1, len(path))[:, None]
    along = np.gradient(path, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], 1)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
    outline = [*(path + half * across), *(path - half * across)[::-1]]
    return polygon(frame.width, frame.height, [(float(x), float(y)) for x, y in outline])


def _shine(frame: Frame, canvas: Array, mask: Field, bottom: float) -> None:
    """The bolt and its glow, in place; the glow ends at the horizon, as the sky does."""
    sky = (np.arange(frame.height, dtype=np.float32)[:, None] < bottom).astype(np.float32)
    for radius, strength in GLOW:
        sigma = radius * frame.unit
        light = blur(mask, sigma) * strength * sigma / (0.4 * THICK * frame.unit)
        lay(canvas, VIOLET, np.clip(light, 0, strength) * sky)
    lay(canvas, WHITE, mask)
