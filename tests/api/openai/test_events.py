"""Previews on their way to a client: each once, no more than were asked for, none unasked."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from tests.api.helpers import StubBoard

from imagineart.api.openai import events
from imagineart.api.openai.events import Telling
from imagineart.api.openai.wish import wish_of
from imagineart.service.task import Progress, TaskState

pytestmark = pytest.mark.anyio
PNG, JPEG = b"\x89PNG one", b"\xff\xd8\xff two"


@dataclass
class Sharpening(StubBoard):
    """A board whose pictures show another preview at each look, then are finished."""

    previews: list[bytes] = field(default_factory=list)
    looks: int = 0
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def state(self, owner: str, task_uuid: str) -> TaskState:
        found = await super().state(owner, task_uuid)
        if self.looks >= len(self.previews):
            self.over.set()
            return found
        progress = Progress(0.5, preview=self.previews[self.looks])
        self.looks += 1
        return replace(
            found, results=tuple(replace(row, progress=progress) for row in found.results)
        )


async def told(monkeypatch: pytest.MonkeyPatch, previews: list[bytes], **body: Any) -> list[Any]:
    """The data of all events of one picture."""
    monkeypatch.setattr(events, "LOOK_S", 0.001)
    board = Sharpening(finishes=False, previews=previews)
    wish = wish_of({"prompt": "an apple", "stream": True, **body})
    task = wish.task()
    await _submitted(board, task)
    if not body.get("partial_images"):
        board.over.set()
    telling = Telling(board, wish, "me", task["taskUUID"])
    text = b"".join([chunk async for chunk in telling.events(_finishing(board))]).decode()
    return [json.loads(block.partition("data: ")[2]) for block in text.split("\n\n") if block]


async def _submitted(board: StubBoard, task: dict[str, Any]) -> None:
    from imagineart.api.wire import ImageInference, parse_task
    from imagineart.service.task import TaskSpec

    parsed = parse_task(task, (task["model"],))
    assert isinstance(parsed, ImageInference)
    board.tasks["me", task["taskUUID"]] = TaskSpec(
        "me", task["taskUUID"], parsed.request(), (1,), task
    )


async def _finishing(board: Sharpening) -> AsyncIterator[Any]:
    await board.over.wait()
    yield ({"imageBase64Data": "whole"},)


async def test_previews_come_before_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    found = await told(monkeypatch, [JPEG, PNG], partial_images=3)
    assert [event["type"].rpartition(".")[2] for event in found] == [
        "partial_image",
        "partial_image",
        "completed",
    ]
    assert [base64.b64decode(event["b64_json"]) for event in found[:2]] == [JPEG, PNG]
    assert [event["partial_image_index"] for event in found[:2]] == [0, 1]
    assert [event["output_format"] for event in found] == ["jpeg", "png", "png"]


async def test_the_same_preview_is_sent_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(await told(monkeypatch, [JPEG] * 5, partial_images=3)) == 2


async def test_no_more_than_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    several = [JPEG + bytes([n]) for n in range(6)]
    assert len(await told(monkeypatch, several, partial_images=2)) == 3


@pytest.mark.parametrize("asked", [{}, {"partial_images": 0}])
async def test_none_unasked(monkeypatch: pytest.MonkeyPatch, asked: dict[str, int]) -> None:
    (only,) = await told(monkeypatch, [JPEG, PNG], **asked)
    assert only["type"] == "image_generation.completed"
