"""How is a face drawn in an animation? A clean oval of skin, large eyes, brows and a small mouth.

Everything is drawn in the frame of the face: u to the viewer's right, v to the chin, in 10 mm from
the middle between the eyes; a face that turns away is narrower by itself. Shapes are ellipses and
lines with edges a pixel soft. What is nearer than the face, as a hand or a fan, hides them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.faces import Face
from imagineart.tracing.looks.tools import coded, mixed
from imagineart.tracing.tracer import Traced

SMALL = 1.1  # px of 10 mm, below which a face is but a dot
NEAR, BEHIND = 0.16, 0.20  # m before and behind the eyes, within which the face is
LIT = 0.8  # quantile of the colours of skin: no beard or shade
OVAL = (0.0, 2.2, 6.4, 8.6)  # middle and half axes of skin that is made clean
ALIKE = (0.20, 0.42)  # coded distance from the usual colour of skin, far out and in the middle
EYE = (1.8, 1.62)  # half axes of the white of an eye
IRIS, PUPIL = (1.30, 1.66), (0.62, 0.86)
GLINTS = ((-0.45, -0.72, 0.42), (0.42, 0.62, 0.22))  # u, v, radius
LID = 0.44  # half the width of the line of lashes
BROW = (1.9, -3.1, 0.17)  # half length, v, half width
MOUTH = (1.2, 7.1, 0.17)
LINE = np.array([0.035, 0.018, 0.022], np.float32)
LIP = np.array([0.32, 0.055, 0.05], np.float32)
WHITE = np.array([0.94, 0.94, 0.96], np.float32)
BLUSH = np.array([1.0, 0.80, 0.78], np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The part of a picture about a face. `u`, `v` (h, w) in 10 mm; `seen` (h, w) 0–1."""

    rows: slice
    columns: slice
    u: Floats
    v: Floats
    seen: Floats
    pixel: float  # 10 mm


def faces_drawn(picture: Floats, bright: Floats, traced: Traced) -> Floats:
    """(H, W, 3) a drawing with the features of all faces that are large enough. `bright` (H, W, 3)
    are its colours without shadows, which faces are painted in."""
    result = picture.copy()
    for face in sorted(traced.faces, key=lambda face: -face.depth):
        frame = _frame(traced, face) if face.unit >= SMALL else None
        if frame is not None:
            part = result[frame.rows, frame.columns]
            lit = bright[frame.rows, frame.columns]
            part[:] = _featured(_cleaned(part, lit, frame), frame, face)
    return result


def _frame(traced: Traced, face: Face) -> Frame | None:
    """None where the face is not in the picture, or all of it is hidden."""
    height, width = traced.light.shape[:2]
    middle, reach = face.eyes.mean(axis=0), 11.0 * face.unit
    x0, y0 = (int(max(c - reach, 0)) for c in middle)
    x1, y1 = int(min(middle[0] + reach, width)), int(min(middle[1] + reach, height))
    if x1 - x0 < 3 or y1 - y0 < 3:
        return None
    rows, columns = slice(y0, y1), slice(x0, x1)
    y, x = np.mgrid[rows, columns].astype(np.float32)
    axes = np.stack([face.across, face.down], axis=1)
    if abs(float(np.linalg.det(axes))) < 0.05 * face.unit**2:
        return None
    places = np.linalg.inv(axes) @ np.stack([x - middle[0], y - middle[1]]).reshape(2, -1)
    depth = traced.buffers.depth[rows, columns]
    own = traced.buffers.instance[rows, columns] == face.id
    seen = own & (depth > face.depth - NEAR) & (depth < face.depth + BEHIND)
    if not seen.any():
        return None
    u, v = np.asarray(places, np.float32).reshape(2, *depth.shape)
    return Frame(rows, columns, u, v, seen.astype(np.float32), 1.0 / face.unit)


def _cleaned(part: Floats, lit: Floats, frame: Frame) -> Floats:
    """Skin in one tone, with a blush on the cheeks: no nostrils, wrinkles, or small shadows."""
    u, v, wide, tall = OVAL
    oval = _ellipse(frame, u, v, wide, tall) * frame.seen
    heart = _ellipse(frame, u, 2.4, 2.6, 3.4) * frame.seen > 0.5
    if not heart.any():
        return part
    usual, skin = np.median(part[heart], axis=0), np.quantile(lit[heart], LIT, axis=0)
    inner = _ellipse(frame, u, 4.2, 4.6, 5.4)
    alike = ALIKE[0] + (ALIKE[1] - ALIKE[0]) * inner
    alike = np.linalg.norm(coded(part) - coded(usual), axis=-1) < alike
    cheeks = sum(_soft(frame, s * 3.3, 3.4, 1.7) for s in (-1.0, 1.0))
    tone = mixed(np.broadcast_to(skin, part.shape), skin * BLUSH, np.clip(cheeks, 0.0, 1.0))
    return mixed(part, tone, oval * alike)


def _featured(part: Floats, frame: Frame, face: Face) -> Floats:
    half = float(np.linalg.norm(np.diff(face.eyes, axis=0))) / max(
        2.0 * float(np.linalg.norm(face.across)), 1e-6
    )
    iris = _vivid(np.asarray(face.iris, np.float32))
    for side in (-1.0, 1.0):
        part = _eye(part, frame, side * half, side, iris)
    wide, at, thick = MOUTH
    bend = at - 0.10 * frame.u**2
    part = mixed(part, LIP, _line(frame, (-wide, wide), frame.u, frame.v - bend, thick))
    nose = _line(frame, (3.5, 3.9), frame.v, frame.u + 0.12, 0.13)
    return mixed(part, LIP, 0.55 * nose * frame.seen)


def _eye(part: Floats, frame: Frame, at: float, side: float, iris: Floats) -> Floats:
    """White, iris from dark above to bright below, pupil, glints, lashes, and the brow above."""
    v = frame.v + 0.1
    white = _ellipse(frame, at, -0.1, *EYE) * frame.seen
    part = mixed(part, WHITE, white)
    shade = np.clip(0.62 + 0.55 * v / IRIS[1], 0.12, 1.25)[..., None]
    part = mixed(part, np.clip(iris * shade, 0.0, 1.0), _ellipse(frame, at, 0.0, *IRIS) * white)
    part = mixed(part, LINE, _ellipse(frame, at, 0.0, *PUPIL) * white)
    for u, w, radius in GLINTS:
        part = mixed(part, WHITE, _ellipse(frame, at + u, w, radius, radius) * white)
    edge = _ring(frame, at, LID * (0.4 + 0.6 * np.clip(-v / EYE[1], 0.0, 1.0)))
    part = mixed(part, LINE, edge * np.clip(0.35 - v, 0.0, 1.0) * frame.seen)
    long, high, thick = BROW
    off = frame.u - at
    brow = _line(frame, (-long, long), off, frame.v - high - 0.07 * (off + side) ** 2, thick)
    return mixed(part, LINE, 0.8 * brow * frame.seen)


def _vivid(color: Floats) -> Floats:
    """An iris as it is painted: of the same hue, pure and bright."""
    pure = color - 0.85 * color.min()
    result: Floats = 0.62 * pure / max(float(pure.max()), 1e-4) + 0.02
    return result


def _ellipse(frame: Frame, u: float, v: float, wide: float, tall: float) -> Floats:
    """(h, w) 1 inside, its edge a pixel soft."""
    r = np.hypot((frame.u - u) / wide, (frame.v - v) / tall)
    return _edge((1.0 - r) * min(wide, tall), frame.pixel)


def _ring(frame: Frame, u: float, thick: Floats) -> Floats:
    """(h, w) the rim of an eye."""
    r = np.hypot((frame.u - u) / EYE[0], (frame.v + 0.1) / EYE[1])
    return _edge(thick - np.abs(1.0 - r) * min(EYE), frame.pixel)


def _line(
    frame: Frame, ends: tuple[float, float], along: Floats, off: Floats, half: float
) -> Floats:
    """(h, w) where |off| < half between two ends of a coordinate; never thinner than a pixel."""
    inside = np.minimum(along - ends[0], ends[1] - along)
    thick = max(half, 0.45 * frame.pixel)
    return _edge(np.minimum(thick - np.abs(off), inside), frame.pixel) * frame.seen


def _soft(frame: Frame, u: float, v: float, radius: float) -> Floats:
    r = np.hypot(frame.u - u, 1.5 * (frame.v - v)) / radius
    return np.asarray(np.exp(-(r**2)), np.float32)


def _edge(inside: Floats | NDArray[np.floating], pixel: float) -> Floats:
    return np.asarray(np.clip(inside / pixel + 0.5, 0.0, 1.0), np.float32)


DOT = (0.62, 0.86)  # half axes of an eye that is but a dot
SMILE = (1.6, 6.6, 0.20)  # half width, v, half thickness
CHEEK = np.array([0.96, 0.62, 0.56], np.float32)


def faces_dotted(picture: Floats, bright: Floats, traced: Traced) -> Floats:
    """(H, W, 3) a drawing with the simplest of faces: two dots, a smile, round cheeks."""
    result = picture.copy()
    for face in sorted(traced.faces, key=lambda face: -face.depth):
        frame = _frame(traced, face) if face.unit >= SMALL else None
        if frame is not None:
            part = result[frame.rows, frame.columns]
            lit = bright[frame.rows, frame.columns]
            part[:] = _dotted(_cleaned(part, lit, frame), frame, face)
    return result


def _dotted(part: Floats, frame: Frame, face: Face) -> Floats:
    apart = float(np.linalg.norm(np.diff(face.eyes, axis=0)))
    half = apart / max(2.0 * float(np.linalg.norm(face.across)), 1e-6)
    for side in (-1.0, 1.0):
        cheek = _ellipse(frame, side * (half + 0.7), 3.6, 1.35, 1.0) * frame.seen
        part = mixed(part, CHEEK * part.max(), 0.55 * cheek)
        part = mixed(part, LINE, _ellipse(frame, side * half, 0.1, *DOT) * frame.seen)
        brow = _line(frame, (-1.1, 1.1), frame.u - side * half, frame.v + 2.5, 0.16)
        part = mixed(part, LINE, 0.8 * brow)
    wide, at, thick = SMILE
    bend = at + 0.35 - 0.16 * frame.u**2
    return mixed(part, LIP, _line(frame, (-wide, wide), frame.u, frame.v - bend, thick))
