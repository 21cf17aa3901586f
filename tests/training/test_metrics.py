"""Figures mean what they say, on arrays whose answers are known."""

import numpy as np
import pytest
from training.card import model_card
from training.features import Namer

from training import metrics

RNG = np.random.default_rng(4)


def test_kid_is_near_zero_within_one_distribution_and_large_between_two() -> None:
    one, same = RNG.standard_normal((2, 300, 32))
    other = RNG.standard_normal((300, 32)) + 0.5
    assert abs(metrics.kid(one, same)) < 30
    assert metrics.kid(one, other) > 200


def _flat(color: list[float], alpha: float, count: int = 1) -> np.ndarray:
    sprite = np.ones((count, 8, 8, 4), np.float32) * np.array([*color, 1.0], np.float32)
    return sprite * np.float32(alpha)


def test_chroma_ignores_transparency() -> None:
    red = metrics.chroma(_flat([1, 0, 0], 1.0))
    assert red == pytest.approx(0.2577, abs=0.002)  # of sRGB red in OKLab
    assert metrics.chroma(_flat([1, 0, 0], 0.5)) == pytest.approx(red, abs=0.002)
    assert metrics.chroma(_flat([0.5, 0.5, 0.5], 1.0)) == pytest.approx(0, abs=1e-3)


def test_the_nearest_is_found_with_its_distance() -> None:
    theirs = RNG.random((5, 8, 8, 4)).astype(np.float32)
    rows, rms = metrics.nearest(theirs[[3, 1]] + np.float32(0.01), theirs)
    assert rows.tolist() == [3, 1]
    assert rms == pytest.approx([0.01, 0.01], rel=1e-2)
    assert metrics.share_below(rms, 0.05) == 1.0


def test_diversity_is_the_mean_difference_of_pairs() -> None:
    variants = np.concatenate([_flat([0, 0, 0], 1), _flat([1, 1, 1], 1), _flat([0, 0, 0], 1)])
    assert metrics.diversity(variants) == pytest.approx(np.sqrt(0.75) * 2 / 3)


def test_a_namer_names_what_is_like_what_it_has_seen() -> None:
    centres = RNG.standard_normal((6, 1280)).astype(np.float32)
    names = [f"noun {i}" for i in range(6)]
    seen = np.concatenate([centres + 0.3 * RNG.standard_normal((6, 1280)) for _ in range(3)])
    namer = Namer.fit(seen.astype(np.float32), names * 3)
    fresh = (centres + 0.3 * RNG.standard_normal((6, 1280))).astype(np.float32)
    assert namer.ranks(fresh, names).tolist() == [0] * 6
    assert namer.ranks(fresh, names[1:] + names[:1]).min() > 0


FIGURES = {
    "nouns": 2, "seen": {"top1": 0.75, "top5": 0.9}, "real": {"top1": 0.95, "top5": 1.0},
    "kid": 12.3, "kid_floor": 0.4, "chroma_ratio": 0.98, "nearest_is_own": 0.5,
    "nearest_rms": 0.1, "memorised": 0.25, "diversity": 0.03, "worst": ["cup"],
}  # fmt: skip
FACTS = {
    "parameters": 1234567,
    "images_seen": 89,
    "side": 64,
    "styles": ["3d"],
    "sha256": "abc",
    "net": "decoder",
}
SOURCE = {
    "package": "@x/y", "version": "1", "style": "3d", "author": "A", "licence": "MIT",
    "upstream": "https://example.org/LICENSE", "sprites": 7,
}  # fmt: skip


def test_the_card_shows_every_figure_source_and_limit() -> None:
    card = model_card({"3d": FIGURES}, FACTS, {"sources": [SOURCE], "own_artwork": 3})
    for part in ("1,234,567", "0.750", "0.950", "12.300", "@x/y", "[MIT](https://example.org"):
        assert part in card
    assert "| noun top-1, held-out cells | – |" in card
    assert "## Limits" in card
    assert "model-card/3d-worst.jpg" in card
