import numpy as np
from tests.tracing.effects.helpers import chance, scene_view

from imagineart.tracing.effects.galaxy import _band, galaxy
from imagineart.tracing.scene import Effect

STARS = Effect("galaxy", count=4000, glow=0.0)
GLOW = Effect("galaxy", count=0, glow=0.3)


def test_stars_are_many_and_of_many_strengths_in_the_sky_alone() -> None:
    light = galaxy(scene_view(), STARS, chance()).light.max(axis=-1)
    sky = light[: round(0.4 * len(light))]
    assert light[round(0.4 * len(light)) :].max() == 0.0
    assert np.quantile(sky, 0.99) > 6.0 * np.median(sky)
    assert (sky > 0.01).mean() > 0.05


def test_the_band_is_brighter_than_the_rest_of_the_sky_and_soft() -> None:
    light = galaxy(scene_view(sky=1.0), GLOW, chance(2)).light.mean(axis=-1)
    assert light.max() > 6.0 * np.quantile(light, 0.1)
    assert np.abs(np.diff(light, axis=1)).max() < 0.35 * light.max()


def test_dust_hides_some_of_the_band_and_its_foot_is_warmer() -> None:
    band = _band((96, 96), chance(1))
    dusty = (band.dust > 0.6) & (band.bright > 0.3)
    clear = (band.dust < 0.05) & (band.bright > 0.3)
    assert dusty.any()
    assert clear.any()
    shine = band.color.sum(axis=-1) / np.maximum(band.bright, 1e-3)
    assert shine[dusty].mean() < 0.8 * shine[clear].mean()
    warmth = band.color[..., 0].sum(axis=1) / band.color[..., 2].sum(axis=1)
    assert warmth[-8:].mean() > 1.3 * warmth[:8].mean()


def test_more_is_asked_and_more_is_seen() -> None:
    one = galaxy(scene_view(), Effect("galaxy", count=500, glow=0.2), chance()).light
    two = galaxy(scene_view(), Effect("galaxy", count=500, glow=0.2, amount=2.0), chance()).light
    assert two.sum() > one.sum()
