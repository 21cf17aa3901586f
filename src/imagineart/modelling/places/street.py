"""What does a street look like? Houses on both sides, pavements, lamps; old or modern."""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    extruded,
    moved,
    placements,
    rod,
    spline,
    tube,
)
from imagineart.modelling.kit import lathe as turned_on_lathe
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_of
from imagineart.modelling.places.fittings import copied, modelled
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
)
from imagineart.modelling.places.place import rectangle as area_of
from imagineart.modelling.places.room import sheet
from imagineart.modelling.textures import baked
from imagineart.modelling.town.dressing import (
    awning,
    festoon,
    flower_box,
    hanging_sign,
    paper_lantern,
    pot,
    wall_lamp,
    washing,
)
from imagineart.modelling.town.finishes import lit, tinted_glass, trim
from imagineart.modelling.town.masonry import (
    Hole,
    Spot,
    Window,
    block,
    door,
    faced,
    pantiles,
    wall,
    windows,
)
from imagineart.modelling.town.pieces import piece

FRONTS: tuple[Rgb, ...] = (
    (0.62, 0.50, 0.33),
    (0.60, 0.36, 0.24),
    (0.62, 0.58, 0.48),
    (0.40, 0.46, 0.44),
    (0.58, 0.44, 0.36),
    (0.50, 0.50, 0.40),
)
DOORS: tuple[Rgb, ...] = (
    (0.05, 0.13, 0.10),
    (0.22, 0.03, 0.025),
    (0.03, 0.07, 0.16),
    (0.12, 0.06, 0.03),
)
AWNINGS: tuple[Rgb, ...] = (
    (0.46, 0.05, 0.04),
    (0.08, 0.22, 0.15),
    (0.52, 0.36, 0.08),
    (0.10, 0.16, 0.32),
)
GLOW: Rgb = (1.0, 0.66, 0.30)
STOOD = (  # what stands along walls: noun, m apart, m off the wall, size
    ("bicycle", 9.5, 0.1, 1.0),
    ("houseplant", 6.0, 0.05, 0.8),
    ("sandwich board", 13.0, 0.35, 1.0),
    ("barrel", 17.0, 0.1, 0.9),
)
LANTERNS: tuple[Rgb, ...] = ((1.0, 0.13, 0.05), (1.0, 0.55, 0.2))
CARS = ("taxi", "car", "bus", "car", "taxi")
LENGTH = 60.0  # m, down the street
KINDS = 5  # of houses in one street


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of street. `half`: m from its middle to the houses, 0: as usual; `lamps`: m apart."""

    modern: bool | None = None  # None: by chance
    half: float = 0.0
    neon: bool = False
    lamps: float = 11.0


KIND: dict[str, Kind] = {
    "street": Kind(),
    "old street": Kind(modern=False, half=3.4),
    "avenue": Kind(modern=True),
    "alley": Kind(modern=False, half=1.9, lamps=16.0),
    "neon street": Kind(modern=True, half=4.6, neon=True, lamps=22.0),
}
NEON: tuple[Rgb, ...] = (
    (1.0, 0.05, 0.42),
    (0.05, 0.55, 1.0),
    (1.0, 0.30, 0.03),
    (0.10, 1.0, 0.55),
    (0.62, 0.10, 1.0),
    (1.0, 0.75, 0.12),
)
BACKLIT = 0.6  # share of the boards of signs that glow
SNOW: Rgb = (0.80, 0.82, 0.86)
SNOWED = ("road", "pavement", "roof", "kerb", "line")  # parts on which snow lies


def build(ask: Ask) -> PlaceModel:
    """A street that runs away from the viewer; at dusk and night its windows and lamps are lit."""
    rng, kind = ask.rng, KIND[ask.family]
    chosen = rng.random() < 0.35
    modern = chosen if kind.modern is None else kind.modern
    dark = kind.neon or not 6.5 <= ask.hour <= 18.8
    half = _half(ask, kind, modern)
    parts = _ground(half, modern, kind.neon or _rains(ask) or (dark and modern))
    parts += rows(half, modern, dark, rng)
    parts += _dressing(half, ask, kind, modern, dark, rng)
    parts = snowy(parts) if ask.season == "winter" and not _rains(ask) else parts
    spots = [] if kind.neon else _lamp_spots(half, ask.extent, kind.lamps)
    parts += _lamps(spots, dark, modern) if spots else []
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("street", tuple(parts))),),
        ground=level_ground(),
        area=area_of(2 * half - 3.0, 16.0, (0.0, 4.0)),
        view=View(azimuth=(-14, 14), elevation=(-4, 35), distance=(0.4, 60.0)),
        vista=Vista((0.22 * half, -6.0, 1.55), (-0.10 * half, 10.0, 2.2), 27.0),
        fog=60.0,
        sunlit=True,
        lamps=neon_lamps(half, rng) if kind.neon else _lamp_lights(spots, dark, modern),
        blocked=tuple((x, y, 0.3) for x, y in spots),
    )


def _dressing(
    half: float, ask: Ask, kind: Kind, modern: bool, dark: bool, rng: np.random.Generator
) -> list[Part]:
    """Signs and bars of a street of neon, what people leave about in an old one."""
    if kind.neon:
        return [*signs(half, rng), *(lanterns(half, rng) if modern else [])]
    return traffic(half, ask, rng) if modern else lived_in(half, ask, dark, rng)


def traffic(half: float, ask: Ask, rng: np.random.Generator) -> list[Part]:
    """Cars and a bus in both lanes, parked cars, trees, signals and boxes along the kerbs."""
    first = 1.5 if ask.alone else clear_of(ask.extent) + 3.0
    lane, kerb = 0.27 * half, half - 1.9
    driven = [(s * lane, float(y), 0.0) for s in (-1, 1) for y in np.arange(first + 5, LENGTH, 13)]
    driven = [(x, y + float(rng.uniform(-3, 3)), z) for x, y, z in driven if x > 0 or ask.alone]
    parts: list[Part] = []
    for k, noun in enumerate(CARS):
        mine = driven[k :: len(CARS)]
        parts += modelled(noun, mine, [180.0 if x > 0 else 0.0 for x, _, _ in mine])
    trunks = [(s * kerb, float(y), 0.085) for s in (-1, 1) for y in np.arange(first + 2, 48.0, 8.0)]
    sizes = [float(a) for a in rng.uniform(0.55, 0.75, len(trunks))]
    parts += modelled("tree", trunks, [float(a) for a in rng.uniform(0, 360, len(trunks))], sizes)
    corner = [(s * kerb, first + 0.5, 0.085) for s in (-1, 1)]
    parts += modelled("traffic light", corner, [0.0, 0.0])
    parts += modelled("fire hydrant", [(kerb, first + 4.0, 0.085)])
    return [*parts, *modelled("mailbox", [(-kerb - 0.3, first + 4.5, 0.085)], 90.0)]


def lived_in(half: float, ask: Ask, dark: bool, rng: np.random.Generator) -> list[Part]:
    """What leans on walls, stands by doors and hangs across an old street."""
    first = -2.5 if ask.alone else clear_of(ask.extent) + 0.5
    wall = half - 0.45
    parts: list[Part] = []
    for noun, apart, off, size in STOOD:
        y = np.arange(first + float(rng.uniform(0.2, 0.7)) * apart, 0.6 * LENGTH, apart)
        spots = [
            ((wall - off) * float(rng.choice([-1.0, 1.0])), float(v + rng.uniform(-1, 1)), 0.085)
            for v in y
        ]
        turns = [90.0 + float(rng.normal(0, 4)) if s[0] < 0 else -90.0 for s in spots]
        parts += modelled(noun, spots, turns, size)
    pots = [
        (float(rng.choice([-1.0, 1.0])) * (wall + 0.05), float(v), 0.085)
        for v in np.arange(first + 0.8, 0.6 * LENGTH, 1.7)
    ]
    for k in range(3):
        parts += copied(
            pot(rng), pots[k::3], 0.0, [float(a) for a in rng.uniform(0.9, 1.5, len(pots[k::3]))]
        )
    parts += _cafe_tables(half, first, rng)
    parts += modelled("church", [(0.3 * half, LENGTH + 16.0, 0.0)], 0.0, 1.5)
    high = max(4.3, 1.3 * ask.extent + 2.0)
    narrow = half < 2.6
    for k, along in enumerate(
        np.arange(max(first, 0.0) + 3.5, 0.7 * LENGTH, 5.2 if narrow else 8.0)
    ):
        hung = (
            washing(2 * half, high + 0.7 * (k % 2), rng)
            if narrow and k % 2 == 0
            else festoon(2 * half, high, dark)
        )
        parts += [moved(p, (0.0, float(along), 0.0)) for p in hung]
    return parts


def _cafe_tables(half: float, first: float, rng: np.random.Generator) -> list[Part]:
    """Tables with chairs on one pavement, where it is wide enough."""
    if half < 2.6:
        return []
    side = float(rng.choice([-1.0, 1.0]))
    tables = [(side * (half - 0.75), max(first, 0.0) + 3.0 + 1.7 * k, 0.085) for k in range(4)]
    chairs = [(x, y + d, z) for x, y, z in tables for d in (-0.6, 0.6)]
    turns = [8.0, 172.0] * len(tables)
    return [
        *modelled("round table", tables, 0.0, 0.8),
        *modelled("chair", chairs, turns),
        *modelled("cup of coffee", [(x, y - 0.1, 0.69) for x, y, _ in tables]),
    ]


def lanterns(half: float, rng: np.random.Generator) -> list[Part]:
    """What a street of bars has at eye level: lit shop windows under awnings and short curtains,
    rows of paper lanterns, machines that glow, cables overhead."""
    parts: list[Part] = []
    for side in (-1.0, 1.0):
        y = -4.0
        while y < 0.6 * LENGTH:
            wide = float(rng.uniform(3.2, 5.0))
            parts += faced(
                _bar(wide, rng), (side * (half - 0.05), y + wide / 2, 0.085), -90.0 * side
            )
            y += wide + float(rng.uniform(0.3, 1.2))
    rows = [tuple(paper_lantern(0.46, tone, 0.62)) for tone in LANTERNS]
    for number, row in enumerate(rows):
        spots = [
            (s * (half - 0.75), float(y), 3.0)
            for y in np.arange(-2.0 + 1.1 * number, 0.5 * LENGTH, 2.2)
            for s in (-1.0, 1.0)
        ]
        shown = [p for p in spots if np.sin(0.9 * p[1] + 2.0 * p[0]) > -0.35]
        parts += copied(row, shown)
    cables = []
    for _ in range(26):
        y, z = float(rng.uniform(-2, 0.7 * LENGTH)), float(rng.uniform(5.0, 8.5))
        lean, sag = float(rng.uniform(-4, 4)), float(rng.uniform(0.2, 0.9))
        t = np.linspace(-1, 1, 17)
        line = np.stack([half * t, y + lean * t, z - sag * (1 - t**2)], axis=1)
        cables.append(tube(line, np.full(17, 0.014), sides=5))
    return [*parts, piece(cables, "rubber", name="cable")]


def _bar(wide: float, rng: np.random.Generator) -> list[Part]:
    """A small front, its plane y = 0: a warm window in panes, a door, a short curtain, a lit board
    above it, crates and a plant beside it."""
    tone = NEON[int(rng.integers(len(NEON)))]
    cloth = AWNINGS[int(rng.integers(len(AWNINGS)))]
    glow = lit((1.0, 0.62, 0.28), float(rng.uniform(0.5, 1.1)))
    pane = block((0.62 * wide, 0.05, 1.75), (-0.14 * wide, -0.06, 1.5), 0.01)
    entry = block((0.9, 0.05, 2.1), (0.34 * wide, -0.06, 1.1), 0.01)
    x = np.linspace(-0.45, 0.17, 6) * wide
    bars = [block((0.05, 0.08, 1.8), (float(a), -0.1, 1.5), 0.01) for a in x]
    bars += [
        block((0.66 * wide, 0.1, 0.08), (-0.14 * wide, -0.1, z), 0.01) for z in (0.6, 1.75, 2.4)
    ]
    low = block((0.66 * wide, 0.14, 0.55), (-0.14 * wide, -0.06, 0.3), 0.01)
    strips = [
        block((0.2, 0.02, 0.55), (0.34 * wide - 0.34 + 0.225 * k, -0.16, 1.95), 0.005)
        for k in range(4)
    ]
    board = block((0.94 * wide, 0.16, 0.52), (0.0, -0.16, 2.78), 0.02)
    marks = _strokes_along(0.8 * wide, 2.78, rng)
    return [
        piece([pane, entry], glow, name="window"),
        piece([*bars, low], "dark wood" if rng.random() < 0.5 else "weathered wood", name="frame"),
        piece(strips, "linen", cloth, name="curtain"),
        piece(
            board, lit(tone, 0.35) if rng.random() < 0.5 else trim((0.03, 0.02, 0.02)), name="board"
        ),
        piece(marks, lit((1.0, 0.92, 0.8), 2.0), name="neon"),
        *(
            moved(p, (-0.42 * wide, -0.45, 0.0))
            for p in (_machine(tone) if rng.random() < 0.35 else [])
        ),
    ]


def _machine(tone: Rgb) -> list[Part]:
    """A vending machine: a lit pane with rows of bottles in a body of one colour."""
    shell = block((0.95, 0.6, 1.8), (0.0, 0.0, 0.9), 0.03)
    face = block((0.8, 0.04, 1.05), (0.0, -0.3, 1.2), 0.01)
    bottles = [
        block((0.07, 0.03, 0.2), (-0.32 + 0.128 * k, -0.335, 0.82 + 0.32 * j), 0.02)
        for k in range(6)
        for j in range(3)
    ]
    return [
        piece(shell, trim((0.45, 0.45, 0.46)), name="machine"),
        piece(face, lit((0.85, 0.95, 1.0), 1.3), name="face"),
        piece(bottles, trim(tone), name="bottles"),
    ]


def _strokes_along(wide: float, z: float, rng: np.random.Generator) -> list[Mesh]:
    """Characters of no script, side by side on a board."""
    found = []
    for x in np.arange(-wide / 2 + 0.2, wide / 2 - 0.1, 0.42):
        for _ in range(int(rng.integers(3, 6))):
            u, v = rng.uniform(-0.12, 0.12, 2)
            size = (0.26, 0.03, 0.035) if rng.random() < 0.5 else (0.035, 0.03, 0.3)
            found.append(block(size, (float(x + u), -0.26, z + float(v)), 0.008))
    return found


def _half(ask: Ask, kind: Kind, modern: bool) -> float:
    """How far the houses stand from the middle, m: as much as what stands there needs."""
    half = kind.half or (6.5 if modern else 4.2)
    return half if ask.alone else max(half, 1.5 * ask.extent + (3.0 if modern else 2.0))


def _rains(ask: Ask) -> bool:
    return ask.weather in ("rain", "storm")


def _lamp_spots(half: float, extent: float, apart: float) -> list[tuple[float, float]]:
    """Where lamps stand: on both pavements, none beside what stands in the middle."""
    return [
        (s * (half - 0.6), float(y))
        for y in np.arange(max(3.0, extent + 1.5), LENGTH, apart)
        for s in (-1, 1)
    ]


def _lamp_lights(spots: list[tuple[float, float]], dark: bool, modern: bool) -> tuple[Lamp, ...]:
    """What the nearest six lamps throw, where they are lit."""
    height = 5.6 if modern else 3.55
    near = spots[:6] if dark else []
    return tuple(Lamp((x, y, height), 0.12, strength=70.0, visible=False) for x, y in near)


def snowy(parts: list[Part]) -> list[Part]:
    """The same street with snow on all that lies open to the sky."""
    return [_snowed(part) for part in parts]


def _snowed(part: Part) -> Part:
    if isinstance(part.shape, Copies):
        inner = tuple(_snowed(p) for p in part.shape.parts)
        return replace(part, shape=Copies(inner, part.shape.transforms))
    if part.name not in SNOWED or not isinstance(part.shape, Mesh):
        return part
    white = Material("snow", SNOW, 0.8, specular=0.3, subsurface=0.4)
    return replace(part, shape=replace(part.shape, colors=None), material=white)


def signs(half: float, rng: np.random.Generator) -> list[Part]:
    """Signs of neon that stand out from the fronts on both sides: strokes before boards, most of
    which glow in another colour."""
    boards: list[Mesh] = []
    panels: list[list[Mesh]] = [[] for _ in NEON]
    strokes: list[list[Mesh]] = [[] for _ in NEON]
    for side in (-1.0, 1.0):
        y = -3.0
        while y < 0.8 * LENGTH:
            tint = int(rng.integers(len(NEON)))
            wide, tall = float(rng.uniform(0.7, 1.2)), float(rng.uniform(1.6, 4.2))
            low = float(rng.uniform(2.9, 6.5))
            x = side * (half - 0.25 - wide / 2)
            board = block((wide, 0.14, tall), (x, y, low + tall / 2), 0.02)
            (panels[(tint + 2) % len(NEON)] if rng.random() < BACKLIT else boards).append(board)
            strokes[tint] += _strokes(x, y - 0.10, low, wide, tall, rng)
            strokes[(tint + 1) % len(NEON)] += _border(x, y - 0.10, low, wide, tall)
            if rng.random() < 0.6:
                band = (side * (half - 0.06), y + 2.0, float(rng.uniform(2.6, 3.6)))
                strokes[(tint + 3) % len(NEON)].append(block((0.05, 2.6, 0.07), band, 0.01))
            y += float(rng.uniform(2.2, 5.0))
    glowing = [
        piece(meshes, lit(color, bright), name="neon")
        for drawn, bright in ((strokes, 1.9), (panels, 0.42))
        for meshes, color in zip(drawn, NEON, strict=True)
        if meshes
    ]
    dark = [piece(boards, trim((0.02, 0.02, 0.024), 0.35), name="boards")] if boards else []
    return [*dark, *glowing]


def neon_lamps(half: float, rng: np.random.Generator) -> tuple[Lamp, ...]:
    """What signs throw on the street: pink on one side, blue on the other, more colours behind."""
    tints = [NEON[0], NEON[1], NEON[4], NEON[0], NEON[1], NEON[2]]
    return tuple(
        Lamp(
            ((-1.0) ** number * (half - 1.1), -2.0 + 4.2 * number + float(rng.uniform(-1, 1)), 3.4),
            0.12,
            color,
            52.0,
            visible=False,
        )
        for number, color in enumerate(tints)
    )


def _strokes(
    x: float, y: float, low: float, wide: float, tall: float, rng: np.random.Generator
) -> list[Mesh]:
    """Characters of no script, one below the other: two to four bars each."""
    count = max(1, round(tall / wide))
    cell = tall / count
    found = []
    for k in range(count):
        middle = low + (k + 0.5) * cell
        for _ in range(int(rng.integers(3, 6))):
            u, v = rng.uniform(-0.26, 0.26, 2) * (wide, cell)
            size = (0.5 * wide, 0.04, 0.055) if rng.random() < 0.5 else (0.055, 0.04, 0.5 * cell)
            found.append(block(size, (x + 0.4 * u, y, middle + 0.6 * v), 0.01))
    return found


def _border(x: float, y: float, low: float, wide: float, tall: float) -> list[Mesh]:
    across = [
        block((wide - 0.06, 0.04, 0.035), (x, y, z), 0.008) for z in (low + 0.04, low + tall - 0.04)
    ]
    up = [
        block((0.035, 0.04, tall - 0.06), (x + s * (wide / 2 - 0.04), y, low + tall / 2), 0.008)
        for s in (-1, 1)
    ]
    return [*across, *up]


def setts() -> Material:
    """Dressed stones in rows, grey, worn smooth."""
    colors = ((0.22, 0.21, 0.20), (0.30, 0.28, 0.26), (0.17, 0.165, 0.165), (0.26, 0.235, 0.21))
    picture = baked(
        "bricks",
        {
            "colors": colors,
            "mortar": (0.085, 0.08, 0.072),
            "joint": 0.018,
            "columns": 8,
            "rows": 12,
            "brick": (0.19, 0.13),
            "seed": 51,
            "texel": 0.002,
        },
    )
    return Material("setts", (0.24, 0.225, 0.21), roughness=0.7, texture=picture)


def _ground(half: float, modern: bool, wet: bool) -> list[Part]:
    """Roadway, kerbs, pavements, and lines on a modern road."""
    y = (-30.0, LENGTH + 10)
    road = material("asphalt") if modern else setts()
    if wet:
        smooth = None if road.texture is None else wetted(road)
        road = road if smooth is None else smooth
    walk = 2.2 if modern else 1.3
    kerbs = [
        block((0.16, y[1] - y[0], 0.10), (s * (half - walk), (y[0] + y[1]) / 2, 0.04), 0.02)
        for s in (-1, 1)
    ]
    paths = [
        sheet((s * (half - walk / 2) - walk / 2, s * (half - walk / 2) + walk / 2), y, 0.085)
        for s in (-1, 1)
    ]
    parts = [
        Part(sheet((-half - 12, half + 12), y), road, "road"),
        piece(kerbs, "granite", name="kerb"),
        piece(paths, "concrete", name="pavement"),
    ]
    if modern:
        dashes = [
            sheet((-0.07, 0.07), (float(a), float(a) + 3.0), 0.006)
            for a in np.arange(-24, LENGTH, 7.0)
        ]
        sides = [
            sheet((s * (half - walk - 0.45) - 0.05, s * (half - walk - 0.45) + 0.05), y, 0.006)
            for s in (-1, 1)
        ]
        parts.append(
            piece(
                [*dashes, *sides], Material("line", (0.55, 0.55, 0.52), roughness=0.6), name="line"
            )
        )
    return parts


def wetted(made: Material) -> Material:
    """The same surface under a film of water: darker, and a mirror in its hollows."""
    texture = made.texture
    assert texture is not None
    assert texture.color is not None
    height = texture.height if texture.height is not None else np.zeros(texture.shape, np.float32)
    low = np.clip((np.median(height) - height) / (height.std() + 1e-9) * 0.5 + 0.5, 0, 1)
    rough = (0.34 - 0.26 * low).astype(np.float32)
    soaked = replace(
        texture,
        color=(0.55 * texture.color).astype(np.float32),
        roughness=rough,
        height=(0.35 * height).astype(np.float32),
    )
    return replace(made, texture=soaked, specular=0.7)


def rows(half: float, modern: bool, dark: bool, rng: np.random.Generator) -> list[Part]:
    """House after house on both sides, a few kinds in turn, and one that closes the view."""
    make = _tower if modern else house
    wide = [float(rng.uniform(9, 15) if modern else rng.uniform(5.0, 7.6)) for _ in range(KINDS)]
    kinds = [tuple(make(w, dark, rng)) for w in wide]
    spots: list[list[tuple[float, float, float, float]]] = [[] for _ in kinds]
    for side in (-1, 1):
        y, last = -14.0, -1
        while y < LENGTH:
            k = int(rng.choice([i for i in range(KINDS) if i != last]))
            spots[k].append((side * half, y + wide[k] / 2, 0.085, -90.0 * side))
            y, last = y + wide[k], k
    parts = [repeated(kind, where) for kind, where in zip(kinds, spots, strict=True) if where]
    return [*parts, *(moved(p, (0.0, LENGTH, 0.0)) for p in make(2 * half + 4, dark, rng))]


def repeated(kind: tuple[Part, ...], spots: list[tuple[float, float, float, float]]) -> Part:
    """A house at all its spots: x, y, z and degrees."""
    moves = placements([s[:3] for s in spots], [s[3] for s in spots])
    return Part(Copies(kind, moves), kind[0].material, "houses", tinted=False)


def house(wide: float, dark: bool, rng: np.random.Generator) -> list[Part]:
    """A plastered house, its front the plane y = 0: door or shop below, floors, tiled roof."""
    floors = int(rng.integers(3, 5))
    storey, ground = 2.9, 3.3
    tall = ground + storey * (floors - 1)
    columns = max(2, round(wide / 2.0))
    xs = (np.arange(columns) + 0.5) / columns * wide - wide / 2
    shop = bool(rng.random() < 0.55)
    doorway = int(rng.integers(columns))
    upper = [
        Hole(float(x), ground + storey * k + 0.75, 1.0, 1.6) for k in range(floors - 1) for x in xs
    ]
    below = [Hole(float(x), 0.9, 1.05, 1.7) for k, x in enumerate(xs) if k != doorway and not shop]
    entry = Hole(float(xs[doorway]), 0.0, 1.1, 2.35)
    fronts = (
        [Hole(float(x), 0.45, 1.5, 2.1) for k, x in enumerate(xs) if k != doorway] if shop else []
    )
    outline = np.array([(-wide / 2, 0), (wide / 2, 0), (wide / 2, tall), (-wide / 2, tall)])
    color = FRONTS[int(rng.integers(len(FRONTS)))]
    accent = DOORS[int(rng.integers(len(DOORS)))]
    face = wall(outline, 0.3, [*upper, *below, *fronts, entry])
    bands = [block((wide, 0.14, 0.16), (0, -0.05, z), 0.02) for z in (ground + 0.15, tall - 0.08)]
    if not shop:
        bands.append(block((wide, 0.10, 0.5), (0, -0.03, 0.25), 0.015))
    made = Window(1.0, 1.6, (2, 3), shutters=accent if rng.random() < 0.55 else None)
    parts = [piece(face, "plaster", color, name="front"), piece(bands, "sandstone", name="band")]
    parts += _some_lit(made, upper, dark, rng) + _some_lit(
        Window(1.05, 1.7, (2, 3)), below, dark, rng
    )
    parts += _some_lit(Window(1.5, 2.1, (2, 1), accent), fronts, dark, rng, share=0.9)
    parts += faced(door(entry.width, entry.height, accent, glass=True), (entry.x, 0.02, 0.0))
    parts += _dressed(wide, upper, entry, shop, dark, accent, rng)
    return [*parts, *_shell(wide, tall, color, rng)]


def _shell(wide: float, tall: float, color: Rgb, rng: np.random.Generator) -> list[Part]:
    """A house behind its front: tiled roof, side walls, a chimney, the dark within."""
    x = wide / 2
    slope = [(-x, -0.35, tall), (x, -0.35, tall), (x, 3.2, tall + 2.6), (-x, 3.2, tall + 2.6)]
    roof = pantiles(slope, tile=(0.3, 0.4))
    sides = [block((0.3, 6.0, tall), (s * (x - 0.15), 3.2, tall / 2), 0.01) for s in (-1, 1)]
    stack = block((0.7, 0.6, 1.6), (float(rng.uniform(-0.3, 0.3)) * wide, 2.4, tall + 2.6), 0.02)
    back = bevelled_box((wide - 0.7, 0.1, tall - 0.2), bevel=0.01, at=(0, 0.9, tall / 2))
    return [
        piece(roof, "roof tile", name="roof"),
        piece(sides, "plaster", color, name="side"),
        piece(stack, "brick", name="chimney"),
        piece(back, trim((0.03, 0.028, 0.025), 0.9), name="inside"),
    ]


def _dressed(
    wide: float,
    upper: list[Hole],
    entry: Hole,
    shop: bool,
    dark: bool,
    accent: Rgb,
    rng: np.random.Generator,
) -> list[Part]:
    """Flower boxes below windows, a lamp by the door, awning and sign where there is a shop."""
    boxed = [h for h in upper if rng.random() < (0.75 if h.z < 5.0 else 0.3)]
    parts = copied(flower_box(1.0, rng), [(h.x, -0.02, h.z - 0.12) for h in boxed]) if boxed else []
    parts += wall_lamp(entry.x + 0.8, 2.45, dark)
    if shop:
        cloth = AWNINGS[int(rng.integers(len(AWNINGS)))]
        parts += awning((0.0, 3.05), wide - 0.5, cloth, 1.15)
        board = block((0.7 * wide, 0.08, 0.42), (0.0, -0.05, 3.35), 0.02)
        parts += [piece(board, "painted wood", accent, name="board")]
    if shop or rng.random() < 0.5:
        side = float(rng.choice([-1.0, 1.0]))
        sign = hanging_sign(3.0 if not shop else 3.9, accent, rng)
        parts += [moved(p, (side * (wide / 2 - 0.35), 0.0, 0.0)) for p in sign]
    return parts


def _some_lit(
    made: Window, holes: list[Hole], dark: bool, rng: np.random.Generator, share: float = 0.5
) -> list[Part]:
    on = rng.random(len(holes)) < share * dark
    spots: list[Spot] = [((h.x, 0.01, h.z), 0.0) for h in holes]
    glowing = replace(made, glow=GLOW)
    return [
        *windows(made, [s for s, o in zip(spots, on, strict=True) if not o]),
        *windows(glowing, [s for s, o in zip(spots, on, strict=True) if o]),
    ]


STOREY = 3.4  # m
LOBBY = 4.4  # m, below the first storey
STONES: tuple[Rgb, ...] = ((0.40, 0.39, 0.37), (0.24, 0.235, 0.23), (0.46, 0.42, 0.36))


def _tower(wide: float, dark: bool, rng: np.random.Generator) -> list[Part]:
    """A modern front of glass between piers and floors, a lit lobby or shop below."""
    floors = int(rng.integers(5, 12))
    tall = LOBBY + floors * STOREY
    stone = STONES[int(rng.integers(3))]
    columns = max(4, round(wide / 1.7))
    step = wide / columns
    bars = [
        block((0.34, 0.4, tall), (-wide / 2 + step * k, 0.05, tall / 2), 0.02)
        for k in range(columns + 1)
    ]
    bars += [
        block((wide, 0.3, 0.75), (0, 0.08, LOBBY + STOREY * k), 0.02) for k in range(floors + 1)
    ]
    panes = _tower_panes(wide, columns, floors, dark, rng)
    lobby = bevelled_box((wide - 0.5, 0.02, 3.7), bevel=0.004, at=(0, 0.3, 2.0))
    open_ = dark and rng.random() < 0.5
    shop = lit(GLOW, 0.35) if open_ else tinted_glass((0.02, 0.026, 0.03))
    posts = [
        bevelled_box((0.06, 0.08, 3.8), bevel=0.01, at=(-wide / 2 + step * (k + 0.5), 0.26, 1.95))
        for k in range(columns)
    ]
    sign = bevelled_box((wide - 0.6, 0.2, 0.5), bevel=0.03, at=(0, -0.06, 3.95))
    mass = bevelled_box((wide - 0.1, 9.0, tall), bevel=0.02, at=(0, 4.9, tall / 2))
    return [
        piece([*bars], "concrete", stone, name="front"),
        piece([lobby], shop, name="lobby"),
        piece([*posts, sign], trim((0.03, 0.03, 0.032)), name="frame"),
        piece(mass, trim((0.05, 0.052, 0.055), 0.6), name="inside"),
        *panes,
    ]


def _tower_panes(
    wide: float, columns: int, floors: int, dark: bool, rng: np.random.Generator
) -> list[Part]:
    """The windows of a tower: dark glass, and by chance some that are lit at night."""
    step = wide / columns
    pane = bevelled_box((step - 0.34, 0.02, STOREY - 0.75), bevel=0.004)
    spots = np.array(
        [
            (-wide / 2 + step * (k + 0.5), 0.2, LOBBY + STOREY * (j + 0.5))
            for k in range(columns)
            for j in range(floors)
        ]
    )
    on = rng.random(len(spots)) < 0.26 * dark
    finishes = tinted_glass((0.025, 0.035, 0.045)), lit((1.0, 0.78, 0.48), 0.32)
    return [
        Part(
            Copies((piece(pane, finish, name="glass"),), placements(spots[mask])),
            finish,
            "glass",
            tinted=False,
        )
        for finish, mask in zip(finishes, (~on, on), strict=True)
        if mask.any()
    ]


def _lamps(spots: list[tuple[float, float]], dark: bool, modern: bool) -> list[Part]:
    """Street lamps: lanterns on cast posts, or tall arms over the road."""
    iron, glass = (_arm_lamp if modern else _lantern)()
    shade = (
        lit((1.0, 0.70, 0.36), 5.0)
        if dark
        else Material("lantern", (0.66, 0.62, 0.52), roughness=0.3)
    )
    one = (piece(iron, "cast iron", name="post"), piece(glass, shade, name="lantern"))
    moves = placements(
        [(x, y, 0.085) for x, y in spots], [0.0 if x < 0 else 180.0 for x, _ in spots]
    )
    return [Part(Copies(one, moves), one[0].material, "lamps", tinted=False)]


def _lantern() -> tuple[list[Mesh], list[Mesh]]:
    outline = np.r_[
        [(0.17, 0), (0.17, 0.12)],
        spline(
            [
                (0.10, 0.2),
                (0.075, 0.7),
                (0.085, 0.9),
                (0.05, 1.0),
                (0.042, 3.1),
                (0.06, 3.15),
                (0.03, 3.2),
            ],
            48,
        ),
        [(0, 3.2)],
    ]
    post = turned_on_lathe(outline, segments=24)
    cap = turned_on_lathe(
        [(0.2, 3.74), (0.21, 3.76), (0.10, 3.92), (0.03, 3.95), (0.02, 4.03), (0, 4.03)], segments=6
    )
    frame = [
        rod(
            (0.11 * np.cos(a), 0.11 * np.sin(a), 3.24),
            (0.18 * np.cos(a), 0.18 * np.sin(a), 3.75),
            0.011,
            sides=8,
        )
        for a in np.linspace(0, 2 * np.pi, 6, endpoint=False)
    ]
    base = turned_on_lathe([(0, 3.2), (0.12, 3.2), (0.12, 3.25), (0, 3.25)], segments=6)
    bar = rod((-0.32, 0, 3.02), (0.32, 0, 3.02), 0.014, sides=8)
    body = turned_on_lathe([(0.105, 3.25), (0.172, 3.74)], segments=6)
    return [post, cap, *frame, base, bar], [body]


def _arm_lamp() -> tuple[list[Mesh], list[Mesh]]:
    pole = tube(
        spline([(0, 0, 0), (0, 0, 3.0), (0, 0, 5.2), (0.35, 0, 5.75), (1.4, 0, 5.9)], 60),
        np.linspace(0.085, 0.04, 60),
        sides=14,
    )
    foot = moved(
        extruded(
            np.array([(-0.16, -0.16), (0.16, -0.16), (0.16, 0.16), (-0.16, 0.16)]), 0.05, bevel=0.01
        ),
        (0, 0, 0),
    )
    head = bevelled_box((0.7, 0.24, 0.09), bevel=0.04, steps=4, at=(1.6, 0, 5.9))
    glass = bevelled_box((0.56, 0.18, 0.02), bevel=0.008, at=(1.6, 0, 5.85))
    return [pole, foot, head], [glass]


PLACE = Place(tuple(KIND), build)
