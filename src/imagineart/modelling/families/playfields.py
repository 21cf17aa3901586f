"""What one takes to a field or a slope: frisbees, skis, baseball gloves."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import (
    bevelled_box,
    boxed_uvs,
    grounded,
    lathe,
    loft,
    merged,
    moved,
    rod,
    sdf,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Kit:
    """A thing by its form; `color` takes an asked colour, `second` is of what goes with it."""

    form: str
    color: Rgb
    second: Rgb = (0.76, 0.75, 0.72)


ROWS = {
    "baseball glove": Kit("glove", (0.30, 0.115, 0.036), (0.46, 0.27, 0.12)),
    "frisbee": Kit("disc", (0.62, 0.03, 0.03)),
    "skis": Kit("skis", (0.55, 0.02, 0.03)),
}

Made = list[Part]


def build(order: Order[Kit]) -> Model:
    """By its form, a little other in its proportions for each seed."""
    kit, rng = order.params, order.rng
    model = varied(grounded(Model(order.noun, merged(FORMS[kit.form](kit, rng)))), rng, "z", 0.03)
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    return replace(model, anchors={"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))})


# A glove, its palm to the viewer

FINGERS = (  # x of root and tip, height of the tip, radius; the little finger last
    (-0.026, -0.030, 0.300, 0.0285),
    (0.018, 0.024, 0.318, 0.0290),
    (0.060, 0.078, 0.304, 0.0290),
    (0.095, 0.127, 0.262, 0.0275),
)


def _glove(kit: Kit, rng: np.random.Generator) -> Made:
    """A catcher's hand: four stuffed fingers laced together, a thumb, a web, a strap."""
    hide = sdf.ellipsoid((0.124, 0.056, 0.122), (0.018, 0.0, 0.125))
    hide |= sdf.capsule((-0.062, -0.012, 0.045), (0.088, -0.012, 0.045), 0.043).k(0.025)
    for root, tip, high, radius in FINGERS:
        way = [(root, 0.0, 0.15), ((root + tip) / 2, 0.006, 0.5 * (0.15 + high)),
               (tip, -0.034, high)]  # fmt: skip
        hide |= sdf.chain(way, [1.15 * radius, radius, 0.78 * radius]).k(0.006)
    thumb = [(-0.074, -0.005, 0.075), (-0.132, -0.024, 0.165), (-0.134, -0.062, 0.252)]
    hide |= sdf.chain(thumb, [0.042, 0.034, 0.026]).k(0.012)
    hide -= sdf.sphere(0.105, (0.012, -0.122, 0.150)).k(0.03)
    hide -= sdf.ellipsoid((0.06, 0.026, 0.05), (0.01, 0.008, -0.004)).k(0.01)
    leather = replace(material("leather", color=kit.color), coat=0.15, coat_roughness=0.3)
    mesh = boxed_uvs(sdf.meshed(hide, detail=0.004))
    thongs = Material("thong", kit.second, 0.6)
    return [
        turned(body([mesh, *_web()], leather), "x", -8),
        turned(piece(_laces(), thongs, name="lace"), "x", -8),
    ]


def _web() -> list[Mesh]:
    """The basket between thumb and first finger: bars across, straps along."""
    along = [
        tube(spline([(x, -0.03, 0.125), (x - 0.004, -0.052, 0.19), (x - 0.004, -0.055, 0.262)], 16),
             0.0105, sides=10, squash=0.5, up=(0, 1, 0))
        for x in (-0.102, -0.083, -0.064)
    ]  # fmt: skip
    across = [
        tube(spline([(-0.134, -0.050, z), (-0.084, -0.060, z + 0.004), (-0.032, -0.032, z)], 16),
             0.0075, sides=10, squash=0.6, up=(0, 1, 0))
        for z in (0.185, 0.216, 0.25)
    ]  # fmt: skip
    return [*along, *across]


def _laces() -> list[Mesh]:
    """Thongs: one that ties the fingers below their tips, stitches at the palm, a knot's ends."""
    tips = [(x + 0.7 * (t - x), -0.030, 0.15 + 0.68 * (high - 0.15)) for x, t, high, _ in FINGERS]
    row = spline([(-0.055, -0.014, 0.247), *tips, (0.145, -0.006, 0.226)], 60)
    bound = tube(
        row
        + np.c_[
            np.zeros(60),
            0.006 * np.cos(np.linspace(0, 14 * np.pi, 60)),
            0.004 * np.sin(np.linspace(0, 14 * np.pi, 60)),
        ],
        0.0032,
        sides=8,
    )
    heel = tube(spline([(-0.075, -0.048, 0.052), (0.0, -0.058, 0.040), (0.085, -0.048, 0.052)], 24),
                0.003, sides=8)  # fmt: skip
    stitches = [
        rod((x, -0.052 + 0.0012 * abs(x) * 60 / 4, 0.028), (x + 0.006, -0.05, 0.058), 0.0024)
        for x in np.linspace(-0.06, 0.07, 8)
    ]
    ends = [
        tube(spline([(0.142, -0.005, 0.228), (0.160, -0.015, 0.213), (0.156 + d, -0.02, 0.18)], 16),
             0.0028, sides=8)
        for d in (-0.006, 0.010)
    ]  # fmt: skip
    return [bound, heel, *stitches, *ends]


# A disc, tipped up to show its face


def _disc(kit: Kit, rng: np.random.Generator) -> Made:
    """A rounded rim, a flat flight plate with fine rings, a printed band."""
    rim = [(0.120, 0.0), (0.126, 0.0), (0.1335, 0.004), (0.1355, 0.012), (0.131, 0.022),
           (0.120, 0.0285), (0.108, 0.0305)]  # fmt: skip
    top = [(r, 0.0305 + 0.0006 * (k % 2)) for k, r in enumerate(np.linspace(0.105, 0.066, 14))]
    inner = [(0, 0.0285), (0.108, 0.0275), (0.120, 0.022), (0.1215, 0.006), (0.120, 0.0)]
    outline = [*spline(rim, 24), *top, (0.062, 0.0305), (0, 0.0308)]
    shell = lathe([*inner, *outline], segments=128, crease=25)
    band = lathe([(0.058, 0.0307), (0.058, 0.0312), (0.045, 0.0313), (0.045, 0.0307)], segments=96)
    star = [
        moved(turned(bevelled_box((0.046, 0.007, 0.0008), bevel=0.0003), "z", a), (0, 0, 0.0311))
        for a in (0, 60, 120)
    ]

    def up(mesh: Mesh) -> Mesh:
        return turned(turned(mesh, "x", 60), "z", float(lean))

    lean = rng.uniform(-12, 12)
    return [
        body(up(shell), Material("disc", kit.color, 0.28, coat=0.3)),
        piece([up(mesh) for mesh in (band, *star)], Material("print", kit.second, 0.4),
              name="print"),
    ]  # fmt: skip


# A pair, planted upright

LENGTH = 1.68  # m


def _skis(kit: Kit, rng: np.random.Generator) -> Made:
    """Two skis side by side, their tips bent forward, with bindings on them."""
    lean = float(rng.uniform(2.0, 3.5))
    parts = one_ski(kit)
    pair = [
        moved(turned(part, "y", s * lean), (s * 0.085, 0, 0)) for s in (-1, 1) for part in parts
    ]
    return [turned(part, "x", -5) for part in pair]


def _section(t: float, wide: float, low: float, high: float) -> NDArray[np.float64]:
    """A closed ring (8, 3) across a ski at `t` of its length, between two depths."""
    z = LENGTH * t
    bend = -0.16 * max(0.0, (t - 0.86) / 0.14) ** 2
    w, b = wide / 2, min(0.003, wide / 4)
    flat = [(-w, low), (w, low), (w, high - b), (w - b, high), (-w + b, high), (-w, high - b)]
    return np.array([(x, bend - y, z) for x, y in flat])


def _width(t: float) -> float:
    """m: broad at the shovel, slim at the waist, pointed at the tip."""
    ends = np.interp(
        t, [0.0, 0.45, 0.86, 0.94, 0.985, 1.0], [0.096, 0.078, 0.112, 0.096, 0.05, 0.012]
    )
    return float(ends)


def _band(first: float, last: float, share: float, low: float, high: float) -> Mesh:
    """A stretch of a ski, `share` of its width, between two depths."""
    steps = np.linspace(first, last, max(4, int(60 * (last - first))))
    return loft([_section(float(t), share * _width(float(t)), low, high) for t in steps])


def one_ski(kit: Kit) -> Made:
    """One ski with its toe piece, heel piece and plate; stripes across its shovel."""
    plank = _band(0.0, 1.0, 1.0, 0.0, 0.016)
    stripes = [_band(a, b, 0.985, 0.015, 0.0168) for a, b in ((0.64, 0.66), (0.68, 0.73),
                                                            (0.12, 0.14))]  # fmt: skip
    seat = bevelled_box((0.062, 0.02, 0.44), bevel=0.006, at=(0, -0.024, 0.74))
    toe = [
        bevelled_box((0.070, 0.045, 0.075), bevel=0.014, steps=3, at=(0, -0.045, 0.915)),
        bevelled_box((0.092, 0.022, 0.026), bevel=0.008, at=(0, -0.058, 0.875)),
    ]
    heel = [
        bevelled_box((0.062, 0.055, 0.10), bevel=0.014, steps=3, at=(0, -0.048, 0.575)),
        bevelled_box((0.040, 0.035, 0.05), bevel=0.008, at=(0, -0.082, 0.60)),
    ]
    edges = _band(0.0, 0.97, 1.02, 0.002, 0.005)
    return [
        body(plank, Material("top sheet", kit.color, 0.16, coat=0.9)),
        piece(stripes, Material("stripe", kit.second, 0.25, coat=0.6), name="stripe"),
        piece([seat, *toe, *heel], trim((0.025, 0.026, 0.03), 0.4), name="binding"),
        piece(edges, "brushed steel", name="edge"),
    ]


FORMS: dict[str, Callable[[Kit, np.random.Generator], Made]] = {
    "glove": _glove, "disc": _disc, "skis": _skis,
}  # fmt: skip

FAMILY = Family(
    "playfields",
    build,
    ROWS,
    span=(0.2, 1.9),
    synonyms={
        "baseball glove": ("baseball mitt", "catcher's mitt", "catchers mitt"),
        "frisbee": ("frisbee disc",),
        "skis": ("ski", "pair of skis", "alpine skis"),
    },
)
