"""Who draws which effect? A table of manners, and the veil of a whole scene."""

from collections.abc import Callable, Mapping

import numpy as np

from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.banks import bank
from imagineart.tracing.effects.beams import beams
from imagineart.tracing.effects.bolts import bolt
from imagineart.tracing.effects.bursts import burst, spray
from imagineart.tracing.effects.flakes import flakes
from imagineart.tracing.effects.flames import flames
from imagineart.tracing.effects.galaxy import galaxy
from imagineart.tracing.effects.plumes import plume
from imagineart.tracing.effects.skies import aurora, bow, fireworks
from imagineart.tracing.effects.veil import Veil, layered
from imagineart.tracing.effects.view import View, view_of
from imagineart.tracing.scene import Effect, Scene, Sun

Draw = Callable[[View, Effect, np.random.Generator], Veil]

MANNERS: Mapping[str, Draw] = {
    "aurora": aurora,
    "bank": bank,
    "beams": beams,
    "bolt": bolt,
    "bow": bow,
    "burst": burst,
    "fireworks": fireworks,
    "flakes": flakes,
    "flames": flames,
    "galaxy": galaxy,
    "plume": plume,
    "spray": spray,
}


def veil_of(
    scene: Scene, depth: Floats, light: Floats, albedo: Floats, exposure: float
) -> Veil | None:
    """The effects of a lit scene, in their order; None if it has none. All (H, W, …).

    Raises `KeyError` for a manner that nobody draws.
    """
    if not scene.effects:
        return None
    sun = next((lamp for lamp in scene.lights if isinstance(lamp, Sun)), None)
    view = view_of(scene.camera, depth, light, albedo, exposure, sun)
    return layered(
        [
            MANNERS[one.manner](view, one, np.random.default_rng([one.seed, 5]))
            for one in scene.effects
        ]
    )
