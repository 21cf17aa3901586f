"""The tools as a client of the official SDK sees them, in one process and over stdio."""

import base64
import io
import os
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client.stdio import stdio_client
from PIL import Image

from imagineart.errors import CancelledError
from imagineart.events import Event
from imagineart.mcp.tools import AT_ONCE, SHARES, SHOWN, Tools, progress_of, server_of
from imagineart.request import LOOKS, SIZES
from imagineart.studio import open_studio
from mcp import Client, StdioServerParameters

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def client_of(tools: Tools) -> AsyncIterator[Client]:
    async with Client(server_of(tools)) as client:
        yield client


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    return Tools(open_studio("fake"), tmp_path / "pictures")


def texts(answer: Any) -> list[str]:
    return [block.text for block in answer.content if block.type == "text"]


def images(answer: Any) -> list[Image.Image]:
    blocks = [block for block in answer.content if block.type == "image"]
    return [Image.open(io.BytesIO(base64.b64decode(block.data))) for block in blocks]


class TestList:
    async def test_each_tool_and_each_argument_is_described(self, tools: Tools) -> None:
        async with client_of(tools) as client:
            listed = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(listed) == {"generate", "plan", "looks"}
        assert all(tool.description for tool in listed.values())
        arguments = listed["generate"].input_schema["properties"]
        assert all("description" in told for told in arguments.values())
        assert arguments["shape"]["enum"] == list(SIZES)
        assert "ctx" not in arguments

    async def test_looks(self, tools: Tools) -> None:
        async with client_of(tools) as client:
            assert (await client.call_tool("looks")).structured_content == LOOKS


class TestGenerate:
    async def test_a_picture_is_shown_small_and_saved_whole(self, tmp_path: Path) -> None:
        tools = Tools(open_studio("fake-full"), tmp_path / "pictures")
        async with client_of(tools) as client:
            answer = await client.call_tool(
                "generate", {"prompt": "a red apple", "shape": "16:9", "seed": 7}
            )
        (image,) = images(answer)
        assert max(image.size) == SHOWN
        (path,) = tools.target.iterdir()
        with Image.open(path) as saved:
            assert saved.size == SIZES["16:9"]
        (caption,) = texts(answer)
        assert str(path) in caption
        assert "seed 7" in caption

    async def test_several_are_all_saved(self, tools: Tools) -> None:
        async with client_of(tools) as client:
            answer = await client.call_tool("generate", {"prompt": "a red apple", "number": 2})
        assert len(images(answer)) == 2
        assert len(list(tools.target.iterdir())) == 2

    async def test_progress_grows_to_the_number_of_pictures(self, tools: Tools) -> None:
        seen: list[float] = []

        async def keep(progress: float, total: float | None, message: str | None) -> None:
            seen.append(progress)

        async with client_of(tools) as client:
            await client.call_tool(
                "generate", {"prompt": "an apple", "number": 2}, progress_callback=keep
            )
        assert seen == sorted(seen)
        assert seen[-1] == 2.0

    @pytest.mark.parametrize(
        ("wrong", "named"),
        [
            ({"prompt": "a"}, "prompt"),
            ({"prompt": "an apple", "shape": "7:1"}, "shape"),
            ({"prompt": "an apple", "number": AT_ONCE + 1}, "number"),
            ({"prompt": "an apple", "look": "cubist"}, "look"),
            ({"prompt": "an apple", "seed": -1}, "seed"),
        ],
    )
    async def test_what_is_wrong_is_named(
        self, tools: Tools, wrong: dict[str, Any], named: str
    ) -> None:
        async with client_of(tools) as client:
            answer = await client.call_tool("generate", wrong)
        assert answer.is_error
        assert named in texts(answer)[0]
        assert not tools.target.exists()

    async def test_a_caller_that_leaves_stops_the_drawing(
        self, tools: Tools, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ended, began = threading.Event(), anyio.Event()

        def slow(request: Any, tell: Any) -> list[Any]:
            try:
                while True:
                    tell(Event("preview"))
            except CancelledError:
                ended.set()
                raise

        async def note(progress: float, total: float | None, message: str | None) -> None:
            began.set()

        monkeypatch.setattr(Tools, "_draw", lambda self, request, tell: slow(request, tell))
        async with client_of(tools) as client:
            async with anyio.create_task_group() as group:
                group.start_soon(
                    lambda: client.call_tool(
                        "generate", {"prompt": "an apple"}, progress_callback=note
                    )
                )
                await began.wait()
                group.cancel_scope.cancel()
            assert await anyio.to_thread.run_sync(ended.wait, 10)


async def test_a_plan_costs_no_picture(tmp_path: Path) -> None:
    tools = Tools(open_studio("fake"), tmp_path / "pictures")
    async with client_of(tools) as client:
        told = (await client.call_tool("plan", {"prompt": "three red apples"})).structured_content
    assert told is not None
    assert told["prompt"] == "three red apples"
    assert not tools.target.exists()


def test_every_step_moves_forward() -> None:
    steps = [progress_of(Event(step, done=n, total=2)) for step in SHARES for n in (0, 1, 2)]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0.0, 1.0)
    assert progress_of(Event("repaired")) < 1.0
    assert progress_of(Event("encoded", result=3)) == 4.0


async def test_over_stdio_nothing_but_the_protocol_is_said(tmp_path: Path) -> None:
    command = ["-m", "imagineart", "mcp", "--engine", "fake", "--folder", str(tmp_path)]
    started = StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))
    async with Client(stdio_client(started)) as client:
        answer = await client.call_tool("generate", {"prompt": "a red apple"})
    assert len(images(answer)) == 1
    assert len(list(tmp_path.iterdir())) == 1
