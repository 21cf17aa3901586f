"""Vehicles, buildings and things: what is asked for shows in them."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.model import Copies, Mesh, Model, Part


def named(model: Model, name: str) -> list[Part]:
    return [part for part in model.parts if part.name == name]


def test_an_asked_colour_is_the_paint_of_a_car_and_not_its_tyres(
    built: Callable[..., Model],
) -> None:
    blue = built("car").tinted((0.01, 0.02, 0.6))
    assert all(p.material.color == (0.01, 0.02, 0.6) for p in named(blue, "body"))
    assert all(max(p.material.color) < 0.1 for p in named(blue, "tyre"))


@pytest.mark.parametrize("word", ["car", "taxi", "van", "pickup truck", "bus", "truck"])
def test_vehicles_stand_on_their_tyres(word: str, built: Callable[..., Model]) -> None:
    tyres = [p.shape for p in named(built(word), "tyre")]
    points = np.concatenate([t.vertices for t in tyres if isinstance(t, Mesh)])
    assert float(points[:, 2].min()) == pytest.approx(0, abs=0.01)
    assert float(points[:, 0].min()) < 0 < float(points[:, 0].max())


def test_a_taxi_carries_a_sign_that_a_car_does_not(built: Callable[..., Model]) -> None:
    assert named(built("taxi"), "sign")
    assert not named(built("car"), "sign")


def test_cars_are_longer_than_wide_and_wider_than_high(built: Callable[..., Model]) -> None:
    low, high = built("sports car").bounds
    x, y, z = high - low
    assert y > x > z


def test_a_bicycle_can_be_ridden(built: Callable[..., Model]) -> None:
    bicycle = built("bicycle")
    assert {"seat", "handlebar", "pedal"} <= set(bicycle.anchors)
    assert 0.8 < bicycle.anchors["seat"].position[2] < 1.1


@pytest.mark.parametrize("word", ["house", "cottage", "church", "lighthouse"])
def test_buildings_have_windows_and_a_door(word: str, built: Callable[..., Model]) -> None:
    model = built(word)
    assert any(isinstance(p.shape, Copies) for p in named(model, "windows"))
    assert named(model, "door")


def test_lights_of_a_house_go_on_by_a_parameter(built: Callable[..., Model]) -> None:
    def shining(model: Model) -> int:
        groups = [p.shape for p in named(model, "windows")]
        inner = [p for g in groups if isinstance(g, Copies) for p in g.parts]
        return sum(max(p.material.emission) > 0 for p in inner)

    assert shining(built("house", variant={"lights": True})) > shining(built("house"))


def test_a_birthday_cake_has_as_many_candles_as_asked(built: Callable[..., Model]) -> None:
    flames = [p.shape for p in named(built("birthday cake", variant={"count": 5}), "flame")]
    more = [p.shape for p in named(built("birthday cake", variant={"count": 10}), "flame")]
    assert isinstance(flames[0], Mesh)
    assert isinstance(more[0], Mesh)
    assert len(more[0].triangles) == 2 * len(flames[0].triangles)


def test_balloons_fly_above_their_weight(built: Callable[..., Model]) -> None:
    low, high = built("balloons").bounds
    assert high[2] - low[2] > 1.2
