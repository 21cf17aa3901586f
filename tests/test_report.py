"""Benchmarks write beside what is tracked, and over it only when told to."""

import json
import re
from pathlib import Path

import pytest
from benchmarks import report


def test_a_run_leaves_the_tracked_figures_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "FRESH", tmp_path / "build" / "bench")
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(report, "PAGES", tmp_path / "docs")
    report.RESULTS.mkdir()
    tracked = report.RESULTS / "load.json"
    tracked.write_text("{}")
    written = report.write("load", {"p99": 7})
    assert tracked.read_text() == "{}"
    assert json.loads(written.read_text())["p99"] == 7
    assert report.keep("load") == tracked
    assert json.loads(tracked.read_text())["p99"] == 7


def test_what_a_run_writes_is_not_tracked(root: Path) -> None:
    ignored = (root / ".gitignore").read_text().splitlines()
    assert report.FRESH.relative_to(root).parts[0] == "build"
    assert "/build/" in ignored


def test_what_is_kept_is_written_onto_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FRESH", "RESULTS", "PAGES"):
        monkeypatch.setattr(report, name, tmp_path / name)
        (tmp_path / name).mkdir()
    page, other = tmp_path / "PAGES" / "a.md", tmp_path / "PAGES" / "b.md"
    page.write_text("before\n<!-- figures of load -->\nold\n<!-- end of figures -->\nafter\n")
    other.write_text("<!-- figures of speed -->\nold\n<!-- end of figures -->\n")
    report.write("load", {"p99, ms": 1234.56, "tasks": 7})
    report.keep("load")
    assert "| p99, ms | 1230 |\n| tasks | 7 |\n" in page.read_text()
    assert page.read_text().startswith("before\n<!-- figures of load -->\n| figure | value |\n")
    assert page.read_text().endswith("<!-- end of figures -->\nafter\n")
    assert "old" not in page.read_text()
    assert "old" in other.read_text()


def test_the_pages_say_what_is_tracked(root: Path) -> None:
    texts = {page: page.read_text("utf-8") for page in (root / "docs").glob("*.md")}
    told = [(t, n) for t in texts.values() for n in re.findall(r"<!-- figures of (\S+) -->", t)]
    assert {name for _, name in told} >= {"durability", "load", "neighbours"}
    for text, name in told:
        tracked = json.loads((report.RESULTS / f"{name}.json").read_text("utf-8"))
        assert f"<!-- figures of {name} -->\n{report.figures(tracked)}<!-- end" in text
