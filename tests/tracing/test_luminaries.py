import numpy as np

from imagineart.modelling.model import Rgb
from imagineart.tracing.environment import radiance
from imagineart.tracing.scene import Sky

BLACK = (0.0, 0.0, 0.0)
NORTH = (0.0, float(np.cos(0.3)), float(np.sin(0.3)))


def disc(sky: Sky, count: int = 81, half: float = 6.0) -> np.ndarray:
    """(count, count) luminance of the sky about the disc, to `half` degrees around it."""
    across = np.tan(np.deg2rad(np.linspace(-half, half, count)))
    u, v = np.meshgrid(across, -across)
    up = np.array([0.0, -np.sin(0.3), np.cos(0.3)])
    rays = np.asarray(NORTH) + u[..., None] * np.array([1.0, 0, 0]) + v[..., None] * up
    rays /= np.linalg.norm(rays, axis=-1, keepdims=True)
    return np.asarray(radiance(sky, rays.astype(np.float32)).mean(-1))


def moon(**fields: float | str | Rgb) -> Sky:
    base = Sky(BLACK, BLACK, BLACK, sun=NORTH, moon=8.0, moon_color=(0.5, 0.5, 0.5), face="moon")
    return Sky(**{name: getattr(base, name) for name in base.__slots__} | fields)


def test_a_full_moon_is_as_wide_as_asked_and_has_darker_seas() -> None:
    seen = disc(moon())
    assert abs((seen > 0.1).mean() * 12.0**2 - np.pi * 4.0**2) < 2.0
    inside = seen[seen > 0.1]
    assert np.percentile(inside, 10) < 0.85 * np.percentile(inside, 90)


def test_a_crescent_is_lit_on_the_right_and_dark_on_the_left() -> None:
    seen = disc(moon(phase=118.0))
    assert 0.02 < (seen > 0.1).mean() < 0.5 * (disc(moon()) > 0.1).mean()
    assert not (seen[:, :40] > 0.1).any()


def test_the_dark_side_shows_the_air_but_no_stars() -> None:
    sky = moon(phase=118.0, stars=1.0, zenith=(0.1, 0.1, 0.1), horizon=(0.1, 0.1, 0.1))
    left = disc(sky, half=2.7)[:, :15]
    assert np.allclose(left, 0.1, atol=1e-3)


def test_a_planet_has_belts() -> None:
    sky = moon(face="planet")
    column = disc(sky)[20:61, 40]
    turns = np.diff(np.sign(np.diff(column)))
    assert (turns != 0).sum() >= 3
