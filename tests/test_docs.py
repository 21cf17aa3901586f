"""The pages are true: examples run, options are all there, commands parse, links lead somewhere."""

import doctest
import importlib
import inspect
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main
from typer.testing import CliRunner

from imagineart import ImagineArt
from imagineart.cli import app
from imagineart.engines import registry
from imagineart.engines.conformance import CHECKS, faults_of
from imagineart.engines.engine import Capabilities, Repair, StageUse
from imagineart.engines.fake import FakeEngine
from imagineart.engines.registry import NAMES, open_engine

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PROGRAM: Any = typer.main.get_command(app)  # a group of commands, which may be groups again


def commands(group: Any = PROGRAM, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def typed(page: Path) -> Iterator[str]:
    """Commands of the page's shell blocks, up to what the shell does with them."""
    for block in re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("imagineart "):
                yield re.split(r" [|>#] ?| #", line)[0]


TYPED = [(page.name, line) for page in PAGES for line in typed(page)]


def test_the_examples_in_python_run() -> None:
    outcome = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    assert outcome.attempted > 10
    assert outcome.failed == 0


class TestEngines:
    PAGE = (ROOT / "docs" / "engines.md").read_text("utf-8")

    @pytest.fixture
    def blocks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
        """The page's engine in a file of its own, and its name."""
        (source,) = re.findall(r"```python\n(.*?)```", self.PAGE, re.DOTALL)
        (tmp_path / "blocks.py").write_text(source, "utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        yield "own:blocks:open_blocks"
        sys.modules.pop("blocks", None)

    def test_the_engine_in_one_file_keeps_all_promises(self, blocks: str) -> None:
        assert faults_of(open_engine(blocks)) == []

    def test_it_draws_what_is_asked_for(self, blocks: str) -> None:
        result = ImagineArt(blocks).generate("a red ball left of a blue cube", seed=1)
        ball, cube = (next(result.stage.of(id)).box.center for id in ("ball", "cube"))
        width, height = result.picture.size
        red, blue = (
            result.picture.pixels[int(y * height), int(x * width)] for x, y in (ball, cube)
        )
        assert red.argmax() == 0
        assert blue.argmax() == 2

    def test_it_is_no_longer_than_it_says(self, blocks: str) -> None:
        module = importlib.import_module("blocks")
        assert len(inspect.getsource(module.Blocks).splitlines()) <= 20

    @pytest.mark.parametrize("field", [field.name for field in fields(Capabilities)])
    def test_every_capability_is_described(self, field: str) -> None:
        assert f"| `{field}` |" in self.PAGE

    @pytest.mark.parametrize("word", [*get_args(Repair), *get_args(StageUse)])
    def test_every_repair_and_use_of_a_stage_is_named(self, word: str) -> None:
        assert word in self.PAGE

    @pytest.mark.parametrize("name", NAMES)
    def test_every_engine_is_named(self, name: str) -> None:
        assert f"`{name}`" in self.PAGE

    @pytest.mark.parametrize("check", CHECKS)
    def test_every_check_is_described(self, check: str) -> None:
        assert f"| `{check}` |" in self.PAGE


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_and_option_is_described(name: str) -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert f"`imagineart {name}" in page or f"`{name}" in page
    command = dict(commands())[name]
    options = {option for parameter in command.params for option in parameter.opts}
    missing = [o for o in options if o.startswith("--") and o != "--help" and f"`{o}" not in page]
    assert missing == []


def test_the_pages_hold_commands() -> None:
    assert {"README.md", "command-line.md"} <= {page for page, _ in TYPED}


@pytest.mark.parametrize(("page", "line"), TYPED)
def test_every_command_of_a_page_can_be_typed(page: str, line: str) -> None:
    words = shlex.split(line)[1:]
    command = PROGRAM
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    command.make_context(line, words)  # parses and checks, and does not run


def quick(edge: int | None, threads: int) -> FakeEngine:
    """Instead of the engine that traces light, under its name."""
    engine = FakeEngine()
    engine.name = "embedded" if edge is None else "embedded-draft"
    engine.capabilities = replace(engine.capabilities, transparent=True)
    return engine


DRAWN = [
    (page, line)
    for page, line in TYPED
    if line.startswith(("imagineart generate", "imagineart looks", "imagineart version"))
    and page != "tutorial.md"  # which is typed as a whole, by a test of its own
    and not re.search(r"own:|--plan |--export", line)  # these need an engine, or a file, of theirs
]


@pytest.mark.parametrize(("page", "line"), DRAWN)
def test_every_command_that_draws_does(
    page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(registry, "_embedded", quick)
    done = CliRunner().invoke(app, shlex.split(line)[1:])
    assert done.exit_code == 0, done.output
    named = re.search(r"(?:-o|--plan-out) (\S+)", line)
    if named is not None and named[1] != "-":
        assert (tmp_path / named[1]).stat().st_size > 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    inside = [target for target in targets if "://" not in target]
    assert [target for target in inside if not (page.parent / target).exists()] == []
