"""How do words get onto a thing in a scene? As a part of its model, in the light of the scene.

A thing with the anchor `face` is written on there: raised letters of paint, chalk on slate, tubes
of light on neon. Any other thing is written on where it looks to the viewer: the letters are cut
into narrow strips and laid upon its surface, so that they follow a mug, a belly, a bonnet.

Letters are outlines of the bundled fonts in metres, so that they are sharp at every size.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from imagineart.color.gamut import into_gamut
from imagineart.color.spaces import oklch_to_linear
from imagineart.modelling.model import (
    Anchor,
    Copies,
    Floats,
    Material,
    Mesh,
    Model,
    Part,
    Rgb,
    bounds_of,
)
from imagineart.plan.plan import Plan, TextBlock
from imagineart.rendering.typography import choose_ink, outlines
from imagineart.staging.scene.units import matrix_of
from imagineart.staging.stage import Instance, Placement, Stage

Ink = Literal["paint", "chalk", "neon"]
Array = NDArray[np.float64]

RELIEF: dict[Ink, float] = {"paint": 0.006, "chalk": 0.0006, "neon": 0.0}
"""Thickness of letters, as a share of the height of their field."""
CHALKY = frozenset({"slate"})  # faces that one writes on with chalk
NEON: tuple[Rgb, ...] = ((1.0, 0.07, 0.32), (0.05, 0.55, 1.0), (1.0, 0.32, 0.04), (0.1, 1.0, 0.4))
SHINE = 7.0  # radiance of neon
TUBE = 0.028  # of the height of a line: the radius of a neon tube
STRIPS = 28  # that letters on a curved thing are cut into
GRID = 48  # cells across in which the depth of a surface is found
CLEAR = 0.006  # of the thing's size: how far letters stand before its surface
ROUND = 1.35  # width ÷ depth up to which a thing can be written on from any side
FIELD = (0.62, 0.34)  # width and height of the words on a thing, of its outline
MIDDLE = 0.5  # height of their middle on it


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A flat place for words in a model's frame, m: its middle, right, up, and size."""

    middle: Array  # (3,)
    right: Array
    up: Array
    width: float
    height: float

    @property
    def out(self) -> Array:
        """(3,) away from the surface."""
        return np.cross(self.right, self.up)


def inscribed(
    plan: Plan, stage: Stage, models: Sequence[Model | None]
) -> tuple[list[Model | None], frozenset[int]]:
    """The models with the words of the plan on them, and the numbers of the texts that are so.

    Every instance of a carrier bears its words. Speech is no part of a thing.
    """
    made, written = list(models), set()
    for at, (one, model) in enumerate(zip(stage.instances, models, strict=True)):
        numbers = [n for n, text in enumerate(plan.texts) if _is_on(text, one)]
        if model is not None and one.placement is not None and numbers:
            texts = [plan.texts[n] for n in numbers]
            made[at] = written_on(model, texts, _viewed_from(one.placement, stage), stage.seed)
            written |= set(numbers)
    return made, frozenset(written)


def _is_on(text: TextBlock, one: Instance) -> bool:
    return text.carrier == one.object and text.role != "speech"


def _viewed_from(placement: Placement, stage: Stage) -> Array:
    """(3,) unit direction from a model to the viewer, level, in the model's frame."""
    if stage.setting is None:
        return np.array([0.0, -1.0, 0.0])
    m = matrix_of(placement)
    away = np.subtract(stage.setting.lens.position, m[:3, 3])
    seen = np.linalg.solve(m[:3, :3], away)
    seen[2] = 0.0
    return np.asarray(seen / max(float(np.linalg.norm(seen)), 1e-9))


def written_on(model: Model, texts: Sequence[TextBlock], viewer: Array, seed: int = 0) -> Model:
    """The model with texts on it, one row each. `viewer`: (3,) direction to who reads them."""
    face = model.anchors.get("face")
    field = _on_face(face) if face is not None else _on_side(model, viewer)
    ink = _ink_of(model)
    rows = [_row(field, number, len(texts)) for number in range(len(texts))]
    parts = [
        _letters(model, text, row, ink, seed, flat=face is not None)
        for text, row in zip(texts, rows, strict=True)
    ]
    return replace(model, parts=(*model.parts, *parts))


def _on_face(face: Anchor) -> Field:
    out = np.array(face.up, float)
    up = np.array((0.0, 0.0, 1.0)) - out * out[2]
    up /= max(float(np.linalg.norm(up)), 1e-9)
    right = np.cross(up, out)
    return Field(np.array(face.position, float), right, up, face.room[0], face.room[2])


def _on_side(model: Model, viewer: Array) -> Field:
    """The side that looks to the viewer; of long things the nearest of four."""
    main = max(model.parts, key=_bulk)  # without handles, wheels, stalks
    low, high = (np.asarray(end, float) for end in bounds_of((main,)))
    size = high - low
    out = viewer
    if max(size[:2]) > ROUND * min(size[:2]):
        sides = np.array([[0, -1, 0], [0, 1, 0], [-1, 0, 0], [1, 0, 0]], float)
        seen = sides @ viewer * np.array([size[0], size[0], size[1], size[1]])
        out = sides[int(np.argmax(seen))]
    up = np.array([0.0, 0.0, 1.0])
    right = np.cross(up, out)
    wide = float(np.abs(right) @ size)
    middle = (low + high) / 2
    middle[2] = low[2] + MIDDLE * size[2]
    return Field(middle, right, up, FIELD[0] * wide, FIELD[1] * float(size[2]))


def _row(field: Field, number: int, count: int) -> Field:
    height = field.height / count
    middle = field.middle + field.up * ((count - 1) / 2 - number) * height
    return replace(field, middle=middle, height=0.88 * height if count > 1 else height)


def _ink_of(model: Model) -> Ink:
    if "neon" in model.noun.split():
        return "neon"
    names = {part.material.name for part in model.parts if part.name == "face"}
    return "chalk" if names & CHALKY else "paint"


def _letters(
    model: Model, text: TextBlock, field: Field, ink: Ink, seed: int, *, flat: bool
) -> Part:
    contours = outlines(text.string, text.mood, field.width, field.height)
    if ink == "neon":
        mesh = _tubes(contours, field)
        return Part(mesh, _glowing(text, seed), "letters", tinted=False)
    color = _color(text, model, ink)
    made = Material(
        "chalk" if ink == "chalk" else "paint",
        color=color,
        roughness=0.95 if ink == "chalk" else 0.45,
        specular=0.1 if ink == "chalk" else 0.4,
    )
    mesh = _raised(contours, field, RELIEF[ink]) if flat else _draped(contours, field, model)
    return Part(mesh, made, "letters", tinted=False)


def _color(text: TextBlock, model: Model, ink: Ink) -> Rgb:
    """The asked one, chalk, or what can be read on the thing."""
    if text.color is not None:
        return _rgb(np.clip(into_gamut(oklch_to_linear(np.array([text.color.oklch])))[0], 0, 0.85))
    if ink == "chalk":
        return 0.78, 0.77, 0.74
    ground = np.full((1, 1, 3), np.asarray(_ground(model), np.float32))
    return _rgb(np.clip(choose_ink(ground).fill, 0.01, 0.82))


def _ground(model: Model) -> Rgb:
    """The colour that words stand on: of the face, else of the largest part."""
    part = next((one for one in model.parts if one.name == "face"), None)
    part = part or max(model.parts, key=_bulk)
    shape = part.shape
    if isinstance(shape, Mesh) and shape.colors is not None:
        return _rgb(shape.colors.mean(axis=0))
    return part.material.color


def _bulk(part: Part) -> float:
    if not isinstance(part.shape, Mesh):
        return 0.0
    return float(np.prod(np.ptp(part.shape.vertices, axis=0) + 1e-4))


def _rgb(color: NDArray[np.floating] | tuple[float, ...]) -> Rgb:
    red, green, blue = (float(c) for c in color)
    return red, green, blue


def _glowing(text: TextBlock, seed: int) -> Material:
    color = NEON[seed % len(NEON)]
    if text.color is not None:
        asked = into_gamut(oklch_to_linear(np.array([text.color.oklch])))[0]
        color = _rgb(np.clip(asked / max(float(asked.max()), 1e-3), 0.02, 1.0))
    red, green, blue = (SHINE * c for c in color)
    return Material("neon letters", color=color, roughness=0.3, emission=(red, green, blue))


# ---- shapes


def _placed(points: Array, field: Field, out: Array | float) -> Floats:
    """(N, 2) of the field, from its upper left corner, y down → (N, 3) in the model's frame."""
    x = points[:, :1] - field.width / 2
    y = field.height / 2 - points[:, 1:2]
    away = np.broadcast_to(np.reshape(out, (-1, 1)), (len(points), 1))
    placed: Floats = (field.middle + x * field.right + y * field.up + away * field.out).astype(
        np.float32
    )
    return placed


def _raised(contours: Sequence[Array], field: Field, relief: float) -> Mesh:
    """Letters that stand out from a flat face."""
    import manifold3d

    thick = max(relief * field.height, 0.0004)
    section = manifold3d.CrossSection(list(contours), manifold3d.FillRule.NonZero)
    raw = section.extrude(2 * thick).to_mesh()
    vertices = np.asarray(raw.vert_properties, float)[:, :3]
    triangles = np.asarray(raw.tri_verts, np.int32)[:, ::-1]  # y is turned: so is the winding
    return Mesh(_placed(vertices[:, :2], field, vertices[:, 2] - thick), triangles.copy())


def _draped(contours: Sequence[Array], field: Field, model: Model) -> Mesh:
    """Letters in strips, each corner upon the surface under it."""
    import manifold3d

    section = manifold3d.CrossSection(list(contours), manifold3d.FillRule.NonZero)
    wide, parts, shapes, first = field.width / STRIPS, [], [], 0
    for number in range(STRIPS):
        strip = manifold3d.CrossSection.square((wide, 2 * field.height))
        piece = section ^ strip.translate((number * wide, -field.height / 2))
        loops = [np.asarray(loop, float) for loop in piece.to_polygons()]
        if not loops:
            continue
        shapes.append(np.asarray(manifold3d.triangulate(loops), np.int32) + first)
        parts.append(np.concatenate(loops))
        first += sum(len(loop) for loop in loops)
    points = np.concatenate(parts)
    depth = _depths(points, field, model)
    mesh = Mesh(_placed(points, field, depth), np.concatenate(shapes)[:, ::-1].copy())
    return mesh


def _depths(points: Array, field: Field, model: Model) -> Array:
    """(N,) how far before the field's plane the surface is, at (N, 2) places of the field, m."""
    from scipy import ndimage

    surface = np.concatenate([_samples(part) for part in model.parts])
    away = surface - field.middle
    x = (away @ field.right / field.width + 0.5) * GRID
    y = (0.5 - away @ field.up / field.height) * GRID
    inside = (x >= 0) & (x < GRID) & (y >= 0) & (y < GRID)
    cells = y[inside].astype(int) * GRID + x[inside].astype(int)
    depth = np.full(GRID * GRID, -np.inf)
    np.maximum.at(depth, cells, away[inside] @ field.out)
    grid = ndimage.maximum_filter(depth.reshape(GRID, GRID), 3)  # no far wall through a gap
    empty = ~np.isfinite(grid)
    if empty.all():
        return np.zeros(len(points))
    nearest = ndimage.distance_transform_edt(empty, return_distances=False, return_indices=True)
    smooth = ndimage.gaussian_filter(grid[nearest[0], nearest[1]], 1.2)
    at = np.stack([points[:, 1] / field.height, points[:, 0] / field.width]) * GRID - 0.5
    size = float(np.ptp(surface, axis=0).max())
    found: Array = ndimage.map_coordinates(smooth, at, order=1, mode="nearest")
    return found + CLEAR * size


def _samples(part: Part, count: int = 200_000) -> Array:
    """(N, 3) points on a part, evenly by area; none on strands."""
    shape = part.shape
    if isinstance(shape, Copies) or not isinstance(shape, Mesh):
        return np.zeros((0, 3))
    a, b, c = (shape.vertices[shape.triangles[:, i]].astype(float) for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    share = np.cumsum(area) / max(float(area.sum()), 1e-12)
    order = (np.arange(count) + 0.5) / count
    which = np.minimum(np.searchsorted(share, order), len(a) - 1)
    u = (0.5 + np.arange(count)[:, None] * np.array([0.7548776662, 0.5698402910])) % 1.0
    over = u.sum(axis=1) > 1.0
    u[over] = 1.0 - u[over]
    found: Array = a[which] + u[:, :1] * (b - a)[which] + u[:, 1:] * (c - a)[which]
    return found


def _tubes(contours: Sequence[Array], field: Field) -> Mesh:
    """Tubes of light along the middle of each stroke."""
    from imagineart.modelling.kit import combined, tube
    from imagineart.rendering.strokes import strokes_of

    radius = TUBE * _line_height(contours)
    tubes = [
        tube(_placed(path, field, 2.2 * radius), radius, sides=10, up=(0.31, 0.83, 0.46))
        for path in strokes_of(contours, (field.width, field.height))
        if len(path) > 1
    ]
    return combined(tubes)


def _line_height(contours: Sequence[Array]) -> float:
    return float(np.median([np.ptp(loop[:, 1]) for loop in contours]))
