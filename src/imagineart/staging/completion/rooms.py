"""What stands in a little room that one looks into, though nobody says it? Its first furniture.

A bedroom has a bed: where a room is a model of itself, its place brings no furniture.
"""

import re
from collections.abc import Sequence

from imagineart.plan.edits import add, free_id, note, remove
from imagineart.plan.plan import ObjectSpec, Plan, Relation
from imagineart.staging.completion.substitution import Drawable
from imagineart.staging.scene.interior import room_of, shown_by_rooms
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.shots import said
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of

_LYING = r"\b{noun}s?\b[^,.;]{{0,24}}? (on|in) (?:an?|the|its|his|her|their) {piece}\b"


def furnished_room(plan: Plan, drawable: Drawable) -> Plan:
    """The plan with the furniture that makes its room, seen without perspective, what it is."""
    indoors = family_of(plan.background.family).indoors
    if not indoors or not said(plan).get("orthographic", False):
        return plan
    named = {name for item in plan.objects for name in (item.noun, *noun_of(item.noun).kinds)}
    pieces = [p for p in _pieces(plan) if p not in named and drawable(p) == p]
    for piece in pieces:
        plan = _with(plan, piece)
    return plan


def interior(plan: Plan) -> Plan:
    """The plan of a room itself, without what the room shows anyhow."""
    if not room_of(plan):
        return plan
    own = {item.id for item in plan.objects if shown_by_rooms(item, plan)}
    if not own:
        return plan
    shown = ", ".join(item.phrase or item.noun for item in plan.objects if item.id in own)
    return note(remove(plan, own), f"the room shows {shown}", "completed")


def _pieces(plan: Plan) -> Sequence[str]:
    setting = plan.background.setting.lower()
    rows: dict[str, list[str]] = table("venues")["furniture"]
    return next((pieces for room, pieces in rows.items() if room in setting), [])


def _with(plan: Plan, piece: str) -> Plan:
    """With a piece, and on it what the words put there."""
    id = free_id(f"added {piece}", plan)
    item = ObjectSpec(id=id, noun=piece, phrase=piece, origin="completed")
    on = [one.id for one in plan.objects if _is_on(one, piece, plan.prompt)]
    kept = tuple(r for r in plan.relations if r.subject not in on or r.predicate != "on")
    lying = tuple(Relation(subject=one, predicate="on", object=id, origin="implied") for one in on)
    plan = add(plan.revised(relations=kept), (item,), lying)
    return note(plan, f"added “{piece}”: it belongs to “{plan.background.setting}”", "completed")


def _is_on(item: ObjectSpec, piece: str, prompt: str) -> bool:
    pattern = _LYING.format(noun=re.escape(item.noun), piece=re.escape(piece))
    return re.search(pattern, prompt.lower()) is not None
