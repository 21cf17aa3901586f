"""What else belongs in a scene? A few things that fit its place, never against the prompt.

Nothing is added that the prompt names or excludes, nor a kind of it, nor anything at all where the
prompt asks for restraint, says how much is in the picture, or leaves no room.
"""

import re
from collections.abc import Callable, Sequence

from imagineart.reasoning.plan import ObjectSpec, Plan, TraceEntry
from imagineart.reasoning.substitution import Drawable, Hypernyms

Props = Callable[[str], Sequence[str]]  # setting → nouns that fit there

MOST_ADDED = 2
CROWDED = 6  # things from which on a picture needs no more

RESTRAINT = re.compile(
    r"\b(only|just|solely|plain|no|not|nothing|none|never|without|alone|lone|lonely|single|solitary|"
    r"minimal\w*|isolated|empty|simple|bare|blank|deserted|nobody|exactly|cut-?out|"
    r"(?:free|void|devoid) of)\b",
    re.IGNORECASE,
)


def complete(plan: Plan, props: Props, drawable: Drawable, hypernyms: Hypernyms) -> Plan:
    """The plan with up to two props of its setting, origin "completed", each with a trace entry."""
    if not invites(plan):
        return plan
    named = [*(item.noun for item in plan.objects), *plan.exclusions]
    words = set(re.findall(r"\w+", plan.prompt.lower()))
    chosen: list[str] = []
    for prop in props(plan.background.setting):
        fits = drawable(prop) == prop and not words & set(prop.split())
        if fits and not any(akin(prop, other, hypernyms) for other in (*named, *chosen)):
            chosen.append(prop)
        if len(chosen) == min(MOST_ADDED, CROWDED - _things(plan)):
            break
    return _with(plan, chosen)


def invites(plan: Plan) -> bool:
    """Whether there is a scene to complete, with room, and no word against it outside quotes."""
    prompt = plan.prompt
    for text in plan.texts:
        prompt = prompt.replace(text.string, " ")
    roomy = 0 < _things(plan) < CROWDED
    placed = plan.kind == "scene" and bool(plan.background.setting)
    return roomy and placed and RESTRAINT.search(prompt) is None


def akin(a: str, b: str, hypernyms: Hypernyms) -> bool:
    """Whether one is the other, or a kind of it."""
    return a == b or a in hypernyms(b) or b in hypernyms(a)


def _things(plan: Plan) -> int:
    return sum(item.count for item in plan.objects)


def _with(plan: Plan, nouns: Sequence[str]) -> Plan:
    taken = {item.id for item in plan.objects}
    added = [
        ObjectSpec(id=_free_id(noun, taken), noun=noun, phrase=noun, origin="completed")
        for noun in nouns
    ]
    setting = plan.background.setting
    entries = [
        TraceEntry(kind="completed", message=f"added “{noun}”: it belongs to “{setting}”")
        for noun in nouns
    ]
    return plan.model_copy(
        update={"objects": (*plan.objects, *added), "trace": (*plan.trace, *entries)}
    )


def _free_id(noun: str, taken: set[str]) -> str:
    """An id that says where the thing comes from and that no other object has."""
    stem = "added-" + re.sub(r"[^a-z0-9]+", "-", noun.lower()).strip("-")
    id, number = stem, 2
    while id in taken:
        id, number = f"{stem}-{number}", number + 1
    taken.add(id)
    return id
