"""What does a library look like? Walls of books at the back and on both sides, warm lamps."""

import numpy as np

from imagineart.modelling.kit import bevelled_box, placements
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Model, Part
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
from imagineart.modelling.town.pieces import piece

BAY, DEEP = 1.0, 0.34  # m, width and depth of a shelf
SHELVES = 7


def build(ask: Ask) -> PlaceModel:
    """Bays of shelves on three sides, a floor of dark boards, a rug, a ladder, wall lamps."""
    far = max(2.4, ask.extent + 1.5)
    half = max(2.0, 1.35 * ask.extent + 0.9)
    tall = 2.95
    front = -6.0
    kinds = [bay(np.random.default_rng(ask.rng.integers(1 << 30)), tall) for _ in range(3)]
    spots = _spots(half, far, front)
    chosen = ask.rng.integers(0, 3, len(spots))
    shelves = [
        Part(
            Copies(
                kinds[k],
                placements(
                    [s[:3] for s, c in zip(spots, chosen, strict=True) if c == k],
                    [s[3] for s, c in zip(spots, chosen, strict=True) if c == k],
                ),
            ),
            material("walnut"),
            "shelves",
        )
        for k in range(3)
        if (chosen == k).any()
    ]
    parts = [
        piece(sheet((-half - 1, half + 1), (front - 3, far + 1)), "dark floorboards", name="floor"),
        *rug(ask),
        *shelves,
        *_cornice(half, far, front, tall),
        *_lights(half, far, tall),
    ]
    lamps = tuple(
        Lamp((s * (half - 0.55), far - 1.4, tall - 0.35), 0.07, strength=40.0) for s in (-1, 1)
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("library", tuple(parts))),),
        ground=level_ground(),
        area=area_of(2 * half - 1.4, far + 1.0, (0.0, (far - 1.0 - 2.0) / 2)),
        view=View(azimuth=(-18, 18), elevation=(0, 50), distance=(0.2, 7.0), ceiling=tall - 0.2),
        vista=Vista((0.5, far - 6.2, 1.5), (-0.1, far, 1.55), 27.0),
        sunlit=False,
        windows=(Window((-half + 0.5, -2.2, 2.0), (0.8, 0.6, -0.1), 2.0, 2.2),),
        lamps=lamps,
        fill=(0.26, 0.235, 0.20),
        far=far - DEEP,
    )


def _spots(half: float, far: float, front: float) -> list[tuple[float, float, float, float]]:
    """(x, y, z, turn) of bays: along the back, then down both sides."""
    count = int(np.ceil(2 * half / BAY))
    spots = [((k - (count - 1) / 2) * BAY, far, 0.0, 0.0) for k in range(count)]
    for side, turn in ((-1, 90.0), (1, -90.0)):
        spots += [
            (side * half, float(y), 0.0, turn) for y in np.arange(far - DEEP - BAY / 2, front, -BAY)
        ]
    return spots


def bay(rng: np.random.Generator, tall: float) -> tuple[Part, ...]:
    """One bay of shelves with its books; its back is the plane y = 0, it faces −y."""
    boards = [
        bevelled_box(
            (0.036, DEEP, tall), bevel=0.004, steps=1, at=(s * BAY / 2, -DEEP / 2, tall / 2)
        )
        for s in (-1, 1)
    ]
    boards.append(bevelled_box((BAY, 0.02, tall), bevel=0.002, steps=1, at=(0, -0.01, tall / 2)))
    levels = 0.12 + (tall - 0.25) * np.arange(SHELVES + 1) / SHELVES
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
    books: list[Part] = []
    room = float(levels[1] - levels[0]) - 0.03
    from imagineart.modelling.kit import moved

    for z in levels[:-1]:
        books += [
            moved(p, (0.0, -DEEP / 2 - 0.02, float(z) + 0.013))
            for p in row_of_books(BAY - 0.06, room, DEEP - 0.06, rng, plain=True)
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
