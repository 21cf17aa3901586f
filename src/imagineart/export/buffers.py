"""How do depth, normals, ids and albedo of a picture become files?

NAME-depth.png    16 bit grey: 0 is `near`, 65534 is `far` (m, in NAME-things.json), 65535 the sky
NAME-normals.png  16 bit: (n + 1) / 2 in the scene's axes: x right, y away, z up
NAME-ids.png      16 bit grey: the numbers of NAME-things.json; 0 is the place and the sky
NAME-albedo.png   16 bit, sRGB: the colours of the surfaces without light
NAME-buffers.npz  all four as they are: float32 and int32, metres, linear sRGB
"""

import io
import json
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import srgb_encode
from imagineart.export.png import png16
from imagineart.picture import Buffers, Pixels
from imagineart.staging.stage import Stage

Levels = NDArray[np.uint16]
FULL = 65535


def files_of(buffers: Buffers, stage: Stage) -> Iterator[tuple[str, bytes]]:
    """(end of the name, data) of each file."""
    near, far = depth_range(buffers)
    yield "depth.png", png16(_levels_of_depth(buffers, near, far))
    yield "normals.png", png16(_levels((buffers.normals + 1.0) / 2.0))
    yield "ids.png", png16(np.clip(buffers.ids, 0, FULL).astype(np.uint16))
    yield "albedo.png", png16(_levels(srgb_encode(np.clip(buffers.albedo, 0.0, 1.0))))
    yield "buffers.npz", _npz(buffers)
    yield "things.json", _index(stage, near, far)


def depth_range(buffers: Buffers) -> tuple[float, float]:
    """(nearest, farthest) finite depth, m; (0, 1) where there is only sky."""
    finite = buffers.depth[np.isfinite(buffers.depth)]
    if not finite.size:
        return 0.0, 1.0
    return float(finite.min()), max(float(finite.max()), float(finite.min()) + 1e-6)


def _levels_of_depth(buffers: Buffers, near: float, far: float) -> Levels:
    share = (np.nan_to_num(buffers.depth, posinf=far) - near) / (far - near)
    levels: Levels = np.rint(np.clip(share, 0.0, 1.0) * (FULL - 1)).astype(np.uint16)
    levels[~np.isfinite(buffers.depth)] = FULL
    return levels


def _levels(
    share: Pixels,
) -> Levels:
    return np.rint(np.clip(share, 0.0, 1.0) * FULL).astype(np.uint16)


def _npz(buffers: Buffers) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(
        file,
        ids=buffers.ids,
        depth=buffers.depth,
        normals=buffers.normals,
        albedo=buffers.albedo,
    )
    return file.getvalue()


def _index(stage: Stage, near: float, far: float) -> bytes:
    """What each id is, and what the ends of the depth picture mean."""
    things = [
        {
            "id": number,
            "object": one.object,
            "index": one.index,
            "noun": one.placement.noun if one.placement is not None else one.object,
        }
        for number, one in enumerate(stage.instances, start=1)
    ]
    return json.dumps({"depth": {"near": near, "far": far}, "things": things}, indent=2).encode()
