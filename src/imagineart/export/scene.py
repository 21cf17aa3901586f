"""How does a staged plan become a 3D file? Its models are built again; nothing is drawn."""

from imagineart.export.gltf import Exported, glb_of
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage


def glb_of_stage(plan: Plan, stage: Stage) -> Exported:
    """The scene as binary glTF, every thing under its name."""
    from imagineart.engines.embedded import models_of, scene_of

    scene = scene_of(stage, models_of(plan, stage))
    names = {n: f"{one.object}-{one.index + 1}" for n, one in enumerate(stage.instances, start=1)}
    return glb_of(scene, (stage.canvas.width, stage.canvas.height), names)
