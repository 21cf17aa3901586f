"""A server that comes back to a long queue takes it up at once."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.acceptance.helpers import Server, all_settled, open_store, wait_until

from imagineart.request import GenerationRequest, seeds_of
from imagineart.service.task import TaskSpec

QUEUED = 500 if os.environ.get("TORTURE") else 100
# From the start of the process to the first result; three times that where others may be at work.
FIRST_S = 5.0 if os.environ.get("TORTURE") else 15.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    yield made
    made.stop()


def queue(data_dir: Path) -> None:
    data_dir.mkdir()
    store = open_store(data_dir)
    for number in range(QUEUED):
        request = GenerationRequest(prompt="a cat")
        seeds = seeds_of(request)
        store.tasks.add(TaskSpec("alice", f"u{number}", request, seeds, {}, 3600, engine="fake"), 0)
    for _ in range(3):
        store.results.claim("fake", 0)  # three were being drawn when the server died
    store.close()


def test_all_queued_tasks_resume(server: Server, tmp_path: Path) -> None:
    queue(tmp_path / "data")
    store = open_store(tmp_path / "data")
    began = time.monotonic()
    server.start()
    wait_until(lambda: store.counts().get("results_done"), 30)
    first_s = time.monotonic() - began
    wait_until(lambda: all_settled(store), 120)
    assert store.counts() == {"results_done": QUEUED}
    assert store.tasks.load("alice", "u0").results[0].attempt == 2
    store.close()
    assert first_s < FIRST_S
