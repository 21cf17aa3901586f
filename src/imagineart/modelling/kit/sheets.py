"""Which thin things are there? Cloth, curtains, paper, leaves, petals, blades, cards, ground."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.noise import fractal
from imagineart.modelling.kit.surfaces import combined, grid, parametric, smoothed
from imagineart.modelling.model import Floats, Mesh


def heightfield(heights: ArrayLike, size: tuple[float, float]) -> Mesh:
    """Ground: (H, W) heights in metres over `size` (x, y) metres about the origin; row 0 at −y."""
    z = np.asarray(heights, float)
    y, x = np.meshgrid(
        np.linspace(-size[1] / 2, size[1] / 2, z.shape[0]),
        np.linspace(-size[0] / 2, size[0] / 2, z.shape[1]),
        indexing="ij",
    )
    return grid(np.stack([x, y, z], axis=-1), size=size)


def curtain(
    width: float,
    height: float,
    *,
    folds: int = 9,
    depth: float = 0.05,
    rng: np.random.Generator,
    columns: int = 12,
) -> Mesh:
    """Cloth that hangs from (·, 0, height) to the ground in `folds` uneven folds along x.

    `width` is the width it hangs at; `columns` are the cells of each fold.
    """
    shift = rng.uniform(0, 1, folds + 1)
    sway = rng.normal(0, 0.35, (2, folds + 1))

    def place(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
        at, knots = u * folds, np.arange(folds + 1)
        loose = (1 - v) ** 0.6
        phase = (
            at + 0.25 * np.interp(at, knots, shift) + 0.16 * loose * np.interp(at, knots, sway[0])
        )
        y = depth * (0.55 + 0.45 * loose) * np.sin(2 * np.pi * phase)
        y += 0.5 * depth * loose * np.interp(at, knots, sway[1])
        x = (u - 0.5) * width + 0.25 * depth * np.sin(4 * np.pi * phase)
        return np.stack([x, y, v * height], axis=-1)

    return parametric(place, folds * columns + 1, 25)


def cloth(
    width: float,
    depth: float,
    height: Callable[[NDArray[np.float64], NDArray[np.float64]], ArrayLike],
    *,
    cells: int = 64,
) -> Mesh:
    """A cloth over x, y about the origin at z = `height(x, y)`; vectorised, metres."""

    def place(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = (u - 0.5) * width, (v - 0.5) * depth
        return np.stack([x, y, np.asarray(height(x, y), float)], axis=-1)

    rows = max(2, round(cells * depth / width))
    return parametric(place, cells + 1, rows + 1)


def wrinkles(scale: float, depth: float, seed: int) -> Callable[[Floats], Floats]:
    """A function for `reshaped`: points moved up and down by soft folds of `scale` metres."""

    def moved(points: Floats) -> Floats:
        z = depth * fractal(points, scale, seed, octaves=3)
        return points + np.stack([np.zeros_like(z), np.zeros_like(z), z], axis=1)

    return moved


def leaf(
    length: float,
    width: float,
    *,
    tip: float = 1.0,
    fold: float = 25.0,
    curl: float = 0.25,
    wave: float = 0.0,
    rows: int = 10,
    columns: int = 6,
) -> Mesh:
    """A leaf or petal from the origin along +y, its upper side up.

    `tip` below 1 is blunt, above 1 pointed; `fold` degrees each half rises from the midrib; `curl`
    bends the tip down by so many lengths; `wave` ripples the edge by so many widths.
    """

    def place(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
        across = 2 * u - 1
        half = (
            width / 2 * np.sin(np.pi * v**0.75) ** 0.9 * (1 - v**3) ** (0.5 * tip) + 0.004 * width
        )
        x = across * half * np.cos(np.radians(fold))
        rise = np.abs(across) * half * np.sin(np.radians(fold))
        ripple = wave * width * across**2 * np.sin(v * 14 + 2 * np.sign(across))
        return np.stack([x, length * v, rise + ripple - curl * length * v**2], axis=-1)

    return parametric(place, columns + 1, rows + 1)


def blade(length: float, width: float, *, bend: float = 0.4, rows: int = 6) -> Mesh:
    """A blade of grass from the origin upwards, bent towards −y by `bend` lengths."""

    def place(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
        x = (u - 0.5) * width * (1 - v**1.6)
        return np.stack([x, -bend * length * v**2, length * v * (1 - 0.35 * bend * v)], axis=-1)

    return parametric(place, 3, rows + 1)


def card(width: float, height: float, *, bend: float = 0.0, columns: int = 12) -> Mesh:
    """An upright sheet facing −y, standing on z = 0; `bend` is its depth towards −y, m."""

    def place(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
        y = bend * (4 * (u - 0.5) ** 2 - 1)
        return np.stack([(u - 0.5) * width, y, v * height], axis=-1)

    return parametric(place, columns + 1 if bend else 2, 2)


def thickened(mesh: Mesh, thickness: float) -> Mesh:
    """A sheet made solid: a second side `thickness` metres behind it and a wall at its rim."""
    ready = mesh if mesh.normals is not None else smoothed(mesh)
    assert ready.normals is not None
    count = len(ready.vertices)
    back = ready.vertices - thickness * ready.normals
    edges = np.sort(ready.triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    directed = ready.triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
    _, inverse, times = np.unique(edges, axis=0, return_inverse=True, return_counts=True)
    rim = directed[times[inverse.reshape(-1)] == 1]
    a, b = rim.T
    wall = np.concatenate([np.stack([a, a + count, b], 1), np.stack([b, a + count, b + count], 1)])
    both = np.concatenate([ready.vertices, back]).astype(np.float32)
    behind = Mesh(back, ready.triangles[:, ::-1].copy(), -ready.normals, ready.colors, ready.uvs)
    uvs = None if ready.uvs is None else np.concatenate([ready.uvs, ready.uvs])
    colors = None if ready.colors is None else np.concatenate([ready.colors, ready.colors])
    side = smoothed(Mesh(both, wall.astype(np.int32), None, colors, uvs), 60.0)
    return combined([ready, behind, side])
