"""Where do words go so that they can be read: bands of the canvas, faces of things, speech bubbles.

Text is estimated at 0.56 em per character, 1.2 em per line; typography fits the real glyphs into
the box afterwards. All boxes here are fractions of the canvas.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from imagineart.plan.plan import Kind
from imagineart.staging.sheet import SheetObject, SheetText
from imagineart.staging.stage import Box

CHARACTER = 0.56  # em, mean advance
LINE = 1.2  # em
WIDTH = 0.86  # of the canvas, at most
MARGIN = 0.055  # of the height above and below bands
BAND_SHARE = 0.42  # of the height that bands may take together

_BAND_EM = {"headline": 0.17, "subtitle": 0.055, "label": 0.07, "sign": 0.12, "speech": 0.07}
_BAND_HEIGHT = {"headline": 0.28, "subtitle": 0.12, "label": 0.12, "sign": 0.2, "speech": 0.16}
_SCENE_FACTOR = 0.75  # words over a scene are smaller than on a poster

_FACES = {
    "sign": (0.1, 0.12, 0.8, 0.55),
    "label": (0.18, 0.42, 0.64, 0.34),
    "headline": (0.12, 0.2, 0.76, 0.45),
    "subtitle": (0.15, 0.6, 0.7, 0.25),
}  # role → left, top, width, height in fractions of the carrier's box


@dataclass(frozen=True, slots=True)
class Bands:
    """Boxes of texts on the canvas itself, by index, and what they leave free: top to bottom."""

    boxes: dict[int, Box]
    top: float
    bottom: float


def bands(texts: Sequence[SheetText], kind: Kind, aspect: float, *, alone: bool) -> Bands:
    """Headlines at the top, subtitles at the bottom; without things (`alone`) all in the middle."""
    free = {i: t for i, t in enumerate(texts) if t.carrier is None}
    heights = {i: _band_height(t, kind, aspect) for i, t in free.items()}
    gap = 0.2 * MARGIN
    total = sum(heights.values()) + gap * max(len(heights) - 1, 0)
    limit = 1 - 2 * MARGIN if alone else BAND_SHARE
    shrink = min(1.0, limit / total) if total else 1.0
    heights = {i: h * shrink for i, h in heights.items()}
    if alone:
        return Bands(_piled(heights, (1 - total * shrink) / 2, gap * shrink), 0.0, 1.0)
    upper = {i: h for i, h in heights.items() if free[i].role != "subtitle"}
    lower = {i: h for i, h in heights.items() if i not in upper}
    foot = 1 - MARGIN - sum(lower.values()) - gap * len(lower)
    boxes = _piled(upper, MARGIN, gap) | _piled(lower, foot, gap)
    top = max((boxes[i].bottom for i in upper), default=0.0)
    return Bands(boxes, top, min((boxes[i].top for i in lower), default=1.0))


def _piled(heights: dict[int, float], top: float, gap: float) -> dict[int, Box]:
    boxes = {}
    for index, height in heights.items():
        boxes[index] = Box(left=(1 - WIDTH) / 2, top=top, width=WIDTH, height=height)
        top += height + gap
    return boxes


def _band_height(text: SheetText, kind: Kind, aspect: float) -> float:
    """Height that sets the string largest: fewer lines for short strings, more for long ones."""
    short = min(1.0, aspect)  # short side in units of the height
    cap = _BAND_EM[text.role] * short * (1.0 if kind == "poster" else _SCENE_FACTOR)
    most = _BAND_HEIGHT[text.role]

    def em(lines: int) -> float:
        longest = max(ceil(len(text.string) / lines), _longest_word(text.string))
        return min(WIDTH * aspect / (CHARACTER * longest), cap, most / (lines * LINE))

    lines = max(range(1, 9), key=lambda n: (round(em(n), 4), -n))
    return lines * LINE * em(lines)


def _longest_word(string: str) -> int:
    return max((len(word) for word in string.split()), default=1)


def on_carrier(text: SheetText, carrier: SheetObject, place: int, places: int) -> Box:
    """The part of the carrier's face for the text; several texts share it from top to bottom."""
    host = carrier.boxes[0]
    left, top, width, height = _FACES.get(text.role, _FACES["label"])
    share = height / places
    return Box(
        left=host.left + left * host.width,
        top=host.top + (top + share * place) * host.height,
        width=width * host.width,
        height=share * host.height * (0.92 if places > 1 else 1.0),
    )


def bubble(text: SheetText, speaker: SheetObject, taken: Sequence[Box], aspect: float) -> Box:
    """A free place near the speaker's head: the candidate on the canvas that covers least."""
    host = speaker.boxes[0]
    lines = max(1, ceil(len(text.string) / 14))
    width = min(0.4, 0.06 + 0.028 * min(14, len(text.string)) * min(1.0, 1 / aspect) ** 0.5)
    height = min(0.25, (0.05 + 0.05 * lines) * min(1.0, aspect))
    x, _ = host.center
    spots = [
        _inside(left, top, width, height)
        for top in (host.top - 1.1 * height, host.top - 0.4 * height, host.top + 0.1 * host.height)
        for left in (host.right - 0.2 * width, host.left - 0.8 * width, x - width / 2)
    ]
    return min(spots, key=lambda spot: sum(_common(spot, other) for other in taken))


def _inside(left: float, top: float, width: float, height: float) -> Box:
    edge = 0.02
    return Box(
        left=min(max(left, edge), 1 - edge - width),
        top=min(max(top, edge), 1 - edge - height),
        width=width,
        height=height,
    )


def _common(a: Box, b: Box) -> float:
    """Area that two boxes share."""
    width = min(a.right, b.right) - max(a.left, b.left)
    height = min(a.bottom, b.bottom) - max(a.top, b.top)
    return max(width, 0.0) * max(height, 0.0)
