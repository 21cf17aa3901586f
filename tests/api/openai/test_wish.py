"""What a body in OpenAI's words asks of us, and what it is told if it asks too much."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.api.catalogue import AIR
from imagineart.api.openai.faults import RequestFaultError
from imagineart.api.openai.wish import FARTHEST, FORMATS, LEVELS, Wish, nearest, wish_of
from imagineart.api.wire import ImageInference, parse_task
from imagineart.request import SIZES


def refused(**body: Any) -> RequestFaultError:
    with pytest.raises(RequestFaultError) as told:
        wish_of({"prompt": "a red apple", **body})
    return told.value


def task_of(**body: Any) -> ImageInference:
    task = parse_task(wish_of({"prompt": "a red apple", **body}).task(), (AIR,))
    assert isinstance(task, ImageInference)
    return task


class TestTask:
    def test_a_prompt_alone_is_one_picture_in_the_answer(self) -> None:
        task = task_of()
        assert (task.positive_prompt, task.number_results) == ("a red apple", 1)
        assert (task.output_type, task.output_format) == (("base64Data",), "PNG")
        assert task.width is None
        assert task.waits

    def test_each_has_a_name_of_its_own(self) -> None:
        assert task_of().task_uuid != task_of().task_uuid

    @pytest.mark.parametrize(("quality", "level"), LEVELS.items())
    def test_quality_is_the_level_of_thinking(self, quality: str, level: str) -> None:
        assert task_of(quality=quality).settings.thinking_level == level

    @pytest.mark.parametrize(("theirs", "ours"), FORMATS.items())
    def test_formats(self, theirs: str, ours: str) -> None:
        assert task_of(output_format=theirs).output_format == ours

    @pytest.mark.parametrize(("asked", "given"), [(0, 20), (50, 50), (100, 99)])
    def test_compression_is_quality_within_our_bounds(self, asked: int, given: int) -> None:
        assert task_of(output_compression=asked).output_quality == given

    def test_old_models_answer_with_addresses_and_new_ones_with_pictures(self) -> None:
        assert task_of(model="dall-e-3").output_type == ("URL",)
        assert task_of(model="gpt-image-1").output_type == ("base64Data",)
        assert task_of(model="dall-e-3", response_format="b64_json").output_type == ("base64Data",)
        assert task_of(model=AIR, response_format="url").output_type == ("URL",)

    def test_a_stream_holds_the_pictures(self) -> None:
        assert task_of(stream=True, response_format="url").output_type == ("base64Data",)

    def test_a_transparent_background_is_asked_for_in_words(self) -> None:
        assert "transparent background" in task_of(background="transparent").positive_prompt
        assert "transparent" not in task_of(background="opaque").positive_prompt


class TestSizes:
    @pytest.mark.parametrize(
        ("asked", "ours"),
        [
            ("1024x1024", "1:1"),
            ("256x256", "1:1"),
            ("1536x1024", "3:2"),
            ("1024x1536", "2:3"),
            ("1792x1024", "16:9"),
            ("1024x1792", "9:16"),
            ("3552x1184", "3:1"),
        ],
    )
    def test_the_nearest_shape(self, asked: str, ours: str) -> None:
        assert nearest(asked) == SIZES[ours]

    @given(st.integers(1, 5000), st.integers(1, 5000))
    def test_none_is_far_and_none_is_nearer(self, width: int, height: int) -> None:
        asked = math.log(width / height)
        away = [abs(math.log(w / h) - asked) for w, h in SIZES.values()]
        if min(away) > math.log(FARTHEST) + 1e-9:
            with pytest.raises(RequestFaultError):
                nearest(f"{width}x{height}")
        elif min(away) < math.log(FARTHEST) - 1e-9:
            found = nearest(f"{width}x{height}")
            assert abs(math.log(found[0] / found[1]) - asked) == pytest.approx(min(away))

    @pytest.mark.parametrize(
        "size", ["", "big", "1024", "0x10", "10x0", "-1x1", "1024x", "9000x100", "1e3x1e3"]
    )
    def test_what_is_no_size_of_ours(self, size: str) -> None:
        fault = refused(size=size)
        assert (fault.status, fault.param) == (400, "size")
        assert "1024x1024" in fault.message

    def test_auto_leaves_the_shape_to_the_words(self) -> None:
        assert wish_of({"prompt": "an apple", "size": "auto"}).shape is None


class TestRefusals:
    @pytest.mark.parametrize(
        ("body", "param"),
        [
            ({"n": 0}, "n"),
            ({"n": 21}, "n"),
            ({"n": "two"}, "n"),
            ({"quality": "ultra"}, "quality"),
            ({"output_format": "gif"}, "output_format"),
            ({"output_compression": 101}, "output_compression"),
            ({"response_format": "file"}, "response_format"),
            ({"partial_images": 4}, "partial_images"),
            ({"prompt": 7}, "prompt"),
            ({"background": "transparent", "output_format": "jpeg"}, "background"),
        ],
    )
    def test_values(self, body: dict[str, Any], param: str) -> None:
        fault = refused(**body)
        assert (fault.status, fault.param) == (400, param)
        assert param in fault.message

    def test_unknown_names_are_told_what_is_known(self) -> None:
        fault = refused(negative_prompt="fog")
        assert (fault.code, fault.param) == ("unknown_parameter", "negative_prompt")
        assert all(name in fault.message for name in Wish.model_fields)

    def test_a_prompt_is_needed(self) -> None:
        with pytest.raises(RequestFaultError, match="prompt") as told:
            wish_of({"n": 1})
        assert told.value.code == "missing_required_parameter"

    @pytest.mark.parametrize("body", [None, [], "an apple", 3])
    def test_a_body_is_an_object(self, body: object) -> None:
        with pytest.raises(RequestFaultError, match="JSON object"):
            wish_of(body)

    def test_models_of_others_are_taken_and_inventions_not(self) -> None:
        for name in ("gpt-image-1", "gpt-image-2-mini", "chatgpt-image-latest", "dall-e-2", AIR):
            assert wish_of({"prompt": "an apple", "model": name}).model == name
        fault = refused(model="stable-diffusion")
        assert (fault.status, fault.code) == (404, "model_not_found")
        assert AIR in fault.message
