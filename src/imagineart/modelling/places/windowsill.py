"""What does a windowsill look like? A deep board before the panes, a garden outside."""

from imagineart.modelling.kit import bevelled_box, curtain, moved, rod
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Model, Part, Rgb
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.porch import garden
from imagineart.modelling.town.pieces import piece

WALLS: tuple[Rgb, ...] = ((0.62, 0.59, 0.53), (0.46, 0.51, 0.47), (0.56, 0.50, 0.43))
WHITE: Rgb = (0.56, 0.55, 0.525)
THICK = 0.045  # m, of the board
STOREY = 1.6  # m, the sill over the garden


def build(ask: Ask) -> PlaceModel:
    """The top of the sill is z = 0; the window stands behind what is on it."""
    size = max(ask.extent, 0.12)
    wide, tall, far = max(1.3, 5.0 * size), max(1.25, 3.6 * size), max(0.24, 1.25 * size)
    deep = far + max(0.16, 1.15 * size)
    color = ask.wall or WALLS[int(ask.rng.integers(len(WALLS)))]
    parts = [
        _sill(ask, wide, deep, far),
        *_wall(wide, tall, far, color),
        _bars(wide, tall, far),
        *_curtains(ask, wide, tall, far - 0.3 * deep),
    ]
    outside = garden(ask, 0.0, far + 4.0, STOREY)
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("windowsill", tuple(parts))), Scenery(Model("garden", outside))),
        ground=level_ground(),
        area=rectangle(0.86 * wide, 0.8 * deep, (0.0, far - 0.5 * deep)),
        view=View(azimuth=(-24, 24), elevation=(2, 35), distance=(0.1, 12.0)),
        vista=Vista((0.15, -1.6 * wide, 0.45 * tall), (0.0, far, 0.42 * tall), 34.0),
        far=far,
        fog=40.0,
    )


def _sill(ask: Ask, wide: float, deep: float, far: float) -> Part:
    plain = "painted wood" if known(ask.surface) in (None, "oak", "floorboards") else ask.surface
    color = WHITE if plain == "painted wood" else None
    board = bevelled_box(
        (wide + 0.24, deep, THICK), bevel=0.012, at=(0, far - deep / 2, -THICK / 2)
    )
    return Part(board, material(plain, color=color) if color else material(plain), "sill")


def _wall(wide: float, tall: float, far: float, color: Rgb) -> list[Part]:
    """Plaster beside, over and under the opening, and its reveals."""
    thick, out = 0.30, 4.0 * wide
    y = far - 0.02
    around = [
        bevelled_box((out, thick, 3 * tall), bevel=0.01, at=(s * (wide + out) / 2, y, tall / 2))
        for s in (-1, 1)
    ]
    around += [
        bevelled_box((wide, thick, tall), bevel=0.01, at=(0, y, 1.5 * tall)),
        bevelled_box((wide + 0.1, thick, tall), bevel=0.01, at=(0, y, -THICK - tall / 2)),
    ]
    return [piece(around, "plaster", color, name="wall")]


def _bars(wide: float, tall: float, far: float) -> Part:
    """Two casements with glazing bars."""
    y = far + 0.02
    bars = []
    for s in (-1, 1):
        for x, w in ((0.03, 0.05), (wide / 2 - 0.03, 0.06)):
            bars.append(bevelled_box((w, 0.06, tall), bevel=0.01, at=(s * x, y, tall / 2)))
        for z in (0.035, tall - 0.035):
            bars.append(bevelled_box((wide / 2, 0.06, 0.07), bevel=0.01, at=(s * wide / 4, y, z)))
        bars.append(
            bevelled_box((wide / 2, 0.035, 0.03), bevel=0.008, at=(s * wide / 4, y, 0.6 * tall))
        )
    return piece(bars, "painted wood", WHITE, name="window")


def _curtains(ask: Ask, wide: float, tall: float, y: float) -> list[Part]:
    cloth = []
    for s in (-1, 1):
        fall = curtain(0.28 * wide, 1.5 * tall, folds=6, rng=ask.rng)
        low = float(fall.vertices[:, 2].min())
        cloth.append(moved(fall, (s * 0.64 * wide, y, -0.3 * tall - low)))
    rail = rod((-0.9 * wide, y, 1.2 * tall), (0.9 * wide, y, 1.2 * tall), 0.012)
    return [
        piece(cloth, "linen", (0.62, 0.58, 0.50), name="curtain"),
        piece(rail, "brass", name="rail"),
    ]


PLACE = Place(("windowsill",), build)
