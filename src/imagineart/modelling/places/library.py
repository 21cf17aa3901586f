"""What does a library look like? Walls of books at the back and on both sides, warm lamps."""

from collections.abc import Sequence

import numpy as np

from imagineart.modelling.kit import bevelled_box, moved, placements, rod
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Model, Part
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
from imagineart.modelling.places.room import rug, sheet
from imagineart.modelling.town.books import row_of_books
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.masonry import block
from imagineart.modelling.town.pieces import piece

BAY, DEEP = 1.0, 0.34  # m, width and depth of a shelf
SHELF = 0.42  # m between shelves, about
ROWS = 7  # of books, each in many bays
WINDOW = 2.0  # m, width of the high window of a hall


def build(ask: Ask) -> PlaceModel:
    """Bays of shelves on three sides up to a ceiling of beams, a high window between them, a long
    table with lamps and open books, a ladder, a rug."""
    hall = ask.alone
    far = 5.0 if hall else max(2.4, ask.extent + 1.5)
    half = 3.3 if hall else max(2.0, 1.35 * ask.extent + 0.9)
    tall = max(4.1 if hall else 2.95, ask.extent + 1.6)
    front = -6.0
    rows = [
        row_of_books(BAY - 0.06, SHELF - 0.05, DEEP - 0.06, ask.rng, plain=True)
        for _ in range(ROWS)
    ]
    kinds = [bay(ask.rng, tall, rows) for _ in range(3)]
    spots = [s for s in _spots(half, far, front) if s[3] or abs(s[0]) > WINDOW / 2 or not hall]
    chosen = ask.rng.integers(0, 3, len(spots))
    parts = [
        piece(sheet((-half - 1, half + 1), (front - 3, far + 1)), "dark floorboards", name="floor"),
        *rug(ask),
        *(_shelves(kinds[k], [s for s, c in zip(spots, chosen, strict=True) if c == k])
          for k in range(3) if (chosen == k).any()),
        *_cornice(half, far, front, tall),
        *_ceiling(half, far, front, tall),
        *_lights(half, far, tall),
        *_ladder(half, far, tall),
        *(_high_window(far, tall, not 6.5 <= ask.hour <= 19.0) if hall else ()),
        *(_furnished(half, far, tall, ask.rng) if hall else ()),
    ]  # fmt: skip
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("library", tuple(parts))),),
        ground=level_ground(),
        area=area_of(2 * half - 1.4, far + 1.0, (0.0, (far - 1.0 - 2.0) / 2)),
        view=View(azimuth=(-18, 18), elevation=(0, 50), distance=(0.2, 7.0), ceiling=tall - 0.2),
        vista=Vista((0.9, far - 8.6, 1.55), (-0.25, far, 1.75), 27.0),
        sunlit=False,
        windows=_daylight(half, far, tall, hall),
        lamps=_shining(half, far, tall, hall),
        fill=(0.15, 0.135, 0.115),
        far=far - DEEP,
    )


def _shining(half: float, far: float, tall: float, hall: bool) -> tuple[Lamp, ...]:
    """Lamps over the shelves; in a hall those of the table and the chandelier too."""
    lamps = [((s * (half - 0.55), far - 1.4, tall - 0.35), 40.0) for s in (-1, 1)]
    if hall:
        lamps += [((x, far - 2.9, 1.12), 16.0) for x in (-0.8, 0.8)]
        lamps += [((0.0, far - 3.3, tall - 1.0), 70.0)]
    return tuple(Lamp(at, 0.07, strength=bright, visible=False) for at, bright in lamps)


def _shelves(kind: tuple[Part, ...], spots: list[tuple[float, float, float, float]]) -> Part:
    moves = placements([s[:3] for s in spots], [s[3] for s in spots])
    return Part(Copies(kind, moves), material("walnut"), "shelves")


def _daylight(half: float, far: float, tall: float, hall: bool) -> tuple[Window, ...]:
    aside = Window((-half + 0.5, -2.2, 2.0), (0.8, 0.6, -0.1), 2.0, 2.2)
    high = Window((0.0, far - 0.4, 0.58 * tall), (0.15, -0.8, -0.6), WINDOW - 0.3, 0.6 * tall)
    return (high, aside) if hall else (aside,)


def _high_window(far: float, tall: float, dark: bool) -> list[Part]:
    """Tall panes under an arch between the shelves, a seat with cushions below them."""
    wide, sill = WINDOW, 0.95
    glow = lit((0.05, 0.08, 0.16), 1.0) if dark else lit((0.86, 0.93, 1.0), 1.15)
    pane = block((wide, 0.04, tall - sill), (0.0, far - 0.02, (tall + sill) / 2), 0.005)
    x = np.linspace(-wide / 2, wide / 2, 6)
    bars = [
        block((0.05, 0.08, tall - sill), (float(a), far - 0.07, (tall + sill) / 2), 0.01) for a in x
    ]
    z = np.arange(sill, tall, 0.52)
    bars += [block((wide, 0.08, 0.04), (0.0, far - 0.07, float(b)), 0.01) for b in z]
    bench = block((wide, 0.6, 0.45), (0.0, far - 0.35, 0.225), 0.02)
    back = block((wide, 0.08, sill), (0.0, far - 0.06, sill / 2), 0.01)
    cushion = block((wide - 0.1, 0.55, 0.12), (0.0, far - 0.36, 0.5), 0.05)
    return [
        piece(pane, glow, name="glass"),
        piece([*bars, bench, back], "walnut", name="frame"),
        piece(cushion, "velvet", (0.20, 0.03, 0.03), name="cushion"),
    ]


def _ceiling(half: float, far: float, front: float, tall: float) -> list[Part]:
    """Dark beams both ways over boards."""
    long, middle, top = far - front + 3.0, (far + front - 3.0) / 2, tall + 0.42
    lid = bevelled_box((2 * half + 2, long, 0.06), bevel=0.005, at=(0, middle, top))
    beams = [
        bevelled_box((2 * half + 1, 0.2, 0.24), bevel=0.02, at=(0, float(y), top - 0.13))
        for y in np.arange(front - 2.0, far + 0.5, 1.5)
    ]
    beams += [
        bevelled_box((0.16, long, 0.18), bevel=0.02, at=(float(x), middle, top - 0.1))
        for x in np.linspace(-half, half, 5)
    ]
    return [
        piece(lid, "pine", (0.22, 0.13, 0.07), name="ceiling"),
        piece(beams, "walnut", name="beam"),
    ]


def _ladder(half: float, far: float, tall: float) -> list[Part]:
    """A ladder that leans on the shelves of one side."""
    x0, x1, y = half - DEEP - 0.75, half - DEEP - 0.05, far - 2.3
    legs = [rod((x0, y + s, 0.0), (x1, y + s, tall - 0.1), 0.025) for s in (-0.2, 0.2)]
    k = np.linspace(0.08, 0.95, 11)
    rungs = [
        rod(
            (x0 + (x1 - x0) * a, y - 0.2, (tall - 0.1) * a),
            (x0 + (x1 - x0) * a, y + 0.2, (tall - 0.1) * a),
            0.016,
        )
        for a in k.tolist()
    ]
    return [piece([*legs, *rungs], "oak", name="ladder")]


def _furnished(half: float, far: float, tall: float, rng: np.random.Generator) -> list[Part]:
    """What readers left: a table with books, lamps, chairs, a globe, a chair to sink into."""
    y, top = far - 2.9, 0.78
    table = [bevelled_box((2.9, 1.1, 0.06), bevel=0.015, at=(0, y, top - 0.03))]
    table += [
        bevelled_box(
            (0.1, 0.1, top - 0.05), bevel=0.02, at=(s * 1.32, y + d * 0.42, (top - 0.05) / 2)
        )
        for s in (-1, 1)
        for d in (-1, 1)
    ]
    table += [bevelled_box((2.6, 0.86, 0.1), bevel=0.01, at=(0, y, top - 0.11))]
    heaps = [(-0.25, y + 0.1, top), (1.2, y - 0.1, top), (-1.25, y + 0.22, top)]
    chairs = [(x, y + d, 0.0) for x in (-0.8, 0.75) for d in (-0.75, 0.8)]
    chairs[0] = (-0.9, y - 1.0, 0.0)
    return [
        piece(table, "mahogany", name="table"),
        *modelled("desk lamp", [(s * 0.8, y + 0.15, top) for s in (-1, 1)], [20.0, 160.0]),
        *modelled("stack of books", heaps, [10.0, 75.0, -30.0], [1.0, 0.9, 1.1]),
        *modelled("open book", [(0.3, y - 0.2, top), (-0.75, y - 0.25, top)], [8.0, -14.0]),
        *modelled("dining chair", chairs, [200.0, 4.0, 176.0, -5.0]),
        *modelled("globe", [(-half + 0.95, far - 1.5, 0.0)], 30.0, 2.2),
        *modelled("armchair", [(half - 1.15, y - 1.9, 0.0)], -60.0),
        *modelled("armchair", [(-half + 1.2, y - 1.7, 0.0)], 60.0),
        *modelled(
            "stack of books", [(half - 1.3, y - 0.8, 0.0), (-half + 0.8, y - 0.6, 0.0)], 20.0, 1.4
        ),
        *modelled("houseplant", [(-WINDOW / 2 - 0.1, far - 0.75, 0.0)], 0.0, 0.8),
        *modelled("chandelier", [(0.0, far - 3.3, tall - 1.15)], 0.0, 1.5),
    ]


def _spots(half: float, far: float, front: float) -> list[tuple[float, float, float, float]]:
    """(x, y, z, turn) of bays: along the back, then down both sides."""
    count = int(np.ceil(2 * half / BAY))
    spots = [((k - (count - 1) / 2) * BAY, far, 0.0, 0.0) for k in range(count)]
    for side, turn in ((-1, 90.0), (1, -90.0)):
        spots += [
            (side * half, float(y), 0.0, turn) for y in np.arange(far - DEEP - BAY / 2, front, -BAY)
        ]
    return spots


def bay(rng: np.random.Generator, tall: float, rows: Sequence[Sequence[Part]]) -> tuple[Part, ...]:
    """One bay of shelves, on each one of the rows of books; its back is the plane y = 0, it faces
    −y."""
    boards = [
        bevelled_box(
            (0.036, DEEP, tall), bevel=0.004, steps=1, at=(s * BAY / 2, -DEEP / 2, tall / 2)
        )
        for s in (-1, 1)
    ]
    boards.append(bevelled_box((BAY, 0.02, tall), bevel=0.002, steps=1, at=(0, -0.01, tall / 2)))
    count = int((tall - 0.25) / SHELF)
    levels = 0.12 + (tall - 0.25) * np.arange(count + 1) / count
    boards += [
        bevelled_box(
            (BAY - 0.02, DEEP - 0.02, 0.026),
            bevel=0.003,
            steps=1,
            at=(0, -DEEP / 2 + 0.01, float(z)),
        )
        for z in levels
    ]
    boards.append(
        bevelled_box((BAY, DEEP + 0.03, 0.11), bevel=0.01, steps=1, at=(0, -DEEP / 2, 0.055))
    )
    books = [
        moved(part, (0.0, -DEEP / 2 - 0.02, float(z) + 0.013))
        for z in levels[:-1]
        for part in rows[int(rng.integers(len(rows)))]
    ]
    return (piece(boards, "walnut", name="shelf"), *books)


def _cornice(half: float, far: float, front: float, tall: float) -> list[Part]:
    bars = [
        bevelled_box(
            (2 * half + 0.1, DEEP + 0.10, 0.12), bevel=0.03, at=(0, far - DEEP / 2, tall + 0.05)
        )
    ]
    bars += [
        bevelled_box(
            (DEEP + 0.10, far - front, 0.12),
            bevel=0.03,
            at=(s * (half - DEEP / 2), (far + front) / 2, tall + 0.05),
        )
        for s in (-1, 1)
    ]
    wall = bevelled_box((2 * half + 2, 0.1, 2.4), bevel=0.01, at=(0, far + 0.06, tall + 1.0))
    return [
        piece(bars, "walnut", name="cornice"),
        piece(wall, "plaster", (0.45, 0.38, 0.28), name="wall"),
    ]


def _lights(half: float, far: float, tall: float) -> list[Part]:
    """Brass arms with glowing shades along the cornice."""
    arms, shades = [], []
    for x in np.arange(-half + 0.9, half, 1.3):
        arms.append(
            bevelled_box(
                (0.016, 0.26, 0.016), bevel=0.005, at=(float(x), far - DEEP - 0.15, tall + 0.06)
            )
        )
        shades.append(
            bevelled_box(
                (0.26, 0.05, 0.045),
                bevel=0.02,
                steps=4,
                at=(float(x), far - DEEP - 0.27, tall + 0.03),
            )
        )
    return [
        piece(arms, "brass", name="lamp"),
        piece(shades, lit((1.0, 0.70, 0.38), 3.0), name="lamp"),
    ]


PLACE = Place(("library",), build)
