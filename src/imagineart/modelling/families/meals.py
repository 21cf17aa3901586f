"""What is served: burgers, pizza, pancakes, noodle soups, salads, sushi.

A burger is a list of layers, a bowl what swims in it; everything lies on what is under it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    clouded,
    coil,
    copies,
    cushion,
    extruded,
    fractal,
    grid,
    grounded,
    hung,
    lathe,
    leaf,
    lumpy,
    merged,
    moved,
    painted,
    rod,
    rolled,
    ruffle,
    sized,
    spaced,
    spaced_flat,
    spline,
    strewn,
    thickened,
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
class Meal:
    """A dish by its form; `layers` are what it is made of, from below or from the middle out."""

    form: str
    layers: tuple[str, ...] = ()
    color: Rgb = (0.72, 0.70, 0.66)  # of the plate, bowl or crust: what takes an asked colour
    size: float = 1.0
    count: int = 0


Made = list[Part]
BROWN: Rgb = (0.42, 0.16, 0.040)
PALE: Rgb = (0.74, 0.52, 0.25)
MEAT: Rgb = (0.085, 0.032, 0.014)
LETTUCE: Rgb = (0.20, 0.40, 0.055)
TOMATO: Rgb = (0.52, 0.030, 0.014)
CHEDDAR: Rgb = (0.83, 0.42, 0.035)
ONION: Rgb = (0.50, 0.20, 0.36)
EGG: Rgb = (0.84, 0.36, 0.015)
WHITE: Rgb = (0.82, 0.79, 0.72)

CLASSIC = ("lettuce", "tomato", "patty", "cheese", "onion")
ROWS = {
    "burger": Meal("burger", CLASSIC, BROWN),
    "cheeseburger": Meal(
        "burger", ("lettuce", "tomato", "patty", "cheese", "bacon", "pickle"), BROWN
    ),
    "double burger": Meal(
        "burger", ("lettuce", "tomato", "patty", "cheese", "patty", "cheese", "onion"), BROWN
    ),
    "veggie burger": Meal(
        "burger", ("lettuce", "tomato", "falafel", "onion", "lettuce"), (0.34, 0.16, 0.06)
    ),
    "pizza": Meal("pizza", ("pepperoni", "basil"), BROWN, size=0.30),
    "pepperoni pizza": Meal("pizza", ("pepperoni",), BROWN, size=0.32),
    "margherita pizza": Meal("pizza", ("mozzarella", "basil"), BROWN, size=0.30),
    "slice of pizza": Meal("pizza slice", ("pepperoni",), BROWN, size=0.34),
    "pancakes": Meal("pancakes", ("butter", "berries", "syrup"), count=5),
    "stack of pancakes": Meal("pancakes", ("butter", "syrup"), count=8),
    "ramen": Meal("noodles", ("egg", "pork", "nori", "leek", "chopsticks"), (0.05, 0.012, 0.010)),
    "bowl of noodles": Meal("noodles", ("egg", "leek", "chopsticks"), (0.10, 0.20, 0.34)),
    "soup": Meal("noodles", ("cream", "leek"), (0.70, 0.68, 0.62)),
    "salad": Meal("salad", ("leaves", "tomatoes", "cucumber", "radish"), (0.70, 0.69, 0.65)),
    "sushi": Meal("sushi", ("salmon", "tuna", "prawn", "maki"), (0.05, 0.045, 0.042), count=7),
    "hot dog": Meal("hot dog", ("mustard",), BROWN),
    "french fries": Meal("fries", (), (0.52, 0.025, 0.02), count=46),
    "taco": Meal("taco", ("meat", "lettuce", "tomatoes", "cheese"), (0.70, 0.42, 0.12)),
}


def build(order: Order[Meal]) -> Model:
    """By its form, turned a little by chance."""
    meal, rng = order.params, order.rng
    made = FORMS[meal.form](meal, rng)
    model = grounded(turned(Model(order.noun, merged(made)), "z", float(rng.uniform(-20, 20))))
    middle = (model.bounds[0] + model.bounds[1]) / 2
    grip = Anchor((float(middle[0]), float(middle[1]), float(middle[2])))
    return replace(model, anchors={"top": top_anchor(model.parts, 0.2), "grip": grip})


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1 << 30))


def _food(
    name: str, color: Rgb, roughness: float, *, coat: float = 0.0, subsurface: float = 0.4
) -> Material:
    return Material(name, color, roughness, coat=coat, coat_roughness=0.15, subsurface=subsurface)


CRUST = _food("crust", BROWN, 0.5, coat=0.22)
WET = _food("sauce", TOMATO, 0.14, coat=0.8)
SYRUP = Material("syrup", (0.30, 0.085, 0.008), 0.03, coat=1.0, coat_roughness=0.02, subsurface=0.3)


# Burgers


def _burger(meal: Meal, rng: np.random.Generator) -> Made:
    """Bun, layers that lie a little askew on one another, bun with sesame."""
    parts: Made = [_heel(meal.color, rng)]
    z = 0.017
    for name in meal.layers:
        made, thick = LAYERS[name](rng)
        shift = (float(rng.normal(0, 0.0015)), float(rng.normal(0, 0.0015)), z)
        parts += [moved(turned(p, "z", float(rng.uniform(0, 360))), shift) for p in made]
        z += thick
    return [*parts, *_crown(meal.color, z, rng)]


def _heel(color: Rgb, rng: np.random.Generator) -> Part:
    seed = _seed(rng)
    side = spline(
        [(0.034, 0), (0.046, 0.002), (0.0515, 0.009), (0.050, 0.015), (0.046, 0.0175)], 24
    )
    bun = lumpy(lathe(np.r_[[(0, 0)], side, [(0, 0.0175)]]), 0.0008, 0.03, seed)
    return Part(painted(bun, toasted(color, PALE, 0.006, 0.015, seed)), CRUST, "bun")


def _crown(color: Rgb, z: float, rng: np.random.Generator) -> Made:
    """A dome that is brown on top and pale at its rim, with seeds."""
    seed = _seed(rng)
    dome = spline(
        [(0.047, 0), (0.0535, 0.004), (0.0545, 0.011), (0.050, 0.022), (0.036, 0.0325),
         (0.018, 0.0375), (0, 0.0385)], 48,
    )  # fmt: skip
    bun = lumpy(lathe(np.r_[[(0, 0.0)], dome]), 0.0014, 0.05, seed, octaves=3)
    skin = painted(bun, toasted(PALE, color, -0.001, 0.013, seed, size=0.03))
    pip = Part(sized(ball(0.0021, segments=10), (0.62, 1.0, 0.42)), _food("sesame", PALE, 0.45))
    seeds = strewn(skin, pip, 0.0058, rng, density=lambda p: p[:, 2] > 0.019)
    lid: Made = [
        Part(skin, replace(CRUST, coat=0.55, roughness=0.34), "bun"),
        Part(seeds, pip.material, "sesame", tinted=False),
    ]
    tilt = float(rng.uniform(-4, 4))
    return [moved(turned(p, "y", tilt), (0, 0, z)) for p in lid]


def _patty(rng: np.random.Generator, color: Rgb = MEAT) -> tuple[Made, float]:
    seed = _seed(rng)
    side = spline(
        [(0.045, 0), (0.0525, 0.003), (0.0535, 0.008), (0.050, 0.013), (0.04, 0.0145)], 24
    )
    meat = lumpy(lathe(np.r_[[(0, 0.0)], side, [(0, 0.0142)]], segments=160), 0.0022, 0.007, seed)
    skin = painted(meat, clouded(color, tuple(2.3 * c for c in color), 0.006, seed, -0.1))  # type: ignore[arg-type]
    return [Part(skin, _food("patty", color, 0.42, coat=0.35), "patty", tinted=False)], 0.0145


def _lettuce(rng: np.random.Generator) -> tuple[Made, float]:
    leaves = [
        moved(ruffle(0.060, 8, 0.0065, rng, inner=0.01), (0, 0, 0.004 * k + 0.002))
        for k in range(2)
    ]
    green = [painted(m, _rim_of(0.02, 0.06, (0.44, 0.56, 0.20), LETTUCE)) for m in leaves]
    return [piece(green, replace(material("leaf"), translucency=0.35), name="lettuce")], 0.006


def _rim_of(inner: float, outer: float, middle: Rgb, rim: Rgb) -> Callable[[Floats], Floats]:
    """A paint from one colour within to another at a rim, by distance from the axis, m."""

    def paint(p: Floats) -> Floats:
        share = np.clip((np.hypot(p[:, 0], p[:, 1]) - inner) / (outer - inner), 0, 1)[:, None]
        return np.asarray(np.array(middle) * (1 - share) + np.array(rim) * share, np.float32)

    return paint


def _slices(
    color: Rgb, radius: float, thick: float, count: int, far: float
) -> Callable[[np.random.Generator], tuple[Made, float]]:
    def made(rng: np.random.Generator) -> tuple[Made, float]:
        one = rolled(np.full(48, radius), thick)
        inside: Rgb = (color[0] * 1.15, color[1] * 2.4, color[2] * 2.2)
        one = painted(one, _rim_of(0.55 * radius, radius, inside, color))
        ring = [
            turned(moved(turned(one, "x", 3), (far, 0, 0)), "z", 360 * k / count)
            for k in range(count)
        ]
        return [piece(ring, _food("slice", color, 0.16, coat=0.6), name="slice")], thick * 1.1

    return made


def _cheese(rng: np.random.Generator) -> tuple[Made, float]:
    slice_ = moved(hung(0.104, 0.104, 0.049, 0.012), (0, 0, 0.0022))
    under = moved(hung(0.104, 0.104, 0.047, 0.012), (0, 0, 0.0002))
    made = _food("cheese", CHEDDAR, 0.28, coat=0.3, subsurface=0.6)
    return [piece([slice_, under], made, name="cheese")], 0.0024


def _bacon(rng: np.random.Generator) -> tuple[Made, float]:
    """Two strips that wave out over the rim, streaked with fat."""
    strips = []
    for k in range(2):
        phase = float(rng.uniform(0, 6))
        u, v = np.meshgrid(np.linspace(-1, 1, 60), np.linspace(-1, 1, 10))
        wave = 0.0022 * np.sin(9 * u + phase) - 0.010 * np.clip(np.abs(u) - 0.72, 0, 1)
        place = np.stack([0.066 * u, 0.013 * v + 0.002 * np.sin(8 * u), 0.003 + wave], axis=-1)
        strips.append(
            moved(turned(thickened(grid(place), 0.0018), "z", 70.0 * k), (0, 0, 0.001 * k))
        )
    fat: Rgb = (0.62, 0.30, 0.16)
    made = [painted(m, clouded((0.24, 0.03, 0.017), fat, 0.006, _seed(rng))) for m in strips]
    return [piece(made, _food("bacon", (0.3, 0.05, 0.03), 0.25, coat=0.5), name="bacon")], 0.004


LAYERS: dict[str, Callable[[np.random.Generator], tuple[Made, float]]] = {
    "patty": _patty,
    "falafel": lambda rng: _patty(rng, (0.17, 0.11, 0.03)),
    "lettuce": _lettuce,
    "tomato": _slices(TOMATO, 0.029, 0.0055, 3, 0.024),
    "onion": _slices(ONION, 0.027, 0.003, 3, 0.025),
    "pickle": _slices((0.16, 0.22, 0.03), 0.018, 0.0035, 4, 0.036),
    "cheese": _cheese,
    "bacon": _bacon,
}


# Pizza


def _pizza(meal: Meal, rng: np.random.Generator) -> Made:
    """On a wooden board: a puffed rim, sauce, melted cheese with blisters, what lies on it."""
    board = _board(meal.size / 2 + 0.02)
    return [*board, *(moved(p, (0, 0, 0.014)) for p in _pie(meal, rng, meal.size / 2))]


def _board(radius: float) -> Made:
    disc = extruded(rolled_ring(radius), 0.014, bevel=0.004)
    grip = moved(
        extruded(
            np.array([(-0.02, 0), (0.02, 0), (0.026, 0.13), (-0.026, 0.13)]), 0.014, bevel=0.004
        ),
        (0, radius - 0.01, 0),
    )
    return [piece([disc, grip], "oak", name="board")]


def rolled_ring(radius: float, count: int = 96) -> np.ndarray:
    """(count, 2) points of a circle."""
    a = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return radius * np.stack([np.cos(a), np.sin(a)], axis=1)


def _pie(meal: Meal, rng: np.random.Generator, r: float) -> Made:
    seed = _seed(rng)
    edge = spline(
        [(r - 0.012, 0), (r - 0.002, 0.003), (r, 0.011), (r - 0.009, 0.019), (r - 0.02, 0.016),
         (r - 0.027, 0.009), (r - 0.03, 0.006)], 40,
    )  # fmt: skip
    rim = lumpy(lathe(np.r_[[(0, 0)], edge], segments=220), 0.0035, 0.035, seed)
    rim = painted(rim, toasted(PALE, meal.color, 0.007, 0.021, seed, size=0.02))
    sauce = lumpy(lathe([(r - 0.021, 0.009), (r - 0.03, 0.0095), (0, 0.0095)]), 0.002, 0.02, seed)
    melt = _melted(r - 0.026, rng)
    cheese = piece(melt, _food("cheese", CHEDDAR, 0.3, coat=0.4), name="cheese", tinted=True)
    fresh = "mozzarella" in meal.layers
    toppings = [p for name in meal.layers for p in TOPPINGS[name](melt, r - 0.045, rng)]
    return [
        Part(rim, CRUST, "crust"),
        piece(sauce, WET, name="sauce", tinted=True),
        *([] if fresh else [cheese]),
        *toppings,
    ]


def _melted(r: float, rng: np.random.Generator) -> Mesh:
    """Cheese with an uneven edge, lumps and blisters that browned."""
    seed = _seed(rng)
    a = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    edge = r * (1 - 0.035 * np.abs(np.sin(7 * a + rng.uniform(0, 6))) * np.abs(np.sin(3 * a)))
    rings = [np.c_[edge * s * np.cos(a), edge * s * np.sin(a)] for s in np.linspace(1, 0.01, 34)]
    flat = np.array(
        [np.c_[ring, np.full(160, 0.0115 if i else 0.008)] for i, ring in enumerate(rings)]
    )

    sheet = lumpy(grid(flat, around=True), 0.0022, 0.02, seed)
    return painted(sheet, _blistered(seed))


def _blistered(seed: int) -> Callable[[Floats], Floats]:

    def paint(p: Floats) -> Floats:
        cloud = fractal(p, 0.028, seed + 1, octaves=4)
        cream, gold, brown = (np.array(c) for c in ((0.84, 0.66, 0.30), (0.80, 0.42, 0.09), BROWN))
        gilt = np.clip(0.45 + 1.1 * cloud, 0, 1)[:, None]
        burnt = np.clip((fractal(p, 0.018, seed + 2, octaves=3) - 0.38) / 0.22, 0, 1)[:, None]
        color = cream * (1 - gilt) + gold * gilt
        return np.asarray(color * (1 - burnt) + brown * burnt, np.float32)

    return paint


def _scattered(
    r: float, gap: float, rng: np.random.Generator, most: int = 60
) -> list[tuple[float, float]]:

    spots = spaced_flat((2 * r, 2 * r), gap, rng)
    spots = spots[np.hypot(spots[:, 0], spots[:, 1]) < r][:most]
    return [(float(x), float(y)) for x, y in spots]


def _pepperoni(melt: Mesh, r: float, rng: np.random.Generator) -> Made:
    """Slices that curl up at their rims."""
    dish = lathe(
        [(0, 0.0), (0.017, 0.0004), (0.0188, 0.0022), (0.0192, 0.0032), (0.0182, 0.0034),
         (0.016, 0.0022), (0, 0.0018)], segments=40,
    )  # fmt: skip
    slices = []
    for x, y in _scattered(r, 0.040, rng):
        one = lumpy(dish, 0.0006, 0.006, _seed(rng), octaves=2)
        one = painted(one, _rim_of(0.008, 0.019, (0.46, 0.062, 0.022), (0.24, 0.020, 0.010)))
        tilted = turned(turned(one, "x", float(rng.normal(0, 4))), "z", float(rng.uniform(0, 360)))
        slices.append(moved(tilted, (x, y, 0.0115)))
    return [piece(slices, _food("pepperoni", MEAT, 0.3, coat=0.4), name="pepperoni")]


def _basil(melt: Mesh, r: float, rng: np.random.Generator) -> Made:
    leaves = []
    for x, y in _scattered(0.8 * r, 0.07, rng, 7):
        for k in range(2):
            one = leaf(0.032 * float(rng.uniform(0.8, 1.15)), 0.019, fold=24, curl=0.3, tip=0.8)
            one = turned(turned(one, "x", 14), "z", float(rng.uniform(0, 360)) + 150 * k)
            leaves.append(moved(one, (x, y, 0.0155)))
    green = replace(material("leaf", color=(0.045, 0.17, 0.022)), roughness=0.3)
    return [piece(leaves, green, name="basil")]


def _mozzarella(melt: Mesh, r: float, rng: np.random.Generator) -> Made:
    slices = []
    for x, y in _scattered(r, 0.050, rng):
        wide = 0.024 * float(rng.uniform(0.8, 1.25))
        a = np.linspace(0, 2 * np.pi, 60, endpoint=False)
        outline = wide * (1 + 0.12 * np.sin(3 * a + rng.uniform(0, 6)) + 0.06 * np.sin(7 * a))
        one = lumpy(rolled(outline, 0.0055), 0.0012, 0.012, _seed(rng))
        slices.append(
            moved(
                painted(one, clouded(WHITE, (0.80, 0.62, 0.36), 0.02, _seed(rng), -0.3)),
                (x, y, 0.0085),
            )
        )
    return [
        piece(slices, _food("mozzarella", WHITE, 0.28, coat=0.4, subsurface=0.7), name="cheese")
    ]


TOPPINGS: dict[str, Callable[[Mesh, float, np.random.Generator], Made]] = {
    "pepperoni": _pepperoni,
    "basil": _basil,
    "mozzarella": _mozzarella,
}


def _pizza_slice(meal: Meal, rng: np.random.Generator) -> Made:
    """An eighth, its point towards the front."""
    return _cut_out(_pie(meal, rng, meal.size / 2), 26.0, meal.size / 2)


def _cut_out(parts: Made, half: float, r: float) -> Made:
    """What lies within `half` degrees of +y, moved so that its middle is over the origin."""
    kept: Made = []
    for part in parts:
        if isinstance(part.shape, Mesh):
            mesh = _wedge(part.shape, half)
            if len(mesh.triangles):
                kept.append(replace(part, shape=moved(mesh, (0, -0.6 * r, 0))))
    return kept


def _wedge(mesh: Mesh, half: float) -> Mesh:
    """The mesh cut to a wedge about +y: vertices outside are drawn to its sides."""
    p = mesh.vertices
    angle = np.degrees(np.arctan2(p[:, 0], p[:, 1]))
    inside = (np.abs(angle) <= half)[mesh.triangles].any(axis=1)
    clipped = np.radians(np.clip(angle, -half, half))
    r = np.hypot(p[:, 0], p[:, 1])
    drawn = np.c_[r * np.sin(clipped), r * np.cos(clipped), p[:, 2]].astype(np.float32)
    return replace(mesh, vertices=drawn, triangles=mesh.triangles[inside])


# Pancakes


def _plate(radius: float, color: Rgb) -> Part:
    k = radius / 0.13
    top = [(0.13, 0.017), (0.128, 0.0195), (0.11, 0.0125), (0.088, 0.0065), (0, 0.006)]
    curve = spline([(0.075, 0), (0.090, 0.003), (0.112, 0.010), (0.13, 0.017)], 24)
    outline = np.r_[[(0, 0.002), (0.070, 0.002), (0.072, 0)], curve, spline(top[:4], 24), top[4:]]
    return body(lathe(outline * np.array([k, 1.0])), "glazed ceramic", color)


def _pancakes(meal: Meal, rng: np.random.Generator) -> Made:
    """A stack, brown on both sides and pale round the edge; butter melts, syrup runs down."""
    parts: Made = [_plate(0.13, meal.color)]
    z, at = 0.0065, (0.0, 0.0)
    cakes = []
    for _ in range(meal.count):
        at = (float(rng.normal(0, 0.003)), float(rng.normal(0, 0.003)))
        cakes.append(moved(_pancake(rng), (*at, z)))
        z += 0.0118
    parts.append(piece(cakes, _food("pancake", PALE, 0.55, coat=0.1), name="pancake"))
    for name in meal.layers:
        parts += [moved(p, (*at, z)) for p in ON_PANCAKES[name](rng, z)]
    return parts


def _pancake(rng: np.random.Generator) -> Mesh:
    seed = _seed(rng)
    a = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    outline = 0.076 * (1 + 0.018 * np.sin(2 * a + rng.uniform(0, 6)) + 0.008 * np.sin(5 * a))
    cake = lumpy(rolled(outline, 0.0135), 0.0012, 0.04, seed, octaves=2)

    def paint(p: Floats) -> Floats:

        cloud = fractal(p, 0.02, seed, octaves=4)
        side = np.abs(p[:, 2] - 0.00675) / 0.00675
        share = np.clip((side - 0.48) / 0.38 + 0.25 * cloud, 0, 1)[:, None]
        gold, dark = np.array((0.80, 0.55, 0.24)), np.array((0.50, 0.19, 0.045))
        return np.asarray(
            gold * (1 - share) + dark * (1 + 0.25 * cloud[:, None]) * share, np.float32
        )

    return painted(cake, paint)


def _butter(rng: np.random.Generator, z: float) -> Made:
    pat = turned(bevelled_box((0.030, 0.028, 0.010), bevel=0.003, steps=4), "z", 25)
    melt = lumpy(
        rolled(0.026 * (1 + 0.15 * np.sin(3 * np.linspace(0, 6.2, 60))), 0.003), 0.0006, 0.01, 3
    )
    made = _food("butter", (0.84, 0.66, 0.22), 0.22, coat=0.5, subsurface=0.7)
    return [piece([moved(pat, (0, 0, 0.0075)), moved(melt, (0, 0, 0.0004))], made, name="butter")]


def _syrup(rng: np.random.Generator, z: float) -> Made:
    """A pool on top with tongues that run down the side to the plate."""
    a = np.linspace(0, 2 * np.pi, 220, endpoint=False)
    runs = rng.uniform(0, 2 * np.pi, 7)
    long = rng.uniform(0.35, 0.95, 7) * z
    gap = np.abs((a[:, None] - runs + np.pi) % (2 * np.pi) - np.pi)
    pull = (np.exp(-((gap / 0.15) ** 2)) * long).max(axis=1)
    pool = 0.062 + 0.010 * np.sin(3 * a + runs[0]) + np.clip(pull / 0.02, 0, 1) * 0.018
    rows = []
    for t in np.linspace(0, 1, 26):
        if t < 0.5:
            r, down = 2 * t * np.minimum(pool, 0.0765), 0.0 * a
        else:
            over = (2 * t - 1) * pull
            r = np.minimum(pool, 0.0765) + np.where(
                pull > 0.004, 0.0032 * np.sin(np.pi * (t - 0.5)), 0
            )
            down = over
        rows.append(np.c_[r * np.cos(a), r * np.sin(a), 0.0032 - 0.0028 * t**3 - down])

    flow = grid(np.array(rows), around=True, flip=True)
    foot = lumpy(
        rolled(0.088 + 0.010 * np.sin(5 * a + runs[1]) * np.sin(2 * a), 0.003), 0.0004, 0.01, 5
    )
    return [piece([flow, moved(foot, (0, 0, 0.0068 - z))], SYRUP, name="syrup")]


def _berries(rng: np.random.Generator, z: float) -> Made:
    """Blueberries and a strawberry or two about the butter."""
    blue, red = [], []
    for k in range(8):
        a, far = float(rng.uniform(0, 6.28)), float(rng.uniform(0.026, 0.05))
        x, y = far * float(np.cos(a)), far * float(np.sin(a))
        if k % 4 == 3:
            drop = lathe(
                spline(
                    [(0, -0.012), (0.006, -0.006), (0.0125, 0.006), (0.008, 0.011), (0, 0.012)], 24
                )
            )
            red.append(moved(turned(drop, "x", 70), (x, y, 0.012)))
        else:
            blue.append(ball(0.0068, (x, y, 0.0085), segments=20))
    return [
        piece(blue, _food("blueberry", (0.022, 0.030, 0.10), 0.5, coat=0.1), name="berry"),
        piece(
            red or blue[:1], _food("strawberry", (0.5, 0.018, 0.016), 0.2, coat=0.6), name="berry"
        ),
    ]


ON_PANCAKES: dict[str, Callable[[np.random.Generator, float], Made]] = {
    "butter": _butter,
    "syrup": _syrup,
    "berries": _berries,
}


# Bowls


def _bowl(color: Rgb, radius: float = 0.1, tall: float = 0.075) -> Part:
    r, h = radius, tall
    outer = spline([(0.40 * r, 0.06 * h), (0.62 * r, 0.2 * h), (0.90 * r, 0.6 * h), (r, h)], 32)
    inner = spline([(0.955 * r, h), (0.85 * r, 0.62 * h), (0.58 * r, 0.27 * h), (0, 0.16 * h)], 32)
    foot = [(0, 0.03 * h), (0.34 * r, 0.03 * h), (0.36 * r, 0), (0.40 * r, 0)]
    return body(lathe(np.r_[foot, outer, [(0.985 * r, 1.012 * h)], inner]), "glazed ceramic", color)


def _noodles(meal: Meal, rng: np.random.Generator) -> Made:
    """Broth in a bowl, noodles that loop out of it, what is laid on top."""
    cream = "cream" in meal.layers
    broth = (0.62, 0.20, 0.025) if cream else (0.36, 0.13, 0.022)
    pool = lathe([(0.09, 0.055), (0.088, 0.0565), (0, 0.0565)])
    parts: Made = [
        _bowl(meal.color),
        piece(pool, Material("broth", broth, 0.06, coat=0.9, subsurface=0.3), name="broth"),
    ]
    if not cream:
        strands = [_noodle(rng) for _ in range(46)]
        parts.append(
            piece(strands, _food("noodle", (0.80, 0.58, 0.24), 0.25, coat=0.4), name="noodle")
        )
    for name in meal.layers:
        parts += IN_BOWL[name](rng)
    return parts


def _noodle(rng: np.random.Generator) -> Mesh:
    """A long strand that swims in loops just under and over the broth."""
    a0, far = float(rng.uniform(0, 6.28)), float(rng.uniform(0.01, 0.062))
    t = np.linspace(0, 1, 7)
    a = a0 + t * float(rng.uniform(1.2, 3.2))
    r = far + 0.014 * np.sin(5 * t + a0)
    z = 0.0565 + 0.0055 * np.sin(2.5 * np.pi * t + a0) * np.sin(np.pi * t) + 0.002
    return tube(spline(np.c_[r * np.cos(a), r * np.sin(a), z], 36), 0.0017, sides=8)


def _egg(rng: np.random.Generator) -> Made:
    """Two halves with soft yolks."""
    white: list[Mesh] = []
    yolk: list[Mesh] = []
    half = sized(
        lathe(spline([(0, -0.016), (0.012, -0.013), (0.0205, 0), (0.019, 0.0035), (0, 0.004)], 32)),
        (1, 1.25, 0.9),
    )
    dome = lathe(spline([(0.012, 0), (0.0105, 0.0022), (0, 0.003)], 12), segments=40)
    for x, y, turn in ((-0.048, -0.022, 20), (-0.022, -0.052, 65)):
        for mesh, to in ((half, white), (moved(dome, (0, 0.002, 0.0032)), yolk)):
            to.append(moved(turned(turned(mesh, "x", 12), "z", turn), (x, y, 0.066)))
    return [
        piece(white, _food("egg white", WHITE, 0.25, coat=0.4, subsurface=0.6), name="egg"),
        piece(yolk, _food("yolk", EGG, 0.12, coat=0.9, subsurface=0.5), name="yolk"),
    ]


def _pork(rng: np.random.Generator) -> Made:
    """Rolled slices with fat in a spiral and browned edges."""
    slices = []
    for x, y, lean in ((0.036, -0.026, 10.0), (0.056, 0.008, 16.0), (0.05, 0.036, 24.0)):
        one = lumpy(rolled(np.full(72, 0.030), 0.0055), 0.0009, 0.012, _seed(rng))
        slices.append(moved(turned(painted(one, _spiral), "y", -lean), (x, y, 0.061)))
    return [piece(slices, _food("pork", MEAT, 0.3, coat=0.4), name="pork")]


def _spiral(p: Floats) -> Floats:
    r, a = np.hypot(p[:, 0], p[:, 1]), np.arctan2(p[:, 1], p[:, 0])
    fat = (np.sin(2 * np.pi * r / 0.011 - a) > 0.55)[:, None]
    rim = np.clip((r - 0.0265) / 0.002, 0, 1)[:, None]
    meat = np.where(fat, np.array((0.76, 0.56, 0.40)), np.array((0.42, 0.20, 0.11)))
    return np.asarray(meat * (1 - rim) + np.array((0.20, 0.06, 0.02)) * rim, np.float32)


def _nori(rng: np.random.Generator) -> Made:
    """Two thin sheets that curl a little and lean on the rim."""
    sheets = []
    u, v = np.linspace(-0.5, 0.5, 12), np.linspace(0, 1, 14)[:, None]
    for k, x in enumerate((-0.008, 0.020)):
        bow = 0.010 * (1 - 4 * u**2) + 0.004 * np.sin(5 * u + 3 * v + k)
        points = np.stack(np.broadcast_arrays(0.056 * u, 0.036 * v - bow, 0.060 * v), axis=-1)
        sheet = thickened(grid(points), 0.0006)
        sheets.append(moved(turned(sheet, "z", 14 * k - 4), (x, 0.042 + 0.005 * k, 0.052)))
    dark = Material("nori", (0.014, 0.024, 0.012), 0.62, specular=0.25)
    return [piece(sheets, dark, name="nori")]


def _leek(rng: np.random.Generator) -> Made:
    ring = lathe(
        [(0.0028, 0), (0.0042, 0), (0.0044, 0.0022), (0.003, 0.0024), (0.0028, 0)], segments=20
    )
    one = Part(ring, _food("leek", (0.16, 0.42, 0.05), 0.4))
    spots = np.array([(x, y, 0.0625) for x, y in _scattered(0.042, 0.0095, rng, 26)])
    return [Part(copies([one], spots, rng=rng, lean=25), one.material, "leek", tinted=False)]


def _chopsticks(rng: np.random.Generator) -> Made:
    sticks = [
        rod((0.15, -0.01 + y, 0.084), (-0.085, 0.055 + 0.6 * y, 0.079), 0.0038, end_radius=0.002)
        for y in (0.0, 0.014)
    ]
    return [piece(sticks, "mahogany", name="chopstick")]


def _swirl(rng: np.random.Generator) -> Made:

    path = coil(0.045, 3.0, 0.0004) + np.array([0, 0, 0.0572])
    return [piece(tube(path, 0.0028, sides=8, squash=0.3), "cream", name="cream")]


IN_BOWL: dict[str, Callable[[np.random.Generator], Made]] = {
    "egg": _egg, "pork": _pork, "nori": _nori, "leek": _leek, "chopsticks": _chopsticks,
    "cream": _swirl,
}  # fmt: skip


def _salad(meal: Meal, rng: np.random.Generator) -> Made:
    """Ruffled leaves of several greens heaped in a bowl, halved tomatoes, cucumber, radish."""
    parts: Made = [_bowl(meal.color, 0.125, 0.085)]
    greens: list[Rgb] = [LETTUCE, (0.10, 0.27, 0.035), (0.33, 0.47, 0.12), (0.20, 0.045, 0.05)]
    for k, green in enumerate(greens):
        heap = [_salad_leaf(rng, green) for _ in range(13 if k < 3 else 5)]
        parts.append(piece(heap, replace(material("leaf"), translucency=0.35), name="leaf"))
    for name in meal.layers[1:]:
        parts += IN_SALAD[name](rng)
    return parts


def _heap(rng: np.random.Generator, far: float = 0.095) -> tuple[float, float, float]:
    """A place on a heap, higher in the middle."""
    a, r = float(rng.uniform(0, 6.28)), far * float(np.sqrt(rng.uniform(0, 1)))
    return r * float(np.cos(a)), r * float(np.sin(a)), 0.082 + 0.034 * (1 - (r / far) ** 2)


def _salad_leaf(rng: np.random.Generator, green: Rgb) -> Mesh:
    one = ruffle(float(rng.uniform(0.030, 0.046)), int(rng.integers(4, 7)), 0.010, rng)
    one = painted(one, _rim_of(0.004, 0.034, (0.52, 0.60, 0.28), green))
    for axis in "xy":
        one = turned(one, axis, float(rng.uniform(-48, 48)))
    x, y, z = _heap(rng)
    return moved(one, (x, y, z - 0.016))


def _strewn_over(one: Mesh, count: int, rng: np.random.Generator, lift: float) -> list[Mesh]:
    made = []
    for _ in range(count):
        x, y, z = _heap(rng, 0.085)
        lean = turned(
            turned(one, "x", float(rng.uniform(-50, 50))), "z", float(rng.uniform(0, 360))
        )
        made.append(moved(lean, (x, y, z + lift)))
    return made


def _tomatoes(rng: np.random.Generator) -> Made:
    half = lathe(
        spline([(0, -0.013), (0.010, -0.010), (0.0145, 0), (0.0135, 0.0015), (0, 0.001)], 28),
        segments=40,
    )
    cut_ = painted(half, lambda p: _rim_of(0.004, 0.012, (0.66, 0.22, 0.08), TOMATO)(p))
    return [
        piece(
            _strewn_over(cut_, 8, rng, 0.008),
            _food("tomato", TOMATO, 0.12, coat=0.7),
            name="tomato",
        )
    ]


def _cucumber(rng: np.random.Generator) -> Made:
    disc = rolled(np.full(40, 0.019), 0.004)
    disc = painted(disc, _rim_of(0.0165, 0.0182, (0.62, 0.70, 0.36), (0.05, 0.16, 0.025)))
    return [
        piece(
            _strewn_over(disc, 9, rng, 0.006),
            _food("cucumber", LETTUCE, 0.2, coat=0.5),
            name="cucumber",
        )
    ]


def _radish(rng: np.random.Generator) -> Made:
    disc = rolled(np.full(40, 0.013), 0.002)
    disc = painted(disc, _rim_of(0.0105, 0.0122, WHITE, (0.55, 0.02, 0.10)))
    return [
        piece(
            _strewn_over(disc, 8, rng, 0.008), _food("radish", WHITE, 0.2, coat=0.4), name="radish"
        )
    ]


IN_SALAD = {"tomatoes": _tomatoes, "cucumber": _cucumber, "radish": _radish}


# Sushi


def _sushi(meal: Meal, rng: np.random.Generator) -> Made:
    """On a slate: nigiri of several fish in a row, rolls in front, ginger and wasabi."""
    kinds = [name for name in meal.layers if name != "maki"]
    wide = 0.036 * meal.count + 0.03
    slate = bevelled_box((wide, 0.15, 0.012), bevel=0.003, at=(0, 0, 0.006))
    parts: Made = [body(slate, "slate", meal.color)]
    for k in range(meal.count - 1):
        x = (k - (meal.count - 2) / 2) * 0.038
        lying = [
            turned(p, "z", 14 + float(rng.normal(0, 3)))
            for p in _nigiri(kinds[k % len(kinds)], rng)
        ]
        parts += [moved(p, (x, 0.032, 0.012)) for p in lying]
    for k in range(meal.count - 2):
        x = (k - (meal.count - 3) / 2) * 0.036
        parts += [moved(p, (x, -0.036 + float(rng.normal(0, 0.002)), 0.012)) for p in _maki(k, rng)]
    paste = lumpy(sized(ball(0.009), (1.1, 1, 0.7)), 0.0015, 0.008, _seed(rng))
    wasabi = moved(paste, (wide / 2 - 0.022, -0.05, 0.0175))
    return [*parts, piece(wasabi, _food("wasabi", (0.34, 0.48, 0.12), 0.6), name="wasabi")]


def _rice(mesh: Mesh, rng: np.random.Generator, above: float = -1.0) -> Made:
    """Rice with grains that stand out, `above` a height, m."""
    grain = Part(
        sized(ball(0.0016, segments=8), (0.9, 2.0, 0.85)), _food("rice", WHITE, 0.3, coat=0.3)
    )
    where = spaced(mesh, 0.0021, rng, lambda p: p[:, 2] > above)
    over = np.cross(where.normals, rng.standard_normal(where.normals.shape))
    many = copies([grain], where.points, rng=rng, normals=where.normals, front=over)
    return [
        piece(mesh, grain.material, name="rice"),
        Part(many, grain.material, "rice", tinted=False),
    ]


FISH: dict[str, tuple[Rgb, Rgb]] = {
    "salmon": ((0.80, 0.20, 0.045), (0.84, 0.56, 0.38)),
    "tuna": ((0.42, 0.022, 0.028), (0.50, 0.06, 0.06)),
    "prawn": ((0.82, 0.72, 0.64), (0.78, 0.22, 0.09)),
}


def _nigiri(kind: str, rng: np.random.Generator) -> Made:
    block = moved(cushion((0.025, 0.052, 0.022), square=3.2, crown=0.3, cells=10), (0, 0, 0.011))
    flesh, fat = FISH[kind]

    def stripes(p: Floats) -> Floats:
        wave = np.sin(2 * np.pi * (p[:, 1] + 0.5 * np.abs(p[:, 0])) / 0.0085)
        share = np.clip((wave - 0.55) / 0.3, 0, 1)[:, None]
        return np.asarray(np.array(flesh) * (1 - share) + np.array(fat) * share, np.float32)

    slab = cushion((0.031, 0.070, 0.009), square=4.0, crown=0.35, cells=24)
    bend = slab.vertices - np.c_[np.zeros((len(slab.vertices), 2)), 9.0 * slab.vertices[:, 1] ** 2]
    bend = bend - np.c_[np.zeros((len(bend), 2)), 16.0 * slab.vertices[:, 0] ** 2]
    top = lumpy(
        replace(slab, vertices=bend.astype(np.float32), normals=None), 0.0006, 0.01, _seed(rng)
    )
    topping = moved(painted(top, stripes), (0, 0, 0.0265))
    return [
        *_rice(block, rng),
        piece(topping, _food(kind, flesh, 0.2, coat=0.6, subsurface=0.6), name="fish"),
    ]


def _maki(k: int, rng: np.random.Generator) -> Made:
    seaweed = lathe([(0.0148, 0), (0.0155, 0.001), (0.0155, 0.0235), (0.0148, 0.0245)], segments=48)
    core = lathe(
        [(0.0149, 0.0), (0.0149, 0.0242), (0.0146, 0.0245), (0.006, 0.0245), (0, 0.0245)],
        segments=48,
    )
    hearts: list[Rgb] = [(0.80, 0.20, 0.045), (0.16, 0.36, 0.06), (0.42, 0.022, 0.028)]
    heart = rod((0, 0, 0.02), (0, 0, 0.0258), 0.0056, bevel=0.001)
    return [
        piece(seaweed, Material("nori", (0.012, 0.024, 0.012), 0.5), name="nori"),
        *_rice(core, rng, 0.0243),
        piece(heart, _food("filling", hearts[k % 3], 0.2, coat=0.5), name="filling"),
    ]


# In the hand


def _hot_dog(meal: Meal, rng: np.random.Generator) -> Made:
    """A sausage in a split roll with a wave of mustard."""
    seed = _seed(rng)
    halves = [
        moved(
            turned(cushion((0.034, 0.155, 0.042), square=2.6, crown=0.3), "y", -s * 24),
            (s * 0.0185, 0, 0.022),
        )
        for s in (-1, 1)
    ]
    roll = [
        painted(lumpy(m, 0.0008, 0.03, seed), toasted(meal.color, PALE, 0.030, 0.046, seed))
        for m in halves
    ]
    arch = spline([(0, -0.088, 0.037), (0, -0.04, 0.034), (0, 0.04, 0.034), (0, 0.088, 0.037)], 40)
    sausage = lumpy(tube(arch, 0.0145, sides=28), 0.0005, 0.02, seed)
    t = np.linspace(-1, 1, 90)
    line = np.c_[0.0055 * np.sin(t * 21), 0.076 * t, 0.0494 + 0.003 * t**2]
    return [
        Part(roll[0], CRUST, "roll"),
        Part(roll[1], CRUST, "roll"),
        piece(
            sausage,
            _food("sausage", (0.40, 0.085, 0.03), 0.22, coat=0.6),
            name="sausage",
            tinted=True,
        ),
        piece(
            tube(line, 0.0027, sides=10),
            _food("mustard", (0.80, 0.48, 0.02), 0.2, coat=0.6),
            name="mustard",
        ),
    ]


def _fries(meal: Meal, rng: np.random.Generator) -> Made:
    """Sticks that stand every way in a folded box."""
    sticks = []
    for _ in range(meal.count):
        x, y = float(rng.uniform(-0.034, 0.034)), float(rng.uniform(-0.012, 0.012))
        long = float(rng.uniform(0.075, 0.115))
        stick = bevelled_box((0.0085, 0.0085, long), bevel=0.0016, at=(0, 0, long / 2))
        lean = turned(
            turned(stick, "y", 300 * x + float(rng.normal(0, 4))), "x", float(rng.normal(0, 8))
        )
        sticks.append(moved(lean, (x, y, 0.022)))
    seed = _seed(rng)
    crisp = [
        painted(m, toasted((0.80, 0.52, 0.12), (0.66, 0.34, 0.06), 0.09, 0.15, seed))
        for m in sticks
    ]
    front = spline(
        [(-0.047, 0.085), (-0.025, 0.066), (0, 0.060), (0.025, 0.066), (0.047, 0.085)], 20
    )
    outline = np.r_[[(0.036, 0.0), (-0.036, 0.0)][::-1], front[::-1]]
    sheet = turned(extruded(outline, 0.0012), "x", 90)
    back = turned(
        extruded(np.array([(-0.036, 0), (0.036, 0), (0.047, 0.10), (-0.047, 0.10)]), 0.0012),
        "x",
        90,
    )
    sides = [bevelled_box((0.0012, 0.038, 0.086), bevel=0.0004, at=(0, 0, 0.043)) for _ in range(2)]
    leaning = [
        moved(turned(m, "y", s * 7), (s * 0.0365, 0.0, 0.0))
        for m, s in zip(sides, (-1, 1), strict=True)
    ]
    base = bevelled_box((0.072, 0.038, 0.002), bevel=0.0005, at=(0, 0, 0.001))
    card = [moved(sheet, (0, -0.0185, 0)), moved(back, (0, 0.0195, 0)), *leaning, base]
    return [
        body(card, "cardboard", meal.color),
        piece(crisp, _food("fries", PALE, 0.42, coat=0.1), name="fries"),
    ]


def _taco(meal: Meal, rng: np.random.Generator) -> Made:
    """A folded shell filled with meat, shreds of lettuce, tomato and cheese."""
    t = np.radians(np.linspace(-84, 84, 40))
    section = np.c_[0.030 * np.sin(t) * (0.75 + 0.25 * np.abs(np.sin(t))), 0.02 - 0.02 * np.cos(t)]
    rows = []
    for x in np.linspace(-1, 1, 44):
        tall = np.sqrt(max(1 - x**2, 0.02))
        y = section[:, 0] * (0.35 + 0.65 * tall)
        z = 0.004 + 0.068 * tall * np.abs(np.sin(t)) ** 1.5 + 0.03 * (1 - tall)
        rows.append(np.c_[np.full(40, 0.082 * x), y, z])

    seed = _seed(rng)
    shell = thickened(lumpy(grid(np.array(rows)), 0.0012, 0.02, seed), 0.0022)
    shell = painted(shell, clouded(meal.color, (0.52, 0.24, 0.05), 0.015, seed, -0.15))
    return [Part(shell, _food("shell", PALE, 0.5), "shell"), *_taco_filling(rng)]


def _taco_filling(rng: np.random.Generator) -> Made:
    parts: Made = []
    for name, color, count, size in (
        ("meat", (0.13, 0.045, 0.018), 60, (0.006, 0.006, 0.005)),
        ("lettuce", LETTUCE, 60, (0.018, 0.0022, 0.0012)),
        ("tomato", TOMATO, 22, (0.0068, 0.0068, 0.0062)),
        ("cheese", CHEDDAR, 44, (0.016, 0.0018, 0.0018)),
    ):
        bits = []
        for _ in range(count):
            x = float(rng.uniform(-0.95, 0.95))
            tall = float(np.sqrt(1 - x**2))
            low = {"meat": 0.05, "lettuce": 0.062}.get(name, 0.068)
            z = 0.018 + low * tall + float(rng.uniform(-0.006, 0.006))
            bit = bevelled_box(size, bevel=0.0012)
            for axis in "xyz":
                bit = turned(bit, axis, float(rng.uniform(-60, 60)))
            bits.append(
                moved(bit, (0.075 * x, float(rng.uniform(-0.016, 0.016)) * (0.4 + 0.6 * tall), z))
            )
        parts.append(piece(bits, _food(name, color, 0.3, coat=0.3), name=name))
    return parts


FORMS: dict[str, Callable[[Meal, np.random.Generator], Made]] = {
    "burger": _burger, "pizza": _pizza, "pizza slice": _pizza_slice, "pancakes": _pancakes,
    "noodles": _noodles, "salad": _salad, "sushi": _sushi, "hot dog": _hot_dog, "fries": _fries,
    "taco": _taco,
}  # fmt: skip

FAMILY = Family(
    "meals",
    build,
    ROWS,
    span=(0.08, 0.5),
    synonyms={
        "burger": ("hamburger", "beef burger"),
        "double burger": ("double cheeseburger", "big burger"),
        "slice of pizza": ("pizza slice",),
        "pancakes": ("pancake", "pancakes with syrup"),
        "ramen": ("ramen bowl", "bowl of ramen", "noodle soup"),
        "bowl of noodles": ("noodles", "udon"),
        "soup": ("bowl of soup", "tomato soup", "pumpkin soup"),
        "salad": ("salad bowl", "bowl of salad", "green salad"),
        "sushi": ("sushi platter", "nigiri", "sushi roll"),
        "french fries": ("fries", "chips"),
    },
)
