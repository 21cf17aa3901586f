"""`python -m training.paint`: train the painter within a budget of minutes, on CPU or GPU.

    python -m training.paint --preset cpu --run runs/painter --minutes 100
    python -m training.paint --run runs/painter --minutes 100 --resume     # after any kind of stop
    python -m training.paint --preset gpu --run runs/h100 --minutes 25     # one large GPU

`--minutes` is the total of all sittings, see `training.loop`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass, field, fields, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from training.data.dataset import DEFAULT, Sprites
from training.flow import Corpus, FlowConfig, batch_loss
from training.loop import Pace, Run, train
from training.model import Condition, Painter, PainterConfig
from training.muon import Muon

__all__ = ["PRESETS", "Recipe", "begin", "loss_of", "sample"]

ON_CPU = Pace(7e-4, warm_up=200, decay=0.3, ema=0.999, sheet_every=600.0)


@dataclass(frozen=True)
class Recipe:
    """How to train; what to train is in `net`, against what in `flow`."""

    net: PainterConfig = field(default_factory=PainterConfig)
    flow: FlowConfig = field(default_factory=FlowConfig)
    pace: Pace = ON_CPU
    batch: int = 24
    optimiser: str = "adamw"  # or "muon": Muon for matrices and kernels inside, AdamW for the rest
    muon_scale: float = 2.0  # of the rate, for what Muon moves
    weight_decay: float = 0.01
    compile: bool = False
    threads: int = 2


PRESETS = {
    "cpu": Recipe(net=PainterConfig(styles=("3d",))),
    "gpu": Recipe(
        net=PainterConfig(
            side=128,
            styles=("3d", "flat", "illustration", "blob", "badge"),
            channels=(64, 128, 256),
            blocks=(1, 2, 2),
            width=384,
        ),
        pace=replace(ON_CPU, rate=1e-3, checkpoint_every=60.0, sheet_every=180.0),
        batch=1024,
        optimiser="muon",
        compile=True,
    ),
}

SHEET_WORDS = tuple(
    "apple banana car dog cat house tree chair fish bird rose guitar bicycle clock elephant "  # noqa: SIM905
    "pizza cup umbrella airplane boat book key sun mushroom".split()
)


def begin(recipe: Recipe, device: torch.device) -> Run[Painter]:
    """Fresh weights."""
    torch.manual_seed(recipe.pace.seed)
    net = Painter(recipe.net).to(device)
    chance = torch.Generator(device).manual_seed(recipe.pace.seed)
    return Run(net, _optimisers(net, recipe), recipe.pace, chance, asdict(recipe))


def fit_sketch(run: Run[Painter], corpus: Corpus) -> None:
    """Fit the coarse stage, which gradient descent then leaves alone."""
    lessons = corpus.layouts()
    for net in (run.net, run.average):
        net.sketch.fit(*lessons)


def warm(run: Run[Painter], state: dict[str, Any]) -> None:
    """Begin from another run's average; kernels that see more than its did start there at 0."""
    own = run.net.state_dict()
    for name, there in state["average"].items():
        here = own.get(name)
        if here is not None and "sketch" not in name:
            here.zero_()
            here[tuple(slice(n) for n in there.shape)] = there
    run.average.load_state_dict(own)


def _optimisers(net: Painter, recipe: Recipe) -> list[torch.optim.Optimizer]:
    adam: dict[str, Any] = {"lr": recipe.pace.rate, "betas": (0.9, 0.95), "fused": True}
    if recipe.optimiser == "adamw":
        group = {"params": list(net.parameters()), "scale": 1.0}
        return [torch.optim.AdamW([group], weight_decay=recipe.weight_decay, **adam)]
    inner = [*net.down, *net.up, *net.body]
    chosen = [p for module in inner for p in module.parameters() if p.ndim >= 2]
    taken = {id(p) for p in chosen}
    rest = [p for p in net.parameters() if id(p) not in taken]
    groups = [{"params": chosen, "scale": recipe.muon_scale}], [{"params": rest, "scale": 1.0}]
    muon = Muon(groups[0], recipe.pace.rate, weight_decay=recipe.weight_decay)
    return [muon, torch.optim.AdamW(groups[1], weight_decay=0.0, **adam)]


def loss_of(run: Run[Painter], net: Any, corpus: Corpus, recipe: Recipe) -> tuple[Tensor, int]:
    """The objective on one batch, and its size. `net` is the run's, compiled or not."""
    x, condition = corpus.draw(recipe.batch, recipe.flow, run.chance)
    with torch.autocast(x.device.type, torch.bfloat16):
        return batch_loss(net, x, condition, recipe.flow, run.chance), len(x)


@torch.no_grad()
def sample(
    net: Painter, noise: Tensor, condition: Condition, steps: int = 12, guidance: float = 2.0
) -> Tensor:
    """Euler from (B, 4, S, S) noise to x̂ in [-1, 1], guided against the unconditional net."""
    B = len(noise)
    keep = torch.cat([torch.ones(B), torch.zeros(B)]).bool().to(noise.device)
    c = condition
    given = (torch.cat([v, v]) for v in (c.words, c.style, c.palette, c.pose))
    both = Condition(*given, *[keep] * 3)
    x = noise
    times = torch.linspace(0, 1, steps + 1, device=noise.device)
    for now, then in pairwise(times):
        with torch.autocast(noise.device.type, torch.bfloat16):
            given, none = net(torch.cat([x, x]), now.expand(2 * B), both).float().chunk(2)
        clean = none + (guidance if now > 0.1 else 1.0) * (given - none)
        x = x + (then - now) * (clean.clamp(-1, 1) - x) / (1 - now)
    return x


def save_sheet(net: Painter, corpus: Corpus, path: Path) -> None:
    """Samples of a fixed list of nouns from the average, over the sprites themselves."""
    rows = torch.tensor(corpus.find(SHEET_WORDS), device=corpus.device)
    yes = torch.ones(len(rows), dtype=torch.bool, device=corpus.device)
    palettes = corpus.palettes[rows]
    pose = torch.eye(2, 3, device=corpus.device).expand(len(rows), 2, 3)
    condition = Condition(corpus.words[rows], corpus.style[rows], palettes, pose, yes, yes, yes)
    chance = torch.Generator(corpus.device).manual_seed(7)
    side = net.config.side
    noise = torch.randn(len(rows), 4, side, side, generator=chance, device=corpus.device)
    drawn = sample(net, noise, condition).permute(0, 2, 3, 1).cpu().numpy()
    rgb = drawn[..., :3] + 1 - (drawn[..., 3:] + 1) + 1  # premultiplied over white, still -1…1
    tiles = (np.clip((rgb + 1) / 2, 0, 1) * 255).astype(np.uint8)
    columns = min(12, len(tiles))
    rows_shown = [
        np.concatenate([*tiles[i : i + columns]], 1) for i in range(0, len(tiles), columns)
    ]
    Image.fromarray(np.concatenate([r for r in rows_shown if len(r[0]) == columns * side])).save(
        path
    )


def load_recipe(text: str) -> Recipe:
    """A recipe from a checkpoint's JSON; options that are no longer known are left out."""
    raw: dict[str, Any] = json.loads(text)
    parts = (("net", PainterConfig), ("flow", FlowConfig), ("pace", Pace))
    nested: dict[str, Any] = {n: kind(**_known(kind, raw.pop(n))) for n, kind in parts}
    return Recipe(**_known(Recipe, raw), **nested)


def _known(kind: Any, raw: dict[str, Any]) -> dict[str, Any]:
    """The fields that `kind` has, lists as the tuples they were."""
    chosen = {f.name: raw[f.name] for f in fields(kind) if f.name in raw}
    return {k: tuple(v) if isinstance(v, list) else v for k, v in chosen.items()}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--preset", choices=PRESETS, default="cpu")
    parser.add_argument("--run", type=Path, required=True, help="folder of the checkpoint")
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--warm", type=Path, help="run whose averaged weights to begin from")
    parser.add_argument("--optimiser", choices=["adamw", "muon"])
    parser.add_argument("--batch", type=int)
    parser.add_argument("--rate", type=float)
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    path = options.run / "checkpoint.pt"
    state = torch.load(path, map_location=device, weights_only=True) if options.resume else None
    recipe = PRESETS[options.preset]
    if state:  # the shapes are the checkpoint's, everything else is today's
        recipe = replace(recipe, net=load_recipe(state["facts"]).net)
    given = {k: getattr(options, k) for k in ("optimiser", "batch")}
    recipe = replace(recipe, **{k: v for k, v in given.items() if v is not None})
    recipe = replace(recipe, pace=replace(recipe.pace, rate=options.rate or recipe.pace.rate))
    torch.set_num_threads(recipe.threads)
    run = begin(recipe, device)
    corpus = Corpus(Sprites.load(options.data), recipe.net.styles, recipe.net.side, device)
    fit_sketch(run, corpus)
    if options.warm:
        warm(run, torch.load(options.warm / path.name, map_location=device, weights_only=True))
    if state:
        run.restore(state)
    print(f"{len(corpus)} sprites, {sum(p.numel() for p in run.net.parameters()):,} parameters")
    net: Any = torch.compile(run.net) if recipe.compile else run.net

    def show() -> None:
        save_sheet(run.average, corpus, options.run / f"sheet_{run.images:08d}.png")

    train(run, partial(loss_of, run, net, corpus, recipe), options.minutes, path, show)


if __name__ == "__main__":
    main()
