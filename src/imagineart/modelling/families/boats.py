"""Things that float: rowing boats, sailing boats, ships, canoes.

A hull is lofted from ribs; it stands on its keel, and `draught` says how deep it lies in water.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    combined,
    extruded,
    grid,
    grounded,
    lathe,
    merged,
    moved,
    polygon,
    rectangle,
    rod,
    sized,
    thickened,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import paint, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Boat:
    """A hull in metres; `depth` from keel to rail amidships."""

    form: str
    length: float
    width: float
    depth: float
    color: Rgb
    sheer: float = 0.25  # how much higher bow and stern are
    stern: float = 0.6  # width of the transom, share


ROWS = {
    "rowing boat": Boat("rowing boat", 3.9, 1.45, 0.55, (0.10, 0.22, 0.30)),
    "canoe": Boat("canoe", 4.8, 0.9, 0.36, (0.36, 0.03, 0.02), sheer=0.28, stern=0.02),
    "sailboat": Boat("sailboat", 7.4, 2.4, 1.15, (0.68, 0.67, 0.64), sheer=0.2, stern=0.7),
    "ship": Boat("ship", 60.0, 11.0, 9.0, (0.02, 0.035, 0.07), sheer=2.0, stern=0.75),
    "pirate ship": Boat("tall ship", 30.0, 7.6, 5.4, (0.14, 0.07, 0.035), sheer=1.8, stern=0.8),
}


def build(order: Order[Boat]) -> Model:
    """By its form."""
    boat = order.params
    parts, anchors = FORMS[boat.form](boat, order.rng)
    anchors.setdefault("top", top_anchor(parts, 0.5))
    return varied(grounded(Model(order.noun, merged(parts), anchors)), order.rng, "x")


Made = tuple[list[Part], dict[str, Anchor]]


def rail_height(boat: Boat, y: np.ndarray) -> np.ndarray:
    """z of the rail at y, m: it rises towards both ends, more to the bow (−y)."""
    t = 2 * np.asarray(y, float) / boat.length
    return np.asarray(boat.depth + boat.sheer * np.where(t < 0, 1.0, 0.55) * np.abs(t) ** 2)


def half_beam(boat: Boat, y: np.ndarray) -> np.ndarray:
    """Half width of the rail at y, m."""
    t = 2 * np.asarray(y, float) / boat.length
    bow = np.clip(-t, 0, 1)
    back = np.clip(t, 0, 1)
    return (
        boat.width
        / 2
        * np.sqrt(np.clip(1 - bow**2.3, 0.0004, 1))
        * (1 - (1 - boat.stern) * back**2.2)
    )


def hull(boat: Boat, top: float = 1.0, start: float = 0.0) -> Mesh:
    """The outer skin from `start` to `top` of its height, with a raking stem; open above."""
    y = np.linspace(-boat.length / 2, boat.length / 2, 70)
    y = boat.length / 2 * np.sign(y) * np.abs(2 * y / boat.length) ** 0.85
    s = np.linspace(start, top, 22)
    wide, high = half_beam(boat, y), rail_height(boat, y)
    t = 2 * y / boat.length
    keel = (
        boat.depth
        * 0.75
        * np.clip((np.abs(t) - 0.82) / 0.18, 0, 1) ** 2
        * np.where(t < 0, 1.0, 0.45)
    )
    fine = 0.36 + 0.5 * np.clip(-t, 0, 1) ** 2
    x = wide[:, None] * s[None, :] ** fine[:, None]
    z = keel[:, None] + (high - keel)[:, None] * s[None, :] ** 1.25
    lean = -0.05 * boat.length * np.clip(-t, 0, 1)[:, None] ** 6 * s[None, :]
    right = np.stack([x, y[:, None] + lean, z], -1)
    points = np.concatenate([right[:, ::-1], right * [-1, 1, 1]], axis=1)
    return grid(points, flip=True)


def _transom(boat: Boat) -> Mesh:
    y = boat.length / 2
    s = np.linspace(0, 1, 22)
    wide, high = (
        float(half_beam(boat, np.array([y]))[0]),
        float(rail_height(boat, np.array([y]))[0]),
    )
    keel = boat.depth * 0.75 * 0.45
    x, z = wide * s**0.36, keel + (high - keel) * s**1.25
    ring = np.concatenate([np.c_[x[::-1], z[::-1]], np.c_[-x[1:], z[1:]]])
    p = np.c_[ring[:, 0], np.full(len(ring), y), ring[:, 1]]
    return thickened(polygon(p), 0.03)


def _rail(boat: Boat, radius: float, out: float = 0.0) -> list[Mesh]:
    y = np.linspace(-boat.length / 2, boat.length / 2, 60)
    x, z = half_beam(boat, y) + out, rail_height(boat, y)
    lean = -0.05 * boat.length * np.clip(-2 * y / boat.length, 0, 1) ** 6
    return [tube(np.c_[s * x, y + lean, z], radius, sides=10) for s in (-1, 1)]


def _shell(boat: Boat, thick: float) -> Mesh:
    return thickened(hull(boat), thick)


def _strakes(boat: Boat, levels: tuple[float, ...], radius: float) -> list[Mesh]:
    """Edges of planks along the hull."""
    lines = []
    for level in levels:
        m = hull(boat, level, level - 0.001)
        columns = 44
        rows = m.vertices.reshape(-1, columns, 3) if len(m.vertices) % columns == 0 else None
        if rows is None:
            continue
        lines += [tube(rows[:, 0], radius, sides=6), tube(rows[:, -1], radius, sides=6)]
    return lines


def _oar(side: float, boat: Boat) -> Mesh:
    shaft = rod((0, 0, 0), (0, 1.75, 0), 0.022, end_radius=0.018)
    blade = moved(extruded(rectangle(0.14, 0.55, 0.05), 0.016, bevel=0.006), (0, 1.95, -0.008))
    oar = combined([shaft, blade])
    angle = -side * 82
    z = boat.depth + 0.08
    return moved(turned(turned(oar, "x", -13), "z", angle), (side * 0.20, -0.26, z + 0.10))


def _rowing_boat(boat: Boat, rng: np.random.Generator) -> Made:
    """Planked, with benches, ribs, rowlocks and two oars."""
    benches = []
    for y in (-0.95, 0.2, 1.35):
        wide = 2 * float(half_beam(boat, np.array([y]))[0]) - 0.12
        benches.append(bevelled_box((wide, 0.26, 0.03), bevel=0.008, at=(0, y, boat.depth * 0.66)))
    floor = [
        bevelled_box((0.13, 2.5, 0.02), bevel=0.004, at=(x, 0.2, 0.14))
        for x in (-0.30, -0.15, 0, 0.15, 0.30)
    ]
    locks = [
        rod((s * 0.70, -0.19, boat.depth - 0.02), (s * 0.70, -0.19, boat.depth + 0.08), 0.018)
        for s in (-1, 1)
    ]
    parts = [
        body([_shell(boat, 0.03), _transom(boat)], "painted wood", boat.color),
        piece(
            [*_rail(boat, 0.028), *_strakes(boat, (0.35, 0.5, 0.68, 0.85), 0.012)],
            "oak",
            name="rail",
        ),
        piece([*benches, *floor], "oak", name="bench"),
        piece(locks, "brass", name="rowlock"),
        piece([_oar(s, boat) for s in (-1, 1)], "pine", name="oar"),
    ]
    seat = Anchor((0, 0.2, boat.depth * 0.69), room=(0.9, 0.4, 1.2))
    return parts, {
        "seat": seat,
        "deck": seat,
        "inside": Anchor((0, 0.2, 0.16), room=(0.8, 2.0, 1.0)),
    }


def _canoe(boat: Boat, rng: np.random.Generator) -> Made:
    bars = []
    for y in (-1.1, 0.0, 1.1):
        wide = 2 * float(half_beam(boat, np.array([y]))[0])
        bars.append(
            bevelled_box(
                (wide, 0.18 if y else 0.06, 0.022), bevel=0.006, at=(0, y, boat.depth * 0.86 + 0.04)
            )
        )
    shape = Boat(boat.form, boat.length, boat.width, boat.depth, boat.color, boat.sheer, 0.05)
    paddle = moved(
        turned(rod((0, -0.7, 0), (0, 0.5, 0), 0.016), "z", 12), (0.05, 0.4, boat.depth + 0.02)
    )
    blade = moved(
        turned(bevelled_box((0.17, 0.48, 0.014), bevel=0.006), "z", 12),
        (-0.1, 1.1, boat.depth + 0.02),
    )
    parts = [
        body(_shell(shape, 0.012), "gloss plastic", boat.color),
        piece(_rail(shape, 0.018), "oak", name="rail"),
        piece([*bars, paddle, blade], "oak", name="bench"),
    ]
    return parts, {
        "seat": Anchor((0, 1.1, boat.depth * 0.9), room=(0.5, 0.3, 1.2)),
        "deck": Anchor((0, 0.4, 0.05)),
    }


def _sail(corners: list[tuple[float, float, float]], belly: float) -> Mesh:
    """Cloth between a foot (two points) and a head, filled by wind towards +x; seams across."""
    a, b, c = (np.array(p, float) for p in corners)
    u, v = np.linspace(0, 1, 26)[None, :, None], np.linspace(0, 1, 40)[:, None, None]
    p = (a + u * (b - a)) * (1 - v) + (a * 0 + c) * v + 0 * u
    full = (
        np.sin(np.pi * np.clip(u * 0.85 + 0.1, 0, 1))
        * np.sin(np.pi * np.clip(v * 0.8 + 0.12, 0, 1))
        * (1 - v)
    )
    return thickened(grid(p + belly * full * [1.0, 0, 0]), 0.006)


def _crowned_deck(boat: Boat) -> Mesh:
    """A deck that is higher along its middle."""
    y = np.linspace(-0.47, 0.485, 40) * boat.length
    x = half_beam(boat, y) * 0.97
    t = np.linspace(-1, 1, 9)
    return grid(
        np.stack(
            [
                x[:, None] * t[None, :],
                np.broadcast_to(y[:, None], (40, 9)),
                rail_height(boat, y)[:, None] - 0.07 + 0.05 * (1 - t**2)[None, :],
            ],
            -1,
        )
    )


def _mast(deck_z: float, top: float, boat: Boat) -> tuple[list[Mesh], list[Mesh]]:
    """(mast and boom, stays)."""
    mast = [
        rod((0, -0.75, deck_z), (0, -0.75, top), 0.06, end_radius=0.035),
        rod((0, -0.7, 2.25), (0.35, 2.55, 2.3), 0.045),
    ]
    wires = [
        rod((0, -0.75, top - 0.05), p, 0.009, sides=6)
        for p in (
            (0, -boat.length / 2 - 0.15, boat.depth + 0.2),
            (0, boat.length / 2, boat.depth + 0.1),
            (1.1, -0.5, boat.depth),
            (-1.1, -0.5, boat.depth),
        )
    ]
    return mast, wires


def _boot_stripe(boat: Boat) -> Mesh:
    """A line along the hull."""
    stripe = hull(boat, 0.80, 0.72)
    return Mesh(
        stripe.vertices * np.array([1.006, 1.001, 1.0], np.float32),
        stripe.triangles,
        stripe.normals,
        None,
        stripe.uvs,
    )


def _sailboat(boat: Boat, rng: np.random.Generator) -> Made:
    """Hull with a stripe, a deck of boards, a cabin, mast, boom, main sail and jib."""
    deck_z = boat.depth - 0.05
    deck = _crowned_deck(boat)
    cabin = bevelled_box((1.35, 2.2, 0.55), bevel=0.12, steps=5, at=(0, -0.35, deck_z + 0.28))
    ports = [
        bevelled_box((0.02, 0.42, 0.15), bevel=0.008, at=(s * 0.675, yy, deck_z + 0.33))
        for s in (-1, 1)
        for yy in (-0.95, -0.35, 0.25)
    ]
    well = bevelled_box((1.3, 1.6, 0.06), bevel=0.02, at=(0, 1.8, deck_z + 0.06))
    benches = [
        bevelled_box((0.42, 1.6, 0.16), bevel=0.03, at=(s * 0.55, 1.8, deck_z + 0.14))
        for s in (-1, 1)
    ]
    top = 9.6
    mast, wires = _mast(deck_z, top, boat)
    sails = [
        _sail([(0.03, -0.68, 2.4), (0.36, 2.45, 2.42), (0.02, -0.72, top - 0.15)], 0.45),
        _sail(
            [
                (0, -boat.length / 2 + 0.05, boat.depth + 0.55),
                (0.45, -0.55, 1.75),
                (0.0, -0.88, top - 1.6),
            ],
            0.40,
        ),
    ]
    tiller = [
        rod((0, 3.6, deck_z + 0.1), (0, 2.5, deck_z + 0.45), 0.025),
        bevelled_box((0.05, 0.4, 1.4), bevel=0.02, at=(0, boat.length / 2 + 0.08, 0.72)),
    ]
    line = _boot_stripe(boat)
    parts = [
        body([_shell(boat, 0.04), _transom(boat), cabin], paint(boat.color)),
        piece(thickened(line, 0.004), paint((0.02, 0.06, 0.20)), name="stripe"),
        piece(
            [thickened(deck, 0.03), well, *benches, *tiller, *_rail(boat, 0.035)],
            "oak",
            name="deck",
        ),
        piece(ports, tinted_glass(), name="port"),
        piece([*mast, *wires], "silver", name="mast"),
        piece(sails, "cotton", (0.74, 0.72, 0.67), name="sail"),
    ]
    return parts, {
        "seat": Anchor((0.55, 1.8, deck_z + 0.23), room=(0.4, 1.2, 1.2)),
        "deck": Anchor((0, -2.2, boat.depth + 0.1), room=(0.8, 1.0, 1.8)),
    }


def _house(
    x: float, y: float, z: float, size: tuple[float, float, float], rows: int
) -> tuple[list[Mesh], list[Mesh]]:
    """(white walls, dark windows) of a block of cabins."""
    w, d, h = size
    walls = [
        bevelled_box(size, bevel=0.15, at=(x, y, z + h / 2)),
        bevelled_box((w + 0.5, d + 0.5, 0.12), bevel=0.04, at=(x, y, z + h)),
    ]
    panes = []
    for k in range(rows):
        level = z + h * (k + 0.55) / rows
        for yy in np.arange(-d / 2 + 0.9, d / 2 - 0.6, 1.35):
            panes += [
                bevelled_box(
                    (0.05, 0.75, 0.6), bevel=0.02, at=(x + s * w / 2, y + float(yy), level)
                )
                for s in (-1, 1)
            ]
        for xx in np.arange(-w / 2 + 0.8, w / 2 - 0.5, 1.25):
            panes.append(
                bevelled_box((0.8, 0.05, 0.65), bevel=0.02, at=(x + float(xx), y - d / 2, level))
            )
    return walls, panes


def _level_deck(boat: Boat, y: np.ndarray, below: float) -> Mesh:
    """Boards from side to side at `y`, so far below the rail, m."""
    x, z = half_beam(boat, y) * 0.98, rail_height(boat, y) - below
    t = np.linspace(-1, 1, 5)
    flat = [x[:, None] * t[None, :], y[:, None], z[:, None]]
    return grid(np.stack(np.broadcast_arrays(*flat), -1))


def _cabins(boat: Boat) -> tuple[list[Mesh], list[Mesh], float]:
    """(white walls, dark windows) of four blocks."""
    white, panes = [], []
    z = boat.depth
    for size, aft, base, rows in (
        ((9.4, 36, 2.8), 3, z, 1),
        ((8.4, 31, 2.7), 3.5, z + 2.8, 1),
        ((7.4, 22, 2.6), 2, z + 5.5, 1),
        ((7.8, 4.5, 2.4), -10.5, z + 5.5, 1),
    ):
        a, b = _house(0, aft, base, size, rows)
        white += a
        panes += b
    return white, panes, z


def _railing(x: np.ndarray, y: np.ndarray, boat: Boat) -> list[Mesh]:
    """Two bars and their posts."""
    rails = []
    for h in (0.5, 1.0):
        rails += [tube(np.c_[s * x, y, rail_height(boat, y) + h], 0.05, sides=6) for s in (-1, 1)]
    rails += [
        rod(
            (
                s * float(half_beam(boat, np.array([yy]))[0]) * 0.98,
                yy,
                float(rail_height(boat, np.array([yy]))[0]),
            ),
            (
                s * float(half_beam(boat, np.array([yy]))[0]) * 0.98,
                yy,
                float(rail_height(boat, np.array([yy]))[0]) + 1.0,
            ),
            0.05,
            sides=6,
        )
        for yy in np.linspace(-28, 28, 40)
        for s in (-1, 1)
    ]
    return rails


def _red_bottom(boat: Boat) -> Mesh:
    """The paint below the water line."""
    low = hull(boat, 0.42)
    return Mesh(
        low.vertices * np.array([1.004, 1.001, 1.0], np.float32)
        - np.array([0, 0, 0.0], np.float32),
        low.triangles,
        low.normals,
        None,
        low.uvs,
    )


def _ship(boat: Boat, rng: np.random.Generator) -> Made:
    """A passenger ship: a dark hull with a red bottom, white decks, funnels, masts, lifeboats."""
    white, panes, z = _cabins(boat)
    funnel = lathe([(1.5, 0), (1.35, 5.6), (1.2, 5.6), (1.2, 4.0), (0, 4.0)])
    band = lathe([(1.40, 4.1), (1.37, 5.0)])
    spots = ((4.5,), (0.5, 8.5), (-2.0, 4.0, 10.0))[int(rng.integers(3))]
    funnels = [moved(turned(funnel, "x", -8), (0, y, z + 8.0)) for y in spots]
    bands = [moved(turned(band, "x", -8), (0, y, z + 8.0)) for y in spots]
    y = np.linspace(-0.49, 0.49, 50) * boat.length
    x = half_beam(boat, y) * 0.98
    deck = _level_deck(boat, y, 0.5)
    rails = _railing(x, y, boat)
    masts = [
        rod((0, -19, z), (0, -19, z + 15), 0.22, end_radius=0.1),
        rod((0, 16, z + 5), (0, 16, z + 15), 0.2, end_radius=0.1),
        rod((-2.2, -19, z + 9), (2.2, -19, z + 9), 0.1),
    ]
    lifeboats = [
        moved(sized(ball(1.0), (0.8, 2.4, 0.7)), (s * 5.0, yy, z + 4.3))
        for s in (-1, 1)
        for yy in (-6, 0, 6, 12)
    ]
    ports = [
        bevelled_box(
            (0.06, 0.5, 0.5),
            bevel=0.02,
            at=(s * (float(half_beam(boat, np.array([yy]))[0]) * 0.955), yy, z - 1.9),
        )
        for yy in np.arange(-15, 22, 1.8)
        for s in (-1, 1)
    ]
    bottom = _red_bottom(boat)
    parts = [
        body([_shell(boat, 0.15), _transom(boat)], paint(boat.color)),
        piece(bottom, paint((0.28, 0.02, 0.015)), name="bottom"),
        piece([*white, *rails], paint((0.70, 0.70, 0.68)), name="decks"),
        piece([*panes, *ports], tinted_glass(), name="window"),
        piece(funnels, paint((0.48, 0.03, 0.02)), name="funnel"),
        piece(bands, trim(), name="funnel"),
        piece(deck, "floorboards", name="deck"),
        piece(masts, paint((0.45, 0.28, 0.10)), name="mast"),
        piece(lifeboats, paint((0.66, 0.26, 0.04)), name="lifeboat"),
    ]
    return parts, {"deck": Anchor((0, -22, z + 0.4), room=(5, 5, 3))}


def _square_sail(wide: float, narrow: float, z: float, tall: float, y: float) -> Mesh:
    u, v = np.linspace(-1, 1, 22)[None, :], np.linspace(0, 1, 16)[:, None]
    x = u * (wide + (narrow - wide) * v) / 2
    belly = -0.20 * wide * (1 - u**2) * np.sin(np.pi * (0.1 + 0.85 * v))
    height = z + tall * v - 0.35 * (1 - v) * (-(u**2) + 1) * -0.5
    return thickened(grid(np.stack(np.broadcast_arrays(x, y + belly, height), -1)), 0.02)


def _stern_windows(z: float, boat: Boat) -> tuple[list[Mesh], list[Mesh]]:
    """(windows of the castle, gun ports)."""
    panes = [
        bevelled_box((0.8, 0.1, 1.1), bevel=0.03, at=(xx, 14.9, z + 2.4))
        for xx in (-2, -1, 0, 1, 2)
    ]
    panes += [
        bevelled_box((0.1, 0.8, 0.9), bevel=0.03, at=(s * 3.0, yy, z + 2.6))
        for s in (-1, 1)
        for yy in (9.6, 11.2, 12.8)
    ]
    ports = []
    for yy in np.arange(-7, 8, 2.0):
        w = float(half_beam(boat, np.array([yy]))[0]) * 0.965
        ports += [
            bevelled_box((0.12, 0.75, 0.65), bevel=0.03, at=(s * w, yy, z - 1.0)) for s in (-1, 1)
        ]
    return panes, ports


def _rigging(z: float, boat: Boat) -> tuple[list[Mesh], list[Mesh], list[Mesh]]:
    """(spars, sails, ropes) of three masts and the bowsprit."""
    spars, sails, ropes = [], [], []
    for my, tall in ((-8.5, 19.0), (0.0, 22.0), (9.0, 16.0)):
        spars.append(rod((0, my, z - 0.5), (0, my, z + tall), 0.3, end_radius=0.1))
        for k, (low, high) in enumerate(((0.14, 0.44), (0.48, 0.72), (0.76, 0.93))):
            wide = (10.5 - 2.2 * k) * tall / 22
            spars.append(
                rod(
                    (-wide / 2 - 0.3, my - 0.35, z + tall * high),
                    (wide / 2 + 0.3, my - 0.35, z + tall * high),
                    0.12,
                )
            )
            sails.append(
                _square_sail(
                    wide * 1.08, wide * 0.94, z + tall * low, tall * (high - low), my - 0.45
                )
            )
        for s in (-1, 1):
            w = float(half_beam(boat, np.array([my]))[0])
            ropes += [
                rod((s * w, my + d, z), (0, my, z + 0.72 * tall), 0.035, sides=5)
                for d in (-0.6, 0.3, 1.2)
            ]
    tip = (0.0, -boat.length / 2 - 6.0, z + 4.4)
    spars.append(rod((0, -boat.length / 2 + 2.0, z + 1.2), tip, 0.24, end_radius=0.1))
    ropes += [rod(tip, (0, -8.5, z + h), 0.035, sides=5) for h in (9.0, 14.0)]
    ropes.append(rod((0, 9, z + 15), (0, 14.8, z + 5), 0.035, sides=5))
    return spars, sails, ropes


def _tall_ship(boat: Boat, rng: np.random.Generator) -> Made:
    """A galleon: planked hull, high stern with lit windows, three masts of square sails."""
    z = boat.depth
    deck = _level_deck(boat, np.linspace(-0.48, 0.49, 40) * boat.length, 0.6)
    castle = bevelled_box((6.0, 6.5, 3.4), bevel=0.15, at=(0, 11.6, z + 2.2))
    poop = bevelled_box((5.4, 3.4, 1.8), bevel=0.15, at=(0, 13.2, z + 4.6))
    fore = bevelled_box((4.6, 3.6, 1.6), bevel=0.15, at=(0, -10.2, z + 1.6))
    panes, ports = _stern_windows(z, boat)
    spars, sails, ropes = _rigging(z, boat)
    jib = _sail(
        [(0, -boat.length / 2 - 4.6, z + 4.2), (0.8, -9.6, z + 4.0), (0, -8.7, z + 13.2)], 1.2
    )
    parts = [
        body([_shell(boat, 0.15), _transom(boat), castle, poop, fore], "oak", boat.color),
        piece(
            [*_rail(boat, 0.14), *_strakes(boat, (0.5, 0.62, 0.74, 0.86), 0.09)],
            "walnut",
            name="rail",
        ),
        piece(panes, tinted_glass((0.35, 0.22, 0.06)), name="window"),
        piece(ports, trim((0.25, 0.03, 0.02)), name="port"),
        piece([deck, *spars], "pine", (0.24, 0.13, 0.06), name="spar"),
        piece(ropes, "linen", (0.2, 0.15, 0.1), name="rope"),
        piece([*sails, jib], "linen", (0.62, 0.56, 0.45), name="sail"),
    ]
    return parts, {"deck": Anchor((0, -4, z - 0.4), room=(5, 4, 3))}


FORMS: dict[str, Callable[[Boat, np.random.Generator], Made]] = {
    "rowing boat": _rowing_boat,
    "canoe": _canoe,
    "sailboat": _sailboat,
    "ship": _ship,
    "tall ship": _tall_ship,
}

FAMILY = Family(
    "boats",
    build,
    ROWS,
    span=(3.0, 70.0),
    synonyms={
        "rowing boat": ("boat", "rowboat", "fishing boat", "wooden boat", "dinghy"),
        "sailboat": ("sailing boat", "yacht", "sail boat"),
        "ship": ("cruise ship", "ocean liner", "steamship", "ferry"),
        "pirate ship": ("sailing ship", "galleon", "tall ship"),
        "canoe": ("kayak",),
    },
)
