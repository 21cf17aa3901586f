"""The Python front door: what it accepts, tells, cancels and shares."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, get_type_hints

import pytest

from imagineart import ImagineArt
from imagineart.errors import CancelledError, InvalidRequestError, UnknownNameError
from imagineart.events import Event
from imagineart.request import GenerationRequest
from imagineart.studio import Several


@pytest.fixture(scope="module")
def art() -> ImagineArt:
    return ImagineArt("fake")


def test_the_options_are_the_fields_of_a_request_with_their_types() -> None:
    fields = get_type_hints(GenerationRequest)
    offered = get_type_hints(Several)
    assert {"prompt", *offered} == set(GenerationRequest.model_fields)
    assert offered == {name: fields[name] for name in offered}


def test_it_says_what_it_draws_with(art: ImagineArt) -> None:
    assert repr(art) == "ImagineArt('fake')"


@pytest.mark.parametrize(
    ("prompt", "options", "words"),
    [
        (5, {}, "prompt is 5"),
        (None, {}, "prompt is None"),
        ("x", {}, "allowed are 2 to 3000"),
        ("two owls", {"number": 2}, "generate_all"),
        ("two owls", {"format": "png"}, "format is 'png'.*'PNG'"),
        ("two owls", {"size": "1:1"}, "size is no field.*width"),
        ("two owls", {"seed": "7"}, "seed is '7'"),
        ("two owls", {"seed": 1.5}, "seed is 1.5"),
        ("two owls", {"width": 512, "height": 512}, "512x512 is not supported.*2048x2048"),
        ("two owls", {"width": 2048}, "height is missing"),
        ("two owls", {"height": 2048}, "width is missing"),
    ],
)
def test_wrong_arguments_are_told(
    art: ImagineArt, prompt: Any, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidRequestError, match=words):
        art.generate(prompt, **options)


def test_several_are_refused_before_the_first_is_asked_for(art: ImagineArt) -> None:
    with pytest.raises(InvalidRequestError, match="number is 0"):
        art.generate_all("two owls", number=0)


def test_an_unknown_engine_is_told() -> None:
    with pytest.raises(UnknownNameError, match="embedded"):
        ImagineArt("dalle")


def test_progress_is_told_and_may_cancel(art: ImagineArt) -> None:
    seen: list[Event] = []

    def stop(event: Event) -> None:
        seen.append(event)
        raise CancelledError("enough")

    with pytest.raises(CancelledError, match="enough"):
        art.generate("two owls", progress=stop)
    assert [event.step for event in seen] == ["read"]


def test_a_plan_is_what_would_be_drawn(art: ImagineArt) -> None:
    planned = art.plan("two owls", seed=3)
    assert planned == art.generate("two owls", seed=3).plan


def test_threads_may_share_one() -> None:
    art = ImagineArt("fake")  # its models are loaded by whichever thread comes first
    with ThreadPoolExecutor(4) as pool:
        runs = [pool.submit(art.generate, "two owls", seed=1) for _ in range(8)]
    assert len({run.result().data for run in runs}) == 1


def test_it_can_be_awaited(art: ImagineArt) -> None:
    result = asyncio.run(asyncio.to_thread(art.generate, "two owls", seed=1))
    assert result == art.generate("two owls", seed=1)
