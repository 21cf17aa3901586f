"""What an engine hands back: linear-light pixels and, where it has them, the layers."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """One drawn thing of a picture, kept so that it can be exported, moved or redrawn.

    `image`: (h, w, 4) float32, linear sRGB, premultiplied alpha, 0–1.
    `left`, `top`: position of its first pixel on the canvas, px; may be negative.
    """

    name: str
    image: Pixels
    left: int
    top: int


@dataclass(frozen=True, slots=True, eq=False)
class Buffers:
    """What an engine knows of every pixel, without noise or blur; each (H, W) or (H, W, 3).

    `ids`: int32, 1 + the number of the instance in its stage, 0 for the place and the sky. `depth`:
    float32, m along the axis of the camera, infinite where there is only sky. `normals`: float32
    unit vectors in the scene's axes. `albedo`: float32 linear sRGB.
    """

    ids: NDArray[np.int32]
    depth: Pixels
    normals: Pixels
    albedo: Pixels


@dataclass(frozen=True, slots=True)
class Picture:
    """`pixels`: (H, W, 3) float32, linear sRGB, 0–1 (values outside are gamut-mapped on encoding).

    `notes`: what the user should know about how it was drawn, e.g. a substituted look.
    `provenance`: engine, version, dtype, weights hash: what a repetition would need. `cutout`:
    (H, W, 4) float32, linear sRGB, premultiplied: the things without a ground, where the plan asks
    for a transparent picture; `pixels` show them on a plain ground then.
    """

    pixels: Pixels
    layers: tuple[Layer, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: dict[str, str] = field(default_factory=dict)
    buffers: Buffers | None = None
    cutout: Pixels | None = None

    @property
    def size(self) -> tuple[int, int]:
        """(width, height), px."""
        return self.pixels.shape[1], self.pixels.shape[0]
