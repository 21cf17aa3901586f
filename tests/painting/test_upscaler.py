"""The shipped nets on drawings whose large form is known exactly: discs, stripes, nothing."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from imagineart.color.spaces import srgb_decode
from imagineart.errors import InvalidRequestError, WeightsError
from imagineart.painting.upscaler import NETS, Upscaler, stretch, to_light
from imagineart.painting.weights import FOLDER, describe

Pixels = NDArray[np.float32]
RED = (0.8, 0.15, 0.1)


@pytest.fixture(scope="module")
def upscaler() -> Upscaler:
    return Upscaler.load(FOLDER)


def disc(side: int, colour: tuple[float, ...] = RED, radius: float = 0.4) -> Pixels:
    """(side, side, 4) premultiplied; alpha is the share of a pixel that a straight edge covers."""
    at = (np.arange(side) + 0.5) / side - 0.5
    distance = np.hypot(at[:, None], at[None, :])
    alpha = np.clip((radius - distance) * side + 0.5, 0, 1).astype(np.float32)[..., None]
    return np.concatenate([alpha * np.array(colour, np.float32), alpha], -1).astype(np.float32)


def psnr(a: Pixels, b: Pixels) -> float:
    return float(-10 * np.log10(np.mean((a - b) ** 2)))


def rise(row: Pixels) -> float:
    """px from 10 % to 90 % of the first rise in `row`."""
    top = int(np.argmax(row > 0.9))
    foot = top - 1 - int(np.argmax(row[:top][::-1] < 0.1))
    start = foot + (0.1 - row[foot]) / (row[foot + 1] - row[foot])
    end = top - 1 + (0.9 - row[top - 1]) / (row[top] - row[top - 1])
    return float(end - start)


@pytest.mark.parametrize("size", [48, 256, 300, 512, 1024, 1200, 2100])
def test_any_size_can_be_asked_for(upscaler: Upscaler, size: int) -> None:
    (large,) = upscaler.upscale(disc(128)[None], size)
    assert large.shape == (size, size, 4)
    assert large.dtype == np.float32
    assert large[..., 3].mean() == pytest.approx(np.pi * 0.4**2, rel=0.01)


@pytest.mark.parametrize("size", [512, 1024, 2048])
def test_an_edge_is_at_most_two_pixels_wide(upscaler: Upscaler, size: int) -> None:
    (large,) = upscaler.upscale(disc(128)[None], size)
    blurred = stretch(disc(128), size)
    rows = range(int(0.45 * size), int(0.55 * size), 8)  # along the normal
    crisp, soft = (
        np.median([rise(picture[y, : size // 2, 3]) for y in rows]) for picture in (large, blurred)
    )
    assert crisp <= 2
    assert soft > 0.8 * size / 128


def test_it_beats_lanczos_by_three_decibels(upscaler: Upscaler) -> None:
    truth = disc(1024)[..., 3]
    (large,) = upscaler.upscale(disc(128)[None], 1024)
    assert psnr(large[..., 3], truth) > psnr(stretch(disc(128), 1024)[..., 3], truth) + 3


def test_colours_come_out_in_linear_light_and_stay_themselves(upscaler: Upscaler) -> None:
    (large,) = upscaler.upscale(disc(128)[None], 512)
    assert large[256, 256, :3] == pytest.approx(srgb_decode(np.array(RED)), abs=0.02)
    assert large[256, 256, 3] == 1


def test_what_is_clear_stays_clear_and_what_is_solid_solid(upscaler: Upscaler) -> None:
    (large,) = upscaler.upscale(disc(128)[None], 1024)
    distance = np.hypot(*(np.indices((1024, 1024)) - 511.5)) / 1024
    assert not large[distance > 0.45].any()
    assert (large[distance < 0.35, 3] == 1).all()


def test_an_empty_sprite_gives_an_empty_sprite(upscaler: Upscaler) -> None:
    assert not upscaler.upscale(np.zeros((2, 128, 128, 4), np.float32), 1024).any()


def test_no_sprites_give_no_sprites(upscaler: Upscaler) -> None:
    assert upscaler.upscale(np.zeros((0, 128, 128, 4), np.float32), 99).shape == (0, 99, 99, 4)


def test_a_sprite_does_not_depend_on_its_neighbours_in_the_batch(upscaler: Upscaler) -> None:
    pair = np.stack([disc(128), disc(128, radius=0.2)])
    together, alone = upscaler.upscale(pair, 300), upscaler.upscale(pair[1:], 300)
    assert np.array_equal(together[1], alone[0])


def test_the_same_input_gives_the_same_bytes(upscaler: Upscaler) -> None:
    first, second = (u.upscale(disc(128)[None], 512) for u in (upscaler, Upscaler.load(FOLDER)))
    assert first.tobytes() == second.tobytes()


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), size=st.sampled_from([40, 200, 256]))
def test_light_never_exceeds_alpha_whatever_comes_in(
    upscaler: Upscaler, seed: int, size: int
) -> None:
    noise = np.random.default_rng(seed).uniform(0, 1, (1, 32, 32, 4)).astype(np.float32)
    large = upscaler.upscale(noise, size)
    assert large.min() >= 0
    assert large.max() <= 1
    assert (large[..., :3] <= large[..., 3:] + 1e-6).all()


@pytest.mark.parametrize("shape", [(64, 64, 4), (1, 64, 32, 4), (1, 64, 64, 3)])
def test_another_shape_is_refused(upscaler: Upscaler, shape: tuple[int, ...]) -> None:
    with pytest.raises(InvalidRequestError, match="images"):
        upscaler.upscale(np.zeros(shape, np.float32), 512)


@pytest.mark.parametrize("size", [0, -4])
def test_no_size_is_refused(upscaler: Upscaler, size: int) -> None:
    with pytest.raises(InvalidRequestError, match="size"):
        upscaler.upscale(disc(128)[None], size)


@pytest.mark.parametrize("name", NETS)
@pytest.mark.parametrize("damage", ["missing", "truncated", "altered"])
def test_damaged_weights_are_refused_by_name_and_hash(
    tmp_path: Path, name: str, damage: str
) -> None:
    for file in (*NETS, "weights.json"):
        shutil.copy(FOLDER / file, tmp_path / file)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    if damage != "missing":
        spoilt = whole[:-1] if damage == "truncated" else bytes([whole[0] ^ 1]) + whole[1:]
        (tmp_path / name).write_bytes(spoilt)
    with pytest.raises(WeightsError) as caught:
        Upscaler.load(tmp_path)
    assert name in caught.value.message
    assert describe(FOLDER, name)["sha256"] in caught.value.message


def test_the_files_are_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in NETS) <= 2 * 2**20
    assert all(describe(FOLDER, name)["parameters"] <= 500_000 for name in NETS)


def test_light_is_decoded_straight_colour_times_alpha() -> None:
    half = np.array([[[0.25, 0.1, 0.0, 0.5]]], np.float32)
    light = to_light(half)
    assert light[0, 0, 3] == pytest.approx(0.5, abs=1e-6)
    assert light[0, 0, :3] == pytest.approx(srgb_decode(np.array([0.5, 0.2, 0])) * 0.5, abs=2e-4)


def test_the_ends_of_alpha_become_exact() -> None:
    grey = np.array([0.01, 0.99], np.float32)[:, None, None] * np.ones((2, 1, 4), np.float32)
    assert to_light(grey)[:, 0, 3].tolist() == [0, 1]


def test_stretching_down_is_the_mean_and_up_keeps_it() -> None:
    image = disc(128)
    assert stretch(image, 128) is image
    assert stretch(image, 32) == pytest.approx(
        image.reshape(32, 4, 32, 4, 4).mean((1, 3)), abs=1e-6
    )
    for side in (40, 100):
        assert stretch(image, side).mean((0, 1)) == pytest.approx(image.mean((0, 1)), abs=5e-3)
        assert (stretch(image, side)[..., :3] <= stretch(image, side)[..., 3:]).all()
