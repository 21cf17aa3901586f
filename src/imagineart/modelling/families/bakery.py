"""What is baked or sweet: bread, croissants, donuts, cookies, pies, ice cream, cheese, chocolate.

Dough is a soft field or a turned outline that is lumpy and browns where it stands out.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    circle,
    clouded,
    coil,
    combined,
    copies,
    cushion,
    extruded,
    fractal,
    grid,
    grounded,
    lathe,
    lumpy,
    merged,
    moved,
    painted,
    rod,
    rolled,
    sdf,
    sized,
    smoothed,
    spaced,
    spline,
    strewn,
    sweep,
    toasted,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.pieces import body, piece


@dataclass(frozen=True, slots=True)
class Bake:
    """A baked thing by its form; `color` is that of its icing, crust or flesh."""

    form: str
    color: Rgb
    size: float = 1.0
    count: int = 1
    topping: str = ""


Made = list[Part]
BROWN: Rgb = (0.46, 0.185, 0.045)
DARK: Rgb = (0.25, 0.078, 0.020)
PALE: Rgb = (0.76, 0.54, 0.27)
FLOUR: Rgb = (0.80, 0.74, 0.64)
COCOA: Rgb = (0.085, 0.032, 0.014)
PINK: Rgb = (0.78, 0.24, 0.34)

ROWS = {
    "bread": Bake("loaf", BROWN),
    "sourdough bread": Bake("boule", (0.40, 0.16, 0.045)),
    "baguette": Bake("baguette", BROWN),
    "bread roll": Bake("roll", BROWN),
    "toast": Bake("toast", (0.74, 0.46, 0.18), count=2),
    "croissant": Bake("croissant", BROWN),
    "donut": Bake("donut", PINK, topping="sprinkles"),
    "chocolate donut": Bake("donut", COCOA, topping="sprinkles"),
    "bagel": Bake("donut", BROWN, topping="sesame"),
    "cookie": Bake("cookie", (0.58, 0.32, 0.11), count=1),
    "stack of cookies": Bake("cookie", (0.58, 0.32, 0.11), count=5),
    "pie": Bake("pie", BROWN),
    "pretzel": Bake("pretzel", (0.34, 0.105, 0.022)),
    "macaron": Bake("macaron", PINK, count=1),
    "stack of macarons": Bake("macaron", PINK, count=6),
    "slice of cake": Bake("cake slice", (0.83, 0.78, 0.68)),
    "ice cream": Bake("cone", (0.80, 0.34, 0.38), count=2),
    "ice cream cone": Bake("cone", (0.83, 0.73, 0.50), count=1),
    "bowl of ice cream": Bake("sundae", (0.80, 0.34, 0.38), count=3),
    "popsicle": Bake("popsicle", (0.72, 0.08, 0.06)),
    "cheese": Bake("cheese", (0.84, 0.50, 0.06)),
    "cheese wheel": Bake("cheese wheel", (0.80, 0.42, 0.05)),
    "chocolate bar": Bake("chocolate", COCOA),
    "lollipop": Bake("lollipop", (0.75, 0.04, 0.09)),
}


def build(order: Order[Bake]) -> Model:
    """By its form, turned a little by chance."""
    bake, rng = order.params, order.rng
    made = FORMS[bake.form](bake, rng)
    model = grounded(turned(Model(order.noun, merged(made)), "z", float(rng.uniform(-18, 18))))
    model = sized(model, float(rng.uniform(0.95, 1.05)) * bake.size)
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    anchors = {"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))}
    return replace(model, anchors=anchors)


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1 << 30))


def _food(
    name: str, color: Rgb, roughness: float, *, coat: float = 0.0, subsurface: float = 0.4
) -> Material:
    return Material(name, color, roughness, coat=coat, coat_roughness=0.15, subsurface=subsurface)


CRUST = _food("crust", BROWN, 0.55, coat=0.12)
GLAZED = _food("glazed crust", BROWN, 0.34, coat=0.45)


# Loaves


def _scored(color: Rgb, cut: Callable[[Floats], Floats], seed: int) -> Callable[[Floats], Floats]:
    """Brown where the crust is, flour in clouds, pale in the cuts: `cut(points)` 0–1."""

    def paint(p: Floats) -> Floats:
        cloud = fractal(p, 0.05, seed, octaves=4)[:, None]
        ground = np.array(color) * (1 + 0.35 * cloud)
        dust = np.clip(fractal(p, 0.03, seed + 3, octaves=4) - 0.1, 0, 1)[:, None] * 0.55
        skin = ground * (1 - dust) + np.array(FLOUR) * dust
        open_ = cut(p)[:, None]
        return np.asarray(np.clip(skin * (1 - open_) + np.array(PALE) * open_, 0, 1), np.float32)

    return paint


def _boule(bake: Bake, rng: np.random.Generator) -> Made:
    """A round loaf with a cross cut into it, dusted with flour."""
    seed = _seed(rng)

    def cut(p: Floats) -> Floats:
        across = np.minimum(np.abs(p[:, 0] + 0.1 * p[:, 1]), np.abs(p[:, 1] - 0.1 * p[:, 0]))
        wide = 0.009 * np.clip((0.085 - np.hypot(p[:, 0], p[:, 1])) / 0.03, 0, 1)
        return np.asarray(np.clip(1 - across / np.maximum(wide, 1e-4), 0, 1) * (p[:, 2] > 0.03))

    shape = sdf.ellipsoid((0.115, 0.115, 0.075), (0, 0, 0.045)) - sdf.half_space(
        (0, 0, 1), (0, 0, 0)
    )
    loaf = sdf.meshed(shape, cells=110)
    loaf = lumpy(_dented(loaf, cut, 0.010), 0.0028, 0.045, seed)
    return [Part(painted(loaf, _scored(bake.color, cut, seed)), CRUST, "crust")]


def _dented(mesh: Mesh, cut: Callable[[Floats], Floats], depth: float) -> Mesh:
    vertices = mesh.vertices - np.c_[np.zeros((len(mesh.vertices), 2)), depth * cut(mesh.vertices)]
    return smoothed(replace(mesh, vertices=vertices.astype(np.float32), normals=None), 60.0)


def _loaf(bake: Bake, rng: np.random.Generator) -> Made:
    """A tin loaf whose first slices are cut and lean."""
    seed = _seed(rng)
    outline = spline(
        [
            (-0.048, 0.0),
            (-0.052, 0.045),
            (-0.062, 0.068),
            (-0.052, 0.098),
            (0, 0.112),
            (0.052, 0.098),
            (0.062, 0.068),
            (0.052, 0.045),
            (0.048, 0.0),
        ],
        60,
    )
    whole = _slab(outline, 0.17, seed, bake.color)
    parts = [moved(p, (0, 0.06, 0)) for p in whole]
    for k in range(2):
        slice_ = [turned(p, "x", 22 + 26 * k) for p in _slab(outline, 0.015, seed + k, bake.color)]
        low = min(float(p.shape.vertices[:, 2].min()) for p in slice_ if isinstance(p.shape, Mesh))
        parts += [moved(p, (0.004 * k, -0.048 - 0.042 * k, -low)) for p in slice_]
    return parts


def _slab(outline: np.ndarray, long: float, seed: int, color: Rgb) -> Made:
    """A piece of loaf along y: crust round it, crumb at both ends."""
    from_side = turned(extruded(outline, long, bevel=0.002), "x", 90)
    shell = moved(from_side, (0, long / 2, 0))
    crust = lumpy(shell, 0.0007, 0.02, seed)
    skin = painted(crust, toasted((0.66, 0.36, 0.13), color, 0.02, 0.10, seed))
    inner = outline * np.array([0.93, 0.93]) + np.array([0, 0.003])
    faces = [
        moved(turned(extruded(inner, 0.0012), "x", 90), (0, y, 0))
        for y in (-long / 2 + 0.0004, long / 2 + 0.0008)
    ]
    crumb = [lumpy(boxed_uvs(replace(m, uvs=None)), 0.0003, 0.004, seed) for m in faces]
    return [Part(skin, CRUST, "crust"), piece(crumb, "crumb", name="crumb")]


def _toast(bake: Bake, rng: np.random.Generator) -> Made:
    outline = spline(
        [(-0.046, 0.0), (-0.046, 0.055), (-0.056, 0.075), (-0.046, 0.1), (0, 0.104), (0.046, 0.1),
         (0.056, 0.075), (0.046, 0.055), (0.046, 0.0)], 60,
    )  # fmt: skip
    parts: Made = []
    for k in range(bake.count):
        seed = _seed(rng)
        disc = extruded(outline - np.array([0, 0.052]), 0.013, bevel=0.003)
        fine = painted(
            lumpy(disc, 0.0006, 0.006, seed), clouded(bake.color, BROWN, 0.03, seed, -0.1)
        )
        face = moved(extruded(0.86 * (outline - np.array([0, 0.052])), 0.0015), (0, 0, 0.0122))
        top = painted(
            lumpy(face, 0.0005, 0.004, seed), clouded((0.80, 0.56, 0.26), BROWN, 0.02, seed)
        )
        lean = [
            turned(p, "z", 12 - 34 * k)
            for p in (Part(fine, CRUST, "crust"), Part(top, CRUST, "crumb"))
        ]
        parts += [moved(p, (0.012 * k, 0.016 * k, 0.0135 * k)) for p in lean]
    pat = bevelled_box((0.022, 0.022, 0.006), bevel=0.002, steps=3)
    butter = _food("butter", (0.84, 0.66, 0.22), 0.2, coat=0.5, subsurface=0.7)
    return [
        *parts,
        piece(moved(turned(pat, "z", 30), (0.01, 0.012, 0.0135 * bake.count + 0.003)), butter),
    ]


def _baguette(bake: Bake, rng: np.random.Generator) -> Made:
    """Long and thin with slanting cuts that opened."""
    seed = _seed(rng)
    t = np.linspace(-1, 1, 160)
    radius = 0.031 * (1 - np.abs(t) ** 5) ** 0.5 + 0.003
    loaf = tube(np.c_[0.006 * np.sin(2 * t), 0.29 * t, 0 * t], radius, sides=64, squash=0.82)

    def cut(p: Floats) -> Floats:
        along = p[:, 1] + 0.9 * p[:, 0]
        k = np.abs((along / 0.088 + 0.5) % 1 - 0.5)
        side = np.clip(1 - np.abs(p[:, 0] - 0.35 * 0) / 0.022, 0, 1)
        return np.asarray(np.clip(1 - k / 0.15, 0, 1) * side * (p[:, 2] > 0.004))

    loaf = lumpy(_dented(loaf, cut, 0.006), 0.0016, 0.03, seed)
    skin = painted(loaf, _scored(bake.color, cut, seed))
    lying = turned(Part(skin, CRUST, "crust"), "z", 62)
    return [lying]


def _roll(bake: Bake, rng: np.random.Generator) -> Made:
    seed = _seed(rng)
    shape = sdf.ellipsoid((0.05, 0.045, 0.033), (0, 0, 0.02)) - sdf.half_space((0, 0, 1))
    bun = lumpy(sdf.meshed(shape, cells=80), 0.0012, 0.03, seed)
    skin = painted(bun, toasted(PALE, bake.color, 0.002, 0.02, seed))
    return [Part(skin, GLAZED, "crust")]


# Rolled and ringed


def _croissant(bake: Bake, rng: np.random.Generator) -> Made:
    """A crescent of rolled dough: ridges that swell in the middle and taper to both horns."""
    seed = _seed(rng)
    t = np.linspace(-1, 1, 300)
    a = np.radians(t * 88)
    r = 0.062
    path = np.c_[r * np.sin(a) * 1.05, r * (1 - np.cos(a)) * 0.95, 0 * t]
    ridge = np.abs(t) * 4.0
    saw = ridge - np.floor(ridge)
    swell = 0.034 * (1 - np.abs(t) ** 1.7) ** 0.9 + 0.0065
    radius = swell * (1 - 0.23 * saw**1.4) * (1 - 0.12 * np.floor(ridge) / 4)
    dough = tube(path, radius, sides=72, squash=0.86)
    ridged = painted(lumpy(dough, 0.0007, 0.012, seed), _layers(bake.color, seed))
    return [Part(turned(ridged, "z", 180), GLAZED, "crust")]


def _layers(color: Rgb, seed: int) -> Callable[[Floats], Floats]:
    """Dark on the ridges' backs, pale in the steps between the layers of dough."""

    def paint(p: Floats) -> Floats:
        angle = np.abs(np.degrees(np.arctan2(p[:, 0], 0.062 - p[:, 1]))) / 88
        step = (angle * 4.0) % 1.0
        fine = np.sin(step * 40 + 3 * fractal(p, 0.02, seed)) * 0.12
        cloud = 0.25 * fractal(p, 0.015, seed + 1, octaves=4)
        share = np.clip(0.25 + 1.0 * (1 - step) + fine + cloud + 9 * p[:, 2], 0, 1)[:, None]
        return np.asarray(np.array(PALE) * (1 - share) + np.array(color) * share, np.float32)

    return paint


def _donut(bake: Bake, rng: np.random.Generator) -> Made:
    """A ring of dough, icing that ran over its shoulders, sprinkles; a bagel has seeds instead."""
    seed = _seed(rng)
    plain = bake.topping == "sesame"
    ring = lumpy(
        sdf.meshed(sdf.torus(0.030, 0.0175, (0, 0, 0.0175)).scaled((1, 1, 0.92)), cells=110),
        0.0007,
        0.02,
        seed,
    )
    dough = toasted(PALE, BROWN, 0.004, 0.022, seed) if plain else _belted(seed)
    made: Made = [Part(painted(ring, dough), GLAZED if plain else CRUST, "dough", tinted=plain)]
    if plain:
        return [*made, *_seeds_on(ring, rng, 0.026)]
    icing = _icing(rng)
    return [
        *made,
        body(icing, _food("icing", bake.color, 0.18, coat=0.5, subsurface=0.5)),
        *_sprinkles(icing, rng, bake.color),
    ]


def _belted(seed: int) -> Callable[[Floats], Floats]:
    """Fried brown with a pale belt about the middle."""

    def paint(p: Floats) -> Floats:
        off = np.abs(p[:, 2] - 0.016) / 0.007 + 0.35 * fractal(p, 0.02, seed)
        share = np.clip(off - 0.35, 0, 1)[:, None]
        return np.asarray(np.array(PALE) * (1 - share) + np.array(BROWN) * share, np.float32)

    return paint


def _icing(rng: np.random.Generator) -> Mesh:
    """A skin over the upper half of the ring with a wavy edge."""
    a = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    outer = np.radians(
        -2 + 13 * np.sin(7 * a + rng.uniform(0, 6)) + 9 * np.sin(4 * a + rng.uniform(0, 6))
    )
    inner = np.radians(178 - 10 * np.sin(5 * a + rng.uniform(0, 6)))
    rows = []
    for t in np.linspace(0, 1, 30):
        phi = outer + (inner - outer) * t
        thick = 0.0175 + 0.0022 * np.sin(np.pi * t) ** 0.25
        r = 0.030 + thick * np.cos(phi)
        rows.append(np.c_[r * np.cos(a), r * np.sin(a), (0.0175 + thick * np.sin(phi)) * 0.92])
    return grid(np.array(rows), around=True)


SPRINKLES: tuple[Rgb, ...] = (
    (0.80, 0.05, 0.06),
    (0.04, 0.24, 0.62),
    (0.84, 0.58, 0.03),
    (0.08, 0.48, 0.16),
    (0.84, 0.80, 0.74),
)


def _sprinkles(icing: Mesh, rng: np.random.Generator, ground: Rgb) -> Made:
    made: Made = []
    bar = rod((-0.0032, 0, 0.0003), (0.0032, 0, 0.0003), 0.00085, sides=8, bevel=0.0004)
    where = spaced(icing, 0.0055, rng, lambda p: p[:, 2] > 0.022)
    for k, color in enumerate(SPRINKLES):
        one = Part(bar, _food("sprinkle", color, 0.3))
        part = slice(k, None, len(SPRINKLES))
        many = copies([one], where.points[part], rng=rng, normals=where.normals[part], lean=10)
        made.append(Part(many, one.material, "sprinkle", tinted=False))
    return made


def _seeds_on(mesh: Mesh, rng: np.random.Generator, above: float) -> Made:
    pip = Part(sized(ball(0.0017, segments=8), (0.62, 1.0, 0.45)), _food("sesame", PALE, 0.45))
    many = strewn(mesh, pip, 0.0042, rng, density=lambda p: p[:, 2] > above)
    return [Part(many, pip.material, "sesame", tinted=False)]


def _pretzel(bake: Bake, rng: np.random.Generator) -> Made:
    """Two loops, crossed ends laid on the round, grains of salt."""
    knots = [
        (-0.034, -0.046, 0.012),
        (-0.028, -0.02, 0.016),
        (0.016, 0.014, 0.016),
        (0.052, 0.018, 0.008),
        (0.054, -0.022, 0.008),
        (0.022, -0.052, 0.008),
        (0, -0.056, 0.008),
    ]
    half = np.array(knots)
    path = np.r_[half[:-1] * [1, 1, 1], (half[::-1] * [-1, 1, 1])[0:]]
    line = spline(path, 220)
    line[:, 2] += 0.004 * np.exp(-((line[:, 0] / 0.02) ** 2)) * np.sign(np.arange(220) - 110)
    t = np.linspace(0, 1, 220)
    dough = tube(line, 0.0068 + 0.0045 * np.exp(-(((t - 0.5) / 0.22) ** 2)), sides=24)
    seed = _seed(rng)
    skin = painted(lumpy(dough, 0.0004, 0.02, seed), clouded(bake.color, DARK, 0.03, seed))
    grain = Part(
        bevelled_box((0.0022, 0.002, 0.0016), bevel=0.0003), _food("salt", (0.82, 0.81, 0.79), 0.3)
    )
    many = strewn(skin, grain, 0.0055, rng, density=lambda p: p[:, 2] > 0.012)
    return [Part(skin, GLAZED, "crust"), Part(many, grain.material, "salt", tinted=False)]


# Small and sweet


def _cookie(bake: Bake, rng: np.random.Generator) -> Made:
    """Cracked discs with chips of chocolate, one leaning on the stack."""
    parts: Made = []
    for k in range(bake.count):
        at = (float(rng.normal(0, 0.002)), float(rng.normal(0, 0.002)), 0.0135 * k)
        one = _one_cookie(bake.color, rng)
        if bake.count > 1 and k == bake.count - 1:
            one = [turned(p, "x", 62) for p in one]
            at = (0.004, -0.052, 0.036)
        parts += [moved(turned(p, "z", float(rng.uniform(-30, 30))), at) for p in one]
    return parts


def _one_cookie(color: Rgb, rng: np.random.Generator) -> Made:
    seed = _seed(rng)
    a = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    disc = rolled(0.038 * (1 + 0.03 * np.sin(3 * a + rng.uniform(0, 6))), 0.0125)
    disc = lumpy(_refined(disc), 0.0014, 0.008, seed)
    skin = painted(disc, toasted((0.70, 0.44, 0.18), color, 0.002, 0.012, seed, size=0.015))
    chip = Part(
        lumpy(sized(ball(0.0052, segments=12), (1, 1.15, 0.7)), 0.0008, 0.004, seed),
        material("chocolate"),
    )
    many = strewn(skin, chip, 0.0135, rng, density=lambda p: p[:, 2] > 0.009)
    return [
        Part(skin, _food("cookie", color, 0.7), "cookie"),
        Part(many, chip.material, "chip", tinted=False),
    ]


def _refined(mesh: Mesh) -> Mesh:
    """The flat top filled with rings, so that lumps have vertices to move."""
    a = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    r = float(high[0] - low[0]) / 2 - 0.005
    rings = [
        np.c_[s * r * np.cos(a), s * r * np.sin(a), np.full(120, high[2] + 0.0012 * (1 - s * s))]
        for s in np.linspace(1, 0.01, 20)
    ]

    plain = replace(mesh, uvs=None)
    return combined([plain, replace(grid(np.array(rings), around=True), uvs=None)])


def _macaron(bake: Bake, rng: np.random.Generator) -> Made:
    """Two smooth shells with ruffled feet round a filling, in pastel colours, heaped."""
    colors: list[Rgb] = [
        bake.color, (0.42, 0.62, 0.36), (0.84, 0.66, 0.26), (0.46, 0.32, 0.62), (0.30, 0.12, 0.05),
        (0.36, 0.62, 0.74),
    ]  # fmt: skip
    spots = [
        (-0.046, 0, 0),
        (0, 0.004, 0),
        (0.046, 0, 0),
        (-0.023, 0.002, 0.031),
        (0.023, 0.003, 0.031),
        (0, 0, 0.062),
    ]
    parts: Made = []
    for k in range(bake.count):
        at = spots[k] if bake.count > 1 else (0.0, 0.0, 0.0)
        parts += [
            moved(turned(p, "z", float(rng.uniform(0, 360))), at)
            for p in _shells(colors[k % 6], k == 0, rng)
        ]
    return parts


def _shells(color: Rgb, tinted: bool, rng: np.random.Generator) -> Made:
    dome = spline(
        [(0.0215, 0.0045), (0.0222, 0.007), (0.019, 0.0115), (0.011, 0.0135), (0, 0.014)], 24
    )
    cap = lathe(np.r_[[(0, 0.004)], dome], segments=64)
    foot = lumpy(
        lathe([(0.018, 0.0), (0.0225, 0.0008), (0.0228, 0.0038), (0.0205, 0.0048)], segments=160),
        0.0012,
        0.002,
        _seed(rng),
    )
    lower = [turned(m, "x", 180) for m in (cap, foot)]
    shells = [
        *(moved(m, (0, 0, 0.0165)) for m in (cap, foot)),
        *(moved(m, (0, 0, 0.0140)) for m in lower),
    ]
    cream: Rgb = (0.5 + 0.4 * color[0], 0.5 + 0.36 * color[1], 0.46 + 0.36 * color[2])
    filling = rod((0, 0, 0.0132), (0, 0, 0.0172), 0.0196, bevel=0.001)
    return [
        piece(shells, _food("macaron", color, 0.5), name="body", tinted=tinted),
        piece(filling, _food("cream", cream, 0.4), name="cream"),
    ]


def _pie(bake: Bake, rng: np.random.Generator) -> Made:
    """A dish, a filling of fruit, a lattice of dough and a crimped rim."""
    seed = _seed(rng)
    dish = lathe(
        [
            (0, 0),
            (0.085, 0),
            (0.112, 0.030),
            (0.118, 0.031),
            (0.1175, 0.034),
            (0.108, 0.033),
            (0, 0.03),
        ]
    )
    pool = lumpy(lathe([(0.105, 0.033), (0.1, 0.035), (0, 0.037)], segments=160), 0.001, 0.01, seed)
    fruit = _food("filling", (0.42, 0.035, 0.02), 0.12, coat=0.8)
    a = np.linspace(0, 2 * np.pi, 241)
    crimp = np.c_[0.108 * np.cos(a), 0.108 * np.sin(a), 0.038 + 0.002 * np.abs(np.sin(24 * a / 2))]
    rim = tube(crimp, 0.0075 + 0.0022 * np.abs(np.sin(24 * a / 2)), sides=16, capped=False)
    strips = []
    for k, x in enumerate(np.linspace(-0.08, 0.08, 6)):
        half = float(np.sqrt(0.106**2 - x**2))
        y = np.linspace(-half, half, 60)
        for turn in (0, 90):
            over = 0.0016 * np.sin(np.pi * (y / 0.032 + k + (0.5 if turn else -0.5)))
            line = np.c_[np.full(60, x), y, 0.0405 + over - 0.02 * (y / 0.106) ** 8 * 0.2]
            strip = sweep(line, circle(1.0, 12, squash=0.28) * 0.0085, up=(0, 0, 1), crease=180)
            strips.append(turned(strip, "z", turn))
    dough = [
        painted(lumpy(m, 0.0005, 0.01, seed), toasted(PALE, bake.color, 0.036, 0.048, seed))
        for m in [rim, *strips]
    ]
    return [
        piece(dish, "glazed ceramic", name="dish"),
        piece(pool, fruit, name="filling"),
        piece(dough, GLAZED, name="crust", tinted=True),
    ]


SLICE = 0.115  # m, from the point of a slice to its back
CAKE_PLATE: tuple[tuple[float, float], ...] = (
    (0, 0.002), (0.05, 0.001), (0.055, 0), (0.09, 0.009), (0.089, 0.0115), (0.06, 0.006),
    (0, 0.0055),
)  # fmt: skip


def _cake_slice(bake: Bake, rng: np.random.Generator) -> Made:
    """A wedge of three layers with cream between, icing over it and a strawberry, on a plate."""
    wedge = np.r_[[(0.0, 0.0)], _round_side(SLICE)] - np.array([0, 0.06])
    sponges = _sponges(wedge, _seed(rng))
    cream = [_filling(wedge * 1.005, 0.0065, 0.002, z) for z in (0.0295, 0.0575)]
    jam = [_filling(wedge * 1.003, 0.0022, 0.0005, z) for z in (0.0285, 0.0565)]
    drop = lathe(
        spline([(0, -0.015), (0.007, -0.008), (0.0145, 0.007), (0.009, 0.013), (0, 0.014)], 24)
    )
    berry = _food("strawberry", (0.52, 0.016, 0.016), 0.2, coat=0.6)
    return [
        *sponges,
        piece(cream, "cream", name="cream"),
        piece(jam, _food("jam", (0.50, 0.02, 0.03), 0.15, coat=0.6), name="jam"),
        body(_slice_icing(wedge), _food("icing", bake.color, 0.35, subsurface=0.6)),
        piece(moved(turned(drop, "x", 180), (0, 0.03, 0.121)), berry, name="strawberry"),
        piece(lathe(CAKE_PLATE), "glazed ceramic", name="plate"),
    ]


def _round_side(r: float) -> NDArray[np.float64]:
    """(40, 2) the rim of a round cake over the width of a slice."""
    a = np.radians(np.linspace(-24.0, 24.0, 40)) + np.pi / 2
    return np.stack([r * np.cos(a), r * np.sin(a)], axis=1)


def _sponges(wedge: NDArray[np.float64], seed: int) -> Made:
    """Three layers, each with pores of its own."""
    parts: Made = []
    for k in range(3):
        layer = moved(extruded(wedge, 0.022, bevel=0.001), (0, 0, 0.008 + 0.028 * k))
        porous = lumpy(replace(layer, uvs=None), 0.0004, 0.004, seed + k)
        sponge = painted(porous, clouded(PALE, (0.62, 0.36, 0.12), 0.004, seed))
        parts.append(piece(sponge, _food("sponge", PALE, 0.9), name="sponge"))
    return parts


def _filling(outline: NDArray[np.float64], height: float, bevel: float, z: float) -> Mesh:
    return moved(extruded(outline, height, bevel=bevel), (0, 0, z))


def _slice_icing(wedge: NDArray[np.float64]) -> list[Mesh]:
    """Over the top, down the back, and a swirl."""
    top = _filling(wedge * 1.01, 0.008, 0.003, 0.0855)
    back = np.r_[_round_side(SLICE), _round_side(SLICE + 0.006)[::-1]]
    wall = _filling(back - np.array([0, 0.06]), 0.085, 0.002, 0.0075)
    path = coil(0.011, 3.0, 0.018) + np.array([0, 0.03, 0.095])
    return [top, wall, tube(path, np.linspace(0.0065, 0.002, 120), sides=12)]


# Cold


FLAVOURS: tuple[Rgb, ...] = ((0.83, 0.73, 0.50), (0.11, 0.045, 0.020), (0.46, 0.66, 0.40))


def _scoop(color: Rgb, rng: np.random.Generator, radius: float, *, tinted: bool) -> Part:
    """A ball with a ragged skirt and the scoop's furrows."""
    seed = _seed(rng)
    ball_ = sdf.sphere(radius) | sdf.torus(0.86 * radius, 0.26 * radius, (0, 0, -0.55 * radius)).k(
        0.2 * radius
    )
    cut = ball_ - sdf.half_space((0, 0, 1), (0, 0, -0.72 * radius))
    mesh = lumpy(sdf.meshed(cut, cells=90), 0.055 * radius, 0.32 * radius, seed, octaves=5)
    made = _food("ice cream", color, 0.45, coat=0.1, subsurface=0.6)
    light: Rgb = (
        min(1.15 * color[0], 0.86),
        min(1.15 * color[1], 0.86),
        min(1.15 * color[2], 0.86),
    )
    skin = painted(mesh, clouded(color, light, 0.012, seed))
    return Part(skin, made, "body" if tinted else "scoop", tinted)


def _cone(bake: Bake, rng: np.random.Generator) -> Made:
    """Scoops stacked on a waffle cone, which stands in a little wire holder."""
    parts: Made = [*_waffle()]
    z, radius = 0.148, 0.034
    for k in range(bake.count):
        color = bake.color if k == 0 else FLAVOURS[(k - 1) % 3]
        shift = (float(rng.normal(0, 0.002)), float(rng.normal(0, 0.002)), z)
        parts.append(moved(_scoop(color, rng, radius, tinted=k == 0), shift))
        z, radius = z + 1.32 * radius, radius * 0.93
    if bake.count > 1:
        cherry = ball(0.0088, (0, 0, z - 0.004))
        parts.append(
            piece(cherry, _food("cherry", (0.42, 0.010, 0.02), 0.1, coat=0.9), name="cherry")
        )
    return parts


def _waffle() -> Made:
    """A cone with a diamond relief, and a foot of steel wire that keeps it upright."""
    a = np.linspace(0, 2 * np.pi, 193)[:-1]
    rows = []
    for t in np.linspace(0, 1, 110):
        ridge = np.maximum(np.abs(np.sin(8 * a + 15 * t)), np.abs(np.sin(8 * a - 15 * t))) ** 6
        r = (0.004 + 0.0275 * t) + 0.0010 * ridge
        rows.append(np.c_[r * np.cos(a), r * np.sin(a), np.full(192, 0.006 + 0.128 * t)])
    cone = painted(
        grid(np.array(rows), around=True), clouded((0.70, 0.40, 0.13), BROWN, 0.02, 7, -0.15)
    )
    rim = lathe([(0.032, 0.128), (0.0345, 0.134), (0.033, 0.139), (0.0295, 0.136), (0.02, 0.13)])
    b = np.linspace(0, 2 * np.pi, 80)
    rings = [
        tube(np.c_[q * np.cos(b), q * np.sin(b), np.full(80, z)], 0.0013, sides=8, capped=False)
        for q, z in ((0.0225, 0.084), (0.036, 0.0014))
    ]
    legs = [
        rod(
            (0.036 * np.cos(c), 0.036 * np.sin(c), 0.0014),
            (0.0225 * np.cos(c), 0.0225 * np.sin(c), 0.084),
            0.0012,
            sides=8,
        )
        for c in (0.3, 2.4, 4.5)
    ]
    wafer = _food("wafer", BROWN, 0.6)
    return [
        piece(cone, wafer, name="cone"),
        piece(painted(rim, clouded((0.70, 0.40, 0.13), BROWN, 0.02, 8)), wafer, name="cone"),
        piece([*rings, *legs], "chrome", name="stand"),
    ]


def _sundae(bake: Bake, rng: np.random.Generator) -> Made:
    """Three scoops in a glass coupe with sauce, a wafer and a cherry."""
    outline = spline([(0.006, 0.03), (0.03, 0.045), (0.056, 0.062), (0.066, 0.084)], 32)
    foot = [(0, 0.001), (0.038, 0.0), (0.038, 0.003), (0.01, 0.010), (0.005, 0.02)]
    coupe = lathe(
        np.r_[
            foot,
            outline,
            [(0.0645, 0.085)],
            (outline - np.array([0.002, -0.003]))[::-1],
            [(0, 0.034)],
        ]
    )
    parts: Made = [piece(coupe, "clear glass", name="coupe")]
    for k, (x, y) in enumerate(((-0.026, -0.014), (0.026, -0.014), (0.0, 0.024))[: bake.count]):
        color = bake.color if k == 0 else FLAVOURS[(k - 1) % 3]
        parts.append(moved(_scoop(color, rng, 0.032, tinted=k == 0), (x, y, 0.095)))
    cap = lumpy(
        lathe(spline([(0.022, -0.012), (0.026, 0.002), (0.016, 0.015), (0, 0.019)], 24)),
        0.001,
        0.01,
        4,
    )
    cherry = ball(0.0095, (0, -0.002, 0.139))
    wafer = turned(bevelled_box((0.026, 0.003, 0.085), bevel=0.001), "y", 18)
    return [
        *parts,
        piece(moved(cap, (0, 0.0, 0.112)), "chocolate", name="sauce"),
        piece(cherry, _food("cherry", (0.42, 0.010, 0.02), 0.1, coat=0.9), name="cherry"),
        piece(
            moved(wafer, (0.03, 0.03, 0.135)), _food("wafer", (0.70, 0.42, 0.15), 0.7), name="wafer"
        ),
    ]


def _popsicle(bake: Bake, rng: np.random.Generator) -> Made:
    """Lying, with furrows, a bitten corner and a stick."""
    shape = sdf.box((0.056, 0.105, 0.024), (0, 0.02, 0.012), round=0.011)
    for x in (-0.012, 0.012):
        shape = shape - sdf.capsule((x, -0.012, 0.0285), (x, 0.05, 0.0285), 0.0065).k(0.004)
    shape = shape - sdf.sphere(0.017, (0.03, 0.074, 0.012)).k(0.003)
    seed = _seed(rng)
    ice = painted(
        sdf.meshed(shape, cells=120), clouded(bake.color, (0.85, 0.30, 0.22), 0.03, seed, -0.2)
    )
    stick = turned(
        extruded(
            np.array([(-0.005, -0.09), (0.005, -0.09), (0.005, 0), (-0.005, 0)]),
            0.0022,
            bevel=0.0008,
        ),
        "z",
        0,
    )
    return [
        body(ice, _food("ice", bake.color, 0.16, coat=0.6, subsurface=0.7)),
        piece(moved(stick, (0, 0, 0.0108)), "pine", name="stick"),
    ]


# Cheese and chocolate


def _cheese(bake: Bake, rng: np.random.Generator) -> Made:
    """A wedge with holes in its cut sides, rind at its back."""
    pie_ = sdf.cylinder(0.15, 0.075, (0, 0, 0.0375), round=0.004)
    for side in (-1.0, 1.0):
        pie_ = pie_ & sdf.half_space((side * 0.866, -0.5, 0)).k(0.003)
    for _ in range(26):
        side = float(rng.choice((-1.0, 1.0)))
        far = float(rng.uniform(0.03, 0.14))
        slope = np.radians(30)
        at = (
            side * far * float(np.sin(slope)),
            far * float(np.cos(slope)),
            float(rng.uniform(0.008, 0.072)),
        )
        pie_ = pie_ - sdf.sphere(float(rng.uniform(0.005, 0.0125)), at).k(0.002)
    seed = _seed(rng)

    def paint(p: Floats) -> Floats:
        rind = np.clip((np.hypot(p[:, 0], p[:, 1]) - 0.1465) / 0.002, 0, 1)[:, None]
        cloud = 1 + 0.05 * fractal(p, 0.02, seed)[:, None]
        return np.asarray(
            np.array(bake.color) * cloud * (1 - rind) + np.array((0.72, 0.30, 0.03)) * rind,
            np.float32,
        )

    wedge = sdf.meshed(pie_, cells=150, paint=paint)
    flesh = _food("cheese", bake.color, 0.32, coat=0.25, subsurface=0.6)
    return [Part(moved(turned(wedge, "z", 35), (0, -0.08, 0)), flesh, "cheese")]


def _cheese_wheel(bake: Bake, rng: np.random.Generator) -> Made:
    """A whole cheese with a wedge taken out."""
    disc = sdf.cylinder(0.14, 0.085, (0, 0, 0.0425), round=0.012)
    wedge = sdf.half_space((0.9, 0.44, 0)) & sdf.half_space((-0.9, 0.44, 0))
    seed = _seed(rng)

    def paint(p: Floats) -> Floats:
        inside = (np.hypot(p[:, 0], p[:, 1]) < 0.132) & (p[:, 2] > 0.004) & (p[:, 2] < 0.0815)
        cloud = 1 + 0.08 * fractal(p, 0.03, seed)[:, None]
        return np.asarray(
            np.where(inside[:, None], np.array((0.84, 0.66, 0.30)), np.array(bake.color) * cloud),
            np.float32,
        )

    return [
        Part(
            sdf.meshed(disc - wedge, cells=150, paint=paint),
            _food("cheese", bake.color, 0.38, coat=0.2),
            "cheese",
        )
    ]


def _chocolate(bake: Bake, rng: np.random.Generator) -> Made:
    """A bar half out of its foil, some squares broken off."""
    squares = [
        moved(cushion((0.0235, 0.0235, 0.011), square=7, crown=0.12, cells=8), (x, y, 0.0085))
        for x in np.arange(-1.5, 2) * 0.0235
        for y in np.arange(-3, 3) * 0.0235
        if not (y > 0.04 and x > 0.01)
    ]
    base = bevelled_box((0.094, 0.118, 0.006), bevel=0.001, at=(0, -0.0235, 0.004))
    loose = [
        moved(
            turned(
                cushion((0.0235, 0.0235, 0.013), square=7, crown=0.12, cells=8),
                "z",
                float(rng.uniform(0, 90)),
            ),
            at,
        )
        for at in ((0.03, 0.068, 0.0065), (0.062, 0.052, 0.0065))
    ]
    wrap = bevelled_box((0.1, 0.085, 0.016), bevel=0.002, at=(0, -0.092, 0.008))
    foil = lumpy(
        bevelled_box((0.097, 0.03, 0.0145), bevel=0.002, steps=6, at=(0, -0.046, 0.008)),
        0.0008,
        0.006,
        3,
    )
    return [
        body([*squares, base, *loose], replace(material("chocolate"), roughness=0.28), bake.color),
        piece(foil, "silver", name="foil"),
        piece(wrap, "paper", (0.05, 0.10, 0.32), name="wrapper"),
    ]


def _lollipop(bake: Bake, rng: np.random.Generator) -> Made:
    """A flat spiral of two colours on a stick that leans in a little stand of sugar."""

    def stripes(p: Floats) -> Floats:
        r, a = np.hypot(p[:, 0], p[:, 1]), np.arctan2(p[:, 1], p[:, 0])
        share = (np.sin(3 * a + r * 260) > 0)[:, None]
        return np.asarray(
            np.where(share, np.array(bake.color), np.array((0.84, 0.80, 0.76))), np.float32
        )

    rings = [np.full(160, 0.04 * s) for s in (1.0,)]
    disc = rolled(rings[0], 0.012)
    a = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    faces = [
        grid(
            np.array(
                [
                    np.c_[s * 0.036 * np.cos(a), s * 0.036 * np.sin(a), np.full(200, z)]
                    for s in np.linspace(1, 0.005, 70)
                ]
            ),
            around=True,
            flip=z < 0.006,
        )
        for z in (-0.0002, 0.0122)
    ]
    candy = [painted(replace(m, uvs=None), stripes) for m in (disc, *faces)]
    upright = [moved(turned(m, "x", 90), (0, 0.006, 0.16)) for m in candy]
    stick = rod((0, 0, 0.004), (0, 0, 0.13), 0.0026, sides=12)
    foot = lathe(
        np.r_[[(0, 0)], spline([(0.022, 0), (0.021, 0.010), (0.006, 0.016), (0, 0.016)], 16)]
    )
    return [
        piece(
            upright,
            _food("candy", bake.color, 0.08, coat=1.0, subsurface=0.5),
            name="candy",
            tinted=True,
        ),
        piece(stick, "paper", name="stick"),
        piece(foot, "glazed ceramic", name="foot"),
    ]


FORMS: dict[str, Callable[[Bake, np.random.Generator], Made]] = {
    "loaf": _loaf, "boule": _boule, "baguette": _baguette, "roll": _roll, "toast": _toast,
    "croissant": _croissant, "donut": _donut, "pretzel": _pretzel, "cookie": _cookie,
    "macaron": _macaron, "pie": _pie, "cake slice": _cake_slice, "cone": _cone, "sundae": _sundae,
    "popsicle": _popsicle, "cheese": _cheese, "cheese wheel": _cheese_wheel,
    "chocolate": _chocolate, "lollipop": _lollipop,
}  # fmt: skip

FAMILY = Family(
    "bakery",
    build,
    ROWS,
    span=(0.03, 0.65),
    synonyms={
        "bread": ("loaf of bread", "loaf", "sliced bread"),
        "sourdough bread": ("sourdough", "round bread", "loaf of sourdough"),
        "bread roll": ("bun",),
        "toast": ("slice of bread", "slice of toast"),
        "donut": ("doughnut", "pink donut"),
        "cookie": ("biscuit", "chocolate chip cookie"),
        "pie": ("apple pie", "cherry pie"),
        "slice of cake": ("piece of cake", "cake slice"),
        "ice cream": ("gelato",),
        "bowl of ice cream": ("ice cream sundae", "sundae"),
        "popsicle": ("ice lolly", "ice pop"),
        "cheese": ("wedge of cheese", "swiss cheese", "piece of cheese"),
        "chocolate bar": ("bar of chocolate", "chocolate"),
    },
)
