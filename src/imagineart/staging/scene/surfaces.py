"""Where are the surfaces of what stands on a stage? In the world, as staging sees them."""

from imagineart.staging.scene.shapes import Shapes, model_shapes
from imagineart.staging.scene.units import matrix_of
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Stage


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
