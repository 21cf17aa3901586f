"""Is it a picture of food? Then it is served as a food photographer serves it.

From near, on a top that words or the mood choose, before a room that is out of focus and lit from
behind; what has no plate of its own lies on one. `serving.yaml` holds the words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from imagineart.modelling.model import Rgb
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.scene.actors import linear
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.shots import Shot
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of

LARGEST = 0.75  # m
MOST = 6  # kinds of things that one picture of food shows from near
LIVING = ("person", "animal")
DARK = ("dark", "cafe")  # rooms that need lamps of their own


@dataclass(frozen=True, slots=True)
class Service:
    """How food is served: `top` a material, `room` behind it of a colour, `under` what it lies on,
    `view` the name of its angle."""

    top: str
    room: str
    wall: Rgb
    under: str = ""
    view: str = "dish"


def service_of(plan: Plan, seed: int = 0) -> Service | None:
    """How the food of a picture is served, None of a picture of something else."""
    hero = dish_of(plan)
    if hero is None or plan.style not in table("serving")["styles"] or not _is_free(plan):
        return None
    words = table("serving")
    view = _kind_in(hero, words, ("low", "flat"), "dish")
    usual = words["usual"][view]
    mood = words["moods"][usual[seed % len(usual)]]
    text = plan.prompt.lower()
    room = _said(text, words["rooms"]) or ("paper" if plan.background.palette else mood[1])
    top = _said(text, words["tops"]) or {"material": _fitting(mood[0], room, words)}
    drawn = hero.drawn_as or hero.noun
    under = next((name for name, nouns in words["bare"].items() if drawn in nouns), "")
    alone = len(plan.objects) == 1 and hero.count == 1
    return Service(
        str(top.get("material", "paper")),
        room,
        _wall(plan, room, seed, words),
        under if alone else "",
        view,
    )


def dish_of(plan: Plan) -> ObjectSpec | None:
    """The food or drink that a picture is of, None where it is of something else."""
    things = [item for item in plan.objects if item.is_stated]
    if plan.kind not in ("scene", "single") or plan.bare or not things:
        return None
    hero = things[0]
    if any(map(_lives, things)) or not is_dish(hero):
        return None
    served = hero.drawn_as in table("serving")["dishes"]
    return hero if served or noun_of(hero.noun).size * hero.size < LARGEST else None


def _lives(item: ObjectSpec) -> bool:
    """Whether it is somebody, and no dish of what lived."""
    own = noun_of(item.noun)
    return item.drawn_as not in table("serving")["dishes"] and any(map(own.is_a, LIVING))


def is_dish(item: ObjectSpec) -> bool:
    """Whether it is something to eat or to drink, or what that is served in."""
    names = (item.drawn_as or item.noun, item.noun)
    kinds = table("serving")["dishes"]
    return any(noun_of(name).is_a(kind) or name == kind for name in names for kind in kinds)


def closer(shot: Shot, plan: Plan) -> Shot:
    """The shot of food: nearer, and through a longer lens, as far as words leave it open."""
    if service_of(plan) is None:
        return shot
    words = table("serving")
    fill = shot.fill if "fill" in shot.stated else max(shot.fill, float(words["fill"]))
    focal = shot.focal_mm if "focal" in shot.stated else float(words["focal"])
    return replace(shot, fill=fill, focal_mm=focal)


def light_of(room: str) -> str:
    """The set-up of lamps for food before a room."""
    return "dark food" if room in DARK else "food"


def _is_free(plan: Plan) -> bool:
    """Whether the place is a table, a room behind one, or what can be seen far out of focus."""
    place = plan.background
    near = place.family in ("studio", "gradient", "table", "kitchen", "room", "wall")
    said = bool(_said(plan.prompt.lower(), table("serving")["rooms"]))
    few = len({item.noun for item in plan.objects}) <= MOST
    far = said and not family_of(place.family).inside
    return few and (place.origin != "stated" or near or far)


def _kind_in(item: ObjectSpec, words: Mapping[str, Any], names: Sequence[str], usual: str) -> str:
    """The name of the list that has a thing, by what is drawn for it or what it is called."""
    own = (item.drawn_as or item.noun, item.noun)
    return next((n for noun in own for n in names if noun in words[n]), usual)


def _said(text: str, rows: Mapping[str, Any]) -> Any:
    """What the longest word of a table means that a text has, None if it has none."""
    found = [word for word in rows if re.search(rf"\b{re.escape(word)}\b", text)]
    return rows[max(found, key=len)] if found else None


def _fitting(top: str, room: str, words: Mapping[str, Any]) -> str:
    """The usual top of a room, if the mood's own goes with another."""
    pairs = [pair for pair in words["moods"] if pair[1] == room]
    return top if not pairs or any(pair[0] == top for pair in pairs) else str(pairs[0][0])


def _wall(plan: Plan, room: str, seed: int, words: Mapping[str, Any]) -> Rgb:
    """The colour behind: as said, else one of the room's own."""
    if plan.background.palette and room in ("paper", "dark", "window"):
        return linear(plan.background.palette[0])
    white = room == "paper" and "white" in plan.prompt.lower()
    tones = words["colors"]["white" if white else room]
    red, green, blue = tones[seed % len(tones)]
    return float(red), float(green), float(blue)
