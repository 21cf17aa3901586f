"""Who draws a thing? The painter: a noun, a style and colours become one sprite on transparency."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from imagineart.errors import UnknownNameError
from imagineart.events import Event, Progress, ignore
from imagineart.painting.conditioning import Condition, Lexicon
from imagineart.painting.nets import SHIPPED, Net, Sampling
from imagineart.painting.pixels import warp
from imagineart.painting.sprite import NoiseKey, Sprite, SpriteRequest
from imagineart.painting.upscaler import Upscaler
from imagineart.painting.vocabulary import Match
from imagineart.painting.weights import FOLDER, describe, verify

__all__ = ["LEXICON", "NET", "Painter"]

NET, LEXICON = "painter.onnx", "lexicon.npz"
FAINT = 0.1  # alpha below which nothing is drawn; in full from twice that
BATCH = 8  # sprites sampled together: more only costs memory

Pixels = NDArray[np.float32]


def cleared(image: Pixels) -> Pixels:
    """Premultiplied RGBA without its faintest traces, which are the net's doubt and not glass."""
    share = np.clip((image[..., 3:] - FAINT) / FAINT, 0, 1)
    return np.asarray(image * share, np.float32)


class Painter:
    """A `SpriteSource` on ONNX Runtime. Loads its weights at the first sprite.

    `folder` holds the weight files and `weights.json`; the packaged ones by default. Raises
    `WeightsError` at load for a file that is missing, truncated or altered.
    """

    name = "painter"

    def __init__(
        self, folder: Path = FOLDER, *, threads: int = 2, sampling: Sampling = SHIPPED
    ) -> None:
        self.folder = folder
        self.threads = threads
        self.sampling = sampling

    @property
    def provenance(self) -> dict[str, str]:
        """What a repetition would need."""
        facts = describe(self.folder, NET)
        return {"painter": self.name, "weights": facts["sha256"]}

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

    def draw(self, requests: Sequence[SpriteRequest], *, posed: bool = True) -> Pixels:
        """(N, S, S, 4) sprites before they are enlarged: premultiplied, sRGB-encoded, 0–1.

        `posed`: tilted, stretched and mirrored by the seed; otherwise as the net draws them.
        """
        conditions = [self._condition(request) for request in requests]
        sprites = self.render(conditions, [request.key for request in requests])
        if not posed:
            return sprites
        return np.stack([warp(s, c.pose) for s, c in zip(sprites, conditions, strict=True)])

    def render(self, conditions: Sequence[Condition], keys: Sequence[NoiseKey]) -> Pixels:
        """(N, S, S, 4) upright sprites as `draw` gives them, of conditions made by hand."""
        drawn = (self._net.draw(conditions, keys) + 1) / 2
        flat = np.moveaxis(np.clip(drawn, 0, 1), 1, -1)
        return cleared(np.minimum(flat, flat[..., 3:]))  # no light that nothing emits

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
    def _upscaler(self) -> Upscaler:
        return Upscaler.load(self.folder, self.threads)

    @cached_property
    def _net(self) -> Net:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        path, side = verify(self.folder, NET), int(describe(self.folder, NET)["side"])
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        return Net(session, side, self.sampling)
