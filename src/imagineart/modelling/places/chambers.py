"""What do rooms of homes look like, as a magazine shows them? Rows and styles of `chambers.yaml`.

The back wall and both side walls, open to the viewer; daylight from a tall window. Furniture stands
in slots: what the prompt names goes there instead, as it was asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    combined,
    curtain,
    extruded,
    lathe,
    moved,
    rectangle,
    rod,
    sized,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Material, Mesh, Model, Part, Rgb
from imagineart.modelling.places.fittings import FITTINGS, Room, slab
from imagineart.modelling.places.outlook import outlook
from imagineart.modelling.places.place import (
    PICTURES,
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    Slot,
    Slots,
    View,
    Vista,
    Window,
    level_ground,
)
from imagineart.modelling.places.place import rectangle as area_of
from imagineart.modelling.places.room import DAY, WARM, WHITE, pictures, sheet
from imagineart.modelling.registry import find, model_of
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.masonry import Hole, wall
from imagineart.modelling.town.pieces import everted, piece

FRONT = -5.5  # y of the open side, m
SKY: Rgb = (0.80, 0.90, 1.0)
NIGHT: Rgb = (0.015, 0.02, 0.05)
HEARTH_SAID = "hearth"
FITTED = ("hearth", "beams", "wainscot")  # … that words may ask for


@dataclass(frozen=True, slots=True)
class Style:
    """A row of `styles`, where its words are explained."""

    words: tuple[str, ...]
    walls: Mapping[str, Any]
    floor: str
    cloth: Rgb
    accents: Sequence[Rgb]
    wood: Rgb
    rug: Sequence[Rgb]
    lamp: str = ""
    ceiling: Rgb = (0.7, 0.69, 0.66)
    curtain: Rgb | None = None
    fittings: Sequence[str] = ()
    more: Sequence[Sequence[Any]] = ()
    plant: str = "houseplant"
    bare: bool = False
    framed: bool = False  # its fittings hang on the wall
    fill: float = 0.3


@cache
def _table() -> Mapping[str, Any]:
    text = files("imagineart.modelling.places").joinpath("chambers.yaml").read_text("utf-8")
    table: Mapping[str, Any] = yaml.safe_load(text)
    return table


@cache
def styles() -> Mapping[str, Style]:
    """All styles by name, the usual first."""
    rows = _table()["styles"].items()
    return {name: Style(**{key: _frozen(v) for key, v in row.items()}) for name, row in rows}


def _frozen(value: Any) -> Any:
    """Lists as tuples, however deep."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def rooms() -> tuple[str, ...]:
    """The families that are built here."""
    return tuple(_table()["rooms"])


def build(ask: Ask) -> PlaceModel:
    """The room of a row in its style, with the furniture that the prompt does not bring itself."""
    row, style = _arranged(_table()["rooms"][ask.family], ask), _lamped(_style_of(ask), ask)
    side = float(ask.rng.choice([-1.0, 1.0]))
    far, dark = float(row["deep"]), not DAY[0] < ask.hour < DAY[1]
    room = Room(row["half"], far, row["tall"], side, dark, 0.0, ask.rng)
    color = ask.wall or tuple(
        style.walls["colors"][ask.params.get("seed", 0) % len(style.walls["colors"])]
    )
    parts = [
        *_shell(row, style, room, color),
        *_openings(row, style, room),
        *_rug(row, style, room),
        *_lamp(row, style, room),
        *_soft(row, style, room),
        *([] if _unhung(row, style, ask) else _prints(row, room)),
        *(part for name in _fitted(style, ask) for part in FITTINGS[name](room)),
        *_strips(room, _glow(ask)),
    ]
    lamps = (*_lamps(row, style, room), *_strip_lamps(room, _glow(ask)))
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("room", tuple(parts))), *_furniture(row, style, room, ask)),
        ground=level_ground(),
        area=area_of(2 * room.half - 0.8, far + 1.2, (0.0, (far - 2.0) / 2)),
        view=View((-24, 24), (0, 55), (0.2, 8.0), room.tall - 0.3),
        vista=_vista(row, room),
        sunlit=False,
        lamps=lamps,
        windows=(_daylight(row, room),),
        fill=(style.fill, style.fill, style.fill),
        far=far,
        slots=_slots(row, room),
    )


def _arranged(row: Mapping[str, Any], ask: Ask) -> Mapping[str, Any]:
    """The row with its furniture about a fireplace, where it has one."""
    about: Mapping[str, Sequence[Any]] = _table()["about the hearth"].get(ask.family, {})
    if HEARTH_SAID not in ask.features or not about:
        return row
    kept = [slot for slot in row["slots"] if slot[0] not in about]
    own = {key: value for key, value in row.items() if key not in ("prints", "cushions")}
    return {**own, "slots": [*([n, *at] for n, at in about.items() if at), *kept]}


def _lamped(style: Style, ask: Ask) -> Style:
    """The style with the lamp that words ask for."""
    return replace(style, lamp=next((n for n in _SHADES if n in ask.features), style.lamp))


def _fitted(style: Style, ask: Ask) -> Sequence[str]:
    """Its style's fittings and those that words ask for."""
    bare = ask.family not in _table()["about the hearth"]
    asked = [f for f in FITTED if f in ask.features and not (bare and f == HEARTH_SAID)]
    return (*style.fittings, *(f for f in asked if f not in style.fittings))


def _glow(ask: Ask) -> Rgb | None:
    """The colour of its strips of light, None where there are none."""
    said = next((f.split()[1:] for f in sorted(ask.features) if f.startswith("glow ")), None)
    return None if said is None else (float(said[0]), float(said[1]), float(said[2]))


def _strips(room: Room, tone: Rgb | None) -> list[Part]:
    """Light along the edges of the ceiling."""
    if tone is None:
        return []
    y, z, deep = room.far - 0.06, room.tall - 0.1, room.far - FRONT
    bars = [slab((2 * room.half, 0.03, 0.03), (0.0, y, z))]
    bars += [
        slab((0.03, deep, 0.03), (s * (room.half - 0.06), room.far - deep / 2, z)) for s in (-1, 1)
    ]
    return [piece(bars, lit(tone, 6.0), name="strip")]


def _strip_lamps(room: Room, tone: Rgb | None) -> tuple[Lamp, ...]:
    """What the strips of light give to walls and floor."""
    if tone is None:
        return ()
    spots = [(x * room.half, room.far - d, room.tall - 0.25) for x in (-0.8, 0.8) for d in (0.3, 2)]
    return tuple(Lamp(at, 0.09, tone, 170.0, visible=False) for at in spots)


def _style_of(ask: Ask) -> Style:
    name = ask.params.get("style") or next(iter(styles()))
    return styles()[name]


def _at(room: Room, x: float, before: float, z: float) -> tuple[float, float, float]:
    return room.side * x * room.half, room.far - before, z


def _vista(row: Mapping[str, Any], room: Room) -> Vista:
    aside, before, high = row["eye"]
    x, z = row["look"]
    target = (room.side * x * room.half, room.far, z)
    return Vista(_at(room, aside, before, high), target, row["focal"])


def _shell(row: Mapping[str, Any], style: Style, room: Room, color: Rgb) -> list[Part]:
    """Floor, walls with their openings, ceiling, skirting."""
    half, far, tall, deep = room.half, room.far, room.tall, room.far - FRONT
    floor = sheet((-half - 0.2, half + 0.2), (FRONT, far + 0.2))
    lid = moved(everted(sheet((-half, half), (FRONT, far))), (0, 0, tall))
    walls = [moved(wall(_flat(2 * half + 0.4, tall), 0.2, _behind(row, room)), (0, far, 0))]
    for s in (-1.0, 1.0):
        holes = _beside(row, room, s)
        flat = wall(_flat(deep, tall), 0.2, holes)
        walls.append(moved(turned(flat, "z", -s * 90), (s * half, (far + FRONT) / 2, 0)))
    skirt = [slab((2 * half, 0.02, 0.11), (0, far - 0.01, 0.055))]
    skirt += [
        slab((0.02, deep, 0.11), (s * (half - 0.01), (far + FRONT) / 2, 0.055)) for s in (-1, 1)
    ]
    paint = material(style.walls["material"], color=color)
    return [
        Part(floor, material(style.floor), "floor"),
        piece(walls, paint, name="wall"),
        piece(lid, "plaster", style.ceiling, name="ceiling"),
        piece(skirt, "painted wood", WHITE, name="skirting"),
    ]


def _flat(wide: float, tall: float) -> np.ndarray:
    return np.array([(-wide / 2, 0), (wide / 2, 0), (wide / 2, tall), (-wide / 2, tall)])


def _behind(row: Mapping[str, Any], room: Room) -> list[Hole]:
    if "behind" not in row:
        return []
    x, wide, sill, tall = row["behind"]
    return [Hole(room.side * x * room.half, sill, wide, tall)]


def _beside(row: Mapping[str, Any], room: Room, s: float) -> list[Hole]:
    """The hole in a side wall, whose x runs along the wall as it is turned."""
    if "window" not in row or s == room.side:
        return []
    before, wide, sill, tall = row["window"]
    along = (room.far - before) - (room.far + FRONT) / 2
    return [Hole(-s * along, sill, wide, tall)]


def _openings(row: Mapping[str, Any], style: Style, room: Room) -> list[Part]:
    """Frames, the day behind them, curtains."""
    if "behind" in row:
        x, wide, sill, tall = row["behind"]
        at = (room.side * x * room.half, room.far, sill)
        view = outlook("bright garden", room.far + 0.4, room.half, room.dark, room.rng)
        return [
            *_frame(wide, tall, at, 0.0),
            *view,
            *_curtains(style, room, wide, (at[0], room.far - 0.1, sill + tall), 0.0),
        ]
    before, wide, sill, tall = row["window"]
    x, turn = -room.side * room.half, 90.0 * room.side
    at = (x, room.far - before, sill)
    sky = NIGHT if room.dark else SKY
    pane = turned(slab((wide + 0.5, 0.02, tall + 0.5), (0, 0.3, tall / 2)), "z", turn)
    hung = (x + 0.1 * room.side, at[1], sill + tall)
    return [
        *_frame(wide, tall, at, turn),
        piece(moved(pane, at), lit(sky, 1.2), name="day"),
        *_curtains(style, room, wide, hung, turn),
    ]


def _frame(wide: float, tall: float, at: tuple[float, float, float], turn: float) -> list[Part]:
    bars = [slab((wide, 0.07, 0.06), (0, 0.03, z)) for z in (0.03, tall - 0.03)]
    bars += [
        slab((0.06, 0.07, tall), (x, 0.03, tall / 2))
        for x in np.linspace(-wide / 2 + 0.03, wide / 2 - 0.03, 4 if wide > 1.9 else 3)
    ]
    bars.append(slab((wide, 0.05, 0.035), (0, 0.03, 0.7 * tall)))
    bars.append(slab((wide + 0.14, 0.34, 0.045), (0, -0.08, -0.02)))
    made = [moved(turned(bar, "z", turn), at) for bar in bars]
    return [piece(made, "painted wood", WHITE, name="window")]


def _curtains(
    style: Style, room: Room, wide: float, at: tuple[float, float, float], turn: float
) -> list[Part]:
    """Drawn to both sides of a window, on a rail over it."""
    if style.curtain is None:
        return []
    x, y, top = at
    cloth = []
    for s in (-1, 1):
        fall = curtain(0.42, top + 0.1, folds=6, rng=room.rng)
        low = float(fall.vertices[:, 2].min())
        cloth.append(turned(moved(fall, (s * (wide / 2 + 0.2), 0, 0.03 - low)), "z", turn))
    rail = turned(rod((-wide / 2 - 0.5, 0, 0), (wide / 2 + 0.5, 0, 0), 0.012), "z", turn)
    linen = replace(material("linen", color=style.curtain), translucency=0.4)
    return [
        piece([moved(c, (x, y, 0)) for c in cloth], linen, name="curtain"),
        piece(moved(rail, (x, y, top + 0.12)), "cast iron", name="rail"),
    ]


def _daylight(row: Mapping[str, Any], room: Room) -> Window:
    if "behind" in row:
        x, wide, sill, tall = row["behind"]
        at = (room.side * x * room.half, room.far - 0.12, sill + tall / 2)
        return Window(at, (0.35 * room.side, -1.0, -0.2), wide, tall)
    before, wide, sill, tall = row["window"]
    at = (-room.side * (room.half - 0.08), room.far - before, sill + tall / 2)
    return Window(at, (room.side, 0.0, -0.12), wide, tall)


def _rug(row: Mapping[str, Any], style: Style, room: Room) -> list[Part]:
    """A rug with a border under the furniture."""
    x, before, wide, deep = row["rug"]
    field, border = style.rug
    parts = []
    for k, (off, tone) in enumerate(((0.0, border), (0.05, field), (0.16, border), (0.19, field))):
        flat = extruded(
            rectangle(wide - 2 * off, deep - 2 * off, 0.03), 0.006 + 0.0006 * k, bevel=0.002
        )
        at = _at(room, x, before, 0.0)
        parts.append(piece(moved(flat, at), "carpet", (tone[0], tone[1], tone[2]), name="rug"))
    return parts


def _lamps(row: Mapping[str, Any], style: Style, room: Room) -> tuple[Lamp, ...]:
    if "lamp" not in row or not style.lamp:
        return ()
    x, before, z = row["lamp"]
    strength = 130.0 if room.dark else 24.0
    return (Lamp(_at(room, x, before, z), 0.085, WARM, strength, visible=False),)


def _lamp(row: Mapping[str, Any], style: Style, room: Room) -> list[Part]:
    """What hangs over the middle, on its cord."""
    if "lamp" not in row or not style.lamp:
        return []
    x, y, z = _at(room, *row["lamp"])
    cord = piece(rod((x, y, z), (x, y, room.tall), 0.006, sides=8), "rubber", name="cord")
    shape, made = _SHADES[style.lamp]
    return [cord, piece(moved(shape(), (x, y, z)), made, name="shade")]


def _round(radius: float, flat: float = 1.0) -> Mesh:
    angles = np.linspace(-np.pi / 2 + 0.25, np.pi / 2 - 0.25, 22)
    ribs = 1.0 - 0.02 * (np.arange(22) % 2)
    return lathe(
        [
            (radius * r * np.cos(a), flat * radius * np.sin(a))
            for a, r in zip(angles, ribs, strict=True)
        ],
        segments=40,
    )


def _shade() -> Mesh:
    return lathe([(0.035, 0.19), (0.06, 0.17), (0.19, 0.0), (0.20, -0.04)], segments=40)


def _dome() -> Mesh:
    angles = np.linspace(0.1, np.pi / 2, 14)
    return lathe([(0.27 * np.sin(a), 0.2 * np.cos(a)) for a in angles], segments=40)


def _torus(radius: float, thick: float) -> Mesh:
    turn = np.linspace(0, 2 * np.pi, 13)
    return lathe([(radius + thick * np.cos(a), thick * np.sin(a)) for a in turn], segments=48)


def _arms() -> Mesh:
    """A ring of candle lamps."""
    made = [_torus(0.34, 0.018), rod((0, 0, 0), (0, 0, 0.4), 0.02)]
    for a in np.linspace(0, 2 * np.pi, 8, endpoint=False):
        x, y = 0.34 * np.cos(a), 0.34 * np.sin(a)
        made += [rod((0, 0, 0.32), (x, y, 0.0), 0.009), rod((x, y, 0.0), (x, y, 0.12), 0.02)]
        made.append(ball(0.03, (x, y, 0.15)))
    return combined(made)


_SHADES: Mapping[str, tuple[Any, Material]] = {
    "shade": (_shade, material("cast iron")),
    "dome": (_dome, Material("shade", (0.74, 0.73, 0.70), 0.6)),
    "lantern": (lambda: _round(0.27, 0.86), lit((1.0, 0.90, 0.74), 0.9)),
    "globe": (lambda: _round(0.17), lit((1.0, 0.92, 0.80), 1.4)),
    "wicker": (_dome, material("wicker")),
    "ring": (lambda: _torus(0.36, 0.022), lit((1.0, 0.95, 0.86), 2.0)),
    "chandelier": (_arms, material("brass")),
}


def _unhung(row: Mapping[str, Any], style: Style, ask: Ask) -> bool:
    """Whether a room has no pictures: its fittings or what is asked for hang in their place."""
    return style.framed or "prints" not in row or PICTURES in ask.params.get("without", ())


def _prints(row: Mapping[str, Any], room: Room) -> list[Part]:
    return pictures(room.rng, room.side * float(row["prints"]) * room.half, room.far)


def _soft(row: Mapping[str, Any], style: Style, room: Room) -> list[Part]:
    """Cushions on what one sits or lies on."""
    parts = []
    if "cushions" in row:
        x, before, up, wide = row["cushions"]
        pillow = bevelled_box((0.44, 0.15, 0.42), bevel=0.07, steps=5)
        spots = np.linspace(-wide / 2, wide / 2, 4) if wide else (0.0,)
        for k, off in enumerate(spots):
            if wide and k == 2:
                continue
            lean = turned(
                turned(turned(pillow, "y", 8.0 * (k % 2)), "x", -20.0), "z", 6.0 * (k - 1)
            )
            px, py, _ = _at(room, x, before, 0.0)
            red, green, blue = style.accents[k % len(style.accents)]
            parts.append(
                piece(
                    moved(lean, (px + float(off), py - 0.02, (up or 0.44) + 0.22)),
                    "linen",
                    (red, green, blue),
                    name="cushion",
                )
            )
    return parts


def _furniture(row: Mapping[str, Any], style: Style, room: Room, ask: Ask) -> list[Scenery]:
    """What the room brings, in the colours of its style; not what the prompt brings."""
    without = set(ask.params.get("without", ()))
    found = []
    for number, (noun, x, before, turn, z, *size) in enumerate([*row["slots"], *style.more]):
        own = style.plant if noun == "houseplant" else noun
        if noun in without or own in without or not find(own) or (style.bare and number > 7):
            continue
        made = _colored(model_of(own, seed=number + 1), own, style, number)
        made = sized(made, size[0]) if size else made
        found.append(Scenery(moved(turned(made, "z", room.side * turn), _at(room, x, before, z))))
    return found


def _colored(made: Model, noun: str, style: Style, number: int) -> Model:
    """In the colour of its style that `tints` gives to a noun."""
    kind = _table()["tints"].get(noun, "")
    accent = style.accents[number % len(style.accents)]
    pale = [0.5 * channel + 0.32 for channel in style.accents[-1]]
    tones = {"cloth": style.cloth, "accent": accent, "linen": pale, "wood": style.wood}
    if kind not in tones:
        return made
    red, green, blue = tones[kind]
    return made.tinted((red, green, blue))


def _slots(row: Mapping[str, Any], room: Room) -> Slots:
    """Where things go that a prompt brings."""
    named = tuple(
        Slot(noun, _at(room, x, before, z), room.side * turn)
        for noun, x, before, turn, z, *_ in row["slots"]
    )
    spare = row["spare"]
    floor = tuple(Slot("", _at(room, x, b, 0.0), room.side * t) for x, b, t in spare["floor"])
    tops = tuple(Slot("", _at(room, x, b, z), 0.0) for x, b, z in spare["tops"])
    hung = tuple(Slot("", _at(room, x, 0.0, z), 0.0) for x, z in spare["wall"])
    return Slots(named, floor, tops, hung)


PLACE = Place(rooms(), build)
