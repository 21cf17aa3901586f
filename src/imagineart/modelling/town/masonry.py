"""What are houses put together from? Walls with openings, windows, doors, tiled roofs, chimneys.

Windows and doors face −y with the middle of their foot at the origin; walls stand in the plane
y = 0 with their outside towards −y, from x = −width/2 and z = 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    boxed_uvs,
    combined,
    cut,
    extruded,
    grid,
    moved,
    placements,
    polygon,
    rod,
    thickened,
    tube,
    turned,
)
from imagineart.modelling.model import Copies, Material, Mesh, Part, Rgb
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.pieces import piece

Outline = np.ndarray


@dataclass(frozen=True, slots=True)
class Window:
    """A window in metres. `panes` are columns and rows; `arched` has a round head."""

    width: float = 1.0
    height: float = 1.4
    panes: tuple[int, int] = (2, 3)
    frame: Rgb = (0.72, 0.70, 0.66)
    arched: bool = False
    sill: bool = True
    shutters: Rgb | None = None
    glow: Rgb | None = None  # the light behind it, where it is on


def opening(width: float, height: float, arched: bool = False) -> Outline:
    """(N, 2) outline (x, z) of a hole from z = 0, anticlockwise."""
    w = width / 2
    if not arched:
        return np.array([(-w, 0), (w, 0), (w, height), (-w, height)], float)
    head = arc(w, 0, 180, 20, (0, height - w))
    return np.concatenate([[(-w, 0), (w, 0)], head])


def upright(
    outline: Outline, thick: float, *, holes: Sequence[Outline] = (), bevel: float = 0.0
) -> Mesh:
    """An outline (x, z) as a board that reaches from y = 0 back to y = `thick`."""
    return moved(turned(extruded(outline, thick, holes=holes, bevel=bevel), "x", 90), (0, thick, 0))


def window(made: Window) -> list[Part]:
    """Frame, bars, glass, a stone sill and shutters. It reaches 6 cm behind the wall's face."""
    w, h = made.width, made.height
    outer, b = opening(w, h, made.arched), 0.055
    inner = opening(w - 2 * b, h - 2 * b, made.arched) + np.array([0, b])
    frame = moved(upright(outer, 0.07, holes=[inner], bevel=0.008), (0, 0.07, 0))
    bars = [frame]
    for i in range(1, made.panes[0]):
        x = -w / 2 + w * i / made.panes[0]
        tall = h - (abs(x) * 0.5 if made.arched else 0)
        bars.append(_bar((0.028, 0.035, tall - 0.05), (x, 0.095, tall / 2)))
    for j in range(1, made.panes[1]):
        z = (h - (w / 2 if made.arched else 0)) * j / made.panes[1]
        bars.append(_bar((w - 0.06, 0.035, 0.028), (0, 0.095, z)))
    glass = moved(upright(outer, 0.01), (0, 0.115, 0))
    pane: Material = (
        tinted_glass((0.018, 0.024, 0.03)) if made.glow is None else lit(made.glow, 1.0)
    )
    parts = [
        piece(bars, "painted wood", made.frame, name="window"),
        piece(glass, pane, name="glass"),
    ]
    if made.sill:
        sill = bevelled_box((w + 0.16, 0.20, 0.06), bevel=0.012, at=(0, 0.0, -0.03))
        parts.append(piece(sill, "sandstone", (0.55, 0.52, 0.47), name="sill"))
    if made.shutters is not None:
        parts.append(piece(_shutters(w, h), "painted wood", made.shutters, name="shutter"))
    return parts


def _shutters(w: float, h: float) -> list[Mesh]:
    wide = 0.5 * w
    boards = []
    for s in (-1, 1):
        x = s * (w / 2 + wide / 2 + 0.02)
        boards += [
            _bar((0.05, 0.045, h), (x + d * (wide / 2 - 0.025), -0.025, h / 2)) for d in (-1, 1)
        ]
        boards += [_bar((wide, 0.045, 0.06), (x, -0.025, z)) for z in (0.03, h / 2, h - 0.03)]
        for z in np.arange(0.08, h - 0.06, 0.055):
            slat = turned(bevelled_box((wide - 0.1, 0.05, 0.01), bevel=0.0005, steps=0), "x", -35)
            boards.append(moved(slat, (x, -0.02, float(z))))
    return boards


def _door_relief(planks: bool, wide: float, height: float, arched: bool, glass: bool) -> list[Mesh]:
    """Planks side by side, or raised panels."""
    relief = []
    if planks:
        count = max(3, round(wide / 0.14))
        for k in range(count):
            x = -wide / 2 + wide * (k + 0.5) / count
            tall = height - 0.09 - (abs(x) ** 2 * 2.0 / max(wide, 0.1) if arched else 0)
            relief.append(
                bevelled_box(
                    (wide / count - 0.008, 0.02, tall), bevel=0.005, at=(x, 0.083, tall / 2)
                )
            )
    else:
        rows = ((0.12, 0.42), (0.50, 0.70)) if glass else ((0.10, 0.42), (0.50, 0.92))
        for a, b in rows:
            for s in (-1, 1):
                size = (wide / 2 - 0.13, 0.025, (b - a) * height - 0.04)
                relief.append(
                    bevelled_box(size, bevel=0.012, at=(s * wide / 4, 0.085, (a + b) / 2 * height))
                )
    return relief


def door(
    width: float,
    height: float,
    color: Rgb,
    *,
    arched: bool = False,
    planks: bool = False,
    glass: bool = False,
) -> list[Part]:
    """A leaf with panels or planks in a frame, a knob, and a pane at the top where `glass`."""
    outer = opening(width, height, arched)
    hole = opening(width - 0.16, height - 0.08, arched)
    around = [outer[1:], outer[:1], hole[:1], hole[:1:-1], hole[1:2]]  # open at the threshold
    frame = moved(upright(np.concatenate(around), 0.12, bevel=0.008), (0, 0.03, 0))
    leaf = moved(upright(hole, 0.04), (0, 0.09, 0))
    wide = width - 0.16
    relief = _door_relief(planks, wide, height, arched, glass)
    knob = combined(
        [
            ball(0.034, (wide / 2 - 0.09, 0.03, 0.98)),
            rod((wide / 2 - 0.09, 0.09, 0.98), (wide / 2 - 0.09, 0.03, 0.98), 0.012),
        ]
    )
    parts = [
        piece(frame, "painted wood", (0.70, 0.68, 0.64), name="door frame"),
        piece([leaf, *relief], "painted wood", color, name="door"),
        piece(knob, "brass", name="knob"),
    ]
    if glass:
        pane = bevelled_box(
            (wide - 0.2, 0.01, 0.18 * height), bevel=0.003, at=(0, 0.085, 0.83 * height)
        )
        parts.append(piece(pane, tinted_glass(), name="glass"))
    return parts


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a window or a door is set into a wall: its middle x and the height of its foot."""

    x: float
    z: float
    width: float
    height: float
    arched: bool = False


def wall(outline: Outline, thick: float, holes: Sequence[Hole] = ()) -> Mesh:
    """A wall by its outline (x, z) with openings right through; uvs run along it and up."""
    loops = [opening(h.width, h.height, h.arched) + np.array([h.x, h.z + 0.0004]) for h in holes]
    mesh = upright(outline, thick, holes=loops)
    return boxed_uvs(Mesh(mesh.vertices, mesh.triangles, mesh.normals))


def pantiles(
    corners: Sequence[tuple[float, float, float]],
    *,
    tile: tuple[float, float] = (0.26, 0.34),
    relief: float = 0.035,
    round: float = 1.0,
) -> Mesh:
    """Tiles over a slope: corners left below, right below, right above, left above.

    `round` 1: waves of pantiles; 0: flat tiles or shingles that only step.
    """
    a, b, c, d = (np.array(p, float) for p in corners)
    wide = max(float(np.linalg.norm(b - a)), float(np.linalg.norm(c - d)))
    tall = float(np.linalg.norm((d + c) / 2 - (a + b) / 2))
    columns, courses = max(2, int(np.ceil(wide / tile[0]))), max(2, int(np.ceil(tall / tile[1])))
    steps = 6 if round > 0 else 2
    u = np.linspace(0, 1, columns * steps + 1)
    k = np.repeat(np.arange(courses), 3)
    inside = np.tile([0.0, 0.02, 0.999], courses)
    v = (k + inside) / courses
    saw = np.tile([0.0, 1.0, 0.15], courses) * relief
    wave = relief * round * np.abs(np.sin(np.pi * u * columns)) ** 0.8
    low, high = a + u[:, None] * (b - a), d + u[:, None] * (c - d)
    p = low[None] + v[:, None, None] * (high - low)[None]
    n = np.cross(b - a, d - a)
    n = n / np.linalg.norm(n)
    rise = saw[:, None] + wave[None, :]
    return grid(p + rise[..., None] * n, crease=40.0)


def slope(corners: Sequence[tuple[float, float, float]], thick: float = 0.12) -> Mesh:
    """The boards under the tiles of a slope."""
    p = np.array(corners, float)
    return thickened(polygon(p), thick)


def gable_roof(
    width: float,
    depth: float,
    eaves: float,
    rise: float,
    out: float = 0.4,
    *,
    tile: tuple[float, float] = (0.26, 0.34),
    relief: float = 0.035,
    round: float = 1.0,
) -> tuple[list[Mesh], list[Mesh]]:
    """((tiles, ridge), boards) of a roof with its ridge along x over a width × depth house."""
    w, d = width / 2 + out, depth / 2 + out
    drop = out * rise / (depth / 2)
    front = [
        (-w, -d, eaves - drop),
        (w, -d, eaves - drop),
        (w, 0, eaves + rise),
        (-w, 0, eaves + rise),
    ]
    tiles = [
        pantiles([(x, y, z + 0.06) for x, y, z in front], tile=tile, relief=relief, round=round)
    ]
    tiles.append(turned(tiles[0], "z", 180))
    ridge = tube([(-w, 0, eaves + rise + 0.06), (w, 0, eaves + rise + 0.06)], 0.10, sides=16)
    thick = 0.14
    side = np.array(
        [
            (-d, eaves - drop - 0.02),
            (0, eaves + rise - 0.02),
            (d, eaves - drop - 0.02),
            (d, eaves - drop + 0.03),
            (0, eaves + rise + 0.03),
            (-d, eaves - drop + 0.03),
        ]
    )
    board = extruded(side, 2 * w, bevel=0.01)
    boards = moved(turned(turned(board, "x", 90), "z", 90), (-w, 0, 0))
    return [*tiles, ridge], [boards, *_gutters(w, d, eaves - drop, thick)]


def _gutters(w: float, d: float, z: float, thick: float) -> list[Mesh]:
    return [
        tube([(-w, s * (d + 0.03), z), (w, s * (d + 0.03), z)], 0.055, sides=12) for s in (-1, 1)
    ]


def chimney(
    at: tuple[float, float, float], height: float, size: tuple[float, float] = (0.6, 0.5)
) -> list[Part]:
    """A brick stack with a corbel and two pots."""
    x, y, z = at
    stack = _plain(bevelled_box((*size, height), bevel=0.006, at=(x, y, z + height / 2)))
    cap = _plain(
        bevelled_box((size[0] + 0.14, size[1] + 0.14, 0.14), bevel=0.01, at=(x, y, z + height))
    )
    from imagineart.modelling.kit import lathe

    pot = lathe(
        [(0.09, 0), (0.10, 0.03), (0.085, 0.25), (0.10, 0.3), (0.08, 0.3), (0.07, 0.1), (0, 0.1)],
        segments=24,
    )
    pots = [moved(pot, (x + dx, y, z + height + 0.07)) for dx in (-0.14, 0.14)]
    return [piece([stack, cap], "brick", name="chimney"), piece(pots, "terracotta", name="chimney")]


def _plain(mesh: Mesh) -> Mesh:
    return boxed_uvs(Mesh(mesh.vertices, mesh.triangles, mesh.normals))


def _bar(size: tuple[float, float, float], at: tuple[float, float, float]) -> Mesh:
    """A bar of a window, its edges cut once: a house has hundreds."""
    return bevelled_box(size, bevel=0.006, at=at, steps=1)


def block(
    size: tuple[float, float, float], at: tuple[float, float, float], bevel: float = 0.01
) -> Mesh:
    """A bevelled block of masonry with uvs along the ground and up."""
    return _plain(bevelled_box(size, bevel=bevel, at=at, steps=1))


def pierced(mesh: Mesh, holes: Sequence[Mesh]) -> Mesh:
    """A closed wall without what is inside the holes."""
    return cut(mesh, *holes)


def faced(parts: Sequence[Part], at: tuple[float, float, float], turn: float = 0.0) -> list[Part]:
    """Windows and doors set at a place of a wall that faces −y turned by degrees about z."""
    return [moved(turned(p, "z", turn), at) for p in parts]


Spot = tuple[tuple[float, float, float], float]  # where, and degrees about z


def windows(made: Window, spots: Sequence[Spot]) -> list[Part]:
    """One window many times."""
    if not spots:
        return []
    moves = placements([at for at, _ in spots], [turn for _, turn in spots])
    parts = tuple(window(made))
    return [Part(Copies(parts, moves), parts[0].material, "windows", tinted=False)]
