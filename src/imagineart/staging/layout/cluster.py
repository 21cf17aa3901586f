"""What hangs together: a thing, its copies and everything that lies on, in or at it, as one body.

A cat on a chair moves with the chair. Relations of this kind (on, in, under, holding, wearing,
riding, and next to what a ring surrounds) make a forest: each object has at most one carrier; the
roots are placed by the layout, the rest follows. All boxes of a root's cluster are relative to the
middle of its foot, at scale 1, in units of the canvas (area 1); y grows downwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, cos, pi, sin

import numpy as np

from imagineart.plan.plan import Arrangement, Predicate
from imagineart.staging.layout.formation import Boxes, Rng, columns_for, extent, form
from imagineart.staging.layout.slots import Kinds, Slot, fitted, slot_of
from imagineart.staging.sheet import SheetObject

CARRIED_IS_SUBJECT: frozenset[Predicate] = frozenset({"on", "in", "under", "riding"})
CARRIED_IS_OBJECT: frozenset[Predicate] = frozenset({"holding", "wearing"})

FILE = 3  # that many always stand side by side on a carrier
PILE = "pile"  # stands for what is stacked: one is on top, be it a pile of chairs or of coins
LEAST_SHRINK = 0.6  # of its size, before what is carried forms a second row
ROW_SHIFT = 0.25  # of a width, to either side in turn, so that one row looks over the other
GROWTH = 1.7  # the most that a carrier grows to hold what stands on it side by side
RING_GAP = 1.08  # distance ÷ that at which a ring would touch what it surrounds
RING_STEP = 0.5  # of its height between one on the ground and the next behind it
BRACKET = 0.2  # how far the ends of the two sides of a ring on the ground come in


@dataclass(frozen=True, slots=True)
class Carrying:
    """`parent` carries `child` as `predicate` says; `lean` −1 left … 1 right of its middle.

    `which`: the only one of the parent's instances that does so, 0 leftmost; None: all of them.
    """

    child: str
    parent: str
    predicate: Predicate
    lean: int = 0
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """All instances of one root and what it carries.

    `boxes`: (n, 4) left, top, width, height. `owners`: (object id, instance) of each box.
    """

    root: str
    boxes: Boxes
    owners: tuple[tuple[str, int], ...]

    @property
    def extent(self) -> Boxes:
        """(left, top, right, bottom) around everything."""
        return extent(self.boxes)

    def extent_of(self, id: str) -> Boxes:
        """(left, top, right, bottom) around all instances of one object."""
        return extent(self.boxes[[owner == id for owner, _ in self.owners]])


@dataclass(slots=True)
class _Body:
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    owners: list[tuple[str, int]] = field(default_factory=list)

    def take(self, other: "_Body", scale: float, x: float, y: float) -> None:
        """Add the other's boxes, scaled, with its foot at (x, y)."""
        for left, top, width, height in other.boxes:
            self.boxes.append((x + left * scale, y + top * scale, width * scale, height * scale))
        self.owners.extend(other.owners)

    @property
    def extent(self) -> Boxes:
        return extent(np.array(self.boxes))


@dataclass(slots=True)
class _Load:
    """What shares one place on a carrier; `tidy`: in one row, whatever its size."""

    slot: Slot
    predicate: Predicate
    bodies: list[_Body] = field(default_factory=list)
    tidy: bool = True

    @property
    def widths(self) -> list[float]:
        """Room that each body takes."""
        pitch = self.slot.pitch if len(self.bodies) > 1 else 1.0
        return [float(body.extent[2] - body.extent[0]) * pitch for body in self.bodies]


class Gatherer:
    """Builds clusters of one plan.

    `sizes`: (width, height) of one instance of each object. `carried`: who carries whom, in the
    order from left to right. `room`: width ÷ height of the region that a large group may fill.
    `kinds`: noun → its kinds.
    """

    def __init__(
        self,
        objects: Mapping[str, SheetObject],
        sizes: Mapping[str, tuple[float, float]],
        carried: Sequence[Carrying],
        room: float,
        kinds: Kinds,
    ) -> None:
        self._objects = objects
        self._sizes = sizes
        self._carried = carried
        self._room = room
        self._kinds = kinds

    def gather(self, root: str, rng: Rng, *, grounded: bool) -> Cluster:
        """The root's cluster. `grounded` copies stand in a row on the ground, others anywhere."""
        item = self._objects[root]
        bodies = [self._body(root, i, item.count, rng, grounded) for i in range(item.count)]
        reach = np.array([body.extent for body in bodies])
        width, height = np.ptp(reach[:, ::2], axis=1).max(), np.ptp(reach[:, 1::2], axis=1).max()
        if item.arrangement == "stack":
            height = self._sizes[root][1]
        columns = columns_for(item.count, self._room, width / height)
        places = form(item.count, item.arrangement, width / height, columns, rng, grounded=grounded)
        whole = _Body()
        for rank, box in zip(_ranks(places, item.arrangement), places, strict=True):
            body, (left, _, right, _) = bodies[rank], reach[rank]
            scale = box[3]
            foot = (box[1] + box[3]) * height
            middle = (box[0] + box[2] / 2) * height
            whole.take(body, scale, middle - scale * (left + right) / 2, foot)
        return Cluster(root, np.array(whole.boxes), tuple(whole.owners))

    def _body(self, id: str, instance: int, among: int, rng: Rng, grounded: bool) -> _Body:
        """One instance with everything that it carries; its own foot is at (0, 0)."""
        loads, around = self._loads(id, instance, among, rng, grounded)
        grown = max((_growth(self._sizes[id], load) for load in loads), default=1.0)
        width, height = (side * grown for side in self._sizes[id])
        body = _Body([(-width / 2, -height, width, height)], [(id, instance)])
        for load in loads:
            _load(body, (width, height), load)
        for ring in around:
            _surround(body, (width, height), ring, grounded=grounded)
        return body

    def _loads(
        self, parent: str, instance: int, among: int, rng: Rng, grounded: bool
    ) -> tuple[list[_Load], list[list[_Body]]]:
        """What this instance carries, by place, and what stands around it.

        Copies are dealt out to the carrier's copies.
        """
        loads: dict[Slot, _Load] = {}
        around = []
        for carrying in self._carried:
            if carrying.parent != parent:
                continue
            child = self._objects[carrying.child]
            share = _dealt(carrying.which, child.count, instance, among)
            bodies = [self._body(child.id, i, child.count, rng, grounded) for i in share]
            if carrying.predicate == "next_to":
                around.append(bodies)
                continue
            slot = self._slot(carrying)
            load = loads.setdefault(slot, _Load(slot, carrying.predicate))
            load.bodies.extend(bodies)
            load.tidy = load.tidy and child.arrangement == "row"
        return [load for load in loads.values() if load.bodies], [ring for ring in around if ring]

    def _slot(self, carrying: Carrying) -> Slot:
        child, parent = (self._objects[id].painted_noun for id in (carrying.child, carrying.parent))
        if self._objects[carrying.parent].arrangement == "stack":
            parent = PILE
        slot = slot_of(carrying.predicate, child, parent, carrying.lean, self._kinds)
        if carrying.predicate != "wearing":
            return slot
        width, height = self._sizes[carrying.parent]
        return fitted(slot, width / height)


def _ranks(places: Boxes, arrangement: Arrangement) -> list[int]:
    """Which of the bodies goes to each place: from left to right, in a stack from the top down."""
    keys = places[:, 0] + places[:, 2] / 2
    order = np.lexsort((keys, places[:, 1] if arrangement == "stack" else 0 * keys))
    return [int(rank) for rank in np.argsort(order)]


def _dealt(which: int | None, count: int, instance: int, among: int) -> list[int]:
    """Numbers of those of `count` things that this one of `among` carriers bears."""
    if which is not None:
        return list(range(count)) if instance == which else []
    return [i for i in range(count) if i * among // max(count, among) == instance]


def _growth(carrier: tuple[float, float], load: _Load) -> float:
    """How much larger a carrier has to be for all that stands on it side by side, within reason."""
    if load.predicate != "on" or len(load.bodies) < 2:
        return 1.0
    return min(GROWTH, max(1.0, sum(load.widths) / (load.slot.width * carrier[0])))


def _load(body: _Body, carrier: tuple[float, float], load: _Load) -> None:
    """Set the bodies side by side into the slot: smaller, or if not `tidy` in several rows."""
    (width, height), slot, bodies, widths = carrier, load.slot, load.bodies, load.widths
    tallest = max(float(-b.extent[1]) for b in bodies)
    tall_fit = min(1.0, slot.height * height / tallest)
    most = ceil(len(bodies) ** 0.5) if len(bodies) > FILE and not load.tidy else 1
    rows, wide_fit = _rows_for(slot.width * width / sum(widths) / tall_fit, most)
    free = len(bodies) == 1 and slot.height > 2  # a lone thing on top may be wider than its carrier
    scale = tall_fit * (1.0 if free else wide_fit)
    per_row = ceil(len(bodies) / rows)
    for row in reversed(range(rows)):
        chosen = range(row * per_row, min(len(bodies), (row + 1) * per_row))
        x = (slot.x - 0.5) * width - scale * sum(widths[i] for i in chosen) / 2
        if rows > 1 and len(chosen) == per_row:
            x += scale * widths[chosen[0]] * ROW_SHIFT * (-1) ** row
        y = min(slot.foot * height, slot.sink * tallest * scale) - height
        y -= row * slot.rise * tallest * scale
        for i in chosen:
            left, _, right, _ = bodies[i].extent.tolist()
            body.take(bodies[i], scale, x + scale * (widths[i] - left - right) / 2, y)
            x += scale * widths[i]


def _rows_for(room: float, most: int) -> tuple[int, float]:
    """(rows, scale ≤ 1): the fewest rows in which all fit `room` of their widths, hardly shrunk."""
    rows = next((r for r in range(1, most) if room * r >= LEAST_SHRINK), most)
    return rows, min(1.0, room * rows)


def _surround(
    body: _Body, center: tuple[float, float], ring: list[_Body], *, grounded: bool
) -> None:
    """Set the bodies around the middle one: in the air all about it, on the ground at both sides.

    On the ground it would hide what stands straight behind it, and what stands before it, it.
    """
    extents = np.array([member.extent for member in ring])
    wide, tall = np.ptp(extents[:, ::2], axis=1).max(), np.ptp(extents[:, 1::2], axis=1).max()
    across = RING_GAP * (center[0] + wide) / 2
    along, middle = RING_GAP * (center[1] + tall) / 2, (tall - center[1]) / 2
    if grounded:
        along, middle = RING_STEP * tall * (ceil(len(ring) / 2) - 1) / 2, 0.0
    places = _flanking(len(ring)) if grounded else _about(len(ring))
    for member, (x, y) in sorted(zip(ring, places, strict=True), key=lambda pair: pair[1][1]):
        body.take(member, 1.0, across * x, middle + along * y)


def _about(count: int) -> list[tuple[float, float]]:
    """Points of a unit circle (y downwards), evenly spread."""
    angles = 2 * pi * (np.arange(count) + 0.5) / count
    return [(cos(angle), sin(angle)) for angle in angles]


def _flanking(count: int) -> list[tuple[float, float]]:
    """Points of two brackets, as in (o), from y = −1 behind to 1 before; an odd one is right."""
    right, left = (_bracket(number) for number in (count - count // 2, count // 2))
    return [*right, *((-x, y) for x, y in left)]


def _bracket(count: int) -> list[tuple[float, float]]:
    rows = np.linspace(-1.0, 1.0, count) if count > 1 else np.zeros(count)
    return [(1 - BRACKET * float(y) ** 2, float(y)) for y in rows]
