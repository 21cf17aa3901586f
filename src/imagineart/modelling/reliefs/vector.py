"""Which coloured shapes is a drawing made of? The SVG that our drawings use, as flat areas.

Read are paths, circles, ellipses and rectangles, filled and stroked, in groups with transforms and
opacity, by themselves or by reference; a gradient counts as its mean colour. Strokes become areas
with round ends and joints.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Rgb
from imagineart.modelling.reliefs.outlines import Outline, Points, ellipse, path, rectangle

if TYPE_CHECKING:
    from manifold3d import CrossSection

Matrix = NDArray[np.float64]  # (3, 3), column vectors

INHERITED = ("fill", "stroke", "stroke-width", "fill-opacity", "stroke-opacity")
TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
SIMPLE = 0.03  # units that an outline may move when needless points are dropped


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A part of the picture in one paint: x to the right, y upwards, in units of the drawing."""

    section: "CrossSection"
    color: Rgb  # linear sRGB
    opacity: float  # 0–1


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour, linear sRGB, and its opacity, 0–1."""

    color: Rgb
    opacity: float


def areas(svg: str) -> list[Area]:
    """The areas of a drawing, those behind first. Raises `ValueError` for what is not read."""
    root = ElementTree.fromstring(svg)
    _put_in_place(root)
    paints = {g.get("id", ""): _mean_paint(g) for g in root.iter() if "Gradient" in g.tag}
    upright = np.diag([1.0, -1.0, 1.0])
    found = _walk(root, upright, {"fill": "#000", "stroke": "none"}, 1.0, paints)
    return [area for area in found if area.section.area() > 0.0 and area.opacity > 0.0]


def _put_in_place(root: ElementTree.Element) -> None:
    """Make groups of all `<use>`, with what they refer to inside."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    for element in list(root.iter()):
        if element.tag.endswith("}use"):
            found = next((named.get(v[1:]) for k, v in element.items() if k.endswith("href")), None)
            element.tag = "g"
            element.extend([] if found is None else [found])


def _walk(
    element: ElementTree.Element,
    frame: Matrix,
    style: Mapping[str, str],
    opacity: float,
    paints: Mapping[str, Paint],
) -> Iterator[Area]:
    tag = element.tag.rsplit("}", 1)[-1]
    if tag == "defs" or "Gradient" in tag:
        return
    frame = frame @ matrix(element.get("transform", ""))
    style = dict(style) | {k: element.attrib[k] for k in INHERITED if k in element.attrib}
    opacity *= float(element.get("opacity", 1.0))
    if tag in ("svg", "g"):
        for child in element:
            yield from _walk(child, frame, style, opacity, paints)
        return
    outlines = _outlines(tag, element)
    for kind in ("fill", "stroke"):
        paint = _paint(style[kind], paints)
        if paint is not None:
            moved = _filled(outlines, frame) if kind == "fill" else _stroked(outlines, frame, style)
            share = paint.opacity * opacity * float(style.get(f"{kind}-opacity", 1.0))
            yield Area(moved, paint.color, share)


def _outlines(tag: str, element: ElementTree.Element) -> list[Outline]:
    def number(name: str, usual: float = 0.0) -> float:
        return float(element.get(name, usual))

    middle = (number("cx"), number("cy"))
    if tag == "path":
        return path(element.get("d", ""))
    if tag == "circle":
        return [ellipse(middle, number("r"), number("r"))]
    if tag == "ellipse":
        return [ellipse(middle, number("rx"), number("ry"))]
    if tag == "rect":
        size = number("width"), number("height")
        return [rectangle(number("x"), number("y"), *size, number("rx", number("ry")))]
    raise ValueError(f"a drawing with <{tag}>")


def matrix(text: str) -> Matrix:
    """The (3, 3) matrix of a `transform`. Raises `ValueError` for skews."""
    result: Matrix = np.eye(3)
    for name, inside in TRANSFORM.findall(text):
        numbers = [float(n) for n in NUMBER.findall(inside)]
        result = result @ _single(name, numbers)
    return result


def _single(name: str, numbers: list[float]) -> Matrix:
    made: Matrix = np.eye(3)
    if name == "translate":
        made[:2, 2] = [numbers[0], numbers[1] if len(numbers) > 1 else 0.0]
    elif name == "scale":
        made[0, 0], made[1, 1] = numbers[0], numbers[-1]
    elif name == "rotate":
        c, s = np.cos(np.radians(numbers[0])), np.sin(np.radians(numbers[0]))
        made[:2, :2] = [[c, -s], [s, c]]
        if len(numbers) == 3:
            middle = np.array(numbers[1:])
            made[:2, 2] = middle - made[:2, :2] @ middle
    elif name == "matrix":
        made[:2, :] = np.reshape(numbers, (3, 2)).T
    else:
        raise ValueError(f"a drawing with the transform {name!r}")
    return made


def _paint(text: str, paints: Mapping[str, Paint]) -> Paint | None:
    if text == "none":
        return None
    if text.startswith("url("):
        return paints[text[5:-1]]
    return _color(text)


def _color(text: str) -> Paint:
    """RGB, RGBA, RRGGBB or RRGGBBAA."""
    code = text.removeprefix("#")
    full = code if len(code) > 4 else "".join(2 * c for c in code)
    *rgb, alpha = bytes.fromhex(full.ljust(8, "f"))
    return Paint(_linear(np.array(rgb) / 255.0), alpha / 255.0)


def _linear(coded: NDArray[np.float64]) -> Rgb:
    low, high = coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4
    red, green, blue = np.where(coded <= 0.04045, low, high).tolist()
    return red, green, blue


def _mean_paint(gradient: ElementTree.Element) -> Paint:
    """The mean of a gradient along its way; light drawn where it falls is left to the light."""
    stops = [(float(s.get("offset", 0)), _color(s.get("stop-color", "#000"))) for s in gradient]
    places = [place for place, _ in stops]
    t = np.linspace(0, 1, 33)
    values = np.array([(*paint.color, paint.opacity) for _, paint in stops])
    *color, opacity = (float(np.interp(t, places, column).mean()) for column in values.T)
    return Paint((color[0], color[1], color[2]), opacity)


def _filled(outlines: list[Outline], frame: Matrix) -> "CrossSection":
    from manifold3d import CrossSection, FillRule

    loops = [_moved(o.points, frame) for o in outlines if len(o.points) > 2]
    return CrossSection(loops, FillRule.NonZero).simplify(SIMPLE)


def _stroked(outlines: list[Outline], frame: Matrix, style: Mapping[str, str]) -> "CrossSection":
    """The union of a bar for every piece and a disc for every point."""
    from manifold3d import CrossSection, FillRule

    radius = float(style.get("stroke-width", 1.0)) / 2
    parts: list[Points] = []
    for outline in outlines:
        points = outline.points
        line = np.concatenate([points, points[:1]]) if outline.closed else points
        parts += [ellipse((float(x), float(y)), radius, radius).points for x, y in points]
        parts += _bars(line, radius)
    loops = [_anticlockwise(_moved(part, frame)) for part in parts]
    return CrossSection(loops, FillRule.NonZero).simplify(SIMPLE)


def _bars(line: Points, radius: float) -> list[Points]:
    a, b = line[:-1], line[1:]
    along = b - a
    length = np.linalg.norm(along, axis=1)
    real = length > 1e-9
    a, b, along = a[real], b[real], along[real] / length[real, None]
    side = radius * np.stack([-along[:, 1], along[:, 0]], axis=1)
    return list(np.stack([a + side, a - side, b - side, b + side], axis=1))


def _anticlockwise(points: Points) -> Points:
    x, y = points.T
    return points if float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) > 0 else points[::-1]


def _moved(points: Points, frame: Matrix) -> Points:
    return np.asarray(points @ frame[:2, :2].T + frame[:2, 2])
