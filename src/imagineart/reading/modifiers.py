"""Which words before a noun only say how it looks? "black king" is a king, whatever was read.

The tables of the world tell: colours, sizes, materials, patterns, numbers, and what one does. A
name that the world knows as a whole ("orange juice") is left alone.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from imagineart.color.names import parse as parse_color
from imagineart.reading.assembly.amounts import amount_of
from imagineart.reading.compounds import is_colored, is_doing, is_growth
from imagineart.reading.marked import Marked, Span
from imagineart.reading.marking import inserted, put, recast, tied, under
from imagineart.reading.wordpieces import words_of
from imagineart.world.nouns import all_nouns
from imagineart.world.vocabulary import is_plural, singular, vocabulary

NAMED = ("thing", "worn", "held", "part")
ONE = re.compile(
    r"\b(?:an?|the|his|her|its|this)\s+(?:(?!with|of|and|in|on|at)[\w-]+\s+){0,2}$", re.I
)
"""What stands before the name of one thing."""


def parted(marked: Marked) -> Marked:
    """The marks with such words as modifiers of the noun behind them."""
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in NAMED:
            marked = _doing(marked, at)
            marked = _inside(marked, at)
            marked = _alone(marked, at)
    for at in range(len(marked.spans)):
        marked = _numbered(marked, at)
    return marked


def _numbered(marked: Marked, at: int) -> Marked:
    """A number before one thing says how it is made: "a three piece suit", "a two seat sofa"."""
    noun, span = at + 1, marked.spans[at]
    if span.role != "count" or noun >= len(marked.spans) or marked.words(at).isdigit():
        return marked
    amount, words = amount_of(marked.words(at)), marked.words(noun).lower().split()
    beside = marked.text[span.end : marked.spans[noun].start] in (" ", "-")
    article = ONE.search(marked.text[: span.start])
    many = amount is not None and amount.exact and amount.value > 1
    one = marked.spans[noun].role in NAMED and len(words) > 1 and not is_plural(words[-1])
    if not (beside and article and many and one) or " " in marked.words(at):
        return marked
    return recast(marked, at, "attr")


def _doing(marked: Marked, at: int) -> Marked:
    """What several do that their span ends with: "penguins stand"."""
    span = marked.spans[at]
    nouns, blank, verb = marked.words(at).lower().rpartition(" ")
    name = singular(f"{nouns} {verb}")
    stem = next((one for one in (verb, verb.removesuffix("s")) if one in _doings()), "")
    if not blank or not stem or name in all_nouns() or not is_plural(nouns):
        return marked
    cut = span.start + len(nouns)
    shorter = put(marked, at, replace(span, end=cut))
    act = replace(span, start=cut + 1, role="act")
    grown = inserted(shorter, at + 1, act, tie="")
    return tied(grown, at + 1, (at,), "subject")


def _inside(marked: Marked, at: int) -> Marked:
    """Modifiers that the span of a noun begins with become spans of their own."""
    span = marked.spans[at]
    words = words_of(marked.words(at))
    if len(words) < 2 or not _is_loose(marked.words(at)):
        return marked
    role = role_of(marked.words(at)[: words[0].end])
    if not role:
        return marked
    modifier = Span(span.start, span.start + words[0].end, role, sure=span.sure)
    noun = replace(span, start=span.start + words[1].start)
    tie = "subject" if role == "act" else "head"
    return _inside(inserted(put(marked, at, noun), at, modifier, tie), at + 1)


def _alone(marked: Marked, at: int) -> Marked:
    """A span that was read as a thing right before a noun becomes its modifier."""
    if at + 1 >= len(marked.spans):
        return marked
    span, noun = marked.spans[at : at + 2]
    between = marked.text[span.end : noun.start]
    role = role_of(marked.words(at))
    name = marked.text[span.start : noun.end]
    if noun.role not in NAMED or between != " " or not role or not _is_loose(name):
        return marked
    return under(marked, at, at + 1, role)


def _is_loose(name: str) -> bool:
    """Whether words are no name that the world knows as a whole."""
    plain = name.lower()
    unknown = singular(plain) not in all_nouns() and not is_growth(plain)
    return unknown or is_doing(plain) or is_colored(plain)


def role_of(word: str) -> str:
    """The role of a word by the tables, "" if they do not have it."""
    plain = word.lower()
    if parse_color(plain):
        return "color"
    return next((role for role, known in _tables().items() if plain in known), "")


@cache
def _doings() -> frozenset[str]:
    return frozenset(vocabulary().words["poses"])


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    words = vocabulary()
    return {
        "size": frozenset(words.sizes),
        "mat": frozenset(words.materials),
        "pat": frozenset(words.patterns),
        "count": frozenset(words.words["counts"]),
        "act": frozenset(words.words["poses"].values()),
        "look": frozenset(words.phrases["adjectival"]),
    }
