"""What grows on a beast besides its coat? Hooves, horns, antlers, tusks, a trunk, a mane."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.beasts.pelt import gathered
from imagineart.modelling.beasts.plumage import Vane, wing
from imagineart.modelling.beasts.skeleton import Bone
from imagineart.modelling.kit import (
    combined,
    lathe,
    moved,
    painted,
    reshaped,
    sized,
    spline,
    tube,
    turned,
)
from imagineart.modelling.kit.noise import fractal, noise
from imagineart.modelling.model import Floats, Material, Mesh, Part, Rgb, Strands

Vector = NDArray[np.float64]
TUFT = 36  # hairs of a lock


def placed(thing: Part, bone: Bone) -> Part:
    """A part at rest moved with a bone."""
    from imagineart.modelling.kit import transformed

    m = np.eye(4)
    m[:3, :3] = bone.turn
    m[:3, 3] = bone.posed - bone.turn @ bone.rest
    return transformed(thing, m)


def hoof(at: Vector, size: float, color: Rgb, *, cloven: bool) -> Part:
    """A hoof on the ground about (x, y) of `at`, at rest; `size` m is its half width."""
    profile = spline(
        [(0.0, 0.0), (0.9, 0.0), (1.06, 0.05), (0.98, 0.5), (0.80, 1.02), (0.5, 1.08), (0, 1.08)],
        40,
    )
    one = lathe(profile * size, segments=40, crease=40)

    def lean(p: Floats) -> Floats:
        rise = p[:, 2:] / size
        out = p * np.array([1.0, 1.18, 1], np.float32)
        out[:, 1:2] += (0.42 * rise - 0.30) * size
        return out

    mesh = reshaped(one, lean, 40)
    if cloven:
        mesh = combined(
            [
                turned(
                    moved(sized(mesh, (0.56, 1.05, 0.95)), (s * 0.52 * size, -0.05 * size, 0)),
                    "z",
                    -7 * s,
                )
                for s in (1, -1)
            ]
        )
    mesh = painted(mesh, lambda p: _horny(p, color, size))
    mesh = moved(mesh, (float(at[0]), float(at[1] - 0.45 * size), 0.0))
    return Part(
        mesh, Material("hoof", color, 0.45, coat=0.15, coat_roughness=0.3), "hooves", tinted=False
    )


def nails(at: Vector, size: float, color: Rgb) -> Part:
    """Toenails on the front of a pillar of a foot."""
    from imagineart.modelling.kit import ball

    one = sized(ball(0.24 * size, segments=16), (0.95, 0.5, 1.15))
    many = [turned(moved(one, (0, -0.99 * size, 0.24 * size)), "z", a) for a in (-52, -18, 18, 52)]
    mesh = moved(combined(many), (float(at[0]), float(at[1] - 0.15 * size), 0.0))
    return Part(mesh, Material("nail", color, 0.5), "nails", tinted=False)


def claws(at: Vector, size: float, color: Rgb, length: float = 0.5) -> Part:
    """A claw before each of four toes."""
    each = []
    for dx, dy in ((-0.62, -1.08), (-0.22, -1.42), (0.22, -1.42), (0.62, -1.08)):
        path = spline(
            [
                (dx, dy + 0.1, 0.38),
                (dx * 1.05, dy - 0.6 * length, 0.42),
                (dx * 1.08, dy - length, 0.12),
            ],
            8,
        )
        each.append(tube(path * size, np.linspace(0.11, 0.02, 8) * size, sides=8))
    mesh = moved(combined(each), (float(at[0]), float(at[1]), 0.0))
    return Part(mesh, Material("claw", color, 0.4), "claws", tinted=False)


def _horny(p: Floats, color: Rgb, size: float) -> Floats:
    tone = (
        1
        + 0.25 * noise(p * np.array([4, 4, 0.6], np.float32), 0.5 * size, 3)
        + 0.4 * (p[:, 2] / size - 0.5)
    )
    return np.asarray(np.clip(np.array(color) * tone[:, None], 0.004, 0.8), np.float32)


# --- horns, in skull radii, as paths of the left one (x, y, z, radius) ------------------------

HORNS: Mapping[str, Sequence[tuple[float, float, float, float]]] = {
    "cow": (
        (0.55, 0.15, 0.75, 0.22),
        (1.15, 0.1, 0.95, 0.19),
        (1.6, -0.1, 1.35, 0.12),
        (1.62, -0.3, 1.85, 0.03),
    ),
    "goat": (
        (0.28, -0.05, 0.8, 0.24),
        (0.45, 0.25, 1.6, 0.20),
        (0.62, 0.95, 2.1, 0.14),
        (0.75, 1.7, 2.0, 0.04),
    ),
    "ram": (
        (0.45, 0.05, 0.75, 0.34),
        (0.85, 0.75, 1.0, 0.32),
        (1.2, 1.0, 0.1, 0.28),
        (1.35, 0.3, -0.6, 0.22),
        (1.5, -0.5, -0.4, 0.14),
        (1.75, -0.75, 0.1, 0.04),
    ),
    "antelope": (
        (0.28, 0.0, 0.8, 0.18),
        (0.42, 0.25, 1.9, 0.15),
        (0.6, 0.55, 2.9, 0.10),
        (0.55, 0.35, 3.7, 0.02),
    ),
    "bull": (
        (0.6, 0.1, 0.7, 0.30),
        (1.5, 0.1, 0.7, 0.26),
        (2.3, -0.3, 1.0, 0.16),
        (2.5, -0.6, 1.7, 0.03),
    ),
    "dragon": (
        (0.38, 0.25, 0.62, 0.20),
        (0.55, 0.9, 1.0, 0.16),
        (0.75, 1.7, 1.35, 0.10),
        (0.72, 2.3, 1.95, 0.02),
    ),
    "triceratops": ((0.42, -0.35, 0.72, 0.26), (0.55, -1.1, 1.5, 0.18), (0.6, -1.9, 1.95, 0.03)),
    "unicorn": ((0, -0.75, 0.72, 0.20), (0, -1.35, 1.75, 0.12), (0, -1.95, 2.85, 0.02)),
    "giraffe": ((0.32, 0.1, 0.75, 0.17), (0.38, 0.3, 1.15, 0.15), (0.42, 0.42, 1.55, 0.19)),
}

SHOVEL: Sequence[Sequence[tuple[float, float, float, float]]] = (
    ((0.5, 0.1, 0.75, 0.2), (1.3, 0.1, 0.9, 0.22), (2.3, 0.35, 1.5, 0.5), (3.0, 0.7, 2.7, 0.5)),
    ((2.1, 0.3, 1.35, 0.4), (2.9, 0.2, 1.9, 0.34), (3.6, 0.2, 2.7, 0.03)),
    ((1.4, 0.1, 1.0, 0.2), (1.7, -0.6, 1.2, 0.15), (1.9, -1.1, 1.9, 0.03)),
    *(
        (
            (2.5 + 0.25 * i, 0.5, 2.0, 0.35),
            (3.0 + 0.3 * i, 0.6, 2.9, 0.2),
            (3.0 + 0.5 * i, 0.5, 3.6, 0.03),
        )
        for i in range(3)
    ),
)
ANTLER: Sequence[Sequence[tuple[float, float, float, float]]] = (
    (
        (0.35, 0.1, 0.8, 0.17),
        (0.75, 0.45, 1.7, 0.14),
        (1.65, 0.85, 2.6, 0.125),
        (2.1, 0.55, 3.8, 0.10),
        (1.9, 0.1, 4.9, 0.03),
    ),
    ((0.48, 0.15, 1.1, 0.12), (0.62, -0.5, 1.35, 0.09), (0.72, -1.0, 1.9, 0.02)),
    ((1.2, 0.65, 2.2, 0.11), (1.35, -0.05, 2.5, 0.08), (1.45, -0.45, 3.1, 0.02)),
    ((1.9, 0.8, 3.0, 0.10), (2.5, 0.75, 3.4, 0.07), (2.8, 0.5, 4.0, 0.02)),
    ((2.08, 0.5, 3.9, 0.09), (2.5, 0.6, 4.4, 0.06), (2.65, 0.5, 4.9, 0.02)),
    ((2.05, 0.45, 4.1, 0.09), (1.7, 0.75, 4.6, 0.06), (1.55, 0.8, 5.1, 0.02)),
)

BRANCHED: Mapping[str, Sequence[Sequence[tuple[float, float, float, float]]]] = {
    "antlers": ANTLER,
    "shovels": SHOVEL,
}


def horns(kind: str, skull: Vector, unit: float, scale: float, color: Rgb) -> list[Part]:
    """Both horns or antlers of a head at rest; a rhinoceros has them on the nose."""
    if kind == "rhino":
        return [_rhino(skull, unit, scale, color)]
    paths = BRANCHED.get(kind) or (HORNS[kind],)
    meshes = []
    for path in paths:
        rows = np.asarray(path, float)
        rows[:, :3] = (
            rows[0, :3] * (1 - 0) + (rows[:, :3] - rows[0, :3]) * scale
            if kind not in BRANCHED
            else rows[:, :3] * np.array([scale, scale, scale]) + rows[0, :3] * 0
        )
        fine = spline(rows, 40)
        for side in (1.0, -1.0):
            p = fine[:, :3] * np.array([side, 1, 1]) * unit + skull
            ripple = 1 + (
                0.06 * np.sin(np.linspace(0, 60, 40))
                if kind in ("ram", "goat", "antelope", "unicorn")
                else 0.0
            )
            meshes.append(tube(p, np.maximum(fine[:, 3], 0.02) * unit * ripple, sides=18))
    seed = 5
    mesh = painted(combined(meshes), lambda p: _grown(p, skull, unit, color, seed))
    return [
        Part(
            mesh, Material("horn", color, 0.45, coat=0.1, coat_roughness=0.4), "horns", tinted=False
        )
    ]


def _rhino(skull: Vector, unit: float, scale: float, color: Rgb) -> Part:
    front = spline(
        [
            (0, -2.15, 0.15, 0.36),
            (0, -2.55, 0.75, 0.26),
            (0, -2.65, 1.5, 0.12),
            (0, -2.5, 2.2, 0.02),
        ],
        30,
    )
    back = spline([(0, -1.35, 0.35, 0.30), (0, -1.5, 0.75, 0.2), (0, -1.5, 1.15, 0.03)], 20)
    meshes = [
        tube(p[:, :3] * scale * unit + skull, p[:, 3] * unit * scale, sides=20)
        for p in (front, back)
    ]
    mesh = painted(combined(meshes), lambda p: _grown(p, skull, unit, color, 7))
    return Part(mesh, Material("horn", color, 0.5), "horns", tinted=False)


def _grown(p: Floats, skull: Vector, unit: float, color: Rgb, seed: int) -> Floats:
    far = np.linalg.norm(p - skull, axis=1) / unit
    tone = 1.1 - 0.12 * far + 0.22 * fractal(p, 0.25 * unit, seed, octaves=3)
    grown = np.array(color) * np.clip(tone, 0.3, 1.5)[:, None]
    return np.asarray(np.clip(grown, 0.004, 0.8), np.float32)


def tusks(skull: Vector, unit: float, length: float) -> Part:
    """Two tusks beside the root of a trunk."""
    meshes = []
    for side in (1.0, -1.0):
        path = np.array(
            [(0.42, -0.75, -0.62), (0.55, -1.25, -1.15), (0.62, -1.8, -1.35), (0.55, -2.3, -1.2)]
        )
        path = path[0] + (path - path[0]) * length
        p = spline(path * np.array([side, 1, 1]) * unit + skull, 24)
        meshes.append(tube(p, np.linspace(0.16, 0.03, 24) * unit, sides=16))
    return Part(
        combined(meshes),
        Material("ivory", (0.68, 0.60, 0.46), 0.3, coat=0.3, subsurface=0.3),
        "tusks",
        tinted=False,
    )


def locks(
    roots: ArrayLike,
    ways: ArrayLike,
    length: ArrayLike,
    colors: Floats,
    rng: np.random.Generator,
    *,
    radius: float,
    sag: float = 0.6,
    wave: float = 0.04,
    clump: float = 0.0,
) -> Strands:
    """Long hairs from (N, 3) roots: they start along `ways` (N, 3) and fall; colours (N, 3).

    `clump` is how far tips gather in tufts.
    """
    p, w = np.asarray(roots, float), np.asarray(ways, float)
    w = w / (np.linalg.norm(w, axis=1, keepdims=True) + 1e-9)
    tall = np.broadcast_to(np.asarray(length, float), (len(p),)) * rng.uniform(0.7, 1.1, len(p))
    k = np.array([-0.12, 0.06, 0.25, 0.5, 0.75, 1.0, 1.2])
    at = p[:, None] + (tall[:, None] * k)[..., None] * w[:, None]
    at[..., 2] -= sag * tall[:, None] * np.clip(k, 0, 2) ** 1.7
    spread = rng.standard_normal((len(p), 1, 3)) * (wave * tall)[:, None, None]
    at = at + spread * np.clip(k, 0, 2)[None, :, None]
    if clump:
        at = p[:, None] + gathered(p, at - p[:, None], clump, TUFT, rng)
    at[..., 2] = np.maximum(at[..., 2], 0.003)
    tone = np.clip(1 + 0.18 * rng.standard_normal((len(p), 1)), 0.5, 1.6)
    profile = np.array([1, 1, 1, 0.95, 0.8, 0.5, 0.15])
    return Strands(
        at.astype(np.float32),
        (radius * profile).astype(np.float32),
        np.clip(colors * tone, 0.003, 0.85).astype(np.float32),
    )


def dragon_wings(
    shoulder: Vector, height: float, spread: float, color: Rgb, pale: Rgb
) -> list[Part]:
    """Two wings of skin between fingers, half spread, from a place between the shoulders."""
    bones, sheets = [], []
    for side in (1.0, -1.0):
        elbow = shoulder + np.array([side * 0.45, 0.22, 0.42]) * spread * height * 0.6
        wrist = elbow + np.array([side * 0.40, -0.36, 0.52]) * spread * height * 0.6
        ways = [(1.15, 0.10, 0.20), (1.0, 0.62, -0.28), (0.62, 0.98, -0.62), (0.16, 1.08, -0.72)]
        tips = [wrist + np.array([side * x, y, z]) * spread * height * 0.5 for x, y, z in ways]
        r = 0.036 * height
        bones.append(
            tube(spline([shoulder, elbow, wrist], 20), np.linspace(1.7, 1.0, 20) * r, sides=12)
        )
        fingers = [
            spline([wrist, wrist * 0.5 + t * 0.5 + np.array([0, 0, 0.06 * height]), t], 16)
            for t in tips
        ]
        bones += [tube(f, np.linspace(0.75, 0.18, 16) * r, sides=10) for f in fingers]
        body = spline([wrist, elbow, shoulder + np.array([side * 0.02, 0.55, -0.05]) * height], 16)
        lines = [*fingers, body]
        sheets += [_membrane(a, b, height) for a, b in itertools.pairwise(lines)]
    tint = Material("wing", color, 0.5, coat=0.15)
    skin = Material("membrane", pale, 0.5, translucency=0.25)
    spine = painted(
        combined(bones), lambda p: np.tile(np.array(color), (len(p), 1)).astype(np.float32)
    )
    sheet = painted(
        combined(sheets),
        lambda p: np.clip(
            np.array(pale) * (1 + 0.25 * fractal(p, 0.2 * height, 3))[:, None], 0.004, 0.8
        ).astype(np.float32),
    )
    return [Part(spine, tint, "wings"), Part(sheet, skin, "membranes")]


def feathered_wings(
    shoulder: Vector, height: float, spread: float, color: Rgb, rng: np.random.Generator
) -> Part:
    """Two raised wings of feathers, `spread` heights long each, from between the shoulders."""
    long = spread * height
    covert = Vane(color, color, edge=0.1)
    flight = Vane(color, (0.8 * color[0], 0.8 * color[1], 0.8 * color[2]), tipped=0.7)
    k = np.linspace(0, 1, 14)
    turn = np.radians(np.interp(k, [0, 0.45, 0.8, 1], [100, 86, 56, 16]))
    meshes = []
    for side in (1.0, -1.0):
        bend = np.interp(k, [0, 0.3, 0.65, 1.0], [0.0, -0.03, -0.10, 0.02])
        arm = (
            np.stack([side * (0.05 + 0.42 * k), bend, 0.62 * k - 0.12 * k**2], 1) * long + shoulder
        )
        ways = np.stack([side * np.cos(turn), np.sin(turn), 0.9 * np.cos(turn) - 0.35], axis=1)
        rows = tuple(
            (vane, share * long, count, 0.008 * i * long)
            for i, (vane, share, count) in enumerate(
                ((flight, 0.56, 20), (flight, 0.40, 20), (covert, 0.24, 20), (covert, 0.13, 18))
            )
        )
        ups = np.tile([-0.8 * side, -0.2, 0.6], (len(k), 1))
        meshes.append(wing(arm, ways, ups, rows, 0.085 * long, rng))
        bone = tube(arm, np.linspace(0.036, 0.012, len(k)) * long, sides=10)
        paint = np.tile(np.array(color, np.float32), (len(bone.vertices), 1))
        meshes.append(Mesh(bone.vertices, bone.triangles, bone.normals, paint))
    quill = Material("feather", color, 0.55, sheen=0.25)
    return Part(combined(meshes), quill, "wings", coat=True)


def _membrane(a: Vector, b: Vector, height: float) -> Mesh:
    """Skin between two fingers, its hem drawn in between their tips."""
    from imagineart.modelling.kit import grid

    u = np.linspace(0, 1, 12)[None, :, None]
    k = np.linspace(0, 1, len(a))[:, None, None]
    hem = 1 - 0.22 * np.sin(np.pi * u) * k
    root = (a[0] + b[0]) / 2
    p = root + ((a[:, None] * (1 - u) + b[:, None] * u) - root) * hem
    p[..., 2] -= (0.05 * height * np.sin(np.pi * u) * k)[..., 0]
    return grid(p)


def spikes(ridge: Vector, sizes: ArrayLike, color: Rgb) -> Part:
    """Plates along an (N, 3) ridge, each as tall as `sizes` (N,) m, leaning back."""
    meshes = []
    back = np.gradient(ridge, axis=0)
    back /= np.linalg.norm(back, axis=1, keepdims=True) + 1e-9
    for at, way, tall in zip(ridge, back, np.asarray(sizes), strict=True):
        up = np.array([0, 0, 1.0]) - way * way[2]
        up /= np.linalg.norm(up) + 1e-9
        tip = at + tall * (0.9 * up + 0.45 * way)
        p = np.stack([at - 0.15 * tall * up, at * 0.45 + tip * 0.55, tip])
        meshes.append(
            tube(
                spline(p, 8), np.linspace(0.42, 0.03, 8) * tall, sides=12, squash=0.45, up=(1, 0, 0)
            )
        )
    return Part(combined(meshes), Material("spike", color, 0.4, coat=0.2), "spikes", tinted=False)


def frill(skull: Vector, unit: float, radius: float, color: Rgb, dark: Rgb) -> Part:
    """A bony collar behind the head, scalloped."""
    from imagineart.modelling.kit import grid, thickened

    a = np.radians(np.linspace(-118, 118, 60))
    v = np.linspace(0.1, 1, 14)
    reach = radius * unit * (1 + 0.05 * np.abs(np.sin(a * 4.5)))
    x = v[:, None] * np.sin(a) * reach
    z = v[:, None] * np.cos(a) * reach + 0.15 * unit
    y = 0.25 * unit + 0.62 * unit * v[:, None] ** 1.3 * np.ones_like(x)
    mesh = thickened(grid(np.stack([x, y, z], -1) + skull), 0.12 * unit)

    def paint(p: Floats) -> Floats:
        far = np.linalg.norm(p - skull, axis=1) / unit / radius
        share = np.clip((far - 0.72) / 0.15, 0, 1)[:, None]
        mixed = np.array(color) * (1 - 0.6 * share) + np.array(dark) * 0.6 * share
        return np.asarray(mixed, np.float32)

    return Part(painted(mesh, paint), Material("frill", color, 0.6), "frill")


def teeth(places: Vector, ways: Vector, length: float) -> Part:
    """A tooth at each of (N, 3) places along (N, 3) ways."""
    meshes = [
        tube(
            np.stack([p, p + w * length * 0.6, p + w * length]),
            np.array([0.28, 0.18, 0.03]) * length,
            sides=8,
        )
        for p, w in zip(places, ways, strict=True)
    ]
    return Part(
        combined(meshes),
        Material("tooth", (0.70, 0.64, 0.50), 0.25, coat=0.5),
        "teeth",
        tinted=False,
    )
