"""Fish and whales: a body lofted along its length, fins of rayed sheets, a bend as it swims."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.beasts import face as faces
from imagineart.modelling.beasts.coats import step
from imagineart.modelling.beasts.face import Eye
from imagineart.modelling.kit import grid, moved, spline, tube
from imagineart.modelling.kit.noise import fractal, noise, spots
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order

Vector = NDArray[np.float64]
POSES = ("swim", "turn", "leap", "still")


@dataclass(frozen=True, slots=True)
class Fin:
    """A fin. `at` is where its root runs along the body (0 snout … 1 tail); lengths in bodies."""

    where: str  # top, bottom, side, belly
    at: tuple[float, float]
    height: float
    sweep: float = 0.6  # how far it leans back, in heights
    shape: str = "round"  # round, sickle, sail
    droop: float = 0.0  # side fins: degrees below level
    wave: float = 0.0


@dataclass(frozen=True, slots=True)
class Fish:
    """One kind. `outline` rows are (along 0–1, top, bottom, half width) in body lengths."""

    length: float  # m, without the tail fin
    outline: tuple[tuple[float, float, float, float], ...]
    back: Rgb
    belly: Rgb
    fin: Rgb
    mark: Rgb = (0.02, 0.02, 0.02)
    pattern: str = "scales"
    fins: tuple[Fin, ...] = ()
    tail: tuple[float, float, float] = (0.24, 0.42, 0.35)  # length, half spread, fork
    flat_tail: bool = False
    eye: tuple[float, float, float] = (0.10, 0.25, 0.026)  # along, up, radius
    look: Eye = field(
        default_factory=lambda: Eye(
            size=1.0, iris=(0.55, 0.42, 0.12), pupil=0.55, spread=62, white=(0.6, 0.55, 0.45)
        )
    )
    mouth: tuple[float, float] = (0.10, -0.25)  # reach, where between bottom (−1) and top (1)
    gloss: float = 0.5
    edge: float = 0.0  # how dark the borders of its marks are
    scale: float = 0.022
    veil: float = 0.0  # long soft fins
    gills: int = 1


class _Maker:
    def __init__(self, fish: Fish, pose: str, rng: np.random.Generator) -> None:
        self.fish, self.pose = fish, pose
        self.seed = int(rng.integers(1 << 30))
        rows = np.array(fish.outline)
        k = np.linspace(0, 1, 90)
        smooth = spline(rows, 200)
        self.table = np.stack([np.interp(k, smooth[:, 0], smooth[:, i]) for i in range(4)], axis=1)
        self.phase = float(rng.uniform(-0.4, 0.4))

    def at(self, k: Vector) -> Vector:
        """(N, 3) top, bottom, half width at places along, bodies."""
        return np.stack(
            [np.interp(k, self.table[:, 0], self.table[:, i]) for i in (1, 2, 3)], axis=-1
        )

    def bent(self, points: Vector) -> Vector:
        """The pose: (N, 3) bodies, straight along +y from the snout, to metres."""
        p = np.array(points, float)
        k = np.clip(p[:, 1], -0.1, 1.8)
        amount = {"swim": 0.07, "turn": 0.20, "leap": 0.16, "still": 0.0}[self.pose]
        if self.pose == "turn":
            side = amount * (k - 0.35) ** 2 * np.sign(k - 0.35) * 1.6 * np.sign(k)
        else:
            side = amount * np.clip(k - 0.2, 0, 2) ** 1.2 * np.sin(3.6 * k + self.phase + 0.6)
        axis = 2 if self.fish.flat_tail or self.pose == "leap" else 0
        if self.pose == "leap":
            side = -0.55 * (k - 0.45) ** 2
        p[:, axis] += side
        if self.pose == "leap":
            a = np.radians(24)
            y, z = p[:, 1] - 0.5, p[:, 2]
            p[:, 1], p[:, 2] = y * np.cos(a) + z * np.sin(a) + 0.5, z * np.cos(a) - y * np.sin(a)
        p[:, 1] -= 0.5
        return p * self.fish.length


def build(order: Order[Fish]) -> Model:
    """The fish, its lowest fin on z = 0."""
    fish = replace(order.params, length=order.params.length * float(order.rng.uniform(0.95, 1.05)))
    maker = _Maker(fish, order.pose, order.rng)
    wet = Material(
        f"{order.noun} skin",
        fish.back,
        0.32,
        coat=fish.gloss,
        coat_roughness=0.18,
        specular=0.5,
        subsurface=0.15,
    )
    sheet = Material(
        f"{order.noun} fin", fish.fin, 0.4, translucency=0.25 if fish.gloss > 0.4 else 0.0, coat=0.2
    )
    parts = [Part(_body(maker), wet, "body"), *(Part(m, sheet, "fins") for m in _fins(maker))]
    parts += [*_eyes(maker), *_lines(maker)]
    model = Model(order.noun, tuple(parts), _anchors(maker))
    return moved(model, (0.0, 0.0, -float(model.bounds[0][2])))


def _body(maker: _Maker) -> Mesh:
    a = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    top, bottom, wide = maker.table[:, 1:2], maker.table[:, 2:3], maker.table[:, 3:4]
    up = np.cos(a)[None]
    z = np.where(up > 0, top, -bottom) * np.sign(up) * np.abs(up) ** 0.92
    z = np.where(up > 0, top * np.abs(up), bottom * np.abs(up))
    x = wide * np.sign(np.sin(a)) * np.abs(np.sin(a)) ** 0.95
    rest = np.stack([x, np.broadcast_to(maker.table[:, :1], x.shape), z], axis=-1)
    flat = rest.reshape(-1, 3)
    mesh = grid(maker.bent(flat).reshape(rest.shape), around=True, flip=True)
    closed = np.concatenate([rest, rest[:, :1]], axis=1).reshape(-1, 3)
    count = len(mesh.vertices)
    colors = (
        _skin(maker, closed) if count == len(closed) else _skin(maker, _nearest(mesh, maker, flat))
    )
    return Mesh(mesh.vertices, mesh.triangles, mesh.normals, colors)


def _nearest(mesh: Mesh, maker: _Maker, rest: Vector) -> Vector:
    """The places at rest of vertices that were renumbered."""
    from scipy.spatial import cKDTree

    return np.asarray(rest[cKDTree(maker.bent(rest)).query(mesh.vertices)[1]])


def _skin(maker: _Maker, p: Vector) -> Floats:
    """(N, 3) colours at places at rest, bodies."""
    f = maker.fish
    side = maker.at(p[:, 1])
    high = np.where(
        p[:, 2] > 0, p[:, 2] / (np.abs(side[:, 0]) + 1e-4), p[:, 2] / (np.abs(side[:, 1]) + 1e-4)
    )
    soft = 0.10 * fractal(p.astype(np.float32), 0.12, maker.seed, octaves=3)
    pale = (
        step(high + soft, 0.15, -0.45)
        if f.pattern != "split"
        else step(high + 0.4 * soft, -0.16, -0.24)
    )
    color = np.array(f.back) * (1 - pale[:, None]) + np.array(f.belly) * pale[:, None]
    share = PATTERNS[f.pattern](p, high, maker.seed)[:, None]
    color = color * (1 - share) + np.array(f.mark) * share
    color = color * (1 - f.edge * np.clip(5 * share * (1 - share), 0, 1))
    if f.scale:
        color = color * _scales(p, f.scale, maker)[:, None]
    tone = 1 + 0.10 * fractal(p.astype(np.float32), 0.06, maker.seed + 3)
    return np.asarray(np.clip(color * tone[:, None], 0.004, 0.85), np.float32)


def _scales(p: Vector, size: float, maker: _Maker) -> Vector:
    """Overlapping rows of scales, lighter at their margins."""
    row = p[:, 2] / (0.8 * size)
    odd = np.floor(row) % 2 * 0.5
    u = p[:, 1] / size + odd
    inside = (u - np.floor(u) - 0.5) ** 2 + (row - np.floor(row) - 0.5) ** 2 * 0.8
    on = step(p[:, 1], 0.17, 0.26)
    return np.asarray(1 + on * (0.22 * step(inside, 0.10, 0.22) - 0.20 * step(inside, 0.24, 0.34)))


def _plain(p: Vector, high: Vector, seed: int) -> Vector:
    return np.zeros(len(p))


def _clown(p: Vector, high: Vector, seed: int) -> Vector:
    y = p[:, 1] + 0.03 * high**2
    return np.asarray(
        sum(
            step(np.abs(y - c), w + 0.008, w - 0.014)
            for c, w in ((0.24, 0.045), (0.56, 0.055), (0.93, 0.028))
        )
    )


def _angel(p: Vector, high: Vector, seed: int) -> Vector:
    return np.asarray(step(np.abs(np.sin((p[:, 1] - 0.05) * 10.5)), 0.80, 0.92))


def _tang(p: Vector, high: Vector, seed: int) -> Vector:
    hook = np.hypot((p[:, 1] - 0.55) / 0.30, (high - 0.15) / 0.62)
    return np.asarray(step(np.abs(hook - 1), 0.30, 0.22) * step(p[:, 1], 0.95, 0.85))


def _mackerel(p: Vector, high: Vector, seed: int) -> Vector:
    wave = np.sin(p[:, 1] * 75 + 3 * noise(p.astype(np.float32), 0.08, seed))
    return np.asarray(0.7 * step(wave, 0.1, 0.6) * step(high, 0.1, 0.35))


def _orca(p: Vector, high: Vector, seed: int) -> Vector:
    patch = np.hypot((p[:, 1] - 0.155) / 0.045, (high - 0.22) / 0.16)
    under = step(high + 0.9 * np.abs(p[:, 1] - 0.45) * 0, -0.42, -0.52)
    flank = step(np.hypot((p[:, 1] - 0.70) / 0.10, (high + 0.35) / 0.35), 1.05, 0.9)
    return np.clip(step(patch, 1.05, 0.9) + under + flank, 0, 1)


def _koi(p: Vector, high: Vector, seed: int) -> Vector:
    return np.asarray(step(fractal(p.astype(np.float32), 0.24, seed, octaves=2), 0.0, 0.05))


def _dotted(p: Vector, high: Vector, seed: int) -> Vector:
    return np.asarray(
        0.8 * step(spots(p.astype(np.float32), 0.04, seed), 0.30, 0.2) * step(high, -0.2, 0.1)
    )


PATTERNS: Mapping[str, Callable[[Vector, Vector, int], Vector]] = {
    "scales": _plain,
    "plain": _plain,
    "split": _plain,
    "clown": _clown,
    "angel": _angel,
    "tang": _tang,
    "mackerel": _mackerel,
    "orca": _orca,
    "koi": _koi,
    "dotted": _dotted,
}


def _fins(maker: _Maker) -> list[Mesh]:
    meshes = [_tail(maker)]
    for fin in maker.fish.fins:
        meshes += [
            _fin(maker, fin, s) for s in ((1.0, -1.0) if fin.where in ("side", "belly") else (1.0,))
        ]
    return meshes


def _fin(maker: _Maker, fin: Fin, side: float) -> Mesh:
    u, v = np.linspace(0, 1, 26), np.linspace(0, 1, 12)
    along = fin.at[0] + (fin.at[1] - fin.at[0]) * u
    body = maker.at(along)
    tall = (
        fin.height
        * {
            "round": np.sin(np.pi * np.clip(0.12 + 0.85 * u, 0, 1)) ** 0.7,
            "sickle": np.clip(1 - u, 0, 1) ** 0.75 * np.clip(u * 7 + 0.25, 0, 1),
            "sail": np.clip(1.05 - 0.55 * u, 0, 1) * np.clip(u * 5 + 0.3, 0, 1),
        }[fin.shape]
    )
    a = np.radians(fin.droop)
    root, out = {
        "top": (np.stack([0 * u, along, 0.94 * body[:, 0]], 1), np.array([0.0, 0, 1])),
        "bottom": (np.stack([0 * u, along, 0.94 * body[:, 1]], 1), np.array([0.0, 0, -1])),
        "side": (
            np.stack([0.9 * side * body[:, 2], along, 0.35 * body[:, 1]], 1),
            np.array([side * np.cos(a), 0, -np.sin(a)]),
        ),
        "belly": (
            np.stack([0.45 * side * body[:, 2], along, 0.85 * body[:, 1]], 1),
            np.array([side * 0.45, 0, -0.9]),
        ),
    }[fin.where]
    reach = (v[:, None] * tall[None])[..., None]
    lean = (v[:, None] ** 1.2 * tall[None] * fin.sweep)[..., None] * np.array([0.0, 1, 0])
    p = root[None] + reach * out + lean
    ripple = (fin.wave + 0.04) * fin.height * np.sin(u * 17)[None] * v[:, None]
    p[..., 0 if fin.where in ("top", "bottom") else 2] += ripple
    return _rayed(maker, p, u, v)


def _rayed(maker: _Maker, p: Vector, u: Vector, v: Vector) -> Mesh:
    mesh = grid(maker.bent(p.reshape(-1, 3)).reshape(p.shape))
    if len(mesh.vertices) != p.shape[0] * p.shape[1]:
        uu = np.full(len(mesh.vertices), 0.5)
        vv = uu
    else:
        vv, uu = (q.reshape(-1) for q in np.meshgrid(v, u, indexing="ij"))
    f = maker.fish
    ray = 0.80 + 0.25 * np.sin(uu * 90) * (f.gloss > 0.4)
    color = np.array(f.fin) * (ray * (1.05 - 0.15 * vv))[:, None]
    near = np.clip(1 - 2.5 * vv, 0, 1)[:, None]
    color = color * (1 - 0.5 * near) + np.array(f.back) * 0.5 * near
    if f.pattern in ("clown",):
        rim = step(vv, 0.78, 0.92)[:, None]
        color = color * (1 - rim) + np.array((0.02, 0.015, 0.012)) * rim
    return Mesh(
        mesh.vertices, mesh.triangles, mesh.normals, np.clip(color, 0.004, 0.85).astype(np.float32)
    )


def _tail(maker: _Maker) -> Mesh:
    f = maker.fish
    long, spread, fork = f.tail
    u, v = np.linspace(-1, 1, 41), np.linspace(0, 1, 14)
    reach = long * (1 - fork * np.cos(u * np.pi / 2) ** 1.3) * (1 - 0.25 * np.abs(u) ** 6)
    end = maker.at(np.array([0.97]))[0]
    y = 0.965 + v[:, None] * reach
    lift = u[None] * (
        abs(end[0]) * (1 - v[:, None]) + v[:, None] ** 0.8 * spread * (reach / long)[None] ** 0.4
    )
    wave = (0.03 + 0.10 * f.veil) * long * np.sin(u[None] * 9) * v[:, None]
    sag = -0.5 * f.veil * long * v[:, None] ** 2 * np.ones_like(u[None])
    p = (
        np.stack([lift, y, wave], axis=-1)
        if f.flat_tail
        else np.stack([wave, y, lift + sag], axis=-1)
    )
    return _rayed(maker, p, (u + 1) / 2, v)


def _eyes(maker: _Maker) -> list[Part]:
    f = maker.fish
    k, up, r = f.eye
    body = maker.at(np.array([k]))[0]
    parts = []
    for side in (1.0, -1.0):
        height = up * (body[0] if up > 0 else -body[1])
        wide = body[2] * np.sqrt(max(1 - up * up, 0.1))
        out = np.array([side, -0.30, 0.10])
        out /= np.linalg.norm(out)
        middle = maker.bent(np.array([[side * wide, k, height]]))[0] - out * r * f.length * 0.45
        socket = faces.Socket(middle, r * f.length, out, side)
        parts.append(Part(faces.eyeball(socket, f.look), faces.WET, "eyes", tinted=False))
    return parts


def _lines(maker: _Maker) -> list[Part]:
    """The mouth and the gills."""
    f = maker.fish
    parts = []
    reach, low = f.mouth
    for side in (1.0, -1.0):
        k = np.linspace(0.004, reach, 10)
        parts.append(_line(maker, side, k, low * np.linspace(0.3, 1.0, 10), 0.0035))
        for i in range(f.gills):
            at = 0.205 + 0.018 * i
            h = np.linspace(0.45, -0.75, 10) * (1.0 if f.gills == 1 else 0.45)
            parts.append(
                _line(
                    maker,
                    side,
                    at + 0.035 * (1 - (h / 0.8) ** 2) * (f.gills == 1) + 0 * h,
                    h,
                    0.0028,
                )
            )
    return parts


def _line(maker: _Maker, side: float, k: Vector, high: Vector, thick: float) -> Part:
    body = maker.at(k)
    z = np.where(high > 0, high * body[:, 0], -high * body[:, 1])
    x = side * body[:, 2] * np.sqrt(np.clip(1 - high**2, 0, 1)) * 1.004
    path = maker.bent(np.stack([x, k, z], axis=1))
    dark = tuple(0.25 * c for c in maker.fish.back)
    radius = thick * maker.fish.length * np.sin(np.pi * np.linspace(0.1, 0.9, len(k)))
    return Part(
        tube(path, radius, sides=8),
        Material("fold", (dark[0], dark[1], dark[2]), 0.5),
        "folds",
        tinted=False,
    )


def _anchors(maker: _Maker) -> dict[str, Anchor]:
    body = maker.at(np.array([0.40]))[0]
    top = maker.bent(np.array([[0, 0.40, body[0]], [0, 0.0, 0.0], [0, 0.22, body[0]]]))
    return {
        "back": Anchor((float(top[0, 0]), float(top[0, 1]), float(top[0, 2]))),
        "top": Anchor((float(top[2, 0]), float(top[2, 1]), float(top[2, 2]))),
        "mouth": Anchor((float(top[1, 0]), float(top[1, 1]), float(top[1, 2]))),
    }


PLUMP = (
    (0, 0.005, -0.005, 0.004),
    (0.04, 0.055, -0.055, 0.04),
    (0.14, 0.135, -0.135, 0.085),
    (0.32, 0.21, -0.205, 0.115),
    (0.52, 0.20, -0.20, 0.10),
    (0.75, 0.115, -0.115, 0.055),
    (0.92, 0.058, -0.055, 0.024),
    (1.0, 0.052, -0.05, 0.014),
)
SLIM = (
    (0, 0.005, -0.005, 0.004),
    (0.05, 0.05, -0.05, 0.035),
    (0.18, 0.105, -0.105, 0.07),
    (0.38, 0.135, -0.14, 0.085),
    (0.6, 0.11, -0.115, 0.065),
    (0.82, 0.055, -0.055, 0.032),
    (0.95, 0.032, -0.032, 0.016),
    (1.0, 0.034, -0.034, 0.012),
)
DISC = (
    (0, 0.006, -0.006, 0.004),
    (0.05, 0.07, -0.07, 0.03),
    (0.2, 0.24, -0.22, 0.065),
    (0.42, 0.34, -0.33, 0.08),
    (0.65, 0.28, -0.28, 0.06),
    (0.86, 0.10, -0.10, 0.03),
    (0.95, 0.065, -0.065, 0.016),
    (1.0, 0.065, -0.065, 0.012),
)
SHARK_FORM = (
    (0, 0.006, -0.004, 0.006),
    (0.04, 0.035, -0.022, 0.04),
    (0.15, 0.075, -0.07, 0.07),
    (0.36, 0.105, -0.105, 0.088),
    (0.58, 0.085, -0.085, 0.066),
    (0.82, 0.036, -0.036, 0.028),
    (0.95, 0.022, -0.02, 0.018),
    (1.0, 0.022, -0.02, 0.01),
)
DOLPHIN_FORM = (
    (0, 0.010, -0.012, 0.014),
    (0.03, 0.020, -0.022, 0.022),
    (0.075, 0.026, -0.034, 0.028),
    (0.10, 0.055, -0.046, 0.045),
    (0.17, 0.090, -0.075, 0.072),
    (0.36, 0.115, -0.108, 0.096),
    (0.6, 0.088, -0.08, 0.07),
    (0.85, 0.036, -0.034, 0.026),
    (0.96, 0.022, -0.02, 0.014),
    (1.0, 0.018, -0.016, 0.012),
)
WHALE_FORM = (
    (0, 0.012, -0.03, 0.03),
    (0.03, 0.035, -0.07, 0.065),
    (0.12, 0.065, -0.115, 0.095),
    (0.28, 0.092, -0.135, 0.115),
    (0.5, 0.085, -0.105, 0.095),
    (0.75, 0.048, -0.05, 0.048),
    (0.93, 0.024, -0.022, 0.02),
    (1.0, 0.018, -0.016, 0.014),
)
SPERM_FORM = (
    (0, 0.075, -0.05, 0.05),
    (0.01, 0.10, -0.075, 0.07),
    (0.05, 0.115, -0.10, 0.09),
    (0.3, 0.115, -0.12, 0.10),
    (0.55, 0.085, -0.09, 0.08),
    (0.8, 0.04, -0.04, 0.04),
    (0.95, 0.02, -0.02, 0.018),
    (1.0, 0.018, -0.016, 0.014),
)
SMALL_EYE = Eye(size=1.0, iris=(0.03, 0.022, 0.018), pupil=0.6, spread=70, white=(0.1, 0.09, 0.08))
GREY = (0.14, 0.16, 0.185)
FISH_FINS = (
    Fin("top", (0.30, 0.78), 0.13, 0.5),
    Fin("bottom", (0.62, 0.84), 0.10, 0.6),
    Fin("side", (0.25, 0.33), 0.16, 0.9, droop=35),
    Fin("belly", (0.36, 0.44), 0.12, 0.8),
)
SHARK_FINS = (
    Fin("top", (0.38, 0.53), 0.145, 0.75, "sickle"),
    Fin("side", (0.25, 0.37), 0.26, 0.75, "sickle", droop=22),
    Fin("belly", (0.62, 0.68), 0.06, 0.8, "sickle"),
    Fin("top", (0.80, 0.85), 0.035, 0.8, "sickle"),
    Fin("bottom", (0.80, 0.85), 0.035, 0.8, "sickle"),
)
DOLPHIN_FINS = (
    Fin("top", (0.46, 0.60), 0.10, 1.0, "sickle"),
    Fin("side", (0.24, 0.33), 0.16, 0.9, "sickle", droop=40),
)

DOLPHIN = Fish(
    2.3,
    DOLPHIN_FORM,
    (0.17, 0.20, 0.235),
    (0.58, 0.58, 0.58),
    (0.15, 0.175, 0.20),
    pattern="plain",
    fins=DOLPHIN_FINS,
    tail=(0.12, 0.16, 0.35),
    flat_tail=True,
    eye=(0.135, -0.12, 0.011),
    look=SMALL_EYE,
    mouth=(0.125, -0.25),
    gloss=0.4,
    scale=0.0,
    gills=0,
)

ROWS = {
    "fish": Fish(
        0.28,
        SLIM,
        (0.12, 0.20, 0.26),
        (0.66, 0.68, 0.68),
        (0.30, 0.32, 0.30),
        (0.03, 0.06, 0.09),
        "mackerel",
        FISH_FINS,
        (0.2, 0.19, 0.45),
        eye=(0.085, 0.28, 0.020),
    ),
    "goldfish": Fish(
        0.13,
        PLUMP,
        (0.72, 0.19, 0.012),
        (0.78, 0.42, 0.10),
        (0.78, 0.30, 0.05),
        fins=(
            Fin("top", (0.26, 0.72), 0.20, 0.45, "sail", wave=0.05),
            Fin("bottom", (0.66, 0.84), 0.15, 0.9, wave=0.1),
            Fin("side", (0.25, 0.32), 0.19, 1.0, droop=38),
            Fin("belly", (0.38, 0.47), 0.19, 0.9),
        ),
        tail=(0.50, 0.34, 0.42),
        veil=0.5,
        eye=(0.10, 0.24, 0.035),
    ),
    "koi": Fish(
        0.5,
        SLIM,
        (0.74, 0.70, 0.64),
        (0.78, 0.74, 0.68),
        (0.72, 0.62, 0.52),
        (0.66, 0.11, 0.015),
        "koi",
        FISH_FINS,
        (0.24, 0.2, 0.4),
    ),
    "clownfish": Fish(
        0.09,
        PLUMP,
        (0.78, 0.20, 0.012),
        (0.80, 0.26, 0.02),
        (0.78, 0.22, 0.015),
        (0.80, 0.77, 0.72),
        "clown",
        (
            Fin("top", (0.26, 0.50), 0.10, 0.2),
            Fin("top", (0.50, 0.80), 0.13, 0.5),
            Fin("bottom", (0.62, 0.84), 0.13, 0.4),
            Fin("side", (0.27, 0.34), 0.20, 0.7, droop=30),
            Fin("belly", (0.34, 0.42), 0.13, 0.6),
        ),
        (0.22, 0.20, 0.05),
        eye=(0.095, 0.25, 0.034),
        look=Eye(size=1.0, iris=(0.5, 0.22, 0.04), pupil=0.6, spread=62),
        scale=0.0,
        edge=0.96,
    ),
    "tropical fish": Fish(
        0.16,
        DISC,
        (0.02, 0.08, 0.62),
        (0.02, 0.10, 0.66),
        (0.02, 0.06, 0.50),
        (0.012, 0.012, 0.03),
        "tang",
        (
            Fin("top", (0.18, 0.86), 0.10, 0.3),
            Fin("bottom", (0.42, 0.86), 0.10, 0.3),
            Fin("side", (0.26, 0.34), 0.15, 0.8, droop=25),
        ),
        (0.22, 0.26, 0.3),
        eye=(0.10, 0.28, 0.026),
        scale=0.0,
    ),
    "angelfish": Fish(
        0.11,
        DISC,
        (0.66, 0.60, 0.42),
        (0.72, 0.68, 0.56),
        (0.60, 0.52, 0.30),
        (0.03, 0.026, 0.02),
        "angel",
        (
            Fin("top", (0.36, 0.82), 0.44, 0.95, "sail"),
            Fin("bottom", (0.40, 0.82), 0.42, 0.95, "sail"),
            Fin("belly", (0.32, 0.36), 0.5, 0.7, "sickle"),
            Fin("side", (0.27, 0.34), 0.15, 0.8),
        ),
        (0.26, 0.22, 0.1),
        eye=(0.085, 0.25, 0.034),
    ),
    "salmon": Fish(
        0.75,
        SLIM,
        (0.13, 0.17, 0.20),
        (0.68, 0.66, 0.64),
        (0.24, 0.24, 0.23),
        (0.03, 0.03, 0.035),
        "dotted",
        FISH_FINS,
        (0.18, 0.17, 0.3),
        eye=(0.075, 0.25, 0.015),
    ),
    "tuna": Fish(
        1.6,
        SLIM,
        (0.035, 0.07, 0.15),
        (0.62, 0.65, 0.68),
        (0.10, 0.11, 0.13),
        pattern="plain",
        fins=(
            Fin("top", (0.30, 0.42), 0.10, 0.9, "sickle"),
            Fin("top", (0.52, 0.60), 0.12, 1.2, "sickle"),
            Fin("bottom", (0.54, 0.62), 0.12, 1.2, "sickle"),
            Fin("side", (0.26, 0.33), 0.18, 1.4, "sickle", droop=15),
        ),
        tail=(0.16, 0.24, 0.7),
        eye=(0.075, 0.2, 0.014),
        gloss=0.7,
        scale=0.0,
    ),
    "shark": Fish(
        3.6,
        SHARK_FORM,
        (0.155, 0.165, 0.18),
        (0.66, 0.66, 0.65),
        (0.14, 0.15, 0.165),
        pattern="split",
        fins=SHARK_FINS,
        tail=(0.20, 0.21, 0.55),
        eye=(0.085, 0.12, 0.0075),
        look=SMALL_EYE,
        mouth=(0.12, -0.62),
        gloss=0.25,
        scale=0.0,
        gills=5,
    ),
    "dolphin": DOLPHIN,
    "orca": replace(
        DOLPHIN,
        length=6.0,
        outline=tuple(
            (k, t * 1.15, b * 1.15, w * 1.15)
            for k, t, b, w in (
                *SPERM_FORM[:0],
                (0, 0.02, -0.03, 0.03),
                (0.04, 0.055, -0.06, 0.06),
                (0.14, 0.09, -0.09, 0.09),
                (0.36, 0.115, -0.11, 0.105),
                (0.6, 0.088, -0.08, 0.075),
                (0.85, 0.036, -0.034, 0.028),
                (1.0, 0.018, -0.016, 0.013),
            )
        ),
        back=(0.016, 0.017, 0.019),
        belly=(0.016, 0.017, 0.019),
        fin=(0.016, 0.017, 0.019),
        mark=(0.74, 0.73, 0.7),
        pattern="orca",
        fins=(
            Fin("top", (0.38, 0.50), 0.19, 0.5, "sickle"),
            Fin("side", (0.22, 0.33), 0.17, 0.6, "round", droop=40),
        ),
        eye=(0.115, 0.06, 0.006),
        mouth=(0.11, -0.45),
    ),
    "whale": Fish(
        12.0,
        WHALE_FORM,
        (0.060, 0.075, 0.095),
        (0.36, 0.38, 0.40),
        (0.07, 0.085, 0.10),
        pattern="plain",
        fins=(
            Fin("top", (0.66, 0.73), 0.032, 0.9, "sickle"),
            Fin("side", (0.27, 0.34), 0.28, 0.75, "round", droop=28),
        ),
        tail=(0.13, 0.20, 0.40),
        flat_tail=True,
        eye=(0.155, -0.38, 0.0055),
        look=SMALL_EYE,
        mouth=(0.165, -0.42),
        gloss=0.35,
        scale=0.0,
        gills=0,
    ),
    "sperm whale": Fish(
        14.0,
        SPERM_FORM,
        (0.085, 0.088, 0.095),
        (0.12, 0.12, 0.125),
        (0.08, 0.085, 0.09),
        pattern="plain",
        fins=(Fin("top", (0.64, 0.72), 0.02, 0.6), Fin("side", (0.30, 0.36), 0.09, 0.6, droop=35)),
        tail=(0.11, 0.16, 0.35),
        flat_tail=True,
        eye=(0.24, -0.35, 0.005),
        look=SMALL_EYE,
        mouth=(0.2, -0.75),
        gloss=0.3,
        scale=0.0,
        gills=0,
    ),
}

FAMILY = Family(
    "fish",
    build,
    ROWS,
    span=(0.08, 20.0),
    poses=POSES,
    synonyms={
        "fish": ("trout", "herring", "mackerel", "bass", "cod"),
        "clownfish": ("clown fish", "nemo"),
        "koi": ("carp", "koi fish"),
        "tropical fish": ("blue tang", "reef fish", "surgeonfish"),
        "shark": ("great white", "great white shark"),
        "whale": ("humpback whale", "blue whale", "humpback"),
        "orca": ("killer whale",),
        "dolphin": ("porpoise",),
        "angelfish": ("angel fish",),
    },
)
