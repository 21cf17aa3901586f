"""Training learns, stops anywhere, and goes on where it stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, replace
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.data.dataset import Sprites  # noqa: E402
from training.flow import Corpus, FlowConfig, batch_loss  # noqa: E402
from training.loop import Run, steps_of  # noqa: E402
from training.model import Painter  # noqa: E402
from training.muon import orthogonalise  # noqa: E402
from training.paint import (  # noqa: E402
    PRESETS,
    Recipe,
    begin,
    load_recipe,
    loss_of,
    sample,
    save_sheet,
)

CPU = torch.device("cpu")


def corpus_of(sprites: Sprites, recipe: Recipe) -> Corpus:
    return Corpus(sprites, recipe.net.styles, recipe.net.side, CPU)


@pytest.mark.parametrize("optimiser", ["adamw", "muon"])
def test_the_loss_falls(recipe: Recipe, sprites: Sprites, optimiser: str) -> None:
    fast = replace(recipe, optimiser=optimiser, pace=replace(recipe.pace, rate=2e-3))
    run = begin(fast, CPU)
    before = _score(run, corpus_of(sprites, fast))
    advance(run, fast, sprites, 25)
    assert _score(run, corpus_of(sprites, fast)) < 0.7 * before


def _score(run: Run[Painter], corpus: Corpus) -> float:
    """The loss on one batch with times that are not close to 1, where it is mostly noise."""
    config, chance = FlowConfig(t_uniform=0.0), torch.Generator().manual_seed(5)
    x, condition = corpus.draw(8, config, chance)
    with torch.no_grad():
        return batch_loss(run.net, x, condition, config, chance).item()


def advance(run: Run[Painter], recipe: Recipe, sprites: Sprites, steps: int) -> list[float]:
    """So many steps of an endless budget; the smoothed losses."""
    loss = partial(loss_of, run, run.net, corpus_of(sprites, recipe), recipe)
    return [*islice(steps_of(run, loss, 1e9), steps)]


def test_a_sheet_shows_samples_over_their_sprites(
    recipe: Recipe, sprites: Sprites, tmp_path: Path
) -> None:
    save_sheet(begin(recipe, CPU).average, corpus_of(sprites, recipe), tmp_path / "sheet.png")
    assert (tmp_path / "sheet.png").stat().st_size > 0


def test_sigkill_costs_at_most_the_last_minutes(folder: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    script = "import conftest, training.paint as p; p.PRESETS['cpu'] = conftest.tiny(); p.main()"
    options = ["--run", str(run), "--data", str(folder), "--minutes", "5"]
    command = [sys.executable, "-c", script, *options]
    root = Path(__file__).parents[2]
    paths = os.pathsep.join(map(str, (root, root / "src", Path(__file__).parent)))
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": paths}, stderr=-3)
    deadline = time.monotonic() + 60
    while not (run / "checkpoint.pt").exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    state = torch.load(run / "checkpoint.pt", weights_only=True)
    assert state["counters"]["steps"] > 0


@pytest.mark.parametrize("name", PRESETS)
def test_recipes_survive_their_json(name: str) -> None:
    assert load_recipe(json.dumps(asdict(PRESETS[name]))) == PRESETS[name]


def test_samples_are_seeded_and_in_range(recipe: Recipe, sprites: Sprites) -> None:
    run = begin(recipe, CPU)
    _, condition = corpus_of(sprites, recipe).draw(2, recipe.flow, run.chance)
    noise = torch.randn(2, 4, 64, 64, generator=torch.Generator().manual_seed(1))
    one, two = (sample(run.average, noise, condition, steps=3) for _ in range(2))
    assert torch.equal(one, two)
    assert one.abs().max() <= 1 + 1e-5


@pytest.mark.parametrize("shape", [(8, 32), (32, 8), (16, 16)])
def test_muons_matrix_is_nearly_orthogonal(shape: tuple[int, int]) -> None:
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(3))
    singular = torch.linalg.svdvals(orthogonalise(matrix))
    assert singular.min() > 0.5
    assert singular.max() < 1.4
