"""What is in the burger? Ingredients that are named with their dish are part of it.

A slice of cheese beside "a burger with cheese" is a second lunch. Where the dish is drawn with some
of them, that model is taken; the plan keeps no thing of its own for any.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from imagineart.plan.edits import draw_as, note, remove
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.completion.substitution import Drawable
from imagineart.world.data import listed, load, tails
from imagineart.world.synonyms import same_as

JOINING = re.compile(
    r"\b(with|topped|covered|drizzled|filled|garnished|loaded|layered|decorated|dripping)\b", re.I
)
BOTH = re.compile(r"\W*(and|&|plus)\W+(?:(?:a|some|the|\d+|lit|burning)\W+)*", re.I)
INSIDE = ("in", "on", "above", "wearing")  # where an ingredient may be said to be
NEAR = 14  # characters after an ingredient that may still say where it is
APART = re.compile(r"\b(beside|next to|behind|near|left of|right of|on the side|around)\b", re.I)


@dataclass(frozen=True)
class _Dish:
    """A row of `dishes.yaml`. `colored`: its models have the colour of what is in them."""

    of: frozenset[str]
    within: frozenset[str]
    shown: Mapping[str, frozenset[str]]
    colored: bool = False


def served(plan: Plan, drawable: Drawable) -> Plan:
    """The plan with dishes that hold their ingredients."""
    for item in plan.objects:
        dish = _dish_of(item, drawable)
        if dish and any(one.id == item.id for one in plan.objects):
            plan = _served(plan, item, dish, drawable)
    return plan


def _served(plan: Plan, item: ObjectSpec, dish: _Dish, drawable: Drawable) -> Plan:
    parts = [one for one in plan.objects if one.id != item.id and _is_within(one, item, dish, plan)]
    whole = _whole(dish, parts, item)
    if dish.colored and (item.colors or item.material):  # they would be of what is in it
        return plan
    plan = _without(plan, parts, item) if parts else plan
    if not whole or drawable(whole) != whole or drawable(item.noun) == whole:
        return plan
    inner = next((one.colors for one in parts if one.colors), ())
    return draw_as(plan, item.id, whole, inner if dish.colored else item.colors)


def _whole(dish: _Dish, parts: Sequence[ObjectSpec], item: ObjectSpec) -> str:
    """The model that shows what is in it; "" if there is none."""
    named = [name for one in parts for name in tails(one.noun)]
    named += [name for said in item.required for name in _names(said)]
    return next((model for model, shows in dish.shown.items() if not shows.isdisjoint(named)), "")


def _without(plan: Plan, parts: Sequence[ObjectSpec], item: ObjectSpec) -> Plan:
    told = ", ".join(one.noun for one in parts)
    plan = remove(plan, {one.id for one in parts})
    return note(plan, f"{told}: part of “{item.noun}”", "completed", item.span)


def _names(phrase: str) -> Sequence[str]:
    """Nouns that a phrase such as "pink tulips" ends in, in the singular."""
    words = phrase.lower().split()
    return [f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s") for word in words]


def _is_within(one: ObjectSpec, item: ObjectSpec, dish: _Dish, plan: Plan) -> bool:
    """Whether it is an ingredient, and bound to nothing but this dish."""
    if dish.within.isdisjoint(tails(one.noun)):
        return False
    bonds = [r for r in plan.relations if one.id in (r.subject, r.object)]
    if any({r.subject, r.object} != {item.id, one.id} for r in bonds):
        return False
    if any(r.predicate in INSIDE for r in bonds):
        return True
    if item.span is None or one.span is None or one.span[0] < item.span[1]:
        return False
    between = plan.prompt[item.span[1] : one.span[0]]
    about = plan.prompt[item.span[1] : one.span[1] + NEAR]
    shown = not frozenset().union(*dish.shown.values()).isdisjoint(tails(one.noun))
    joined = JOINING.search(between) or (shown and BOTH.fullmatch(between))
    return bool(joined) and not APART.search(about)


def _dish_of(item: ObjectSpec, drawable: Drawable) -> _Dish | None:
    called = (same_as(tail) for tail in tails(item.phrase))
    names = {drawable(name) for name in (item.phrase, item.noun, *called) if name}
    names.add(item.drawn_as)
    return next((dish for dish in _dishes() if not dish.of.isdisjoint(names - {None})), None)


@cache
def _dishes() -> tuple[_Dish, ...]:
    return tuple(
        _Dish(
            frozenset(row["of"]),
            frozenset(listed(row["within"])),
            {model: frozenset(names) for model, names in row.get("shown", {}).items()},
            row.get("colored", False),
        )
        for row in load("dishes")
    )
