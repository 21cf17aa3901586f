"""The tutorial, typed from its first line to its last, leaves ten pictures.

The engine is quick and draws waves; all around it, the program, the server and the shell, is real.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from tests.api.helpers import KEY, Live, serving

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
SHIMS = {
    "imagineart": f"exec {sys.executable} -m imagineart",
    "python3": f'[ "$1" = - ] || unset PYTHONPATH; exec {sys.executable}',  # only programs draw
}
QUICK = """
from dataclasses import replace
from imagineart.engines import fake, registry

def quick(edge, threads):
    engine = fake.FakeEngine()
    engine.name = "embedded" if edge is None else "embedded-draft"
    engine.capabilities = replace(engine.capabilities, transparent=True)
    return engine

registry._embedded = quick
"""


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    with serving(tmp_path / "data") as server:
        yield server


def test_ten_pictures_are_made(live: Live, tmp_path: Path) -> None:
    tools, desk = tmp_path / "bin", tmp_path / "desk"
    tools.mkdir()
    desk.mkdir()
    (tools / "sitecustomize.py").write_text(QUICK, "utf-8")
    for name, line in SHIMS.items():
        tool = tools / name
        tool.write_text(f'#!/bin/sh\n{line} "$@"\n')
        tool.chmod(0o755)
    path = os.pathsep.join([str(tools), str(ROOT / "src")])
    found = {"PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": path}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(BLOCKS)],
        capture_output=True,
        text=True,
        timeout=240,
        cwd=desk,
        env={**os.environ, **found, "BASE": live.base, "KEY": KEY},
    )
    assert done.returncode == 0, done.stderr
    pictures = sorted(file for file in desk.iterdir() if file.name[:2].isdecimal())
    assert [int(file.name[:2]) for file in pictures] == list(range(1, 11))
    for file in pictures:
        with Image.open(file) as image:
            image.load()


def test_every_picture_has_a_chapter() -> None:
    chapters = re.findall(r"^## (\d+)\. ", PAGE, re.MULTILINE)
    assert [int(number) for number in chapters] == list(range(1, 11))
