"""How is a part written in one line? One or several meshes, in a finish by name or material."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.kit import combined
from imagineart.modelling.materials import material
from imagineart.modelling.model import Material, Mesh, Part, Rgb


def piece(
    shape: Mesh | Sequence[Mesh],
    finish: str | Material,
    color: Rgb | None = None,
    *,
    name: str = "detail",
    tinted: bool = False,
) -> Part:
    """A part of one or several meshes; `color` (linear sRGB) only where the finish is a name."""
    mesh = shape if isinstance(shape, Mesh) else combined(list(shape))
    made = material(finish, color=color) if isinstance(finish, str) else finish
    return Part(mesh, made, name, tinted)


def body(shape: Mesh | Sequence[Mesh], finish: str | Material, color: Rgb | None = None) -> Part:
    """A part that takes the asked colour."""
    return piece(shape, finish, color, name="body", tinted=True)


def lifted(mesh: Mesh, height: float) -> Mesh:
    """The mesh with what is below a height pressed up to it."""
    level = np.maximum(mesh.vertices, np.array([-np.inf, -np.inf, height], np.float32))
    return replace(mesh, vertices=level.astype(np.float32))


def everted(mesh: Mesh) -> Mesh:
    """Inside out: what was seen from outside is seen from within."""
    normals = None if mesh.normals is None else -mesh.normals
    return replace(mesh, triangles=mesh.triangles[:, ::-1].copy(), normals=normals)
