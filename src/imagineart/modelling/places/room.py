"""What does a room look like? Boards, three walls, a tall window, furniture by `rooms.yaml`."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    curtain,
    extruded,
    grid,
    lathe,
    moved,
    rectangle,
    rod,
    turned,
)
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Material, Mesh, Model, Part, Rgb
from imagineart.modelling.places.place import (
    PICTURES,
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    Window,
    level_ground,
)
from imagineart.modelling.places.place import rectangle as area_of
from imagineart.modelling.registry import find, model_of
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.masonry import Hole, wall
from imagineart.modelling.town.pieces import piece

WALLS: tuple[Rgb, ...] = (
    (0.62, 0.59, 0.53),
    (0.42, 0.48, 0.44),
    (0.55, 0.50, 0.44),
    (0.38, 0.44, 0.50),
    (0.60, 0.52, 0.42),
    (0.30, 0.36, 0.33),
)
RUGS: tuple[Rgb, ...] = (
    (0.36, 0.10, 0.07),
    (0.10, 0.15, 0.24),
    (0.48, 0.42, 0.33),
    (0.16, 0.22, 0.17),
)
DAY = (6.5, 19.0)  # hours between which lamps are dim beside the window
WARM: Rgb = (1.0, 0.80, 0.57)  # of lamps: a meter for the window would leave them yellow
WHITE: Rgb = (0.70, 0.69, 0.66)


def build(ask: Ask) -> PlaceModel:
    """A room as large as what stands in it needs, its window on one side, open to the viewer."""
    row = _table()[ask.family]
    far = max(row["deep"], ask.extent + (1.25 if ask.family == "room" else row["deep"] - 0.6))
    half = max(row["wide"], 1.5 * ask.extent + 1.0)
    tall = max(row["tall"], (1.2 if ask.alone else 1.6) * ask.extent + 1.1)
    side = float(ask.rng.choice([-1.0, 1.0]))
    walls = row.get("walls", WALLS)
    color = ask.wall or tuple(walls[int(ask.rng.integers(len(walls)))])
    parts = shell(ask, half, far, tall, side, color)
    parts += [] if row.get("bare") else rug(ask, far)
    parts += counter(half, far) if row.get("counter") else []
    lamps = _lamps(ask, row, half, far, side)
    parts += hung(lamps, tall) if row.get("hung") else []
    scenery = [Scenery(Model("room", tuple(parts)))]
    if ask.family == "room" and not ask.alone:
        scenery += furniture(ask, half, far, side)
    else:
        wanted = [*row["back"], *(row["middle"] if ask.alone else ())]
        scenery += furnished(wanted, half, far, side, int(ask.rng.integers(1 << 20)))
        if not row.get("counter"):
            scenery += _at_wall(prints(ask, side * 0.1 * half, far))
    middle = (-side * (half - 0.06), 0.1, 1.42)
    return PlaceModel(
        family=ask.family,
        scenery=tuple(scenery),
        ground=level_ground(),
        area=area_of(2 * half - 1.2, far + 1.2, (0.0, (far - 0.9 - 2.1) / 2)),
        view=View(azimuth=(-24, 24), elevation=(0, 60), distance=(0.2, 9.0), ceiling=tall - 0.3),
        vista=Vista((side * 0.5, far - row["back_off"], 1.4), (-side * 0.1, far, 1.05), 29.0),
        sunlit=False,
        lamps=lamps,
        windows=(Window(middle, (side, 0.0, 0.0), 1.7, 1.9),),
        fill=(0.30, 0.30, 0.30),
        far=far,
    )


@cache
def _table() -> Mapping[str, Any]:
    text = files("imagineart.modelling.places").joinpath("rooms.yaml").read_text("utf-8")
    table: Mapping[str, Any] = yaml.safe_load(text)
    return table


def furnished(
    wanted: Sequence[Sequence[Any]], half: float, far: float, side: float, seed: int
) -> list[Scenery]:
    """Furniture by rows of the table, where there is a model of it."""
    return [
        _placed(word, (side * x * half, far - before, z), side * turn, seed + number)
        for number, (word, x, before, turn, z) in enumerate(wanted)
        if find(word)
    ]


def _lamps(
    ask: Ask, row: Mapping[str, Any], half: float, far: float, side: float
) -> tuple[Lamp, ...]:
    strength = 32.0 if DAY[0] < ask.hour < DAY[1] else 130.0
    return tuple(
        Lamp((side * x * half, far - before, z), 0.085, WARM, strength, visible=False)
        for x, before, z in row["lamps"]
        if ask.alone or row.get("hung")
    )


def hung(lamps: Sequence[Lamp], tall: float) -> list[Part]:
    """Shades on cords, open below, with a glowing ball in each."""
    shades, cords, bulbs = [], [], []
    profile = [(0.035, 0.17), (0.05, 0.15), (0.15, 0.02), (0.16, -0.03)]
    for lamp in lamps:
        x, y, z = lamp.position
        shades.append(moved(lathe(profile, segments=32), (x, y, z + 0.02)))
        cords.append(rod((x, y, z + 0.18), (x, y, tall), 0.006, sides=8))
        bulbs.append(ball(0.045, (x, y, z + 0.03)))
    return [
        piece(shades, "brass", name="shade"),
        piece(cords, "rubber", name="cord"),
        piece(bulbs, lit((1.0, 0.74, 0.44), 4.0), name="bulb"),
    ]


def counter(half: float, far: float) -> list[Part]:
    """A bar of wood with a stone top, shelves with bottles and cups behind it."""
    wide = 1.15 * half
    body = [bevelled_box((wide, 0.5, 1.0), bevel=0.01, at=(0, far - 1.25, 0.5))]
    body += [
        bevelled_box((0.03, 0.03, 0.92), bevel=0.006, at=(float(x), far - 1.51, 0.5))
        for x in np.linspace(-wide / 2 + 0.05, wide / 2 - 0.05, 14)
    ]
    boards = [
        bevelled_box((wide, 0.24, 0.035), bevel=0.006, at=(0, far - 0.14, z))
        for z in (1.25, 1.65, 2.05)
    ]
    return [
        piece(body, "walnut", name="counter"),
        piece(
            bevelled_box((wide + 0.1, 0.62, 0.045), bevel=0.01, at=(0, far - 1.25, 1.02)),
            "marble",
            name="top",
        ),
        piece(boards, "walnut", name="shelf"),
        *_shelved(wide, far),
    ]


def _shelved(wide: float, far: float) -> list[Part]:
    rng = np.random.default_rng(23)
    profile = [(0, 0), (0.035, 0), (0.037, 0.16), (0.013, 0.21), (0.012, 0.27), (0, 0.27)]
    cup = [(0, 0), (0.03, 0), (0.042, 0.08), (0.038, 0.08), (0.028, 0.01), (0, 0.01)]
    bottles: dict[str, list[Mesh]] = {"green": [], "brown": [], "white": []}
    for z in (1.27, 1.67, 2.07):
        for x in np.arange(-wide / 2 + 0.12, wide / 2 - 0.1, 0.115):
            kind = str(rng.choice(list(bottles)))
            shape = lathe(cup if kind == "white" else profile, segments=16)
            at = (float(x) + rng.normal(0, 0.01), far - 0.14 + rng.normal(0, 0.02), z)
            bottles[kind].append(moved(shape, at))
    colors: dict[str, Rgb] = {
        "green": (0.03, 0.10, 0.04),
        "brown": (0.12, 0.045, 0.015),
        "white": (0.7, 0.68, 0.64),
    }
    return [
        piece(meshes, Material("glazed", colors[kind], 0.12, coat=1.0), name=kind)
        for kind, meshes in bottles.items()
        if meshes
    ]


def shell(ask: Ask, half: float, far: float, tall: float, side: float, color: Rgb) -> list[Part]:
    """Floor, walls with a window on one side, ceiling, skirting, curtains."""
    front = -7.0 - 3 * ask.extent
    floor = sheet((-half - 0.2, half + 0.2), (front, far + 0.2))
    hole = Hole(side * 0.1, 0.45, 1.7, 1.95)
    deep = far - front
    back = moved(wall(_flat(2 * half + 0.4, tall), 0.2), (0, far, 0))
    pierced = turned(
        moved(wall(_flat(2 * max(far, -front), tall), 0.2, [hole]), (0, half, 0)), "z", 90 * side
    )
    whole = turned(moved(wall(_flat(2 * deep, tall), 0.2), (0, half, 0)), "z", -90 * side)
    skirt = [bevelled_box((2 * half, 0.018, 0.11), bevel=0.004, at=(0, far - 0.009, 0.055))]
    skirt += [
        bevelled_box(
            (0.018, deep, 0.11), bevel=0.004, at=(s * (half - 0.009), far - deep / 2, 0.055)
        )
        for s in (-1, 1)
    ]
    crown = [bevelled_box((2 * half, 0.07, 0.07), bevel=0.02, at=(0, far - 0.035, tall - 0.035))]
    lid = Mesh(*_over(sheet((-half, half), (front, far)), tall))
    paint = material("plaster", color=color)
    return [
        Part(floor, _boards(ask), "floor"),
        piece([back, pierced, whole], paint, name="wall"),
        piece(lid, "plaster", WHITE, name="ceiling"),
        piece([*skirt, *crown], "painted wood", WHITE, name="skirting"),
        *_window(half, side, hole),
        *_curtains(ask, half, side, hole),
    ]


def sheet(x: tuple[float, float], y: tuple[float, float], z: float = 0.0) -> Mesh:
    """A level rectangle that looks up."""
    xs, ys = np.linspace(*x, 9), np.linspace(*y, 9)
    return grid(np.stack(np.broadcast_arrays(xs[None, :], ys[:, None], z), axis=-1))


def _over(mesh: Mesh, z: float) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """A sheet turned over, as a ceiling."""
    lifted = mesh.vertices + np.array([0, 0, z], np.float32)
    return lifted, mesh.triangles[:, ::-1].copy(), None if mesh.normals is None else -mesh.normals


def _flat(wide: float, tall: float) -> np.ndarray:
    return np.array([(-wide / 2, 0), (wide / 2, 0), (wide / 2, tall), (-wide / 2, tall)])


def _boards(ask: Ask) -> Material:
    plain = "floorboards" if known(ask.surface) in (None, "oak") else ask.surface
    return material(plain)


def _window(half: float, side: float, hole: Hole) -> list[Part]:
    """The frame with its bars in the wall, a board below, the bright day behind."""
    w, h = hole.width, hole.height
    bars = [bevelled_box((w, 0.06, 0.07), bevel=0.01, at=(0, 0, z)) for z in (0.035, h - 0.035)]
    bars += [
        bevelled_box((0.07 if abs(x) > 0.1 else 0.09, 0.06, h), bevel=0.01, at=(x, 0, h / 2))
        for x in (-w / 2 + 0.035, 0, w / 2 - 0.035)
    ]
    bars += [bevelled_box((w, 0.04, 0.035), bevel=0.008, at=(0, 0, h * f)) for f in (0.36, 0.68)]
    bars.append(bevelled_box((w + 0.2, 0.24, 0.04), bevel=0.01, at=(0, -0.12, -0.02)))
    day = bevelled_box((w + 0.3, 0.02, h + 0.3), bevel=0.004, at=(0, 0.24, h / 2))

    def put(m: Mesh) -> Mesh:
        return turned(moved(m, (-side * 0.0 + hole.x, half + 0.1, hole.z)), "z", 90 * side)

    return [
        piece([put(b) for b in bars], "painted wood", WHITE, name="window"),
        piece(put(day), lit((0.80, 0.90, 1.0), 1.1), name="day"),
    ]


def _curtains(ask: Ask, half: float, side: float, hole: Hole) -> list[Part]:
    cloth = [
        moved(
            turned(curtain(0.5, 2.35, folds=6, rng=ask.rng), "z", 90 * side),
            (-side * (half - 0.10), s * (hole.width / 2 + 0.24) + 0.1, 0.04),
        )
        for s in (-1, 1)
    ]
    low = min(float(c.vertices[:, 2].min()) for c in cloth)
    cloth = [moved(c, (0, 0, 0.03 - low)) for c in cloth]
    rail = bevelled_box(
        (0.03, hole.width + 1.3, 0.03), bevel=0.012, at=(-side * (half - 0.10), 0.1, 2.44)
    )
    return [
        piece(cloth, "linen", (0.60, 0.56, 0.48), name="curtain"),
        piece(rail, "brass", name="rail"),
    ]


def rug(ask: Ask, far: float = 0.0) -> list[Part]:
    """A rug with a border under what the picture is about."""
    y = far - 1.95 if ask.alone else 0.0
    w, d = max(2.0, 2.6 * ask.extent), max(1.4, 1.8 * ask.extent)
    color = RUGS[int(ask.rng.integers(len(RUGS)))]
    r, g, b = color
    pale: Rgb = (0.5 * r + 0.30, 0.5 * g + 0.28, 0.5 * b + 0.24)
    layers = []
    for k, (shrink, tone) in enumerate(
        ((0.0, color), (0.10, pale), (0.14, color), (0.30, pale), (0.33, color))
    ):
        mesh = extruded(
            rectangle(w - 2 * shrink, d - 2 * shrink, 0.02), 0.0035 + 0.0004 * k, bevel=0.001
        )
        layers.append(
            piece(
                moved(boxed_uvs(Mesh(mesh.vertices, mesh.triangles, mesh.normals)), (0, y, 0)),
                "carpet",
                tone,
                name="rug",
            )
        )
    return layers


def furniture(ask: Ask, half: float, far: float, side: float) -> list[Scenery]:
    """What stands at the back: a couch or a sideboard, a lamp, a plant, pictures on the wall."""
    rng = ask.rng
    seed = int(rng.integers(1 << 20))
    couch = bool(ask.params.get("couch", rng.random() < 0.5))
    x = side * float(rng.uniform(-0.2, 0.35))
    items = []
    if couch:
        items.append(("couch", (x, far - 0.52, 0.0), 0.0))
        items.append(("floor lamp", (x + side * 1.35, far - 0.38, 0.0), 0.0))
    else:
        items.append(("armchair", (side * (half - 0.75), far - 0.75, 0.0), -side * 35.0))
        items.append(("floor lamp", (side * (half - 0.30), far - 0.30, 0.0), 0.0))
    plant = next((word for word in ("potted plant", "houseplant", "monstera") if find(word)), None)
    if plant is not None:
        items.append((plant, (-side * (half - 0.42), far - 0.42, 0.0), float(rng.uniform(0, 360))))
    scenery = [_placed(word, at, turn, seed + k) for k, (word, at, turn) in enumerate(items)]
    own = prints(ask, x, far) + ([] if couch else sideboard(x - side * 0.35, far, rng))
    return [*scenery, *_at_wall(own)]


def _at_wall(parts: Sequence[Part]) -> list[Scenery]:
    return [Scenery(Model("wall", tuple(parts)), backdrop=True)] if parts else []


def _placed(word: str, at: tuple[float, float, float], turn: float, seed: int) -> Scenery:
    made = model_of(word, seed=seed)
    return Scenery(moved(turned(made, "z", turn), at), backdrop=True)


def prints(ask: Ask, x: float, far: float) -> list[Part]:
    """Pictures on the wall, unless what is asked for hangs there."""
    made = pictures(ask.rng, x, far)
    return [] if PICTURES in ask.params.get("without", ()) else made


def pictures(rng: np.random.Generator, x: float, far: float) -> list[Part]:
    """Two or three framed prints of plain shapes."""
    parts: list[Part] = []
    tones: list[Rgb] = [
        (0.50, 0.20, 0.10),
        (0.10, 0.20, 0.26),
        (0.50, 0.38, 0.18),
        (0.20, 0.26, 0.16),
    ]
    for k, dx in enumerate((-0.46, 0.42)):
        w, h = (0.50, 0.66) if k == 0 else (0.62, 0.46)
        z, y = 1.62, far - 0.025
        frame = [
            bevelled_box(
                (w + 0.05, 0.03, 0.026), bevel=0.005, at=(x + dx, y, z + s * (h / 2 + 0.012))
            )
            for s in (-1, 1)
        ]
        frame += [
            bevelled_box((0.026, 0.03, h), bevel=0.005, at=(x + dx + s * (w / 2 + 0.012), y, z))
            for s in (-1, 1)
        ]
        sheet_ = bevelled_box((w, 0.008, h), bevel=0.001, at=(x + dx, y + 0.008, z))
        parts += [
            piece(frame, "oak", name="frame"),
            piece(sheet_, "paper", (0.72, 0.70, 0.65), name="print"),
        ]
        for j in range(3):
            size = float(rng.uniform(0.10, 0.22)) * h
            at = (
                x + dx + float(rng.uniform(-0.2, 0.2)) * w,
                y + 0.003 - 0.0006 * j,
                z + float(rng.uniform(-0.2, 0.2)) * h,
            )
            disc = moved(
                turned(
                    extruded(rectangle(2 * size, 1.6 * size, 0.8 * size, steps=10), 0.001), "x", 90
                ),
                at,
            )
            parts.append(piece(disc, "paper", tones[int(rng.integers(4))], name="print"))
    return parts


def sideboard(x: float, far: float, rng: np.random.Generator) -> list[Part]:
    """Doors and drawers on legs, books and a bowl on it."""
    from imagineart.modelling.town.books import row_of_books

    w, d, h, lift = 1.5, 0.42, 0.5, 0.18
    y = far - d / 2 - 0.03
    case = bevelled_box((w, d, h), bevel=0.006, at=(x, y, lift + h / 2))
    doors = [
        bevelled_box(
            (w / 3 - 0.012, 0.018, h - 0.05),
            bevel=0.004,
            at=(x + (k - 1) * w / 3, y - d / 2 - 0.008, lift + h / 2),
        )
        for k in range(3)
    ]
    knobs = [
        bevelled_box(
            (0.10, 0.016, 0.012),
            bevel=0.004,
            at=(x + (k - 1) * w / 3, y - d / 2 - 0.026, lift + h - 0.08),
        )
        for k in range(3)
    ]
    legs = [
        bevelled_box(
            (0.04, 0.04, lift),
            bevel=0.006,
            at=(x + sx * (w / 2 - 0.08), y + sy * (d / 2 - 0.07), lift / 2),
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    books = [moved(p, (x - 0.4, y, lift + h)) for p in row_of_books(0.42, 0.26, 0.2, rng)]
    return [
        piece([case, *doors, *legs], "walnut", name="sideboard"),
        piece(knobs, "brass", name="handle"),
        *books,
    ]


PLACE = Place(("room", "bedroom", "cafe"), build)
