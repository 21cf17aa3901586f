"""What does a wheel look like? A tyre with tread, a rim with spokes; its axle lies along x."""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    circle,
    combined,
    lathe,
    moved,
    rod,
    spline,
    sweep,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Material, Mesh, Part, Rgb
from imagineart.modelling.town.finishes import trim


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel in metres, `rim` a share of its radius; `style`: spoked, disc, wire, wooden."""

    radius: float = 0.33
    width: float = 0.22
    rim: float = 0.68
    spokes: int = 5
    style: str = "spoked"
    metal: str = "silver"
    wall: Rgb | None = None  # a white wall
    color: Rgb | None = None  # of rim and spokes


def wheel(made: Wheel) -> tuple[Part, ...]:
    """The parts about the origin, its outer face towards +x."""
    metal = material(made.metal, color=made.color)
    rim = made.rim * made.radius
    parts = [Part(_lying(tyre(made)), material("rubber"), "tyre", tinted=False)]
    parts.append(Part(_lying(_barrel(made, rim)), metal, "rim", tinted=False))
    if made.wall is not None:
        parts.append(Part(_lying(_white_wall(made)), trim(made.wall), "wall", tinted=False))
    if made.style != "wire":
        parts.append(Part(_lying(_well(made, rim)), trim((0.03, 0.03, 0.03)), "well", tinted=False))
    parts += [Part(_lying(m), metal, "spokes", tinted=False) for m in _spokes(made, rim)]
    parts.append(Part(_lying(_hub(made)), _hub_metal(made), "hub", tinted=False))
    return tuple(parts)


def _hub_metal(made: Wheel) -> Material:
    return material("chrome") if made.style == "disc" else material(made.metal, color=made.color)


def _lying(mesh: Mesh) -> Mesh:
    """From about z to about x: what looked up looks to +x."""
    return turned(mesh, "y", 90)


def tyre(made: Wheel) -> Mesh:
    """A carcass with round shoulders and grooves in its tread."""
    r, w, i = made.radius, made.width / 2, made.rim * made.radius
    groove = 0.018 * r
    tread = []
    for at in (-0.45, 0.0, 0.45):
        half = 0.05 * w
        tread += [(r, at * w - half), (r - groove, at * w - half), (r - groove, at * w + half)]
        tread += [(r, at * w + half)]
    side = spline(
        [
            (i, -0.78 * w),
            (0.55 * i + 0.45 * r, -1.02 * w),
            (0.2 * i + 0.8 * r, -1.0 * w),
            (r - 0.02 * r, -0.84 * w),
            (r, -0.70 * w),
        ],
        18,
    )
    inner = np.array([(i, 0.78 * w), (i - 0.01 * r, 0.0), (i, -0.78 * w)])
    outline = np.concatenate([side, np.array(tread), side[::-1] * [1, -1], inner[1:]])
    return lathe(outline, segments=72)


def _barrel(made: Wheel, rim: float) -> Mesh:
    """The rim's lip, seen from outside, and its bed on both sides."""
    w = made.width / 2
    lip = [
        (rim + 0.012, 0.74 * w),
        (rim + 0.014, 0.82 * w),
        (rim + 0.004, 0.88 * w),
        (rim - 0.010, 0.84 * w),
        (rim - 0.020, 0.66 * w),
        (rim - 0.026, -0.7 * w),
        (rim - 0.006, -0.86 * w),
        (rim + 0.010, -0.8 * w),
        (rim + 0.004, 0.0),
        (rim + 0.012, 0.74 * w),
    ]
    return lathe(lip, segments=72, crease=30)


def _white_wall(made: Wheel) -> Mesh:
    r, w, i = made.radius, made.width / 2, made.rim * made.radius
    t = np.linspace(0, 1, 8)
    radius = i + (r - i) * (0.16 + 0.52 * t)
    bulge = 0.985 * w + 0.05 * w * np.sin(np.pi * t)
    return lathe(np.c_[radius, bulge][::-1], segments=72, crease=180)


def _well(made: Wheel, rim: float) -> Mesh:
    """What is dark behind the spokes: brake disc and drum."""
    w = made.width / 2
    return lathe(
        [
            (rim * 0.97, -0.3 * w),
            (rim * 0.97, -0.1 * w),
            (rim * 0.72, -0.1 * w),
            (rim * 0.72, 0.06 * w),
            (0, 0.06 * w),
        ],
        segments=48,
    )


def _spokes(made: Wheel, rim: float) -> list[Mesh]:
    if made.style == "wire":
        return [_wires(made, rim)]
    if made.style == "disc":
        return [_disc(made, rim)]
    if made.style == "wooden":
        one = rod((0.05 * rim, 0, 0.3 * made.width), (rim, 0, 0.3 * made.width), 0.028 * rim)
        return [combined([turned(one, "z", 360.0 * k / made.spokes) for k in range(made.spokes)])]
    return [
        combined(
            [turned(_blade(made, rim), "z", 360.0 * k / made.spokes) for k in range(made.spokes)]
        )
    ]


def _blade(made: Wheel, rim: float) -> Mesh:
    """One spoke of cast alloy: two arms that part towards the rim."""
    w = made.width / 2
    t = np.linspace(0, 1, 8)
    arms = []
    for side in (-1.0, 1.0):
        angle = side * np.radians(4 + 9 * t)
        radius = rim * (0.1 + 0.89 * t)
        z = w * (0.62 + 0.18 * np.sin(np.pi * t))
        path = np.stack([radius * np.cos(angle), radius * np.sin(angle), z], axis=1)
        section = circle(0.06 * rim, 12, squash=0.75)
        arms.append(sweep(path, section, scale=np.linspace(1.25, 0.8, 8)))
    return combined(arms)


def _disc(made: Wheel, rim: float) -> Mesh:
    """Pressed steel: a dish with a ring of holes hinted at by a step."""
    w = made.width / 2
    dish = [
        (rim * 0.97, 0.30 * w),
        (rim * 0.95, 0.36 * w),
        (rim * 0.80, 0.40 * w),
        (rim * 0.74, 0.62 * w),
        (rim * 0.66, 0.66 * w),
        (rim * 0.58, 0.55 * w),
        (0, 0.5 * w),
    ]
    return lathe(dish, segments=64, crease=25)


def _wires(made: Wheel, rim: float) -> Mesh:
    """Crossed wires from both flanges of the hub to the rim."""
    w, hub = made.width / 2, max(0.07 * made.radius, 0.02)
    bars = []
    for k in range(made.spokes):
        turn = 360.0 * k / made.spokes
        side, lean = (0.8, 34.0) if k % 2 else (-0.8, -34.0)
        lean *= 1 if k % 4 < 2 else -1
        a = np.radians(lean)
        bar = rod(
            (hub * np.cos(a), hub * np.sin(a), side * w * 1.3),
            (rim, 0.0, 0.1 * side * w),
            max(0.0032 * made.radius, 0.0011),
            sides=6,
            bevel=0.0002,
        )
        bars.append(turned(bar, "z", turn))
    return combined(bars)


def _hub(made: Wheel) -> Mesh:
    r, w = made.radius, made.width / 2
    if made.style == "wire":
        h = max(0.06 * r, 0.018)
        return lathe(
            [
                (0, -1.5 * w),
                (h, -1.45 * w),
                (h, -1.1 * w),
                (0.55 * h, -0.9 * w),
                (0.55 * h, 0.9 * w),
                (h, 1.1 * w),
                (h, 1.45 * w),
                (0, 1.5 * w),
            ],
            segments=32,
        )
    if made.style == "disc":
        h = 0.42 * made.rim * r
        return lathe(
            np.r_[
                [(h, 0.5 * w)],
                spline([(h, 0.62 * w), (0.8 * h, 0.85 * w), (0.3 * h, 0.98 * w), (0, 1.0 * w)], 14),
            ],
            segments=48,
        )
    h = 0.17 * made.rim * r
    nuts = [
        moved(
            rod((0, 0, 0), (0, 0, 0.12 * w), 0.09 * h + 0.006, sides=6),
            (1.35 * h * np.cos(a), 1.35 * h * np.sin(a), 0.72 * w),
        )
        for a in np.linspace(0, 2 * np.pi, 5, endpoint=False)
    ]
    cap = lathe(
        [
            (1.9 * h, 0.1 * w),
            (1.8 * h, 0.70 * w),
            (1.1 * h, 0.76 * w),
            (0.95 * h, 0.9 * w),
            (0.5 * h, 0.95 * w),
            (0, 0.96 * w),
        ],
        segments=32,
    )
    return combined([cap, *nuts])


def placed_wheels(
    parts: tuple[Part, ...], spots: "list[tuple[float, float, float]]"
) -> tuple[Part, ...]:
    """The wheel at each (x, y, z); on the left (x < 0) turned so that its face is outside."""
    done: list[Part] = []
    for x, y, z in spots:
        turn = turned(parts, "z", 180) if x < 0 else parts
        done += moved(turn, (x, y, z))
    return tuple(done)


def number_plate(at: tuple[float, float, float]) -> list[Part]:
    """A white plate with a row of dark characters, facing −y."""
    plate = moved(bevelled_box((0.46, 0.012, 0.11), bevel=0.004), at)
    x, y, z = at
    signs = [
        bevelled_box((0.035, 0.004, 0.062), bevel=0.001, at=(x + dx, y - 0.006, z))
        for dx in (-0.17, -0.12, -0.07, 0.02, 0.07, 0.12, 0.17)
    ]
    return [
        Part(plate, Material("plate", (0.75, 0.75, 0.72), roughness=0.35), "plate", tinted=False),
        Part(combined(signs), trim((0.02, 0.02, 0.025)), "plate", tinted=False),
    ]
