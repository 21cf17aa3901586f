"""Does light arrive in the right amount? Irradiance against closed forms, at 16 px."""

import numpy as np
import pytest

from imagineart.modelling.model import Material, Mesh, Model, Part
from imagineart.tracing.scene import (
    Bulb,
    Camera,
    Environment,
    Instance,
    Light,
    Panorama,
    Scene,
    Sky,
    Softbox,
    Spot,
    Sun,
    placed,
)
from imagineart.tracing.sources import Cone, Glow, _alias, _all_rows
from imagineart.tracing.tracer import Effort, trace

ABOVE = Camera((0.0, 0.0, 3.0), (0.0, 0.0, 0.0), 400.0)
GREY = (0.5, 0.5, 0.5)


def floor(**finish: object) -> Instance:
    corners = np.array([[-2, -2, 0], [2, -2, 0], [2, 2, 0], [-2, 2, 0]], np.float32)
    mesh = Mesh(corners, np.array([[0, 1, 2], [0, 2, 3]], np.int32))
    plain = {"color": GREY, "roughness": 1.0, "specular": 0.0, **finish}
    material = Material("matte", **plain)  # type: ignore[arg-type]
    return Instance(1, Model("floor", (Part(mesh, material),)), placed())


def seen(*lights: Light, sky: Environment | None = None, samples: int = 64) -> float:
    """Mean radiance of the middle of a grey floor."""
    scene = Scene((floor(),), ABOVE, lights, sky, exposure=1e-3)
    traced = trace(scene, (16, 16), Effort(samples, depth=2, denoise=None))
    return float(traced.light.mean())


# the surface is Disney's: with full roughness its diffuse lobe darkens or brightens at grazing
# angles, and five per cent of the light goes to its gloss
LOOSE = 0.12


def test_a_sun_overhead_gives_its_irradiance() -> None:
    assert seen(Sun((0.0, 0.0, 1.0), (1, 1, 1), 2.0)) == pytest.approx(0.5 * 2.0 / np.pi, rel=LOOSE)


def test_a_spot_gives_intensity_over_distance_squared() -> None:
    spot = Spot((0.3, 0.0, 2.0), (0.0, 0.0, 0.0), 60.0, 0.1, (1, 1, 1), 8.0)
    there = 8.0 * 2.0 / (2.0**2 + 0.3**2) ** 1.5
    assert seen(spot) == pytest.approx(0.5 * there / np.pi, rel=LOOSE)


def test_a_panel_and_a_bulb_give_what_their_solid_angle_gives() -> None:
    panel = Softbox((0.0, 0.0, 2.0), (0.0, 0.0, 0.0), 0.2, 0.2, (1, 1, 1), 50.0, gradient=0.6)
    assert seen(panel) == pytest.approx(0.5 * 50.0 * 0.04 / 4.0 / np.pi, rel=LOOSE)
    bulb = Bulb((0.0, 0.0, 2.0), 0.1, (1, 1, 1), 100.0, visible=False)
    assert seen(bulb) == pytest.approx(0.5 * 100.0 * np.pi * 0.01 / 4.0 / np.pi, rel=LOOSE)


def test_a_white_sky_gives_pi_and_its_parts_add_up() -> None:
    white = np.ones((16, 32, 3), np.float32)
    both = seen(sky=Panorama(white))
    assert both == pytest.approx(0.5, rel=LOOSE)
    left, right = white.copy(), white.copy()
    left[:, :16], right[:, 16:] = 0.0, 0.0
    parts = seen(sky=Panorama(left)) + seen(sky=Panorama(right))
    assert parts == pytest.approx(both, rel=0.03)


def test_a_balanced_sky_lights_dull_things_greyer_and_is_mirrored_in_its_own_hue() -> None:
    blue = (0.2, 0.4, 0.8)
    finishes: tuple[dict[str, float], ...] = ({}, {"metallic": 1.0, "roughness": 0.05})
    ratios = []
    for balance in (0.0, 0.8):
        for finish in finishes:
            sky = Sky(blue, blue, blue, balance=balance)
            scene = Scene((floor(**finish),), ABOVE, (), sky, exposure=1e-3)
            light = trace(scene, (16, 16), Effort(64, depth=2, denoise=None)).light
            ratios.append(float(light[..., 2].mean() / light[..., 0].mean()))
    dull, mirrored, greyer, same = ratios
    assert dull == pytest.approx(4.0, rel=0.05)
    assert greyer < 1.7
    assert same == pytest.approx(mirrored, rel=0.05)


def test_two_lights_give_the_sum_of_each() -> None:
    near = Softbox((0.4, 0.0, 0.8), (0.0, 0.0, 0.0), 0.5, 0.5)
    far = Sun((-0.8, 0.2, 1.0))
    assert seen(near, far) == pytest.approx(seen(near) + seen(far), rel=0.03)


def test_a_glowing_thing_lights_the_floor() -> None:
    glowing = floor(emission=(5.0, 5.0, 5.0)).model
    above = np.diag([0.05, -0.05, -0.05, 1.0]).astype(np.float32)
    above[2, 3] = 2.0
    scene = Scene(
        (floor(), Instance(2, glowing, above)),
        Camera((2.0, 0.0, 3.0), (0.0, 0.0, 0.0), 400.0),
        (),
        None,
        exposure=1e-3,
    )
    traced = trace(scene, (16, 16), Effort(64, depth=2, denoise=None))
    assert traced.light.mean() == pytest.approx(0.5 * 5.0 * 0.04 / 4.0 / np.pi, rel=0.2)


def test_an_alias_table_keeps_every_weight() -> None:
    weights = np.array([0.0, 1.0, 5.0, 0.5, 3.5])
    keep, other = _alias(weights)
    got = keep.astype(float)
    np.add.at(got, other, 1.0 - keep)
    assert np.allclose(got / len(weights), weights / weights.sum(), atol=1e-6)


def test_weak_lamps_are_not_forgotten_and_chances_add_up_to_one() -> None:
    corners = np.array([[[0, 0, 1], [1, 0, 1], [0, 1, 1]]], np.float32)
    glows = [Glow(1, corners, (100.0, 100.0, 100.0)), Glow(2, corners, (1e-3, 1e-3, 1e-3))]
    cones = [Cone(np.array([0.0, 0.0, 2.0]), np.array([0.0, 0.0, -1.0]), (1, 1, 1), 0.9, 0.8)]
    rows, weights = _all_rows(
        glows, cones, np.zeros((2, 4, 3), np.float32), np.zeros(3, np.float32)
    )
    assert len(rows) == len(weights) == 4
    assert weights.sum() == pytest.approx(1.0)
    assert weights[1] > 0.01
    assert weights[3] == 0.0
