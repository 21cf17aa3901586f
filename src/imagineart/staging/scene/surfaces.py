"""Where are the surfaces of what stands on a stage? In the world, as staging sees them."""

import numpy as np

from imagineart.modelling.model import Mesh
from imagineart.staging.scene.shapes import Shapes, built, model_shapes
from imagineart.staging.scene.units import matrix_of
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Placement, Stage

FINE = 250_000  # triangles; of a model with more, or with copies, the coarse form will do


def placed_surfaces(stage: Stage, shapes: Shapes | None = None) -> list[Floats]:
    """(T, 3, 3) coarse world triangles of each instance that is a model, in the stage's order."""
    known = shapes or model_shapes()
    found: list[Floats] = []
    for one in stage.instances:
        if one.placement is None:
            continue
        p, m = one.placement, matrix_of(one.placement)
        solid = known.solid(p.noun, p.seed, p.pose, p.variant)
        found.append(solid.triangles @ m[:3, :3].T + m[:3, 3])
    return found


def fine_surfaces(stage: Stage) -> list[Floats]:
    """The same with every triangle, for pictures that people look at; strands are left out."""
    found: list[Floats] = []
    for one in stage.instances:
        if one.placement is not None:
            m = matrix_of(one.placement)
            found.append(_fine(one.placement) @ m[:3, :3].T + m[:3, 3])
    return found


def _fine(placement: Placement) -> Floats:
    """(T, 3, 3) of a model in its own frame."""
    p = placement
    shapes = [part.shape for part in built(p.noun, p.seed, p.pose, p.variant).parts]
    meshes = [shape for shape in shapes if isinstance(shape, Mesh)]
    many = sum(len(mesh.triangles) for mesh in meshes)
    if not 0 < many <= FINE or len(meshes) < 0.5 * len(shapes):
        return model_shapes().solid(p.noun, p.seed, p.pose, p.variant).triangles
    return np.concatenate([mesh.vertices[mesh.triangles] for mesh in meshes])
