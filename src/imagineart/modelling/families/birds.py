"""Birds, from sparrow to flamingo: a plumed body, a neck, a beak, wings of feathers, legs."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.beasts import face as faces
from imagineart.modelling.beasts.coats import step
from imagineart.modelling.beasts.face import Eye
from imagineart.modelling.beasts.pelt import hairs, rooted
from imagineart.modelling.beasts.plumage import Vane, fan, wing
from imagineart.modelling.beasts.quadruped import above_ground
from imagineart.modelling.kit import combined, moved, painted, sdf, spline, spots, tube
from imagineart.modelling.kit.noise import fractal, noise
from imagineart.modelling.kit.sdf import Field, meshed
from imagineart.modelling.kit.sdf.field import rotation
from imagineart.modelling.model import (
    Anchor,
    Floats,
    Material,
    Mesh,
    Model,
    Part,
    Point,
    Rgb,
    bounds_of,
)
from imagineart.modelling.registry import Family, Order

Vector = NDArray[np.float64]
POSES = ("stand", "fly", "swim", "perched", "look")


@dataclass(frozen=True, slots=True)
class Beak:
    """A beak in head radii."""

    length: float = 0.9
    deep: float = 0.32
    wide: float = 0.30
    hook: float = 0.0  # how far the tip bends down
    color: Rgb = (0.60, 0.28, 0.03)
    tip: Rgb | None = None
    flat: float = 0.0  # a duck's bill


@dataclass(frozen=True, slots=True)
class Plumage:
    """Colours by place."""

    back: Rgb
    belly: Rgb
    head: Rgb
    wing: Rgb
    flight: Rgb
    face: Rgb | None = None
    throat: Rgb | None = None
    tail: Rgb | None = None
    pattern: str = "plain"  # plain, bars, spots
    marks: Rgb = (0.06, 0.04, 0.03)
    bars: int = 0  # across the flight feathers
    edge: float = 0.12
    cheek: Rgb | None = None  # a patch behind the eye, down the side of the neck
    rim: Rgb | None = None  # round an owl's face, and its brows


@dataclass(frozen=True, slots=True)
class Bird:
    """One kind of bird. `size` is the length of the trunk, m; other lengths are in trunks."""

    size: float
    colors: Plumage
    wide: float = 0.27
    deep: float = 0.28
    pitch: float = 25.0  # degrees the trunk is raised when it stands
    neck: tuple[tuple[float, float], ...] = (
        (-0.30, 0.12),
        (-0.46, 0.30),
    )  # (y, z) from the trunk's middle
    thick: tuple[float, float] = (0.19, 0.15)
    head: float = 0.17
    skull: Point = (0.95, 1.0, 0.95)
    eye: Eye = field(
        default_factory=lambda: Eye(
            (0.72, -0.55, 0.15),
            0.24,
            iris=(0.03, 0.02, 0.015),
            spread=75,
            ahead=0.12,
            tilt=0,
            sunk=0.62,
        )
    )
    beak: Beak = field(default_factory=Beak)
    disc: float = 0.0  # an owl's facial disc
    tufts: float = 0.0  # ear tufts
    comb: float = 0.0
    crest: float = 0.0
    leg: float = 0.32
    shank: float = 0.022
    foot: str = "perch"  # perch, web, talon
    leg_color: Rgb = (0.42, 0.20, 0.05)
    wing: float = 0.85  # length when folded
    span: float = 1.35  # of one wing when spread
    flipper: bool = False
    tail: float = 0.45
    tail_spread: float = 26.0
    tail_rise: float = 0.0  # degrees
    train: bool = False  # a peacock's
    down: float = 0.055  # length of the body's feathers
    downs: int = 26_000
    cute: float = 0.0  # 0–1: a large head with large eyes
    hover: float = 8.0  # degrees the trunk is raised in flight


class _Maker:
    """One bird in the making. The trunk lies along y in its own frame, pitched in the pose."""

    def __init__(self, bird: Bird, pose: str, rng: np.random.Generator) -> None:
        self.bird, self.pose, self.rng = bird, pose, rng
        self.seed = int(rng.integers(1 << 30))
        self.flying = pose == "fly"
        self.pitch = bird.hover if self.flying else 2.0 if pose == "swim" else bird.pitch
        self.turn = rotation("x", -self.pitch)
        s = bird.size
        self.path = self._neck() * s
        self.yaw = {"look": -28.0, "perched": 18.0}.get(pose, float(rng.normal(0, 13)))
        self.head = self.path[-1]
        self.unit = bird.head * s
        self.look = rotation("z", self.yaw)
        self.field = self._field()
        self.lowest = 0.0  # of the skin, once it is meshed

    def _neck(self) -> Vector:
        """(N, 3) from inside the trunk to the middle of the head, in trunks."""
        rows = np.array([(0.0, y, z) for y, z in self.bird.neck])
        lifted = rows.copy()
        if self.flying and len(rows) > 2:  # long necks are stretched
            far = np.linalg.norm(np.diff(rows, axis=0), axis=1).sum()
            lifted = rows[:1] + np.linspace(0, 1, len(rows))[:, None] * np.array(
                [0, -far, 0.12 * far]
            )
        elif self.flying:
            lifted = np.array([rows[0], rows[0] + np.array([0, -0.26, 0.10])])
        return spline(lifted, 16)

    def _field(self) -> Field:
        b, s = self.bird, self.bird.size
        trunk = sdf.ellipsoid((b.wide * s, 0.5 * s, b.deep * s)).oriented(self.turn)
        breast = sdf.ellipsoid(
            (0.92 * b.wide * s, 0.32 * s, 0.95 * b.deep * s), (0, -0.16 * s, -0.03 * s)
        ).oriented(self.turn)
        rump = sdf.capsule(
            (0, 0.25 * s, 0.02 * s), (0, 0.56 * s, 0.03 * s), 0.16 * s, 0.05 * s
        ).oriented(self.turn)
        body = trunk | breast.k(0.15 * s) | rump.k(0.15 * s)
        radii = np.linspace(b.thick[0], b.thick[1], len(self.path)) * s
        for p, q, r0, r1 in zip(self.path[:-1], self.path[1:], radii[:-1], radii[1:], strict=True):
            body = body | sdf.capsule(_p(p), _p(q), float(r0), float(r1)).k(
                min(0.10 * s, 0.9 * float(r1))
            )
        skull = (
            sdf.ellipsoid(_p(np.array(b.skull) * self.unit)).oriented(self.look).at(_p(self.head))
        )
        return body | skull.k(0.4 * self.unit)

    def local(self, points: Floats) -> Vector:
        """(N, 3) in the frame of the trunk, trunks."""
        return np.asarray(points @ self.turn / self.bird.size)

    def faced(self, points: Floats) -> Vector:
        """(N, 3) in the frame of the head, head radii."""
        return np.asarray((points - self.head) @ self.look / self.unit)

    def on_head(self, points: Floats) -> Vector:
        """(N,) 1 on the head, 0 below the neck's upper third."""
        return np.asarray(
            step(np.linalg.norm(points - self.head, axis=1) / self.unit, 2.0, 1.4), float
        )

    def place(self, points: Vector) -> Vector:
        """From the frame of the trunk, trunks, to the pose, m."""
        return np.asarray((points * self.bird.size) @ self.turn.T)

    def paint(self, points: Floats) -> Floats:
        """(N, 3) plumage at points of the skin."""
        c, p, h = self.bird.colors, self.local(points), self.faced(points)
        on = self.on_head(points)[:, None]
        under = step(
            p[:, 2] + 0.35 * p[:, 1] + 0.03 * fractal(points, 0.1 * self.bird.size, self.seed),
            0.06,
            -0.05,
        )[:, None]
        color = np.array(c.back) * (1 - under) + np.array(c.belly) * under
        marks = PATTERNS[c.pattern](points / self.bird.size, self.seed)[:, None] * (1 - on)
        color = color * (1 - marks) + np.array(c.marks) * marks
        under_wing = _winged(self, p)[:, None] * (1 - on)
        color = color * (1 - under_wing) + np.array(c.wing) * under_wing
        color = color * (1 - on) + np.array(c.head) * on
        if c.face is not None:
            share = (
                on
                * step(np.hypot(np.abs(h[:, 0]) - 0.42, h[:, 2] + 0.02), 0.66, 0.48)[:, None]
                * (h[:, 1:2] < 0.05)
            )
            color = color * (1 - share) + np.array(c.face) * share
        if c.throat is not None:
            share = (
                step(h[:, 2] + 0.25 * h[:, 1], -0.42, -0.62)[:, None]
                * step(h[:, 2], -2.4, -1.6)[:, None]
                * (h[:, 1:2] < 0.4)
            )
            color = color * (1 - share) + np.array(c.throat) * share
        color = _marked(color, c, h, on)
        tone = 1 + 0.12 * fractal(points, 0.08 * self.bird.size, self.seed + 2)
        return np.asarray(np.clip(color * tone[:, None], 0.004, 0.85), np.float32)


def _marked(color: Vector, c: Plumage, h: Vector, on: Vector) -> Vector:
    """(N, 3) with the patch on the cheek and the rim of the face, `h` in head radii."""
    if c.cheek is not None:
        side = np.hypot((h[:, 1] - 0.15) / 0.45, (h[:, 2] + 0.62) / 0.75)
        patch = (step(side, 1.05, 0.85) * step(np.abs(h[:, 0]), 0.3, 0.5))[:, None]
        color = color * (1 - patch) + np.array(c.cheek) * patch
        fade = step(h[:, 2], -3.8, -1.7) * step(h[:, 2], -1.3, -1.9) * step(h[:, 1], 0.5, 0.1)
        glow = (0.5 * fade)[:, None]  # it runs out over the breast
        color = color * (1 - glow) + (0.25 * color + 0.75 * np.array(c.cheek)) * glow
    if c.rim is not None:
        far = np.hypot(np.abs(h[:, 0]) - 0.42, h[:, 2] + 0.02)
        ring = step(far, 0.60, 0.68) * step(far, 0.86, 0.76) * step(h[:, 1], 0.15, -0.1)
        share = (0.85 * ring)[:, None] * on
        color = color * (1 - share) + np.array(c.rim) * share
        fan_ = np.abs(np.abs(h[:, 0]) - 0.55 * (h[:, 2] - 0.1)) + 0.6 * np.abs(h[:, 2] - 0.55)
        brow = (step(fan_, 0.34, 0.24) * (h[:, 1] < -0.2))[:, None] * on
        color = color * (1 - brow) + np.array((0.66, 0.58, 0.46)) * brow
    return color


def _plain(p: Floats, seed: int) -> Vector:
    return np.zeros(len(p))


def _bars(p: Floats, seed: int) -> Vector:
    wave = np.sin(p[:, 2] * 75 + 2.2 * fractal(p, 0.12, seed))
    return np.asarray(0.75 * step(wave * (0.7 + 0.5 * noise(p, 0.07, seed + 1)), 0.35, 0.75))


def _spots(p: Floats, seed: int) -> Vector:
    return np.asarray(0.8 * step(spots(p, 0.075, seed), 0.34, 0.22))


PATTERNS: Mapping[str, Callable[[Floats, int], Vector]] = {
    "plain": _plain,
    "bars": _bars,
    "spots": _spots,
}


def build(order: Order[Bird]) -> Model:
    """The bird in its pose: on its feet, on its belly on water, or flying at z ≥ 0."""
    bird = _grown(order.params, order.rng)
    maker = _Maker(bird, order.pose, order.rng)
    skin = meshed(maker.field, cells=130, paint=maker.paint)
    maker.lowest = float(skin.vertices[:, 2].min())
    parts = [
        Part(skin, Material("plumage", bird.colors.back, 0.8, specular=0.2), "body", coat=True),
        _down(maker, skin),
    ]
    parts += _wings(maker) + _tail(maker) + _face(maker) + _legs(maker) + _finery(maker)
    low = bounds_of([p for p in parts if isinstance(p.shape, Mesh)])[0]
    drop = -float(low[2])
    model = Model(order.noun, tuple(parts), _anchors(maker))
    risen = moved(model, (0.0, 0.0, drop))
    return replace(risen, parts=tuple(above_ground(p) for p in risen.parts))


def _grown(bird: Bird, rng: np.random.Generator) -> Bird:
    """One of its kind: slimmer or rounder, more or less upright, paler or darker."""
    size, wide, deep, head = (float(f) for f in rng.uniform(0.93, 1.07, 4))
    tone, warm = float(rng.uniform(0.78, 1.22)), float(rng.uniform(0.92, 1.08))
    c = bird.colors

    def toned(color: Rgb) -> Rgb:
        if max(color) < 0.05 or min(color) > 0.6:  # black and white stay
            return color
        r, g, b = (min(tone * v, 0.8) for v in color)
        return min(r * warm, 0.8), g, b / warm

    eye = replace(bird.eye, size=bird.eye.size * (1 + 0.5 * bird.cute))
    colors = replace(
        c, back=toned(c.back), belly=toned(c.belly), head=toned(c.head), wing=toned(c.wing)
    )
    return replace(
        bird,
        colors=colors,
        size=bird.size * size,
        wide=bird.wide * wide,
        deep=bird.deep * deep,
        eye=eye,
        head=bird.head * (0.5 + 0.5 * head) * (1 + 0.4 * bird.cute),
        pitch=bird.pitch + float(rng.normal(0, 3)),
    )


def _down(maker: _Maker, skin: Mesh) -> Part:
    """The small feathers of the body, as broad soft strands."""
    b = maker.bird
    assert skin.colors is not None
    p, on = maker.local(skin.vertices), maker.on_head(skin.vertices)
    back = np.tile(maker.turn @ np.array([0, 1.0, -0.25]), (len(p), 1))
    h = maker.faced(skin.vertices)
    away = (h - np.array([0, -1.3, -0.1])) @ maker.look.T
    flow = back * (1 - on[:, None]) + away * on[:, None]
    trunk = (p[:, 0] / b.wide) ** 2 + (p[:, 1] / 0.5) ** 2 + (p[:, 2] / b.deep) ** 2
    slender = step(trunk, 1.2, 1.9) * (b.thick[1] < 0.12)  # short feathers on a thin neck
    length = b.down * b.size * (1 - 0.62 * on) * (1 - 0.6 * slender * (1 - on))
    gap = step(np.linalg.norm(h - np.array([0, -b.skull[1], -0.15]), axis=1), 0.30, 0.5)
    eyes = np.min(
        [np.linalg.norm(skin.vertices - e.middle, axis=1) / e.radius for e in _sockets(maker)],
        axis=0,
    )
    bare = 1 - _winged(maker, p) * (1 - on)
    density = (1 + 3 * on) * bare * gap * step(eyes, 1.15, 1.4)
    roots = rooted(
        skin,
        skin.colors,
        flow.astype(np.float32),
        length.astype(np.float32),
        density.astype(np.float32),
        b.downs,
        maker.rng,
    )
    made = hairs(
        roots,
        maker.rng,
        radius=0.0042 * b.size,
        lift=0.16,
        mess=0.12,
        clump=0.25,
        tuft=8,
        tone=0.10,
        floor=-1e9,
    )
    return Part(made, Material("feather", b.colors.back, 0.6, sheen=0.3), "feathers", coat=True)


def _winged(maker: _Maker, p: Vector) -> Vector:
    """(N,) 1 where a folded wing covers the trunk, at places in its frame."""
    b = maker.bird
    if maker.flying or b.flipper:
        return np.zeros(len(p))
    reach = 0.30 + 0.25 * b.wing
    oval = ((p[:, 1] - 0.06) / reach) ** 2 + ((p[:, 2] - 0.08) / (0.74 * b.deep)) ** 2
    return np.asarray(step(oval, 1.0, 0.8) * step(np.abs(p[:, 0]), 0.42 * b.wide, 0.55 * b.wide))


def _sockets(maker: _Maker) -> list[faces.Socket]:
    """Eyes where they are in the pose."""
    eye, found = maker.bird.eye, []
    for side in (1.0, -1.0):
        way = np.array(eye.at) * [side, 1, 1]
        way = maker.look @ (way / np.linalg.norm(way))
        skin = faces.outward(maker.field, maker.head, way, 3 * maker.unit)
        out = faces.gradient(maker.field, skin, 0.06 * maker.unit)
        gaze = out * (1 - eye.ahead) + maker.look @ np.array([0, -1.0, 0.03]) * eye.ahead
        radius = eye.size * maker.unit
        found.append(
            faces.Socket(skin - out * radius * eye.sunk, radius, gaze / np.linalg.norm(gaze), side)
        )
    return found


def _face(maker: _Maker) -> list[Part]:
    parts = []
    for socket in _sockets(maker):
        lid = Material("lid", maker.bird.colors.head, 0.6)
        parts.append(Part(faces.eyeball(socket, maker.bird.eye), faces.WET, "eyes", tinted=False))
        parts.append(
            Part(faces.lids(socket, maker.bird.eye, 1.0, maker.paint), lid, "lids", coat=True)
        )
    return [*parts, _beak(maker)]


def _beak(maker: _Maker) -> Part:
    """Two mandibles: tapered tubes, the upper one over the lower."""
    b, u = maker.bird.beak, maker.unit
    meshes = []
    for upper in (True, False):
        k = np.linspace(0, 1, 18)
        reach = b.length * (1.0 if upper else 0.82)
        y = -maker.bird.skull[1] * 0.72 - (reach + 0.28 * maker.bird.skull[1]) * k
        z = (
            -0.10
            - b.hook * k**2.6 * (1.0 if upper else 0.35)
            + (0.0 if upper else -0.30 * b.deep * (1 - 0.5 * k))
        )
        thick = (
            b.deep
            * (0.62 if upper else 0.38)
            * (np.clip(1 - k ** (1.6 + 2 * b.flat), 0, 1) ** (0.8 - 0.4 * b.flat))
            + 0.015
        )
        path = np.stack([np.zeros(18), y, z], axis=1)
        mesh = tube(path, thick, sides=24)
        across = b.wide / b.deep * (1.0 + b.flat * 0.9)
        flat = mesh.vertices * np.array([across, 1, 1], np.float32)
        if b.flat:
            flat[:, 2] = (flat[:, 2] + 0.1) * (
                1 - 0.55 * b.flat * np.clip((-flat[:, 1] - 0.8) / b.length, 0, 1)
            ) - 0.1
        meshes.append(Mesh(flat.astype(np.float32), mesh.triangles, mesh.normals))
    whole = combined(meshes)
    end = b.tip or b.color
    far = (-whole.vertices[:, 1] - 0.72) / (b.length + 0.28)
    share = np.clip(far - 0.72, 0, 0.2)[:, None] * 5
    tone = (1 + 0.15 * noise(whole.vertices, 0.15, 3))[:, None]
    colors = np.clip((np.array(b.color) * (1 - share) + np.array(end) * share) * tone, 0.004, 0.85)
    placed = whole.vertices * u @ maker.look.T + maker.head
    from imagineart.modelling.kit import smoothed

    mesh = smoothed(
        Mesh(placed.astype(np.float32), whole.triangles, None, colors.astype(np.float32)), 70
    )
    return Part(
        mesh, Material("beak", b.color, 0.32, coat=0.3, coat_roughness=0.25), "beak", tinted=False
    )


def _wings(maker: _Maker) -> list[Part]:
    b = maker.bird
    made = []
    for side in (1.0, -1.0):
        if b.flipper:
            made.append(_flipper(maker, side))
        elif maker.flying:
            made.append(_spread(maker, side))
        else:
            made.append(_folded(maker, side))
    quill = Material("feather", b.colors.wing, 0.55, sheen=0.25, translucency=0.0)
    return [Part(m, quill, "wings", coat=True) for m in made]


def _vanes(c: Plumage) -> tuple[Vane, Vane]:
    covert = Vane(c.wing, c.wing, edge=c.edge, tipped=0.9)
    dark = (c.flight[0] * 0.6, c.flight[1] * 0.6, c.flight[2] * 0.6)
    return covert, Vane(c.flight, dark, edge=c.edge * 0.5, bars=c.bars, tipped=0.75)


def _folded(maker: _Maker, side: float) -> Mesh:
    """A wing at rest on the flank: rows that overlap like tiles from tail to shoulder."""
    b, s = maker.bird, maker.bird.size
    covert, flight = _vanes(b.colors)
    lines = []
    rows = (
        (flight, 1.0, 8, 0.16, 0.002),
        (flight, 0.8, 10, 0.02, 0.010),
        (covert, 0.5, 12, -0.06, 0.018),
        (covert, 0.36, 13, -0.15, 0.024),
        (covert, 0.26, 13, -0.22, 0.029),
        (covert, 0.18, 12, -0.27, 0.033),
    )
    for i, (vane, length, count, y, lift) in enumerate(rows):
        tall = np.linspace(0.95, -0.55, 9)
        bow = 0.16 * np.sqrt(np.clip(1 - (0.9 * tall) ** 2, 0, 1))
        start = np.stack(
            [np.zeros(9), y + 0.06 - bow, 0.08 + tall * b.deep * (0.62 - 0.03 * i)], axis=1
        )
        arm = np.array([_flank(maker, p, side) for p in start])
        ups = np.array([faces.gradient(maker.field, p, 0.03 * s) for p in arm])
        sweep = -0.02 - 0.16 * (1 - tall) / 2
        ways = np.stack([np.zeros(9), np.full(9, 1.0), sweep - 0.10], axis=1) @ maker.turn.T
        ways = ways - ups * (ways * ups).sum(axis=1, keepdims=True) * 0.8
        lines.append(
            wing(
                arm,
                ways,
                ups,
                ((vane, 0.62 * length * b.wing * s, count, lift * s),),
                0.16 * s,
                maker.rng,
            )
        )
    return combined(lines)


def _flank(maker: _Maker, at: Vector, side: float) -> Vector:
    """Where the trunk's side is beside a point of its frame."""
    middle = maker.place(np.array([0.0, at[1], at[2]]))
    way = maker.turn @ np.array([side, 0.0, 0.0])
    out = faces.outward(maker.field, middle, way, maker.bird.size)
    return np.asarray(out + way * 0.004 * maker.bird.size)


def _spread(maker: _Maker, side: float) -> Mesh:
    """A wing in flight: an arm outwards, feathers fanned from backwards to outwards."""
    b, s = maker.bird, maker.bird.size
    covert, flight = _vanes(b.colors)
    k = np.linspace(0, 1, 14)
    bend = np.interp(k, [0, 0.3, 0.6, 1.0], [0.0, -0.05, -0.16, -0.02])
    rise = 0.62 * k - 0.22 * k**2
    arm = np.stack(
        [
            side * (0.8 * b.wide + 0.62 * b.span * k),
            -0.14 + bend,
            0.55 * b.deep + rise * b.span * 0.8,
        ],
        axis=1,
    )
    turn = np.radians(np.interp(k, [0, 0.45, 0.8, 1], [96, 88, 55, 18]))
    ways = np.stack([side * np.cos(turn), np.sin(turn), 0.10 * np.cos(turn) - 0.03], axis=1)
    ups = np.tile([-0.25 * side, 0.0, 1.0], (14, 1))
    width = 0.15 * s * max(b.span, 0.8)
    rows = (
        (flight, 0.60 * b.span * s, 21, 0.0),
        (covert, 0.34 * b.span * s, 20, 0.010 * s),
        (covert, 0.21 * b.span * s, 20, 0.020 * s),
        (covert, 0.12 * b.span * s, 18, 0.028 * s),
    )
    mesh = wing(maker.place(arm), ways @ maker.turn.T, ups @ maker.turn.T, rows, width, maker.rng)
    shaft = maker.place(arm + np.array([0, -0.01, 0.0]))
    bone = tube(shaft, np.linspace(0.055, 0.018, 14) * s, sides=10)
    return combined(
        [mesh, painted(bone, lambda p: np.tile(b.colors.wing, (len(p), 1)).astype(np.float32))]
    )


def _flipper(maker: _Maker, side: float) -> Mesh:
    """A penguin's wing."""
    b, s = maker.bird, maker.bird.size
    k = np.linspace(0, 1, 20)
    out = 0.9 if maker.flying else 0.34
    path = np.stack(
        [
            side * (0.82 * b.wide + out * b.wing * 0.42 * k),
            -0.20 + 0.10 * k + 0.62 * b.wing * k,
            0.10 - 0.10 * k,
        ],
        axis=1,
    )
    thick = 0.115 * np.sin(np.pi * np.clip(0.16 + 0.82 * k, 0, 1)) ** 0.6
    mesh = tube(
        maker.place(path),
        thick * s,
        sides=20,
        squash=0.28,
        up=tuple(maker.turn @ np.array([0.8 * side, 0.2, -0.6])),
    )

    def paint(p: Floats) -> Floats:
        inner = step(
            side
            * (
                maker.local(p)[:, 0]
                - side * np.interp(maker.local(p)[:, 1], path[:, 1], side * path[:, 0])
            ),
            0.0,
            -0.012,
        )[:, None]
        return (np.array(b.colors.wing) * (1 - inner) + np.array(b.colors.belly) * inner).astype(
            np.float32
        )

    return painted(mesh, paint)


def _tail(maker: _Maker) -> list[Part]:
    b, s = maker.bird, maker.bird.size
    if b.tail <= 0:
        return []
    tint = b.colors.tail or b.colors.flight
    root = maker.place(np.array([0, 0.46, 0.03]))
    turn = maker.turn @ rotation("x", b.tail_rise)
    vane = Vane(
        tint,
        (tint[0] * 0.7, tint[1] * 0.7, tint[2] * 0.7),
        edge=b.colors.edge * 0.6,
        bars=b.colors.bars,
    )
    mesh = fan(
        root,
        turn @ np.array([0, 1.0, -0.06]),
        turn @ np.array([0, 0.1, 1.0]),
        b.tail * s,
        b.tail_spread,
        11,
        0.15 * s * (0.6 + b.tail),
        vane,
    )
    meshes = [mesh]
    if b.train:
        meshes.append(_train(maker, root))
    quill = Material("feather", tint, 0.5, sheen=0.25)
    return [Part(combined(meshes), quill, "tail", coat=True)]


def _train(maker: _Maker, root: Vector) -> Mesh:
    """A peacock's: an upright fan of eyed feathers in three rows."""
    s = maker.bird.size
    made = []
    for row, (length, count) in enumerate(((2.5, 27), (2.0, 24), (1.5, 21))):
        vane = Vane((0.06, 0.16, 0.04), (0.10, 0.20, 0.03), eye=True, tipped=0.7)
        back = np.array([0.0, 0.30 + 0.02 * row, 1.0])
        made.append(
            fan(
                root + np.array([0, -0.02 * row * s, 0]),
                back,
                np.array([0.0, -1.0, 0.35]),
                length * s,
                196 - 6 * row,
                count,
                0.27 * s,
                vane,
            )
        )
    return combined(made)


def _legs(maker: _Maker) -> list[Part]:
    b, s = maker.bird, maker.bird.size
    if maker.pose == "swim":
        return []
    meshes = []
    for side in (1.0, -1.0):
        meshes += _leg(maker, side)
    hide = Material("leg", b.leg_color, 0.5, specular=0.4)
    mesh = painted(
        combined(meshes),
        lambda p: np.clip(
            np.array(b.leg_color) * (1 + 0.25 * np.sin(p[:, 2:] / s * 160)), 0.004, 0.8
        ).astype(np.float32),
    )
    return [Part(mesh, hide, "legs", tinted=False)]


def _leg(maker: _Maker, side: float) -> list[Mesh]:
    b, s = maker.bird, maker.bird.size
    hip = maker.place(np.array([side * 0.40 * b.wide * 1.1, 0.10, -0.45 * b.deep]))
    if maker.flying:
        ankle = hip + np.array([0, 0.30, -0.10]) * s
        foot = ankle + np.array([0, b.leg * 0.7, 0.02]) * s
        return [
            tube(np.stack([hip, ankle, foot]), b.shank * s, sides=10),
            *_toes(b, foot, s * 0.7, np.array([0, 1.0, -0.2])),
        ]
    foot = np.array([hip[0], -0.03 * s, maker.lowest - b.leg * s])
    if b.pitch > 55:
        hip = np.array([hip[0], 0.0, maker.lowest + 0.12 * s])
    knee = hip * 0.45 + foot * 0.55 + np.array([0, 0.10 * b.leg * s, 0])
    return [
        tube(spline([hip, knee, foot], 16), np.linspace(1.5, 1.0, 16) * b.shank * s, sides=12),
        *_toes(b, foot, s, np.array([0, -1.0, 0.0])),
    ]


def _toes(b: Bird, foot: Vector, s: float, ahead: Vector) -> list[Mesh]:
    """Three toes ahead and one back, with claws; webbed if it swims."""
    made, ends = [], []
    long = (0.20 if b.foot != "web" else 0.24) * s * (1.4 if b.foot == "talon" else 1.0)
    for turn in (-32, 0, 32, 180):
        if turn == 180 and b.foot == "web":
            continue
        way = rotation("z", turn) @ ahead
        tip = foot + way * long * (0.7 if turn == 180 else 1.0)
        ends.append(tip)
        high = foot + way * 0.5 * long + np.array([0, 0, 0.35 * b.shank * s])
        made.append(
            tube(spline([foot, high, tip], 8), np.linspace(0.95, 0.45, 8) * b.shank * s, sides=8)
        )
        claw = tip + way * 0.22 * long - np.array([0, 0, 0.3 * b.shank * s])
        made.append(
            tube(
                np.stack([tip, tip * 0.5 + claw * 0.5, claw]),
                np.array([0.42, 0.3, 0.05]) * b.shank * s,
                sides=8,
            )
        )
    if b.foot == "web":
        made.append(_web(foot, ends, b.shank * s))
    return made


def _web(foot: Vector, ends: list[Vector], thick: float) -> Mesh:
    from imagineart.modelling.kit import grid, thickened

    rows = [
        [
            foot + (e - foot) * k * (0.97 if i % 2 == 0 else 0.86)
            for i, e in enumerate(_between(ends))
        ]
        for k in np.linspace(0.05, 1, 5)
    ]
    return thickened(grid(np.array(rows) + np.array([0, 0, 0.2 * thick])), 0.35 * thick)


def _between(ends: list[Vector]) -> list[Vector]:
    found = [ends[0]]
    for a, b in itertools.pairwise(ends):
        found += [(a + b) / 2, b]
    return found


def _finery(maker: _Maker) -> list[Part]:
    """Comb and wattles, crests, ear tufts."""
    b, u = maker.bird, maker.unit
    parts: list[Part] = []
    if b.comb:
        parts.append(
            Part(
                _comb(maker),
                Material("comb", (0.48, 0.012, 0.015), 0.45, subsurface=0.3),
                "comb",
                tinted=False,
            )
        )
    for length, at, lean, count in (
        (b.tufts, (0.56, -0.42, 0.62), 0.72, 7),
        (b.crest, (0.0, 0.15, 0.95), 0.0, 9),
    ):
        if not length:
            continue
        meshes = []
        for side in (1.0, -1.0) if at[0] else (1.0,):
            root = maker.head + maker.look @ (np.array(at) * [side, 1, 1]) * u
            way = maker.look @ np.array([lean * side, 0.30 if at[0] else 0.55, 1.0])
            tint = b.colors.marks if at[0] else b.colors.head
            meshes.append(
                fan(
                    root,
                    way,
                    maker.look @ np.array([0, -1.0, 0.4]),
                    length * u,
                    13.0 if at[0] else 30.0,
                    count,
                    (0.15 if at[0] else 0.3) * u,
                    Vane(tint, tint),
                )
            )
        parts.append(
            Part(combined(meshes), Material("feather", b.colors.head, 0.6), "crest", coat=True)
        )
    return parts


def _comb(maker: _Maker) -> Mesh:
    b, u = maker.bird, maker.unit
    pieces = []
    for i, y in enumerate(np.linspace(-0.75, 0.55, 6)):
        tall = b.comb * (0.55 + 0.5 * np.sin(np.pi * (i + 0.8) / 6.2))
        base = np.array([0, y, 0.80 - 0.12 * abs(y)])
        pieces.append(sdf.capsule(_p(base), _p(base + np.array([0, 0.12, tall])), 0.17, 0.07))
    ridge = sdf.union(*pieces, k=0.16).scaled((0.5, 1, 1))
    drops = sdf.union(
        *(sdf.ellipsoid((0.10, 0.17, 0.34), (x * 0.18, -0.85, -0.62)) for x in (1, -1))
    )
    patch = sdf.ellipsoid((0.12, 0.30, 0.26), (0.88, -0.45, -0.05)).mirrored()
    mesh = meshed(sdf.union(ridge, drops, patch), cells=80)
    assert mesh.normals is not None
    return Mesh(
        (mesh.vertices * u @ maker.look.T + maker.head).astype(np.float32),
        mesh.triangles,
        (mesh.normals @ maker.look.T).astype(np.float32),
    )


def _anchors(maker: _Maker) -> dict[str, Anchor]:
    b, u = maker.bird, maker.unit
    ahead = maker.look @ np.array([0, -1.0, 0])
    back = faces.outward(
        maker.field, maker.place(np.array([0, 0.0, 0.0])), maker.turn[:, 2], b.size
    )
    return {
        "top": Anchor(_p(maker.head + np.array([0, 0, b.skull[2] * u])), front=_p(ahead)),
        "mouth": Anchor(_p(maker.head + ahead * u * (b.skull[1] + b.beak.length)), front=_p(ahead)),
        "neck": Anchor(_p(maker.path[len(maker.path) // 2]), front=_p(ahead)),
        "gaze": Anchor(_p(maker.head), front=_p(_gaze(maker))),
        "back": Anchor(_p(back), _p(maker.turn[:, 2]), _p(-maker.turn[:, 1])),
    }


def _gaze(maker: _Maker) -> Vector:
    """(3,) from where the face is best seen: an owl's from ahead, others' from half aside."""
    side = 1.0 if maker.yaw > 0 else -1.0
    off = faces.aside(maker.look.T @ _sockets(maker)[0].gaze)
    return np.asarray(maker.look @ rotation("z", side * off) @ np.array([0.0, -1.0, 0.0]))


def _p(v: NDArray[np.floating]) -> Point:
    return float(v[0]), float(v[1]), float(v[2])


WHITE = (0.74, 0.72, 0.68)
DARK = (0.022, 0.021, 0.022)
OWL_EYE = Eye(
    (0.44, -0.84, 0.08),
    0.34,
    iris=(0.62, 0.32, 0.02),
    pupil=0.52,
    spread=66,
    ahead=0.7,
    tilt=10,
    upper=48,
    lower=46,
    sunk=0.62,
)

SPARROW = Bird(
    0.10,
    Plumage(
        (0.22, 0.12, 0.06),
        (0.52, 0.44, 0.35),
        (0.20, 0.10, 0.05),
        (0.24, 0.12, 0.055),
        (0.10, 0.065, 0.04),
        face=(0.58, 0.52, 0.44),
        throat=(0.03, 0.025, 0.02),
        pattern="plain",
        edge=0.35,
    ),
    wide=0.31,
    deep=0.32,
    pitch=28,
    neck=((-0.26, 0.12), (-0.38, 0.34)),
    thick=(0.25, 0.22),
    head=0.235,
    beak=Beak(0.55, 0.40, 0.36, color=(0.10, 0.075, 0.055)),
    tail=0.52,
    leg=0.22,
    down=0.08,
)
OWL = Bird(
    0.30,
    Plumage(
        (0.20, 0.125, 0.065),
        (0.52, 0.40, 0.26),
        (0.24, 0.155, 0.085),
        (0.19, 0.115, 0.06),
        (0.22, 0.14, 0.08),
        face=(0.50, 0.37, 0.23),
        pattern="bars",
        marks=(0.06, 0.034, 0.018),
        bars=4,
        rim=(0.045, 0.028, 0.016),
    ),
    wide=0.32,
    deep=0.33,
    pitch=66,
    neck=((-0.14, 0.32), (-0.14, 0.66)),
    thick=(0.30, 0.28),
    head=0.325,
    skull=(1.06, 0.92, 0.94),
    eye=OWL_EYE,
    beak=Beak(0.34, 0.30, 0.24, hook=0.42, color=(0.05, 0.045, 0.04)),
    tufts=0.95,
    leg=0.10,
    shank=0.05,
    foot="talon",
    leg_color=(0.40, 0.30, 0.18),
    wing=1.0,
    tail=0.42,
    span=1.5,
    down=0.075,
)
PENGUIN = Bird(
    0.60,
    Plumage(
        (0.075, 0.085, 0.105),
        WHITE,
        DARK,
        (0.035, 0.04, 0.05),
        DARK,
        throat=DARK,
        cheek=(0.82, 0.50, 0.05),
    ),
    wide=0.25,
    deep=0.25,
    pitch=80,
    neck=((-0.04, 0.34), (-0.07, 0.58), (-0.15, 0.77)),
    thick=(0.20, 0.082),
    head=0.132,
    skull=(0.92, 1.12, 0.95),
    beak=Beak(1.6, 0.26, 0.22, hook=0.28, color=(0.60, 0.24, 0.05), tip=(0.05, 0.035, 0.03)),
    leg=0.035,
    shank=0.045,
    foot="web",
    leg_color=(0.10, 0.075, 0.06),
    flipper=True,
    wing=1.0,
    tail=0.16,
    down=0.035,
    downs=40_000,
    eye=Eye((0.80, -0.50, 0.16), 0.19, iris=(0.07, 0.03, 0.02), spread=72, ahead=0.15, tilt=0),
)
EAGLE = Bird(
    0.42,
    Plumage(
        (0.070, 0.038, 0.020),
        (0.075, 0.042, 0.022),
        WHITE,
        (0.075, 0.04, 0.02),
        (0.035, 0.022, 0.014),
        tail=WHITE,
        edge=0.18,
    ),
    wide=0.27,
    deep=0.29,
    pitch=46,
    neck=((-0.26, 0.22), (-0.34, 0.52)),
    thick=(0.22, 0.165),
    head=0.185,
    skull=(0.9, 1.08, 0.88),
    eye=Eye(
        (0.60, -0.78, 0.16),
        0.22,
        iris=(0.62, 0.42, 0.05),
        pupil=0.45,
        spread=62,
        ahead=0.45,
        tilt=16,
        upper=26,
        lower=40,
    ),
    beak=Beak(0.78, 0.52, 0.34, hook=0.62, color=(0.70, 0.42, 0.03)),
    leg=0.16,
    shank=0.034,
    foot="talon",
    leg_color=(0.66, 0.42, 0.04),
    wing=1.15,
    span=2.0,
    tail=0.5,
    down=0.075,
)
PARROT = Bird(
    0.26,
    Plumage(
        (0.52, 0.018, 0.015),
        (0.55, 0.022, 0.016),
        (0.55, 0.018, 0.015),
        (0.60, 0.40, 0.03),
        (0.018, 0.07, 0.42),
        face=(0.72, 0.68, 0.62),
        tail=(0.46, 0.02, 0.03),
    ),
    wide=0.25,
    deep=0.26,
    pitch=56,
    neck=((-0.24, 0.22), (-0.28, 0.52)),
    thick=(0.22, 0.19),
    head=0.23,
    skull=(0.88, 1.0, 0.98),
    eye=Eye(
        (0.72, -0.62, 0.14), 0.17, iris=(0.66, 0.56, 0.24), pupil=0.5, spread=60, ahead=0.15, tilt=0
    ),
    beak=Beak(0.66, 0.80, 0.60, hook=0.95, color=(0.70, 0.62, 0.50), tip=(0.03, 0.028, 0.026)),
    leg=0.09,
    shank=0.035,
    leg_color=(0.10, 0.09, 0.085),
    wing=1.1,
    tail=1.25,
    tail_spread=12,
    down=0.06,
)
DUCK = Bird(
    0.36,
    Plumage(
        (0.27, 0.22, 0.17),
        (0.56, 0.52, 0.46),
        (0.012, 0.10, 0.035),
        (0.22, 0.18, 0.14),
        (0.08, 0.06, 0.05),
        tail=(0.6, 0.57, 0.52),
        edge=0.25,
    ),
    wide=0.29,
    deep=0.265,
    pitch=14,
    neck=((-0.34, 0.08), (-0.42, 0.28), (-0.44, 0.50)),
    thick=(0.17, 0.115),
    head=0.155,
    skull=(0.88, 1.1, 0.95),
    beak=Beak(0.95, 0.36, 0.40, color=(0.62, 0.42, 0.04), flat=0.9, hook=0.06),
    leg=0.13,
    shank=0.03,
    foot="web",
    leg_color=(0.68, 0.24, 0.02),
    wing=0.95,
    tail=0.26,
    tail_rise=-14,
    span=1.2,
    down=0.05,
)
CHICKEN = Bird(
    0.32,
    Plumage(
        (0.44, 0.17, 0.05),
        (0.50, 0.22, 0.07),
        (0.50, 0.22, 0.07),
        (0.36, 0.12, 0.035),
        (0.20, 0.065, 0.025),
        edge=0.2,
    ),
    wide=0.31,
    deep=0.33,
    pitch=14,
    neck=((-0.30, 0.14), (-0.42, 0.36), (-0.42, 0.58)),
    thick=(0.23, 0.12),
    head=0.13,
    skull=(0.88, 1.0, 0.95),
    beak=Beak(0.62, 0.36, 0.32, hook=0.16, color=(0.62, 0.36, 0.08)),
    eye=Eye(
        (0.78, -0.5, 0.15), 0.24, iris=(0.60, 0.22, 0.03), pupil=0.5, spread=68, ahead=0.12, tilt=0
    ),
    comb=0.42,
    leg=0.30,
    shank=0.03,
    leg_color=(0.62, 0.40, 0.07),
    wing=0.78,
    tail=0.5,
    tail_rise=-48,
    tail_spread=50,
    down=0.075,
)

ROWS = {
    "sparrow": SPARROW,
    "bird": replace(
        SPARROW,
        colors=Plumage(
            (0.05, 0.20, 0.46),
            (0.66, 0.60, 0.50),
            (0.05, 0.22, 0.50),
            (0.04, 0.16, 0.42),
            (0.03, 0.06, 0.16),
            throat=(0.58, 0.22, 0.05),
            edge=0.2,
        ),
    ),
    "robin": replace(
        SPARROW,
        size=0.11,
        colors=Plumage(
            (0.19, 0.145, 0.09),
            (0.64, 0.58, 0.5),
            (0.20, 0.15, 0.09),
            (0.18, 0.13, 0.08),
            (0.10, 0.075, 0.05),
            face=(0.60, 0.17, 0.02),
            throat=(0.60, 0.17, 0.02),
        ),
        beak=Beak(0.55, 0.2, 0.2, color=(0.06, 0.05, 0.045)),
    ),
    "hummingbird": replace(
        SPARROW,
        size=0.05,
        colors=Plumage(
            (0.02, 0.22, 0.085),
            (0.62, 0.60, 0.54),
            (0.015, 0.20, 0.10),
            (0.03, 0.17, 0.08),
            (0.05, 0.045, 0.06),
            throat=(0.52, 0.015, 0.06),
            edge=0.2,
        ),
        wide=0.22,
        deep=0.22,
        pitch=42,
        head=0.20,
        beak=Beak(2.9, 0.11, 0.11, color=(0.02, 0.018, 0.018)),
        hover=48.0,
        leg=0.10,
        shank=0.014,
        span=1.55,
        tail=0.55,
    ),
    "puffin": replace(
        SPARROW,
        size=0.20,
        colors=Plumage(
            (0.02, 0.02, 0.024),
            (0.74, 0.72, 0.68),
            (0.02, 0.02, 0.024),
            (0.022, 0.022, 0.026),
            (0.02, 0.02, 0.022),
            face=(0.70, 0.68, 0.64),
        ),
        pitch=56,
        beak=Beak(1.0, 0.80, 0.30, hook=0.15, color=(0.70, 0.20, 0.015)),
        leg=0.18,
        foot="web",
        leg_color=(0.70, 0.20, 0.015),
        tail=0.25,
    ),
    "kingfisher": replace(
        SPARROW,
        size=0.11,
        colors=Plumage(
            (0.01, 0.26, 0.46),
            (0.62, 0.22, 0.035),
            (0.012, 0.17, 0.36),
            (0.01, 0.16, 0.34),
            (0.012, 0.10, 0.22),
            throat=(0.72, 0.66, 0.56),
        ),
        head=0.27,
        beak=Beak(1.75, 0.28, 0.24, color=(0.025, 0.022, 0.022)),
        leg=0.12,
        tail=0.3,
    ),
    "canary": replace(
        SPARROW,
        colors=Plumage(
            (0.72, 0.52, 0.03),
            (0.74, 0.58, 0.06),
            (0.74, 0.55, 0.04),
            (0.66, 0.46, 0.03),
            (0.42, 0.30, 0.03),
        ),
        beak=Beak(0.45, 0.36, 0.32, color=(0.68, 0.42, 0.22)),
    ),
    "cardinal": replace(
        SPARROW,
        size=0.13,
        colors=Plumage(
            (0.48, 0.016, 0.014),
            (0.52, 0.03, 0.02),
            (0.55, 0.016, 0.012),
            (0.42, 0.014, 0.012),
            (0.22, 0.014, 0.012),
        ),
        crest=0.85,
        beak=Beak(0.5, 0.45, 0.4, color=(0.66, 0.16, 0.03)),
    ),
    "crow": replace(
        SPARROW,
        size=0.26,
        colors=Plumage(DARK, DARK, DARK, DARK, (0.016, 0.016, 0.02), edge=0.04),
        head=0.19,
        thick=(0.2, 0.17),
        wide=0.26,
        deep=0.27,
        beak=Beak(1.0, 0.42, 0.32, hook=0.14, color=(0.025, 0.024, 0.025)),
        leg=0.26,
        leg_color=(0.03, 0.03, 0.03),
        shank=0.028,
        down=0.06,
        wing=1.0,
    ),
    "pigeon": replace(
        SPARROW,
        size=0.22,
        colors=Plumage(
            (0.24, 0.26, 0.30),
            (0.30, 0.31, 0.34),
            (0.13, 0.15, 0.19),
            (0.34, 0.36, 0.40),
            (0.16, 0.17, 0.20),
            throat=(0.07, 0.16, 0.11),
        ),
        head=0.165,
        thick=(0.2, 0.14),
        neck=((-0.3, 0.14), (-0.4, 0.42)),
        beak=Beak(0.6, 0.24, 0.22, hook=0.1, color=(0.06, 0.055, 0.055)),
        leg=0.18,
        leg_color=(0.5, 0.10, 0.09),
    ),
    "dove": replace(
        SPARROW,
        size=0.2,
        colors=Plumage(WHITE, WHITE, WHITE, WHITE, WHITE, edge=0.0),
        head=0.165,
        thick=(0.2, 0.14),
        neck=((-0.3, 0.14), (-0.4, 0.42)),
        beak=Beak(0.6, 0.22, 0.2, color=(0.45, 0.25, 0.2)),
        leg=0.16,
        leg_color=(0.5, 0.14, 0.12),
    ),
    "owl": OWL,
    "snowy owl": replace(
        OWL,
        size=0.38,
        colors=Plumage(
            WHITE,
            WHITE,
            WHITE,
            WHITE,
            WHITE,
            pattern="spots",
            marks=(0.12, 0.10, 0.09),
            bars=0,
            edge=0.0,
        ),
        tufts=0.0,
    ),
    "penguin": PENGUIN,
    "eagle": EAGLE,
    "hawk": replace(
        EAGLE,
        size=0.32,
        colors=Plumage(
            (0.14, 0.08, 0.045),
            (0.60, 0.48, 0.34),
            (0.16, 0.09, 0.05),
            (0.15, 0.085, 0.045),
            (0.10, 0.06, 0.035),
            pattern="spots",
            tail=(0.32, 0.11, 0.04),
            bars=4,
        ),
    ),
    "vulture": replace(
        EAGLE,
        colors=Plumage(
            (0.05, 0.036, 0.028),
            (0.06, 0.045, 0.034),
            (0.42, 0.20, 0.17),
            (0.05, 0.035, 0.025),
            DARK,
        ),
        neck=((-0.24, 0.2), (-0.42, 0.40), (-0.52, 0.44)),
        thick=(0.2, 0.09),
        head=0.13,
    ),
    "parrot": PARROT,
    "green parrot": replace(
        PARROT,
        colors=Plumage(
            (0.05, 0.26, 0.03),
            (0.12, 0.34, 0.04),
            (0.08, 0.32, 0.03),
            (0.04, 0.22, 0.03),
            (0.02, 0.09, 0.16),
            tail=(0.04, 0.18, 0.08),
        ),
    ),
    "duck": DUCK,
    "duckling": replace(
        DUCK,
        size=0.12,
        colors=Plumage(
            (0.70, 0.48, 0.07),
            (0.74, 0.56, 0.13),
            (0.74, 0.52, 0.08),
            (0.62, 0.40, 0.06),
            (0.5, 0.32, 0.05),
        ),
        wide=0.34,
        deep=0.34,
        neck=((-0.26, 0.12), (-0.30, 0.40)),
        thick=(0.25, 0.22),
        head=0.26,
        beak=Beak(0.62, 0.28, 0.34, color=(0.62, 0.28, 0.04), flat=0.8),
        wing=0.42,
        tail=0.12,
        down=0.10,
        downs=40_000,
    ),
    "white duck": replace(
        DUCK,
        colors=Plumage(WHITE, WHITE, WHITE, WHITE, WHITE, edge=0.0),
        beak=replace(DUCK.beak, color=(0.72, 0.32, 0.03)),
    ),
    "goose": replace(
        DUCK,
        size=0.52,
        colors=Plumage((0.66, 0.64, 0.6), WHITE, WHITE, (0.62, 0.6, 0.56), (0.5, 0.48, 0.45)),
        neck=((-0.34, 0.08), (-0.46, 0.32), (-0.44, 0.62), (-0.50, 0.80)),
        thick=(0.16, 0.075),
        head=0.12,
        beak=Beak(0.9, 0.5, 0.42, color=(0.70, 0.28, 0.03), flat=0.4),
        leg=0.22,
    ),
    "swan": replace(
        DUCK,
        size=0.72,
        colors=Plumage(WHITE, WHITE, WHITE, WHITE, WHITE, edge=0.0),
        neck=((-0.34, 0.06), (-0.52, 0.22), (-0.44, 0.55), (-0.40, 0.82), (-0.56, 0.92)),
        thick=(0.12, 0.046),
        head=0.092,
        beak=Beak(1.25, 0.48, 0.42, color=(0.68, 0.20, 0.02), tip=DARK, flat=0.5),
        leg=0.12,
        leg_color=DARK,
        wing=1.05,
    ),
    "chicken": CHICKEN,
    "rooster": replace(
        CHICKEN,
        size=0.36,
        colors=Plumage(
            (0.42, 0.10, 0.02),
            (0.035, 0.04, 0.035),
            (0.60, 0.24, 0.03),
            (0.30, 0.06, 0.02),
            (0.02, 0.06, 0.05),
            tail=(0.012, 0.06, 0.05),
        ),
        pitch=26,
        comb=0.75,
        tail=0.95,
        tail_spread=70,
        leg=0.40,
    ),
    "chick": replace(
        CHICKEN,
        size=0.075,
        colors=Plumage(
            (0.74, 0.54, 0.10),
            (0.76, 0.60, 0.18),
            (0.76, 0.56, 0.12),
            (0.68, 0.46, 0.08),
            (0.6, 0.4, 0.08),
        ),
        neck=((-0.22, 0.14), (-0.24, 0.42)),
        thick=(0.28, 0.26),
        head=0.29,
        comb=0.0,
        beak=Beak(0.4, 0.24, 0.24, color=(0.62, 0.30, 0.10)),
        eye=SPARROW.eye,
        wing=0.42,
        tail=0.0,
        down=0.11,
        downs=40_000,
        leg=0.26,
    ),
    "phoenix": replace(
        EAGLE,
        size=0.55,
        colors=Plumage(
            (0.62, 0.10, 0.012),
            (0.76, 0.36, 0.02),
            (0.70, 0.16, 0.014),
            (0.66, 0.12, 0.012),
            (0.78, 0.40, 0.02),
            throat=(0.78, 0.46, 0.04),
            tail=(0.76, 0.34, 0.015),
        ),
        crest=1.6,
        tail=2.1,
        tail_spread=54.0,
        hover=46.0,
        span=2.1,
    ),
    "turkey": replace(
        CHICKEN,
        size=0.5,
        colors=Plumage(
            (0.10, 0.06, 0.035),
            (0.09, 0.055, 0.035),
            (0.34, 0.10, 0.11),
            (0.12, 0.07, 0.04),
            (0.16, 0.10, 0.06),
            tail=(0.22, 0.11, 0.05),
            bars=4,
        ),
        comb=0.3,
        tail=0.75,
        tail_spread=190,
        tail_rise=-78,
    ),
    "flamingo": Bird(
        0.46,
        Plumage(
            (0.72, 0.28, 0.26),
            (0.74, 0.34, 0.30),
            (0.74, 0.32, 0.29),
            (0.70, 0.20, 0.18),
            (0.55, 0.08, 0.07),
        ),
        wide=0.24,
        deep=0.27,
        pitch=16,
        neck=(
            (-0.30, 0.08),
            (-0.64, 0.22),
            (-0.62, 0.56),
            (-0.34, 0.84),
            (-0.34, 1.12),
            (-0.54, 1.30),
            (-0.68, 1.20),
        ),
        thick=(0.12, 0.042),
        head=0.092,
        beak=Beak(1.35, 0.62, 0.42, hook=0.95, color=(0.72, 0.46, 0.38), tip=DARK),
        eye=Eye((0.8, -0.5, 0.2), 0.2, iris=(0.66, 0.5, 0.1), pupil=0.4, ahead=0.1, tilt=0),
        leg=1.35,
        shank=0.022,
        foot="web",
        leg_color=(0.72, 0.22, 0.20),
        wing=0.95,
        tail=0.22,
        down=0.05,
    ),
    "stork": Bird(
        0.46,
        Plumage(WHITE, WHITE, WHITE, WHITE, DARK, edge=0.0),
        wide=0.24,
        deep=0.26,
        pitch=18,
        neck=((-0.30, 0.08), (-0.46, 0.28), (-0.42, 0.58), (-0.50, 0.80)),
        thick=(0.13, 0.06),
        head=0.105,
        beak=Beak(2.3, 0.34, 0.3, color=(0.62, 0.10, 0.03)),
        leg=1.0,
        shank=0.022,
        leg_color=(0.62, 0.12, 0.05),
        tail=0.22,
    ),
    "peacock": Bird(
        0.42,
        Plumage(
            (0.02, 0.13, 0.12),
            (0.012, 0.05, 0.16),
            (0.010, 0.05, 0.36),
            (0.30, 0.20, 0.11),
            (0.22, 0.12, 0.06),
            throat=(0.010, 0.055, 0.36),
        ),
        wide=0.24,
        deep=0.26,
        pitch=24,
        neck=((-0.28, 0.12), (-0.40, 0.42), (-0.38, 0.74)),
        thick=(0.18, 0.085),
        head=0.10,
        crest=1.5,
        beak=Beak(0.6, 0.3, 0.26, color=(0.16, 0.14, 0.12)),
        leg=0.36,
        tail=0.4,
        train=True,
    ),
    "seagull": replace(
        DUCK,
        size=0.28,
        colors=Plumage(
            (0.36, 0.38, 0.41),
            WHITE,
            WHITE,
            (0.38, 0.40, 0.43),
            (0.14, 0.14, 0.15),
            tail=WHITE,
            edge=0.1,
        ),
        pitch=16,
        neck=((-0.30, 0.12), (-0.42, 0.40)),
        thick=(0.2, 0.16),
        head=0.185,
        beak=Beak(0.95, 0.32, 0.24, hook=0.18, color=(0.70, 0.45, 0.03)),
        eye=Eye((0.7, -0.62, 0.15), 0.2, iris=(0.66, 0.58, 0.28), pupil=0.42, ahead=0.15, tilt=4),
        leg=0.2,
        wing=1.15,
        span=2.0,
        tail=0.36,
        leg_color=(0.68, 0.32, 0.25),
    ),
    "toucan": replace(
        PARROT,
        colors=Plumage(
            DARK, DARK, DARK, DARK, DARK, face=(0.62, 0.34, 0.03), throat=(0.76, 0.66, 0.30)
        ),
        beak=Beak(2.1, 0.80, 0.42, hook=0.35, color=(0.74, 0.36, 0.02), tip=(0.10, 0.02, 0.01)),
        tail=0.55,
    ),
    "ostrich": Bird(
        0.95,
        Plumage(DARK, DARK, (0.52, 0.36, 0.28), DARK, WHITE, tail=WHITE),
        wide=0.30,
        deep=0.32,
        pitch=6,
        neck=((-0.34, 0.10), (-0.52, 0.34), (-0.50, 0.78), (-0.56, 1.12)),
        thick=(0.14, 0.05),
        head=0.085,
        beak=Beak(0.95, 0.32, 0.42, color=(0.55, 0.36, 0.25), flat=0.3),
        leg=0.95,
        shank=0.045,
        leg_color=(0.52, 0.34, 0.27),
        tail=0.35,
        wing=0.9,
        down=0.10,
    ),
}

FAMILY = Family(
    "birds",
    build,
    ROWS,
    span=(0.05, 4.0),
    poses=POSES,
    synonyms={
        "sparrow": ("finch", "house sparrow"),
        "bird": ("songbird", "little bird", "bluebird", "blue bird"),
        "crow": ("raven", "blackbird", "jackdaw"),
        "owl": ("barn owl", "horned owl", "eagle owl"),
        "eagle": ("bald eagle", "golden eagle"),
        "hawk": ("falcon", "kestrel", "buzzard"),
        "parrot": ("macaw", "scarlet macaw"),
        "green parrot": ("parakeet", "budgie", "budgerigar"),
        "duck": ("mallard", "drake"),
        "phoenix": ("firebird",),
        "chicken": ("hen",),
        "rooster": ("cock", "cockerel"),
        "chick": ("baby chicken",),
        "penguin": ("emperor penguin",),
        "seagull": ("gull", "albatross"),
        "stork": ("heron", "crane bird", "egret"),
        "peacock": ("peafowl",),
        "vulture": ("condor",),
        "ostrich": ("emu",),
        "snowy owl": ("white owl",),
        "dove": ("white dove",),
        "robin": ("robin redbreast",),
    },
)
