"""Every look draws every scene, in its own way, the same each time."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.brush import around
from imagineart.tracing.looks.look import Look, drawn, find, looks, styles
from imagineart.tracing.looks.pixel import COLORS
from imagineart.tracing.tracer import Buffers, Traced

EDGE = 64
NAMES = [look.name for look in looks()]
GREY = ("noir", "pencil", "lines", "ink", "charcoal", "linocut")


def ball_on_ground(sky: bool = True) -> Traced:
    """A red ball on a green plain under a blue sky, lit from the left."""
    v, u = np.mgrid[1.0 : -1.0 : EDGE * 1j, -1.0 : 1.0 : EDGE * 1j].astype(np.float32)
    far = u**2 + v**2
    ball, above = far < 0.3, (v > 0.2) & (far >= 0.3)
    normal = np.zeros((EDGE, EDGE, 3), np.float32)
    normal[..., 2] = 1.0
    round_one = np.stack([u, -np.sqrt(np.maximum(0.3 - far, 0.0)), v], -1) / np.sqrt(0.3)
    normal[ball] = round_one[ball]
    albedo = np.where(ball[..., None], [0.7, 0.05, 0.04], [0.1, 0.4, 0.06]).astype(np.float32)
    light = np.clip(normal @ np.array([-0.6, -0.5, 0.62], np.float32), 0.12, 1.0)
    radiance = (albedo * light[..., None]).astype(np.float32)
    depth = np.where(ball, 3.0, 4.0 + 3 * (v + 1)).astype(np.float32)
    ids = np.where(ball, 1, 2).astype(np.int32)
    cover = np.where(ball, 1.0, 0.0).astype(np.float32)
    if sky:
        ids[above], depth[above] = 0, np.inf
        radiance[above], albedo[above] = [0.3, 0.5, 0.9], 0.0
    buffers = Buffers(ids, ids, depth, normal, albedo, cover)
    return Traced(radiance, buffers, 1.0, "scalar_rgb", 0.0)


def picture(name: str, seed: int = 1) -> Floats:
    return next(look for look in looks() if look.name == name).draw(ball_on_ground(), seed)


@pytest.mark.parametrize("name", NAMES)
def test_a_look_draws_a_whole_picture(name: str) -> None:
    found = picture(name)
    assert found.shape == (EDGE, EDGE, 3)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    assert found.min() >= 0.0
    assert found.max() <= 1.0
    assert luminance(found).std() > 0.02


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_picture(name: str) -> None:
    assert picture(name).tobytes() == picture(name).tobytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_scene_without_sky_or_of_one_thing_is_drawn_too(name: str) -> None:
    look: Look = next(look for look in looks() if look.name == name)
    assert np.isfinite(look.draw(ball_on_ground(sky=False), 0)).all()


def test_no_two_looks_are_the_same_pixels() -> None:
    drawings = {name: picture(name) for name in NAMES}
    for a, b in combinations(NAMES, 2):
        assert np.abs(drawings[a] - drawings[b]).mean() > 0.003, (a, b)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in (*GREY, "sepia")])
def test_a_red_ball_stays_red_and_no_sky_is_black(name: str) -> None:
    found = picture(name)
    red, green, blue = found[28:38, 24:34].reshape(-1, 3).mean(axis=0)
    assert red > 1.6 * max(green, blue)
    assert luminance(found[6:12, 8:-8]).mean() > 0.1


@pytest.mark.parametrize("name", GREY)
def test_grey_looks_are_grey(name: str) -> None:
    found = picture(name)
    assert np.ptp(found, axis=-1).max() < 0.08


def test_flat_pictures_have_few_colours() -> None:
    coarse = np.unique(np.round(picture("flat").reshape(-1, 3), 2), axis=0, return_counts=True)[1]
    assert np.sort(coarse)[::-1][:10].sum() > 0.8 * EDGE * EDGE


def test_anime_draws_dark_lines_about_things() -> None:
    middle = picture("anime")[EDGE // 2].max(axis=-1)
    rim = round((1 - np.sqrt(0.3)) * EDGE / 2)
    assert middle[rim - 2 : rim + 3].min() < 0.5 * middle[rim + 6]


def test_watercolour_leaves_the_border_of_the_paper_free() -> None:
    found = luminance(picture("watercolor"))
    assert found[0].mean() > 0.7 > found[EDGE // 2, EDGE // 2]


def test_styles_find_their_usual_look_and_words_another() -> None:
    assert {"photographic", "3d", "cinematic", "anime", "flat", "illustration"} <= styles()
    assert find("cinematic").name == "cinematic"
    assert find("cinematic", "a Film Noir street").name == "noir"
    assert find("illustration", "a pencil sketch of a cat").name == "pencil"
    assert find("illustration", "a cat").name == "illustration"
    assert find("pencil").name == "pencil"
    with pytest.raises(KeyError, match="there are"):
        find("no such style")


@pytest.mark.parametrize(
    ("style", "prompt", "name"),
    [
        ("illustration", "oil painting of a ship", "oil"),
        ("illustration", "van gogh style oil painting of a village", "oil"),
        ("illustration", "impressionist garden", "impressionist"),
        ("illustration", "a dinosaur, coloring page for kids, thick outlines", "lines"),
        ("illustration", "ink drawing of a rose", "ink"),
        ("illustration", "comic book panel of a cat", "comic"),
        ("illustration", "children's book illustration of a bear", "illustration"),
        ("flat", "a dog, pixel art", "pixel"),
        ("3d", "low poly mountains", "lowpoly"),
        ("watercolor", "a hare, loose brush strokes, white background", "loose"),
        ("photographic", "black and white photo of a singer", "noir"),
        ("photographic", "an old man reading, black and white, high contrast", "noir"),
        ("photographic", "portrait of an old woman, b&w", "noir"),
        ("photographic", "a black and white cat on a sofa", "photographic"),
        ("photographic", "polaroid photo of a beach", "vintage"),
        ("photographic", "a station, sepia", "sepia"),
        ("photographic", "a clay pot", "photographic"),
        ("poster", "travel poster", "print"),
        ("poster", "ukiyo-e print of a wave", "ukiyoe"),
        ("poster", "pop art portrait of a woman", "popart"),
        ("poster", "linocut of a raven", "linocut"),
        ("illustration", "charcoal drawing of a wolf", "charcoal"),
        ("illustration", "stained glass window of a rose", "stained"),
        ("flat", "paper cut art of a deer", "papercut"),
    ],
)
def test_words_of_the_prompt_choose_among_looks(style: str, prompt: str, name: str) -> None:
    assert find(style, prompt).name == name


def test_lines_are_black_on_white_and_nothing_else() -> None:
    found = luminance(picture("lines"))
    assert (found > 0.97).mean() > 0.7
    assert found.min() < 0.2


def test_pixel_art_has_square_cells_and_few_colours() -> None:
    found = picture("pixel")
    assert (found[0::2, 0::2] == found[1::2, 1::2]).all()
    assert len(np.unique(found.reshape(-1, 3), axis=0)) <= COLORS


def test_a_dark_scene_is_painted_bright() -> None:
    traced = ball_on_ground()
    dim = replace(traced, light=0.15 * traced.light)
    plain, lit = luminance(dim.picture)[40:].mean(), luminance(drawn(dim, "anime"))[40:].mean()
    assert lit > 2.0 * plain


def test_a_loose_watercolour_leaves_the_paper_white_far_from_things() -> None:
    found = luminance(drawn(ball_on_ground(), "watercolor", 1, "loose, white background"))
    assert found[-6:, :6].min() > 0.8 > found[EDGE // 2, EDGE // 2]


def test_drawn_takes_the_look_of_the_prompt() -> None:
    traced = ball_on_ground()
    asked = drawn(traced, "illustration", 1, "pencil drawing of a ball")
    assert asked.tobytes() == picture("pencil").tobytes()


def test_clay_is_asked_for_by_its_words() -> None:
    assert find("3d", "a claymation fox").name == "clay"
    assert find("3d", "a 3d render of a fox").name == "rendered"


def test_clay_has_no_gleams() -> None:
    traced = ball_on_ground()
    gleaming = traced.light.copy()
    gleaming[28:32, 24:28] = 3.0
    shiny = Traced(gleaming, traced.buffers, 1.0, "scalar_rgb", 0.0)
    assert luminance(drawn(shiny, "clay"))[30, 26] < 0.7 * luminance(drawn(shiny, "3d"))[30, 26]


def test_sheets_of_paper_throw_their_shadow_to_the_lower_right() -> None:
    found = luminance(picture("papercut"))
    far = np.hypot(*np.mgrid[-31.5:32:1, -31.5:32:1])
    ring = (far > 0.548 * EDGE / 2 + 0.5) & (far < 0.548 * EDGE / 2 + 2.5)
    lower, right = np.mgrid[:EDGE, :EDGE] > EDGE / 2 + 6
    above, left = np.mgrid[:EDGE, :EDGE] < EDGE / 2 - 2
    assert found[ring & lower & right].mean() < 0.85 * found[ring & ~above & left].mean()


def test_a_linocut_is_ink_and_paper() -> None:
    found = luminance(picture("linocut"))
    assert ((found < 0.06) | (found > 0.7)).mean() > 0.75
    assert 0.1 < (found < 0.06).mean() < 0.9


def test_lead_parts_glass_and_frames_it() -> None:
    found = picture("stained").max(axis=-1)
    assert found[0].mean() < 0.6 * found[8:-8, 8:-8].mean()
    assert 0.05 < (found < 0.05).mean() < 0.5
    assert (found > 0.25).mean() > 0.25


def test_a_plain_ground_becomes_a_tint_with_a_disc_and_a_long_shadow() -> None:
    found = luminance(find("flat").draw(ball_on_ground(sky=False), 1))
    corner, near = found[4, 4], found[EDGE // 2, 11]
    assert near > 1.15 * corner
    assert found[-4, -4] < 0.8 * corner


def test_strokes_go_round_forms() -> None:
    even = np.ones((8, 8), np.float32), np.zeros((8, 8), np.float32)
    aside = np.zeros((8, 8, 3), np.float32)
    aside[..., 0] = 1.0
    across, down = around(even, aside, np.ones((8, 8), np.float32))
    assert np.allclose(np.abs(down), 1.0, atol=1e-3)
    across, down = around(even, aside, np.zeros((8, 8), np.float32))
    assert np.allclose(across, 1.0, atol=1e-3)
