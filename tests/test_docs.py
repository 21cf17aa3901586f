"""The pages are true: examples run, options are all there, commands parse, links lead somewhere."""

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from imagineart.cli import app

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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    inside = [target for target in targets if "://" not in target]
    assert [target for target in inside if not (page.parent / target).exists()] == []
