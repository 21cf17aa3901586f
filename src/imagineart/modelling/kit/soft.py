"""How is a thing uneven as food, cloth and clay are? Lumps, ruffles, slices that hang, crumbs."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.noise import fractal
from imagineart.modelling.kit.scatter import copies, spaced
from imagineart.modelling.kit.surfaces import grid, parametric, smoothed
from imagineart.modelling.model import Copies, Floats, Mesh, Part, Rgb


def lumpy(mesh: Mesh, depth: float, size: float, seed: int, *, octaves: int = 4) -> Mesh:
    """The mesh pushed along its normals by `depth` metres, in lumps `size` metres wide."""
    ready = mesh if mesh.normals is not None else smoothed(mesh)
    assert ready.normals is not None
    push = depth * fractal(ready.vertices, size, seed, octaves=octaves)
    vertices = (ready.vertices + push[:, None] * ready.normals).astype(np.float32)
    return smoothed(replace(ready, vertices=vertices, normals=None), 60.0)


def ruffle(
    radius: float, waves: int, lift: float, rng: np.random.Generator, *, inner: float = 0.0
) -> Mesh:
    """A round leaf about the origin whose rim ripples `lift` metres, as lettuce does."""
    phase, uneven = rng.uniform(0, 2 * np.pi, 4), rng.uniform(0.75, 1.25, 4)

    def place(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
        a = -2 * np.pi * u
        out = v**1.8
        r = inner + (radius - inner) * v * (1 + 0.10 * np.sin(3 * a + phase[0]) * out)
        z = lift * out * np.sin(waves * a + phase[1] + 0.8 * np.sin(2 * a + phase[2])) * uneven[0]
        z += 0.35 * lift * out * np.sin(2.6 * waves * a + phase[3])
        sway = a + 0.16 * out * np.sin(waves * a + phase[1] + 1.2)
        return np.stack([r * np.cos(sway), r * np.sin(sway), z], axis=-1)

    return parametric(place, 24 * waves + 1, 14)


def hung(width: float, depth: float, radius: float, sag: float, *, cells: int = 28) -> Mesh:
    """A slice about the origin that lies flat within `radius` metres and hangs outside of it."""

    def place(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = (u - 0.5) * width, (v - 0.5) * depth
        r = np.hypot(x, y)
        over = np.maximum(r - radius, 0.0)
        drop = over**2 / (over + 0.35 * sag) if sag > 0 else 0.0 * over
        keep = np.where(r > 1e-9, (r - 0.62 * drop) / np.maximum(r, 1e-9), 1.0)
        return np.stack([x * keep, y * keep, -drop], axis=-1)

    return parametric(place, cells + 1, cells + 1)


def strewn(
    mesh: Mesh,
    part: Part,
    spacing: float,
    rng: np.random.Generator,
    *,
    density: Callable[[Floats], ArrayLike] | None = None,
    most: int = 4000,
    lean: float = 6.0,
) -> Copies:
    """A part at many places of a mesh, at least `spacing` metres apart, turned at random."""
    where = spaced(mesh, spacing, rng, density)
    return copies([part], where.points[:most], rng=rng, normals=where.normals[:most], lean=lean)


def toasted(
    pale: Rgb, brown: Rgb, low: float, high: float, seed: int, *, size: float = 0.02
) -> Callable[[Floats], Floats]:
    """A paint that browns from `low` to `high` metres above the ground, in clouds `size` wide."""

    def paint(p: Floats) -> Floats:
        cloud = 0.28 * fractal(p, size, seed, octaves=4)
        share = np.clip((p[:, 2] - low) / (high - low) + cloud, 0, 1)[:, None]
        share = share * share * (3 - 2 * share)
        return np.asarray(np.array(pale) * (1 - share) + np.array(brown) * share, np.float32)

    return paint


def clouded(
    first: Rgb, second: Rgb, size: float, seed: int, bias: float = 0.0
) -> Callable[[Floats], Floats]:
    """A paint of two colours in clouds `size` metres wide; `bias` −1…1 gives more of the second."""

    def paint(p: Floats) -> Floats:
        share = np.clip(0.5 + bias + 0.9 * fractal(p, size, seed, octaves=4), 0, 1)[:, None]
        return np.asarray(np.array(first) * (1 - share) + np.array(second) * share, np.float32)

    return paint


def coil(radius: float, turns: float, height: float, count: int = 120) -> NDArray[np.float64]:
    """(count, 3) points of a spiral that narrows to the axis while it rises."""
    t = np.linspace(0, 1, count)
    a, r = 2 * np.pi * turns * t, radius * (1 - t) ** 0.8
    return np.stack([r * np.cos(a), r * np.sin(a), height * t], axis=1)


def rolled(outline: ArrayLike, height: float) -> Mesh:
    """A disc with an outline of its own: (N,) radii around, `height` high, its rim round."""
    radii = np.asarray(outline, float)
    a = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    t = np.radians(np.linspace(-90, 90, 13))
    edge = height / 2
    inset = edge * (1 - np.cos(t))
    rings = [
        np.c_[(radii - i) * np.cos(a), (radii - i) * np.sin(a), np.full(len(a), edge + edge * s)]
        for i, s in zip(inset, np.sin(t), strict=True)
    ]
    low, high = np.zeros((len(a), 3)), np.tile([0.0, 0.0, height], (len(a), 1))
    return grid(np.array([low, *rings, high]), around=True, crease=180.0)
