"""What is left of a lit scene without its ground? Things with soft edges, together or one by one.

A pixel at an edge mixes thing and sky by coverage a: c = a f + (1 − a) s. The sky s is known in
every direction, so f = (c − (1 − a) s) / a; where a is small, noise would be all of it, and the
nearest whole pixel stands in. So a cut-out has no rim of the light it was taken in.

Premultiplied images are (H, W, 4) float32, linear sRGB.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.picture import Layer, Picture, Pixels
from imagineart.rendering.raster import smoothstep

if TYPE_CHECKING:
    from imagineart.tracing.scene import Scene
    from imagineart.tracing.tracer import Traced

WHOLE = 0.9  # coverage from which a pixel shows nothing but things
FAINT = 0.35  # coverage up to which its colour is taken from its neighbours
STICKER_EDGE = 0.018  # of the longer side: the white edge of a sticker
NEIGHBOURS = np.array([1.0, 2.0, 1.0], np.float32) / 4.0  # of a pixel, for edges between things


def cleared(traced: "Traced", scene: "Scene") -> "Traced":
    """The same picture with the colours of its things grown over what lies behind them.

    `scene` has no ground: what its things do not cover is sky.
    """
    from imagineart.tracing import environment
    from imagineart.tracing.tracer import view_directions

    cover = traced.buffers.cover
    height, width = cover.shape
    light = traced.light
    open_share = (1.0 - cover)[..., None]
    sky = environment.radiance(scene.environment, view_directions(scene.camera, (width, height)))
    own = np.maximum(light - open_share * sky, 0.0) / np.maximum(cover, FAINT)[..., None]
    return replace(traced, light=_grown(own.astype(np.float32), cover))


def _grown(colors: Pixels, cover: Pixels) -> Pixels:
    """Colours of the nearest whole pixel where coverage is faint."""
    whole = cover >= WHOLE
    if not whole.any():
        return colors
    nearest = ndimage.distance_transform_edt(~whole, return_distances=False, return_indices=True)
    near = colors[nearest[0], nearest[1]]
    share = np.asarray(smoothstep(FAINT, WHOLE, cover), np.float32)[..., None]
    grown: Pixels = near + (colors - near) * share
    return grown


def cut(pixels: Pixels, cover: Pixels) -> Pixels:
    """(H, W, 4) of (H, W, 3) and its coverage (H, W), 0–1."""
    alpha = np.clip(cover, 0.0, 1.0)[..., None]
    image: Pixels = np.concatenate([pixels * alpha, alpha], axis=-1).astype(np.float32)
    return image


def as_sticker(image: Pixels) -> Pixels:
    """The cut-out with a white edge around it, its holes filled."""
    width = STICKER_EDGE * max(image.shape[:2])
    soft = ndimage.gaussian_filter(image[..., 3], 0.5 * width)  # no hair sticks out of a sticker
    body = ndimage.binary_fill_holes(soft > 0.4)
    distance = ndimage.distance_transform_edt(~body)
    edge = np.clip(width + 0.5 - distance, 0.0, 1.0).astype(np.float32)[..., None]
    alpha = image[..., 3:]
    color = image[..., :3] + 0.96 * np.maximum(edge - alpha, 0.0)
    result: Pixels = np.concatenate([color, np.maximum(edge, alpha)], axis=-1)
    return result


def on_ground(image: Pixels, ground: Pixels) -> Pixels:
    """(H, W, 3): a cut-out over a ground of its size."""
    laid: Pixels = image[..., :3] + ground * (1.0 - image[..., 3:])
    return laid


def under(image: Pixels, layers: Sequence[Layer]) -> Pixels:
    """A cut-out with layers, words for one, laid over it."""
    laid = image.copy()
    for layer in layers:
        height, width = layer.image.shape[:2]
        seen = laid[layer.top : layer.top + height, layer.left : layer.left + width]
        seen *= 1.0 - layer.image[: seen.shape[0], : seen.shape[1], 3:]
        seen += layer.image[: seen.shape[0], : seen.shape[1]]
    return laid


def layers_of(picture: Picture, names: Sequence[str]) -> tuple[Layer, ...]:
    """The place, then the things of a picture, far to near, each cropped to what is seen of it.

    `names`: of the instances, in the order of their ids from 1. What hides a thing is cut out of
    it. Raises `ValueError` for a picture without buffers.
    """
    if picture.buffers is None:
        raise ValueError("a picture without buffers does not come apart")
    ids, depth = picture.buffers.ids, picture.buffers.depth
    found = []
    for number, name in enumerate(names, start=1):
        mine = ids == number
        if mine.any():
            found.append((float(np.median(depth[mine])), _layer(name, mine, picture)))
    things = [layer for _, layer in sorted(found, key=lambda pair: -pair[0])]
    if picture.cutout is None and (ids == 0).any():
        things.insert(0, _layer("background", ids == 0, picture))
    return tuple(things)


def _layer(name: str, mine: NDArray[np.bool_], picture: Picture) -> Layer:
    rows, columns = np.flatnonzero(mine.any(axis=1)), np.flatnonzero(mine.any(axis=0))
    top, left = max(int(rows[0]) - 1, 0), max(int(columns[0]) - 1, 0)
    seen = slice(top, int(rows[-1]) + 2), slice(left, int(columns[-1]) + 2)
    soft = mine[seen].astype(np.float32)
    for axis in (0, 1):
        soft = ndimage.convolve1d(soft, NEIGHBOURS, axis=axis, mode="nearest")
    if picture.cutout is not None:
        soft = np.minimum(soft, picture.cutout[seen][..., 3])
    return Layer(name, cut(picture.pixels[seen], soft), left, top)
