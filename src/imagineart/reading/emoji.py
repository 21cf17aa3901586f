"""Which thing is an emoji a picture of?

Its Unicode name says so: "FROG FACE", "SLICE OF PIZZA", "BLACK SUN WITH RAYS".
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from imagineart.reading.marked import Marked, Span
from imagineart.reading.marking import inserted, put, tied, without
from imagineart.world.nouns import all_nouns
from imagineart.world.vocabulary import singular, vocabulary, word_set

_RUN = re.compile(
    "((?:[\u2190-\u2bff]|[\U0001f000-\U0001faff])(?:[\ufe0e\ufe0f\u20e3]|[\U0001f3fb-\U0001f3ff]"
    "|\u200d.)*)(?:\\1)*"
)
"""The same pictogram once or several times, with what only changes it."""

_PRINTED = word_set("black white heavy medium large small outlined")  # how old symbols are printed
_GENERIC = word_set("building symbol sign")  # "HOUSE BUILDING"
_OLD = range(0x2190, 0x2C00)
_FACES = "smiley face"
_LONGEST = 5  # words of a name that is looked up


def is_emoji(text: str) -> bool:
    """Whether a token is a pictogram."""
    return len(text) == 1 and unicodedata.category(text) == "So"


def noun_of(emoji: str) -> str:
    """The known noun that a pictogram shows, "" if there is none."""
    if not is_emoji(emoji):
        return ""
    words = unicodedata.name(emoji, "").lower().split()
    if ord(emoji) in _OLD:
        words = [word for word in words if word not in _PRINTED]
    if len(words) > 1 and words[-1] in _GENERIC:
        words = words[:-1]
    if words[-1:] == ["face"]:
        return next(_known(words[:-1]), _FACES)
    return next(_known(words), "")


def _known(words: Sequence[str]) -> Iterator[str]:
    """Known nouns in a name, the longest first; of equals, the one before "with" or at the end."""
    head = words[: words.index("with")] if "with" in words else words
    for length in range(min(_LONGEST, len(head)), 0, -1):
        for start in range(len(head) - length, -1, -1):
            name = " ".join(head[start : start + length])
            yield from (n for n in (name, singular(name)) if n in all_nouns())


def pictured(marked: Marked) -> Marked:
    """The marks with pictograms that show things as things; ornaments ("a cat 🐱") are none."""
    for hit in _RUN.finditer(marked.text):
        noun = noun_of(hit[0][0])
        said = re.search(rf"\b{re.escape(noun.rsplit(' ', 1)[-1])}", marked.text.lower())
        read = any(s.start < hit.end() and hit.start() < s.end for s in marked.spans)
        ornament = noun in vocabulary().set_of("ornaments") and not read
        if noun and not said and not ornament:
            marked = _marked(_cut(marked, *hit.span()), Span(*hit.span(), "thing"))
    return marked


def _cut(marked: Marked, start: int, end: int) -> Marked:
    """The marks, those with more words than the pictogram's without it."""
    for at, span in enumerate(marked.spans):
        if span.start < start < span.end and marked.text[span.start : start].strip():
            words = marked.text[span.start : start].rstrip()
            marked = put(marked, at, replace(span, end=span.start + len(words)))
        elif span.start < end < span.end and marked.text[end : span.end].strip():
            words = marked.text[end : span.end].lstrip()
            marked = put(marked, at, replace(span, start=span.end - len(words)))
    return marked


def _marked(marked: Marked, thing: Span) -> Marked:
    """With a span in the place of all that are inside it."""
    inside = [n for n, s in enumerate(marked.spans) if thing.start < s.end and s.start < thing.end]
    if any(marked.spans[at].role == "text" for at in inside):
        return marked
    if not inside:
        return inserted(marked, sum(s.start < thing.start for s in marked.spans), thing, tie="")
    role = marked.spans[inside[0]].role
    kept = put(marked, inside[0], replace(thing, role=role if role in _BORNE else "thing"))
    free = kept if role in _BORNE else tied(kept, inside[0], ())
    return without(free, inside[1:])


_BORNE = ("worn", "held")


def unseen(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of the pictograms that show no known thing."""
    return (hit.span() for hit in _RUN.finditer(text) if not noun_of(hit[0][0]))


def times(words: str) -> int:
    """How often the same pictogram stands side by side."""
    hit = _RUN.fullmatch(words)
    return len(words) // len(hit[1]) if hit else 1
