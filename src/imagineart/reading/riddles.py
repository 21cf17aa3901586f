"""What is meant by a description? "The animal on the flag of Wales" is a red dragon.

Retrieval over the fact lines of the world: each word of the question counts as much as it is rare
among the facts (inverse document frequency), an unknown name as much as the rarest. How sure an
answer is, is the share of the question that its fact explains.

    sure = Σ idf(words in question and fact) ÷ Σ idf(words in question) · (right kind of thing?)
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile, takewhile

from imagineart.world.data import load
from imagineart.world.facts import Fact, all_facts
from imagineart.world.nouns import all_nouns, kinds_of, noun_of
from imagineart.world.vocabulary import is_plural, singular

SURE = 0.42  # share of the question explained, from which an answer is given
SURE_OF_ANYTHING = 0.55  # the same, where no kind of thing is asked for
ANOTHER_KIND = 0.5  # factor on answers that are not of the kind that is asked for
STRANGE = 0.35  # of the rarest word's weight: words that no fact has, unless they are names
ECHOED = 0.6  # factor on answers that the question names itself: "what hatches from an egg"
TOPICAL = 0.6  # of a word's weight where it is but the topic's
LEAST_TOLD = 4.0  # weight of the words that an answer must explain, in nats
FEWEST_SAID = 2  # telling words of a saying: "king of the jungle"
LENGTHY = 0.02  # what each unasked cue takes off, to tell equal answers apart
REMEMBERED = 512  # questions
_WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
ARTICLES = frozenset({"a", "an", "the"})
_ENDINGS = (  # an ending, what stands for it, and the fewest letters that are left
    ("ies", "y", 3), ("ing", "", 3), ("ed", "", 3), ("es", "", 3), ("s", "", 3),
    ("y", "", 4), ("e", "", 3),
)  # fmt: skip
_SHORTEST = 3  # letters of a word whose last two are alike


@dataclass(frozen=True)
class Answer:
    """`drawn` is meant, `sure` 0–1; `fact` says why. `told`: weight of the words that it explains,
    less that of those that it does not.
    """

    drawn: str
    sure: float
    fact: Fact
    told: float = 0.0


@dataclass(frozen=True)
class _Asked:
    """The kind of thing that a question asks for, and all its telling words, as stems."""

    head: str
    words: frozenset[str]


@lru_cache(REMEMBERED)
def answer(question: str, least: float = SURE) -> Answer | None:
    """What a description means; None where no fact explains `least` of it."""
    asked = _asked(question)
    saying = _library().sayings.get(stems(question))
    if saying is not None:
        return Answer(
            _library().facts[saying].drawn, 1.0, _library().facts[saying], sum(asked.values())
        )
    if not asked:
        return None
    best = max(_explained(question, asked).items(), key=lambda pair: pair[1], default=None)
    least = max(least, SURE_OF_ANYTHING) if not head_of(question) else least
    if best is None or best[1] < least or best[1] * sum(asked.values()) < LEAST_TOLD:
        return None
    fact, sure = _library().facts[best[0]], min(1.0, best[1])
    return Answer(fact.drawn, sure, fact, (2.0 * sure - 1.0) * sum(asked.values()))


def _explained(question: str, asked: Mapping[str, float]) -> Mapping[int, float]:
    """Fact number → how far it explains the question."""
    library, whole = _library(), sum(asked.values())
    scores: dict[int, float] = defaultdict(float)
    for word, weight in asked.items():
        for number, share in library.found.get(word, ()):
            scores[number] += weight * share / whole
    question_is = _Asked(head_of(question), frozenset(asked))
    return {number: _fitting(library, number, question_is, s) for number, s in scores.items()}


def _fitting(library: "_Library", number: int, asked: "_Asked", score: float) -> float:
    """The score, less where the fact is of another kind, was named already, or says much else."""
    fact = library.facts[number]
    known = asked.head in library.heads and not fact.is_change
    fits = not known or asked.head in library.kinds[number]
    echoed = asked.words.issuperset(stems(fact.drawn))
    echoed = echoed and (fact.is_change or asked.head not in stems(fact.drawn))
    factor = (1.0 if fits else ANOTHER_KIND) * (ECHOED if echoed else 1.0)
    return score * factor - LENGTHY * math.log1p(len(fact.cues))


def _asked(question: str) -> Mapping[str, float]:
    """The telling words of a question and how much each counts."""
    library = _library()
    names = {stem(hit[0]) for hit in _WORD.finditer(question) if hit[0][0].isupper()}
    return {
        word: library.weights.get(word, library.rarest * (1.0 if word in names else STRANGE))
        for word in stems(question)
    }


def named(words: str) -> Answer | None:
    """As what somebody is drawn whose famous name the words are, and nothing else."""
    fact = _names().get(words.lower())
    return Answer(fact.drawn, 1.0, fact) if fact else None


@cache
def _names() -> Mapping[str, Fact]:
    return {cue: fact for fact in all_facts() if fact.is_name for cue in fact.cues}


def is_whole(question: str) -> bool:
    """Whether a question may end there: not at "of" or "the"."""
    return question.lower().split()[-1:] != [] and question.lower().split()[-1] not in _words(
        "open_ends"
    )


def names_in(text: str) -> Sequence[str]:
    """The proper names of a text that a fact is told of."""
    hits = (hit[0] for hit in _WORD.finditer(text) if hit[0][0].isupper())
    return tuple(hit for hit in hits if stem(hit) in _library().found)


def head_of(question: str) -> str:
    """The stem of what kind of thing is asked for; "" if anything is."""
    return stem(kind_of(question))


def kind_of(question: str) -> str:
    """The noun that says what kind of thing is asked for; "" if anything is."""
    words = [*dropwhile(lambda word: word in ARTICLES, _WORD.findall(question))]
    name = [*takewhile(lambda word: word not in _words("breaks"), words)]
    named = next((n for n, word in enumerate(name) if n and _opens(name[n - 1], word)), len(name))
    kind = name[named - 1].lower() if named else ""
    return "" if kind in _words("open") or kind in _words("empty") else kind


def _opens(before: str, word: str) -> bool:
    """Whether a clause begins without a word for it: "the shoe | Cinderella lost"."""
    if before != before.lower():
        return False
    is_kind = before in all_nouns() or stem(before) in _library().found
    return word[0].isupper() or (is_plural(word.lower()) and is_kind)


@lru_cache(1 << 14)
def stems(text: str) -> Sequence[str]:
    """The stems of the words that tell something, each once."""
    words = (hit[0].lower() for hit in _WORD.finditer(text))
    return tuple(dict.fromkeys(stem(word) for word in words if word not in _words("empty")))


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """A word in small letters without its ending: "drives", "driving" → "driv"."""
    word = singular(word.lower())
    for ending, instead, fewest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= fewest:
            return _undoubled(word.removesuffix(ending) + instead)
    return word


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] != "s" else word


@dataclass(frozen=True)
class _Library:
    """`found`: stem → (number of fact, share of its weight); `kinds`: what each fact's thing may be
    called, `heads` all of them; `sayings`:
    cues of several words, which are answers by themselves."""

    facts: Sequence[Fact]
    found: Mapping[str, Sequence[tuple[int, float]]]
    weights: Mapping[str, float]
    kinds: Sequence[frozenset[str]]
    heads: frozenset[str]
    sayings: Mapping[Sequence[str], int]
    rarest: float


@cache
def _library() -> _Library:
    facts = tuple(fact for fact in all_facts() if not fact.is_name)
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, fact in enumerate(facts):
        for word, share in _shares(fact).items():
            found[word].append((number, share))
    count = Counter({word: len(hits) for word, hits in found.items()})
    weights = {word: math.log(len(facts) / number) for word, number in count.items()}
    kinds = [frozenset(_kinds(fact)) for fact in facts]
    heads = frozenset(head for names in kinds for head in names)
    cues = ((stems(cue), number) for number, fact in enumerate(facts) for cue in fact.cues)
    sayings = {words: number for words, number in cues if len(words) >= FEWEST_SAID}
    return _Library(facts, found, weights, kinds, heads, sayings, math.log(len(facts)))


def _shares(fact: Fact) -> Mapping[str, float]:
    """The stems that a fact is found by; those of its topic count less."""
    topical = dict.fromkeys((*stems(" ".join(fact.topic)), *_kinds(fact)), TOPICAL)
    return {**topical, **dict.fromkeys(stems(" ".join(fact.cues)), 1.0)}


def _kinds(fact: Fact) -> Iterable[str]:
    """What the drawn thing may be called: its own words, its kinds, what its topic calls it."""
    noun = noun_of(fact.drawn)
    built = ("building",) if noun.building else ()
    named = (fact.drawn, *noun.kinds, *built, *kinds_of(fact.drawn.split()[-1]))
    return (*(word for name in named for word in stems(name)), *stems(" ".join(fact.topic)))


@cache
def _words(name: str) -> frozenset[str]:
    """Words of questions, as `questions.yaml` lists them."""
    return frozenset(load("questions")[name].split())
