"""What a request accepts, refuses and promises about seeds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.errors import InvalidRequestError, UnknownNameError
from imagineart.request import (
    DEFAULT_SIZE,
    LOOKS,
    PROMPT_LENGTH,
    SEED_MAX,
    SEED_MODULUS,
    SIZES,
    GenerationRequest,
    seeds_of,
)


def request(**fields: object) -> GenerationRequest:
    return GenerationRequest.parse(**{"prompt": "a red apple"} | fields)


def test_defaults_are_the_ones_the_contract_documents() -> None:
    made = request()
    assert made.size is None
    assert DEFAULT_SIZE == (2048, 2048)
    assert (made.format, made.quality, made.number, made.thinking) == ("JPG", 95, 1, "high")
    assert made.seed is None
    assert made.look is None


def test_there_are_eleven_sizes_and_each_is_named_by_its_ratio() -> None:
    assert len(SIZES) == 11
    for ratio, (width, height) in SIZES.items():
        across, down = map(int, ratio.split(":"))
        assert width / height == pytest.approx(across / down, rel=0.01)


@pytest.mark.parametrize(("width", "height"), SIZES.values())
def test_every_listed_size_is_accepted(width: int, height: int) -> None:
    assert request(width=width, height=height).width == width


@given(width=st.integers(-5, 5000), height=st.integers(-5, 5000))
def test_any_other_size_is_refused_with_the_eleven(width: int, height: int) -> None:
    if (width, height) in SIZES.values():
        return
    with pytest.raises(InvalidRequestError) as caught:
        request(width=width, height=height)
    assert caught.value.field == "size"
    assert len(caught.value.allowed) == 11
    assert f"{width}x{height}" in caught.value.message


@pytest.mark.parametrize("length", PROMPT_LENGTH)
def test_prompt_bounds_are_inclusive(length: int) -> None:
    assert len(request(prompt="x" * length).prompt) == length


@pytest.mark.parametrize("prompt", ["", "x", "x" * 3001, "   ", "\n\t "])
def test_prompts_outside_the_bounds_are_refused(prompt: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        request(prompt=prompt)
    assert caught.value.field == "prompt"


@pytest.mark.parametrize("code", [0xD800, 0xDCFF, 0xDFFF])
def test_half_a_surrogate_pair_is_no_text(code: int) -> None:
    with pytest.raises(InvalidRequestError, match=f"prompt holds U\\+{code:04X}"):
        request(prompt=f"a cat {chr(code)}")


def test_what_is_allowed_is_told_as_it_must_be_written() -> None:
    with pytest.raises(InvalidRequestError, match=r"'gif'.*'JPG', 'PNG' or 'WEBP'"):
        request(format="gif")


def test_prompt_length_counts_code_points_untrimmed() -> None:
    assert request(prompt="🍎" * 3000)
    assert request(prompt="a ").prompt == "a "


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [("seed", 0, SEED_MAX), ("number", 1, 20), ("quality", 20, 99)],
)
def test_ranges_are_inclusive_and_named(field: str, low: int, high: int) -> None:
    assert getattr(request(**{field: low}), field) == low
    assert getattr(request(**{field: high}), field) == high
    for outside in (low - 1, high + 1):
        with pytest.raises(InvalidRequestError) as caught:
            request(**{field: outside})
        assert caught.value.field == field
        assert str(low) in caught.value.message
        assert str(high) in caught.value.message


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seed", 1.5),
        ("seed", "7"),
        ("number", True),
        ("quality", None),
        ("width", "2048"),
        ("prompt", 3),
        ("format", "GIF"),
        ("thinking", "medium"),
    ],
)
def test_wrong_types_are_refused_by_name(field: str, value: object) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        request(**{field: value})
    assert caught.value.field == field


def test_an_unknown_look_lists_the_known_ones() -> None:
    with pytest.raises(UnknownNameError) as caught:
        request(look="oil")
    assert caught.value.allowed == tuple(LOOKS)


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(InvalidRequestError, match="steps"):
        request(steps=20)


def test_random_seeds_are_uint32_and_differ() -> None:
    seeds = seeds_of(request(number=20))
    assert len(set(seeds)) == 20
    assert all(0 <= seed < 2**32 for seed in seeds)


@given(seed=st.integers(0, SEED_MAX), number=st.integers(1, 20))
def test_given_seeds_count_up_and_wrap(seed: int, number: int) -> None:
    seeds = seeds_of(request(seed=seed, number=number))
    assert seeds[0] == seed
    assert len(set(seeds)) == number
    assert all(0 <= each <= SEED_MAX for each in seeds)
    assert all((b - a) % SEED_MODULUS == 1 for a, b in pairwise(seeds))


def test_a_result_can_be_asked_for_alone_by_its_seed() -> None:
    third = seeds_of(request(seed=SEED_MAX, number=3))[2]
    assert seeds_of(request(seed=third)) == (third,) == (1,)
