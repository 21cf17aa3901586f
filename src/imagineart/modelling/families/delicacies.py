"""What is asked for beside dishes: cut fruit and nuts, boards, toast, sea food, sweets.

Fruit lies whole beside its half, so that its flesh tells what it is; boards are laid with the
models of other families.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    boxed_uvs,
    clouded,
    combined,
    copies,
    even,
    extruded,
    fractal,
    grid,
    grounded,
    lathe,
    leaf,
    lumpy,
    merged,
    moved,
    painted,
    rectangle,
    rod,
    rolled,
    rounded,
    ruffle,
    sdf,
    sized,
    smoothed,
    spline,
    strewn,
    sweep,
    thickened,
    toasted,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.registry import Family, Order, model_of
from imagineart.modelling.town.pieces import body, piece

Made = list[Part]
CREAM: Rgb = (0.80, 0.74, 0.62)
BROWN: Rgb = (0.40, 0.17, 0.05)
GREEN: Rgb = (0.08, 0.24, 0.035)
COCOA: Rgb = (0.075, 0.030, 0.014)


@dataclass(frozen=True, slots=True)
class Delicacy:
    """By its form; `color` is of its skin, `second` of its flesh or what is in it."""

    form: str
    color: Rgb
    second: Rgb = CREAM
    count: int = 1


ROWS = {
    "fig": Delicacy("fig", (0.075, 0.022, 0.075), (0.50, 0.07, 0.09)),
    "walnut": Delicacy("walnut", (0.40, 0.23, 0.10), count=5),
    "almond": Delicacy("almond", (0.30, 0.125, 0.045), count=11),
    "pomegranate": Delicacy("pomegranate", (0.42, 0.035, 0.035), (0.36, 0.005, 0.022)),
    "kiwi": Delicacy("kiwi", (0.17, 0.09, 0.03), (0.28, 0.44, 0.05)),
    "dragon fruit": Delicacy("dragon fruit", (0.68, 0.035, 0.20), (0.82, 0.80, 0.78)),
    "avocado toast": Delicacy("avocado toast", (0.34, 0.44, 0.09)),
    "cheese board": Delicacy("cheese board", (0.26, 0.13, 0.055)),
    "burrito": Delicacy("burrito", (0.76, 0.60, 0.38)),
    "nachos": Delicacy("nachos", (0.80, 0.50, 0.12)),
    "onigiri": Delicacy("onigiri", (0.83, 0.82, 0.78), count=2),
    "fried chicken": Delicacy("fried chicken", (0.58, 0.27, 0.06), count=6),
    "shrimp": Delicacy("shrimp", (0.80, 0.30, 0.16), count=5),
    "oysters": Delicacy("oysters", (0.34, 0.32, 0.29), count=6),
    "smoothie bowl": Delicacy("smoothie bowl", (0.34, 0.05, 0.22)),
    "brownie": Delicacy("brownie", COCOA, count=3),
    "muffin": Delicacy("muffin", (0.62, 0.34, 0.11)),
    "fruit tart": Delicacy("tart", (0.62, 0.34, 0.11)),
    "gingerbread man": Delicacy("gingerbread man", (0.42, 0.19, 0.06)),
    "gingerbread house": Delicacy("gingerbread house", (0.42, 0.19, 0.06)),
    "candy cane": Delicacy("candy cane", (0.66, 0.012, 0.018)),
    "cotton candy": Delicacy("cotton candy", (0.82, 0.40, 0.56)),
}


def build(order: Order[Delicacy]) -> Model:
    """By its form, turned a little by chance."""
    item, rng = order.params, order.rng
    made = merged(FORMS[item.form](item, rng))
    model = grounded(turned(Model(order.noun, made), "z", float(rng.uniform(-14, 14))))
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    return replace(model, anchors={"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))})


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1 << 30))


def _food(name: str, color: Rgb, roughness: float = 0.35, coat: float = 0.2) -> Material:
    return Material(name, color, roughness, coat=coat, coat_roughness=0.15, subsurface=0.4)


def _plate(radius: float, color: Rgb = (0.74, 0.73, 0.70)) -> Part:
    """A plate whose ground lies 7 mm high."""
    line = [
        (0, 0.003),
        (0.6, 0.002),
        (0.64, 0),
        (0.7, 0.004),
        (1, 0.017),
        (0.996, 0.0195),
        (0.7, 0.0075),
        (0, 0.007),
    ]
    plate = lathe(np.array(line) * np.array([radius, 1.0]))
    return piece(plate, "glazed ceramic", color, name="plate")


def _placed(parts: Sequence[Part], at: Point, turn: float = 0.0, size: float = 1.0) -> Made:
    """Parts made smaller, turned and set down somewhere."""
    return [moved(turned(sized(part, size), "z", turn), at) for part in parts]


def _of(noun: str, at: Point, turn: float = 0.0, size: float = 1.0, seed: int = 0) -> Made:
    """The model of another family, which takes no asked colour here."""
    parts = [replace(part, tinted=False) for part in model_of(noun, seed=seed).parts]
    return _placed(parts, at, turn, size)


def _rings(flesh: Sequence[tuple[float, Rgb]], speckle: float = 0.0) -> Callable[[Floats], Floats]:
    """A paint of rings about z: colours at distances in metres, streaked outward by `speckle`."""
    radii = np.array([r for r, _ in flesh])
    tones = np.array([c for _, c in flesh])

    def paint(p: Floats) -> Floats:
        r = np.hypot(p[:, 0], p[:, 1])
        a = np.arctan2(p[:, 1], p[:, 0])
        streak = 1 + speckle * np.sin(38 * a + 9 * np.sin(5 * a))
        color = np.stack([np.interp(r, radii, tones[:, k]) for k in range(3)], axis=1)
        return np.asarray(np.clip(color * streak[:, None], 0.002, 0.88), np.float32)

    return paint


def _face(radius: float, paint: Callable[[Floats], Floats], material_: Material) -> Part:
    """The flat side of a half, towards +z."""
    t = np.linspace(0, 1, 40)
    disc = lathe(np.c_[radius * (1 - t), 0.0004 * np.sin(3 * t)], segments=120, crease=180)
    return Part(painted(disc, paint), material_, "flesh", tinted=False)


def _pips(count: int, r: float, size: float, rng: np.random.Generator, spread: float) -> list[Mesh]:
    """Small seeds in a ring, their points inward."""
    made = []
    for k in range(count):
        at = r + float(rng.uniform(-spread, spread))
        pip = moved(sized(ball(size, segments=10), (1.7, 0.8, 0.6)), (at, 0, 0.0004))
        made.append(turned(pip, "z", 360.0 * k / count + float(rng.uniform(-4, 4))))
    return made


def _half(shell: Mesh, parts: Made, tilt: float, at: Point) -> Made:
    """A half that shows its flesh: it lies on its round side, tipped to the viewer."""
    below = replace(shell, colors=None) if shell.colors is None else shell
    return [moved(turned(part, "x", tilt), at) for part in [body(below, "fruit peel"), *parts]]


# Fruit and nuts


def _fig(item: Delicacy, rng: np.random.Generator) -> Made:
    """One whole, one cut across: purple skin, a white rim, a heart of red threads and seeds."""
    line = spline(
        [
            (0, 0),
            (0.016, 0.001),
            (0.025, 0.014),
            (0.022, 0.030),
            (0.009, 0.043),
            (0.004, 0.052),
            (0, 0.053),
        ],
        60,
    )
    skin = _food("fig skin", item.color, 0.45, 0.15)
    whole = painted(lumpy(lathe(line), 0.0007, 0.012, _seed(rng)), _bloom(item.color))
    paint = _rings(
        [
            (0, (0.30, 0.02, 0.03)),
            (0.012, item.second),
            (0.0165, (0.55, 0.16, 0.12)),
            (0.019, (0.80, 0.66, 0.52)),
            (0.023, (0.72, 0.58, 0.42)),
        ],
        0.25,
    )
    bowl = lathe(np.r_[spline([(0, -0.026), (0.018, -0.022), (0.0245, -0.008), (0.0243, 0)], 30)])
    flesh = _face(0.0242, paint, _food("fig flesh", item.second, 0.2, 0.6))
    seeds = piece(
        _pips(34, 0.010, 0.0008, rng, 0.006), _food("pip", (0.72, 0.50, 0.24)), name="pip"
    )
    cuts = [moved(turned(p, "x", 52), (0.052, -0.014, 0.0215)) for p in (flesh, seeds)]
    shell = moved(
        turned(Part(painted(bowl, _bloom(item.color)), skin), "x", 52), (0.052, -0.014, 0.0215)
    )
    return [Part(whole, skin), shell, *cuts]


def _bloom(color: Rgb) -> Callable[[Floats], Floats]:
    """Ribs from the stalk downwards, paler where the wax lies."""

    def paint(p: Floats) -> Floats:
        a = np.arctan2(p[:, 1], p[:, 0])
        rib = 1 + 0.35 * np.maximum(np.sin(13 * a), 0) ** 6 + 0.2 * fractal(p, 0.01, 5)
        return np.asarray(np.clip(np.array(color) * rib[:, None], 0.003, 0.8), np.float32)

    return paint


def _walnut(item: Delicacy, rng: np.random.Generator) -> Made:
    """Several nuts in wrinkled shells, one of them open on its kernel."""
    field = sdf.ellipsoid((0.0175, 0.0165, 0.019), (0, 0, 0))
    seed = _seed(rng)
    plain = lumpy(
        lumpy(sdf.meshed(field, detail=0.0015), 0.0016, 0.0075, seed), 0.0006, 0.003, seed
    )
    x = plain.vertices[:, :1]
    seam = plain.vertices + plain.vertices / 0.018 * 0.0016 * np.exp(-((x / 0.0012) ** 2))
    shell = painted(
        smoothed(replace(plain, vertices=seam.astype(np.float32), normals=None), 60),
        clouded(item.color, (0.24, 0.12, 0.045), 0.005, seed),
    )
    spots = [(0, 0), (0.040, 0.010), (-0.036, 0.016), (0.006, 0.040), (0.052, -0.028)][: item.count]
    nuts = [
        moved(turned(turned(shell, "y", float(rng.uniform(0, 360))), "z", 70.0 * k), (x, y, 0.0175))
        for k, (x, y) in enumerate(spots[:-1])
    ]
    lobes = sdf.ellipsoid((0.0062, 0.0125, 0.008), (0.0064, 0, 0)).mirrored().k(0.002)
    kernel = lumpy(
        lumpy(sdf.meshed(lobes, detail=0.0008), 0.0016, 0.005, seed), 0.0006, 0.002, seed
    )
    meat = painted(kernel, clouded((0.66, 0.44, 0.22), (0.40, 0.20, 0.075), 0.006, seed))
    cup = sdf.meshed(
        (field - sdf.ellipsoid((0.0155, 0.0145, 0.017))) & sdf.half_space((0, 0, 1)), detail=0.0011
    )
    cup = painted(
        lumpy(cup, 0.0008, 0.006, seed), clouded(item.color, (0.3, 0.16, 0.06), 0.004, seed)
    )
    east, north = spots[-1]
    shells = _food("shell", item.color, 0.6, 0.0)
    open_ = [
        Part(cup, shells),
        Part(moved(meat, (0, 0, -0.001)), _food("kernel", BROWN, 0.5), "kernel", tinted=False),
    ]
    return [
        *(Part(n, shells) for n in nuts),
        *(moved(turned(p, "x", 24), (east, north, 0.0185)) for p in open_),
    ]


def _almond(item: Delicacy, rng: np.random.Generator) -> Made:
    """A small heap of brown kernels, grooved along."""
    base = sdf.ellipsoid((0.0062, 0.0115, 0.0042)) | sdf.ellipsoid(
        (0.0035, 0.006, 0.003), (0, 0.008, 0)
    ).k(0.003)
    one = sdf.meshed(base, detail=0.0007)
    groove = painted(one, _bands(item.color, 0.0016, 0.45))
    made = []
    for k in range(item.count):
        r, a = 0.0105 * np.sqrt(k), 2.4 * k
        up = 0.004 if k > 3 else 0.0095 - 0.001 * k
        nut = turned(
            turned(groove, "x", float(rng.uniform(-25, 25))), "z", float(rng.uniform(0, 360))
        )
        made.append(moved(nut, (r * np.cos(a), r * np.sin(a), up)))
    return [Part(mesh, _food("almond", item.color, 0.55, 0.1)) for mesh in made]


def _bands(color: Rgb, pitch: float, dark: float) -> Callable[[Floats], Floats]:
    """Fine lines along y."""

    def paint(p: Floats) -> Floats:
        line = 1 - dark * (0.5 + 0.5 * np.sin(2 * np.pi * p[:, 0] / pitch)) ** 3
        return np.asarray(np.array(color) * line[:, None], np.float32)

    return paint


def _pomegranate(item: Delicacy, rng: np.random.Generator) -> Made:
    """Whole with its crown, beside a half full of shining seeds."""
    line = spline(
        [(0, 0.002), (0.02, 0.0), (0.042, 0.022), (0.040, 0.056), (0.018, 0.077), (0, 0.078)], 60
    )
    skin = _food("rind", item.color, 0.35, 0.3)
    seed = _seed(rng)
    round_ = painted(
        lumpy(lathe(line), 0.0012, 0.02, seed),
        clouded(item.color, (0.55, 0.16, 0.06), 0.03, seed, -0.2),
    )
    crown = [
        turned(
            moved(turned(leaf(0.022, 0.012, fold=10, curl=-0.2), "x", 70), (0, 0.010, 0.074)),
            "z",
            60.0 * k,
        )
        for k in range(6)
    ]
    bowl = painted(
        lathe(spline([(0, -0.040), (0.028, -0.034), (0.0405, -0.012), (0.0405, 0)], 30)),
        clouded(item.color, (0.55, 0.16, 0.06), 0.03, seed),
    )
    pith = _face(
        0.040,
        _rings([(0, (0.66, 0.50, 0.36)), (0.04, (0.78, 0.66, 0.48))]),
        _food("pith", CREAM, 0.5),
    )
    gem = sized(ball(0.0042, segments=14), (0.85, 1.15, 0.9))
    spots = [
        (r * np.cos(a), r * np.sin(a))
        for n, r in ((6, 0.008), (12, 0.0165), (19, 0.0250), (26, 0.0325))
        for a in np.linspace(0, 2 * np.pi, n, endpoint=False) + r * 300
        if abs(np.sin(2.5 * a)) > 0.12
    ]
    seeds = [moved(turned(gem, "z", float(rng.uniform(0, 180))), (x, y, 0.0022)) for x, y in spots]
    jewel = Material("seed", item.second, 0.06, coat=1.0, subsurface=0.6)
    half = [Part(bowl, skin), pith, piece(seeds, jewel, name="seed")]
    return [
        Part(round_, skin),
        Part(combined(crown), skin, "crown"),
        *(moved(turned(part, "x", 55), (0.088, -0.02, 0.036)) for part in half),
    ]


def _kiwi(item: Delicacy, rng: np.random.Generator) -> Made:
    """A hairy egg beside its half: white core, black pips, bright green."""
    seed = _seed(rng)
    whole = lumpy(
        sdf.meshed(sdf.ellipsoid((0.025, 0.033, 0.025), (0, 0, 0.025)), detail=0.0016),
        0.0005,
        0.004,
        seed,
    )
    skin = Material("fuzz", item.color, 0.85, sheen=0.6)
    tone = clouded(item.color, (0.26, 0.15, 0.055), 0.004, seed)
    bowl = lathe(spline([(0, -0.030), (0.016, -0.026), (0.0245, -0.010), (0.0245, 0)], 30))
    paint = _rings(
        [
            (0, (0.76, 0.74, 0.50)),
            (0.006, (0.66, 0.68, 0.36)),
            (0.009, item.second),
            (0.017, (0.20, 0.36, 0.03)),
            (0.0235, (0.34, 0.46, 0.09)),
            (0.0245, (0.2, 0.16, 0.05)),
        ],
        0.16,
    )
    flesh = _face(0.0244, paint, _food("kiwi flesh", item.second, 0.15, 0.7))
    pips = piece(
        _pips(30, 0.0105, 0.0009, rng, 0.0016),
        Material("pip", (0.012, 0.011, 0.01), 0.3),
        name="pip",
    )
    half = [Part(painted(bowl, tone), skin), flesh, pips]
    return [
        Part(painted(whole, tone), skin),
        *(moved(turned(part, "x", 58), (0.055, -0.012, 0.0215)) for part in half),
    ]


def _dragon_fruit(item: Delicacy, rng: np.random.Generator) -> Made:
    """Pink with green-tipped scales, beside a half of white flesh full of black specks."""
    whole = sdf.meshed(sdf.ellipsoid((0.042, 0.056, 0.042), (0, 0, 0.042)), detail=0.003)
    scale = leaf(0.034, 0.022, fold=14, curl=-0.35)
    tip = painted(
        scale,
        lambda p: np.where(
            p[:, 1:2] > 0.018, np.array((0.24, 0.42, 0.06)), np.array(item.color)
        ).astype(np.float32),
    )
    peel = _food("peel", item.color, 0.35, 0.3)
    scales = []
    for ring, (n, tilt) in enumerate(((5, 62), (7, 35), (7, 8), (7, -20))):
        for k in range(n):
            a = 360.0 * (k + 0.5 * (ring % 2)) / n
            y, r = 0.052 * np.sin(np.radians(tilt)), 0.040 * np.cos(np.radians(tilt))
            blade = moved(turned(tip, "x", 34), (0, 0, r))
            scales.append(moved(turned(moved(blade, (0, y, 0)), "y", a), (0, 0, 0.042)))
    bowl = lathe(spline([(0, -0.042), (0.026, -0.036), (0.041, -0.014), (0.041, 0)], 30))
    paint = _rings(
        [(0, item.second), (0.0365, item.second), (0.0375, item.color), (0.042, item.color)]
    )
    flesh = _face(0.0408, paint, _food("flesh", item.second, 0.2, 0.5))
    spots = 0.035 * np.sqrt(rng.uniform(0, 1, 150))
    specks = piece(
        [
            turned(
                moved(sized(ball(0.0009, segments=8), (1, 1, 0.6)), (float(r), 0, 0.0004)),
                "z",
                float(rng.uniform(0, 360)),
            )
            for r in spots
        ],
        Material("pip", (0.012, 0.011, 0.01), 0.3),
        name="pip",
    )
    half = [Part(bowl, peel), flesh, specks]
    return [
        Part(whole, peel),
        Part(combined(scales), peel, "scale"),
        *(moved(turned(part, "x", 55), (0.095, -0.03, 0.036)) for part in half),
    ]


# Savouries


def _avocado_toast(item: Delicacy, rng: np.random.Generator) -> Made:
    """Two slices of dark bread with fans of avocado, an egg on one, seeds, tomatoes beside."""
    made: Made = [_plate(0.145)]
    for k, (x, y, turn) in enumerate(((-0.052, 0.012, 8.0), (0.056, -0.006, -14.0))):
        slice_ = _crusty(0.088, 0.124, 0.015, _seed(rng))
        topped = [slice_, *_mash(item, rng)]
        topped += _of("fried egg", (0, -0.005, 0.018), 30, 0.5) if k else _fan(item)
        made += _placed(topped, (x, y, 0.0075), turn)
    made += [
        piece(
            [
                moved(ball(0.0135, segments=28), (x, y, 0.024))
                for x, y in ((-0.01, -0.092), (0.018, -0.098), (0.004, 0.095))
            ],
            _food("tomato", (0.52, 0.02, 0.012), 0.12, 0.8),
            name="tomato",
        )
    ]
    return made


def _crusty(wide: float, long: float, thick: float, seed: int) -> Part:
    """A slice of sourdough: dark at its rim, holes in its crumb."""
    out = spline(
        [
            (-0.5, -0.42),
            (-0.52, 0.1),
            (-0.42, 0.42),
            (0, 0.5),
            (0.42, 0.42),
            (0.52, 0.1),
            (0.5, -0.42),
            (0, -0.5),
        ],
        90,
        closed=True,
    ) * np.array([wide, long])
    block = lumpy(extruded(out, thick, bevel=0.003), 0.0009, 0.008, seed)

    def paint(p: Floats) -> Floats:
        edge = np.hypot(p[:, 0] / wide, p[:, 1] / long) > 0.475
        crumb = np.array((0.60, 0.40, 0.20)) * (1 + 0.25 * fractal(p, 0.006, seed))[:, None]
        return np.asarray(
            np.clip(np.where(edge[:, None], (0.17, 0.065, 0.02), crumb), 0.01, 0.85), np.float32
        )

    return Part(painted(block, paint), _food("bread", BROWN, 0.75, 0.0), "bread", tinted=False)


def _mash(item: Delicacy, rng: np.random.Generator) -> Made:
    """Crushed avocado over the slice, black and white sesame on it."""
    a = np.linspace(0, 2 * np.pi, 80, endpoint=False)
    out = 0.042 * (1 + 0.06 * np.sin(3 * a + 1) + 0.04 * np.sin(7 * a))
    seed = _seed(rng)
    spread = lumpy(sized(rolled(out, 0.007), (0.92, 1.28, 1)), 0.0018, 0.009, seed)
    green = painted(spread, clouded(item.color, (0.50, 0.56, 0.20), 0.01, seed))
    grain = sized(ball(0.0011, segments=8), (0.7, 1.3, 0.5))
    seeds = Part(grain, Material("sesame", (0.03, 0.028, 0.025), 0.4), "sesame", tinted=False)
    mash = Part(moved(green, (0, 0, 0.0135)), _food("avocado", item.color, 0.35, 0.3))
    assert isinstance(mash.shape, Mesh)
    on = strewn(mash.shape, seeds, 0.006, rng, density=lambda p: p[:, 2] > 0.017)
    return [mash, Part(on, seeds.material, "sesame", tinted=False)]


def _green(p: Floats) -> Floats:
    """Avocado: dark at its back, pale within."""
    back = np.hypot(p[:, :1], p[:, 1:2]) > 0.0205
    return np.asarray(np.where(back, (0.12, 0.22, 0.03), (0.62, 0.62, 0.24)), np.float32)


def _fan(item: Delicacy) -> Made:
    """Slices of an avocado pushed aside: a row of crescents, green at their backs."""
    bow = arc(0.020, -80, 80, 24)
    way = np.c_[bow, np.zeros(24)]
    one = painted(
        sweep(
            way,
            rectangle(0.009, 0.0035, 0.001),
            scale=np.r_[np.linspace(0.3, 1, 6), np.ones(12), np.linspace(1, 0.3, 6)],
        ),
        _green,
    )
    made = [
        moved(
            turned(turned(one, "y", -38), "z", 90 - 3.0 * k),
            (0.002 * k - 0.01, -0.030 + 0.0078 * k, 0.025),
        )
        for k in range(8)
    ]
    return [piece(made, _food("avocado", (0.5, 0.55, 0.2), 0.3, 0.3), name="slice")]


def _cheese_board(item: Delicacy, rng: np.random.Generator) -> Made:
    """A long board: a wedge and a small wheel, grapes, a fig, walnuts, crackers, ham in folds."""
    wood = boxed_uvs(extruded(rounded(rectangle(0.44, 0.27), 0.05, steps=8), 0.018, bevel=0.004))
    top = 0.018
    made = [body(wood, "walnut", item.color)]
    made += _of("cheese", (-0.125, 0.045, top), 20, 0.85)
    made += _of("green grapes", (0.155, 0.06, top), 30, 0.72, _seed(rng))
    made += _of("fig", (-0.03, -0.075, top), 0, 1.0)
    made += _of("walnut", (-0.155, -0.075, top), 40, 0.8)
    made += [moved(part, (0.02, 0.05, top)) for part in _brie(_seed(rng))]
    biscuit = lumpy(rolled(np.full(60, 0.027), 0.0045), 0.0004, 0.004, 3)
    crisp = painted(biscuit, toasted((0.76, 0.54, 0.26), (0.52, 0.27, 0.08), 0.001, 0.006, 3))
    row = [
        moved(turned(crisp, "y", -62), (0.055 + 0.010 * k, -0.078, top + 0.024)) for k in range(8)
    ]
    made.append(piece(row, _food("cracker", BROWN, 0.7, 0), name="cracker"))
    folds = [
        moved(
            turned(
                turned(sized(ruffle(0.030, 4, 0.010, rng), (1, 0.7, 1.6)), "x", 40), "z", 50.0 * k
            ),
            (0.165 + 0.016 * np.cos(k), -0.055 + 0.018 * np.sin(1.7 * k), top + 0.012),
        )
        for k in range(5)
    ]
    made.append(piece(folds, _food("ham", (0.56, 0.16, 0.13), 0.35, 0.3), name="ham"))
    return made


def _brie(seed: int) -> Made:
    """A small white wheel with a wedge taken out of it."""
    a = np.radians(np.linspace(-40, 265, 70))
    out = np.r_[[(0.0, 0.0)], 0.046 * np.c_[np.cos(a), np.sin(a)]]
    cake = lumpy(extruded(out, 0.026, bevel=0.003, steps=3), 0.0005, 0.008, seed)

    def paint(p: Floats) -> Floats:
        inner = (np.hypot(p[:, 0], p[:, 1]) < 0.0445) & (p[:, 2] > 0.0018) & (p[:, 2] < 0.0242)
        rind = np.array((0.78, 0.76, 0.70)) * (1 + 0.05 * fractal(p, 0.004, seed))[:, None]
        return np.asarray(
            np.clip(np.where(inner[:, None], (0.80, 0.64, 0.32), rind), 0, 0.85), np.float32
        )

    return [Part(painted(cake, paint), _food("brie", CREAM, 0.5, 0.0), "brie", tinted=False)]


def _burrito(item: Delicacy, rng: np.random.Generator) -> Made:
    """Cut in two on a plate, the halves end up to the viewer: rice, beans, meat, corn."""
    seed = _seed(rng)
    line = [
        (0, 0.0),
        (0.022, 0.001),
        (0.031, 0.012),
        (0.033, 0.05),
        (0.033, 0.092),
        (0.0315, 0.093),
        (0.0312, 0.088),
        (0, 0.088),
    ]
    wrap = lumpy(lathe(rounded(line, 0.004, closed=False)), 0.0012, 0.02, seed)
    skin = painted(wrap, _spotted(item.color, (0.40, 0.19, 0.06), seed))
    tones: tuple[Rgb, ...] = (
        (0.80, 0.77, 0.68),
        (0.10, 0.03, 0.02),
        (0.28, 0.10, 0.04),
        (0.82, 0.56, 0.07),
        (0.10, 0.28, 0.04),
        (0.56, 0.05, 0.03),
    )
    bits: Made = []
    for k, tone in enumerate(tones):
        lump = lumpy(sized(ball(0.0048, segments=12), (1.2, 0.8, 0.8)), 0.0006, 0.004, k)
        at = [
            (0.029 * np.sqrt(u) * np.cos(a), 0.029 * np.sqrt(u) * np.sin(a), 0.0895)
            for u, a in zip(rng.uniform(0, 0.9, 17), rng.uniform(0, 6.3, 17), strict=True)
        ]
        bits.append(
            piece(
                [moved(turned(lump, "z", float(rng.uniform(0, 180))), p) for p in at],
                _food("filling", tone),
                name="filling",
            )
        )
    half = [Part(skin, _food("tortilla", item.color, 0.65, 0.0)), *bits]
    made: Made = [_plate(0.15, (0.16, 0.17, 0.19))]
    for x, tilt, turn in ((-0.05, 62.0, 12.0), (0.05, 50.0, -26.0)):
        made += [
            moved(turned(turned(part, "x", tilt), "z", turn), (x, 0.052, 0.036)) for part in half
        ]
    return made + _of("lime", (0.095, -0.07, 0.009), 0, 0.7)


def _spotted(pale: Rgb, dark: Rgb, seed: int) -> Callable[[Floats], Floats]:
    """Toasted spots on what was baked in a pan."""

    def paint(p: Floats) -> Floats:
        spot = np.clip(4.0 * (fractal(p, 0.016, seed, octaves=3) - 0.18), 0, 1)[:, None]
        return np.asarray(np.array(pale) * (1 - spot) + np.array(dark) * spot, np.float32)

    return paint


def _nachos_cubes() -> list[Mesh]:
    return [
        moved(
            turned(bevelled_box((0.008, 0.008, 0.008), bevel=0.002), "z", 40.0 * k),
            (
                0.05 * np.cos(2.4 * k) * np.sqrt(k / 14),
                0.05 * np.sin(2.4 * k) * np.sqrt(k / 14),
                0.066 - 0.018 * k / 14,
            ),
        )
        for k in range(14)
    ]


def _nachos_rings() -> list[Mesh]:
    return [
        moved(
            turned(
                tube(np.c_[arc(0.0055, 0, 360, 20), np.zeros(20)], 0.0019, sides=8, capped=False),
                "x",
                20.0,
            ),
            (0.04 * np.cos(1.9 * k + 1), 0.04 * np.sin(1.9 * k + 1), 0.060),
        )
        for k in range(8)
    ]


def _nachos(item: Delicacy, rng: np.random.Generator) -> Made:
    """A heap of triangles on a plate, melted cheese over them, tomato, olives, a bowl of salsa."""
    chip = np.array(rounded([(-0.027, -0.016), (0.027, -0.016), (0, 0.031)], 0.004))
    base = thickened(_bent(chip), 0.0016)
    seed = _seed(rng)
    tone = painted(base, clouded(item.color, (0.62, 0.30, 0.05), 0.008, seed))
    spots = []
    for k in range(46):
        r, a = 0.0155 * np.sqrt(k), 2.4 * k
        turn = turned(
            turned(tone, "x", float(rng.uniform(-50, 50))), "z", float(rng.uniform(0, 360))
        )
        spots.append(
            moved(
                turn,
                (
                    r * np.cos(a),
                    r * np.sin(a),
                    0.018 + 0.045 * max(0.0, 1 - r / 0.085) + float(rng.uniform(0, 0.012)),
                ),
            )
        )
    t = np.linspace(0, 2 * np.pi, 100, endpoint=False)
    out = 0.05 * (1 + 0.18 * np.sin(5 * t) + 0.12 * np.sin(8 * t + 1) + 0.08 * np.sin(13 * t))
    drape = lumpy(rolled(out, 0.006), 0.004, 0.02, seed)
    fall = drape.vertices + np.array([0, 0, 1]) * (
        0.058 - 9.0 * (drape.vertices[:, :1] ** 2 + drape.vertices[:, 1:2] ** 2)
    )
    cheese = smoothed(replace(drape, vertices=fall.astype(np.float32), normals=None), 60)
    cubes = _nachos_cubes()
    rings = _nachos_rings()
    leaves = [
        moved(
            turned(turned(leaf(0.012, 0.008, fold=20), "x", 20), "z", 77.0 * k),
            (0.03 * np.cos(2.9 * k), 0.03 * np.sin(2.9 * k), 0.066),
        )
        for k in range(9)
    ]
    return [
        _plate(0.155, (0.10, 0.22, 0.28)),
        Part(combined(spots), _food("chip", item.color, 0.6, 0.0)),
        piece(cheese, _food("cheese", (0.82, 0.46, 0.06), 0.25, 0.6), name="cheese"),
        piece(cubes, _food("tomato", (0.55, 0.03, 0.02), 0.2, 0.6), name="tomato"),
        piece(rings, Material("olive", (0.02, 0.018, 0.02), 0.25, coat=0.5), name="olive"),
        piece(leaves, "leaf", GREEN, name="leaf"),
    ]


def _bent(outline: np.ndarray) -> Mesh:
    """A leaf-thin sheet inside an outline, bowed across."""
    rows = []
    for t in np.linspace(0.02, 1, 9):
        p = outline * t
        rows.append(np.c_[p, 5.0 * p[:, 0] ** 2])
    return grid(np.array(rows), around=True, flip=True)


def _onigiri(item: Delicacy, rng: np.random.Generator) -> Made:
    """Triangles of rice with a band of seaweed, sesame on one corner, on a slate."""
    out = np.array(rounded([(-0.043, -0.030), (0.043, -0.030), (0, 0.046)], 0.026, steps=12))
    seed = _seed(rng)
    block = lumpy(
        moved(turned(extruded(out, 0.034, bevel=0.011, steps=5), "x", 90), (0, 0.017, 0.030)),
        0.0008,
        0.004,
        seed,
    )
    rice = Part(block, _food("rice", item.color, 0.5, 0.1))
    grain = Part(sized(ball(0.0021, segments=8), (0.6, 0.6, 1.5)), rice.material, "rice")
    grains = strewn(block, grain, 0.0036, rng, most=900)
    nori = moved(
        turned(extruded(rectangle(0.030, 0.036, 0.002), 0.0375, bevel=0.003), "x", 90),
        (0, 0.0187, 0.0165),
    )
    under = bevelled_box((0.031, 0.038, 0.0016), bevel=0.0005, at=(0, 0, 0.0008))
    one = [
        rice,
        Part(grains, rice.material, "rice"),
        piece([nori, under], Material("nori", (0.012, 0.022, 0.012), 0.5, sheen=0.2), name="nori"),
    ]
    slate = bevelled_box((0.25, 0.15, 0.008), bevel=0.002, at=(0, 0, 0.004))
    made: Made = [piece(slate, "slate", (0.07, 0.075, 0.08), name="board")]
    for x, y, turn in ((-0.050, 0.012, 14.0), (0.050, -0.012, -16.0))[: item.count]:
        made += _placed(one, (x, y, 0.008), turn)
    return made


def _fried_chicken_sheet() -> Mesh:
    return moved(
        rolled(
            0.085 * (1 + 0.25 * np.abs(np.cos(2 * np.linspace(0, 6.28, 60, endpoint=False)))), 0.001
        ),
        (0, 0, 0.0165),
    )


def _fried_chicken(item: Delicacy, rng: np.random.Generator) -> Made:
    """Drumsticks in a craggy crust, heaped on a board over paper, a dip beside them."""
    field = sdf.ellipsoid((0.027, 0.036, 0.024), (0, -0.02, 0)) | sdf.capsule(
        (0, 0.01, 0), (0, 0.05, 0.002), 0.013, 0.009
    ).k(0.02)
    base = sdf.meshed(field, detail=0.0022)
    board = boxed_uvs(extruded(rounded(rectangle(0.32, 0.22), 0.04, steps=6), 0.016, bevel=0.004))
    sheet = _fried_chicken_sheet()
    crusts, bones = [], []
    spots = (
        (-0.055, 0.02, 0.022, -50),
        (0.0, 0.035, 0.022, 10),
        (0.055, 0.015, 0.022, 60),
        (-0.03, -0.035, 0.022, -140),
        (0.03, -0.04, 0.022, 150),
        (0.0, -0.002, 0.058, 80),
    )
    for x, y, z, turn in spots[: item.count]:
        seed = _seed(rng)
        rough = lumpy(lumpy(base, 0.0045, 0.014, seed), 0.0018, 0.005, seed + 1)
        tone = painted(rough, clouded(item.color, (0.28, 0.10, 0.02), 0.010, seed))
        bone = [
            rod((0, 0.05, 0.002), (0, 0.078, 0.003), 0.0058, bevel=0.001),
            ball(0.0082, (0.004, 0.080, 0.003)),
            ball(0.0082, (-0.004, 0.080, 0.003)),
        ]
        at = (x, y, z + 0.016)
        crusts.append(moved(turned(tone, "z", turn), at))
        bones += [moved(turned(m, "z", turn), at) for m in bone]
    cup = lathe(
        [(0, 0.0), (0.026, 0.0), (0.032, 0.028), (0.030, 0.028), (0.029, 0.022), (0, 0.022)]
    )
    dip = lathe(spline([(0.0292, 0.0225), (0.012, 0.025), (0, 0.0235)], 14))
    return [
        piece(board, "oak", name="board"),
        piece(sheet, "paper", (0.72, 0.66, 0.54), name="paper"),
        Part(combined(crusts), _food("crust", item.color, 0.55, 0.15)),
        piece(bones, "bone", name="bone"),
        piece(moved(cup, (0.118, -0.058, 0.016)), "glazed ceramic", name="cup"),
        piece(
            moved(dip, (0.118, -0.058, 0.016)),
            _food("dip", (0.62, 0.10, 0.02), 0.15, 0.8),
            name="dip",
        ),
    ]


# Of the sea


def _shrimp(item: Delicacy, rng: np.random.Generator) -> Made:
    """Curled tails on a plate, ribbed orange over white, a wedge of lemon, green herbs."""
    t = np.linspace(0, 1, 60)
    a = np.radians(-60 + 290 * t)
    way = np.c_[0.021 * np.cos(a), 0.021 * np.sin(a), 0.010 + 0 * a]
    thick = 0.0115 * (1 - 0.62 * t) * (1 + 0.05 * np.abs(np.sin(7 * np.pi * t)))
    flesh = tube(way, thick, sides=20)

    def paint(p: Floats) -> Floats:
        r, turn = np.hypot(p[:, 0], p[:, 1]), np.arctan2(p[:, 1], p[:, 0])
        band = np.clip(0.35 + 0.65 * np.sin(11 * turn) + (r - 0.021) / 0.012, 0, 1)[:, None]
        return np.asarray(
            np.array((0.82, 0.66, 0.56)) * (1 - band) + np.array(item.color) * band, np.float32
        )

    end = np.array(way[-1])
    fans = [
        moved(
            turned(leaf(0.020, 0.008, fold=8), "z", 140 + s), (float(end[0]), float(end[1]), 0.011)
        )
        for s in (-24, 0, 24)
    ]
    skin = _food("shrimp", item.color, 0.2, 0.6)
    one = [
        Part(painted(flesh, paint), skin),
        Part(
            combined([thickened(m, 0.0008) for m in fans]),
            _food("tail", (0.66, 0.12, 0.03)),
            "tail",
        ),
    ]
    made: Made = [_plate(0.13)]
    for k in range(item.count):
        turn = 72.0 * k + float(rng.uniform(-12, 12))
        lay = [
            moved(
                turned(turned(part, "x", 14), "z", turn),
                (0.052 * np.cos(np.radians(72 * k)), 0.052 * np.sin(np.radians(72 * k)), 0.0095),
            )
            for part in one
        ]
        made += lay
    return made + _of("lemon", (0, 0, 0.008), 20, 0.62)


def _nacre(outside: Rgb) -> Callable[[Floats], Floats]:
    """Pearly within, rough and grey outside."""

    def paint(p: Floats) -> Floats:
        within = np.hypot(p[:, :1] / 0.026, p[:, 1:2] / 0.041) < 0.95
        pearl = within & (p[:, 2:] > -0.0105)
        return np.asarray(np.where(pearl, (0.74, 0.72, 0.70), outside), np.float32)

    return paint


def _oysters_meat() -> Mesh:
    return lumpy(
        moved(sized(ball(0.018, segments=30), (0.9, 1.5, 0.30)), (0, -0.003, -0.004)),
        0.0022,
        0.010,
        5,
    )


def _oyster_shell(seed: int) -> Mesh:
    """A rough cup with a frilled rim."""
    t = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    out = np.c_[
        0.028 * np.sin(t) * (1 + 0.12 * np.sin(5 * t)),
        0.044 * np.cos(t) * (1 + 0.05 * np.cos(7 * t)),
    ]
    rows = [
        np.c_[out * k, np.full(90, z)]
        for k, z in (
            (0.15, -0.014),
            (0.6, -0.012),
            (0.9, -0.004),
            (1, 0.002),
            (0.93, 0.001),
            (0.7, -0.006),
            (0.3, -0.009),
            (0.02, -0.009),
        )
    ]
    return lumpy(grid(np.array(rows), around=True, crease=50), 0.0011, 0.007, seed)


def _oysters(item: Delicacy, rng: np.random.Generator) -> Made:
    """Half shells in a ring on crushed ice, pearly within, lemon in the middle."""
    shell = _oyster_shell(_seed(rng))
    meat = _oysters_meat()
    flesh = painted(meat, clouded((0.62, 0.56, 0.46), (0.30, 0.27, 0.24), 0.012, 5))
    one = [
        Part(painted(shell, _nacre(item.color)), Material("shell", item.color, 0.3, coat=0.4)),
        piece(flesh, _food("oyster", CREAM, 0.1, 1.0), name="oyster"),
    ]
    cube = lumpy(bevelled_box((0.015, 0.015, 0.012), bevel=0.003), 0.0008, 0.008, 2)
    ice = Material("ice", (0.80, 0.85, 0.87), 0.1, coat=1.0, subsurface=0.9)
    lumps = copies(
        [Part(cube, ice, "ice", tinted=False)],
        np.c_[
            0.118
            * np.sqrt(rng.uniform(0, 1, 190))[:, None]
            * (lambda w: np.c_[np.cos(w), np.sin(w)])(rng.uniform(0, 6.3, 190)),
            rng.uniform(0.010, 0.020, 190),
        ],
        rng=rng,
        lean=80,
    )
    made: Made = [_plate(0.15, (0.30, 0.31, 0.32)), Part(lumps, ice, "ice", tinted=False)]
    for k in range(item.count):
        made += [
            moved(
                turned(turned(part, "x", -8), "z", 60.0 * k),
                (0.078 * np.sin(-np.radians(60 * k)), 0.078 * np.cos(np.radians(60 * k)), 0.040),
            )
            for part in one
        ]
    return made + _of("lemon", (0, 0, 0.026), 10, 0.6)


def _smoothie_bowl(item: Delicacy, rng: np.random.Generator) -> Made:
    """Seen from above: purple cream, rows of banana, berries, seeds and kiwi on it."""
    outer = spline([(0.042, 0), (0.066, 0.022), (0.080, 0.060)], 24)
    inner = spline([(0.077, 0.060), (0.062, 0.024), (0.038, 0.008)], 20)
    bowl = lathe(np.r_[[(0, 0.002)], outer, inner])
    cream = lumpy(
        lathe(spline([(0.0745, 0.051), (0.04, 0.053), (0, 0.052)], 20)), 0.0012, 0.02, _seed(rng)
    )
    disc = rolled(np.full(36, 0.0125), 0.005)
    slices = [
        moved(
            turned(disc, "x", 16),
            (-0.052 + 0.0145 * k, 0.030 - 0.0016 * (k - 3.5) ** 2 + 0.01, 0.054),
        )
        for k in range(8)
    ]
    banana = painted(
        combined(slices), lambda p: np.tile(np.array((0.80, 0.68, 0.38), np.float32), (len(p), 1))
    )
    blues = [
        ball(0.0062, (-0.04 + 0.0118 * k, -0.006 + 0.004 * (k % 2), 0.058), segments=18)
        for k in range(7)
    ]
    oats = Part(
        sized(ball(0.0024, segments=8), (1, 1.4, 0.4)),
        _food("granola", (0.60, 0.36, 0.13), 0.6, 0.1),
        "granola",
        tinted=False,
    )
    where = np.c_[
        rng.uniform(-0.045, 0.045, 90),
        rng.uniform(-0.040, -0.020, 90),
        rng.uniform(0.053, 0.060, 90),
    ]
    return [
        body(bowl, "matte ceramic", (0.62, 0.57, 0.50)),
        piece(cream, _food("smoothie", item.color, 0.35, 0.3), name="cream"),
        piece(banana, _food("banana", (0.80, 0.68, 0.38), 0.4), name="banana"),
        piece(blues, _food("blueberry", (0.03, 0.042, 0.14), 0.4), name="berry"),
        Part(copies([oats], where, rng=rng, lean=60), oats.material, "granola", tinted=False),
        *_of("strawberry", (0.045, 0.014, 0.053), 40, 0.62),
        *_of("strawberry", (0.058, -0.008, 0.053), 160, 0.55, 1),
        *_of("raspberries", (-0.052, -0.016, 0.050), 40, 0.34),
    ]


# Sweets


def _brownie(item: Delicacy, rng: np.random.Generator) -> Made:
    """Squares in a stack, a cracked and shining top, nuts in the crumb."""
    made: Made = []
    for k in range(item.count):
        seed = _seed(rng)
        block = lumpy(
            bevelled_box((0.068, 0.068, 0.030), bevel=0.004, steps=10), 0.0013, 0.008, seed
        )
        lid = lumpy(
            moved(extruded(rectangle(0.066, 0.066, 0.006), 0.004, bevel=0.0015), (0, 0, 0.0135)),
            0.0009,
            0.012,
            seed,
        )
        tops = painted(lid, clouded((0.19, 0.085, 0.036), (0.085, 0.034, 0.015), 0.016, seed))
        bits = [
            moved(
                lumpy(ball(0.0035, segments=12), 0.0008, 0.003, n),
                (float(rng.uniform(-0.028, 0.028)), -0.034, float(rng.uniform(-0.01, 0.008))),
            )
            for n in range(5)
        ]
        one = [
            Part(
                painted(block, clouded(item.color, (0.13, 0.055, 0.022), 0.006, seed)),
                _food("crumb", item.color, 0.7, 0),
            ),
            Part(tops, _food("top", BROWN, 0.35, 0.35), "top"),
            piece(bits, _food("nut", (0.60, 0.40, 0.18), 0.5), name="nut"),
        ]
        made += _placed(one, (0.004 * (k % 2), 0, 0.016 + 0.0325 * k), float(rng.uniform(-16, 16)))
    return made


def _muffin(item: Delicacy, rng: np.random.Generator) -> Made:
    """A pleated paper cup, a cracked dome with blueberries baked into it."""
    a = np.linspace(0, 2 * np.pi, 192, endpoint=False)
    pleat = 0.0011 * np.sign(np.sin(32 * a)) * np.abs(np.sin(32 * a)) ** 0.5
    rows = [
        np.c_[(r + pleat) * np.cos(a), (r + pleat) * np.sin(a), np.full(192, z)]
        for r, z in ((0.0, 0.0), (0.024, 0.0), (0.0335, 0.045), (0.0325, 0.045))
    ]
    cup = grid(np.array(rows), around=True, crease=40)
    seed = _seed(rng)
    line = spline([(0.033, 0.040), (0.043, 0.046), (0.042, 0.058), (0.028, 0.075), (0, 0.082)], 40)
    dome = lumpy(lumpy(lathe(line), 0.0032, 0.018, seed), 0.0010, 0.005, seed)
    crust = Part(
        painted(dome, toasted(item.color, (0.36, 0.14, 0.03), 0.05, 0.085, seed, size=0.012)),
        _food("crust", item.color, 0.6, 0.1),
    )
    berry = Part(
        ball(0.0058, segments=16),
        _food("blueberry", (0.035, 0.03, 0.11), 0.35, 0.3),
        "berry",
        tinted=False,
    )
    assert isinstance(crust.shape, Mesh)
    berries = strewn(crust.shape, berry, 0.019, rng, density=lambda p: p[:, 2] > 0.054, most=16)
    return [
        crust,
        Part(berries, berry.material, "berry", tinted=False),
        piece(cup, "paper", (0.46, 0.27, 0.12), name="cup"),
    ]


def _tart_ovals() -> list[Mesh]:
    return [
        turned(
            moved(
                turned(sized(rolled(np.full(40, 0.0155), 0.006), (1, 0.82, 1)), "y", 24),
                (0.054, 0, 0.036),
            ),
            "z",
            30.0 * k,
        )
        for k in range(12)
    ]


def _tart(item: Delicacy, rng: np.random.Generator) -> Made:
    """A fluted crust of custard with rings of strawberry, kiwi and blueberry under a glaze."""
    a = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    flute = 1 + 0.025 * np.sin(34 * a)
    rows = [
        np.c_[r * flute * np.cos(a), r * flute * np.sin(a), np.full(240, z)]
        for r, z in (
            (0.0, 0.0),
            (0.082, 0.0),
            (0.096, 0.030),
            (0.0955, 0.033),
            (0.089, 0.033),
            (0.087, 0.024),
            (0, 0.024),
        )
    ]
    shell = painted(
        lumpy(grid(np.array(rows), around=True, crease=60), 0.0006, 0.006, 2),
        toasted((0.74, 0.48, 0.19), (0.48, 0.21, 0.05), 0.005, 0.036, 2),
    )
    custard = lathe(spline([(0.0875, 0.027), (0.05, 0.029), (0, 0.029)], 16))
    blue = [
        ball(0.0075, (r * np.cos(w), r * np.sin(w), 0.034), segments=20)
        for n, r in ((21, 0.076), (1, 0.0))
        for w in np.linspace(0, 6.2832, n, endpoint=False)
    ]
    ovals = _tart_ovals()
    halves = [
        turned(
            moved(
                turned(sized(ball(0.013, segments=24), (1.3, 0.95, 0.7)), "y", 20),
                (0.026, 0, 0.036),
            ),
            "z",
            60.0 * k + 15,
        )
        for k in range(6)
    ]
    kiwi = painted(
        combined(ovals), lambda p: np.tile(np.array((0.26, 0.44, 0.05), np.float32), (len(p), 1))
    )
    return [
        Part(shell, _food("crust", item.color, 0.65, 0.0)),
        piece(custard, _food("custard", (0.82, 0.62, 0.24), 0.2, 0.6), name="custard"),
        piece(blue, _food("blueberry", (0.03, 0.04, 0.14), 0.25, 0.7), name="berry"),
        piece(kiwi, _food("kiwi", (0.26, 0.44, 0.05), 0.1, 0.9), name="kiwi"),
        piece(halves, _food("strawberry", (0.58, 0.02, 0.02), 0.1, 0.9), name="strawberry"),
    ]


MAN: tuple[tuple[float, float], ...] = (
    (0.0, 0.135), (0.017, 0.130), (0.024, 0.112), (0.017, 0.096), (0.022, 0.090), (0.046, 0.088),
    (0.053, 0.080), (0.048, 0.070), (0.027, 0.067), (0.027, 0.048), (0.040, 0.012), (0.037, 0.001),
    (0.024, 0.0), (0.010, 0.028), (0.0, 0.036),
)  # fmt: skip


def _gingerbread_man(item: Delicacy, rng: np.random.Generator) -> Made:
    """A figure of brown dough, standing: piped seams, a smile, buttons like sweets."""
    right = spline(MAN, 90)
    out = np.r_[right, (right * [-1, 1])[-2:0:-1]]
    seed = _seed(rng)
    dough = lumpy(extruded(out, 0.011, bevel=0.004, steps=4), 0.0005, 0.008, seed)
    tone = painted(dough, clouded(item.color, (0.32, 0.13, 0.035), 0.02, seed))
    z = 0.0112
    piped = [
        _piped([(-0.045, 0.073), (-0.040, 0.079), (-0.045, 0.085)], z),
        _piped([(0.045, 0.073), (0.040, 0.079), (0.045, 0.085)], z),
        _piped([(-0.036, 0.010), (-0.029, 0.014), (-0.021, 0.010)], z),
        _piped([(0.036, 0.010), (0.029, 0.014), (0.021, 0.010)], z),
        _piped([(-0.011, 0.108), (-0.006, 0.103), (0, 0.1015), (0.006, 0.103), (0.011, 0.108)], z),
    ]
    eyes = [moved(sized(ball(0.0026), (1, 1, 0.6)), (s * 0.008, 0.118, z)) for s in (-1, 1)]
    knobs = [moved(sized(ball(0.0038), (1, 1, 0.7)), (0, y, z)) for y in (0.080, 0.066, 0.052)]
    made = [
        Part(tone, _food("gingerbread", item.color, 0.75, 0.0)),
        piece([*piped, *eyes], _food("icing", (0.83, 0.81, 0.77), 0.4), name="icing"),
        piece(knobs[::2], _food("sweet", (0.60, 0.02, 0.03), 0.15, 0.8), name="sweet"),
        piece(knobs[1::2], _food("sweet", (0.04, 0.34, 0.09), 0.15, 0.8), name="sweet"),
    ]
    return [turned(part, "x", 80) for part in made]


def _piped(points: Sequence[tuple[float, float]], z: float) -> Mesh:
    """A line of icing in the plane at height z."""
    return tube(np.c_[spline(points, 24), np.full(24, z)], 0.0016, sides=10)


def _gingerbread_house_edge() -> list[Mesh]:
    return [
        tube(spline([(-0.068, y, 0.064), (0, y, 0.152), (0.068, y, 0.064)], 40), 0.0052, sides=10)
        for y in (-0.087, 0.087)
    ]


def _gingerbread_house_frame() -> list[Mesh]:
    return [
        _upright([(-0.016, 0.0), (-0.016, 0.04), (0, 0.052), (0.016, 0.04), (0.016, 0.0)]),
        _upright(
            [(-0.011, 0.078), (-0.011, 0.098), (0.011, 0.098), (0.011, 0.078), (-0.011, 0.078)]
        ),
    ]


def _sweet_tiles(slope: float) -> list[Mesh]:
    """Rows of flat sweets over both halves of a roof of `slope` degrees."""
    return [
        moved(
            turned(sized(ball(0.0085, segments=18), (1, 1, 0.35)), "y", s * slope),
            (
                s * (0.012 + 0.0148 * row),
                -0.074 + 0.0165 * k + 0.008 * (row % 2),
                0.145 - 0.0165 * row + 0.004,
            ),
        )
        for s in (-1, 1)
        for row in range(5)
        for k in range(9 + (row + 1) % 2)
    ]


def _icicles() -> list[Mesh]:
    """Icing that hangs from the eaves."""
    t = np.linspace(0, 1, 90)
    return [
        tube(
            np.c_[
                s * (0.069 + 0 * t),
                -0.088 + 0.176 * t,
                0.060 - 0.010 * np.abs(np.sin(9 * np.pi * t)) ** 2,
            ],
            0.0052,
            sides=10,
        )
        for s in (-1, 1)
    ]


def _sweets() -> list[Mesh]:
    """Balls along the foot of the front and up its gable."""
    lines = [np.linspace(-0.06, 0.06, 9), np.full(9, -0.080)]
    sweets = [
        ball(0.0065, (float(x), float(y), 0.0065), segments=18)
        for x, y in zip(*lines, strict=True)
        if abs(x) > 0.02
    ]
    sweets += [
        ball(0.006, (s * 0.045 * k, -0.094, 0.074 + 0.058 * (1 - k)), segments=18)
        for s in (-1, 1)
        for k in (0.25, 0.62, 1.0)
    ]
    return sweets


def _gingerbread_house(item: Delicacy, rng: np.random.Generator) -> Made:
    """Walls of dough, a roof of biscuit under snow, a door, sweets along every edge."""
    gable = [(-0.06, 0), (0.06, 0), (0.06, 0.075), (0, 0.145), (-0.06, 0.075)]
    seed = _seed(rng)
    house = lumpy(
        moved(turned(extruded(gable, 0.15, bevel=0.003), "x", 90), (0, 0.075, 0)),
        0.0005,
        0.01,
        seed,
    )
    walls = painted(house, clouded(item.color, (0.33, 0.14, 0.04), 0.03, seed))
    slope = float(np.degrees(np.arctan2(0.070, 0.060)))
    panel = bevelled_box((0.108, 0.176, 0.010), bevel=0.003, at=(0.048, 0, 0.004))
    roofs = [
        moved(turned(panel, "y", slope), (0, 0, 0.148)),
        moved(turned(turned(panel, "z", 180), "y", -slope), (0, 0, 0.148)),
    ]
    tiles, drips = _sweet_tiles(slope), _icicles()
    edge = _gingerbread_house_edge()
    ridge = tube([(0, -0.087, 0.154), (0, 0.087, 0.154)], 0.0072, sides=12)
    frame = _gingerbread_house_frame()
    door = bevelled_box((0.030, 0.004, 0.044), bevel=0.001, at=(0, -0.076, 0.022))
    sweets = _sweets()
    snow = lumpy(lathe(spline([(0.15, 0.0), (0.12, 0.006), (0, 0.008)], 24)), 0.002, 0.03, seed)
    glow = bevelled_box((0.020, 0.003, 0.018), bevel=0.001, at=(0, -0.0757, 0.088))
    icing = _food("icing", (0.83, 0.82, 0.79), 0.45)
    made = [
        Part(walls, _food("gingerbread", item.color, 0.75, 0.0)),
        piece([*roofs, door], _food("biscuit", (0.24, 0.095, 0.03), 0.7, 0), name="roof"),
        piece(tiles[::2], _food("sweet", (0.62, 0.03, 0.03), 0.2, 0.7), name="sweet"),
        piece(tiles[1::2], _food("sweet", (0.80, 0.78, 0.74), 0.2, 0.7), name="sweet"),
        piece([*drips, *edge, ridge, *frame], icing, name="icing"),
        piece(sweets[::3], _food("sweet", (0.62, 0.02, 0.03), 0.12, 0.9), name="sweet"),
        piece(sweets[1::3], _food("sweet", (0.04, 0.36, 0.10), 0.12, 0.9), name="sweet"),
        piece(sweets[2::3], _food("sweet", (0.80, 0.50, 0.02), 0.12, 0.9), name="sweet"),
        piece(glow, _food("sugar", (0.85, 0.55, 0.12), 0.1, 1.0), name="window"),
    ]
    return [piece(snow, "snow", name="snow"), *(moved(part, (0, 0, 0.005)) for part in made)]


def _upright(points: Sequence[tuple[float, float]]) -> Mesh:
    """A line of icing on the front, through (x, z)."""
    p = rounded(np.array(points), 0.004, closed=False)
    return tube(np.c_[p[:, 0], np.full(len(p), -0.0772), p[:, 1]], 0.0022, sides=8)


def _candy_cane(item: Delicacy, rng: np.random.Generator) -> Made:
    """A crook with stripes that wind round it, leaning back on a bow of ribbon."""
    hook = arc(0.030, 0, 200, 40, (-0.030, 0.125))
    way = np.c_[
        np.r_[np.zeros(60), hook[:, 0]],
        np.zeros(100),
        np.r_[np.linspace(0.004, 0.123, 60), hook[:, 1]],
    ]
    stick = painted(tube(even(way, 260), 0.0082, sides=96), _wound(item.color))
    loops = [
        sweep(
            spline(
                [
                    (0, 0, 0),
                    (s * 0.022, -0.004, 0.014),
                    (s * 0.034, 0.0, 0.002),
                    (s * 0.018, 0.003, -0.006),
                    (0, 0, 0),
                ],
                40,
            ),
            rectangle(0.0012, 0.012, 0.0004),
            up=(0, 1, 0),
        )
        for s in (-1, 1)
    ]
    tails = [
        sweep(
            spline([(0, 0, 0), (s * 0.010, -0.004, -0.018), (s * 0.022, 0.002, -0.038)], 20),
            rectangle(0.0012, 0.011, 0.0004),
            up=(0, 1, 0),
        )
        for s in (-1, 1)
    ]
    bow = [moved(m, (0, -0.010, 0.085)) for m in (*loops, *tails, sized(ball(0.006), (1, 0.8, 1)))]
    made = [
        Part(stick, _food("candy", item.color, 0.12, 0.9)),
        piece(bow, "silk", (0.04, 0.24, 0.06), name="bow"),
    ]
    return [turned(part, "y", -6) for part in made]


def _wound(color: Rgb) -> Callable[[Floats], Floats]:
    """A broad and a thin stripe that wind round a crook whose bend is 0.125 m high."""

    def paint(p: Floats) -> Floats:
        x, y, z = p.T
        over = z > 0.125
        bend = np.arctan2(z - 0.125, x + 0.030)
        along = np.where(over | (x < -0.03), 0.125 + 0.030 * (bend % (2 * np.pi)), z)
        out = np.where(along > 0.125, np.hypot(x + 0.030, z - 0.125) - 0.030, x)
        wave = (np.arctan2(y, out) / (2 * np.pi) + along / 0.021) % 1
        red = (wave < 0.42) | ((wave > 0.62) & (wave < 0.70))
        tones = np.where(red[:, None], np.array(color), np.array((0.82, 0.80, 0.77)))
        return np.asarray(tones, np.float32)

    return paint


def _cotton_candy(item: Delicacy, rng: np.random.Generator) -> Made:
    """A cloud of spun sugar on a paper cone."""
    cone = lathe([(0, 0), (0.006, 0), (0.024, 0.15), (0, 0.15)])
    puff = sdf.ellipsoid((0.075, 0.072, 0.085), (0, 0, 0.235))
    for k in range(9):
        a, up = 2.4 * k, 0.18 + 0.013 * k
        puff |= sdf.sphere(0.040, (0.048 * np.cos(a), 0.048 * np.sin(a), up)).k(0.02)
    seed = _seed(rng)
    cloud = lumpy(lumpy(sdf.meshed(puff, detail=0.004), 0.008, 0.035, seed), 0.003, 0.009, seed)
    tone = painted(cloud, clouded(item.color, (0.86, 0.62, 0.72), 0.04, seed))
    sugar = Material("spun sugar", item.color, 0.9, sheen=1.0, subsurface=0.9)
    return [Part(tone, sugar), piece(cone, "paper", (0.80, 0.78, 0.74), name="cone")]


FORMS: dict[str, Callable[[Delicacy, np.random.Generator], Made]] = {
    "fig": _fig, "walnut": _walnut, "almond": _almond, "pomegranate": _pomegranate,
    "kiwi": _kiwi, "dragon fruit": _dragon_fruit, "avocado toast": _avocado_toast,
    "cheese board": _cheese_board, "burrito": _burrito, "nachos": _nachos, "onigiri": _onigiri,
    "fried chicken": _fried_chicken, "shrimp": _shrimp, "oysters": _oysters,
    "smoothie bowl": _smoothie_bowl, "brownie": _brownie, "muffin": _muffin, "tart": _tart,
    "gingerbread man": _gingerbread_man, "gingerbread house": _gingerbread_house,
    "candy cane": _candy_cane, "cotton candy": _cotton_candy,
}  # fmt: skip

FAMILY = Family(
    "delicacies",
    build,
    ROWS,
    span=(0.05, 0.5),
    synonyms={
        "fig": ("fresh fig",),
        "kiwi": ("kiwifruit", "kiwi fruit"),
        "dragon fruit": ("dragonfruit", "pitaya"),
        "avocado toast": ("toast with avocado",),
        "cheese board": ("charcuterie board", "cheese platter", "wooden board with cheese"),
        "onigiri": ("rice ball",),
        "fried chicken": ("chicken wing", "chicken drumstick", "buffalo wings"),
        "shrimp": ("prawn", "grilled shrimp"),
        "oysters": ("oyster", "plate of oysters"),
        "smoothie bowl": ("acai bowl", "granola bowl", "yogurt bowl"),
        "muffin": ("blueberry muffin",),
        "fruit tart": ("tart", "strawberry tart"),
        "gingerbread man": ("gingerbread cookie", "gingerbread"),
        "cotton candy": ("candyfloss", "candy floss"),
    },
)
