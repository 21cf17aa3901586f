"""How does a reef grow? Antlers, fans, brains, tubes, tables and the fish about them.

Each kind is built once about the origin, about one metre wide, and copied.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import ball, combined, lathe, lumpy, rod, spline, tube
from imagineart.modelling.land import Height
from imagineart.modelling.model import Material, Mesh, Part, Rgb
from imagineart.modelling.places.fittings import copied, modelled
from imagineart.modelling.town.pieces import piece

KINDS = ("antler", "brain", "tube", "table", "fan", "anemone")
COLORS: dict[str, tuple[Rgb, ...]] = {
    "antler": ((0.62, 0.20, 0.16), (0.60, 0.40, 0.12), (0.34, 0.22, 0.62)),
    "brain": ((0.50, 0.42, 0.10), (0.56, 0.22, 0.28)),
    "tube": ((0.62, 0.30, 0.06), (0.55, 0.12, 0.34)),
    "table": ((0.52, 0.30, 0.18), (0.24, 0.36, 0.40)),
    "fan": ((0.56, 0.08, 0.22), (0.62, 0.30, 0.05)),
    "anemone": ((0.60, 0.52, 0.30), (0.52, 0.20, 0.42)),
}
FISH = (("clownfish", 2.4), ("tropical fish", 2.6))

Vector = NDArray[np.float64]  # m


@dataclass(frozen=True, slots=True)
class _Twig:
    """A branch that may fork: its foot, the way it grows, its length and radius, m."""

    foot: Vector
    way: Vector
    long: float
    radius: float


def reef(
    places: Vector, sizes: Vector, land: Height, clear: float, rng: np.random.Generator
) -> list[Part]:
    """Corals of all kinds at (N, 2) places, (N,) m wide, none within `clear` m of the origin."""
    free = np.hypot(*places.T) > clear + 0.5 * sizes
    places, sizes = places[free], sizes[free]
    pick = rng.integers(0, len(KINDS), len(places))
    z = land(*places.astype(np.float32).T)
    parts: list[Part] = []
    for number, kind in enumerate(KINDS):
        for tint, color in enumerate(COLORS[kind]):
            mine = np.flatnonzero(pick == number)[tint :: len(COLORS[kind])]
            at = [(float(places[i, 0]), float(places[i, 1]), float(z[i]) - 0.03) for i in mine]
            turns = [float(t) for t in rng.uniform(0, 360, len(at))]
            turns = [0.25 * (t - 180.0) for t in turns] if kind == "fan" else turns
            parts += copied(coral(kind, color), at, turns, [float(sizes[i]) for i in mine])
    return parts


def coral(kind: str, color: Rgb) -> tuple[Part, ...]:
    """One coral of a kind, its foot at the origin."""
    finish = Material(kind, color, 0.75, specular=0.3, subsurface=0.2)
    return (piece(_shape(kind), finish, name=kind),)


@cache
def _shape(kind: str) -> Mesh:
    """The same coral for all colours: there are many copies, and each stands turned."""
    makers: dict[str, Callable[[np.random.Generator], Mesh | list[Mesh]]] = {
        "antler": _antler,
        "brain": _brain,
        "tube": _tubes,
        "table": _table,
        "fan": _fan,
        "anemone": _anemone,
    }
    made = makers[kind](np.random.default_rng(KINDS.index(kind)))
    return made if isinstance(made, Mesh) else combined(made)


def school(extent: float, alone: bool, rng: np.random.Generator) -> list[Part]:
    """Fish in loose groups over the reef, most of a group heading the same way."""
    parts: list[Part] = []
    low = np.array((0.3, -2.6, 0.8) if alone else (1.6 * extent, 1.5 * extent, 0.8))
    for number, (noun, size) in enumerate(3 * FISH):
        count, side = int(rng.integers(5, 9)), float(rng.choice([-1.0, 1.0]))
        spots = low + rng.uniform(0, 1, (count, 3)) * (2.4, 3.0, 1.1)
        at = [(side * float(x), float(y), float(z)) for x, y, z in spots]
        way = (90.0 if number % 2 else -90.0) + float(rng.uniform(-30, 30))
        turns = [way + float(t) for t in rng.normal(0, 9, count)]
        parts += modelled(noun, at, turns, [size * float(s) for s in rng.uniform(0.7, 1.2, count)])
    return parts


def _antler(rng: np.random.Generator) -> list[Mesh]:
    """Twigs that fork three times, thinner each time, all growing up and out."""
    grown: list[Mesh] = []
    turn = np.linspace(0, 2 * np.pi, 7)[:-1] + rng.uniform(0, 1, 6)
    row = [_Twig(np.zeros(3), np.array([np.cos(t), np.sin(t), 1.1]), 0.24, 0.045) for t in turn]
    for _ in range(4):
        grown += [rod(tuple(t.foot), tuple(_tip(t)), t.radius, sides=7) for t in row]
        row = [_forked(t, rng) for t in row for _ in range(2)]
    return grown


def _tip(twig: _Twig) -> Vector:
    return np.asarray(twig.foot + twig.long * twig.way / np.linalg.norm(twig.way))


def _forked(twig: _Twig, rng: np.random.Generator) -> _Twig:
    way = twig.way / np.linalg.norm(twig.way) + rng.normal(0, 0.45, 3) + np.array([0, 0, 0.25])
    return _Twig(_tip(twig), way, 0.74 * twig.long, 0.76 * twig.radius)


def _brain(rng: np.random.Generator) -> Mesh:
    """A dome with winding furrows."""
    dome = lumpy(ball(0.5, segments=72), 0.05, 0.10, int(rng.integers(99)), octaves=2)
    return lumpy(dome, 0.08, 0.6, int(rng.integers(99)), octaves=1)


def _tubes(rng: np.random.Generator) -> list[Mesh]:
    """Pipes of a sponge, open above, side by side."""
    made = []
    for _ in range(9):
        x, y, tall = *rng.normal(0, 0.17, 2), float(rng.uniform(0.35, 0.95))
        line = spline([(x, y, 0), (1.2 * x, 1.2 * y, 0.5 * tall), (1.7 * x, 1.7 * y, tall)], 12)
        made.append(tube(line, np.linspace(0.06, 0.10, 12), sides=14))
    return made


def _table(rng: np.random.Generator) -> Mesh:
    """A plate on a stem."""
    outline = [(0, 0), (0.14, 0), (0.10, 0.16), (0.32, 0.30), (0.62, 0.36), (0.6, 0.40), (0, 0.36)]
    return lumpy(lathe(outline, segments=40), 0.05, 0.13, int(rng.integers(99)))


def _fan(rng: np.random.Generator) -> list[Mesh]:
    """A net of thin twigs in one plane."""
    made: list[Mesh] = []
    row = [_Twig(np.zeros(3), np.array([x, 0.0, 1.0]), 0.2, 0.022) for x in (-0.5, 0.0, 0.5)]
    for _ in range(5):
        made += [rod(tuple(t.foot), tuple(_tip(t)), t.radius, sides=5) for t in row]
        row = [_flat_fork(t, s, rng) for t in row for s in (-1.0, 1.0)]
    return made


def _flat_fork(twig: _Twig, side: float, rng: np.random.Generator) -> _Twig:
    turn = np.arctan2(twig.way[0], twig.way[2]) + side * float(rng.uniform(0.18, 0.5))
    way = np.array([np.sin(turn), 0.05 * rng.normal(), np.cos(turn)])
    return _Twig(_tip(twig), way, 0.88 * twig.long, max(0.8 * twig.radius, 0.006))


def _anemone(rng: np.random.Generator) -> list[Mesh]:
    """Soft fingers on a short foot."""
    made = [ball(0.2, (0.0, 0.0, 0.06), segments=20)]
    for _ in range(70):
        out = rng.normal(0, 0.4, 2)
        x, y = 0.22 * out
        tip = (x + 0.55 * out[0], y + 0.55 * out[1], float(rng.uniform(0.32, 0.5)))
        line = spline([(x, y, 0.1), (x + 0.2 * out[0], y + 0.2 * out[1], 0.3), tip], 7)
        made.append(tube(line, np.linspace(0.032, 0.024, 7), sides=7))
    return made
