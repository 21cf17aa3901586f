"""What is above the collar? Skin, eyes, teeth, brows and lashes of a posed body."""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from imagineart.modelling.model import Floats, Indices, Material, Mesh, Part, Rgb
from imagineart.modelling.people.atlas import Atlas
from imagineart.modelling.people.body import Posed
from imagineart.modelling.people.eyes import lash_columns
from imagineart.modelling.people.forms import Array, kept, normals_of
from imagineart.modelling.people.skin import (
    Complexion,
    lip_material,
    painted,
    relief,
    skin_material,
)
from imagineart.modelling.people.subdivision import Surface, surface

TEETH = Material("teeth", (0.66, 0.62, 0.55), roughness=0.25, specular=0.6, coat=0.4)
_BARED = 0.0030  # how far the upper teeth reach down and forward between parted lips, m
UV_METRES = 1.75  # what the whole texture square of the body covers on the face


@dataclass(frozen=True, slots=True, eq=False)
class Scaffold:
    """A subdivided piece of body skin and what never changes with the person."""

    surface: Surface
    triangles: Indices  # (T, 3)
    template: Floats  # (W, 3) points of the base mesh, m
    masks: dict[str, Floats]  # (W,)
    uvs: Floats  # (W, 2) m


@dataclass(frozen=True, slots=True, eq=False)
class Flesh:
    """Skin of one person: the scaffold with points and normals in the pose."""

    scaffold: Scaffold
    points: Floats  # (W, 3) m
    normals: Floats  # (W, 3)


@functools.lru_cache(maxsize=8)
def scaffold(atlas: Atlas, where: str, levels: int) -> Scaffold:
    """The piece "face", "skull", "hands" or "limbs" of the body, subdivided `levels` times."""
    quads = atlas.quads["body"]
    chosen = _chosen(atlas, where)
    fine = surface(quads[chosen], len(atlas.vertices), levels)
    template = fine.values(atlas.vertices)
    masks = {name: np.clip(fine.values(mask), 0, 1) for name, mask in atlas.masks.items()}
    return Scaffold(
        fine,
        fine.triangles,
        template,
        masks | {"lash line": _lash_line(atlas, template)},
        fine.values(atlas.uvs) * np.float32(UV_METRES),
    )


def _lash_line(atlas: Atlas, template: Floats) -> Floats:
    """(W,) 1 at the roots of the upper lashes, fading over two millimetres; half of it below."""
    line = np.zeros(len(template), np.float32)
    for row, share in ((2, 1.0), (1, 0.45)):
        groups = [f"helper-{side}-eyelashes-{row}" for side in "lr"]
        roots = [atlas.vertices[lash_columns(atlas, group)[:, 0]] for group in groups]
        far, _ = cKDTree(np.concatenate(roots)).query(template, distance_upper_bound=0.01)
        line = np.maximum(line, share * np.exp(-((np.minimum(far, 0.01) / 0.0016) ** 2)))
    return np.asarray(line, np.float32)


def _chosen(atlas: Atlas, where: str) -> NDArray[np.bool_]:
    """(F,) which quads of the body a piece holds; pieces overlap by a row, so no gap shows."""
    quads = atlas.quads["body"]
    head, hands = (atlas.share(*PIECES[k])[quads] for k in ("head", "hands"))
    front = (atlas.masks["face"][quads] > 0.3) & (atlas.masks["ears"][quads] < 0.5)
    near = (head > 0.02).all(axis=1) & (head.mean(axis=1) > 0.1)
    near &= atlas.masks["inside-mouth"][quads].min(axis=1) < 0.9
    if where == "face":
        return np.asarray(near & front.any(axis=1))
    if where == "skull":
        inner = (atlas.masks["face"][quads] > 0.5) & (atlas.masks["ears"][quads] < 0.5)
        return np.asarray(near & ~inner.all(axis=1))
    if where == "hands":
        return np.asarray((hands > 0.02).all(axis=1) & (hands.mean(axis=1) > 0.1))
    return np.asarray((np.maximum(head, hands) < 0.98).any(axis=1))


PIECES = {
    "head": ("head", "jaw", "neck", "eye"),
    "hands": ("wrist", "finger", "metacarpal"),
}


def flesh(posed: Posed, piece: Scaffold, look: Complexion, seed: int) -> Flesh:
    """The skin's surface in this pose, with its relief."""
    points = piece.surface.values(posed.points)
    normals = normals_of(points, piece.triangles)
    up = relief(piece.template, piece.masks, look, seed)
    points = points + normals * up[:, None]
    return Flesh(piece, points, normals_of(points, piece.triangles))


def skin(
    of: Flesh, bare: Floats, look: Complexion, seed: int, stain: tuple[Floats, Rgb] | None = None
) -> list[Part]:
    """The skin where `bare` (W,) is positive, its lips apart; `stain` paints what hair covers."""
    piece = of.scaffold
    used, triangles = kept(piece.triangles, bare > 0)
    if not len(triangles):
        return []
    masks = {name: mask[used] for name, mask in piece.masks.items()}
    colors = painted(piece.template[used], masks, look, seed)
    if stain is not None:
        share = stain[0][used][:, None]
        colors = (colors * (1 - share) + np.asarray(stain[1], np.float32) * share).astype(
            np.float32
        )
    whole = Mesh(of.points[used], triangles, of.normals[used], colors, piece.uvs[used])
    lips = np.all((masks["lips"] > 0.5)[triangles], axis=1)
    parts = [Part(_some(whole, ~lips), skin_material(look), "skin", tinted=False)]
    if lips.any():
        parts.append(Part(_some(whole, lips), lip_material(look), "lips", tinted=False))
    return parts


def _some(mesh: Mesh, chosen: NDArray[np.bool_]) -> Mesh:
    """The mesh of some of its triangles, (T,)."""
    used, inverse = np.unique(mesh.triangles[chosen], return_inverse=True)
    corners = inverse.reshape(-1, 3).astype(np.int32)
    fields = (mesh.normals, mesh.colors, mesh.uvs)
    own = [None if values is None else values[used] for values in fields]
    return Mesh(mesh.vertices[used], corners, *own)


def on_head(posed: Posed, template: Array) -> Floats:
    """(N, 3) where template points near the head are in the world, scaled with this head."""
    own, atlas = posed.body, posed.body.atlas
    pivot = atlas.vertices[atlas.bones[atlas.bone("head")].head].mean(axis=0)
    rest = (template - pivot) * head_scale(posed) + own.joint("head")
    return np.asarray(posed.carried("head", np.asarray(rest, float)), np.float32)


def head_scale(posed: Posed) -> float:
    """Size of this head against the base mesh's."""
    body, atlas = posed.body, posed.body.atlas
    bone, v = atlas.bones[atlas.bone("head")], atlas.vertices
    base = np.linalg.norm(v[bone.tail].mean(axis=0) - v[bone.head].mean(axis=0))
    return float(np.linalg.norm(body.end("head") - body.joint("head")) / base)


def teeth(posed: Posed) -> list[Part]:
    """Two rows, subdivided, with the gaps painted."""
    atlas = posed.body.atlas
    down = posed.turn("head") @ np.array([0.0, -_BARED, -_BARED]) * head_scale(posed)
    parts = []
    for name, shift in (("helper-upper-teeth", down), ("helper-lower-teeth", 0.0)):
        fine = _rows(atlas, name)
        points = np.asarray(fine.values(posed.points) + shift, np.float32)
        x = fine.values(atlas.vertices)[:, :1]
        gap = np.abs(np.cos(np.pi * x / 0.0078)) ** 40
        color = np.asarray(TEETH.color, np.float32) * (1 - 0.6 * gap)
        mesh = Mesh(
            points, fine.triangles, normals_of(points, fine.triangles), color.astype(np.float32)
        )
        parts.append(Part(mesh, TEETH, name.removeprefix("helper-"), tinted=False))
    return parts


@functools.lru_cache(maxsize=4)
def _rows(atlas: Atlas, name: str) -> Surface:
    return surface(atlas.quads[name], len(atlas.vertices), 1)
