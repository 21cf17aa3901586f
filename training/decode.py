"""`python -m training.decode`: train the painter's fine stage within a budget of minutes.

    python -m training.decode --run runs/decoder --minutes 60
    python -m training.decode --run runs/decoder --minutes 90 --resume    # after any kind of stop
    python -m training.decode --run runs/decoder --minutes 20 --device cuda

`--minutes` is the total of all sittings, see `training.loop`. The nouns may change between them.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from training.data.dataset import DEFAULT, Sprites
from training.decoder import Asked, Decoder, DecoderConfig, distance
from training.flow import Corpus, FlowConfig, premultiply
from training.growth import regrown
from training.loop import Pace, Run, train
from training.sketch import Sketch, borrowed, maps_of, paint, resize

__all__ = ["Guides", "Lessons", "Recipe", "batch_loss", "begin", "load_decoder", "resume"]

CPU = torch.device("cpu")
VOCABULARY = "vocabulary"  # among a checkpoint's facts: the nouns in the order of their rows
COLOURED = FlowConfig(recoloured=0.9, turned=0.1)  # of the sprites that get new colours

ON_CPU = Pace(sheet_every=900.0)
ON_GPU = Pace(warm_up=300, ema=0.9995, checkpoint_every=60.0, sheet_every=180.0)


@dataclass(frozen=True)
class Recipe:
    """How to train the net of `config`."""

    pace: Pace = ON_CPU
    batch: int = 24
    coloured: float = 0.35  # share of sprites that get random colours
    wordless: float = 0.1  # share whose noun is known by its words only
    borrowed: float = 0.12  # share that sees the sketch of another style, as unseen cells do
    shares: tuple[float, ...] = (0.6, 0.2, 0.2)  # of each style in a batch
    threads: int = 1  # of a CPU
    easiest: float = 0.5  # chance of the easiest sprite, beside that of the mean
    hardest: float = 3.0


RECIPES = {"cpu": Recipe(), "cuda": Recipe(ON_GPU, batch=256)}


class Guides:
    """Sketches to draw from, (B, 4, G, G)."""

    def __init__(self, corpus: Corpus, config: DecoderConfig) -> None:
        self.side = config.grid
        self.sketch = Sketch(config.words, len(config.styles), config.grid).to(corpus.device)
        words, style, targets = corpus.layouts()
        self.sketch.fit(words, style, targets)
        self.layouts = targets[: len(corpus)].half()
        others = [_other_style(corpus, i) for i in range(len(corpus))]
        self.other = torch.tensor(others, device=corpus.device)

    def own(self, words: Tensor, style: Tensor, palette: Tensor) -> Tensor:
        """The fitted sketch of each noun, as the finished painter sees it."""
        return self.sketch(words, style, palette)

    def borrowed(self, rows: Tensor, palette: Tensor) -> Tensor:
        """The layout of the same noun in another style, where there is one."""
        maps = maps_of(borrowed(self.layouts[self.other[rows]].float()))
        return 2 * resize(paint(maps, palette[..., :3]), self.side) - 1


def _other_style(corpus: Corpus, row: int) -> int:
    """A row of the same noun in another style; the row itself where there is none."""
    others = [i for i, noun in enumerate(corpus.nouns) if noun == corpus.nouns[row] and i != row]
    return others[0] if others else row


class Lessons:
    """Draws batches: sprites with what was asked."""

    def __init__(
        self, sprites: Sprites, config: DecoderConfig, recipe: Recipe, device: torch.device = CPU
    ) -> None:
        self.recipe = recipe
        self.corpus = Corpus(sprites, config.styles, config.side, device)
        place = {noun: i for i, noun in enumerate(sprites.nouns)}
        self.noun = torch.tensor([place[noun] for noun in self.corpus.nouns], device=device)
        self.style = torch.eye(len(config.styles), device=device)[self.corpus.style]
        shares = torch.tensor(recipe.shares, device=device)[self.corpus.style]
        counts = torch.bincount(self.corpus.style)[self.corpus.style]
        self.even = shares / counts
        self.chances = self.even
        self.guides = Guides(self.corpus, config)

    def draw(self, chance: torch.Generator) -> tuple[Tensor, Asked]:
        """(B, 4, S, S) and what is asked of the net."""
        rows = torch.multinomial(self.chances, self.recipe.batch, True, generator=chance)
        rgba = self.corpus.rgba[rows].float() / 255
        palette = self.corpus.palettes[rows].clone()
        some = self._some(self.recipe.coloured, chance)
        if some.any():
            rgba[some], palette[some] = self.corpus.recoloured(rows[some], COLOURED, chance)
        unnamed = self._some(self.recipe.wordless, chance)
        noun = torch.where(unnamed, -1, self.noun[rows])
        words, style = self.corpus.words[rows], self.style[rows]
        sketch = self.guides.own(words, style, palette)
        foreign = self._some(self.recipe.borrowed, chance)
        sketch[foreign] = self.guides.borrowed(rows[foreign], palette[foreign])
        return premultiply(rgba), Asked(noun, words, style, palette, sketch)

    @torch.no_grad()
    def emphasise(self, net: Decoder) -> None:
        """From now on, draw more often what `net` draws worst."""
        rows = torch.arange(len(self.corpus), device=self.corpus.device)
        error = torch.cat([self._error(net, part) for part in rows.split(64)])
        hard = (error / error.mean()).clamp(self.recipe.easiest, self.recipe.hardest)
        self.chances = self.even * hard

    def _error(self, net: Decoder, rows: Tensor) -> Tensor:
        x = premultiply(self.corpus.rgba[rows].float() / 255)
        return distance(net(self.asked(rows)), x, torch.zeros(len(rows), 3, 1, 1, device=x.device))

    def _some(self, share: float, chance: torch.Generator) -> Tensor:
        """(B,) bool, this share of it True."""
        size, device = self.recipe.batch, self.corpus.device
        return torch.rand(size, generator=chance, device=device) < share

    def asked(self, rows: Tensor) -> Asked:
        """What would bring these rows back."""
        c = self.corpus
        told = c.words[rows], self.style[rows], c.palettes[rows]
        return Asked(self.noun[rows], *told, self.guides.own(*told))


def begin(config: DecoderConfig, recipe: Recipe, device: torch.device = CPU) -> Run[Decoder]:
    """Fresh weights."""
    torch.manual_seed(recipe.pace.seed)
    net = Decoder(config).to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(
        net.parameters(), recipe.pace.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    chance = torch.Generator(device).manual_seed(recipe.pace.seed)
    return Run(net, [optimiser], recipe.pace, chance, asdict(config))


def resume(run: Run[Decoder], checkpoint: Path) -> None:
    """Continue from a checkpoint, whose nouns may have been fewer or others."""
    device = next(run.net.parameters()).device
    state = torch.load(checkpoint, map_location=device, weights_only=True)
    nouns = run.facts[VOCABULARY]
    former: list[str] = json.loads(state["facts"])[VOCABULARY]
    run.restore(state if former == nouns else regrown(state, run.net, former, nouns))


def load_decoder(checkpoint: Path) -> tuple[Decoder, dict[str, float]]:
    """The averaged net of a checkpoint, and its images, steps and minutes."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    raw: dict[str, Any] = json.loads(state["facts"])
    raw.pop(VOCABULARY, None)
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    net = Decoder(DecoderConfig(**fields)).eval()
    net.load_state_dict(state["average"])
    return net, state["counters"]


def batch_loss(run: Run[Decoder], lessons: Lessons) -> tuple[Tensor, int]:
    """The objective on one batch, and its size."""
    x, asked = lessons.draw(run.chance)
    ground = torch.rand(len(x), 3, 1, 1, generator=run.chance, device=x.device)
    with torch.autocast(x.device.type, torch.bfloat16):
        guess = run.net(asked)
    return distance(guess.float(), x, ground).mean(), len(x)


def look(run: Run[Decoder], lessons: Lessons, folder: Path) -> None:
    """What does the average draw, and what should it see more often?"""
    lessons.emphasise(run.average)
    save_sheet(run.average, lessons, folder / f"sheet_{run.images:08d}.png")


@torch.no_grad()
def save_sheet(net: Decoder, lessons: Lessons, path: Path, count: int = 48) -> None:
    """Every so-manieth sprite of the first style, decoded, over the sprite itself."""
    every = max(1, len(lessons.corpus) // count)
    rows = torch.arange(0, len(lessons.corpus), every, device=lessons.corpus.device)[:count]
    drawn = net(lessons.asked(rows))
    real = premultiply(lessons.corpus.rgba[rows].float() / 255)
    pairs = torch.stack([drawn, real], 1).flatten(0, 1)
    over = (pairs[:, :3] + 1) / 2 + (1 - pairs[:, 3:]) / 2
    tiles = (over.clamp(0, 1) * 255).byte().permute(0, 2, 3, 1).cpu().numpy()
    lines = [np.concatenate([*tiles[i : i + 16]], 1) for i in range(0, len(tiles), 16)]
    full = [line for line in lines if line.shape == lines[0].shape]
    Image.fromarray(np.concatenate(full)).save(path)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--run", type=Path, required=True, help="folder of the checkpoint")
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--device", choices=sorted(RECIPES), default="cpu")
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    sprites, recipe = Sprites.load(options.data), RECIPES[options.device]
    torch.set_num_threads(recipe.threads)
    config, device = DecoderConfig(nouns=len(sprites.nouns)), torch.device(options.device)
    run, path = begin(config, recipe, device), options.run / "checkpoint.pt"
    run.facts[VOCABULARY] = sprites.nouns
    if options.resume:
        resume(run, path)
    lessons = Lessons(sprites, config, recipe, device)
    size = sum(p.numel() for p in run.net.parameters())
    print(f"{len(lessons.corpus)} sprites, {size:,} parameters")
    show = partial(look, run, lessons, options.run)
    train(run, partial(batch_loss, run, lessons), options.minutes, path, show)


if __name__ == "__main__":
    main()
