"""What does our ICC profile say? sRGB, in the fewest bytes every reader understands.

An ICC v2.1 matrix/TRC display profile (ICC.1:2001-04): the sRGB primaries adapted to the D50
profile connection space by Bradford's matrix, and the sRGB curve in 1024 steps. Written by hand,
because profile libraries stamp the present time into the header and our files are byte-identical.

The file `srgb.icc` beside this module holds `build()`; `python -m imagineart.color.profile`
writes it anew.
"""

import struct
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import XYZ_FROM_LINEAR, srgb_decode

FILE = "srgb.icc"
_CURVE_POINTS = 1024
_D50 = np.array([0.9642, 1.0, 0.8249])  # XYZ of the profile connection space
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
_DATE = (2000, 1, 1, 0, 0, 0)  # fixed: a real one would change the bytes of every picture


@cache
def srgb_profile() -> bytes:
    """The ICC profile that every file of ours carries."""
    return files("imagineart.color").joinpath(FILE).read_bytes()


def build() -> bytes:
    """The profile, made from the numbers of the sRGB standard."""
    primaries = _adapted_primaries()
    curve = _curve()
    tags = [
        (b"desc", _description("sRGB")),
        (b"cprt", b"text\0\0\0\0CC0\0"),
        (b"wtpt", _xyz(_fixed(_D50))),
        *((name, _xyz(primaries[:, i])) for i, name in enumerate((b"rXYZ", b"gXYZ", b"bXYZ"))),
        *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    return _assemble(tags)


def _adapted_primaries() -> NDArray[np.int64]:
    """XYZ of R, G, B under D50 as columns, s15Fixed16; the columns add up to white exactly."""
    white = XYZ_FROM_LINEAR.sum(axis=1)
    gain = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ white))
    fixed = _fixed(np.linalg.inv(_BRADFORD) @ gain @ _BRADFORD @ XYZ_FROM_LINEAR)
    fixed[:, 1] += _fixed(_D50) - fixed.sum(axis=1)
    return fixed


def _fixed(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Numbers as s15Fixed16."""
    return np.rint(values * 65536).astype(np.int64)


def _xyz(values: NDArray[np.int64]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *values.tolist())


def _curve() -> bytes:
    """The transfer function, encoded → linear, in 16 bits."""
    linear = srgb_decode(np.linspace(0.0, 1.0, _CURVE_POINTS))
    points = np.rint(linear * 65535).astype(">u2")
    return b"curv\0\0\0\0" + struct.pack(">I", _CURVE_POINTS) + points.tobytes()


def _description(text: str) -> bytes:
    """A textDescriptionType: ASCII, then empty Unicode and Macintosh forms."""
    ascii_text = text.encode("ascii") + b"\0"
    empty_forms = struct.pack(">IIHB", 0, 0, 0, 0) + bytes(67)
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + empty_forms


def _assemble(tags: list[tuple[bytes, bytes]]) -> bytes:
    """Header, tag table and tag data; equal data is stored once."""
    offset = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags:
        if data not in places:
            places[data] = offset + len(body)
            body += data + bytes(-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    return _header(offset + len(body)) + table + body


def _header(size: int) -> bytes:
    white = struct.pack(">3i", *_fixed(_D50).tolist())
    start = struct.pack(
        ">I4sI4s4s4s6H", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *_DATE
    )
    rest = b"acsp" + bytes(4) + bytes(4) + bytes(4) + bytes(4) + bytes(8) + bytes(4)
    return (start + rest + white).ljust(128, b"\0")


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_bytes(build())
