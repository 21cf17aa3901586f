"""What does a book look like, and a row of them? Boards, a rounded spine with bands, pages."""

from collections.abc import Sequence

import numpy as np

from imagineart.modelling.kit import arc, bevelled_box, combined, extruded, moved, rectangle, turned
from imagineart.modelling.materials import material
from imagineart.modelling.model import Mesh, Part, Rgb
from imagineart.modelling.town.pieces import piece

COVERS: tuple[Rgb, ...] = (
    (0.14, 0.022, 0.018),
    (0.022, 0.045, 0.09),
    (0.025, 0.06, 0.038),
    (0.20, 0.11, 0.045),
    (0.075, 0.032, 0.018),
    (0.30, 0.25, 0.17),
    (0.09, 0.028, 0.045),
    (0.04, 0.038, 0.038),
    (0.24, 0.13, 0.035),
    (0.13, 0.065, 0.03),
)
PAGES: Rgb = (0.70, 0.65, 0.52)


def upright_book(thick: float, deep: float, tall: float) -> tuple[Mesh, Mesh, Mesh]:
    """(cover, pages, gilding) standing on z = 0, its spine towards −y, about x = 0."""
    bow = arc(thick / 2, 180, 360, 9, (0, -deep / 2 + thick / 2)) * [1, 0.55] + [
        0,
        -0.45 * (deep / 2 - thick / 2),
    ]
    shell = 0.0028
    spine = extruded(
        np.r_[bow, [(thick / 2 - shell, bow[-1, 1])], [(-thick / 2 + shell, bow[-1, 1])]],
        tall,
        bevel=0.001,
        steps=1,
    )
    boards = [
        bevelled_box(
            (shell, deep, tall),
            bevel=0.001,
            steps=1,
            at=(s * (thick / 2 - shell / 2), deep * 0.02, tall / 2),
        )
        for s in (-1, 1)
    ]
    pages = bevelled_box(
        (thick - 2 * shell, deep * 0.93, tall - 0.010),
        bevel=0.0005,
        steps=1,
        at=(0, -0.004, tall / 2),
    )
    front = float(bow[:, 1].min())
    bands = [
        bevelled_box(
            (thick * 0.72, 0.0022, 0.0035), bevel=0.0008, steps=1, at=(0, front + 0.0008, tall * h)
        )
        for h in (0.12, 0.16, 0.84, 0.88)
    ]
    bands.append(
        bevelled_box(
            (thick * 0.46, 0.002, tall * 0.22),
            bevel=0.0008,
            steps=1,
            at=(0, front + 0.0012, tall * 0.6),
        )
    )
    return combined([spine, *boards]), pages, combined(bands)


def plain_book(thick: float, deep: float, tall: float) -> tuple[Mesh, Mesh, Mesh]:
    """The same from far: a bevelled block, the pages at its top, two gilded bands."""
    cover = bevelled_box(
        (thick, deep, tall), bevel=min(0.004, 0.3 * thick), steps=1, at=(0, 0, tall / 2)
    )
    pages = extruded(rectangle(0.7 * thick, 0.9 * deep), 0.001)
    bands = [
        moved(extruded(rectangle(0.6 * thick, 0.002), 0.006), (0, -deep / 2 - 0.0004, tall * h))
        for h in (0.14, 0.80)
    ]
    return cover, moved(pages, (0, 0.03 * deep, tall)), combined(bands)


def row_of_books(
    width: float,
    height: float,
    deep: float,
    rng: np.random.Generator,
    covers: Sequence[Rgb] = COVERS,
    *,
    plain: bool = False,
) -> list[Part]:
    """Books side by side from x = −width/2, standing on z = 0, their spines at about y = −deep/2.

    `plain` ones have a tenth of the triangles: for walls of shelves.
    """
    groups: dict[int, list[Mesh]] = {}
    pages, gilding = [], []
    x, set_left, color, size = -width / 2, 0, 0, (0.03, 0.2)
    while True:
        if set_left <= 0:
            set_left = int(rng.integers(1, 5))
            color = int(rng.integers(len(covers)))
            size = (float(rng.uniform(0.016, 0.05)), float(rng.uniform(0.66, 0.96)) * height)
        set_left -= 1
        thick = size[0] * float(rng.uniform(0.9, 1.1))
        if x + thick > width / 2 or (x > width * 0.3 and rng.random() < 0.03):
            break
        depth = min(deep, 0.72 * size[1])
        book = (plain_book if plain else upright_book)(thick, depth, size[1])
        lean = float(rng.normal(0, 0.6))
        at = (x + thick / 2, -deep / 2 + depth / 2 + float(rng.uniform(0, 0.012)), 0.0)
        cover, leaves, gold = (moved(turned(m, "y", lean), at) for m in book)
        groups.setdefault(color, []).append(cover)
        pages.append(leaves)
        gilding.append(gold)
        x += thick + 0.0015
    parts = [
        piece(meshes, material("matt plastic", color=covers[c]), name="book")
        for c, meshes in sorted(groups.items())
    ]
    if pages:
        parts += [
            piece(pages, material("matt plastic", color=PAGES), name="pages"),
            piece(gilding, "gold", name="gilding"),
        ]
    return parts


def lying_book(size: tuple[float, float, float], color: Rgb, *, tinted: bool = False) -> list[Part]:
    """A closed book of (width, depth, thickness) on its back, its spine to the left."""
    wide, deep, thick = size
    cover, pages, gold = (
        moved(turned(turned(m, "y", 90), "z", 90), (0, 0, thick / 2))
        for m in upright_book(thick, wide, deep)
    )
    cover, pages, gold = (moved(turned(m, "z", -90), (0, 0, 0)) for m in (cover, pages, gold))
    meshes = [turned(m, "z", 90) for m in (cover, pages, gold)]
    low, high = meshes[0].vertices.min(axis=0), meshes[0].vertices.max(axis=0)
    middle = (low + high) / 2
    shift = (-float(middle[0]), -float(middle[1]), -float(low[2]))
    cover, pages, gold = (moved(m, shift) for m in meshes)
    lines = [
        bevelled_box((wide * 0.6, 0.006, 0.0012), bevel=0.0004, at=(0, deep * d, thick))
        for d in (0.30, 0.26, -0.3)
    ]
    frame = [
        bevelled_box((wide * 0.78, 0.003, 0.001), bevel=0.0004, at=(0, s * deep * 0.42, thick))
        for s in (-1, 1)
    ]
    frame += [
        bevelled_box((0.003, deep * 0.84, 0.001), bevel=0.0004, at=(s * wide * 0.39, 0, thick))
        for s in (-1, 1)
    ]
    return [
        piece(cover, "leather", color, name="cover", tinted=tinted),
        piece(pages, "paper", PAGES, name="pages"),
        piece([gold, *lines, *frame], "gold", name="gilding"),
    ]
