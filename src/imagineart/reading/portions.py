"""Which words before "of" only say how much? "A sprig of thyme" is thyme, a shoal of fish are fish.

Nets leave such words as things ("sprig of"). What counts or portions becomes a modifier of the noun
behind "of"; a vessel holds it; open land is named after it.
"""

import re
from dataclasses import replace

from imagineart.reading.marked import MODIFIERS, NOUNS, Marked, Span
from imagineart.reading.marking import absorbed, inserted, put, recast, tied, under, without
from imagineart.reading.wordpieces import words_of
from imagineart.world.nouns import all_nouns, is_a
from imagineart.world.nouns import noun_of as known_noun
from imagineart.world.places import family_of, place_of
from imagineart.world.vocabulary import is_plural, singular, vocabulary, word_set

NAMED = ("thing", "part", "worn", "held", "place")
LINKS = word_set("of with and or the a an in on at from to by his her its their")
"""Words that no name begins or ends with."""
OF = " of "
IN_A = re.compile(r"\bin an?\s+$", re.IGNORECASE)
STANDS = ("ring", "row", "arc", "grid")
"""Ways to stand "in" which several are."""
BETWEEN = re.compile(r"(?:(?!\b(?:is|are|was|were|has|have|who|that|which)\b)[^,.;:!?()—–])*")
"""What stands between words of one phrase."""


def trimmed(marked: Marked) -> Marked:
    """The marks with names that neither begin nor end with a link: "bowl of" is a bowl."""
    for at in range(len(marked.spans) - 1, -1, -1):
        span = marked.spans[at]
        if span.role in (*NAMED, "color", "look", "artist"):
            inner = _inner(marked, at)
            marked = put(marked, at, inner) if inner else without(marked, [at])
    return marked


def _inner(marked: Marked, at: int) -> Span | None:
    span, words = marked.spans[at], words_of(marked.words(at))
    while words and marked.words(at)[words[-1].start : words[-1].end].lower() in LINKS:
        words = words[:-1]
    while words and marked.words(at)[words[0].start : words[0].end].lower() in LINKS:
        words = words[1:]
    if not words:
        return None
    return replace(span, start=span.start + words[0].start, end=span.start + words[-1].end)


def portioned(marked: Marked) -> Marked:
    """The marks with words for an amount as what they say of the noun behind "of"."""
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in NAMED:
            marked = _portioned(_opened(marked, at), at)
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in NAMED:
            marked = _pieced(marked, at)
    for at in range(len(marked.spans) - 1, 0, -1):
        marked = _arranged(marked, at)
    return marked


def _arranged(marked: Marked, at: int) -> Marked:
    """ "Candles standing in a ring": no ring, but how they stand."""
    hit = IN_A.search(marked.text[: marked.spans[at].start])
    stand = vocabulary().words["collectives"].get(marked.words(at).lower(), ("", 0))[0]
    things = (n for n in range(at - 1, -1, -1) if marked.spans[n].role == "thing")
    several = next(things, None)
    of = marked.text[marked.spans[at].end :].startswith(OF)
    named = marked.spans[at].role in (*NAMED, "arr")
    if not (hit and named) or stand not in STANDS or of or several is None:
        return marked
    if not is_plural(marked.words(several).lower()):
        return marked
    rels = [n for n in marked.sources(at, "object") if marked.spans[n].start >= hit.start()]
    whole = put(marked, at, replace(marked.spans[at], start=hit.start(), role="arr"))
    free = replace(whole, arcs=tuple(a for a in whole.arcs if at not in (a.source, a.target)))
    return without(tied(free, at, (several,)), rels)


def _pieced(marked: Marked, at: int) -> Marked:
    """ "Lime wedges" and "banana slices" are lime and bananas, as slices of them are."""
    span, words = marked.spans[at], marked.words(at)
    first, blank, last = words.rpartition(" ")
    if singular(last.lower()) not in _cuts() or singular(words.lower()) in all_nouns():
        return marked
    if blank and singular(first.lower()) in all_nouns():
        cut = span.start + len(first)
        marked = inserted(marked, at, replace(span, end=cut), tie="")
        return under(put(marked, at + 1, replace(span, start=cut + 1)), at + 1, at, "attr")
    before = at - 1
    beside = before >= 0 and marked.text[marked.spans[before].end : span.start] == " "
    name = singular(marked.words(before).lower()) if beside else ""
    if blank or name not in all_nouns() or marked.spans[before].role not in (*NAMED, "color"):
        return marked
    return under(recast(tied(marked, before, ()), before, "thing"), at, before, "attr")


def _opened(marked: Marked, at: int) -> Marked:
    """One span "school of fish" as two, where the first is a number or a vessel."""
    span, words = marked.spans[at], marked.words(at).lower()
    head, of, rest = words.partition(OF)
    lord = rest.startswith("the ") and is_a(singular(head), "person")
    if lord and singular(words) not in all_nouns() and singular(head) not in _amounts():
        rest_span = replace(span, start=span.start + len(head) + 1, role="attr")
        shorter = put(marked, at, replace(span, end=span.start + len(head)))
        return tied(inserted(shorter, at + 1, rest_span, tie=""), at + 1, (at,))
    parts = singular(head) in _amounts() or known_noun(singular(head)).container
    if not of or not rest or singular(words) in all_nouns() or not parts:
        return marked
    noun = replace(span, start=span.start + len(head + of))
    opened = inserted(put(marked, at, noun), at, replace(span, end=span.start + len(head)), tie="")
    if singular(head) in _amounts():
        return tied(opened, at, (at + 1,))
    arcs = (replace(arc, target=at) if arc.target == at + 1 else arc for arc in opened.arcs)
    return replace(opened, arcs=tuple(arcs))


def _portioned(marked: Marked, at: int) -> Marked:
    noun = noun_behind_of(marked, at)
    if noun is None:
        return marked
    word = vessel(singular(marked.words(at).lower().split()[-1]))
    if marked.spans[noun].role in NAMED and _is_land(marked.words(at)):
        return _named_after(marked, at, noun)
    role = "count" if word in _amounts() else "attr" if word in _units() else ""
    if role:
        return _without_of(under(marked, at, noun, role), at, noun)
    if known_noun(word).container and not _has_of(marked, at):
        return _filled(marked, at, noun)
    return marked


def noun_behind_of(marked: Marked, at: int) -> int | None:
    """The noun that "of" leads to from span number `at`, with nothing but modifiers between."""
    start = end = marked.spans[at].end
    if marked.text[start : start + len(OF)].lower() != OF:
        return None
    for later in range(at + 1, len(marked.spans)):
        span = marked.spans[later]
        if not BETWEEN.fullmatch(marked.text[end : span.start]):
            return None
        end = span.end
        if span.role in NOUNS:
            return later
        if span.role not in MODIFIERS and not _is_of(marked, later):
            return None
    return None


def vessel(noun: str) -> str:
    """The vessel that a noun is the plural of, or the noun: "glasses" are not only worn."""
    one = next((noun.removesuffix(end) for end in ("es", "s") if noun.endswith(end)), noun)
    return one if known_noun(one).container else noun


def _is_of(marked: Marked, at: int) -> bool:
    return marked.spans[at].role == "rel" and marked.words(at).lower() == "of"


def _has_of(marked: Marked, at: int) -> bool:
    return at + 1 < len(marked.spans) and _is_of(marked, at + 1)


def _without_of(marked: Marked, at: int, noun: int) -> Marked:
    return without(marked, [one for one in range(at + 1, noun) if _is_of(marked, one)])


def _filled(marked: Marked, at: int, noun: int) -> Marked:
    """A vessel with what is in it."""
    start = marked.spans[at].end + 1
    grown = inserted(marked, at + 1, Span(start, start + 2, "rel", "full_of"), tie="")
    return tied(tied(grown, at + 1, (at,), "subject"), at + 1, (noun + 1,), "object")


def _is_land(words: str) -> bool:
    """Whether it is open land, which is called after what grows there."""
    place = place_of(singular(words.lower()))
    return place is not None and not place.only and family_of(place.family).land


def _named_after(marked: Marked, at: int, noun: int) -> Marked:
    """ "field of lavender": one place, with all that was tied to either."""
    span = replace(marked.spans[at], end=marked.spans[noun].end, role="place")
    return absorbed(put(marked, at, span), dict.fromkeys(range(at + 1, noun + 1), at))


def _amounts() -> frozenset[str]:
    return vocabulary().set_of("collectives")


def is_unit(words: str) -> bool:
    """Whether words name a piece of something: "slices"."""
    return singular(words.split()[-1]) in _units() | _cuts()


def _cuts() -> frozenset[str]:
    return vocabulary().set_of("cuts")


def _units() -> frozenset[str]:
    return vocabulary().set_of("units")
