"""Is the picture of a room itself? Then what is named stands where such rooms have it.

"A living room with a grey sofa" is a view of the room: the place leads, and the sofa takes the slot
of the sofa that the room would have had; "a teapot in a kitchen" is a picture of a teapot.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.places.place import Slot, Slots
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.shots import said
from imagineart.staging.scene.units import Spot, Unit
from imagineart.staging.scene.vectors import about_z
from imagineart.world.nouns import is_known, noun_of

LOW = 0.55  # m: what is larger and rests on a surface stands on the floor of a room


def leads(plan: Plan) -> bool:
    """Whether the place is named before all things: the picture is of it."""
    place = plan.background
    if place.origin != "stated" or place.span is None:
        return False
    known = [item for item in plan.objects if item.is_stated and is_known(item.noun)]
    return all(item.span is None or place.span[0] < item.span[0] for item in known)


def room_of(plan: Plan) -> str:
    """The furnished room that the picture is of, "" of any other picture."""
    people = any(noun_of(item.noun).is_a("person") for item in plan.objects)
    framed = said(plan).get("orthographic", False) or plan.kind != "scene"
    if people or framed or plan.background.family != "room" or not leads(plan):
        return ""
    setting = plan.background.setting.lower()
    rooms: dict[str, list[str]] = table("venues")["chambers"]
    found = [(len(w), name) for name, words in rooms.items() for w in words if _has(setting, w)]
    return max(found)[1] if found else ""


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def style_of(plan: Plan) -> str:
    """The manner in which words want a room, "" where they do not say."""
    from imagineart.modelling.places.chambers import styles

    text = plan.prompt.lower()
    found = [
        (text.find(word), name)
        for name, style in styles().items()
        for word in style.words
        if _has(text, word)
    ]
    return min(found)[1] if found else ""


def shown_by_rooms(item: ObjectSpec, plan: Plan) -> bool:
    """Whether a room shows it by itself: windows, curtains, bedding, light."""
    words = {*item.noun.split(), *noun_of(item.noun).kinds, item.noun}
    return not words.isdisjoint(table("venues")["shown by rooms"])


def housed(units: Sequence[Unit], slots: Slots) -> list[Unit]:
    """Units where a furnished room has its things, each with its loads."""
    free = {
        "named": list(slots.named),
        "floor": list(slots.floor),
        "tops": list(slots.tops),
        "wall": list(slots.wall),
    }
    found = []
    for unit in units:
        spots = [
            s for load in _loads(unit) if (slot := _taken(load, free)) for s in _put(load, slot)
        ]
        if spots:
            found.append(replace(unit, spots=tuple(spots)))
    return found


def _loads(unit: Unit) -> Iterator[list[Spot]]:
    """What moves together: each of several of a kind by itself, all else with its root."""
    alike = {spot.actor.object for spot in unit.spots} == {unit.spots[0].actor.object}
    yield from ([[spot] for spot in unit.spots] if alike else [list(unit.spots)])


def _taken(load: Sequence[Spot], free: dict[str, list[Slot]]) -> Slot | None:
    """The slot of its own kind, else the next that will do; None where all are taken."""
    root = load[0].actor
    noun = noun_of(root.noun)
    names = {root.noun, noun.name, *noun.kinds}
    for slot in free["named"]:
        if slot.noun in names:
            free["named"].remove(slot)
            return slot
    small = noun.support == "surface" and float(root.size.max()) < LOW
    small = small and bool(free["tops"])
    where = "wall" if noun.support == "wall" else "tops" if small else "floor"
    return free[where].pop(0) if free[where] else None


def _put(load: Sequence[Spot], slot: Slot) -> list[Spot]:
    """With the root at a slot, turned as it says."""
    root = load[0]
    turn, base = slot.yaw - root.yaw, root.position
    low = float(root.points[:, 2].min())
    at = np.add(slot.position, (0.0, 0.0, float(base[2]) - low))
    return [
        replace(spot, position=about_z(turn) @ (spot.position - base) + at, yaw=spot.yaw + turn)
        for spot in load
    ]
