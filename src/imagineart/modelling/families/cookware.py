"""What stands in a kitchen: pans, pots, kettles, boards, trays, cutlery, wooden tools."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    arc,
    bevelled_box,
    boxed_uvs,
    circle,
    extruded,
    grounded,
    lathe,
    merged,
    moved,
    rectangle,
    reshaped,
    rod,
    spline,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]


@dataclass(frozen=True, slots=True)
class Tool:
    """A thing by its form; `material` is what most of it is made of, `size` a factor."""

    form: str
    material: str
    color: Rgb | None = None
    size: float = 1.0
    filled: bool = False


ROWS = {
    "tray": Tool("tray", "oak"),
    "cutting board": Tool("board", "oak"),
    "frying pan": Tool("pan", "cast iron"),
    "wok": Tool("wok", "cast iron"),
    "saucepan": Tool("saucepan", "brushed steel"),
    "cooking pot": Tool("stockpot", "painted metal", (0.42, 0.035, 0.03)),
    "cauldron": Tool("cauldron", "cast iron"),
    "kettle": Tool("kettle", "brushed steel"),
    "spoon": Tool("spoon", "silver"),
    "fork": Tool("fork", "silver"),
    "knife": Tool("knife", "brushed steel"),
    "kitchen knife": Tool("kitchen knife", "brushed steel"),
    "chopsticks": Tool("chopsticks", "walnut"),
    "wooden spoon": Tool("wooden spoon", "pine"),
    "spatula": Tool("spatula", "brushed steel"),
    "whisk": Tool("whisk", "chrome"),
    "rolling pin": Tool("rolling pin", "pine"),
}


def build(order: Order[Tool]) -> Model:
    """By its form, in slightly other proportions."""
    parts = FORMS[order.params.form](order.params)
    model = varied(grounded(Model(order.noun, merged(parts))), order.rng, "z", 0.03)
    low, high = model.bounds
    level, room = HOLLOWS.get(order.params.form, (1.0, 0.7))
    z = float(low[2] + (high[2] - low[2]) * level)
    wide = float(min(high[:2] - low[:2])) * room
    x, y = (0.0, 0.0) if order.params.form in HOLLOWS else (low + high)[:2] / 2
    top = Anchor((float(x), float(y), z), room=(wide, wide, 0.3))
    middle = (low + high) / 2
    grip = Anchor((float(middle[0]), float(middle[1]), float(middle[2])))
    anchors = {"top": top, "grip": grip}
    return replace(model, anchors=anchors | ({"inside": top} if _hollow(order.params) else {}))


def _hollow(tool: Tool) -> bool:
    return tool.form in ("pan", "wok", "saucepan", "stockpot", "cauldron")


HOLLOWS = {  # how high the ground of it lies within its height, and its share of the width
    **{"tray": (0.12, 0.85), "board": (1.0, 0.85), "pan": (0.06, 0.75), "wok": (0.1, 0.5)},
    **{"saucepan": (0.04, 0.7), "stockpot": (0.05, 0.7), "cauldron": (0.3, 0.6)},
}


def _made_of(tool: Tool, shape: Mesh | list[Mesh]) -> Part:
    return body(shape, tool.material, tool.color)


def _tray(tool: Tool) -> Made:
    """A floor, four slanting sides, and a handle at each end."""
    floor = bevelled_box((0.46, 0.32, 0.012), bevel=0.003, at=(0, 0, 0.006))
    rims = [
        moved(
            turned(bevelled_box((0.48, 0.012, 0.05), bevel=0.003), "x", s * 10),
            (0, s * 0.158, 0.03),
        )
        for s in (-1, 1)
    ]
    ends = [
        moved(
            turned(bevelled_box((0.012, 0.33, 0.05), bevel=0.003), "y", s * -10),
            (s * 0.232, 0, 0.03),
        )
        for s in (-1, 1)
    ]
    bow = spline([(0, -0.075, 0.04), (0, -0.06, 0.075), (0, 0.06, 0.075), (0, 0.075, 0.04)], 24)
    grips = [moved(tube(bow, 0.007), (s * 0.238, 0, 0)) for s in (-1, 1)]
    return [_made_of(tool, [floor, *rims, *ends]), piece(grips, "brass")]


def _board(tool: Tool) -> Made:
    """A board with a round hole to hang it by, and a leather loop."""
    hole = np.asarray(circle(0.014, 24)) + np.array([0.155, 0])
    plank = extruded(rectangle(0.38, 0.25, 0.025), 0.022, holes=[hole], bevel=0.004)
    loop = spline(
        [(0.155, 0, 0.03), (0.185, 0.02, 0.026), (0.215, 0.0, 0.006), (0.185, -0.02, 0.026)], 40
    )
    return [_made_of(tool, boxed_uvs(plank)), piece(tube(loop, 0.0025), "leather")]


def _handle(start: float, end: float, z: float, finish: str, rise: float = 0.03) -> Made:
    """A long handle towards +x from a rim."""
    way = spline([(start, 0, z), (start + 0.05, 0, z + rise * 0.7), (end, 0, z + rise)], 24)
    neck = tube(way[:9], 0.008, squash=0.6)
    grip = tube(
        way[7:], np.interp(np.linspace(0, 1, len(way[7:])), [0, 0.5, 1], [0.010, 0.013, 0.011])
    )
    return [piece(neck, "brushed steel"), piece(grip, finish, name="grip")]


def _pan(tool: Tool) -> Made:
    side = spline([(0.105, 0), (0.122, 0.012), (0.142, 0.045)], 16)
    inner = spline([(0.139, 0.045), (0.118, 0.014), (0.10, 0.005)], 16)
    bowl = lathe(np.r_[[(0, 0)], side, inner, [(0, 0.005)]])
    return [_made_of(tool, bowl), *_handle(0.135, 0.34, 0.036, "walnut", 0.035)]


def _wok(tool: Tool) -> Made:
    side = spline([(0.05, 0), (0.11, 0.022), (0.16, 0.062), (0.185, 0.105)], 24)
    inner = spline([(0.181, 0.105), (0.156, 0.065), (0.107, 0.026), (0.05, 0.004)], 24)
    ear = spline([(-0.178, -0.03, 0.095), (-0.22, 0, 0.11), (-0.178, 0.03, 0.095)], 20)
    bowl = lathe(np.r_[[(0, 0)], side, inner, [(0, 0.004)]])
    grip = _handle(0.176, 0.38, 0.09, "walnut", 0.05)
    return [_made_of(tool, bowl), piece(tube(ear, 0.006), "cast iron"), *grip]


def _kettle_body(radius: float, height: float) -> Mesh:
    side = spline(
        [(radius * 0.9, 0), (radius, 0.02), (radius * 0.92, height * 0.6), (radius * 0.5, height)],
        32,
    )
    return lathe(np.r_[[(0, 0)], side, [(0, height)]])


def _saucepan(tool: Tool) -> Made:
    pot = lathe(
        [
            (0, 0),
            (0.088, 0),
            (0.09, 0.004),
            (0.09, 0.095),
            (0.093, 0.098),
            (0.087, 0.098),
            (0.086, 0.005),
            (0, 0.005),
        ]
    )
    return [_made_of(tool, pot), *_handle(0.09, 0.28, 0.08, "matt plastic", 0.02)]


def _stockpot(tool: Tool) -> Made:
    """Enamel with a lid, two ears and a knob."""
    pot = lathe([(0, 0), (0.118, 0), (0.125, 0.008), (0.128, 0.125), (0.131, 0.13), (0, 0.13)])
    lid = lathe(np.r_[spline([(0.133, 0.13), (0.125, 0.142), (0.07, 0.158), (0, 0.163)], 24)])
    knob = lathe(
        [(0.008, 0.16), (0.008, 0.172), (0.02, 0.178), (0.02, 0.186), (0, 0.19)], segments=32
    )
    ears = [
        tube(
            spline(
                [(s * 0.124, -0.04, 0.098), (s * 0.165, 0, 0.104), (s * 0.124, 0.04, 0.098)], 20
            ),
            0.008,
        )
        for s in (-1, 1)
    ]
    return [_made_of(tool, [pot, lid, *ears]), piece(knob, "brushed steel")]


def _cauldron(tool: Tool) -> Made:
    """A round belly on three feet with a ring at each side and something that glows within."""
    side = spline([(0.02, 0.07), (0.17, 0.10), (0.24, 0.24), (0.20, 0.38), (0.185, 0.41)], 48)
    lip = [(0.215, 0.425), (0.215, 0.44), (0.185, 0.44), (0.175, 0.40)]
    pot = lathe(np.r_[[(0, 0.068)], side, lip, [(0.18, 0.36), (0, 0.36)]])
    feet = [
        turned(rod((0.13, 0, 0.0), (0.12, 0, 0.13), 0.018, end_radius=0.03), "z", 120.0 * k + 30)
        for k in range(3)
    ]
    ring = np.c_[0 * arc(0.045, 0, 360, 40)[:, 0], arc(0.045, 0, 360, 40)]
    rings = [moved(tube(ring, 0.008), (s * 0.232, 0, 0.27)) for s in (-1, 1)]
    brew = moved(lathe([(0.178, 0), (0.09, 0.006), (0, 0.003)]), (0, 0, 0.385))
    stew = replace(material("glazed ceramic", color=(0.10, 0.42, 0.06)), roughness=0.1)
    return [_made_of(tool, [pot, *feet, *rings]), piece(brew, stew, name="brew")]


def _kettle(tool: Tool) -> Made:
    """A belly, a spout, a handle over the top and a knob."""
    spout = tube(
        spline([(-0.07, 0, 0.045), (-0.12, 0, 0.085), (-0.145, 0, 0.135)], 20),
        np.linspace(0.024, 0.011, 20),
    )
    bow = spline(
        [(-0.062, 0, 0.125), (-0.07, 0, 0.20), (0, 0, 0.235), (0.07, 0, 0.20), (0.062, 0, 0.125)],
        40,
    )
    lid = lathe(
        [(0.05, 0.138), (0.045, 0.146), (0.012, 0.15), (0.012, 0.158), (0.017, 0.165), (0, 0.17)]
    )
    grip = tube(bow[10:30], 0.011, squash=0.8)
    return [
        _made_of(tool, [_kettle_body(0.098, 0.14), spout, lid]),
        piece(tube(bow, 0.006), "brushed steel"),
        piece(grip, "matt plastic", name="grip"),
    ]


# Cutlery: a flat outline that is bent


def _bent(mesh: Mesh, rise: Callable[[Floats], Floats]) -> Mesh:
    """Each point lifted by what `rise` says of its x and y."""

    def change(p: Floats) -> Floats:
        return np.asarray(p + np.c_[0 * p[:, :2], rise(p)], np.float32)

    return reshaped(mesh, change)


def _outline(half: list[tuple[float, float]], count: int = 60) -> Floats:
    """A closed outline along x from half of it: (x, half width)."""
    line = np.asarray(spline(half, count))
    return np.asarray(np.r_[line, (line * [1, -1])[::-1][1:-1]], np.float32)


def _stem(p: Floats) -> Floats:
    """The arch of a handle."""
    return np.asarray(0.010 * np.sin(np.clip((p[:, 0] + 0.10) / 0.16, 0, 1) * np.pi) + 0.001)


_HANDLE = [(-0.10, 0.0005), (-0.097, 0.007), (-0.05, 0.0062), (0.03, 0.0032)]


def _spoon(tool: Tool) -> Made:
    half = [*_HANDLE, (0.045, 0.007), (0.07, 0.0185), (0.09, 0.014), (0.102, 0.0006)]
    flat = extruded(_outline(half), 0.002, bevel=0.0006)

    def rise(p: Floats) -> Floats:
        far = ((p[:, 0] - 0.073) / 0.032) ** 2 + (p[:, 1] / 0.02) ** 2
        return np.asarray(_stem(p) - 0.008 * np.clip(1 - far, 0, 1))

    return [_made_of(tool, _bent(_dense(flat), rise))]


def _dense(mesh: Mesh) -> Mesh:
    """The same with its triangles divided, so that it bends smoothly."""
    from trimesh.remesh import subdivide_to_size

    vertices, faces = subdivide_to_size(mesh.vertices, mesh.triangles, 0.006)
    return Mesh(np.asarray(vertices, np.float32), np.asarray(faces, np.int32))


def _fork(tool: Tool) -> Made:
    shoulder = [*_HANDLE, (0.046, 0.006), (0.056, 0.0115), (0.066, 0.0125)]
    flat = extruded(_outline(shoulder), 0.002, bevel=0.0005)
    tines = [
        bevelled_box((0.046, 0.003, 0.002), bevel=0.0006, at=(0.086, -0.0105 + 0.007 * k, 0.001))
        for k in range(4)
    ]

    def rise(p: Floats) -> Floats:
        return np.asarray(_stem(p) + 0.010 * np.clip((p[:, 0] - 0.06) / 0.05, 0, 1) ** 2)

    return [_made_of(tool, [_bent(_dense(m), rise) for m in (flat, *tines)])]


def _knife(tool: Tool) -> Made:
    handle = extruded(
        _outline([(-0.11, 0.0005), (-0.107, 0.008), (-0.06, 0.009), (-0.005, 0.006)]),
        0.005,
        bevel=0.0018,
    )
    blade = [(-0.006, -0.006), (0.08, -0.010), (0.108, -0.004), (0.116, 0.007), (-0.006, 0.007)]
    steel = extruded(blade, 0.0018, bevel=0.0006)
    return [_made_of(tool, [handle, moved(steel, (0, 0, 0.0016))])]


def _kitchen_knife(tool: Tool) -> Made:
    """Lying: a tall blade, a bolster, a riveted handle."""
    blade = [
        (0, 0.012),
        (0.16, 0.012),
        (0.19, 0.004),
        (0.198, -0.008),
        (0.15, -0.024),
        (0.0, -0.030),
    ]
    steel = moved(extruded(blade, 0.002, bevel=0.0007), (0, 0, 0.007))
    grip = extruded(
        [
            (-0.125, 0.012),
            (-0.02, 0.012),
            (0.0, 0.008),
            (0.0, -0.012),
            (-0.05, -0.010),
            (-0.118, -0.016),
        ],
        0.016,
        bevel=0.004,
    )
    rivets = [rod((x, 0, -0.0005), (x, 0, 0.0168), 0.004) for x in (-0.1, -0.065, -0.03)]
    return [_made_of(tool, steel), piece(grip, "walnut"), piece(rivets, "brass", name="rivets")]


def _chopsticks(tool: Tool) -> Made:
    pair = [
        turned(rod((-0.115, y, 0.004), (0.115, y, 0.003), 0.0035, end_radius=0.002), "z", turn)
        for y, turn in ((-0.006, -3.0), (0.008, 2.5))
    ]
    tips = [
        turned(rod((-0.116, y, 0.004), (-0.075, y, 0.004), 0.0037), "z", turn)
        for y, turn in ((-0.006, -3.0), (0.008, 2.5))
    ]
    return [_made_of(tool, pair), piece(tips, "gold", name="ends")]


def _wooden_spoon(tool: Tool) -> Made:
    half = [
        (-0.16, 0.0005),
        (-0.155, 0.007),
        (0.05, 0.006),
        (0.08, 0.012),
        (0.115, 0.027),
        (0.15, 0.018),
        (0.16, 0.001),
    ]
    flat = extruded(_outline(half), 0.010, bevel=0.0035)

    def rise(p: Floats) -> Floats:
        far = ((p[:, 0] - 0.118) / 0.045) ** 2 + (p[:, 1] / 0.028) ** 2
        return np.asarray(-0.007 * np.clip(1 - far, 0, 1) * (p[:, 2] > 0.006))

    return [_made_of(tool, boxed_uvs(_bent(_dense(flat), rise)))]


def _spatula(tool: Tool) -> Made:
    out = np.array([0.11, 0.0])
    slots = [rectangle(0.055, 0.006, 0.002) + out + np.array([0, y]) for y in (-0.02, 0, 0.02)]
    blade = extruded(rectangle(0.10, 0.075, 0.012) + out, 0.002, holes=slots, bevel=0.0006)
    stem = tube(
        spline([(0.065, 0, 0.001), (0.03, 0, 0.014), (-0.06, 0, 0.03)], 20), 0.004, squash=1.6
    )
    grip = tube(spline([(-0.05, 0, 0.028), (-0.11, 0, 0.035), (-0.18, 0, 0.036)], 20), 0.010)
    return [_made_of(tool, [blade, stem]), piece(grip, "matt plastic", name="grip")]


def _whisk(tool: Tool) -> Made:
    """Eight loops of wire and a handle, lying."""
    loops = []
    for k in range(5):
        loop = spline(
            [(0.02, 0.004, 0), (0.09, 0.03, 0), (0.135, 0, 0), (0.09, -0.03, 0), (0.02, -0.004, 0)],
            40,
        )
        loops.append(turned(tube(loop, 0.0012, sides=8), "x", 36.0 * k))
    grip = rod((-0.11, 0, 0), (0.025, 0, 0), 0.010, end_radius=0.008)
    return [_made_of(tool, [*loops, grip])]


def _rolling_pin(tool: Tool) -> Made:
    barrel = turned(
        lathe(
            [(0, -0.12), (0.026, -0.12), (0.03, -0.115), (0.03, 0.115), (0.026, 0.12), (0, 0.12)]
        ),
        "y",
        90,
    )
    grips = []
    for s in (-1, 1):
        line = spline(
            [(0.008, 0.12), (0.012, 0.14), (0.015, 0.17), (0.010, 0.20), (0.0005, 0.205)], 24
        )
        grips.append(turned(lathe(line), "y", 90.0 * s))
    return [
        _made_of(tool, boxed_uvs(barrel)),
        piece([boxed_uvs(g) for g in grips], "oak", name="grips"),
    ]


FORMS: dict[str, Callable[[Tool], Made]] = {
    "tray": _tray, "board": _board, "pan": _pan, "wok": _wok, "saucepan": _saucepan,
    "stockpot": _stockpot, "cauldron": _cauldron, "kettle": _kettle, "spoon": _spoon,
    "fork": _fork, "knife": _knife, "kitchen knife": _kitchen_knife, "chopsticks": _chopsticks,
    "wooden spoon": _wooden_spoon, "spatula": _spatula, "whisk": _whisk,
    "rolling pin": _rolling_pin,
}  # fmt: skip
FAMILY = Family(
    "cookware",
    build,
    ROWS,
    span=(0.15, 0.8),
    synonyms={
        "tray": ("breakfast tray", "serving tray", "wooden tray"),
        "cutting board": ("chopping board", "breadboard", "wooden board", "serving board"),
        "frying pan": ("skillet", "pan", "cast iron skillet"),
        "cooking pot": ("stockpot", "casserole", "dutch oven", "stew pot"),
        "kettle": ("tea kettle", "whistling kettle"),
        "knife": ("table knife", "butter knife"),
        "kitchen knife": ("chef knife", "chefs knife", "carving knife"),
        "spoon": ("teaspoon", "tablespoon", "ladle"),
        "saucepan": ("milk pan",),
        "cauldron": ("witch cauldron", "magic cauldron"),
        "chopsticks": ("chopstick",),
    },
)
