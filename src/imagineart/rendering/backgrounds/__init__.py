"""Which background does a plan get? Procedural families, painted in linear light."""

from collections.abc import Callable, Sequence

import numpy as np

from imagineart.plan.plan import Background, Camera, Color, Light
from imagineart.rendering.backgrounds import cave, forest, interior, land, plain, sky, town, water
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.looks import LOOKS, Look
from imagineart.rendering.raster import Array, Oklch
from imagineart.world.places import family_of

__all__ = ["PAINTERS", "paint"]


Painter = Callable[[Frame], Array]

PAINTERS: dict[str, Painter] = {
    "sky": sky.sky,
    "night_sky": sky.night_sky,
    "sea": water.sea,
    "beach": water.beach,
    "meadow": land.meadow,
    "mountains": land.mountains,
    "desert": land.desert,
    "snow": land.snow,
    "forest": forest.forest,
    "street": town.street,
    "shop": town.shop,
    "city": town.city,
    "room": interior.room,
    "library": interior.library,
    "cave": cave.cave,
    "kitchen": interior.kitchen,
    "table": interior.table,
    "studio": plain.studio,
    "stage": interior.stage,
    "space": plain.space,
    "underwater": water.underwater,
    "pattern": plain.pattern,
    "paper": plain.paper,
    "gradient": plain.gradient,
}  # family of places → who paints it


def paint(
    background: Background,
    light: Light,
    camera: Camera,
    width: int,
    height: int,
    seed: int,
    palette: tuple[Color, ...] = (),
    look: Look = LOOKS["3d"],
    avoid: Sequence[Oklch] = (),
    luminary: bool = True,
) -> Array:
    """(height, width, 3) float32 linear sRGB, 0–1.

    `avoid`: colours of things that are to stand out; walls and grounds whose colour is not stated
    keep clear of them. `luminary`: whether the sky shows its sun or moon; False where one of the
    things is a moon or sun of its own. The same arguments give the same pixels; another size shows
    the same scene.
    """
    horizon = float(np.clip(camera.horizon, 0.08, 0.92)) * height
    frame = Frame(
        width,
        height,
        horizon,
        seed,
        background,
        light,
        palette,
        detail=look.detail,
        vivid=look.vivid,
        avoid=tuple(avoid),
        luminary=luminary,
    )
    painted = PAINTERS[family_of(background.family).name](frame)
    return np.clip(painted, 0, 1, out=painted).astype(np.float32, copy=False)
