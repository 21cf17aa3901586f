"""`python -m training.ablate`: what do the flow's palette and time tokens add, at equal time?

The same net is trained three times from the same start within the same processor minutes: whole,
without palette tokens, without the time token. Each is judged by its average on the same sprites,
colours and noise:

    loss     the objective, of all times
    colour   mean OKLab distance of the opaque part of x̂ to the truth at t = 0.1, where the noise
             shows next to nothing
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from imagineart.painting import palette as colours
from training.data.dataset import DEFAULT, Sprites
from training.flow import Corpus, batch_loss
from training.loop import Run, steps_of
from training.model import Condition, Painter, PainterConfig
from training.paint import PRESETS, Recipe, begin, fit_sketch, loss_of

__all__ = ["VARIANTS", "compare", "judge"]

VARIANTS: dict[str, dict[str, Any]] = {
    "whole": {},
    "no palette tokens": {"palette_tokens": False},
    "no time token": {"time_token": False},
}
JUDGED, BATCH = 256, 32  # sprites, and how many at once
NOISY = 0.1  # t at which colours are judged


def compare(
    corpus: Corpus, recipe: Recipe, minutes: float, steps: int | None = None
) -> dict[str, dict[str, float]]:
    """Figures by variant. `steps` ends the training of each before its minutes do."""
    figures = {}
    for name, change in VARIANTS.items():
        run = _begun(recipe, replace(recipe.net, **change), corpus)
        for _ in islice(
            steps_of(run, partial(loss_of, run, run.net, corpus, recipe), minutes), steps
        ):
            pass
        figures[name] = {"images": run.images, **judge(run.average, corpus, recipe)}
    return figures


def _begun(recipe: Recipe, config: PainterConfig, corpus: Corpus) -> Run[Painter]:
    run = begin(replace(recipe, net=config), corpus.device)
    fit_sketch(run, corpus)
    return run


@torch.no_grad()
def judge(net: Painter, corpus: Corpus, recipe: Recipe, count: int = JUDGED) -> dict[str, float]:
    """Both figures, on sprites that are the same for every net."""
    chance = torch.Generator(corpus.device).manual_seed(99)
    rows = []
    for _ in range(-(-count // BATCH)):
        x, condition = corpus.draw(min(count, BATCH), recipe.flow, chance)
        loss = batch_loss(net, x, condition, recipe.flow, chance)
        rows.append(torch.stack([loss, _colour_error(net, x, condition, chance)]))
    loss, colour = torch.stack(rows).mean(0).tolist()
    return {"loss": loss, "colour": colour}


def _colour_error(net: Painter, x: Tensor, condition: Condition, chance: torch.Generator) -> Tensor:
    noise = torch.randn(x.shape, generator=chance, device=x.device)
    times = torch.full((len(x),), NOISY, device=x.device)
    guess = net(NOISY * x + (1 - NOISY) * noise, times, condition).float()
    opaque = (x[:, 3] > 0.99) & (guess[:, 3] > 0)
    return (_lab(guess) - _lab(x)).norm(dim=-1)[opaque].mean()


def _lab(picture: Tensor) -> Tensor:
    """(B, 4, S, S) premultiplied ±1 → (B, S, S, 3) OKLab of the straight colour."""
    rgb, alpha = ((picture + 1) / 2).split([3, 1], 1)
    straight = (rgb / alpha.clamp(min=0.05)).clamp(0, 1)
    return colours.srgb_to_oklab(straight.permute(0, 2, 3, 1), torch)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--minutes", type=float, default=6.0, help="of a processor, for each")
    options = parser.parse_args()
    recipe = replace(PRESETS["cpu"], threads=1)
    recipe = replace(recipe, pace=replace(recipe.pace, clock="processor"))
    torch.set_num_threads(recipe.threads)
    sprites = Sprites.load(options.data)
    corpus = Corpus(sprites, recipe.net.styles, recipe.net.side, torch.device("cpu"))
    for name, figures in compare(corpus, recipe, options.minutes).items():
        print(f"{name:20}", *(f"{key} {value:.4f}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
