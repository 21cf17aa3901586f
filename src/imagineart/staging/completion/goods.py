"""On what do goods stand? A podium or a stone under them is part of the set, not a thing."""

from imagineart.plan.edits import note, remove, set_place
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.scene.displaying import is_product, stand_of


def displayed(plan: Plan) -> Plan:
    """The plan in which what the first goods stand on is the place."""
    hero = next((item for item in plan.objects if item.is_stated), None)
    elsewhere = plan.background.origin == "stated" and plan.background.family != "studio"
    if hero is None or elsewhere:
        return plan
    stand = next((item for item in plan.objects if _bears(plan, hero, item)), None)
    if stand is None or not is_product(hero):
        return plan
    phrase = stand.phrase or stand.noun
    place = plan.background.revised(
        origin="stated",
        span=plan.background.span or stand.span,
        family="studio",
        setting=f"{phrase} {plan.background.setting}".strip(),
        palette=plan.background.palette or stand.colors,
    )
    plan = set_place(remove(plan, {stand.id}), place)
    return note(plan, f"{phrase}: the set on which “{hero.noun}” stands", "completed")


def _bears(plan: Plan, hero: ObjectSpec, item: ObjectSpec) -> bool:
    """Whether the goods stand on it, and it is a stand for goods."""
    under = any(
        (r.subject, r.object, r.predicate) == (hero.id, item.id, "on") for r in plan.relations
    )
    return under and bool(stand_of(item))
