"""Tables: dining tables, desks, coffee tables, round tables, nightstands, workbenches."""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    circle,
    combined,
    extruded,
    grained,
    lathe,
    leg,
    moved,
    rectangle,
    rod,
    spline,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order


@dataclass(frozen=True, slots=True)
class Table:
    """A table in metres; a round one stands on a turned column where it has no legs."""

    width: float = 1.5
    depth: float = 0.82
    height: float = 0.74
    top: float = 0.030
    boards: int = 1  # that the top is joined from
    legs: int = 4
    thick: float = 0.062  # of a leg
    round_top: bool = False
    rod_legs: float = 0.0  # how far round legs splay; 0: square legs
    drawers: int = 0
    shelf: float = 0.0  # height of a shelf between the legs
    material: str = "oak"
    color: Rgb | None = None


ROWS = {
    "table": Table(boards=6),
    "dining table": Table(width=1.9, depth=0.92, boards=6, thick=0.075, material="walnut"),
    "coffee table": Table(1.1, 0.58, 0.42, rod_legs=0.05, thick=0.036, material="walnut"),
    "round table": Table(1.0, 1.0, 0.74, legs=0, round_top=True, material="oak"),
    "side table": Table(
        0.46, 0.46, 0.54, top=0.022, round_top=True, legs=3, rod_legs=0.06, thick=0.030,
        material="pine",
    ),
    "desk": Table(1.35, 0.66, 0.74, drawers=2, thick=0.05, boards=4),
    "nightstand": Table(
        0.45, 0.38, 0.56, top=0.022, drawers=1, thick=0.036, shelf=0.16, material="pine"
    ),
    "workbench": Table(
        1.6, 0.70, 0.86, top=0.06, boards=5, thick=0.095, shelf=0.18, material="pine"
    ),
}  # fmt: skip


def build(order: Order[Table]) -> Model:
    """Top, legs and apron, cut from boards of their own."""
    table, rng = order.params, order.rng
    wide, deep = (float(f) for f in rng.uniform(0.93, 1.07, 2))
    deep = wide if table.round_top else deep
    table = replace(table, width=table.width * wide, depth=table.depth * deep)
    meshes = [*_top(table), *_stand(table)]
    if table.shelf:
        size = (table.width - 0.12, table.depth - 0.10, 0.02)
        meshes.append(bevelled_box(size, at=(0, 0, table.shelf)))
    wood = material(table.material, color=table.color)
    parts = [Part(combined([grained(m, rng) for m in meshes]), wood, "body")]
    if table.drawers:
        parts += _drawers(table, wood, rng)
    room = (table.width * 0.9, table.depth * 0.9, 1.0)
    return Model(order.noun, tuple(parts), {"top": Anchor((0, 0, table.height), room=room)})


def _top(table: Table) -> list[Mesh]:
    """A plate with soft edges, or boards side by side with the finest gap."""
    z = table.height - table.top
    bevel = min(0.006, table.top / 4)
    if table.round_top:
        return [
            moved(
                extruded(circle(table.width / 2, 128), table.top, bevel=bevel, steps=4), (0, 0, z)
            )
        ]
    if table.boards == 1:
        outline = rectangle(table.width, table.depth, 0.02)
        return [moved(extruded(outline, table.top, bevel=bevel, steps=4), (0, 0, z))]
    wide = table.depth / table.boards
    return [
        bevelled_box(
            (table.width, wide - 0.0006, table.top), bevel=0.0022,
            at=(0, (i + 0.5) * wide - table.depth / 2, table.height - table.top / 2),
        )
        for i in range(table.boards)
    ]  # fmt: skip


def _stand(table: Table) -> list[Mesh]:
    if table.legs == 0:
        return _column(table)
    if table.rod_legs:
        return _rods(table)
    x, y = table.width / 2 - table.thick, table.depth / 2 - table.thick
    size = (table.thick, table.thick)
    top = table.height - table.top + 0.002
    legs = [
        leg((sx * x, sy * y, 0), (sx * x, sy * y, top), size, taper=0.62)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    z, tall = top - 0.052, 0.10
    rails = [bevelled_box((2 * x, 0.022, tall), at=(0, s * y, z)) for s in (-1, 1)]
    rails += [bevelled_box((0.022, 2 * y, tall), at=(s * x, 0, z)) for s in (-1, 1)]
    return legs + rails


def _rods(table: Table) -> list[Mesh]:
    """Round tapered legs that splay, three or four."""
    turn = np.pi / 4 if table.legs == 4 else np.pi / 2
    a = turn + np.arange(table.legs) * (2 * np.pi / table.legs)
    reach = 0.62 if table.legs == 4 else 0.72
    top, out = table.height - table.top + 0.003, table.rod_legs
    x, y = np.cos(a) * table.width * reach / 2 * 1.1, np.sin(a) * table.depth * reach / 2 * 1.1
    return [
        rod((float(p + out * np.cos(t)), float(q + out * np.sin(t)), 0), (float(p), float(q), top),
            0.32 * table.thick, end_radius=0.55 * table.thick, level=True)
        for p, q, t in zip(x, y, a, strict=True)
    ]  # fmt: skip


def _column(table: Table) -> list[Mesh]:
    """A turned column on three feet."""
    h = table.height - table.top
    outline = [
        (0.05, 0.16),
        (0.062, 0.20),
        (0.048, 0.26),
        (0.040, 0.45),
        (0.052, h - 0.16),
        (0.044, h - 0.12),
        (0.055, h - 0.06),
        (0.12, h),
    ]
    column = lathe(np.concatenate([[(0, 0.12)], [(0.05, 0.12)], spline(outline, 60), [(0, h)]]))
    reach = 0.36 * table.width
    feet = [
        rod(
            (float(reach * np.cos(a)), float(reach * np.sin(a)), 0.0),
            (0.02 * float(np.cos(a)), 0.02 * float(np.sin(a)), 0.20),
            0.018,
            end_radius=0.03,
            level=True,
        )
        for a in np.radians([90, 210, 330])
    ]
    return [column, *feet]


def _drawers(table: Table, wood: Material, rng: np.random.Generator) -> list[Part]:
    x = table.width / 2 - 1.6 * table.thick
    wide = 2 * x / table.drawers
    y = -(table.depth / 2 - table.thick) - 0.014
    z = table.height - table.top - 0.052
    fronts, knobs = [], []
    for i in range(table.drawers):
        at = (i - (table.drawers - 1) / 2) * wide
        fronts.append(
            grained(bevelled_box((wide - 0.02, 0.016, 0.084), bevel=0.004, at=(at, y, z)), rng)
        )
        knobs.append(rod((at, y - 0.006, z), (at, y - 0.030, z), 0.006, end_radius=0.012))
    brass = material("brass")
    return [
        Part(combined(fronts), wood, "drawers"),
        Part(combined(knobs), brass, "knobs", tinted=False),
    ]


FAMILY = Family(
    "tables",
    build,
    ROWS,
    span=(0.35, 2.4),
    synonyms={
        "table": ("wooden table", "kitchen table"),
        "desk": ("writing desk", "writing table"),
        "nightstand": ("bedside table", "night stand"),
        "side table": ("end table",),
        "coffee table": ("low table",),
    },
)
