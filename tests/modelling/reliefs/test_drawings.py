"""Which drawings there are, and that packing them is exact."""

from pathlib import Path

import pytest

from imagineart.modelling.reliefs import drawings
from imagineart.modelling.reliefs.drawings import FLUENT, OWN, drawing, has_drawing, names_in
from imagineart.modelling.reliefs.vector import areas


def test_our_own_drawing_comes_before_another() -> None:
    assert set(names_in(OWN)).isdisjoint(names_in(FLUENT))
    assert set(drawings.nouns()) == {*names_in(OWN), *names_in(FLUENT)}


def test_a_noun_without_a_drawing() -> None:
    assert not has_drawing("idea")
    with pytest.raises(KeyError, match="idea"):
        drawing("idea")


@pytest.mark.parametrize("noun", names_in(FLUENT)[::40])
def test_what_is_openly_licensed_can_be_read(noun: str) -> None:
    assert areas(drawing(noun))


def test_the_same_files_give_the_same_archive(tmp_path: Path) -> None:
    drawings.unpack(tmp_path / "all")
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    assert drawings.pack(tmp_path / "all", first) == len(names_in(OWN)) == len(names_in(first))
    drawings.pack(tmp_path / "all", second)
    assert first.read_bytes() == second.read_bytes()
    assert drawings.drawings(first) == drawings.drawings(OWN)


def test_a_folder_without_drawings_leaves_the_archive_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    kept.write_bytes(b"kept")
    with pytest.raises(FileNotFoundError, match="no SVG files"):
        drawings.pack(tmp_path, kept)
    assert kept.read_bytes() == b"kept"
