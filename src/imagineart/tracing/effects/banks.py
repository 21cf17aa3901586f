"""What lies in the air? Mist, dust and thin smoke that thicken and tear, by depth and height.

Air of density ρ(p) = amount / L · exp(−(z − z₀) / h) · n(p) stands between the eye and what is
seen. Its optical depth is summed at fixed distances; each pixel takes what lies before its depth.
n is smooth noise with mean 1, L the distance of what the picture is about, z₀ the ground there.
"""

from itertools import pairwise

import numpy as np
from scipy import ndimage

from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.noise import smooth
from imagineart.tracing.effects.veil import Veil
from imagineart.tracing.effects.view import View, resized, small, spared
from imagineart.tracing.scene import Effect

EDGE = 160  # px of the picture in which air is summed
NEAREST, FARTHEST = 0.25, 9.0  # of the focal distance, between which it is
THICK = 0.85  # optical depth of the air over the distance of what the picture is about, there
THIN = 2.0  # power of the distance by which air nearer than that is thinner
FEATURE = 0.42  # of the focal distance: how large a cloud of it is
MOST = 0.93  # nothing is hidden altogether
SPARED = 0.35  # of the cover before what may not be hidden


def bank(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """Air over the whole picture; `reach` is the height over which it thins, m beside the focus."""
    shape = small(view, EDGE)
    steps = view.focus * np.geomspace(NEAREST, FARTHEST, effect.count + 1)
    sums = _sums(view, effect, shape, steps.astype(np.float32), rng)
    amount = _before(view, sums, steps)
    if effect.spare is not None:
        whole = slice(0, view.depth.shape[0]), slice(0, view.depth.shape[1])
        amount = amount * spared(view, effect.spare, SPARED, *whole)
    hidden = np.minimum(1.0 - np.exp(-amount), MOST).astype(np.float32)
    air = np.asarray(effect.colors[0], np.float32) * _air(view)
    return Veil(np.asarray(air * hidden[..., None], np.float32), hidden)


def _air(view: View) -> Floats:
    """(H, W, 3) what air shows: the brightness about it more than the light of the spot."""
    return np.asarray(0.3 * view.cards(view.depth.shape) + 0.75 * view.air, np.float32)


def _sums(
    view: View, effect: Effect, shape: tuple[int, int], steps: Floats, rng: np.random.Generator
) -> list[Floats]:
    """(h, w) optical depth before each distance."""
    rays, start = _rays(view, shape), np.asarray(view.camera.position, np.float32)
    ground = _ground(view)
    height = max(effect.reach, 1e-3) * 0.35 * view.focus
    size = FEATURE * view.focus
    sums, total = [np.zeros(shape, np.float32)], np.zeros(shape, np.float32)
    seed = rng.integers(1 << 30)
    for near, far in pairwise(steps.tolist()):
        at = start + rays * (0.5 * (near + far))
        over = np.maximum(at[..., 2] - ground, 0.0) / height
        where = (at[..., 0] / size, at[..., 1] / size, 1.8 * at[..., 2] / size)
        cloud = smooth(where, np.random.default_rng(seed), 3)
        torn = np.clip((cloud - 0.32) / 0.34, 0.0, 1.0) ** 1.5 * 2.0
        total = total + np.exp(-over) * torn * np.float32(_thickened(near, far, view.focus))
        sums.append(effect.amount * THICK * total)
    return sums


def _thickened(near: float, far: float, focus: float) -> float:
    """How much air lies between two distances, as a share of the focal distance."""
    return (far - near) / focus * min(0.5 * (near + far) / focus, 1.0) ** THIN


def _rays(view: View, shape: tuple[int, int]) -> Floats:
    """(h, w, 3) directions with 1 along the axis."""
    height, width = view.depth.shape
    x = ((np.arange(shape[1]) + 0.5) / shape[1] - 0.5) * width / view.edge + view.camera.shift[0]
    y = (0.5 - (np.arange(shape[0]) + 0.5) / shape[0]) * height / view.edge + view.camera.shift[1]
    right, up, forward = view.camera.axes
    half = 2.0 * view.camera.half_width
    if view.camera.orthographic is not None:
        half /= max(view.focus, 1e-6)
    rays = forward + half * (x[None, :, None] * right + y[:, None, None] * up)
    return np.asarray(rays, np.float32)


def _ground(view: View) -> float:
    """m: the height of what stands lowest near by, which air lies on."""
    step = max(1, view.edge // 64)
    depth = view.depth[::step, ::step]
    rays = _rays(view, view.depth.shape)[::step, ::step]
    near = np.isfinite(depth) & (depth < 2.0 * view.focus)
    if not near.any():
        return float(view.camera.position[2]) - 0.5 * view.focus
    z = view.camera.position[2] + rays[..., 2][near] * depth[near]
    return float(np.quantile(z, 0.1))


def _before(view: View, sums: list[Floats], steps: Floats) -> Floats:
    """(H, W) optical depth before each pixel's own depth."""
    depth = np.minimum(view.depth, steps[-1])
    amount = np.zeros(view.depth.shape, np.float32)
    before = np.zeros(view.depth.shape, np.float32)
    for number in range(1, len(sums)):
        layer = resized(ndimage.gaussian_filter(sums[number], 0.8), view.depth.shape)
        share = np.clip((depth - steps[number - 1]) / (steps[number] - steps[number - 1]), 0, 1)
        amount += (layer - before) * share
        before = layer
    return amount
