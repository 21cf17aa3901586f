"""How does the graph in the weight file become sprites? By its inputs: in one step, or by a flow.

A graph with an input `x` is the x̂ of a flow and is sampled from noise; one without draws at once.
Either is fed those of the known inputs that it names:

    noun (B,) int64, see the lexicon   words (B, 384)   palette (B, 5, 5)
    style (B, styles) summing to 1, or (B,) int64 for a flow   pose (B, 2, 3), here always upright
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.painting.conditioning import Condition
from imagineart.painting.noise import noise
from imagineart.painting.sampler import euler, guided, schedule
from imagineart.painting.sprite import NoiseKey

__all__ = ["SHIPPED", "Net", "Sampling"]

Pixels = NDArray[np.float32]  # (B, 4, S, S) premultiplied sRGB in -1…1


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a flow is sampled; a net of one step ignores it."""

    steps: int = 12
    guidance: float = 2.0


SHIPPED = Sampling()


class Net:
    """An ONNX Runtime session, known by the names of its inputs."""

    def __init__(self, session: Any, side: int, sampling: Sampling) -> None:
        self._session = session
        self._inputs = {item.name for item in session.get_inputs()}
        self._side, self._sampling = side, sampling

    @property
    def flows(self) -> bool:
        """Whether sprites are sampled from noise."""
        return "x" in self._inputs

    def draw(self, conditions: Sequence[Condition], keys: Sequence[NoiseKey]) -> Pixels:
        """One sprite for each condition."""
        feeds = self._feeds(conditions)
        if not self.flows:
            return self._run(feeds)
        start = np.stack([noise(key, self._side) for key in keys])

        def guess(x: Pixels, t: float, *, conditioned: bool) -> Pixels:
            at = {"t": np.full(len(x), t, np.float32), "keep": np.full(len(x), conditioned)}
            return self._run({"x": x, **at, **feeds})

        return euler(guided(guess, self._sampling.guidance), start, schedule(self._sampling.steps))

    def _run(self, feeds: dict[str, NDArray[Any]]) -> Pixels:
        known = {name: value for name, value in feeds.items() if name in self._inputs}
        return np.asarray(self._session.run(None, known)[0], np.float32)

    def _feeds(self, conditions: Sequence[Condition]) -> dict[str, NDArray[Any]]:
        style = np.stack([c.style for c in conditions])
        return {
            "noun": np.array([c.noun for c in conditions], np.int64),
            "words": np.stack([c.words for c in conditions]),
            "style": style.argmax(1) if self.flows else style,
            "palette": np.stack([c.palette for c in conditions]),
            "pose": np.tile(np.eye(2, 3, dtype=np.float32), (len(conditions), 1, 1)),
        }
