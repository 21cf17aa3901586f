"""What colours does a sprite have, and how does one of them become another?

Colours are OKLab (Björn Ottosson, 2020): L in 0–1, a and b about -0.4–0.4, made from linear-light
sRGB. A palette is (5, 5): rows are clusters by falling area, columns L, a, b, area (share of the
visible pixels, 0–1) and role (1: has the colour of the thing itself, 0: accent). Empty rows are 0.

Recolouring moves one colour m to a target T and takes its shades along:

    p' = p + w(p) · (q(p) - p),   q = (T_L + κ (p_L - m_L),  T_ab · c(p)),
    w(p) = exp(-|p_ab - m_ab|² / 2σ²)

with c the pixel's share of m's chroma. The same function runs on NumPy arrays when a sprite is
asked for in a colour and on torch tensors when training draws colours at random, so that what the
painter is asked is what it was taught. `xp` is that library.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import LAB_FROM_LMS, LINEAR_FROM_LMS, LMS_FROM_LAB, LMS_FROM_LINEAR

__all__ = [
    "COLOURS",
    "accents",
    "main_colour",
    "oklab_to_srgb",
    "palette_of",
    "recolour",
    "role_weight",
    "srgb_to_oklab",
]

COLOURS = 5  # rows of a palette
SIGMA = 0.075  # OKLab distance in the (a, b) plane within which a pixel belongs to a colour
SHADE = 0.85  # share of the lightness difference that survives recolouring

Array = Any  # NumPy array or torch tensor, float32


def srgb_to_oklab(rgb: Array, xp: Any = np) -> Array:
    """(..., 3) sRGB-encoded 0–1 → (..., 3) OKLab."""
    linear = xp.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    lms = linear @ _matrix(LMS_FROM_LINEAR, rgb, xp)
    return lms.clip(1e-9) ** (1 / 3) @ _matrix(LAB_FROM_LMS, rgb, xp)


def oklab_to_srgb(lab: Array, xp: Any = np) -> Array:
    """(..., 3) OKLab → (..., 3) sRGB-encoded, clipped to 0–1."""
    lms = (lab @ _matrix(LMS_FROM_LAB, lab, xp)) ** 3
    linear = (lms @ _matrix(LINEAR_FROM_LMS, lab, xp)).clip(0, 1)
    curved = 1.055 * linear.clip(1e-9) ** (1 / 2.4) - 0.055
    return xp.where(linear <= 0.0031308, 12.92 * linear, curved)


def _matrix(m: NDArray[np.float64], like: Array, xp: Any) -> Array:
    turned = np.ascontiguousarray(m.T, np.float32)
    return turned if xp is np else xp.as_tensor(turned, device=like.device)


def role_weight(lab: Array, main: Array, xp: Any = np) -> Array:
    """(..., 1) in 0–1: how far each colour (..., 3) is the main colour, shades included."""
    apart = ((lab[..., 1:] - main[..., 1:]) ** 2).sum(-1)[..., None]
    return xp.exp(-apart / (2 * SIGMA**2))


def recolour(lab: Array, main: Array, target: Array, xp: Any = np) -> Array:
    """(..., 3) OKLab with `main` moved to `target` (both broadcastable (..., 3))."""
    chroma, own = _chroma(main), _chroma(lab)
    share = xp.where(chroma > 0.04, (own / chroma.clip(0.04)).clip(0.3, 1.3), xp.ones_like(own))
    light = (target[..., :1] + SHADE * (lab[..., :1] - main[..., :1])).clip(0.02, 1.0)
    # A tint cannot be as strong at the ends of the lightness range: fade chroma towards them.
    room = (light / target[..., :1].clip(0.05)).clip(0, 1) * ((1.02 - light) * 6).clip(0, 1)
    moved = xp.concatenate([light, target[..., 1:] * share * room], -1)
    return lab + role_weight(lab, main, xp) * (moved - lab)


def _chroma(lab: Array) -> Array:
    return ((lab[..., 1:] ** 2).sum(-1)[..., None] + 1e-12) ** 0.5


def main_colour(palette: NDArray[np.float32]) -> NDArray[np.float32]:
    """(3,) OKLab of the cluster that a thing is named by: large, and rather coloured than not."""
    chroma = np.hypot(palette[:, 1], palette[:, 2])
    inked = palette[:, 3] * (0.35 + np.minimum(chroma / 0.12, 1.0))
    return palette[int(np.argmax(inked)), :3]


def accents(palette: NDArray[np.float32]) -> NDArray[np.float32]:
    """(N, 3) OKLab of the clusters that are not of the main colour, largest first."""
    other = palette[(palette[:, 4] < 0.5) & (palette[:, 3] > 0.02)]
    return other[np.argsort(-other[:, 3])][:, :3]


def palette_of(
    lab: NDArray[np.float32], labels: NDArray[np.uint8], roles: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """(5, 5) palette of pixels (N, 3) OKLab with cluster labels (N,) 0–4."""
    palette = np.zeros((COLOURS, 5), np.float32)
    for k in range(COLOURS):
        inside = labels == k
        if inside.any():
            role = 0.0 if roles is None else float(roles[inside].mean())
            palette[k] = [*lab[inside].mean(0), inside.mean(), role]
    return palette
