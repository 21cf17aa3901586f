"""Cut-outs have the colours of things and nothing of what they stood before."""

from collections.abc import Sequence

import numpy as np
import pytest

from imagineart.picture import Buffers, Layer, Picture
from imagineart.rendering.cutouts import as_sticker, cleared, cut, layers_of, on_ground, under
from imagineart.tracing.scene import Camera, Scene, Sky
from imagineart.tracing.tracer import Buffers as Known
from imagineart.tracing.tracer import Traced, view_directions

EDGE = 24
RED = np.array([0.6, 0.05, 0.02], np.float32)


@pytest.fixture
def scene() -> Scene:
    return Scene((), Camera((0.0, -3.0, 0.5), (0.0, 0.0, 0.5)), environment=Sky())


@pytest.fixture
def traced(scene: Scene) -> Traced:
    """A red ball with soft edges before the sky."""
    from imagineart.tracing import environment

    v, u = np.mgrid[:EDGE, :EDGE] - (EDGE - 1) / 2
    cover = np.clip(7.5 - np.hypot(u, v), 0.0, 1.0).astype(np.float32)
    sky = environment.radiance(scene.environment, view_directions(scene.camera, (EDGE, EDGE)))
    light = cover[..., None] * RED + (1.0 - cover[..., None]) * sky
    grey, color = np.zeros((EDGE, EDGE), np.float32), np.zeros((EDGE, EDGE, 3), np.float32)
    ids = (cover > 0.5).astype(np.int32)
    known = Known(ids, ids, grey, color, color, cover)
    return Traced(light.astype(np.float32), known, 1.0, "llvm_ad_rgb", 0.0)


def test_no_rim_of_sky_is_left(traced: Traced, scene: Scene) -> None:
    light = cleared(traced, scene).light
    seen = traced.buffers.cover > 0.02
    assert np.abs(light[seen] - RED).max() < 0.02


def test_alpha_is_the_coverage_and_colour_is_premultiplied(traced: Traced, scene: Scene) -> None:
    image = cut(cleared(traced, scene).light, traced.buffers.cover)
    assert np.array_equal(image[..., 3], traced.buffers.cover)
    assert np.allclose(image[..., :3], RED * traced.buffers.cover[..., None], atol=0.02)


def test_on_a_ground_both_are_seen(traced: Traced) -> None:
    image = cut(np.broadcast_to(RED, (EDGE, EDGE, 3)), traced.buffers.cover)
    laid = on_ground(image, np.full((EDGE, EDGE, 3), 0.9, np.float32))
    assert np.allclose(laid[0, 0], 0.9)
    assert np.allclose(laid[EDGE // 2, EDGE // 2], RED)


def test_a_sticker_has_a_white_edge(traced: Traced) -> None:
    big = np.kron(traced.buffers.cover, np.ones((8, 8), np.float32))
    image = as_sticker(cut(np.broadcast_to(RED, (*big.shape, 3)), big))
    grown = (image[..., 3] > 0.5) & (big < 0.1)
    assert grown.sum() > 100
    assert np.median(image[grown][:, :3]) > 0.9
    assert image[0, 0].tolist() == [0.0] * 4


def test_words_lie_over_a_cut_out() -> None:
    image = np.zeros((4, 6, 4), np.float32)
    image[:, :3] = (0.5, 0.0, 0.0, 1.0)
    word = Layer("text-1", np.full((2, 4, 4), (0.0, 0.0, 0.5, 0.5), np.float32), 1, 1)
    laid = under(image, (word,))
    assert laid[1, 1].tolist() == [0.25, 0.0, 0.5, 1.0]
    assert laid[1, 4].tolist() == [0.0, 0.0, 0.5, 0.5]
    assert np.array_equal(laid[0], image[0])


def picture(ids: list[list[int]], depth: Sequence[Sequence[float]]) -> Picture:
    shape = np.array(ids).shape
    plain = np.zeros((*shape, 3), np.float32)
    known = Buffers(np.array(ids, np.int32), np.array(depth, np.float32), plain, plain)
    return Picture(np.full((*shape, 3), 0.5, np.float32), buffers=known)


def test_layers_come_far_to_near_over_the_place() -> None:
    ids = [[0] * 9, [0, 1, 1, 1, 0, 2, 2, 2, 0], [0, 1, 1, 1, 0, 2, 2, 2, 0], [0] * 9]
    depth: list[list[float]] = [
        [9.0] * 9,
        [9, 2, 2, 2, 9, 5, 5, 5, 9],
        [9, 2, 2, 2, 9, 5, 5, 5, 9],
        [9.0] * 9,
    ]
    layers = layers_of(picture(ids, depth), ("near", "far", "hidden"))
    assert [layer.name for layer in layers] == ["background", "far", "near"]
    near = layers[-1]
    assert (near.left, near.top) == (0, 0)
    assert near.image[1, 2, 3] > 0.7
    assert 0.0 < near.image[1, 0, 3] < 0.5


def test_layers_add_up_to_the_whole() -> None:
    ids = [[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 2, 1]]
    whole = np.zeros((3, 4), np.float32)
    for layer in layers_of(picture(ids, [[1.0] * 4] * 3), ("a", "b")):
        height, width = layer.image.shape[:2]
        seen = whole[layer.top : layer.top + height, layer.left : layer.left + width]
        seen += layer.image[..., 3]
    assert np.allclose(whole, 1.0, atol=1e-5)


def test_a_picture_without_buffers_does_not_come_apart() -> None:
    with pytest.raises(ValueError, match="buffers"):
        layers_of(Picture(np.zeros((2, 2, 3), np.float32)), ("a",))
