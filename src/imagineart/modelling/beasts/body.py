"""What does a beast's body look like bare? Solids that ride on bones, joined softly.

Each leg, the tail and the trunk are limbs of their own: a leg melts into the trunk, never into
another leg. Every point of the skin knows where it is at rest, so that coats and the lie of the
hair are functions of the beast at rest, whatever its pose.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.beasts.skeleton import Bone
from imagineart.modelling.kit.sdf import Field, capsule, ellipsoid, meshed
from imagineart.modelling.kit.surfaces import combined
from imagineart.modelling.model import Floats, Mesh, Point


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """A field at rest that rides on a bone, in one of the limbs; `k` m soft where it joins."""

    bone: str
    shape: Field
    limb: str = "trunk"
    k: float = 0.0
    carve: bool = False  # taken away instead


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """Where points of a skin are, told at rest. N points."""

    rest: Floats  # (N, 3) withers heights
    head: Floats  # (N, 3) head radii about the middle of the skull
    share: Mapping[str, Floats]  # (N,) 0–1 of each bone group: trunk, neck, head, fore, hind, tail
    down: Floats  # (N,) 0 at the root of a leg, 1 at the toes
    along: Floats  # (N,) 0 at the root of the tail, 1 at its tip
    tip: Floats  # (N,) 0 at the eyes, 1 at the end of the muzzle
    turn: Floats  # (N, 3, 3) from directions at rest to directions in the pose


def rod(
    bone: str, a: Point, b: Point, ra: float, rb: float, limb: str = "trunk", k: float = 0.0
) -> Solid:
    """A tapered capsule between two points at rest."""
    return Solid(bone, capsule(a, b, ra, rb), limb, k)


def blob(bone: str, at: Point, radii: Point, limb: str = "trunk", k: float = 0.0) -> Solid:
    """An ellipsoid about a point at rest."""
    return Solid(bone, ellipsoid(radii, at), limb, k)


def pair(solids: Sequence[Solid]) -> list[Solid]:
    """The solids with their mirror images, for what rides on bones of the middle."""
    return [replace(s, shape=s.shape.mirrored()) for s in solids]


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """Solids on bones; `unit` is the withers height and `skull` the head's radius, m."""

    solids: tuple[Solid, ...]
    bones: Mapping[str, Bone]
    unit: float
    skull: float
    groin: float  # m, how softly limbs join the trunk
    muzzle: float = 1.8  # how far it reaches before the middle of the skull, skull radii

    def field(self, limbs: Sequence[str] = ()) -> Field:
        """The posed skin, or only some of its limbs."""
        wanted = [s for s in self.solids if not limbs or s.limb in limbs]
        parts = {
            n: [s for s in wanted if s.limb == n] for n in dict.fromkeys(s.limb for s in wanted)
        }
        made = {name: self._limb(solids) for name, solids in parts.items()}
        low = np.min([f.low for f in made.values()], axis=0) - 0.01 * self.unit
        high = np.max([f.high for f in made.values()], axis=0) + 0.01 * self.unit
        trunk = made.pop("trunk", None)
        others = [_boxed(f, 0.1 * self.unit) for f in made.values()]
        if trunk is None:
            return Field(lambda *p: _least([d(*p) for d in others]), low, high, slack=2.0)
        return Field(_joined(trunk.distance, others, self.groin), low, high, slack=2.0)

    def _limb(self, solids: Sequence[Solid]) -> Field:
        result: Field | None = None
        for solid in solids:
            shape = self._posed(solid).k(solid.k)
            result = shape if result is None else _with(result, shape, solid.carve)
        assert result is not None
        return result

    def _posed(self, solid: Solid) -> Field:
        bone = self.bones[solid.bone]
        shape = solid.shape.at(tuple(-bone.rest))
        if not np.allclose(bone.turn, np.eye(3), atol=1e-6):
            shape = shape.oriented(bone.turn)
        return shape.at(tuple(bone.posed))

    def skin(self, detail: float, face: float) -> Mesh:
        """The skin as a mesh of `detail` m cells, `face` m about the head."""
        field = self.field()
        whole = meshed(field, detail=detail)
        middle, reach = self._face()
        low = np.maximum(field.low, middle - reach)
        high = np.minimum(field.high, middle + reach)
        near = meshed(replace(field, low=low, high=high), detail=face)
        return combined([_outside(whole, middle, reach - 2 * detail), near])

    def _face(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(middle, half size) of the box about the head that is meshed finely."""
        parts = [self._posed(s) for s in self.solids if s.bone == "head" and not s.carve]
        low = np.min([f.low for f in parts], axis=0)
        high = np.max([f.high for f in parts], axis=0)
        return (low + high) / 2, (high - low) / 2 + 0.06 * self.skull

    def site(self, points: Floats) -> Site:
        """Where (N, 3) posed points of the skin are at rest."""
        names = list(dict.fromkeys(s.bone for s in self.solids))
        d = np.stack([self._near(n, points) for n in names], axis=1)
        w = np.exp(-(d - d.min(axis=1, keepdims=True)) / (0.022 * self.unit))
        w /= w.sum(axis=1, keepdims=True)
        rest = np.zeros_like(points, dtype=float)
        turn = np.zeros((len(points), 3, 3), np.float32)
        for i, name in enumerate(names):
            rest += w[:, i : i + 1] * self.bones[name].back(points)
            turn += w[:, i, None, None] * self.bones[name].turn.astype(np.float32)
        share = {g: w[:, [_group(n) == g for n in names]].sum(axis=1) for g in GROUPS}
        head = (self.bones["head"].back(points) - self.bones["head"].rest) / self.skull
        return Site(
            (rest / self.unit).astype(np.float32),
            head.astype(np.float32),
            share,
            self._down(rest, share),
            self._along(rest),
            self._tip(head),
            turn,
        )

    def _near(self, bone: str, points: Floats) -> Floats:
        x, y, z = np.ascontiguousarray(points.T)
        shapes = [self._posed(s) for s in self.solids if s.bone == bone and not s.carve]
        return _least([s.distance(x, y, z) for s in shapes])

    def _down(self, rest: NDArray[np.float64], share: Mapping[str, Floats]) -> Floats:
        fore = self.bones["fore.left.upper"].rest[2]
        hind = self.bones["hind.left.upper"].rest[2]
        legs = share["fore"] + share["hind"]
        root = (fore * share["fore"] + hind * share["hind"]) / (legs + 1e-6)
        down = np.clip(1 - rest[:, 2] / (root + 1e-6), 0, 1)
        return np.asarray(np.where(legs > 0.02, down, 0.0), np.float32)

    def _tip(self, head: NDArray[np.float64]) -> Floats:
        return np.asarray(np.clip((-head[:, 1] - 0.9) / (self.muzzle - 0.6), 0, 1), np.float32)

    def _along(self, rest: NDArray[np.float64]) -> Floats:
        tail = sorted((b.rest[1] for n, b in self.bones.items() if n.startswith("tail.")))
        if len(tail) < 2:
            return np.zeros(len(rest), np.float32)
        reach = (tail[-1] - tail[0]) * len(tail) / (len(tail) - 1)
        return np.asarray(np.clip((rest[:, 1] - tail[0]) / reach, 0, 1), np.float32)


def _with(one: Field, other: Field, carve: bool) -> Field:
    return one - other if carve else one | other


GROUPS = ("trunk", "neck", "head", "fore", "hind", "tail")


def _group(bone: str) -> str:
    first = bone.split(".")[0]
    return "trunk" if first in ("pelvis", "chest") else first


def _least(distances: Sequence[Floats]) -> Floats:
    return np.asarray(np.min(distances, axis=0), np.float32)


def _boxed(field: Field, margin: float) -> Callable[[Floats, Floats, Floats], Floats]:
    """The distances of a field near its box; beyond `margin` m of it the distance to the box."""
    low, high = field.low.astype(np.float32), field.high.astype(np.float32)

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        d = np.maximum(low[0] - x, x - high[0])
        for axis, c in ((1, y), (2, z)):
            np.maximum(d, low[axis] - c, out=d)
            np.maximum(d, c - high[axis], out=d)
        near = np.flatnonzero(d < margin)
        if len(near):
            d[near] = field.distance(x[near], y[near], z[near])
        return np.asarray(d, np.float32)

    return distance


def _joined(
    trunk: Callable[..., Floats], others: Sequence[Callable[..., Floats]], k: float
) -> Callable[[Floats, Floats, Floats], Floats]:
    """min over limbs of the trunk softly joined with each."""

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        core = trunk(x, y, z)
        result = core
        for other in others:
            d = other(x, y, z)
            h = np.maximum(1 - np.abs(d - core) / k, 0.0)
            result = np.minimum(result, np.minimum(d, core) - h * h * (0.25 * k))
        return result

    return distance


def _outside(mesh: Mesh, middle: NDArray[np.float64], reach: NDArray[np.float64]) -> Mesh:
    """The triangles that are not wholly inside a box."""
    inside = np.asarray((np.abs(mesh.vertices - middle) < reach).all(axis=1))
    keep = mesh.triangles[~inside[mesh.triangles].all(axis=1)]
    used, renamed = np.unique(keep, return_inverse=True)
    normals = None if mesh.normals is None else mesh.normals[used]
    return Mesh(mesh.vertices[used], renamed.reshape(-1, 3).astype(np.int32), normals)
