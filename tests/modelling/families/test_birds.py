"""Birds: feathers, two eyes, feet on the ground, wings that open."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.beasts.plumage import Vane, fan, feather
from imagineart.modelling.families.birds import PATTERNS, POSES, ROWS
from imagineart.modelling.model import Mesh, Model, Strands


@pytest.fixture(scope="module")
def owl(built: Callable[..., Model]) -> Model:
    return built("owl")


def test_rows_name_patterns_that_there_are() -> None:
    assert {bird.colors.pattern for bird in ROWS.values()} <= set(PATTERNS)
    assert all(bird.downs <= 120_000 for bird in ROWS.values())


def test_an_owl_stands_and_has_the_size_of_an_owl(owl: Model) -> None:
    low, high = owl.bounds
    solid = [p.shape.vertices for p in owl.parts if isinstance(p.shape, Mesh)]
    assert abs(min(v[:, 2].min() for v in solid)) < 1e-4
    assert 0.35 < high[2] - low[2] < 0.75


def test_an_owl_has_two_eyes_a_beak_and_feathers(owl: Model) -> None:
    names = [p.name for p in owl.parts]
    assert names.count("eyes") == 2
    assert {"beak", "wings", "tail", "legs", "feathers", "crest"} <= set(names)
    down = [p.shape for p in owl.parts if isinstance(p.shape, Strands)]
    assert sum(len(s.points) for s in down) > 10_000


def test_wings_open_to_fly(built: Callable[..., Model]) -> None:
    folded, spread = (built("eagle", pose=pose).bounds for pose in ("stand", "fly"))
    assert spread[1][0] - spread[0][0] > 2.5 * (folded[1][0] - folded[0][0])
    assert set(POSES) >= {"stand", "fly", "swim", "perched"}


def test_a_swimming_duck_has_no_legs(built: Callable[..., Model]) -> None:
    names = {p.name for p in built("duck", pose="swim").parts}
    assert "legs" not in names


def test_an_asked_colour_leaves_beak_eyes_and_legs_alone(owl: Model) -> None:
    red = owl.tinted((0.5, 0.02, 0.02))
    for before, after in zip(owl.parts, red.parts, strict=True):
        if before.name in {"eyes", "beak", "legs"}:
            assert before.shape is after.shape
        if before.name == "wings":
            assert isinstance(after.shape, Mesh)
            assert after.shape.colors is not None
            assert after.shape.colors[:, 0].mean() > 3 * after.shape.colors[:, 2].mean()


def test_a_feather_runs_along_its_way() -> None:
    vane = Vane((0.2, 0.2, 0.2), (0.5, 0.1, 0.1))
    mesh = feather((0, 0, 0), (0, 1, 0), (0, 0, 1), 0.1, 0.02, vane)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    assert high[1] == pytest.approx(0.1, rel=0.05)
    assert high[0] - low[0] == pytest.approx(0.02, rel=0.1)
    assert mesh.colors is not None
    tip = mesh.colors[mesh.vertices[:, 1] > 0.94 * high[1]]
    assert len(tip) > 0
    assert (tip[:, 0] > 2 * tip[:, 2]).all()


def test_a_fan_is_as_wide_as_it_is_opened() -> None:
    vane = Vane((0.2, 0.2, 0.2), (0.2, 0.2, 0.2))
    wide, narrow = (
        np.ptp(fan((0, 0, 0), (0, 1, 0), (0, 0, 1), 0.2, spread, 9, 0.03, vane).vertices[:, 0])
        for spread in (90.0, 20.0)
    )
    assert wide > 2 * narrow


def test_an_emperor_has_a_yellow_patch_behind_its_eye(built: Callable[..., Model]) -> None:
    body = next(p.shape for p in built("penguin").parts if p.name == "body")
    assert isinstance(body, Mesh)
    assert body.colors is not None
    red, green, blue = body.colors.T
    yellow = (red > 0.4) & (green > 0.6 * red - 0.02) & (blue < 0.25 * red)
    high = body.vertices[:, 2] / body.vertices[:, 2].max()
    assert yellow.sum() > 30
    assert high[yellow].min() > 0.55
    assert (red[high > 0.97] < 0.1).all()
