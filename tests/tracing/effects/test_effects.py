"""Does each effect show where it should, hide what it must not, and come out the same twice?"""

from dataclasses import replace

import numpy as np
import pytest
from tests.tracing.effects.helpers import CAMERA, EDGE, chance, scene_view, seen

from imagineart.modelling.model import Floats
from imagineart.tracing.effects.drawing import MANNERS, veil_of
from imagineart.tracing.effects.flakes import strewn
from imagineart.tracing.effects.shapes import OUTLINES
from imagineart.tracing.effects.view import near, resized, spared
from imagineart.tracing.scene import Effect, Scene

MIDDLE = ((0.0, 0.0, 0.4),)  # m, before the wall
KINDS = {
    "aurora": Effect("aurora", count=3, glow=0.6),
    "bank": Effect("bank", count=6, reach=1.0),
    "beams": Effect("beams", glow=1.0),
    "bolt": Effect("bolt", count=1, glow=1.5),
    "bow": Effect("bow"),
    "burst": Effect("burst", MIDDLE, count=4, reach=1.2),
    "fireworks": Effect("fireworks", count=3, glow=1.0),
    "flakes": Effect("flakes", count=80, spans=(0.01, 0.04)),
    "flames": Effect("flames", MIDDLE, width=0.8, reach=1.0, glow=2.0),
    "galaxy": Effect("galaxy", count=2000, glow=0.3),
    "plume": Effect("plume", MIDDLE, width=0.5, reach=1.4),
    "spray": Effect("spray", MIDDLE, count=8, reach=0.8),
}
OF_THE_SKY = ("aurora", "bolt", "bow", "fireworks", "galaxy")


def test_every_manner_is_tried_here() -> None:
    assert set(KINDS) == set(MANNERS)


@pytest.mark.parametrize("name", KINDS)
def test_it_is_seen_and_is_the_same_twice(name: str) -> None:
    once, twice = seen(KINDS[name], scene_view()), seen(KINDS[name], scene_view())
    assert (once > 0.03).mean() > 0.004
    assert np.isfinite(once).all()
    assert np.array_equal(once, twice)


@pytest.mark.parametrize("name", KINDS)
def test_another_seed_gives_another(name: str) -> None:
    other = replace(KINDS[name], seed=9)
    assert not np.array_equal(seen(KINDS[name], scene_view()), seen(other, scene_view()))


@pytest.mark.parametrize("name", [n for n in KINDS if n not in (*OF_THE_SKY, "beams", "bank")])
def test_what_stands_before_it_hides_it(name: str) -> None:
    behind = seen(KINDS[name], scene_view(wall=0.3, sky=0.0))
    assert behind.sum() < 0.12 * seen(KINDS[name], scene_view(sky=0.0)).sum()


@pytest.mark.parametrize("name", OF_THE_SKY)
def test_what_is_in_the_sky_is_not_on_what_stands_near(name: str) -> None:
    picture = seen(KINDS[name], scene_view(wall=4.0))
    ground = picture[round(0.45 * EDGE) :]
    assert ground.sum() < 0.1 * picture.sum()


def test_mist_hides_the_far_more_than_the_near() -> None:
    far, close = (seen(KINDS["bank"], scene_view(wall=w, sky=0.0)).mean() for w in (40.0, 3.0))
    assert far > 2.0 * close


def test_steam_rises_from_its_source() -> None:
    picture = seen(KINDS["plume"], scene_view())
    foot = CAMERA.project(np.asarray(MIDDLE, np.float32), (EDGE, EDGE))[0]
    above, below = picture[: int(foot[1])].sum(), picture[int(foot[1]) + 2 :].sum()
    assert above > 50.0 * below
    columns = picture.sum(axis=0)
    assert abs((columns * np.arange(EDGE)).sum() / columns.sum() - foot[0]) < 0.12 * EDGE


def test_steam_without_a_source_rises_beside_what_the_picture_is_about() -> None:
    box = (0.3, 0.2, 0.7, 0.9)
    picture = seen(replace(KINDS["plume"], sources=(), spare=box, width=0.3), scene_view())
    columns = picture.sum(axis=0)
    middle = columns[round(0.4 * EDGE) : round(0.6 * EDGE)].sum()
    assert columns.sum() > 0.0
    assert middle < 0.15 * columns.sum()


def test_large_flakes_keep_away_from_what_may_not_be_hidden() -> None:
    box = (0.25, 0.1, 0.75, 0.9)
    effect = Effect("flakes", count=600, spans=(0.03, 0.08), spare=box)
    those = strewn(scene_view(), effect, chance())
    inside = (np.abs(those.x / EDGE - 0.5) < 0.25) & (np.abs(those.y / EDGE - 0.5) < 0.4)
    assert len(those.x) > 200
    assert not inside.any()


def test_flakes_are_many_and_small_far_away_and_few_and_large_near_by() -> None:
    those = strewn(scene_view(), Effect("flakes", count=800, spans=(0.005, 0.05)), chance())
    size = np.linalg.norm(those.along, axis=1)
    assert (np.diff(those.depth) <= 0.0).all()
    assert (size > 0.4 * size.max()).mean() < 0.25
    assert np.corrcoef(np.log(size), np.log(those.depth))[0, 1] < -0.5


def test_what_glows_hides_nothing_and_paper_does() -> None:
    veils = [
        MANNERS["flakes"](scene_view(), replace(KINDS["flakes"], glow=glow), chance())
        for glow in (0.0, 2.0)
    ]
    assert veils[0].cover.max() > 0.8
    assert veils[1].cover.max() == 0.0
    assert veils[1].light.max() > 1.0


def test_flakes_are_as_bright_as_the_light_that_falls() -> None:
    dark, bright = (
        MANNERS["flakes"](scene_view(light), KINDS["flakes"], chance()).light.sum()
        for light in (0.15, 0.6)
    )
    assert bright > 3.0 * dark


@pytest.mark.parametrize("name", OUTLINES)
def test_outlines_are_about_their_middle_and_end(name: str) -> None:
    v, u = np.mgrid[-1.5:1.5:61j, -1.5:1.5:61j].astype(np.float32)
    inside, tone = OUTLINES[name](u, v)
    share = (inside > 0.05).mean() * 9.0 / 4.0
    assert 0.02 < share < 1.0
    assert (inside[np.hypot(u, v) > 1.45] < 0.05).all()
    assert np.isfinite(tone).all()


def test_a_scene_without_effects_has_no_veil() -> None:
    grey: Floats = np.full((8, 8, 3), 0.5, np.float32)
    depth = np.full((8, 8), 2.0, np.float32)
    assert veil_of(Scene((), CAMERA), depth, grey, grey, 1.0) is None
    veil = veil_of(Scene((), CAMERA, effects=(KINDS["flakes"],)), depth, grey, grey, 1.0)
    assert veil is not None
    assert veil.light.shape == (8, 8, 3)


def test_an_unknown_manner_is_refused_by_name() -> None:
    grey: Floats = np.full((8, 8, 3), 0.5, np.float32)
    scene = Scene((), CAMERA, effects=(Effect("glitterbomb"),))
    with pytest.raises(KeyError, match="glitterbomb"):
        veil_of(scene, grey[..., 0], grey, grey, 1.0)


def test_nothing_is_left_of_what_is_behind() -> None:
    depth = np.array([[1.0, 2.0, 9.0, np.inf]], np.float32)
    assert near(depth, 2.0, 0.0)[0].tolist() == [0.0, 0.5, 1.0, 1.0]


def test_what_is_spared_is_spared_softly() -> None:
    whole = slice(0, EDGE), slice(0, EDGE)
    share = spared(scene_view(), (0.3, 0.3, 0.7, 0.7), 0.2, *whole)
    assert share[EDGE // 2, EDGE // 2] == pytest.approx(0.2)
    assert share[2, 2] == 1.0
    assert np.abs(np.diff(share, axis=1)).max() < 0.1


def test_resizing_keeps_means_and_edges() -> None:
    image = chance().random((6, 9, 3), np.float32)
    large = resized(image, (24, 36))
    assert large.shape == (24, 36, 3)
    assert large.mean() == pytest.approx(image.mean(), abs=0.02)
    assert large.min() >= image.min()
    assert large.max() <= image.max()
