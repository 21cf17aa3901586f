"""Looks: each visibly its own, true in colour, nothing clipped."""

from functools import cache

import numpy as np
import pytest

from imagineart.color.spaces import linear_to_oklab, linear_to_oklch, linear_to_xyz
from imagineart.errors import UnknownNameError
from imagineart.plan.plan import Background, Camera, Light
from imagineart.rendering import finishes
from imagineart.rendering.backgrounds import paint
from imagineart.rendering.compositor import Placed, compose
from imagineart.rendering.looks import LOOKS, NEAREST, Treatment, finish, look_of
from imagineart.rendering.raster import Array, rgb
from imagineart.request import LOOKS as KNOWN
from imagineart.staging.sheet import Sheet, SheetObject
from imagineart.staging.stage import Box

EDGE = 256  # px
COLORS = ((0.60, 0.22, 27.0), (0.55, 0.17, 255.0), (0.85, 0.16, 95.0), (0.60, 0.17, 143.0))
MEANT = {"watercolor", "poster", "cinematic"}  # looks whose finish means to change chroma


def disc(color: tuple[float, float, float]) -> Array:
    at = (np.arange(64) + 0.5) / 32 - 1
    alpha = np.clip((0.97 - np.hypot(at[None], at[:, None])) * 32, 0, 1).astype(np.float32)
    return np.concatenate([alpha[..., None] * rgb(color), alpha[..., None]], axis=-1)


@cache
def drawn(look: str, colors: tuple[tuple[float, float, float], ...] = COLORS) -> Array:
    """Discs of these colours in a row on a table."""
    plan = Sheet(
        width=EDGE,
        height=EDGE,
        seed=3,
        style=look,
        background=Background(family="table", surface="wood"),
        camera=Camera(horizon=0.5),
        objects=(SheetObject(id="a", noun="ball"),),
    )
    background = paint(plan.background, Light(), plan.camera, EDGE, EDGE, 3, look=LOOKS[look])
    step = 0.9 / len(colors)
    items = [
        Placed(
            "a", "ball", Box(left=0.05 + i * step, top=0.5, width=step, height=0.3), 0.2, disc(c)
        )
        for i, c in enumerate(colors)
    ]
    return compose(plan, background, items, look=LOOKS[look]).pixels


def cielab_lightness(pixels: Array) -> Array:
    y = np.clip(linear_to_xyz(pixels)[..., 1], 0, 1)
    return np.where(y > 0.008856, 116 * np.cbrt(y) - 16, 903.3 * y)


def test_the_table_holds_what_may_be_asked_for() -> None:
    assert set(KNOWN) == set(LOOKS) | set(NEAREST)
    assert all(name == look.name for name, look in LOOKS.items())


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_of_its_own_needs_no_note(name: str) -> None:
    assert look_of(name) == (LOOKS[name], "")


@pytest.mark.parametrize("name", NEAREST)
def test_a_foreign_look_is_answered_by_the_nearest_and_said_so(name: str) -> None:
    look, note = look_of(name)
    assert look.name == NEAREST[name]
    assert name in note
    assert look.name in note


def test_an_unknown_look_lists_the_known() -> None:
    with pytest.raises(UnknownNameError) as caught:
        look_of("cubist")
    assert set(caught.value.allowed) == set(KNOWN)


def test_looks_differ_visibly() -> None:
    pictures = {name: linear_to_oklab(drawn(name)) for name in LOOKS}
    for first in LOOKS:
        for second in LOOKS:
            if first < second:
                change = np.abs(pictures[first] - pictures[second]).sum(axis=-1)
                assert np.percentile(change, 75) > 0.015, (first, second)


@pytest.mark.parametrize("name", LOOKS)
def test_hues_hold_in_every_look(name: str) -> None:
    step = 0.9 / len(COLORS)
    for i, (_, _, hue) in enumerate(COLORS):
        x = round((0.05 + (i + 0.5) * step) * EDGE)
        y = round((0.8 - step / 2) * EDGE)
        got = linear_to_oklch(np.median(drawn(name)[y - 8 : y + 8, x - 8 : x + 8], axis=(0, 1)))
        assert abs((got[2] - hue + 180) % 360 - 180) < (14 if name in MEANT else 8)


@pytest.mark.parametrize("name", LOOKS)
def test_few_channels_are_out_of_range(name: str) -> None:
    pixels = drawn(name)
    assert np.isfinite(pixels).all()
    assert ((pixels > 1 + 1e-4) | (pixels < -1e-4)).mean() < 0.005


@pytest.mark.parametrize("name", [look for look in LOOKS if look not in MEANT])
def test_the_finish_keeps_chroma(name: str) -> None:
    before = np.clip(drawn("flat"), 0, 1)
    after = finish(before.copy(), LOOKS[name], 1)
    ratio = linear_to_oklch(after)[..., 1].mean() / linear_to_oklch(before)[..., 1].mean()
    assert 0.95 <= ratio <= 1.10


@pytest.mark.parametrize("name", ["3d", "flat", "poster", "cinematic"])
def test_white_and_black_can_be_reached(name: str) -> None:
    pixels = drawn(name, ((1.0, 0.0, 0.0), (0.0, 0.0, 0.0)))
    light = cielab_lightness(pixels)
    assert light.max() > 97
    assert light.min() < 3


@pytest.mark.parametrize("name", LOOKS)
def test_the_seed_fixes_grain_and_paper(name: str) -> None:
    picture = np.clip(drawn("3d"), 0, 1)
    first = finish(picture.copy(), LOOKS[name], 1)
    assert np.array_equal(first, finish(picture.copy(), LOOKS[name], 1))
    if name != "flat":
        assert not np.array_equal(first, finish(picture.copy(), LOOKS[name], 2))


def test_flat_has_no_grain() -> None:
    even = np.full((64, 64, 3), 0.3, np.float32)
    assert np.array_equal(finish(even.copy(), LOOKS["flat"], 1), even)


@pytest.mark.parametrize(("treat", "most"), [(finishes.flattened, 16), (finishes.bold, 8)])
def test_a_flattened_ground_has_few_even_colours(treat: Treatment, most: int) -> None:
    ramp = np.linspace(0.05, 0.9, 256, dtype=np.float32)
    pixels = np.broadcast_to(ramp[:, None, None], (256, 256, 3)) * rgb((0.8, 0.1, 140.0))
    levels = np.round(treat(pixels.astype(np.float32))[:, 128, 1], 4)
    values, counts = np.unique(levels, return_counts=True)
    plateaus = values[counts > 3]  # what lies between is the soft border of two areas
    assert most / 2 <= len(plateaus) <= most
    assert counts[counts > 3].sum() > 0.6 * levels.size
