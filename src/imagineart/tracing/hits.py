"""What stands where a ray hits? Colour, finish, kind and owner, looked up in a few tables.

A surface of the tracer that asks a mesh for its attributes makes a costly call for every number;
one record for each primitive holds them all, and the caller lends them to the surface.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from imagineart.modelling.model import Floats, Indices, Rgb
from imagineart.tracing.materials import finish_rows
from imagineart.tracing.pieces import FINISH
from imagineart.tracing.sources import Tables as Lights
from imagineart.tracing.variant import import_drjit, owned

dr = import_drjit()

HIDDEN, TWO_SIDED, ROUGH, PICTURED = 1, 2, 4, 8  # what is known of a shape, as bits
CLEAR: Rgb = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Primitives:
    """What is known of the primitives of a shape."""

    owners: Indices  # (F,) instance ids
    colors: Floats  # (F, 3, 3) of the corners
    finish: Indices  # (F,) row of `finishes`
    finishes: Floats  # (M, 7)


NOTHING = Primitives(
    np.zeros(0, np.int32),
    np.zeros((0, 3, 3), np.float32),
    np.zeros(0, np.int32),
    np.zeros((0, len(FINISH)), np.float32),
)
_NULL = Primitives(
    np.zeros(1, np.int32),
    np.zeros((1, 3, 3), np.float32),
    np.zeros(1, np.int32),
    np.full((1, len(FINISH)), 0.5, np.float32),
)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """What is known of a shape."""

    number: int  # in the tracer's registry
    primitives: Primitives
    tint: Rgb  # what a straight ray keeps behind it; 0 for opaque
    bits: int


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What is known of shapes, primitives and lights, as arrays of the tracer's own kind."""

    mi: Any
    first: Any
    owners: Any
    hits: Any
    finishes: Any
    shapes: Any  # rows of tint and kind
    sources: Lights

    def fresh(self) -> "Tables":
        """The same for the program that is traced next."""
        return replace(self, sources=self.sources.fresh(self.mi))

    def shape(self, si: Any, active: Any) -> tuple[Any, Any, Any]:
        """Number, tint and kind of what is hit."""
        number = dr.reinterpret_array(self.mi.UInt32, si.shape)
        row = dr.gather(self.mi.Vector4f, self.shapes, number, active)
        return number, self.mi.Color3f(row.x, row.y, row.z), self.mi.UInt32(row.w)

    def place(self, si: Any, number: Any, active: Any) -> Any:
        """Where what is known of a primitive stands."""
        start = dr.gather(self.mi.UInt32, self.first, number, active)
        return dr.select(start > 0, start + si.prim_index, 0)

    def hit(self, si: Any, place: Any, active: Any) -> tuple[Any, Any, Any]:
        """Colour and the two rows of finish of what is hit."""
        mi = self.mi
        a, b, c = (dr.gather(mi.Vector4f, self.hits, place * 3 + i, active) for i in range(3))
        mixed_color = a * (1.0 - si.uv.x - si.uv.y) + b * si.uv.x + c * si.uv.y
        flat = dr.all(a.xyz == b.xyz) & dr.all(a.xyz == c.xyz)
        color = dr.select(flat, a, mixed_color)
        row = mi.UInt32(a.w) * 2
        rows = tuple(dr.gather(mi.Vector4f, self.finishes, row + i, active) for i in range(2))
        return mi.Color3f(color.x, color.y, color.z), rows[0], rows[1]


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """The same as arrays; what is known of the primitives of a shape starts at `first[number]`."""

    first: Indices  # (R,)
    owners: Indices  # (F,) 0 for none
    tint: Floats  # (R, 3)
    bits: Indices  # (R,)
    rows: tuple[Row, ...]

    def tables(self, mi: Any, lights: Lights) -> Tables:
        """The arrays that compiled programs read."""
        finishes = [_NULL.finishes, *(row.primitives.finishes for row in self.rows)]
        kinds = np.concatenate([self.tint, self.bits[:, None]], axis=1)
        return Tables(
            mi=mi,
            first=mi.UInt32(self.first.astype(np.uint32)),
            owners=mi.UInt32(self.owners.astype(np.uint32)),
            hits=owned(mi, self._hits().ravel()),
            finishes=owned(mi, finish_rows(np.concatenate(finishes)).ravel()),
            shapes=owned(mi, kinds.astype(np.float32).ravel()),
            sources=lights,
        )

    def _hits(self) -> Floats:
        """(F, 3, 4) colours of the corners; after the first, the row of its finish."""
        hits = np.zeros((len(self.owners), 3, 4), np.float32)
        row, start = 1, 1
        for primitives in (row.primitives for row in self.rows):
            mine = slice(start, start + len(primitives.owners))
            hits[mine, :, :3] = primitives.colors
            hits[mine, 0, 3] = primitives.finish + row
            row, start = row + len(primitives.finishes), mine.stop
        return hits


def recorded(rows: tuple[Row, ...]) -> Records:
    """Records of shapes in their order."""
    size = max((row.number for row in rows), default=0) + 2
    first, bits = np.zeros(size, np.int32), np.zeros(size, np.int32)
    tint = np.zeros((size, 3), np.float32)
    start = 1
    for row in rows:
        count = len(row.primitives.owners)
        first[row.number] = start if count else 0
        tint[row.number], bits[row.number] = row.tint, row.bits
        start += count
    owners = np.concatenate([_NULL.owners, *(row.primitives.owners for row in rows)])
    return Records(first, owners, tint, bits, rows)
