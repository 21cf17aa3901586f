"""What do great halls look like? Arcades to both sides, tall windows, a vault: naves and ballrooms.

A bay is built once and repeated towards an end wall with windows; the viewer looks along the nave.
A ruin has lost its vault and the heads of some pillars: sky, grass and ivy came in.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import (
    arc,
    bevelled_box,
    boxed_uvs,
    grid,
    lathe,
    moved,
    placements,
    tube,
)
from imagineart.modelling.land import fractal_2d, standing
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import stones
from imagineart.modelling.places.fittings import copied, modelled, slab
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    Window,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.room import DAY, WARM, sheet
from imagineart.modelling.textures import baked
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.masonry import upright
from imagineart.modelling.town.pieces import piece

BAY = 5.0  # m, from pillar to pillar
GLASS: tuple[Rgb, ...] = (
    (0.75, 0.08, 0.06),
    (0.08, 0.18, 0.85),
    (0.90, 0.55, 0.10),
    (0.10, 0.50, 0.22),
    (0.45, 0.10, 0.55),
)
RED: Rgb = (0.34, 0.02, 0.025)


@dataclass(frozen=True, slots=True)
class Hall:
    """A kind of hall. `wide`: half of the nave; `tall`: to the springing of its vault, m."""

    wide: float
    tall: float
    bays: int
    stone: str
    color: Rgb
    floor: str
    pointed: bool = True
    stained: bool = True
    pews: bool = False
    carpet: Rgb | None = None
    chandeliers: bool = False
    banners: bool = False
    gilded: bool = False
    ruined: bool = False


HALLS = {
    "cathedral": Hall(4.6, 9.5, 8, "sandstone", (0.25, 0.22, 0.18), "checkered tiles", pews=True),
    "church": Hall(3.4, 5.6, 5, "plaster", (0.60, 0.57, 0.51), "stone", pews=True, carpet=RED),
    "ruined cathedral": Hall(
        4.4, 9.0, 7, "stone", (0.27, 0.26, 0.24), "stone", stained=False, ruined=True
    ),
    "ballroom": Hall(
        6.0,
        6.0,
        6,
        "plaster",
        (0.62, 0.57, 0.46),
        "floorboards",
        pointed=False,
        stained=False,
        chandeliers=True,
        gilded=True,
    ),
    "castle hall": Hall(
        4.8,
        5.4,
        6,
        "stone",
        (0.24, 0.225, 0.205),
        "stone",
        stained=False,
        carpet=RED,
        banners=True,
        chandeliers=True,
    ),
    "temple hall": Hall(
        4.6, 7.0, 7, "sandstone", (0.46, 0.38, 0.26), "sandstone", pointed=False, stained=False
    ),
    "mall": Hall(
        6.0, 6.0, 7, "plaster", (0.66, 0.66, 0.66), "marble", pointed=False, stained=False
    ),
}


def build(ask: Ask) -> PlaceModel:
    """The hall of a row, wider where what stands in it needs that."""
    hall, rng = HALLS[ask.family], ask.rng
    extent = 0.0 if ask.alone else ask.extent
    half = max(hall.wide, 1.7 * extent + 1.2)
    tall = max(hall.tall, 2.2 * extent)
    first = -2 * BAY - np.ceil(4.5 * extent / BAY) * BAY
    end = first + BAY * (hall.bays + 2 + np.ceil(4.5 * extent / BAY))
    dark = not DAY[0] < ask.hour < DAY[1]
    frame = Frame(half, tall, float(first), float(end), dark, extent)
    parts = [
        *_floor(hall, frame),
        *_arcades(hall, frame, rng),
        *_end(hall, frame),
        *([] if hall.ruined else _vault(hall, frame)),
        *_furnished(hall, frame, ask.alone),
        *(_overgrown(frame, rng) if hall.ruined else []),
    ]
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("hall", tuple(parts))),),
        ground=level_ground(),
        area=rectangle(2 * half - 1.6, 12.0, (0.0, 3.0)),
        view=View((-12, 12), (-4, 35), (0.4, 40.0), tall + half),
        vista=Vista((0.0, first + 3.0, 1.75), (0.0, end, 0.42 * tall), 24.0),
        sunlit=hall.ruined,
        lamps=_lamps(hall, frame),
        windows=() if hall.ruined else _daylight(frame),
        far=float(end),
        fog=30.0,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """Its measures, m: half width of the nave, springing of the vault, y of both ends."""

    half: float
    tall: float
    first: float
    end: float
    dark: bool
    clear: float

    @property
    def bays(self) -> list[float]:
        """y of the middles of all bays."""
        return [float(y) for y in np.arange(self.first + BAY / 2, self.end, BAY)]


def head(width: float, height: float, pointed: bool) -> Floats:
    """(N, 2) outline (x, z) of an opening with a pointed or round head, from z = 0."""
    w = width / 2
    if not pointed:
        curve = arc(w, 0, 180, 18, (0, height - w))
        return np.concatenate([[(-w, 0), (w, 0)], curve]).astype(np.float32)
    rise = 1.45 * w
    t = np.linspace(0, 1, 10)
    right = np.stack(
        [w * np.cos(t * np.pi / 2) ** 0.8, height - rise + rise * np.sin(t * np.pi / 2) ** 0.9],
        axis=1,
    )
    left = right[::-1][1:] * [-1, 1]
    return np.concatenate([[(-w, 0), (w, 0)], right[1:], left[:-1]]).astype(np.float32)


def _shifted(outline: Floats, x: float, z: float) -> Floats:
    """An outline moved in its plane, m."""
    return np.asarray(outline + np.array([x, z], np.float32), np.float32)


def _floor(hall: Hall, frame: Frame) -> list[Part]:
    wide, long = frame.half + 4.5, (frame.first - 6.0, frame.end + 0.5)
    finish = flagstones(hall.color) if hall.floor == "stone" else material(hall.floor)
    parts = [Part(sheet((-wide, wide), long), finish, "floor")]
    if hall.carpet is not None:
        strip = sheet((-0.8, 0.8), (frame.first, frame.end - 3.0), 0.012)
        parts.append(piece(strip, "carpet", hall.carpet, name="carpet"))
    return parts


def flagstones(color: Rgb) -> Material:
    """Worn slabs in rows, in shades of a stone."""
    r, g, b = color
    shades = tuple((k * r, k * g, k * b) for k in (0.62, 0.78, 0.7, 0.54))
    picture = baked(
        "bricks",
        {
            "colors": shades,
            "mortar": (0.3 * r, 0.3 * g, 0.3 * b),
            "joint": 0.014,
            "columns": 4,
            "rows": 6,
            "brick": (0.85, 0.6),
            "seed": 33,
            "texel": 0.008,
        },
    )
    return Material("flagstones", (0.66 * r, 0.66 * g, 0.66 * b), 0.6, texture=picture)


def _arcades(hall: Hall, frame: Frame, rng: np.random.Generator) -> list[Part]:
    """Both sides: pillars, arches between them, walls with windows over and behind them."""
    sides = [(s * frame.half, y) for s in (-1.0, 1.0) for y in frame.bays]
    moves = placements([(x, y, 0.0) for x, y in sides], [-90.0 * np.sign(x) for x, _ in sides])
    bay = _bay(hall, frame)
    parts = [Part(Copies(tuple(bay), moves), bay[0].material, "bays", tinted=False)]
    spots = [
        (s * frame.half, y - BAY / 2, 0.0)
        for s in (-1.0, 1.0)
        for y in [*frame.bays, frame.end + BAY / 2]
    ]
    heights = [1.0] * len(spots)
    if hall.ruined:
        heights = [float(h) for h in rng.choice([1.0, 1.0, 0.8], len(spots))]
    return parts + copied(_pillar(hall, frame), spots, 0.0, heights)


def _bay(hall: Hall, frame: Frame) -> list[Part]:
    """One bay in the plane y = 0, seen from −y: the arch, the wall over it, the aisle's window."""
    low = 0.62 * frame.tall
    top = frame.tall + (0.55 * frame.half if not hall.ruined else 0.1)
    whole = np.array([(-BAY / 2, 0), (BAY / 2, 0), (BAY / 2, top), (-BAY / 2, top)], float)
    arch = head(BAY - 1.0, low, hall.pointed)
    upper = _shifted(head(1.7, 0.3 * frame.tall, hall.pointed), 0.0, low + 0.09 * frame.tall)
    wall = upright(whole, 0.5, holes=[_shifted(arch, 0.0, 0.001), upper])
    aisle = _shifted(head(1.9, 0.44 * frame.tall, hall.pointed), 0.0, 1.4)
    back = moved(
        upright(
            np.array([(-BAY / 2, 0), (BAY / 2, 0), (BAY / 2, low + 1.0), (-BAY / 2, low + 1.0)]),
            0.4,
            holes=[aisle],
        ),
        (0, 3.4, 0),
    )
    shine = _shine(hall, frame.dark)
    parts = [piece([_plain(wall), _plain(back)], hall.stone, hall.color, name="wall")]
    if hall.gilded:
        trim = [slab((BAY, 0.12, 0.14), (0, -0.06, z)) for z in (low + 0.3, top - 0.3)]
        parts.append(piece(trim, "gold", name="trim"))
    if hall.ruined:
        return parts
    roof = moved(slab((BAY, 3.6, 0.2), (0, 0, 0)), (0, 1.9, low + 1.0))
    parts.append(piece(roof, hall.stone, hall.color, name="roof"))
    for outline, y in ((upper, 0.3), (aisle, 3.6)):
        parts += _glass(outline, y, shine, hall.stained)
    return parts


def _shine(hall: Hall, dark: bool) -> float:
    return 0.10 if dark else (0.4 if hall.stained else 1.3)


def _glass(outline: Floats, y: float, shine: float, stained: bool) -> list[Part]:
    """A window that shines: plain, or bands of coloured glass between bars of lead."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    if not stained:
        return [piece(moved(upright(outline, 0.02), (0, y, 0)), lit((0.85, 0.92, 1.0), shine))]
    parts: list[Part] = []
    rows = np.linspace(low[1], high[1], 8)
    for number, color in enumerate(GLASS):
        cells = [
            bevelled_box(
                ((high[0] - low[0]) / 3, 0.02, rows[k + 1] - rows[k]),
                bevel=0.001,
                at=(low[0] + (c + 0.5) * (high[0] - low[0]) / 3, y, (rows[k] + rows[k + 1]) / 2),
            )
            for k in range(7)
            for c in range(3)
            if (2 * k + 3 * c) % len(GLASS) == number
        ]
        parts.append(piece(cells, lit(color, 1.5 * shine), name="glass"))
    bars = [
        slab((0.05, 0.05, high[1] - low[1]), (x, y - 0.03, (low[1] + high[1]) / 2))
        for x in np.linspace(low[0], high[0], 4)
    ]
    bars += [
        slab((high[0] - low[0], 0.05, 0.04), ((low[0] + high[0]) / 2, y - 0.03, float(z)))
        for z in rows
    ]
    return [*parts, piece(bars, "cast iron", name="lead")]


def _plain(mesh: Mesh) -> Mesh:
    return boxed_uvs(Mesh(mesh.vertices, mesh.triangles, mesh.normals))


def _pillar(hall: Hall, frame: Frame) -> tuple[Part, ...]:
    """A round pillar with base and capital, and a shaft that runs up to the vault."""
    low = 0.42 * frame.tall
    core = lathe(
        [
            (0.62, 0),
            (0.62, 0.25),
            (0.5, 0.4),
            (0.42, 0.5),
            (0.42, low - 0.4),
            (0.6, low),
            (0.6, low + 0.15),
            (0, low + 0.15),
        ],
        segments=28,
    )
    top = frame.tall * (1.0 if not hall.ruined else 0.92)
    shafts = [
        tube([(s * 0.30, d, 0.0), (s * 0.30, d, top)], 0.11, sides=12)
        for s in (-1, 1)
        for d in (-0.28, 0.28)
    ]
    finish = "marble" if hall.gilded else hall.stone
    made = [piece([core, *shafts], finish, hall.color, name="pillar")]
    if hall.gilded:
        ring = lathe(
            [(0.46, low - 0.4), (0.64, low), (0.64, low + 0.16), (0, low + 0.16)], segments=28
        )
        made.append(piece(ring, "gold", name="capital"))
    return tuple(made)


def _vault(hall: Hall, frame: Frame) -> list[Part]:
    """A pointed or round vault over the nave, with ribs over the pillars."""
    u = np.linspace(-1, 1, 41)
    rise = (1.15 if hall.pointed else 0.62) * frame.half
    curve = (1 - np.abs(u) ** (1.45 if hall.pointed else 2.2)) ** (0.8 if hall.pointed else 0.6)
    z = frame.tall + rise * curve
    y = np.linspace(frame.first - 3.0, frame.end, 41)
    x = frame.half * u
    points = np.stack(np.broadcast_arrays(x[:, None], y[None, :], z[:, None]), axis=-1)
    shell = grid(points)
    ribs = []
    for at in [*frame.bays, frame.end]:
        line = np.stack([0.985 * x, np.full(41, at - BAY / 2), z - 0.05], axis=1)
        ribs.append(tube(line, 0.16, sides=8))
        if hall.pointed:
            for s in (-1.0, 1.0):
                cross = np.stack([0.985 * x, at - s * BAY / 2 * u, z - 0.05], axis=1)
                ribs.append(tube(cross, 0.10, sides=8))
    finish = [piece(shell, hall.stone, hall.color, name="vault")]
    return [
        *finish,
        piece(
            ribs,
            "gold" if hall.gilded else hall.stone,
            None if hall.gilded else hall.color,
            name="ribs",
        ),
    ]


def _end(hall: Hall, frame: Frame) -> list[Part]:
    """The wall that closes the view: three tall windows and a round one over them."""
    half, top = frame.half, frame.tall + 1.2 * frame.half
    if hall.ruined:
        top = frame.tall + 0.4 * frame.half
    outline = (
        head(2 * half, top, hall.pointed)
        if not hall.ruined
        else np.array(
            [
                (-half, 0),
                (half, 0),
                (half, 0.8 * top),
                (0.4 * half, 0.7 * top),
                (0.2 * half, 0.95 * top),
                (-0.4 * half, top),
                (-half, 0.72 * top),
            ]
        )
    )
    tall = 0.62 * frame.tall
    holes = [
        _shifted(head(0.42 * half, tall * f, hall.pointed), x * half, 2.2)
        for x, f in ((-0.55, 0.85), (0.0, 1.0), (0.55, 0.85))
    ]
    turn = np.linspace(0, 2 * np.pi, 33)[:-1]
    ring = (0.34 * half * np.stack([np.cos(turn), np.sin(turn)], axis=1)).astype(np.float32)
    rose = _shifted(ring, 0.0, 2.2 + tall + 0.62 * half)
    cut = [*holes, rose] if not hall.ruined and rose[:, 1].max() < top - 0.4 else holes
    wall = moved(_plain(upright(outline, 0.5, holes=cut)), (0, frame.end, 0))
    parts = [piece(wall, hall.stone, hall.color, name="end")]
    if hall.ruined:
        return parts
    for hole in cut:
        made = _glass(hole, frame.end + 0.3, 1.3 * _shine(hall, frame.dark), hall.stained)
        parts += made
    return parts


def _furnished(hall: Hall, frame: Frame, alone: bool) -> list[Part]:
    """Pews, chandeliers, banners, an altar at the end."""
    parts: list[Part] = []
    start = 0.0 if alone else frame.clear + 1.5
    if hall.pews:
        rows = np.arange(frame.first + 3.5 if alone else start, frame.end - 5.0, 1.1)
        parts += copied(
            _pew(0.72 * frame.half),
            [(s * (0.16 + 0.42 * frame.half) * 1.15, float(y), 0.0) for y in rows for s in (-1, 1)],
        )
        altar = [
            slab((2.4, 0.9, 1.0), (0, frame.end - 2.2, 0.9)),
            slab((4.4, 3.0, 0.4), (0, frame.end - 2.4, 0.2)),
        ]
        cross = [
            slab((0.12, 0.1, 1.5), (0, frame.end - 1.9, 2.2)),
            slab((0.8, 0.1, 0.12), (0, frame.end - 1.9, 2.5)),
        ]
        parts += [piece(altar, "marble", name="altar"), piece(cross, "gold", name="cross")]
        parts += modelled(
            "candle", [(x, frame.end - 2.3, 1.4) for x in (-0.9, -0.7, 0.7, 0.9)], 0.0, 1.6
        )
    if hall.chandeliers:
        parts += _chandeliers(frame)
    if hall.banners:
        cloth = [slab((1.0, 0.03, 2.6), (0, 0, 0))]
        spots = [
            (s * (frame.half - 0.35), y - BAY / 2, 0.72 * frame.tall)
            for s in (-1, 1)
            for y in frame.bays[2:]
        ]
        parts += copied((piece(cloth, "velvet", RED, name="banner"),), spots, 90.0)
    return parts


def _pew(wide: float) -> tuple[Part, ...]:
    boards = [slab((wide, 0.4, 0.05), (0, 0, 0.44)), slab((wide, 0.05, 0.5), (0, 0.2, 0.75))]
    boards += [slab((0.06, 0.5, 0.95), (s * wide / 2, 0.02, 0.47)) for s in (-1, 1)]
    return (piece(boards, "walnut", name="pew"),)


def _chandeliers(frame: Frame) -> list[Part]:
    """Rings of candles on chains down the middle."""
    turn = np.linspace(0, 2 * np.pi, 41)
    z = 0.78 * frame.tall
    rings, lights = [], []
    for r, lift in ((0.9, 0.0), (0.5, 0.45)):
        circle = np.stack([r * np.cos(turn), r * np.sin(turn), np.full(41, lift)], axis=1)
        rings.append(tube(circle, 0.03, sides=8))
        lights += [
            moved(
                lathe([(0.03, 0), (0.035, 0.06), (0, 0.16)], segments=8),
                (r * np.cos(t), r * np.sin(t), lift + 0.05),
            )
            for t in turn[:-1:4]
        ]
    chain = tube([(0, 0, 0), (0, 0, frame.tall * 0.22 + 0.8 * frame.half)], 0.02, sides=6)
    one = (
        piece([*rings, chain], "gold", name="chandelier"),
        piece(lights, lit((1.0, 0.76, 0.4), 5.0), name="flames"),
    )
    spots = [(0.0, y, z) for y in frame.bays[1:] if abs(y) > frame.clear]
    return copied(one, spots)


def _lamps(hall: Hall, frame: Frame) -> tuple[Lamp, ...]:
    if hall.chandeliers:
        spots = [(0.0, y, 0.74 * frame.tall) for y in frame.bays[2:7:2]]
    elif hall.ruined:
        spots = []
    else:
        spots = [(s * 0.6 * frame.half, y, 3.0) for y in frame.bays[3::3] for s in (-1.0, 1.0)][:4]
    strength = 260.0 if hall.chandeliers else (90.0 if frame.dark else 25.0)
    return tuple(Lamp(p, 0.14, WARM, strength, visible=False) for p in spots)


def _daylight(frame: Frame) -> tuple[Window, ...]:
    """Light through the windows of one side, high over the floor."""
    x = frame.half - 0.2
    return tuple(
        Window((x, y, 0.75 * frame.tall), (-0.8, 0.0, -0.6), 2.0, 0.3 * frame.tall)
        for y in frame.bays[2:7:2]
    )


def _overgrown(frame: Frame, rng: np.random.Generator) -> list[Part]:
    """Fallen stones, grass between the slabs, ivy up the pillars."""
    places = rng.uniform([-frame.half, frame.first], [frame.half, frame.end], (150, 2))
    places = places[
        (np.hypot(*places.T) > 1.2 * frame.clear + 1.2) & (np.abs(places[:, 0]) > 0.42 * frame.half)
    ]
    sizes = (0.15 + 0.8 * rng.random(len(places)) ** 3).astype(np.float32)
    rubble = stones(
        places.astype(np.float32), sizes, level_ground(), (0.25, 0.24, 0.22), rng, 14, 0.8
    )
    return [*rubble, *_grass(frame, rng), *_ivy(frame, rng)]


def _grass(frame: Frame, rng: np.random.Generator) -> list[Part]:
    spots = rng.uniform([-frame.half, frame.first], [frame.half, frame.end], (5200, 2))
    patch = (
        fractal_2d(spots[:, 0], spots[:, 1], 2.6, 7, 3) + 0.35 * np.abs(spots[:, 0]) / frame.half
    )
    spots = spots[(patch > 0.22) & (np.hypot(*spots.T) > 0.8 * frame.clear)].astype(np.float32)

    def green(count: int) -> Floats:
        return np.asarray(
            np.array([0.10, 0.16, 0.045]) * rng.uniform(0.6, 1.3, (count, 1)), np.float32
        )

    tufts = [grow.faced(grow.tuft(12, 1.0, 0.06, 0.6, green, rng, 2)) for _ in range(3)]
    moves = standing(spots, level_ground(), rng, 0.3, rng.uniform(0.08, 0.3, len(spots)))
    return list(
        grow.shared_out(
            tufts, Material("grass", (0.1, 0.15, 0.04), 0.55, translucency=0.3), moves, rng, "grass"
        )
    )


def _ivy(frame: Frame, rng: np.random.Generator) -> list[Part]:
    """Leaves that climb pillars and walls, denser below."""
    count = 9000
    side = rng.choice([-1.0, 1.0], count)
    bay = rng.choice([*frame.bays, frame.end], count) - BAY / 2
    stem = 0.5 * np.sin(3.0 * bay)
    turn = rng.uniform(0, 2 * np.pi, count)
    z = 0.95 * frame.tall * rng.random(count) ** 1.7 * (0.55 + 0.45 * np.sin(bay))
    r = 0.46 + 0.1 * rng.random(count)
    at = np.stack(
        [side * frame.half + r * np.cos(turn + stem), bay + r * np.sin(turn + stem), np.abs(z)],
        axis=1,
    )
    out = np.stack([np.cos(turn), np.sin(turn), rng.uniform(-0.9, 0.1, count)], axis=1)
    up = np.stack([np.cos(turn), np.sin(turn), np.ones(count)], axis=1)
    tone = np.array([0.06, 0.12, 0.03]) * rng.uniform(0.5, 1.6, (count, 1))
    size = rng.uniform(0.10, 0.2, count)
    mesh = grow.blades(at, out, up, size, 0.8 * size, tone, fine=False, curl=0.2)
    return [
        Part(grow.faced(mesh), Material("ivy", (0.06, 0.12, 0.03), 0.5, translucency=0.25), "ivy")
    ]


PLACE = Place(tuple(HALLS), build)
