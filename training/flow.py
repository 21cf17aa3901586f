"""The objective: flow matching from noise to premultiplied sprites, and the data that feeds it.

    x_t = t x + (1 - t) ε,  ε ~ N(0, 1),  t = sigmoid(N(-2.2, 1.2)), or uniform for every fourth
    loss = mean((x̂ - x)² / max(1 - t, 0.05)²) + alpha and composite terms

The quotient is the squared error of the velocity v = (x - x_t) / (1 - t), floored so that nearly
clean inputs do not dominate. Two small terms keep fringes away: |alpha| error, and the error of the
sprite composited over a random flat colour.

t leans far towards noise: above t = 0.2 the silhouette of a 64 px sprite is already visible in x_t,
and the net learns to denoise it without reading the noun; which thing it is gets decided, and must
be learned, below.

Colour augmentation happens here: a sprite's main colour is moved to a random one (or all hues are
turned), then the palette tokens are measured, so any colour on any noun is in distribution.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from imagineart.painting import palette as colours
from training.data.dataset import Sprites
from training.model import Condition, Painter
from training.sketch import borrowed, targets_of, warp

__all__ = ["Corpus", "FlowConfig", "batch_loss", "composite", "premultiply"]


@dataclass(frozen=True)
class FlowConfig:
    """Probabilities and weights of the objective."""

    t_mean: float = -2.2  # of the logit of t
    t_spread: float = 1.2
    t_uniform: float = 0.25  # share of times drawn uniformly instead
    floor: float = 0.05  # of 1 - t in the loss
    alpha_weight: float = 0.05
    composite_weight: float = 0.1
    recoloured: float = 0.3  # share of sprites whose main colour is moved
    turned: float = 0.05  # share whose hues are all turned
    turn: float = 0.12  # radians, spread of the sprite's tilt
    stretch: float = 0.08  # spread of the logarithm of each side's scale
    drop_all: float = 0.06
    drop_words: float = 0.04
    drop_style: float = 0.04
    drop_palette: float = 0.15


class Corpus:
    """The training sprites on one device; draws batches there."""

    def __init__(
        self, sprites: Sprites, styles: tuple[str, ...], side: int, device: torch.device
    ) -> None:
        rows = sprites.rows(styles)
        cells = [sprites.cells[i] for i in rows]
        self.device = device
        self.rgba = torch.from_numpy(sprites.pixels[side][rows]).to(device)  # (N, S, S, 4) uint8
        self.labels = torch.from_numpy(_fit_labels(sprites.labels[rows], side)).to(device)
        self.palettes = torch.from_numpy(sprites.palettes[rows]).to(device)
        main = np.stack([colours.main_colour(p) for p in sprites.palettes[rows]])
        self.main = torch.from_numpy(main).to(device)
        self.words = torch.from_numpy(sprites.vectors[sprites.noun_index()[rows]]).to(device)
        self.style = torch.tensor([styles.index(c.style) for c in cells], device=device)

        self.nouns = [c.noun for c in cells]

    def __len__(self) -> int:
        return len(self.rgba)

    def layouts(self) -> tuple[Tensor, Tensor, Tensor]:
        """Words, style and targets of what a sketch is fitted to: every noun in every style.

        A noun that a style lacks borrows its covers from a style that has it.
        """
        parts = zip(self.rgba.split(32), self.palettes.split(32), strict=True)
        own = torch.cat([targets_of(rgba.float() / 255, palette) for rgba, palette in parts])
        has = {(noun, int(s)) for noun, s in zip(self.nouns, self.style, strict=True)}
        spare = {noun: i for i, noun in enumerate(self.nouns)}
        styles = range(int(self.style.max()) + 1)
        lacks = [(i, s) for noun, i in spare.items() for s in styles if (noun, s) not in has]
        rows = torch.tensor([i for i, _ in lacks], dtype=torch.int64, device=self.device)
        style = torch.tensor([s for _, s in lacks], dtype=torch.int64, device=self.device)
        words = torch.cat([self.words, self.words[rows]])
        targets = torch.cat([own, borrowed(own[rows])])
        return words, torch.cat([self.style, style]), targets

    def find(self, nouns: Sequence[str]) -> list[int]:
        """The first row of each noun that is here."""
        return [self.nouns.index(n) for n in nouns if n in self.nouns]

    def draw(
        self, size: int, config: FlowConfig, chance: torch.Generator
    ) -> tuple[Tensor, Condition]:
        """(B, 4, S, S) premultiplied in [-1, 1] and what was drawn."""
        rows = torch.randint(len(self), (size,), generator=chance, device=self.device)
        x, palette, pose = self.vary(rows, config, chance)
        return x, self._condition(rows, palette, pose, config, chance)

    def show(self, rows: Tensor, config: FlowConfig, chance: torch.Generator) -> Tensor:
        """(B, 4, S, S) premultiplied in [-1, 1]: these rows in random colours and poses."""
        return self.vary(rows, config, chance)[0]

    def vary(
        self, rows: Tensor, config: FlowConfig, chance: torch.Generator
    ) -> tuple[Tensor, Tensor, Tensor]:
        """These rows in random colours and poses, with the palettes and poses they have."""
        rgba, palette = self.recoloured(rows, config, chance)
        pose = _poses(len(rows), config, chance, self.device)
        return 2 * warp((premultiply(rgba) + 1) / 2, pose) - 1, palette, pose

    def _condition(
        self, rows: Tensor, palette: Tensor, pose: Tensor, c: FlowConfig, chance: torch.Generator
    ) -> Condition:
        def kept(drop: float) -> Tensor:
            return torch.rand(len(rows), generator=chance, device=self.device) >= drop

        some = kept(c.drop_all)
        return Condition(
            self.words[rows],
            self.style[rows],
            palette,
            pose,
            some & kept(c.drop_words),
            some & kept(c.drop_style),
            some & kept(c.drop_palette),
        )

    def recoloured(
        self, rows: Tensor, c: FlowConfig, chance: torch.Generator
    ) -> tuple[Tensor, Tensor]:
        """Straight RGBA (B, S, S, 4) float 0–1 in new colours, and the palettes it then has."""
        rgba = self.rgba[rows].float() / 255
        lab = colours.srgb_to_oklab(rgba[..., :3], torch)
        dice = torch.rand(len(rows), generator=chance, device=self.device)[:, None, None, None]
        main = self.main[rows][:, None, None]
        target = _random_colours(len(rows), chance, self.device)[:, None, None]
        moved = colours.recolour(lab, main, target, torch)
        angle = torch.rand(dice.shape, generator=chance, device=self.device) * 2 * math.pi
        lab = torch.where(dice < c.recoloured, moved, lab)
        lab = torch.where(dice > 1 - c.turned, _turn(lab, angle), lab)
        rgb = colours.oklab_to_srgb(lab, torch)
        palette = self._measure(colours.srgb_to_oklab(rgb, torch), rows)
        return torch.cat([rgb, rgba[..., 3:]], -1), palette

    def _measure(self, lab: Tensor, rows: Tensor) -> Tensor:
        """Palettes (B, 5, 5) of recoloured sprites: new cluster means, old areas and roles."""
        labels = self.labels[rows].flatten(1).long()  # (B, P), 5 outside
        flat = lab.flatten(1, 2)
        sums = torch.zeros(len(rows), colours.COLOURS + 1, 4, device=self.device)
        ones = torch.ones_like(flat[..., :1])
        sums.scatter_add_(1, labels[..., None].expand(-1, -1, 4), torch.cat([flat, ones], -1))
        means = sums[:, :-1, :3] / sums[:, :-1, 3:].clamp(1)
        return torch.cat([means, self.palettes[rows][..., 3:]], -1)


def _fit_labels(labels: np.ndarray, side: int) -> np.ndarray:
    scale = side // labels.shape[1]
    grown = labels.repeat(scale, 1).repeat(scale, 2)
    return np.where(grown == 255, colours.COLOURS, grown)


def _poses(count: int, c: FlowConfig, chance: torch.Generator, device: torch.device) -> Tensor:
    """(B, 2, 3): a small tilt and a scale for each axis that never leaves the frame by much."""
    tilt, wide, high = torch.randn(3, count, generator=chance, device=device)
    return pose_of(tilt * c.turn, wide * c.stretch, high * c.stretch)


def pose_of(tilt: Tensor, wide: Tensor, high: Tensor) -> Tensor:
    """(B,) radians and log scales → (B, 2, 3) from output to upright coordinates."""
    cos, sin = tilt.cos(), tilt.sin()
    x, y = (wide.abs() + 0.35 * tilt.abs()).exp(), (high.abs() + 0.35 * tilt.abs()).exp()
    none = torch.zeros_like(tilt)
    rows = [torch.stack([cos * x, sin * y, none], 1), torch.stack([-sin * x, cos * y, none], 1)]
    return torch.stack(rows, 1)


def _turn(lab: Tensor, angle: Tensor) -> Tensor:
    """All hues by the same angle (radians)."""
    L, a, b = lab.split(1, -1)
    return torch.cat([L, a * angle.cos() - b * angle.sin(), a * angle.sin() + b * angle.cos()], -1)


def _random_colours(count: int, chance: torch.Generator, device: torch.device) -> Tensor:
    """(B, 3) OKLab: half anywhere in the sRGB cube, half saturated or neutral corners of it."""
    anywhere = torch.rand(count, 3, generator=chance, device=device)
    corners = torch.where(anywhere > 0.5, 0.8 + 0.2 * anywhere, 0.25 * anywhere)
    pure = torch.rand(count, 1, generator=chance, device=device) < 0.5
    rgb = torch.where(pure, corners, anywhere)
    return colours.srgb_to_oklab(rgb, torch)


def premultiply(rgba: Tensor) -> Tensor:
    """(B, S, S, 4) straight 0–1 → (B, 4, S, S) premultiplied [-1, 1]."""
    alpha = rgba[..., 3:]
    flat = torch.cat([rgba[..., :3] * alpha, alpha], -1)
    return (2 * flat - 1).permute(0, 3, 1, 2).contiguous()


def composite(picture: Tensor, ground: Tensor) -> Tensor:
    """(B, 4, S, S) premultiplied [-1, 1] over (B, 3, 1, 1) 0–1 → (B, 3, S, S) 0–1."""
    alpha = (picture[:, 3:] + 1) / 2
    return (picture[:, :3] + 1) / 2 + (1 - alpha) * ground


def batch_loss(
    net: Painter, x: Tensor, condition: Condition, c: FlowConfig, chance: torch.Generator
) -> Tensor:
    """The scalar objective."""
    t = _times(len(x), c, chance, x.device)
    noise = torch.randn(x.shape, generator=chance, device=x.device)
    mix = t[:, None, None, None]
    guess = net(mix * x + (1 - mix) * noise, t, condition).float()
    weight = (1 - t).clamp(min=c.floor) ** -2
    error = (guess - x).square().mean((1, 2, 3)) * weight
    alpha = (guess[:, 3] - x[:, 3]).abs().mean((1, 2))
    ground = torch.rand(len(x), 3, 1, 1, generator=chance, device=x.device)
    over = (composite(guess, ground) - composite(x, ground)).square().mean((1, 2, 3)) * weight
    return (error + c.alpha_weight * alpha + c.composite_weight * over).mean()


def _times(count: int, c: FlowConfig, chance: torch.Generator, device: torch.device) -> Tensor:
    logit = torch.randn(count, generator=chance, device=device) * c.t_spread + c.t_mean
    even, dice = torch.rand(2, count, generator=chance, device=device)
    return torch.where(dice < c.t_uniform, even, logit.sigmoid())
