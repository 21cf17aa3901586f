"""Benchmarks write beside what is tracked, and over it only when told to."""

import json
from pathlib import Path

import pytest
from benchmarks import report


def test_a_run_leaves_the_tracked_figures_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "FRESH", tmp_path / "build" / "bench")
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results")
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
