"""What does a connection mean between just these two? A cake "with" candles bears them.

The marks say how two stand to each other in general; what they are says more. What a doing shows
as is in `verbs` of `words.yaml`.
"""

from imagineart.reading.assembly.qualities import LIVING, lives, pose_of, stem_of
from imagineart.world.nouns import is_a, is_known, noun_of
from imagineart.world.places import family_of, place_of
from imagineart.world.vocabulary import vocabulary

Meaning = tuple[str, bool]
"""A predicate of plans, and whether subject and object change places."""

HAND = 0.35  # metres: what is smaller is held in talking over it
LOAD = 0.7  # of the size of who holds it
MOST_HELD, HANDY = 1.3, 0.3  # of that size, and metres: what is not larger is held "with"
WAYS = {"with": "next_to", "at": "facing", "to": "facing", "on": "on", "onto": "on", "into": "in"}
"""Words between a doing and what it is done to, and what these show as."""
BESIDE = ("touching", "next_to", "among")
"""Predicates that a verb tells better."""
PASSING = ("past", "by", "around", "round", "alongside")
"""Where a way leads that is done to nobody."""
SHOWN = ("holding", "wearing", "riding", "chasing", "facing", "next_to", "in", "above", "on")
"""What verbs show as; others say only what is there."""


def meant(words: str, predicate: str, one: str, other: str) -> Meaning | None:
    """What words say of two nouns; None if the predicate of the marks is right."""
    last = words.rsplit(" ", 1)[-1]
    if vocabulary().relations.get(tuple(words.split())) == "topped":
        return "on", True
    if words == "with" and not (predicate == "pictured_on" and noun_of(other).pictured):
        return accompanied(one, other)
    if predicate == "hanging_from" and last == "on":
        return "on", False
    if last == "on" and stem_of(words) in vocabulary().set_of("gnawing"):
        return _held(one, other), False
    if predicate in BESIDE and stem_of(words) and last not in PASSING:
        return deed(words, "", one, other) or "next_to", False
    return _by_nature(words, predicate, one, other)


def _by_nature(words: str, predicate: str, one: str, other: str) -> Meaning | None:
    """What is meant by the natures of the two: who is on a horse rides it, what is in somebody's
    arms or beak is held."""
    if predicate == "on" and _is_mount(other) and is_a(one, "person") and not _is_upright(words):
        return "riding", False
    if predicate == "in" and lives(one) and noun_of(other).worn:
        return "wearing", False
    if predicate == "in" and _is_person(other) and _held(other, one) == "holding":
        return "holding", True
    over = words.rsplit(" ", 1)[-1] == "over" and predicate == "above"
    if over and _is_person(one) and _fits_hand(other):
        return "holding", False
    return None


def _is_upright(words: str) -> bool:
    """Whether one stands or lies there."""
    return pose_of(words) not in ("", "sitting", "riding")


def _is_mount(noun: str) -> bool:
    return any(is_a(noun, kind) for kind in vocabulary().set_of("mounts"))


def deed(words: str, way: str, one: str, other: str, part: bool = False) -> str:
    """What a doing shows as between its subject and its object; "" if as nothing. `way`: the word
    that leads to the object; `part`: whether it is done to a part of it."""
    predicate = vocabulary().verbs.get(stem_of(words.lower()), "next_to")
    idle = words.lower() in vocabulary().set_of("auxiliaries") or _is_ground(other)
    if predicate not in SHOWN or idle:
        return ""
    if way in WAYS or part:
        return WAYS.get(way, "facing")
    if predicate == "wearing" and not noun_of(other).worn:
        predicate = "holding"
    return _held(one, other) if predicate == "holding" else predicate


def _held(one: str, other: str) -> str:
    """Held, if it is not known to be too large for that."""
    large = is_known(other) and noun_of(other).size > max(LOAD * noun_of(one).size, HAND)
    return "next_to" if large else "holding"


def _is_ground(noun: str) -> bool:
    """Whether it is land, which one is on anyway: grass that is eaten."""
    place = place_of(noun)
    return place is not None and family_of(place.family).land


def _fits_hand(noun: str) -> bool:
    return noun_of(noun).support == "surface" and noun_of(noun).size <= HAND


def _is_person(noun: str) -> bool:
    return any(is_a(noun, kind) for kind in LIVING)


def accompanied(one: str, other: str) -> Meaning:
    """What "with" means between two nouns."""
    if lives(one):
        if noun_of(other).worn:
            return "wearing", False
        large = noun_of(other).size > max(MOST_HELD * noun_of(one).size, HANDY)
        return ("next_to" if lives(other) or large or not _has_hands(one) else "holding"), False
    topped = any(is_a(one, kind) for kind in vocabulary().set_of("topped"))
    furniture = any(is_a(one, kind) for kind in vocabulary().set_of("furniture"))
    if noun_of(one).pictured or furniture or (topped and _fits(other, one)):
        return "on", True
    if noun_of(one).container and _fits(other, one):
        return "in", True
    return "next_to", True


def _has_hands(noun: str) -> bool:
    """Whether it can hold what it is "with": birds, fish and insects cannot."""
    return not any(is_a(noun, kind) for kind in vocabulary().set_of("handless"))


def _fits(noun: str, vessel: str) -> bool:
    """Whether it goes into, or onto, a vessel; what stands out of a vase may be of any size."""
    carrier = any(is_a(vessel, kind) for kind in vocabulary().set_of("carriers"))
    if noun_of(noun).container and not carrier:
        return False
    return vessel in vocabulary().set_of("vases") or noun_of(noun).size <= 2 * noun_of(vessel).size
