"""How does water stand in the air for a moment? A crown about a thing, jets, and drops beside them.

A jet flies along p(t) = s + v t − g t² / 2 from the rim of the crown and is thinner the longer it
flies; its head draws itself into a drop. All is one field, so that jets grow out of the crown.
"""

from functools import lru_cache

import numpy as np

from imagineart.modelling.kit import sdf
from imagineart.modelling.kit.sdf.field import Field
from imagineart.modelling.materials import material
from imagineart.modelling.model import Floats, Model, Part, Point

JETS, DROPS = 13, 46
FINE = 1 / 75  # of its height: the finest detail


@lru_cache(8)
def splash(radius: float, height: float, seed: int) -> Model:
    """Water about a ring of `radius` m on z = 0, whose highest jets reach `height` m."""
    rng = np.random.default_rng([seed, 61])
    field = _crown(radius, height, rng)
    heads = []
    for number in range(JETS):
        way = _way(radius, height, 2 * np.pi * (number + rng.uniform(-0.3, 0.3)) / JETS, rng)
        thick = height * rng.uniform(0.030, 0.052) * np.linspace(1.0, 0.42, len(way))
        thick[-1] *= 1.5
        field |= sdf.chain([_point(p) for p in way], thick.tolist()).k(0.05 * height)
        heads.append(way[-1])
    for drop in _drops(np.asarray(heads), height, rng):
        field |= sdf.sphere(float(drop[3]), _point(drop[:3])).k(0.004 * height)
    mesh = sdf.meshed(field, detail=FINE * height)
    return Model("splash", (Part(mesh, material("water"), "water", tinted=False),))


def _crown(radius: float, height: float, rng: np.random.Generator) -> Field:
    """A wall that leans outward, thin and torn at its rim, on a puddle."""
    waves = [(k, rng.uniform(0, 2 * np.pi), rng.uniform(0.4, 1.0) / k) for k in (2, 3, 5, 7, 11)]

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        around = np.arctan2(y, x)
        wave = sum(a * np.sin(k * around + turn) for k, turn, a in waves) / 1.4
        top = 0.26 * height * np.clip(1.0 + 0.6 * wave, 0.25, 2.0)
        rim = radius * (1.0 + 0.10 * wave) + 0.9 * z - 0.5 * z * z / height
        thick = height * (0.030 - 0.018 * np.clip(z / np.maximum(top, 1e-6), 0, 1))
        wall = 0.7 * np.abs(np.hypot(x, y) - rim) - thick
        return np.asarray(np.maximum(np.maximum(wall, 0.7 * (z - top)), -z), np.float32)

    wide = radius + 0.8 * height
    return sdf.field(distance, (-wide, -wide, 0.0), (wide, wide, 0.6 * height))


def _way(radius: float, height: float, turn: float, rng: np.random.Generator) -> Floats:
    """(8, 3) points of a jet, from the crown to its head."""
    out = np.array([np.cos(turn), np.sin(turn), 0.0])
    rise = height * rng.uniform(0.45, 1.0)
    aside = height * rng.uniform(0.25, 0.75)
    t = np.linspace(0.0, rng.uniform(0.7, 1.05), 8)[:, None]
    up = np.array([0.0, 0.0, 1.0])
    return np.asarray(radius * out + out * aside * t + up * rise * (2.0 * t - t * t))


def _drops(heads: Floats, height: float, rng: np.random.Generator) -> Floats:
    """(N, 4) places and radii: about the heads of the jets, small ones farther away."""
    near = heads[rng.integers(len(heads), size=DROPS)]
    away = rng.normal(0.0, 0.13 * height, (DROPS, 3)) * rng.uniform(0.4, 1.6, (DROPS, 1))
    places = near * rng.uniform(0.9, 1.25, (DROPS, 1)) + away
    radii = height * rng.uniform(0.007, 0.022, DROPS)
    places[:, 2] = np.maximum(places[:, 2], radii)
    return np.asarray(np.concatenate([places, radii[:, None]], 1))


def _point(place: Floats) -> Point:
    x, y, z = (float(c) for c in place)
    return x, y, z
