"""`imagineart paint`: one thing on transparency, or a sheet of many."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from typer.testing import CliRunner

from imagineart.cli import app
from imagineart.console.paint import paint
from imagineart.errors import ImagineArtError, InvalidRequestError, OutputError


def test_a_phrase_becomes_a_transparent_png(tmp_path: Path) -> None:
    path = tmp_path / "apple.png"
    options = ["paint", "red apple", "--size", "64", "--seed", "1", "-o", str(path)]
    result = CliRunner().invoke(app, options)
    assert result.exit_code == 0
    assert result.stdout.strip() == str(path)
    with Image.open(path) as image:
        middle, corner = image.getpixel((32, 32)), image.getpixel((0, 0))
    red, green, blue, alpha = middle  # type: ignore[misc]
    assert alpha > 230
    assert red > 1.6 * max(green, blue)  # encoded; three times as much light
    assert corner[3] == 0  # type: ignore[index]


def test_twice_the_same_command_gives_identical_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / "1.png", tmp_path / "2.png"]
    for path in paths:
        paint("key", None, style="3d", seed=3, size=64, output=path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_list_becomes_a_sheet_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("cup\nkey\n")
    paint(None, words, style="flat", seed=0, size=48, output=None)
    assert capsys.readouterr().out == f"{tmp_path / 'words.png'}\n"
    with Image.open(tmp_path / "words.png") as sheet:
        assert sheet.size == (96, 48)


def test_a_list_with_an_unknown_word_is_painted_with_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("cup\nxyzzyplugh\nkey\n")
    paint(None, words, style="3d", seed=0, size=48, output=None)
    told = capsys.readouterr()
    assert told.out == f"{tmp_path / 'words.png'}\n"
    assert told.err.startswith("note: xyzzyplugh: ")
    assert told.err.count("\n") == 1


def test_a_list_is_never_painted_over(tmp_path: Path) -> None:
    words = tmp_path / "words.png"
    words.write_text("cup\n")
    with pytest.raises(OutputError, match="holds the list"):
        paint(None, words, style="flat", seed=0, size=48, output=None)
    assert words.read_text() == "cup\n"


def test_a_substitution_is_told_beside_the_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paint("oryx", None, style="3d", seed=0, size=32, output=tmp_path / "k.png")
    told = capsys.readouterr()
    assert (told.err, told.out) == ("note: drawn as 'antelope'\n", f"{tmp_path / 'k.png'}\n")


def test_a_folder_receives_a_name_made_of_the_phrase(tmp_path: Path) -> None:
    paint("red / apple", None, style="3d", seed=7, size=32, output=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["red-apple-7.png"]


@pytest.mark.parametrize("both", [True, False])
def test_exactly_one_of_phrase_and_list_is_wanted(tmp_path: Path, both: bool) -> None:
    words = tmp_path / "words.txt"
    phrase, sheet = ("cup", words) if both else (None, None)
    with pytest.raises(InvalidRequestError, match="either"):
        paint(phrase, sheet, style="3d", seed=0, size=32, output=None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"style": "oil"}, r"style 'oil' is unknown; allowed are: 3d, flat"),
        ({"seed": -1}, r"seed is -1; allowed is an integer from 0"),
        ({"size": 8}, r"8 px is outside 16–2048"),
        ({"output": Path("a.jpg")}, r"a\.jpg: only PNG"),
        ({"output": Path("missing/a.png")}, r"missing does not exist"),
    ],
)
def test_what_cannot_be_is_told(changed: dict[str, Any], words: str) -> None:
    asked: dict[str, Any] = {"style": "3d", "seed": 0, "size": 32, "output": None}
    with pytest.raises(ImagineArtError, match=words):
        paint("cup", None, **asked | changed)
