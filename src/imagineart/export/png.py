"""How is a picture of 16 bits a channel written? As PNG, which keeps them all.

A PNG is a signature and chunks: length, type, data, CRC-32. Rows are filtered by "up" (each byte
less the one above it), which suits smooth buffers, and deflated.
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB = 0, 2  # colour types
UP = 2  # filter type
LEVEL = 6  # zlib


def png16(levels: NDArray[np.uint16]) -> bytes:
    """The file of (H, W) grey or (H, W, 3) colour levels. Raises `ValueError` for other shapes."""
    if levels.dtype != np.uint16 or levels.ndim not in (2, 3) or levels.shape[2:] not in ((), (3,)):
        raise ValueError(
            f"levels must be uint16, (H, W) or (H, W, 3), not {levels.dtype} {levels.shape}"
        )
    height, width = levels.shape[:2]
    rows = levels.astype(">u2").reshape(height, -1).view(np.uint8)
    above = np.concatenate([np.zeros_like(rows[:1]), rows[:-1]])
    filtered = np.full((height, rows.shape[1] + 1), UP, np.uint8)
    filtered[:, 1:] = rows - above
    kind = GREY if levels.ndim == 2 else RGB
    head = struct.pack(">IIBBBBB", width, height, 16, kind, 0, 0, 0)
    body = zlib.compress(filtered.tobytes(), LEVEL)
    return b"".join([SIGNATURE, _chunk(b"IHDR", head), _chunk(b"IDAT", body), _chunk(b"IEND", b"")])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
