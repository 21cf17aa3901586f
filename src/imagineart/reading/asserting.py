"""What was taken for denied or written, though nothing in the prompt says so?

A thing is denied behind a word that denies; a text is written if it says more than where it stands.
"""

import re
from functools import cache

from imagineart.reading.assembly.phrasebook import tokens_of
from imagineart.reading.marked import Marked
from imagineart.reading.marking import recast, tied, without
from imagineart.world.vocabulary import vocabulary, word_set

CLAUSE = re.compile(r"[,.;:()\n]")
LISTED = re.compile(r"\s*(?:,|and|or|nor|/)*\s*(?:and|or|nor)?\s*", re.IGNORECASE)
QUOTES = "\"'“”‘’«»„「」『』"
WHERE = word_set(
    "above below beneath under over next beside at on in the it them this that top bottom left "
    "right corner line smaller larger to of side center middle"
)
"""Words that only say where a text stands."""


def asserted(marked: Marked) -> Marked:
    """The marks with such things as things, and without such texts."""
    for at in range(len(marked.spans) - 1, -1, -1):
        role = marked.spans[at].role
        if role == "not" and not _is_denied(marked, at):
            marked = recast(marked, at, "thing")
        elif role == "thing" and _plainly().search(marked.text[: _start(marked, at)].lower()):
            marked = tied(recast(marked, at, "not"), at, ())
        elif role == "text" and _is_position(marked, at):
            marked = without(marked, [at])
    return marked


def _is_denied(marked: Marked, at: int) -> bool:
    """Whether a word that denies stands before it in its clause, or before a list that it is in."""
    before = marked.text[: marked.spans[at].start].lower()
    if _denials().search(CLAUSE.split(before)[-1]) or re.search(r"\bnegative|--no\b", before):
        return True
    others = [one for one in range(at) if marked.spans[one].role == "not"]
    between = marked.text[marked.spans[others[-1]].end : _start(marked, at)] if others else "…"
    return bool(LISTED.fullmatch(between)) and _is_denied(marked, others[-1])


def _start(marked: Marked, at: int) -> int:
    """Where a noun begins, with what is said of it before it."""
    before = (marked.spans[source].start for source in marked.sources(at, "head"))
    return min((marked.spans[at].start, *before))


@cache
def _denials() -> re.Pattern[str]:
    words = sorted(vocabulary().words["negations"], key=len, reverse=True)
    more = ("not", "don't", "dont", "avoid", "never", "nor", "remove", "minus", "w/o", "hide", "un")
    return re.compile(rf"(?:\b(?:{'|'.join(map(re.escape, (*words, *more)))})\b|n't\b|n’t\b|-free)")


@cache
def _plainly() -> re.Pattern[str]:
    """What nobody says before a thing that is to be there, with its article."""
    words = "|".join(map(re.escape, vocabulary().words["denials"]))
    return re.compile(rf"\b(?:{words})\s+(?:an?\s+|the\s+|any\s+)?$")


@cache
def announcements() -> re.Pattern[str]:
    """Words that announce what is to be written."""
    words = vocabulary().words
    cues = (*words["text_triggers"], *words["text_nouns"], *words["letters"], "called", "named")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, cues))})s?\b")


def _is_position(marked: Marked, at: int) -> bool:
    """ "below it", unquoted, says where the next text stands."""
    span = marked.spans[at]
    quoted = marked.text[max(0, span.start - 1) : span.start] in tuple(QUOTES)
    placed = set(tokens_of(marked.words(at))) <= WHERE
    announced = announcements().search(marked.text[: span.start].lower())
    return not quoted and (placed or (marked.words(at).islower() and not announced))
