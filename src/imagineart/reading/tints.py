"""Which colour is meant, and whose is it? "Pastel | pink" behind a comma is the whole dragon's."""

import re
from dataclasses import replace

from imagineart.color.names import NamedColor
from imagineart.color.names import parse as parse_color
from imagineart.plan.plan import Color, Span
from imagineart.reading.marked import Marked
from imagineart.reading.marking import absorbed, put, tied
from imagineart.world.nouns import is_a
from imagineart.world.vocabulary import singular

SHADES = ("look", "attr", "light", "mood", "size")
"""What a word for a shade of a colour may have been read as."""
TONES = ("look", "mood")
"""What a colour far from its thing may have been read as: "black 1969 dodge charger"."""
BETWEEN = ("time", "attr", "size", "material", "look")
"""What may stand between such a colour and its thing."""
ENDS = re.compile(r"\s*(?:[,.;]|$)")


def tinted(marked: Marked) -> Marked:
    """The marks with whole colours, and with those between commas at the thing, not its parts."""
    for at in range(len(marked.spans) - 1, 0, -1):
        if marked.spans[at].role == "color":
            marked = _shaded(marked, at)
    for at in range(len(marked.spans)):
        marked = _whole(_colored(marked, at), at)
    return marked


def _colored(marked: Marked, at: int) -> Marked:
    """A word that is a colour, said before a thing that has none, is that thing's colour."""
    span = marked.spans[at]
    if span.role not in TONES or parse_color(marked.words(at).lower()) is None:
        return marked
    owner = _next_thing(marked, at)
    if owner is None or any(
        marked.spans[one].role == "color" for one in marked.sources(owner, "head")
    ):
        return marked
    return tied(put(marked, at, replace(span, role="color")), at, [owner])


def _next_thing(marked: Marked, at: int) -> int | None:
    """The thing that follows, with nothing but its own modifiers between."""
    for other in range(at + 1, len(marked.spans)):
        gap = marked.text[marked.spans[other - 1].end : marked.spans[other].start]
        if gap.strip():
            return None
        if marked.spans[other].role == "thing":
            return other
        if marked.spans[other].role not in BETWEEN:
            return None
    return None


def _shaded(marked: Marked, at: int) -> Marked:
    """A word for a shade right before a colour is a part of its name."""
    first, color = marked.spans[at - 1], marked.spans[at]
    name = marked.text[first.start : color.end]
    shade = first.role in SHADES and first.end + 1 == color.start
    if not shade or parse_color(name) is None:
        return marked
    return absorbed(put(marked, at, replace(color, start=first.start)), {at - 1: None})


def _whole(marked: Marked, at: int) -> Marked:
    """A colour between two commas that was tied to a part before it: the whole has it, unless a
    colour is said of that; where somebody is the whole, it is the picture's."""
    span = marked.spans[at]
    before, after = marked.text[: span.start].rstrip(), marked.text[span.end :]
    heads = marked.targets(at, "head")
    parts = [one for one in heads if one < at and marked.spans[one].role == "part"]
    if span.role != "color" or len(parts) != len(heads) or not parts:
        return marked
    owners = [owner for part in parts for owner in marked.targets(part, "head")]
    taken = any(
        marked.spans[s].role == "color" for owner in owners for s in marked.sources(owner, "head")
    )
    if not before.endswith(",") or not ENDS.match(after) or not owners or taken:
        return marked
    return tied(marked, at, [owner for owner in owners if not _is_person(marked, owner)])


def _is_person(marked: Marked, at: int) -> bool:
    return is_a(singular(marked.words(at).lower()), "person")


def to_color(named: NamedColor, span: Span | None) -> Color:
    """A plan's colour, in OKLCh as plans hold it."""
    lightness, chroma, hue = named.oklch
    return Color(
        name=named.name,
        lightness=min(max(lightness, 0.0), 1.0),
        chroma=min(max(chroma, 0.0), 0.5),
        hue=hue % 360.0,
        span=span,
    )
