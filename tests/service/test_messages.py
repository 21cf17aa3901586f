"""Lines between a server and its worker."""

import json
from typing import Any

import pytest

from imagineart.events import PREVIEW_BYTES
from imagineart.request import GenerationRequest
from imagineart.service import messages
from imagineart.service.messages import MessageError, line_of, read_down, read_up

REQUEST = GenerationRequest(prompt="a cat\nin “Zürich”", seed=2**63, format="PNG")
DOWN = (
    messages.Draw(image_id="ab", request=REQUEST, seed=2**63, index=3, understood={"version": 1}),
    messages.Cancel(image_id="ab"),
)
UP = (
    messages.Ready(engine="fake", draws_anything=False),
    messages.Unavailable(problem="no weights"),
    messages.Beat(held_bytes=1 << 33),
    messages.Stepped(step="painted", done=2, total=3, preview=b"\xff\xd8\n\x00"),
    messages.Drawn(
        path="ab/ab.png",
        media_type="image/png",
        size=3,
        sha256="00",
        plan={"version": 2},
        stage={},
        understood={},
        provenance={"engine": "fake"},
    ),
    messages.Failed(code="emptyPlan", message="nothing to draw"),
    messages.Cancelled(image_id="ab"),
)


@pytest.mark.parametrize("message", DOWN)
def test_what_goes_down_arrives_as_it_was_in_one_line(message: messages.Down) -> None:
    line = line_of(message)
    assert line.index("\n") == len(line) - 1
    assert read_down(line) == message


@pytest.mark.parametrize("message", UP)
def test_what_comes_up_arrives_as_it_was_in_one_line(message: messages.Up) -> None:
    line = line_of(message)
    assert line.index("\n") == len(line) - 1
    assert read_up(line.encode()) == message


@pytest.mark.parametrize(
    "line",
    ["", "Loading weights …", "[1]", "{}", '{"kind": "cancel", "image_id": "ab"}', b"\xff\n"],
)
def test_a_line_that_is_no_message_is_refused(line: str | bytes) -> None:
    with pytest.raises(MessageError):
        read_up(line)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"more": 1}, "more"),
        ({"done": "2"}, "done"),
        ({"step": "planned"}, "step"),
        ({"preview": "A" * (PREVIEW_BYTES * 4 // 3 + 8)}, "preview"),
    ],
)
def test_a_message_with_a_wrong_part_is_refused(changes: dict[str, Any], field: str) -> None:
    line = json.dumps({"kind": "event", "step": "painted"} | changes)
    with pytest.raises(MessageError) as refused:
        read_up(line)
    assert refused.value.field == f"event.{field}"


def test_a_request_is_checked_as_any_other() -> None:
    line = line_of(DOWN[0]).replace("a cat", "").replace("in “Zürich”", "").replace("\\n", "")
    with pytest.raises(MessageError, match="allowed are 2 to 3000 characters"):
        read_down(line)
