"""What does a porch look like? A deck before the clapboards of a house, a railing, a roof."""

import numpy as np

from imagineart.modelling.kit import bevelled_box, grained, rod
from imagineart.modelling.land import eye_of, fan
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import apart, clear_air, grass, trees
from imagineart.modelling.places.meadow import LOOKS, hills, paint
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.pieces import piece

WALLS: tuple[Rgb, ...] = (
    (0.66, 0.64, 0.58), (0.40, 0.47, 0.46), (0.60, 0.52, 0.36), (0.34, 0.42, 0.50),
)  # fmt: skip
WHITE: Rgb = (0.72, 0.71, 0.67)
RAISED = 0.55  # m, the deck over the garden
BOARD = 0.13  # m
DARK = (7.0, 18.5)  # hours between which the lamp is off


def build(ask: Ask) -> PlaceModel:
    """Seen along the deck: the wall on one side, railing and garden on the other."""
    rng, extent = ask.rng, max(ask.extent, 0.5)
    side = float(rng.choice([-1.0, 1.0]))
    half, far = 1.25 * extent + 1.1, 3.2 * extent + 2.4
    near = -7.0 - 3.0 * extent
    tall = 1.5 * extent + 1.9
    color = ask.wall or WALLS[int(rng.integers(len(WALLS)))]
    parts = [
        *_deck(ask, half, (near, far), rng),
        *_wall(side * half, (near, far), tall, color),
        *_openings(side * half, -side, far, min(tall, 2.6)),
        *_railing(-side * half, (near, far), tall),
        *_end(half, far),
        *_roof(half, (near, far), tall),
    ]
    dark = not DARK[0] < ask.hour < DARK[1]
    lamp = Lamp((side * (half - 0.22), 0.75 * far, 1.9), 0.06, strength=70.0, visible=False)
    parts.append(piece(_lantern(lamp, dark), lit((1.0, 0.74, 0.44), 3.0 if dark else 0.4)))
    outside = garden(ask, half + 0.25, far + 0.25, RAISED)
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("porch", tuple(parts))), Scenery(Model("garden", outside))),
        ground=level_ground(),
        area=rectangle(2 * half - 0.6, far + 1.5, (0.0, (far - 2.3) / 2)),
        haze=clear_air(ask.hour, 3000.0) if ask.weather in ("clear", "cloudy") else None,
        view=View((-16, 16), (0, 40), (0.3, 12.0), tall - 0.3),
        vista=Vista((side * 0.2, -4.2, 1.5), (-side * 0.35, far, 1.15), 26.0),
        lamps=(lamp,) if dark else (),
        fog=60.0,
        far=far,
    )


def _deck(ask: Ask, half: float, span: tuple[float, float], rng: np.random.Generator) -> list[Part]:
    """Boards that run away from the viewer, with gaps, on dark beams."""
    near, far = span
    count = int(np.ceil(2 * half / BOARD))
    boards = [
        grained(
            bevelled_box(
                (BOARD - 0.008, far - near, 0.03), bevel=0.004,
                at=(-half + (k + 0.5) * BOARD, (near + far) / 2, -0.015),
            ),
            rng,
        )
        for k in range(count)
    ]  # fmt: skip
    turned = [_along(board) for board in boards]
    plain = "weathered wood" if known(ask.surface) in (None, "oak", "floorboards") else ask.surface
    under = bevelled_box(
        (2 * half, far - near, RAISED - 0.05), bevel=0.01, at=(0, (near + far) / 2, -RAISED / 2)
    )
    return [piece(turned, material(plain), name="deck"), piece(under, "walnut", name="frame")]


def _along(mesh: Mesh) -> Mesh:
    """The grain runs along y: u and v change places."""
    assert mesh.uvs is not None
    wide = np.ptp(mesh.vertices, axis=0)
    grain_in_x = np.ptp(mesh.uvs[:, 0]) < np.ptp(mesh.uvs[:, 1])
    uvs = mesh.uvs[:, ::-1].copy() if grain_in_x and wide[1] > wide[0] else mesh.uvs
    return Mesh(mesh.vertices, mesh.triangles, mesh.normals, mesh.colors, uvs)


def _wall(x: float, span: tuple[float, float], tall: float, color: Rgb) -> list[Part]:
    """Clapboards, each leaning over the one below."""
    near, far = span
    rows = int(np.ceil(tall / 0.15))
    boards = [
        bevelled_box(
            (0.05, far - near, 0.165), bevel=0.008,
            at=(x + np.sign(x) * (0.03 + 0.008 * (k % 2)), (near + far) / 2, 0.15 * k + 0.07),
        )
        for k in range(rows)
    ]  # fmt: skip
    lean = np.sign(x) * 0.022
    boards = [_leaned(board, lean) for board in boards]
    return [piece(boards, "painted wood", color, name="wall")]


def _leaned(mesh: Mesh, by: float) -> Mesh:
    """The upper edge of a board moved `by` metres in x."""
    low, high = mesh.vertices[:, 2].min(), mesh.vertices[:, 2].max()
    moves = np.zeros_like(mesh.vertices)
    moves[:, 0] = by * (mesh.vertices[:, 2] - low) / (high - low)
    return Mesh(mesh.vertices + moves, mesh.triangles, mesh.normals, mesh.colors, mesh.uvs)


def _openings(x: float, inward: float, far: float, tall: float) -> list[Part]:
    """A door near the far end and windows in the wall, with frames."""
    panes: list[Mesh] = []
    doors: list[Mesh] = []
    frames: list[Mesh] = []
    at = x + inward * 0.035
    for y, wide, low, high in (
        (far - 1.0, 0.95, 0.0, 2.1), (far - 2.9, 1.1, 0.75, 2.1), (-0.9, 1.1, 0.75, 2.1),
    ):  # fmt: skip
        top = min(high, tall - 0.2)
        middle = (low + top) / 2
        for dy in (-wide / 2, wide / 2):
            frames.append(
                bevelled_box((0.06, 0.11, top - low), bevel=0.008, at=(at, y + dy, middle))
            )
        for z in (top, *((low,) if low else ())):
            frames.append(bevelled_box((0.08, wide + 0.22, 0.11), bevel=0.008, at=(at, y, z)))
        flat = bevelled_box(
            (0.02, wide, top - low), bevel=0.003, at=(at - inward * 0.01, y, middle)
        )
        (panes if low else doors).append(flat)
        if low:
            frames.append(bevelled_box((0.04, wide, 0.045), bevel=0.006, at=(at, y, middle)))
            frames.append(bevelled_box((0.04, 0.045, top - low), bevel=0.006, at=(at, y, middle)))
    return [
        piece(frames, "painted wood", WHITE, name="frame"),
        piece(panes, tinted_glass((0.05, 0.07, 0.09)), name="pane"),
        piece(doors, "painted wood", (0.20, 0.045, 0.03), name="door"),
    ]


def _railing(x: float, span: tuple[float, float], tall: float) -> list[Part]:
    """Posts up to the roof, two rails and balusters between them."""
    near, far = span
    posts = [
        bevelled_box((0.12, 0.12, tall), bevel=0.012, at=(x, float(y), tall / 2))
        for y in np.arange(far - 0.06, near, -2.1)
    ]
    long, middle = far - near, (near + far) / 2
    rails = [
        bevelled_box((0.09, long, 0.05), bevel=0.012, at=(x, middle, 0.90)),
        bevelled_box((0.05, long, 0.05), bevel=0.010, at=(x, middle, 0.14)),
    ]
    bars = [
        bevelled_box((0.035, 0.035, 0.74), bevel=0.006, at=(x, float(y), 0.52))
        for y in np.arange(far - 0.15, max(near, -4.0), -0.14)
    ]
    return [piece([*posts, *rails, *bars], "painted wood", WHITE, name="railing")]


def _end(half: float, far: float) -> list[Part]:
    """The railing across the far end of the deck."""
    rails = [
        bevelled_box((2 * half, 0.09, 0.05), bevel=0.012, at=(0, far, 0.90)),
        bevelled_box((2 * half, 0.05, 0.05), bevel=0.010, at=(0, far, 0.14)),
    ]
    bars = [
        bevelled_box((0.035, 0.035, 0.74), bevel=0.006, at=(float(x), far, 0.52))
        for x in np.arange(-half + 0.14, half, 0.14)
    ]
    return [piece([*rails, *bars], "painted wood", WHITE, name="railing")]


def _roof(half: float, span: tuple[float, float], tall: float) -> list[Part]:
    near, far = span
    lid = bevelled_box(
        (2 * half + 0.9, far - near + 0.6, 0.06), bevel=0.01, at=(0, (near + far) / 2, tall + 0.14)
    )
    beams = [
        bevelled_box((2 * half + 0.5, 0.09, 0.14), bevel=0.01, at=(0, float(y), tall + 0.06))
        for y in np.arange(far, near, -1.05)
    ]
    edges = [
        bevelled_box((0.12, far - near, 0.2), bevel=0.012, at=(x, (near + far) / 2, tall - 0.06))
        for x in (-half, half)
    ]
    edges.append(bevelled_box((2 * half, 0.12, 0.2), bevel=0.012, at=(0, far, tall - 0.06)))
    return [piece([lid, *beams, *edges], "painted wood", WHITE, name="roof")]


def _lantern(lamp: Lamp, dark: bool) -> Mesh:
    x, y, z = lamp.position
    return rod((x, y, z - 0.09), (x, y, z + 0.09), 0.055 if dark else 0.05, bevel=0.02)


def garden(ask: Ask, half: float, far: float, below: float) -> tuple[Part, ...]:
    """Lawn `below` metres under the floor and trees, beside |x| < `half` and behind y < `far`."""
    rng, look = ask.rng, LOOKS[ask.season]
    extent = max(ask.extent, 0.5)
    eye = eye_of(extent, 900.0, 150, 300)
    rolling = hills(int(rng.integers(1 << 12)), 2.0)

    def land(x: Floats, y: Floats) -> Floats:
        return np.asarray(rolling(x, y) - below - 0.05, np.float32)

    def tall(x: Floats, y: Floats) -> Floats:
        return np.where((np.abs(x) > half) | (y > far), 0.14, 0.0).astype(np.float32)

    lawn = Material("lawn", look.ground, 0.95, specular=0.1)
    turn = rng.uniform(-1.1, 1.1, 60)
    away = rng.uniform(16.0, 75.0, 60) + 3 * extent
    places = np.stack([away * np.sin(turn), away * np.cos(turn)], axis=1).astype(np.float32)
    places = apart(places, 6.0)
    return (
        Part(fan(land, eye, paint(look)), lawn, "garden"),
        *grass(eye, land, tall, look.sward, rng, far=45.0),
        *trees(look.kinds[1], places[::2], land, "middle", rng),
        *trees(look.kinds[0], places[1::2], land, "middle", rng),
    )


PLACE = Place(("porch",), build)
