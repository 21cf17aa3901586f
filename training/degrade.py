"""How does a sprite look when a generator drew it? Soft, wobbly, noisy copies of crisp ones.

Two answers. `imitate` makes cheap copies on the fly: a small smooth displacement of every contour,
a blur, fine and coarse noise. `redraw` asks the painter itself: told the noun, style and palette of
a real sprite it draws that sprite again, with faults of its own, and the vector is known.

Pictures are (B, 4, S, S) float32, premultiplied RGBA in sRGB encoding, 0–1.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor
from tqdm import tqdm

from imagineart.painting.conditioning import Condition, Lexicon
from imagineart.painting.painter import Painter
from imagineart.painting.sprite import NoiseKey
from imagineart.painting.weights import FOLDER
from training.data.dataset import DEFAULT, Sprites
from training.renders import SHARES, choose

__all__ = ["Degradation", "Redrawn", "imitate", "legal", "redraw", "told"]


REACH = 4  # px on either side that a blur takes in


@dataclass(frozen=True)
class Degradation:
    """Largest strengths; every picture draws its own, evenly from zero."""

    clean: float = 0.5  # share of pictures left as they are
    wobble: float = 0.5  # px, displacement of contours
    wave: int = 6  # px between independent displacements
    blur: float = 1.6  # px, standard deviation
    grain: float = 0.04  # standard deviation of noise per pixel
    cloud: float = 0.04  # standard deviation of noise that varies over `wave` px


def imitate(sprites: Tensor, how: Degradation, chance: torch.Generator) -> Tensor:
    """A generator's idea of these sprites, same shape; some are left clean."""
    spoilt = _even(sprites, chance).gt(how.clean).float()
    wobble, blur, grain, cloud = (spoilt * _even(sprites, chance) for _ in range(4))
    x = _displace(sprites, how.wobble * wobble, how.wave, chance)
    x = _blur(x, how.blur * blur)
    x = x + how.grain * grain * torch.randn(x.shape, generator=chance)
    x = x + how.cloud * cloud * _smooth_noise(x, 4, how.wave, chance)
    return legal(x)


def legal(x: Tensor) -> Tensor:
    """Alpha within 0–1 and no channel above it."""
    alpha = x[:, 3:].clamp(0, 1)
    return torch.cat([torch.minimum(x[:, :3].clamp(min=0), alpha), alpha], 1)


def _even(x: Tensor, chance: torch.Generator) -> Tensor:
    """(B, 1, 1, 1) drawn evenly from 0–1."""
    return torch.rand(len(x), 1, 1, 1, generator=chance)


def _smooth_noise(x: Tensor, channels: int, wave: int, chance: torch.Generator) -> Tensor:
    """(B, channels, H, W) noise of about unit variance that varies over `wave` px."""
    B, _, H, W = x.shape
    coarse = torch.randn(B, channels, H // wave + 3, W // wave + 3, generator=chance)
    return F.interpolate(coarse, (H, W), mode="bicubic", align_corners=True)


def _displace(x: Tensor, reach: Tensor, wave: int, chance: torch.Generator) -> Tensor:
    """Move what is seen by about `reach` (B, 1, 1, 1) px, smoothly over the picture."""
    B, _, H, W = x.shape
    unit = torch.eye(2, 3).expand(B, 2, 3)
    grid = F.affine_grid(unit, [B, 1, H, W], align_corners=False)
    shift = _smooth_noise(x, 2, wave, chance) * reach * 2 / W  # the grid spans -1…1
    return F.grid_sample(x, grid + shift.permute(0, 2, 3, 1), mode="bicubic", align_corners=False)


def _blur(x: Tensor, sigma: Tensor) -> Tensor:
    """Gaussian of `sigma` (B, 1, 1, 1) px, a kernel of its own for each picture."""
    B, C, H, W = x.shape
    at = torch.arange(-REACH, REACH + 1.0).view(1, -1)
    line = torch.exp(-(at**2) / (2 * sigma.view(B, 1).clamp(min=1e-3) ** 2))  # (B, K)
    line = line / line.sum(1, keepdim=True)
    kernel = (line[:, :, None] * line[:, None, :]).repeat_interleave(C, 0)[:, None]  # (BC, 1, K, K)
    return F.conv2d(x.reshape(1, B * C, H, W), kernel, padding=REACH, groups=B * C).view(x.shape)


@dataclass(frozen=True)
class Redrawn:
    """What an .npz of this module holds."""

    rows: np.ndarray  # (P,) int64, of the data set
    pixels: np.ndarray  # (P, 128, 128, 4) uint8, premultiplied, sRGB-encoded


def redraw(weights: Path, data: Path) -> Redrawn:
    """The upscaler's cells in the painter's styles, held-out ones too, drawn by the painter."""
    painter, sprites = Painter(weights, threads=1), Sprites.load(data)
    shares = {style: SHARES[style] for style in painter.lexicon.styles}
    rows = np.array(choose(sprites, shares, held_out=True) + choose(sprites, shares))
    parts = tqdm(np.array_split(rows, max(1, len(rows) // 16)), "redraw")
    return Redrawn(rows, np.concatenate([_drawn(painter, sprites, part) for part in parts]))


def _drawn(painter: Painter, sprites: Sprites, rows: np.ndarray) -> np.ndarray:
    """(P, 128, 128, 4) uint8: these sprites as the painter draws them, in their own colours."""
    conditions = [told(painter.lexicon, sprites, row) for row in rows]
    drawn = painter.render(conditions, [NoiseKey(0, 0, 0)] * len(rows))
    return np.rint(drawn * 255).astype(np.uint8)


def told(lexicon: Lexicon, sprites: Sprites, row: int) -> Condition:
    """What would bring this very sprite back."""
    cell, key = sprites.cells[row], NoiseKey(0, 0, 0)
    condition = lexicon.condition(cell.noun, cell.style, (), key)
    return replace(condition, palette=sprites.palettes[row])


def main() -> None:
    """Command line: the painter's redrawings of real sprites, for `training.upscale --painter`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--weights", type=Path, default=FOLDER, help="folder of the painter")
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path, required=True, help="an .npz file")
    options = parser.parse_args()
    redrawn = redraw(options.weights, options.data)
    np.savez_compressed(options.out, rows=redrawn.rows, pixels=redrawn.pixels)


if __name__ == "__main__":
    main()
