"""Cut stone: pedestals, blocks and balls to show things on, columns, stairs, headstones, arches."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    combined,
    extruded,
    grounded,
    lathe,
    loft,
    moved,
    sized,
    top_anchor,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.pieces import varied


@dataclass(frozen=True, slots=True)
class Stone:
    """A piece of masonry, `width` × `depth` × `height` metres."""

    form: str
    width: float
    depth: float
    height: float
    material: str = "plaster"
    color: Rgb | None = None
    steps: int = 1  # of stairs, or plates on one another


WHITE: Rgb = (0.72, 0.71, 0.69)
ROWS = {
    "podium": Stone("drum", 0.34, 0.34, 0.10, color=WHITE),
    "stepped podium": Stone("drum", 0.40, 0.40, 0.14, color=WHITE, steps=2),
    "pedestal": Stone("pedestal", 0.36, 0.36, 0.95, "marble"),
    "block": Stone("box", 0.22, 0.22, 0.16, "concrete"),
    "cube": Stone("box", 0.20, 0.20, 0.20, color=WHITE),
    "cylinder": Stone("drum", 0.16, 0.16, 0.26, color=WHITE),
    "sphere": Stone("ball", 0.20, 0.20, 0.20, color=WHITE),
    "slab": Stone("box", 0.34, 0.24, 0.025, "slate"),
    "column": Stone("column", 0.60, 0.60, 3.4, "marble"),
    "broken column": Stone("column", 0.60, 0.60, 1.5, "sandstone", steps=0),
    "stairs": Stone("stairs", 1.8, 0.30, 0.17, "stone", steps=7),
    "steps": Stone("stairs", 2.2, 0.34, 0.16, "stone", steps=4),
    "headstone": Stone("headstone", 0.62, 0.16, 0.95, "stone"),
    "cross headstone": Stone("cross", 0.62, 0.14, 1.15, "stone"),
    "arch": Stone("arch", 2.6, 0.7, 3.2, "sandstone"),
}
FLUTES = 20


def build(order: Order[Stone]) -> Model:
    """By its form, in the stone it is cut from."""
    stone = order.params
    made = material(stone.material, color=stone.color)
    parts = (Part(combined(FORMS[stone.form](stone, order.rng)), made, "body"),)
    anchors = {"top": top_anchor(parts, 0.8), **_face(stone)}
    return _own(grounded(Model(order.noun, parts, anchors)), stone, order.rng)


def _own(model: Model, stone: Stone, rng: np.random.Generator) -> Model:
    """In proportions of its own; cubes and balls in a size of their own."""
    if stone.width == stone.depth == stone.height:
        return sized(model, float(rng.uniform(0.94, 1.06)))
    return varied(model, rng, "z")


def _face(stone: Stone) -> dict[str, Anchor]:
    """Where words are cut into a gravestone."""
    if stone.form != "headstone":
        return {}
    room = (stone.width * 0.72, stone.height * 0.4, 0.1)
    at = (0.0, -stone.depth / 2 - 0.001, stone.height * 0.62)
    return {"face": Anchor(at, up=(0.0, -1.0, 0.0), room=room)}


def _drum(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    """Round plates on one another, each a little smaller, with soft edges."""
    tall = stone.height / stone.steps
    made = []
    for k in range(stone.steps):
        r, b, z = stone.width / 2 * (1 - 0.24 * k), min(0.004, tall / 6), tall * k
        rim = arc(b, 0, 90, 6, (r - b, tall - b))
        made.append(moved(lathe(np.r_[[(0, 0), (r, 0)], rim, [(0, tall)]]), (0, 0, z)))
    return made


def _box(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    size = (stone.width, stone.depth, stone.height)
    return [bevelled_box(size, bevel=0.004, at=(0, 0, stone.height / 2), steps=3)]


def _ball(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    return [ball(stone.width / 2, (0, 0, stone.width / 2), segments=96)]


def _pedestal(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    """A shaft between two moulded plates."""
    w, h = stone.width, stone.height
    plates = (
        (w, 0.07, 0.0),
        (w * 0.9, 0.04, 0.07),
        (w * 0.92, 0.04, h - 0.11),
        (w, 0.07, h - 0.07),
    )
    made = [bevelled_box((s, s, t), bevel=0.008, at=(0, 0, z + t / 2)) for s, t, z in plates]
    return [*made, bevelled_box((w * 0.78, w * 0.78, h - 0.2), bevel=0.01, at=(0, 0, h / 2))]


def _column(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    """A fluted shaft that swells a little, on a round foot; whole ones bear a capital."""
    h, r = stone.height, stone.width / 2 * 0.72
    turn = np.linspace(0, 2 * np.pi, FLUTES * 8, endpoint=False)
    outline = r * (1 - 0.055 * np.abs(np.sin(turn * FLUTES / 2)) ** 0.6)
    rows = np.linspace(0.2, h - (0.25 if stone.steps else 0.0), 24)
    slim = 1 - 0.16 * ((rows - 0.2) / 3.2) ** 1.4
    shaft = _rings(outline, turn, rows, slim, 0.0 if stone.steps else 0.22, rng)
    foot = [
        bevelled_box((stone.width, stone.width, 0.1), bevel=0.01, at=(0, 0, 0.05)),
        _torus(r, 0.15),
    ]
    if not stone.steps:
        return [*foot, shaft]
    crown = [_torus(r * 0.86, h - 0.2), bevelled_box((r * 2.1, r * 2.1, 0.12), at=(0, 0, h - 0.06))]
    return [*foot, shaft, *crown]


def _rings(
    outline: np.ndarray, turn: np.ndarray, rows: np.ndarray, slim: np.ndarray,
    jag: float, rng: np.random.Generator,
) -> Mesh:  # fmt: skip
    """The shaft as a loft; a broken one ends in a ragged slope."""
    flat = np.stack([outline * np.cos(turn), outline * np.sin(turn)], -1)
    rings = np.zeros((len(rows), len(turn), 3))
    rings[..., :2] = flat[None] * slim[:, None, None]
    rings[..., 2] = rows[:, None]
    slope = np.cos(turn - rng.uniform(0, 6.28)) + 0.5 * np.cos(3 * turn + rng.uniform(0, 6.28))
    rings[-1, :, 2] -= jag * (1.2 - slope)
    return loft(rings, crease=50.0)


def _torus(radius: float, at: float) -> Mesh:
    """A round moulding about z, its middle `at` metres high."""
    rim = arc(0.055, -90, 90, 16, (radius, 0.0))
    return moved(lathe(np.r_[[(0, -0.055)], rim, [(0, 0.055)]]), (0, 0, at))


def _stairs(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    """Steps that rise away from the viewer, their treads a little proud of the risers."""
    made = []
    for k in range(stone.steps):
        tall = stone.height * (k + 1)
        y = stone.depth * (k + 0.5) - stone.depth * stone.steps / 2
        made.append(bevelled_box((stone.width, stone.depth, tall), at=(0, y, tall / 2)))
        tread = (stone.width + 0.02, stone.depth + 0.02, 0.04)
        made.append(bevelled_box(tread, bevel=0.008, at=(0, y - 0.01, tall - 0.018)))
    return made


def _headstone(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    """A slab with a round head on a plinth, leaning a little."""
    w, h, d = stone.width, stone.height, stone.depth
    head = arc(w / 2, 0, 180, 40, (0.0, h - w / 2))
    slab = extruded(np.r_[[(-w / 2, 0.1), (w / 2, 0.1)], head], d * 0.62, bevel=0.012)
    upright = moved(turned(slab, "x", 90), (0, d * 0.31, 0))
    plinth = bevelled_box((w * 1.25, d * 1.7, 0.16), bevel=0.012, at=(0, 0, 0.08))
    return [turned(upright, "x", float(rng.uniform(-3, 3))), plinth]


def _cross(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    w, h, d = stone.width, stone.height, stone.depth
    beam = w * 0.24
    upright = bevelled_box((beam, d * 0.6, h - 0.16), bevel=0.012, at=(0, 0, h / 2 + 0.08))
    across = bevelled_box((w, d * 0.58, beam), bevel=0.012, at=(0, 0, h * 0.74))
    plinth = bevelled_box((w * 0.9, d * 2.2, 0.18), bevel=0.012, at=(0, 0, 0.09))
    return [upright, across, plinth]


def _arch(stone: Stone, rng: np.random.Generator) -> list[Mesh]:
    """Two pillars of blocks and a round head of wedges."""
    wide = stone.width * 0.2
    inner, outer = stone.width / 2 - wide, stone.width / 2
    spring = stone.height - outer
    made = []
    count = max(3, round(spring / 0.4))
    for k in range(count):
        size = (wide, stone.depth, spring / count - 0.006)
        z = spring * (k + 0.5) / count
        made += [
            bevelled_box(size, bevel=0.012, at=(s * (inner + wide / 2), 0, z)) for s in (-1, 1)
        ]
    turns = np.linspace(0, 180, 14)
    for a, b in pairwise(turns):
        edge = np.r_[arc(outer, a + 0.3, b - 0.3, 8), arc(inner, b - 0.3, a + 0.3, 8)]
        wedge = extruded(edge, stone.depth, bevel=0.01)
        made.append(moved(turned(wedge, "x", 90), (0, stone.depth / 2, spring)))
    return made


FORMS: dict[str, Callable[[Stone, np.random.Generator], list[Mesh]]] = {
    "drum": _drum, "box": _box, "ball": _ball, "pedestal": _pedestal, "column": _column,
    "stairs": _stairs, "headstone": _headstone, "cross": _cross, "arch": _arch,
}  # fmt: skip
FAMILY = Family(
    "stonework",
    build,
    ROWS,
    span=(0.1, 4.0),
    synonyms={
        "podium": ("display podium", "round podium", "product podium", "display stand", "platform"),
        "pedestal": ("plinth", "marble pedestal", "stone pedestal"),
        "block": ("concrete block", "stone block"),
        "slab": ("stone slab", "slate slab", "slate board"),
        "column": ("pillar", "marble column", "stone pillar", "stone column"),
        "broken column": ("ruined column", "broken pillar"),
        "stairs": ("staircase", "stairway", "flight of stairs", "flight of steps"),
        "steps": ("stone steps", "front steps", "stoop"),
        "headstone": ("gravestone", "tombstone", "grave"),
        "cross headstone": ("grave cross", "stone cross"),
        "arch": ("archway", "stone arch", "stone archway"),
    },
)
