"""Who draws a thing? The painter: a noun, a style and colours become one sprite on transparency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.errors import UnknownNameError
from imagineart.events import Event, Progress, ignore
from imagineart.painting.conditioning import Condition, Lexicon
from imagineart.painting.noise import noise
from imagineart.painting.sampler import euler, guided, schedule
from imagineart.painting.sprite import Sprite, SpriteRequest
from imagineart.painting.upscaler import Upscaler
from imagineart.painting.vocabulary import Match
from imagineart.painting.weights import FOLDER, describe, verify

__all__ = ["LEXICON", "NET", "Painter", "Settings"]

NET, LEXICON = "painter.onnx", "lexicon.npz"
BATCH = 8  # sprites sampled together: more only costs memory

Pixels = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a sprite is sampled; the defaults are what ships."""

    steps: int = 12
    guidance: float = 2.0
    threads: int = 2


class Painter:
    """A `SpriteSource` on ONNX Runtime. Loads its weights at the first sprite.

    `folder` holds the weight files and `weights.json`; the packaged ones by default. Raises
    `WeightsError` at load for a file that is missing, truncated or altered.
    """

    name = "painter"

    def __init__(self, folder: Path = FOLDER, settings: Settings = Settings()) -> None:
        self.folder = folder
        self.settings = settings

    @property
    def provenance(self) -> dict[str, str]:
        """What a repetition would need."""
        facts = describe(self.folder, NET)
        how = f"euler {self.settings.steps}, guidance {self.settings.guidance}"
        return {"painter": self.name, "weights": facts["sha256"], "sampler": how}

    @cached_property
    def lexicon(self) -> Lexicon:
        """What these weights can draw."""
        return Lexicon.load(verify(self.folder, LEXICON))

    def nearest(self, noun: str) -> Match:
        """The known noun nearest to `noun`, and how near it is."""
        return self.lexicon.vocabulary.nearest(noun)

    def drawable(self, noun: str) -> str | None:
        """The noun that would be drawn for `noun`, or None if nothing is near enough."""
        return self.lexicon.vocabulary.drawable(noun)

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        """Draw all sprites, in the order asked. Raises `UnknownNameError` for what it cannot."""
        drawn = [self._known(request) for request in requests]
        sprites: list[Sprite] = []
        for start in range(0, len(requests), BATCH):
            part = requests[start : start + BATCH]
            small = self.draw(part)
            for request, noun, image in zip(part, drawn[start:], small, strict=False):
                sprites.append(self._finish(request, noun, image))
                progress(Event("painted", request.noun, len(sprites), len(requests)))
        return sprites

    def draw(self, requests: Sequence[SpriteRequest]) -> Pixels:
        """(N, S, S, 4) sprites as the net draws them: premultiplied, sRGB-encoded, 0–1."""
        conditions = [self._condition(request) for request in requests]
        start = np.stack([noise(request.key, self._side) for request in requests])
        model = guided(_Net(self._session, conditions), self.settings.guidance)
        drawn = (euler(model, start, schedule(self.settings.steps)) + 1) / 2
        flat = np.moveaxis(np.clip(drawn, 0, 1), 1, -1)
        return np.minimum(flat, flat[..., 3:])  # light that nothing emits

    def _known(self, request: SpriteRequest) -> str:
        noun = self.drawable(request.noun)
        if noun is None:
            message = f"noun: the painter knows nothing like '{request.noun}'"
            raise UnknownNameError(message, field="noun", value=request.noun)
        return noun

    def _condition(self, request: SpriteRequest) -> Condition:
        style = self.lexicon.style(request.style)
        return self.lexicon.condition(self._known(request), style, request.colors, request.key)

    def _finish(self, request: SpriteRequest, noun: str, image: Pixels) -> Sprite:
        large = self._upscaler.upscale(image[None], request.size)[0]
        same = self.nearest(request.noun).similarity == 1.0
        return Sprite(large, request.noun if same else noun, "" if same else f"drawn as '{noun}'")

    @cached_property
    def _side(self) -> int:
        return int(describe(self.folder, NET)["side"])

    @cached_property
    def _upscaler(self) -> Upscaler:
        return Upscaler.load(self.folder, self.settings.threads)

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.settings.threads
        path = verify(self.folder, NET)
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


class _Net:
    """The ONNX graph behind the sampler's `Conditional`."""

    def __init__(self, session: Any, conditions: Sequence[Condition]) -> None:
        self._session = session
        self._given = {
            "words": np.stack([c.words for c in conditions]),
            "style": np.array([c.style for c in conditions], np.int64),
            "palette": np.stack([c.palette for c in conditions]),
        }

    def __call__(self, x: Pixels, t: float, *, conditioned: bool) -> Pixels:
        times = np.full(len(x), t, np.float32)
        keep = np.full(len(x), conditioned)
        feeds = {"x": x, "t": times, "keep": keep, **self._given}
        return np.asarray(self._session.run(None, feeds)[0])
