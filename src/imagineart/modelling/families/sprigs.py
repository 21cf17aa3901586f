"""Boughs and sprigs: a branch to perch on, eucalyptus, bamboo, pampas grass, wreaths, hay."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    combined,
    copies,
    grounded,
    leaf,
    lumpy,
    moved,
    rod,
    spline,
    top_anchor,
    tube,
)
from imagineart.modelling.kit.curves import Points
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order


@dataclass(frozen=True, slots=True)
class Sprig:
    """One kind; `leaf` is length and width of its leaves in metres, `berries` a share of them."""

    form: str
    height: float  # m
    color: Rgb = (0.075, 0.15, 0.035)
    leaf: tuple[float, float] = (0.085, 0.044)
    leaves: int = 34  # on each twig
    second: Rgb = (0.55, 0.02, 0.02)
    berries: float = 0.0
    blossom: bool = False


TWIGS = (0.12, 0.18, 0.3, 0.62, 0.78, 0.84, 0.9, 0.95, 0.99)  # where they leave the limb
PINK: Rgb = (0.80, 0.42, 0.50)
ROWS = {
    "branch": Sprig("bough", 1.5),
    "cherry branch": Sprig(
        "bough", 1.5, leaf=(0.03, 0.018), second=PINK, berries=1.6, blossom=True
    ),
    "holly branch": Sprig("bough", 1.5, (0.025, 0.085, 0.03), (0.075, 0.042), 34, berries=0.5),
    "autumn branch": Sprig("bough", 1.5, (0.50, 0.17, 0.025), (0.075, 0.05)),
    "bare branch": Sprig("bough", 1.5, leaves=0),
    "olive branch": Sprig("spray", 0.4, (0.16, 0.21, 0.12), (0.05, 0.012), 24),
    "eucalyptus": Sprig("spray", 0.38, (0.20, 0.30, 0.25), (0.042, 0.036), 22),
    "bamboo": Sprig("bamboo", 3.2, (0.16, 0.25, 0.06), (0.16, 0.022), 16),
    "pampas grass": Sprig("plumes", 0.8, (0.66, 0.54, 0.38)),
    "wreath": Sprig("wreath", 0.5, (0.03, 0.10, 0.03), (0.075, 0.018), 620, berries=0.08),
    "hay bale": Sprig("bale", 0.8, (0.55, 0.40, 0.16)),
    "tumbleweed": Sprig("tangle", 0.6, (0.40, 0.29, 0.15)),
}
Made = tuple[tuple[Part, ...], dict[str, Anchor]]


def build(order: Order[Sprig]) -> Model:
    """By its form."""
    parts, anchors = FORMS[order.params.form](order.params, order.rng)
    model = grounded(Model(order.noun, parts, anchors))
    return model if anchors else replace(model, anchors={"top": top_anchor(model.parts, 0.2)})


def _bark() -> Material:
    return material("bark")


def _green(color: Rgb) -> Material:
    return Material("leaves", color, 0.45, translucency=0.35)


def _bough(sprig: Sprig, rng: np.random.Generator) -> Made:
    """A limb that leaves its trunk sideways, with twigs in leaf above and below.

    What perches on it stands on the anchor `top`, in a row along the limb.
    """
    h = sprig.height
    trunk = tube(
        spline([(-0.82, 0.05, 0), (-0.80, 0.03, 0.7 * h), (-0.86, 0.0, 1.9 * h)], 40),
        np.linspace(0.13, 0.09, 40), sides=28,
    )  # fmt: skip
    limb = spline(
        [
            (-0.84, 0.02, h - 0.22), (-0.45, 0, h - 0.03), (-0.1, 0, h),
            (0.3, 0, h), (0.62, 0, h + 0.05), (1.0, 0.02, h + 0.17),
        ],
        60,
    )  # fmt: skip
    wood = [trunk, tube(limb, np.linspace(0.048, 0.012, 60), sides=20)]
    twigs = [_twig(limb, at, rng) for at in TWIGS]
    wood += [tube(t, np.linspace(0.008, 0.002, len(t)), sides=8) for t in twigs]
    rough = lumpy(combined(wood), 0.004, 0.05, int(rng.integers(999)))
    parts = [Part(rough, _bark(), "wood", tinted=False), *_dressed(sprig, twigs, rng)]
    perch = Anchor((0.12, 0.0, h + 0.022), room=(0.78, 0.06, 0.7))
    return tuple(parts), {"top": perch}


def _twig(limb: Points, at: float, rng: np.random.Generator) -> Points:
    """A path from a place along the limb, outwards and up or down."""
    start = limb[int(at * (len(limb) - 1))]
    rise = rng.choice([-1.0, 1.0]) * rng.uniform(0.14, 0.36)
    out = np.array([rng.uniform(0.15, 0.36) * (1 if at > 0.5 else -0.4), rng.normal(0, 0.13), rise])
    return spline([start, start + 0.5 * out + (0, 0, 0.03), start + out], 24)


def _dressed(sprig: Sprig, twigs: list[Points], rng: np.random.Generator) -> list[Part]:
    """Leaves along twigs, and berries or blossoms."""
    made = []
    if sprig.leaves:
        blade = leaf(*sprig.leaf, fold=18, curl=0.2, rows=8, columns=4)
        one = Part(blade, _green(sprig.color), "leaves")
        made.append(_along(one, twigs, sprig.leaves, rng, 0.0))
    if sprig.berries:
        one = _blossom(sprig.second) if sprig.blossom else _berry(sprig.second)
        count = max(1, round(sprig.leaves * sprig.berries))
        made.append(_along(one, twigs, count, rng, 0.012))
    return made


def _along(
    one: Part, twigs: list[Points], count: int, rng: np.random.Generator, off: float
) -> Part:
    """Copies of a part around the outer three quarters of every twig."""
    points, ahead = [], []
    for twig in twigs:
        t = rng.uniform(0.15, 1.0, count) * (len(twig) - 1.001)
        low = t.astype(int)
        points.append(twig[low] + (t - low)[:, None] * (twig[low + 1] - twig[low]))
        along = twig[low + 1] - twig[low]
        ahead.append(along / (np.linalg.norm(along, axis=1, keepdims=True) + 1e-9))
    way = np.concatenate(ahead) * 0.7 + rng.normal(0, 0.6, (len(twigs) * count, 3))
    at = np.concatenate(points) + off * rng.normal(0, 1, way.shape)
    up = np.tile([0.0, -0.35, 1.0], (len(way), 1)) + rng.normal(0, 0.4, way.shape)
    set_out = copies((one,), at, rng=rng, normals=up, front=-way, size=(0.7, 1.2))
    return Part(set_out, one.material, one.name, tinted=one.tinted)


def _berry(color: Rgb) -> Part:
    made = Material("berry", color, 0.2, coat=0.5)
    return Part(ball(0.0055, segments=12), made, "berries", tinted=False)


def _blossom(color: Rgb) -> Part:
    """Five petals about a yellow heart."""
    petals = []
    for k in range(5):
        a = 2 * np.pi * k / 5
        one = leaf(0.024, 0.021, tip=0.4, fold=10, curl=-0.25, rows=5, columns=4)
        c, s = np.cos(a), np.sin(a)
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], np.float32)
        petals.append(replace(one, vertices=one.vertices @ turn.T, normals=None))
    made = Material("petals", color, 0.5, translucency=0.4)
    return Part(combined(petals), made, "blossoms", tinted=False)


def _spray(sprig: Sprig, rng: np.random.Generator) -> Made:
    """Three stems that lie together, leaves in pairs."""
    stems = []
    for k in range(3):
        y = 0.03 * (k - 1) + rng.normal(0, 0.006)
        end = (sprig.height / 2, 2.2 * y, 0.035 + 0.01 * k)
        stems.append(spline([(-sprig.height / 2, 0.2 * y, 0.006), (0, y, 0.02), end], 30))
    wood = combined([tube(s, np.linspace(0.003, 0.001, 30), sides=8) for s in stems])
    stalk = Part(wood, Material("stem", (0.20, 0.14, 0.07), 0.7), "stem", tinted=False)
    return (stalk, *_dressed(sprig, stems, rng)), {}


def _bamboo(sprig: Sprig, rng: np.random.Generator) -> Made:
    """Canes with knots, and leaves in fans from the upper ones."""
    canes, knots, twigs = [], [], []
    for _ in range(9):
        x, y = rng.normal(0, 0.28, 2)
        top, r = sprig.height * rng.uniform(0.75, 1.05), rng.uniform(0.016, 0.03)
        lean = rng.normal(0, 0.09, 2)
        canes.append(rod((x, y, 0), (x + lean[0], y + lean[1], top), r, end_radius=r * 0.6))
        for z in np.arange(0.25, top, 0.28):
            f = z / top
            knots.append(
                ball(r * (1.16 - 0.4 * f), (x + lean[0] * f, y + lean[1] * f, z), segments=12)
            )
            if f > 0.4:
                start = np.array([x + lean[0] * f, y + lean[1] * f, z])
                out = np.append(rng.normal(0, 0.16, 2), 0.12)
                twigs.append(spline([start, start + 0.6 * out, start + out - (0, 0, 0.05)], 10))
    color = tuple(float(c) * 1.15 for c in sprig.color)
    cane = Material("cane", (color[0], color[1], color[2]), 0.3, coat=0.3)
    rings = replace(cane, name="knots", color=(0.30, 0.30, 0.14))
    body = Part(combined(canes), cane, "canes")
    return (
        body,
        Part(combined(knots), rings, "knots", tinted=False),
        *_dressed(sprig, twigs, rng),
    ), {}


def _plumes(sprig: Sprig, rng: np.random.Generator) -> Made:
    """Dry stems with soft feathers of seeds, fanned out."""
    stems, hairs = [], []
    for k in range(7):
        a = (k - 3) * 0.12 + rng.normal(0, 0.03)
        top = sprig.height * rng.uniform(0.8, 1.0)
        end = np.array([np.sin(a) * top, rng.normal(0, 0.06), np.cos(a) * top])
        bow = np.array([0.05 * np.sign(a), 0.0, -0.02])
        stem = spline([(0, 0, 0), 0.55 * end, end + bow], 40)
        stems.append(tube(stem, 0.0022, sides=6))
        plume = stem[20:]
        for _ in range(420):
            i = int(rng.integers(len(plume)))
            long = 0.075 * np.sin(np.pi * (0.12 + 0.8 * i / len(plume)))
            away = rng.normal(0, 1, 3) * (0.6, 0.6, 0.2) + (0, 0, 0.9)
            tip = plume[i] + long * away / np.linalg.norm(away)
            hairs.append(tube([plume[i], tip], [0.0008, 0.0003], sides=3, capped=False))
    straw = Material("plume", sprig.color, 0.8, translucency=0.3)
    stalk = Part(combined(stems), material("straw"), "stems", tinted=False)
    return (stalk, Part(combined(hairs), straw, "plumes")), {}


def _wreath(sprig: Sprig, rng: np.random.Generator) -> Made:
    """A ring of twigs in needles with berries and a bow's ribbon, upright."""
    r = sprig.height / 2
    turn = np.linspace(0, 2 * np.pi, 81)
    rings = [
        np.c_[r * 0.82 * np.cos(turn), 0.02 * np.sin(7 * turn + k), r + r * 0.82 * np.sin(turn)]
        for k in range(3)
    ]
    wood = combined([tube(ring, 0.012, sides=8, capped=False) for ring in rings])
    parts = (Part(wood, _bark(), "wood", tinted=False), *_dressed(sprig, rings, rng))
    return parts, {"hang": Anchor((0.0, 0.04, r), up=(0.0, 1.0, 0.0))}


def _bale(sprig: Sprig, rng: np.random.Generator) -> Made:
    """A pressed block bound with two strings, straws sticking out."""
    size = (1.25 * sprig.height, 0.62 * sprig.height, 0.6 * sprig.height)
    core = lumpy(bevelled_box(size, bevel=0.05, at=(0, 0, size[2] / 2), steps=6), 0.012, 0.05, 3)
    half = np.array(size) / 2
    straws = []
    for _ in range(1500):
        side = int(rng.integers(3))
        p = rng.uniform(-1, 1, 3) * half
        p[side] = half[side] * rng.choice([-1.0, 1.0])
        d = rng.normal(0, 0.045, 3)
        d[side] = abs(d[side]) * np.sign(p[side]) * 0.4
        start = p + half * (0, 0, 1)
        straws.append(tube([start, start + d], 0.0016, sides=3, capped=False))
    strings = [
        bevelled_box((0.012, size[1] + 0.03, size[2] + 0.02), at=(s * size[0] / 4, 0, half[2]))
        for s in (-1, 1)
    ]
    hay = material("straw", color=sprig.color)
    twine = Part(
        combined(strings), material("linen", color=(0.25, 0.16, 0.07)), "twine", tinted=False
    )
    return (Part(core, hay, "core"), Part(combined(straws), hay, "straws"), twine), {}


def _tangle(sprig: Sprig, rng: np.random.Generator) -> Made:
    """A ball of bent dry twigs."""
    r, twigs = sprig.height / 2, []
    for _ in range(170):
        p = rng.normal(0, 1, (4, 3))
        p = np.cumsum(p, axis=0)
        p = p / np.linalg.norm(p, axis=1, keepdims=True) * r * rng.uniform(0.55, 1.0, (4, 1))
        twigs.append(moved(tube(spline(p, 24), 0.0035, sides=5), (0, 0, r)))
    return (Part(combined(twigs), Material("twigs", sprig.color, 0.9), "twigs"),), {}


FORMS: dict[str, Callable[[Sprig, np.random.Generator], Made]] = {
    "bough": _bough, "spray": _spray, "bamboo": _bamboo, "plumes": _plumes,
    "wreath": _wreath, "bale": _bale, "tangle": _tangle,
}  # fmt: skip
FAMILY = Family(
    "sprigs",
    build,
    ROWS,
    span=(0.2, 4.5),
    synonyms={
        "branch": ("tree branch", "bough", "limb", "twig", "perch"),
        "cherry branch": ("cherry blossom branch", "blossoming branch", "sakura branch"),
        "holly branch": ("holly", "sprig of holly", "rowan branch"),
        "olive branch": ("sprig", "sprig of rosemary", "rosemary", "herbs"),
        "eucalyptus": ("sprig of eucalyptus", "eucalyptus branch", "eucalyptus leaves"),
        "bamboo": ("bamboo stalks", "bamboo plant"),
        "pampas grass": ("dried pampas grass", "dried grass", "dried flowers"),
        "wreath": ("christmas wreath", "advent wreath"),
        "hay bale": ("bale of hay", "straw bale", "haystack"),
    },
)
