"""How does a sheet look without its words: a poster, a card, a logo? Ground, figure, shadow.

The ground is one even colour: the asked one, else one from a table that stands off from the things.
A quiet figure (disc, arch, rays, halves) may lie behind them. What stands has a soft shadow: its
triangles thrown along the light onto the plane it stands on, seen through the sheet's lens.

Colours are OKLCH where they are chosen and linear sRGB where they are laid; images float32.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from imagineart.color.gamut import into_gamut
from imagineart.color.spaces import linear_to_oklab, oklch_to_linear
from imagineart.picture import Pixels
from imagineart.plan.plan import Color, Plan
from imagineart.rendering.dressing import dressed
from imagineart.rendering.geometry import RED, shaped, shapes_of
from imagineart.rendering.marks import inks_of
from imagineart.rendering.raster import Oklch, blur, mix, resize, rgb, smoothstep
from imagineart.staging.scene.preview import preview
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Stage
from imagineart.world.sheet_occasions import RINGED, occasion_of

GROUNDS: tuple[Oklch, ...] = (
    (0.86, 0.130, 92), (0.74, 0.145, 62), (0.68, 0.170, 38), (0.62, 0.180, 22),
    (0.80, 0.085, 15), (0.83, 0.080, 165), (0.66, 0.100, 195), (0.60, 0.110, 235),
    (0.45, 0.120, 262), (0.93, 0.035, 85), (0.36, 0.070, 160), (0.34, 0.090, 300),
)  # fmt: skip
DARK: tuple[Oklch, ...] = (
    (0.22, 0.055, 265), (0.25, 0.070, 300), (0.24, 0.050, 195), (0.27, 0.080, 25),
)  # fmt: skip
QUIET: tuple[Oklch, ...] = ((0.96, 0.012, 85), (0.94, 0.025, 230), (0.95, 0.025, 150))
Figure = Literal["none", "disc", "arch", "rays", "halves"]
FIGURES: tuple[Figure, ...] = ("disc", "disc", "arch", "rays", "halves", "none")
RING_WIDTH = 0.012  # of the longer side
LEAN = 0.28  # how far a figure goes to a second colour, so that words on it are still read
FLOWERY = re.compile(r"\b(?:floral|flower|blossom|rose|peon|lil(?:y|ies)|dais)", re.IGNORECASE)
STEP = 0.085  # of lightness between a ground and its figure
APART = 0.16  # of OKLab from the things, from which a ground is as good as any
SHADOW = 0.42  # of the ground's light that is gone under a thing
SHADOW_SOFT = 0.012  # of the longer side
STANDING = 0.12  # of a thing's height: what is higher above the plane casts no shadow on it


@dataclass(frozen=True, slots=True)
class Subject:
    """The things of a sheet: (H, W, 4) cut out, and their middle and half width on it, 0–1."""

    image: Pixels
    x: float = 0.5
    y: float = 0.55
    half: float = 0.3


def subject_of(image: Pixels) -> Subject:
    """A cut-out with the place it takes."""
    seen = image[..., 3] > 0.5
    if not seen.any():
        return Subject(image)
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    height, width = seen.shape
    half = max(columns[-1] - columns[0], rows[-1] - rows[0]) / 2 / max(height, width)
    x, y = (columns[0] + columns[-1]) / 2 / width, (rows[0] + rows[-1]) / 2 / height
    return Subject(image, float(x), float(y), float(half))


def ground_of(plan: Plan, stage: Stage, subject: Subject) -> Pixels:
    """(H, W, 3) the ground with its figure and dressing. The same seed gives the same one."""
    rng = np.random.default_rng([stage.seed & 0xFFFFFFFF, 41])
    occasion = occasion_of(plan.prompt)
    asked = inks_of(plan, subject.image).paper if plan.bare else _asked(plan)
    color = asked or _contrasting(plan, subject, rng, occasion.grounds if occasion else ())
    height, width = subject.image.shape[:2]
    ground = np.broadcast_to(rgb(color), (height, width, 3)).astype(np.float32)
    if occasion is not None:
        if occasion.figure == "ring":
            return _ringed(ground, plan, subject)
        figured = _figured(ground, color, occasion.figure, subject, _second(plan))
        flowers = FLOWERY.search(plan.prompt) is not None
        return shaped(dressed(figured, occasion.figure, rng, flowers=flowers), plan)
    if asked is not None or plan.kind != "poster":
        return shaped(ground.copy(), plan)
    figure = "none" if shapes_of(plan) else FIGURES[int(rng.integers(len(FIGURES)))]
    return shaped(_figured(ground, color, figure, subject), plan)


def _ringed(ground: Pixels, plan: Plan, subject: Subject) -> Pixels:
    """A ring in the ink of the mark, a fine one inside it."""
    ink = rgb(inks_of(plan, subject.image).ink)
    whole = np.maximum(_figure("ring", subject), _figure("inner ring", subject))
    drawn: Pixels = (ground + (ink - ground) * whole[..., None]).astype(np.float32)
    return drawn


def _second(plan: Plan) -> Oklch | None:
    """A second colour that is asked for the picture: figures on the ground lean towards it."""
    stated = (*plan.background.palette, *plan.palette)
    return stated[1].oklch if len(stated) > 1 else None


def _figured(
    ground: Pixels, color: Oklch, figure: str, subject: Subject, second: Oklch | None = None
) -> Pixels:
    """A quiet figure in a neighbouring tone, or one that leans towards a second colour."""
    mask = _figure(figure, subject)
    step = -STEP if color[0] > 0.86 else STEP
    tone = rgb((color[0] + step, color[1] * (1.0 if step < 0 else 0.92), color[2]))
    if second is not None:
        tone = mix(rgb(color), rgb(second), LEAN)
    drawn: Pixels = (ground + (tone - ground) * mask[..., None]).astype(np.float32)
    return drawn


def plain_of(plan: Plan, shape: tuple[int, int], seed: int) -> Pixels:
    """(H, W, 3) the ground of a pattern: as asked, else pale or strong by the seed."""
    rng = np.random.default_rng([seed & 0xFFFFFFFF, 43])
    table = (*QUIET, *GROUNDS[4:10])
    color = _asked(plan) or table[int(rng.integers(len(table)))]
    return np.broadcast_to(rgb(color), (*shape, 3)).astype(np.float32).copy()


def _asked(plan: Plan) -> Oklch | None:
    """The colour that the prompt states for the ground, as paper can have it."""
    stated: Sequence[Color] = plan.background.palette or plan.palette
    return stated[0].oklch if stated else None


def _contrasting(
    plan: Plan, subject: Subject, rng: np.random.Generator, suited: tuple[Oklch, ...] = ()
) -> Oklch:
    """One of the table, or of those `suited`, by chance among those that stand off from every part
    of the things."""
    if suited:
        table = suited
    elif plan.light.time_of_day in ("night", "dusk"):
        table = DARK
    else:
        table = GROUNDS if plan.kind == "poster" else QUIET
    drawn = [item.colors[0].oklch if item.colors else RED for item in shapes_of(plan)]
    colors = [*_colors_of(subject.image), *(linear_to_oklab(rgb(one)) for one in drawn)]
    grounds = linear_to_oklab(_linear(table))
    apart = [min((float(np.linalg.norm(g - c)) for c in colors), default=1.0) for g in grounds]
    good = [number for number, far in enumerate(apart) if far >= min(APART, max(apart))]
    return table[good[int(rng.integers(len(good)))]]


def _linear(colors: Sequence[Oklch]) -> Pixels:
    linear: Pixels = into_gamut(oklch_to_linear(np.array(colors, np.float32)))
    return linear


def _colors_of(image: Pixels, count: int = 4) -> list[Floats]:
    """OKLab means of what is dark … light of the things: what a ground must not be like."""
    solid = image[image[..., 3] > 0.9][:, :3]
    if not len(solid):
        return []
    lab = linear_to_oklab(solid[:: max(1, len(solid) // 20_000)])
    parts = np.array_split(lab[np.argsort(lab[:, 0], kind="stable")], count)
    return [part.mean(axis=0) for part in parts if len(part)]


def _figure(figure: str, subject: Subject) -> Pixels:
    """(H, W) coverage 0–1 of a figure behind the subject."""
    height, width = subject.image.shape[:2]
    longer = max(height, width)
    y = ((np.arange(height) + 0.5 - subject.y * height) / longer)[:, None]
    x = ((np.arange(width) + 0.5 - subject.x * width) / longer)[None, :]
    soft = 1.0 / longer
    if figure == "disc":
        inside = 1.18 * subject.half - np.hypot(x, y)
    elif figure == "ring":
        inside = RING_WIDTH / 2 - np.abs(np.hypot(x, y) - RINGED * subject.half)
    elif figure == "inner ring":
        inside = RING_WIDTH / 6 - np.abs(np.hypot(x, y) - (RINGED - 0.07) * subject.half)
    elif figure == "arch":
        wide = 0.92 * subject.half
        inside = wide - np.where(y < 0, np.hypot(x, y), np.abs(x) + 0.0 * y)
    elif figure == "rays":
        turn = np.arctan2(x, y) * (20 / (2 * np.pi))
        inside = (np.abs(turn % 1.0 - 0.5) - 0.25) * np.hypot(x, y) * (2 * np.pi / 20)
    elif figure == "halves":
        inside = np.broadcast_to(y - 0.45 * subject.half, (height, width))
    else:
        return np.zeros((height, width), np.float32)
    return np.asarray(smoothstep(-soft, soft, inside), np.float32)


def shadow_of(
    surfaces: Sequence[Floats], stage: Stage, size: tuple[int, int], toward: Floats
) -> Pixels:
    """(H, W) share of light that is left on the ground, 0–1.

    `surfaces`: (T, 3, 3) world triangles of each thing; `toward`: (3,) from the ground to the
    light. Things in the air cast none.
    """
    width, height = size
    if stage.setting is None:
        return np.ones((height, width), np.float32)
    thrown = [flat for one in surfaces if (flat := _thrown(one, toward)) is not None]
    seen = preview(thrown, stage.setting.lens, stage.canvas) if thrown else None
    if seen is None:
        return np.ones((height, width), np.float32)
    mask = resize((seen.ids >= 0).astype(np.float32), width, height)
    soft = blur(np.clip(mask, 0, 1), SHADOW_SOFT * max(size))
    return np.asarray(1.0 - SHADOW * soft, np.float32)


def _thrown(surface: Floats, toward: Floats) -> Floats | None:
    """Triangles moved along the light onto the plane under them."""
    base = float(surface[..., 2].min())
    tall = float(surface[..., 2].max()) - base
    if base > STANDING * tall + 1e-3 or toward[2] <= 0.05:
        return None
    above = (surface[..., 2:3] - base) / max(float(toward[2]), 0.35)
    flat: Floats = surface - above * np.asarray(toward, float)
    flat[..., 2] = base
    return flat


def edged(ground: Pixels, light_left: Pixels, tint: float = 0.35) -> Pixels:
    """The ground in shadow: darker, and as coloured as before (a shadow on paper is no grey)."""
    left = light_left[..., None]
    bent = ground ** (1.0 + tint * (1.0 - left))
    shaded: Pixels = (bent * left).astype(np.float32)
    return shaded
