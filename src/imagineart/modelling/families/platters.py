"""What is put before guests: steaks, sandwiches, waffles, eggs, pasta, rice, roasts, cakes.

Everything lies on its plate, board, stand or in its bowl, and on what is under it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    clouded,
    coil,
    combined,
    copies,
    extruded,
    fractal,
    grounded,
    hung,
    lathe,
    leaf,
    lumpy,
    merged,
    moved,
    painted,
    parametric,
    rectangle,
    reshaped,
    rolled,
    ruffle,
    sdf,
    sized,
    spline,
    strewn,
    thickened,
    toasted,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.kit.curves import Points
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order, model_of
from imagineart.modelling.town.pieces import body, piece

Made = list[Part]
BROWN: Rgb = (0.42, 0.17, 0.045)
PALE: Rgb = (0.76, 0.56, 0.28)
WHITE: Rgb = (0.82, 0.79, 0.73)
YOLK: Rgb = (0.86, 0.36, 0.015)
GREEN: Rgb = (0.07, 0.22, 0.03)


@dataclass(frozen=True, slots=True)
class Dish:
    """A dish by its form; `color` is that of plate or frosting, `count` of pieces or tiers."""

    form: str
    color: Rgb = (0.74, 0.73, 0.70)
    count: int = 1


ROWS = {
    "steak": Dish("steak"),
    "sandwich": Dish("sandwich"),
    "waffles": Dish("waffles", count=3),
    "fried egg": Dish("fried egg", count=1),
    "bacon and eggs": Dish("breakfast", count=2),
    "spaghetti": Dish("spaghetti"),
    "dumplings": Dish("dumplings", (0.52, 0.36, 0.16), 7),
    "roast chicken": Dish("roast chicken"),
    "bowl of rice": Dish("rice", (0.08, 0.14, 0.26)),
    "curry": Dish("curry", (0.62, 0.60, 0.56)),
    "wedding cake": Dish("wedding cake", (0.82, 0.80, 0.76), 3),
    "cheesecake": Dish("cheesecake"),
    "lava cake": Dish("lava cake"),
    "cinnamon roll": Dish("cinnamon roll"),
    "popcorn": Dish("popcorn", (0.58, 0.03, 0.03)),
    "jar of honey": Dish("honey"),
    "tray of croissants": Dish("croissants", count=6),
    "basket of spices": Dish("spices", (0.62, 0.16, 0.02)),
}


def build(order: Order[Dish]) -> Model:
    """By its form, turned a little by chance."""
    dish, rng = order.params, order.rng
    made = merged(FORMS[dish.form](dish, rng))
    model = grounded(turned(Model(order.noun, made), "z", float(rng.uniform(-18, 18))))
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    return replace(model, anchors={"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))})


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1 << 30))


def _food(name: str, color: Rgb, roughness: float, coat: float = 0.0) -> Material:
    return Material(name, color, roughness, coat=coat, coat_roughness=0.15, subsurface=0.4)


def _plate(radius: float, color: Rgb) -> Part:
    """A plate whose ground lies 7 mm high."""
    k = radius / 0.13
    line = [
        (0, 0.003),
        (0.078, 0.002),
        (0.08, 0),
        (0.084, 0),
        (0.09, 0.005),
        (0.112, 0.013),
        (0.13, 0.018),
        (0.1295, 0.0205),
        (0.111, 0.016),
        (0.088, 0.0075),
        (0, 0.007),
    ]
    return body(lathe(np.array(line) * np.array([k, 1.0])), "glazed ceramic", color)


def _bowl(radius: float, high: float, color: Rgb) -> Part:
    outer = spline([(0.45 * radius, 0), (0.78 * radius, 0.3 * high), (radius, high)], 24)
    inner = spline([(0.965 * radius, high), (0.74 * radius, 0.33 * high), (0.4 * radius, 0.08)], 24)
    return body(lathe(np.r_[[(0, 0.002)], outer, inner[:16]]), "glazed ceramic", color)


def _sprig(rng: np.random.Generator, at: tuple[float, float, float], size: float = 0.03) -> Part:
    blades = []
    for k in range(6):
        one = leaf(size * float(rng.uniform(0.7, 1.1)), 0.5 * size, fold=22, curl=0.3, wave=0.1)
        blades.append(moved(turned(turned(one, "x", float(rng.uniform(5, 45))), "z", 60.0 * k), at))
    return piece(blades, replace(material("leaf", color=GREEN), roughness=0.35), name="herbs")


def _charred(p: Floats, gap: float, wide: float) -> Floats:
    """(N,) 0–1 on the marks of a grill."""
    across = (p[:, 0] * 0.8 + p[:, 1] * 0.6) / gap
    return np.asarray(np.clip(1.5 - np.abs((across % 1) - 0.5) * gap / wide, 0, 1))


def _steak(dish: Dish, rng: np.random.Generator) -> Made:
    """Grilled, with marks and a rim of fat; butter with herbs melts on it."""
    seed = _seed(rng)
    a = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    outline = 0.082 * (1 + 0.22 * np.cos(2 * a) + 0.07 * np.sin(3 * a + 1) + 0.03 * np.sin(5 * a))
    meat = lumpy(rolled(outline, 0.026), 0.0028, 0.016, seed)

    def paint(p: Floats) -> Floats:
        cloud = np.clip(0.5 + 0.8 * fractal(p, 0.014, seed, octaves=4), 0, 1)[:, None]
        crust = (
            np.array((0.075, 0.026, 0.011)) * (1 - cloud) + np.array((0.24, 0.085, 0.032)) * cloud
        )
        mark = (_charred(p, 0.021, 0.0042) * (p[:, 2] > 0.016))[:, None]
        side = ((p[:, 2] > 0.005) & (p[:, 2] < 0.018))[:, None]
        crust = np.where(side, crust * 0.5 + np.array((0.22, 0.055, 0.045)) * 0.5, crust)
        return np.asarray(crust * (1 - mark) + np.array((0.014, 0.009, 0.007)) * mark, np.float32)

    steak = Part(painted(meat, paint), _food("steak", BROWN, 0.35, 0.4), "steak", tinted=False)
    butter = moved(bevelled_box((0.026, 0.022, 0.010), bevel=0.004), (0.01, -0.01, 0.031))
    pool = moved(
        lathe(spline([(0.024, 0), (0.016, 0.002), (0, 0.0026)], 12)), (0.01, -0.01, 0.0265)
    )
    beans = [
        moved(
            tube(spline([(-0.06, 0, 0), (0, 0.004 * k - 0.01, 0.002), (0.06, 0, 0)], 16), 0.0042),
            (0.02, 0.085 + 0.008 * k, 0.013 + 0.004 * (k % 2)),
        )
        for k in range(6)
    ]
    fat = _food("butter", (0.84, 0.66, 0.24), 0.25, 0.5)
    tilted = [
        moved(p, (0, -0.012, 0.009))
        for p in (
            steak,
            piece([butter, pool], fat, name="butter"),
            _sprig(rng, (0.012, -0.012, 0.036), 0.018),
        )
    ]
    return [
        _plate(0.155, dish.color),
        *tilted,
        piece(beans, _food("beans", (0.10, 0.26, 0.05), 0.3, 0.3), name="beans"),
        *_tomatoes([(-0.085, 0.07), (-0.11, 0.045)], 0.009),
    ]


def _tomatoes(places: list[tuple[float, float]], z: float) -> Made:
    """Cherry tomatoes with a green star each."""
    red = [moved(ball(0.0145), (x, y, z + 0.014)) for x, y in places]
    stars = [
        moved(turned(leaf(0.010, 0.004, fold=10), "z", 72.0 * k), (x, y, z + 0.0285))
        for x, y in places
        for k in range(5)
    ]
    return [
        piece(red, _food("tomato", (0.50, 0.02, 0.012), 0.12, 0.8), name="tomato"),
        piece(stars, "leaf", name="stars"),
    ]


def _bread_slice(wide: float, thick: float, seed: int) -> Mesh:
    """A square slice, brown at its crust."""
    box = lumpy(
        extruded(rectangle(wide, wide, 0.02, steps=8), thick, bevel=0.003), 0.0008, 0.008, seed
    )

    def paint(p: Floats) -> Floats:
        edge = np.abs(p[:, :2]).max(axis=1) > 0.485 * wide
        crumb = (
            np.array((0.78, 0.60, 0.34)) * (1 + 0.06 * fractal(p, 0.006, seed, octaves=3))[:, None]
        )
        return np.asarray(np.clip(np.where(edge[:, None], BROWN, crumb), 0, 0.9), np.float32)

    return painted(box, paint)


def _sandwich(dish: Dish, rng: np.random.Generator) -> Made:
    """Cut in two triangles on a board: bread, lettuce, tomato, ham, cheese, bread."""
    layers: Made = []
    z = 0.0
    for name in ("bread", "lettuce", "tomato", "ham", "cheese", "lettuce", "bread"):
        made, thick = _filling(name, rng)
        layers += [moved(p, (0, 0, z)) for p in made]
        z += thick
    halves: Made = []
    for side in (-1, 1):
        for part in layers:
            mesh = _halved(part.shape, side)  # type: ignore[arg-type]
            shift = (0.016 * side, 0.016 * side - 0.0, 0.016)
            halves.append(replace(part, shape=moved(turned(mesh, "z", 6.0 * side), shift)))
    board = extruded(rectangle(0.22, 0.16, 0.02), 0.015, bevel=0.004)
    return [piece(boxed_uvs(board), "oak", name="board"), *[turned(p, "z", 45) for p in halves]]


def _halved(mesh: Mesh, side: int) -> Mesh:
    """What lies on one side of the diagonal; vertices beyond are drawn to it."""
    p = mesh.vertices.astype(float)
    far = side * (p[:, 0] + p[:, 1]) / 2
    kept = (far > -0.001)[mesh.triangles].any(axis=1)
    drawn = p.copy()
    drawn[:, :2] -= side * np.minimum(far, 0)[:, None]
    return replace(mesh, vertices=drawn.astype(np.float32), triangles=mesh.triangles[kept])


def _filling(name: str, rng: np.random.Generator) -> tuple[Made, float]:
    """A layer of a sandwich and its thickness, m."""
    seed = _seed(rng)
    if name == "bread":
        return [
            piece(
                _bread_slice(0.115, 0.014, seed),
                _food("bread", PALE, 0.7),
                name="bread",
                tinted=True,
            )
        ], 0.0142
    if name == "lettuce":
        made = [moved(ruffle(0.072, 9, 0.006, rng, inner=0.01), (0, 0, 0.003))]
        return [
            piece(
                made,
                replace(material("leaf"), color=(0.24, 0.42, 0.07), translucency=0.3),
                name="lettuce",
            )
        ], 0.006
    if name == "tomato":
        rounds = [
            moved(rolled(np.full(40, 0.027), 0.006), (x, y, 0))
            for x in (-0.028, 0.028)
            for y in (-0.028, 0.028)
        ]
        return [piece(rounds, _food("tomato", (0.52, 0.05, 0.03), 0.15, 0.6), name="tomato")], 0.006
    color: Rgb = (0.66, 0.30, 0.26) if name == "ham" else (0.84, 0.52, 0.09)
    sheets = [
        moved(turned(hung(0.118, 0.118, 0.055, 0.008), "z", 14.0 * k), (0, 0, 0.002 + 0.0015 * k))
        for k in range(2)
    ]
    return [piece(sheets, _food(name, color, 0.3, 0.3), name=name)], 0.005


def _waffle(seed: int) -> Mesh:
    """Round, with a grid of pits, browned on its ridges."""

    def place(u: Points, v: Points) -> Points:
        a, r = 2 * np.pi * u, 0.078 * np.clip(v * 1.18, 0, 1)
        x, y = r * np.cos(a), r * np.sin(a)
        ridge = np.maximum(np.abs((x / 0.019) % 1 - 0.5), np.abs((y / 0.019) % 1 - 0.5)) > 0.36
        rim = v > 0.78
        z = np.where(
            v > 0.85, 0.018 * np.clip((1 - v) / 0.15, 0, 1), np.where(ridge | rim, 0.018, 0.009)
        )
        return np.stack([x, y, z], axis=-1)

    disc = parametric(place, 180, 100)
    low, high = np.array((0.74, 0.46, 0.17)), np.array((0.44, 0.18, 0.045))

    def paint(p: Floats) -> Floats:
        up = np.clip((p[:, 2] - 0.008) / 0.009 + 0.35 * fractal(p, 0.02, seed, octaves=3), 0, 1)[
            :, None
        ]
        return np.asarray(low * (1 - up) + high * up, np.float32)

    return painted(disc, paint)


def _waffles(dish: Dish, rng: np.random.Generator) -> Made:
    """A stack with berries, cream and syrup."""
    cakes = [
        moved(
            turned(_waffle(_seed(rng)), "z", float(rng.uniform(0, 90))),
            (float(rng.normal(0, 0.004)), float(rng.normal(0, 0.004)), 0.008 + 0.0175 * k),
        )
        for k in range(dish.count)
    ]
    top = 0.008 + 0.0175 * dish.count
    reds = [
        moved(
            sized(ball(0.012), (1, 1, 1.15)),
            (0.028 * np.cos(a) - 0.01, 0.028 * np.sin(a), top + 0.010),
        )
        for a in (0.3, 1.5, 2.7, 4.0)
    ]
    blues = [
        moved(ball(0.0075), (0.02 * np.cos(a) + 0.02, 0.02 * np.sin(a) - 0.02, top + 0.007))
        for a in np.arange(6)
    ]
    cream = moved(_swirl(0.021, 0.03), (-0.008, -0.004, top))
    return [
        _plate(0.13, dish.color),
        piece(cakes, _food("waffle", PALE, 0.5, 0.15), name="waffle"),
        piece(reds, _food("strawberry", (0.52, 0.02, 0.015), 0.25, 0.5), name="strawberries"),
        piece(blues, _food("blueberry", (0.03, 0.04, 0.14), 0.4), name="blueberries"),
        piece(cream, _food("cream", WHITE, 0.5), name="cream"),
    ]


def _swirl(radius: float, high: float) -> Mesh:
    """A rosette of piped cream."""
    t = np.linspace(0, 1, 60)
    spiral = np.c_[
        radius * (1 - t) * np.cos(15 * t),
        radius * (1 - t) * np.sin(15 * t),
        high * t * 0.8 + 0.3 * radius,
    ]
    return tube(spiral, np.interp(t, [0, 0.7, 1], [0.45 * radius, 0.4 * radius, 0.0008]), sides=14)


def _egg(rng: np.random.Generator) -> Made:
    """A fried egg, its rim browned and bubbled."""
    seed = _seed(rng)
    a = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    outline = 0.052 * (
        1 + 0.10 * np.sin(2 * a + rng.uniform(0, 6)) + 0.06 * np.sin(5 * a + rng.uniform(0, 6))
    )
    white = lumpy(rolled(outline, 0.006), 0.0016, 0.012, seed)

    def paint(p: Floats) -> Floats:
        far = np.hypot(p[:, 0], p[:, 1])
        edge = np.clip(
            (far - 0.043) / 0.012 + 0.6 * fractal(p, 0.006, seed, octaves=3) - 0.1, 0, 1
        )[:, None]
        return np.asarray(
            np.array((0.84, 0.82, 0.77)) * (1 - edge) + np.array((0.50, 0.24, 0.06)) * edge,
            np.float32,
        )

    yolk = moved(sized(ball(0.0185, segments=48), (1, 1, 0.62)), (0.004, 0.0, 0.0055))
    return [
        piece(painted(white, paint), _food("egg white", WHITE, 0.2, 0.5), name="white"),
        piece(yolk, _food("yolk", YOLK, 0.08, 1.0), name="yolk"),
    ]


def _fried_egg(dish: Dish, rng: np.random.Generator) -> Made:
    return [_plate(0.11, dish.color), *(moved(p, (0, 0, 0.008)) for p in _egg(rng))]


def _rashers(rng: np.random.Generator, count: int) -> Made:
    """Strips of bacon, streaked and wavy."""
    strips = []
    for k in range(count):
        phase = float(rng.uniform(0, 6))

        def place(u: Points, v: Points, phase: float = phase) -> Points:
            x = 0.15 * (u - 0.5)
            return np.stack(
                [
                    x,
                    0.030 * (v - 0.5) + 0.004 * np.sin(20 * u),
                    0.006 * np.sin(22 * u + phase) * (0.5 + v),
                ],
                axis=-1,
            )

        strip = thickened(parametric(place, 70, 14), 0.002)

        def paint(p: Floats, phase: float = phase) -> Floats:
            streak = np.clip(
                0.5
                + 0.9
                * np.sin(
                    p[:, 1] * 520 + 2.4 * fractal(p * [0.3, 1, 0], 0.02, 3, octaves=3) + phase
                ),
                0,
                1,
            )[:, None]
            return np.asarray(
                np.array((0.26, 0.035, 0.02)) * (1 - streak)
                + np.array((0.66, 0.36, 0.20)) * streak,
                np.float32,
            )

        strips.append(moved(painted(strip, paint), (0, 0.030 * k, 0.010 + 0.003 * (k % 2))))
    return [piece(strips, _food("bacon", (0.3, 0.05, 0.03), 0.25, 0.5), name="bacon")]


def _breakfast(dish: Dish, rng: np.random.Generator) -> Made:
    eggs = [
        moved(turned(p, "z", 70.0 * k), (-0.045, 0.05 - 0.10 * k, 0.008))
        for k in range(2)
        for p in _egg(rng)
    ]
    bacon = [moved(turned(p, "z", 78), (0.075, -0.01, 0.004)) for p in _rashers(rng, 3)]
    return [
        _plate(0.155, dish.color),
        *eggs,
        *bacon,
        *_tomatoes([(0.005, 0.11), (0.03, 0.125)], 0.009),
    ]


def _spaghetti(dish: Dish, rng: np.random.Generator) -> Made:
    """A nest of threads, sauce, meat balls, cheese and basil."""
    threads = []
    for _ in range(95):
        far, turn, lift = (
            float(rng.uniform(0.02, 0.078)),
            float(rng.uniform(0, 6.28)),
            float(rng.random()),
        )
        a = turn + np.linspace(0, float(rng.uniform(2.5, 5.5)), 26)
        r = far * (1 + 0.16 * np.sin(2.3 * a + lift * 6))
        z = 0.012 + 0.040 * lift * np.clip(1 - (far / 0.092) ** 2, 0.05, 1) + 0.004 * np.sin(3 * a)
        threads.append(tube(np.c_[r * np.cos(a), r * np.sin(a), z], 0.0017, sides=7))
    seed = _seed(rng)
    sauce = lumpy(
        lathe(spline([(0.058, 0), (0.05, 0.007), (0.03, 0.014), (0, 0.017)], 30)), 0.005, 0.02, seed
    )
    meat = [
        moved(
            lumpy(ball(0.017), 0.0016, 0.006, seed + k),
            (0.03 * np.cos(2.1 * k), 0.03 * np.sin(2.1 * k), 0.074),
        )
        for k in range(3)
    ]
    red = _food("sauce", (0.50, 0.045, 0.015), 0.15, 0.8)
    flakes = [
        moved(
            turned(
                bevelled_box((0.006, 0.0018, 0.0008), bevel=0.0002), "z", float(rng.uniform(0, 180))
            ),
            (
                float(rng.normal(0, 0.026)),
                float(rng.normal(0, 0.026)),
                0.070 + float(rng.uniform(0, 0.006)),
            ),
        )
        for _ in range(50)
    ]
    return [
        _plate(0.14, dish.color),
        piece(threads, _food("pasta", (0.80, 0.58, 0.22), 0.3, 0.4), name="pasta"),
        piece(moved(sauce, (0, 0, 0.047)), red, name="sauce"),
        piece(meat, _food("meat", (0.16, 0.06, 0.028), 0.3, 0.5), name="meat balls"),
        piece(flakes, _food("cheese", (0.84, 0.72, 0.42), 0.5), name="cheese"),
        _sprig(rng, (0, 0, 0.086), 0.026),
    ]


def _dumplings(dish: Dish, rng: np.random.Generator) -> Made:
    """Steamed, pleated at their tops, in a basket of bamboo."""
    wall = lathe(
        [
            (0.0, 0.004),
            (0.108, 0.004),
            (0.11, 0),
            (0.118, 0),
            (0.118, 0.062),
            (0.108, 0.064),
            (0.106, 0.014),
            (0, 0.012),
        ]
    )
    hoops = [lathe([(0.118, z), (0.1225, z + 0.006), (0.118, z + 0.012)]) for z in (0.004, 0.046)]
    ring = [(0.066 * np.cos(k), 0.066 * np.sin(k)) for k in np.arange(6) * 1.0472]
    parcels = []
    for x, y in [(0.0, 0.0), *ring]:

        def pleats(p: Floats) -> Floats:
            a = np.arctan2(p[:, 1], p[:, 0])
            up = np.clip((p[:, 2] - 0.010) / 0.022, 0, 1)
            k = 1 + 0.10 * up * np.cos(14 * a + 9 * p[:, 2] / 0.03)
            return np.asarray(np.c_[p[:, 0] * k, p[:, 1] * k, p[:, 2]], np.float32)

        line = spline(
            [
                (0.024, 0),
                (0.0305, 0.008),
                (0.027, 0.019),
                (0.012, 0.029),
                (0.006, 0.034),
                (0.003, 0.031),
                (0, 0.029),
            ],
            40,
        )
        parcels.append(
            moved(
                turned(
                    reshaped(lathe(np.r_[[(0, 0)], line]), pleats), "z", float(rng.uniform(0, 90))
                ),
                (x, y, 0.014),
            )
        )
    return [
        body([wall, *hoops], "bamboo"),
        piece(parcels, _food("dough", (0.80, 0.75, 0.62), 0.3, 0.3), name="dumplings"),
    ]


def _roast_chicken(dish: Dish, rng: np.random.Generator) -> Made:
    """A whole bird, brown and glossy, on a platter with herbs and lemon."""
    bird = sdf.ellipsoid((0.078, 0.105, 0.064), (0, 0, 0.075))
    bird |= sdf.ellipsoid((0.05, 0.07, 0.045), (0.028, -0.025, 0.10)).mirrored().k(0.03)
    bird |= (
        sdf.chain(
            [(0.06, 0.03, 0.07), (0.085, -0.03, 0.10), (0.06, -0.115, 0.085)], [0.042, 0.036, 0.015]
        )
        .mirrored()
        .k(0.02)
    )
    bird |= (
        sdf.chain(
            [(0.07, 0.06, 0.10), (0.105, 0.09, 0.085), (0.09, 0.04, 0.07)], [0.02, 0.017, 0.013]
        )
        .mirrored()
        .k(0.012)
    )
    seed = _seed(rng)
    skin = lumpy(sdf.meshed(bird, cells=110), 0.0016, 0.012, seed)
    skin = painted(skin, toasted((0.60, 0.28, 0.08), (0.30, 0.085, 0.018), 0.06, 0.14, seed))
    bones = [tube([(s * 0.06, -0.11, 0.085), (s * 0.055, -0.14, 0.085)], 0.008) for s in (-1, 1)]
    slices = [
        moved(
            turned(lathe([(0, 0), (0.025, 0), (0.025, 0.005), (0, 0.005)]), "x", 25),
            (0.105 * np.cos(a), 0.13 * np.sin(a), 0.012),
        )
        for a in (0.5, 2.5, 3.8, 5.6)
    ]
    oval = sized(_plate(0.17, dish.color), (1, 1.15, 1))
    herbs = [
        _sprig(rng, (0.11 * np.cos(a), 0.14 * np.sin(a), 0.012), 0.04)
        for a in (1.2, 2.0, 3.2, 4.6, 6.0)
    ]
    return [
        oval,
        piece(moved(skin, (0, 0, -0.003)), _food("skin", BROWN, 0.22, 0.7), name="chicken"),
        piece(bones, "bone", name="bones"),
        piece(slices, _food("lemon", (0.82, 0.60, 0.06), 0.3, 0.4), name="lemon"),
        *herbs,
    ]


def _rice(dish: Dish, rng: np.random.Generator) -> Made:
    heap = lumpy(
        lathe(spline([(0.072, 0), (0.062, 0.018), (0.035, 0.034), (0, 0.040)], 40)),
        0.003,
        0.012,
        _seed(rng),
    )
    grain = piece(sized(ball(0.0021, segments=8), (0.7, 2.1, 0.7)), _food("rice", WHITE, 0.4, 0.2))
    grains = strewn(heap, grain, 0.0042, rng, most=2600, lean=80)
    base = piece(moved(heap, (0, 0, 0.052)), _food("rice", WHITE, 0.5), name="heap")
    scattered = moved(Part(grains, grain.material, "rice", tinted=False), (0, 0, 0.052))
    seeds = [
        moved(
            ball(0.0012, segments=6),
            (float(rng.normal(0, 0.014)), float(rng.normal(0, 0.014)), 0.0925),
        )
        for _ in range(16)
    ]
    return [_bowl(0.08, 0.062, dish.color), base, scattered, piece(seeds, "rubber", name="sesame")]


def _curry(dish: Dish, rng: np.random.Generator) -> Made:
    """Sauce with pieces in it beside a heap of rice."""
    seed = _seed(rng)
    pool = lumpy(
        moved(lathe([(0.092, 0), (0.06, 0.003), (0, 0.004)]), (0, 0, 0.045)), 0.003, 0.02, seed
    )
    bits = [
        moved(
            lumpy(ball(0.014), 0.003, 0.01, seed + k),
            (float(rng.uniform(-0.06, 0.04)), float(rng.uniform(-0.065, 0.02)), 0.049),
        )
        for k in range(9)
    ]
    heap = lumpy(
        moved(lathe(spline([(0.045, 0), (0.038, 0.022), (0, 0.034)], 24)), (0.028, 0.035, 0.042)),
        0.004,
        0.008,
        seed,
    )
    return [
        _bowl(0.10, 0.06, dish.color),
        piece(pool, _food("curry", (0.58, 0.20, 0.015), 0.12, 0.8), name="sauce"),
        piece(bits, _food("chicken", (0.62, 0.27, 0.05), 0.2, 0.6), name="pieces"),
        piece(heap, _food("rice", WHITE, 0.6), name="rice"),
        _sprig(rng, (-0.02, -0.01, 0.062), 0.024),
    ]


# Cakes


def _rose(radius: float, phase: float) -> Mesh:
    """A sheet wound in a spiral that opens towards its rim."""

    def place(u: Points, v: Points) -> Points:
        turn = 2 * np.pi * 3.4 * u + phase
        petal = 1 + 0.07 * np.sin(5 * turn * 0.62)
        r = radius * petal * (0.08 + 0.62 * u + 0.36 * u * v**1.6)
        z = radius * (0.95 - 0.35 * u) * v - 0.10 * radius * u * v**4 - 0.25 * radius * u
        return np.stack([r * np.cos(turn), r * np.sin(turn), z], axis=-1)

    return thickened(parametric(place, 110, 8), 0.0012)


def _cake_stand() -> Mesh:
    stand = lathe(
        [
            (0, 0),
            (0.10, 0),
            (0.105, 0.006),
            (0.03, 0.014),
            (0.022, 0.03),
            (0.175, 0.036),
            (0.18, 0.044),
            (0.17, 0.046),
            (0, 0.046),
        ]
    )
    return stand


def _tier(r: float, h: float, rng: np.random.Generator) -> Mesh:
    """A round of frosting with soft edges, a little uneven."""
    line = [
        (0, 0),
        (r, 0),
        (r + 0.002, 0.004),
        (r + 0.001, h - 0.012),
        (r - 0.004, h - 0.003),
        (r - 0.012, h),
        (0, h),
    ]
    return lumpy(lathe(spline(line, 60), segments=112), 0.0006, 0.02, _seed(rng))


def _string_of_pearls(r: float, z: float) -> list[Mesh]:
    count = int(2 * np.pi * (r + 0.002) / 0.0105)
    return [
        moved(ball(0.0052, segments=12), ((r + 0.003) * np.cos(t), (r + 0.003) * np.sin(t), z))
        for t in np.arange(count) * 2 * np.pi / count
    ]


def _wedding_cake(dish: Dish, rng: np.random.Generator) -> Made:
    """Tiers of white frosting with a string of pearls each, roses and leaves down one side."""
    z, h, parts, roses, greens, pearls = 0.045, 0.105, [], [], [], []
    blush = [_rose(0.030, 2.1 * k) for k in range(3)]
    for k in range(dish.count):
        r = 0.155 - 0.045 * k
        parts.append(moved(_tier(r, h, rng), (0, 0, z)))
        pearls += _string_of_pearls(r, z + 0.005)
        for j in range(5 - k):
            t = -1.9 + 0.55 * k + 0.36 * j + float(rng.normal(0, 0.06))
            at = (
                (r - 0.004) * np.cos(t),
                (r - 0.004) * np.sin(t),
                z + h + 0.004 - 0.03 * (j % 2) * (j > 0),
            )
            flower = turned(turned(blush[j % 3], "x", 38), "z", float(np.degrees(t)) + 90)
            roses.append(moved(flower, at))
            for s in (-1, 1):
                one = turned(
                    turned(leaf(0.042, 0.02, fold=20, curl=0.3), "x", 15),
                    "z",
                    float(np.degrees(t)) + s * 60 - 90,
                )
                greens.append(moved(one, at))
        z += h
    roses += [
        moved(
            turned(blush[k], "z", 120.0 * k),
            (0.022 * np.cos(2.1 * k), 0.022 * np.sin(2.1 * k), z + 0.002),
        )
        for k in range(3)
    ]
    return [
        piece(_cake_stand(), "glazed ceramic", (0.78, 0.77, 0.74), name="stand"),
        body(parts, _food("frosting", dish.color, 0.5)),
        piece(pearls, _food("pearls", (0.84, 0.82, 0.78), 0.3, 0.4), name="pearls"),
        piece(
            roses,
            replace(material("petal"), color=(0.80, 0.42, 0.42), translucency=0.2),
            name="roses",
        ),
        piece(greens, replace(material("leaf"), color=(0.08, 0.19, 0.06)), name="leaves"),
    ]


def _cheesecake(dish: Dish, rng: np.random.Generator) -> Made:
    """A wedge: crumb below, cream, berries in their juice on top."""
    tip, r, half = np.array([0.0, -0.085]), 0.12, np.radians(22)
    arc_ = np.array([(r * np.sin(a), -0.085 + r * np.cos(a)) for a in np.linspace(-half, half, 16)])
    outline = np.r_[[tip], arc_]
    base = lumpy(extruded(outline * 1.01, 0.010, bevel=0.002), 0.0012, 0.004, _seed(rng))
    cream = moved(extruded(outline, 0.045, bevel=0.004), (0, 0, 0.0095))
    glaze = moved(
        extruded(outline * 0.98 + np.array([0, 0.0005]), 0.005, bevel=0.0022), (0, 0, 0.0535)
    )
    berries = [
        moved(ball(0.0105), (float(x), float(y), 0.065))
        for x, y in ((0.0, -0.03), (0.015, 0.0), (-0.014, 0.003), (0.001, 0.018))
    ]
    up = [
        moved(p, (0, 0, 0.008))
        for p in (
            piece(base, _food("crumb", (0.36, 0.18, 0.06), 0.8), name="crumb"),
            piece(cream, _food("cream", (0.83, 0.74, 0.55), 0.4, 0.1), name="cream"),
            piece(
                [glaze, *berries], _food("berries", (0.42, 0.012, 0.02), 0.08, 1.0), name="berries"
            ),
        )
    ]
    return [_plate(0.115, dish.color), *up, _sprig(rng, (0.004, 0.012, 0.085), 0.02)]


def _molten(seed: int) -> list[Mesh]:
    """A puddle of chocolate, and the stream that feeds it."""
    flow = moved(
        sized(
            lumpy(lathe(spline([(0.030, 0), (0.024, 0.004), (0, 0.006)], 24)), 0.001, 0.01, seed),
            (0.8, 1.25, 1),
        ),
        (0.0, -0.055, 0.0),
    )
    stream = tube(
        spline([(0, -0.010, 0.03), (0, -0.024, 0.022), (0.002, -0.045, 0.004)], 20),
        np.linspace(0.012, 0.017, 20),
        squash=0.6,
    )
    return [flow, stream]


def _lava_cake(dish: Dish, rng: np.random.Generator) -> Made:
    """Opened: molten chocolate runs out; a ball of ice cream and sugar beside it."""
    seed = _seed(rng)
    cake = lumpy(
        lathe(spline([(0.032, 0), (0.037, 0.004), (0.040, 0.035), (0.034, 0.043), (0, 0.043)], 48)),
        0.0015,
        0.007,
        seed,
    )

    def opened(p: Floats) -> Floats:
        cut = (np.hypot(p[:, 0], p[:, 1] + 0.034) < 0.022) & (p[:, 2] > 0.006)
        q = p.copy()
        q[cut, 1] = np.maximum(q[cut, 1], -0.014)
        return np.asarray(q, np.float32)

    scoop = lumpy(ball(0.027), 0.002, 0.009, seed + 1)
    up = [
        moved(p, (-0.028, 0.008, 0.008))
        for p in (
            piece(reshaped(cake, opened), _food("cake", (0.085, 0.030, 0.014), 0.65), name="cake"),
            piece(
                _molten(seed), _food("molten", (0.055, 0.018, 0.008), 0.05, 1.0), name="chocolate"
            ),
        )
    ]
    dust = [
        moved(
            ball(0.0016, segments=6),
            (float(rng.normal(-0.028, 0.013)), float(rng.normal(0.012, 0.011)), 0.0515),
        )
        for _ in range(60)
    ]
    ice = piece(
        moved(scoop, (0.055, 0.02, 0.031)),
        _food("vanilla", (0.84, 0.74, 0.50), 0.5, 0.1),
        name="ice cream",
    )
    return [
        _plate(0.125, dish.color),
        *up,
        ice,
        piece(dust, _food("sugar", WHITE, 0.8), name="sugar"),
        _sprig(rng, (0.055, 0.02, 0.056), 0.022),
    ]


def _cinnamon_roll(dish: Dish, rng: np.random.Generator) -> Made:
    t = np.linspace(0, 1, 150)
    a = 2 * np.pi * 2.6 * t
    path = np.c_[
        (0.006 + 0.038 * t) * np.cos(a), (0.006 + 0.038 * t) * np.sin(a), 0.019 + 0.006 * (1 - t)
    ]
    dough = tube(
        path, np.interp(t, [0, 0.1, 0.95, 1], [0.012, 0.0125, 0.0115, 0.007]), squash=0.58, sides=20
    )
    seed = _seed(rng)
    dough = painted(
        lumpy(dough, 0.0012, 0.012, seed), toasted(PALE, (0.46, 0.20, 0.055), 0.014, 0.036, seed)
    )
    icing = []
    for k in range(6):
        y = -0.035 + 0.014 * k
        w = 0.043 * np.sqrt(max(1 - (y / 0.048) ** 2, 0.05))
        icing.append(
            tube(
                spline([(-w, y, 0.030), (0, y + 0.003, 0.040), (w, y, 0.030)], 20), 0.0028, sides=8
            )
        )
    core = moved(lathe([(0, 0), (0.042, 0), (0.044, 0.012), (0, 0.016)]), (0, 0, 0.004))
    up = [
        moved(p, (0, 0, 0.004))
        for p in (
            piece(dough, _food("dough", PALE, 0.45, 0.3), name="roll"),
            piece(core, _food("cinnamon", (0.20, 0.075, 0.02), 0.6), name="filling"),
            piece(icing, _food("icing", WHITE, 0.25, 0.4), name="icing"),
        )
    ]
    return [_plate(0.095, dish.color), *up]


# In tubs, jars and baskets


def _popcorn(dish: Dish, rng: np.random.Generator) -> Made:
    """A striped tub, heaped."""
    tub = lathe(
        [(0, 0.002), (0.05, 0), (0.075, 0.16), (0.077, 0.162), (0.074, 0.16), (0.06, 0.06)],
        segments=96,
    )

    def stripes(p: Floats) -> Floats:
        on = np.sin(np.arctan2(p[:, 1], p[:, 0]) * 9) > 0
        return np.asarray(np.where(on[:, None], dish.color, (0.8, 0.79, 0.76)), np.float32)

    flakes = []
    for _ in range(5):
        lobes = [
            moved(
                ball(0.0062 * float(rng.uniform(0.7, 1.15)), segments=12),
                tuple(0.006 * rng.standard_normal(3)),
            )
            for _ in range(6)
        ]
        flakes.append(combined(lobes))
    heap = []
    for k in range(230):
        far, a = 0.07 * np.sqrt(float(rng.random())), float(rng.uniform(0, 6.28))
        z = 0.155 + 0.055 * (1 - (far / 0.072) ** 2) - 0.02 * float(rng.random())
        one = turned(
            turned(flakes[k % 5], "x", float(rng.uniform(0, 360))), "z", float(rng.uniform(0, 360))
        )
        heap.append(moved(one, (far * np.cos(a), far * np.sin(a), z)))
    pop = _food("popcorn", (0.84, 0.75, 0.50), 0.6)
    return [
        body(painted(tub, stripes), Material("striped paper", dish.color, 0.6)),
        piece(heap, pop, name="popcorn"),
    ]


def _honey(dish: Dish, rng: np.random.Generator) -> Made:
    """A jar that glows with honey; a wooden dipper lies across, a thread runs down."""
    wall = spline(
        [(0.034, 0), (0.043, 0.006), (0.045, 0.05), (0.043, 0.085), (0.034, 0.095), (0.034, 0.105)],
        40,
    )
    glass = lathe(np.r_[[(0, 0)], wall, [(0.037, 0.108), (0.034, 0.111)]])
    inner = np.array([p for p in wall if p[1] < 0.084]) * [0.975, 1]
    gold = lathe(np.r_[[(0, 0.003)], inner + np.array([0, 0.003]), [(0, 0.086)]])
    amber = Material(
        "honey", (0.80, 0.33, 0.02), 0.05, coat=1.0, subsurface=0.8, emission=(0.06, 0.02, 0.0)
    )
    rings = [
        lathe(
            [
                (0.004, 0.006 * k),
                (0.013 - 0.0009 * abs(k - 3), 0.006 * k + 0.0012),
                (0.013 - 0.0009 * abs(k - 3), 0.006 * k + 0.0038),
                (0.004, 0.006 * k + 0.005),
            ],
            segments=32,
        )
        for k in range(7)
    ]
    stick = lathe([(0.0035, 0.03), (0.0035, 0.15), (0.006, 0.16), (0, 0.165)], segments=24)
    dipper = [moved(turned(turned(m, "x", 180), "y", 28), (0.0, 0, 0.185)) for m in (*rings, stick)]
    dipper = [moved(turned(m, "y", 24), (-0.018, 0, 0.055)) for m in (*rings, stick)]
    drip = tube(
        spline([(0.036, -0.012, 0.108), (0.044, -0.015, 0.09), (0.046, -0.016, 0.055)], 20),
        np.linspace(0.0022, 0.0045, 20),
    )
    label = lathe([(0.0457, 0.025), (0.0462, 0.027), (0.0462, 0.062), (0.0457, 0.064)])
    return [
        piece(glass, "thin glass", name="glass"),
        body(gold, amber),
        piece(dipper, "pine", name="dipper"),
        piece(drip, amber, name="drip"),
        piece(_front(label), "paper", (0.72, 0.62, 0.42), name="label"),
    ]


def _front(mesh: Mesh) -> Mesh:
    """The part of a turned sheet that looks to −y."""
    return replace(
        mesh, triangles=mesh.triangles[(mesh.vertices[mesh.triangles][:, :, 1] < -0.02).all(axis=1)]
    )


def _croissants(dish: Dish, rng: np.random.Generator) -> Made:
    """Two rows on a tray with paper under them."""
    tray = model_of("tray")
    floor = tray.anchors["inside" if "inside" in tray.anchors else "top"].position[2]
    sheet = thickened(
        parametric(
            lambda u, v: np.stack(
                [
                    0.40 * (u - 0.5),
                    0.27 * (v - 0.5),
                    0.002 + 0.002 * np.sin(19 * u) * np.sin(13 * v),
                ],
                axis=-1,
            ),
            40,
            30,
        ),
        0.0005,
    )
    one = model_of("croissant", seed=int(rng.integers(99)))
    low, high = one.bounds
    whole = [sized(p, 0.125 / float((high - low)[:2].max())) for p in one.parts]
    places = [(-0.13 + 0.13 * (k % 3), -0.062 + 0.124 * (k // 3), floor + 0.003) for k in range(6)]
    rows = copies(whole, np.array(places[: dish.count]), rng=rng, size=(0.92, 1.05))
    paper = piece(moved(sheet, (0, 0, floor)), "paper", (0.66, 0.56, 0.42), name="paper")
    return [*tray.parts, paper, Part(rows, whole[0].material, "croissants", tinted=False)]


def _spices(dish: Dish, rng: np.random.Generator) -> Made:
    """A woven basket heaped with ground spice, a wooden scoop in it."""
    basket = lathe(
        [
            (0, 0.003),
            (0.12, 0),
            (0.17, 0.11),
            (0.182, 0.125),
            (0.175, 0.132),
            (0.165, 0.115),
            (0.13, 0.05),
        ],
        segments=128,
    )
    rim = tube(np.c_[coil(0.178, 1, 0.0, 120)] + np.array([0, 0, 0.128]), 0.009)
    heap = lumpy(
        lathe(spline([(0.166, 0), (0.12, 0.04), (0.05, 0.105), (0.0, 0.135)], 60), segments=128),
        0.004,
        0.03,
        _seed(rng),
    )
    scoop = turned(
        lathe(
            spline(
                [(0.006, -0.11), (0.008, -0.03), (0.022, -0.01), (0.027, 0.03), (0.024, 0.06)], 30
            ),
            segments=32,
        ),
        "x",
        62,
    )
    powder = Material("spice", dish.color, 0.95, subsurface=0.1)
    r, g, b = dish.color
    deep = 0.72 * r, 0.72 * g, 0.72 * b
    grain = painted(heap, clouded(dish.color, deep, 0.006, _seed(rng)))
    return [
        piece([basket, rim], "wicker", name="basket"),
        body(moved(grain, (0, 0, 0.115)), powder),
        piece(moved(scoop, (0.06, -0.04, 0.20)), "oak", name="scoop"),
    ]


FORMS: dict[str, Callable[[Dish, np.random.Generator], Made]] = {
    "steak": _steak, "sandwich": _sandwich, "waffles": _waffles, "fried egg": _fried_egg,
    "breakfast": _breakfast, "spaghetti": _spaghetti, "dumplings": _dumplings,
    "roast chicken": _roast_chicken, "rice": _rice, "curry": _curry,
    "wedding cake": _wedding_cake, "cheesecake": _cheesecake, "lava cake": _lava_cake,
    "cinnamon roll": _cinnamon_roll, "popcorn": _popcorn, "honey": _honey,
    "croissants": _croissants, "spices": _spices,
}  # fmt: skip
FAMILY = Family(
    "platters",
    build,
    ROWS,
    span=(0.1, 0.6),
    synonyms={
        "steak": ("grilled steak", "ribeye", "beef steak", "sirloin"),
        "sandwich": ("club sandwich", "ham sandwich", "blt"),
        "waffles": ("waffle", "stack of waffles", "belgian waffle"),
        "fried egg": ("sunny side up egg", "fried eggs"),
        "bacon and eggs": (
            "eggs and bacon",
            "english breakfast",
            "plate of bacon and eggs",
            "bacon",
        ),
        "spaghetti": (
            "pasta",
            "plate of pasta",
            "plate of spaghetti",
            "spaghetti with meatballs",
            "spaghetti bolognese",
        ),
        "dumplings": ("dumpling", "dim sum", "gyoza", "bao buns"),
        "roast chicken": ("roast turkey", "thanksgiving turkey", "roasted chicken"),
        "bowl of rice": ("rice", "rice bowl"),
        "curry": ("indian curry", "chicken curry", "bowl of curry", "stew"),
        "wedding cake": ("three tier cake", "tiered cake"),
        "cheesecake": ("slice of cheesecake", "cheesecake slice"),
        "lava cake": ("chocolate lava cake", "molten cake", "molten chocolate cake"),
        "cinnamon roll": ("cinnamon bun",),
        "popcorn": ("bucket of popcorn", "popcorn bucket", "popcorn tub", "box of popcorn"),
        "jar of honey": ("honey jar", "honey", "honey pot"),
        "tray of croissants": ("croissants on a tray", "plate of croissants"),
        "basket of spices": ("spices", "spice basket", "heap of spices", "spice"),
    },
)
