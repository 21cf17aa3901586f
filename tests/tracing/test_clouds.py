import numpy as np
import pytest

from imagineart.tracing.clouds import clouded
from imagineart.tracing.environment import panorama
from imagineart.tracing.scene import Sky


def view(count: int = 160) -> np.ndarray:
    """(H, W, 3) directions to the north, from the horizon to 40 degrees."""
    up, aside = np.meshgrid(
        np.linspace(0.7, 0.0, count), np.linspace(-0.5, 0.5, 2 * count), indexing="ij"
    )
    around = np.stack([np.sin(aside), np.cos(aside)], -1) * np.cos(up)[..., None]
    return np.concatenate([around, np.sin(up)[..., None]], -1).astype(np.float32)


def seen(sky: Sky) -> np.ndarray:
    directions = view()
    cosine = directions @ np.asarray(sky.sun, np.float32)
    return clouded(sky, directions, cosine, np.zeros_like(directions))


def share(sky: Sky) -> float:
    return float((seen(sky).max(-1) > 0.05)[:100].mean())


def test_no_clouds_change_nothing() -> None:
    behind = np.full((*view().shape[:2], 3), 0.3, np.float32)
    same = clouded(Sky(clouds=0.0), view(), np.zeros(behind.shape[:2], np.float32), behind)
    assert (same == 0.3).all()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_clouds_cover_what_is_asked_and_all_of_it_when_overcast(seed: int) -> None:
    few, many = share(Sky(clouds=0.15, seed=seed)), share(Sky(clouds=0.6, seed=seed))
    assert few < many
    assert share(Sky(clouds=1.0, towers=0.1, seed=seed)) == 1.0


def test_heaps_have_lit_and_shaded_places_of_the_colours_given() -> None:
    sky = Sky(clouds=0.5, cloud_color=(1.0, 0.5, 0.2), cloud_shade=(0.1, 0.1, 0.3), seed=4)
    colors = seen(sky)[40:100].reshape(-1, 3)
    thick = colors[colors.max(-1) > 0.09]
    assert (thick[:, 0] > 2.0 * thick[:, 2]).any()
    assert (thick[:, 2] > thick[:, 0]).any()


def test_streaks_are_drawn_without_heaps() -> None:
    assert 0.05 < share(Sky(clouds=0.0, veil=0.6, seed=2)) < 0.95


def test_the_same_seed_gives_the_same_sky_and_another_another() -> None:
    first, again, other = (panorama(Sky(clouds=0.5, seed=s), 64) for s in (7, 7, 8))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
