"""Which stated relations carry, which order, and which contradict those before them?

Order relations form one directed graph per axis; a relation that would close a circle is set
aside, the first stated wins. A thing has one carrier; a second one becomes its neighbour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from imagineart.plan.plan import Predicate, Relation
from imagineart.staging.layout.cluster import CARRIED_IS_OBJECT, CARRIED_IS_SUBJECT, Carrying

RuleKind = Literal["x", "y", "near", "behind"]
STRADDLE = 3.0  # × the upper thing's height: what is not taller is drawn small enough to fit


class Order:
    """A growing partial order of ids along one axis."""

    def __init__(self) -> None:
        self._after: dict[str, set[str]] = {}

    def before(self, a: str, b: str) -> bool:
        """Whether a is known to come before b."""
        seen, open_ids = {a}, [a]
        while open_ids:
            for later in self._after.get(open_ids.pop(), ()):
                if later == b:
                    return True
                if later not in seen:
                    seen.add(later)
                    open_ids.append(later)
        return False

    def add(self, a: str, b: str) -> bool:
        """Put a before b; False, and nothing changed, if b already comes before a."""
        if a == b or self.before(b, a):
            return False
        self._after.setdefault(a, set()).add(b)
        return True

    def has_later(self, id: str) -> bool:
        """Whether anything comes after it."""
        return bool(self._after.get(id))

    def sorted(self, ids: Sequence[str]) -> list[str]:
        """The ids in an order that agrees with this one; free ones keep theirs."""
        rest, done = list(ids), []
        while rest:
            free = [i for i in rest if not any(self.before(j, i) for j in rest)]
            rest.remove(free[0])
            done.append(free[0])
        return done


@dataclass(slots=True)
class Bonds:
    """`carried`: from left to right. `rules`: (kind, first, second). `dropped`: contradictory."""

    carried: list[Carrying] = field(default_factory=list)
    rules: list[tuple[RuleKind, str, str]] = field(default_factory=list)
    dropped: list[Relation] = field(default_factory=list)
    across: Order = field(default_factory=Order)  # left before right
    upright: Order = field(default_factory=Order)  # upper before lower
    depth: Order = field(default_factory=Order)  # farther before nearer

    def carrier(self, id: str) -> Carrying | None:
        """What carries this thing, if anything does."""
        return next((c for c in self.carried if c.child == id), None)

    def root(self, id: str) -> str:
        """The thing at the bottom of everything that carries this one."""
        carrying = self.carrier(id)
        return id if carrying is None else self.root(carrying.parent)

    def outward(self) -> list[Carrying]:
        """The carryings, each after the one that carries its parent."""
        rest, done = list(self.carried), []
        while rest:
            open_ids = {c.child for c in rest}
            ready = [c for c in rest if c.parent not in open_ids]
            rest = [c for c in rest if c.parent in open_ids]
            done.extend(ready)
        return done

    def root_order(self) -> Order:
        """The order from left to right of the roots."""
        order = Order()
        for kind, a, b in self.rules:
            if kind == "x":
                order.add(self.root(a), self.root(b))
        return order

    def tied(self, a: str, b: str) -> bool:
        """Whether one carries the other, at whatever distance, or one thing carries both alike."""
        if b in self._carriers(a) or a in self._carriers(b):
            return True
        first, second = self.carrier(a), self.carrier(b)
        if first is None or second is None or first.parent != second.parent:
            return False
        return first.predicate == second.predicate

    def _carriers(self, id: str) -> list[str]:
        carrying = self.carrier(id)
        return [] if carrying is None else [carrying.parent, *self._carriers(carrying.parent)]


def bind(
    relations: Sequence[Relation],
    heights: Mapping[str, float],
    airborne: frozenset[str],
    rings: frozenset[str] = frozenset(),
) -> Bonds:
    """Sort the relations.

    `heights` of one instance each; `airborne` things carry nothing below; what is next to another
    and one of the `rings` surrounds it.
    """
    bonds = Bonds()
    for relation in relations:
        if relation.predicate == "next_to" and relation.subject in rings:
            bound = _carry(bonds, Carrying(relation.subject, relation.object, "next_to"))
        else:
            bound = _bind(bonds, relation, heights, airborne)
        if not bound:
            bonds.dropped.append(relation)
    bonds.carried = [_leaning(bonds, c) for c in _left_to_right(bonds)]
    return bonds


def _bind(
    bonds: Bonds, relation: Relation, heights: Mapping[str, float], airborne: frozenset[str]
) -> bool:
    subject, predicate, object = relation.subject, relation.predicate, relation.object
    if subject == object:
        return False
    if predicate == "under" and (
        object in airborne or heights[subject] > STRADDLE * heights[object]
    ):
        predicate = "below"
    if predicate in CARRIED_IS_SUBJECT:
        return _carry(bonds, Carrying(subject, object, predicate))
    if predicate in CARRIED_IS_OBJECT:
        return _carry(bonds, Carrying(object, subject, predicate, which=relation.which))
    return _order(bonds, relation.revised(predicate=predicate))


def _carry(bonds: Bonds, carrying: Carrying) -> bool:
    child, parent = carrying.child, carrying.parent
    if child == bonds.root(parent) or _stands_against(bonds, carrying):
        return False
    if bonds.carrier(child) is not None:
        bonds.rules.append(("near", child, parent))
        return True
    bonds.carried.append(carrying)
    return True


def _stands_against(bonds: Bonds, carrying: Carrying) -> bool:
    """Whether the heights stated before forbid it."""
    if carrying.predicate in ("on", "riding"):
        return not bonds.upright.add(carrying.child, carrying.parent)
    if carrying.predicate == "under":
        return not bonds.upright.add(carrying.parent, carrying.child)
    return False


def _order(bonds: Bonds, relation: Relation) -> bool:
    """Put the two in order on the relation's axis, or near each other."""
    kind, turned = _AXES.get(relation.predicate, ("near", False))
    ends = relation.subject, relation.object
    first, second = ends[::-1] if turned else ends
    orders = {"x": bonds.across, "y": bonds.upright, "behind": bonds.depth}
    if kind in orders and not orders[kind].add(first, second):
        return False
    bonds.rules.append((kind, first, second))
    return True


_AXES: dict[Predicate, tuple[RuleKind, bool]] = {
    "left_of": ("x", False),
    "right_of": ("x", True),
    "above": ("y", False),
    "below": ("y", True),
    "behind": ("behind", False),
    "in_front_of": ("behind", True),
}  # predicate → kind of rule, whether the object comes first


def _left_to_right(bonds: Bonds) -> list[Carrying]:
    children = bonds.across.sorted([c.child for c in bonds.carried])
    return sorted(bonds.carried, key=lambda c: children.index(c.child))


def _leaning(bonds: Bonds, carrying: Carrying) -> Carrying:
    """Towards the side of its carrier on which it is asked to be."""
    child, parent = carrying.child, carrying.parent
    lean = bonds.across.before(parent, child) - bonds.across.before(child, parent)
    return replace(carrying, lean=lean)
