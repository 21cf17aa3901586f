"""How is one lesson made many? Other words in its slots, other typing, other endings.

Everything is drawn from the dice that are handed in.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from imagineart.reading.marked import Marked, Span
from imagineart.reading.wordpieces import words_of
from training.reading.lexicon import Lexicon
from training.reading.rewriting import Edit, edited

CHANGED = {
    "thing": 0.5, "part": 0.3, "worn": 0.4, "held": 0.35, "place": 0.4, "event": 0.3, "color": 0.7,
    "mat": 0.5, "pat": 0.5, "count": 0.5, "size": 0.4, "attr": 0.25, "text": 0.6, "expr": 0.4,
    "act": 0.2, "look": 0.5, "qual": 0.6, "lens": 0.6, "light": 0.5, "mood": 0.6, "artist": 0.6,
    "weather": 0.5, "time": 0.5, "shot": 0.4, "flag": 0.5, "not": 0.5, "form": 0.15,
}  # fmt: skip
"""How likely a slot gets other words, by role."""
ENDINGS = ("look", "qual", "lens", "light", "mood", "shot", "time", "artist")
"""What may be said of a picture after everything else."""
ARTICLE = re.compile(r"\b(an?) $", re.IGNORECASE)
SPELLINGS = (("colour", "color"), ("grey", "gray"), ("jewellery", "jewelry"), ("armour", "armor"))
SPATIAL = (
    "left_of", "right_of", "above", "below", "under", "behind", "in_front_of", "next_to", "on",
)  # fmt: skip
"""Predicates whose words may stand for one another: anything may be behind what it is beside."""
TURNED = 0.3  # of such relations
TYPED_WRONG = 0.05  # of the words of a prompt with typos


def varied(prompt: Marked, lexicon: Lexicon, dice: random.Random) -> Marked:
    """The prompt as somebody else might have typed it of something else."""
    if dice.random() < 0.7:
        prompt = rearranged(substituted(prompt, lexicon, dice), lexicon, dice)
    if dice.random() < 0.15:
        prompt = continued(prompt, lexicon, dice)
    if dice.random() < 0.3:
        prompt = edited(prompt, unpunctuated(prompt, dice))
    if dice.random() < 0.2:
        prompt = edited(prompt, typos(prompt, dice))
    if dice.random() < 0.2:
        prompt = respelt(prompt, dice)
    return recased(prompt, dice) if dice.random() < 0.35 else prompt


def rearranged(prompt: Marked, lexicon: Lexicon, dice: random.Random) -> Marked:
    """Things that stand otherwise to each other."""
    edits: list[Edit] = []
    spans = list(prompt.spans)
    for at, span in enumerate(spans):
        if span.predicate in SPATIAL and dice.random() < TURNED:
            spans[at] = replace(span, predicate=dice.choice(SPATIAL))
            words = lexicon.any_of(f"rel {spans[at].predicate}", dice)
            edits.append(Edit(span.start, span.end, words))
    return edited(replace(prompt, spans=tuple(spans)), edits)


def substituted(prompt: Marked, lexicon: Lexicon, dice: random.Random) -> Marked:
    """Other words in some slots; who is spoken of again by name keeps it."""
    named = {arc.target for arc in prompt.arcs if prompt.spans[arc.source].role == "ref"}
    edits: list[Edit] = []
    for at, span in enumerate(prompt.spans):
        if at not in named and dice.random() < CHANGED.get(span.role, 0.0):
            words = lexicon.other(span.role, prompt.words(at), dice)
            edits += _slot(prompt, span, words, glued=_is_glued(prompt.text, span))
    return edited(prompt, edits)


def _is_glued(text: str, span: Span) -> bool:
    """Whether it stands inside a longer word."""
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(c.isalnum() or c in "-'’" for c in around)


def _slot(prompt: Marked, span: Span, words: str, glued: bool) -> Iterator[Edit]:
    if glued:
        return
    yield Edit(span.start, span.end, words)
    article = ARTICLE.search(prompt.text[: span.start])
    if article:
        right = "an" if words[0].lower() in "aeiou" else "a"
        right = right.capitalize() if article[1][0].isupper() else right
        yield Edit(article.start(1), article.end(1), right)


def continued(prompt: Marked, lexicon: Lexicon, dice: random.Random) -> Marked:
    """The prompt with one to four more words on the picture as a whole at its end."""
    text, spans = prompt.text.rstrip(" ."), list(prompt.spans)
    for _ in range(dice.randint(1, 4)):
        role = dice.choice(ENDINGS)
        words = lexicon.any_of(role, dice)
        if words:
            start = len(text) + len(", ")
            text = f"{text}, {words}"
            spans.append(Span(start, len(text), role))
    inside = all(span.end <= len(prompt.text.rstrip(" .")) for span in prompt.spans)
    return Marked(text, tuple(spans), prompt.arcs) if inside else prompt


def unpunctuated(prompt: Marked, dice: random.Random) -> Iterator[Edit]:
    """Edits that leave out commas, or whatever ends and quotes."""
    signs = dice.choice((",", ",.", "\"“”'‘’", ".!"))
    inside = {at for span in prompt.spans for at in range(span.start, span.end)}
    for at, char in enumerate(prompt.text):
        if char in signs and at not in inside and _is_loose(prompt.text, at):
            yield Edit(at, at + 1, "")


def _is_loose(text: str, at: int) -> bool:
    """Whether a blank or an end is beside it: no word grows together without it."""
    return at in (0, len(text) - 1) or text[at - 1].isspace() or text[at + 1].isspace()


def typos(prompt: Marked, dice: random.Random) -> Iterator[Edit]:
    """Edits that swap, drop or double a letter inside some longer words that are not written."""
    written = {at for s in prompt.spans if s.role == "text" for at in range(s.start, s.end)}
    for word in words_of(prompt.text):
        long = word.end - word.start > 4 and prompt.text[word.start].isalpha()
        if long and word.start not in written and dice.random() < TYPED_WRONG:
            at = dice.randrange(word.start + 1, word.end - 2)
            one, two = prompt.text[at : at + 2]
            yield Edit(at, at + 2, dice.choice((two + one, one, one + one + two)))


def respelt(prompt: Marked, dice: random.Random) -> Marked:
    """American for British spelling, or the other way."""
    there, back = dice.choice(((0, 1), (1, 0)))
    hits = (
        Edit(hit.start(), hit.end(), pair[back])
        for pair in SPELLINGS
        for hit in re.finditer(pair[there], prompt.text)
    )
    return edited(prompt, hits)


def recased(prompt: Marked, dice: random.Random) -> Marked:
    """All in small letters mostly, in capitals, or with a capital at the start."""
    text = prompt.text
    case = dice.choice((str.lower, str.lower, str.lower, str.upper, str.title))
    changed = case(text) if dice.random() < 0.8 else text[:1].upper() + text[1:]
    return Marked(changed if len(changed) == len(text) else text, prompt.spans, prompt.arcs)
