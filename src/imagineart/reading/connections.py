"""What does a connection mean between just these two things?

"with" is wearing for clothes, holding for what a hand can hold, standing on for furniture; "in" is
wearing for clothes as well. The predicate may run the other way: a cake "topped with" a cherry has
the cherry on the cake.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from imagineart.plan.plan import Predicate
from imagineart.reading.draft import Thing
from imagineart.reading.story import Pending
from imagineart.world.nouns import is_a, noun_of
from imagineart.world.vocabulary import vocabulary

_PREDICATES = frozenset(get_args(Predicate))
_TOPPED = ("cake", "pie", "pancakes", "waffle", "pizza", "bowl of ice cream", "ice cream cone")
_VASES = frozenset({"vase", "pot", "flowerpot", "jug", "pitcher", "planter"})  # things stand out
_AROUND = 6  # things around another when the number is left open


def predicate_of(pending: Pending, subject: Thing, thing: Thing) -> tuple[Predicate, bool]:
    """(predicate, whether subject and object change places) of a connection."""
    meaning = pending.meaning
    if meaning in ("with", "contains"):
        return accompanied(subject, thing)
    if meaning in ("topped", "covered"):
        return "on", True
    if meaning == "filled":
        return ("on" if noun_of(subject.noun).flat else "in"), True
    if meaning == "surrounded":
        return "next_to", True
    if meaning == "in_clothes" or (
        pending.text == "in" and subject.is_animate and is_clothing(thing)
    ):
        return "wearing", False
    if meaning == "in" and is_pictured(thing):
        meaning = "on"
    if meaning == "on" and subject.pose in vocabulary().set_of("handling"):
        meaning = _handled(subject, thing)
    if pending.text in ("from", "off") and subject.is_animate and is_a(thing.noun, "boat"):
        meaning = "in"
    if pending.text == "out of" and subject.is_animate and is_a(thing.noun, "house"):
        meaning = "in_front_of"
    return (meaning if meaning in _PREDICATES else "next_to"), False  # type: ignore[return-value]


def resolved(pending: Pending, things: Sequence[Thing]) -> Pending:
    """The connection with "in" read as "wearing" where it means that."""
    if pending.meaning not in ("in", "in_clothes"):
        return pending
    worn = predicate_of(pending, pending.subjects[0], things[0])[0] == "wearing"
    return replace(pending, meaning="wearing") if worn else pending


def encircle(thing: Thing, center: Thing) -> Thing:
    """`thing` stands around `center`; one of a kind that has no plural is several then."""
    thing.arrangement = thing.arrangement or "ring"
    if thing.count == 1 and thing.noun in vocabulary().set_of("unchanging") and thing is not center:
        thing.count = _AROUND
    return thing


def _handled(subject: Thing, thing: Thing) -> str:
    """What "working on" means: what fits into hands is held, one plays on a swing, not on a car."""
    if not _is_large(thing, subject):
        return "holding"
    return "on" if subject.pose == "playing" else "next_to"


def accompanied(subject: Thing, thing: Thing) -> tuple[Predicate, bool]:
    """What "with" means between these two."""
    if subject.is_animate:
        if is_clothing(thing):
            return "wearing", False
        return ("next_to" if thing.is_animate or _is_large(thing, subject) else "holding"), False
    furniture = vocabulary().set_of("furniture")
    if is_pictured(subject) or any(is_a(subject.noun, kind) for kind in furniture):
        return "on", True
    if any(is_a(subject.noun, kind) for kind in _TOPPED) and _fits(thing, subject):
        return "on", True
    if noun_of(subject.noun).container and _fits(thing, subject):
        return "in", True
    return "next_to", True


def is_pictured(thing: Thing) -> bool:
    """Whether what it is "with", or what is in it, is a picture on it: a badge with a bear."""
    return noun_of(thing.noun).pictured


def is_clothing(thing: Thing) -> bool:
    """Whether it is worn."""
    return noun_of(thing.noun).worn


def _fits(thing: Thing, container: Thing) -> bool:
    if noun_of(thing.noun).container:
        return False
    if container.noun in _VASES:
        return True
    return noun_of(thing.noun).size <= 2.0 * noun_of(container.noun).size


def _is_large(thing: Thing, bearer: Thing) -> bool:
    """Too large to be held."""
    return noun_of(thing.noun).size > max(1.3 * noun_of(bearer.noun).size, 0.3)
