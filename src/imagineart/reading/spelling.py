"""What did a mistyped word mean, and which part of the prompt is not English at all?

A word that is in no list and not an inflection of a listed one is replaced by the nearest word of
the vocabulary: one edit away (insertion, deletion, substitution, swap of neighbours), two for words
of seven letters and more. Names and words with digits are left alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from imagineart.reading import lexicon
from imagineart.reading.syntax import Word, english, english_stems, is_latin
from imagineart.world.vocabulary import singular, word_set

MOST_SEARCHES = 24  # unknown words of one prompt that are searched two edits far

_COMMON = {"teh": "the", "adn": "and", "wiht": "with", "whit": "with", "hte": "the", "nad": "and"}
_COMMON |= {"siting": "sitting", "untop": "on", "alot": "lots", "infront": "in", "nxt": "next"}
_SUFFIXES: tuple[tuple[str, str], ...] = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
)
_SUFFIXES += (("es", ""), ("s", ""), ("er", ""), ("er", "e"), ("est", ""), ("ly", ""), ("d", ""))
_SUFFIXES += (("y", ""), ("ish", ""), ("like", ""), ("less", ""), ("ier", "y"), ("iest", "y"))

FOREIGN = word_set(
    "der die das ein eine einen einem einer und mit auf im dem den ist nicht zwei drei vor "
    "neben unter über le la les un une des du et avec sur dans deux trois est qui el los las "
    "una unos y con sobre en del dos tres es que il lo gli uno della di e su nel due o os um "
    "uma com em da do dois het een en met op van twee en ett och på med en jest na w z dwa "
    "bir ve ile üzerinde på og"
)
_PLAINLY_FOREIGN = word_set(
    "und mit nicht zwei drei neben unter über ein eine einen einem einer et avec deux trois une "
    "unos unas dos tres della três dois twee zwart och två dwa trzy üzerinde"
)  # what no English phrase and no famous name holds
_SHORT = 4  # words of a sentence that one such word tells the language of
_FUNCTION = word_set(
    "the a an of and with on in at is are to from by for under over next near his her its it "
    "this that two three four no without"
)


def correct(word: str) -> str:
    """The word that was meant; the same one if it is known or nothing is near."""
    return next(_meant(word), word) if may_be_wrong(word) else word


def may_be_wrong(word: str) -> bool:
    """Whether a word in lower case is no English word that we know."""
    if word in _COMMON:
        return True
    plain = len(word) >= 4 and word.isascii() and word.isalpha()
    return plain and not is_word(word)


@cache
def is_word(word: str) -> bool:
    """Whether a word, or what it is an inflection of, is listed."""
    if word in lexicon.everything() or word in english():
        return True
    stems = (word[: -len(end)] + new for end, new in _SUFFIXES if word.endswith(end))
    doubled = re.sub(r"(.)\1(?:ing|ed|er|est)$", r"\1", word)
    return any(_inflects(stem) for stem in (*stems, doubled, singular(word)) if len(stem) > 2)


def _inflects(word: str) -> bool:
    return word in lexicon.everything() or word in english_stems()


def _meant(word: str) -> Iterator[str]:
    if word in _COMMON:
        yield _COMMON[word]
    yield from _ranked(word, _near(word))


def correct_all(words: Sequence[Word], shouting: bool) -> dict[int, str]:
    """Index → meant word, for all words that look mistyped. `shouting`: all is in capitals."""
    found: dict[int, str] = {}
    searches = 0
    for at, word in enumerate(words):
        if not _is_name(word, at, words, shouting) and may_be_wrong(word.text):
            meant = correct(word.text)
            if meant == word.text and len(word.text) >= 7 and searches < MOST_SEARCHES:
                searches += 1
                meant = next(_ranked(word.text, _far(word.text)), word.text)
            if meant != word.text:
                found[at] = meant
    return found


def _is_name(word: Word, at: int, words: Sequence[Word], shouting: bool) -> bool:
    """Capitalised within a sentence: probably a name."""
    first = at == 0 or words[at - 1].sentence != word.sentence
    return not shouting and not first and word.raw[:1].isupper()


def _ranked(word: str, candidates: set[str]) -> Iterator[str]:
    """Candidates, the likeliest slip first: doubled letters, swapped ones, basic words."""
    basic = lexicon.basic()

    def cost(candidate: str) -> tuple[float, str]:
        slip = 0.0 if _squeezed(candidate) == _squeezed(word) else 1.0
        slip -= 0.5 * (sorted(candidate) == sorted(word))
        slip += (candidate[0] != word[0]) + 0.4 * (candidate not in basic)
        return slip, candidate

    return iter(sorted((c for c in candidates if len(c) > 2), key=cost))


@cache
def _squeezed(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _near(word: str) -> set[str]:
    """Words at most one edit away, and plurals of such."""
    found = {hit for form in (word, *_deletions(word)) for hit in _index().get(form, ())}
    return {hit for hit in found if distance(word, hit, 1) <= 1}


def _far(word: str) -> set[str]:
    """Words at most two edits away that begin alike."""
    pool = _by_initial()[word[0]]
    return {w for w in pool if abs(len(w) - len(word)) <= 2 and distance(word, w, 2) <= 2}


def _deletions(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Each word of the vocabulary under itself and under itself without any one letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in _targets():
        for form in (word, *_deletions(word)):
            found[form].append(word)
    return {form: tuple(words) for form, words in found.items()}


@cache
def _by_initial() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in _targets():
        found[word[0]].append(word)
    return found


@cache
def _targets() -> frozenset[str]:
    words = {word for word in lexicon.everything() if word.isalpha() and len(word) >= 3}
    plurals = {f"{word}s" for word in lexicon.basic() if word.isalpha() and len(word) > 3}
    return frozenset(words | plurals | {"with", "next", "front", "between", "beautiful"})


def distance(one: str, two: str, most: int) -> int:
    """Edits between two words, swaps of neighbours counted as one; `most` + 1 if there are more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(two, 1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1]


def foreign_sentences(words: Sequence[Word]) -> set[int]:
    """Numbers of the sentences in another script or language than English."""
    sentences: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if any(letter.isalpha() for letter in word.text):
            sentences[word.sentence].append(word)
    return {number for number, own in sentences.items() if _is_foreign(own)}


def _is_foreign(words: Sequence[Word]) -> bool:
    scripts = sum(not is_latin(word.text) for word in words)
    if 2 * scripts > len(words):
        return True
    texts = [word.text for word in words]
    if any(text in _FUNCTION and text not in FOREIGN for text in texts):
        return False
    hits = sum(text in FOREIGN for text in texts)
    if len(texts) <= _SHORT and any(text in _PLAINLY_FOREIGN for text in texts):
        return len(texts) > 1
    return len(texts) > 2 and hits >= max(2, len(texts) // 5) and _strange(texts) >= 0.3


def _strange(texts: Sequence[str]) -> float:
    """The share of words that are not listed as English."""
    return sum(text in FOREIGN or not is_word(text) for text in texts) / len(texts)
