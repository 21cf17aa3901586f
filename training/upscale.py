"""`python -m training.upscale`: train the two nets that make a small sprite large and crisp.

    python -m training.renders                                 # the truths, once
    python -m training.degrade --out pairs.npz                 # what the painter makes of them
    python -m training.upscale shape --minutes 100 --painter pairs.npz  # 128 px → 512 px
    python -m training.upscale edge --minutes 6                         # 512 px → 2048 px
    python -m training.upscale export --weights src/imagineart/painting/weights

Both are the same small residual net with sub-pixel convolution (Shi et al. 2016,
arXiv 1609.05158): everything happens at the low resolution, the last layer has 4² × 4 channels.

    y = shuffle(head(body(x)) + direct(x))

where *direct* is linear and starts as Catmull-Rom interpolation.

*shape* decides from a wide view where contours run and removes a generator's faults. *edge* sees
contours that are locally straight and only has to keep them sharp, so it can be small where pixels
are many. Its input is what shape really gives.

The loss is |ŷ - y|: where a contour's place is uncertain its minimum is the median, a hard step,
while the mean that (ŷ - y)² asks for is a soft ramp. Pictures are (B, 4, H, W) premultiplied RGBA
in sRGB encoding, 0–1.

A budget is minutes of one processor's time, so that a busy machine changes the hour of the end and
nothing else.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn
from tqdm import tqdm

from imagineart.painting.weights import register
from training.data.dataset import DEFAULT, Sprites
from training.degrade import Degradation, imitate
from training.loop import Pace, Run, train
from training.muon import Muon
from training.renders import (
    FEW_SHARES,
    LARGE_SHARES,
    LARGE_SIDE,
    SHARES,
    SIDE,
    choose,
    render_all,
    shrink,
)

__all__ = ["EDGE", "SHAPE", "Net", "NetConfig", "Recipe", "export"]

SPRITE = 128  # px, what the painter draws
FACTOR = 4  # of one net
FAULTS = Degradation()
PACE = Pace(
    3e-3, warm_up=30, decay=0.6, ema=0.99, clip=0.5, checkpoint_every=60.0, clock="processor"
)


@dataclass(frozen=True)
class NetConfig:
    """Everything that fixes the shapes; saved with the weights."""

    channels: int
    blocks: int


@dataclass(frozen=True)
class Recipe:
    """How to train one of the two nets."""

    net: NetConfig
    batch: int = 4  # pictures of `window` px
    window: int = 64  # px seen by the net
    margin: int = 0  # px of the window that are only context
    how: Degradation = FAULTS
    threads: int = 1
    pace: Pace = PACE


SHAPE = Recipe(NetConfig(channels=48, blocks=3))
EDGE = Recipe(NetConfig(channels=24, blocks=2), batch=8, margin=4)
RECIPES = {"shape": SHAPE, "edge": EDGE}


class Net(nn.Module):
    """(B, 4, H, W) → (B, 4, 4 H, 4 W). Starts as Catmull-Rom interpolation."""

    def __init__(self, config: NetConfig) -> None:
        super().__init__()
        c = config.channels
        self.stem = nn.Conv2d(4, c, 3, padding=1)
        self.body = nn.Sequential(*(Residual(c) for _ in range(config.blocks)))
        self.head = nn.Conv2d(c, 4 * FACTOR**2, 3, padding=1)
        self.direct = nn.Conv2d(4, 4 * FACTOR**2, 5, padding=2, bias=False)
        silence(self.head)
        self.direct.weight.data.copy_(interpolation())

    def forward(self, x: Tensor) -> Tensor:
        """Pictures of the low resolution in, of the high one out."""
        fine = self.head(self.body(F.relu(self.stem(x))))  # (B, 64, H, W)
        return F.pixel_shuffle(fine + self.direct(x), FACTOR)


def interpolation() -> Tensor:
    """(64, 4, 5, 5) kernels that, shuffled, are Catmull-Rom interpolation by FACTOR."""
    taps = torch.stack([_catmull_rom((i + 0.5) / FACTOR - 0.5) for i in range(FACTOR)])  # (4, 5)
    phases = torch.einsum("iy,jx->ijyx", taps, taps).reshape(-1, 5, 5)  # (16, 5, 5)
    return torch.einsum("ab,pyx->apbyx", torch.eye(4), phases).reshape(-1, 4, 5, 5)


def _catmull_rom(place: float) -> Tensor:
    """(5,) weights of the samples at -2 … 2 for a point at `place`, -0.5 … 0.5."""
    d = (torch.arange(-2, 3.0) - place).abs()
    near = 1.5 * d**3 - 2.5 * d**2 + 1
    far = -0.5 * d**3 + 2.5 * d**2 - 4 * d + 2
    return torch.where(d < 1, near, torch.where(d < 2, far, torch.zeros_like(d)))


class Residual(nn.Module):
    """x + 3×3 of ReLU of 3×3, (B, C, H, W) → same."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        silence(self.second)

    def forward(self, x: Tensor) -> Tensor:
        """Starts as the identity."""
        return x + self.second(F.relu(self.first(x)))


def silence(layer: nn.Module) -> None:
    """Let a layer say nothing before it has learned."""
    for parameter in layer.parameters():
        nn.init.zeros_(parameter)


class Pairs(Protocol):
    """Draws aligned (input, truth) batches; the truth's side is FACTOR times the input's."""

    def draw(self, recipe: Recipe, chance: torch.Generator) -> tuple[Tensor, Tensor]: ...


@dataclass(frozen=True)
class ShapePairs:
    """Windows of sprites, clean, imitated or redrawn."""

    truths: Tensor  # (N, 4, 512, 512) uint8
    redrawn: Tensor  # (P, 4, 128, 128) uint8, the painter's; P may be 0
    source: Tensor  # (P,) int64: whose redrawing it is, a row of `truths`
    redrawn_share: float = 0.35

    def draw(self, recipe: Recipe, chance: torch.Generator) -> tuple[Tensor, Tensor]:
        """(B, 4, W, W) and (B, 4, 4 W, 4 W)."""
        pairs = [self._pair(recipe, chance) for _ in range(recipe.batch)]
        given, truth = (torch.stack(part) for part in zip(*pairs, strict=True))
        return augment(given, truth, chance)

    def _pair(self, recipe: Recipe, chance: torch.Generator) -> tuple[Tensor, Tensor]:
        share = float(torch.rand((), generator=chance))
        if len(self.redrawn) and share < self.redrawn_share:
            return self._redrawn(recipe.window, chance)
        truth = self._truth(recipe.window, chance)[None]
        return imitate(F.avg_pool2d(truth, FACTOR), recipe.how, chance)[0], truth[0]

    def _truth(self, window: int, chance: torch.Generator) -> Tensor:
        truth = self.truths[int(torch.randint(len(self.truths), (), generator=chance))]
        return _cut(truth, _place(truth.shape[-1] // FACTOR, window, chance), window, FACTOR)

    def _redrawn(self, window: int, chance: torch.Generator) -> tuple[Tensor, Tensor]:
        row = int(torch.randint(len(self.redrawn), (), generator=chance))
        place = _place(self.redrawn.shape[-1], window, chance)
        truth = self.truths[int(self.source[row])]
        return _cut(self.redrawn[row], place, window), _cut(truth, place, window, FACTOR)


def _place(side: int, window: int, chance: torch.Generator) -> tuple[int, int]:
    """Corner of a window in a picture of `side` px."""
    y, x = torch.randint(side - window + 1, (2,), generator=chance).tolist()
    return y, x


def _cut(pixels: Tensor, place: tuple[int, int], window: int, scale: int = 1) -> Tensor:
    """(4, H, W) uint8 → the window, scaled with its place, as float 0–1."""
    y, x = (scale * at for at in place)
    size = scale * window
    return pixels[:, y : y + size, x : x + size].float() / 255


@dataclass(frozen=True)
class EdgePairs:
    """Windows of what shape made, with the render that it should have been.

    `soft`: (V, 4, T, T) uint8 each; `crisp`: (4 T, 4 T, 4) uint8 memory maps, one per picture.
    """

    soft: list[Tensor]
    crisp: list[np.ndarray]

    def draw(self, recipe: Recipe, chance: torch.Generator) -> tuple[Tensor, Tensor]:
        """(B, 4, W, W) and (B, 4, 4 W, 4 W); windows with nothing in them are drawn again."""
        pairs = [self._window(recipe.window, chance) for _ in range(recipe.batch)]
        given, truth = (torch.stack(part) for part in zip(*pairs, strict=True))
        return augment(given, truth, chance)

    def _window(self, size: int, chance: torch.Generator) -> tuple[Tensor, Tensor]:
        while True:
            row = int(torch.randint(len(self.soft), (), generator=chance))
            version = int(torch.randint(len(self.soft[row]), (), generator=chance))
            place = _place(self.soft[row].shape[-1], size, chance)
            given = _cut(self.soft[row][version], place, size)
            if given.any():
                break
        y, x = (FACTOR * at for at in place)
        part = self.crisp[row][y : y + FACTOR * size, x : x + FACTOR * size]
        return given, torch.from_numpy(np.array(part)).permute(2, 0, 1).float() / 255


def augment(given: Tensor, truth: Tensor, chance: torch.Generator) -> tuple[Tensor, Tensor]:
    """Turn, mirror and swap colour channels of both alike, each picture in its own way."""
    pairs = zip(given, truth, strict=True)
    changed = [_change(pair, torch.randint(48, (), generator=chance)) for pair in pairs]
    inputs, truths = zip(*changed, strict=True)
    return torch.stack(inputs), torch.stack(truths)


def _change(pair: tuple[Tensor, Tensor], code: Tensor) -> list[Tensor]:
    turn, order = int(code) % 8, ORDERS[int(code) // 8]
    turned = (torch.rot90(p, turn % 4, (1, 2)) for p in pair)
    return [(p.flip(2) if turn >= 4 else p)[order] for p in turned]


ORDERS = ([0, 1, 2, 3], [0, 2, 1, 3], [1, 0, 2, 3], [1, 2, 0, 3], [2, 0, 1, 3], [2, 1, 0, 3])


def loss_of(net: nn.Module, given: Tensor, truth: Tensor, margin: int) -> Tensor:
    """Mean absolute error of alpha, and of colour where the truth has one, within the margin.

    Colour is asked for at the alpha that was drawn. Against the premultiplied truth the median of
    an uncertain contour would mix "empty" into its colour: a dark rim.
    """
    with torch.autocast("cpu", torch.bfloat16):
        drawn = net(given).float()
    if margin:
        edge = FACTOR * margin
        drawn, truth = (p[..., edge:-edge, edge:-edge] for p in (drawn, truth))
    (rgb, alpha), (true_rgb, true_alpha) = (p.split([3, 1], 1) for p in (drawn, truth))
    wanted = true_rgb / true_alpha.clamp(min=1 / 255) * alpha.detach().clamp(0, 1)
    colour = ((rgb - wanted).abs() * true_alpha).mean()
    return 0.6 * colour + 0.4 * (alpha - true_alpha).abs().mean()


def begin(recipe: Recipe) -> Run[Net]:
    """Fresh weights."""
    torch.manual_seed(recipe.pace.seed)
    net = Net(recipe.net).to(memory_format=torch.channels_last)
    chance = torch.Generator().manual_seed(recipe.pace.seed)
    optimisers = _optimisers(net, recipe.pace.rate)
    return Run(net, optimisers, recipe.pace, chance, asdict(recipe.net))


def _optimisers(net: Net, rate: float) -> list[torch.optim.Optimizer]:
    """Muon for the kernels, AdamW for what is linear or a bias."""
    kernels = [p for m in (net.body, net.head) for p in m.parameters() if p.ndim > 1]
    chosen = {id(p) for p in kernels}
    rest = [p for p in net.parameters() if id(p) not in chosen]
    return [Muon(kernels, rate), torch.optim.AdamW(rest, rate, weight_decay=1e-4)]


def batch_loss(run: Run[Net], pairs: Pairs, recipe: Recipe) -> tuple[Tensor, int]:
    """The objective on one batch, and its size."""
    given, truth = pairs.draw(recipe, run.chance)
    return loss_of(run.net, given, truth, recipe.margin), len(given)


def shape_pairs(sprites: Sprites, cache: Path, painter: Path | None) -> ShapePairs:
    """All truths in memory; the painter's redrawings from an .npz of `training.degrade`."""
    rows = choose(sprites, SHARES)
    factor = SIDE // (FACTOR * SPRITE)
    truths = [_bytes(shrink(r, factor)) for r in render_all(sprites, rows, SIDE, cache)]
    pixels, source = np.zeros((0, 128, 128, 4), np.uint8), np.zeros(0, np.int64)
    if painter:
        arrays = np.load(painter)
        known = np.isin(arrays["rows"], rows)  # held-out sprites are in the file for evaluation
        pixels = arrays["pixels"][known]
        source = np.array([rows.index(row) for row in arrays["rows"][known]], np.int64)
    return ShapePairs(_stack(truths), _stack(pixels), torch.from_numpy(source))


def edge_pairs(sprites: Sprites, cache: Path, shape: Net, chance: torch.Generator) -> EdgePairs:
    """What shape makes of a sprite, as it is and imitated, and the exact reduction itself.

    Few drawings do: a contour seen from near is like any other.
    """
    soft, crisp = [], []
    for shares, side in ((FEW_SHARES, SIDE), (LARGE_SHARES, LARGE_SIDE)):
        for render in tqdm(render_all(sprites, choose(sprites, shares), side, cache), "soften"):
            soft.append(_versions(shape, render, side, chance))
            crisp.append(render)
    return EdgePairs(soft, crisp)


@torch.no_grad()
def _versions(shape: Net, render: np.ndarray, side: int, chance: torch.Generator) -> Tensor:
    """(3, 4, side / 4, side / 4) uint8: the exact reduction, and shape's output from the sprite as
    it is and imitated.
    """
    target, small = side // FACTOR, planes(shrink(render, side // SPRITE))
    grown = shape(torch.cat([small, imitate(small, Degradation(clean=0.0), chance)]))
    sized = F.interpolate(grown, (target, target), mode="bicubic", antialias=True)
    made = torch.cat([planes(shrink(render, FACTOR)), sized])
    return (made.clamp(0, 1) * 255).round().to(torch.uint8)


def planes(pixels: np.ndarray) -> Tensor:
    """(H, W, 4) → (1, 4, H, W)."""
    return torch.from_numpy(pixels).permute(2, 0, 1)[None]


def _bytes(pixels: np.ndarray) -> np.ndarray:
    return np.rint(pixels * 255).astype(np.uint8)


def _stack(pixels: Any) -> Tensor:
    """(H, W, 4) pictures → (N, 4, H, W)."""
    return torch.from_numpy(np.stack(pixels) if len(pixels) else pixels).permute(0, 3, 1, 2)


def load(path: Path) -> Net:
    """The averaged net of a checkpoint, for use."""
    state = torch.load(path, weights_only=True)
    net = Net(NetConfig(**json.loads(state["facts"]))).eval()
    net.load_state_dict(state["average"])
    return net


def export(net: Net, path: Path) -> None:
    """Write an ONNX file (float32) with free batch, height and width."""
    free = {"x": {0: "batch", 2: "height", 3: "width"}}
    torch.onnx.export(
        net,
        (torch.zeros(1, 4, 64, 64),),
        path,
        input_names=["x"],
        output_names=["y"],
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )


def ship(checkpoint: Path, folder: Path, name: str) -> None:
    """Export a checkpoint into a weights folder and enter it in the index."""
    net = load(checkpoint)
    export(net, folder / name)
    counters = torch.load(checkpoint, weights_only=True)["counters"]
    parameters = sum(p.numel() for p in net.parameters())
    register(folder, name, parameters=parameters, precision="float32", **counters)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("task", choices=["shape", "edge", "export"])
    parser.add_argument("--run", type=Path, default=Path("runs/upscaler"))
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--cache", type=Path, default=Path("data/renders"))
    parser.add_argument("--painter", type=Path, help="an .npz of training.degrade")
    parser.add_argument("--weights", type=Path, help="folder to export to")
    options = parser.parse_args()
    if options.task == "export":
        for name in RECIPES:
            ship(options.run / f"{name}.pt", options.weights, f"upscaler_{name}.onnx")
        return
    options.run.mkdir(parents=True, exist_ok=True)
    path = options.run / f"{options.task}.pt"
    recipe = RECIPES[options.task]
    run = begin(recipe)
    torch.set_num_threads(recipe.threads)
    if options.resume:
        run.restore(torch.load(path, weights_only=True))
    sprites = Sprites.load(options.data)
    pairs: Pairs = (
        shape_pairs(sprites, options.cache, options.painter)
        if options.task == "shape"
        else edge_pairs(sprites, options.cache, load(options.run / "shape.pt"), run.chance)
    )
    train(run, partial(batch_loss, run, pairs, recipe), options.minutes, path)


if __name__ == "__main__":
    main()
