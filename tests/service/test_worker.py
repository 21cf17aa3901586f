"""The worker's side of the pipes."""

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from imagineart.engines.engine import Capabilities
from imagineart.engines.fake import FakeEngine
from imagineart.errors import CancelledError
from imagineart.plan.plan import Plan
from imagineart.request import GenerationRequest
from imagineart.service.messages import Draw, Drawn, Stepped, Unavailable, read_up
from imagineart.service.storage import ImageStore
from imagineart.service.worker import (
    NO_ENGINE,
    NO_MESSAGE,
    Parent,
    draw,
    draws_anything,
    resident_bytes,
)
from imagineart.studio import ImagineArt

REQUEST = GenerationRequest(prompt="a cat", format="PNG")


def job(**changes: Any) -> Draw:
    given: dict[str, Any] = {"image_id": "abcd", "request": REQUEST, "seed": 5, "index": 2}
    return Draw(**given | changes)


def make(tmp_path: Path, parent: Parent, **changes: Any) -> Drawn:
    return draw(
        job(**changes), art=ImagineArt(FakeEngine()), images=ImageStore(tmp_path), parent=parent
    )


@pytest.fixture
def spoken() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def parent(spoken: io.StringIO) -> Parent:
    return Parent(io.StringIO(), spoken)


def test_a_job_becomes_a_file_and_an_account_of_it(
    tmp_path: Path, parent: Parent, spoken: io.StringIO
) -> None:
    drawn = make(tmp_path, parent)
    assert drawn.path == "ab/abcd.png"
    assert (tmp_path / drawn.path).stat().st_size == drawn.size
    assert drawn.media_type == "image/png"
    assert drawn.stage["seed"] == 5
    events = [read_up(line) for line in spoken.getvalue().splitlines()]
    steps = [event.step for event in events if isinstance(event, Stepped)]
    assert steps == ["read", "staged", "composed", "encoded"]


def test_what_was_understood_before_is_taken_over(tmp_path: Path, parent: Parent) -> None:
    before = Plan(prompt="a cat", mood="calm").model_dump(mode="json")
    again = make(tmp_path, parent, understood=before)
    assert again.plan["mood"] == "calm"
    assert again.understood == before


def test_what_another_version_understood_is_read_again(tmp_path: Path, parent: Parent) -> None:
    former = {"version": 1, "prompt": "a cat", "width": 2048, "height": 2048, "mood": "calm"}
    assert make(tmp_path, parent, understood=former) == make(tmp_path, parent)


def test_a_cancelled_job_stops_at_its_next_step(tmp_path: Path, parent: Parent) -> None:
    parent.cancelled.add("abcd")
    with pytest.raises(CancelledError):
        make(tmp_path, parent)
    assert list(tmp_path.rglob("*.png")) == []


@contextmanager
def running(images: Path, engine: str = "fake") -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "imagineart.service.worker"]
    command += ["--engine", engine, "--images", str(images)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        yield process
        process.kill()


def test_a_worker_that_does_not_understand_its_server_ends(tmp_path: Path) -> None:
    with running(tmp_path) as worker:
        assert worker.stdin is not None
        assert worker.stderr is not None
        print('{"kind": "paint"}', file=worker.stdin, flush=True)
        assert worker.wait(60) == NO_MESSAGE
        assert "no message" in worker.stderr.read()


def test_a_worker_without_an_engine_says_why(tmp_path: Path) -> None:
    with running(tmp_path, "no-such-engine") as worker:
        assert worker.stdout is not None
        *_, last = [read_up(line) for line in worker.stdout]
        assert isinstance(last, Unavailable)
        assert "engine 'no-such-engine' is unknown" in last.problem
        assert worker.wait(60) == NO_ENGINE


@pytest.mark.parametrize(
    ("engine", "open_to_words"),
    [
        (Capabilities(version="1"), True),
        (Capabilities(version="1", drawable={"cat": "cat"}.get), False),
        (Capabilities(version="1", drawable={"cat": "cat"}.get, prompt=True), True),
        (Capabilities(version="1", plans=False), False),
    ],
)
def test_an_engine_draws_anything_if_its_nouns_are_no_list(
    engine: Capabilities, open_to_words: bool
) -> None:
    assert draws_anything(engine) is open_to_words


def test_the_memory_held_is_some_megabytes() -> None:
    assert 10 << 20 < resident_bytes() < 16 << 30
