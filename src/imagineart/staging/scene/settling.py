"""Where do units stand beside each other? One after the other, each at the best of many candidates.

What is referred to most and largest comes first, at the origin. For every other one, candidates on
a jittered grid are weighed, lengths in terms of the two things:

    cost = 50 · overlap + 20 · broken relation + distance from where the relation likes it
         + hiding of what is behind + distance from the group + chance
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.plan.plan import Predicate
from imagineart.staging.scene.footprint import apart
from imagineart.staging.scene.units import Unit
from imagineart.staging.scene.vectors import Floats

COLUMNS, ROWS = 45, 33
OVERLAP, BROKEN, HIDING = 50.0, 20.0, 6.0
CHANCE = 0.25
LIKED = {"left_of": 0.25, "right_of": 0.25, "chasing": 0.7, "facing": 0.5}  # gaps, in radii
TOUCHING = -0.45  # … of those that touch: outlines are wider than bodies
SHADE = 0.15  # of the height of a tree: how far from its trunk one stands under it
LOW, HIGH = 0.15, 0.9  # how far aside one is of what stands before it, by the other's height
VAST = 6.0  # times larger: what is that much larger is scenery to the other


@dataclass(frozen=True, slots=True)
class Bond:
    """`subject` stands in `predicate` to `object`, both names of units. `side`: −1 or 1, where the
    relation leaves left and right open; `close`: they touch."""

    subject: str
    predicate: Predicate
    object: str
    side: int = 1
    close: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """A rectangle about the origin that things stand in, turned by degrees; half sizes in m."""

    half: tuple[float, float]
    yaw: float = 0.0

    def over(self, unit: Unit, at: Floats) -> Floats:
        """(N,) how far a unit at (N, 2) reaches over the edge, m."""
        cos, sin = np.cos(np.deg2rad(self.yaw)), np.sin(np.deg2rad(self.yaw))
        own = at @ np.array([[cos, -sin], [sin, cos]])
        reach = 0.8 * unit.radius
        over: Floats = np.maximum(np.abs(own) + reach - np.asarray(self.half), 0.0).sum(axis=1)
        return over


def settle(
    units: Sequence[Unit],
    bonds: Sequence[Bond],
    rng: np.random.Generator,
    room: Room | None = None,
) -> dict[str, Floats]:
    """(2,) position of each unit by name, the middle of all at the origin unless in a room."""
    placed: dict[str, tuple[Unit, Floats]] = {}
    for unit in _ordered(units, bonds):
        at = _candidates(unit, placed, rng, room)
        cost = _cost(unit, at, placed, bonds, rng)
        if room is not None:
            cost = cost + OVERLAP * room.over(unit, at) / unit.radius
        placed[unit.name] = unit, at[int(cost.argmin())]
    positions = {name: position for name, (_, position) in placed.items()}
    return positions if room is not None else _centred(placed)


def _ordered(units: Sequence[Unit], bonds: Sequence[Bond]) -> list[Unit]:
    """What others refer to, then the large; then along the bonds."""
    weight = {u.name: u.bulk * (1 + sum(b.object == u.name for b in bonds)) for u in units}
    left = sorted(units, key=lambda u: -weight[u.name])
    ordered: list[Unit] = []
    while left:
        done = {u.name for u in ordered}
        tied = [
            u
            for u in left
            if any(
                (b.subject == u.name and b.object in done)
                or (b.object == u.name and b.subject in done)
                for b in bonds
            )
        ]
        following = (tied or left)[0]
        ordered.append(following)
        left.remove(following)
    return ordered


def _candidates(
    unit: Unit,
    placed: Mapping[str, tuple[Unit, Floats]],
    rng: np.random.Generator,
    room: Room | None,
) -> Floats:
    """(N, 2) places on a jittered grid about those that stand; the origin for the first."""
    if not placed and room is None:
        return np.zeros((1, 2))
    if placed:
        reach = unit.radius + max(
            max(abs(q[0]) + other.radius, abs(q[1]) + other.radius) for other, q in placed.values()
        )
        span = np.full(2, 1.15 * reach + unit.radius)
    else:
        span = np.asarray(room.half if room else (1.0, 1.0))
    if room is not None:
        span = np.minimum(span, np.hypot(*room.half))
    x, y = np.meshgrid(np.linspace(-1, 1, COLUMNS), np.linspace(-1, 1, ROWS))
    grid = np.stack([x.ravel(), y.ravel()], axis=1)
    jitter = (rng.random(grid.shape) - 0.5) * (2.0 / COLUMNS, 2.0 / ROWS)
    candidates: Floats = (grid + jitter) * span
    return candidates


def _cost(
    unit: Unit,
    at: Floats,
    placed: Mapping[str, tuple[Unit, Floats]],
    bonds: Sequence[Bond],
    rng: np.random.Generator,
) -> Floats:
    cost = CHANCE * rng.random(len(at))
    wish = rng.uniform(0.0, 2.0 * np.pi)
    scale = unit.radius
    for name, (other, where) in placed.items():
        offset = at - where
        mine = [b for b in bonds if (b.subject, b.object) == (unit.name, name)]
        theirs = [b for b in bonds if (b.subject, b.object) == (name, unit.name)]
        for bond in mine:
            cost = cost + bound(unit, other, bond, offset)
        for bond in theirs:
            cost = cost + bound(other, unit, bond, -offset)
        bonds_here = (*mine, *theirs)
        through = any(b.close or b.predicate in ("under", "above", "below") for b in bonds_here)
        scale = (unit.radius + other.radius) / 2.0
        gap = apart(unit.footprint, other.footprint, offset)
        if not through:
            least = 0.12 * min(unit.radius, other.radius)
            cost = cost + OVERLAP * np.maximum(least - gap, 0.0) / scale
            cost = cost + HIDING * hidden(unit, other, offset, bool(mine or theirs))
        if not (mine or theirs):
            cost = cost + _company(unit, other, offset, gap)
    direction = np.array([np.cos(wish), 0.8 * np.sin(wish)])
    cost = cost - 0.25 * (at @ direction) / (np.linalg.norm(at, axis=1) + scale)
    return np.asarray(cost)


def _company(unit: Unit, other: Unit, offset: Floats, gap: Floats) -> Floats:
    """Things that nobody relates stand near each other, beside rather than behind; large behind."""
    scale = (unit.radius + other.radius) / 2.0
    liked = 0.35 * min(unit.radius, other.radius)
    cost = 1.2 * np.abs(gap - liked) / scale + 0.1 * np.abs(offset[:, 1]) / scale
    order = np.log(unit.height / max(other.height, 1e-3))
    cost = cost + 0.4 * np.maximum(-np.sign(order) * offset[:, 1] / scale, 0.0) * min(
        abs(order), 1.0
    )
    return np.asarray(cost)


def hidden(unit: Unit, other: Unit, offset: Floats, related: bool) -> Floats:
    """(N,) share by which the nearer of two hides the farther, seen from the front, 0–1."""
    a, b = unit.footprint, other.footprint
    x = offset[:, 0]
    common = np.minimum(x + a.right, b.right) - np.maximum(x - a.left, -b.left)
    behind = offset[:, 1] > 0.0
    width = np.where(behind, a.left + a.right, b.left + b.right)
    front, back = (
        np.where(behind, other.height, unit.height),
        np.where(behind, unit.height, other.height),
    )
    share = np.clip(common / np.maximum(width, 1e-6), 0.0, 1.0)
    share = share * np.clip(front / np.maximum(back, 1e-6), 0.0, 1.0)
    return np.asarray(np.maximum(share - (0.3 if related else 0.1), 0.0))


def bound(subject: Unit, object: Unit, bond: Bond, offset: Floats) -> Floats:
    """(N,) what a relation costs where the subject is at (N, 2) offsets from the object."""
    scale = (subject.radius + object.radius) / 2.0
    small = min(subject.radius, object.radius)
    x, y = offset[:, 0], offset[:, 1]
    a, b = subject.footprint, object.footprint
    right_gap, left_gap = x - a.left - b.right, -x - a.right - b.left
    back_gap, front_gap = y - a.near - b.far, -y - a.far - b.near
    if bond.predicate in ("under", "above", "below"):
        return _within(subject, object, bond, offset)
    if bond.close:
        return _touching(subject, object, bond, offset)
    if bond.predicate == "behind":
        return _broken(back_gap, 0.25 * small, scale) + _aside(subject, object, x)
    if bond.predicate == "in_front_of":
        return _broken(front_gap, 0.25 * small, scale) + _aside(object, subject, x)
    ahead = left_gap if bond.side > 0 else right_gap
    gaps = {"left_of": left_gap, "right_of": right_gap, "chasing": ahead, "facing": ahead}
    gap = gaps.get(bond.predicate, np.maximum(left_gap, right_gap))
    liked = LIKED.get(bond.predicate, 0.2) * small
    return np.asarray(_broken(gap, liked, scale) + 0.8 * np.abs(y) / scale)


def _broken(gap: Floats, liked: float, scale: float) -> Floats:
    """A gap that should be about `liked` and may not be negative."""
    least = min(0.3 * liked, liked)
    return np.asarray(BROKEN * np.maximum(least - gap, 0.0) / scale + np.abs(gap - liked) / scale)


def _touching(subject: Unit, object: Unit, bond: Bond, offset: Floats) -> Floats:
    """Body to body, on the side to which the other looks."""
    small = min(subject.radius, object.radius)
    gap = apart(subject.footprint, object.footprint, offset)
    wrong = np.maximum(offset[:, 0] * bond.side, 0.0)
    cost = 4.0 * np.abs(gap - TOUCHING * small) + wrong + 0.3 * np.abs(offset[:, 1])
    return np.asarray(cost / small)


def _aside(back: Unit, front: Unit, x: Floats) -> Floats:
    """So far to a side that the back one is seen beside or over the front one."""
    overlap = min(front.height / max(back.height, 1e-3), 1.0)
    half = (back.footprint.left + back.footprint.right + front.footprint.left) / 2.0
    if back.radius > VAST * front.radius:
        half = 0.3 * back.radius
    liked = (LOW + (HIGH - LOW) * float(np.clip((overlap - 0.4) / 0.6, 0.0, 1.0))) * half
    return np.asarray(1.5 * np.abs(np.abs(x) - liked) / half)


def _within(subject: Unit, object: Unit, bond: Bond, offset: Floats) -> Floats:
    """Below something: in its shade; beside a trunk, not in it; before rather than behind."""
    gap = apart(subject.footprint, object.footprint, offset)
    trunk = object.height > 2.0 * object.radius and not object.airborne
    if not trunk or bond.predicate != "under":
        out = 0.1 * object.radius if object.airborne else _peeping(subject, object)
        return np.asarray(4.0 * np.hypot(offset[:, 0], offset[:, 1] + out) / object.radius)
    near = max(0.5 * subject.radius, SHADE * object.height)
    wrong = np.maximum(near - gap, 0.0) * BROKEN / subject.radius
    behind = np.maximum(offset[:, 1], 0.0) / subject.radius
    return np.asarray(wrong + np.abs(gap - near) / subject.radius + behind)


def _peeping(subject: Unit, object: Unit) -> float:
    """How far before its middle something is under what stands low, m: out at the viewer's side."""
    low = float(np.clip(subject.height / max(0.28 * object.height, 1e-3), 0.4, 1.1))
    return max(low * object.footprint.near - 0.2 * subject.footprint.far, 0.0)


def _centred(placed: Mapping[str, tuple[Unit, Floats]]) -> dict[str, Floats]:
    """The middle of what is asked for, by width, at the origin."""
    reach = {u.name: u.footprint for u, _ in placed.values()}
    low = np.min([q - (reach[n].left, reach[n].near) for n, (_, q) in placed.items()], axis=0)
    ends = [np.add(q, (reach[n].right, reach[n].far)) for n, (_, q) in placed.items()]
    high = np.max(ends, axis=0)
    middle = (low + high) / 2.0
    return {name: position - middle for name, (_, position) in placed.items()}
