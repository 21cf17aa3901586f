"""Which patterns can cloth have? Tiles of two colours over the weave of any material."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from imagineart.modelling.model import Floats, Material, Rgb, Texture

EDGE = 128  # texels of a tile
PAPER: Rgb = (0.72, 0.71, 0.68)
INK: Rgb = (0.03, 0.035, 0.06)


def _stripes(u: Floats, v: Floats) -> Floats:
    return np.asarray(v < 0.5, np.float32) + 0 * u


def _upright(u: Floats, v: Floats) -> Floats:
    return np.asarray(u < 0.12, np.float32) + 0 * v


def _checks(u: Floats, v: Floats) -> Floats:
    return np.asarray(0.5 * (u < 0.5) + 0.5 * (v < 0.5), np.float32)


def _plaid(u: Floats, v: Floats) -> Floats:
    broad = 0.42 * (np.abs(u - 0.5) < 0.22) + 0.42 * (np.abs(v - 0.5) < 0.22)
    thin = 0.35 * (np.abs(u - 0.5) < 0.02) + 0.35 * (np.abs(v - 0.5) < 0.02)
    return np.asarray(np.clip(broad + thin, 0, 1), np.float32)


def _dots(u: Floats, v: Floats) -> Floats:
    near = [np.hypot(u - x, v - y) for x, y in _CORNERS]
    return np.asarray(np.min(near, axis=0) < 0.17, np.float32)


def _flowers(u: Floats, v: Floats) -> Floats:
    total = np.zeros_like(u)
    for (x, y), size, turn in zip(_CORNERS, (0.23, *[0.16] * 4), (0, *[1] * 4), strict=True):
        angle, far = np.arctan2(v - y, u - x), np.hypot(u - x, v - y)
        petals = size * (0.72 + 0.28 * np.cos(5 * angle + turn))
        total = np.maximum(total, (far < petals) * (far > 0.22 * size))
    return np.asarray(total, np.float32)


_CORNERS = ((0.5, 0.5), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
PRINTS: Mapping[str, tuple[Callable[[Floats, Floats], Floats], float]] = {  # and the tile's size, m
    "striped": (_stripes, 0.045),
    "pinstriped": (_upright, 0.022),
    "checkered": (_checks, 0.035),
    "plaid": (_plaid, 0.075),
    "dotted": (_dots, 0.055),
    "floral": (_flowers, 0.085),
}
ALIKE: Mapping[str, str] = {
    "stripes": "striped",
    "stripy": "striped",
    "checked": "checkered",
    "chequered": "checkered",
    "gingham": "checkered",
    "tartan": "plaid",
    "flannel": "plaid",
    "polka dot": "dotted",
    "polka-dot": "dotted",
    "polka dots": "dotted",
    "spotted": "dotted",
    "flowered": "floral",
    "flowery": "floral",
    "patterned": "floral",
}


def printed(cloth: Material, pattern: str, color: Rgb) -> Material:
    """The cloth with a pattern over `color`; as it is, if there is no such pattern."""
    drawn = PRINTS.get(ALIKE.get(pattern, pattern))
    if drawn is None:
        return cloth
    shape, size = drawn
    at = (np.arange(EDGE, dtype=np.float32) + 0.5) / EDGE
    u, v = (np.asarray(axis, np.float32) for axis in np.meshgrid(at, at))
    share = shape(u, v)[..., None]
    figure = np.asarray(_other(color), np.float32)
    tile = np.asarray(color, np.float32) * (1 - share) + figure * share
    return replace(cloth, color=color, texture=Texture(tile.astype(np.float32), (size, size)))


def _other(color: Rgb) -> Rgb:
    """What shows on a colour: white on dark and bright ones, dark on pale ones."""
    light = 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2]
    return INK if light > 0.42 else PAPER
