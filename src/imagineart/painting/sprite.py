"""One drawn thing on transparency, and whoever can draw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from imagineart.events import Progress, ignore

Oklch = tuple[float, float, float]  # lightness 0–1, chroma 0–0.4, hue in degrees


@dataclass(frozen=True, slots=True)
class NoiseKey:
    """What the noise of a sprite depends on, and nothing else."""

    seed: int  # of the result, 0 … 2^63
    layer: int  # index of the object in the plan
    instance: int  # 0 … count - 1
    attempt: int = 0  # raised by a repair


@dataclass(frozen=True, slots=True)
class SpriteRequest:
    """`phrase` says what to draw ("red wooden chair"), `noun` its head as the plan has it.

    `colors`: asked colours in OKLCH, dominant first, empty if the prompt leaves them open.
    `size`: edge of the square sprite, px. `aspect`: width ÷ height of the box it will stand in.
    """

    noun: str
    phrase: str
    style: str
    key: NoiseKey
    size: int
    colors: tuple[Oklch, ...] = ()
    expression: str = ""
    pose: str = ""
    aspect: float = 1.0


@dataclass(frozen=True, slots=True)
class Sprite:
    """`image`: (size, size, 4) float32, linear sRGB, premultiplied alpha, 0–1.

    `drawn`: the noun that was really drawn; differs from the asked one after a substitution.
    `note`: what the user should know ("a plain shape stands in", "drawn as 'dog'"), or "".
    """

    image: NDArray[np.float32]
    drawn: str
    note: str = ""


class SpriteSource(Protocol):
    """Draws sprites: the painter, the oracle of the development tree, or plain placeholders."""

    name: str

    @property
    def provenance(self) -> dict[str, str]:
        """What a repetition would need: weights, sampler, dtype."""
        ...

    def drawable(self, noun: str) -> str | None:
        """The noun that would really be drawn for `noun`, or None if nothing is near enough."""
        ...

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        """Draw all sprites of one picture, in the order asked; one `painted` event each."""
        ...
