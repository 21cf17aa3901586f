"""What is known about a kind of thing, apart from any prompt? One record per noun.

The records are joined from `nouns.yaml` (kinds, sizes, where they stand, usual colours),
`habitats.yaml` (where they are usually seen), `shapes.yaml` (their usual pictures) and
`traits.yaml` (what they are by nature).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal, TypeVar, cast

from imagineart.world.data import listed, load, tails

Support = Literal["ground", "surface", "air", "water", "wall", "worn"]

T = TypeVar("T")

UNKNOWN_SIZE = 0.5  # metres
SQUARE = 1.0
REMEMBERED = 4096  # names that nobody listed, kept with what is known of them


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of thing.

    `kinds`: what it is a kind of, nearest first. `size`: longest extent in metres. `support`: what
    it usually rests on. `color`: its usual colour in one word or "". `habitats`: families of places
    where it is usually seen, likeliest first; (): anywhere. `aspect`: width ÷ height of its usual
    picture; `draught`: share of that picture's height that is under water when it swims. `glows`:
    shines in the dark by itself. `transparent`: one sees what is in it. `luminary`: a sun or moon.
    `landform`: rises at the horizon. `peak`: several are a range. `lightning`: is weather.
    `container`: others are in it, or on it if it is `flat`. `pictured`: bears pictures. `worn`: is
    put on. `handed`: has hands to hold a tool. `building`: has an outside to be looked at.
    `bodiless`: is no thing that could stand there by itself. `member`: is a part of a body;
    `human`: of a person, where nobody says whose. `peculiar`: no model of its kinds shows it.
    `young`: is the young of what the words before say, `shaped`: is that in a shape.
    """

    name: str
    kinds: tuple[str, ...] = ()
    size: float = UNKNOWN_SIZE
    support: Support = "ground"
    color: str = ""
    habitats: tuple[str, ...] = ()
    aspect: float = SQUARE
    draught: float = 0.0
    glows: bool = False
    transparent: bool = False
    luminary: bool = False
    landform: bool = False
    peak: bool = False
    lightning: bool = False
    container: bool = False
    flat: bool = False
    pictured: bool = False
    worn: bool = False
    handed: bool = False
    building: bool = False
    bodiless: bool = False
    member: bool = False
    human: bool = False
    peculiar: bool = False
    young: bool = False
    shaped: bool = False

    @property
    def airborne(self) -> bool:
        """Whether it hangs or flies, needing no ground."""
        return self.support in ("air", "wall")

    def is_a(self, kind: str) -> bool:
        """Whether it is `kind` or one of its kinds."""
        return self.name == kind or kind in self.kinds


def find_noun(name: str) -> Noun | None:
    """The record of a noun, or of its last words: "samurai cat" is a cat; None if unknown."""
    return next((all_nouns()[tail] for tail in tails(name) if tail in all_nouns()), None)


@lru_cache(REMEMBERED)
def noun_of(name: str) -> Noun:
    """What is known of anything: what its last words are, with the traits of its whole name."""
    base = find_noun(name)
    if base is not None and base.name == name:
        return base
    return _joined(replace(base, name=name) if base else Noun(name), base or Noun(name))


def is_known(name: str) -> bool:
    """Whether the noun, or the last words of it, is in the list."""
    return find_noun(name) is not None


def kinds_of(name: str) -> tuple[str, ...]:
    """What a noun is a kind of, nearest first; () if it is not known."""
    found = find_noun(name)
    return found.kinds if found else ()


def is_a(name: str, kind: str) -> bool:
    """Whether `name` is `kind` or one of its kinds."""
    return name == kind or kind in kinds_of(name)


@cache
def all_nouns() -> Mapping[str, Noun]:
    """All records by name."""
    found = (noun for group in load("nouns") for noun in _nouns_of(group))
    return {noun.name: _joined(noun) for noun in found}


def _nouns_of(group: Mapping[str, Any]) -> Iterator[Noun]:
    for entry in group["nouns"].split():
        rest, _, color = entry.partition("@")
        name, _, size = rest.partition("=")
        yield Noun(
            name=name.replace("_", " "),
            kinds=tuple(group["is"]),
            size=float(size or group["size"]),
            support=cast(Support, group["support"]),
            color=color,
        )


def _joined(noun: Noun, base: Noun | None = None) -> Noun:
    """The noun with what the other tables say of it; of names that nobody listed, what `base` has:
    what their last words are, or nothing."""
    words = noun.name.split()
    shapes, draughts = _fractions("nouns"), _fractions("draughts")
    own = (noun.name, *((base.name,) if base else ()), *noun.kinds)
    return replace(
        noun,
        habitats=_nearest(_habitats(), (noun.name, *words[-1:], *own[1:]), ()),
        aspect=_nearest(shapes, own, SQUARE),
        draught=_nearest(draughts, own, 0.0),
        glows=_glows(noun.name),
        transparent=not _trait("transparent").isdisjoint(words),
        luminary=noun.name in _trait("luminary"),
        landform=not _trait("landform").isdisjoint(own),
        peak=noun.name in _trait("peak"),
        lightning=noun.name in _trait("lightning"),
        container=noun.name in _trait("container"),
        flat=noun.name in _trait("flat"),
        pictured=not _trait("pictured").isdisjoint(words[-1:]),
        worn=noun.support == "worn" or not _trait("clothing").isdisjoint(own),
        handed=not _trait("handed").isdisjoint(own),
        building=not _trait("building").isdisjoint(own),
        bodiless=_ends_in("bodiless", noun.name, base),
        member=_ends_in("member", noun.name, base),
        human=noun.name in _trait("human"),
        shaped=_ends_in("shaped", noun.name, base),
        young=_ends_in("young", noun.name, base),
        peculiar=not _trait("peculiar").isdisjoint(own[:2]),
    )


def _nearest(table: Mapping[str, T], names: tuple[str, ...], default: T) -> T:
    return next((table[name] for name in names if name in table), default)


def _glows(name: str) -> bool:
    head = name.rsplit(" ", 1)[-1]
    return head in _trait("glows") and name not in _trait("glows_not")


def _ends_in(trait: str, name: str, base: Noun | None) -> bool:
    """Whether a name is one of the trait, or nobody listed it and it ends in one."""
    return name in _trait(trait) or (base is not None and name.split(" ")[-1] in _trait(trait))


@cache
def _trait(name: str) -> frozenset[str]:
    return frozenset(listed(load("traits")[name]))


@cache
def _habitats() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in load("habitats")["groups"]:
        for name in listed(group["nouns"]):
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *group["families"])))
    return found


@cache
def _fractions(table: str) -> Mapping[str, float]:
    """Noun → number of one table of `shapes.yaml`."""
    pairs = (entry.split("=") for entry in load("shapes")[table].split())
    return {noun.replace("_", " "): float(number) for noun, number in pairs}
