"""On what does a small thing lie? On furniture that is there, else on a table that is brought.

What belongs on a table never lies on the floor of a room because nobody says where it is. A room of
which nothing is known but that is a table from near; any other has one brought in, and people stand
behind it.
"""

from collections.abc import Sequence

from imagineart.plan.edits import add, free_id, note, remove, set_place
from imagineart.plan.plan import Background, ObjectSpec, Plan, Relation
from imagineart.staging.completion.parts import LIVING
from imagineart.staging.completion.substitution import Drawable
from imagineart.staging.scene.displaying import display_of
from imagineart.staging.scene.interior import room_of
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.venue import scene_of
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of

LARGEST = 0.62  # m: what is larger may stand on a floor
MOST = 6  # things that one table has room for
PLACED = frozenset({"on", "in", "under", "below", "above", "riding", "behind"})
CARRYING = frozenset({"holding", "wearing"})


def tabled(plan: Plan, drawable: Drawable) -> Plan:
    """The plan with its small things on something, if they are in a room or are food."""
    if _is_settled(plan):
        return plan
    plan = _at_table(_at_window(plan))
    loose = [item for item in plan.objects if _is_loose(item, plan)][:MOST]
    if not loose or not _wants_table(plan, loose):
        return plan
    carrier = next((item for item in plan.objects if _bears(item, plan)), None)
    if carrier is not None:
        return _laid(plan, loose, carrier.id)
    if _is_plain_room(plan) and loose[0] is plan.objects[0]:
        return _from_near(plan)
    return _brought(plan, loose) if drawable("table") == "table" else plan


def _is_settled(plan: Plan) -> bool:
    """Whether nothing can be put on anything, or the place itself lays it out."""
    bare = plan.kind == "pattern" or not plan.objects
    return bare or bool(room_of(plan) or display_of(plan))


def _at_window(plan: Plan) -> Plan:
    """A small thing by a window is on its sill; no window stands on a table."""
    openings = [item for item in plan.objects if item.noun in table("venues")["openings"]]
    hero, place = plan.objects[0], plan.background
    bound = {r.object for r in plan.relations if r.predicate in ("on", "in")}
    plain = place.family == "table" or (place.family == "room" and not scene_of(plan, "room"))
    small = _is_small(hero) and len(openings) == 1 and openings[0].id not in bound
    if hero in openings or not (plain and small):
        return plan
    sill = place.revised(family="room", setting="windowsill", surface="wood")
    plan = set_place(remove(plan, {openings[0].id}), sill)
    return note(plan, f"{hero.noun}: at the {openings[0].noun}", "completed")


def _at_table(plan: Plan) -> Plan:
    """People in a room with a table of which nothing is said are behind it, not beside."""
    boards = [item for item in plan.objects if _bears(item, plan)]
    bound = {id for r in plan.relations for id in (r.subject, r.object) if r.predicate != "on"}
    if len(boards) != 1 or boards[0].id in bound or not family_of(plan.background.family).indoors:
        return plan
    return add(plan, (), _behind(plan, boards[0].id))


def _behind(plan: Plan, board: str) -> tuple[Relation, ...]:
    """People of whom nothing is said where they are, behind a table."""
    placed = {id for r in plan.relations for id in (r.subject, r.object) if r.predicate in PLACED}
    return tuple(
        Relation(subject=item.id, predicate="behind", object=board, origin="implied")
        for item in plan.objects
        if noun_of(item.noun).is_a("person") and item.id not in placed
    )


def _is_small(item: ObjectSpec) -> bool:
    """Whether it belongs on a table: neither alive nor something that lies on floors."""
    noun = noun_of(item.noun)
    floor = any(map(noun.is_a, (*LIVING, *table("venues")["floor"])))
    return noun.support == "surface" and noun.size * item.size <= LARGEST and not floor


def _is_loose(item: ObjectSpec, plan: Plan) -> bool:
    """Whether it is small, and nothing is said of what it is on, in or under, or who has it."""
    if not _is_small(item) or noun_of(item.noun).bodiless:
        return False
    lies = any(r.subject == item.id and r.predicate in PLACED for r in plan.relations)
    held = any(r.object == item.id and r.predicate in CARRYING for r in plan.relations)
    return not lies and not held


def _wants_table(plan: Plan, loose: Sequence[ObjectSpec]) -> bool:
    """Whether these things would lie on a floor otherwise: in rooms, and food anywhere."""
    place = plan.background
    family, scene = family_of(place.family), scene_of(plan, place.family)
    said = not {"floor", "ground", "grass", "floating"}.isdisjoint(plan.mentioned)
    top = family.ground == "top" and not _with_people(plan)
    bare = place.family in table("venues")["wallless"] or scene in table("venues")["tops"]
    first = plan.objects[0]
    meals = (*table("shots")["meals"], *table("venues")["served"])
    served = first in loose and any(map(noun_of(first.noun).is_a, meals))
    led = first in loose or _with_people(plan) or any(_bears(o, plan) for o in plan.objects)
    roomy = family.indoors and led
    return not (said or top or bare) and (roomy or served)


def _with_people(plan: Plan) -> bool:
    return any(noun_of(item.noun).is_a("person") for item in plan.objects)


def _bears(item: ObjectSpec, plan: Plan) -> bool:
    """Whether it is a table of some kind that is not itself on something."""
    lies = any(r.subject == item.id and r.predicate in PLACED for r in plan.relations)
    return noun_of(item.noun).is_a("table") and not lies


def _is_plain_room(plan: Plan) -> bool:
    return plan.background.family == "room" and not scene_of(plan, "room")


def _from_near(plan: Plan) -> Plan:
    """In a room that may be any: its table fills the foreground."""
    place: Background = plan.background.revised(family="table", surface="wood")
    return note(set_place(plan, place), "it stands on a table in the room", "completed")


def _laid(plan: Plan, loose: Sequence[ObjectSpec], carrier: str) -> Plan:
    lying = tuple(
        Relation(subject=item.id, predicate="on", object=carrier, origin="implied")
        for item in loose
        if item.id != carrier
    )
    return add(plan, (), lying)


def _brought(plan: Plan, loose: Sequence[ObjectSpec]) -> Plan:
    """With a table in the room; who is there stands behind it."""
    id = free_id("added table", plan)
    board = ObjectSpec(id=id, noun="table", phrase="table", origin="completed")
    behind = _behind(plan, id)
    told = ", ".join(item.noun for item in loose)
    plan = _laid(add(plan, (board,), behind), loose, id)
    return note(plan, f"added “table”: for {told}", "completed")
