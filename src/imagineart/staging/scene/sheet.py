"""How are things and words laid out on a sheet? Headline above, the rest below, things between.

The stager of scenes has put the things where they stand and looked at them; here the film is moved
and the lens lengthened until they fill the room that the words leave. For a pinhole both only scale
and shift the picture: x′ = k p − s, p the place on the film in longer sides.
"""

import re
from dataclasses import dataclass

from imagineart.plan.plan import Plan, TextBlock
from imagineart.staging.graphic import form_of
from imagineart.staging.stage import Box, Canvas, Instance, Lens, Stage
from imagineart.world.sheet_occasions import RINGED, is_ringed

MARGIN = 0.07  # of the canvas, left and right of words
EDGE = 0.055  # over the first and under the last line
GAP = 0.035  # between words and things
LETTER = 0.56  # em, mean advance of a bold letter
TALLEST = {"headline": 0.2, "label": 0.06}  # of the canvas' height, for one text
SMALL = 0.055  # of the canvas' height: what is no headline
LONG = 15  # letters from which a headline takes two lines
ALONE, ALONE_SMALL = 1.5, 1.3  # how much larger words are without things
NEAR_WORDS = 48  # characters behind a text that say where it stands
QUOTES = '"“”'
LOW = re.compile(r"\b(?:bottom|lower|underneath|foot)\b", re.IGNORECASE)
ABOVE = re.compile(r"\b(?:above|over) (?:it|that|the)\b", re.IGNORECASE)
ROOM = 0.86  # of the room between the words that things take


@dataclass(frozen=True, slots=True)
class Room:
    """What is free for the things, in fractions of the canvas."""

    top: float
    bottom: float
    left: float = 0.09
    right: float = 0.91


def laid_out(plan: Plan, stage: Stage) -> Stage:
    """The stage of a sheet with words in their places and things in the room between.

    A poster of a place keeps its view; patterns and empty stages stay as they are.
    """
    form = form_of(plan)
    if form == "view" and plan.kind == "poster":
        return stage.revised(texts=_over(stage.texts, text_boxes(plan, stage.canvas)))
    if form not in ("sheet", "cutout") or stage.setting is None:
        return stage
    whole = _around([one for one in stage.instances if one.placement is not None])
    if whole is None:
        return stage.revised(texts=words_alone(plan, stage.canvas))
    texts = text_boxes(plan, stage.canvas)
    room = room_of(plan, texts)
    ringed = is_ringed(plan.prompt)
    whole = _ring_about(whole, stage.canvas) if ringed else whole
    scale, shift = _fitted(whole, room, stage.canvas, stage.setting.lens)
    lens = _longer(stage.setting.lens, scale, shift)
    moved = tuple(_moved(one, stage.setting.lens, lens, stage.canvas) for one in stage.instances)
    return stage.revised(texts=texts, instances=moved, setting=stage.setting.revised(lens=lens))


def _over(before: tuple[Box | None, ...], words: tuple[Box | None, ...]) -> tuple[Box | None, ...]:
    """Words in their places over a view; those on things stay there."""
    kept = before or (None,) * len(words)
    return tuple(new or old for old, new in zip(kept, words, strict=True))


def text_boxes(plan: Plan, canvas: Canvas) -> tuple[Box | None, ...]:
    """A box for each text: the first above (under a logo), all others from the bottom up.

    Words on a thing have none: they are a part of it.
    """
    free = [number for number, text in enumerate(plan.texts) if text.carrier is None]
    boxes: dict[int, Box] = {}
    if free and plan.kind == "poster" and not _is_low(plan, plan.texts[free[0]]):
        boxes[free[0]] = _line(plan.texts[free[0]], canvas, EDGE)
        free = free[1:]
    bottom = 1.0 - EDGE
    for number in _upwards(plan, free):
        small = plan.kind == "poster" and number != 0
        box = _line(plan.texts[number], canvas, 0.0, small=small)
        boxes[number] = box.revised(top=bottom - box.height)
        bottom -= box.height + GAP / 2
    return tuple(boxes.get(number) for number in range(len(plan.texts)))


def _is_low(plan: Plan, text: TextBlock) -> bool:
    """Whether the words behind a text ask for it at the foot of the sheet."""
    if text.span is None:
        return False
    behind = plan.prompt[text.span[1] : text.span[1] + NEAR_WORDS].lstrip(QUOTES)
    return LOW.search(re.split(f"[{QUOTES}]", behind)[0]) is not None


def _upwards(plan: Plan, numbers: list[int]) -> list[int]:
    """Texts from the lowest up: the last is lowest, unless it is said to stand above."""
    spans = [span for number in numbers if (span := plan.texts[number].span) is not None]
    between = plan.prompt[spans[0][1] : spans[-1][0]] if len(spans) > 1 else ""
    return numbers if ABOVE.search(between) else numbers[::-1]


def words_alone(plan: Plan, canvas: Canvas) -> tuple[Box | None, ...]:
    """A box for each text of a sheet without things: a block about the middle."""
    boxes = []
    for number, text in enumerate(plan.texts):
        box = _line(text, canvas, 0.0, small=number > 0)
        boxes.append(box.revised(height=box.height * (ALONE if number == 0 else ALONE_SMALL)))
    top = 0.5 - (sum(box.height for box in boxes) + GAP * (len(boxes) - 1)) / 2
    placed = []
    for box in boxes:
        placed.append(box.revised(top=top))
        top += box.height + GAP
    return tuple(placed)


def room_of(plan: Plan, texts: tuple[Box | None, ...]) -> Room:
    """What the words leave."""
    placed = [box for box in texts if box is not None]
    above = max((box.bottom + GAP for box in placed if box.top < 0.4), default=EDGE + GAP)
    below = min((box.top - GAP for box in placed if box.top >= 0.4), default=1.0 - EDGE - GAP / 2)
    return Room(above, max(below, above + 0.1))


def _line(text: TextBlock, canvas: Canvas, top: float, *, small: bool = False) -> Box:
    """As high as its letters are when they fill the width, but no giant."""
    letters = max(len(text.string), 1)
    lines = 2 if letters >= LONG and " " in text.string and not small else 1
    width = 1.0 - 2.0 * MARGIN
    natural = width * canvas.width / canvas.height / (LETTER * letters / lines) * lines * 1.05
    height = min(natural, SMALL if small else TALLEST["headline"] * (1.0 + 0.35 * (lines - 1)))
    return Box(left=MARGIN, top=top, width=width, height=max(height, 0.025))


def _around(instances: list[Instance]) -> Box | None:
    if not instances:
        return None
    left = min(one.box.left for one in instances)
    top = min(one.box.top for one in instances)
    right = max(one.box.right for one in instances)
    bottom = max(one.box.bottom for one in instances)
    return Box(
        left=left, top=top, width=min(max(right - left, 1e-3), 2), height=min(bottom - top, 2)
    )


def _ring_about(whole: Box, canvas: Canvas) -> Box:
    """The box of a ring around things, as `graphic` draws it."""
    across = RINGED * max(whole.width * canvas.width, whole.height * canvas.height)
    (x, y), wide, high = whole.center, across / canvas.width, across / canvas.height
    wide, high = min(wide, 2.0), min(high, 2.0)
    return Box(left=x - wide / 2, top=y - high / 2, width=wide, height=high)


def _fitted(
    whole: Box, room: Room, canvas: Canvas, lens: Lens
) -> tuple[float, tuple[float, float]]:
    """Factor on the focal length, and the shift of the film that puts the things into the room."""
    scale = ROOM * min(
        (room.right - room.left) / whole.width, (room.bottom - room.top) / whole.height
    )
    scale = min(max(scale, 0.2), 5.0)
    across, down = _film(whole.center, lens, canvas)
    wanted = _film(((room.left + room.right) / 2, (room.top + room.bottom) / 2), None, canvas)
    return scale, (scale * across - wanted[0], scale * down - wanted[1])


def _film(point: tuple[float, float], lens: Lens | None, canvas: Canvas) -> tuple[float, float]:
    """Canvas fractions → place on the film before its shift, longer sides, up positive."""
    longer = max(canvas.width, canvas.height)
    x = (point[0] - 0.5) * canvas.width / longer
    y = (0.5 - point[1]) * canvas.height / longer
    return (x, y) if lens is None else (x + lens.shift[0], y + lens.shift[1])


def _longer(lens: Lens, scale: float, shift: tuple[float, float]) -> Lens:
    moved = (round(shift[0], 5), round(shift[1], 5))
    if lens.orthographic is not None:
        return lens.revised(orthographic=round(lens.orthographic / scale, 6), shift=moved)
    return lens.revised(focal_mm=round(lens.focal_mm * scale, 4), shift=moved)


def _moved(one: Instance, before: Lens, after: Lens, canvas: Canvas) -> Instance:
    """Its box as the other lens sees it."""
    longer = max(canvas.width, canvas.height)
    if before.orthographic and after.orthographic:
        scale = before.orthographic / after.orthographic
    else:
        scale = after.focal_mm / before.focal_mm
    x, y = _film((one.box.left, one.box.top), before, canvas)
    left = 0.5 + (scale * x - after.shift[0]) * longer / canvas.width
    top = 0.5 - (scale * y - after.shift[1]) * longer / canvas.height
    return one.revised(
        box=Box(
            left=round(left, 4),
            top=round(top, 4),
            width=min(max(round(one.box.width * scale, 4), 1e-3), 2.0),
            height=min(max(round(one.box.height * scale, 4), 1e-3), 2.0),
        )
    )
