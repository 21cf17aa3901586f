"""What is drawn for a noun that the painter does not know? The nearest it knows, and it says so."""

from collections.abc import Callable, Iterable

from imagineart.reasoning.plan import Color, ObjectSpec, Plan, TraceEntry
from imagineart.reasoning.vocabulary import vocabulary

Drawable = Callable[[str], str | None]  # noun → the noun that would be drawn, None if none is near
Hypernyms = Callable[[str], tuple[str, ...]]  # noun → its kinds, nearest first
NOTE = "unknown to the painter, and so is all that is near it; a plain shape stands in"
"""What the engine says of such a thing too: users are told it once."""

UsualColor = Callable[[str], Color | None]  # noun → the colour that it has by nature, if one


def substitute(
    plan: Plan, drawable: Drawable, hypernyms: Hypernyms, usual_color: UsualColor
) -> Plan:
    """The plan with `drawn_as` set wherever another noun stands in, each with a trace entry.

    The one that stands in has the colour that is usual for what it stands for.

    What the whole phrase names is asked for first ("glass bowl"), then the noun, then the noun with
    its modifiers, then its kinds from the nearest to the widest; of what is found, a drawing that
    shows a modifier as well ("old woman" for an elderly lady). What nothing is near to stays, with
    a note; what has a drawing already keeps it.
    """
    objects, entries = [], []
    for item in plan.objects:
        if item.drawn_as:
            objects.append(item)
            continue
        found = _named(item, drawable) or nearest(item, drawable, hypernyms)
        found = _modified(item, found, drawable) if found else None
        named = found is not None and f" {found} " in f" {item.phrase} "
        if found != item.noun and not named:
            entries.append(_entry(item, found))
        drawn_as = "" if found in (None, item.noun) else found
        usual = usual_color(item.noun) if drawn_as and not named else None
        colors = item.colors or ((usual,) if usual else ())
        objects.append(item.model_copy(update={"drawn_as": drawn_as, "colors": colors}))
    return plan.model_copy(update={"objects": tuple(objects), "trace": (*plan.trace, *entries)})


def _named(item: ObjectSpec, drawable: Drawable) -> str | None:
    """A thing of its own that the phrase ends with or begins with: "bowl of noodles"."""
    phrase = item.phrase.replace(" 's ", " ")
    found = drawable(phrase) if " " in phrase else None
    if found is None or found == item.noun:
        return None
    whole = f" {phrase}".endswith(f" {found}") and found.endswith(f" {item.noun}")
    return found if whole or found.startswith(f"{item.noun} of ") else None


def _modified(item: ObjectSpec, found: str, drawable: Drawable) -> str:
    """A drawing of `found` that is also what a modifier or the pose says, else `found` itself."""
    alike = vocabulary().words["alike"]
    said = (alike.get(word, word) for word in (*item.modifiers, item.pose) if word)
    named = ((f"{word} {found}", drawable(f"{word} {found}")) for word in said)
    return next((drawn for name, drawn in named if drawn == name), found)


def nearest(item: ObjectSpec, drawable: Drawable, hypernyms: Hypernyms) -> str | None:
    """The noun to draw for this thing, None if nothing is near enough."""
    words = _distinct([item.noun, item.phrase, *hypernyms(item.noun)])
    found = (drawable(word) for word in words)
    return next((drawn for drawn in found if drawn is not None), None)


def _distinct(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]


def _entry(item: ObjectSpec, found: str | None) -> TraceEntry:
    if found is None:
        message = f"{item.noun}: {NOTE}"
        return TraceEntry(kind="noted", message=message, span=item.span)
    message = f"“{item.noun}” is drawn as “{found}”"
    return TraceEntry(kind="substituted", message=message, span=item.span)
