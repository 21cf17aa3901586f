"""What do the words before a noun say: colour, material, pattern, size, expression, pose?

A run of colour words is read as a whole ("pale blue"); colours joined by "and" are several. Words
that are things as well ("cherry", "chocolate") are colours only where that makes sense: before
another colour, or before what is neither food nor plant.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from imagineart.color.names import COLOR_WORDS, NamedColor
from imagineart.color.names import parse as parse_color
from imagineart.plan.plan import Color, Span
from imagineart.reading.draft import Thing
from imagineart.reading.lexicon import is_color
from imagineart.reading.phrases import verb_of
from imagineart.reading.syntax import Word
from imagineart.world.nouns import all_nouns, is_a
from imagineart.world.vocabulary import vocabulary, word_set

_METALS = frozenset({"gold", "golden", "silver", "copper", "bronze"})
SURELY_COLORS = frozenset({"orange", "violet", "turquoise", "indigo", "lavender", "teal", *_METALS})
_EDIBLE = ("cake", "pie", "ice cream cone", "bread", "cookie", "candy", "bowl", "cup", "donut")
_PLANTS = ("tree", "flower", "potted plant", "sprout", "bouquet")
_SKIPPED = word_set("and , & - half very really the 's")
_UNTOLD = word_set("new other same own such certain only single empty")


def describe(thing: Thing, words: Sequence[Word]) -> None:
    """Note on `thing` all that the words before its noun say."""
    at = 0
    while at < len(words):
        length = color_length(words, at, thing.noun)
        if length:
            add_color(thing, words[at : at + length])
        at += length or _describe_one(thing, words, at)


def color_length(words: Sequence[Word], at: int, noun: str = "") -> int:
    """How many words from `at` on are one colour; 0 if none."""
    for length in range(min(4, len(words) - at), 0, -1):
        run = [word.text for word in words[at : at + length]]
        if all(_may_color(word) for word in run) and _named_color(" ".join(run)):
            last = at + length == len(words)
            return length if length > 1 or _is_meant_as_color(run[0], noun, last) else 0
    return 0


def _may_color(word: str) -> bool:
    return word in COLOR_WORDS or all(part in COLOR_WORDS for part in word.split("-"))


def _is_meant_as_color(word: str, noun: str, next_to_noun: bool) -> bool:
    """Whether a single colour word is one here: not in "cherry pie", "rose garden"."""
    if word not in all_nouns() or word in SURELY_COLORS:
        return True
    edible = any(is_a(noun, kind) for kind in (*_EDIBLE, *_PLANTS))
    material = vocabulary().materials.get(word)
    return not edible and material is None and noun in all_nouns()


@cache
def _named_color(words: str) -> NamedColor | None:
    return parse_color(words)


def color_of(words: Sequence[Word]) -> Color | None:
    """The colour that the words name."""
    named = _named_color(" ".join(word.text for word in words))
    return to_color(named, (words[0].start, words[-1].end)) if named else None


def to_color(named: NamedColor, span: Span | None) -> Color:
    """A plan's colour."""
    lightness, chroma, hue = named.oklch
    return Color(
        name=named.name,
        lightness=min(max(lightness, 0.0), 1.0),
        chroma=min(max(chroma, 0.0), 0.5),
        hue=hue % 360.0,
        span=span,
    )


def add_color(thing: Thing, words: Sequence[Word]) -> None:
    """One more colour of the thing; gold and other metals are its material as well."""
    color = color_of(words)
    if color and all(color.name != known.name for known in thing.colors):
        thing.colors.append(color)
        thing.modifiers.append(color.name)
    if len(words) == 1 and words[0].text in _METALS:
        thing.material = thing.material or vocabulary().materials[words[0].text]


def _describe_one(thing: Thing, words: Sequence[Word], at: int) -> int:
    """Take what one word (or a pattern of two) says; how many words were taken."""
    vocab = vocabulary()
    pair = " ".join(word.text for word in words[at : at + 2])
    if pair in vocab.patterns:
        thing.pattern = vocab.patterns[pair]
        thing.modifiers.append(pair)
        return 2
    text = words[at].text
    if text not in _SKIPPED:
        _take(thing, words[at], text)
    return 1


def _take(thing: Thing, word: Word, text: str) -> None:
    vocab = vocabulary()
    if text in vocab.materials:
        thing.material = vocab.materials[text]
    elif text in vocab.patterns:
        thing.pattern = vocab.patterns[text]
    elif text in vocab.sizes and not (text == "young" and is_a(thing.noun, "person")):
        thing.size = min(3.0, max(0.3, round(thing.size * vocab.sizes[text], 3)))
    elif text in vocab.set_of("expressions"):
        thing.expression = text
    elif word.tag in ("VBG", "VBN", "JJ") and (pose := pose_of(word)):
        thing.pose = pose
    else:
        _take_compound(thing, word)
    if text not in _UNTOLD:
        thing.modifiers.append(text)


def _take_compound(thing: Thing, word: Word) -> None:
    """ "red-and-white", "green-striped": colours and patterns inside hyphens."""
    parts = word.text.split("-")
    for part in parts[: len(parts) if len(parts) > 2 or _is_last_plain(parts) else 0]:
        named = parse_color(part) if is_color(part) else None
        if named:
            thing.colors.append(to_color(named, (word.start, word.end)))
        elif part in vocabulary().patterns:
            thing.pattern = vocabulary().patterns[part]


def _is_last_plain(parts: Sequence[str]) -> bool:
    """Not of a part: a "blue-eyed cat" is not blue."""
    return len(parts) == 2 and (parts[1] in vocabulary().patterns or is_color(parts[1]))


def pose_of(word: Word) -> str:
    """The pose that a verb or adjective names, or ""."""
    vocab = vocabulary().words
    direct: str = vocab["adjectives_as_poses"].get(word.text, "")
    ending = word.text.endswith("ing") or word.is_verb
    return direct or (vocab["poses"].get(verb_of(word), "") if ending else "")


def mentions(words: Iterable[Word], listed: frozenset[str]) -> bool:
    """Whether one of the words is in the list."""
    return any(word.text in listed for word in words)
