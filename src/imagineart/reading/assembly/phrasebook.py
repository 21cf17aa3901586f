"""What do the words of a mark mean, by the tables of `world/phrases.yaml`?"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from imagineart.world.vocabulary import vocabulary

_TOKEN = re.compile(r"[a-z0-9']+")


def tokens_of(words: str) -> tuple[str, ...]:
    """Words in lower case; hyphens and signs part them."""
    return tuple(_TOKEN.findall(words.lower().replace("’", "'")))


def runs(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All runs of tokens, the longest first, of one length the first first."""
    for length in range(len(tokens), 0, -1):
        for start in range(len(tokens) - length + 1):
            yield tokens[start : start + length]


def meaning_of(table: str, words: str) -> str:
    """The meaning of the longest phrase of a table that is in the words; "" if none is."""
    known = _turned(table)
    return next((known[run] for run in runs(tokens_of(words)) if run in known), "")


def exactly(table: str, run: tuple[str, ...]) -> str:
    """The meaning of tokens that are a phrase of a table; "" if they are none."""
    return _turned(table).get(run, "")


@cache
def phrases_of(table: str) -> re.Pattern[str]:
    """The phrases of two words and more of a table, the longest first."""
    entries = vocabulary().phrases[table].values()
    listed = (entry["words"] if isinstance(entry, dict) else entry for entry in entries)
    phrases = sorted((p for words in listed for p in words if " " in p), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@cache
def _turned(table: str) -> Mapping[tuple[str, ...], str]:
    """Phrase → meaning; of two meanings the first counts."""
    found: dict[tuple[str, ...], str] = {}
    for meaning, entry in vocabulary().phrases[table].items():
        for phrase in entry["words"] if isinstance(entry, dict) else entry:
            found.setdefault(tokens_of(phrase), str(meaning))
    return found
