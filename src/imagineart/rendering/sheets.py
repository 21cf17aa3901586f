"""What lies behind the things of a sheet? The ground of its form, with their shadow on it."""

import numpy as np

from imagineart.picture import Pixels
from imagineart.plan.plan import Plan
from imagineart.rendering.graphic import Subject, edged, ground_of, plain_of, shadow_of
from imagineart.staging.graphic import Form
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Panel, Stage, SunLight

PAPER = 0.94  # linear; behind what is to be cut out, where a format has no transparency
FALLBACK = np.array([-0.45, -0.55, 0.7])  # from the upper left, where no light has a direction


def ground_for(plan: Plan, stage: Stage, subject: Subject, form: Form) -> Pixels:
    """(H, W, 3) float32 linear sRGB of the size of the subject's image."""
    height, width = subject.image.shape[:2]
    if form == "cutout":
        return np.full((height, width, 3), PAPER, np.float32)
    if form == "pattern":
        return plain_of(plan, (height, width), stage.seed)
    ground = ground_of(plan, stage, subject)
    if plan.kind != "poster":
        return ground
    return edged(
        ground, shadow_of(placed_surfaces(stage), stage, (width, height), toward_light(stage))
    )


def toward_light(stage: Stage) -> Floats:
    """(3,) unit direction from the things to the strongest light."""
    lights = stage.setting.lights if stage.setting is not None else ()
    suns = [np.array(one.direction) for one in lights if isinstance(one, SunLight)]
    panels = [one for one in lights if isinstance(one, Panel)]
    if suns:
        toward = suns[0]
    elif panels:
        key = max(panels, key=lambda one: one.strength * one.width * one.height)
        toward = np.subtract(key.position, key.target)
    else:
        toward = FALLBACK
    return toward / max(float(np.linalg.norm(toward)), 1e-9)
