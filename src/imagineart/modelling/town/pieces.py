"""How is a part written in one line? One or several meshes, in a finish by name or material."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.kit import combined, sized
from imagineart.modelling.materials import material
from imagineart.modelling.model import Material, Mesh, Model, Part, Rgb


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


def varied(model: Model, rng: np.random.Generator, round_about: str, spread: float = 0.04) -> Model:
    """The same thing in proportions of its own, a few hundredths wider or slimmer, taller or lower.

    What is round about the axis `round_about` (towers about z, wheels about x) stays round.
    """
    along, across = (float(rng.uniform(1 - spread, 1 + spread)) for _ in range(2))
    return sized(model, {"x": (along, across, across), "z": (across, across, along)}[round_about])


def lifted(mesh: Mesh, height: float) -> Mesh:
    """The mesh with what is below a height pressed up to it."""
    level = np.maximum(mesh.vertices, np.array([-np.inf, -np.inf, height], np.float32))
    return replace(mesh, vertices=level.astype(np.float32))


def everted(mesh: Mesh) -> Mesh:
    """Inside out: what was seen from outside is seen from within."""
    normals = None if mesh.normals is None else -mesh.normals
    return replace(mesh, triangles=mesh.triangles[:, ::-1].copy(), normals=normals)
