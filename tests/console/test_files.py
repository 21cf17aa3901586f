"""Names and places of what is written."""

import io
import os
import stat
import sys
from pathlib import Path

import numpy as np
import pytest

from imagineart.console.files import (
    STDOUT,
    alone,
    folder,
    layer_paths,
    path_of,
    png_path,
    slug,
    target,
    writable,
    write,
)
from imagineart.errors import OutputError, UnknownNameError
from imagineart.picture import Layer, Picture
from imagineart.pipeline import GenerationResult
from imagineart.plan.plan import Plan
from imagineart.request import GenerationRequest
from imagineart.staging.stage import Stage


def result(index: int = 0, layers: tuple[str, ...] = ()) -> GenerationResult:
    image = np.zeros((1, 1, 4), np.float32)
    picture = Picture(
        np.zeros((1, 1, 3), np.float32), tuple(Layer(name, image, 0, 0) for name in layers)
    )
    return GenerationResult(b"", "PNG", 42, index, Plan(), Stage(), picture, {})


def request(number: int = 1) -> GenerationRequest:
    return GenerationRequest(prompt="Three RED apples, please!", number=number)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Three RED apples, please!", "three-red-apples-please"),
        ("../../etc/passwd", "etc-passwd"),
        ("¿?!", "picture"),
        ("猫 und Hund", "猫-und-hund"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 48),
    ],
)
def test_slugs_are_words_cut_at_a_word(text: str, name: str) -> None:
    assert slug(text) == name


def test_without_an_output_the_file_is_named_by_prompt_and_seed() -> None:
    assert path_of(request(), result(), None) == Path("three-red-apples-please-42.png")


def test_a_folder_receives_that_name(tmp_path: Path) -> None:
    assert path_of(request(), result(), tmp_path).parent == tmp_path


def test_a_name_without_extension_gets_one(tmp_path: Path) -> None:
    assert path_of(request(), result(), tmp_path / "apples") == tmp_path / "apples.png"


def test_several_results_are_numbered(tmp_path: Path) -> None:
    paths = [path_of(request(2), result(i), tmp_path / "a.png").name for i in (0, 1)]
    assert paths == ["a-1.png", "a-2.png"]


def test_layers_are_numbered_back_to_front(tmp_path: Path) -> None:
    drawn = result(layers=("background", "red apple 1"))
    paths = layer_paths(drawn, tmp_path, drawn.picture.layers)
    assert [path.name for path in paths] == ["42-00-background.png", "42-01-red-apple-1.png"]


def test_a_missing_folder_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        writable(tmp_path / "missing" / "a.png")


def test_an_existing_folder_is_fine(tmp_path: Path) -> None:
    writable(tmp_path / "a.png")
    writable(tmp_path)
    writable(None)


def test_a_folder_is_made_when_missing(tmp_path: Path) -> None:
    assert folder(tmp_path / "a" / "b").is_dir()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot make folder"):
        folder(tmp_path / "file" / "layers")


def test_what_is_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file is no folder"):
        folder(tmp_path / "file")


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_standard_output_has_two_names(name: str) -> None:
    assert target(name) == STDOUT


def test_a_target_is_a_path_or_absent() -> None:
    assert target(None) is None
    assert target("a/b.png") == Path("a/b.png")


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_refused(name: str) -> None:
    with pytest.raises(OutputError, match="output is empty"):
        target(name)


def test_a_name_that_ends_in_a_slash_is_a_folder(tmp_path: Path) -> None:
    assert target(f"{tmp_path}/") == tmp_path
    with pytest.raises(OutputError, match="missing does not exist"):
        target(f"{tmp_path}/missing/")


def test_standard_output_takes_one_picture() -> None:
    writable(STDOUT)
    with pytest.raises(OutputError, match="one picture, not 3"):
        writable(STDOUT, 3)


def test_a_terminal_is_not_filled_with_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(OutputError, match="redirect"):
        writable(STDOUT)


def test_standard_output_holds_one_thing() -> None:
    alone(STDOUT, json=False)
    alone(Path("a.png"), json=True, plan=True)
    with pytest.raises(OutputError, match="--json, --plan"):
        alone(STDOUT, json=True, plan=True)


def test_a_picture_on_standard_output_is_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream))
    write(path_of(request(), result(), STDOUT), b"\x89PNG")
    assert stream.getvalue() == b"\x89PNG"


def test_a_device_is_written_under_the_name_it_has() -> None:
    null = Path(os.devnull)
    writable(null)
    assert path_of(request(), result(), null) == png_path(null, "x") == null


def test_a_full_disk_is_an_error_that_names_the_file() -> None:
    with pytest.raises(OutputError, match=r"output: cannot write /dev/full: No space left"):
        write(Path("/dev/full"), b"x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told_before_the_work(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(OutputError, match="is not writable"):
        writable(tmp_path / "a.png")


@pytest.mark.parametrize(("output", "name"), [("a", "a.png"), ("a.PNG", "a.PNG")])
def test_a_png_gets_its_extension(tmp_path: Path, output: str, name: str) -> None:
    assert png_path(tmp_path / output, "x") == tmp_path / name


def test_a_png_in_a_folder_is_named_for_it(tmp_path: Path) -> None:
    assert png_path(tmp_path, "boxes") == tmp_path / "boxes.png"
    assert png_path(None, "boxes") == Path("boxes.png")


def test_only_png_is_written_where_only_png_can_be() -> None:
    with pytest.raises(UnknownNameError, match="png"):
        png_path(Path("boxes.jpg"), "x")
