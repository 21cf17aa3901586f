"""What stands for a thing that has no model yet? A wooden figure, cut and painted as its drawing.

    drawing → areas → pieces with heights → round edges → a board between → a foot if it needs one

The figure is as large as the thing is, is painted on both sides, and says in its note what it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import (
    boxed_uvs,
    combined,
    lathe,
    rounded,
    stood,
    top_anchor,
    transformed,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import find
from imagineart.modelling.reliefs.drawings import drawing, has_drawing
from imagineart.modelling.reliefs.layers import Piece, pieces
from imagineart.modelling.reliefs.puffing import Edge, puffed
from imagineart.modelling.reliefs.vector import areas
from imagineart.world.nouns import Noun, noun_of

if TYPE_CHECKING:
    from manifold3d import CrossSection

UNITS = 64.0  # of the longer side of a drawing: the lengths below are in these
MARGIN = 0.45  # of the board around the paint
JOINED = 1.1  # gaps up to twice this are filled by the board
BOARD = 4.2  # thickness
DOWEL = 1.1  # width of what holds loose parts
HAND = 0.05  # how much the tone of a piece may differ from what is drawn
FINE = 14.0  # square units below which a piece has fewer rings
ALIKE = 0.17  # distance in OKLab within which a piece takes the asked colour with the main one
STEADY = 0.34  # share of its width that must touch the ground for a figure to stand by itself


@dataclass(frozen=True, slots=True, eq=False)
class _Figure:
    """A drawing as pieces, in units with the longer side `UNITS`, from the origin upwards."""

    pieces: list[Piece]
    board: "CrossSection"


def relief_of(noun: str, seed: int = 0) -> Model:
    """The figure of a noun; the seed changes how the hand that painted it was.

    Raises `KeyError` for a noun without a drawing.
    """
    known = noun_of(noun)
    rng = np.random.default_rng([seed & 0xFFFFFFFFFFFFFFFF, crc32(noun.encode())])
    figure = _figure(drawing(noun))
    soft = any(known.is_a(kind) for kind in _table()["felt"])
    parts = [*_painted(figure, rng, soft), _board(figure, soft, rng)]
    if known.support in _table()["standing"] and not soft:
        parts += _foot(figure.board)
    model = Model(noun, tuple(parts), note=f"“{noun}” is shown as a {_kind(soft)} figure")
    return _sized(model, known)


def figure_for(word: str) -> str | None:
    """The noun whose figure stands for a word without a model: itself or its singular, or None.

    None too where a model shows it better: of its kind (a pirate is a person), of a young one's
    parents ("lion cub"), or of who does or is something ("sleeping dog").
    """
    plain = " ".join(word.lower().replace("_", " ").split())
    spaced = plain.replace("-", " ")
    forms = (plain, *_singulars(plain), spaced, *_singulars(spaced))
    noun = next((form for form in forms if has_drawing(form)), None)
    return None if noun is None or find(noun) is not None or _modelled(noun) else noun


def _modelled(noun: str) -> bool:
    """Whether the model of something else shows it better than a figure."""
    if noun in _table()["named"]:
        return False
    first, _, last = noun.partition(" ")
    if last and first in _table()["doing"] and find(last) is not None:
        return True
    if last in _table()["young"] and find(first) is not None:
        return True
    return any(noun_of(noun).is_a(kind) for kind in _table()["kinds"] if find(kind) is not None)


def _singulars(plain: str) -> tuple[str, ...]:
    endings = (("ies", "y"), ("ves", "f"), ("es", ""), ("s", ""))
    return tuple(plain.removesuffix(e) + s for e, s in endings if plain.endswith(e))


@cache
def _table() -> dict[str, Any]:
    import yaml

    text = files("imagineart.modelling.reliefs").joinpath("reliefs.yaml").read_text("utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table


def _kind(soft: bool) -> str:
    return "felt" if soft else "wooden"


def _figure(svg: str) -> _Figure:
    found = pieces(areas(svg))
    bounds = np.array([piece.section.bounds() for piece in found])
    low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    scale = UNITS / float((high - low).max())
    moved = [
        replace(
            piece,
            section=piece.section.translate((-low).tolist()).scale((scale, scale)),
            top=piece.top * scale,
            rise=piece.rise * scale,
        )
        for piece in found
    ]
    return _Figure(moved, _silhouette([piece.section for piece in moved]))


def _silhouette(sections: Sequence["CrossSection"]) -> "CrossSection":
    """The outline of everything, a little wider, gaps filled, loose parts held by dowels."""
    from manifold3d import CrossSection, JoinType, OpType

    whole = CrossSection.batch_boolean(list(sections), OpType.Add)
    closed = whole.offset(JOINED, JoinType.Round, 2.0, 24)
    closed = closed.offset(MARGIN - JOINED, JoinType.Round, 2.0, 24).simplify(0.05)
    parts = sorted(closed.decompose(), key=lambda part: -part.area())
    for part in parts[1:]:
        closed = closed + _dowel(part, closed - part)
    return closed


def _dowel(part: "CrossSection", rest: "CrossSection") -> "CrossSection":
    """A bar between the nearest points of two areas."""
    from manifold3d import CrossSection
    from scipy.spatial import cKDTree

    a, b = (np.concatenate(s.to_polygons()) for s in (part, rest))
    distance, nearest = cKDTree(b).query(a)
    start, end = a[distance.argmin()], b[nearest[distance.argmin()]]
    along = (end - start) / max(float(distance.min()), 1e-9)
    side = DOWEL / 2 * np.array([-along[1], along[0]])
    start, end = start - DOWEL * along, end + DOWEL * along
    return CrossSection([np.array([start + side, start - side, end - side, end + side])])


def _painted(figure: _Figure, rng: np.random.Generator, soft: bool) -> list[Part]:
    """The pieces on both sides, those of the main colour as one part that takes an asked one."""
    main = _main_color(figure.pieces)
    tones = 1.0 + HAND * rng.uniform(-1, 1, len(figure.pieces))
    groups: dict[bool, list[Mesh]] = {True: [], False: []}
    for piece, tone in zip(figure.pieces, tones.tolist(), strict=True):
        color = tuple(float(np.clip(c * tone, 0.0, 0.9)) for c in piece.color)
        tinted = float(np.linalg.norm(_oklab(piece.color) - main)) < ALIKE
        groups[tinted].append(_colored(_carved(piece), color))
    paint = material("felt" if soft else "painted wood")
    if soft:
        paint = replace(paint, texture=None, color=(0.4, 0.4, 0.4))
    return [
        Part(_both_sides(combined(meshes)), paint, "body" if tinted else "details", tinted)
        for tinted, meshes in groups.items()
        if meshes
    ]


def _carved(piece: Piece) -> Mesh:
    """A piece above the board, with as wide an edge as its narrowest part allows."""
    area = piece.section.area()
    length = sum(
        float(np.linalg.norm(np.roll(loop, -1, axis=0) - loop, axis=1).sum())
        for loop in piece.section.to_polygons()
    )
    inset = min(0.85 * area / max(length, 1e-9), 1.6 * piece.rise)
    edge = Edge(inset, piece.rise, 2 if area < FINE else 4)
    return puffed(piece.section, BOARD / 2 - 0.3, BOARD / 2 + piece.top, edge)


def _board(figure: _Figure, soft: bool, rng: np.random.Generator) -> Part:
    half = puffed(figure.board, 0.0, BOARD / 2, Edge(0.5, 0.6, 2))
    wood = _felt_board(figure) if soft else material("pine")
    mesh = boxed_uvs(_both_sides(half))
    assert mesh.uvs is not None
    shift = rng.uniform(0, UNITS, 2).astype(np.float32)
    return Part(replace(mesh, uvs=mesh.uvs + shift), wood, "board", tinted=False)


def _felt_board(figure: _Figure) -> Material:
    largest = max(figure.pieces, key=lambda piece: piece.share)
    red, green, blue = (0.8 * c for c in largest.color)
    return replace(material("felt"), texture=None, color=(red, green, blue))


def _foot(board: "CrossSection") -> list[Part]:
    """A turned foot under what would tip over."""
    points = np.concatenate([np.asarray(loop) for loop in board.to_polygons()])
    touching = points[points[:, 1] < points[:, 1].min() + 1.5, 0]
    left, right = float(touching.min()), float(touching.max())
    width = float(np.ptp(points[:, 0]))
    middle = float(points[:, 0].mean())
    if right - left > STEADY * width and left < middle < right:
        return []
    radius = float(np.clip(0.3 * width, 8.0, 15.0))
    profile = [(0.0, -2.4), (radius, -2.4), (radius, 0.2), (radius - 1.2, 1.2), (0.0, 1.2)]
    disc = lathe(rounded(profile, 0.5), segments=48)
    center = np.clip((left + right) / 2, middle - radius / 2, middle + radius / 2)
    lifted = np.array([center, 0.0, points[:, 1].min()], np.float32)
    mesh = boxed_uvs(replace(disc, vertices=disc.vertices + lifted))
    return [Part(mesh, material("oak"), "foot", tinted=False)]


def _both_sides(half: Mesh) -> Mesh:
    """(x, up, out) → standing upright, and the same mirrored behind the middle of the board."""
    assert half.normals is not None
    front = [np.stack([a[:, 0], -a[:, 2], a[:, 1]], axis=1) for a in (half.vertices, half.normals)]
    mirror = np.array([1.0, -1.0, 1.0], np.float32)
    before = replace(half, vertices=front[0], normals=front[1])
    behind = replace(
        before,
        vertices=front[0] * mirror,
        normals=front[1] * mirror,
        triangles=half.triangles[:, ::-1].copy(),
    )
    return combined([before, behind])


def _sized(model: Model, known: Noun) -> Model:
    """As large as the thing itself, standing, with a place on top of it and one to hang it by."""
    scale = known.size / UNITS
    standing = stood(transformed(model, np.diag([scale, scale, scale, 1.0])))
    high = float(standing.bounds[1][2])
    anchors = {"top": top_anchor(standing.parts), "hang": Anchor((0.0, 0.0, high))}
    return replace(standing, anchors=anchors)


def _colored(mesh: Mesh, color: tuple[float, ...]) -> Mesh:
    colors: Floats = np.tile(np.array(color, np.float32), (len(mesh.vertices), 1))
    return replace(mesh, colors=colors)


def _main_color(found: Sequence[Piece]) -> NDArray[np.float64]:
    """(3,) OKLab: the colour that most of the picture is near to."""
    labs = np.array([_oklab(piece.color) for piece in found])
    shares = np.array([piece.share for piece in found])
    near = np.linalg.norm(labs[:, None] - labs[None], axis=2) < ALIKE
    main: NDArray[np.float64] = labs[int((near @ shares).argmax())]
    return main


def _oklab(color: Rgb) -> NDArray[np.float64]:
    to_lms = [[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]
    to_lab = [[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]
    return np.asarray(np.array(to_lab) @ np.cbrt(np.array(to_lms) @ np.array(color)))
