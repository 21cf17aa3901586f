"""What the net is told: palettes in asked colours, poses, and what the lexicon knows."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imagineart.color.spaces import oklch_to_oklab
from imagineart.painting.conditioning import (
    Lexicon,
    in_colours,
    pose_of,
    some_hue,
    varied,
)
from imagineart.painting.painter import Painter
from imagineart.painting.sprite import NoiseKey
from imagineart.painting.traits import ANY_HUE, ONE_WAY
from imagineart.painting.vocabulary import Vocabulary

RED, GREEN, WHITE = [0.6, 0.2, 0.1], [0.7, -0.15, 0.12], [0.95, 0.0, 0.0]
PALETTE = np.zeros((5, 5), np.float32)
PALETTE[0] = [*RED, 0.6, 1]
PALETTE[1] = [*GREEN, 0.3, 0]
PALETTE[2] = [*WHITE, 0.1, 0]
BLUE, GOLD = (0.45, 0.2, 264.0), (0.8, 0.15, 90.0)
KEY = NoiseKey(1, 2, 3)


def test_the_asked_colour_becomes_the_main_one_and_accents_stay() -> None:
    asked = in_colours(PALETTE, [BLUE])
    assert np.allclose(asked[0, :3], oklch_to_oklab(np.array(BLUE)), atol=0.01)
    assert np.allclose(asked[1:], PALETTE[1:], atol=0.02)
    assert np.array_equal(asked[:, 3:], PALETTE[:, 3:])


def test_a_second_colour_goes_to_the_largest_accent() -> None:
    asked = in_colours(PALETTE, [BLUE, GOLD])
    assert np.allclose(asked[1, :3], oklch_to_oklab(np.array(GOLD)), atol=0.01)


def test_variation_is_small_seeded_and_leaves_empty_rows() -> None:
    one, same, other = (
        varied(PALETTE, KEY),
        varied(PALETTE, KEY),
        varied(PALETTE, NoiseKey(2, 2, 3)),
    )
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
    assert np.abs(one - PALETTE).max() < 0.15
    assert np.all(one[3:] == 0)


@pytest.mark.parametrize("seed", range(20))
def test_poses_never_leave_the_frame(seed: int) -> None:
    pose = pose_of(NoiseKey(seed, 0, 0))
    edge = np.linspace(-1, 1, 9)
    for x, y in [(side, at) for side in (-1, 1) for at in edge]:
        for out, axis in (((x, y), 0), ((y, x), 1)):
            seen = pose @ terms(*out)
            assert abs(seen[axis]) >= 0.94  # of what is drawn, nothing lies beyond


def terms(x: float, y: float) -> list[float]:
    return [x, y, 1, x * y, x * x, y * y]


def test_no_two_seeds_stand_alike() -> None:
    poses = [pose_of(NoiseKey(seed, 0, 0)) for seed in range(30)]
    assert len({pose.tobytes() for pose in poses}) == 30
    bends = np.abs([pose[:, 2:] for pose in poses])
    assert 0.005 < bends.mean() < 0.05
    assert bends.max() <= 0.06 + 1e-6


def test_half_of_the_poses_are_mirrored_unless_that_would_be_wrong() -> None:
    keys = [NoiseKey(seed, 0, 0) for seed in range(200)]
    mirrored = [np.linalg.det(pose_of(key)[:, :2]) < 0 for key in keys]
    assert 0.4 < np.mean(mirrored) < 0.6
    assert not any(np.linalg.det(pose_of(key, mirror=False)[:, :2]) < 0 for key in keys)


def test_a_layer_of_any_hue_shares_its_colour_and_seeds_differ() -> None:
    asked = {seed: some_hue(NoiseKey(seed, 1, 0)) for seed in range(60)}
    assert all(some_hue(NoiseKey(seed, 1, 5)) == hue for seed, hue in asked.items())
    assert len(set(asked.values())) == 9  # eight hues, and the drawing's own


def test_what_has_any_hue_takes_one_unless_a_colour_is_asked(lexicon: Lexicon) -> None:
    words = Vocabulary(["apple", "balloon"], lexicon.vocabulary.vectors)
    free = replace(lexicon, vocabulary=words)
    seeds = [NoiseKey(seed, 0, 0) for seed in range(12)]

    def spread(noun: str, *colors: tuple[float, float, float]) -> float:
        mains = [free.condition(noun, "3d", colors, key).palette[0, 1:3] for key in seeds]
        return float(np.std(mains, axis=0).max())

    assert spread("balloon") > 3 * spread("apple")
    assert spread("balloon", BLUE) == 0


def test_traits_are_of_nouns_that_the_painter_knows() -> None:
    known = set(Painter().lexicon.vocabulary.nouns)
    assert known >= ANY_HUE
    assert known >= ONE_WAY


@pytest.fixture
def lexicon() -> Lexicon:
    vectors = np.eye(2, 384, dtype=np.float32)
    palettes = np.stack([np.stack([PALETTE, PALETTE * 0.5])] * 2)
    return Lexicon(
        Vocabulary(["apple", "pear"], vectors), ("3d", "flat"), palettes, np.array([4, 9])
    )


def test_a_condition_is_the_nouns_row_vector_and_palette(lexicon: Lexicon) -> None:
    condition = lexicon.condition("pear", "flat", [BLUE], KEY)
    assert condition.noun == 9
    assert condition.style.tolist() == [0, 1]
    assert condition.words[1] == 1
    assert np.array_equal(condition.palette, in_colours(PALETTE * 0.5, [BLUE]))


def test_an_unknown_style_is_the_first_one(lexicon: Lexicon) -> None:
    assert lexicon.style("flat") == "flat"
    assert lexicon.style("etching") == "3d"


def test_a_lexicon_comes_back_from_its_file(lexicon: Lexicon, tmp_path: Path) -> None:
    lexicon.save(tmp_path / "lexicon.npz")
    back = Lexicon.load(tmp_path / "lexicon.npz")
    assert back.vocabulary.nouns == ["apple", "pear"]
    assert back.styles == ("3d", "flat")
    assert np.array_equal(back.palettes, lexicon.palettes)
    assert np.array_equal(back.numbers, lexicon.numbers)
