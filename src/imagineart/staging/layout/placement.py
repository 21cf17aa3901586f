"""Where do bodies settle that must keep apart, keep order, keep close and stay on the canvas?

Position-based relaxation: each violated constraint asks for a displacement that would just mend
it; each body moves by the mean of what it is asked, over-relaxed, and the whole is repeated
(Müller et al., Position Based Dynamics, 2007). All candidates relax at once: arrays are (P, K)
for P candidates and K bodies, in units of √(canvas area), y downwards.

A body stands with its foot at (x, y). Standing bodies shrink towards the horizon h:
scale(y) = base · ((y − h) / (near − h))^0.4, gentler than true perspective: far things count too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ROUNDS = 60
OVER_RELAXATION = 1.3
HOME_PULL = 0.06  # share of the way home per round, fading to 0
SLACK = -0.04  # of a body's extents that may overlap; negative: the gap that lets both breathe
STANDING_SLACK = 0.2  # of the height, where one thing stands before another
GAP = 0.02  # between bodies whose order is asked
NEAR_GAP = 0.3  # × mean width: the widest gap between neighbours
BEHIND_COVER = 0.2  # of the farther body's area, hidden by the nearer one
PERSPECTIVE = 0.4  # exponent; 1 would be true
FARTHEST_SCALE = 0.5
DEPTH_STEP = 0.3  # of the ground's depth between a thing and what stands behind it


@dataclass(frozen=True, slots=True)
class Rule:
    """A wish between the bodies `a` and `b`, and the parts of them that it is about.

    "x": a left of b. "y": a above b. "near": side by side. "behind": a farther than b, half hidden.
    `part_a`, `part_b`: (P, 4) left, top, right, bottom of the parts, relative to the foot, scale 1.
    `column`: whether "y" also draws the two into one column; not where their sides are asked for.
    """

    kind: Literal["x", "y", "near", "behind"]
    a: int
    b: int
    part_a: Array
    part_b: Array
    column: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """The room: `safe` (left, top, right, bottom) for all; standing feet between `far` and `near`.

    `horizon`, `far`, `near`: (P, 1), from the top.
    """

    safe: tuple[float, float, float, float]
    horizon: Array
    far: Array
    near: Array


@dataclass(frozen=True, slots=True)
class Candidates:
    """`extents`: (P, K, 4) of each body at scale 1; `base`: (P,) scale; `floating`: (K,) bool.

    `home_x`, `home_y`: (P, K) where bodies start and tend to.
    """

    room: Room
    extents: Array
    base: Array
    floating: NDArray[np.bool_]
    rules: Sequence[Rule]
    home_x: Array
    home_y: Array


@dataclass(slots=True)
class Placement:
    """`x`, `y`: (P, K) feet; `scale`: (P, K)."""

    x: Array
    y: Array
    scale: Array


class _Wishes:
    """Displacements asked of each body in one round, and how many asked."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.sum = np.zeros((2, *shape))
        self.count = np.zeros((2, *shape))

    def ask(self, axis: int, body: int, amount: Array) -> None:
        self.sum[axis, :, body] += amount
        self.count[axis, :, body] += amount != 0

    def part(self, axis: int, low: int, high: int, amount: Array) -> None:
        """Move `low` down the axis and `high` up it, half of `amount` each."""
        self.ask(axis, low, -amount / 2)
        self.ask(axis, high, amount / 2)

    def mean(self) -> Array:
        return self.sum / np.maximum(self.count, 1.0)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The M pairs that must not cover each other.

    `ends`: (M, K), −1 at the first and +1 at the second of each. `slack`: (M, 2) share of overlap
    on x and y that is let be. `upright_cost`: (M,) how dear it is to part them vertically:
    standing things have little room for it.
    """

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    ends: Array
    slack: Array
    upright_cost: Array


def settle(trials: Candidates, rounds: int = ROUNDS) -> Placement:
    """Relax from home. Every candidate ends inside the room; what is unmet is for the judge."""
    pairs = _pairs(trials)
    placed = Placement(trials.home_x.copy(), trials.home_y.copy(), np.ones_like(trials.home_x))
    _confine(trials, placed)
    for step in range(rounds):
        wishes = _Wishes(placed.x.shape)
        edges = _edges(placed, trials.extents)
        _keep_apart(wishes, edges, pairs)
        for rule in trials.rules:
            _RULES[rule.kind](wishes, rule, placed, trials)
        move = OVER_RELAXATION * wishes.mean()
        calm = HOME_PULL * (1 - step / rounds) ** 2
        placed.x += move[0] + calm * (trials.home_x - placed.x)
        placed.y += move[1] + calm * (trials.home_y - placed.y)
        _confine(trials, placed)
    return placed


def perspective(room: Room, y: Array) -> Array:
    """Scale of something that stands at y, 1 at the near line."""
    share = (y - room.horizon) / np.maximum(room.near - room.horizon, 1e-6)
    return np.clip(np.maximum(share, 0.0) ** PERSPECTIVE, FARTHEST_SCALE, 1.2)


def _confine(trials: Candidates, placed: Placement) -> None:
    """Feet on the ground, everything inside the safe rectangle; a body too large is centred."""
    left, top, right, bottom = trials.room.safe
    grounded = np.clip(placed.y, trials.room.far, trials.room.near)
    placed.y = np.where(trials.floating, placed.y, grounded)
    view = np.where(trials.floating, 1.0, perspective(trials.room, placed.y))
    placed.scale = trials.base[:, None] * view
    reach = trials.extents * placed.scale[..., None]
    placed.x = _clamped(placed.x, left - reach[..., 0], right - reach[..., 2])
    floated = _clamped(placed.y, top - reach[..., 1], bottom - reach[..., 3])
    standing = np.maximum(placed.y, np.minimum(top - reach[..., 1], trials.room.near))
    placed.y = np.where(trials.floating, floated, standing)


def _clamped(value: Array, low: Array, high: Array) -> Array:
    middle = (low + high) / 2
    return np.clip(value, np.minimum(low, middle), np.maximum(high, middle))


def _edges(placed: Placement, extents: Array) -> Array:
    """(P, K, 4) left, top, right, bottom on the canvas."""
    feet = np.stack([placed.x, placed.y, placed.x, placed.y], axis=-1)
    return feet + extents * placed.scale[..., None]


def _keep_apart(wishes: _Wishes, edges: Array, pairs: _Pairs) -> None:
    """Push overlapping pairs along the axis on which less of the free room is spent."""
    a, b = edges[:, pairs.first], edges[:, pairs.second]
    slack = pairs.slack * np.minimum(a[..., 2:] - a[..., :2], b[..., 2:] - b[..., :2])
    depth = np.minimum(a[..., 2:], b[..., 2:]) - np.maximum(a[..., :2], b[..., :2]) - slack
    clash = (depth > 0).all(axis=-1)
    upright = depth[..., 1] * pairs.upright_cost < depth[..., 0]
    ahead = a[..., :2] + a[..., 2:] <= b[..., :2] + b[..., 2:]
    for axis, chosen in ((0, clash & ~upright), (1, clash & upright)):
        push = np.where(chosen, np.where(ahead[..., axis], 0.5, -0.5) * depth[..., axis], 0.0)
        wishes.sum[axis] += push @ pairs.ends
        wishes.count[axis] += chosen @ np.abs(pairs.ends)


def _pairs(trials: Candidates) -> _Pairs:
    count = trials.extents.shape[1]
    free = np.triu(np.ones((count, count), dtype=bool), 1)
    for rule in trials.rules:
        if rule.kind == "behind":
            free[min(rule.a, rule.b), max(rule.a, rule.b)] = False
    first, second = np.nonzero(free)
    ends = np.eye(count)[second] - np.eye(count)[first]
    left, top, right, bottom = trials.room.safe
    ground = float((trials.room.near - trials.room.far).mean())
    room = np.where(trials.floating, bottom - top, ground)
    cost = (right - left) / np.maximum(np.maximum(room[first], room[second]), 1e-3)
    standing = ~(trials.floating[first] | trials.floating[second])
    slack = np.stack([np.full(len(first), SLACK), np.where(standing, STANDING_SLACK, SLACK)], -1)
    return _Pairs(first, second, ends, slack, cost)


def _in_order(wishes: _Wishes, rule: Rule, placed: Placement, trials: Candidates) -> None:
    a, b = _sides(rule, placed)
    wishes.part(0, rule.a, rule.b, np.maximum(a[:, 2] + GAP - b[:, 0], 0.0))


def _over(wishes: _Wishes, rule: Rule, placed: Placement, trials: Candidates) -> None:
    """Above, with a little air between, and roughly in the same column."""
    a, b = _sides(rule, placed)
    wishes.part(1, rule.a, rule.b, np.maximum(a[:, 3] + GAP - b[:, 1], 0.0))
    if rule.column:
        _align(wishes, 0, rule, a, b, 0.15)


def _beside(wishes: _Wishes, rule: Rule, placed: Placement, trials: Candidates) -> None:
    """Feet on about the same level, the gap between the sides small but open."""
    a, b = _sides(rule, placed)
    width = (a[:, 2] - a[:, 0] + b[:, 2] - b[:, 0]) / 2
    a_left = a[:, 0] + a[:, 2] <= b[:, 0] + b[:, 2]
    gap = np.where(a_left, b[:, 0] - a[:, 2], a[:, 0] - b[:, 2])
    change = np.maximum(GAP - gap, 0.0) - np.maximum(gap - NEAR_GAP * width, 0.0)
    wishes.part(0, rule.a, rule.b, np.where(a_left, change, -change))
    drop = placed.y[:, rule.a] - placed.y[:, rule.b]
    wishes.part(1, rule.a, rule.b, np.sign(drop) * np.maximum(np.abs(drop) - 0.03, 0.0))


def _behind(wishes: _Wishes, rule: Rule, placed: Placement, trials: Candidates) -> None:
    """Farther up the ground, partly covered: enough to be seen behind, not enough to be lost."""
    a, b = _sides(rule, placed)
    if not (trials.floating[rule.a] or trials.floating[rule.b]):
        step = DEPTH_STEP * (trials.room.near - trials.room.far)[:, 0]
        back = placed.y[:, rule.a] + step - placed.y[:, rule.b]
        wishes.part(1, rule.a, rule.b, np.maximum(back, 0.0))
    tall = np.minimum(a[:, 3], b[:, 3]) - np.maximum(a[:, 1], b[:, 1])
    area = (a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1])
    widest = np.minimum(a[:, 2] - a[:, 0], b[:, 2] - b[:, 0])
    wanted = np.clip(BEHIND_COVER * area / np.maximum(tall, 1e-3), 0.02, widest)
    covered = np.minimum(a[:, 2], b[:, 2]) - np.maximum(a[:, 0], b[:, 0])
    a_left = a[:, 0] + a[:, 2] <= b[:, 0] + b[:, 2]
    change = np.where(covered > wanted, covered - wanted, np.minimum(covered - 0.5 * wanted, 0.0))
    wishes.part(0, rule.a, rule.b, np.where(a_left, change, -change))


def _sides(rule: Rule, placed: Placement) -> tuple[Array, Array]:
    """(P, 4) edges of the two parts on the canvas."""
    return tuple(  # type: ignore[return-value]
        np.stack([placed.x[:, i], placed.y[:, i]] * 2, axis=-1) + part * placed.scale[:, i, None]
        for i, part in ((rule.a, rule.part_a), (rule.b, rule.part_b))
    )


def _align(wishes: _Wishes, axis: int, rule: Rule, a: Array, b: Array, share: float) -> None:
    """Draw the middles together until they differ by at most `share` of the summed extents."""
    off = (a[:, axis] + a[:, axis + 2] - b[:, axis] - b[:, axis + 2]) / 2
    room = share * (a[:, axis + 2] - a[:, axis] + b[:, axis + 2] - b[:, axis])
    wishes.part(axis, rule.a, rule.b, np.sign(off) * np.maximum(np.abs(off) - room, 0.0))


_RULES = {"x": _in_order, "y": _over, "near": _beside, "behind": _behind}
