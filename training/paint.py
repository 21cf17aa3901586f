"""`python -m training.paint`: train the painter within a budget of minutes, on CPU or GPU.

    python -m training.paint --preset cpu --run runs/painter --minutes 100
    python -m training.paint --run runs/painter --minutes 100 --resume     # after any kind of stop
    python -m training.paint --preset gpu --run runs/h100 --minutes 25     # one large GPU

The learning rate warms up, stays, and falls linearly to zero over the last part of the budget; the
shipped weights are an exponential moving average. A checkpoint replaces the former one every few
minutes by rename, so a kill at any moment costs at most those minutes. `--minutes` is the total of
all sittings; a later `--resume` with a larger number rises again and falls at the new end.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from tqdm import tqdm

from training.data.dataset import DEFAULT, Sprites
from training.flow import Corpus, FlowConfig, batch_loss
from training.model import Condition, Painter, PainterConfig
from training.muon import Muon

__all__ = ["PRESETS", "Recipe", "Run", "sample", "steps_of"]


@dataclass(frozen=True)
class Recipe:
    """How to train; what to train is in `net`, against what in `flow`."""

    net: PainterConfig = field(default_factory=PainterConfig)
    flow: FlowConfig = field(default_factory=FlowConfig)
    batch: int = 24
    rate: float = 7e-4
    optimiser: str = "adamw"  # or "muon": Muon for matrices and kernels inside, AdamW for the rest
    muon_scale: float = 2.0  # of the rate, for what Muon moves
    weight_decay: float = 0.01
    warm_up: int = 200  # steps
    decay: float = 0.3  # last share of the budget, rate falling to zero
    ema: float = 0.999
    compile: bool = False
    threads: int = 2
    checkpoint_every: float = 180.0  # s
    sheet_every: float = 600.0  # s
    seed: int = 1


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
        batch=1024,
        rate=1e-3,
        optimiser="muon",
        compile=True,
        checkpoint_every=60.0,
        sheet_every=180.0,
    ),
}

SHEET_WORDS = tuple(
    "apple banana car dog cat house tree chair fish bird rose guitar bicycle clock elephant "  # noqa: SIM905
    "pizza cup umbrella airplane boat book key sun mushroom".split()
)


@dataclass
class Run:
    """The state of one training run; everything here is in the checkpoint."""

    recipe: Recipe
    net: Painter
    average: Painter
    optimisers: list[torch.optim.Optimizer]
    chance: torch.Generator
    images: int = 0
    steps: int = 0
    minutes: float = 0.0
    curve: list[dict[str, float]] = field(default_factory=list)

    @classmethod
    def begin(cls, recipe: Recipe, device: torch.device) -> Run:
        """Fresh weights."""
        torch.manual_seed(recipe.seed)
        net = Painter(recipe.net).to(device)
        average = Painter(recipe.net).to(device).requires_grad_(False).eval()
        average.load_state_dict(net.state_dict())
        chance = torch.Generator(device).manual_seed(recipe.seed)
        return cls(recipe, net, average, _optimisers(net, recipe), chance)

    def sketch(self, corpus: Corpus) -> None:
        """Fit the coarse stage, which gradient descent then leaves alone."""
        lessons = corpus.layouts()
        for net in (self.net, self.average):
            net.sketch.fit(*lessons)

    def warm(self, state: dict[str, Any]) -> None:
        """Begin from another run's average; kernels that see more than its did start there at 0."""
        own = self.net.state_dict()
        for name, there in state["average"].items():
            here = own.get(name)
            if here is not None and "sketch" not in name:
                here.zero_()
                here[tuple(slice(n) for n in there.shape)] = there
        self.average.load_state_dict(own)

    def state(self) -> dict[str, Any]:
        """Plain tensors and numbers, loadable with weights_only=True."""
        return {
            "recipe": json.dumps(asdict(self.recipe)),
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimisers": [o.state_dict() for o in self.optimisers],
            "chance": self.chance.get_state(),
            "counters": {"images": self.images, "steps": self.steps, "minutes": self.minutes},
            "curve": self.curve,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Continue where `state` was taken."""
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
            for group in saved["param_groups"]:
                group.setdefault("scale", 1.0)
            optimiser.load_state_dict(saved)
        self.chance.set_state(state["chance"].cpu())
        self.images, self.steps = state["counters"]["images"], state["counters"]["steps"]
        self.minutes, self.curve = state["counters"]["minutes"], state["curve"]


def _optimisers(net: Painter, recipe: Recipe) -> list[torch.optim.Optimizer]:
    adam: dict[str, Any] = {"lr": recipe.rate, "betas": (0.9, 0.95), "fused": True}
    if recipe.optimiser == "adamw":
        group = {"params": list(net.parameters()), "scale": 1.0}
        return [torch.optim.AdamW([group], weight_decay=recipe.weight_decay, **adam)]
    inner = [*net.down, *net.up, *net.body]
    chosen = [p for module in inner for p in module.parameters() if p.ndim >= 2]
    taken = {id(p) for p in chosen}
    rest = [p for p in net.parameters() if id(p) not in taken]
    groups = [{"params": chosen, "scale": recipe.muon_scale}], [{"params": rest, "scale": 1.0}]
    muon = Muon(groups[0], recipe.rate, weight_decay=recipe.weight_decay)
    return [muon, torch.optim.AdamW(groups[1], weight_decay=0.0, **adam)]


def rate_at(step: int, done: float, recipe: Recipe) -> float:
    """Learning rate as a share of the peak; `done` is the spent share of the budget, 0–1."""
    warm = min(1.0, (step + 1) / recipe.warm_up)
    return warm * min(1.0, max(0.0, 1 - done) / recipe.decay)


def train(run: Run, corpus: Corpus, budget: float, folder: Path) -> None:
    """Spend the budget (minutes in total), checkpointing into `folder`."""
    net = torch.compile(run.net) if run.recipe.compile else run.net
    saved = shown = time.monotonic()
    for loss, speed in steps_of(run, net, corpus, budget):
        now = time.monotonic()
        if run.steps % 50 == 0:
            _log(run, folder, loss, speed)
        if now - shown > run.recipe.sheet_every:
            shown = now
            save_sheet(run, corpus, folder / f"sheet_{run.images:08d}.png")
        if now - saved > run.recipe.checkpoint_every:
            saved = now
            save(run, folder)
    save(run, folder)
    save_sheet(run, corpus, folder / f"sheet_{run.images:08d}.png")


def steps_of(run: Run, net: Any, corpus: Corpus, budget: float) -> Iterator[tuple[float, float]]:
    """One optimiser step per item: smoothed loss, images per second."""
    smooth, device = run.curve[-1]["loss"] if run.curve else 0.0, corpus.device
    bar = tqdm(total=round(budget, 1), initial=round(run.minutes, 1), unit="min", mininterval=5)
    while run.minutes < budget:
        start = time.monotonic()
        done = run.minutes / budget
        for group in (g for o in run.optimisers for g in o.param_groups):
            group["lr"] = group["scale"] * run.recipe.rate * rate_at(run.steps, done, run.recipe)
        x, condition = corpus.draw(run.recipe.batch, run.recipe.flow, run.chance)
        with torch.autocast(device.type, torch.bfloat16):
            loss = batch_loss(net, x, condition, run.recipe.flow, run.chance)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(run.net.parameters(), 1.0)
        for optimiser in run.optimisers:
            optimiser.step()
            optimiser.zero_grad()
        _follow(run)
        smooth += (loss.item() - smooth) * max(0.01, 1 / (run.steps + 1))
        spent = time.monotonic() - start
        run.steps, run.images = run.steps + 1, run.images + len(x)
        run.minutes += spent / 60
        bar.update(spent / 60)
        bar.set_postfix(loss=f"{smooth:.3f}", images=run.images, ips=f"{len(x) / spent:.1f}")
        yield smooth, len(x) / spent
    bar.close()


@torch.no_grad()
def _follow(run: Run) -> None:
    """Move the average towards the net; young averages follow faster."""
    keep = min(run.recipe.ema, (1 + run.steps) / (10 + run.steps))
    pairs = zip(run.average.parameters(), run.net.parameters(), strict=True)
    ours, theirs = map(list, zip(*pairs, strict=True))
    torch._foreach_lerp_(ours, theirs, 1 - keep)


def _log(run: Run, folder: Path, loss: float, speed: float) -> None:
    point = {"images": run.images, "minutes": run.minutes, "loss": loss, "ips": speed}
    run.curve.append(point)
    with (folder / "curve.jsonl").open("a") as file:
        file.write(json.dumps(point) + "\n")


def save(run: Run, folder: Path) -> None:
    """Replace the checkpoint in one rename."""
    part = folder / "checkpoint.part"
    torch.save(run.state(), part)
    part.replace(folder / "checkpoint.pt")


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


def save_sheet(run: Run, corpus: Corpus, path: Path) -> None:
    """Samples of a fixed list of nouns from the average, over the sprites themselves."""
    rows = torch.tensor(corpus.find(SHEET_WORDS), device=corpus.device)
    yes = torch.ones(len(rows), dtype=torch.bool, device=corpus.device)
    palettes = corpus.palettes[rows]
    pose = torch.eye(2, 3, device=corpus.device).expand(len(rows), 2, 3)
    condition = Condition(corpus.words[rows], corpus.style[rows], palettes, pose, yes, yes, yes)
    chance = torch.Generator(corpus.device).manual_seed(7)
    side = run.recipe.net.side
    noise = torch.randn(len(rows), 4, side, side, generator=chance, device=corpus.device)
    drawn = sample(run.average, noise, condition).permute(0, 2, 3, 1).cpu().numpy()
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
    parts = (("net", PainterConfig), ("flow", FlowConfig))
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
        recipe = replace(recipe, net=load_recipe(state["recipe"]).net)
    given = {k: getattr(options, k) for k in ("optimiser", "batch", "rate")}
    recipe = replace(recipe, **{k: v for k, v in given.items() if v is not None})
    torch.set_num_threads(recipe.threads)
    run = Run.begin(recipe, device)
    corpus = Corpus(Sprites.load(options.data), recipe.net.styles, recipe.net.side, device)
    run.sketch(corpus)
    if options.warm:
        run.warm(torch.load(options.warm / "checkpoint.pt", map_location=device, weights_only=True))
    if state:
        run.restore(state)
    print(f"{len(corpus)} sprites, {sum(p.numel() for p in run.net.parameters()):,} parameters")
    train(run, corpus, options.minutes, options.run)


if __name__ == "__main__":
    main()
