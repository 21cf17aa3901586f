"""How good are sprites? Figures on arrays, nothing of ours besides.

Sprites are (N, S, S, 4) premultiplied sRGB 0–1.

KID is the squared maximum mean discrepancy of features under k(a, b) = (a·b / d + 1)³, the unbiased
estimate (Bińkowski et al., arXiv 1801.01401), times 1000.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from imagineart.painting import palette as colours

__all__ = ["chroma", "diversity", "kid", "nearest", "share_below"]

Pixels = NDArray[np.float32]


def kid(ours: NDArray[np.float32], theirs: NDArray[np.float32]) -> float:
    """×1000; 0 on average for two samples of one distribution, so it can be below 0."""
    a, b = ours.astype(np.float64), theirs.astype(np.float64)
    aa, bb, ab = _kernel(a, a), _kernel(b, b), _kernel(a, b)
    return float(1000 * (_off_diagonal(aa) + _off_diagonal(bb) - 2 * ab.mean()))


def _kernel(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((a @ b.T / a.shape[1] + 1) ** 3)


def _off_diagonal(k: NDArray[np.float64]) -> float:
    n = len(k)
    return float((k.sum() - np.trace(k)) / (n * (n - 1)))


def chroma(sprites: Pixels) -> float:
    """Mean OKLab chroma of what is visible, weighted by alpha."""
    alpha = sprites[..., 3]
    straight = np.clip(sprites[..., :3] / np.maximum(alpha, 1e-3)[..., None], 0, 1)
    lab = colours.srgb_to_oklab(straight)
    return float((np.hypot(lab[..., 1], lab[..., 2]) * alpha).sum() / max(alpha.sum(), 1e-9))


def nearest(ours: Pixels, theirs: Pixels) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """For each of our sprites the row of the nearest of theirs, and the RMS difference to it."""
    a, b = (x.reshape(len(x), -1).astype(np.float64) for x in (ours, theirs))
    squared = (a * a).sum(1)[:, None] + (b * b).sum(1) - 2 * a @ b.T
    rows = squared.argmin(1)
    rms = np.sqrt(np.maximum(squared[np.arange(len(a)), rows], 0) / a.shape[1])
    return rows.astype(np.int64), rms.astype(np.float32)


def share_below(values: NDArray[np.float32], bound: float) -> float:
    """Share of values under the bound."""
    return float((values < bound).mean())


def diversity(variants: Pixels) -> float:
    """Mean RMS difference between pairs of variants (V, S, S, 4) of one thing."""
    pairs = combinations(variants, 2)
    return float(np.mean([np.sqrt(((a - b) ** 2).mean()) for a, b in pairs]))
