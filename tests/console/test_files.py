"""Names and places of what is written."""

from pathlib import Path

import numpy as np
import pytest

from imagineart.console.files import folder, layer_paths, path_of, slug, writable
from imagineart.errors import OutputError
from imagineart.picture import Layer, Picture
from imagineart.pipeline import GenerationResult
from imagineart.reasoning.plan import Plan
from imagineart.request import GenerationRequest


def result(index: int = 0, layers: tuple[str, ...] = ()) -> GenerationResult:
    image = np.zeros((1, 1, 4), np.float32)
    picture = Picture(
        np.zeros((1, 1, 3), np.float32), tuple(Layer(name, image, 0, 0) for name in layers)
    )
    return GenerationResult(b"", "PNG", 42, index, Plan(), picture, {})


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
    paths = layer_paths(result(layers=("background", "red apple 1")), tmp_path)
    assert [path.name for path in paths] == ["42-00-background.png", "42-01-red-apple-1.png"]


def test_a_missing_folder_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        writable(tmp_path / "missing" / "a.png", request())


def test_an_existing_folder_is_fine(tmp_path: Path) -> None:
    writable(tmp_path / "a.png", request())
    writable(tmp_path, request())
    writable(None, request())


def test_a_folder_is_made_when_missing(tmp_path: Path) -> None:
    assert folder(tmp_path / "a" / "b").is_dir()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot make folder"):
        folder(tmp_path / "file" / "layers")
