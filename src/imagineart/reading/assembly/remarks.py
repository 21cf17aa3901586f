"""What of a prompt did not arrive in the plan? It is said in a note; nothing is lost in silence."""

import re
from collections.abc import Iterator, Set

from imagineart.plan.plan import ObjectSpec, Plan, Span, TraceEntry
from imagineart.reading.assembly.figures import Figures
from imagineart.reading.assembly.mode import shape_of
from imagineart.reading.assembly.phrasebook import meaning_of, tokens_of
from imagineart.reading.assembly.scenery import festivals_in, is_air, is_sky, place_named
from imagineart.reading.marked import Marked
from imagineart.world.nouns import all_nouns, noun_of
from imagineart.world.vocabulary import singular, vocabulary

TABLES = {
    "time": ("times", "seasons"),
    "weather": ("weathers", "seasons", "times"),
    "light": ("lights", "times"),
    "shot": ("shots", "angles", "kinds", "aspects", "styles"),
    "lens": ("shots", "lights", "styles"),
    "look": ("styles", "moods", "kinds", "written", "tones"),
    "mood": ("moods", "lights"),
    "artist": ("styles",),
    "form": ("kinds", "styles", "aspects"),
}
"""Where the words of a role must be known to show in the picture."""


NAMED = re.compile(
    r"\b(?:an?|the|his|her|its|their|two|three|four|five|six)\s+(?:[a-z-]+\s+)?([a-z]+)\b(?!-)",
    re.I,
)
"""A noun with an article or a number, and a word between them or none."""
SAYING = ("attr", "size", "mat", "pat", "expr", "color", "part", "act")
"""Roles of what is said of things."""


def has_arrived(plan: Plan, bounds: Span) -> bool:
    """Whether words of the prompt are said of anything in the plan: of a thing, the place, a text,
    or the whole picture."""
    words = plan.prompt[slice(*bounds)].lower()
    said = (text for item in plan.objects for text in told_of(item))
    colors = (
        *(color for item in plan.objects for color in item.colors),
        *(*plan.palette, *plan.background.palette),
        *(color for color in (plan.background.sky, *(t.color for t in plan.texts)) if color),
    )
    known = any(words in text for text in (*said, plan.background.setting.lower()))
    return known or any(color.span == bounds for color in colors)


def told_of(item: ObjectSpec) -> tuple[str, ...]:
    """All words that a thing of the plan is described by, in lower case."""
    states = vocabulary().words["adjectives_as_poses"].items()
    posed = (word for word, pose in states if pose == item.action)
    words = (item.noun, item.phrase, item.action, *posed, *item.modifiers, *item.required)
    return tuple(word.lower() for word in words)


def remarks_on(figures: Figures, plan: Plan) -> tuple[TraceEntry, ...]:
    """What was read, and what is not drawn of it."""
    marked = figures.marked
    lost = _not_drawn(figures, plan)
    return (*_read(plan), *_meant(marked), *lost, *_unread(marked))


def _unread(marked: Marked) -> Iterator[TraceEntry]:
    """Things with an article or a number that nothing was read of."""
    vague = vocabulary().set_of("nonthings") | vocabulary().set_of("parts")
    for hit in NAMED.finditer(marked.text):
        noun, bounds = singular(hit[1].lower()), hit.span(1)
        read = any(span.start < bounds[1] and bounds[0] < span.end for span in marked.spans)
        if not read and noun in all_nouns() and noun not in vague and not noun_of(noun).member:
            yield TraceEntry(kind="unread", message=f"not drawn: {hit[1]}", span=bounds)


def _meant(marked: Marked) -> Iterator[TraceEntry]:
    """What was taken for the answer to a description."""
    for at, span in enumerate(marked.spans):
        if span.means:
            message = f"“{marked.words(at)}” is read as “{span.means}”"
            yield TraceEntry(kind="noted", message=message, span=(span.start, span.end))


def _read(plan: Plan) -> Iterator[TraceEntry]:
    for item in plan.objects:
        if item.is_stated:
            yield TraceEntry(kind="read", message=f"object: {_counted(item)}", span=item.span)
    for bond in plan.relations:
        ends = plan.find(bond.subject).noun, plan.find(bond.object).noun
        message = f"relation: {ends[0]} {bond.predicate} {ends[1]}"
        yield TraceEntry(kind="read", message=message, span=bond.span)
    if plan.background.span:
        message = f"place: {plan.background.setting} ({plan.background.family})"
        yield TraceEntry(kind="read", message=message, span=plan.background.span)
    for text in plan.texts:
        yield TraceEntry(kind="read", message=f"text: {text.string}", span=text.span)
    for noun in plan.exclusions:
        yield TraceEntry(kind="read", message=f"absent: {noun}")


def _counted(item: ObjectSpec) -> str:
    return f"{item.count} × {item.phrase}" if item.count > 1 else item.phrase


def _not_drawn(figures: Figures, plan: Plan) -> Iterator[TraceEntry]:
    marked, place = figures.marked, plan.background.span
    told = {bond.span for bond in plan.relations}
    pairs = {frozenset((bond.subject, bond.object)) for bond in plan.relations}
    for at, span in enumerate(marked.spans):
        bounds = (span.start, span.end)
        is_bond = bounds in told or _is_told(figures, at, pairs)
        silent = span.role in SAYING and not has_arrived(plan, bounds)
        if silent or _is_lost(figures, at, is_bond, bounds == place, plan.background.family):
            message = f"not drawn: {_in_full(marked, at)}"
            yield TraceEntry(kind="unread", message=message, span=bounds)


def _is_lost(figures: Figures, at: int, is_bond: bool, is_place: bool, family: str) -> bool:
    """Whether nothing in the plan comes of a span. `family`: of the place that is shown."""
    marked = figures.marked
    role = marked.spans[at].role
    if role in TABLES or role == "flag":
        return not (_is_known(role, marked.words(at)) or (role == "weather" and is_air(marked, at)))
    if role == "rel":
        return not is_bond and not _leads_to_place(marked, at)
    if role == "act":
        return not any(figures.of(head) for head in marked.targets(at, "subject"))
    if role in ("place", "event"):
        shown = is_sky(marked, at) or bool(meaning_of("weathers", marked.words(at)))
        place = place_named(marked, at)
        shown = shown or (place is not None and place.family == family)
        return not (is_place or shown or at in dict(festivals_in(marked)))
    if role in ("attr", "size", "mat", "pat", "color", "expr", "pos", "part"):
        heads = marked.targets(at, "head")
        of_picture = role == "color" and not heads
        return not of_picture and not any(_bears(figures, head) for head in heads)
    return role == "riddle" and not marked.spans[at].means


def _is_known(role: str, words: str) -> bool:
    if role == "flag":
        return shape_of(words) is not None
    closed = tokens_of(words) in map(tokens_of, vocabulary().phrases["closed"])
    return closed or any(meaning_of(table, words) for table in TABLES[role])


def _is_told(figures: Figures, at: int, pairs: Set[frozenset[str]]) -> bool:
    """Whether a relation of the plan says how its ends stand to each other."""
    ends = [
        [figure.id for end in figures.marked.targets(at, tie) for figure in figures.of(end)]
        for tie in ("subject", "object")
    ]
    return any(frozenset((one, two)) in pairs for one in ends[0] for two in ends[1])


def _leads_to_place(marked: Marked, at: int) -> bool:
    """Whether it only says that something is at the place of the picture."""
    ends = [list(marked.targets(at, tie)) for tie in ("object", "subject")]
    if not ends[0] and marked.spans[at + 1 : at + 2]:
        ends[0] = [at + 1]
    return any(one and all(marked.spans[end].role == "place" for end in one) for one in ends)


def _bears(figures: Figures, at: int) -> bool:
    return bool(figures.of(at)) or figures.marked.spans[at].role in ("place", "text", "form", "not")


def _in_full(marked: Marked, at: int) -> str:
    """A relation with its ends, everything else in its own words."""
    if marked.spans[at].role not in ("rel", "act"):
        return marked.words(at)
    ends = [
        " and ".join(marked.words(end) for end in marked.targets(at, tie))
        for tie in ("subject", "object")
    ]
    return " ".join(filter(None, (ends[0], marked.words(at), ends[1])))
