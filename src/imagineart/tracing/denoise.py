"""How does a picture of few samples lose its noise? By Open Image Denoise, in fixed bands.

Bands overlap. They give progress, let a cancel through and bound memory. They are fixed by the
picture's size, and the scale of the input is given rather than metered band by band; so bands
cannot be seen, and bytes do not depend on the load of the machine.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal

import numpy as np

from imagineart.modelling.model import Floats

Quality = Literal["fast", "high"]

BAND = 1024  # rows that a band keeps
OVERLAP = 80  # rows around it that the net sees as well


def bands(height: int) -> Iterator[tuple[int, int, int, int]]:
    """(first, last, first with overlap, last with overlap) row of each band."""
    for top in range(0, height, BAND):
        end = min(top + BAND, height)
        yield top, end, max(top - OVERLAP, 0), min(end + OVERLAP, height)


def denoised(
    light: Floats,
    albedo: Floats,
    normal: Floats,
    quality: Quality,
    scale: float,
    done: Callable[[float], None] = lambda share: None,
    threads: int = 0,
) -> Floats:
    """(H, W, 3) radiance without noise. `scale` maps radiance to about 0–1, as exposure does."""
    height = light.shape[0]
    result = np.empty_like(light, dtype=np.float32)
    for top, end, low, high in bands(height):
        part = [np.ascontiguousarray(a[low:high], np.float32) for a in (light, albedo, normal)]
        clean = _filtered(part[0], part[1], part[2], quality, scale, threads)
        result[top:end] = clean[top - low : top - low + end - top]
        done(end / height)
    return result


def _filtered(
    light: Floats, albedo: Floats, normal: Floats, quality: Quality, scale: float, threads: int
) -> Floats:
    import pyoidn

    output = np.empty_like(light)
    net = pyoidn.Filter(_device(threads), pyoidn.OIDN_FILTER_TYPE_RT)
    images = {"color": light, "albedo": albedo, "normal": normal, "output": output}
    for name, image in images.items():
        net.set_image(name, image, pyoidn.OIDN_FORMAT_FLOAT3)
    net.set_bool("hdr", True)
    net.set_float("inputScale", scale)
    level = pyoidn.OIDN_QUALITY_HIGH if quality == "high" else pyoidn.OIDN_QUALITY_FAST
    net.set_quality(level)
    net.commit()
    net.execute()
    net.release()
    fault = _device(threads).get_error()
    if fault:
        raise RuntimeError(f"the denoiser failed: {fault}")
    return output


@cache
def _device(threads: int) -> Any:
    import pyoidn

    device = pyoidn.Device()
    device.set_bool("setAffinity", False)
    if threads:
        device.set_int("numThreads", threads)
    device.commit()
    return device
