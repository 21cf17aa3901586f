"""How does a sprite look when a generator drew it? Soft, wobbly, noisy copies of crisp ones.

Two answers. `imitate` makes cheap copies on the fly: a small smooth displacement of every contour,
a blur, fine and coarse noise, a haze over what should be empty. `round_trip` asks the painter
itself: noise is mixed into a real sprite and the painter draws it anew from there (SDEdit, Meng et
al. 2021, arXiv 2108.01073), which gives its own faults on a drawing whose vector is known:

    x_t = t x + (1 - t) ε,   x' = the painter's ODE from t to 1

Pictures are (B, 4, S, S) float32, premultiplied RGBA in sRGB encoding, 0–1.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor
from tqdm import tqdm

from training.data.dataset import DEFAULT, Sprites
from training.flow import premultiply
from training.model import Condition, Painter
from training.paint import load_recipe
from training.renders import SHARES, choose

__all__ = ["Degradation", "imitate", "legal", "round_trip"]


@dataclass(frozen=True)
class Degradation:
    """Largest strengths; every picture draws its own, evenly from zero."""

    clean: float = 0.35  # share of pictures left as they are
    wobble: float = 0.5  # px, displacement of contours
    wave: int = 6  # px between independent displacements
    blur: float = 0.8  # px, standard deviation
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
    at = torch.arange(-2, 3.0).view(1, 5)
    line = torch.exp(-(at**2) / (2 * sigma.view(B, 1).clamp(min=1e-3) ** 2))  # (B, 5)
    line = line / line.sum(1, keepdim=True)
    kernel = (line[:, :, None] * line[:, None, :]).repeat_interleave(C, 0)[:, None]  # (BC, 1, 5, 5)
    return F.conv2d(x.reshape(1, B * C, H, W), kernel, padding=2, groups=B * C).view(x.shape)


@torch.no_grad()
def round_trip(
    net: Painter, sprites: Tensor, c: Condition, t: float, steps: int, chance: torch.Generator
) -> Tensor:
    """The painter's redrawing of `sprites` from time t (0 noise, 1 clean), guided as it is used."""
    x = sprites * 2 - 1
    x = t * x + (1 - t) * torch.randn(x.shape, generator=chance)
    given = torch.ones(len(x)).bool()
    words = Condition(c.words, c.style, c.palette, given, given, given)
    blank = Condition(c.words, c.style, c.palette, ~given, ~given, ~given)
    times = torch.linspace(t, 1, steps + 1)
    for now, then in zip(times[:-1], times[1:], strict=True):
        asked, free = (net(x, now.expand(len(x)), how).float() for how in (words, blank))
        clean = (free + GUIDANCE * (asked - free)).clamp(-1, 1)
        x = x + (then - now) * (clean - x) / (1 - now)
    return legal((x + 1) / 2)


GUIDANCE = 2.0  # what the painter's contact sheets are drawn with
TIMES = (0.45, 0.6, 0.75)  # mild to strong: below this the drawing is no longer the same one


def redraw(checkpoint: Path, data: Path, steps: int) -> dict[str, np.ndarray]:
    """`rows` (P,) of the data set and the painter's `pixels` (P, 64, 64, 4) uint8 of each."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    recipe = load_recipe(state["recipe"])
    net = Painter(recipe.net).eval()
    net.load_state_dict(state["average"])
    sprites = Sprites.load(data)
    styles = recipe.net.styles
    shares = {style: SHARES[style] for style in styles}
    rows = np.array(choose(sprites, shares, held_out=True) + choose(sprites, shares))
    chance = torch.Generator().manual_seed(5)
    pixels = [
        _redraw_batch(net, sprites, part, styles, t, steps, chance)
        for t in TIMES
        for part in tqdm(np.array_split(rows, max(1, len(rows) // 16)), f"redraw from t={t}")
    ]
    return {
        "rows": np.tile(rows, len(TIMES)),
        "times": np.repeat(np.float32(TIMES), len(rows)),
        "pixels": np.concatenate(pixels),
    }


def _redraw_batch(
    net: Painter,
    sprites: Sprites,
    rows: np.ndarray,
    styles: tuple[str, ...],
    t: float,
    steps: int,
    chance: torch.Generator,
) -> np.ndarray:
    clean = (premultiply(torch.from_numpy(sprites.pixels[64][rows]) / 255) + 1) / 2
    keep = torch.ones(len(rows)).bool()
    condition = Condition(
        torch.from_numpy(sprites.vectors[sprites.noun_index()[rows]]),
        torch.tensor([styles.index(sprites.cells[i].style) for i in rows]),
        torch.from_numpy(sprites.palettes[rows]),
        keep,
        keep,
        keep,
    )
    drawn = round_trip(net, clean, condition, t, steps, chance)
    return np.rint(drawn.permute(0, 2, 3, 1).numpy() * 255).astype(np.uint8)


def main() -> None:
    """Command line: the painter's redrawings of real sprites, for `training.upscale --painter`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="of training.paint")
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path, required=True, help="an .npz file")
    parser.add_argument("--steps", type=int, default=6)
    options = parser.parse_args()
    torch.set_num_threads(1)
    arrays = redraw(options.checkpoint, options.data, options.steps)
    np.savez_compressed(options.out, **arrays)


if __name__ == "__main__":
    main()
