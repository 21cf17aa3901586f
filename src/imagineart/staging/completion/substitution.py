"""What is drawn for a noun that the engine does not know? The nearest it knows, and it says so."""

from collections.abc import Callable, Iterable

from imagineart.plan.edits import draw_as, note
from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.staging.graphic import form_of
from imagineart.world.nouns import all_nouns, find_noun, noun_of
from imagineart.world.synonyms import same_as, similar_to
from imagineart.world.vocabulary import vocabulary

Drawable = Callable[[str], str | None]  # noun → the noun that would be drawn, None if none is near
Hypernyms = Callable[[str], tuple[str, ...]]  # noun → its kinds, nearest first
NOTE = "cannot be drawn, nor anything near it; a plain shape stands for it"
"""What the engine says of such a thing too: users are told it once."""
LEFT_OUT = "cannot be drawn, nor anything near it; it is left out"
"""The same of engines that draw no shape in its place."""

LIFELIKE = frozenset({"photographic", "cinematic", "3d"})
"""Styles that show things as they are: a flat figure among them is seen to be one."""

UsualColor = Callable[[str], Color | None]  # noun → the colour that it has by nature, if one


def takes_figure(plan: Plan, noun: str) -> bool:
    """Whether a flat figure may stand for a thing: on sheets, in patterns, and in drawn looks if
    the thing has a body."""
    if form_of(plan) != "view":
        return True
    return plan.style not in LIFELIKE and not noun_of(noun).bodiless


def showing(plan: Plan, drawable: Drawable, figure: Drawable) -> Drawable:
    """Noun → what stands for it in such a picture: it, what means the same, or what is similar;
    as a model, and where the look takes that as a figure."""

    def shown(noun: str) -> str | None:
        flat = figure if takes_figure(plan, noun) else _nothing
        names = (noun, same_as(noun), similar_to(noun))
        found = (drawable(name) or flat(name) for name in names if name)
        return next((one for one in found if one), None)

    return shown


def _nothing(noun: str) -> str | None:
    return None


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
    stays, with the note `missing` if there is one; what has a drawing already keeps it. A portrait
    shows a head, where one is drawn.
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
    written = any(text.carrier == item.id for text in plan.texts)
    found = (
        _named(item, drawable)
        or ("" if written else _same(item, drawable))
        or _young(item, plan, drawable)
        or nearest(item, drawable, hypernyms)
    )
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


def _same(item: ObjectSpec, drawable: Drawable) -> str:
    """What the whole phrase is another name of: a "wooden board" to cut on."""
    named = same_as(item.phrase) if item.phrase != item.noun else None
    return named if named and drawable(named) == named else ""


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
    words = _distinct([item.noun, item.phrase, *_kinds(item.noun, hypernyms), *_sorts(item)])
    found = (drawable(word) for word in words)
    return next((drawn for drawn in found if drawn is not None), None)


def _sorts(item: ObjectSpec) -> tuple[str, ...]:
    """Words before a noun that say what it is: "an avocado character", "a lemon slice"."""
    if not noun_of(item.noun).shaped:
        return ()
    return tuple(word for word in reversed(item.modifiers) if word in all_nouns())


def _kinds(noun: str, hypernyms: Hypernyms) -> tuple[str, ...]:
    """The kinds whose models show it: what its last words name, then the kinds of the noun, else of
    what means the same or is similar; () for what is shown by none."""
    named = [name for name in (noun, same_as(noun), similar_to(noun)) if name]
    known = [noun_of(name) for name in named]
    if any(one.bodiless or one.peculiar for one in known):
        return ()
    base = find_noun(noun)
    tail = (base.name,) if base and base.name != noun else ()
    return (*tail, *next((kinds for name in named if (kinds := hypernyms(name))), ()))


def _distinct(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]


def _noted(plan: Plan, item: ObjectSpec, found: str | None, missing: str) -> Plan:
    if found is None:
        return note(plan, f"{item.noun}: {missing}", span=item.span) if missing else plan
    message = f"“{item.noun}” is drawn as “{found}”"
    return note(plan, message, "substituted", item.span)
