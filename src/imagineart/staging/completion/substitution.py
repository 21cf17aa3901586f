"""What is drawn for a noun that the engine does not know? The nearest it knows, and it says so."""

from collections.abc import Callable, Iterable

from imagineart.plan.edits import draw_as, note
from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.world.synonyms import same_as
from imagineart.world.vocabulary import vocabulary

Drawable = Callable[[str], str | None]  # noun → the noun that would be drawn, None if none is near
Hypernyms = Callable[[str], tuple[str, ...]]  # noun → its kinds, nearest first
NOTE = "cannot be drawn, nor anything near it; a plain shape stands for it"
"""What the engine says of such a thing too: users are told it once."""
LEFT_OUT = "cannot be drawn, nor anything near it; it is left out"
"""The same of engines that draw no shape in its place."""

UsualColor = Callable[[str], Color | None]  # noun → the colour that it has by nature, if one


def substitute(
    plan: Plan,
    drawable: Drawable,
    hypernyms: Hypernyms,
    usual_color: UsualColor,
    missing: str = NOTE,
) -> Plan:
    """The plan with `drawn_as` set wherever another noun stands in, each with a trace entry.

    The one that stands in has the colour that is usual for what it stands for.

    What the whole phrase names is asked for first ("glass bowl"), then the noun, then the noun with
    its modifiers, then its kinds from the nearest to the widest; of what is found, a drawing that
    shows a modifier or the pose as well ("old woman" for an elderly lady, "sleeping cat"), but no
    pose of those who hold something: a reader's drawing has a book already. What nothing is near to
    stays, with the note `missing`; what has a drawing already keeps it. A portrait shows a head,
    where one is drawn.
    """
    busy = {r.subject for r in plan.relations if r.predicate == "holding"}
    for item in plan.objects:
        if item.drawn_as:
            continue
        pose = "" if item.id in busy else item.pose
        found = _found(item, plan, pose, drawable, hypernyms)
        if not _is_own(item, found):
            plan = _noted(plan, item, found, missing)
        shown = _close(found, drawable) if found and plan.kind == "portrait" else found
        drawn_as = shown if shown and shown != item.noun else ""
        plan = draw_as(plan, item.id, drawn_as, _colors(item, found, usual_color))
    return plan


def _found(
    item: ObjectSpec, plan: Plan, pose: str, drawable: Drawable, hypernyms: Hypernyms
) -> str | None:
    """The noun whose drawing comes nearest, None if nothing is near."""
    found = _named(item, drawable) or _young(item, plan, drawable)
    found = found or nearest(item, drawable, hypernyms)
    return _modified(found, (*item.modifiers, pose), drawable) if found else None


def _is_own(item: ObjectSpec, found: str | None) -> bool:
    """Whether the drawing is of the thing itself, as the prompt calls it."""
    if found is None:
        return False
    if same_as(item.noun) == found:
        return True
    return f" {found}".endswith(f" {item.noun}") or f" {found} " in f" {item.phrase} "


def _colors(item: ObjectSpec, found: str | None, usual_color: UsualColor) -> tuple[Color, ...]:
    """The stated colours; a drawing of something else has those of what it stands for."""
    if item.colors or found is None or _is_own(item, found):
        return item.colors
    usual = usual_color(item.noun)
    return (usual,) if usual else ()


def _named(item: ObjectSpec, drawable: Drawable) -> str | None:
    """A thing of its own that the phrase ends with or begins with: "bowl of noodles"."""
    phrase = item.phrase.replace(" 's ", " ")
    found = drawable(phrase) if " " in phrase else None
    if found is None or found == item.noun:
        return None
    whole = f" {phrase}".endswith(f" {found}") and found.endswith(f" {item.noun}")
    return found if whole or found.startswith(f"{item.noun} of ") else None


def _young(item: ObjectSpec, plan: Plan, drawable: Drawable) -> str | None:
    """ "a lion with two cubs": what has a drawing only as that of something else in the picture."""
    if drawable(item.noun) == item.noun:
        return None
    names = (f"{other.noun} {item.noun}" for other in plan.objects if other is not item)
    return next((name for name in names if drawable(name) == name), None)


def _modified(found: str, words: Iterable[str], drawable: Drawable) -> str:
    """A drawing of `found` that is also what one of the words says, else `found` itself."""
    alike = vocabulary().words["alike"]
    said = (alike.get(word, word) for word in words if word)
    named = ((f"{word} {found}", drawable(f"{word} {found}")) for word in said)
    return next((drawn for name, drawn in named if drawn == name), found)


def _close(found: str, drawable: Drawable) -> str:
    """The head or bust of `found`, if there is a drawing of it, else `found` itself."""
    views = (f"{found} {view}" for view in vocabulary().words["busts"])
    return next((view for view in views if drawable(view) == view), found)


def nearest(item: ObjectSpec, drawable: Drawable, hypernyms: Hypernyms) -> str | None:
    """The noun to draw for this thing, None if nothing is near enough."""
    words = _distinct([item.noun, item.phrase, *hypernyms(item.noun)])
    found = (drawable(word) for word in words)
    return next((drawn for drawn in found if drawn is not None), None)


def _distinct(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]


def _noted(plan: Plan, item: ObjectSpec, found: str | None, missing: str) -> Plan:
    if found is None:
        return note(plan, f"{item.noun}: {missing}", span=item.span)
    message = f"“{item.noun}” is drawn as “{found}”"
    return note(plan, message, "substituted", item.span)
