"""Which points does an outline of a drawing run through? Path data and plain figures, flattened.

Everything is in the units and the frame of the drawing: x to the right, y downwards. A curve gets
points by its length, so that large and small ones look equally round.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # (N, 2)

TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
FLAGS = {3, 4}  # places of an arc's numbers that may be written without a space: 0 or 1
PER_ROOT = 2.2  # points of a curve for the root of its length


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A line of a drawing."""

    points: Points
    closed: bool = True


def path(data: str) -> list[Outline]:
    """The sub-paths of SVG path data: all commands. Raises `ValueError` for anything else."""
    pen = _Pen()
    tokens = TOKEN.findall(data)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        if command in "zZ":
            pen.close()
            continue
        if command.upper() not in COUNTS:
            raise ValueError(f"path data with the command {command!r}")
        numbers, at = _numbers(tokens, at, command.upper())
        pen.draw(command, numbers)
        command = {"M": "L", "m": "l"}.get(command, command)
    pen.lift()
    return pen.done


def _numbers(tokens: list[str], at: int, command: str) -> tuple[list[float], int]:
    """The numbers of one command; flags of arcs that stand together are taken apart."""
    numbers: list[float] = []
    while len(numbers) < COUNTS[command]:
        if at >= len(tokens) or tokens[at].isalpha():
            raise ValueError(f"the command {command} wants {COUNTS[command]} numbers")
        text = tokens[at]
        if command == "A" and len(numbers) in FLAGS and len(text) > 1:
            tokens[at : at + 1] = [text[0], text[1:]]
            text = tokens[at]
        numbers.append(float(text))
        at += 1
    return numbers, at


class _Pen:
    """Follows commands and keeps the points that it passes."""

    def __init__(self) -> None:
        self.done: list[Outline] = []
        self._points: list[Points] = []
        self._at = np.zeros(2)
        self._start = np.zeros(2)
        self._handle: Points | None = None  # the last control point, for smooth commands
        self._kind = ""

    def draw(self, command: str, numbers: list[float]) -> None:
        """One command with its numbers, relative where it is a small letter."""
        kind = command.upper()
        here = self._at if command.islower() else np.zeros(2)
        if kind == "A":
            self._go(arc(self._at, here + numbers[5:], *_arc_shape(numbers)), None)
        elif kind in "HV":
            axis = "HV".index(kind)
            end = self._at.copy()
            end[axis] = here[axis] + numbers[0]
            self._go(end[None], None)
        else:
            self._lines(kind, here + np.reshape(numbers, (-1, 2)))
        self._kind = kind

    def _lines(self, kind: str, points: Points) -> None:
        if kind == "M":
            self.lift()
            self._at = self._start = points[0]
            return
        if kind == "L":
            self._go(points, None)
            return
        if kind in "ST":
            points = np.concatenate([[self._mirrored("CS" if kind == "S" else "QT")], points])
        self._go(bezier(np.concatenate([[self._at], points])), points[-2])

    def _mirrored(self, kinds: str) -> Points:
        if self._handle is None or self._kind not in kinds:
            return self._at
        return 2 * self._at - self._handle

    def _go(self, points: Points, handle: Points | None) -> None:
        if not self._points:
            self._points.append(self._at[None])
        self._points.append(points)
        self._at, self._handle = points[-1], handle

    def close(self) -> None:
        """End the sub-path where it began."""
        self.lift(closed=True)
        self._at = self._start

    def lift(self, closed: bool = False) -> None:
        """End the sub-path here."""
        if self._points:
            self.done.append(Outline(np.concatenate(self._points), closed))
        self._points, self._handle = [], None


def bezier(control: Points) -> Points:
    """(N, 2) points of a curve with 3 or 4 control points, without its first."""
    length = float(np.linalg.norm(np.diff(control, axis=0), axis=1).sum())
    t = np.linspace(0, 1, _count(length) + 1)[1:, None]
    level = [np.repeat(c[None], len(t), axis=0) for c in control]
    while len(level) > 1:
        level = [a + (b - a) * t for a, b in pairwise(level)]
    return level[0]


def _arc_shape(numbers: list[float]) -> tuple[float, float, float, bool, bool]:
    rx, ry, turn, large, sweep = numbers[:5]
    return rx, ry, turn, large > 0, sweep > 0


def arc(
    start: Points, end: Points, rx: float, ry: float, turn: float, large: bool, sweep: bool
) -> Points:
    """(N, 2) points of an elliptical arc without its first; `turn` in degrees."""
    if rx == 0 or ry == 0 or np.allclose(start, end):
        return np.asarray(end, float)[None]
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    frame = np.array([[c, s], [-s, c]])
    a, b = frame @ start, frame @ np.asarray(end)
    radii = np.abs([rx, ry])
    p, q = a / radii, b / radii  # on a unit circle
    half = float(np.linalg.norm(q - p)) / 2
    if half > 1:
        radii, p, q, half = radii * half, p / half, q / half, 1.0
    away = np.array([p[1] - q[1], q[0] - p[0]]) / (2 * half)
    side = 1.0 if large == sweep else -1.0
    middle = (p + q) / 2 - side * away * float(np.sqrt(max(1.0 - half * half, 0.0)))
    first, last = (np.arctan2(*(x - middle)[::-1]) for x in (p, q))
    span = (last - first) % (2 * np.pi) if sweep else -((first - last) % (2 * np.pi))
    steps = _count(abs(span) * float(radii.mean()))
    angle = first + span * np.linspace(0, 1, steps + 1)[1:]
    circle = middle + np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return np.asarray((circle * radii) @ frame)


def ellipse(middle: tuple[float, float], rx: float, ry: float) -> Outline:
    """A closed ellipse."""
    count = max(12, 2 * _count(np.pi * (rx + ry)))
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return Outline(np.array(middle) + np.c_[rx * np.cos(t), ry * np.sin(t)])


def rectangle(x: float, y: float, width: float, height: float, round: float = 0.0) -> Outline:
    """A rectangle with round corners."""
    r = min(round, width / 2, height / 2)
    if r <= 0:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        return Outline(np.array(corners, float))
    t = np.radians(np.linspace(0, 90, max(2, _count(r * np.pi / 2)) + 1))
    middles = [(x + width - r, y + height - r), (x + r, y + height - r), (x + r, y + r)]
    middles += [(x + width - r, y + r)]
    turns = [t + quarter * np.pi / 2 for quarter in range(4)]
    parts = [
        np.array(m) + r * np.c_[np.cos(a), np.sin(a)] for m, a in zip(middles, turns, strict=True)
    ]
    return Outline(np.concatenate(parts))


def _count(length: float) -> int:
    return int(np.clip(np.ceil(PER_ROOT * np.sqrt(max(length, 0.0))), 2, 40))
