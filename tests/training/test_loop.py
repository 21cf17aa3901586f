"""The one loop learns, stops anywhere, goes on where it stopped, and leaves what it promises."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.loop import CLOCKS, Pace, Run, rate_at, steps_of, train  # noqa: E402

PACE = Pace(0.1, warm_up=1, decay=0.5, ema=0.9, curve_every=1)
STEPS = 6


def begin(pace: Pace = PACE, seed: int = 1) -> Run[torch.nn.Linear]:
    torch.manual_seed(seed)
    net = torch.nn.Linear(3, 1)
    groups = [{"params": [net.weight]}, {"params": [net.bias], "scale": 0.5}]
    chance = torch.Generator().manual_seed(seed)
    return Run(net, [torch.optim.SGD(groups, pace.rate)], pace, chance, {"width": 3})


def batch(run: Run[torch.nn.Linear]) -> tuple[torch.Tensor, int]:
    """Four samples of y = 1 + 2 a - b, told apart by chance."""
    x = torch.randn(4, 3, generator=run.chance)
    y = 1 + 2 * x[:, :1] - x[:, 1:2]
    return (run.net(x) - y).square().mean(), len(x)


def advance(run: Run[torch.nn.Linear], steps: int) -> list[float]:
    return [*islice(steps_of(run, partial(batch, run), 1e9), steps)]


def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look at the clock costs a second, so a step costs one and a budget is exact."""
    ticks: Callable[[], float] = iter(range(10**6)).__next__
    monkeypatch.setitem(CLOCKS, "wall", ticks)


def test_it_learns() -> None:
    run = begin()
    losses = advance(run, 300)
    assert losses[-1] < 0.1 * losses[0]
    assert run.net.bias.item() == pytest.approx(1, abs=0.05)
    assert run.average.bias.item() == pytest.approx(1, abs=0.05)


def test_the_average_lags_behind_the_net() -> None:
    run = begin()
    start = run.net.weight.clone()
    advance(run, STEPS)
    net, average = ((w.weight - start).norm() for w in (run.net, run.average))
    assert 0 < average < net


def test_a_restored_run_goes_on_bit_for_bit(tmp_path: Path) -> None:
    whole, half, other = begin(), begin(), begin(seed=9)
    advance(half, 2)
    half.save(tmp_path / "checkpoint.pt")
    other.restore(torch.load(tmp_path / "checkpoint.pt", weights_only=True))
    advance(whole, STEPS)
    advance(other, STEPS - 2)
    assert torch.equal(whole.net.weight, other.net.weight)
    assert torch.equal(whole.average.weight, other.average.weight)
    assert torch.equal(whole.chance.get_state(), other.chance.get_state())
    assert (other.steps, other.images) == (STEPS, 4 * STEPS)
    assert not list(tmp_path.glob("*.part"))


def test_a_budget_is_the_total_of_all_sittings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ticking(monkeypatch)
    run = begin()
    train(run, partial(batch, run), 0.09, tmp_path / "checkpoint.pt")
    assert (run.steps, run.minutes) == (6, pytest.approx(0.1))
    again = begin()
    again.restore(torch.load(tmp_path / "checkpoint.pt", weights_only=True))
    train(again, partial(batch, again), 0.14, tmp_path / "checkpoint.pt")
    assert (again.steps, again.images) == (9, 36)


def test_a_spent_budget_leaves_a_checkpoint_a_curve_and_shows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ticking(monkeypatch)
    run, shown = begin(), []
    train(run, partial(batch, run), 0.09, tmp_path / "it.pt", lambda: shown.append(run.steps))
    assert shown == [0, 6]
    assert json.loads(torch.load(tmp_path / "it.pt", weights_only=True)["facts"]) == {"width": 3}
    points = [json.loads(line) for line in (tmp_path / "it.jsonl").read_text().splitlines()]
    assert [point["images"] for point in points] == [4, 8, 12, 16, 20, 24]
    assert all(point["loss"] > 0 for point in points)


def test_what_is_due_is_kept_and_shown_on_the_way(tmp_path: Path) -> None:
    run, shown = begin(replace(PACE, checkpoint_every=0, sheet_every=0)), []

    def show() -> None:
        shown.append((tmp_path / "it.pt").exists())

    train(run, partial(batch, run), 1e-9, tmp_path / "it.pt", show)
    assert shown == [False, False, True]  # at the beginning, after the one step, at the end


def test_a_scale_is_a_share_of_the_rate() -> None:
    run = begin()
    advance(run, 1)
    assert [g["lr"] for g in run.optimisers[0].param_groups] == pytest.approx([0.1, 0.05])


def test_the_rate_warms_up_stays_and_falls_to_zero() -> None:
    pace = Pace(2.0, warm_up=100, decay=0.3)
    assert rate_at(0, 0.0, pace) == pytest.approx(0.02)
    assert rate_at(5000, 0.5, pace) == 2.0
    assert rate_at(5000, 0.85, pace) == pytest.approx(1.0)
    assert rate_at(5000, 1.0, pace) == 0.0


def test_large_gradients_are_clipped() -> None:
    gentle, free = begin(replace(PACE, clip=1e-3)), begin(replace(PACE, clip=1e3))
    start = gentle.net.weight.clone()
    advance(gentle, 1)
    advance(free, 1)
    assert (gentle.net.weight - start).norm() < 0.01 * (free.net.weight - start).norm()
