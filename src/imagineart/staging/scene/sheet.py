"""How are things and words laid out on a sheet? Headline above, the rest below, things between.

The stager of scenes has put the things where they stand and looked at them; here the film is moved
and the lens lengthened until they fill the room that the words leave. For a pinhole both only scale
and shift the picture: x′ = k p − s, p the place on the film in longer sides.
"""

import re
from dataclasses import dataclass, replace

from imagineart.plan.plan import Plan, TextBlock
from imagineart.staging.graphic import form_of
from imagineart.staging.scene.clustering import grouped
from imagineart.staging.scene.preview import preview
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.stage import Box, Canvas, Instance, Lens, Stage
from imagineart.world.sheet_occasions import RINGED, is_ringed, layout_of

MARGIN = 0.07  # of the canvas, left and right of words
EDGE = 0.055  # over the first and under the last line
GAP = 0.03  # between words and things
LETTER = 0.56  # em, mean advance of a bold letter, where it is not another one by its face
LETTERS = {
    "bold": 0.46, "grotesk": 0.68, "deco": 0.62, "script": 0.42, "monumental": 0.74,
    "handwritten": 0.42, "geometric": 0.60, "technical": 0.62,
}  # fmt: skip
TALLEST = 0.24  # of the canvas' height, for one line
SMALL = 0.05  # of the canvas' height: what is no headline
LONG = 15  # letters from which a headline takes two lines
ALONE_SMALL = 1.25  # how much larger other words are without things
LINES = 3  # of a headline without things
NEAR_WORDS = 48  # characters behind a text that say where it stands
QUOTES = '"“”'
SAID = {
    "foot": re.compile(r"\b(?:bottom|lower|underneath|foot)\b", re.IGNORECASE),
    "middle": re.compile(r"\b(?:in|at) the (?:middle|cent(?:er|re))\b", re.IGNORECASE),
    "top": re.compile(r"\b(?:top|upper)\b", re.IGNORECASE),
}
ABOVE = re.compile(r"\b(?:above|over) (?:it|that|the)\b", re.IGNORECASE)
ROOM = 0.97  # of the room between the words that things take
VIEWED = 0.86  # of the room that the hero of a view takes
TALL = 1.6  # times as high as wide: people, of whom the upper part may do
NEARER = (0.85, 2.6)  # how much a view may be enlarged for that
SHIFT = 0.24  # of the longer side: how far it may be shifted
PAPER = 0.05  # of the longer side: paper about a picture


@dataclass(frozen=True, slots=True)
class Room:
    """What is free for the things, in fractions of the canvas."""

    top: float
    bottom: float
    left: float = 0.06
    right: float = 0.94


def laid_out(plan: Plan, stage: Stage) -> Stage:
    """The stage of a sheet with words in their places and things in the room between.

    A poster of a place keeps its view; patterns and empty stages stay as they are.
    """
    form = form_of(plan)
    if form == "view" and plan.kind == "poster":
        texts = _over(stage.texts, text_boxes(plan, stage.canvas))
        return _brought(plan, stage.revised(texts=texts))
    if form not in ("sheet", "cutout") or stage.setting is None:
        return stage
    stage = _seen(grouped(plan, stage)) if form == "sheet" else stage
    whole = _around([one for one in stage.instances if one.placement is not None])
    if whole is None:  # words alone, beside shapes if those are all that there is
        place = text_boxes if plan.objects else words_alone
        return stage.revised(texts=place(plan, stage.canvas))
    assert stage.setting is not None
    texts = text_boxes(plan, stage.canvas)
    whole = _ring_about(whole, stage.canvas) if is_ringed(plan.prompt) else whole
    scale, shift = _fitted(whole, room_of(plan, texts), stage.canvas, stage.setting.lens)
    return _through(stage.revised(texts=texts), scale, shift)


def _seen(stage: Stage) -> Stage:
    """The stage with the boxes that its lens sees."""
    if stage.setting is None:
        return stage
    seen = preview(placed_surfaces(stage), stage.setting.lens, stage.canvas)
    boxes = iter(seen.boxes)  # of models alone
    found = ((one, None if one.placement is None else next(boxes)) for one in stage.instances)
    boxed = (one if box is None else one.revised(box=box) for one, box in found)
    return stage.revised(instances=tuple(boxed))


def _over(before: tuple[Box | None, ...], words: tuple[Box | None, ...]) -> tuple[Box | None, ...]:
    """Words in their places over a view; those on things stay there."""
    kept = before or (None,) * len(words)
    return tuple(new or old for old, new in zip(kept, words, strict=True))


def _brought(plan: Plan, stage: Stage) -> Stage:
    """A view with what it is about in the room that the words leave, as large as that allows."""
    stated = {item.id for item in plan.objects if item.is_stated}
    heroes = [one for one in stage.instances if one.placement is not None and one.object in stated]
    whole = _around(heroes)
    if whole is None and layout_of(plan.prompt).panel:
        whole = Box(left=0.0, top=0.0, width=1.0, height=1.0)  # all that is seen
    if whole is None or stage.setting is None or max(whole.width, whole.height) > 1.0:
        return stage
    lens, room = stage.setting.lens, room_of(plan, stage.texts)
    upper = layout_of(plan.prompt).upper
    if upper < 1.0 and whole.height > TALL * whole.width:
        whole, room = whole.revised(height=upper * whole.height), replace(room, bottom=1.0)
    scale, _ = _fitted(whole, room, stage.canvas, lens, VIEWED if upper == 1.0 else 1.0)
    scale = min(max(scale, NEARER[0]), NEARER[1])
    across, down = _shift(whole, room, stage.canvas, lens, scale)
    limit = (lens.shift[0] - SHIFT, lens.shift[0] + SHIFT)
    across = min(max(across, limit[0]), limit[1])
    down = min(max(down, lens.shift[1] - SHIFT), lens.shift[1] + SHIFT)
    return _through(stage, scale, (across, down))


def _through(stage: Stage, scale: float, shift: tuple[float, float]) -> Stage:
    """A stage through a longer lens with its film moved."""
    assert stage.setting is not None
    before, after = stage.setting.lens, _longer(stage.setting.lens, scale, shift)
    moved = tuple(_moved(one, before, after, stage.canvas) for one in stage.instances)
    return stage.revised(instances=moved, setting=stage.setting.revised(lens=after))


def text_boxes(plan: Plan, canvas: Canvas) -> tuple[Box | None, ...]:
    """A box for each text: where the prompt says, else the first as its occasion has it (under a
    logo) and the others at the foot. Words on a thing have none: they are a part of it.
    """
    free = [number for number, text in enumerate(plan.texts) if text.carrier is None]
    places = _places(plan, free)
    edge = EDGE + (PAPER if layout_of(plan.prompt).border else 0.0)
    boxes: dict[int, Box] = {}
    top = edge
    for number in (n for n in free if places[n] == "top"):
        boxes[number] = _line(plan, number, canvas).revised(top=top)
        top = boxes[number].bottom + GAP / 2
    bottom = 1.0 - edge
    for number in _upwards(plan, [n for n in free if places[n] == "foot"]):
        box = _line(plan, number, canvas)
        boxes[number] = box.revised(top=bottom - box.height)
        bottom = boxes[number].top - GAP / 2
    boxes |= _stacked(plan, canvas, [n for n in free if places[n] == "middle"])
    return tuple(boxes.get(number) for number in range(len(plan.texts)))


def _places(plan: Plan, free: list[int]) -> dict[int, str]:
    """Where each text stands: top, middle or foot."""
    logo = plan.kind != "poster"
    usual = "foot" if logo else layout_of(plan.prompt).title
    said = {number: _said(plan, plan.texts[number]) for number in free}
    first = said[free[0]] or usual if free else usual
    rest = "middle" if first == "middle" and not plan.objects else "foot"
    return {number: said[number] or (first if number == free[0] else rest) for number in free}


def _said(plan: Plan, text: TextBlock) -> str:
    """Where the words behind a text ask for it; nothing if they do not."""
    if text.span is None:
        return ""
    behind = plan.prompt[text.span[1] : text.span[1] + NEAR_WORDS].lstrip(QUOTES)
    behind = re.split(f"[{QUOTES}]", behind)[0]
    return next((place for place, words in SAID.items() if words.search(behind)), "")


def _upwards(plan: Plan, numbers: list[int]) -> list[int]:
    """Texts from the lowest up: the last is lowest, unless it is said to stand above."""
    spans = [span for number in numbers if (span := plan.texts[number].span) is not None]
    between = plan.prompt[spans[0][1] : spans[-1][0]] if len(spans) > 1 else ""
    return numbers if ABOVE.search(between) else numbers[::-1]


def words_alone(plan: Plan, canvas: Canvas) -> tuple[Box | None, ...]:
    """A box for each text of a sheet without things: a block about the middle."""
    boxes = _stacked(plan, canvas, list(range(len(plan.texts))))
    return tuple(boxes[number] for number in range(len(plan.texts)))


def _stacked(plan: Plan, canvas: Canvas, numbers: list[int]) -> dict[int, Box]:
    """Boxes one under the other about the middle, the first text as large as a poster is loud."""
    boxes = []
    for number in numbers:
        box = _line(plan, number, canvas)
        tall = _tall(plan, canvas) if number == 0 else ALONE_SMALL * box.height
        boxes.append(box.revised(height=tall))
    gaps = GAP * (1.6 if len(boxes) > 1 else 1.0)
    top = 0.5 - (sum(box.height for box in boxes) + gaps * (len(boxes) - 1)) / 2
    placed = {}
    for number, box in zip(numbers, boxes, strict=True):
        placed[number] = box.revised(top=top)
        top += box.height + gaps
    return placed


def _tall(plan: Plan, canvas: Canvas) -> float:
    """Height of a headline without things, in as many lines as make it largest."""
    words = plan.texts[0].string.split()
    room = layout_of(plan.prompt).loud - 0.07 * min(len(plan.texts) - 1, 3)
    size = max(
        min(_natural(plan, 0, canvas, _longest(words, lines)), room / lines) * lines
        for lines in range(1, LINES + 1)
        if lines <= len(words)
    )
    return max(min(size, room), 0.09)


def _longest(words: list[str], lines: int) -> int:
    """Letters of the longest of so many lines, about evenly filled."""
    return max(max(map(len, words)), -(-(sum(map(len, words)) + len(words) - 1) // lines))


def room_of(plan: Plan, texts: tuple[Box | None, ...]) -> Room:
    """What the words leave."""
    placed = [box for box in texts if box is not None]
    above = max((box.bottom + GAP for box in placed if box.top < 0.4), default=EDGE + GAP)
    below = min((box.top - GAP for box in placed if box.top >= 0.4), default=1.0 - EDGE - GAP / 2)
    return Room(above, max(below, above + 0.1))


def _line(plan: Plan, number: int, canvas: Canvas) -> Box:
    """As high as its letters are when they fill the width, but no giant; its top is 0."""
    small = plan.kind == "poster" and number > 0
    string = plan.texts[number].string
    lines = 2 if len(string) >= LONG and " " in string and not small else 1
    natural = _natural(plan, number, canvas, -(-len(string) // lines)) * lines
    height = min(natural, SMALL if small else TALLEST * (1.0 + 0.35 * (lines - 1)))
    aside = MARGIN + (PAPER if layout_of(plan.prompt).border else 0.0)
    return Box(left=aside, top=0.0, width=1.0 - 2.0 * aside, height=max(height, 0.025))


def _natural(plan: Plan, number: int, canvas: Canvas, letters: int) -> float:
    """Height of one line, of the canvas' height, whose letters fill the width."""
    face, spacing = layout_of(plan.prompt).letters(number, plan.texts[number].mood)
    advance = LETTERS.get(face, LETTER) + spacing
    width = 1.0 - 2.0 * MARGIN
    return width * canvas.width / canvas.height / (advance * max(letters, 1)) * 1.05


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
    whole: Box, room: Room, canvas: Canvas, lens: Lens, share: float = ROOM
) -> tuple[float, tuple[float, float]]:
    """Factor on the focal length, and the shift of the film that puts the things into the room."""
    scale = share * min(
        (room.right - room.left) / whole.width, (room.bottom - room.top) / whole.height
    )
    scale = min(max(scale, 0.2), 5.0)
    return scale, _shift(whole, room, canvas, lens, scale)


def _shift(whole: Box, room: Room, canvas: Canvas, lens: Lens, scale: float) -> tuple[float, float]:
    """The shift of the film that puts the middle of what is seen into that of the room."""
    across, down = _film(whole.center, lens, canvas)
    wanted = _film(((room.left + room.right) / 2, (room.top + room.bottom) / 2), None, canvas)
    return scale * across - wanted[0], scale * down - wanted[1]


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
