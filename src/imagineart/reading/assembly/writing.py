"""What is written in the picture? From texts and what is said of their letters to `TextBlock`s."""

from collections.abc import Iterator
from typing import cast

from imagineart.plan.plan import Color, FontMood, Kind, TextBlock, TextRole
from imagineart.reading.assembly.figures import Figures
from imagineart.reading.assembly.phrasebook import tokens_of
from imagineart.reading.assembly.qualities import color_of
from imagineart.world.vocabulary import vocabulary

ARC = 90.0  # degrees that an arched line takes at most
ARCHED = frozenset({"arched", "curved", "arc", "arch", "curving"})
OPENED = " \"“”‘’'"
LESSER = ("subtitle", "label", "speech")


def texts_of(figures: Figures, kind: Kind) -> tuple[TextBlock, ...]:
    """One block for each text."""
    marked = figures.marked
    blocks: list[TextBlock] = []
    for at, span in enumerate(marked.spans):
        if span.role == "text":
            carrier = None if _stands_alone(figures, at, kind) else _carrier(figures, at)
            letters = list(_letters(figures, at))
            blocks.append(
                TextBlock(
                    string=marked.words(at),
                    role=_role(figures, carrier, letters, [block.role for block in blocks]),
                    mood=_mood(figures, letters, kind),
                    color=next(_colors(figures, at), None),
                    carrier=carrier,
                    arc=ARC if not ARCHED.isdisjoint(letters) else 0.0,
                    span=(span.start, span.end),
                )
            )
    return tuple(blocks)


def _stands_alone(figures: Figures, at: int, kind: Kind) -> bool:
    """Whether a text of a poster follows a comma: it is the sheet's then, and on none of its things
    but what is made to be written on."""
    before = figures.marked.text[: figures.marked.spans[at].start].rstrip(OPENED)
    heads = (f for head in figures.marked.targets(at, "head") for f in figures.of(head))
    written_on = any(figure.noun in vocabulary().words["text_carriers"] for figure in heads)
    return kind == "poster" and before.endswith((",", ":", ";", ".")) and not written_on


def _carrier(figures: Figures, at: int) -> str | None:
    heads = (f for head in figures.marked.targets(at, "head") for f in figures.of(head))
    return next((figure.id for figure in heads), None)


def _letters(figures: Figures, at: int) -> Iterator[str]:
    """The words on its letters, one by one, lower case."""
    marked = figures.marked
    for source in marked.sources(at, "head"):
        if marked.spans[source].role in ("type", "attr", "size", "mat"):
            yield from tokens_of(marked.words(source))


def _colors(figures: Figures, at: int) -> Iterator[Color]:
    marked = figures.marked
    heads = (s for s in marked.sources(at, "head") if marked.spans[s].role == "color")
    return (color for span in heads if (color := color_of(marked, span)))


def _role(
    figures: Figures, carrier: str | None, letters: list[str], before: list[TextRole]
) -> TextRole:
    """Its part: by what carries it, by its name ("subtitle"), or by its place among the texts."""
    table = vocabulary().words
    if carrier:
        noun = next(figure.noun for figure in figures.all if figure.id == carrier)
        return cast(TextRole, table["text_carriers"].get(noun, "label"))
    named = next((table["text_nouns"][w] for w in letters if table["text_nouns"].get(w)), "")
    return cast(TextRole, named or ("subtitle" if "headline" in before else "headline"))


def _mood(figures: Figures, letters: list[str], kind: Kind) -> FontMood:
    """The kind of letters that is asked for, else the one that the prompt's words suggest."""
    table = vocabulary().words["font_moods"]
    for words in (set(letters), set(tokens_of(figures.marked.text))):
        scores = {mood: len(words & set(listed)) for mood, listed in table.items()}
        best = max(scores, key=lambda mood: scores[mood])
        if scores[best]:
            return cast(FontMood, best)
    return "bold" if kind == "poster" else "neutral"
