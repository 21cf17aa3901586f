"""The packaged painter: what it knows, that a seed is a seed, and that colours are met."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from imagineart.color.names import nearest_basic
from imagineart.color.recolor import dominant
from imagineart.errors import UnknownNameError, WeightsError
from imagineart.events import Event
from imagineart.painting.painter import Painter
from imagineart.painting.pixels import as_linear_premultiplied
from imagineart.painting.sprite import NoiseKey, Oklch, SpriteRequest
from imagineart.painting.weights import FOLDER

GREEN, BLUE, RED = (0.52, 0.17, 142.0), (0.45, 0.25, 264.0), (0.6, 0.23, 28.0)


@pytest.fixture(scope="module")
def painter() -> Painter:
    return Painter(threads=1)


def ask(noun: str, seed: int = 1, instance: int = 0, **facts: object) -> SpriteRequest:
    given = {"style": "3d", "size": 96, **facts}
    return SpriteRequest(noun, noun, key=NoiseKey(seed, 0, instance), **given)  # type: ignore[arg-type]


def draw(painter: Painter, *requests: SpriteRequest) -> np.ndarray:
    return painter.draw(requests)


def test_a_sprite_is_light_on_transparency(painter: Painter) -> None:
    sprite = painter.paint([ask("apple")])[0]
    assert sprite.image.shape == (96, 96, 4)
    assert sprite.image.dtype == np.float32
    assert np.all(sprite.image[..., :3] <= sprite.image[..., 3:] + 1e-6)
    assert sprite.image[0, 0, 3] == 0
    assert 0.3 < sprite.image[..., 3].mean() < 0.95
    assert (sprite.drawn, sprite.note) == ("apple", "")


def test_the_same_request_gives_the_same_bytes(painter: Painter) -> None:
    one, two = (p.paint([ask("car")])[0].image for p in (painter, Painter(threads=1)))
    assert one.tobytes() == two.tobytes()


def test_a_sprite_does_not_depend_on_its_company(painter: Painter) -> None:
    alone = draw(painter, ask("cat"))[0]
    among = draw(painter, ask("dog"), ask("cat"), ask("tree"))[1]
    assert np.abs(alone - among).max() < 1 / 255


def test_seeds_and_instances_differ_to_the_eye(painter: Painter) -> None:
    first, seed, instance = draw(painter, ask("apple", 1), ask("apple", 2), ask("apple", 1, 1))
    assert np.sqrt(((first - seed) ** 2).mean()) > 0.03
    assert np.sqrt(((first - instance) ** 2).mean()) > 0.03


@pytest.mark.parametrize(("color", "name"), [(GREEN, "green"), (BLUE, "blue"), (RED, "red")])
@pytest.mark.parametrize("noun", ["car", "chair", "teapot"])
def test_asked_colours_are_painted(painter: Painter, noun: str, color: Oklch, name: str) -> None:
    sprite = draw(painter, ask(noun, colors=(color,)))[0]
    alpha = np.maximum(sprite[..., 3:], 1 / 255)
    straight = np.concatenate([np.clip(sprite[..., :3] / alpha, 0, 1), sprite[..., 3:]], -1)
    assert nearest_basic(dominant(as_linear_premultiplied(straight))) == name


def test_styles_differ_and_an_unknown_one_is_the_first(painter: Painter) -> None:
    first, flat, odd = draw(
        painter, ask("apple"), ask("apple", style="flat"), ask("apple", style="etching")
    )
    assert np.abs(first - flat).mean() > 0.003
    assert np.array_equal(first, odd)


def test_a_substitution_is_said(painter: Painter) -> None:
    sprite = painter.paint([ask("oryx")])[0]
    assert sprite.drawn == "antelope"
    assert "antelope" in sprite.note
    assert painter.paint([ask("television")])[0].note == ""


def test_what_it_does_not_know_it_refuses_by_name(painter: Painter) -> None:
    assert painter.drawable("parliamentarism") is None
    with pytest.raises(UnknownNameError, match="parliamentarism"):
        painter.paint([ask("parliamentarism")])


def test_each_sprite_is_told(painter: Painter) -> None:
    events: list[Event] = []
    painter.paint([ask("cup"), ask("key")], events.append)
    assert [(e.step, e.detail, e.done, e.total) for e in events] == [
        ("painted", "cup", 1, 2),
        ("painted", "key", 2, 2),
    ]


def test_nothing_asked_is_nothing_painted(painter: Painter) -> None:
    assert painter.paint([]) == []


def test_provenance_names_the_weights(painter: Painter) -> None:
    assert len(painter.provenance["weights"]) == 64


def _without(name: str, target: Path) -> Path:
    shutil.copytree(FOLDER, target, ignore=lambda _, names: [n for n in names if n == name])
    return target


@pytest.mark.parametrize("name", ["painter.onnx", "lexicon.npz", "weights.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    requests: Sequence[SpriteRequest] = [ask("apple")]
    with pytest.raises(WeightsError, match=name):
        Painter(_without(name, tmp_path / "weights")).paint(requests)
