"""What does a wall of a room look like that a window lights from one side? Never of one colour.

Light on it is painted as its colour: it falls off away from the window and cools as it does, and
a patch of sun with the shadows of bars lies aslant on the far side.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import bevelled_box, grid
from imagineart.modelling.land import step
from imagineart.modelling.model import Floats, Material, Mesh, Part, Rgb
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.pieces import piece

CELL = 0.035  # m between the points of what is seen of a wall
FADES = 0.45  # of the light on the near end, gone at the far one
WARM = np.array([1.05, 1.0, 0.93], np.float32)
COOL = np.array([0.90, 0.97, 1.06], np.float32)
SUN = np.array([0.85, 0.68, 0.40], np.float32)  # what a patch of sun adds, of the wall's colour
SOFT = 0.035  # m of its edges
LEAN = 0.42  # m aside for each m up
BRIGHTEST = 0.86
WHITE: Rgb = (0.70, 0.69, 0.66)
SKY: Rgb = (0.80, 0.92, 1.0)
NIGHT: Rgb = (0.020, 0.032, 0.075)
LEAF: Rgb = (0.30, 0.45, 0.24)


@dataclass(frozen=True, slots=True)
class Lit:
    """How a wall is lit. `side`: of the window, 1 right; `half`: m to where it is seen, from the
    middle; `low`, `high`: m of what is seen; `patch`: whether the sun lies on it."""

    side: float
    half: float
    low: float
    high: float
    patch: bool = False


def sunlit_wall(color: Rgb, y: float, light: Lit, rough: float = 0.9) -> Part:
    """A wall in the plane y, four times as wide as what is seen of it."""
    x = _spaced(-light.half, light.half, 3.0 * light.half)
    z = _spaced(light.low, light.high, 2.0 * light.half)
    at = np.stack(np.broadcast_arrays(x[None, :], np.float32(y), z[:, None]), axis=-1)
    plain = grid(at)
    points = plain.vertices
    tone = painted(color, points[:, 0], points[:, 2], light)
    mesh = Mesh(points, plain.triangles, plain.normals, tone)
    return Part(mesh, Material("plaster", color, rough, specular=0.2), "wall")


def _spaced(low: float, high: float, beyond: float) -> Floats:
    """Coordinates, close together between two ends and far apart beyond."""
    inner = np.linspace(low, high, max(2, round((high - low) / CELL)))
    return np.asarray(np.r_[low - beyond, inner, high + beyond], np.float32)


def painted(color: Rgb, x: Floats, z: Floats, light: Lit) -> Floats:
    """(N, 3) colours of a wall at places along it and up."""
    away = np.clip(0.5 - 0.5 * light.side * x / light.half, 0.0, 1.0)[:, None]
    high = np.clip((z - light.low) / (light.high - light.low), 0.0, 1.0)[:, None]
    level = (1.12 - FADES * away**0.8) * (0.90 + 0.16 * high)
    tone = np.asarray(color, np.float32) * level * (WARM + (COOL - WARM) * away)
    if light.patch:
        tone = tone + np.asarray(color, np.float32) * SUN * _patch(x, z, light)[:, None]
    return np.clip(tone, 0.0, BRIGHTEST).astype(np.float32)


def _patch(x: Floats, z: Floats, light: Lit) -> Floats:
    """(N,) 0–1: six panes of sun, sheared, on the side away from the window."""
    wide, tall = 0.62 * light.half, 0.62 * (light.high - light.low)
    foot = light.low + 0.22 * (light.high - light.low)
    across = (-light.side * x - LEAN * (z - foot) - 0.12 * light.half) / wide * 2.0
    u, v = np.asarray(across, np.float32), np.asarray((z - foot) / tall * 3.0, np.float32)
    inside = _within(u, 2.0, wide / 2.0) * _within(v, 3.0, tall / 3.0)
    bars = _apart(u, wide / 2.0) * _apart(v, tall / 3.0)
    return np.asarray(inside * bars * (0.75 + 0.25 * np.clip(v / 3.0, 0.0, 1.0)), np.float32)


def _within(at: Floats, count: float, unit: float) -> Floats:
    soft = SOFT / unit
    return np.asarray(step(at, -soft, soft) * (1.0 - step(at, count - soft, count + soft)))


def _apart(at: Floats, unit: float) -> Floats:
    """0 on the bars between panes."""
    off = np.abs(at - np.round(at)) * unit
    return np.asarray(step(off, 0.4 * SOFT, 1.4 * SOFT))


def far_window(x: float, y: float, size: tuple[float, float, float], dark: bool) -> list[Part]:
    """A window in a wall behind, as wide, tall and high as `size` says: pale sky over green by day,
    deep blue by night, white bars and a sill."""
    w, h, z = size
    frame, bar = 0.07, 0.035
    bars = [
        bevelled_box((w + frame, 0.05, frame), bevel=0.006, at=(x, y - 0.02, z + e * h))
        for e in (0.0, 1.0)
    ]
    bars += [
        bevelled_box((t, 0.05, h), bevel=0.006, at=(x + s * w / 2.0, y - 0.02, z + h / 2.0))
        for s, t in ((-1.0, frame), (0.0, bar), (1.0, frame))
    ]
    bars.append(bevelled_box((w, 0.04, bar), bevel=0.006, at=(x, y - 0.02, z + 0.62 * h)))
    sill = bevelled_box((w + 0.2, 0.16, 0.035), bevel=0.008, at=(x, y - 0.07, z - 0.05))
    sky, green = (NIGHT, NIGHT) if dark else (SKY, LEAF)
    panes = [
        piece(_pane(x, y, w, z + 0.36 * h, z + h), lit(sky, 1.15), name="sky"),
        piece(_pane(x, y, w, z, z + 0.36 * h), lit(green, 0.8), name="garden"),
    ]
    return [*panes, piece([*bars, sill], "painted wood", WHITE, name="window")]


def _pane(x: float, y: float, wide: float, low: float, high: float) -> Mesh:
    return bevelled_box((wide, 0.01, high - low), bevel=0.001, at=(x, y, (low + high) / 2.0))
