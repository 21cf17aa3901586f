"""Colours of a sprite and how one becomes another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.color.spaces import linear_to_oklab, srgb_decode
from imagineart.painting import palette as colours

CHANNEL = st.floats(0, 1, width=32)


@given(CHANNEL, CHANNEL, CHANNEL)
def test_oklab_agrees_with_the_colour_module_and_comes_back(r: float, g: float, b: float) -> None:
    rgb = np.array([[r, g, b]], np.float32)
    lab = colours.srgb_to_oklab(rgb)
    assert np.allclose(lab, linear_to_oklab(srgb_decode(rgb)), atol=2e-3)
    assert np.allclose(colours.oklab_to_srgb(lab), rgb, atol=4e-3)


RED = np.array([0.6, 0.2, 0.1], np.float32)
GREEN = np.array([0.7, -0.15, 0.12], np.float32)
GREY = np.array([0.6, 0.0, 0.0], np.float32)


@pytest.mark.parametrize("target", [GREEN, GREY, np.array([0.35, 0.02, -0.25], np.float32)])
def test_the_main_colour_arrives_where_it_was_sent(target: np.ndarray) -> None:
    assert np.allclose(colours.recolour(RED[None], RED, target)[0], target, atol=0.01)


def test_another_colour_stays_where_it_was() -> None:
    blue = np.array([0.35, 0.02, -0.25], np.float32)
    assert np.allclose(colours.recolour(GREEN[None], RED, blue)[0], GREEN, atol=0.01)


def test_shades_keep_their_order() -> None:
    shades = np.stack([RED + np.array([d, 0, 0]) for d in (-0.2, -0.1, 0, 0.1)]).astype(np.float32)
    moved = colours.recolour(shades, RED, GREEN)
    assert np.all(np.diff(moved[:, 0]) > 0.05)


def test_a_grey_thing_takes_on_colour() -> None:
    greys = np.array([[0.4, 0, 0], [0.6, 0, 0], [0.7, 0, 0]], np.float32)
    moved = colours.recolour(greys, GREY, RED)
    assert np.all(moved[:, 1] > 0.05)


def test_torch_and_numpy_agree() -> None:
    torch = pytest.importorskip("torch")
    rgb = np.random.default_rng(1).random((50, 3)).astype(np.float32)
    lab = colours.srgb_to_oklab(rgb)
    ours = colours.recolour(lab, RED, GREEN)
    tensors = [torch.from_numpy(a.copy()) for a in (rgb, RED, GREEN)]
    lab_t = colours.srgb_to_oklab(tensors[0], torch)
    theirs = colours.recolour(lab_t, tensors[1], tensors[2], torch)
    assert np.allclose(lab, lab_t.numpy(), atol=1e-5)
    assert np.allclose(ours, theirs.numpy(), atol=1e-5)


def test_the_main_colour_is_large_and_rather_coloured() -> None:
    palette = np.zeros((5, 5), np.float32)
    palette[0] = [0.95, 0, 0, 0.45, 0]  # white belly
    palette[1] = [*RED, 0.40, 1]
    palette[2] = [*GREEN, 0.15, 0]
    assert np.allclose(colours.main_colour(palette), RED)
    assert np.allclose(colours.accents(palette), [palette[0, :3], GREEN])


def test_a_palette_has_means_areas_and_roles() -> None:
    lab = np.stack([RED, RED, GREEN, GREY]).astype(np.float32)
    roles = np.array([1, 1, 0, 0], np.float32)
    palette = colours.palette_of(lab, np.array([0, 0, 1, 2], np.uint8), roles)
    assert np.allclose(palette[0], [*RED, 0.5, 1])
    assert np.allclose(palette[1], [*GREEN, 0.25, 0])
    assert np.all(palette[3:] == 0)
