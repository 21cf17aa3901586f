"""The fine stage of the painter: a decoder from what is asked, and a sketch of it, to the sprite.

    sprite = decode(noun, style, palette, sketch),   trained by |decode(c) - x| over sprites x

It is the flow's x̂ at t = 0, where nothing of the picture is visible yet, with the condition as its
only input. A style holds one drawing per noun, so there x̂ is not an average over many pictures but
one picture, and a decoder learns it with a small part of the flow's computation. The sketch
(training.sketch) says what is where, coarsely; the decoder draws it: edges, shading, small parts.
What it cannot do is invent: seeds vary palette and style, not the idea of the drawing.

Pictures are (B, 4, S, S) premultiplied RGBA in [-1, 1], sRGB-encoded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

__all__ = ["Asked", "Decoder", "DecoderConfig", "distance", "importance"]

USUAL_COVER, LEAST_COVER = 0.4, 0.1  # share of the frame that a sprite fills
FINE = 9  # px: what is smaller is a small part
TELLING = 0.06  # of full light: a detail of this contrast counts twice


@dataclass(frozen=True)
class DecoderConfig:
    """Everything that fixes the shapes; saved with the weights."""

    side: int = 128  # px
    nouns: int = 566
    styles: tuple[str, ...] = ("3d", "flat", "illustration")
    words: int = 384  # width of the noun's sentence vector
    width: int = 512  # of the code that everything is told by
    channels: tuple[int, ...] = (384, 256, 192, 96, 48)  # at 4, 8, 16, 32, 64 px

    @property
    def patch(self) -> int:
        """Side of the square that one cell of the finest grid draws, px."""
        return self.side // self.grid

    @property
    def grid(self) -> int:
        """Side of the finest grid, and of the sketch, px."""
        return 4 << (len(self.channels) - 1)


@dataclass
class Asked:
    """What to draw, for B sprites."""

    noun: Tensor  # (B,) int64; -1: known by its words only
    words: Tensor  # (B, 384) unit vectors
    style: Tensor  # (B, styles) float, sums to 1: styles can be mixed
    palette: Tensor  # (B, 5, 5): L, a, b, area, role
    sketch: Tensor  # (B, 4, G, G) premultiplied RGBA in [-1, 1]


class Decoder(nn.Module):
    """Asked → (B, 4, S, S)."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.config = config
        c, w = config.channels, config.width
        self.noun = nn.Embedding(config.nouns + 1, w)  # the last row: only words are known
        self.words = nn.Linear(config.words, w)
        self.style = nn.Linear(len(config.styles), w)
        self.palette = nn.Sequential(nn.Linear(25, w), nn.SiLU(), nn.Linear(w, w))
        self.join = nn.Sequential(nn.SiLU(), nn.Linear(w, w), nn.SiLU(), nn.Linear(w, w))
        self.seed = nn.Linear(w, c[0] * 16)
        self.stem = nn.Conv2d(4, c[-1], 3, padding=1)
        finer = list(pairwise(reversed(c[1:])))
        self.look = nn.ModuleList(nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in finer)
        self.levels = nn.ModuleList(Grow(a, b, w) for a, b in pairwise(c))
        self.head = nn.Conv2d(c[-1], 4 * config.patch**2, 3, padding=1)
        nn.init.normal_(self.noun.weight, std=1.0)

    def code(self, asked: Asked) -> Tensor:
        """(B, W): all that is asked in words and colours, in one vector."""
        noun = self.noun(asked.noun % (self.config.nouns + 1))
        words = self.words(asked.words * self.config.words**0.5)
        L, ab, rest = asked.palette.split([1, 2, 2], -1)
        palette = self.palette(torch.cat([2 * L - 1, 6 * ab, 2 * rest - 1], -1).flatten(1))
        z = noun + words + self.style(asked.style) + palette
        return z + self.join(z)

    def forward(self, asked: Asked) -> Tensor:
        """The sprites."""
        z = self.code(asked)
        x = self.seed(z).unflatten(1, (-1, 4, 4))  # (B, C, 4, 4)
        for level, seen in zip(self.levels, self._seen(asked.sketch), strict=True):
            x = level(x, z, seen)
        return F.pixel_shuffle(self.head(F.silu(x)), self.config.patch)

    def _seen(self, sketch: Tensor) -> list[Tensor]:
        """The sketch on every grid but the first, coarse to fine."""
        seen = [self.stem(sketch)]
        for look in self.look:
            seen.append(look(F.silu(seen[-1])))
        return seen[::-1]


class Grow(nn.Module):
    """Twice the side: (B, C, H, W) and (B, D, 2H, 2W) of the sketch → (B, D, 2H, 2W)."""

    def __init__(self, channels: int, out: int, width: int) -> None:
        super().__init__()
        self.norm1 = nn.GroupNorm(channels // 16, channels)
        self.conv1 = nn.Conv2d(channels, out, 3, padding=1)
        self.norm2 = nn.GroupNorm(out // 16, out)
        self.conv2 = nn.Conv2d(out, out, 3, padding=1)
        self.skip = nn.Conv2d(channels, out, 1)
        self.modulate = nn.Linear(width, 2 * channels + 2 * out)

    def forward(self, x: Tensor, z: Tensor, seen: Tensor) -> Tensor:
        """Norm, scale and shift by the code, 3×3, twice, around a 1×1 skip."""
        sizes = [x.shape[1]] * 2 + [self.conv2.out_channels] * 2
        a, b, c, d = self.modulate(z)[..., None, None].split(sizes, 1)
        h = self.conv1(F.silu(self.norm1(x) * (1 + a) + b))
        h = F.interpolate(h, scale_factor=2.0) + seen
        h = F.silu(self.norm2(h) * (1 + c) + d)
        return self.conv2(h) + F.interpolate(self.skip(x), scale_factor=2.0)


def distance(guess: Tensor, x: Tensor, ground: Tensor) -> Tensor:
    """(B,): absolute error of premultiplied RGBA, of its edges, and over a flat (B, 3, 1, 1).

    Each sprite's error is that of its own area, and counts more where the sprite has small parts.
    """
    weight = importance(x)
    plain = _mean(weight * (guess - x).abs())
    over = lambda p: (p[:, :3] + 1) / 2 + (1 - p[:, 3:]) / 2 * ground  # noqa: E731
    composed = _mean(weight * (over(guess) - over(x)).abs())
    return plain + composed + _edges(weight * (guess - x), (1, 2, 4))


def importance(x: Tensor) -> Tensor:
    """(B, 1, S, S), positive: large on narrow sprites, and on their eyes and buttons.

    A standing person covers a tenth of the frame and a face a hundredth; by area alone, neither
    would ever be drawn.
    """
    alpha = (x[:, 3:] + 1) / 2
    rgb = (x[:, :3] + 1) / 2
    cover = alpha.mean((2, 3), keepdim=True).clamp(min=LEAST_COVER)
    mean = rgb.mean((2, 3), keepdim=True) / cover
    inside = rgb + (1 - alpha) * mean.clamp(max=1)  # the contour itself is no small part
    smooth = F.avg_pool2d(inside, FINE, 1, FINE // 2, count_include_pad=False)
    detail = (inside - smooth).abs().mean(1, keepdim=True)
    return (USUAL_COVER / cover) ** 0.5 * (1 + detail / TELLING)


def _mean(error: Tensor) -> Tensor:
    return error.mean((1, 2, 3))


def _edges(error: Tensor, spans: Sequence[int]) -> Tensor:
    """(B,): mean absolute difference of errors `span` px apart: blur costs at every edge."""
    terms = [
        _mean((error[..., s:, :] - error[..., :-s, :]).abs())
        + _mean((error[..., s:] - error[..., :-s]).abs())
        for s in spans
    ]
    return torch.stack(terms).mean(0)
