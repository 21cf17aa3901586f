"""The worker's side of the pipes, in this process."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from imagineart.engines.fake import FakeEngine
from imagineart.errors import CancelledError
from imagineart.request import GenerationRequest
from imagineart.service.storage import ImageStore
from imagineart.service.workbench import PlainThinker
from imagineart.service.worker import Parent, draw, resident_bytes

JOB = {
    "request": GenerationRequest(prompt="a cat", format="PNG").model_dump(mode="json"),
    "understood": None,
    "seed": 5,
    "index": 2,
    "image_id": "abcd",
    "safety": "none",
}


@pytest.fixture
def spoken() -> io.StringIO:
    return io.StringIO()


def make(tmp_path: Path, spoken: io.StringIO, **changes: Any) -> dict[str, Any]:
    return draw(
        JOB | changes,
        thinker=PlainThinker(),
        engine=FakeEngine(),
        images=ImageStore(tmp_path),
        parent=Parent(io.StringIO(), spoken),
    )


def test_a_job_becomes_a_file_and_an_account_of_it(tmp_path: Path, spoken: io.StringIO) -> None:
    drawn = make(tmp_path, spoken)
    assert drawn["path"] == "ab/abcd.png"
    assert (tmp_path / drawn["path"]).stat().st_size == drawn["size"]
    assert drawn["media_type"] == "image/png"
    assert drawn["plan"]["seed"] == 5
    steps = [json.loads(line)["event"]["step"] for line in spoken.getvalue().splitlines()]
    assert steps[0] == "staged"
    assert steps[-1] == "encoded"


def test_what_was_understood_before_is_taken_over(tmp_path: Path, spoken: io.StringIO) -> None:
    first = make(tmp_path, spoken)
    again = make(tmp_path, spoken, understood=first["understood"] | {"mood": "calm"})
    assert again["plan"]["mood"] == "calm"


def test_a_cancelled_job_stops_at_its_next_step(tmp_path: Path, spoken: io.StringIO) -> None:
    parent = Parent(io.StringIO(), spoken)
    parent.cancelled.add("abcd")
    with pytest.raises(CancelledError):
        draw(
            JOB,
            thinker=PlainThinker(),
            engine=FakeEngine(),
            images=ImageStore(tmp_path),
            parent=parent,
        )
    assert list(tmp_path.rglob("*.png")) == []


def test_the_memory_held_is_some_megabytes() -> None:
    assert 10 << 20 < resident_bytes() < 16 << 30
