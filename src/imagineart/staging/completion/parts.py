"""Whose is it? A part of a body is shown on the body that it belongs to.

No hand and no wing stands there by itself: "a fisherman's hands" are a fisherman, "a dragonfly
wing" is a dragonfly, and a hand that nobody owns is somebody's.
"""

from imagineart.plan.edits import draw_as, multiply, note
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.completion.substitution import Drawable
from imagineart.world.nouns import noun_of
from imagineart.world.synonyms import same_as, similar_to

LIVING = ("person", "animal")
SOMEBODY = "person"


def embodied(plan: Plan, drawable: Drawable) -> Plan:
    """The plan with a whole body for each part of one that a prompt names."""
    for item in plan.objects:
        whole = _whole(item, plan, drawable)
        if whole:
            message = f"“{item.noun}” is drawn as “{whole}”"
            plan = multiply(draw_as(plan, item.id, whole), item.id, 1)
            plan = note(plan, message, "substituted", item.span)
    return plan


def _whole(item: ObjectSpec, plan: Plan, drawable: Drawable) -> str | None:
    """What has such a part, None if it is no part, or belongs to who is in the picture anyway."""
    noun = item.noun
    if not noun_of(noun).member or same_as(noun) or similar_to(noun) or drawable(noun):
        return None
    owner, _, part = noun.rpartition(" ")
    if owner:
        return drawable(owner.removesuffix("'s").removesuffix("’s"))
    alone = not any(_lives(other) for other in plan.objects if other is not item)
    return drawable(SOMEBODY) if alone and noun_of(part).human else None


def _lives(item: ObjectSpec) -> bool:
    known = noun_of(item.noun)
    return any(known.is_a(kind) for kind in LIVING)
