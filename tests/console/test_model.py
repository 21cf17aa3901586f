"""`imagineart model`: a thing from four sides, or the list of what can be built."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from imagineart.cli import app
from imagineart.console.model import show_model
from imagineart.errors import InvalidRequestError, UnknownNameError
from imagineart.modelling.registry import families


def shown(path: Path, noun: str, color: str | None = None, seed: int = 1) -> Path:
    show_model(noun, seed=seed, pose="", color=color, size=64, output=path)
    return path


def quarters(path: Path) -> list[np.ndarray]:
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGB"), np.float32)
    half = len(pixels) // 2
    return [pixels[y : y + half, x : x + half] for y in (0, half) for x in (0, half)]


def test_a_thing_is_seen_from_four_sides_in_the_asked_colour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shown(tmp_path / "mug.png", "mug", "blue")
    assert capsys.readouterr().out == f"{path}\n"
    for quarter in quarters(path):
        red, _, blue = quarter[12:22, 12:22].reshape(-1, 3).mean(axis=0)
        assert blue > red + 25
    first, second, *_ = quarters(path)
    assert not np.array_equal(first, second)  # the handle is elsewhere


def test_the_same_command_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    first = shown(tmp_path / "1.png", "apple").read_bytes()
    assert shown(tmp_path / "2.png", "apple").read_bytes() == first
    assert shown(tmp_path / "3.png", "apple", seed=2).read_bytes() != first


def test_the_list_names_every_family_and_noun() -> None:
    listed = CliRunner().invoke(app, ["model", "--list"], env={"COLUMNS": "400"})
    assert listed.exit_code == 0
    for family in families():
        assert family.name in listed.stdout
        assert all(noun.split()[0] in listed.stdout for noun in family.rows)


def test_an_unknown_noun_names_what_is_near_to_it(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"has no model yet; near to it are: .*teapot"):
        shown(tmp_path / "x.png", "teapott")


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"pose": "upside down"}, "pose"),
        ({"color": "blurple-ish"}, "color"),
        ({"size": 63}, "size"),
        ({"seed": -1}, "seed"),
    ],
)
def test_a_wrong_option_is_named(tmp_path: Path, options: dict[str, object], field: str) -> None:
    asked = {"seed": 0, "pose": "", "color": None, "size": 64, "output": tmp_path / "x.png"}
    with pytest.raises(InvalidRequestError) as caught:
        show_model("apple", **(asked | options))  # type: ignore[arg-type]
    assert caught.value.field == field
    assert not (tmp_path / "x.png").exists()


def test_either_a_noun_or_the_list() -> None:
    runner = CliRunner()
    for words in (["model"], ["model", "apple", "--list"]):
        result = runner.invoke(app, words)
        assert isinstance(result.exception, InvalidRequestError)
