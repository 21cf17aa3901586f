"""Teach the reader.

    python -m training.reading.train            # from the start, or on from where it stopped
    python -m training.reading.train --epochs 12 --out data/reading

The loss is the cross entropy of the tags, the predicates of relations and the ties between the
spans' last words. What ships is the average of the weights over the last steps, which reads better
than any of them. Every epoch sees every lesson once, varied anew; the dice are seeded by the
epoch, so that a run that was stopped goes on as if it had not been.
"""

import argparse
import copy
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.reading.augment import varied
from training.reading.corpus import Lesson, lessons
from training.reading.lexicon import Lexicon, lexicon_of
from training.reading.net import Reader, Shape, from_minilm, kept, minilm
from training.reading.tensors import IGNORED, Batch, Example, UncutError, batches, examples_of

WARM = 0.06  # of all steps, on the way up to the full rate
AVERAGED, BEGUN = 0.995, 9  # what of the average stays at each step, later on, and how soon
CLIPPED = 1.0  # norm of a step's gradient at most


@dataclass(frozen=True)
class Recipe:
    """How it is taught. Rates are those of the encoder and of the heads."""

    epochs: int = 8
    pieces: int = 400  # of a batch, about
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.5e-3
    decay: float = 0.01
    seed: int = 7


@dataclass
class Course:
    """A reader being taught, with all that is needed to go on after a stop. `average`: its weights
    over the last steps."""

    reader: Reader
    average: Reader
    pieces: list[str]
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    epoch: int = 0

    def save(self, path: Path) -> None:
        """Written whole or not at all."""
        parts = {name: getattr(self, name).state_dict() for name in STATEFUL}
        partial = path.with_suffix(".partial")
        torch.save({**parts, "pieces": self.pieces, "epoch": self.epoch}, partial)
        partial.replace(path)

    def resume(self, path: Path) -> None:
        """Goes on from what `save` wrote."""
        saved = torch.load(path, weights_only=True)
        for name in STATEFUL:
            getattr(self, name).load_state_dict(saved[name])
        self.epoch = saved["epoch"]


STATEFUL = ("reader", "average", "optimizer", "schedule")


def begun(recipe: Recipe, steps: int) -> Course:
    """A course of so many steps, before its first."""
    torch.manual_seed(recipe.seed)
    weights, pieces = minilm()
    own = kept(pieces)
    reader = from_minilm(weights, pieces, own)
    settle(reader)
    optimizer = torch.optim.AdamW(_groups(reader, recipe), weight_decay=recipe.decay, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps))
    return Course(reader, copy.deepcopy(reader), own, optimizer, schedule)


def settle(reader: Reader) -> None:
    """What stays as it is: embeddings, and the first layers."""
    encoder = reader.encoder
    for part in (encoder.words, encoder.places, encoder.norm, *encoder.layers[: encoder.settled]):
        part.requires_grad_(False)


def _groups(reader: nn.Module, recipe: Recipe) -> list[dict[str, object]]:
    named = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    encoder = [p for name, p in named if name.startswith("encoder.")]
    heads = [p for name, p in named if not name.startswith("encoder.")]
    return [
        {"params": encoder, "lr": recipe.encoder_rate},
        {"params": heads, "lr": recipe.head_rate},
    ]


def _rate(share: float) -> float:
    """Up along a line, then down along one."""
    return share / WARM if share < WARM else max(0.0, (1 - share) / (1 - WARM))


def loss_of(reader: Reader, batch: Batch) -> Tensor:
    """What is wrong in a batch: a scalar."""
    tags, predicates, ties = reader(batch.pieces, batch.shapes, batch.mask, batch.first)
    total = _entropy(tags, batch.tags) + _entropy(ties, batch.ties, weighted=True)
    related = (batch.predicates != IGNORED).any()
    return total + 0.3 * _entropy(predicates, batch.predicates) if related else total


def _entropy(odds: Tensor, right: Tensor, weighted: bool = False) -> Tensor:
    """`weighted`: summed over a span's pairs, so that long prompts do not drown their few ties."""
    flat, wanted = odds.flatten(0, -2), right.flatten()
    if not weighted:
        return F.cross_entropy(flat, wanted, ignore_index=IGNORED)
    chosen = wanted != IGNORED
    sources = (right != IGNORED).any(-1).sum().clamp(min=1)
    return F.cross_entropy(flat[chosen], wanted[chosen], reduction="sum") / sources


def examples(
    learned: Sequence[Lesson], lexicon: Lexicon, vocabulary: dict[str, int], dice: random.Random
) -> Iterator[Example]:
    """The windows of all lessons, varied; a lesson that cannot be cut into words is left out."""
    for lesson in learned:
        try:
            yield from examples_of(varied(lesson.prompt, lexicon, dice), vocabulary)
        except UncutError:
            continue


def teach(course: Course, recipe: Recipe, learned: Sequence[Lesson], out: Path) -> None:
    """All epochs that are left, each saved when it is done."""
    lexicon = lexicon_of(learned)
    vocabulary = {piece: at for at, piece in enumerate(course.pieces)}
    while course.epoch < recipe.epochs:
        start = time.monotonic()
        dice = random.Random(recipe.seed * 1000 + course.epoch)
        torch.manual_seed(dice.randrange(2**31))
        shown = list(examples(learned, lexicon, vocabulary, dice))
        losses = [_step(course, batch) for batch in batches(shown, recipe.pieces, dice)]
        course.epoch += 1
        course.save(out / "course.pt")
        mean, spent = sum(losses) / len(losses), time.monotonic() - start
        print(
            f"epoch {course.epoch}: loss {mean:.4f}, {len(losses)} steps, {spent:.0f} s", flush=True
        )


def _step(course: Course, batch: Batch) -> float:
    course.reader.train()
    course.optimizer.zero_grad(set_to_none=True)
    loss = loss_of(course.reader, batch)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(course.reader.parameters(), CLIPPED)
    course.optimizer.step()
    course.schedule.step()
    _average(course)
    return float(loss.detach())


@torch.no_grad()
def _average(course: Course) -> None:
    """average ← k · average + (1 − k) · reader, with k growing from little to `AVERAGED`."""
    step = course.schedule.last_epoch
    kept = min(AVERAGED, step / (step + BEGUN))
    pairs = zip(course.average.parameters(), course.reader.parameters(), strict=True)
    for mean, now in pairs:
        mean.mul_(kept).add_(now, alpha=1 - kept)


def load(path: Path) -> tuple[Reader, list[str]]:
    """(the averaged reader of a saved course, its pieces)."""
    saved = torch.load(path, weights_only=True)
    reader = Reader(Shape(pieces=len(saved["pieces"])))
    reader.load_state_dict(saved["average"])
    return reader.eval(), saved["pieces"]


def _steps(learned: Sequence[Lesson], recipe: Recipe) -> int:
    """About how many steps the recipe takes."""
    words = sum(len(lesson.prompt.text) / 4.2 + 4 for lesson in learned)
    return max(1, round(recipe.epochs * words / recipe.pieces * 1.12))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--out", type=Path, default=Path("data/reading"))
    parser.add_argument("--onto", type=Path, help="a course whose reader is taught further")
    parser.add_argument("--rate", type=float, default=Recipe.encoder_rate)
    parser.add_argument("--all", action="store_true", help="learn from the held-out tenth too")
    options = parser.parse_args()
    recipe = Recipe(epochs=options.epochs, encoder_rate=options.rate, head_rate=6 * options.rate)
    options.out.mkdir(parents=True, exist_ok=True)
    learned = [lesson for lesson in lessons() if options.all or not lesson.is_held_out]
    course = begun(recipe, _steps(learned, recipe))
    if options.onto:
        for net in (course.reader, course.average):
            net.load_state_dict(load(options.onto)[0].state_dict())
    if (options.out / "course.pt").exists():
        course.resume(options.out / "course.pt")
    print(f"{len(learned)} lessons", flush=True)
    (options.out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n", "utf-8")
    teach(course, recipe, learned, options.out)


if __name__ == "__main__":
    main()
