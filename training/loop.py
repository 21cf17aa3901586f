"""How is a net trained within a budget of minutes? One loop for both painters and the upscaler.

The learning rate warms up, stays, and falls linearly to zero over the last part of the budget; what
is shipped is an exponential moving average of the weights:

    rate(n, d) = peak · min(1, (n + 1) / warm_up) · min(1, (1 - d) / decay),  d the spent share

A checkpoint replaces the former one every few minutes by rename, so a kill at any moment costs at
most those minutes. A budget is the total of all sittings; a later sitting with a larger one rises
again and falls at the new end.
"""

from __future__ import annotations

import copy
import json
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor, nn
from tqdm import tqdm

__all__ = ["Pace", "Run", "rate_at", "steps_of", "train"]

N = TypeVar("N", bound=nn.Module)


@dataclass(frozen=True)
class Pace:
    """How fast a run learns, and how often it is kept and shown."""

    rate: float = 1e-3  # at its peak
    warm_up: int = 150  # steps
    decay: float = 0.4  # last share of the budget, rate falling to zero
    ema: float = 0.998
    clip: float = 1.0  # of the gradient's norm
    checkpoint_every: float = 120.0  # s
    sheet_every: float = math.inf  # s
    curve_every: int = 50  # steps
    seed: int = 1
    clock: str = "wall"  # what a budget's minutes are: "wall", or "processor"


CLOCKS: dict[str, Callable[[], float]] = {"wall": time.monotonic, "processor": time.process_time}


@dataclass
class Run(Generic[N]):
    """The state of one training run; all of it is in the checkpoint, `facts` for its readers.

    A parameter group of an optimiser may have a "scale", its share of the rate.
    """

    net: N
    optimisers: list[torch.optim.Optimizer]
    pace: Pace
    chance: torch.Generator
    facts: dict[str, Any]
    average: N = field(init=False)
    images: int = 0
    steps: int = 0
    minutes: float = 0.0

    def __post_init__(self) -> None:
        self.average = copy.deepcopy(self.net).requires_grad_(False).eval()

    def state(self) -> dict[str, Any]:
        """Plain tensors, numbers and JSON, loadable with weights_only=True."""
        return {
            "facts": json.dumps(self.facts),
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimisers": [o.state_dict() for o in self.optimisers],
            "chance": self.chance.get_state(),
            "counters": {"images": self.images, "steps": self.steps, "minutes": self.minutes},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Continue where `state` was taken."""
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        self.chance.set_state(state["chance"].cpu())
        for name, value in state["counters"].items():
            setattr(self, name, value)

    def save(self, path: Path) -> None:
        """Replace the checkpoint in one rename."""
        part = path.with_suffix(".part")
        torch.save(self.state(), part)
        part.replace(path)


Loss = Callable[[], tuple[Tensor, int]]  # of one batch, and how many pictures it had


def train(
    run: Run[N], loss: Loss, budget: float, path: Path, show: Callable[[], None] | None = None
) -> None:
    """Spend the budget (minutes in total), checkpointing to `path`, its curve beside it.

    `show` is called at the beginning, every `sheet_every` seconds, and at the end.
    """
    show = show or (lambda: None)
    show()
    saved = shown = time.monotonic()
    for smooth in steps_of(run, loss, budget):
        if run.steps % run.pace.curve_every == 0:
            _log(run, smooth, path.with_suffix(".jsonl"))
        now = time.monotonic()
        if now - shown > run.pace.sheet_every:
            shown = now
            show()
        if now - saved > run.pace.checkpoint_every:
            saved = now
            run.save(path)
    run.save(path)
    show()


def steps_of(run: Run[N], loss: Loss, budget: float) -> Iterator[float]:
    """One optimiser step per item: the smoothed loss."""
    clock, smooth, begun = CLOCKS[run.pace.clock], 0.0, run.steps
    with tqdm(total=round(budget, 1), initial=round(run.minutes, 1), unit="min") as bar:
        while run.minutes < budget:
            start = clock()
            value, pictures = _step(run, loss, rate_at(run.steps, run.minutes / budget, run.pace))
            smooth += (value - smooth) * max(0.01, 1 / (run.steps - begun))
            run.images += pictures
            spent = clock() - start
            run.minutes += spent / 60
            bar.update(min(spent / 60, bar.total - bar.n))
            bar.set_postfix(loss=f"{smooth:.4f}", images=run.images, ips=f"{pictures / spent:.1f}")
            yield smooth


def _step(run: Run[N], loss: Loss, rate: float) -> tuple[float, int]:
    """One batch: forward, backward, update, average."""
    for group in (g for o in run.optimisers for g in o.param_groups):
        group["lr"] = group.get("scale", 1.0) * rate
    value, pictures = loss()
    value.backward()
    torch.nn.utils.clip_grad_norm_(run.net.parameters(), run.pace.clip)
    for optimiser in run.optimisers:
        optimiser.step()
        optimiser.zero_grad()
    _follow(run)
    run.steps += 1
    return value.item(), pictures


@torch.no_grad()
def _follow(run: Run[N]) -> None:
    """Move the average towards the net; young averages follow faster."""
    keep = min(run.pace.ema, (1 + run.steps) / (10 + run.steps))
    ours, theirs = list(run.average.parameters()), list(run.net.parameters())
    torch._foreach_lerp_(ours, theirs, 1 - keep)


def rate_at(step: int, done: float, pace: Pace) -> float:
    """The learning rate; `done` is the spent share of the budget, 0–1."""
    warm = min(1.0, (step + 1) / pace.warm_up)
    return pace.rate * warm * min(1.0, max(0.0, 1 - done) / pace.decay)


def _log(run: Run[N], loss: float, path: Path) -> None:
    point = {"images": run.images, "minutes": round(run.minutes, 3), "loss": round(loss, 6)}
    with path.open("a") as file:
        file.write(json.dumps(point) + "\n")
