"""Colour and light are taken apart, and dark or dull scenes painted clear."""

from dataclasses import replace

import numpy as np
from tests.tracing.looks.test_looks import ball_on_ground

from imagineart.tracing.display import luminance
from imagineart.tracing.looks.painting import DARK, fresh, lifted, painted, roughness, vivid
from imagineart.tracing.looks.toning import tidied
from imagineart.tracing.tracer import Traced


def test_the_colour_is_the_albedo_wherever_the_light_falls() -> None:
    parts = painted(ball_on_ground())
    lit, dark = parts.base[36, 24], parts.base[36, 40]
    assert np.abs(lit - dark).max() < 0.06
    assert parts.lit[36, 24] > 1.5 * parts.lit[36, 40]


def test_a_night_is_painted_darker_but_not_black() -> None:
    traced = ball_on_ground()
    night = painted(replace(traced, light=0.05 * traced.light))
    assert night.level == DARK
    day = luminance(painted(traced).base)[60, 32]
    assert 0.3 * day < luminance(night.base)[60, 32] < 0.9 * day


def test_olive_turns_green_and_sand_stays() -> None:
    olive, sand = np.array([[0.12, 0.115, 0.04]]), np.array([[0.55, 0.40, 0.22]])
    turned = fresh(olive.astype(np.float32))[0]
    assert turned[0] < 0.75 * turned[1]
    assert np.allclose(fresh(sand.astype(np.float32)), sand, atol=1e-3)


def test_lifted_keeps_the_hue() -> None:
    color = np.array([[0.2, 0.1, 0.05]], np.float32)
    brighter = lifted(color, 0.4)
    assert np.allclose(brighter / brighter.max(), color / color.max(), atol=1e-4)
    assert brighter.max() > color.max()


def test_vivid_keeps_lightness() -> None:
    color = np.array([[0.4, 0.3, 0.2]], np.float32)
    assert np.allclose(luminance(vivid(color, 1.5)), luminance(color), atol=1e-5)


def test_fur_is_rough_and_a_plain_is_not() -> None:
    traced = ball_on_ground()
    normal, ids = traced.buffers.normal.copy(), traced.buffers.instance
    plain = roughness(normal, ids)[50:, 20:44].max()
    hairs = np.random.default_rng(1).standard_normal(normal.shape)
    normal[ids == 1] = (hairs / np.linalg.norm(hairs, axis=-1, keepdims=True))[ids == 1]
    assert plain < 0.1 < 0.9 < roughness(normal.astype(np.float32), ids)[30:36, 28:36].min()


def leafy() -> Traced:
    """A ball before ground of leaves: directions and light change from place to place."""
    traced, rng = ball_on_ground(), np.random.default_rng(2)
    kept = traced.buffers
    ground = kept.instance == 2
    normal, light = kept.normal.copy(), traced.light.copy()
    normal[ground] = rng.standard_normal((int(ground.sum()), 3))
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    light[ground] *= rng.uniform(0.2, 1.0, (int(ground.sum()), 1))
    return replace(traced, light=light, buffers=replace(kept, normal=normal))


def test_leaves_are_dabbed_in_clumps_of_one_hue() -> None:
    traced = leafy()
    base = painted(traced).base[52:, 8:56]
    plain = painted(ball_on_ground()).base[52:, 8:56]
    assert luminance(base).std() > 2.0 * luminance(plain).std()
    fine = np.abs(np.diff(luminance(base), axis=1)).mean()
    assert fine < 0.5 * np.abs(np.diff(luminance(traced.light[52:, 8:56]), axis=1)).mean()


def test_specks_of_sky_between_leaves_are_filled_and_the_sky_stays() -> None:
    traced = ball_on_ground()
    depth = traced.buffers.depth.copy()
    depth[56, 30] = np.inf
    holed = replace(traced, buffers=replace(traced.buffers, depth=depth))
    tidy = tidied(holed).buffers.depth
    assert (np.isinf(tidy) == np.isinf(traced.buffers.depth)).mean() > 0.99
    assert np.isfinite(tidy[54:58, 28:32]).all()
    ground = ball_on_ground(sky=False)
    assert tidied(ground) is ground
