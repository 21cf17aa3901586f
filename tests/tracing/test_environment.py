import numpy as np

from imagineart.tracing.environment import panorama, radiance
from imagineart.tracing.scene import Panorama, Sky

UP = np.array([[0.0, 0.0, 1.0]], np.float32)


def test_zenith_and_ground_have_their_colours() -> None:
    sky = Sky(zenith=(0.1, 0.2, 0.3), ground=(0.4, 0.3, 0.2), strength=2.0)
    assert np.allclose(radiance(sky, UP), (0.2, 0.4, 0.6), atol=1e-5)
    assert np.allclose(radiance(sky, -UP), (0.8, 0.6, 0.4), atol=1e-5)


def test_a_probe_is_read_back_where_it_was_painted() -> None:
    image = np.random.default_rng(0).random((32, 64, 3)).astype(np.float32)
    assert np.allclose(panorama(Panorama(image), 64), image, atol=1e-3)


def test_more_clouds_cover_more_and_stars_shine_only_above() -> None:
    clear = panorama(Sky(), 128)
    changed = [
        (np.abs(panorama(Sky(clouds=share, seed=3), 128) - clear) > 0.02).any(-1).mean()
        for share in (0.3, 0.6, 0.9)
    ]
    assert changed[0] < changed[1] < changed[2]
    night = panorama(Sky((0, 0, 0), (0, 0, 0), (0, 0, 0), stars=1.0), 512)
    assert night[:128].max() > 0.1
    assert night[140:].max() == 0.0


def test_a_belt_lies_between_the_horizon_and_the_zenith() -> None:
    rise = np.sin(np.deg2rad([1.0, 10.0, 80.0]))
    seen = np.stack([np.sqrt(1 - rise**2), np.zeros(3), rise], -1).astype(np.float32)
    added = radiance(Sky(belt=(0.5, 0.0, 0.0)), seen) - radiance(Sky(), seen)
    assert added[1, 0] > 2.0 * added[0, 0] > 100.0 * added[2, 0] >= 0.0
    assert np.abs(added[:, 1:]).max() < 1e-6


def test_the_air_is_nearly_that_of_the_zenith_half_way_up() -> None:
    slope = np.array([[0.0, np.sqrt(0.75), 0.5]], np.float32)
    sky = Sky(zenith=(0.0, 0.0, 1.0), horizon=(1.0, 0.0, 0.0))
    assert radiance(sky, slope)[0, 0] < 0.15
