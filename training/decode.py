"""`python -m training.decode`: train the painter's fine stage within a budget of minutes.

    python -m training.decode --run runs/decoder --minutes 60
    python -m training.decode --run runs/decoder --minutes 90 --resume    # after any kind of stop
    python -m training.decode --run runs/decoder --minutes 20 --device cuda

The learning rate warms up, stays, and falls linearly to zero over the last 40 % of the budget; the
shipped weights are an exponential moving average. `--minutes` is the total of all sittings.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from tqdm import tqdm

from training.data.dataset import DEFAULT, Sprites
from training.decoder import Asked, Decoder, DecoderConfig, distance
from training.flow import Corpus, FlowConfig, premultiply
from training.sketch import Sketch, borrowed, maps_of, paint, resize

__all__ = ["Guides", "Lessons", "Recipe", "Run", "load_decoder"]

CPU = torch.device("cpu")
COLOURED = FlowConfig(recoloured=0.9, turned=0.1)  # of the sprites that get new colours


@dataclass(frozen=True)
class Recipe:
    """How to train the net of `config`."""

    batch: int = 24
    rate: float = 1e-3
    warm_up: int = 150  # steps
    decay: float = 0.4  # last share of the budget, rate falling to zero
    ema: float = 0.998
    coloured: float = 0.35  # share of sprites that get random colours
    wordless: float = 0.1  # share whose noun is known by its words only
    borrowed: float = 0.12  # share that sees the sketch of another style, as unseen cells do
    shares: tuple[float, ...] = (0.5, 0.25, 0.25)  # of each style in a batch
    threads: int = 1  # of a CPU
    checkpoint_every: float = 120.0  # s
    sheet_every: float = 900.0  # s
    easiest: float = 0.5  # chance of the easiest sprite, beside that of the mean
    hardest: float = 3.0
    seed: int = 1


RECIPES = {"cpu": Recipe(), "cuda": Recipe(batch=256, warm_up=300, ema=0.9995)}


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


class Run:
    """The state of one training run; everything here is in the checkpoint."""

    def __init__(self, config: DecoderConfig, recipe: Recipe, device: torch.device = CPU) -> None:
        torch.manual_seed(recipe.seed)
        self.config, self.recipe, self.device = config, recipe, device
        self.net = Decoder(config).to(device, memory_format=torch.channels_last)
        self.average = Decoder(config).to(device).requires_grad_(False).eval()
        self.average.load_state_dict(self.net.state_dict())
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), recipe.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )
        self.chance = torch.Generator(device).manual_seed(recipe.seed)
        self.images, self.steps, self.minutes = 0, 0, 0.0

    def state(self) -> dict[str, Any]:
        """Plain tensors and numbers, loadable with weights_only=True."""
        return {
            "config": json.dumps(asdict(self.config)),
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "chance": self.chance.get_state(),
            "counters": [self.images, self.steps, self.minutes],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Continue where `state` was taken."""
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.chance.set_state(state["chance"].cpu())
        self.images, self.steps, self.minutes = state["counters"]


def load_decoder(checkpoint: Path) -> tuple[Decoder, list[float]]:
    """The averaged net of a checkpoint, and its images, steps and minutes."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    raw: dict[str, Any] = json.loads(state["config"])
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    net = Decoder(DecoderConfig(**fields)).eval()
    net.load_state_dict(state["average"])
    return net, state["counters"]


def rate_at(step: int, done: float, recipe: Recipe) -> float:
    """Learning rate; `done` is the spent share of the budget, 0–1."""
    warm = min(1.0, (step + 1) / recipe.warm_up)
    return recipe.rate * warm * min(1.0, max(0.0, 1 - done) / recipe.decay)


def train(run: Run, lessons: Lessons, budget: float, folder: Path) -> None:
    """Spend the budget (minutes in total), checkpointing into `folder`."""
    saved = shown = time.monotonic()
    lessons.emphasise(run.average)
    for loss in steps_of(run, lessons, budget):
        now = time.monotonic()
        if run.steps % 50 == 0:
            with (folder / "curve.jsonl").open("a") as file:
                point = {"images": run.images, "minutes": run.minutes, "loss": loss}
                file.write(json.dumps(point) + "\n")
        if now - shown > run.recipe.sheet_every:
            shown = now
            lessons.emphasise(run.average)
            save_sheet(run, lessons, folder / f"sheet_{run.images:08d}.png")
        if now - saved > run.recipe.checkpoint_every:
            saved = now
            save(run, folder)
    save(run, folder)
    save_sheet(run, lessons, folder / f"sheet_{run.images:08d}.png")


def steps_of(run: Run, lessons: Lessons, budget: float) -> Iterator[float]:
    """One optimiser step per item: the smoothed loss."""
    smooth, begun = 0.0, run.steps
    bar = tqdm(total=round(budget, 1), initial=round(run.minutes, 1), unit="min", mininterval=5)
    while run.minutes < budget:
        start = time.monotonic()
        for group in run.optimiser.param_groups:
            group["lr"] = rate_at(run.steps, run.minutes / budget, run.recipe)
        loss = step(run, lessons)
        smooth += (loss - smooth) * max(0.01, 1 / (run.steps - begun))
        spent = time.monotonic() - start
        run.minutes += spent / 60
        bar.update(spent / 60)
        speed = run.recipe.batch / spent
        bar.set_postfix(loss=f"{smooth:.4f}", images=run.images, ips=f"{speed:.1f}")
        yield smooth
    bar.close()


def step(run: Run, lessons: Lessons) -> float:
    """One batch: forward, backward, update, average."""
    x, asked = lessons.draw(run.chance)
    ground = torch.rand(len(x), 3, 1, 1, generator=run.chance, device=run.device)
    with torch.autocast(run.device.type, torch.bfloat16):
        guess = run.net(asked)
    loss = distance(guess.float(), x, ground).mean()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.net.parameters(), 1.0)
    run.optimiser.step()
    run.optimiser.zero_grad()
    _follow(run)
    run.steps, run.images = run.steps + 1, run.images + run.recipe.batch
    return loss.item()


@torch.no_grad()
def _follow(run: Run) -> None:
    """Move the average towards the net; young averages follow faster."""
    keep = min(run.recipe.ema, (1 + run.steps) / (10 + run.steps))
    ours, theirs = list(run.average.parameters()), list(run.net.parameters())
    torch._foreach_lerp_(ours, theirs, 1 - keep)


def save(run: Run, folder: Path) -> None:
    """Replace the checkpoint in one rename."""
    part = folder / "checkpoint.part"
    torch.save(run.state(), part)
    part.replace(folder / "checkpoint.pt")


@torch.no_grad()
def save_sheet(run: Run, lessons: Lessons, path: Path, count: int = 48) -> None:
    """Every so-manieth sprite of the first style, decoded, over the sprite itself."""
    every = max(1, len(lessons.corpus) // count)
    rows = torch.arange(0, len(lessons.corpus), every, device=run.device)[:count]
    drawn = run.average(lessons.asked(rows))
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
    run = Run(config, recipe, device)
    if options.resume:
        saved = options.run / "checkpoint.pt"
        run.restore(torch.load(saved, map_location=device, weights_only=True))
    lessons = Lessons(sprites, config, recipe, device)
    size = sum(p.numel() for p in run.net.parameters())
    print(f"{len(lessons.corpus)} sprites, {size:,} parameters")
    train(run, lessons, options.minutes, options.run)


if __name__ == "__main__":
    main()
