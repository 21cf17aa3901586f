"""Where on a thing do others go: a chair's seat, a table's top, a vase's mouth, a hand, a head?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from math import inf

from imagineart.plan.plan import Predicate
from imagineart.world.data import load

Kinds = Callable[[str], tuple[str, ...]]  # noun → its kinds

LEAN = 0.28  # of the carrier's width: how far from the middle a thing asked to be at a side is
ROW_RISE = 0.55
NECK = 0.19  # of the height, below the place of a head: half of what is worn on the body
BODY = 0.88  # the lowest hem
HEADS = 1.7  # how high a head is, in widths of the body, for the slots' fractions to be right
WAIST = 0.7  # slots above this line move with the head
WIDEST = 1.1  # of the body's width: what is worn on a head
NUMBERS = ("foot", "width", "height", "x", "sink")
BUNCH = {"rise": 0.3, "pitch": 0.6, "sink": 0.5}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a carrier, in fractions of the carrier's box.

    `x`, `foot`: where the middle and the bottom of what stands there are; `width`, `height`: the
    most that it takes. Of what stands there: `rise`, from one row to the next behind it, in
    heights; `pitch`, between neighbours, in widths; `sink`, the most of its height that is hidden.
    """

    foot: float
    width: float
    height: float
    x: float = 0.5
    rise: float = ROW_RISE
    pitch: float = 1.04
    sink: float = inf
    torso: bool = False


def slot_of(predicate: Predicate, carried: str, carrier: str, lean: int, kinds: Kinds) -> Slot:
    """The place for the noun `carried` on the noun `carrier`.

    `lean`: −1 towards the left side, 0 wherever it is usual, 1 towards the right.
    """
    names = {"carried": _names(carried, kinds), "carrier": _names(carrier, kinds)}
    slot = next(
        slot
        for conditions, slot in _rules()[predicate]
        if all(names[role] & nouns for role, nouns in conditions.items())
    )
    if slot.x != 0.5:
        return replace(slot, x=slot.x if lean >= 0 else 1 - slot.x)
    return replace(slot, x=0.5 + LEAN * lean)


def fitted(slot: Slot, aspect: float) -> Slot:
    """The slot on a body of this width ÷ height: a slender body has its head higher up and wider.

    What hangs from the neck, a `torso`, keeps its length.
    """
    if slot.torso:
        return replace(slot, foot=min(BODY, NECK + min(1.0, HEADS * aspect)))
    if slot.foot > WAIST:
        return slot
    lift = min(1.0, HEADS * aspect)
    wide = min(WIDEST, slot.width / lift)
    return replace(slot, foot=slot.foot * lift, height=slot.height * lift, width=wide)


def _names(noun: str, kinds: Kinds) -> set[str]:
    """The noun, its last word and its nearest kind: "garden chair", "chair", "seat"."""
    return {noun, noun.rsplit(" ", 1)[-1], *kinds(noun)[:1]}


_Rule = tuple[dict[str, set[str]], Slot]


@cache
def _rules() -> dict[str, list[_Rule]]:
    return {
        predicate: [_rule(entry) for entry in rules] for predicate, rules in load("slots").items()
    }


def _rule(entry: dict[str, str | float]) -> _Rule:
    conditions: dict[str, set[str]] = {
        role: {noun.replace("_", " ") for noun in str(entry[role]).split()}
        for role in ("carried", "carrier")
        if role in entry
    }
    numbers = {key: float(entry[key]) for key in NUMBERS if key in entry}
    bunch = BUNCH if entry.get("bunch") else {}
    return conditions, Slot(**numbers, **bunch, torso=bool(entry.get("torso")))
