"""What do all bodies share? The base mesh, its shape targets, rig, weights and masks.

The file beside this module is packed by `training/people/repack.py` from MakeHuman's CC0 data.
Here everything is in metres, z up, facing −y; `.L` bones lie at +x.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats, Indices

STEP_M = 0.00005  # of the file's fixed-point numbers


@dataclass(frozen=True, slots=True, eq=False)
class Bone:
    """A joint chain's link; head and tail are means of vertices, so they follow every shape."""

    name: str
    parent: int  # index of the bone it hangs from, −1 for the root
    head: Indices  # vertices
    tail: Indices  # vertices


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """Base vertices and everything that is said about them by index."""

    vertices: Floats  # (V, 3) m
    quads: Mapping[str, Indices]  # group → (F, 4)
    targets: Mapping[str, tuple[Indices, Floats]]  # name → moved vertices, (M, 3) m
    bones: tuple[Bone, ...]  # parents before children
    weights: Floats  # (V, B), rows sum to one
    masks: Mapping[str, Floats]  # name → (V,) 0–1
    uvs: Floats  # (V, 2) 0–1 of the body

    def bone(self, name: str) -> int:
        """The index of a bone. Raises `KeyError`."""
        return _bone_index(self)[name]

    def share(self, *prefixes: str) -> Floats:
        """(V,) how much of each vertex moves with bones whose names begin so."""
        chosen = [i for i, b in enumerate(self.bones) if b.name.startswith(prefixes)]
        return np.asarray(self.weights[:, chosen].sum(axis=1), np.float32)


@functools.lru_cache(maxsize=2)
def _bone_index(atlas: Atlas) -> Mapping[str, int]:
    return {bone.name: i for i, bone in enumerate(atlas.bones)}


@functools.cache
def atlas() -> Atlas:
    """The one atlas, read at first use (0.2 s)."""
    with (
        resources.files(__package__).joinpath("data/people.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as data,
    ):
        arrays = dict(data)
    return Atlas(
        vertices=_metres(arrays["vertices"]),
        quads={k.split(" ")[1]: q.astype(np.int32) for k, q in arrays.items() if k[:6] == "quads "},
        targets=_targets(arrays),
        bones=_bones(arrays),
        weights=_weights(arrays),
        masks={
            k.split(" ")[1]: m.astype(np.float32) / 255
            for k, m in arrays.items()
            if k.startswith("mask ")
        },
        uvs=arrays["uvs"].astype(np.float32) / 65535,
    )


def _metres(fixed: NDArray[np.int16]) -> Floats:
    x, y, z = (fixed.astype(np.float32) * STEP_M * 1.0).T
    return np.ascontiguousarray(np.stack([x, -z, y], axis=1))


def _targets(arrays: Mapping[str, NDArray[np.generic]]) -> Mapping[str, tuple[Indices, Floats]]:
    rows = arrays["target rows"].astype(int)
    deltas = _metres(arrays["target deltas"].astype(np.int16).T)
    result = {}
    for name, start, stop in zip(arrays["target names"], rows[:-1], rows[1:], strict=True):
        index = np.cumsum(arrays["target steps"][start:stop].astype(np.int32), dtype=np.int32)
        result[str(name)] = (index, deltas[start:stop])
    return result


def _bones(arrays: Mapping[str, NDArray[np.generic]]) -> tuple[Bone, ...]:
    rows = arrays["bone end rows"].astype(int)
    ends = np.split(arrays["bone ends"].astype(np.int32), rows[1:-1])
    parents = arrays["bone parents"].astype(int)
    return tuple(
        Bone(str(name), int(parents[i]), ends[2 * i], ends[2 * i + 1])
        for i, name in enumerate(arrays["bones"])
    )


def _weights(arrays: Mapping[str, NDArray[np.generic]]) -> Floats:
    index = arrays["weight bones"].astype(int)
    full = np.zeros((len(index), len(arrays["bones"])), np.float32)
    np.put_along_axis(full, index, arrays["weights"].astype(np.float32), axis=1)
    return np.asarray(full / full.sum(axis=1, keepdims=True), np.float32)
