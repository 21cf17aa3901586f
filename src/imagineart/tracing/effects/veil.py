"""What stands between the scene and the eye? Light that is added, and how much it hides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.tracing.display import shown
from imagineart.tracing.effects.arrays import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Veil:
    """`light` (H, W, 3): radiance times exposure, 1 is display white, premultiplied; `cover` (H, W)
    0–1: the share of what is behind that it hides. Glows have light and no cover."""

    light: Floats
    cover: Floats


def clear(size: tuple[int, int]) -> Veil:
    """Nothing, of (width, height)."""
    width, height = size
    return Veil(np.zeros((height, width, 3), np.float32), np.zeros((height, width), np.float32))


def layered(veils: Sequence[Veil]) -> Veil:
    """Several as one, the first farthest away. Raises `ValueError` without any."""
    if not veils:
        raise ValueError("no veils to lay over each other")
    light, cover = veils[0].light.copy(), veils[0].cover.copy()
    for veil in veils[1:]:
        left = 1.0 - veil.cover
        light = light * left[..., None] + veil.light
        cover = 1.0 - (1.0 - cover) * left
    return Veil(light.astype(np.float32), cover.astype(np.float32))


def lit_through(light: Floats, veil: Veil, exposure: float) -> Floats:
    """(H, W, 3) radiance of a scene seen through a veil."""
    seen = light * (1.0 - veil.cover)[..., None] + veil.light / np.float32(exposure)
    return np.asarray(seen, np.float32)


def drawn_through(picture: Floats, veil: Veil) -> Floats:
    """(H, W, 3) linear, 0–1: a drawing with the veil over it. Its glow is added as light is."""
    over = shown(veil.light, 1.0)
    seen = picture * (1.0 - veil.cover)[..., None]
    glow = np.clip(1.0 - seen, 0.0, 1.0)
    hidden = np.clip(veil.cover, 0.0, 1.0)[..., None]
    return np.asarray(np.clip(seen + over * (hidden + (1.0 - hidden) * glow), 0.0, 1.0), np.float32)
