"""Which words that the tagger took for nouns are verbs here?

Prompts are fragments, on which a tagger prefers nouns: "a rocket blasts off", "a dog jamming on a
guitar", "a pepper cut in half". What English grammar rules out is put right: a plural cannot head a
phrase that begins with "a", and who lives does what a participle after its name says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from imagineart.reading.lexicon import is_color
from imagineart.reading.syntax import Word, english_verbs, is_adjective
from imagineart.world.nouns import all_nouns, is_a
from imagineart.world.vocabulary import is_plural, singular, vocabulary, word_set

_SINGLE = frozenset({"a", "an", "one", "each", "every", "another"})
_LIVING = ("person", "animal", "robot", "ghost", "alien", "teddy bear", "snowman", "skeleton")
_UNCHANGED = word_set("cut split shut burst spread")  # participles without an ending
_INTO = word_set("in into from by along down open with")
_CLOSING = frozenset({"IN", "RP", "TO", "DT", "PRP", "PRP$", "RB", "CC", "CD", "WRB"})
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"))
_LEAST = 3  # letters of a verb's stem


def settled(words: Sequence[Word]) -> list[Word]:
    """The words, with the tags of verbs on those that can be nothing else."""
    found: list[Word] = []
    for at, word in enumerate(words):
        tag = _tag(found, word, words[at + 1] if at + 1 < len(words) else None)
        found.append(replace(word, tag=tag) if tag else word)
    return found


def _tag(before: Sequence[Word], word: Word, after: Word | None) -> str:
    """The tag of the verb that `word` is after those before it; "" if it is none."""
    following = after if after and after.sentence == word.sentence else None
    if not before or before[-1].sentence != word.sentence:
        return "NNS" if _opens_clause(word, following) else ""
    if word.is_noun and _is_subject(before[-1], word) and word.text in english_verbs():
        return "VBP"
    act = word.tag == "JJ" and _is_worn_in_act(word, following)
    return "NN" if act else _tag_by_ending(before, word, following)


def _tag_by_ending(before: Sequence[Word], word: Word, following: Word | None) -> str:
    """The tag of a verb that stands behind a noun: "cut in half", "jamming on", "blasts off"."""
    if word.text in _UNCHANGED and before[-1].is_noun:
        return "VBN" if following and following.text in _INTO else ""
    deed = word.text.endswith("ing") and following is not None and _are_things(following)
    if not (word.is_noun and (deed or _closes(following))):
        return ""
    if word.text.endswith("ing"):
        return "VBG" if _is_deed(word) and _has_doer(before) else ""
    return "VBZ" if word.text.endswith("s") and _disagrees(before, word, following) else ""


def _opens_clause(word: Word, after: Word | None) -> bool:
    """ "Seagulls circle overhead": the subject of the verb after it, and no verb itself."""
    things = is_plural(word.text) and singular(word.text) in all_nouns()
    return word.tag == "VBZ" and things and after is not None and _is_subject(word, after)


def _is_subject(word: Word, verb: Word) -> bool:
    """Whether a plural is the subject of the verb, as parsed."""
    return is_plural(word.text) and word.dep == "nsubj" and word.head == verb.index


def _is_worn_in_act(word: Word, after: Word | None) -> bool:
    """ "in a pink tutu dancing": a thing before what is done, no adjective."""
    thing = word.text in all_nouns() and not is_adjective(word.text)
    acts = after is not None and after.text.endswith("ing") and _is_deed(after)
    return thing and acts and not is_color(word.text)


def _are_things(word: Word) -> bool:
    """ "a chef flipping pancakes", "a witch casting spells": what is done to a plural."""
    name = singular(word.text)
    named = name in all_nouns() or name in vocabulary().set_of("nonthings")
    return named and is_plural(word.text)


def _closes(after: Word | None) -> bool:
    """Whether no further noun can follow in the same phrase."""
    return after is None or after.tag in _CLOSING or not after.text[0].isalnum()


def _has_doer(before: Sequence[Word]) -> bool:
    """ "a dog …", "a dog singing and …"."""
    last = before[-1]
    if last.text in ("and", ",") and len(before) > 1:
        return before[-2].tag == "VBG" and before[-2].text.endswith("ing")
    return last.is_noun and any(is_a(singular(last.text), kind) for kind in _LIVING)


def _is_deed(word: Word) -> bool:
    return word.text not in all_nouns() and _is_verb(word.text)


def _disagrees(before: Sequence[Word], word: Word, after: Word | None) -> bool:
    """ "a rocket blasts", "the man parks his car": no plural can follow "a" or precede "his"."""
    listed = word.text in vocabulary().set_of("always_plural") or word.text in all_nouns()
    owned = after is not None and after.tag in ("PRP$", "DT")
    opening = _opening(before)
    single = owned or opening in _SINGLE or (not opening.isalnum() and _is_stuff(before[-1], word))
    return before[-1].tag in ("NN", "NNP") and single and not listed and _is_verb(word.text)


def _is_stuff(before: Word, word: Word) -> bool:
    """ "Lightning flashes", not "paper planes": what cannot be counted does it."""
    return before.text in vocabulary().set_of("mass") and singular(word.text) not in all_nouns()


def _opening(before: Sequence[Word]) -> str:
    """The word before the run of nouns and adjectives that ends here."""
    sentence = before[-1].sentence
    words = (w.text for w in reversed(before) if w.sentence != sentence or not _describes(w))
    return next(words, "")


def _describes(word: Word) -> bool:
    return word.text != "'s" and (word.is_noun or word.tag in ("JJ", "JJR", "JJS", "VBN", "HYPH"))


def _is_verb(text: str) -> bool:
    return any(stem in english_verbs() for stem in _stems(text))


def _stems(text: str) -> Iterator[str]:
    """What the form of a verb may come from: "jamming" from "jam"."""
    for ending, put in _ENDINGS:
        stem = text.removesuffix(ending)
        if stem != text and len(stem + put) >= _LEAST:
            yield stem + put
            if ending == "ing" and stem[-1] == stem[-2]:
                yield stem[:-1]
