"""What form has a thing, as far as staging must know? Its extent, its anchors, a coarse surface.

Models are built once for each noun, seed and pose, and kept; staging sees them as a few thousand
triangles.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

import numpy as np

from imagineart.modelling.model import Anchor, Copies, Mesh, Model, Part, bounds_of
from imagineart.staging.scene.vectors import Floats

CELLS = 40  # along the longest side: finer detail is of no use to a preview
FLAME = "flame"  # name of the parts that burn
MOST_COPIES = 1500  # of one shape; of more, every n-th stands for n

Variant = Mapping[str, str | float | int | bool | None]


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """The form of a model: metres, front towards −y, standing on z = 0."""

    triangles: Floats  # (T, 3, 3)
    low: Floats  # (3,)
    high: Floats  # (3,)
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    note: str = ""

    @property
    def size(self) -> Floats:
        """(3,) width, depth, height."""
        return self.high - self.low

    @property
    def points(self) -> Floats:
        """(T · 3, 3) corners of its triangles."""
        return self.triangles.reshape(-1, 3)


class Shapes(Protocol):
    """What can be built. `ModelShapes` are the real ones."""

    def noun_of(self, word: str) -> str | None:
        """The noun that is built for a word, None if there is no model."""
        ...

    def figure_of(self, word: str) -> str | None:
        """The noun whose flat figure stands for a word without a model, None if there is none."""
        ...

    def poses_of(self, noun: str) -> tuple[str, ...]:
        """The poses that a noun can take, the usual first; () if it has none."""
        ...

    def parameters_of(self, noun: str) -> frozenset[str]:
        """The names that a variant of the noun may change."""
        ...

    def solid(self, noun: str, seed: int, pose: str, variant: Variant) -> Solid:
        """The form of one model."""
        ...


class ModelShapes:
    """The shapes of `imagineart.modelling`, from its cache on disk."""

    def noun_of(self, word: str) -> str | None:
        """The noun that is built for a word, None if there is no model."""
        from imagineart.modelling.registry import find

        found = find(word)
        return found[1] if found else None

    def figure_of(self, word: str) -> str | None:
        """The noun whose flat figure stands for a word without a model."""
        from imagineart.modelling.reliefs.relief import figure_for

        return figure_for(word)

    def poses_of(self, noun: str) -> tuple[str, ...]:
        """The poses that a noun can take."""
        from imagineart.modelling.registry import find

        found = find(noun)
        return found[0].poses if found else ()

    def parameters_of(self, noun: str) -> frozenset[str]:
        """The names of the parameters of its family."""
        from dataclasses import fields

        from imagineart.modelling.registry import find

        found = find(noun)
        return frozenset(f.name for f in fields(found[0].rows[found[1]])) if found else frozenset()

    def solid(self, noun: str, seed: int, pose: str, variant: Variant) -> Solid:
        """The form of one model; built at first use."""
        return _solid(noun, seed, pose, tuple(sorted(variant.items())))


@cache
def model_shapes() -> ModelShapes:
    """The one instance; it holds no state of its own."""
    return ModelShapes()


def built(noun: str, seed: int, pose: str, variant: Variant) -> Model:
    """The model itself, kept in memory and on disk."""
    return _built(noun, seed, pose, tuple(sorted(variant.items())))


@cache
def _built(noun: str, seed: int, pose: str, variant: tuple[tuple[str, object], ...]) -> Model:
    from imagineart.modelling.cache import ModelCache
    from imagineart.modelling.registry import find, model_of
    from imagineart.modelling.reliefs.relief import relief_of

    if find(noun) is None:
        return relief_of(noun, seed)
    return model_of(noun, seed=seed, pose=pose, variant=dict(variant), cache=ModelCache())


@cache
def _solid(noun: str, seed: int, pose: str, variant: tuple[tuple[str, object], ...]) -> Solid:
    return solid_of(_built(noun, seed, pose, variant))


def solid_of(model: Model) -> Solid:
    """A model as staging sees it."""
    low, high = model.bounds
    cell = max(float((high - low).max()), 1e-6) / CELLS
    found = [t for part in model.parts for t in _triangles(part, np.eye(4)[None], cell)]
    triangles = np.concatenate(found) if found else _box(low, high)
    return Solid(triangles.astype(np.float32), low, high, _anchors(model), model.note)


def _anchors(model: Model) -> Mapping[str, Anchor]:
    """Its anchors, and the middle of its flames as that of a light."""
    flames = [part for part in model.parts if part.name == FLAME]
    if not flames or "light" in model.anchors:
        return model.anchors
    low, high = bounds_of(flames)
    x, y, z = (float(c) for c in (low + high) / 2.0)
    return {**model.anchors, "light": Anchor((x, y, z))}


def _triangles(part: Part, moves: Floats, cell: float) -> Iterator[Floats]:
    """(T, 3, 3) of a part at each of (N, 4, 4) transforms; strands lie on surfaces anyway."""
    shape = part.shape
    if isinstance(shape, Copies):
        step = -(-len(shape.transforms) // MOST_COPIES)
        inner = np.asarray(shape.transforms[::step], float).copy()
        inner[:, :3, :3] *= np.sqrt(step)
        product = np.einsum("aij,bjk->abik", moves, inner).reshape(-1, 4, 4)
        for inside in shape.parts:
            yield from _triangles(inside, product, cell)
    elif isinstance(shape, Mesh) and len(moves):
        scale = abs(float(np.linalg.det(moves[0, :3, :3]))) ** (1 / 3)
        corners = _coarse(shape, cell / max(scale, 1e-6))
        moved = np.einsum("nij,tcj->ntci", moves[:, :3, :3], corners)
        yield (moved + moves[:, None, None, :3, 3]).reshape(-1, 3, 3)


def _coarse(mesh: Mesh, cell: float) -> Floats:
    """(T, 3, 3) corners after joining vertices that share a cell; what collapses is dropped."""
    cells = np.floor(mesh.vertices / cell).astype(np.int64)
    cells -= cells.min(axis=0)
    span = cells.max(axis=0) + 1
    key = (cells[:, 0] * span[1] + cells[:, 1]) * span[2] + cells[:, 2]
    _, first, group = np.unique(key, return_index=True, return_inverse=True)
    corners = group.reshape(-1)[mesh.triangles]
    a, b, c = corners.T
    kept = np.unique(np.sort(corners[(a != b) & (b != c) & (c != a)], axis=1), axis=0)
    if not len(kept):
        kept = mesh.triangles[:: max(1, len(mesh.triangles) // 64)]
        return np.asarray(mesh.vertices[kept])
    return np.asarray(mesh.vertices[first][kept])


def _box(low: Floats, high: Floats) -> Floats:
    """(12, 3, 3) triangles of a box: for what is nothing but strands."""
    bits = (np.arange(8)[:, None] >> np.arange(3)) & 1
    corners = np.where(bits, high, low)
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    index = [t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))]
    return np.asarray(corners[np.array(index)], np.float32)
