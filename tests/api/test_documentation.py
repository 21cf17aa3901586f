"""Every command on the pages does what the pages say."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from tests.api.helpers import KEY, Live, serving

from imagineart.api.keys import FRESH_S, open_key_ring
from imagineart.api.openai.wish import Wish
from imagineart.api.wire import ImageInference, parameters_of
from imagineart.request import SIZES
from imagineart.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "api.md"
PAGES = (PAGE, DOCS / "openai.md", DOCS / "operators.md")
BLOCKS = [
    block
    for page in PAGES
    for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(), re.MULTILINE | re.DOTALL)
]
FUNCTIONS = "".join(re.findall(r"^\w+\(\) \{.*\}\n", PAGE.read_text(), re.MULTILINE))


NEEDS = re.compile(r"^# needs (.*)$", re.MULTILINE)


def needs_of(block: str) -> dict[str, str]:
    """The settings that a block wants to be other than they are by default."""
    told = NEEDS.match(block)
    pairs = (word.partition("=") for word in (told[1].split() if told else ()))
    return {name.removeprefix("IMAGINEART_").lower(): value for name, _, value in pairs}


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Live]]:
    """For a block the server it asks for: default settings but what it needs; a quick engine."""
    running: dict[str, Live] = {}
    with ExitStack() as stack:

        def server_for(block: str) -> Live:
            needs: dict[str, Any] = {"allow_private_network": False, **needs_of(block)}
            if str(needs) not in running:
                folder = tmp_path_factory.mktemp("documented") / "data"
                engine = "embedded" if os.environ.get("TORTURE") else "fake"
                running[str(needs)] = stack.enter_context(serving(folder, engine=engine, **needs))
            return running[str(needs)]

        yield server_for


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_block(servers: Callable[[str], Live], tmp_path: Path, block: str) -> None:
    live = servers(block)
    operator = operator_of(live) if "$OPS" in block else ""
    tools = tmp_path / "bin"
    tools.mkdir()
    _tool(tools / "python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", FUNCTIONS + block],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=tmp_path,
        env={
            **os.environ,
            "BASE": live.base,
            "KEY": KEY,
            "OPS": operator,
            "PATH": f"{tools}:{os.environ['PATH']}",
        },
    )
    assert done.returncode == 0, done.stderr
    for line in re.findall(r"^\{.*$", done.stdout, re.MULTILINE):
        for reply in _documents(line):
            assert not reply.get("errors") or "taskCancelled" in line, line


def operator_of(live: Live) -> str:
    """A key that may `admin`, which the server knows."""
    ring = open_key_ring(live.settings)
    _, secret = ring.create("ops", scopes=("admin",))
    ring.close()
    time.sleep(FRESH_S)
    return secret


def _tool(path: Path, script: str) -> None:
    path.write_text(script)
    path.chmod(0o755)


def _documents(text: str) -> list[dict[str, object]]:
    """JSON documents that follow one another."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(text):
        document, at = decoder.raw_decode(text, at)
        found.append(document)
    return found


def test_every_setting_that_a_block_needs_is_one_and_is_not_the_default() -> None:
    needed = [pair for block in BLOCKS for pair in needs_of(block).items()]
    assert needed
    for name, value in needed:
        assert str(Settings.model_fields[name].default).lower() != value, name


def test_the_page_has_commands() -> None:
    assert len(BLOCKS) >= 12


@pytest.mark.parametrize("name", sorted({n.split(".")[0] for n in parameters_of(ImageInference)}))
def test_every_parameter_is_described(name: str) -> None:
    assert f"`{name}" in PAGE.read_text()


@pytest.mark.parametrize("name", Wish.model_fields)
def test_every_parameter_of_openai_is_described(name: str) -> None:
    assert f"`{name}`" in PAGES[1].read_text()


def test_every_size_is_listed() -> None:
    for width, height in SIZES.values():
        assert f"{width}x{height}" in PAGE.read_text()
