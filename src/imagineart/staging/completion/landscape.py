"""Is a village a thing? What one stands in or looks at from afar is the place of a picture.

The reader takes a street, a field, an office for things where it stands beside others ("two men, a
village"). Where no place is said otherwise, it is the place; nothing ever stands for it as a model.
"""

from imagineart.plan.edits import note, remove, set_place
from imagineart.plan.plan import Background, ObjectSpec, Plan
from imagineart.staging.completion.substitution import Drawable
from imagineart.world.data import tails
from imagineart.world.nouns import noun_of
from imagineart.world.places import Place, all_places

PLAIN_WORDS = frozenset({"background", "backdrop", "studio"})  # grounds that are meant to be plain


def located(plan: Plan, drawable: Drawable) -> Plan:
    """The plan set in the first of its things that is a place, if it is set nowhere."""
    for item in plan.objects:
        place = _place_named(item)
        if place and len(plan.objects) > 1 and not drawable(item.noun) and _is_open(plan):
            there = plan.background.revised(
                origin="stated",
                span=item.span,
                family=place.family,
                setting=item.phrase or item.noun,
                surface=place.surface,
            )
            plan = set_place(remove(plan, {item.id}), there)
            return note(plan, f"“{item.noun}” is the place", "completed", item.span)
    return plan


def _place_named(item: ObjectSpec) -> Place | None:
    if noun_of(item.noun).bodiless:
        return None
    return next((all_places()[t] for t in tails(item.noun) if t in all_places()), None)


def _is_open(plan: Plan) -> bool:
    """Whether no place is said, or one of which nothing is known but its name."""
    place: Background = plan.background
    if place.origin != "stated":
        return True
    words = frozenset(place.setting.lower().split())
    known = any(tail in all_places() for tail in tails(place.setting))
    return place.family == "studio" and not known and words.isdisjoint(PLAIN_WORDS)
