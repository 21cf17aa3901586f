"""Things that fly: airplanes, helicopters, hot air balloons, rockets.

Fuselages are turned or lofted along y, wings are lofted profiles. They stand on the ground.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    extruded,
    grid,
    grounded,
    lathe,
    loft,
    merged,
    mirrored,
    moved,
    rectangle,
    rod,
    rounded,
    sdf,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit, paint, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied
from imagineart.modelling.town.wheels import Wheel, wheel


@dataclass(frozen=True, slots=True)
class Aircraft:
    """Something that flies, by its form."""

    form: str
    color: Rgb
    second: Rgb = (0.70, 0.69, 0.66)


ROWS = {
    "airplane": Aircraft("airliner", (0.70, 0.70, 0.70), (0.02, 0.08, 0.30)),
    "propeller plane": Aircraft("propeller", (0.50, 0.03, 0.02)),
    "helicopter": Aircraft("helicopter", (0.42, 0.03, 0.02)),
    "hot air balloon": Aircraft("balloon", (0.55, 0.05, 0.03), (0.75, 0.45, 0.04)),
    "rocket": Aircraft("rocket", (0.68, 0.68, 0.67), (0.48, 0.03, 0.02)),
}


ROUND = ("balloon", "rocket")  # turned about z


def build(order: Order[Aircraft]) -> Model:
    """By its form."""
    parts = merged(FORMS[order.params.form](order.params, order.rng))
    top = top_anchor(parts, 1.0)
    extra = (
        {"inside": Anchor((0.0, 0.0, 0.9), room=(0.9, 0.9, 1.2))}
        if order.params.form == "balloon"
        else {}
    )
    model = grounded(Model(order.noun, parts, {"top": top, **extra}))
    return varied(model, order.rng, "z" if order.params.form in ROUND else "x")


def _pair(meshes: list[Mesh]) -> list[Mesh]:
    return [m for mesh in meshes for m in (mesh, mirrored(mesh))]


def _profile(chord: float, thick: float, count: int = 28) -> np.ndarray:
    """(N, 2) outline (back along the chord, up) of a wing's section, closed."""
    t = (1 - np.cos(np.linspace(0, np.pi, count // 2))) / 2
    half = (
        5
        * thick
        * (0.2969 * np.sqrt(t) - 0.126 * t - 0.3516 * t**2 + 0.2843 * t**3 - 0.1036 * t**4)
    )
    upper = np.c_[t, half]
    lower = np.c_[t, -0.6 * half]
    return np.concatenate([upper, lower[-2:0:-1]]) * chord


def wing(stations: list[tuple[float, float, float, float, float]], upright: bool = False) -> Mesh:
    """A wing to +x (or up) through (out, leading y, z, chord, thickness share)."""
    rings = []
    for out, y, z, chord, thick in stations:
        p = _profile(chord, thick)
        rings.append(
            np.c_[p[:, 1], p[:, 0] + y, np.full(len(p), out)]
            if upright
            else np.c_[np.full(len(p), out), p[:, 0] + y, p[:, 1] + z]
        )
    r = np.array(rings)
    return _outward(loft(r, crease=40))


def _outward(mesh: Mesh) -> Mesh:
    """The mesh with its faces outside, whichever way the rings ran."""
    a, b, c = (mesh.vertices[mesh.triangles[:, i]].astype(float) for i in range(3))
    if float((a * np.cross(b, c)).sum()) > 0:
        return mesh
    normals = None if mesh.normals is None else -mesh.normals
    return Mesh(mesh.vertices, mesh.triangles[:, ::-1].copy(), normals, mesh.colors, mesh.uvs)


def _fuselage(profile: np.ndarray, rise: np.ndarray | None = None) -> Mesh:
    """A turned body along y by (y, radius) points; `rise` lifts its axis."""
    n = 48
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    lift = np.zeros(len(profile)) if rise is None else rise
    rings = np.stack(
        [
            np.c_[r * np.cos(a), np.full(n, y), r * np.sin(a) + z]
            for (y, r), z in zip(profile, lift, strict=True)
        ]
    )
    return _outward(loft(rings, crease=60))


def _airliner_wings() -> tuple[Mesh, Mesh, Mesh]:
    """(wing, tailplane, fin) of the right side."""
    main = wing(
        [
            (1.2, -4.2, 3.2, 7.4, 0.13),
            (6.0, -0.4, 3.65, 4.3, 0.115),
            (16.6, 6.3, 4.9, 1.5, 0.10),
            (17.0, 6.9, 5.6, 0.9, 0.08),
            (17.1, 7.4, 6.3, 0.5, 0.08),
        ]
    )
    tail = wing([(0.4, 13.2, 5.2, 3.4, 0.1), (6.2, 16.8, 5.7, 1.4, 0.09)])
    fin = wing(
        [(5.2, 10.6, 0, 6.0, 0.09), (6.6, 12.6, 0, 4.4, 0.09), (11.6, 16.9, 0, 2.2, 0.08)],
        upright=True,
    )
    return main, tail, fin


def _jet() -> tuple[Mesh, Mesh, list[Mesh], Mesh, Mesh]:
    """(cowl, lip, fan, spinner, core) of the right engine."""
    cowl = turned(
        lathe(
            [
                (0.78, 0.6),
                (0.98, 0.0),
                (1.12, -0.2),
                (1.22, 0.1),
                (1.26, 1.0),
                (1.1, 2.6),
                (0.85, 3.3),
                (0.72, 3.3),
                (0.7, 2.4),
            ][::-1]
        ),
        "x",
        -90,
    )
    engine = moved(cowl, (5.6, -4.4, 2.35))
    lip = moved(
        turned(lathe([(1.0, -0.02), (1.13, -0.22), (1.235, 0.1)]), "x", -90), (5.6, -4.4, 2.35)
    )
    fan = [
        moved(
            turned(
                turned(bevelled_box((0.16, 0.02, 0.95), bevel=0.01, at=(0, 0, 0.5)), "z", 35),
                "y",
                360 * k / 22,
            ),
            (5.6, -4.0, 2.35),
        )
        for k in range(22)
    ]
    spin = moved(turned(lathe([(0.3, 0), (0.22, 0.2), (0, 0.42)]), "x", 90), (5.6, -4.05, 2.35))
    core = moved(
        turned(lathe([(0, 0.0), (0.98, 0.0), (0.98, 0.1), (0, 0.1)]), "x", 90), (5.6, -3.7, 2.35)
    )
    return engine, lip, fan, spin, core


def _airliner(craft: Aircraft, rng: np.random.Generator) -> list[Part]:
    """A twin-jet, nose towards −y."""
    z0, r = 4.2, 1.98
    y = np.array([-18.6, -18.4, -17.8, -16.6, -15, -13.2, 8, 11, 14, 17, 18.8])
    radius = np.array([0.02, 0.42, 0.9, 1.4, 1.78, r, r, 1.72, 1.2, 0.6, 0.2])
    rise = np.array([-0.45, -0.43, -0.35, -0.2, -0.07, 0, 0, 0.22, 0.62, 1.05, 1.25])
    path = spline(np.c_[y, radius, rise], 110)
    tube_ = moved(_fuselage(path[:, :2], path[:, 2]), (0, 0, z0))
    main, tail, fin = _airliner_wings()
    engine, lip, fan, spin, core = _jet()
    pylon = bevelled_box((0.3, 3.4, 0.9), bevel=0.1, at=(5.6, -1.9, 3.4))
    panes = _cabin_panes(z0, r)
    gear = _gear()
    stripe = [_band(z0, r, -14.5, 12.5, -8, -2)]
    return [
        body([tube_, *_pair([main, tail, pylon])], paint(craft.color)),
        piece([fin, *_pair([engine]), *_pair(stripe)], paint(craft.second), name="tail"),
        piece(_pair([lip, spin]), "chrome", name="engine"),
        piece(_pair([*fan, core]), "cast iron", name="fan"),
        piece(panes, tinted_glass(), name="window"),
        *gear,
    ]


def _band(z0: float, r: float, start: float, end: float, low: float, high: float) -> Mesh:
    """A stripe along the cylinder on the right side, between two angles."""
    a = np.radians(np.linspace(low, high, 5))[:, None]
    y = np.linspace(start, min(end, 8.0), 40)[None, :]
    rr = r + 0.012
    points = np.stack(np.broadcast_arrays(rr * np.cos(a), y, z0 + rr * np.sin(a)), -1)
    return grid(points)


def _cabin_panes(z0: float, r: float) -> list[Mesh]:
    panes = []
    for y in np.arange(-11.5, 9.0, 0.62):
        pane = bevelled_box((0.03, 0.24, 0.34), bevel=0.012)
        panes.append(moved(turned(pane, "y", -14), (r * 0.97, float(y), z0 + 0.5)))
    doors = [
        tube(
            np.c_[
                np.full(5, 0) + 1.93,
                [y - 0.4, y - 0.4, y + 0.4, y + 0.4, y - 0.4],
                z0 + np.array([-0.35, 1.0, 1.0, -0.35, -0.35]) * 0.9,
            ],
            0.015,
            sides=6,
        )
        for y in (-12.6, 7.5)
    ]
    screen = sdf.meshed(
        (
            sdf.ellipsoid((1.44, 1.6, 1.5), (0, -15.55, z0 - 0.12))
            & sdf.box((2.7, 1.5, 0.55), (0, -16.65, z0 + 0.62))
        ),
        detail=0.05,
    )
    return [*_pair([*panes, *doors]), screen]


def _gear() -> list[Part]:
    made = Wheel(0.55, 0.4, 0.55, style="disc")
    one = wheel(made)
    parts: list[Part] = []
    legs = []
    for x, ys in ((2.9, (0.9, 2.1)), (-2.9, (0.9, 2.1)), (0.0, (-13.6,))):
        for y in ys:
            for s in (-0.38, 0.38):
                turn = one if s > 0 else turned(one, "z", 180)
                parts += moved(turn, (x + s, y, 0.55))
        legs += [
            rod(
                (x, float(np.mean(ys)), 0.55),
                (x * 0.95, float(np.mean(ys)), 3.4 if x else 2.9),
                0.13,
            )
        ]
        legs += [rod((x - 0.4, y, 0.55), (x + 0.4, y, 0.55), 0.08) for y in ys]
        if len(ys) > 1:
            legs.append(rod((x, ys[0], 0.55), (x, ys[1], 0.55), 0.1))
    return [*parts, piece(legs, "brushed steel", name="gear")]


def _light_hull(z0: float) -> Mesh:
    """A body lofted from a round nose to a thin tail."""
    y = np.array([-3.5, -3.45, -3.2, -2.3, -1.6, -0.6, 0.6, 2.0, 4.2, 4.9])
    wide = np.array([0.3, 0.40, 0.46, 0.52, 0.56, 0.60, 0.56, 0.36, 0.14, 0.05])
    tall = np.array([0.3, 0.40, 0.44, 0.48, 0.62, 0.78, 0.70, 0.42, 0.2, 0.1])
    lift = np.array([0, 0, 0, 0.02, 0.14, 0.26, 0.2, 0.10, 0.12, 0.16])
    path = spline(np.c_[y, wide, tall, lift], 70)
    a = np.linspace(0, 2 * np.pi, 56, endpoint=False)

    def power(v: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.sign(v) * np.abs(v) ** 0.72

    rings = np.stack(
        [
            np.c_[w * power(np.cos(a)), np.full(56, yy), t * power(np.sin(a)) + z + z0]
            for yy, w, t, z in path
        ]
    )
    return _outward(loft(rings, crease=60))


def _light_wings(z0: float) -> tuple[Mesh, Mesh, Mesh]:
    """(wing, tailplane, fin)."""
    main = wing(
        [
            (0.0, -1.25, z0 + 1.02, 1.65, 0.14),
            (2.6, -1.25, z0 + 1.06, 1.65, 0.14),
            (5.4, -1.05, z0 + 1.18, 1.15, 0.12),
        ]
    )
    tail = wing([(0.0, 3.7, z0 + 0.2, 1.15, 0.1), (1.75, 4.0, z0 + 0.2, 0.7, 0.1)])
    fin = wing([(z0 + 0.2, 3.3, 0, 1.6, 0.1), (z0 + 1.55, 4.35, 0, 0.75, 0.1)], upright=True)
    return main, tail, fin


def _airscrew() -> tuple[Mesh, list[Mesh]]:
    """(spinner, two blades) about y."""
    cap = turned(
        lathe(np.r_[[(0.24, 0)], spline([(0.24, 0.02), (0.18, 0.22), (0, 0.36)], 12)]), "x", 90
    )
    blades = [
        turned(
            wing(
                [(0.1, -0.08, 0, 0.16, 0.2), (0.6, -0.1, 0, 0.2, 0.12), (1.0, -0.06, 0, 0.1, 0.1)]
            ),
            "x",
            62,
        )
    ]
    blades = [turned(b, "y", t) for t in (25, 205) for b in blades]
    return cap, blades


def _propeller(craft: Aircraft, rng: np.random.Generator) -> list[Part]:
    """A high-winged light aircraft on three wheels."""
    z0 = 1.25
    hull = _light_hull(z0)
    main, tail, fin = _light_wings(z0)
    glass = [
        bevelled_box((0.012, 0.75, 0.42), bevel=0.004, at=(0.565, yy, z0 + 0.62))
        for yy in (-0.85, 0.05)
    ]
    screen = moved(
        turned(bevelled_box((0.95, 0.02, 0.66), bevel=0.008), "x", -48), (0, -1.78, z0 + 0.68)
    )
    struts = [
        rod((0.5, -0.6, z0 - 0.35), (2.7, -0.5, z0 + 1.0), 0.035),
        rod((0.4, -0.3, z0 - 0.45), (1.15, -0.3, 0.28), 0.05),
    ]
    cap, blades = _airscrew()
    nose = (0.0, -3.5, z0)
    made = Wheel(0.28, 0.16, 0.5, style="disc")
    wheels = [
        p
        for x, yy in ((1.18, -0.3), (-1.18, -0.3), (0.0, -2.7))
        for p in moved(wheel(made), (x, yy, 0.28))
    ]
    fork = [rod((0.14, -2.7, 0.28), (0.05, -2.6, z0 - 0.3), 0.035)]
    flash = [bevelled_box((0.014, 3.6, 0.12), bevel=0.004, at=(0.55, -0.9, z0 + 0.16))]
    return [
        body([hull, *_pair([main, tail]), fin], paint(craft.color)),
        piece(_pair(flash), paint(craft.second), name="stripe"),
        piece([*_pair(glass), screen], tinted_glass(), name="glass"),
        piece([*_pair(struts), *_pair(fork), moved(cap, nose)], "silver", name="strut"),
        piece(
            [moved(b, (0, -3.6, z0)) for b in blades], trim((0.03, 0.03, 0.03)), name="propeller"
        ),
        *wheels,
    ]


def _helicopter_body() -> tuple[Mesh, Mesh, Mesh]:
    """(skin, dome of glass, side windows)."""
    cabin = sdf.ellipsoid((0.95, 1.55, 0.95), (0, -0.6, 1.55)) | sdf.ellipsoid(
        (0.62, 1.3, 0.5), (0, 0.7, 2.05)
    ).k(0.3)
    boom = sdf.capsule((0, 0.9, 1.9), (0, 5.6, 2.35), 0.34, 0.13)
    fin = sdf.capsule((0, 5.5, 2.3), (0, 6.15, 3.35), 0.16, 0.08)
    skin = sdf.meshed(cabin | boom.k(0.35) | fin.k(0.12), detail=0.035)
    dome = sdf.meshed(
        sdf.ellipsoid((0.955, 1.56, 0.955), (0, -0.6, 1.55)).grown(0.008)
        & sdf.half_space((0, 0.85, -0.5), (0, -1.0, 1.35)),
        detail=0.035,
    )
    side = sdf.meshed(
        sdf.ellipsoid((0.96, 1.55, 0.95), (0, -0.6, 1.55)).grown(0.008)
        & sdf.box((3, 0.85, 0.75), (0, -0.25, 1.8), round=0.1),
        detail=0.035,
    )
    return skin, dome, side


def _rotors(rng: np.random.Generator) -> tuple[list[Mesh], list[Mesh]]:
    """(main blades, tail rotor); chance turns them."""
    spin = float(rng.uniform(0, 90))
    blades = []
    for k in range(4):
        blade = wing(
            [
                (0.25, -0.10, 0, 0.2, 0.12),
                (0.8, -0.14, 0, 0.28, 0.11),
                (4.8, -0.14, -0.06, 0.28, 0.10),
            ]
        )
        blades.append(moved(turned(blade, "z", spin + 90 * k), (0, 0.1, 3.03)))
    rotor = [
        turned(bevelled_box((0.02, 0.13, 1.4), bevel=0.008), "x", 45 + 90 * k) for k in range(2)
    ]
    tail = [moved(m, (0.2, 5.95, 2.95)) for m in rotor] + [
        rod((0, 5.95, 2.95), (0.24, 5.95, 2.95), 0.05)
    ]
    return blades, tail


def _skids() -> tuple[Mesh, list[Mesh]]:
    """(runner, legs) of the right side."""
    skid = tube(
        spline(
            [(1.05, -2.0, 0.30), (1.05, -1.75, 0.09), (1.05, -1.2, 0.055), (1.05, 1.2, 0.055)], 30
        ),
        0.055,
        sides=12,
    )
    legs = [
        tube(spline([(0.35, y, 0.85), (0.75, y, 0.6), (1.05, y, 0.06)], 12), 0.045, sides=10)
        for y in (-1.1, 0.5)
    ]
    return skid, legs


def _helicopter(craft: Aircraft, rng: np.random.Generator) -> list[Part]:
    """A round cabin of glass, a tail boom, a rotor of four blades, skids."""
    skin, dome, side = _helicopter_body()
    posts = [
        tube(np.c_[np.zeros(24), -0.6 + 1.575 * np.cos(t), 1.55 + 0.965 * np.sin(t)], 0.03, sides=8)
        for t in [np.radians(np.linspace(100, 200, 24))]
    ]
    mast = [
        rod((0, 0.1, 2.4), (0, 0.1, 3.05), 0.09),
        rod((0, 0.1, 2.92), (0, 0.1, 3.12), 0.2, bevel=0.04),
    ]
    blades, tail = _rotors(rng)
    level = bevelled_box((1.7, 0.35, 0.05), bevel=0.02, at=(0, 4.7, 2.3))
    skid, legs = _skids()
    stripe = bevelled_box((0.5, 1.0, 0.1), bevel=0.04, at=(0, 1.6, 2.5))
    return [
        body([skin, level], paint(craft.color)),
        piece([dome, side], tinted_glass(), name="glass"),
        piece([*posts, *_pair([skid, *legs]), *mast], trim((0.03, 0.03, 0.032)), name="skid"),
        piece([*blades, *tail], trim((0.05, 0.05, 0.05)), name="rotor"),
        piece(stripe, "brushed steel", name="engine"),
    ]


def _gores(craft: Aircraft, wide: int) -> tuple[list[tuple[float, float, float]], list[list[Mesh]]]:
    """(two colours, cloth of each): stripes `wide` strips wide that bulge between seams."""
    colors = [craft.color, craft.second]
    gores, inside = 24, 9
    profile = spline(
        [
            (1.1, 5.2),
            (2.0, 6.9),
            (4.2, 10.0),
            (6.4, 13.6),
            (7.3, 17.0),
            (6.7, 20.2),
            (4.4, 22.7),
            (1.8, 23.8),
            (0.05, 24.05),
        ],
        60,
    )
    cloth: list[list[Mesh]] = [[], []]
    for k in range(gores):
        a = 2 * np.pi * (k + np.linspace(0, 1, inside)) / gores
        bulge = 1 + 0.028 * np.sin(np.pi * np.linspace(0, 1, inside))
        r = profile[:, :1] * bulge[None, :]
        points = np.stack(
            [r * np.cos(a), r * np.sin(a), np.broadcast_to(profile[:, 1:], r.shape)], -1
        )
        cloth[k // wide % 2].append(grid(points))
    return colors, cloth


def _ropes() -> list[Mesh]:
    """From the basket to the burner and on to the mouth."""
    ropes = [
        rod((sx * 0.62, sy * 0.62, 1.2), (sx * 0.3, sy * 0.3, 2.5), 0.03)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    ropes += [
        rod(
            (0.35 * np.cos(a), 0.35 * np.sin(a), 2.45),
            (0.98 * np.cos(a), 0.98 * np.sin(a), 4.42),
            0.012,
            sides=6,
        )
        for a in np.linspace(0, 2 * np.pi, 12, endpoint=False)
    ]
    return ropes


def _balloon(craft: Aircraft, rng: np.random.Generator) -> list[Part]:
    """Twenty-four bulging gores in two colours, a skirt, ropes, a burner, a basket of wicker."""
    colors, cloth = _gores(craft, int(rng.integers(1, 4)))
    skirt = lathe([(0.95, 4.4), (1.08, 5.25)])
    hoop = tube(np.c_[arc(1.0, 0, 360, 40), np.full(40, 4.4)], 0.03, capped=False)
    basket = _basket()
    ropes = _ropes()
    burner = [
        bevelled_box((0.72, 0.72, 0.05), bevel=0.02, at=(0, 0, 2.47)),
        *(rod((x, 0, 2.3), (x, 0, 2.75), 0.11, bevel=0.03) for x in (-0.17, 0.17)),
    ]
    flame = [
        moved(
            lathe(spline([(0.0, 0.0), (0.09, 0.12), (0.07, 0.5), (0, 1.0)], 24), segments=24),
            (x, 0, 2.75),
        )
        for x in (-0.17, 0.17)
    ]
    return [
        body(cloth[0], "silk", colors[0]),
        piece([*cloth[1], skirt], "silk", colors[1], name="gores"),
        *basket,
        piece([*ropes, hoop], "linen", (0.2, 0.15, 0.1), name="rope"),
        piece(burner, "brushed steel", name="burner"),
        piece(flame, lit((1.0, 0.55, 0.16), 4.0), name="flame"),
    ]


def _basket() -> list[Part]:
    bands = []
    ring = rectangle(1.36, 1.36, 0.18)
    for k in range(14):
        path = np.c_[np.r_[ring, ring[:1]], np.full(len(ring) + 1, 0.07 + 0.08 * k)]
        bands.append(tube(path, 0.048, sides=8, capped=False))
    floor = bevelled_box((1.3, 1.3, 0.08), bevel=0.03, at=(0, 0, 0.06))
    rim = tube(
        np.c_[np.r_[ring, ring[:1]], np.full(len(ring) + 1, 1.2)], 0.065, sides=10, capped=False
    )
    return [piece([*bands, floor], "wicker", name="basket"), piece(rim, "leather", name="rim")]


def _rocket_fins(z0: float, count: int) -> list[Mesh]:
    """Fins to stand on, none of them before the portholes."""
    start = 90 if count % 2 else 45
    fins = []
    for k in range(count):
        outline_f = np.array(
            [(0.9, z0 + 4.0), (2.0, z0 + 2.0), (2.7, 0.0), (2.35, 0.0), (1.9, 0.9), (0.8, z0 + 0.5)]
        )
        fin = turned(extruded(rounded(outline_f, 0.25), 0.16, bevel=0.05, steps=3), "x", 90)
        fins.append(turned(moved(fin, (0, 0.08, 0)), "z", start + 360 * k / count))
    return fins


def _portholes(z0: float) -> tuple[list[Mesh], list[Mesh]]:
    """(panes, rims) of the front."""
    ports, rims = [], []
    for z, r in ((z0 + 8.4, 1.47), (z0 + 6.2, 1.585)):
        ports.append(
            moved(turned(lathe([(0.42, 0), (0.3, 0.07), (0, 0.1)]), "x", 90), (0, -r + 0.03, z))
        )
        rims.append(
            moved(
                turned(
                    lathe([(0.38, 0.0), (0.55, 0.0), (0.55, 0.1), (0.46, 0.14), (0.38, 0.1)]),
                    "x",
                    90,
                ),
                (0, -r + 0.04, z),
            )
        )
    return ports, rims


def _rocket(craft: Aircraft, rng: np.random.Generator) -> list[Part]:
    """A pointed body with a band of windows, fins, nozzles: what the word makes one think of."""
    z0 = 1.6
    outline = spline(
        [(0.85, z0), (1.35, z0 + 2.5), (1.6, z0 + 5.5), (1.42, z0 + 9.0), (0.86, z0 + 11.8)], 60
    )
    nose = spline([(0.86, z0 + 11.8), (0.5, z0 + 13.0), (0.16, z0 + 13.9), (0.0, z0 + 14.2)], 24)
    hull = lathe(np.r_[[(0, z0)], outline])
    tip = lathe(nose)
    bands = [
        lathe([(r + 0.012, z - 0.08), (r + 0.03, z), (r + 0.012, z + 0.08)])
        for z, r in ((z0 + 2.2, 1.305), (z0 + 10.9, 1.085))
    ]
    fins = _rocket_fins(z0, int(rng.integers(3, 6)))
    nozzle = lathe(
        np.r_[
            spline([(0.45, z0 + 0.1), (0.5, z0 - 0.4), (0.85, z0 - 1.1)], 16)[::-1] * [1, 1],
            [(0.4, z0 + 0.05)],
        ][::-1]
    )
    ports, rims = _portholes(z0)
    rivets = [
        ball(0.035, (1.315 * np.cos(a), 1.315 * np.sin(a), z0 + 2.45), segments=8)
        for a in np.linspace(0, 2 * np.pi, 40, endpoint=False)
    ]
    seams = [
        lathe([(r, z), (r + 0.012, z + 0.015), (r, z + 0.03)])
        for z, r in ((z0 + 4.4, 1.535), (z0 + 7.4, 1.525), (z0 + 9.7, 1.315))
    ]
    return [
        body(hull, paint(craft.color)),
        piece([tip, *fins], paint(craft.second), name="fin"),
        piece([*bands, nozzle, *rims, *rivets], "brushed steel", name="nozzle"),
        piece(seams, trim(), name="seam"),
        piece(ports, tinted_glass((0.03, 0.07, 0.12)), name="port"),
    ]


FORMS: dict[str, Callable[[Aircraft, np.random.Generator], list[Part]]] = {
    "airliner": _airliner,
    "propeller": _propeller,
    "helicopter": _helicopter,
    "balloon": _balloon,
    "rocket": _rocket,
}

FAMILY = Family(
    "aircraft",
    build,
    ROWS,
    span=(6.0, 40.0),
    synonyms={
        "airplane": ("plane", "aeroplane", "airliner", "jet", "aircraft", "passenger plane"),
        "propeller plane": ("small plane", "light aircraft"),
        "hot air balloon": ("air balloon",),
        "rocket": ("spaceship", "space rocket", "rocket ship", "spacecraft"),
    },
)
