"""How does a sentence fall into noun phrases and the links between them?

    element = noun phrase | link
    noun phrase = determiner? number? (adjective | participle | noun)* noun
    link = relation ("on top of") | place ("on the left") | verb | "and" | comma | "is" | "no" | …

The chunker goes from left to right and takes the longest thing that fits. Tags come from the
parser; compounds and the words of the vocabulary overrule them, because prompts are often fragments
on which a parser errs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from imagineart.reading import lexicon
from imagineart.reading.counts import Count, read_count
from imagineart.reading.lexicon import is_color, is_color_phrase
from imagineart.reading.syntax import Word, is_adjective
from imagineart.reading.tags import settled
from imagineart.world.nouns import all_nouns
from imagineart.world.places import all_places
from imagineart.world.vocabulary import is_plural, singular, vocabulary, word_set

LinkKind = Literal[
    "relation", "place", "verb", "and", "comma", "be", "who", "no", "adjective", "stop", "other"
]

DETERMINERS = word_set("a an the this that these those another my your his her its our their")
POSSESSIVES = frozenset(["my", "your", "his", "her", "its", "our", "their"])
PRONOUNS = word_set("it he she they them him her itself himself herself themselves these those")
ORDINALS: Mapping[str, int | None] = {
    **dict.fromkeys(("left", "leftmost", "first"), 0),
    **dict.fromkeys(("right", "rightmost", "last"), -1),
    **dict.fromkeys(("middle", "center", "centre", "central"), None),
    **{"second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5},
}  # which of several in a row, from the left; None: the middle one
ANAPHORS = frozenset(["one", "ones", "other", "others"])
_COMPANIES = frozenset({"family", "party"})  # "of" and a number: so many people
_BE = word_set("is are was were be being been 's 're")
_WHO = frozenset(["that", "which", "who", "whom", "whose", "where"])
_AND = frozenset(["and", "&", "+", "plus", "or", "nor"])
_ADVERBS = word_set("very really extremely quite so too slightly rather incredibly super just")
_PREDETERMINERS = word_set("all such only just exactly about around nearly almost")
RESTRAINING = frozenset({"only", "just"})
_GRIPPING = word_set("holding wearing carrying clutching wielding gripping")  # never like what
_WHERE = word_set("underwater outdoors indoors outside inside downtown offshore midair")
_LONGEST = 5  # words of a compound or a linking phrase


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A thing, or what looks like one.

    `noun`: singular, as the knowledge has it; `described`: the words between number and noun;
    `named`: the words of the noun itself.
    """

    noun: str
    named: tuple[Word, ...]
    described: tuple[Word, ...] = ()
    determiner: str = ""
    count: Count | None = None
    plural: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the prompt, without the determiner."""
        words = (*self.described, *self.named)
        start = min(word.start for word in words)
        return (self.count.start if self.count else start), self.head.end

    @property
    def head(self) -> Word:
        """The last word."""
        return self.named[-1]

    @property
    def sentence(self) -> int:
        """The sentence in which it stands."""
        return self.head.sentence

    @property
    def is_pronoun(self) -> bool:
        """Stands for a thing named elsewhere."""
        return not self.determiner and self.noun in PRONOUNS


@dataclass(frozen=True, slots=True)
class Link:
    """What stands between two noun phrases; `meaning` is the predicate, lemma or place."""

    kind: LinkKind
    meaning: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, in lower case."""
        return " ".join(word.text for word in self.words)

    @property
    def sentence(self) -> int:
        """The sentence in which it stands."""
        return self.words[0].sentence


Element = NounPhrase | Link


def elements(words: Sequence[Word]) -> list[Element]:
    """Noun phrases and links in the order of the prompt."""
    found: list[Element] = []
    words = settled(words)
    at = 0
    while at < len(words):
        element, at = _next(words, at)
        found.append(element)
    return found


def _next(words: Sequence[Word], at: int) -> tuple[Element, int]:
    """The element that begins at `at`, and where the next one begins."""
    for read in (_fixed_link, _pronoun, _bare_color, _noun_phrase):
        element = read(words, at)
        if element:
            return element
    return _single(words[at]), at + 1


def _fixed_link(words: Sequence[Word], at: int) -> tuple[Element, int] | None:
    """A phrase of the vocabulary that links or places."""
    for length in range(min(_LONGEST + 1, len(words) - at), 0, -1):
        run = tuple(words[at : at + length])
        if run[-1].sentence != run[0].sentence:
            continue
        if (kind := _kind_of(tuple(word.text for word in run))) and not _is_misread(words, at, run):
            return Link(kind[0], kind[1], run), at + length
    return None


def _is_long_link(words: Sequence[Word], at: int) -> bool:
    """Whether a linking phrase of several words begins here: "left of" after "a zebra"."""
    link = _fixed_link(words, at)
    return link is not None and link[1] > at + 1


@cache
def _kind_of(text: tuple[str, ...]) -> tuple[LinkKind, str] | None:
    vocab = vocabulary()
    if text in vocab.relations:
        return "relation", vocab.relations[text]
    if text in vocab.negations:
        return "no", " ".join(text)
    if text in vocab.regions:
        return "place", vocab.regions[text]
    return None


def _is_misread(words: Sequence[Word], at: int, run: tuple[Word, ...]) -> bool:
    """A linking word that here is a noun, an adjective, or one end of a longer name."""
    if len(run) > 1:
        follows = words[at + len(run)].text if at + len(run) < len(words) else ""
        return run[-1].text in ("left", "right", "top", "front") and follows == "of"
    word = run[0]
    if word.text == "to" and at + 1 < len(words) and words[at + 1].tag == "VB":
        return True
    return bool(_compound(words, at)) or (word.text == "like" and word.is_verb and word.tag == "VB")


def _pronoun(words: Sequence[Word], at: int) -> tuple[Element, int] | None:
    """it, he, they … ; "her" and "these" only where no noun follows."""
    word = words[at]
    if word.text not in PRONOUNS:
        return None
    if word.text in DETERMINERS and _noun_phrase(words, at):
        return None
    return NounPhrase(word.text, (word,)), at + 1


def _bare_color(words: Sequence[Word], at: int) -> tuple[Element, int] | None:
    """A colour of several words that no noun follows: "painted mint green", not "of red wine"."""
    if at and words[at - 1].text == "of":
        return None
    for length in range(min(4, len(words) - at), 1, -1):
        run = tuple(words[at : at + length])
        if is_color_phrase(tuple(word.text for word in run)):
            end = at + length
            bare = end >= len(words) or not (_is_noun(words, end, True, 0) or _compound(words, end))
            joined = bare and not (_joint(words, end) if end < len(words) else 0)
            return (Link("adjective", "color", run), end) if joined else None
    return None


def _single(word: Word) -> Link:
    """One word that belongs to no noun phrase."""
    text = word.text
    kinds: tuple[tuple[LinkKind, bool], ...] = (
        ("be", text in _BE or (word.lemma == "be")),
        ("and", text in _AND),
        ("comma", text in (",", ":", "(", ")", "/", "-", "–", "—", "|")),
        ("stop", text in (".", ";", "!", "?")),
        ("who", text in _WHO),
        ("place", text in ("left", "right")),
        ("verb", word.is_verb or _acts(word)),
        ("adjective", word.tag.startswith("JJ") or (is_color(text) and not _known(text))),
    )
    kind: LinkKind = next((name for name, holds in kinds if holds), "other")
    meaning = verb_of(word) if kind == "verb" else text
    return Link(kind, meaning, (word,))


def verb_of(word: Word) -> str:
    """The base form of a verb as the vocabulary lists it."""
    vocab = vocabulary()
    known = (vocab.verbs, vocab.words["poses"])
    stems = (word.lemma, word.text, *_stems(word.text))
    return next((stem for stem in stems if any(stem in table for table in known)), word.lemma)


def _stems(text: str) -> Iterator[str]:
    for end in ("ing", "ed", "es", "s"):
        if text.endswith(end) and len(text) > len(end) + 2:
            stem = text[: -len(end)]
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _noun_phrase(words: Sequence[Word], start: int) -> tuple[Element, int] | None:
    """The noun phrase that begins at `start`, if one does."""
    if start and _acts(words[start]) and words[start - 1].is_noun:
        return None
    at, determiner = _determiner(words, start)
    count = read_count(words, at)
    at = count.stop if count else at
    first = at
    at, nouns = _run(words, at, bool(determiner or count))
    if not nouns or (count and _is_company(words, start)):
        return _without_noun(words, start, first, determiner, count)
    run = words[first:at]
    length = max(1, min(_name_length(run), len(run)))
    named, described = tuple(run[-length:]), tuple(run[:-length])
    return _named(named, described, determiner, count), at


def _is_company(words: Sequence[Word], at: int) -> bool:
    """ "a family of" four: the number stands for people."""
    company = at > 1 and words[at - 1].text == "of" and words[at - 2].text in _COMPANIES
    follows = words[at + 1] if at + 1 < len(words) else None
    return company and not (follows and (follows.tag.startswith("NNS") or follows.tag == "JJ"))


def _named(
    named: tuple[Word, ...], described: tuple[Word, ...], determiner: str, count: Count | None
) -> NounPhrase:
    text = " ".join(word.text for word in named)
    return NounPhrase(singular(text), named, described, determiner, count, is_plural(text))


def _determiner(words: Sequence[Word], at: int) -> tuple[int, str]:
    determiner = ""
    while at < len(words) and words[at].text in _PREDETERMINERS and _more(words, at):
        determiner = words[at].text if words[at].text in RESTRAINING else ""
        at += 1
    if at < len(words) and words[at].text in DETERMINERS and _more(words, at):
        determiner = words[at].text
        at += 1
    return at, determiner


def _more(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].sentence == words[at].sentence


def _run(words: Sequence[Word], at: int, opened: bool) -> tuple[int, int]:
    """From `at` past the last word of the phrase, and how many nouns it has."""
    first, nouns = at, 0
    while at < len(words) and words[at].sentence == words[first].sentence:
        step = _step(words, at, first, nouns, opened)
        if not step:
            break
        at, nouns = at + step[0], nouns + step[1]
    return (at, nouns) if nouns else _last_adjective(words, first, at, opened)


def _step(
    words: Sequence[Word], at: int, first: int, nouns: int, opened: bool
) -> tuple[int, int] | None:
    """(words to go, nouns among them) if the word at `at` continues the phrase."""
    if at > first and _is_long_link(words, at):
        return None
    if length := _compound(words, at):
        return length, 1
    if words[at].text == "'s" and nouns and _continues(words, at + 1):
        return 1, -nouns  # what came before is the owner
    if nouns == 0 and (described := _description(words, at, first, opened)):
        return described, 0
    begun = opened or at > first
    named = _is_noun(words, at, begun, nouns) and not (nouns and words[at].text in DETERMINERS)
    return (1, 1) if named else None


def _description(words: Sequence[Word], at: int, first: int, opened: bool) -> int:
    """How many words from `at` on describe the noun to come, or join two that do."""
    if _is_modifier(words, at, first, opened):
        return 1
    return _joint(words, at) if at > first else 0


def _continues(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (words[at].is_noun or words[at].tag.startswith("JJ"))


def _joint(words: Sequence[Word], at: int) -> int:
    """How many words join two adjectives here: "red and white cat", "big, red ball"."""
    following = at + 1
    if words[at].text == "," and following < len(words) and words[following].text == "and":
        following += 1
    if words[at].text not in (",", "and", "&", "-") or following >= len(words):
        return 0
    if following < len(words) and words[following].text == "half":
        following += 1
    if not _is_adjective(words, following - 0) or not _is_adjective(words, at - 1):
        return 0
    return following - at if _noun_follows(words, following) else 0


def _noun_follows(words: Sequence[Word], at: int) -> bool:
    """Whether adjectives from `at` on lead to a noun."""
    while at < len(words) and _is_adjective(words, at):
        if at + 1 < len(words) and words[at + 1].text in (",", "and"):
            return _noun_follows(words, at + 2)
        at += 1
    return at < len(words) and _is_noun(words, at, True, 0)


def _is_adjective(words: Sequence[Word], at: int) -> bool:
    """An adjective, or a noun that is used as one because a noun follows."""
    word = words[at]
    if word.tag.startswith("JJ") or word.tag in ("VBN", "VBG"):
        return not _is_thing(word)
    if not (is_color(word.text) or _is_quality(word.text)):
        return False
    return at + 1 < len(words)


def _is_thing(word: Word) -> bool:
    """A thing and nothing else, whatever its tag: "a croissant, orange juice"."""
    told = is_color(word.text) or _is_quality(word.text) or word.tag != "JJ"
    return not told and word.text in all_nouns() and not is_adjective(word.text)


def _is_modifier(words: Sequence[Word], at: int, first: int, opened: bool) -> bool:
    """A word before the noun that says what it is like."""
    word = words[at]
    if word.is_noun and _is_quality(word.text) and not _adjective_or_noun_next(words, at):
        return False
    if word.tag.startswith("JJ") or _is_quality(word.text) or word.tag == "CD":
        return _noun_ahead(words, at)
    if word.text in _ADVERBS or word.tag in ("RB", "RBR", "RBS"):
        return at + 1 < len(words) and _is_adjective(words, at + 1) and _noun_ahead(words, at + 1)
    if word.tag in ("VBG", "VBN", "VBD"):
        bare = word.text in _GRIPPING and not opened and at == first
        if bare or (at and words[at - 1].text in ("both", "all", "each")):
            return False
        return (opened or at > first or _starts(words, at)) and _noun_right_after(words, at)
    return (_begins_color(words, at) or _is_finish(words, at)) and _noun_ahead(words, at)


def _is_finish(words: Sequence[Word], at: int) -> bool:
    """ "matte black bottles": what is no thing and stands before a colour tells how it looks."""
    after = words[at + 1] if at + 1 < len(words) else None
    colored = after is not None and after.tag.startswith("JJ") and is_color(after.text)
    return colored and words[at].is_noun and not _known(words[at].text)


def _adjective_or_noun_next(words: Sequence[Word], at: int) -> bool:
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    plain = after.is_noun or after.tag.startswith("JJ") or after.text in ("and", "'s", "-")
    return plain or is_color(after.text) or _is_quality(after.text) or _known(after.text)


def _begins_color(words: Sequence[Word], at: int) -> bool:
    """A colour, or a modifier of the colour after it: "neon pink"."""
    pair = tuple(word.text for word in words[at : at + 2])
    return is_color(pair[0]) or (is_color_phrase(pair) and is_color(pair[-1]))


def _starts(words: Sequence[Word], at: int) -> bool:
    """At the start of a fragment, or after "and", a comma or a preposition."""
    before = words[at - 1] if at else None
    return before is None or before.tag == "IN" or before.text in (",", "and", ".", ":", "-")


def _noun_right_after(words: Sequence[Word], at: int) -> bool:
    """A participle describes the noun after it: "sleeping cat", not "holding a cat"."""
    after = at + 1
    return after < len(words) and (
        words[after].is_noun
        or (words[after].tag.startswith("JJ") and _noun_ahead(words, after))
        or bool(_compound(words, after))
    )


def _noun_ahead(words: Sequence[Word], at: int) -> bool:
    """Whether a noun closes the run of adjectives after `at`."""
    after = at + 1
    while after < len(words) and words[after].sentence == words[at].sentence:
        word = words[after]
        if word.is_noun or _compound(words, after) or _known(word.text):
            return True
        loose = word.text in (",", "and", "&", "-") or word.tag in ("RB", "CD", "VBN", "VBG")
        if not (loose or word.tag.startswith("JJ") or is_color(word.text)):
            return False
        if (
            word.text in (",", "and")
            and after + 1 < len(words)
            and not _is_adjective(words, after + 1)
        ):
            return False
        after += 1
    return False


def _is_noun(words: Sequence[Word], at: int, begun: bool, nouns: int) -> bool:
    word = words[at]
    if not any(letter.isalnum() for letter in word.text) or word.text in _AND | _WHO | _BE:
        return False
    if nouns and (_acts(word) or word.text in _WHERE):
        return False
    if word.is_noun:
        return not (word.text in PRONOUNS or word.text in _ADVERBS)
    closed = word.tag in ("IN", "TO", "DT", "CC", "MD", "PRP", "PRP$", "WDT", "EX", "RP", "WP")
    if closed or not _known(word.text) or nouns or _is_finite(words, at):
        return False
    return begun or not word.is_verb or not _is_listed_verb(word)


def _is_finite(words: Sequence[Word], at: int) -> bool:
    """ "the rocket blasts off", "seagulls circle": a verb that agrees with its subject."""
    if not at or words[at - 1].sentence != words[at].sentence:
        return False
    subjects = {"VBZ": ("NN", "NNP"), "VBP": ("NNS",)}.get(words[at].tag, ())
    return words[at - 1].tag in subjects


def _is_listed_verb(word: Word) -> bool:
    base = verb_of(word)
    return base in vocabulary().verbs or base in vocabulary().words["poses"]


def _acts(word: Word) -> bool:
    """After a noun: a participle or verb that tags took for a noun, such as "holding"."""
    base = verb_of(word)
    return (
        _is_listed_verb(word)
        and base != word.text
        and word.text.endswith(("ing", "s"))
        and not _known(word.text)
    )


def _last_adjective(words: Sequence[Word], first: int, at: int, opened: bool) -> tuple[int, int]:
    """Adjectives alone: the last one is the noun if it names a thing ("an orange")."""
    if opened and at < len(words) and at == first and _known(words[at].text):
        return at + 1, 1
    if at > first and _known(words[at - 1].text) and (opened or at - first > 1):
        return at, 1
    return at, 0


def _without_noun(
    words: Sequence[Word], start: int, first: int, determiner: str, count: Count | None
) -> tuple[Element, int] | None:
    """ "one black": a number, or "another", with at most adjectives after it."""
    texts = [word.text for word in words[first : first + 2]]
    if determiner == "the" and texts[1:] == ["of"] and texts[0] in ORDINALS:
        return NounPhrase("one", (words[first],), (words[first],), determiner), first + 1
    at = first
    while at < len(words) and (words[at].tag.startswith("JJ") or is_color(words[at].text)):
        at += 1
    if count and count.stop < len(words) and words[count.stop].text in ("them", "these", "those"):
        of_them = words[count.stop]
        return NounPhrase("one", (of_them,), (), determiner, count), count.stop + 1
    if count is None or count.stop <= start or not words[start:at] or determiner in POSSESSIVES:
        return None
    one = words[count.stop - 1]
    return NounPhrase("one", (one,), tuple(words[first:at]), determiner, count), at


def _is_quality(word: str) -> bool:
    vocab = vocabulary()
    return word in vocab.materials or word in vocab.patterns or word in vocab.sizes


def _known(word: str) -> bool:
    return singular(word) in all_nouns() or word in all_places() or word in ANAPHORS


def _compound(words: Sequence[Word], at: int) -> int:
    """How many words from `at` on are a known name of several words; 0 if none."""
    for length in range(min(_LONGEST, len(words) - at), 1, -1):
        run = words[at : at + length]
        if run[-1].sentence == run[0].sentence and _is_compound(tuple(w.text for w in run)):
            return length
    return 0


@cache
def _is_compound(texts: tuple[str, ...]) -> bool:
    known = lexicon.compounds()
    return texts in known or tuple(singular(" ".join(texts)).split()) in known


def _name_length(run: Sequence[Word]) -> int:
    """How many of the last words are the noun's own name."""
    for length in range(min(_LONGEST, len(run)), 1, -1):
        if _is_compound(tuple(word.text for word in run[-length:])):
            return length
    return 1
