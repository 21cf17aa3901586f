"""Things to sit on: chairs, stools, benches, armchairs, couches.

Wooden seats stand on tapered legs joined by rails; upholstered ones are cushions on a frame.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    boxed_uvs,
    combined,
    cushion,
    extruded,
    fractal,
    grained,
    lathe,
    leg,
    moved,
    planted,
    rectangle,
    reshaped,
    rod,
    rounded,
    spline,
    sweep,
    top_anchor,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in metres. A `back` of zero is none; `cushions` make it upholstered."""

    width: float = 0.43
    depth: float = 0.42
    height: float = 0.46  # of the sitting surface
    back: float = 0.0  # height of the top rail above the ground
    slats: int = 0  # upright in the back
    rails: int = 0  # across in the back
    round_seat: bool = False
    splay: float = 0.0  # how far the feet stand out, m
    rung: float = 0.17  # height of the stretchers; 0: none
    pad: float = 0.0  # thickness of a cushion on a wooden seat
    cushions: int = 0  # side by side: an armchair 1, a couch 3
    rockers: bool = False  # it rocks on two runners, with arms
    frame: str = "oak"
    cloth: str = "upholstery"
    color: Rgb | None = None


ROWS = {
    "chair": Seat(back=0.92, slats=5),
    "dining chair": Seat(back=0.96, rails=3, pad=0.035, frame="walnut", cloth="leather"),
    "stool": Seat(width=0.34, depth=0.34, height=0.46, round_seat=True, splay=0.045, frame="pine"),
    "bar stool": Seat(
        width=0.34, depth=0.34, height=0.75, round_seat=True, splay=0.06, rung=0.26, pad=0.03,
        frame="walnut", cloth="leather",
    ),
    "rocking chair": Seat(
        width=0.54, depth=0.48, height=0.40, back=1.02, slats=6, frame="walnut", rockers=True
    ),
    "bench": Seat(width=1.35, depth=0.36, height=0.45, splay=0.02, frame="oak"),
    "park bench": Seat(
        width=1.5, depth=0.44, height=0.44, back=0.86, rails=4, frame="weathered wood"
    ),
    "armchair": Seat(width=0.84, depth=0.84, height=0.43, back=0.86, cushions=1, frame="walnut"),
    "couch": Seat(width=2.10, depth=0.90, height=0.44, back=0.84, cushions=3, frame="walnut"),
    "loveseat": Seat(width=1.52, depth=0.88, height=0.44, back=0.84, cushions=2, frame="walnut"),
}  # fmt: skip


def build(order: Order[Seat]) -> Model:
    """Upholstered or of wood, a little wider or deeper for each seed."""
    seat, rng = _varied(order.params, order.rng), order.rng
    parts = _couch(seat, rng) if seat.cushions else _chair(seat, rng)
    sitting = Anchor(
        (0, -0.03 * bool(seat.back), seat.height), room=(0.9 * seat.width, 0.85 * seat.depth, 1.0)
    )
    if seat.rockers:
        parts, sitting = (
            _rocking(seat, parts),
            replace(sitting, position=(0, -0.03, _seat_of(seat))),
        )
    anchors = {"seat": sitting, "top": sitting if not seat.back else top_anchor(parts, 0.3)}
    return Model(order.noun, tuple(parts), anchors)


def _varied(seat: Seat, rng: np.random.Generator) -> Seat:
    wide, deep, tall = (float(f) for f in rng.uniform(0.95, 1.05, 3))
    return replace(
        seat, width=seat.width * wide, depth=seat.depth * deep,
        back=seat.height + (seat.back - seat.height) * tall if seat.back else 0.0,
    )  # fmt: skip


# Wooden


def _chair(seat: Seat, rng: np.random.Generator) -> list[Part]:
    wood = material(seat.frame, color=seat.color)
    frame = [*_legs(seat), *_rails(seat), _board(seat)]
    if seat.back:
        frame += _back(seat)
    parts = [Part(combined([grained(m, rng) for m in frame]), wood, "frame")]
    if seat.pad:
        parts.append(_pad(seat, rng))
    return parts


RUNNER = 1.15  # m, radius of the bow of a runner
RAISED = 0.055  # m, the feet of a rocking chair over the ground


def _seat_of(seat: Seat) -> float:
    return seat.height + RAISED


def _rocking(seat: Seat, parts: list[Part]) -> list[Part]:
    """The chair on two bowed runners, with arms."""
    wood = parts[0].material
    x, _ = _corner(seat)
    along = np.linspace(-seat.depth / 2 - 0.16, seat.depth / 2 + 0.30, 40)
    rise = RUNNER - np.sqrt(RUNNER**2 - along**2)
    made: list[Mesh] = []
    front, top = -seat.depth / 2 + 0.02, _seat_of(seat) + 0.23
    for side in (-x, x):
        path = np.stack([np.full(40, side), along, rise + 0.0225], axis=1)
        made.append(sweep(path, rectangle(0.034, 0.045, 0.01), up=(1, 0, 0)))
        made.append(leg((side, front, _seat_of(seat) - 0.03), (side, front, top), (0.03, 0.03)))
        arm = bevelled_box((0.075, seat.depth + 0.16, 0.026), bevel=0.011, at=(side, 0.02, top))
        made.append(arm)
    bar = rod((-x, -0.3 * seat.depth, 0.17), (x, -0.3 * seat.depth, 0.17), 0.012)
    low = float(min(m.vertices[:, 2].min() for m in made))
    frame = moved(Part(combined([*made, bar]), wood, "rockers"), (0, 0, -low))
    return [*(moved(part, (0, 0, RAISED)) for part in parts), frame]


def _top(seat: Seat) -> float:
    """Height of the board's upper side."""
    return seat.height - seat.pad * 0.8


def _corner(seat: Seat) -> tuple[float, float]:
    shrink = 0.70 if seat.round_seat else 1.0
    return shrink * (seat.width / 2 - 0.028), shrink * (seat.depth / 2 - 0.028)


def _legs(seat: Seat) -> list[Mesh]:
    x, y = _corner(seat)
    out, top = seat.splay, _top(seat) - 0.018
    if seat.round_seat:
        return [
            rod(
                (sx * (x + out), sy * (y + out), 0), (sx * x, sy * y, top), 0.0135,
                end_radius=0.0175, level=True,
            )
            for sx in (-1, 1) for sy in (-1, 1)
        ]  # fmt: skip
    back = (-1,) if seat.back else (-1, 1)
    return [
        leg((sx * (x + out), sy * (y + out), 0), (sx * x, sy * y, top), (0.038, 0.038), taper=0.68)
        for sx in (-1, 1) for sy in back
    ]  # fmt: skip


def _rails(seat: Seat) -> list[Mesh]:
    """The apron under the seat, and stretchers between the legs."""
    x, y = _corner(seat)
    bars = []
    if not seat.round_seat:
        z = _top(seat) - 0.018 - 0.031
        bars += [bevelled_box((2 * x, 0.02, 0.06), at=(0, s * y, z)) for s in (-1, 1)]
        bars += [bevelled_box((0.02, 2 * y, 0.06), at=(s * x, 0, z)) for s in (-1, 1)]
    if seat.rung:
        share = 1 - seat.rung / _top(seat)
        x, y = x + seat.splay * share, y + seat.splay * share
        z = seat.rung
        low = z - 0.035 if seat.round_seat else z
        bars += [rod((s * x, -y, z), (s * x, y, z), 0.0095) for s in (-1, 1)]
        bars += [
            rod((-x, s * y, low), (x, s * y, low), 0.0095)
            for s in ((-1, 1) if seat.round_seat else (0,))
        ]
    return bars


def _board(seat: Seat) -> Mesh:
    """The seat: round, or a little narrower behind, with a soft edge and a hollow to sit in."""
    if seat.round_seat:
        edge = spline([(0.97, -0.034), (1.0, -0.020), (0.985, -0.006), (0.93, 0.0)], 20)
        r = seat.width / 2
        plate = [(0, -0.034), *((a * r, b) for a, b in edge), (0.6 * r, -0.004), (0, -0.007)]
        return moved(boxed_uvs(replace(lathe(plate, segments=72), uvs=None)), (0, 0, _top(seat)))
    w, d = seat.width / 2 + 0.008, seat.depth / 2 + 0.008
    outline = rounded([(-w, -d), (w, -d), (0.93 * w, d), (-0.93 * w, d)], 0.035)
    board = extruded(outline, 0.020, bevel=0.0065, steps=4)
    return moved(board, (0, 0, _top(seat) - 0.020))


def _lean(seat: Seat, z: float | np.ndarray) -> np.ndarray:
    """How far back the back posts are at a height, m."""
    up = np.clip((np.asarray(z, float) - seat.height) / (seat.back - seat.height), 0, 1)
    low = np.clip(1 - np.asarray(z, float) / seat.height, 0, 1)
    return seat.depth / 2 - 0.02 + 0.09 * up**1.6 + 0.05 * low**1.5


def _back(seat: Seat) -> list[Mesh]:
    """Posts that run from the ground to the top, rails bent to the sitter, slats between them."""
    x, _ = _corner(seat)
    z = np.linspace(0, seat.back, 24)
    section = rectangle(0.034, 0.040, 0.007)
    thin = np.interp(z, [0, seat.height, seat.back], [0.72, 1.0, 0.78])
    posts = []
    for side in (-x, x):
        path = np.stack([np.full(24, side), _lean(seat, z), z], axis=1)
        posts.append(planted(sweep(path, section, scale=thin, up=(0, 1, 0))))
    span = seat.back - seat.height
    across = (
        [seat.back - 0.045, seat.height + 0.22 * span]
        if seat.slats
        else list(seat.back - 0.045 - np.arange(seat.rails) * (0.80 * span / max(seat.rails, 1)))
    )
    tall = [0.075, 0.045] if seat.slats else [0.075] * seat.rails
    bars = [_bent_rail(seat, x, float(h), t) for h, t in zip(across, tall, strict=True)]
    slats = [
        _slat(seat, float(s), across[1], across[0])
        for s in np.linspace(-0.72, 0.72, seat.slats) * x
    ]
    return [*posts, *bars, *slats]


def _hollow(seat: Seat, x: float | np.ndarray) -> np.ndarray:
    """How far behind the posts a rail is bent, m."""
    return 0.022 * (1 - (2 * np.asarray(x) / seat.width) ** 2)


def _bent_rail(seat: Seat, x: float, z: float, tall: float) -> Mesh:
    across = np.linspace(-x, x, 25)
    path = np.stack([across, _lean(seat, z) + _hollow(seat, across), np.full(25, z)], axis=1)
    return sweep(path, rectangle(0.018, tall, 0.006), up=(0, 0, 1))


def _slat(seat: Seat, x: float, low: float, high: float) -> Mesh:
    z = np.linspace(low, high, 14)
    path = np.stack([np.full(14, x), _lean(seat, z) + _hollow(seat, x), z], axis=1)
    return sweep(path, rectangle(0.026, 0.010, 0.003), up=(0, 1, 0))


def _pad(seat: Seat, rng: np.random.Generator) -> Part:
    size = (seat.width * 0.98, seat.depth * 0.98, 1.5 * seat.pad)
    square = 2.6 if seat.round_seat else 7.0
    shape = cushion(size, (0, 0, seat.height - 0.72 * seat.pad), square=square, crown=0.35)
    return Part(_rumpled(shape, 0.002, rng), material(seat.cloth), "pad", tinted=False)


# Upholstered


def _couch(seat: Seat, rng: np.random.Generator) -> list[Part]:
    cloth = material(seat.cloth, color=seat.color)
    arm = 0.17
    inner = seat.width - 2 * arm
    soft = [
        _base(seat, inner),
        *_arms(seat, arm),
        *_seats(seat, inner, rng),
        *_backs(seat, inner, rng),
    ]
    parts = [Part(mesh, cloth, name) for name, mesh in soft]
    x, y = seat.width / 2 - 0.10, seat.depth / 2 - 0.10
    feet = [
        rod(
            (sx * (x + 0.02), sy * (y + 0.02), 0), (sx * x, sy * y, 0.14), 0.014,
            end_radius=0.022, level=True,
        )
        for sx in (-1, 1) for sy in (-1, 1)
    ]  # fmt: skip
    return [*parts, Part(combined(feet), material(seat.frame), "feet", tinted=False)]


def _base(seat: Seat, inner: float) -> tuple[str, Mesh]:
    box = bevelled_box(
        (inner + 0.06, seat.depth - 0.08, 0.17), bevel=0.018, steps=3, at=(0, 0.01, 0.205)
    )
    return "base", box


def _arms(seat: Seat, arm: float) -> list[tuple[str, Mesh]]:
    tall = seat.height + 0.19
    size = (arm, seat.depth - 0.02, tall - 0.115)
    x = seat.width / 2 - arm / 2
    body = [
        bevelled_box(size, bevel=0.055, steps=6, at=(s * x, 0, 0.115 + size[2] / 2))
        for s in (-1, 1)
    ]
    back = bevelled_box(
        (seat.width - 0.02, 0.20, seat.back - 0.13), bevel=0.06, steps=6,
        at=(0, seat.depth / 2 - 0.10, (seat.back + 0.11) / 2),
    )  # fmt: skip
    return [("arm", body[0]), ("arm", body[1]), ("back", back)]


def _seats(seat: Seat, inner: float, rng: np.random.Generator) -> list[tuple[str, Mesh]]:
    wide, deep = inner / seat.cushions, seat.depth - 0.22
    size = (wide - 0.006, deep, 0.19)
    return [
        (
            "seat",
            _rumpled(
                cushion(
                    size,
                    ((i - (seat.cushions - 1) / 2) * wide, -0.09, seat.height - 0.085),
                    square=9,
                    crown=0.22,
                ),
                0.006,
                rng,
            ),
        )
        for i in range(seat.cushions)
    ]


def _backs(seat: Seat, inner: float, rng: np.random.Generator) -> list[tuple[str, Mesh]]:
    wide = inner / seat.cushions
    tall = seat.back - seat.height + 0.03
    size = (wide - 0.008, tall, 0.22)
    made = []
    for i in range(seat.cushions):
        soft = _rumpled(cushion(size, square=5.5, crown=0.42), 0.008, rng)
        soft = turned(
            turned(soft, "x", 76 + float(rng.normal(0, 1.5))), "z", float(rng.normal(0, 1.2))
        )
        x = (i - (seat.cushions - 1) / 2) * wide
        made.append(
            ("cushion", moved(soft, (x, seat.depth / 2 - 0.26, seat.height + tall / 2 - 0.01)))
        )
    return made


def _rumpled(mesh: Mesh, depth: float, rng: np.random.Generator) -> Mesh:
    """Cloth that has been sat on: soft, uneven."""
    seed = int(rng.integers(1 << 30))

    def change(p: Floats) -> Floats:
        out = p - p.mean(axis=0)
        out = out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-9)
        return np.asarray(p + depth * fractal(p, 0.22, seed, octaves=3)[:, None] * out, np.float32)

    return reshaped(mesh, change, 180.0)


FAMILY = Family(
    "seating",
    build,
    ROWS,
    span=(0.35, 2.6),
    synonyms={
        "chair": ("wooden chair", "kitchen chair", "seat"),
        "couch": ("sofa", "settee"),
        "armchair": ("easy chair", "reading chair"),
        "bar stool": ("barstool", "high stool"),
        "stool": ("footstool",),
        "bench": ("wooden bench",),
        "rocking chair": ("rocker", "wooden rocking chair"),
    },
)
