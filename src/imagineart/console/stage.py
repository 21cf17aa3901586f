"""`imagineart stage`: what a scene holds, and what will be seen of it, before light is spent."""

import io
import json as jsonlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import typer

from imagineart.console.files import STDOUT, alone, png_path, slug, writable, write
from imagineart.console.progress import waiting
from imagineart.pipeline import canvas_of
from imagineart.plan.plan import Plan
from imagineart.request import GenerationRequest, seeds_of
from imagineart.staging.stage import Box, Instance, Setting, Stage

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from rich.table import Table

LONG_SIDE = 1024  # px of the preview
HUES = 12  # colours told apart before they repeat
GROUND, WORDS, INK = (236, 236, 233), (250, 240, 200), (28, 30, 36)


def show_stage(
    request: GenerationRequest, plan: Plan | None, *, output: Path | None, json: bool
) -> None:
    """Read, stage and show: a table or JSON on stdout, the preview as a PNG.

    `plan`: what to stage, instead of what the prompt is read as. Raises `EmptyPlanError` for a
    prompt that names nothing, `OutputError` for a file that cannot be written.
    """
    alone(output, json=json)
    seed = seeds_of(request)[0]
    path = png_path(output, f"{slug(request.prompt)}-{seed}-stage") if output else None
    if path is not None:
        writable(path)
    with waiting("staging"):
        plan, stage = _staged(request, plan, seed)
        data = picture_of(stage, plan) if path is not None else b""
    if path is not None:
        write(path, data)
    if json:
        both = {"plan": plan.model_dump(mode="json"), "stage": stage.model_dump(mode="json")}
        typer.echo(jsonlib.dumps(both, indent=2, ensure_ascii=False))
        return
    _tell(plan, stage, err=path == STDOUT)
    if path not in (None, STDOUT):
        typer.echo(path)


def _staged(request: GenerationRequest, plan: Plan | None, seed: int) -> tuple[Plan, Stage]:
    from imagineart.engines.embedded import capabilities_of
    from imagineart.reasoner import Reasoner

    thinker = Reasoner(capabilities_of(draws=False))
    plan = thinker.understand(request) if plan is None else plan
    return plan, thinker.stage(plan, canvas_of(request, plan), seed, request.thinking)


# ---- words


def _tell(plan: Plan, stage: Stage, *, err: bool) -> None:
    from rich.console import Console

    console = Console(stderr=err, soft_wrap=False, highlight=False)
    size = f"{stage.canvas.width}×{stage.canvas.height}"
    console.print(f"{plan.kind}, {plan.style}, {size}, seed {stage.seed}", markup=False)
    console.print(things_table(plan, stage))
    for name, words in facts(plan, stage):
        console.print(f"{name:>8}  {words}", markup=False)


def things_table(plan: Plan, stage: Stage) -> "Table":
    """One row a thing: what is built for it, where it stands, how large, where it is seen."""
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("id", "thing", "built as", "pose", "x, y, z m", "turned", "on the picture"):
        table.add_column(name, no_wrap=name != "thing")
    for number, one in enumerate(stage.instances, start=1):
        phrase = plan.find(one.object).phrase or plan.find(one.object).noun
        table.add_row(str(number), phrase, *_row(one), _place(one.box))
    return table


def _row(one: Instance) -> tuple[str, str, str, str]:
    if one.placement is None:
        return "the sky", "", "", ""
    p = one.placement
    x, y, z = p.position
    size = "" if p.scale == 1.0 else f" × {p.scale:.2g}"
    return f"{p.noun}{size}", p.pose, f"{x:.2f}, {y:.2f}, {z:.2f}", f"{p.yaw:.0f}°"


def _place(box: Box) -> str:
    """In per cent of the canvas: left–right, top–bottom."""
    left, right, top, bottom = (round(100 * v) for v in (box.left, box.right, box.top, box.bottom))
    return f"{left}–{right} %, {top}–{bottom} %"


def facts(plan: Plan, stage: Stage) -> Iterator[tuple[str, str]]:
    """(what, in words): words to write, place, camera, lights, notes."""
    for text, box in zip(plan.texts, stage.texts or (None,) * len(plan.texts), strict=True):
        where = f"on the {text.carrier}" if text.carrier else "" if box is None else _place(box)
        yield "words", f"“{text.string}” {where}"
    if stage.setting is not None:
        yield from _scene(stage.setting)
    told = ("unread", "substituted", "relaxed", "noted")
    entries = [entry.message for entry in (*plan.trace, *stage.trace) if entry.kind in told]
    yield from (("note", message) for message in dict.fromkeys(entries))


def _scene(setting: Setting) -> Iterator[tuple[str, str]]:
    place, lens = setting.place, setting.lens
    level = f", on a {place.surface or 'table'}" if place.level == "top" else ""
    yield "place", f"{place.family}{level}, {_clock(place.hour)}, {place.weather}, {place.season}"
    x, y, z = lens.position
    far = float(np.linalg.norm(np.subtract(lens.target, lens.position)))
    film = f"{lens.focal_mm:.0f} mm" if lens.orthographic is None else "without perspective"
    stop = "" if lens.f_number is None else f", f/{lens.f_number:g}"
    down = float(np.degrees(np.arcsin((z - lens.target[2]) / max(far, 1e-9))))
    stand = f"{film}{stop} from {x:.2f}, {y:.2f}, {z:.2f} m"
    yield "camera", f"{stand}; {far:.2f} m away, {down:.0f}° from above"
    for lamp in setting.lights:
        yield "light", f"{lamp.kind}, strength {lamp.strength:.3g}"
    if setting.sky is not None:
        stars = ", stars" if setting.sky.stars > 0.3 else ""
        yield "sky", f"{setting.sky.clouds:.0%} clouds{stars}"
    yield "work", f"{setting.samples} paths a pixel"


def _clock(hour: float) -> str:
    return f"{int(hour)}:{round(hour % 1 * 60):02d}"


# ---- picture


def picture_of(stage: Stage, plan: Plan) -> bytes:
    """The PNG of what is seen of each thing, with boxes and labels."""
    from PIL import ImageDraw

    image = _seen(stage)
    pen = ImageDraw.Draw(image, "RGBA")
    size = image.size
    for number, one in enumerate(stage.instances, start=1):
        _frame(pen, one.box, size, (*_hue(number), 255))
        _label(pen, one.box, size, f"{number} {plan.find(one.object).noun}")
    for text, box in zip(plan.texts, stage.texts or (None,) * len(plan.texts), strict=True):
        if box is not None:
            pen.rectangle(_edges(box, size), fill=(*WORDS, 190), outline=INK)
            _label(pen, box, size, text.string)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _seen(stage: Stage) -> "Image":
    """Each pixel in the hue of its thing."""
    from PIL import Image

    from imagineart.staging.scene.preview import preview
    from imagineart.staging.scene.surfaces import fine_surfaces

    scale = LONG_SIDE / max(stage.canvas.width, stage.canvas.height)
    size = round(stage.canvas.width * scale), round(stage.canvas.height * scale)
    shown = [n for n, one in enumerate(stage.instances, start=1) if one.placement is not None]
    if stage.setting is None or not shown:
        return Image.new("RGB", size, GROUND)
    surfaces = fine_surfaces(stage)
    ids = preview(surfaces, stage.setting.lens, stage.canvas).ids
    tints = np.array([*(_hue(n) for n in shown), GROUND], np.uint8)
    levels = tints[ids]  # −1, nothing, is the last
    return Image.fromarray(levels).resize(size, Image.Resampling.NEAREST)


def _hue(number: int) -> tuple[int, int, int]:
    from colorsys import hls_to_rgb

    red, green, blue = hls_to_rgb(number * 5 % HUES / HUES, 0.62, 0.55)
    return round(red * 255), round(green * 255), round(blue * 255)


def _edges(box: Box, size: tuple[int, int]) -> tuple[float, float, float, float]:
    width, height = size
    return box.left * width, box.top * height, box.right * width, box.bottom * height


def _frame(
    pen: "ImageDraw", box: Box, size: tuple[int, int], color: tuple[int, int, int, int]
) -> None:
    pen.rectangle(_edges(box, size), outline=INK, width=2)
    left, top, right, bottom = _edges(box, size)
    if min(right - left, bottom - top) > 4:
        pen.rectangle((left + 2, top + 2, right - 2, bottom - 2), outline=color, width=1)


def _label(pen: "ImageDraw", box: Box, size: tuple[int, int], words: str) -> None:
    from PIL import ImageFont

    font = ImageFont.load_default(max(13.0, LONG_SIDE / 56))
    left, top, *_ = _edges(box, size)
    at = (min(max(left + 6, 4), size[0] - 40), min(max(top + 4, 4), size[1] - 24))
    edges = pen.textbbox(at, words, font=font)
    pen.rectangle(
        (edges[0] - 3, edges[1] - 2, edges[2] + 3, edges[3] + 2), fill=(255, 255, 255, 215)
    )
    pen.text(at, words, fill=INK, font=font)
