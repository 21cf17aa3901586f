"""Which words may stand for which? By role: what lessons have, and what the world tables know."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from imagineart.color.names import all_names
from imagineart.world.nouns import all_nouns, find_noun
from imagineart.world.places import all_places
from imagineart.world.vocabulary import is_plural, singular, vocabulary
from training.reading.corpus import Lesson

NUMBERED = ("thing", "part", "worn", "held", "not")
"""Roles whose words stand in the singular or plural."""
BY_ENDING = ("act", "expr")
"""Roles whose words go by their grammar: "walking" may be "flying", never "flies"."""


@dataclass(frozen=True)
class Lexicon:
    """Words by role and form."""

    words: Mapping[tuple[str, str], tuple[str, ...]]

    def other(self, role: str, words: str, dice: random.Random) -> str:
        """Other words for the same role and form; the same, if there are none."""
        return dice.choice(self.words.get((role, form_of(role, words)), (words,)))

    def any_of(self, role: str, dice: random.Random) -> str:
        """Any words for this role; "" if there are none."""
        return dice.choice(self.words.get((role, ""), ("",)))


def form_of(role: str, words: str) -> str:
    """The grammatical form that words of this role must share to stand for one another."""
    last = words.lower().rsplit(" ", 1)[-1]
    if role in NUMBERED:
        number = "plural" if is_plural(last) else "singular"
        return f"{number} {_kind(singular(words.lower()))}"
    if role in BY_ENDING:
        return next((end for end in ("ing", "ed", "s") if words.split()[0].endswith(end)), "")
    if role == "count":
        return "many" if last in _numbers() else words.lower()
    return ""


def _kind(noun: str) -> str:
    """What stands for a noun is of its kind: bakers do not become lamps."""
    found = find_noun(noun)
    return (found.kinds[-1] if found.kinds else found.support) if found else ""


@cache
def _numbers() -> frozenset[str]:
    names = "two three four five six seven eight nine ten eleven twelve twenty several many"
    return frozenset((*names.split(), *map(str, range(2, 21))))


def lexicon_of(lessons: Iterable[Lesson]) -> Lexicon:
    """The lexicon of some lessons and of the world."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for role, words in (*_of_lessons(lessons), *_of_world()):
        found[role, form_of(role, words)][words] = None
    return Lexicon({key: tuple(words) for key, words in found.items()})


def _of_lessons(lessons: Iterable[Lesson]) -> Iterable[tuple[str, str]]:
    for lesson in lessons:
        for at, span in enumerate(lesson.prompt.spans):
            if span.role != "rel":
                yield span.role, lesson.prompt.words(at)


def _of_world() -> Iterable[tuple[str, str]]:
    for noun in all_nouns().values():
        role = "worn" if noun.support == "worn" else "thing"
        yield role, noun.name
        yield role, plural(noun.name)
    yield from (("color", name) for name in all_names())
    yield from (("mat", word) for word in vocabulary().materials)
    yield from (("pat", word) for word in vocabulary().patterns)
    yield from (("place", name) for name in all_places())
    yield from ((f"rel {meant}", " ".join(said)) for said, meant in vocabulary().relations.items())
    yield from (("count", number) for number in _numbers())


@cache
def plural(noun: str) -> str:
    """The plural of a noun in the singular."""
    head, space, last = noun.rpartition(" ")
    irregular = {one: many for many, one in vocabulary().words["irregular_plurals"].items()}
    if is_plural(last) or last in vocabulary().set_of("always_plural"):
        return noun
    regular = next(
        last[: len(last) - cut] + end for ends, cut, end in _PLURALS if last.endswith(ends)
    )
    many = irregular.get(last, regular)
    return f"{head}{space}{many}" if singular(many) == last else noun


_VOWEL_Y = ("ay", "ey", "oy", "uy")
_PLURALS: tuple[tuple[str | tuple[str, ...], int, str], ...] = (
    (_VOWEL_Y, 0, "s"),
    ("y", 1, "ies"),
    (("s", "x", "z", "ch", "sh"), 0, "es"),
    ("", 0, "s"),
)
