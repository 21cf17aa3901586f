"""What belongs to the dish? In a picture of food, its plate, garnish and table are no things.

"Salmon with asparagus", "ramen with egg and nori" name one dish of several parts: where there is a
model of it whole, that is drawn, in the colour of what it is served in. A table, a cloth, a board
is the place that the food lies on, not a thing beside it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from imagineart.plan.edits import draw_as, multiply, note, remove, replace
from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.staging.completion.substitution import Drawable
from imagineart.staging.scene.serving import dish_of, is_dish
from imagineart.world.data import listed, load, tails

NEAR = 14  # characters after a thing in which its dish may be named: "a bowl of ramen"


def plated(plan: Plan, drawable: Drawable) -> Plan:
    """The plan in which a dish has its parts, and the table is no thing."""
    hero = dish_of(plan) or _spoken_of(plan)
    if hero is None:
        return plan
    row = _row_of(plan, hero)
    whole = str(row.get("draw", ""))
    others = [one for one in plan.objects if one.id != hero.id]
    parts = [one for one in others if _is_part(one, row, whole)]
    vessel = next((one for one in parts if _has(one, table_of("vessels"))), None)
    plan = _without(plan, parts, hero)
    if whole and drawable(whole) == whole:
        colors = vessel.colors if vessel is not None and row.get("colored") else ()
        plan = draw_as(plan, hero.id, whole, colors)
        plan = plan if row.get("several") else _single(plan, hero.id)
    return _in_own_colors(plan, hero.id, row)


def _single(plan: Plan, id: str) -> Plan:
    """The plan with one of a dish, in its usual size, however many things it was read as."""
    plan = multiply(plan, id, 1)
    return replace(plan, plan.find(id).revised(arrangement="row", size=1.0, pose=""))


def _spoken_of(plan: Plan) -> ObjectSpec | None:
    """The first thing of a picture that words of a whole dish are said of, though it is no food."""
    found = next((item for item in plan.objects if item.is_stated), None)
    if found is None or plan.kind not in ("scene", "single"):
        return None
    revised = found.revised(noun="bowl", drawn_as="ramen")
    return found if _row_of(plan, found) and dish_of(_instead(plan, revised)) else None


def _instead(plan: Plan, item: ObjectSpec) -> Plan:
    return plan.revised(objects=tuple(item if o.id == item.id else o for o in plan.objects))


def _row_of(plan: Plan, hero: ObjectSpec) -> Mapping[str, object]:
    """The row of `platings.yaml` whose words the prompt has for its first thing: {} for none."""
    text = plan.prompt.lower()
    end = hero.span[1] if hero.span is not None else len(text)
    for row in load("platings")["dishes"]:
        hit = re.search(row["said"], text)
        if hit and hit.start() <= end + NEAR:
            return dict(row)
    return {}


@cache
def table_of(name: str) -> frozenset[str]:
    """A list of `platings.yaml`."""
    return frozenset(listed(load("platings")[name]))


def _is_part(one: ObjectSpec, row: Mapping[str, object], whole: str) -> bool:
    """Whether a thing is of the dish, or of the table that it stands on."""
    if _has(one, table_of("surfaces") | table_of("garnish")):
        return True
    own = frozenset(listed(str(row.get("within", ""))))
    if _has(one, own) or (one.drawn_as or one.noun) == whole:
        return True
    return bool(whole) and (
        _has(one, table_of("vessels")) or not (is_dish(one) or _has(one, table_of("beside")))
    )


def _has(one: ObjectSpec, names: frozenset[str]) -> bool:
    """Whether a thing is one of these by what it is called."""
    return not names.isdisjoint(tails(one.noun))


def _without(plan: Plan, parts: Sequence[ObjectSpec], hero: ObjectSpec) -> Plan:
    if not parts:
        return plan
    told = ", ".join(one.noun for one in parts)
    plan = remove(plan, {one.id for one in parts})
    return note(plan, f"{told}: served with “{hero.noun}”", "completed", hero.span)


def _in_own_colors(plan: Plan, id: str, row: Mapping[str, object]) -> Plan:
    """The plan whose dish has no colour that is but the name of what is in it: lime, lava."""
    item = plan.find(id)
    inner = frozenset(listed(str(row.get("within", ""))))
    names = table_of("garnish") | table_of("flavours") | inner
    kept: tuple[Color, ...] = tuple(c for c in item.colors if c.name not in names)
    if kept == item.colors or (item.drawn_as or item.noun) in table_of("flavoured"):
        return plan
    return draw_as(plan, id, item.drawn_as or item.noun, kept)
