"""Painted skies: even, blue above by day, with clouds in them and nowhere else."""

from dataclasses import replace

import numpy as np
from tests.tracing.looks.test_looks import ball_on_ground

from imagineart.tracing.looks.skies import (
    clouded,
    clouds,
    deepened,
    horizon_of,
    is_day,
    plain_sky,
)
from imagineart.tracing.looks.tools import sky_of


def test_clouds_stand_in_the_sky_alone() -> None:
    traced = ball_on_ground()
    heaps = clouds(traced, np.random.default_rng(1))
    sky = sky_of(traced.buffers)
    assert heaps.cover[sky].max() > 0.5
    assert heaps.cover[~sky].max() == 0.0


def test_there_are_no_clouds_by_night_or_without_a_sky() -> None:
    traced = ball_on_ground()
    night = replace(traced, light=0.01 * traced.light)
    for one in (night, ball_on_ground(sky=False)):
        assert not is_day(one)
        assert clouds(one, np.random.default_rng(1)).cover.max() == 0.0


def test_a_cloud_has_the_colours_it_is_given() -> None:
    traced = ball_on_ground()
    heaps = clouds(traced, np.random.default_rng(1))
    white, shade = np.ones(3, np.float32), np.full(3, 0.5, np.float32)
    found = clouded(np.zeros((64, 64, 3), np.float32), heaps, white, shade)
    inside = found[heaps.cover > 0.98]
    assert inside.min() > 0.48
    assert np.ptp(inside) > 0.2


def test_a_blue_sky_is_deeper_above_and_a_red_one_stays() -> None:
    where = np.ones((32, 8), bool)
    blue = np.broadcast_to(np.array([0.4, 0.6, 0.9], np.float32), (32, 8, 3))
    found = deepened(blue, where)
    assert found[0, 0, 0] < 0.6 * found[-1, 0, 0]
    red = blue[..., ::-1]
    assert (deepened(red, where) == red).all()


def test_the_sky_is_even_and_the_horizon_has_its_colour() -> None:
    traced = ball_on_ground()
    light = traced.light.copy()
    light[4, 10] = 1.0
    found = plain_sky(replace(traced, light=light))
    assert np.abs(found[4, 10] - found[4, 20]).max() < 0.1
    assert np.allclose(horizon_of(traced), traced.picture[20, 2], atol=0.02)
