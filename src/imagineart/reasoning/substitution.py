"""What is drawn for a noun that the painter does not know? The nearest it knows, and it says so."""

from collections.abc import Callable, Iterable

from imagineart.reasoning.plan import ObjectSpec, Plan, TraceEntry

Drawable = Callable[[str], str | None]  # noun → the noun that would be drawn, None if none is near
Hypernyms = Callable[[str], tuple[str, ...]]  # noun → its kinds, nearest first


def substitute(plan: Plan, drawable: Drawable, hypernyms: Hypernyms) -> Plan:
    """The plan with `drawn_as` set wherever another noun stands in, each with a trace entry.

    The noun is asked for first, then the noun with its modifiers, then its kinds from the nearest
    to the widest. What nothing is near to stays, with a note.
    """
    objects, entries = [], []
    for item in plan.objects:
        found = nearest(item, drawable, hypernyms)
        if found != item.noun:
            entries.append(_entry(item, found))
        drawn_as = "" if found in (None, item.noun) else found
        objects.append(item.model_copy(update={"drawn_as": drawn_as}))
    return plan.model_copy(update={"objects": tuple(objects), "trace": (*plan.trace, *entries)})


def nearest(item: ObjectSpec, drawable: Drawable, hypernyms: Hypernyms) -> str | None:
    """The noun to draw for this thing, None if nothing is near enough."""
    words = _distinct([item.noun, item.phrase, *hypernyms(item.noun)])
    found = (drawable(word) for word in words)
    return next((drawn for drawn in found if drawn is not None), None)


def _distinct(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]


def _entry(item: ObjectSpec, found: str | None) -> TraceEntry:
    if found is None:
        message = f"“{item.noun}” is unknown to the painter, and so is everything near it"
        return TraceEntry(kind="noted", message=message, span=item.span)
    message = f"“{item.noun}” is drawn as “{found}”"
    return TraceEntry(kind="substituted", message=message, span=item.span)
