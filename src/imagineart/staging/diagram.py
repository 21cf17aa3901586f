"""What does a plan look like before it is drawn: boxes with names, words, ground, relations."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from imagineart.plan.plan import TraceEntry
from imagineart.staging.sheet import Sheet, SheetObject, SheetText
from imagineart.staging.stage import Box

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

LONG_SIDE = 1024  # px
SKY, GROUND, INK = (244, 246, 250), (226, 228, 226), (40, 44, 52)
WORDS = (250, 240, 200)
LEAST_FONT = 7.0  # px
HUES = 12  # colours told apart before they repeat


def draw(plan: Sheet, long_side: int = LONG_SIDE) -> "Image":
    """An RGB image of the plan, `long_side` px at its longer side."""
    from PIL import Image, ImageDraw

    scale = long_side / max(plan.width, plan.height)
    size = round(plan.width * scale), round(plan.height * scale)
    image = Image.new("RGB", size, SKY)
    pen = ImageDraw.Draw(image, "RGBA")
    horizon = plan.camera.horizon * size[1]
    pen.rectangle((0, horizon, size[0], size[1]), fill=GROUND)
    for place, item in _far_to_near(plan):
        _draw_object(pen, item, _tint(item, place), size)
    for text in plan.texts:
        _draw_text(pen, text, size)
    _draw_relations(pen, plan, size)
    return image


def summary(
    plan: Sheet, drawable: Callable[[str], str | None], staged: Sequence[TraceEntry] = ()
) -> str:
    """In words: what is in the picture, how much of it can be drawn, what was changed and why.

    `staged`: what the stager decided.
    """
    known = [item for item in plan.objects if drawable(item.painted_noun) is not None]
    lines = [f"{plan.kind}, {plan.style}, {plan.width}x{plan.height}, seed {plan.seed}"]
    lines += [f"  {_counted(item)}{_drawn_as(item, item in known)}" for item in plan.objects]
    names = {item.id: item.phrase or item.noun for item in plan.objects}
    lines += [
        f"  {names[r.subject]} {r.predicate.replace('_', ' ')} {names[r.object]}"
        for r in plan.relations
    ]
    lines += [f"  {text.role}: “{text.string}”" for text in plan.texts]
    lines += [f"  without {noun}" for noun in plan.exclusions]
    lines.append(f"drawable: {len(known)} of {len(plan.objects)}")
    told = ("unread", "substituted", "completed", "relaxed", "noted")
    lines += [
        f"{entry.kind}: {entry.message}" for entry in (*plan.trace, *staged) if entry.kind in told
    ]
    return "\n".join(lines)


def _counted(item: SheetObject) -> str:
    name = item.phrase or item.noun
    return f"{item.count} × {name}" if item.count > 1 else name


def _drawn_as(item: SheetObject, known: bool) -> str:
    if not known:
        return " (cannot be drawn)"
    return f" (drawn as {item.drawn_as})" if item.drawn_as not in ("", item.noun) else ""


def _far_to_near(plan: Sheet) -> list[tuple[int, SheetObject]]:
    return sorted(enumerate(plan.objects), key=lambda pair: -pair[1].depth)


def _tint(item: SheetObject, place: int) -> tuple[int, int, int]:
    """The asked colour, else one that differs from its neighbours' in the list."""
    from colorsys import hls_to_rgb

    if item.colors:
        lightness, chroma, hue = item.colors[0].oklch
        rgb = hls_to_rgb((hue - 30) / 360 % 1, lightness * 0.9, min(1.0, chroma * 4))
    else:
        rgb = hls_to_rgb(place * 5 % HUES / HUES, 0.6, 0.55)
    return round(rgb[0] * 255), round(rgb[1] * 255), round(rgb[2] * 255)


def _rectangle(box: Box, size: tuple[int, int]) -> tuple[float, float, float, float]:
    width, height = size
    return box.left * width, box.top * height, box.right * width, box.bottom * height


def _draw_object(
    pen: "ImageDraw", item: SheetObject, tint: tuple[int, int, int], size: tuple[int, int]
) -> None:
    for box in item.boxes:
        edges = _rectangle(box, size)
        radius = min(8.0, (edges[2] - edges[0]) / 4, (edges[3] - edges[1]) / 4)
        pen.rounded_rectangle(edges, radius, fill=(*tint, 150), outline=INK, width=2)
        _write(pen, item.noun, edges, INK)


def _draw_text(pen: "ImageDraw", text: SheetText, size: tuple[int, int]) -> None:
    if text.box is not None:
        edges = _rectangle(text.box, size)
        pen.rectangle(edges, fill=(*WORDS, 200), outline=INK)
        _write(pen, text.string, edges, INK)


def _write(
    pen: "ImageDraw",
    string: str,
    edges: tuple[float, float, float, float],
    fill: tuple[int, int, int],
) -> None:
    """In the middle of the rectangle, small enough to fit; long strings in several lines."""
    from textwrap import fill as wrapped

    from PIL import ImageFont

    left, top, right, bottom = edges
    columns = max(8, round((2 * len(string) * (right - left) / max(bottom - top, 1)) ** 0.5))
    string = wrapped(string, columns) or string
    lines = string.split("\n")
    wanted = max(LEAST_FONT, min(28.0, 0.6 * (bottom - top) / len(lines)))
    length = max(pen.textlength(line, ImageFont.load_default(wanted)) for line in lines)
    font = ImageFont.load_default(
        max(LEAST_FONT, wanted * min(1.0, 0.92 * (right - left) / max(length, 1)))
    )
    pen.text(((left + right) / 2, (top + bottom) / 2), string, fill=fill, font=font, anchor="mm")


def _draw_relations(pen: "ImageDraw", plan: Sheet, size: tuple[int, int]) -> None:
    """A line from subject to object with the predicate on it."""
    from PIL import ImageFont

    font = ImageFont.load_default(14)
    for relation in plan.relations:
        ends = [_middle(plan.find(id), size) for id in (relation.subject, relation.object)]
        if None in ends or relation.subject == relation.object:
            continue
        (ax, ay), (bx, by) = ends[0] or (0, 0), ends[1] or (0, 0)
        pen.line((ax, ay, bx, by), fill=(180, 30, 60, 170), width=2)
        middle = (ax * 0.6 + bx * 0.4, ay * 0.6 + by * 0.4)
        pen.text(
            middle, relation.predicate.replace("_", " "), fill=(150, 20, 50), font=font, anchor="mm"
        )


def _middle(item: SheetObject, size: tuple[int, int]) -> tuple[float, float] | None:
    if not item.boxes:
        return None
    x, y = item.boxes[0].center
    return x * size[0], y * size[1]
