"""What does a described thing look like, where the prompt says nothing else? As its fact has it."""

from dataclasses import dataclass

from imagineart.color.names import BASIC
from imagineart.color.names import parse as parse_color
from imagineart.plan.plan import Color, ObjectSpec, Source
from imagineart.reading.tints import to_color
from imagineart.world.nouns import all_nouns
from imagineart.world.vocabulary import vocabulary

METALS = ("golden", "silver", "bronze")  # what is said of colours as of materials


@dataclass(frozen=True)
class Described:
    """A noun, and the words before it that only say how it looks."""

    noun: str
    looks: tuple[str, ...] = ()


def described(means: str) -> Described:
    """ "red dragon" → a dragon that is red; a "red panda" is a thing of its own."""
    words = means.split()
    start = 0
    while " ".join(words[start:]) not in all_nouns() and _is_look(words[start:]):
        start += 1
    return Described(" ".join(words[start:]), tuple(words[:start]))


def _is_look(words: list[str]) -> bool:
    """Whether the first of several words is a colour or a material."""
    if len(words) < 2 or words[1] == "of":
        return False
    return words[0] in BASIC or words[0] in METALS or words[0] in vocabulary().materials


def clad(item: ObjectSpec, means: str) -> ObjectSpec:
    """The thing in the colour and material that it is known by, where none is stated."""
    looks = described(means).looks
    colors = item.colors or tuple(_colors(looks))
    known = vocabulary().materials
    material = item.material or next((known[word] for word in looks if word in known), "")
    implied = {"colors": colors, "material": material}
    sources = {
        field: Source(origin="implied", span=item.span)
        for field, value in implied.items()
        if value != getattr(item, field)
    }
    said = () if item.colors or item.material else looks
    return item.revised(
        **implied,
        phrase=" ".join((*said, item.phrase)),
        modifiers=(*item.modifiers, *said),
        sources={**item.sources, **sources},
    )


def _colors(looks: tuple[str, ...]) -> list[Color]:
    named = (parse_color(word) for word in looks)
    return [to_color(color, None) for color in named if color]
