"""What bears a label? The bottle that it is on: words of a label stand on the thing itself."""

from imagineart.plan.edits import note, remove
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.world.nouns import noun_of
from imagineart.world.vocabulary import word_set

STUCK = word_set("label labels sticker stickers tag tags print logo emblem lettering engraving")
"""What words are on, and is itself on something."""


def stuck_on(plan: Plan) -> Plan:
    """The plan with the words of labels on what bears those, and without the labels."""
    for item in plan.objects:
        if item.noun.split()[-1] in STUCK and any(t.carrier == item.id for t in plan.texts):
            bearer = _bearer(plan, item)
            plan = plan if bearer is None else _moved(plan, item, bearer)
    return plan


def _bearer(plan: Plan, label: ObjectSpec) -> ObjectSpec | None:
    """What it is said to be on, else the vessel, or thing, that is named
    last before it."""
    said = [r.object for r in plan.relations if r.subject == label.id and r.predicate == "on"]
    if said:
        return plan.find(said[0])
    before = plan.objects[: [item.id for item in plan.objects].index(label.id)]
    holding = [item for item in before if noun_of(item.noun).container]
    return next(iter((*holding[::-1], *before[::-1])), None)


def _moved(plan: Plan, label: ObjectSpec, bearer: ObjectSpec) -> Plan:
    texts = tuple(
        text.revised(carrier=bearer.id) if text.carrier == label.id else text for text in plan.texts
    )
    plan = remove(plan.revised(texts=texts), {label.id})
    return note(plan, f"“{label.phrase or label.noun}” is on “{bearer.noun}”", "completed")
