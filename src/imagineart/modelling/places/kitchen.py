"""What does a kitchen look like? Cupboards with a worktop along a tiled wall, a window, a table."""

import numpy as np

from imagineart.modelling.kit import bevelled_box, lathe, moved, rod, spline, tube
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Mesh, Model, Part, Rgb
from imagineart.modelling.places.fittings import modelled
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
)
from imagineart.modelling.places.place import rectangle as area_of
from imagineart.modelling.places.room import WARM, hung, sheet
from imagineart.modelling.registry import find, model_of
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.pieces import piece

FRONTS: tuple[Rgb, ...] = (
    (0.62, 0.61, 0.57),
    (0.16, 0.24, 0.22),
    (0.10, 0.15, 0.22),
    (0.42, 0.46, 0.40),
)
TABLE = 0.76  # m, height of the table top that is z = 0 on level "top"
COUNTER = 0.9
TALL = 2.8  # m, of the room


def build(ask: Ask) -> PlaceModel:
    """A fitted kitchen along the back; on level "top" things stand on a table before it."""
    top = ask.level == "top"
    far = max(2.1, ask.extent + 1.7)
    half = max(2.4, 1.4 * ask.extent + 1.2)
    color = FRONTS[int(ask.rng.integers(len(FRONTS)))]
    alone, drop = ask.alone and not top, TABLE if top else 0.0
    parts = [*_shell(ask, half, far), *_units(half, far, color, ask.rng)]
    parts += _lived_in(half, far)
    lamps = tuple(
        Lamp((x, far - 2.15, 1.72 - drop), 0.09, WARM, 26.0, visible=False)
        for x in ((-0.55, 0.55) if alone else ())
    )
    parts += [*_island(far, color), *hung(lamps, TALL)] if alone else []
    scenery = [Scenery(moved(Model("kitchen", tuple(parts)), (0, 0, -TABLE if top else 0.0)))]
    scenery += _things(far, -TABLE if top else 0.0, ask.rng)
    edge = far
    if top:
        deep = max(0.9, 3.2 * ask.extent)
        edge = max(0.35, 1.5 * ask.extent)
        scenery.append(
            Scenery(Model("table", tuple(_table(ask, max(2.2, 6 * ask.extent), deep, edge))))
        )
    z = 1.55 - (TABLE if top else 0.0)
    area = (
        area_of(1.8, 0.7, (0, edge - 0.45))
        if top
        else area_of(2 * half - 1.4, far, (0, (far - 1.5 - 2) / 2))
    )
    return PlaceModel(
        family=ask.family,
        scenery=tuple(scenery),
        ground=level_ground(),
        area=area,
        view=View(azimuth=(-22, 22), elevation=(2, 70), distance=(0.1, 7.0), ceiling=2.3),
        vista=Vista((1.05, far - 5.0, 1.55), (-0.2, far, 1.12), 27.0),
        lamps=lamps,
        sunlit=False,
        windows=(Window((-half + 0.05, 0.0, z), (1.0, 0.15, -0.1), 1.8, 1.6),),
        fill=(0.27, 0.265, 0.255),
        far=edge,
    )


def _lived_in(half: float, far: float) -> list[Part]:
    """A fridge at the end, a kettle and a pan on the hob, herbs by the window, pans that hang, a
    board with bread, jars, a clock."""
    top, back = COUNTER, far - 0.2
    rail = rod((0.95, far - 0.07, 1.5), (half - 0.95, far - 0.07, 1.5), 0.009)
    board, x = (half - 1.75, 0.22, 0.03), (half + 0.1) / 2
    shelf = [bevelled_box(board, bevel=0.006, at=(x, far - 0.11, z)) for z in (1.72, 2.06)]
    jars = [(0.95 + 0.17 * k, far - 0.12, 1.735) for k in range(int((half - 1.8) / 0.17))]
    plates = [(1.0 + 0.3 * k, far - 0.12, 2.075) for k in range(int((half - 1.8) / 0.3))]
    return [
        *modelled("refrigerator", [(half - 0.42, far - 0.36, 0.0)]),
        *modelled("frying pan", [(-half + 1.0, far - 0.34, top)], 40.0),
        *modelled("kettle", [(-half + 1.35, far - 0.24, top)], -30.0),
        *modelled("potted flower", [(-0.42, far - 0.13, 1.2), (0.38, far - 0.13, 1.2)], 0.0, 0.55),
        *modelled("cutting board", [(0.95, back, top)], 12.0),
        *modelled("bread", [(0.95, back, top + 0.025)], 30.0, 0.9),
        *modelled("jar", jars, 0.0, 0.75),
        *modelled("mug", plates, [15.0 * k for k in range(len(plates))], 0.9),
        *modelled("wall clock", [(-half + 0.55, far - 0.03, 2.3)]),
        piece([rail], "brass", name="rail"),
        piece(shelf, "oak", name="shelf"),
    ]


def _island(far: float, color: Rgb) -> list[Part]:
    """A block with a thick top before the units, stools at it, what a cook leaves on it."""
    y, top = far - 2.15, 0.92
    body = [bevelled_box((1.9, 0.66, 0.84), bevel=0.006, at=(0, y + 0.06, 0.44))]
    body += [p for k in range(3) for p in _panel(-0.62 + 0.62 * k, y - 0.27, 0.46, 0.58, 0.74)]
    slab = bevelled_box((2.15, 0.95, 0.05), bevel=0.008, at=(0, y, top - 0.025))
    fruit = [(-0.42 + dx, y + dy, top + dz) for dx, dy, dz in
             ((0.0, 0.0, 0.06), (0.07, 0.03, 0.07), (-0.06, 0.04, 0.07), (0.01, -0.06, 0.07),
              (0.0, 0.02, 0.13))]  # fmt: skip
    return [
        piece(body, "painted wood", color, name="island"),
        piece(slab, "oak", name="worktop"),
        *modelled("bar stool", [(-0.62, y - 0.72, 0.0), (0.0, y - 0.76, 0.0), (0.64, y - 0.7, 0.0)],
                  [170.0, 184.0, 196.0]),
        *modelled("bowl", [(-0.42, y, top)], 0.0, 1.35),
        *modelled("lemon", fruit[:2], [20.0, 110.0]),
        *modelled("apple", fruit[2:], 0.0, 0.9),
        *modelled("vase with flowers", [(0.05, y + 0.14, top)], 0.0, 1.1),
        *modelled("cutting board", [(0.58, y - 0.06, top)], -14.0, 1.1),
        *modelled("tomato", [(0.5, y - 0.02, top + 0.025), (0.6, y + 0.05, top + 0.025)], 0.0),
        *modelled("kitchen knife", [(0.66, y - 0.14, top + 0.025)], 64.0),
        *modelled("wine bottle", [(0.9, y + 0.22, top)]),
    ]  # fmt: skip


def _table(ask: Ask, width: float, deep: float, edge: float) -> list[Part]:
    plain = "oak" if known(ask.surface) is None else ask.surface
    slab = bevelled_box((width, deep, 0.045), bevel=0.007, at=(0, edge - deep / 2, 0))
    low = float(slab.vertices[:, 2].max())
    return [Part(moved(slab, (0, 0, -low)), material(plain), "top")]


def _shell(ask: Ask, half: float, far: float) -> list[Part]:
    floor = sheet((-half - 3, half + 3), (-8.0, far + 0.2))
    back = bevelled_box((2 * half + 6, 0.2, 2.8), bevel=0.004, at=(0, far + 0.1, 1.4))
    sides = [
        bevelled_box((0.2, 10.0, 2.8), bevel=0.004, at=(s * (half + 0.1), far - 5.0, 1.4))
        for s in (-1, 1)
    ]
    from imagineart.modelling.town.masonry import block

    tiles = block((2 * half, 0.012, 0.56), (0, far - 0.006, COUNTER + 0.28), 0.002)
    wall = material("plaster", color=ask.wall or (0.64, 0.62, 0.57))
    lid = bevelled_box(
        (2 * half + 6, far + 8.0, 0.1), bevel=0.004, at=(0, (far - 8.0) / 2, TALL + 0.05)
    )
    return [
        piece(lid, "plaster", (0.70, 0.69, 0.66), name="ceiling"),
        piece(floor, "ceramic tiles", (0.46, 0.43, 0.38), name="floor"),
        piece([back, *sides], wall, name="wall"),
        piece(tiles, "ceramic tiles", name="tiles"),
    ]


def _carcass(count: int, deep: float, y: float) -> tuple[list[Mesh], Mesh, Mesh]:
    """(bodies, plinth, worktop) of the base units."""
    frame = [
        bevelled_box(
            (count * 0.6, deep - 0.03, 0.78), bevel=0.004, at=(0, y - deep / 2 + 0.015, 0.5)
        )
    ]
    foot = bevelled_box(
        (count * 0.6, deep - 0.08, 0.11), bevel=0.003, at=(0, y - deep / 2 + 0.04, 0.055)
    )
    slab = bevelled_box(
        (count * 0.6 + 0.02, deep + 0.03, 0.038),
        bevel=0.006,
        at=(0, y - deep / 2 - 0.012, COUNTER - 0.02),
    )
    return frame, foot, slab


def _units(half: float, far: float, color: Rgb, rng: np.random.Generator) -> list[Part]:
    """Base units, a worktop, wall units beside a window, oven, hob, hood, sink."""
    y, deep = far, 0.6
    fronts: list[Mesh] = []
    handles: list[Mesh] = []
    count = int(2 * half / 0.6)
    start = -count * 0.3
    oven = int(rng.integers(1, 3))
    for k in range(count):
        x = start + 0.6 * (k + 0.5)
        if k == oven:
            continue
        drawer = k % 3 == 0
        splits = [(0.13, 0.40), (0.41, 0.64), (0.65, 0.85)] if drawer else [(0.13, 0.85)]
        for low, high in splits:
            fronts += _panel(x, y - deep, (low + high) / 2, 0.59, high - low - 0.008)
            handles.append(
                bevelled_box(
                    (0.16, 0.022, 0.014), bevel=0.005, at=(x, y - deep - 0.034, high - 0.06)
                )
            )
    frame, foot, slab = _carcass(count, deep, y)
    wall_units: list[Mesh] = []
    for k in range(count):
        x = start + 0.6 * (k + 0.5)
        if abs(k - count // 2) <= 1 or k == oven or x > 0.6:
            continue
        wall_units.append(bevelled_box((0.6, 0.33, 0.72), bevel=0.004, at=(x, y - 0.165, 1.86)))
        fronts += _panel(x, y - 0.33, 1.86, 0.59, 0.71)
        handles.append(
            bevelled_box((0.014, 0.022, 0.14), bevel=0.005, at=(x + 0.24, y - 0.364, 1.60))
        )
    ox = start + 0.6 * (oven + 0.5)
    return [
        piece([*frame, *wall_units, *fronts], "painted wood", color, name="unit"),
        piece(handles, "brass", name="handle"),
        piece(foot, "painted wood", (0.1, 0.1, 0.1), name="foot"),
        piece(slab, "oak", name="worktop"),
        *_oven(ox, y - deep, y),
        *_sink(start + 0.3 * count, y),
        *_day_window(start + 0.3 * count, y),
    ]


def _panel(x: float, y: float, z: float, wide: float, tall: float) -> list[Mesh]:
    """A framed front: a plate with four raised rails."""
    plate = bevelled_box((wide, 0.016, tall), bevel=0.002, steps=1, at=(x, y - 0.008, z))
    rail = 0.055 if tall > 0.3 else 0.035
    bars = [
        bevelled_box(
            (wide, 0.009, rail), bevel=0.003, steps=1, at=(x, y - 0.019, z + s * (tall - rail) / 2)
        )
        for s in (-1, 1)
    ]
    bars += [
        bevelled_box(
            (rail, 0.009, tall), bevel=0.003, steps=1, at=(x + s * (wide - rail) / 2, y - 0.019, z)
        )
        for s in (-1, 1)
    ]
    return [plate, *bars]


def _oven(x: float, y: float, back: float) -> list[Part]:
    door = bevelled_box((0.585, 0.03, 0.47), bevel=0.006, at=(x, y - 0.012, 0.40))
    panel = bevelled_box((0.585, 0.03, 0.12), bevel=0.006, at=(x, y - 0.012, 0.79))
    pane = bevelled_box((0.46, 0.01, 0.30), bevel=0.003, at=(x, y - 0.028, 0.38))
    bar = rod((x - 0.24, y - 0.06, 0.61), (x + 0.24, y - 0.06, 0.61), 0.011)
    knob = lathe([(0.0, 0.024), (0.019, 0.024), (0.021, 0.0)][::-1], segments=24)
    from imagineart.modelling.kit import turned

    knobs = [
        moved(turned(knob, "x", 90), (x + d, y - 0.027, 0.79)) for d in (-0.21, -0.13, 0.13, 0.21)
    ]
    hob = bevelled_box((0.56, 0.48, 0.008), bevel=0.003, at=(x, back - 0.30, COUNTER + 0.003))
    hood = [
        bevelled_box((0.6, 0.46, 0.06), bevel=0.012, at=(x, back - 0.23, 1.58)),
        bevelled_box((0.26, 0.26, 0.95), bevel=0.01, at=(x, back - 0.13, 2.05)),
    ]
    return [
        piece([door, panel, bar, *knobs, *hood], "brushed steel", name="oven"),
        piece([pane, hob], tinted_glass(), name="glass"),
    ]


def _sink(x: float, y: float) -> list[Part]:
    bowl = bevelled_box((0.50, 0.40, 0.012), bevel=0.005, at=(x, y - 0.31, COUNTER))
    well = bevelled_box((0.44, 0.34, 0.008), bevel=0.003, at=(x, y - 0.31, COUNTER + 0.004))
    tap = tube(
        spline(
            [
                (x, y - 0.07, COUNTER),
                (x, y - 0.07, COUNTER + 0.26),
                (x, y - 0.12, COUNTER + 0.33),
                (x, y - 0.22, COUNTER + 0.30),
                (x, y - 0.24, COUNTER + 0.24),
            ],
            40,
        ),
        0.011,
    )
    lever = rod((x + 0.01, y - 0.07, COUNTER + 0.08), (x + 0.08, y - 0.08, COUNTER + 0.11), 0.006)
    return [
        piece([bowl, tap, lever], "chrome", name="sink"),
        piece(well, "brushed steel", (0.2, 0.2, 0.2), name="sink"),
    ]


def _day_window(x: float, y: float) -> list[Part]:
    w, low, high = 1.3, 1.22, 2.2
    day = bevelled_box((w, 0.01, high - low), bevel=0.002, at=(x, y - 0.012, (low + high) / 2))
    bars = [
        bevelled_box((w + 0.12, 0.05, 0.06), bevel=0.01, at=(x, y - 0.02, z)) for z in (low, high)
    ]
    bars += [
        bevelled_box((0.06, 0.05, high - low), bevel=0.01, at=(x + d, y - 0.02, (low + high) / 2))
        for d in (-w / 2, 0, w / 2)
    ]
    bars.append(bevelled_box((w + 0.2, 0.12, 0.03), bevel=0.008, at=(x, y - 0.06, low - 0.04)))
    return [
        piece(day, lit((0.80, 0.90, 1.0), 1.05), name="day"),
        piece(bars, "painted wood", (0.70, 0.69, 0.66), name="window"),
    ]


def _things(far: float, lift: float, rng: np.random.Generator) -> list[Scenery]:
    """A few things on the worktop, where models of them are known."""
    words = [w for w in ("teapot", "jar", "bowl", "vase", "jug") if find(w)]
    spots = [(-1.3, far - 0.2), (0.75, far - 0.22), (1.15, far - 0.3)]
    return [
        Scenery(
            moved(
                model_of(str(rng.choice(words)), seed=int(rng.integers(99))), (x, y, COUNTER + lift)
            )
        )
        for x, y in (spots if words else [])
    ]


PLACE = Place(("kitchen",), build)
