"""What is put on a drink? Foam and art, ice, straws, fruit on the rim, olives, mint."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    fractal,
    grid,
    lathe,
    leaf,
    lumpy,
    moved,
    painted,
    rod,
    rolled,
    sized,
    spline,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Floats, Material, Mesh, Part, Rgb
from imagineart.modelling.town.pieces import piece


@dataclass(frozen=True, slots=True)
class Surface:
    """The top of a drink, m: its radius and height, the floor, the radius and height of the rim."""

    radius: float
    level: float
    floor: float
    rim: float
    top: float


def _disc(radius: float, z: float, dome: float = 0.0) -> Mesh:
    """A fine round sheet, `dome` metres higher in the middle."""
    a = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    rings = [
        np.c_[s * radius * np.cos(a), s * radius * np.sin(a), np.full(160, z + dome * (1 - s * s))]
        for s in np.linspace(1, 0.004, 70)
    ]
    return grid(np.array(rings), around=True)


FOAM: Rgb = (0.82, 0.72, 0.56)
CREMA: Rgb = (0.36, 0.145, 0.04)


def _latte_art(s: Surface, rng: np.random.Generator) -> list[Part]:
    """A rosetta poured in milk on crema."""

    def art(p: Floats) -> Floats:
        x, y = np.abs(p[:, 0]) / s.radius, p[:, 1] / s.radius
        leaf_ = x < 0.62 * np.sqrt(np.clip(1 - ((y + 0.05) / 0.72) ** 2, 0, 1))
        wave = np.sin((y * 1.0 - 0.75 * x - 0.1 * x * x) * 26) > -0.15
        vein = x < 0.035 * (y < 0.6)
        heart = (x - 0.16) ** 2 + (y - 0.60) ** 2 < 0.042
        white = (leaf_ & wave) | vein | heart
        soft = 1 + 0.08 * fractal(p, 0.006, 3)[:, None]
        return np.asarray(
            np.clip(np.where(white[:, None], np.array(FOAM), np.array(CREMA)) * soft, 0, 1),
            np.float32,
        )

    foam = Material("milk foam", FOAM, 0.5, subsurface=0.5)
    return [piece(painted(_disc(s.radius, s.level + 0.0006, 0.0012), art), foam, name="foam")]


def _foam(s: Surface, rng: np.random.Generator) -> list[Part]:
    """A swelling head of milk foam, dusted with cocoa."""
    seed = int(rng.integers(1 << 30))
    head = lumpy(_disc(s.radius, s.level + 0.0004, 0.009), 0.0008, 0.008, seed)

    def dust(p: Floats) -> Floats:
        r = np.hypot(p[:, 0], p[:, 1]) / s.radius
        share = np.clip(0.25 + fractal(p, 0.003, seed, octaves=2), 0, 1) * (r < 0.6)
        rim = np.clip((r - 0.86) / 0.14, 0, 1)
        color = np.array((0.84, 0.79, 0.70)) * (1 - rim[:, None]) + np.array(CREMA) * rim[:, None]
        return np.asarray(
            color * (1 - 0.7 * share[:, None])
            + np.array((0.14, 0.055, 0.02)) * 0.7 * share[:, None],
            np.float32,
        )

    return [
        piece(painted(head, dust), Material("milk foam", FOAM, 0.6, subsurface=0.5), name="foam")
    ]


def _head(s: Surface, rng: np.random.Generator) -> list[Part]:
    """The white head of a beer, up to over the rim."""
    r = s.rim - 0.003
    outline = spline(
        [
            (s.radius, s.level - 0.001),
            (r, s.top - 0.004),
            (r + 0.0015, s.top + 0.004),
            (0.7 * r, s.top + 0.013),
            (0, s.top + 0.015),
        ],
        40,
    )
    head = lumpy(lathe(outline, segments=140), 0.0014, 0.007, int(rng.integers(1 << 30)))
    bubbles = _rising(s, rng, 60)
    return [
        piece(head, Material("beer head", (0.83, 0.79, 0.68), 0.7, subsurface=0.6), name="foam"),
        *bubbles,
    ]


def _rising(s: Surface, rng: np.random.Generator, count: int) -> list[Part]:
    """Fine bubbles just within the wall and on the surface."""
    places = [
        (
            float(0.93 * s.radius * f * np.cos(a)),
            float(0.93 * s.radius * f * np.sin(a)),
            s.level + 0.0003,
        )
        for a, f in zip(
            rng.uniform(0, 6.28, count), np.sqrt(rng.uniform(0.5, 1, count)), strict=True
        )
    ]
    foam = Material("bubble", (0.84, 0.83, 0.78), 0.2, coat=0.6)
    return [
        piece(
            [ball(float(rng.uniform(0.0005, 0.0011)), at, segments=8) for at in places],
            foam,
            name="bubble",
        )
    ]


def _bubbles(s: Surface, rng: np.random.Generator) -> list[Part]:
    return _rising(s, rng, 70)


def _ice(s: Surface, rng: np.random.Generator) -> list[Part]:
    """Cubes that stand out of the drink."""
    cubes = []
    edge = min(0.026, 0.85 * s.radius)
    for x, y, z in ((-0.3, -0.25, 0.35), (0.34, 0.05, 0.25), (-0.02, 0.36, 0.55)):
        cube = lumpy(bevelled_box((edge, edge, edge), bevel=0.2 * edge, steps=4), 0.0006, 0.01, 3)
        for axis in "xyz":
            cube = turned(cube, axis, float(rng.uniform(-30, 30)))
        cubes.append(moved(cube, (x * s.radius, y * s.radius, s.level + (z - 0.3) * edge)))
    made = Material("ice cube", (0.84, 0.87, 0.88), 0.08, coat=1.0, subsurface=0.9)
    return [piece(cubes, made, name="ice")]


def _straw(s: Surface, rng: np.random.Generator) -> list[Part]:
    lean = 0.75 * s.radius
    path = spline(
        [
            (-0.5 * lean, 0.2 * lean, s.level - 0.01),
            (0.9 * s.rim, -0.1 * lean, s.top + 0.035),
            (1.1 * s.rim, -0.14 * lean, s.top + 0.058),
        ],
        50,
    )
    straw = tube(path, 0.0028, sides=16)
    red, white = np.array((0.60, 0.03, 0.03)), np.array((0.82, 0.80, 0.77))

    def stripes(p: Floats) -> Floats:
        return np.asarray(
            np.where((np.sin(p[:, 2] * 520 + 300 * p[:, 1]) > 0)[:, None], red, white), np.float32
        )

    return [piece(painted(straw, stripes), Material("straw", (0.7, 0.4, 0.4), 0.5), name="straw")]


def _wheel(skin: Rgb, flesh: Rgb) -> Callable[[Surface, np.random.Generator], list[Part]]:
    """A slice of citrus on the rim."""

    def made(s: Surface, rng: np.random.Generator) -> list[Part]:
        radius = 0.021

        def paint(p: Floats) -> Floats:
            r, a = np.hypot(p[:, 0], p[:, 1]) / radius, np.arctan2(p[:, 1], p[:, 0])
            wall = np.abs((a * 9 / (2 * np.pi) + 0.5) % 1 - 0.5) < 0.04 / np.maximum(r, 0.12)
            pith = (r > 0.84) | (r < 0.12) | wall
            color = np.where(pith[:, None], np.array((0.82, 0.74, 0.50)), np.array(flesh))
            return np.asarray(np.where((r > 0.94)[:, None], np.array(skin), color), np.float32)

        faces = [sized(_disc(radius * 0.985, z), (1, 1, 1)) for z in (0.0042, -0.0002)]
        edge = rolled(np.full(60, radius), 0.004)
        parts = [painted(m, paint) for m in (edge, *faces)]
        upright = [
            moved(
                turned(turned(m, "x", 90), "z", 62), (-0.72 * s.rim, -0.62 * s.rim, s.top + 0.009)
            )
            for m in parts
        ]
        return [
            piece(upright, Material("citrus", flesh, 0.3, coat=0.4, subsurface=0.5), name="fruit")
        ]

    return made


def _cherry(s: Surface, rng: np.random.Generator) -> list[Part]:
    at = (0.15 * s.radius, 0.1 * s.radius, s.level + 0.006)
    stem = tube(
        spline(
            [at, (at[0] + 0.006, at[1], at[2] + 0.02), (at[0] + 0.016, at[1], at[2] + 0.032)], 16
        ),
        0.0007,
        sides=6,
    )
    return [
        piece(
            ball(0.0088, at), Material("cherry", (0.46, 0.008, 0.02), 0.08, coat=0.9), name="cherry"
        ),
        piece(stem, Material("stem", (0.2, 0.1, 0.03), 0.6), name="stem"),
    ]


def _olive(s: Surface, rng: np.random.Generator) -> list[Part]:
    """Two on a pick that leans on the rim."""
    a, b = (
        (-0.55 * s.radius, 0.1 * s.radius, s.level - 0.008),
        (1.02 * s.rim, -0.1 * s.rim, s.top + 0.014),
    )
    way = np.array(b) - np.array(a)
    olives, stuffing = [], []
    for t in (0.16, 0.34):
        at = np.array(a) + t * way
        olives.append(
            moved(
                turned(sized(ball(0.0078), (1, 1, 1.25)), "y", 68),
                (float(at[0]), float(at[1]), float(at[2]) + 0.004),
            )
        )
        stuffing.append(ball(0.0028, (float(at[0] + 0.0088), float(at[1]), float(at[2] + 0.0075))))
    return [
        piece(olives, Material("olive", (0.26, 0.32, 0.05), 0.2, coat=0.5), name="olive"),
        piece(stuffing, Material("pimento", (0.6, 0.05, 0.02), 0.3), name="olive"),
        piece(rod(a, b, 0.0009, sides=8, bevel=0.0004), "silver", name="pick"),
    ]


def _mint(s: Surface, rng: np.random.Generator) -> list[Part]:
    blades = []
    for k in range(9):
        one = leaf(0.026 * float(rng.uniform(0.8, 1.2)), 0.015, fold=26, curl=0.2, wave=0.05)
        blades.append(
            moved(
                turned(turned(one, "x", 30 + 4.0 * k), "z", 137.5 * k),
                (0.25 * s.radius, 0.3 * s.radius, s.top - 0.006 + 0.0022 * k),
            )
        )
    stem = rod(
        (0.25 * s.radius, 0.3 * s.radius, s.level - 0.01),
        (0.25 * s.radius, 0.3 * s.radius, s.top + 0.014),
        0.0012,
    )
    return [piece([*blades, stem], material("leaf", color=(0.06, 0.26, 0.04)), name="mint")]


def _marshmallows(s: Surface, rng: np.random.Generator) -> list[Part]:
    puffs = []
    for k in range(9):
        a, far = 2.4 * k, s.radius * 0.74 * np.sqrt(k / 9 + 0.02)
        one = lathe(
            [
                (0, 0),
                (0.0062, 0.0),
                (0.0076, 0.0014),
                (0.0076, 0.009),
                (0.0062, 0.0104),
                (0, 0.0104),
            ],
            segments=32,
        )
        tipped = turned(
            turned(one, "x", float(rng.uniform(-60, 60))), "z", float(rng.uniform(0, 360))
        )
        puffs.append(
            moved(tipped, (float(far * np.cos(a)), float(far * np.sin(a)), s.level + 0.001))
        )
    return [
        piece(
            puffs,
            Material("marshmallow", (0.83, 0.80, 0.78), 0.7, subsurface=0.7),
            name="marshmallow",
        )
    ]


GARNISHES: dict[str, Callable[[Surface, np.random.Generator], list[Part]]] = {
    "latte art": _latte_art,
    "foam": _foam,
    "head": _head,
    "bubbles": _bubbles,
    "ice": _ice,
    "straw": _straw,
    "cherry": _cherry,
    "olive": _olive,
    "mint": _mint,
    "marshmallows": _marshmallows,
    "orange wheel": _wheel((0.80, 0.27, 0.012), (0.82, 0.36, 0.03)),
    "lime wheel": _wheel((0.12, 0.30, 0.03), (0.50, 0.62, 0.16)),
}
