"""How does a drawing of our own look in the other styles?

Our drawings are shaded by gradients, as the style `3d` is. From each of them follow two more: in
`flat` every gradient is one colour, its mean; in `illustration` it is two, light and shadow, with a
hard edge between them, as on an animation cel. Shapes and plain colours stay. Text in, text out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from imagineart.painting import palette as colours

__all__ = ["IN_STYLE", "celled", "flattened"]

GRADIENT = re.compile(r'(<(linear|radial)Gradient id="(\w+)"[^>]*>)(.*?)</\2Gradient>', re.DOTALL)
STOP = re.compile(r"<stop [^>]*/>")
SHADOW = 0.62  # of the way along a gradient: where a cel's shadow begins

Color = tuple[float, ...]  # OKLab and opacity
Stops = list[tuple[float, Color]]  # place 0–1 and colour, in the order of the drawing


def flattened(svg: str) -> str:
    """The drawing with the mean colour of each gradient in its place."""
    for _, _, name, inner in GRADIENT.findall(svg):
        svg = svg.replace(f"url(#{name})", _hex(_mean(_stops(inner), 0, 1)))
    return GRADIENT.sub("", svg)


def celled(svg: str) -> str:
    """The drawing with each gradient in two steps."""

    def two_steps(match: re.Match[str]) -> str:
        opening, kind, _, inner = match.groups()
        stops = _stops(inner)
        lit, dark = _hex(_mean(stops, 0, SHADOW)), _hex(_mean(stops, SHADOW, 1))
        steps = f'<stop offset="{SHADOW}" stop-color="{lit}"/>'
        steps += f'<stop offset="{SHADOW}" stop-color="{dark}"/>'
        return f"{opening}{steps}</{kind}Gradient>"

    return GRADIENT.sub(two_steps, svg)


IN_STYLE: dict[str, Callable[[str], str]] = {
    "3d": lambda svg: svg,
    "flat": flattened,
    "illustration": celled,
}


def _stops(inner: str) -> Stops:
    return [_stop(tag) for tag in STOP.findall(inner)]


def _stop(tag: str) -> tuple[float, Color]:
    place = re.search(r'offset="([\d.]+)"', tag)
    color = re.search(r'stop-color="#([0-9a-fA-F]+)"', tag)
    if color is None:
        raise ValueError(f"a gradient's stop needs a hexadecimal stop-color, not {tag}")
    return float(place.group(1)) if place else 0.0, _oklab(color.group(1))


def _oklab(code: str) -> Color:
    """RGB, RRGGBB or RRGGBBAA as OKLab and opacity."""
    full = code if len(code) > 4 else "".join(2 * c for c in code)
    *rgb, opacity = bytes.fromhex(full.ljust(8, "f"))
    lab = np.asarray(colours.srgb_to_oklab(np.array(rgb, np.float32) / 255))
    return (*lab.tolist(), opacity / 255)


def _hex(color: Color) -> str:
    *lab, opacity = color
    rgb = np.asarray(colours.oklab_to_srgb(np.array(lab, np.float32))).clip(0, 1)
    return "#" + np.rint([*(255 * rgb), 255 * opacity]).astype(np.uint8).tobytes().hex()


def _mean(stops: Stops, start: float, end: float) -> Color:
    """The mean colour of a gradient from one place to another, in OKLab."""
    places = np.linspace(start, end, 65)
    known = [place for place, _ in stops]
    parts = zip(*(color for _, color in stops), strict=True)
    return tuple(float(np.interp(places, known, part).mean()) for part in parts)
