"""What does it look like at the water? Piers in lakes, quays with boats, canals between houses.

Piers, harbours and fishing villages lie in the lake of `mountains.py`; canals have their own water.
Things stand on the planks or stones, or float where the plan's things do.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    extruded,
    grid,
    moved,
    placements,
    rod,
    thickened,
    tube,
    turned,
)
from imagineart.modelling.land import Waves, eye_of, water
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.places import mountains, street
from imagineart.modelling.places.fittings import copied, slab
from imagineart.modelling.places.place import (
    Ask,
    Ground,
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
from imagineart.modelling.places.village import dressed
from imagineart.modelling.registry import model_of
from imagineart.modelling.town.finishes import tinted_glass
from imagineart.modelling.town.masonry import block, upright
from imagineart.modelling.town.pieces import piece

DECK = 0.42  # m, planks over the lake
QUAY = 0.9  # m, stones over the harbour
CANAL = -0.85  # m, of the water below the stones
LONG = 90.0  # m, of a canal
RED: Rgb = (0.30, 0.035, 0.025)
SHEDS: tuple[Rgb, ...] = (RED, (0.58, 0.40, 0.08), (0.60, 0.58, 0.54), (0.10, 0.20, 0.30))
HULLS = ("rowing boat", "sailboat")


def build(ask: Ask) -> PlaceModel:
    """Planks, a quay or a canal."""
    builders = {"pier": _pier, "harbour": _harbour, "fishing village": _harbour, "canal": _canal}
    return builders[ask.family](ask)


def _lake(ask: Ask) -> PlaceModel:
    return mountains.build(replace(ask, family="lake"))


def _over(level: float, half: float, near: float, far: float) -> Ground:
    """Ground at `level` on a platform, the water's elsewhere."""

    def ground(x: Floats, y: Floats) -> Floats:
        on = (np.abs(x) < half) & (y > near) & (y < far)
        return np.where(on, level, mountains.LAKE).astype(np.float32)

    return ground


def _pier(ask: Ask) -> PlaceModel:
    """A pier that runs out into a lake between mountains."""
    lake = _lake(ask)
    level, extent = mountains.LAKE + DECK, 1.0 if ask.alone else ask.extent
    half = 0.95 if ask.alone else max(0.95, 1.25 * extent)
    near, far = -9.0 - 5.0 * extent, 5.5 if ask.alone else 1.2 * extent + 1.4
    parts = (*planks(half, near, far, level), *_posts(half, near, far, level))
    return replace(
        lake,
        family=ask.family,
        scenery=(*lake.scenery, Scenery(Model("pier", parts))),
        ground=_over(level, half, near, far),
        area=rectangle(1.7 * half, far + extent, (0.0, (far - extent) / 2)),
        view=View((-28, 28), (2, 50), (0.3, 60.0)),
        vista=Vista((0.25, -6.4, level + 1.5), (-0.5, 10.0, level + 1.35), 25.0),
        water=False,
    )


def pier_parts(half: float, near: float, far: float, level: float) -> tuple[Part, ...]:
    """Planks `level` m high on posts, from y = `near` to `far`."""
    return (*planks(half, near, far, level), *_posts(half, near, far, level))


def planks(half: float, near: float, far: float, level: float) -> list[Part]:
    """Boards across, a little uneven, on two beams."""
    rng = np.random.default_rng(17)
    y = np.arange(near, far, 0.155)
    board = piece(bevelled_box((2 * half, 0.14, 0.04), bevel=0.006), material("weathered wood"))
    spots = np.stack(
        [rng.normal(0, 0.012, len(y)), y, level - 0.02 + rng.normal(0, 0.002, len(y))], axis=1
    )
    beams = [
        slab((0.14, far - near, 0.16), (s * 0.8 * half, (near + far) / 2, level - 0.12))
        for s in (-1, 1)
    ]
    boards = Part(
        Copies((board,), placements(spots, rng.normal(0, 0.25, len(y)))),
        board.material,
        "planks",
        tinted=False,
    )
    return [boards, piece(beams, "weathered wood", name="beam")]


def _posts(half: float, near: float, far: float, level: float) -> list[Part]:
    """Round posts on both sides that look over the planks."""
    spots = [
        (s * (half + 0.06), float(y), level - 2.2)
        for y in np.arange(far - 0.2, near, -2.3)
        for s in (-1, 1)
    ]
    return copied((piece(rod((0, 0, 0), (0, 0, 2.75), 0.09), "bark", name="post"),), spots)


def _harbour(ask: Ask) -> PlaceModel:
    """A quay before moored boats, houses along the water's other side."""
    lake, rng = _lake(ask), ask.rng
    village = ask.family == "fishing village"
    extent = 1.5 if ask.alone else ask.extent
    level, edge = mountains.LAKE + QUAY, -2.6 if ask.alone else 1.3 * extent + 1.0
    dark = not 6.8 <= ask.hour <= 18.3
    white = ask.season == "winter"
    parts = [
        *_stones(edge, level, extent),
        *_moored(edge, 0.0 if ask.alone else extent, rng, 5 if village else 9),
        *_row(rng, edge, extent, village, white, dark),
    ]
    return replace(
        lake,
        family=ask.family,
        scenery=(*lake.scenery, Scenery(Model("harbour", tuple(parts)))),
        ground=_over(level, 400.0, -400.0, edge),
        area=rectangle(7 * extent, edge + 2 * extent, (0.0, (edge - 2 * extent) / 2)),
        view=View((-24, 24), (0, 50), (0.3, 80.0)),
        vista=Vista((0.0, -6.5, level + 2.3), (0.0, 10.0, level + 2.5), 27.0),
        water=False,
    )


def _stones(edge: float, level: float, extent: float) -> list[Part]:
    back = -14.0 - 6.0 * extent
    top = sheet((-90, 90), (back, edge), level)
    face = block((180.0, 0.5, 2.4), (0.0, edge, level - 1.2), 0.03)
    bollard = rod((0, 0, 0), (0, 0, 0.5), 0.13, end_radius=0.17)
    spots = [(float(x), edge - 0.5, level) for x in np.arange(-31.5, 32, 6.0)]
    return [
        Part(top, street.setts(), "quay"),
        piece(face, "granite", name="wall"),
        *copied((piece(bollard, "cast iron", name="bollard"),), spots),
    ]


def _moored(edge: float, extent: float, rng: np.random.Generator, count: int) -> list[Part]:
    """Boats at the quay and farther out, with colours of their own."""
    parts: list[Part] = []
    tones: tuple[Rgb, ...] = ((0.55, 0.56, 0.56), (0.05, 0.14, 0.32), RED, (0.06, 0.26, 0.2))
    for number in range(count):
        noun = HULLS[0] if number % 3 else HULLS[1]
        made = model_of(noun, seed=number % 3).tinted(tones[number % len(tones)]).parts
        side = -1.0 if number % 2 else 1.0
        x = side * (2.0 + 1.6 * extent + 2.7 * (number // 2) + float(rng.uniform(0, 1.2)))
        y = edge + 2.4 + 3.4 * (number // 3) + float(rng.uniform(0, 1.6))
        at = (x, y, mountains.LAKE - 0.14)
        turn = float(rng.uniform(-35, 35)) + (90.0 if number % 3 else 0.0)
        parts += copied(made, [at], turn)
    return parts


def _row(
    rng: np.random.Generator, edge: float, extent: float, village: bool, white: bool, dark: bool
) -> list[Part]:
    """Houses on posts along both sides of the water, one behind the other."""
    parts: list[Part] = []
    first = edge + 15.0 + 2.0 * extent
    spots: list[list[tuple[float, float, float, float]]] = [[] for _ in SHEDS]
    for side in (-1.0, 1.0):
        for k in range(9):
            y = first + 9.0 * k + float(rng.uniform(-1, 1))
            x = side * (12.0 + 0.27 * y + float(rng.uniform(-0.6, 0.6)))
            tone = 0 if village and rng.random() < 0.75 else int(rng.integers(len(SHEDS)))
            spots[tone].append((x, y, mountains.LAKE + 1.25, side * -62.0))
    for color, here in zip(SHEDS, spots, strict=True):
        if here:
            made = dressed(shed(color), white, dark)
            parts += copied(made, [s[:3] for s in here], [s[3] for s in here])
    return parts


def shed(color: Rgb) -> tuple[Part, ...]:
    """A house of boards on posts, white corners and window frames, a steep dark roof."""
    white: Rgb = (0.72, 0.71, 0.68)
    body = block((6.0, 7.0, 4.2), (0, 0, 2.1), 0.02)
    gable = np.array([(-3.0, 4.2), (3.0, 4.2), (0.0, 7.2)])
    ends = moved(turned(extruded(gable, 7.0), "x", 90), (0, 3.5, 0))
    slopes = [
        moved(
            turned(bevelled_box((4.7, 7.8, 0.16), bevel=0.02), "y", s * 45.0), (s * 1.62, 0, 5.72)
        )
        for s in (-1, 1)
    ]
    trims = [slab((0.2, 0.2, 4.2), (s * 3.0, d * 3.5, 2.1)) for s in (-1, 1) for d in (-1, 1)]
    frames, panes = [], []
    for x, z in ((-1.6, 1.2), (1.6, 1.2), (-1.2, 3.2), (1.2, 3.2), (0.0, 5.2)):
        frames.append(slab((1.1, 0.1, 1.35), (x, -3.52, z + 0.55)))
        panes.append(slab((0.85, 0.1, 1.1), (x, -3.56, z + 0.55)))
    for y, z in ((-1.8, 1.2), (1.8, 1.2), (-1.8, 3.0), (1.8, 3.0)):
        for s in (-1, 1):
            frames.append(slab((0.1, 1.1, 1.3), (s * 3.02, y, z + 0.4)))
            panes.append(slab((0.1, 0.85, 1.05), (s * 3.06, y, z + 0.4)))
    door = slab((1.1, 0.12, 2.1), (0, -3.53, 1.05))
    legs = [rod((x, y, -2.6), (x, y, 0.05), 0.15) for x in (-2.7, 0, 2.7) for y in (-3.2, 0, 3.2)]
    deck = slab((7.4, 9.4, 0.14), (0, -0.6, -0.02))
    return (
        piece([body, ends], "painted wood", color, name="body"),
        piece(slopes, Material("roof", (0.075, 0.07, 0.07), 0.8), name="roof"),
        piece([*trims, *frames], "painted wood", white, name="trim"),
        piece(panes, tinted_glass(), name="glass"),
        piece(door, "painted wood", white, name="door"),
        piece([*legs, deck], "weathered wood", name="posts"),
    )


@dataclass(frozen=True, slots=True)
class Banks:
    """A canal: half its width, and y where the stones end that one stands on, m."""

    half: float
    edge: float


def _canal(ask: Ask) -> PlaceModel:
    """Water between old houses, steps and poles before their doors, a bridge at its end."""
    rng = ask.rng
    extent = 1.0 if ask.alone else ask.extent
    banks = Banks(max(4.6, 1.6 * extent + 2.0), -5.2 if ask.alone else 1.15 * extent + 0.8)
    dark = not 6.5 <= ask.hour <= 18.8
    eye = eye_of(ask.extent, 500.0, 300, 420)
    waves = Waves(((0.4, 0.008), (1.1, 0.016), (3.0, 0.02)), 0.9, int(rng.integers(1 << 12)))
    green = np.array([0.012, 0.045, 0.038])
    sea = water(eye, waves, CANAL, lambda p: np.tile(green, (len(p), 1)), slope=0.03)
    boats = _moored_in(banks, rng)
    parts = [
        Part(sea, Material("water", (0.012, 0.04, 0.035), 0.05, specular=0.5), "water"),
        *_terraces(banks, dark, rng),
        *_poles(banks, rng),
        *boats,
        *bridge(banks.half, 46.0),
        *_landing(banks, extent),
    ]
    lamps = (
        tuple(
            Lamp((s * (banks.half - 0.4), y, 2.6), 0.1, visible=True, strength=60.0)
            for y in (8.0, 20.0)
            for s in (-1.0, 1.0)
        )
        if dark
        else ()
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("canal", tuple(parts))),),
        ground=level_ground(),
        area=rectangle(
            2 * banks.half - 1.0, banks.edge + 2 * extent, (0.0, (banks.edge - 2 * extent) / 2)
        ),
        view=View((-14, 14), (-2, 35), (0.4, 60.0)),
        vista=Vista(
            (0.3 * banks.half, -6.6, 1.6), (-0.25 * banks.half, 14.0, 1.9), 26.0, (120.0, 160.0)
        ),
        fog=55.0,
        lamps=lamps,
    )


def _terraces(banks: Banks, dark: bool, rng: np.random.Generator) -> list[Part]:
    """House after house on both sides, their feet in the water."""
    wide = [float(rng.uniform(5.0, 7.4)) for _ in range(5)]
    kinds = [tuple(street.house(w, dark, rng)) for w in wide]
    spots: list[list[tuple[float, float, float, float]]] = [[] for _ in kinds]
    for side in (-1, 1):
        y, last = -16.0, -1
        while y < LONG:
            k = int(rng.choice([i for i in range(5) if i != last]))
            spots[k].append((side * banks.half, y + wide[k] / 2, -0.35, -90.0 * side))
            y, last = y + wide[k], k
    parts = [street.repeated(kind, at) for kind, at in zip(kinds, spots, strict=True) if at]
    feet = [
        block((0.3, LONG + 20.0, 1.2), (s * (banks.half + 0.14), LONG / 2 - 10.0, -0.9), 0.02)
        for s in (-1, 1)
    ]
    closing = [moved(p, (0.0, LONG, -0.3)) for p in street.house(2 * banks.half + 3, dark, rng)]
    return [*parts, piece(feet, "granite", name="foot"), *closing]


def _poles(banks: Banks, rng: np.random.Generator) -> list[Part]:
    """Mooring poles in stripes before the houses."""
    height, turns = 3.0, 4
    blue: list[Mesh] = []
    pale: list[Mesh] = []
    for k in range(2 * turns):
        z = height * k / (2 * turns)
        (blue if k % 2 else pale).append(rod((0, 0, z), (0, 0, z + height / (2 * turns)), 0.075))
    knob = rod((0, 0, height), (0, 0, height + 0.12), 0.06, end_radius=0.03)
    one = (
        piece(blue, "painted wood", (0.05, 0.10, 0.36), name="pole"),
        piece(pale, "painted wood", (0.66, 0.64, 0.6), name="pole"),
        piece(knob, "gold", name="knob"),
    )
    spots = [
        (s * (banks.half - 0.9 - float(rng.uniform(0, 0.5))), y + float(rng.uniform(-1, 1)), -1.8)
        for y in np.arange(banks.edge + 5.0, 44.0, 4.4)
        for s in (-1, 1)
    ]
    return copied(one, spots)


def gondola() -> tuple[Part, ...]:
    """A slim black boat whose ends rise, with red seats and a comb of iron at its bow."""
    long, count = 9.4, 41
    t = np.linspace(-1, 1, count)
    half = 0.70 * (1 - np.abs(t) ** 2.6) ** 0.8 + 0.012
    keel = 0.06 + 0.75 * np.abs(t) ** 4
    rail = 0.62 + 0.62 * np.abs(t) ** 3 + 0.28 * (t < 0) * np.abs(t) ** 6
    turn = np.linspace(-1, 1, 15)
    shape = np.abs(turn) ** 1.7
    x = half[:, None] * turn[None, :]
    z = keel[:, None] + (rail - keel)[:, None] * shape[None, :]
    y = np.repeat((t * long / 2)[:, None], 15, axis=1)
    hull = thickened(grid(np.stack([x, y, z], axis=-1)), 0.03)
    edges = [tube(np.stack([s * half, t * long / 2, rail], axis=1), 0.03, sides=8) for s in (-1, 1)]
    floor = slab((1.0, 4.2, 0.04), (0, 0.2, 0.22))
    seats = [slab((1.05, 0.5, 0.22), (0, 1.0, 0.42)), slab((1.1, 0.14, 0.6), (0, 1.3, 0.66))]
    comb = [slab((0.03, 0.1, 0.75), (0, -long / 2 - 0.02, 1.75))]
    comb += [slab((0.03, 0.26, 0.06), (0, -long / 2 - 0.14, 1.5 + 0.12 * k)) for k in range(5)]
    black = Material("lacquer", (0.008, 0.008, 0.009), 0.12, coat=1.0)
    return (
        piece([hull, floor], black, name="body"),
        piece(edges, black, name="rail"),
        piece(seats, "velvet", (0.36, 0.012, 0.02), name="seat"),
        piece(comb, "brushed steel", name="comb"),
    )


def _moored_in(banks: Banks, rng: np.random.Generator) -> list[Part]:
    spots = [
        (s * (banks.half - 1.6), y, CANAL - 0.12)
        for s, y in ((1.0, banks.edge + 7.5), (-1.0, banks.edge + 15.0), (1.0, banks.edge + 27.0))
    ]
    return copied(gondola(), spots, [float(a) for a in rng.uniform(-4, 4, 3)])


def bridge(half: float, y: float) -> list[Part]:
    """An arched bridge of pale stone across, at so many metres."""
    t = np.linspace(-1, 1, 33)
    top = 2.6 - 1.6 * np.abs(t) ** 1.8
    low = np.where(np.abs(t) < 0.82, 2.0 * np.sqrt(np.clip(1 - (t / 0.84) ** 2, 0, 1)) - 0.8, -1.5)
    x = (half + 0.4) * t
    outline = np.concatenate([np.stack([x, low - 0.1], 1), np.stack([x, top], 1)[::-1]])
    arch = moved(upright(outline, 3.0), (0, y, 0))
    rails = [
        moved(
            upright(
                np.concatenate([np.stack([x, top], 1), np.stack([x, top + 0.9], 1)[::-1]]), 0.22
            ),
            (0, y + d, 0),
        )
        for d in (0.0, 2.8)
    ]
    return [piece([arch, *rails], "sandstone", (0.56, 0.53, 0.47), name="bridge")]


def _landing(banks: Banks, extent: float) -> list[Part]:
    """The stones that one stands on, before the water."""
    back = -16.0 - 6.0 * extent
    top = sheet((-banks.half - 0.2, banks.half + 0.2), (back, banks.edge))
    face = block((2 * banks.half, 0.4, 1.6), (0, banks.edge, -0.72), 0.03)
    return [Part(top, street.setts(), "landing"), piece([face], "sandstone", name="edge")]


PLACE = Place(("pier", "harbour", "fishing village", "canal"), build)
