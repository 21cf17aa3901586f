"""Which known words were mistyped? The prompt is read as it is meant, and told as it was typed.

A word that nobody knows is taken for a known one that sounds alike ("elefant"), or from which one
slip of the fingers leads to it ("yelow"). Quoted words and names in capitals stay as they are.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from imagineart.color.names import COLOR_WORDS
from imagineart.plan.edits import note
from imagineart.plan.plan import Plan
from imagineart.reading.assembly.naming import slips
from imagineart.reading.language import foreign_in
from imagineart.reading.strings import QUOTED
from imagineart.reading.wordpieces import vocabulary as pieces
from imagineart.world.data import load
from imagineart.world.nouns import all_nouns
from imagineart.world.places import all_places
from imagineart.world.vocabulary import singular, vocabulary

WORD = re.compile(r"[^\W\d_]+")
SHORTEST, LONG = 4, 6  # letters of a word that is put right, and of a long one
ALIKE = 0.7  # share of letters that words of one sound have in common
VOWELS = frozenset("aeiou")
ENDINGS = ("ing", "ed", "er", "es", "s", "y")
SOUNDS = (
    ("ph", "f"), ("wh", "w"), ("kn", "n"), ("wr", "r"), ("ck", "k"), ("qu", "kw"), ("au", "o"),
    ("aw", "o"), ("ei", "i"), ("ie", "i"), ("ee", "i"), ("ea", "i"), ("ou", "u"), ("oo", "u"),
    ("ow", "u"), ("gh", "g"), ("ai", "a"), ("ay", "a"), ("oa", "o"),
)  # fmt: skip
"""Letters that sound like others."""
VOWEL_R = re.compile(r"[eiu]r")
SOFT_C = re.compile(r"c(?=[eiy])")
TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Spelled:
    """A prompt as it is meant. `typed`: bounds of words there, and what was typed instead."""

    text: str
    typed: Mapping[tuple[int, int], str]

    def place(self, at: int) -> int:
        """Where a character of the text stands in the prompt as it was typed."""
        moved = at
        for (start, end), word in self.typed.items():
            if end <= at:
                moved += len(word) - (end - start)
            elif start < at:
                return moved + min(len(word), at - start) - (at - start)
        return moved


def spelled(prompt: str) -> Spelled:
    """The prompt with known words for those that were mistyped."""
    kept = [*(hit.span() for hit in QUOTED.finditer(prompt)), *foreign_in(prompt)]
    text, end, typed = "", 0, {}
    for hit in WORD.finditer(prompt):
        word = hit[0]
        quoted = any(start < hit.end() and hit.start() < stop for start, stop in kept)
        name = word[0].isupper() and bool(prompt[: hit.start()].strip())
        right = "" if quoted or name else known_for(word.lower())
        if right:
            text += prompt[end : hit.start()]
            typed[len(text), len(text) + len(right)] = word
            text, end = text + right, hit.end()
    return Spelled(text + prompt[end:], typed)


@cache
def known_for(word: str) -> str:
    """The known word that was meant, in lower case; "" if the word is one, or none is near."""
    if short := vocabulary().words["shorthand"].get(word):
        return str(short)
    if len(word) < SHORTEST or not word.isascii() or _is_known(word):
        return ""
    if word.endswith("in") and not {*_stems(f"{word}g")}.isdisjoint(vocabulary().words["poses"]):
        return f"{word}g"
    alike = max(_by_sound().get(sound(word), ("",)), key=lambda one: (_likeness(word, one), one))
    if _likeness(word, alike) >= ALIKE:
        return alike
    near = (slip for slip in slips(word) if slip in _words() or _is_plural(slip))
    return next((slip for slip in near if _is_likely(word, slip)), "")


def _is_known(word: str) -> bool:
    """Whether it is a word, in whatever form it stands."""
    forms = {word, singular(word), *_stems(word)}
    return not forms.isdisjoint(pieces()) or not forms.isdisjoint(_told())


def _stems(word: str) -> Iterator[str]:
    """What it may be the form of: "hops" of hop, "gloved" of glove, "grainy" of grain."""
    for end in ENDINGS:
        stem = word.removesuffix(end)
        if stem != word and len(stem) >= SHORTEST - (end != "y"):
            yield stem
            yield stem[:-1] if stem[-1] == stem[-2] else f"{stem}e" if end[0] in VOWELS else stem


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two).ratio()


def _is_plural(word: str) -> bool:
    one = singular(word)
    return one in _words() and word == plural(one)


def _is_likely(word: str, slip: str) -> bool:
    """Whether one would slip so: not to another vowel in a short word ("mecha" is no mocha)."""
    changed = [a for a, b in zip(word, slip, strict=False) if a != b]
    other = len(word) == len(slip) and len(changed) == 1 and changed[0] in VOWELS
    return len(slip) >= SHORTEST - 1 and not (other and len(word) < LONG)


def sound(word: str) -> str:
    """How a word sounds, roughly; the same for "elephant" and "elefant"."""
    for letters, sounding in SOUNDS:
        word = word.replace(letters, sounding)
    word = SOFT_C.sub("s", word).replace("c", "k").replace("y", "i")
    word = TWICE.sub(r"\1", VOWEL_R.sub("er", word))
    return word[:-1] if word.endswith("e") else word


@cache
def _words() -> frozenset[str]:
    """Words that the world knows."""
    known = vocabulary()
    names = (*all_nouns(), *all_places(), *known.patterns, *known.materials, *known.sizes)
    poses = (*known.words["poses"], *known.words["poses"].values(), *known.words["counts"])
    parts = {part for name in (*names, *poses, *COLOR_WORDS) for part in str(name).split()}
    return frozenset(part for part in parts if part.isalpha())


@cache
def _told() -> frozenset[str]:
    """All words of the tables, whatever they say."""
    tables = (vocabulary().words, vocabulary().phrases, load("languages"))
    return _words() | frozenset(WORD.findall(json.dumps(tables, default=str).lower()))


@cache
def _by_sound() -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in _words():
        if len(word) >= SHORTEST - 1:
            for form in (word, plural(word)):
                found[sound(form)].append(form)
    return found


def plural(word: str) -> str:
    """Its regular plural."""
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def as_typed(plan: Plan, prompt: str, meant: Spelled) -> Plan:
    """The plan of a prompt as it is meant, told of the prompt as it was typed."""
    if not meant.typed:
        return plan
    told = _moved(plan.model_dump(), meant.place)
    for text in told["texts"]:
        if text["span"]:
            text["string"] = prompt[slice(*text["span"])]
    plan = Plan.model_validate({**told, "prompt": prompt})
    for bounds, word in meant.typed.items():
        right, span = meant.text[slice(*bounds)], (meant.place(bounds[0]), meant.place(bounds[1]))
        plan = note(plan, f"{word!r} is taken for {right!r}", span=span)
    return plan


def _moved(value: Any, place: Callable[[int], int]) -> Any:
    """The same with every span moved."""
    if isinstance(value, dict):
        moved = {key: _moved(one, place) for key, one in value.items() if key != "span"}
        return moved | ({"span": _span(value["span"], place)} if "span" in value else {})
    if isinstance(value, list | tuple):
        return type(value)(_moved(one, place) for one in value)
    return value


def _span(span: Any, place: Callable[[int], int]) -> Any:
    return span and (place(span[0]), place(span[1]))
