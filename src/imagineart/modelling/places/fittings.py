"""What is built into rooms? Boards, shelves, hearths, rings, curtains: parts by name.

Each function takes the room's measures and gives its parts; `interiors.yaml` names them.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    combined,
    curtain,
    lathe,
    moved,
    placements,
    rod,
    spline,
    tube,
    turned,
)
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Part, Rgb
from imagineart.modelling.registry import find, model_of
from imagineart.modelling.town.books import row_of_books
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.pieces import piece

STEEL: Rgb = (0.46, 0.47, 0.48)
FIRE: Rgb = (1.0, 0.36, 0.06)
GOODS: tuple[Rgb, ...] = (
    (0.42, 0.09, 0.06),
    (0.10, 0.20, 0.30),
    (0.50, 0.36, 0.10),
    (0.16, 0.26, 0.12),
    (0.52, 0.50, 0.44),
    (0.26, 0.12, 0.26),
)

HEARTH = -0.16  # of half the width: where a fireplace stands in the back wall
RUGS: tuple[tuple[Rgb, Rgb, Rgb], ...] = (
    ((0.24, 0.03, 0.025), (0.50, 0.42, 0.28), (0.03, 0.06, 0.14)),
    ((0.04, 0.09, 0.16), (0.52, 0.46, 0.36), (0.30, 0.08, 0.04)),
)


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """A room's measures in metres: half its width, y of its back wall, height; `side` away from the
    window; `clear`: radius about the origin that stays free."""

    half: float
    far: float
    tall: float
    side: float
    dark: bool
    clear: float
    rng: np.random.Generator


def slab(size: tuple[float, float, float], at: tuple[float, float, float]) -> Mesh:
    """A bevelled box about a place."""
    return bevelled_box(size, bevel=0.008, at=at)


def copied(
    parts: Sequence[Part],
    spots: Sequence[tuple[float, float, float]],
    turns: float | Sequence[float] = 0.0,
    sizes: float | Sequence[float] = 1.0,
) -> list[Part]:
    """The same parts at many places; nothing at none."""
    if not spots:
        return []
    moves = placements(spots, turns, sizes)
    return [Part(Copies(tuple(parts), moves), parts[0].material, "copies", tinted=False)]


def modelled(
    noun: str,
    spots: Sequence[tuple[float, float, float]],
    turns: float | Sequence[float] = 0.0,
    sizes: float | Sequence[float] = 1.0,
) -> list[Part]:
    """A thing that there is a model of, many times."""
    if not find(noun):
        return []
    return copied(model_of(noun, seed=1).parts, spots, turns, sizes)


def _wainscot(room: Room) -> list[Part]:
    """Panelling to the height of a chair's back."""
    boards = [slab((2 * room.half, 0.03, 1.0), (0, room.far - 0.015, 0.5))]
    boards.append(slab((2 * room.half, 0.06, 0.06), (0, room.far - 0.03, 1.02)))
    for x in np.arange(-room.half + 0.4, room.half, 0.8):
        boards.append(slab((0.62, 0.02, 0.66), (float(x), room.far - 0.035, 0.5)))
    return [piece(boards, "walnut", name="panelling")]


def _framed(x: float, z: float, size: tuple[float, float], room: Room, tones: Floats) -> list[Part]:
    """A picture in a frame of gold: a landscape of bands."""
    w, h = size
    y = room.far - 0.03
    rails = [slab((w + 0.16, 0.05, 0.08), (x, y, z + s * (h / 2 + 0.03))) for s in (-1, 1)]
    rails += [slab((0.08, 0.05, h), (x + s * (w / 2 + 0.03), y, z)) for s in (-1, 1)]
    parts = [piece(rails, "gold", name="frame")]
    edges = np.r_[0.0, np.sort(room.rng.uniform(0.15, 0.85, len(tones) - 1)), 1.0]
    for low, high, (r, g, b) in zip(edges[:-1], edges[1:], tones, strict=True):
        middle = z - h / 2 + h * (low + high) / 2
        band = slab((w, 0.01, h * (high - low)), (x, y + 0.01, middle))
        parts.append(piece(band, "paper", (float(r), float(g), float(b)), name="picture"))
    return parts


def _tones(count: int, rng: np.random.Generator) -> Floats:
    """(N, 3) muted colours of a painted landscape, dark below, light above."""
    light = np.linspace(0.05, 0.45, count)[:, None] * rng.uniform(0.7, 1.3, (count, 1))
    tint = np.array([1.0, 0.84, 0.62]) + rng.uniform(-0.16, 0.16, (count, 3))
    return np.asarray(light * tint, np.float32)


def _pictures(room: Room) -> list[Part]:
    parts = []
    for x in (-0.55, 0.0, 0.5):
        tones = _tones(3, room.rng)
        parts += _framed(x * room.half, 1.75, (0.7, 0.5), room, tones)
    return parts


def _paintings(room: Room) -> list[Part]:
    """Large paintings along the wall, as museums hang them."""
    parts = []
    for x, w, h in ((-0.68, 1.3, 1.7), (-0.12, 2.2, 1.5), (0.52, 1.2, 1.6), (0.86, 0.7, 0.9)):
        tones = _tones(5, room.rng)
        parts += _framed(x * room.half, 1.85, (w, h), room, tones)
    return parts


def _books(room: Room) -> list[Part]:
    """Shelves of books from floor to ceiling on both ends of the back wall."""
    parts: list[Part] = []
    wide = 0.62 * room.half
    for s in (-1, 1):
        x = s * (room.half - wide / 2 - 0.05)
        levels = np.arange(0.12, room.tall - 0.35, 0.36)
        boards = [slab((wide, 0.28, 0.03), (x, room.far - 0.15, float(z))) for z in levels]
        boards += [
            slab(
                (0.04, 0.28, room.tall - 0.2),
                (x + e * wide / 2, room.far - 0.15, room.tall / 2 - 0.1),
            )
            for e in (-1, 1)
        ]
        parts.append(piece(boards, "walnut", name="shelf"))
        for z in levels[:-1]:
            row = row_of_books(wide - 0.1, 0.2, 0.30, room.rng, plain=True)
            parts += [moved(p, (x, room.far - 0.14, float(z) + 0.02)) for p in row]
    return parts


def _goods(
    room: Room, kinds: Callable[[np.random.Generator], Mesh], colors: Sequence[Rgb]
) -> list[Part]:
    """Shelves along the back wall, full of things of a few colours."""
    levels = (0.55, 1.0, 1.45, 1.9)
    boards = [slab((1.9 * room.half, 0.34, 0.03), (0, room.far - 0.18, z)) for z in levels]
    parts = [piece(boards, "oak", name="shelf")]
    shapes: list[list[Mesh]] = [[] for _ in colors]
    for z in levels:
        x = -0.92 * room.half
        while x < 0.92 * room.half:
            shape = kinds(room.rng)
            wide = float(np.ptp(shape.vertices[:, 0]))
            low = float(shape.vertices[:, 2].min())
            at = (x + wide / 2, room.far - 0.2, z + 0.016 - low)
            shapes[int(room.rng.integers(len(colors)))].append(moved(shape, at))
            x += wide + float(room.rng.uniform(0.02, 0.09))
    finish = [Material("goods", color, 0.35, coat=0.4) for color in colors]
    return parts + [piece(m, f, name="goods") for m, f in zip(shapes, finish, strict=True) if m]


def _boxed(rng: np.random.Generator) -> Mesh:
    if rng.random() < 0.5:
        w, h = rng.uniform(0.1, 0.24), rng.uniform(0.12, 0.32)
        return slab((float(w), 0.2, float(h)), (0, 0, 0))
    r, h = float(rng.uniform(0.05, 0.09)), float(rng.uniform(0.12, 0.26))
    return lathe([(0, 0), (r, 0), (r, h), (0.6 * r, 1.15 * h), (0, 1.15 * h)], segments=14)


def _flask(rng: np.random.Generator) -> Mesh:
    r, h = float(rng.uniform(0.05, 0.1)), float(rng.uniform(0.14, 0.28))
    shape = [(0, 0), (r, 0.02), (r, 0.4 * h), (0.3 * r, 0.75 * h), (0.3 * r, h), (0, h)]
    return lathe(spline(shape, 24) if rng.random() < 0.6 else shape, segments=14)


def _loaf(rng: np.random.Generator) -> Mesh:
    w, h = float(rng.uniform(0.12, 0.2)), float(rng.uniform(0.08, 0.13))
    round_ = lathe(spline([(0, 0), (w / 2, 0.02), (0.46 * w, 0.6 * h), (0, h)], 16), segments=18)
    return round_


def _goods_shelves(room: Room) -> list[Part]:
    return _goods(room, _boxed, GOODS)


def _bread_shelves(room: Room) -> list[Part]:
    return _goods(room, _loaf, ((0.44, 0.22, 0.07), (0.52, 0.30, 0.11), (0.34, 0.15, 0.05)))


def _flasks(room: Room) -> list[Part]:
    return _goods(
        room,
        _flask,
        (
            (0.02, 0.22, 0.30),
            (0.30, 0.04, 0.10),
            (0.10, 0.28, 0.06),
            (0.34, 0.22, 0.02),
            (0.5, 0.52, 0.55),
        ),
    )


def _potions(room: Room) -> list[Part]:
    """Shining flasks and skulls between the others."""
    shapes = [
        moved(_flask(room.rng), (float(x) * room.half, room.far - 0.3, 1.02))
        for x in (-0.6, -0.2, 0.35, 0.7)
    ]
    shine = lit((0.15, 1.0, 0.55), 0.9)
    skulls = [(float(x) * room.half, room.far - 0.26, 1.47) for x in (-0.42, 0.12, 0.55)]
    return [piece(shapes, shine, name="potion"), *modelled("skull", skulls)]


def _counter(room: Room) -> list[Part]:
    """A counter of wood with a glass case before the shelves."""
    y, wide = room.far - 1.15, 1.5 * room.half
    body = [slab((wide, 0.55, 0.9), (0, y, 0.45))]
    body += [
        slab((0.05, 0.03, 0.8), (float(x), y - 0.28, 0.45))
        for x in np.linspace(-wide / 2, wide / 2, 9)
    ]
    return [
        piece(body, "oak", name="counter"),
        piece(slab((wide + 0.1, 0.65, 0.05), (0, y, 0.93)), "marble", name="top"),
        *modelled(
            "croissant", [(float(x), y - 0.1, 0.955) for x in np.linspace(-0.3, 0.3, 5) * wide]
        ),
    ]


def _bar_shelves(room: Room) -> list[Part]:
    """Bottles on lit shelves before a mirror."""
    colors = ((0.03, 0.10, 0.04), (0.16, 0.06, 0.015), (0.40, 0.22, 0.04), (0.5, 0.5, 0.46))
    glow = slab((1.9 * room.half, 0.01, 1.7), (0, room.far - 0.02, 1.45))
    return [*_goods(room, _bottle, colors), piece(glow, lit((1.0, 0.55, 0.22), 0.28), name="glow")]


def _bottle(rng: np.random.Generator) -> Mesh:
    r, h = float(rng.uniform(0.033, 0.045)), float(rng.uniform(0.22, 0.3))
    shape = [(0, 0), (r, 0), (r, 0.6 * h), (0.35 * r, 0.78 * h), (0.35 * r, h), (0, h)]
    return lathe(shape, segments=12)


def _bar_line(room: Room) -> list[Part]:
    """A bar with stools from one side to the other."""
    y, wide = room.far - 1.3, 1.6 * room.half
    front = [slab((wide, 0.06, 0.95), (0, y - 0.25, 0.5)), slab((wide, 0.45, 0.95), (0, y, 0.5))]
    spots = [(float(x), y - 0.62, 0.0) for x in np.arange(-wide / 2 + 0.4, wide / 2, 0.75)]
    free = [p for p in spots if np.hypot(p[0], p[1]) > 0.7 + room.clear]
    return [
        piece(front, "walnut", name="bar"),
        piece(slab((wide + 0.1, 0.7, 0.05), (0, y - 0.05, 1.02)), "black marble", name="top"),
        *modelled("bar stool", free, 180.0),
    ]


def _booths(room: Room) -> list[Part]:
    """Red padded benches with tables at both ends."""
    parts: list[Part] = []
    for s in (-1.0, 1.0):
        for y in (room.far - 2.2, room.far - 3.9):
            x = s * (room.half - 0.75)
            if np.hypot(x, y) < room.clear + 1.1:
                continue
            seats = [slab((1.3, 0.5, 0.46), (x, y + d, 0.23)) for d in (-0.75, 0.75)]
            seats += [slab((1.3, 0.16, 1.1), (x, y + d, 0.55)) for d in (-1.0, 1.0)]
            table = [slab((1.2, 0.75, 0.05), (x, y, 0.74)), slab((0.1, 0.1, 0.72), (x, y, 0.36))]
            parts.append(piece(seats, "leather", (0.42, 0.03, 0.03), name="booth"))
            parts.append(piece(table, "gloss plastic", (0.6, 0.6, 0.58), name="table"))
    strip = slab((1.9 * room.half, 0.04, 0.05), (0, room.far - 0.05, room.tall - 0.18))
    return [*parts, piece(strip, lit((1.0, 0.12, 0.35), 1.6), name="neon")]


def _steel_line(room: Room) -> list[Part]:
    """Steel tables, a range under a hood, shelves with bowls, as cooks have them."""
    y, wide = room.far - 0.4, 1.9 * room.half
    steel = [slab((wide, 0.8, 0.05), (0, y, 0.9)), slab((wide, 0.7, 0.04), (0, y, 0.2))]
    steel += [
        slab((0.06, 0.06, 0.9), (float(x), y - 0.35, 0.45))
        for x in np.linspace(-wide / 2, wide / 2, 6)
    ]
    steel += [slab((wide, 0.3, 0.03), (0, room.far - 0.16, z)) for z in (1.35, 1.75)]
    hood = slab((0.9 * room.half, 0.9, 0.5), (0.2 * room.half, y - 0.1, room.tall - 0.45))
    oven = slab((0.6 * room.half, 0.72, 0.66), (0.2 * room.half, y - 0.02, 0.54))
    flames = [
        ball(0.045, (0.2 * room.half + float(x), y, 0.96)) for x in (-0.45, -0.15, 0.15, 0.45)
    ]
    finish = Material("steel", STEEL, 0.28, metallic=1.0)
    return [
        piece([*steel, hood], finish, name="steel"),
        piece(oven, Material("oven", (0.03, 0.03, 0.032), 0.3), name="oven"),
        piece(flames, lit((0.15, 0.45, 1.0), 2.0), name="flame"),
        *_bowls(room, wide),
    ]


def _bowls(room: Room, wide: float) -> list[Part]:
    profile = [(0, 0), (0.08, 0), (0.13, 0.09), (0.12, 0.09), (0.07, 0.01), (0, 0.01)]
    spots = [
        (float(x), room.far - 0.16, z + 0.02)
        for z in (1.35, 1.75)
        for x in np.arange(-wide / 2 + 0.2, wide / 2, 0.33)
    ]
    one = piece(lathe(profile, segments=20), Material("bowl", (0.6, 0.6, 0.58), 0.25), name="bowl")
    return copied((one,), spots)


def _pots(room: Room) -> list[Part]:
    """Pans that hang from a rail."""
    profile = [(0, 0), (0.13, 0), (0.14, 0.07), (0.13, 0.07), (0.12, 0.01), (0, 0.01)]
    pan = combined(
        [turned(lathe(profile, segments=20), "x", 90), rod((0, 0, 0.12), (0, 0, 0.42), 0.011)]
    )
    y, z = room.far - 0.75, room.tall - 1.15
    spots = [(float(x), y, z - 0.42) for x in np.arange(-0.9, -0.15, 0.1) * room.half]
    rail = rod((-0.95 * room.half, y, z), (-0.1 * room.half, y, z), 0.014)
    one = piece(pan, "copper", name="pan")
    return [piece(rail, "cast iron", name="rail"), *copied((one,), spots, 20.0)]


def _white_line(room: Room) -> list[Part]:
    """White benches with glass on them, as in laboratories."""
    y, wide = room.far - 0.9, 1.7 * room.half
    bench = [slab((wide, 0.75, 0.86), (0, y, 0.43))]
    top = slab((wide + 0.06, 0.8, 0.04), (0, y, 0.88))
    glass = [
        moved(_flask(room.rng), (float(x), y - 0.1, 0.9))
        for x in np.linspace(-0.44, 0.44, 9) * wide
    ]
    return [
        piece(bench, "painted metal", (0.66, 0.68, 0.70), name="bench"),
        piece(top, "gloss plastic", (0.10, 0.11, 0.12), name="top"),
        piece(glass, Material("glassware", (0.25, 0.55, 0.6), 0.08, coat=1.0), name="glass"),
    ]


def _drapes(room: Room) -> list[Part]:
    cloth = moved(
        curtain(1.6, room.tall - 0.7, folds=9, rng=room.rng),
        (0.9 * room.half, room.far - 0.9, 0.35),
    )
    return [piece(cloth, "linen", (0.28, 0.46, 0.50), name="curtain")]


def _board(room: Room) -> list[Part]:
    """A green board in a frame of wood, with lines of chalk."""
    w, h, z, y = 1.15 * room.half, 1.25, 1.62, room.far - 0.03
    frame = [slab((w + 0.12, 0.05, 0.06), (0, y, z + s * h / 2)) for s in (-1, 1)]
    frame += [slab((0.06, 0.05, h), (s * w / 2, y, z)) for s in (-1, 1)]
    frame.append(slab((w, 0.12, 0.03), (0, y - 0.05, z - h / 2 - 0.04)))
    chalk = []
    for k in range(5):
        x = -0.44 * w
        while x < 0.30 * w:
            long = float(room.rng.uniform(0.05, 0.2))
            at = (x + long / 2, y - 0.022, z + 0.4 - 0.19 * k)
            chalk.append(slab((long, 0.004, 0.035), at))
            x += long + 0.06
    return [
        piece(frame, "oak", name="frame"),
        piece(slab((w, 0.03, h), (0, y, z)), "matt plastic", (0.025, 0.075, 0.055), name="board"),
        piece(chalk, "paper", (0.62, 0.62, 0.58), name="chalk"),
    ]


def _bags(room: Room) -> list[Part]:
    """Punching bags on chains."""
    bag = lathe(
        spline([(0, 0), (0.17, 0.03), (0.18, 0.6), (0.17, 1.15), (0, 1.2)], 30), segments=24
    )
    chain = rod((0, 0, 1.2), (0, 0, room.tall - 0.7), 0.012)
    one = (piece(bag, "leather", (0.22, 0.03, 0.025), name="bag"), piece(chain, "cast iron"))
    return copied(one, [(float(x) * room.half, room.far - 1.6, 0.7) for x in (-0.75, -0.45, 0.72)])


def _rack(room: Room) -> list[Part]:
    """Dumbbells on a rack."""
    y, wide = room.far - 0.5, 0.9 * room.half
    shelf = [slab((wide, 0.4, 0.05), (0.1 * room.half, y, z)) for z in (0.35, 0.8)]
    bell = combined(
        [rod((-0.14, 0, 0), (0.14, 0, 0), 0.016)]
        + [
            turned(
                lathe([(0, s), (0.075, s), (0.075, s + 0.08), (0, s + 0.08)], segments=16), "y", 90
            )
            for s in (-0.16, 0.08)
        ]
    )
    spots = [
        (0.1 * room.half + float(x), y, z + 0.1)
        for z in (0.35, 0.8)
        for x in np.arange(-wide / 2 + 0.2, wide / 2, 0.42)
    ]
    return [piece(shelf, "cast iron", name="rack"), *copied((piece(bell, "rubber"),), spots)]


def _mirrors(room: Room) -> list[Part]:
    pane = slab((0.8 * room.half, 0.02, 2.2), (-0.45 * room.half, room.far - 0.02, 1.4))
    return [piece(pane, Material("mirror", (0.8, 0.82, 0.83), 0.03, metallic=1.0), name="mirror")]


def _hoop(room: Room) -> list[Part]:
    """A basket before its board, three metres up."""
    y = room.far - 0.9
    board = slab((1.8, 0.05, 1.05), (0, y, 3.4))
    arm = [rod((s * 0.3, y, 3.4), (s * 0.5, room.far, 3.7), 0.04) for s in (-1, 1)]
    turn = np.linspace(0, 2 * np.pi, 33)
    ring = np.stack([0.23 * np.cos(turn), y - 0.4 + 0.23 * np.sin(turn), np.full(33, 3.05)], axis=1)
    square = [slab((0.6, 0.01, 0.05), (0, y - 0.03, z)) for z in (3.1, 3.55)]
    square += [slab((0.05, 0.01, 0.5), (s * 0.3, y - 0.03, 3.32)) for s in (-1, 1)]
    net = [
        rod(
            (0.22 * np.cos(t), y - 0.4 + 0.22 * np.sin(t), 3.04),
            (0.12 * np.cos(t + 0.4), y - 0.4 + 0.12 * np.sin(t + 0.4), 2.6),
            0.006,
            sides=6,
        )
        for t in turn[:-1:2]
    ]
    return [
        piece([board], "gloss plastic", (0.72, 0.72, 0.72), name="board"),
        piece([tube(ring, 0.018), *square], Material("hoop", (0.75, 0.12, 0.02), 0.4), name="hoop"),
        piece([*net], "cotton", (0.75, 0.75, 0.73), name="net"),
        piece(arm, "cast iron", name="arm"),
    ]


def _court(room: Room) -> list[Part]:
    """Lines on the floor."""
    rows = [slab((0.06, 5.6, 0.004), (s * 2.4, room.far - 3.0, 0.002)) for s in (-1, 1)]
    rows += [
        slab((2 * room.half - 1.0, 0.06, 0.004), (0, y, 0.002))
        for y in (room.far - 0.5, room.far - 5.8)
    ]
    turn = np.linspace(0, np.pi, 40)
    arc = np.stack([2.4 * np.cos(turn), room.far - 5.8 - 2.4 * np.sin(turn), 0 * turn], axis=1)
    return [piece([*rows, tube(arc, 0.03, squash=0.1)], Material("line", (0.7, 0.7, 0.68)))]


def _ring(room: Room) -> list[Part]:
    """A canvas between posts and three ropes; the hall lies lower behind it."""
    half, deep = 3.05 + 0.6 * room.clear, 3.0 + 0.6 * room.clear
    canvas = slab((2 * half + 0.9, 2 * deep + 4.0, 0.02), (0, 0, 0.0))
    corners = [(-half, deep), (half, deep), (half, -deep - 1.2), (-half, -deep - 1.2)]
    posts = [rod((x, y, 0), (x, y, 1.45), 0.06) for x, y in corners[:2]]
    parts = [piece(canvas, "linen", (0.42, 0.47, 0.55), name="canvas"), piece(posts, "cast iron")]
    colors: tuple[Rgb, ...] = ((0.55, 0.02, 0.02), (0.7, 0.7, 0.7), (0.02, 0.06, 0.45))
    for z, color in zip((0.5, 0.9, 1.3), colors, strict=True):
        ropes = [
            rod((*a, z), (*b, z), 0.022)
            for a, b in (
                (corners[0], corners[1]),
                (corners[1], corners[2]),
                (corners[3], corners[0]),
            )
        ]
        parts.append(piece(ropes, "upholstery", color, name="rope"))
    for (x, y), color in zip(corners[:2], (colors[0], colors[2]), strict=True):
        pad = slab((0.22, 0.22, 0.95), (0.985 * x, 0.985 * y, 0.9))
        parts.append(piece(pad, "leather", color, name="pad"))
    return parts


def _crowd(room: Room) -> list[Part]:
    """Heads and shoulders in the dark, and lamps over them."""
    rng = room.rng
    body = combined(
        [
            lathe(
                spline([(0, 0), (0.24, 0.02), (0.25, 0.4), (0.1, 0.52), (0, 0.54)], 20), segments=12
            ),
            ball(0.115, (0, 0, 0.66), segments=14),
        ]
    )
    spots, low = [], room.far - 2.6
    for row in range(4):
        for x in np.arange(-room.half, room.half, 0.62):
            at = (float(x + rng.normal(0, 0.08)), low + 0.75 * row, -0.1 + 0.28 * row)
            spots.append(at)
    pick = rng.integers(0, 4, len(spots))
    tones = ((0.05, 0.04, 0.04), (0.03, 0.04, 0.07), (0.09, 0.05, 0.035), (0.04, 0.035, 0.03))
    parts: list[Part] = []
    for k, tone in enumerate(tones):
        here = [p for p, number in zip(spots, pick, strict=True) if number == k]
        parts += copied((piece(body, Material("crowd", tone, 0.8)),), here)
    bulbs = [
        ball(0.11, (float(x) * room.half, room.far - 0.6, room.tall - 0.7))
        for x in np.linspace(-0.8, 0.8, 7)
    ]
    return [*parts, piece(bulbs, lit((1.0, 0.93, 0.8), 6.0), name="lamps")]


def _tools(room: Room) -> list[Part]:
    """Hammers, tongs and saws on the wall."""
    rng = room.rng
    wood, iron = [], []
    for x in np.linspace(-0.8, 0.15, 12) * room.half:
        z, long = 1.45 + float(rng.uniform(0, 0.35)), float(rng.uniform(0.26, 0.5))
        at = (float(x), room.far - 0.05, z)
        wood.append(rod((at[0], at[1], z), (at[0], at[1], z - long), 0.014))
        iron.append(slab((float(rng.uniform(0.08, 0.2)), 0.05, 0.07), at))
    rail = slab((1.1 * room.half, 0.03, 0.1), (-0.32 * room.half, room.far - 0.02, 1.75))
    return [piece([*wood, rail], "oak", name="handles"), piece(iron, "cast iron", name="tools")]


def _beams(room: Room) -> list[Part]:
    """Heavy beams under the ceiling."""
    rows = [
        slab((2 * room.half, 0.2, 0.2), (0, float(y), room.tall - 0.1))
        for y in np.arange(room.far - 0.6, -6.0, -1.5)
    ]
    return [piece(rows, "walnut", name="beam")]


def _trusses(room: Room) -> list[Part]:
    """Steel trusses over a hall."""
    rows = []
    for y in np.arange(room.far - 1.0, -8.0, -4.0):
        z = room.tall - 0.25
        rows += [slab((2 * room.half, 0.14, 0.14), (0, float(y), z - d)) for d in (0.0, 0.9)]
        xs = np.linspace(-room.half, room.half, 15)
        rows += [
            rod((float(a), float(y), z), (float(b), float(y), z - 0.9), 0.035, sides=8)
            for a, b in itertools.pairwise(xs)
        ]
        rows += [
            slab((0.3, 0.3, room.tall), (s * (room.half - 0.2), float(y), room.tall / 2))
            for s in (-1, 1)
        ]
    return [piece(rows, Material("steel", (0.16, 0.19, 0.22), 0.5), name="truss")]


def _crates(room: Room) -> list[Part]:
    rng, boxes = room.rng, []
    for x in np.r_[np.linspace(-0.9, -0.35, 6), np.linspace(0.35, 0.9, 6)] * room.half:
        for k in range(int(rng.integers(1, 4))):
            at = (float(x), room.far - 1.4 + float(rng.normal(0, 0.1)), 0.5 + 1.0 * k)
            boxes.append(slab((1.0, 1.0, 0.98), at))
    return [piece(boxes, "pine", name="crate")]


def _embers(room: Room) -> list[Part]:
    """A hearth of brick with glowing coal under a hood."""
    x, y = 0.42 * room.half * room.side, room.far - 0.75
    base = [slab((1.5, 1.1, 0.8), (x, y, 0.4))]
    base += [slab((0.2, 1.1, 1.3), (x + s * 0.68, y, 1.05)) for s in (-1, 1)]
    hood = [
        slab((1.6, 1.15, 0.3), (x, y, 1.85)),
        slab((0.8, 0.7, room.tall - 1.9), (x, y + 0.15, room.tall / 2 + 0.9)),
    ]
    coal = [
        ball(
            float(room.rng.uniform(0.05, 0.09)),
            (x + float(a), y - 0.1 + float(b), 0.84),
            segments=10,
        )
        for a, b in room.rng.uniform(-0.42, 0.42, (60, 2))
    ]
    return [
        piece([*base, *hood], "brick", name="forge"),
        piece(coal[::2], lit(FIRE, 3.2), name="coal"),
        piece(coal[1::2], lit((1.0, 0.16, 0.02), 1.2), name="coal"),
    ]


def _anvil(room: Room) -> list[Part]:
    x, y = 0.1 * room.half * room.side, room.far - 1.9
    if np.hypot(x, y) < room.clear + 0.4:
        return []
    iron = [
        slab((0.62, 0.16, 0.14), (x, y, 0.78)),
        slab((0.26, 0.12, 0.16), (x, y, 0.66)),
        slab((0.36, 0.22, 0.08), (x, y, 0.56)),
        rod((x + 0.3, y, 0.79), (x + 0.58, y, 0.80), 0.07, end_radius=0.015),
    ]
    block = rod((x, y, 0), (x, y, 0.53), 0.26)
    return [piece(iron, "cast iron", name="anvil"), piece(block, "bark", name="block")]


def _hearth(room: Room) -> list[Part]:
    """A fireplace of stone with a mantel and a fire in it."""
    x, y, w = HEARTH * room.half * room.side, room.far - 0.22, 1.5
    stone = [slab((0.36, 0.46, 1.15), (x + s * (w / 2 - 0.18), y, 0.575)) for s in (-1, 1)]
    stone += [slab((w, 0.46, 0.36), (x, y, 1.0)), slab((w + 0.1, 0.9, 0.07), (x, y - 0.2, 0.035))]
    stone.append(slab((1.05, 0.4, room.tall - 1.2), (x, y + 0.05, room.tall / 2 + 0.6)))
    mantel = slab((w + 0.3, 0.56, 0.08), (x, y - 0.02, 1.22))
    soot = slab((w - 0.6, 0.05, 0.9), (x, room.far - 0.03, 0.45))
    logs = [
        rod(
            (x - 0.26, y - 0.1 + d, 0.14 + 0.06 * k),
            (x + 0.26, y - 0.04 - d, 0.14 + 0.06 * k),
            0.055,
        )
        for k, d in enumerate((-0.08, 0.05, 0.0))
    ]
    return [
        piece(stone, "stone", (0.34, 0.31, 0.28), name="hearth"),
        piece(mantel, "oak", name="mantel"),
        piece(soot, Material("soot", (0.012, 0.011, 0.01), 0.9), name="soot"),
        piece(logs, "bark", name="logs"),
        *_flames((x, y - 0.08, 0.22), 0.5, room.rng),
        *modelled("candle", [(x - 0.5, y - 0.08, 1.26), (x + 0.55, y - 0.05, 1.26)]),
    ]


def _mantelpiece(room: Room) -> list[Part]:
    """What stands on a mantel and by the fire: a clock, books, a vase, a picture, a basket of logs,
    tongs, and a garland of leaves along the edge."""
    x, y = HEARTH * room.half * room.side, room.far - 0.24
    row = [
        moved(p, (x + 0.5, y + 0.05, 1.26))
        for p in row_of_books(0.3, 0.24, 0.16, room.rng, plain=True)
    ]
    wood = [
        rod(
            (x + 1.05 + 0.1 * a, y - 0.5, 0.1 + 0.09 * b),
            (x + 1.05 + 0.1 * a, y - 0.05, 0.1 + 0.09 * b),
            0.048,
        )
        for b in range(4)
        for a in range(4 - b % 2)
    ]
    rack = [slab((0.03, 0.4, 0.5), (x + d, y - 0.27, 0.25)) for d in (0.97, 1.43)]
    return [
        *row,
        *modelled("clock", [(x - 0.05, y - 0.02, 1.26)], 0.0, 0.9),
        *modelled("vase with flowers", [(x - 0.72, y - 0.02, 1.26)], 20.0, 0.9),
        piece(wood, "bark", name="logs"),
        piece(rack, "cast iron", name="rack"),
        *_framed(x, 1.95, (0.62, 0.5), room, _tones(3, room.rng)),
    ]


def _carpet(room: Room) -> list[Part]:
    """A rug with borders and a figure of lozenges before the middle of the back wall."""
    wide, deep, y = min(1.5 * room.half, 3.6), 2.3, room.far - 2.35
    deepred, cream, blue = RUGS[int(room.rng.integers(len(RUGS)))]
    layers = (
        (deepred, [slab((wide, deep, 0.012), (0, y, 0.006))]),
        (cream, _frame_of(wide - 0.24, deep - 0.24, y, 0.013, 0.07)),
        (blue, _frame_of(wide - 0.52, deep - 0.52, y, 0.013, 0.11)),
        (cream, _lozenges(wide - 1.0, deep - 0.9, y, 0.013, 0.11)),
        (blue, _lozenges(wide - 1.0, deep - 0.9, y, 0.0145, 0.06)),
    )
    fringe = [
        slab((0.012, 0.05, 0.008), (float(a), y + s * (deep / 2 + 0.02), 0.004))
        for a in np.arange(-wide / 2, wide / 2, 0.035)
        for s in (-1, 1)
    ]
    parts = [
        piece(meshes, Material("wool", tone, 0.95, sheen=0.4), name="rug")
        for tone, meshes in layers
    ]
    return [*parts, piece(fringe, "linen", name="fringe")]


def _frame_of(wide: float, deep: float, y: float, z: float, broad: float) -> list[Mesh]:
    across = [slab((wide, broad, 0.002), (0, y + s * (deep / 2), z)) for s in (-1, 1)]
    along = [slab((broad, deep, 0.002), (s * wide / 2, y, z)) for s in (-1, 1)]
    return [*across, *along]


def _lozenges(wide: float, deep: float, y: float, z: float, size: float) -> list[Mesh]:
    one = turned(slab((1.4 * size, 1.4 * size, 0.002), (0, 0, 0)), "z", 45)
    spots = [
        (float(a), y + float(b), z)
        for a in np.arange(-wide / 2, wide / 2 + 0.01, 0.42)
        for b in np.arange(-deep / 2, deep / 2 + 0.01, 0.42)
    ]
    return [moved(one, at) for at in spots]


def _throw(room: Room) -> list[Part]:
    """Cushions and a folded blanket that lie on the seats of the middle."""
    tones: tuple[Rgb, ...] = ((0.46, 0.15, 0.05), (0.52, 0.42, 0.26), (0.10, 0.18, 0.16))
    pillow = bevelled_box((0.42, 0.16, 0.40), bevel=0.075, steps=5)
    x, y = 0.62 * room.side * room.half, room.far - 2.6
    parts = []
    for k, tone in enumerate(tones):
        lean = turned(turned(pillow, "x", -18.0), "z", -60.0 * room.side + 8.0 * k)
        where = (x + 0.12 * room.side + 0.16 * (k - 1), y + 0.42 * (k - 1), 0.66)
        parts.append(piece(moved(lean, where), "linen", tone, name="cushion"))
    return parts


def _flames(at: tuple[float, float, float], tall: float, rng: np.random.Generator) -> list[Part]:
    """Tongues of fire: slim drops, yellow within orange."""
    x, y, z = at
    tongues: list[list[Mesh]] = [[], []]
    for k in range(14):
        h, r = tall * float(rng.uniform(0.45, 1.0)), float(rng.uniform(0.04, 0.075))
        sway = float(rng.normal(0, 0.05))
        path = [(0, 0, 0), (0.4 * sway, 0, 0.35 * h), (sway, 0, 0.7 * h), (0.6 * sway, 0, h)]
        flame = tube(
            spline(path, 14),
            r * np.array([0.5, 0.8, 1, 1, 0.95, 0.85, 0.75, 0.62, 0.5, 0.4, 0.3, 0.2, 0.1, 0.02]),
            sides=8,
        )
        where = (x + float(rng.uniform(-0.24, 0.24)), y + float(rng.uniform(-0.06, 0.06)), z)
        tongues[k % 2].append(moved(flame, where))
    return [
        piece(tongues[0], lit((1.0, 0.42, 0.06), 3.0), name="fire"),
        piece(tongues[1], lit((1.0, 0.66, 0.20), 4.5), name="fire"),
    ]


def _logs(room: Room) -> list[Part]:
    """Walls of round logs below and beside the windows."""
    rows = [
        rod((-room.half, room.far - 0.02, z), (room.half, room.far - 0.02, z), 0.13, sides=14)
        for z in np.arange(0.12, 0.85, 0.23)
    ]
    rows += [
        rod(
            (-room.half, room.far - 0.02, float(room.tall - 0.1)),
            (room.half, room.far - 0.02, float(room.tall - 0.1)),
            0.13,
        )
    ]
    for s in (-1, 1):
        rows += [
            rod((s * room.half, room.far, z), (s * room.half, -6.0, z), 0.13, sides=14)
            for z in np.arange(0.12, room.tall, 0.23)
        ]
    return [piece(rows, "pine", (0.36, 0.20, 0.09), name="logs")]


def _rafters(room: Room) -> list[Part]:
    """Two slopes of boards with rafters, from low walls to a ridge."""
    low, top = 0.9, room.tall
    parts: list[Mesh] = []
    ribs: list[Mesh] = []
    for s in (-1.0, 1.0):
        run = np.hypot(room.half, top - low)
        tilt = np.degrees(np.arctan2(top - low, room.half))
        board = turned(slab((run, room.far + 7.0, 0.04), (0, 0, 0)), "y", s * tilt)
        middle = (s * room.half / 2, (room.far - 7.0) / 2, (low + top) / 2 - 0.03)
        parts.append(moved(board, middle))
        rib = turned(slab((run, 0.12, 0.16), (0, 0, -0.08)), "y", s * tilt)
        ribs += [
            moved(rib, (middle[0], float(y), middle[2]))
            for y in np.arange(room.far - 0.5, -6.0, -1.1)
        ]
    ties = [
        slab((1.1 * room.half, 0.12, 0.16), (0, float(y), 0.78 * top))
        for y in np.arange(room.far - 0.5, -2.0, -2.2)
    ]
    return [piece(parts, "pine", name="boards"), piece([*ribs, *ties], "oak", name="rafter")]


def _round_window(room: Room) -> list[Part]:
    """A round window with bars; the sky behind it shines."""
    z, r, y = 0.62 * room.tall, 0.45, room.far - 0.02
    turn = np.linspace(0, 2 * np.pi, 49)
    ring = np.stack([r * np.cos(turn), np.full(49, y), z + r * np.sin(turn)], axis=1)
    bars = [slab((2 * r, 0.04, 0.04), (0, y, z)), slab((0.04, 0.04, 2 * r), (0, y, z))]
    pane = turned(lathe([(0, 0), (r, 0), (r, 0.01), (0, 0.01)], segments=48), "x", 90)
    sky = lit((0.03, 0.06, 0.18), 1.2) if room.dark else lit((0.75, 0.86, 1.0), 1.3)
    stars = (
        [
            ball(0.006, (float(a), y - 0.012, z + float(b)), segments=6)
            for a, b in room.rng.uniform(-0.3, 0.3, (24, 2))
        ]
        if room.dark
        else []
    )
    shown = [piece(stars, lit((1.0, 1.0, 0.95), 3.0), name="stars")] if stars else []
    return [
        piece([tube(ring, 0.05), *bars], "oak", name="frame"),
        piece(moved(pane, (0, y + 0.01, z)), sky, name="sky"),
        *shown,
    ]


def _chests(room: Room) -> list[Part]:
    """Boxes and trunks that were put away."""
    spots = [(x * room.half, room.far - 0.6, 0.0) for x in (-0.62, 0.6)]
    boxes = [
        slab((w, 0.42, h), (x * room.half, room.far - y, h / 2))
        for x, y, w, h in ((-0.3, 0.5, 0.55, 0.4), (-0.32, 0.52, 0.4, 0.75), (0.3, 0.45, 0.6, 0.35))
    ]
    return [piece(boxes, "cardboard", name="boxes"), *modelled("treasure chest", spots, 8.0)]


def _curtains(room: Room) -> list[Part]:
    """Red curtains at both sides and along the back, a border above."""
    red: Rgb = (0.30, 0.012, 0.015)
    back = moved(
        curtain(2 * room.half, room.tall - 0.3, folds=34, rng=room.rng), (0, room.far - 0.25, 0.15)
    )
    legs = [
        moved(
            curtain(0.3 * room.half, room.tall, folds=7, rng=room.rng),
            (s * 0.84 * room.half, room.far - 1.9, 0.0),
        )
        for s in (-1, 1)
    ]
    border = moved(
        curtain(2 * room.half, 0.9, folds=30, rng=room.rng), (0, room.far - 2.0, room.tall - 0.9)
    )
    cloth = [_stood(c) for c in (back, *legs)]
    return [piece([*cloth, border], "velvet", red, name="curtain")]


def _stood(mesh: Mesh) -> Mesh:
    """The cloth with its hem on the floor."""
    return moved(mesh, (0, 0, 0.02 - float(mesh.vertices[:, 2].min())))


BEAMS: tuple[Rgb, ...] = ((0.10, 0.30, 1.0), (1.0, 0.12, 0.45), (1.0, 0.62, 0.20))


def _spots(room: Room) -> list[Part]:
    """Lamps on a bar of trusses, in the colours of what they throw."""
    z, y = room.tall - 0.45, room.far - 2.6
    reach = 0.9 * room.half
    bars = [
        rod((-reach, y + d, z + e), (reach, y + d, z + e), 0.03) for d in (0, 0.3) for e in (0, 0.3)
    ]
    bars += [
        rod((float(x), y, z), (float(x) + 0.3, y, z + 0.3), 0.015, sides=8)
        for x in np.arange(-reach, reach - 0.3, 0.3)
    ]
    can = lathe([(0.08, 0), (0.12, 0.3), (0.08, 0.34), (0, 0.34)], segments=18)
    xs = np.linspace(-0.7, 0.7, 9) * room.half
    cans = [moved(can, (float(x), y, z - 0.38)) for x in xs]
    lights = [
        piece([ball(0.09, (float(x), y, z - 0.37)) for x in xs[k::3]], lit(tone, 9.0), name="light")
        for k, tone in enumerate(BEAMS)
    ]
    black = Material("black", (0.015, 0.015, 0.016), 0.5)
    return [piece([*bars, *cans], black, name="lamps"), *lights]


def _band(room: Room) -> list[Part]:
    """What a band leaves on a stage: drums on a riser, guitars, boxes of loudspeakers, and a wall
    of upright lights behind them."""
    if room.clear:
        return []
    y = room.far - 1.5
    riser = slab((2.6, 1.8, 0.4), (0.0, y - 0.3, 0.2))
    stacks, cones = [], []
    for s in (-1.0, 1.0):
        for k in range(3):
            at = (s * 0.62 * room.half, y, 0.4 + 0.8 * k)
            stacks.append(slab((0.95, 0.6, 0.78), at))
            cones += [_cone(at[0] + d, y - 0.31, at[2]) for d in (-0.22, 0.22)]
    xs = np.linspace(-0.95, 0.95, 13) * room.half
    bars = [
        piece(
            [slab((0.07, 0.05, 0.75 * room.tall), (float(x), room.far - 0.55, 0.42 * room.tall))
             for x in xs[k::3]],
            lit(tone, 2.2),
            name="bars",
        )
        for k, tone in enumerate(BEAMS)
    ]  # fmt: skip
    return [
        piece(riser, Material("black", (0.02, 0.02, 0.022), 0.5), name="riser"),
        piece(stacks, Material("speaker", (0.022, 0.022, 0.024), 0.6), name="speakers"),
        piece(cones, Material("cone", (0.10, 0.10, 0.105), 0.35), name="cones"),
        *bars,
        *modelled("drum kit", [(0.0, y - 0.3, 0.4)], 0.0, 1.15),
        *modelled("electric guitar", [(x * room.half, y - 1.2, 0.0) for x in (-0.3, 0.3)]),
        *modelled("piano", [(-0.42 * room.half, y - 1.8, 0.0)], 24.0),
    ]


def _cone(x: float, y: float, z: float) -> Mesh:
    """A loudspeaker's cone, facing the hall."""
    dish = lathe([(0.0, 0.05), (0.05, 0.05), (0.17, 0.0), (0.2, 0.0), (0.2, 0.02)], segments=22)
    return moved(turned(dish, "x", 90), (x, y, z))


def _torches(room: Room) -> list[Part]:
    parts: list[Part] = []
    for s in (-1, 1):
        x, y, z = s * 0.55 * room.half, room.far - 0.3, 1.75
        parts.append(piece([rod((x, room.far, z - 0.3), (x, y, z), 0.025)], "cast iron"))
        parts += _flames((x, y, z), 0.34, room.rng)
    return parts


def _cell(room: Room) -> list[Part]:
    """A gate of iron bars in an arch."""
    w, h = 1.5, 2.1
    dark = slab((w, 0.02, h), (0, room.far - 0.01, h / 2))
    bars = [
        rod((float(x), room.far - 0.05, 0), (float(x), room.far - 0.05, h), 0.02)
        for x in np.linspace(-w / 2, w / 2, 9)
    ]
    bars += [slab((w, 0.05, 0.05), (0, room.far - 0.05, z)) for z in (0.3, 1.1, h)]
    return [piece(dark, Material("dark", (0.004, 0.004, 0.004), 1.0)), piece(bars, "cast iron")]


def _blinds(room: Room) -> list[Part]:
    """Slats before a bright window in the middle of the back wall."""
    w, h, z = 0.7 * room.half, 1.3, 1.55
    slats = [turned(slab((w, 0.05, 0.006), (0, 0, 0)), "x", -35) for _ in range(1)]
    rows = [
        moved(slats[0], (0, room.far - 0.07, float(a)))
        for a in np.arange(z - h / 2, z + h / 2, 0.055)
    ]
    pane = slab((w, 0.01, h), (0, room.far - 0.015, z))
    sky = lit((0.10, 0.14, 0.26), 0.8) if room.dark else lit((0.8, 0.88, 1.0), 1.1)
    return [piece(rows, "painted wood", (0.34, 0.28, 0.2), name="blinds"), piece(pane, sky)]


def _plants(room: Room) -> list[Part]:
    """Tables full of pots on both sides of a gangway, tall plants behind, some that hang."""
    rows = [
        (s * x * room.half, float(y), z)
        for s in (-1, 1)
        for x, z in ((0.50, 0.74), (0.70, 0.74))
        for y in np.arange(room.far - 0.6, -3.0, -0.62)
    ]
    free = [p for p in rows if np.hypot(p[0], p[1]) > 1.1 * room.clear + 0.5]
    tall = [
        (s * 0.9 * room.half, float(y), 0.0)
        for s in (-1, 1)
        for y in np.arange(room.far - 0.6, -3.0, -0.8)
    ]
    tall += [(float(x) * room.half, room.far - 0.5, 0.0) for x in np.linspace(-0.5, 0.5, 6)]
    under = [(0.62 * x, y - 0.3, 0.0) for x, y, _ in tall if abs(x) > 0.8 * room.half]
    boards = [
        slab(
            (0.42 * room.half, room.far + 3.2, 0.05),
            (s * 0.6 * room.half, (room.far - 3.0) / 2, 0.71),
        )
        for s in (-1, 1)
    ]
    hanging = [
        (s * 0.35 * room.half, float(y), room.tall - 1.1)
        for s in (-1, 1)
        for y in np.arange(room.far - 1.2, 0.0, -1.2)
    ]
    turns = [float(a) for a in room.rng.uniform(0, 360, len(tall))]
    backs = [(1.02 * x, y, 0.0) for x, y, _ in tall[:-6:2]]
    return [
        piece(boards, "weathered wood", name="table"),
        *modelled("potted flower", free[::2], 20.0, 1.25),
        *modelled("monstera", free[1::4], 50.0, 0.8),
        *modelled("fern", free[3::4], 0.0, 0.75),
        *modelled("houseplant", tall[::2], turns[::2], 1.7),
        *modelled("monstera", tall[1::2], turns[1::2], 1.7),
        *modelled("palm tree", backs, turns[: len(backs)], 0.36),
        *modelled("fern", under, 0.0, 0.9),
        *modelled("fern", hanging, 0.0, 0.7),
    ]


def _bars(room: Room) -> list[Part]:
    """White ribs of iron that meet under the ridge."""
    ribs = []
    for y in np.arange(room.far - 0.4, -4.0, -1.2):
        for s in (-1, 1):
            ribs.append(
                rod((s * room.half, float(y), 0.0), (s * room.half, float(y), room.tall), 0.035)
            )
            ribs.append(
                rod(
                    (s * room.half, float(y), room.tall - 0.9),
                    (0.0, float(y), room.tall - 0.03),
                    0.03,
                )
            )
    return [piece(ribs, "painted metal", (0.68, 0.69, 0.67), name="ribs")]


def _slats(room: Room) -> list[Part]:
    """A panel of slender slats of wood behind what stands at the back wall."""
    wide = 0.9 * room.half
    xs = np.arange(-wide / 2, wide / 2, 0.055) + 0.06 * room.side * room.half
    rows = [slab((0.03, 0.03, room.tall), (float(x), room.far - 0.015, room.tall / 2)) for x in xs]
    return [piece(rows, "oak", (0.36, 0.23, 0.125), name="slats")]


def _pipes(room: Room) -> list[Part]:
    """A duct of steel and pipes under the ceiling, a beam of iron across."""
    z = room.tall - 0.16
    duct = rod((0.5 * room.half, room.far, z), (0.5 * room.half, -5.0, z), 0.13, sides=20)
    thin = [
        rod((-x * room.half, room.far - 0.06, 0.0), (-x * room.half, room.far - 0.06, room.tall), r)
        for x, r in ((0.93, 0.03), (0.89, 0.018))
    ]
    beam = slab((2 * room.half, 0.12, 0.16), (0, room.far - 1.3, room.tall - 0.08))
    return [
        piece(duct, "brushed steel", name="duct"),
        piece([*thin, beam], "cast iron", name="pipes"),
    ]


FITTINGS: dict[str, Callable[[Room], list[Part]]] = {
    "wainscot": _wainscot,
    "pictures": _pictures,
    "mantelpiece": _mantelpiece,
    "carpet": _carpet,
    "throw": _throw,
    "paintings": _paintings,
    "books": _books,
    "goods shelves": _goods_shelves,
    "bread shelves": _bread_shelves,
    "flasks": _flasks,
    "potions": _potions,
    "counter": _counter,
    "bar shelves": _bar_shelves,
    "bar line": _bar_line,
    "booths": _booths,
    "steel line": _steel_line,
    "pots": _pots,
    "white line": _white_line,
    "drapes": _drapes,
    "board": _board,
    "bags": _bags,
    "rack": _rack,
    "mirrors": _mirrors,
    "hoop": _hoop,
    "court": _court,
    "ring": _ring,
    "crowd": _crowd,
    "tools": _tools,
    "beams": _beams,
    "trusses": _trusses,
    "crates": _crates,
    "embers": _embers,
    "anvil": _anvil,
    "hearth": _hearth,
    "logs": _logs,
    "rafters": _rafters,
    "round window": _round_window,
    "chests": _chests,
    "curtains": _curtains,
    "spots": _spots,
    "band": _band,
    "torches": _torches,
    "plants": _plants,
    "bars": _bars,
    "cell": _cell,
    "blinds": _blinds,
    "slats": _slats,
    "pipes": _pipes,
}
