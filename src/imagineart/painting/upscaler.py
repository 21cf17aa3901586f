"""How does a sprite of 128 px become one of 1024 px with the edges of a vector?

Two small sub-pixel nets (Shi et al. 2016, arXiv 1609.05158), each ×4, trained on small and large
renders of the same drawings by `training.upscale`:

    shape:  (s, s)           → (4s, 4s)      where contours run; removes the painter's faults
    edge:   (size/4, size/4) → (size, size)  keeps straight contours sharp where pixels are many

Shape is enough up to twice its output: what it draws is averaged down, or interpolated and its
alpha steepened, which leaves edges of less than two pixels. A larger sprite is stretched to a
quarter of the asked size and finished by edge. Steepening cuts off both ends of alpha, because a
net's "nothing" is never exactly zero and an uncertain contour is drawn too soft.

The nets work on premultiplied RGBA in sRGB encoding, as the painter draws it; what comes out is in
linear light, as the compositor wants it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import srgb_decode
from imagineart.errors import InvalidRequestError
from imagineart.painting.weights import verify

__all__ = ["LARGEST", "Upscaler", "stretch", "to_light"]

Pixels = NDArray[np.float32]

FACTOR = 4  # of one net
ENOUGH = 2  # times shape's side, up to which edge is not needed
LARGEST = 2048  # px, the largest side that edge was trained for; above it is interpolated
TOE = 1 / 5  # of alpha at either end taken for nothing and for everything
CODES = 4096  # steps of the table that decodes sRGB

NETS = ("upscaler_shape.onnx", "upscaler_edge.onnx")


@dataclass(frozen=True)
class Upscaler:
    """Makes sprites large. Deterministic: the same input and machine give the same bytes."""

    shape: Any  # onnxruntime.InferenceSession
    edge: Any

    @classmethod
    def load(cls, weights: Path, threads: int = 2) -> Upscaler:
        """The nets of a weights folder.

        Raises `WeightsError` for a file that is missing or not the one that `weights.json` names.
        """
        shape, edge = (_session(verify(weights, name), threads) for name in NETS)
        return cls(shape, edge)

    def upscale(self, images: Pixels, size: int) -> Pixels:
        """(N, s, s, 4) → (N, size, size, 4), both float32, premultiplied, 0–1.

        `images` are sRGB-encoded (colour encoded first, then multiplied by alpha), the result is
        in linear light; no channel of it exceeds alpha. Raises `InvalidRequestError` for an input
        of another shape or a size that is no positive number.
        """
        _check(images, size)
        grown = [self._grow(image, size) for image in images]
        return np.stack(grown) if grown else np.zeros((0, size, size, 4), np.float32)

    def _grow(self, image: Pixels, size: int) -> Pixels:
        """One sprite at a time: at 2048 px it takes 250 MB on its way through edge."""
        shaped = _run(self.shape, image)
        if size <= len(shaped):
            return stretch(to_light(shaped), size)
        if size <= ENOUGH * len(shaped):
            return to_light(stretch(shaped, size))
        side = min(size, LARGEST)
        return stretch(to_light(_run(self.edge, stretch(shaped, side // FACTOR))), size)


def _session(path: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _run(session: Any, image: Pixels) -> Pixels:
    """(s, s, 4) → (4s, 4s, 4), clipped to 0–1."""
    planes = np.ascontiguousarray(image.transpose(2, 0, 1)[None])
    (grown,) = session.run(None, {"x": planes})
    return np.asarray(grown[0].clip(0, 1).transpose(1, 2, 0), np.float32)


def _check(images: Pixels, size: int) -> None:
    if images.ndim != 4 or images.shape[1] != images.shape[2] or images.shape[3] != 4:
        shape = "×".join(map(str, images.shape))
        raise InvalidRequestError(
            f"images: shape {shape} is not N×s×s×4",
            field="images",
            value=shape,
            allowed=["N×s×s×4"],
        )
    if size < 1:
        raise InvalidRequestError(
            f"size: {size} px is not a size; 1 px or more is", field="size", value=size
        )


def to_light(image: Pixels) -> Pixels:
    """Premultiplied sRGB-encoded (..., 4) → premultiplied linear light, RGB never above alpha.

    Steepens alpha: a fifth at either end becomes exactly 0 or 1. Straight colours are kept.
    """
    alpha = image[..., 3:]
    straight = np.clip(image[..., :3] / np.maximum(alpha, TOE), 0, 1)
    codes = (straight * (CODES - 1) + 0.5).astype(np.int32)
    steep = np.clip((alpha - TOE) / (1 - 2 * TOE), 0, 1)
    return np.concatenate([_decoding_table()[codes] * steep, steep], -1)


@cache
def _decoding_table() -> Pixels:
    """(4096,) linear light of evenly spaced codes: 30 times as fast as the powers."""
    return np.asarray(srgb_decode(np.linspace(0, 1, CODES)), np.float32)


def stretch(image: Pixels, side: int) -> Pixels:
    """(s, s, C) → (side, side, C): box average on the way down, Lanczos on the way up, 0–1."""
    from PIL import Image

    if len(image) == side:
        return image
    if len(image) % side == 0:
        factor = len(image) // side
        blocks = image.reshape(side, factor, side, factor, -1)
        return np.asarray(blocks.mean((1, 3), dtype=np.float32))
    kernel = Image.Resampling.BOX if side < len(image) else Image.Resampling.LANCZOS
    planes = [Image.fromarray(plane) for plane in image.transpose(2, 0, 1)]
    sized = np.stack([np.asarray(plane.resize((side, side), kernel)) for plane in planes], -1)
    alpha = sized[..., 3:].clip(0, 1)
    return np.concatenate([np.clip(sized[..., :3], 0, alpha), alpha], -1)
