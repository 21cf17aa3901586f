"""The page of the house names every room that there is, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "imagineart"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
SILENT = {"__init__.py", "__main__.py", "__pycache__", "py.typed"}


def rooms_on_the_page() -> list[str]:
    table = PAGE.split("## Rooms")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)


def rooms_on_the_disk() -> set[str]:
    found = (path for path in PACKAGE.iterdir() if path.name not in SILENT)
    return {f"{path.name}/" if path.is_dir() else path.name for path in found}


def test_every_room_is_on_the_page_once() -> None:
    named = rooms_on_the_page()
    assert len(named) == len(set(named))
    assert set(named) == rooms_on_the_disk()


def test_every_module_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`([a-z_]+/[a-z_]+\.py|[a-z_]+\.py)`", PAGE))
    assert len(named) > 10
    assert [name for name in sorted(named) if not (PACKAGE / name).exists()] == []


def test_every_package_says_in_its_first_line_what_it_is_for() -> None:
    for folder in (path for path in PACKAGE.iterdir() if (path / "__init__.py").exists()):
        text = (folder / "__init__.py").read_text("utf-8")
        assert text.startswith('"""'), folder.name
