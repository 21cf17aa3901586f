"""The pictures of docs/modelling.md: every tool makes something, and every sheet is there."""

from pathlib import Path

import numpy as np
import pytest
from benchmarks.kit import FOLDER, SECTIONS, shown

TOOLS = [(section, label) for section, tools in SECTIONS.items() for label in tools]


@pytest.mark.parametrize(("section", "label"), TOOLS)
def test_a_tool_makes_something_of_its_size_that_stands_on_the_ground(
    section: str, label: str
) -> None:
    model = shown(label, SECTIONS[section][label]())
    low, high = model.bounds
    assert 0.05 < float(np.max(high - low)) < 1.2
    assert abs(float(low[2])) < 0.01


@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_shows_the_sheet_of_a_section(section: str) -> None:
    page = (FOLDER.parent / "modelling.md").read_text("utf-8")
    assert f"({Path(FOLDER.name) / section}.webp)" in page
    assert (FOLDER / f"{section}.webp").stat().st_size > 1000
