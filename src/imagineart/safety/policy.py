"""May these words be drawn? A first layer: a policy in data, matched on whole words.

Before matching, text is brought to one form, so that spelling tricks do not help: compatibility
forms and accents (NFKD), look-alike letters of other scripts, digits for letters inside words,
zero-width characters, letters set apart ("n u d e", "n-u-d-e") and drawn out ("nuuude"). Words are
never matched inside other words, so that Scunthorpe, cocktails and Essex stay what they are.

Scripts without spaces are searched through letter by letter. It reads words, not pictures: one that
nobody examined is not called safe. English is read in full; of the other languages that the policy
names only the words that matter; the rest pass.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

import yaml

from imagineart.errors import ImagineArtError

Action = Literal["block", "flag"]
Words = tuple[str, ...]
Phrase = Words | str  # word by word, or letters to be found anywhere
T = TypeVar("T")
BREAK = "|"  # stands between texts, so that no phrase reaches from one into the next

LOOK_ALIKES = str.maketrans(
    {
        **dict(zip("авԁеһіјкӏмнопрԛѕтυνѡхуз", "abdehijklmhonpqstuvwxyz", strict=True)),  # Cyrillic
        **dict(zip("αβγειικνορτυχωԍ", "abyeiiknoptuxwg", strict=True)),  # Greek
        **dict(zip("ɑɡıɩʟɴʀʏ", "agiilnry", strict=True)),  # phonetic letters
        "с": "c",
    }
)
DIGITS = str.maketrans("013457@$!", "oieastasi")
SEPARATORS = r"[\s.\-_*·•'’,/\\|+~]"
LETTER = r"[^\W_]"
SPACED = re.compile(rf"(?<!{LETTER})(?:{LETTER}{SEPARATORS}{{1,3}}){{2,}}{LETTER}(?!{LETTER})")
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]")  # after NFKD
WORD = re.compile(r"[\w@$!]+(?:[-._*'’][\w@$!]+)*|\|")


class ContentPolicyError(ImagineArtError):
    """The policy does not allow what is asked for; the message is the category."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the policy says of a text: nothing (`action` None), `flag` or `block`, and why."""

    action: Action | None = None
    category: str = ""

    @property
    def blocked(self) -> bool:
        """Whether it must not be drawn."""
        return self.action == "block"

    @property
    def flagged(self) -> bool:
        """Whether it is borderline: drawn, and reported."""
        return self.action == "flag"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it is searched through: its words, and its letters with nothing between them."""

    words: Words
    letters: str

    def has(self, phrase: Phrase) -> bool:
        """Whether it holds the phrase."""
        if isinstance(phrase, str):
            return phrase in self.letters
        return any(_starts(self.words[at:], phrase) for at in range(len(self.words)))


@dataclass(frozen=True, slots=True)
class _Rule:
    phrase: Phrase
    action: Action
    category: str


class Policy:
    """A policy read from data; see policy.yaml for its form."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        innocent = list(map(_phrase, data["innocent"]))
        self._innocent = _by_first_word((p, len(p)) for p in innocent if not isinstance(p, str))
        self._innocent_anywhere = [phrase for phrase in innocent if isinstance(phrase, str)]
        rules = list(_rules(data["categories"]))
        self._rules = _by_first_word((r.phrase, r) for r in rules if not isinstance(r.phrase, str))
        self._anywhere = [rule for rule in rules if isinstance(rule.phrase, str)]
        self._together = [
            (name, [list(map(_phrase, group)) for group in category["block_with"]])
            for name, category in data["categories"].items()
            if "block_with" in category
        ]
        self._gravity = _gravity(data)
        self.languages: tuple[str, ...] = tuple(data.get("languages", ("English",)))

    def judge(self, *texts: str) -> Verdict:
        """The gravest verdict on the texts, read one by one and as a whole.

        Of several offences that weigh the same, the one of the gravest category is named.
        """
        text = self._searched(f" {BREAK} ".join(texts))
        found = [rule for at in range(len(text.words)) for rule in self._starting(text, at)]
        found += [rule for rule in self._anywhere if text.has(rule.phrase)]
        for name, groups in self._together:
            if all(any(text.has(phrase) for phrase in group) for group in groups):
                found.append(_Rule((), "block", name))
        return self._gravest(found)

    def _searched(self, whole: str) -> _Text:
        letters = _letters(whole) if UNSPACED.search(_plain(whole)) else ""
        for phrase in self._innocent_anywhere:
            letters = letters.replace(phrase, BREAK)
        return _Text(self._without_innocent(words_of(whole)), letters)

    def _starting(self, text: _Text, at: int) -> Iterator[_Rule]:
        return _matches(self._rules, text.words, at)

    def _gravest(self, found: Sequence[_Rule]) -> Verdict:
        if not found:
            return Verdict()
        worst = min(found, key=lambda r: (r.action != "block", self._gravity[r.category]))
        return Verdict(worst.action, worst.category)

    def _without_innocent(self, words: Words) -> Words:
        kept: list[str] = []
        at = 0
        while at < len(words):
            length = max(_matches(self._innocent, words, at), default=0)
            kept.append(BREAK if length else words[at])
            at += length or 1
        return tuple(kept)


@cache
def default_policy() -> Policy:
    """The policy that ships with the package."""
    return Policy(yaml.safe_load((files(__package__) / "policy.yaml").read_text("utf-8")))


def check_prompt(prompt: str) -> Verdict:
    """The default policy's verdict on a prompt."""
    return default_policy().judge(prompt)


def check_plan(plan: Mapping[str, Any]) -> Verdict:
    """The default policy's verdict on a plan (as JSON): its nouns and all words to be written."""
    return default_policy().judge(*strings_of(plan))


def refuse_unsafe(plan: Mapping[str, Any]) -> None:
    """Raises `ContentPolicyError` with the category if the plan (as JSON) must not be drawn."""
    verdict = check_plan(plan)
    if verdict.blocked:
        raise ContentPolicyError(verdict.category, field="prompt")


def strings_of(plan: Mapping[str, Any]) -> Iterator[str]:
    """Every string of a plan (as JSON) that names something drawn or is written out."""
    for item in plan.get("objects", ()):
        yield from (item.get(key) or "" for key in ("noun", "phrase", "drawn_as"))
    yield (plan.get("background") or {}).get("setting") or ""
    yield from (text["string"] for text in plan.get("texts", ()))


def words_of(text: str) -> Words:
    """The words of a text in their plain form; a word with inner marks also closed up."""
    plain = SPACED.sub(_closed_run, _plain(text))
    return tuple(part for word in WORD.findall(plain) for part in _spellings(word))


def _closed_run(run: re.Match[str]) -> str:
    """Letters set apart, as one word; a first or last letter may be a word of its own ("a")."""
    word = re.sub(SEPARATORS, "", run[0])
    forms = (
        [word] + ([word[1:]] if word[0] in "ai" else []) + ([word[:-1]] if word[-1] in "ai" else [])
    )
    return f" {BREAK} {f' {BREAK} '.join(forms)} {BREAK} "


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    visible = "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))
    return visible.casefold().translate(LOOK_ALIKES)


def _spellings(word: str) -> Iterator[str]:
    parts = re.split(r"[-._*'’]", word)
    closed = "".join(parts)
    yield from (_unmasked(part) for part in parts)
    if len(parts) > 1:
        yield from (BREAK, _unmasked(closed), BREAK)


def _unmasked(word: str) -> str:
    bare = word.strip("!")
    letters = bare.translate(DIGITS) if re.search(r"[^\W\d_]", bare) else bare
    return re.sub(r"(.)\1{2,}", r"\1", letters)


def _rules(categories: Mapping[str, Any]) -> Iterator[_Rule]:
    for name, category in categories.items():
        for words in category.get("block", ()):
            phrase = _phrase(words)
            yield _Rule(phrase, "block", name)
            if " " in words and not isinstance(phrase, str):
                yield _Rule(words_of(words.replace(" ", "")), "block", name)
        for words in category.get("flag", ()):
            yield _Rule(_phrase(words), "flag", name)


def _phrase(words: str) -> Phrase:
    return _letters(words) if UNSPACED.search(_plain(words)) else words_of(words)


def _letters(text: str) -> str:
    """The text's letters and breaks, nothing between them."""
    return "".join(c for c in _plain(text) if c.isalnum() or c == BREAK)


def _gravity(data: Mapping[str, Any]) -> dict[str, int]:
    """Category → its place, the gravest first; those not told of come last."""
    names = list(data.get("gravest_first", ()))
    names += [name for name in data["categories"] if name not in names]
    return {name: place for place, name in enumerate(names)}


def _by_first_word(entries: Iterable[tuple[Words, T]]) -> dict[str, list[tuple[Words, T]]]:
    index: defaultdict[str, list[tuple[Words, T]]] = defaultdict(list)
    for words, value in entries:
        for form in _forms(words[0]) if len(words) == 1 else (words[0],):
            index[form].append((words, value))
    return dict(index)


def _matches(index: Mapping[str, list[tuple[Words, T]]], words: Words, at: int) -> Iterator[T]:
    for phrase, value in index.get(words[at], ()):
        if _starts(words[at:], phrase):
            yield value


def _starts(words: Sequence[str], phrase: Words) -> bool:
    head, last = phrase[:-1], phrase[-1]
    return (
        len(words) >= len(phrase)
        and tuple(words[: len(head)]) == head
        and words[len(head)] in _forms(last)
    )


@cache
def _forms(word: str) -> tuple[str, ...]:
    return (word, f"{word}s", f"{word}es")
