"""Samplers solve the flow; a mock net with a known answer tells how well."""

import numpy as np
import pytest

from imagineart.painting.sampler import Pixels, euler, guided, heun, schedule

SHAPE = (2, 4, 8, 8)
RNG = np.random.default_rng(3)
TARGET = RNG.uniform(-1, 1, SHAPE).astype(np.float32)
START = RNG.standard_normal(SHAPE).astype(np.float32)


def knows_the_target(x: Pixels, t: float) -> Pixels:
    return TARGET


def knows_a_gaussian(x: Pixels, t: float) -> Pixels:
    """The exact x̂ for sprites ~ N(0, 0.3²): the flow shrinks the start by 0.3."""
    var = 0.09
    return np.asarray(x * (t * var / (t * t * var + (1 - t) ** 2)), np.float32)


@pytest.mark.parametrize("sampler", [euler, heun])
@pytest.mark.parametrize("steps", [1, 5, 12])
def test_a_net_that_knows_the_sprite_lands_on_it(sampler, steps: int) -> None:  # type: ignore[no-untyped-def]
    assert np.allclose(sampler(knows_the_target, START, schedule(steps)), TARGET, atol=1e-5)


def test_heun_is_of_higher_order_than_euler() -> None:
    start = np.clip(START, -2, 2)
    exact = 0.3 * start
    by_euler, by_heun = (
        np.abs(sampler(knows_a_gaussian, start, schedule(16)) - exact).mean()
        for sampler in (euler, heun)
    )
    assert by_heun < 0.3 * by_euler < 0.02


def test_more_steps_come_nearer() -> None:
    exact = 0.3 * START
    drawn = [euler(knows_a_gaussian, START, schedule(n)) for n in (4, 8, 32)]
    errors = [np.abs(x - exact).mean() for x in drawn]
    assert errors == sorted(errors, reverse=True)


def test_the_callback_sees_every_step() -> None:
    seen: list[tuple[int, int]] = []
    euler(knows_the_target, START, schedule(4), lambda i, n, clean: seen.append((i, n)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


class Net:
    """Guesses 0.5 with a condition and 0.25 without; counts its calls."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, x: Pixels, t: float, *, conditioned: bool) -> Pixels:
        self.calls += 1
        return np.full_like(x, 0.5 if conditioned else 0.25)


def test_guidance_pushes_away_from_the_unconditioned_guess() -> None:
    assert np.allclose(guided(Net(), 3.0)(START, 0.5), 1.0)


@pytest.mark.parametrize(("guidance", "t"), [(1.0, 0.5), (3.0, 0.05)])
def test_no_guidance_costs_one_call(guidance: float, t: float) -> None:
    net = Net()
    assert np.allclose(guided(net, guidance)(START, t), 0.5)
    assert net.calls == 1


def test_the_schedule_runs_from_noise_to_sprite() -> None:
    times = schedule(12)
    assert (times[0], times[-1], len(times)) == (0, 1, 13)
