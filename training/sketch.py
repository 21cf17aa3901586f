"""What is roughly where? The coarse first stage of the painter, in closed form.

At t = 0 the best guess x̂ is the mean of all sprites that fit the condition. Gradient descent takes
many hours of a CPU to find the part of it that depends on the noun; least squares takes seconds:

    φ(w) = relu(R w),  R random and fixed (random features, Rahimi & Recht 2007)
    coverage = φ(w) W,  W = argmin |Φ W - Y|² + λ |W|²

Y are coverage maps (5, 16, 16): the share of each cell that each of the sprite's five palette
clusters covers. Painted with the five asked colours they are a 16 px sketch, which the net sees
beside the noisy picture. An affine map of the sketch (and, in training, of the sprite with it)
turns, stretches and shrinks the thing.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from imagineart.painting import palette as colours

__all__ = ["SIDE", "Sketch", "coverage", "warp"]

SIDE = 16  # cells across a sketch
FEATURES = 1024
RIDGE = 0.003  # λ, in units of the features' mean square


class Sketch(nn.Module):
    """(B, 384) words, (B,) style, (B, 5, 5) palette, (B, 2, 3) pose → (B, 4, S, S) in [-1, 1]."""

    features: Tensor
    weights: Tensor

    def __init__(self, words: int, styles: int, side: int) -> None:
        super().__init__()
        self.side = side
        chance = torch.Generator().manual_seed(0)
        self.register_buffer("features", torch.randn(words, FEATURES, generator=chance))
        maps = colours.COLOURS * SIDE * SIDE
        self.register_buffer("weights", torch.zeros(styles, FEATURES, maps))

    @torch.no_grad()
    def fit(self, words: Tensor, style: Tensor, maps: Tensor) -> None:
        """Least squares on training sprites: words (N, 384), style (N,), maps (N, 5, 16, 16)."""
        for index in range(len(self.weights)):
            chosen = style == index
            phi = self._features(words[chosen]).double()
            targets = maps[chosen].flatten(1).double()
            gram = phi @ phi.T
            gram.diagonal().add_(RIDGE * gram.diagonal().mean())
            self.weights[index] = (phi.T @ torch.linalg.solve(gram, targets)).float()

    def _features(self, words: Tensor) -> Tensor:
        return (words @ self.features).relu()

    def forward(self, words: Tensor, style: Tensor, palette: Tensor, pose: Tensor) -> Tensor:
        """The palette's colours laid where the noun's maps say, premultiplied."""
        phi = self._features(words.float())
        maps = torch.einsum("bf,bfm->bm", phi, self.weights[style])
        cover = warp(maps.clamp(0, 1).unflatten(1, (colours.COLOURS, SIDE, SIDE)), pose)
        rgb = colours.oklab_to_srgb(palette[..., :3].float(), torch)  # (B, 5, 3)
        ink = torch.cat([rgb, torch.ones_like(rgb[..., :1])], -1)
        flat = torch.einsum("bkhw,bkc->bchw", cover, ink).clamp(0, 1)
        grown = F.interpolate(flat, (self.side, self.side), mode="bilinear", align_corners=False)
        return 2 * grown - 1


def coverage(labels: np.ndarray) -> Tensor:
    """(N, S, S) cluster labels → (N, 5, 16, 16) share of each cell that each cluster covers."""
    cell = labels.shape[1] // SIDE
    ids = torch.from_numpy(np.ascontiguousarray(labels)).long()
    maps = [F.avg_pool2d((ids == k).float()[:, None], cell) for k in range(colours.COLOURS)]
    return torch.cat(maps, 1)


def warp(image: Tensor, pose: Tensor) -> Tensor:
    """(B, C, S, S) seen through (B, 2, 3): output coordinates in -1…1 → input; nothing outside."""
    side = image.shape[-1]
    axis = (torch.arange(side, device=image.device, dtype=torch.float32) * 2 + 1) / side - 1
    x, y = axis.expand(side, side), axis[:, None].expand(side, side)
    grid = torch.stack([x, y, torch.ones_like(x)], -1)  # (S, S, 3)
    seen = torch.einsum("hwk,bjk->bhwj", grid, pose.float())
    return F.grid_sample(image, seen, mode="bilinear", padding_mode="zeros", align_corners=False)
