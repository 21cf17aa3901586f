"""Is it a picture of goods? Then they stand as a product photographer sets them up.

What they stand on (a podium, a slab of stone, black glass) is part of the set, as is what decorates
it; `products.yaml` holds the words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from imagineart.modelling.materials import known
from imagineart.modelling.model import Rgb
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.scene.actors import linear
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.serving import dish_of
from imagineart.world.nouns import noun_of

LARGEST = 0.7  # m
SHADE = 0.30  # of a colour: the paper behind a slab of it
DARK = 0.09  # luminance of paper below which light comes from behind
_Y = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True, slots=True)
class Display:
    """A set: `style` as `places/display.py` has it, of a material, before paper of a colour."""

    style: str = "plain"
    material: str = ""
    wall: Rgb | None = None
    decor: tuple[str, ...] = ()
    wet: bool = False


def display_of(plan: Plan) -> Display | None:
    """The set for a picture of goods, None for any other picture."""
    if not _is_of_goods(plan) or not _is_free(plan):
        return None
    words = table("products")
    style = _style_of(plan, words)
    setting = plan.background.setting.lower()
    return Display(
        style,
        _material_in(setting),
        _paper(plan, style),
        tuple(dict.fromkeys(_decor(plan, words["decor"]))),
        _has(plan.prompt.lower(), words["wet"]) and style in ("slab", "top"),
    )


def is_product(item: ObjectSpec) -> bool:
    """Whether it is one of the goods that are advertised."""
    noun = noun_of(item.drawn_as or item.noun)
    goods = table("products")["goods"]
    return any(map(noun.is_a, goods)) or any(map(noun_of(item.noun).is_a, goods))


def stand_of(item: ObjectSpec) -> str:
    """The kind of stand that it is for goods, "" of what is none."""
    word = item.noun.split()[-1]
    return next((kind for kind, nouns in table("products")["stands"].items() if word in nouns), "")


def _is_of_goods(plan: Plan) -> bool:
    """Whether its first thing is goods, or words say so of something small; nobody is there."""
    things = [item for item in plan.objects if item.is_stated]
    alive = any(noun_of(o.noun).is_a(kind) for o in things for kind in ("person", "animal"))
    if plan.kind != "scene" or plan.bare or alive or not things:
        return False
    if (dish := dish_of(plan)) is not None and not noun_of(dish.noun).container:
        return False
    said = _has(plan.prompt.lower(), table("products")["said"])
    small = noun_of(things[0].noun).size * things[0].size < LARGEST
    return small and (said or is_product(things[0]))


def _is_free(plan: Plan) -> bool:
    """Whether the place is a studio's, or nobody says it, or only what the goods lie on."""
    place = plan.background
    if plan.style not in table("products")["styles"]:
        return False
    if place.origin != "stated" or place.family in ("studio", "gradient"):
        return True
    tables = _has(place.setting.lower(), table("products")["tables"])
    return place.family == "table" and not tables


def _style_of(plan: Plan, words: Mapping[str, Any]) -> str:
    """How the set is made: by the stand that the place is, else by words."""
    setting = plan.background.setting.lower()
    stated = plan.background.origin == "stated"
    found = (kind for kind, nouns in words["stands"].items() if stated and _has(setting, nouns))
    if stand := next(found, ""):
        return stand
    if _has(plan.prompt.lower(), words["mirrors"]):
        return "mirror"
    return "top" if stated and plan.background.family == "table" else "plain"


def _material_in(setting: str) -> str:
    """The material that words of a setting name; plain stone is the slab's own."""
    words = setting.replace("-", " ").split()
    phrases = (" ".join(words[a:b]) for a in range(len(words)) for b in range(len(words), a, -1))
    return next((p for p in phrases if known(p) not in (None, "stone")), "")


def _paper(plan: Plan, style: str) -> Rgb | None:
    """The colour behind goods: as said, else that of a podium, or dark behind stone."""
    palette = [linear(color) for color in plan.background.palette]
    text = plan.prompt.lower()
    dark = _has(text, table("products")["dark"])
    if palette and not dark:
        red, green, blue = palette[0]
        share = SHADE if style in ("slab", "mirror") else 1.0
        return share * red, share * green, share * blue
    tone = table("products")["papers"]["dark" if dark or style in ("slab", "mirror") else style]
    return None if tone is None else (float(tone[0]), float(tone[1]), float(tone[2]))


def light_for(paper: Rgb | None) -> str:
    """The set-up of lamps for goods before paper of a colour."""
    bright = 1.0 if paper is None else sum(y * c for y, c in zip(_Y, paper, strict=True))
    return "display" if bright > DARK else "dark display"


def _decor(plan: Plan, decor: Mapping[str, str]) -> Iterator[str]:
    """What decorates the set: named in words, and no thing of the plan's own."""
    own = {name for item in plan.objects for name in (item.noun, item.drawn_as)}
    text = plan.prompt.lower()
    for words, noun in decor.items():
        if _has(text, (words,)) and words not in own and noun not in own:
            yield noun


def _has(text: str, words: Any) -> bool:
    return any(re.search(rf"\b{re.escape(word)}s?\b", text) for word in words)
