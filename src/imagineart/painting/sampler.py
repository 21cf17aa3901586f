"""How does noise become a sprite? The flow's ordinary differential equation, by Euler or Heun.

    dx/dt = v(x, t) = (x̂ - x) / (1 - t),   t from 0 (noise) to 1 (sprite)

x̂ is the net's guess of the clean sprite, pushed away from what it would guess without a condition
(classifier-free guidance, only for t > 0.1, where there is something to push):

    x̂ = x̂₀ + g (x̂₁ - x̂₀)

Every sampler has one signature, after k-diffusion: a model, a start, the times, a callback.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Callback", "Denoiser", "euler", "guided", "heun", "schedule"]

Pixels = NDArray[np.float32]  # (B, 4, S, S), premultiplied sRGB in -1…1
Denoiser = Callable[[Pixels, float], Pixels]  # (x_t, t) → x̂
Callback = Callable[[int, int, Pixels], None]  # step done, steps in all, x̂

GUIDED_FROM = 0.1  # t below which guidance only adds noise


class Conditional(Protocol):
    """The net, with its condition or without."""

    def __call__(self, x: Pixels, t: float, *, conditioned: bool) -> Pixels:
        """(B, 4, S, S) → x̂ of the same shape."""
        ...


def schedule(steps: int) -> NDArray[np.float64]:
    """(steps + 1,) evenly spaced times from 0 to 1."""
    return np.linspace(0.0, 1.0, steps + 1)


def guided(net: Conditional, guidance: float) -> Denoiser:
    """The net with classifier-free guidance; 1.0 is none and costs half."""

    def denoise(x: Pixels, t: float) -> Pixels:
        given = net(x, t, conditioned=True)
        if guidance == 1.0 or t <= GUIDED_FROM:
            return given
        none = net(x, t, conditioned=False)
        return np.asarray(none + guidance * (given - none), np.float32)

    return denoise


def _ignore(step: int, steps: int, clean: Pixels) -> None:
    """Listen to nothing."""


def euler(
    model: Denoiser, x: Pixels, times: NDArray[np.float64], callback: Callback = _ignore
) -> Pixels:
    """One evaluation a step; the last step lands on x̂ itself."""
    for step, (now, then) in enumerate(pairwise(times), start=1):
        clean = np.clip(model(x, float(now)), -1, 1)
        x = x + _float32((then - now) / (1 - now)) * (clean - x)
        callback(step, len(times) - 1, clean)
    return x


def heun(
    model: Denoiser, x: Pixels, times: NDArray[np.float64], callback: Callback = _ignore
) -> Pixels:
    """Two evaluations a step, of second order; the last step is Euler's."""
    for step, (now, then) in enumerate(pairwise(times), start=1):
        clean = np.clip(model(x, float(now)), -1, 1)
        slope = (clean - x) * _float32(1 / (1 - now))
        ahead = x + _float32(then - now) * slope
        if then < 1:
            again = np.clip(model(ahead, float(then)), -1, 1)
            second = (again - ahead) * _float32(1 / (1 - then))
            ahead = x + _float32((then - now) / 2) * (slope + second)
        x = ahead
        callback(step, len(times) - 1, clean)
    return x


def _float32(value: float) -> np.float32:
    return np.float32(value)
