"""How does a food photographer set a table? A top from near, and a room far out of focus.

The room is a painted screen with lamps, leaves or panes before it: at the aperture of a picture of
food nothing of it is sharp. `style` of the params names it; `decor` what the food lies on.
"""

from collections.abc import Callable, Mapping

import numpy as np

from imagineart.modelling.kit import ball, bevelled_box, boxed_uvs, grid, lathe, moved, noise
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.sunlit import far_window
from imagineart.modelling.town.finishes import lit

WIDE, DEEP = 16.0, 3.2  # sizes: half the top, and how far it goes behind the food
AWAY = 9.0  # sizes to the screen
LOW, HIGH = -5.0, 11.0  # sizes: of what is seen of it
WARM: Rgb = (1.0, 0.62, 0.28)
CHINA: Rgb = (0.80, 0.79, 0.76)
GAUZE: Rgb = (0.93, 0.94, 0.92)
RED: Rgb = (0.50, 0.035, 0.03)
BULBS, LEAVES = 22, 46


def build(ask: Ask) -> PlaceModel:
    """A table from near; z = 0 is what the food lies on."""
    size = max(ask.extent, 0.03)
    under, floor = _under(str((*ask.params.get("decor", ()), "")[0]), size)
    room = str(ask.params.get("style") or "window")
    color = ask.wall or CHINA
    parts = [_top(ask, size, floor, color, room), *under, _screen(color, room, size)]
    parts += _ROOMS.get(room, _nothing)(ask, size)
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("table", tuple(parts))),),
        ground=level_ground(),
        area=rectangle(5.0 * size, 3.0 * size),
        view=View(azimuth=(-25, 25), elevation=(4, 89), distance=(0.03, 14 * size)),
        sunlit=False,
        fill=(0.3, 0.31, 0.33),
        far=DEEP * size,
    )


def _top(ask: Ask, size: float, floor: float, color: Rgb, room: str) -> Part:
    """Boards, stone, cloth; of paper, it goes on into the screen."""
    thick = 0.1 * size
    back = AWAY if ask.params.get("material") == "paper" else DEEP
    box = bevelled_box((2.0 * WIDE * size, (back + 14.0) * size, thick), bevel=0.2 * thick)
    low = float(box.vertices[:, 2].min())
    placed = moved(box, (0.0, (back - 14.0) / 2.0 * size, floor - thick - low))
    name = str(ask.params.get("material") or "floorboards")
    if name == "gingham":
        return Part(_checked(size, floor), Material("gingham", CHINA, 0.9, sheen=0.2), "cloth")
    if name == "paper" or not known(name):
        tone: Rgb = tuple(0.95 * c for c in color)  # type: ignore[assignment]
        return Part(placed, Material("card", tone, 0.9, specular=0.2), "top")
    return Part(boxed_uvs(placed), material(name), "top")


def _checked(size: float, floor: float) -> Mesh:
    """A cloth of checks, white, pink and red."""
    pitch, cells = 0.022, 260
    n = np.arange(cells)
    edge = (np.repeat(np.arange(cells + 1), 2)[1:-1] - cells / 2) * pitch
    dark = np.repeat(n % 2, 2).astype(np.float32)
    x, y = np.meshgrid(edge, edge + (DEEP * size - edge.max()))
    points = np.stack([x, y, np.full_like(x, floor)], axis=-1).astype(np.float32)
    share = ((dark[:, None] + dark[None, :]) / 2.0).ravel()[:, None]
    mesh = grid(points)
    tone = np.asarray(CHINA) * (1 - share) + np.asarray(RED) * share
    return Mesh(mesh.vertices, mesh.triangles, mesh.normals, tone.astype(np.float32))


def _under(name: str, size: float) -> tuple[list[Part], float]:
    """A board or a plate that food lies on, and how far below it the table is."""
    r = 1.45 * size
    if name == "board":
        h = 0.12 * size
        body = lathe([(0, -h), (r, -h), (r, -0.2 * h), (r - 0.3 * h, 0), (0, 0)], segments=96)
        return [Part(boxed_uvs(body), material("walnut"), "board", tinted=False)], -h
    if name == "plate":
        h, t = 0.09 * size, 0.05 * size
        rim = [(0.62 * r, 0), (0.78 * r, 0.2 * h), (r, 1.5 * h), (r, 1.5 * h - t)]
        body = lathe([(0, 0), *rim, (0.7 * r, -h), (0, -h)], segments=96)
        return [Part(body, material("glazed ceramic", color=CHINA), "plate", tinted=False)], -h
    return [], 0.0


def _screen(color: Rgb, room: str, size: float) -> Part:
    """What is behind, painted: brightest behind the food, with soft spots of leaves or water."""
    x = np.linspace(-WIDE, WIDE, 90) * size
    z = np.linspace(LOW, HIGH, 50) * size
    at = np.stack(np.broadcast_arrays(x[None, :], np.float32(AWAY * size), z[:, None]), axis=-1)
    mesh = grid(at)
    tone = _painted(mesh.vertices / size, color, room)
    painted = Mesh(mesh.vertices, mesh.triangles, mesh.normals, tone)
    glow = Material("screen", (1.0, 1.0, 1.0), 0.95, specular=0.0)
    return Part(painted, glow, "screen")


def _painted(p: Floats, color: Rgb, room: str) -> Floats:
    """(N, 3) colours of the screen at points in sizes."""
    pool = np.exp(-((np.hypot(p[:, 0] - 1.5, 1.3 * (p[:, 2] - 1.5)) / 7.0) ** 2))[:, None]
    tone = np.asarray(color) * (0.55 + 0.65 * pool)
    if room in ("garden", "pool"):
        patch = np.clip(0.5 + 1.6 * noise(p, 1.1, 4), 0.0, 1.0)[:, None]
        tone = tone * (0.35 + 1.1 * patch) + np.asarray([0.25, 0.28, 0.12]) * patch**4
    if room == "pool":
        sky = np.clip((p[:, 2] - 2.2) / 1.2, 0.0, 1.0)[:, None]
        tone = tone * (1 - sky) + np.asarray([0.50, 0.72, 0.88]) * sky
    return np.clip(tone, 0.0, 0.9).astype(np.float32)


def _nothing(ask: Ask, size: float) -> list[Part]:
    return []


def _panes(ask: Ask, size: float) -> list[Part]:
    """A window behind, aside."""
    side = float(ask.rng.choice([-1.0, 1.0]))
    x = side * float(ask.rng.uniform(1.6, 3.2)) * size
    tall = 7.0 * size
    found = far_window(x, (AWAY - 0.2) * size, (4.4 * size, tall, -1.2 * size), False)
    return list(found)


def _bulbs(ask: Ask, size: float) -> list[Part]:
    """Warm lamps, far: round spots in the picture."""
    rng = ask.rng
    found = []
    for _ in range(BULBS):
        at = rng.uniform([-4.6, AWAY - 2.5, -0.6], [4.6, AWAY - 0.4, 3.6]) * size
        found.append(
            ball(float(rng.uniform(0.06, 0.17)) * size, (float(at[0]), float(at[1]), float(at[2])))
        )
    return [Part(mesh, lit(WARM, 5.0), "bulb", tinted=False) for mesh in found]


def _sparkles(ask: Ask, size: float) -> list[Part]:
    """Light through leaves, or on water."""
    rng = ask.rng
    found = []
    for _ in range(LEAVES):
        at = rng.uniform([-5.0, AWAY - 1.5, -0.8], [5.0, AWAY - 0.4, 4.0]) * size
        found.append(
            ball(float(rng.uniform(0.03, 0.12)) * size, (float(at[0]), float(at[1]), float(at[2])))
        )
    return [Part(mesh, lit(GAUZE, 1.6), "sparkle", tinted=False) for mesh in found]


_ROOMS: Mapping[str, Callable[[Ask, float], list[Part]]] = {
    "window": _panes,
    "cafe": _bulbs,
    "garden": _sparkles,
    "pool": _sparkles,
}

PLACE = Place(("served table",), build)
