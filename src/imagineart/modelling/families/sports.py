"""What one plays with: balls, boards, kites, chess, yarn, weights, rackets."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    combined,
    fur,
    grounded,
    lathe,
    lumpy,
    merged,
    moved,
    painted,
    parametric,
    rod,
    sized,
    spline,
    spots_on,
    thickened,
    tube,
    turned,
)
from imagineart.modelling.kit.curves import Points
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]


@dataclass(frozen=True, slots=True)
class Gear:
    """A thing by its form, `size` metres across."""

    form: str
    color: Rgb
    size: float = 0.2
    second: Rgb = (0.75, 0.74, 0.72)


ROWS = {
    "ball of yarn": Gear("yarn", (0.45, 0.04, 0.06), 0.11),
    "basketball": Gear("basketball", (0.50, 0.155, 0.035), 0.24),
    "tennis ball": Gear("tennis ball", (0.62, 0.72, 0.06), 0.067),
    "baseball": Gear("baseball", (0.76, 0.74, 0.70), 0.075, (0.45, 0.02, 0.02)),
    "beach ball": Gear("beach ball", (0.62, 0.03, 0.03), 0.36),
    "bowling ball": Gear("bowling ball", (0.03, 0.05, 0.16), 0.216),
    "surfboard": Gear("surfboard", (0.78, 0.76, 0.70), 2.1, (0.05, 0.30, 0.42)),
    "snowboard": Gear("snowboard", (0.06, 0.12, 0.36), 1.5, (0.72, 0.30, 0.03)),
    "tennis racket": Gear("racket", (0.05, 0.10, 0.34), 0.68),
    "baseball bat": Gear("bat", (0.50, 0.30, 0.13), 0.84),
    "kite": Gear("kite", (0.62, 0.03, 0.05), 0.9, (0.80, 0.52, 0.03)),
    "chess board": Gear("chess", (0.10, 0.045, 0.02), 0.42),
    "dumbbell": Gear("dumbbell", (0.03, 0.03, 0.033), 0.34),
    "boxing glove": Gear("glove", (0.45, 0.02, 0.02), 0.3),
    "yoga mat": Gear("mat", (0.20, 0.08, 0.30), 1.8),
    "pinwheel": Gear("pinwheel", (0.62, 0.04, 0.10), 0.3, (0.05, 0.32, 0.55)),
    "doll": Gear("doll", (0.45, 0.10, 0.28), 0.32),
}


def build(order: Order[Gear]) -> Model:
    """By its form, of its size, turned a little by chance."""
    gear, rng = order.params, order.rng
    model = grounded(Model(order.noun, merged(FORMS[gear.form](gear, rng))))
    low, high = model.bounds
    x, y, z = (float(c) for c in (low + high) / 2)
    anchors = {
        "top": Anchor(
            (x, y, float(high[2])), room=(0.5 * (high[0] - low[0]), 0.5 * (high[1] - low[1]), 0.3)
        )
    }
    held = {"racket": 0.07, "bat": 0.10, "pinwheel": 0.1}
    anchors["grip"] = Anchor((0, 0, held[gear.form]) if gear.form in held else (x, y, z))
    return varied(replace(model, anchors=anchors), rng, "z", 0.02)


def _round(radius: float) -> Mesh:
    return ball(radius, segments=96)


def _tilted(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    a, b = rng.uniform(-40, 40, 2)
    return turned(turned(mesh, "x", float(a)), "y", float(b))


def _yarn(gear: Gear, rng: np.random.Generator) -> Made:
    """Threads wound in bundles of great circles, and a loose end."""
    r, threads = gear.size / 2, []
    for _ in range(15):
        axis = rng.standard_normal(3)
        axis /= np.linalg.norm(axis)
        a = np.cross(axis, [0.3, 0.5, 0.8])
        a /= np.linalg.norm(a)
        b = np.cross(axis, a)
        for k in range(7):
            off = (k - 3) * 0.0042
            ring = np.sqrt(max(r**2 - off**2, 0)) + float(rng.normal(0, 0.0006))
            t = np.linspace(0, 2 * np.pi, 60)
            path = ring * (np.cos(t)[:, None] * a + np.sin(t)[:, None] * b) + off * axis
            threads.append(tube(path, 0.0024, sides=6))
    end = spline(
        [
            (0, -r, -r * 0.2),
            (0.02, -r * 1.3, -r * 0.97),
            (0.09, -r * 1.6, -r),
            (0.12, -r * 2.4, -r),
            (0.20, -r * 2.2, -r),
        ],
        60,
    )
    wool = replace(material("wool", color=gear.color), texture=None, color=gear.color)
    return [body([*threads, tube(end, 0.0024, sides=8)], wool), body(_round(r * 0.97), wool)]


def _seamed(mesh: Mesh, seams: Callable[[Floats], Floats], plain: Rgb, dark: Rgb) -> Mesh:
    """Painted: `seams` says 0–1 where the second colour lies, on the unit sphere."""

    def paint(p: Floats) -> Floats:
        q = p / np.linalg.norm(p, axis=1, keepdims=True)
        share = np.clip(seams(q), 0, 1)[:, None]
        return np.asarray(np.array(plain) * (1 - share) + np.array(dark) * share, np.float32)

    return painted(mesh, paint)


def _line(distance: Floats | Points, wide: float) -> Floats:
    return np.asarray(np.clip(1.6 - np.abs(distance) / wide, 0, 1))


def _curve(q: Floats) -> Floats:
    """The seam of tennis balls and baseballs: 0 on it, in radii."""
    return np.asarray(q[:, 0] ** 2 - q[:, 1] ** 2 - 1.35 * q[:, 2] * (0.35 + q[:, 2] ** 2) * 0.9)


def _basketball(gear: Gear, rng: np.random.Generator) -> Made:
    def seams(q: Floats) -> Floats:
        bow = np.minimum(
            np.abs(np.hypot(q[:, 0] - 1.05, q[:, 2]) - 0.75),
            np.abs(np.hypot(q[:, 0] + 1.05, q[:, 2]) - 0.75),
        )
        return np.maximum(np.maximum(_line(q[:, 0], 0.02), _line(q[:, 2], 0.02)), _line(bow, 0.02))

    made = _seamed(ball(gear.size / 2, segments=200), seams, gear.color, (0.02, 0.018, 0.016))
    rubber = Material("rubber", gear.color, 0.55, specular=0.4)
    return [body(_tilted(made, rng), rubber)]


def _tennis_ball(gear: Gear, rng: np.random.Generator) -> Made:
    made = _seamed(
        ball(gear.size / 2, segments=160),
        lambda q: _line(_curve(q), 0.07),
        gear.color,
        (0.8, 0.8, 0.76),
    )
    made = _tilted(made, rng)
    fuzz = fur(
        spots_on(made, 9000, rng),
        length=lambda p: 0.0022 + 0 * p[:, 0],
        flow=lambda p: p * 0 + rng.standard_normal(p.shape),
        rng=rng,
    )
    felt = replace(material("felt"), color=gear.color, texture=None)
    return [body(made, felt), replace(body(made, felt), shape=fuzz, name="fuzz")]


def _baseball(gear: Gear, rng: np.random.Generator) -> Made:
    def seams(q: Floats) -> Floats:
        stitch = (np.sin(40 * np.arctan2(q[:, 1], q[:, 0])) > -0.2) * _line(
            np.abs(_curve(q)) - 0.12, 0.06
        )
        return np.asarray(stitch)

    made = _seamed(ball(gear.size / 2, segments=200), seams, gear.color, gear.second)
    return [body(_tilted(made, rng), Material("hide", gear.color, 0.5))]


def _beach_ball(gear: Gear, rng: np.random.Generator) -> Made:
    colors = np.array(
        [
            gear.color,
            (0.8, 0.79, 0.76),
            (0.80, 0.50, 0.02),
            (0.8, 0.79, 0.76),
            (0.03, 0.18, 0.50),
            (0.8, 0.79, 0.76),
        ]
    )

    def paint(p: Floats) -> Floats:
        part = ((np.arctan2(p[:, 1], p[:, 0]) / (2 * np.pi) + 0.5) * 6 - 0.001).astype(int) % 6
        cap = np.abs(p[:, 2]) > 0.96 * gear.size / 2
        return np.asarray(np.where(cap[:, None], colors[1], colors[part]), np.float32)

    made = painted(ball(gear.size / 2, segments=192), paint)
    return [body(_tilted(made, rng), Material("vinyl", gear.color, 0.18, coat=0.6))]


def _bowling_ball(gear: Gear, rng: np.random.Generator) -> Made:
    made = _round(gear.size / 2)
    holes = [
        moved(sized(ball(0.012, segments=24), (1, 1, 0.2)), (x, y, gear.size / 2 * 0.985))
        for x, y in ((-0.014, 0.01), (0.014, 0.01), (0, -0.035))
    ]
    tilt = [turned(m, "x", 38) for m in (made, *holes)]
    return [
        body(
            tilt[0], replace(material("gloss plastic", color=gear.color), coat=1.0, roughness=0.06)
        ),
        piece(tilt[1:], "rubber", name="holes"),
    ]


def _board(length: float, wide: float, nose: float, tail: float, kick: float) -> Mesh:
    """A board along z with its deck to −y, thicker in its middle."""

    def place(u: Points, v: Points) -> Points:
        s = 2 * v - 1
        end = np.where(s > 0, nose, tail)
        half = wide / 2 * np.clip(1 - np.abs(s) ** end, 0, 1) ** 0.55
        a = 2 * np.pi * u
        thick = 0.5 * 0.03 * np.clip(1 - np.abs(s) ** 6, 0.05, 1)
        x = half * np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.75
        y = thick * np.sin(a) - kick * np.clip(np.abs(s) - 0.45, 0, 1) ** 2
        return np.stack([x, y, length * v], axis=-1)

    return parametric(place, 64, 90)


def _surfboard(gear: Gear, rng: np.random.Generator) -> Made:
    """Standing on its tail: a stringer, a stripe, three fins."""
    plank = _board(gear.size, 0.54, 2.2, 4.0, 0.10)
    stripe = _striped(plank, gear)
    fins = [
        moved(turned(bevelled_box((0.008, 0.09, 0.10), bevel=0.003), "x", 20), (x, 0.055, z))
        for x, z in ((-0.12, 0.30), (0.12, 0.30), (0, 0.20))
    ]
    return [
        turned(p, "x", -9)
        for p in (
            body(stripe, Material("resin", gear.color, 0.12, coat=1.0)),
            piece(fins, "matt plastic", name="fins"),
        )
    ]


def _striped(plank: Mesh, gear: Gear) -> Mesh:
    def paint(p: Floats) -> Floats:
        z = p[:, 2] / gear.size
        band = (np.abs(z - 0.62) < 0.035) | (np.abs(z - 0.70) < 0.018) | (np.abs(p[:, 0]) < 0.006)
        return np.asarray(np.where(band[:, None], gear.second, gear.color), np.float32)

    return painted(plank, paint)


def _snowboard(gear: Gear, rng: np.random.Generator) -> Made:
    plank = _striped(sized(_board(gear.size, 0.30, 5.0, 5.0, 0.35), (1, 0.6, 1)), gear)
    straps = [
        moved(
            turned(
                tube(spline([(-0.10, 0, 0), (0, -0.09, 0.02), (0.10, 0, 0)], 20), 0.012, squash=2),
                "x",
                0,
            ),
            (0, -0.012, gear.size * z),
        )
        for z in (0.36, 0.64)
    ]
    parts = [
        body(plank, Material("resin", gear.color, 0.15, coat=1.0)),
        piece(straps, "rubber", name="bindings"),
    ]
    return [turned(p, "x", -10) for p in parts]


def _racket(gear: Gear, rng: np.random.Generator) -> Made:
    a = np.linspace(0, 2 * np.pi, 80)
    hoop = tube(np.c_[0.125 * np.cos(a), 0 * a, 0.52 + 0.165 * np.sin(a)], 0.011, squash=1.3)
    throat = [
        tube(spline([(s * 0.085, 0, 0.40), (s * 0.035, 0, 0.31), (0, 0, 0.24)], 20), 0.009)
        for s in (-1, 1)
    ]
    strings = []
    for x in np.linspace(-0.105, 0.105, 13):
        h = 0.165 * np.sqrt(max(1 - (x / 0.125) ** 2, 0))
        strings.append(rod((x, 0, 0.52 - h), (x, 0, 0.52 + h), 0.0009, sides=5))
    for z in np.linspace(-0.145, 0.145, 16):
        w = 0.125 * np.sqrt(max(1 - (z / 0.165) ** 2, 0))
        strings.append(rod((-w, 0, 0.52 + z), (w, 0, 0.52 + z), 0.0009, sides=5))
    return [
        body([hoop, *throat], "gloss plastic", gear.color),
        piece(rod((0, 0, 0), (0, 0, 0.26), 0.016, sides=8), "rubber", name="grip"),
        piece(strings, "linen", name="strings"),
    ]


def _bat(gear: Gear, rng: np.random.Generator) -> Made:
    line = spline(
        [
            (0.024, 0.0),
            (0.026, 0.012),
            (0.013, 0.03),
            (0.0125, 0.25),
            (0.026, 0.52),
            (0.033, 0.74),
            (0.029, 0.825),
            (0.0, 0.84),
        ],
        60,
    )
    return [
        body(boxed_uvs(lathe(np.r_[[(0, 0)], line])), "pine"),
        piece(
            lathe([(0.0145, 0.04), (0.0148, 0.05), (0.0148, 0.23), (0.0145, 0.24)]),
            "leather",
            (0.03, 0.02, 0.02),
            name="grip",
        ),
    ]


def _kite(gear: Gear, rng: np.random.Generator) -> Made:
    """A diamond on two spars with a tail of bows."""
    s, parts = gear.size, []
    corners = np.array([(0, 0.0), (-0.36, 0.62), (0, 1.0), (0.36, 0.62)]) * s + [0, 0.75 * s]
    for k in range(4):
        a, b = corners[k], corners[(k + 1) % 4]
        mid = np.array([0, 0.62 * s + 0.75 * s])

        def place(u: Points, v: Points, a: Points = a, b: Points = b, mid: Points = mid) -> Points:
            p = mid + (a * (1 - u[..., None]) + b * u[..., None] - mid) * v[..., None]
            return np.stack([p[..., 0], 0.05 * s * (v * np.sin(np.pi * u)), p[..., 1]], axis=-1)

        parts.append(thickened(parametric(place, 16, 16), 0.002))
    spars = [
        rod((0, -0.006, 0.75 * s), (0, -0.006, 1.75 * s), 0.005),
        rod((-0.36 * s, -0.006, 1.37 * s), (0.36 * s, -0.006, 1.37 * s), 0.005),
    ]
    tail = spline(
        [(0, 0, 0.75 * s), (0.12, 0.02, 0.5 * s), (-0.10, 0, 0.25 * s), (0.06, 0, 0.0)], 60
    )
    bows = [
        moved(sized(ball(0.03, segments=12), (1.6, 0.3, 0.7)), tuple(tail[k]))
        for k in (14, 28, 42, 56)
    ]
    silk = material("silk", color=gear.color)
    other = material("silk", color=gear.second)
    return [
        body([parts[0], parts[2]], silk),
        piece([parts[1], parts[3]], other, name="second", tinted=True),
        piece([*spars, tube(tail, 0.003)], "pine", name="spars"),
        piece(bows, other, name="bows"),
    ]


MEN: dict[str, list[tuple[float, float]]] = {  # profiles of chessmen, in widths of a field
    "pawn": [
        (0.30, 0),
        (0.30, 0.08),
        (0.20, 0.16),
        (0.11, 0.45),
        (0.18, 0.50),
        (0.10, 0.55),
        (0.17, 0.68),
        (0.12, 0.82),
        (0, 0.86),
    ],
    "rook": [
        (0.33, 0),
        (0.33, 0.1),
        (0.22, 0.2),
        (0.19, 0.7),
        (0.27, 0.78),
        (0.27, 1.0),
        (0.18, 1.0),
        (0.18, 0.92),
        (0, 0.92),
    ],
    "bishop": [
        (0.33, 0),
        (0.33, 0.1),
        (0.2, 0.2),
        (0.12, 0.7),
        (0.2, 0.76),
        (0.11, 0.82),
        (0.17, 1.0),
        (0.08, 1.2),
        (0.05, 1.28),
        (0, 1.32),
    ],
    "queen": [
        (0.36, 0),
        (0.36, 0.1),
        (0.22, 0.22),
        (0.13, 0.9),
        (0.22, 0.98),
        (0.14, 1.04),
        (0.24, 1.35),
        (0.12, 1.38),
        (0.06, 1.48),
        (0, 1.5),
    ],
    "king": [
        (0.36, 0),
        (0.36, 0.1),
        (0.22, 0.22),
        (0.14, 1.0),
        (0.24, 1.08),
        (0.15, 1.14),
        (0.22, 1.42),
        (0.05, 1.5),
        (0.05, 1.72),
        (0, 1.74),
    ],
}
ROW = ("rook", "knight", "bishop", "queen", "king", "bishop", "knight", "rook")


def _man(kind: str, side: int, field: float) -> Mesh:
    if kind == "knight":
        foot = lathe(
            np.array([(0, 0), (0.33, 0), (0.33, 0.1), (0.2, 0.22), (0, 0.24)]) * field, segments=32
        )
        neck = tube(
            np.array(
                spline([(0, 0.1, 0.2), (0, 0.08, 0.6), (0, -0.02, 0.95), (0, -0.22, 0.85)], 20)
            )
            * field
            * [1, side, 1],
            np.linspace(0.2, 0.12, 20) * field,
            squash=0.7,
        )
        return combined([foot, neck])
    return lathe(np.r_[np.array(spline(MEN[kind], 40)) * field], segments=32)


def _chess(gear: Gear, rng: np.random.Generator) -> Made:
    """A board in mid-game: some men have moved, some are gone."""
    f = gear.size / 8.8
    base = bevelled_box((gear.size, gear.size, 0.02), bevel=0.003, at=(0, 0, 0.01))
    fields: tuple[list[Mesh], list[Mesh]] = ([], [])
    men: tuple[list[Mesh], list[Mesh]] = ([], [])
    for x in range(8):
        for y in range(8):
            tile = bevelled_box(
                (f * 0.995, f * 0.995, 0.002),
                bevel=0.0004,
                at=((x - 3.5) * f, (y - 3.5) * f, 0.0205),
            )
            fields[(x + y) % 2].append(tile)
    for white in (0, 1):
        for x in range(8):
            for rank, kind in ((0, ROW[x]), (1, "pawn")):
                if rng.random() < 0.18 and kind != "king":
                    continue
                step = int(rng.choice([0, 0, 1, 2])) if kind == "pawn" else 0
                y = rank + step if white else 7 - rank - step
                men[white].append(
                    moved(_man(kind, 1 if white else -1, f), ((x - 3.5) * f, (y - 3.5) * f, 0.0215))
                )
    light = material("pine")
    return [
        body(base, "walnut"),
        piece(fields[0], "walnut", name="dark fields"),
        piece(fields[1], light, name="light fields"),
        piece(
            men[0],
            replace(material("ebony"), texture=None, color=(0.03, 0.022, 0.018)),
            name="black",
        ),
        piece(
            men[1],
            replace(material("pine"), texture=None, color=(0.68, 0.53, 0.33), coat=0.5),
            name="white",
        ),
    ]


def _dumbbell(gear: Gear, rng: np.random.Generator) -> Made:
    ends = []
    for s in (-1, 1):
        disc = lathe(
            [(0, 0), (0.062, 0), (0.07, 0.012), (0.07, 0.075), (0.062, 0.087), (0, 0.087)],
            segments=6,
            crease=20,
        )
        ends.append(moved(turned(disc, "y", 90), (s * 0.125 - 0.0435, 0, 0.065)))
    return [
        body(ends, "rubber", gear.color),
        piece(rod((-0.1, 0, 0.065), (0.1, 0, 0.065), 0.016), "chrome", name="bar"),
    ]


def _glove(gear: Gear, rng: np.random.Generator) -> Made:
    from imagineart.modelling.kit import sdf

    fist = sdf.ellipsoid((0.075, 0.095, 0.07), (0, -0.04, 0.075))
    fist |= sdf.capsule((-0.06, -0.01, 0.10), (-0.055, -0.10, 0.10), 0.03).k(0.02)
    fist |= sdf.capsule((0, 0.03, 0.072), (0, 0.15, 0.068), 0.055, 0.058).k(0.03)
    cuff = moved(
        turned(
            lathe([(0.058, 0), (0.063, 0.004), (0.063, 0.06), (0.058, 0.064), (0.04, 0.06)]),
            "x",
            -90,
        ),
        (0, 0.12, 0.068),
    )
    skin = replace(material("leather", color=gear.color), roughness=0.3, coat=0.4)
    return [
        body(sdf.meshed(fist, cells=90), skin),
        piece(cuff, "cotton", (0.75, 0.74, 0.72), name="cuff"),
    ]


def _mat(gear: Gear, rng: np.random.Generator) -> Made:
    def place(u: Points, v: Points) -> Points:
        return np.stack(
            [
                0.31 * (2 * u - 1),
                gear.size * (v - 0.5),
                0.004 + 0.02 * np.clip(v - 0.96, 0, 1) / 0.04,
            ],
            axis=-1,
        )

    return [
        body(thickened(parametric(place, 8, 120), 0.006), "rubber", gear.color),
        piece(
            moved(bevelled_box((0.55, 0.008, 0.001), bevel=0.0003), (0, -0.6, 0.011)),
            "cotton",
            name="mark",
        ),
    ]


def _pinwheel(gear: Gear, rng: np.random.Generator) -> Made:
    vanes: list[Mesh] = []
    for k in range(4):

        def place(u: Points, v: Points) -> Points:
            x = 0.12 * u
            return np.stack(
                [x, -0.045 * np.sin(np.pi * v) * u, 0.12 * v * u * (1.2 - 0.2 * u)], axis=-1
            )

        vanes.append(
            moved(
                turned(thickened(parametric(place, 12, 12), 0.001), "y", 90.0 * k + 12),
                (0, -0.02, 0.34),
            )
        )
    hub = moved(turned(lathe([(0, 0), (0.01, 0.002), (0, 0.008)]), "x", 90), (0, -0.05, 0.34))
    return [
        body(vanes[::2], "gloss plastic", gear.color),
        piece(vanes[1::2], "gloss plastic", gear.second, name="second"),
        piece([rod((0, 0, 0), (0, 0, 0.35), 0.005)], "pine", name="stick"),
        piece(hub, "brass", name="hub"),
    ]


def _doll(gear: Gear, rng: np.random.Generator) -> Made:
    """A rag doll that sits: a round face, woollen hair, a dress."""
    head = moved(sized(ball(0.052), (1, 0.92, 0.98)), (0, 0, 0.24))
    hair = fur(
        spots_on(head, 900, rng, density=lambda p: (p[:, 2] > 0.262) | (p[:, 1] > 0.012)),
        length=lambda p: 0.07 + 0 * p[:, 0],
        flow=lambda p: np.c_[p[:, 0] * 14, p[:, 1] * 3, -1 + 0 * p[:, 0]],
        rng=rng,
    )
    dress = lumpy(
        lathe(spline([(0.085, 0.0), (0.075, 0.05), (0.038, 0.15), (0.025, 0.195), (0, 0.20)], 40)),
        0.004,
        0.04,
        int(rng.integers(1 << 30)),
    )
    limbs = [
        tube(
            spline([(s * 0.028, 0, 0.175), (s * 0.07, -0.02, 0.13), (s * 0.085, -0.045, 0.08)], 16),
            0.014,
        )
        for s in (-1, 1)
    ]
    legs = [
        tube(
            spline(
                [(s * 0.035, -0.03, 0.022), (s * 0.045, -0.11, 0.02), (s * 0.05, -0.15, 0.022)], 16
            ),
            0.017,
        )
        for s in (-1, 1)
    ]
    shoes = [moved(ball(0.022, segments=20), (s * 0.05, -0.155, 0.026)) for s in (-1, 1)]
    eyes = [moved(ball(0.0065, segments=16), (s * 0.019, -0.045, 0.248)) for s in (-1, 1)]
    mouth = tube(
        spline([(-0.014, -0.0475, 0.226), (0, -0.0495, 0.220), (0.014, -0.0475, 0.226)], 12), 0.0017
    )
    cheeks = [
        moved(sized(ball(0.008, segments=12), (1, 0.3, 1)), (s * 0.029, -0.0395, 0.232))
        for s in (-1, 1)
    ]
    cloth: Rgb = (0.70, 0.50, 0.38)
    return [
        piece([head, *limbs, *legs], "cotton", cloth, name="cloth"),
        body(dress, "cotton", gear.color),
        Part(hair, Material("wool", (0.30, 0.10, 0.03), 0.8), "hair", tinted=False),
        piece([*eyes, *shoes], "gloss plastic", (0.02, 0.018, 0.018), name="buttons"),
        piece([mouth, *cheeks], "cotton", (0.55, 0.10, 0.10), name="mouth"),
    ]


FORMS: dict[str, Callable[[Gear, np.random.Generator], Made]] = {
    "yarn": _yarn, "basketball": _basketball, "tennis ball": _tennis_ball, "baseball": _baseball,
    "beach ball": _beach_ball, "bowling ball": _bowling_ball, "surfboard": _surfboard,
    "snowboard": _snowboard, "racket": _racket, "bat": _bat, "kite": _kite, "chess": _chess,
    "dumbbell": _dumbbell, "glove": _glove, "mat": _mat, "pinwheel": _pinwheel, "doll": _doll,
}  # fmt: skip
FAMILY = Family(
    "sports",
    build,
    ROWS,
    span=(0.05, 2.3),
    synonyms={
        "ball of yarn": ("yarn ball", "ball of wool", "yarn", "wool ball", "skein"),
        "surfboard": ("surf board",),
        "tennis racket": ("racket", "racquet", "tennis racquet"),
        "baseball bat": ("wooden bat",),
        "chess board": ("chessboard", "chess set", "chess", "game of chess", "chess game"),
        "dumbbell": ("weight", "dumbbells"),
        "boxing glove": ("boxing gloves",),
        "doll": ("rag doll", "toy doll"),
        "pinwheel": ("toy windmill",),
        "yoga mat": ("exercise mat",),
    },
)
