"""From what was typed to a request."""

from pathlib import Path

import pytest

from imagineart.console.options import DRAFT, canvas, engine_name, image_format, request
from imagineart.errors import InvalidRequestError, UnknownNameError
from imagineart.request import SIZES


def test_without_a_size_the_prompt_decides() -> None:
    assert canvas(None, None) is None
    assert request("two owls", size=None, aspect=None, look=None).size is None


def test_a_size_that_is_typed_is_stated() -> None:
    assert request("two owls", size=None, aspect="3:1", look=None).size == (3552, 1184)


@pytest.mark.parametrize("ratio", SIZES)
def test_every_ratio_has_its_size(ratio: str) -> None:
    assert canvas(None, ratio) == SIZES[ratio]


@pytest.mark.parametrize("size", ["2816x1584", "2816X1584"])
def test_sizes_are_read_in_either_case(size: str) -> None:
    assert canvas(size, None) == (2816, 1584)


@pytest.mark.parametrize(
    "size", ["big", "2048", "x", "2048x", "x2048", "-1x5", "2048 x 2048", "²x²", "9" * 5000 + "x2"]
)
def test_what_is_no_size_is_refused_with_the_eleven(size: str) -> None:
    with pytest.raises(InvalidRequestError, match="3552x1184") as caught:
        canvas(size, None)
    assert caught.value.field == "size"


@pytest.mark.parametrize("ratio", ["21:9", "square", "16/9", ""])
def test_an_unknown_ratio_lists_the_known(ratio: str) -> None:
    with pytest.raises(UnknownNameError, match="16:9"):
        canvas(None, ratio)


def test_size_and_aspect_together_are_refused() -> None:
    with pytest.raises(InvalidRequestError, match="not both"):
        canvas("2048x2048", "1:1")


@pytest.mark.parametrize(
    ("asked", "output", "format"),
    [
        (None, None, "JPG"),
        ("png", None, "PNG"),
        ("JPEG", None, "JPG"),
        (None, "a.webp", "WEBP"),
        (None, "a.jpeg", "JPG"),
        (None, "a", "JPG"),
        ("webp", "a", "WEBP"),
        ("jpg", "a.JPG", "JPG"),
    ],
)
def test_the_format_is_asked_or_named_by_the_file(
    asked: str | None, output: str | None, format: str
) -> None:
    assert image_format(asked, Path(output) if output else None) == format


def test_a_folder_with_a_dot_names_no_format(tmp_path: Path) -> None:
    folder = tmp_path / "v1.0"
    folder.mkdir()
    assert image_format(None, folder) == "JPG"


def test_a_format_against_the_files_name_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match=r"a\.png"):
        image_format("jpg", Path("a.png"))


@pytest.mark.parametrize(("asked", "output"), [("gif", None), (None, "a.gif"), ("", None)])
def test_unknown_formats_list_the_known(asked: str | None, output: str | None) -> None:
    with pytest.raises(UnknownNameError, match="jpg, png, webp"):
        image_format(asked, Path(output) if output else None)


def test_a_request_carries_its_canvas_and_fields() -> None:
    made = request("two owls", size=None, aspect="3:1", seed=5, look="flat")
    assert (made.width, made.height, made.seed, made.look) == (3552, 1184, 5, "flat")


@pytest.mark.parametrize("look", ["flat", "Flat", "FLAT"])
def test_a_look_is_read_in_any_case(look: str) -> None:
    assert request("two owls", size=None, aspect=None, look=look).look == "flat"


def test_without_a_look_the_prompt_decides() -> None:
    assert request("two owls", size=None, aspect=None, look=None).look is None


def test_an_empty_look_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="look '' is unknown"):
        request("two owls", size=None, aspect=None, look="")


@pytest.mark.parametrize("asked", [None, "embedded", "layered", DRAFT])
def test_whatever_the_scene_engine_is_called_it_has_a_draft(asked: str | None) -> None:
    assert engine_name(asked, draft=True) == DRAFT


def test_without_a_draft_the_engine_is_the_one_that_is_asked_for() -> None:
    assert engine_name("fake", draft=False) == "fake"
    with pytest.raises(InvalidRequestError, match="fake has no draft"):
        engine_name("fake", draft=True)
