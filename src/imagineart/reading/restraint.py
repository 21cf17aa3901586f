"""Does the prompt want nothing but what it says? Words of restraint, outside strings to write."""

import re
from collections.abc import Sequence

from imagineart.plan.plan import Span, TextBlock

_CLOSED = re.compile(
    r"\b(only|just|solely|plain|no|not|nothing|none|never|without|alone|lone|lonely|single|solitary|"
    r"minimal\w*|isolated|empty|simple|bare|blank|deserted|nobody|exactly|cut-?out|"
    r"(?:free|void|devoid) of)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(only|just|solely|plain|nothing else|minimal\w*|isolated|logo|icon|sticker|clip-?art|empty|"
    r"simple|bare|blank|cut-?out|packshot|product (?:shot|photo\w*|render)|"
    r"studio (?:shot|photo\w*|portrait|light\w*|background|backdrop))\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(inside|interior|indoors?|within|corner)\b", re.IGNORECASE)
_ENTERED = re.compile(r"\b(in|into|at|through)\s+(?:(?:an?|the|my|our)\s+)?$", re.IGNORECASE)
_DOING = re.compile(r"\s+(?:(?:who|that)\s+)?(?:(?:is|are|was|were)\s+)?(\w+ing)\b", re.IGNORECASE)


def is_closed(prompt: str, texts: Sequence[TextBlock]) -> bool:
    """Whether nothing may be added to the picture."""
    return _CLOSED.search(_prose(prompt, texts)) is not None


def is_bare(prompt: str, texts: Sequence[TextBlock]) -> bool:
    """Whether it wants no place either: logos, product shots, plain grounds."""
    return _BARE.search(_prose(prompt, texts)) is not None


def is_entered(prompt: str, place: Span | None) -> bool:
    """ "in the bakery", "a bakery's interior"."""
    before = prompt[: place[0]] if place else ""
    return bool(_INSIDE.search(prompt) or _ENTERED.search(before))


def action_after(prompt: str, end: int) -> str:
    """The "-ing" that follows the name of a thing which ends there, lower case; "" if none does."""
    found = _DOING.match(prompt, end)
    return found[1].lower() if found else ""


def mentions(prompt: str) -> tuple[str, ...]:
    """Every word of the prompt once, lower case."""
    return tuple(dict.fromkeys(re.findall(r"\w+", prompt.lower())))


def _prose(prompt: str, texts: Sequence[TextBlock]) -> str:
    """The prompt without the strings that are to be written."""
    for text in texts:
        prompt = prompt.replace(text.string, " ")
    return prompt
