"""Does a surface keep what it is given, and is it sampled as it says?"""

from typing import Any

import numpy as np
import pytest

from imagineart.modelling.model import Material
from imagineart.tracing import variant
from imagineart.tracing.materials import row_of
from imagineart.tracing.scattering import Finish, chosen, evaluated
from imagineart.tracing.variant import import_drjit

COUNT = 1 << 15
dr = import_drjit()


def finish(mi: Any, material: Material) -> Finish:
    row = [float(value) for value in row_of(material)]
    numbers: list[Any] = [mi.Float(value) for value in row[:8]]
    color, tint = mi.Color3f(*material.color), mi.Color3f(*row[8:11])
    last = {"tint": tint, "kind": mi.UInt32(int(row[11])), "front": mi.Bool(True)}
    return Finish(color, *numbers, **last)


def albedo(material: Material, cosine: float) -> tuple[float, float]:
    """The share of white light that leaves, by `chosen`; and the integral of its density."""
    mi = variant.load()
    sampler = mi.PCG32(COUNT, initstate=7)
    numbers = [sampler.next_float32() for _ in range(5)]
    here = finish(mi, material)
    wi = mi.Vector3f(float(np.sqrt(1.0 - cosine**2)), 0.0, cosine)
    wo, factor, _ = chosen(mi, here, wi, numbers[0], mi.Point2f(numbers[1], numbers[2]))
    value, pdf = evaluated(mi, here, wi, wo)
    clear = material.transmission > 0.5
    share = factor if clear else dr.select(pdf > 0.0, value / pdf, 0.0)
    even = mi.warp.square_to_uniform_sphere(mi.Point2f(numbers[3], numbers[4]))
    _, density = evaluated(mi, here, wi, even)
    return float(np.array(share).mean()), float(np.array(density).mean() * 4.0 * np.pi)


WHITE = (1.0, 1.0, 1.0)
MATERIALS = {
    "chalk": Material("m", WHITE, roughness=1.0),
    "plastic": Material("m", WHITE, roughness=0.4),
    "skin": Material("m", WHITE, roughness=0.5, subsurface=0.6),
    "varnish": Material("m", WHITE, roughness=0.6, coat=1.0, coat_roughness=0.3),
    "gold": Material("m", WHITE, roughness=0.3, metallic=1.0),
    "leaf": Material("m", WHITE, roughness=0.6, translucency=0.4),
    "pane": Material("m", WHITE, transmission=1.0, thin=True),
    "block": Material("m", WHITE, transmission=1.0, roughness=0.4),
}


@pytest.mark.parametrize("name", MATERIALS)
@pytest.mark.parametrize("cosine", [0.95, 0.5])
def test_white_keeps_its_light_and_makes_little(name: str, cosine: float) -> None:
    share, density = albedo(MATERIALS[name], cosine)
    assert 0.75 < share < 1.35
    if MATERIALS[name].transmission == 0.0:
        assert density == pytest.approx(1.0, abs=0.05)


def test_light_goes_through_a_leaf_as_often_as_it_should() -> None:
    mi = variant.load()
    sampler = mi.PCG32(COUNT, initstate=3)
    numbers = [sampler.next_float32() for _ in range(3)]
    leaf, wi = finish(mi, MATERIALS["leaf"]), mi.Vector3f(0.0, 0.0, 1.0)
    wo, _, passes = chosen(mi, leaf, wi, numbers[0], mi.Point2f(numbers[1], numbers[2]))
    assert float(np.array(passes).mean()) == pytest.approx(0.4, abs=0.02)
    assert (np.array(passes) == (np.array(wo)[2] < 0.0)).all()


def test_soft_things_have_more_of_their_hue_where_light_comes_in_flat() -> None:
    mi = variant.load()
    wi = mi.Vector3f(0.0, 0.0, 1.0)
    flat, steep = (mi.Vector3f(float(np.sqrt(1.0 - c**2)), 0.0, c) for c in (0.1, 0.95))
    ratios = []
    for soft in (0.0, 0.6):
        made = finish(mi, Material("m", (0.5, 0.3, 0.2), specular=0.0, subsurface=soft))
        lit = [np.array(evaluated(mi, made, wi, wo)[0]).reshape(-1) for wo in (flat, steep)]
        ratios.append([float(value[0] / value[2]) for value in lit])
    assert ratios[0][0] == pytest.approx(ratios[0][1], rel=0.05)
    assert ratios[1][0] > 1.2 * ratios[1][1]
