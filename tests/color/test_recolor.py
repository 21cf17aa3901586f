"""Recolouring, on shaded shapes whose parts are known."""

import statistics
import time
import warnings
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from imagineart.color.names import BASIC, nearest_basic
from imagineart.color.recolor import dominant, recolor
from imagineart.color.spaces import (
    linear_to_oklab,
    linear_to_oklch,
    linear_to_xyz,
    oklch_to_linear,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # colour-science tells about SciPy and Matplotlib
    import colour

Oklch = tuple[float, float, float]
SIZE = 96
BODIES: list[Oklch] = [
    *BASIC.values(),
    (0.75, 0.09, 65.0),  # tan
    (0.55, 0.10, 195.0),  # teal
    (0.35, 0.09, 305.0),  # aubergine
    (0.92, 0.05, 300.0),  # white in bluish light
    (0.85, 0.12, 20.0),  # peach
]


@dataclass(frozen=True)
class Thing:
    """A shaded ball with a leaf, an eye and a highlight, and where each of them is."""

    image: NDArray[np.float32]
    body: NDArray[np.bool_]
    leaf: NDArray[np.bool_]
    eye: NDArray[np.bool_]


def thing(body: Oklch, leaf: Oklch = (0.75, 0.19, 128.0), size: int = SIZE) -> Thing:
    y, x = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j].astype(np.float32)
    radius = np.hypot(x, y - 0.1)
    shade = np.clip(1.15 - 0.75 * np.hypot(x + 0.3, y + 0.2), 0.45, 1.1)[..., None]
    color = oklch_to_linear(np.array(body)).astype(np.float32) * shade
    highlight = np.clip(1 - np.hypot(x + 0.35, y + 0.3) / 0.2, 0, 1)[..., None]
    color = color * (1 - highlight) + highlight
    leaf_mask = np.hypot((x - 0.3) / 1.6, y + 0.8) < 0.18
    eye_mask = np.hypot(x - 0.2, y) < 0.12
    color[leaf_mask] = oklch_to_linear(np.array(leaf))
    color[eye_mask] = 0.01
    alpha = np.clip((0.8 - radius) * size / 4, 0, 1)
    alpha[leaf_mask] = 1
    image = np.concatenate([np.clip(color, 0, 1) * alpha[..., None], alpha[..., None]], axis=-1)
    solid = (alpha == 1) & ~leaf_mask & ~eye_mask & (np.hypot(x + 0.35, y + 0.3) > 0.25)
    return Thing(image.astype(np.float32), solid, leaf_mask, eye_mask)


def lab_of(image: NDArray[np.float32], mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    pixels = image[mask]
    return linear_to_oklab(pixels[:, :3] / pixels[:, 3:]).astype(np.float32)


def median_color(image: NDArray[np.float32], mask: NDArray[np.bool_]) -> Oklch:
    pixels = image[mask]
    lightness, chroma, hue = linear_to_oklch(np.median(pixels[:, :3], axis=0)).tolist()
    return lightness, chroma, hue


def delta_e(first: Oklch, second: Oklch) -> float:
    one, other = (
        colour.XYZ_to_Lab(linear_to_xyz(oklch_to_linear(np.array(c)))) for c in (first, second)
    )
    return float(colour.delta_E(one, other, method="CIE 2000"))


@pytest.mark.parametrize("name", BASIC)
def test_the_body_gets_the_asked_color(name: str) -> None:
    got = []
    for body in BODIES:
        before = thing(body)
        got.append(median_color(recolor(before.image, BASIC[name]), before.body))
    named = [nearest_basic(color) for color in got]
    assert named.count(name) >= 0.95 * len(BODIES), named
    assert statistics.median(delta_e(color, BASIC[name]) for color in got) < 6


@pytest.mark.parametrize("name", ["blue", "purple", "black", "white", "pink"])
def test_details_stay(name: str) -> None:
    before = thing(BASIC["red"])
    after = recolor(before.image, BASIC[name])
    for mask in (before.leaf, before.eye):
        change = np.abs(lab_of(after, mask) - lab_of(before.image, mask)).max(axis=1)
        assert np.median(change) < 0.02


@pytest.mark.parametrize("name", ["blue", "yellow", "green", "grey"])
def test_shading_keeps_its_order_and_contrast(name: str) -> None:
    before = thing(BASIC["red"])
    old = lab_of(before.image, before.body)[:, 0]
    new = lab_of(recolor(before.image, BASIC[name]), before.body)[:, 0]
    assert np.corrcoef(old, new)[0, 1] > 0.9
    assert np.ptp(new) > 0.1


@pytest.mark.parametrize("name", ["red", "orange", "yellow", "green", "blue", "purple", "pink"])
def test_a_body_of_drifting_hue_becomes_one_hue(name: str) -> None:
    """Red above, magenta below, as glossy drawings are shaded: one paint in the end."""
    drift = np.linspace(30, -15, SIZE)
    colors = np.stack([np.full(SIZE, 0.62), np.full(SIZE, 0.2), drift % 360], axis=-1)
    image = np.ones((SIZE, SIZE, 4), np.float32)
    image[..., :3] = np.clip(oklch_to_linear(colors), 0, 1)[:, None]
    after = linear_to_oklch(recolor(image, BASIC[name])[..., :3].reshape(-1, 3))
    turned = (after[:, 2] - BASIC[name][2] + 180) % 360 - 180
    assert np.quantile(np.abs(turned), 0.95) < 5


@pytest.mark.parametrize("name", ["black", "white"])
def test_black_and_white_keep_some_shading(name: str) -> None:
    before = thing(BASIC["red"])
    assert np.ptp(lab_of(recolor(before.image, BASIC[name]), before.body)[:, 0]) > 0.05


def test_a_right_sprite_hardly_changes() -> None:
    before = thing(BASIC["blue"])
    own = dominant(before.image)
    assert np.abs(recolor(before.image, own) - before.image).mean() < 0.01


def test_recoloring_twice_is_recoloring_once() -> None:
    once = recolor(thing(BASIC["red"]).image, BASIC["purple"])
    assert np.abs(recolor(once, BASIC["purple"]) - once).mean() < 0.01


def test_alpha_and_range_are_kept() -> None:
    before = thing(BASIC["orange"]).image
    after = recolor(before, BASIC["blue"])
    np.testing.assert_array_equal(after[..., 3], before[..., 3])
    assert (after >= 0).all()
    assert (after[..., :3] <= after[..., 3:] + 1e-6).all()
    assert after.dtype == np.float32


def test_the_argument_is_not_changed() -> None:
    before = thing(BASIC["orange"]).image
    copy = before.copy()
    recolor(before, BASIC["blue"])
    np.testing.assert_array_equal(before, copy)


def test_the_same_every_time() -> None:
    image = thing(BASIC["green"]).image
    np.testing.assert_array_equal(recolor(image, BASIC["red"]), recolor(image, BASIC["red"]))


@pytest.mark.parametrize("alpha", [0.0, 0.01])
def test_nothing_visible_comes_back_as_it_is(alpha: float) -> None:
    image = np.full((8, 8, 4), alpha, np.float32)
    np.testing.assert_array_equal(recolor(image, BASIC["red"]), image)
    assert dominant(image) == (0.0, 0.0, 0.0)


def test_one_flat_pixel() -> None:
    image = np.array([[[0.0, 0.0, 1.0, 1.0]]], np.float32)
    assert nearest_basic(median_color(recolor(image, BASIC["red"]), np.ones((1, 1), bool))) == "red"


def test_a_two_colored_thing_keeps_both_parts_apart() -> None:
    image = np.ones((32, 32, 4), np.float32)
    image[:, :20, :3] = oklch_to_linear(np.array(BASIC["orange"]))
    image[:, 20:, :3] = oklch_to_linear(np.array(BASIC["white"]))
    after = recolor(image, BASIC["purple"])
    left, right = np.zeros((32, 32), bool), np.zeros((32, 32), bool)
    left[:, :20], right[:, 20:] = True, True
    assert nearest_basic(median_color(after, left)) == "purple"
    assert nearest_basic(median_color(after, right)) == "white"


@pytest.mark.parametrize("name", sorted(set(BASIC) - {"white"}))  # a shaded white is grey
def test_dominant_tells_the_body(name: str) -> None:
    assert nearest_basic(dominant(thing(BASIC[name]).image)) == name


def test_large_sprites_are_quick() -> None:
    image = thing(BASIC["red"], size=1024).image
    start = time.process_time()
    recolor(image, BASIC["blue"])
    assert time.process_time() - start < 3.0  # s; 0.2 on an idle core


def doll(skin: Oklch, coat: Oklch, head: float = 0.6) -> NDArray[np.float32]:
    """A head and hands over a coat: (96, 64, 4), the head's share of the height as given."""
    image = np.ones((SIZE, 64, 4), np.float32)
    image[..., :3] = oklch_to_linear(np.array(coat))
    image[: round(head * SIZE), :, :3] = oklch_to_linear(np.array(skin))
    return image


@pytest.mark.parametrize("skin", [(0.82, 0.15, 85.0), (0.6, 0.09, 55.0), (0.42, 0.07, 50.0)])
@pytest.mark.parametrize("coat", ["red", "blue", "white"])
def test_the_coat_of_a_person_is_painted_and_not_the_skin(skin: Oklch, coat: str) -> None:
    before = doll(skin, BASIC[coat])
    after = recolor(before, BASIC["green"], spare_skin=True)
    head, body = after[: SIZE // 3], after[-SIZE // 4 :]
    np.testing.assert_allclose(head, before[: SIZE // 3], atol=0.02)
    assert nearest_basic(median_color(body, np.ones(body.shape[:2], bool))) == "green"


def test_who_is_all_skin_is_painted_all_the_same() -> None:
    after = recolor(
        doll((0.82, 0.15, 85.0), BASIC["red"], head=0.9), BASIC["blue"], spare_skin=True
    )
    assert nearest_basic(median_color(after, np.ones(after.shape[:2], bool))) == "blue"


def test_a_coat_is_painted_rather_than_the_belly_within_it() -> None:
    penguin = np.ones((SIZE, SIZE, 4), np.float32)
    penguin[..., :3] = oklch_to_linear(np.array(BASIC["orange"]))
    belly = slice(3 * SIZE // 20, -3 * SIZE // 20)
    penguin[belly, belly, :3] = oklch_to_linear(np.array(BASIC["blue"]))  # 49 % of it
    after = recolor(penguin, BASIC["green"])
    np.testing.assert_allclose(after[belly, belly], penguin[belly, belly], atol=0.02)
    assert nearest_basic(median_color(after[:8], np.ones((8, SIZE), bool))) == "green"


def test_two_colours_go_to_the_two_largest_paints() -> None:
    """The lighter colour to the lighter paint, in whichever order they are asked for."""
    x = np.arange(SIZE)[None, :]
    image = np.zeros((SIZE, SIZE, 4), np.float32)
    left = x < SIZE * 0.6
    image[..., :3] = np.where(left[..., None], 0.9, 0.02)  # white and black, as a cow is
    image[..., 3] = 1.0
    red, yellow = BASIC["red"], BASIC["yellow"]
    for colors in ((red, yellow), (yellow, red)):
        found = linear_to_oklch(recolor(image, *colors)[SIZE // 2, [4, -4], :3])
        assert [nearest_basic((L, C, h)) for L, C, h in found.tolist()] == ["yellow", "red"]


def test_a_thing_of_one_paint_takes_the_first_colour() -> None:
    image = np.zeros((SIZE, SIZE, 4), np.float32)
    image[..., :] = (0.2, 0.4, 0.2, 1.0)
    red, blue = BASIC["red"], BASIC["blue"]
    np.testing.assert_array_equal(recolor(image, red, blue), recolor(image, red))
