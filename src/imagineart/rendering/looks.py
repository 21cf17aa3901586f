"""What makes a look? A painter style, strengths of light and texture, and a finish.

The six looks of the embedded engine are rows of one table; a look that it cannot draw is answered
by the nearest row and a note. Finishes work on (H, W, 3) float32 linear sRGB.
"""

from collections.abc import Callable
from dataclasses import dataclass

from imagineart.errors import UnknownNameError
from imagineart.rendering import finishes
from imagineart.rendering.raster import Array

Treatment = Callable[[Array], Array]
Finish = Callable[[Array, int], Array]


@dataclass(frozen=True)
class Look:
    """Strengths are factors on the usual amount, 1 as in nature and 0 for none.

    `painter_style`: what the sprite source is asked for. `detail`: texture of the background.
    `shading`, `rim`, `shadow`, `softness`: light on and under sprites. `haze`: air before far
    things. `vivid`: strong plain grounds. `background`: treatment before sprites are laid on.
    `finish`: of the whole picture.
    """

    name: str
    painter_style: str = "3d"
    detail: float = 1.0
    shading: float = 1.0
    rim: float = 1.0
    shadow: float = 1.0
    softness: float = 1.0
    haze: float = 1.0
    vivid: bool = False
    background: Treatment = finishes.untouched
    finish: Finish = finishes.clean


LOOKS: dict[str, Look] = {
    look.name: look
    for look in (
        Look("3d", detail=0.85),
        Look(
            "flat", painter_style="flat", detail=0.0, shading=0.0, rim=0.0, shadow=0.55,
            softness=0.2, haze=0.0, background=finishes.flattened, finish=finishes.untouched_finish,
        ),
        Look(
            "illustration", painter_style="illustration", shading=0.8, rim=0.4, shadow=0.85,
            softness=1.3, finish=finishes.illustrated,
        ),
        Look(
            "watercolor", painter_style="illustration", detail=0.5, shading=0.5, rim=0.0,
            shadow=0.6, softness=1.6, haze=1.4, finish=finishes.watercolored,
        ),
        Look(
            "poster", painter_style="flat", detail=0.0, shading=0.7, rim=0.6, shadow=0.9,
            softness=0.3, haze=0.3,
            vivid=True, background=finishes.bold, finish=finishes.printed,
        ),
        Look(
            "cinematic", shading=1.35, rim=1.6, shadow=1.15, softness=1.2, haze=1.7,
            finish=finishes.graded,
        ),
    )
}  # fmt: skip

NEAREST = {"photographic": "cinematic", "anime": "illustration"}


def look_of(name: str) -> tuple[Look, str]:
    """(the look, a note for the user or ""). Raises `UnknownNameError` for an unknown name."""
    if name in LOOKS:
        return LOOKS[name], ""
    if name in NEAREST:
        nearest = NEAREST[name]
        return LOOKS[nearest], (
            f"look {name!r} needs an open-weights engine; drawn as {nearest!r}, the nearest look"
        )
    allowed = (*LOOKS, *NEAREST)
    raise UnknownNameError(
        f"look {name!r} is unknown; allowed are: {', '.join(allowed)}",
        field="look",
        value=name,
        allowed=allowed,
    )


def treat_background(pixels: Array, look: Look) -> Array:
    """A new background as the look wants it before sprites are laid on."""
    return look.background(pixels)


def finish(pixels: Array, look: Look, seed: int) -> Array:
    """The whole picture finished; `seed` fixes grain and paper."""
    return look.finish(pixels, seed)
