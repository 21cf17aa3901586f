"""The painter's net: a small convolutional pyramid around a transformer, over a sketch.

It predicts the clean sprite x from a noisy one (x-prediction, JiT, arXiv 2511.13720):

    x_t = t x + (1 - t) ε,   x̂ = net(x_t, t, condition),   v̂ = (x̂ - x_t) / (1 - t)

Beside x_t it sees a sketch of the noun in the asked colours (training.sketch). Tokens condition the
transformer in context; the convolutions get the same tokens, averaged, as a scale and shift per
channel. Pictures are premultiplied RGBA in [-1, 1], sRGB-encoded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training.sketch import Sketch

__all__ = ["Condition", "Painter", "PainterConfig"]


@dataclass(frozen=True)
class PainterConfig:
    """Everything that fixes the shapes; saved with the weights."""

    side: int = 64  # px
    styles: tuple[str, ...] = ("3d", "flat")
    channels: tuple[int, ...] = (48, 160)  # at side/2, side/4, …; the transformer works below
    blocks: tuple[int, ...] = (1, 2)  # residual blocks per level, going down and again going up
    width: int = 320  # of a token
    depth: int = 6  # transformer blocks
    heads: int = 5
    words: int = 384  # width of the noun phrase's sentence vector
    noun_tokens: int = 4
    colours: int = 5
    palette_tokens: bool = True
    time_token: bool = True

    @property
    def grid(self) -> int:
        """Side of the transformer's grid of patches."""
        return self.side >> (len(self.channels) + 1)


@dataclass
class Condition:
    """What to draw. `keep_*` are (B,) bool; False replaces the group by a learned null token."""

    words: Tensor  # (B, 384) unit vectors
    style: Tensor  # (B,) int64
    palette: Tensor  # (B, 5, 5): L, a, b, area, role
    pose: Tensor  # (B, 2, 3): output coordinates → the noun's upright drawing
    keep_words: Tensor
    keep_style: Tensor
    keep_palette: Tensor


class Painter(nn.Module):
    """x̂ = net(x_t, t, condition): (B, 4, S, S), (B,), Condition → (B, 4, S, S)."""

    def __init__(self, config: PainterConfig) -> None:
        super().__init__()
        self.config = config
        c, w = config, config.width
        self.conditioner = Conditioner(c)
        self.sketch = Sketch(c.words, len(c.styles), c.side)
        self.stem = nn.Conv2d(32, c.channels[0], 3, padding=1)
        self.down = nn.ModuleList(_stages(c))
        wider = [*c.channels[1:], w]
        self.shrink = nn.ModuleList(
            nn.Conv2d(4 * a, b, 1) for a, b in zip(c.channels, wider, strict=True)
        )
        self.position = nn.Parameter(torch.randn(1, c.grid**2, w) * 0.02)
        self.body = nn.ModuleList(Block(w, c.heads) for _ in range(c.depth))
        self.grow = nn.ModuleList(
            nn.Conv2d(b, 4 * a, 1) for a, b in zip(c.channels, wider, strict=True)
        )
        self.merge = nn.ModuleList(nn.Conv2d(2 * ch, ch, 1) for ch in c.channels)
        self.up = nn.ModuleList(_stages(c))
        self.head = nn.Conv2d(c.channels[0], 16, 3, padding=1)
        nn.init.zeros_(self.head.weight)
        nn.init.constant_(self.head.bias, -0.5)  # most of a sprite is empty

    def forward(self, noisy: Tensor, t: Tensor, condition: Condition) -> Tensor:
        """The clean sprite as the net sees it."""
        tokens = self.conditioner(t, condition)  # (B, N, W)
        mood = F.silu(tokens.mean(1))  # (B, W)
        seen = torch.cat([noisy, self._sketch(condition)], 1)  # (B, 8, S, S)
        x = self.stem(F.pixel_unshuffle(seen, 2))  # (B, C0, S/2, S/2)
        skips = []
        for stage, shrink in zip(self.down, self.shrink, strict=True):
            for block in stage:
                x = block(x, mood)
            skips.append(x)
            x = shrink(F.pixel_unshuffle(x, 2))
        x = self._think(x, tokens)
        for i in reversed(range(len(skips))):
            x = F.pixel_shuffle(self.grow[i](x), 2)
            x = self.merge[i](torch.cat([x, skips[i]], 1))
            for block in self.up[i]:
                x = block(x, mood)
        return F.pixel_shuffle(self.head(F.silu(x)), 2)

    def _sketch(self, c: Condition) -> Tensor:
        """Grey where the colours, nothing where the noun is kept from the net."""
        grey = torch.full_like(c.palette, 0.0)
        grey[..., 0] = 0.6
        palette = torch.where(c.keep_palette[:, None, None], c.palette, grey)
        mix = F.one_hot(c.style, len(self.config.styles)).float()
        drawn = self.sketch(c.words, mix, palette, c.pose)
        return drawn * c.keep_words[:, None, None, None]

    def _think(self, x: Tensor, tokens: Tensor) -> Tensor:
        """The transformer on the coarsest grid, condition tokens in front."""
        B, W, h, w = x.shape
        seq = torch.cat([tokens, x.flatten(2).transpose(1, 2) + self.position], 1)
        for block in self.body:
            seq = block(seq)
        return seq[:, tokens.shape[1] :].transpose(1, 2).reshape(B, W, h, w)


def _stages(c: PainterConfig) -> list[nn.ModuleList]:
    pairs = zip(c.channels, c.blocks, strict=True)
    return [nn.ModuleList(Residual(ch, c.width) for _ in range(n)) for ch, n in pairs]


class Conditioner(nn.Module):
    """Noun, style, palette and time as tokens (B, N, W)."""

    def __init__(self, c: PainterConfig) -> None:
        super().__init__()
        w = c.width
        self.config = c
        self.words = nn.Sequential(
            nn.Linear(c.words, w), nn.SiLU(), nn.Linear(w, c.noun_tokens * w)
        )
        self.style = nn.Embedding(len(c.styles), w)
        self.palette = nn.Linear(5, w)
        self.time = nn.Sequential(nn.Linear(128, w), nn.SiLU(), nn.Linear(w, w))
        count = c.noun_tokens + 1 + c.colours
        self.null = nn.Parameter(torch.randn(1, count, w) * 0.02)
        self.kind = nn.Parameter(torch.randn(1, count + 1, w) * 0.02)

    def forward(self, t: Tensor, c: Condition) -> Tensor:
        n, k = self.config.noun_tokens, self.config.colours
        words = self.words(c.words * c.words.shape[-1] ** 0.5).unflatten(1, (n, -1))
        given = torch.cat([words, self.style(c.style)[:, None], self.palette(_scale(c.palette))], 1)
        keeps = [c.keep_words[:, None].expand(-1, n), c.keep_style[:, None]]
        keeps += [(c.keep_palette & self._sees_colours(c))[:, None].expand(-1, k)]
        tokens = torch.where(torch.cat(keeps, 1)[..., None], given, self.null)
        time = self.time(_waves(t)) if self.config.time_token else torch.zeros_like(tokens[:, 0])
        return torch.cat([tokens, time[:, None]], 1) + self.kind

    def _sees_colours(self, c: Condition) -> Tensor:
        on = torch.ones_like if self.config.palette_tokens else torch.zeros_like
        return on(c.keep_palette)


def _scale(palette: Tensor) -> Tensor:
    """Palette columns to about unit variance."""
    L, ab, area, role = palette.split([1, 2, 1, 1], -1)
    return torch.cat([2 * L - 1, 6 * ab, 2 * area.clamp(0).sqrt() - 1, 2 * role - 1], -1)


def _waves(t: Tensor) -> Tensor:
    """(B,) in 0–1 → (B, 128) sines and cosines of geometrically spaced frequencies."""
    rates = torch.exp(torch.arange(64, device=t.device) * (math.log(200.0) / 63))
    angles = 2 * t[:, None].float() * rates
    return torch.cat([angles.cos(), angles.sin()], 1)


class Residual(nn.Module):
    """Norm, 3×3, modulated norm, 3×3: (B, C, H, W) → same."""

    def __init__(self, channels: int, width: int) -> None:
        super().__init__()
        self.norm1 = nn.GroupNorm(channels // 16, channels)
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.norm2 = nn.GroupNorm(channels // 16, channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.modulate = nn.Linear(width, 2 * channels)
        nn.init.zeros_(self.conv2.weight)

    def forward(self, x: Tensor, mood: Tensor) -> Tensor:
        scale, shift = self.modulate(mood)[..., None, None].chunk(2, 1)
        h = self.conv1(F.silu(self.norm1(x)))
        h = self.norm2(h) * (1 + scale) + shift
        return x + self.conv2(F.silu(h))


class RMSNorm(nn.Module):
    """x / rms(x) · weight over the last axis. Written out: ONNX exporters lack the fused one."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        return x * (x.square().mean(-1, keepdim=True) + 1e-6).rsqrt() * self.weight


def attend(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Softmax attention. Written out: on a CPU the fused kernel is slower for under 100 tokens."""
    if q.is_cuda:
        return F.scaled_dot_product_attention(q, k, v)
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-2, -1)
    return scores.softmax(-1) @ v


class Block(nn.Module):
    """Pre-norm attention (normalised queries and keys) and a GELU perceptron: (B, N, W) → same."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = RMSNorm(width), RMSNorm(width)
        self.norm_q = RMSNorm(width // heads)
        self.norm_k = RMSNorm(width // heads)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.wide = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.narrow.weight)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = self.qkv(self.norm1(x)).unflatten(-1, (3, self.heads, -1)).unbind(2)
        q, k = self.norm_q(q).transpose(1, 2), self.norm_k(k).transpose(1, 2)
        mixed = attend(q, k, v.transpose(1, 2))  # (B, heads, N, W/heads)
        x = x + self.out(mixed.transpose(1, 2).flatten(2))
        return x + self.narrow(F.gelu(self.wide(self.norm2(x)), approximate="tanh"))
