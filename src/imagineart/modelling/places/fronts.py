"""What stands close behind someone in a town? Shop fronts, stoops, café terraces, market stalls.

A front fills the background of one who stands on the pavement before it; a market is a lane between
stalls under cloth and lanterns.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import ball, bevelled_box, lathe, moved, rod, spline, turned
from imagineart.modelling.model import Material, Mesh, Model, Part, Rgb
from imagineart.modelling.places import street
from imagineart.modelling.places.fittings import copied, modelled, slab
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.room import sheet
from imagineart.modelling.town.dressing import awning, festoon
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.masonry import Hole, Window, block, door, faced, wall, windows
from imagineart.modelling.town.pieces import piece

GLOW: Rgb = (1.0, 0.70, 0.36)
SPICES: tuple[Rgb, ...] = (
    (0.58, 0.10, 0.02),
    (0.70, 0.38, 0.02),
    (0.45, 0.26, 0.08),
    (0.40, 0.04, 0.03),
    (0.24, 0.30, 0.06),
    (0.62, 0.52, 0.30),
)
CLOTHS: tuple[Rgb, ...] = (
    (0.48, 0.04, 0.03),
    (0.64, 0.60, 0.52),
    (0.05, 0.20, 0.26),
    (0.58, 0.34, 0.05),
    (0.10, 0.24, 0.12),
)


@dataclass(frozen=True, slots=True)
class Front:
    """A house's front. `awning`: colour of its stripes; `goods`: in the window, by model;
    `tables`: of a café before it; `steps`: up to its door."""

    wall: str
    color: Rgb
    frame: Rgb
    awning: Rgb | None = None
    goods: tuple[str, ...] = ()
    tables: bool = False
    steps: int = 0


FRONTS = {
    "shop front": Front(
        "brick",
        (0.30, 0.14, 0.10),
        (0.04, 0.12, 0.10),
        (0.10, 0.28, 0.20),
        ("vase", "book", "teapot"),
    ),
    "bakery front": Front(
        "plaster",
        (0.62, 0.52, 0.36),
        (0.20, 0.09, 0.04),
        (0.50, 0.06, 0.05),
        ("sourdough bread", "croissant", "baguette", "cake"),
    ),
    "flower shop": Front(
        "plaster",
        (0.55, 0.56, 0.50),
        (0.10, 0.18, 0.14),
        (0.16, 0.32, 0.20),
        ("bouquet", "potted flower"),
    ),
    "cafe terrace": Front(
        "plaster",
        (0.58, 0.50, 0.38),
        (0.06, 0.05, 0.045),
        (0.52, 0.03, 0.03),
        ("wine bottle",),
        tables=True,
    ),
    "stoop": Front("brick", (0.26, 0.10, 0.07), (0.03, 0.04, 0.05), steps=6),
}


def build(ask: Ask) -> PlaceModel:
    """A front or a market."""
    return _market(ask) if ask.family in MARKETS else _front(ask)


def _front(ask: Ask) -> PlaceModel:
    front, rng = FRONTS[ask.family], ask.rng
    extent = 1.0 if ask.alone else ask.extent
    far = 2.2 if ask.alone else extent + 1.6 + 0.35 * front.steps
    dark = not 6.8 <= ask.hour <= 18.3
    half = max(3.4, 1.5 * extent + 1.0)
    scale = max(1.0, extent / 1.6)
    parts = [
        *_pavement(ask, far, extent),
        *(moved(p, (0.0, far, 0.0)) for p in _facade(front, half, dark, rng)),
        *(_sill(front, far, dark) if front.goods else []),
        *(_terrace(ask, far, half, extent) if front.tables else []),
        *_pots(far, half, extent, ask.alone),
    ]
    lamps = (
        tuple(Lamp((x * half, far - 0.5, 2.6), 0.07, GLOW, 45.0) for x in (-0.55, 0.55))
        if dark
        else ()
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("front", tuple(parts))),),
        ground=level_ground(),
        area=rectangle(2 * half - 1.0, far + 1.0 - 0.35 * front.steps, (0.0, (far - 1.0) / 2)),
        view=View((-26, 26), (-3, 40), (0.4, 30.0 * scale)),
        vista=Vista((1.4, far - 8.2, 1.6), (-0.2, far, 1.75), 30.0),
        lamps=lamps,
        far=far,
        fog=30.0,
    )


def _pavement(ask: Ask, far: float, extent: float) -> list[Part]:
    slabs = (
        street.setts() if ask.weather not in ("rain", "storm") else street.wetted(street.setts())
    )
    near = far - 16.0 - 6.0 * extent
    edge = slab((60.0, 0.18, 0.16), (0, far - 5.5 - extent, -0.02))
    return [Part(sheet((-30, 30), (near, far)), slabs, "road"), piece(edge, "granite", name="kerb")]


def _facade(front: Front, half: float, dark: bool, rng: np.random.Generator) -> list[Part]:
    """Shop window, door beside it, upper windows, neighbours; its plane is y = 0."""
    wide, tall = 2 * half + 14.0, 7.4
    lift = 0.17 * front.steps
    show = (
        Hole(-0.3 * half, 0.55, 1.15 * half, 1.9)
        if front.goods
        else Hole(-0.45 * half, 0.95, 1.2, 1.7)
    )
    entry = Hole((0.34 if front.steps else 0.62) * half, lift, 1.1, 2.35)
    upper = [Hole(float(x), 4.1, 1.05, 1.7) for x in np.arange(-wide / 2 + 1.5, wide / 2, 2.4)]
    sides = [
        Hole(float(x), 0.95, 1.1, 1.7)
        for x in np.r_[
            np.arange(-wide / 2 + 1.5, -half - 0.6, 2.4), np.arange(half + 1.2, wide / 2 - 1, 2.4)
        ]
    ]
    outline = np.array([(-wide / 2, 0), (wide / 2, 0), (wide / 2, tall), (-wide / 2, tall)])
    face = wall(outline, 0.3, [show, entry, *upper, *sides])
    glow = GLOW if dark else None
    parts = [
        piece(face, front.wall, front.color, name="front"),
        *windows(Window(1.05, 1.7, (2, 3), glow=glow), [((h.x, 0.01, h.z), 0.0) for h in upper]),
        *windows(Window(1.1, 1.7, (2, 3)), [((h.x, 0.01, h.z), 0.0) for h in sides]),
        *faced(door(1.1, 2.35, front.frame, glass=True), (entry.x, 0.02, lift)),
        *_shown(front, show, dark),
    ]
    if front.steps:
        parts += _stairs(entry.x, front.steps)
    if front.awning is not None:
        parts += awning((-0.02 * half, 2.75), 1.9 * half, front.awning)
    back = bevelled_box((wide - 0.8, 0.1, tall), bevel=0.01, at=(0, 1.4, tall / 2))
    return [*parts, piece(back, Material("inside", (0.03, 0.027, 0.024), 0.9), name="inside")]


def _shown(front: Front, show: Hole, dark: bool) -> list[Part]:
    """The frame of the shop window, its board above, the lit room behind."""
    w, h, x, z = show.width, show.height, show.x, show.z
    bars = [slab((0.08, 0.1, h), (x + s * w / 2, 0.04, z + h / 2)) for s in (-1, -0.33, 0.33, 1)]
    bars += [slab((w, 0.1, 0.08), (x, 0.04, z + d)) for d in (0.0, h)]
    if not front.goods:
        return [
            piece(bars, "painted wood", front.frame),
            piece(slab((w, 0.02, h), (x, 0.12, z + h / 2)), tinted_glass()),
        ]
    panel = slab((w + 0.2, 0.08, 0.5), (x, -0.02, 0.27))
    room = slab((w, 0.05, h), (x, 1.2, z + h / 2))
    warm = lit((1.0, 0.74, 0.45), 1.0 if dark else 0.42)
    return [
        piece([*bars, panel], "painted wood", front.frame, name="shop"),
        piece(room, warm, name="room"),
    ]


def _sill(front: Front, far: float, dark: bool) -> list[Part]:
    """Goods on two boards in the window."""
    parts: list[Part] = []
    wide, x0 = 3.6, -1.0
    for row, (y, z) in enumerate(((0.35, 0.62), (0.7, 1.05))):
        parts.append(piece(slab((wide, 0.34, 0.04), (x0, far + y, z - 0.02)), "oak"))
        spots = np.linspace(x0 - wide / 2 + 0.25, x0 + wide / 2 - 0.25, 9)
        for k, noun in enumerate(front.goods):
            here = [
                (float(x), far + y, z)
                for x in spots[(k + row) % len(front.goods) :: len(front.goods)]
            ]
            parts += modelled(noun, here, 15.0)
    return parts


def _stairs(x: float, count: int) -> list[Part]:
    """Steps of stone up to a door, and rails of iron."""
    steps = [
        block(
            (2.2, 0.32 * (count - k) + 0.3, 0.17),
            (x, -(0.32 * (count - k) + 0.3) / 2, 0.17 * k + 0.085),
            0.012,
        )
        for k in range(count)
    ]
    rails = []
    for s in (-1.05, 1.05):
        low, high = (x + s, -0.32 * count - 0.1, 0.95), (x + s, -0.1, 0.17 * count + 0.95)
        rails.append(rod(low, high, 0.03))
        for k in range(count + 1):
            y = -0.32 * count - 0.1 + 0.32 * k
            rails.append(rod((x + s, y, 0.17 * k), (x + s, y, 0.95 + 0.17 * k), 0.014, sides=8))
    return [
        piece(steps, "sandstone", (0.30, 0.19, 0.14), name="steps"),
        piece(rails, "cast iron", name="rail"),
    ]


def _terrace(ask: Ask, far: float, half: float, extent: float) -> list[Part]:
    """Round tables with chairs under the awning."""
    spots = [
        (s * (0.35 + 0.9 * k), far - 1.1 - 0.25 * (k % 2), 0.0)
        for k in range(4)
        for s in (-1.0, 1.0)
    ]
    spots += [(s * x, far - 2.6, 0.0) for x in (2.4, 3.9) for s in (-1.0, 1.0)]
    spots = spots[::2] + spots[9:]
    free = [p for p in spots if ask.alone or np.hypot(p[0], p[1]) > extent + 0.7]
    chairs = [(x + d, y, z) for x, y, z in free for d in (-0.62, 0.62)]
    turns = [90.0 if k % 2 == 0 else -90.0 for k in range(len(chairs))]
    return [
        *modelled("round table", free, 0.0, 0.85),
        *modelled("chair", chairs, turns),
        *modelled("cup of coffee", [(x + 0.1, y, 0.64) for x, y, _ in free]),
        *modelled("wine glass", [(x - 0.12, y - 0.05, 0.64) for x, y, _ in free]),
    ]


def _pots(far: float, half: float, extent: float, alone: bool) -> list[Part]:
    spots = [(s * 0.93 * half, far - 0.35, 0.0) for s in (-1, 1)] + [(0.28 * half, far - 0.3, 0.0)]
    free = [p for p in spots if alone or np.hypot(p[0], p[1]) > extent + 0.3]
    return modelled("houseplant", free, 0.0, 0.9)


@dataclass(frozen=True, slots=True)
class Market:
    """A market: how its lane is roofed, what hangs over it, what lies in its stalls."""

    roof: bool
    lanterns: bool
    heaps: tuple[Rgb, ...]
    snow: bool = False
    glowing: bool = False


FRUITS: tuple[Rgb, ...] = (
    (0.60, 0.05, 0.03),
    (0.72, 0.30, 0.02),
    (0.20, 0.36, 0.05),
    (0.72, 0.55, 0.05),
    (0.34, 0.05, 0.16),
)
MARKETS = {
    "market": Market(False, False, FRUITS),
    "bazaar": Market(True, True, SPICES),
    "night market": Market(False, True, FRUITS, glowing=True),
    "christmas market": Market(False, True, FRUITS, snow=True, glowing=True),
}
CRATES = (-1.15, -0.6, -0.05, 0.5, 1.05)  # m along a stall: where they stand before it
STALL = 3.0  # m, along the lane
DEEP = 34.0  # m, of a lane


def _market(ask: Ask) -> PlaceModel:
    row, rng = MARKETS[ask.family], ask.rng
    half = 1.45 if ask.alone else max(1.9, 1.25 * ask.extent + 0.7)
    dark = row.glowing or not 6.8 <= ask.hour <= 18.3
    first = -5.0 if ask.alone else min(-3.0, -3.0 * ask.extent)
    parts = [
        *_lane(row, half),
        *_stalls(row, half, first, dark, rng),
        *(street.rows(half + 3.2, False, dark, rng)),
        *(_lanterns(half, dark, rng, ask) if row.lanterns else []),
        *(_lattice(half) if row.roof else _strung(half, dark, ask)),
    ]
    lamps = (
        tuple(
            Lamp((s * 0.5 * half, y, 2.7), 0.09, GLOW, 42.0, visible=False)
            for y in (1.0, 6.0, 12.0)
            for s in (-1.0, 1.0)
        )
        if dark or row.roof
        else ()
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("market", tuple(parts))),),
        ground=level_ground(),
        area=rectangle(2 * half - 0.8, 12.0, (0.0, 3.0)),
        view=View((-12, 12), (-3, 30), (0.4, 40.0)),
        vista=Vista((0.3 * half, -6.0, 1.7), (-0.1 * half, 10.0, 1.2), 25.0),
        fog=40.0,
        lamps=lamps,
    )


def _strung(half: float, dark: bool, ask: Ask) -> list[Part]:
    """Bulbs on cords between the stalls of both sides."""
    high = max(3.1, 1.15 * ask.extent + 1.6)
    spots = [(0.0, float(y), 0.0) for y in np.arange(1.9, 0.8 * DEEP, 3.4)]
    return copied(tuple(festoon(2 * half + 2.6, high, dark)), spots)


def _lane(row: Market, half: float) -> list[Part]:
    ground = sheet((-half - 14, half + 14), (-24.0, 70.0))
    if row.snow:
        return [Part(ground, Material("snow", (0.72, 0.75, 0.80), 0.8, subsurface=0.3), "road")]
    return [Part(ground, street.setts(), "road")]


def _stalls(
    row: Market, half: float, first: float, dark: bool, rng: np.random.Generator
) -> list[Part]:
    """Stalls on both sides, four kinds in turn, their cloths in different colours."""
    kinds = [stall(row, CLOTHS[k], dark, rng) for k in range(4)]
    spots: list[list[tuple[float, float, float]]] = [[] for _ in kinds]
    turns: list[list[float]] = [[] for _ in kinds]
    for side in (-1.0, 1.0):
        for number, y in enumerate(np.arange(first, DEEP, STALL + 0.25)):
            k = (number + (2 if side > 0 else 0)) % len(kinds)
            spots[k].append((side * (half + 0.95), float(y), 0.0))
            turns[k].append(-90.0 * side)
    return [
        p for kind, at, way in zip(kinds, spots, turns, strict=True) for p in copied(kind, at, way)
    ]


def stall(row: Market, cloth: Rgb, dark: bool, rng: np.random.Generator) -> list[Part]:
    """A table of boards with baskets in two steps, four posts and a roof of cloth."""
    posts = [rod((x, y, 0), (x, y, 2.35), 0.04) for x in (-1.45, 1.45) for y in (-0.75, 0.85)]
    table = [slab((2.9, 0.7, 0.05), (0, -0.45, 0.72)), slab((2.9, 0.6, 0.05), (0, 0.2, 0.98))]
    skirt = slab((2.9, 0.03, 0.7), (0, -0.8, 0.36))
    red, green, blue = cloth
    top = [
        moved(
            turned(bevelled_box((3.2, 1.05, 0.03), bevel=0.01), "x", s * 14.0), (0, s * 0.5, 2.42)
        )
        for s in (1, -1)
    ]
    crates = [slab((0.46, 0.4, 0.03), (x, -1.06, 0.22)) for x in CRATES]
    crates += [slab((0.46, 0.02, 0.16), (x, -1.06 + d, 0.28)) for x in CRATES for d in (-0.2, 0.2)]
    crates += [slab((0.4, 0.34, 0.2), (x, -1.06, 0.1)) for x in CRATES]
    hung = awning((0.0, 2.35), 3.1, cloth, 0.55) if not row.snow else []
    board = slab((0.5, 0.02, 0.32), (float(rng.uniform(-1, 1)), -0.82, 0.55))
    parts = [
        piece([*posts, *table, *crates], "weathered wood", name="stall"),
        piece(skirt, "linen", (0.55 * red, 0.55 * green, 0.55 * blue), name="cloth"),
        piece(top, "linen", (0.78, 0.80, 0.84) if row.snow else cloth, name="roof"),
        piece(board, "slate", name="board"),
        *(moved(p, (0.0, -0.55, 0.0)) for p in hung),
        *_heaps(row, rng),
    ]
    if dark:
        bulbs = [ball(0.05, (x, -0.7, 2.1), segments=10) for x in (-1.0, 0.0, 1.0)]
        parts.append(piece(bulbs, lit((1.0, 0.72, 0.36), 5.0), name="bulb"))
    return parts


def _heaps(row: Market, rng: np.random.Generator) -> list[Part]:
    """Baskets heaped with goods: cones of spice, or many small balls of fruit."""
    basket = lathe(
        spline([(0, 0), (0.16, 0), (0.22, 0.16), (0.21, 0.17), (0.15, 0.02), (0, 0.02)], 20),
        segments=18,
    )
    spots = [
        (x, y, z) for y, z in ((-0.5, 0.745), (0.2, 1.005)) for x in np.arange(-1.2, 1.3, 0.48)
    ]
    parts = copied((piece(basket, "wicker", name="basket"),), spots)
    spots += [(x, -1.06, 0.14) for x in CRATES]
    groups: list[list[Mesh]] = [[] for _ in row.heaps]
    for x, y, z in spots:
        k = int(rng.integers(len(row.heaps)))
        if row.roof:
            cone = lathe(
                spline([(0.2, 0.14), (0.12, 0.24), (0.03, 0.33), (0, 0.34)], 14), segments=16
            )
            groups[k].append(moved(cone, (x, y, z)))
            continue
        for _ in range(16):
            a, r = rng.uniform(0, 6.3), 0.17 * np.sqrt(rng.random())
            at = (x + r * np.cos(a), y + r * np.sin(a), z + 0.16 + 0.10 * (1 - r / 0.17))
            groups[k].append(ball(0.048, at, segments=8))
    return parts + [
        piece(m, Material("goods", c, 0.4), name="goods")
        for m, c in zip(groups, row.heaps, strict=True)
        if m
    ]


def _lanterns(half: float, dark: bool, rng: np.random.Generator, ask: Ask) -> list[Part]:
    """Lanterns of coloured glass on cords across the lane."""
    body = lathe(
        spline([(0.05, 0), (0.14, 0.07), (0.17, 0.2), (0.11, 0.33), (0.04, 0.38)], 24), segments=14
    )
    cap = lathe([(0.06, 0.36), (0.03, 0.45), (0.005, 0.52), (0, 0.52)], segments=12)
    tones: tuple[Rgb, ...] = (
        (1.0, 0.50, 0.12),
        (1.0, 0.14, 0.06),
        (0.15, 0.5, 0.8),
        (0.9, 0.75, 0.2),
        (0.2, 0.7, 0.3),
    )
    spots: list[list[tuple[float, float, float]]] = [[] for _ in tones]
    cords = []
    low = 2.55 if ask.alone else max(2.55, 1.15 * ask.extent + 1.2)
    for y in np.arange(0.5, 26.0, 1.9):
        cords.append(
            rod(
                (-half - 0.6, float(y), low + 1.0),
                (half + 0.6, float(y), low + 1.0),
                0.008,
                sides=6,
            )
        )
        for x in np.linspace(-0.8, 0.8, 4) * half:
            drop = low + float(rng.uniform(-0.15, 0.35))
            spots[int(rng.integers(len(tones)))].append((float(x), float(y), drop))
            cords.append(
                rod(
                    (float(x), float(y), drop + 0.5),
                    (float(x), float(y), low + 1.0),
                    0.005,
                    sides=6,
                )
            )
    parts = [piece(cords, "rubber", name="cord")]
    for tone, at in zip(tones, spots, strict=True):
        one = (piece(body, lit(tone, 1.6 if dark else 0.8), name="lantern"), piece(cap, "brass"))
        parts += copied(one, at, 0.0, 0.8)
    return parts


def _lattice(half: float) -> list[Part]:
    """A roof of slats and mats through which the sun falls in stripes."""
    beams = [
        rod((-half - 2.4, float(y), 4.1), (half + 2.4, float(y), 4.1), 0.06, sides=8)
        for y in np.arange(-4.0, 40.0, 2.0)
    ]
    slats = [
        slab((2 * half + 4.6, 0.26, 0.03), (0, float(y), 4.2)) for y in np.arange(-4.0, 40.0, 0.55)
    ]
    return [piece([*beams, *slats], "weathered wood", name="lattice")]


PLACE = Place((*FRONTS, *MARKETS), build)
