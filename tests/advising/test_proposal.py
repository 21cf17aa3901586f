"""What a model may say, and the schema that says so."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from imagineart.advising.instructions import EXAMPLE, messages
from imagineart.advising.proposal import Proposal, Thing, schema
from imagineart.reading.learned import read


def objects_in(node: Any) -> list[dict[str, Any]]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
    return own + [found for one in inner for found in objects_in(one)]


def test_the_schema_is_strict_everywhere() -> None:
    found = objects_in(schema())
    assert len(found) == 3  # the picture, a thing, a relation
    for part in found:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
    assert "default" not in json.dumps(schema())


def test_the_schema_refuses_what_the_model_refuses() -> None:
    thing = schema()["$defs"]["Thing"]["properties"]
    assert set(thing) == set(Thing.model_fields)
    assert (thing["count"]["minimum"], thing["count"]["maximum"]) == (1, 100)


@pytest.mark.parametrize(
    "wrong",
    [
        {"things": [{"name": "fox", "count": 0}]},
        {"things": [{"name": "fox", "size": "big"}]},
        {"things": [{"name": ""}]},
        {"things": [], "time": "teatime"},
        {"things": [{"name": "fox"}] * 13},
        {"relations": []},
        {"things": [], "texts": ["BUY"]},
    ],
)
def test_what_is_no_proposal_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Proposal.model_validate(wrong)


def test_the_prompt_holds_a_filled_example_and_the_facts() -> None:
    told = messages(read('two red foxes, a sign that says "OPEN", no trees'))
    assert Proposal.model_validate_json(told[2]["content"]) == EXAMPLE
    for words in ("2 red fox", "“OPEN”", "no tree", "two red foxes"):
        assert words in told[-1]["content"]
