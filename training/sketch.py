"""What is where? The coarse stage of the painter, in closed form.

At t = 0 the best guess x̂ is the mean of all sprites that fit the condition. Gradient descent takes
many hours of a CPU to find the part of it that depends on the noun; least squares takes seconds:

    φ(w) = relu(R w),  R random and fixed (random features, Rahimi & Recht 2007)
    maps = φ(w) W,  W = argmin |Φ W - Y|² + λ |W|²

Y are maps in which no colour is named: the share of each of 18 × 18 cells that each of the sprite's
five palette clusters covers and, on 9 × 9 cells, how far the sprite is from its clusters' colours
in lightness, in chroma and across it (shading, premultiplied by cover). With five asked colours
they become a sketch in these colours. An affine map of it (and, in training, of the sprite with it)
turns and stretches the thing. W is rounded to 255 steps per map as soon as it is fitted, so that
what is drawn from in training is what is stored.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from imagineart.painting import palette as colours

__all__ = [
    "CELLS",
    "SHADE_CELLS",
    "Sketch",
    "borrowed",
    "maps_of",
    "paint",
    "resize",
    "targets_of",
    "warp",
]

CELLS, SHADE_CELLS = 18, 9  # across a sketch's covers and its shading
FEATURES = 2048  # more than the nouns of a style, so that every layout can be learned
RIDGE = 5e-4  # λ, in units of the Gram matrix's mean diagonal
SHADES = 3  # lightness, chroma, across
SIZES = [colours.COLOURS * CELLS**2, SHADES * SHADE_CELLS**2]
FULL_CHROMA = 0.1  # OKLab chroma from which shading in chroma counts in full


class Sketch(nn.Module):
    """Words (B, 384), style (B, styles), palette (B, 5, 5) → (B, 4, S, S) in ±1.

    A pose (B, 2, 3) turns and stretches the thing; without one it stands upright.
    """

    features: Tensor
    weights: Tensor

    def __init__(self, words: int, styles: int, side: int) -> None:
        super().__init__()
        self.side, self.styles = side, styles
        chance = torch.Generator().manual_seed(0)
        features = torch.randn(words, FEATURES, generator=chance)
        self.register_buffer("features", features.half().float())  # as they are exported
        self.register_buffer("weights", torch.zeros(FEATURES, styles * sum(SIZES)))

    @torch.no_grad()
    def fit(self, words: Tensor, style: Tensor, targets: Tensor) -> None:
        """Least squares on training sprites: words (N, 384), style (N,), `targets_of` them."""
        for index, weights in enumerate(self.weights.split(sum(SIZES), 1)):
            chosen = style == index
            phi = self._features(words[chosen]).double()
            wanted = targets[chosen].double()
            gram = phi @ phi.T
            gram.diagonal().add_(RIDGE * gram.diagonal().mean())
            weights.copy_(rounded((phi.T @ torch.linalg.solve(gram, wanted)).float()))

    def _features(self, words: Tensor) -> Tensor:
        return (words @ self.features).relu()

    def forward(
        self, words: Tensor, style: Tensor, palette: Tensor, pose: Tensor | None = None
    ) -> Tensor:
        """The palette's colours laid where the noun's maps say, premultiplied."""
        phi = self._features(words.float())
        each = (phi @ self.weights).unflatten(1, (style.shape[1], -1))  # (B, styles, M)
        maps = torch.einsum("bs,bsm->bm", style, each)
        upright = maps_of(maps)
        posed = upright if pose is None else warp(upright, pose)
        return 2 * resize(paint(posed, palette[..., :3].float()), self.side) - 1


def rounded(weights: Tensor) -> Tensor:
    """(F, M) with every column on 255 even steps from -max to max of its own."""
    step = weights.abs().amax(0, keepdim=True).clamp(min=1e-9) / 127
    return (weights / step).round() * step


def maps_of(targets: Tensor) -> Tensor:
    """Targets (B, M) → (B, 8, C, C): five covers, three shadings."""
    cover, shade = targets.split(SIZES, 1)
    cover = cover.unflatten(1, (colours.COLOURS, CELLS, CELLS))
    shade = resize(shade.unflatten(1, (SHADES, SHADE_CELLS, SHADE_CELLS)), CELLS)
    return torch.cat([cover, shade], 1)


def paint(maps: Tensor, lab: Tensor) -> Tensor:
    """Maps (B, 8, C, C) in the colours (B, 5, 3) OKLab → (B, 4, C, C) premultiplied sRGB 0–1."""
    cover, shade = maps.split([colours.COLOURS, SHADES], 1)
    cover = cover.clamp(0, 1)
    alpha = cover.sum(1, keepdim=True)
    L, a, b = torch.einsum("bkhw,bkc->cbhw", cover / alpha.clamp(1e-3), lab)
    light, along, across = (shade / alpha.clamp(0.1)).unbind(1)
    chroma = (a * a + b * b + 1e-9) ** 0.5
    scale = (chroma / FULL_CHROMA).clamp(0, 1) / chroma
    shaded = [L + light, a + scale * (along * a - across * b), b + scale * (along * b + across * a)]
    rgb = colours.oklab_to_srgb(torch.stack(shaded, -1), torch).permute(0, 3, 1, 2)
    alpha = alpha.clamp(0, 1)
    return torch.cat([rgb * alpha, alpha], 1)


def targets_of(rgba: Tensor, palettes: Tensor) -> Tensor:
    """Straight RGBA (N, S, S, 4) 0–1, palettes (N, 5, 5) → (N, M): what a sketch is fitted to."""
    lab = colours.srgb_to_oklab(rgba[..., :3], torch)
    known = torch.where(palettes[..., 3:4] > 0, palettes[..., :3], 9.0)  # no pixel is near 9
    labels = (lab[:, :, :, None] - known[:, None, None]).square().sum(-1).argmin(-1)  # (N, S, S)
    alpha = rgba[..., 3]
    covers = torch.stack([alpha * (labels == k) for k in range(colours.COLOURS)], 1)
    rows = labels.flatten(1)[..., None].expand(-1, -1, 3)
    own = torch.gather(palettes[..., :3], 1, rows).view_as(lab)
    shades = _shades(lab - own, own) * alpha[:, None]
    pooled = [F.interpolate(covers, CELLS, mode="area")]
    pooled += [F.interpolate(shades, SHADE_CELLS, mode="area")]
    return torch.cat([p.flatten(1) for p in pooled], 1)


def borrowed(targets: Tensor) -> Tensor:
    """Targets of another style: the same covers, but its shading is not this style's."""
    return torch.cat([targets[:, : SIZES[0]], torch.zeros_like(targets[:, SIZES[0] :])], 1)


def _shades(apart: Tensor, own: Tensor) -> Tensor:
    """OKLab differences (N, S, S, 3) → (N, 3, S, S): lightness, along and across the own hue."""
    dL, da, db = apart.unbind(-1)
    a, b = own[..., 1], own[..., 2]
    chroma = (a * a + b * b + 1e-9) ** 0.5
    return torch.stack([dL, (da * a + db * b) / chroma, (db * a - da * b) / chroma], 1)


def resize(image: Tensor, side: int) -> Tensor:
    """(B, C, s, s) → (B, C, side, side), bilinear."""
    if image.shape[-1] == side:
        return image
    return F.interpolate(image, (side, side), mode="bilinear", align_corners=False)


def warp(image: Tensor, pose: Tensor) -> Tensor:
    """(B, C, S, S) seen through (B, 2, 3): output coordinates in -1…1 → input; nothing outside."""
    side = image.shape[-1]
    axis = (torch.arange(side, device=image.device, dtype=torch.float32) * 2 + 1) / side - 1
    x, y = axis.expand(side, side), axis[:, None].expand(side, side)
    grid = torch.stack([x, y, torch.ones_like(x)], -1)  # (S, S, 3)
    seen = torch.einsum("hwk,bjk->bhwj", grid, pose.float())
    return F.grid_sample(image, seen, mode="bilinear", padding_mode="zeros", align_corners=False)
