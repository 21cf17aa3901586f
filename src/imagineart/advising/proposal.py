"""What may a language model propose? Flat lists with short keys; everything may be left empty."""

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from imagineart.plan.plan import Predicate, Season, TimeOfDay, Weather

MOST_THINGS = 12
MOST_COLORS = 3
LONGEST = 60  # characters of a name or a doing

Name = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Words = Annotated[str, Field(max_length=LONGEST)]


class _Piece(BaseModel):
    """Unknown keys are refused, so that a model is told of them."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Thing(_Piece):
    """A kind of thing, in English. `words`: those of the prompt that name or describe it."""

    name: Name
    words: Annotated[str, Field(max_length=200)] = ""
    count: Annotated[int, Field(ge=1, le=100)] = 1
    colors: Annotated[tuple[Words, ...], Field(max_length=MOST_COLORS)] = ()
    material: Words = ""
    action: Words = ""
    expression: Words = ""


class Bond(_Piece):
    """How two of the things stand to each other, by their names."""

    subject: Name
    how: Predicate
    object: Name


class Proposal(_Piece):
    """A picture as a model would have it."""

    things: Annotated[tuple[Thing, ...], Field(max_length=MOST_THINGS)]
    relations: Annotated[tuple[Bond, ...], Field(max_length=MOST_THINGS)] = ()
    place: Words = ""
    time: TimeOfDay | Literal[""] = ""
    weather: Weather | Literal[""] = ""
    season: Season | Literal[""] = ""


@cache
def schema() -> dict[str, Any]:
    """The JSON schema that a server is held to: every key must be there, none besides."""
    whole: dict[str, Any] = _bare(Proposal.model_json_schema())
    for part in (whole, *whole.get("$defs", {}).values()):
        part["required"] = list(part["properties"])
        part["additionalProperties"] = False
    return whole


def _bare(node: Any) -> Any:
    """Without titles, descriptions and defaults, which strict servers refuse."""
    if isinstance(node, list):
        return [_bare(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: _bare(one) for name, one in value.items()}
        if key == "properties"
        else _bare(value)
        for key, value in node.items()
        if key not in ("title", "description", "default")
    }
