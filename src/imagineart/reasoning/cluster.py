"""What hangs together: a thing, its copies and everything that lies on, in or at it, as one body.

A cat on a chair moves with the chair. Relations of this kind (on, in, under, holding, wearing,
riding) make a forest: each object has at most one carrier; the roots are placed by the layout,
the rest follows. All boxes of a root's cluster are relative to the middle of its foot, at scale 1,
in units of the canvas (area 1); y grows downwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

import numpy as np

from imagineart.reasoning.formation import Boxes, Rng, columns_for, extent, form
from imagineart.reasoning.plan import ObjectSpec, Predicate
from imagineart.reasoning.slots import Kinds, Slot, fitted, slot_of

CARRIED_IS_SUBJECT: frozenset[Predicate] = frozenset({"on", "in", "under", "riding"})
CARRIED_IS_OBJECT: frozenset[Predicate] = frozenset({"holding", "wearing"})

FILE = 3  # that many always stand side by side on a carrier
LEAST_SHRINK = 0.6  # of its size, before what is carried forms a second row


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


class Gatherer:
    """Builds clusters of one plan.

    `sizes`: (width, height) of one instance of each object. `carried`: who carries whom, in the
    order from left to right. `room`: width ÷ height of the region that a large group may fill.
    `kinds`: noun → its kinds.
    """

    def __init__(
        self,
        objects: Mapping[str, ObjectSpec],
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
        bodies = [self._body(root, i, item.count, rng) for i in range(item.count)]  # left to right
        reach = np.array([body.extent for body in bodies])
        width, height = np.ptp(reach[:, ::2], axis=1).max(), np.ptp(reach[:, 1::2], axis=1).max()
        if item.arrangement == "stack":
            height = self._sizes[root][1]
        columns = columns_for(item.count, self._room, width / height)
        places = form(item.count, item.arrangement, width / height, columns, rng, grounded=grounded)
        whole = _Body()
        ranks = np.argsort(np.argsort(places[:, 0] + places[:, 2] / 2, kind="stable"))
        for rank, box in zip(ranks, places, strict=True):
            body, (left, _, right, _) = bodies[rank], reach[rank]
            scale = box[3]
            foot = (box[1] + box[3]) * height
            middle = (box[0] + box[2] / 2) * height
            whole.take(body, scale, middle - scale * (left + right) / 2, foot)
        return Cluster(root, np.array(whole.boxes), tuple(whole.owners))

    def _body(self, id: str, instance: int, among: int, rng: Rng) -> _Body:
        """One instance with everything that it carries; its own foot is at (0, 0)."""
        width, height = self._sizes[id]
        body = _Body([(-width / 2, -height, width, height)], [(id, instance)])
        for slot, rows, tidy in self._loads(id, instance, among, rng):
            _load(body, slot, (width, height), rows, tidy=tidy)
        return body

    def _loads(
        self, parent: str, instance: int, among: int, rng: Rng
    ) -> list[tuple[Slot, list[_Body], bool]]:
        """What this instance carries, by place, and whether it stands in one row.

        Copies are dealt out to the carrier's copies.
        """
        loads: dict[Slot, list[_Body]] = {}
        tidy: dict[Slot, bool] = {}
        for carrying in self._carried:
            if carrying.parent != parent:
                continue
            child = self._objects[carrying.child]
            dealt = max(child.count, among)
            if carrying.which is None:
                share = [i for i in range(child.count) if i * among // dealt == instance]
            else:
                share = list(range(child.count)) if instance == carrying.which else []
            slot = self._slot(carrying)
            bodies = [self._body(child.id, i, child.count, rng) for i in share]
            loads.setdefault(slot, []).extend(bodies)
            tidy[slot] = tidy.get(slot, True) and child.arrangement == "row"
        return [(slot, bodies, tidy[slot]) for slot, bodies in loads.items() if bodies]

    def _slot(self, carrying: Carrying) -> Slot:
        child, parent = (self._objects[id].painted_noun for id in (carrying.child, carrying.parent))
        slot = slot_of(carrying.predicate, child, parent, carrying.lean, self._kinds)
        if carrying.predicate != "wearing":
            return slot
        width, height = self._sizes[carrying.parent]
        return fitted(slot, width / height)


def _load(
    body: _Body, slot: Slot, carrier: tuple[float, float], bodies: list[_Body], *, tidy: bool
) -> None:
    """Set the bodies side by side into the slot: smaller, or if not `tidy` in several rows."""
    width, height = carrier
    pitch = slot.pitch if len(bodies) > 1 else 1.0
    widths = [float(b.extent[2] - b.extent[0]) * pitch for b in bodies]
    tallest = max(float(-b.extent[1]) for b in bodies)
    tall_fit = min(1.0, slot.height * height / tallest)
    most = ceil(len(bodies) ** 0.5) if len(bodies) > FILE and not tidy else 1
    rows, wide_fit = _rows_for(slot.width * width / sum(widths) / tall_fit, most)
    free = len(bodies) == 1 and slot.height > 2  # a lone thing on top may be wider than its carrier
    scale = tall_fit * (1.0 if free else wide_fit)
    per_row = ceil(len(bodies) / rows)
    for row in reversed(range(rows)):
        chosen = range(row * per_row, min(len(bodies), (row + 1) * per_row))
        x = (slot.x - 0.5) * width - scale * sum(widths[i] for i in chosen) / 2
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
