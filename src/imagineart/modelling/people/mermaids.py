"""What has a mermaid instead of legs? A tail of scales from the hips, with a fluke at its end.

Lengths are in heights of the person, from the root of the spine; −y is ahead.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.kit import combined, grid, painted, spline, tube
from imagineart.modelling.kit.noise import fractal, spots
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb, Strands
from imagineart.modelling.people.body import Posed
from imagineart.modelling.people.forms import Array

SWIMMING = frozenset({"swim", "jump", "dive", "surf", "dance"})
CUT = -0.012  # below the root of the spine nothing of a body is kept
SCALE = 0.013
Row = tuple[float, float, float, float]  # x, y, z, half width
SEATED: Sequence[Row] = (
    (0.0, 0.0, 0.045, 0.098),
    (0.0, -0.005, -0.005, 0.112),
    (0.0, -0.075, -0.055, 0.108),
    (0.02, -0.22, -0.020, 0.088),
    (0.08, -0.37, -0.075, 0.062),
    (0.20, -0.47, -0.118, 0.038),
    (0.33, -0.51, -0.100, 0.022),
)
AFLOAT: Sequence[Row] = (
    (0.0, 0.0, 0.045, 0.098),
    (0.0, 0.0, -0.04, 0.110),
    (0.0, -0.03, -0.16, 0.094),
    (0.01, -0.04, -0.30, 0.068),
    (0.03, 0.03, -0.43, 0.040),
    (0.06, 0.14, -0.52, 0.022),
)


def tailed(parts: Sequence[Part], posed: Posed, pose: str, color: Rgb, seed: int) -> list[Part]:
    """The parts above the hips, and a tail from there: afloat, or laid before one who sits."""
    root = posed.joint("root")
    tall = float(np.ptp(posed.points[:, 2]))
    kept = [_above(part, float(root[2]) + CUT * tall) for part in parts]
    path = np.array(AFLOAT if pose in SWIMMING else SEATED)
    rows = spline(path, 90) * tall
    rows[:, :3] += root
    mesh = combined([tube(rows[:, :3], rows[:, 3], sides=64, squash=0.78), _fluke(rows, tall)])
    start, long = rows[0, :3], float(np.linalg.norm(np.diff(rows[:, :3], axis=0), axis=1).sum())

    def paint(points: Floats) -> Floats:
        """Scales with dark borders, from the asked colour to a bluer one at the fluke."""
        far = np.clip(np.linalg.norm(points - start, axis=1) / long, 0, 1)[:, None]
        end = np.array([0.35 * color[0] + 0.10, 0.45 * color[1], 0.7 * color[2] + 0.14])
        border = np.clip(spots(points, SCALE * tall / 1.7, seed) / 0.6, 0, 1)[:, None] ** 2
        tone = 1 + 0.25 * fractal(points, 0.12, seed)[:, None]
        hue = np.array(color) * (1 - far**1.5) + end * far**1.5
        return np.clip(hue * tone * (1.25 - 0.75 * border), 0.004, 0.85).astype(np.float32)

    wet = Material("scales", color, 0.25, specular=0.6, coat=0.8, coat_roughness=0.15)
    return [*(part for part in kept if part is not None), Part(painted(mesh, paint), wet, "tail")]


def with_own_anchors(model: Model) -> Model:
    """The model without anchors that lie off it, where legs would be."""
    low, high = model.bounds
    kept = {
        name: anchor
        for name, anchor in model.anchors.items()
        if (low <= np.array(anchor.position)).all() and (np.array(anchor.position) <= high).all()
    }
    return replace(model, anchors=kept)


def _fluke(rows: Array, tall: float) -> Mesh:
    """Two lobes at the end of the tail, spread across it."""
    end, before = rows[-1, :3], rows[-8, :3]
    ahead = (end - before) / np.linalg.norm(end - before)
    across = np.cross(ahead, [0.0, 0.0, 1.0])
    if np.linalg.norm(across) < 0.6:
        across = np.array([1.0, 0.0, 0.0])
    across /= np.linalg.norm(across)
    up = np.cross(across, ahead)
    u, v = np.linspace(-1, 1, 41)[None], np.linspace(0, 1, 16)[:, None]
    reach = 0.20 * tall * v * (1 - 0.45 * np.cos(u * np.pi / 2) ** 1.3) * (1 - 0.2 * np.abs(u) ** 6)
    aside = u * tall * (0.016 + 0.15 * v**0.8)
    ripple = tall * (0.012 * np.sin(u * 8) * v + 0.05 * v**2)
    points = end - 0.02 * tall * ahead
    points = points + reach[..., None] * ahead + aside[..., None] * across + ripple[..., None] * up
    return grid(points)


def _above(part: Part, low: float) -> Part | None:
    """What is left of a part above a height; None of what all lies below it. Hair stays."""
    shape = part.shape
    if isinstance(shape, Strands) or not isinstance(shape, Mesh):
        return part
    keep = shape.triangles[(shape.vertices[:, 2] > low)[shape.triangles].all(axis=1)]
    if not len(keep):
        return None
    used, renamed = np.unique(keep, return_inverse=True)
    normals, colors, uvs = (
        None if values is None else values[used]
        for values in (shape.normals, shape.colors, shape.uvs)
    )
    triangles = renamed.reshape(-1, 3).astype(np.int32)
    return replace(part, shape=Mesh(shape.vertices[used], triangles, normals, colors, uvs))
