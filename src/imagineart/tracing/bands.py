"""How is a whole picture worked on, pixel by pixel, without filling memory with its copies?

Band by band: a few rows and all that is computed of them fit into a core's cache, and the cores
take turns. Each pixel is computed alone, so neither bands nor threads can be seen in the result.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

PIXELS = 1 << 16  # of a band


def in_bands(work: Callable[..., Any], *images: NDArray[Any], margin: int = 0) -> NDArray[Any]:
    """What `work` makes of images of H rows: H rows as well.

    `work` is given the same rows of each image, and looks no farther than `margin` pixels.
    """
    height, width = images[0].shape[:2]
    rows = max(1, PIXELS // max(width, 1))
    tops = range(0, height, rows)

    def made(top: int) -> NDArray[Any]:
        first = max(top - margin, 0)
        found: NDArray[Any] = work(*(image[first : top + rows + margin] for image in images))
        return found[top - first : top - first + min(rows, height - top)]

    begun = made(0)
    if len(tops) == 1:
        return begun
    result = np.empty((height, *begun.shape[1:]), begun.dtype)
    result[:rows] = begun

    def fill(top: int) -> None:
        result[top : top + rows] = made(top)

    list(_workers().map(fill, tops[1:]))
    return result


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(min(os.cpu_count() or 1, 8), thread_name_prefix="bands")
