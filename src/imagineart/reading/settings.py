"""Which words are one place? "New York | skyline" is one, "snow" that one stands in is another.

Places side by side are named by all their words. Weather that is read as a thing is weather; snow
that somebody is in is the ground.
"""

from dataclasses import replace

from imagineart.reading.marked import Marked
from imagineart.reading.marking import absorbed, put, recast, tied
from imagineart.world.places import place_of
from imagineart.world.vocabulary import vocabulary


def settled(marked: Marked) -> Marked:
    """The marks with whole places, and with weather as weather."""
    for at in range(len(marked.spans) - 1, -1, -1):
        marked = _weather(marked, at)
    for at in range(len(marked.spans) - 2, -1, -1):
        marked = _joined(marked, at)
    return marked


def _joined(marked: Marked, at: int) -> Marked:
    """Two places with only a blank between as one."""
    first, second = marked.spans[at : at + 2]
    between = marked.text[first.end : second.start]
    if (first.role, second.role, between) != ("place", "place", " "):
        return marked
    whole = put(marked, at, replace(first, end=second.end))
    return tied(absorbed(whole, {at + 1: at}), at, ())


def _weather(marked: Marked, at: int) -> Marked:
    """What the sky brings is weather; one may be in it, too: "a fox in the snow"."""
    span, words = marked.spans[at], marked.words(at).lower()
    last = (words.split() or [""])[-1]
    if span.role not in ("thing", "weather") or last not in vocabulary().set_of("skies"):
        return marked
    if words == last and _is_around(marked, at, last):
        return recast(marked, at, "place")
    return tied(recast(marked, at, "weather"), at, ())


def _is_around(marked: Marked, at: int, word: str) -> bool:
    """Whether it is a place too, and stands behind a preposition that makes it one."""
    ground, before = place_of(word), marked.text[: marked.spans[at].start].lower().split()
    before = before[:-1] if before[-1:] == ["the"] else before
    return ground is not None and bool(before) and before[-1] in ground.only
