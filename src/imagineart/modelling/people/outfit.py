"""What does a person wear in the end? What is asked for, over what the calling brings along."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.model import Rgb
from imagineart.modelling.people.clothes import GARMENTS
from imagineart.modelling.people.sitter import Person, Worn
from imagineart.modelling.people.wardrobe import Asked, unpacked

CASUAL: Mapping[str, Sequence[Sequence[str]]] = {
    "man": (
        ("t-shirt", "jeans"),
        ("shirt", "trousers"),
        ("sweater", "jeans"),
        ("t-shirt", "jacket", "jeans"),
        ("turtleneck", "trousers"),
        ("hoodie", "jeans"),
    ),
    "woman": (
        ("t-shirt", "jeans"),
        ("blouse", "skirt"),
        ("dress",),
        ("sweater", "jeans"),
        ("turtleneck", "trousers"),
        ("blouse", "trousers"),
        ("cardigan", "t-shirt", "skirt"),
    ),
    "child": (
        ("t-shirt", "shorts"),
        ("sweater", "jeans"),
        ("t-shirt", "jeans"),
        ("hoodie", "trousers"),
    ),
}
DYES: tuple[Rgb, ...] = (
    (0.04, 0.09, 0.20),
    (0.33, 0.05, 0.05),
    (0.05, 0.16, 0.11),
    (0.62, 0.60, 0.55),
    (0.42, 0.27, 0.08),
    (0.10, 0.10, 0.11),
    (0.16, 0.30, 0.42),
    (0.45, 0.20, 0.22),
    (0.20, 0.12, 0.22),
)
# What gives way to a garment that covers this.
CLASHES: Mapping[str, frozenset[str]] = {
    "top": frozenset({"top", "both"}),
    "bottom": frozenset({"bottom", "both"}),
    "both": frozenset({"top", "bottom", "both"}),
    "over": frozenset({"over"}),
}
TIES = ("tie", "bow tie")
SORTS = {"helmet": ("helm", "kabuto", "hard hat")}  # of hats that have no name in common
KEPT = ("apron",)  # worn over anything


def outfitted(person: Person) -> Person:
    """The person in what its `outfit` asks for. Raises `KeyError` for unknown garments."""
    asked = unpacked(person.outfit)
    own = person.wears
    for one in asked:
        for garment in _garments(one):
            own = _put_on(own, garment)
        for garment in map(Worn, _along(one)):
            own = own if _covers(garment) in map(_covers, own) else (*own, garment)
        person = _dressed_up(person, one)
    return replace(person, wears=own, outfit="")


def undrawn(outfit: str) -> str:
    """Names of what is asked to be worn and has no form yet."""
    return ", ".join(asked.item.name for asked in unpacked(outfit) if not asked.item.drawn)


def _garments(asked: Asked) -> tuple[Worn, ...]:
    """What is asked for itself."""
    item = asked.item
    color, cloth = asked.color or item.color, asked.cloth or item.cloth
    return tuple(Worn(name, color, cloth, asked.pattern) for name in item.colored or item.wear)


def _along(asked: Asked) -> tuple[str, ...]:
    """What comes along if nothing of its kind is worn: the shirt under a suit."""
    item = asked.item
    return tuple(name for name in item.wear if item.colored and name not in item.colored)


def _put_on(own: tuple[Worn, ...], new: Worn) -> tuple[Worn, ...]:
    """A garment over the others: a "jacket" dyes the "chef jacket" that is there already."""
    match = [worn for worn in own if f" {worn.name}".endswith(f" {new.name}")]
    if match:
        old = match[0]
        kept = old if new == Worn(new.name) else new._replace(name=old.name)
        return tuple(kept if worn is old else worn for worn in own)
    clash = CLASHES.get(_covers(new), frozenset())
    return (*(w for w in own if _covers(w) not in clash or w.name in KEPT), new)


def _covers(worn: Worn) -> str:
    """What a garment covers; of accessories their own name."""
    known = GARMENTS.get(worn.name)
    return known.covers if known else worn.name


def _dressed_up(person: Person, asked: Asked) -> Person:
    """Shoes, hat and glasses."""
    item, color = asked.item, asked.color or asked.item.color
    if item.feet:
        person = replace(person, feet=(item.feet, None if item.wear else color))
    if item.hat and not (person.hat and _is_sort(person.hat[0], item.hat)):
        person = replace(person, hat=(item.hat, None if item.wear else color))
    if item.glasses:
        dark = item.glasses == "dark"
        person = replace(person, glasses=not dark, sunglasses=dark)
    return person


def _is_sort(own: str, asked: str) -> bool:
    """Whether the hat of a calling is what is asked for in general: a knight's helm is a helmet."""
    return own in SORTS.get(asked, ()) or (asked in SORTS and own.endswith(f" {asked}"))


def dressed(
    wears: Sequence[Worn], male: bool, child: bool, rng: np.random.Generator
) -> tuple[Worn, ...]:
    """What is worn, with a top and a bottom added if they lack."""
    kind = "child" if child else "man" if male else "woman"
    outfit = CASUAL[kind][int(rng.integers(len(CASUAL[kind])))]
    if any(worn.name in TIES for worn in wears):
        outfit = ("shirt", "trousers")
    dyes = [DYES[i] for i in rng.permutation(len(DYES))]
    usual = [
        Worn(name, None if name == "jeans" else dye)
        for name, dye in zip(outfit, dyes, strict=False)
    ]
    result = list(wears) if any(w.name in GARMENTS for w in wears) else [*usual, *wears]
    kinds = {_covers(worn) for worn in result}
    if not kinds & {"top", "both"}:
        formal = "over" in kinds or not kinds.isdisjoint(TIES)
        result.insert(0, Worn("shirt") if formal else Worn("t-shirt", dyes[0]))
    if not kinds & {"bottom", "both"}:
        result.append(Worn("jeans" if rng.random() < 0.5 else "trousers"))
    return tuple(result)
