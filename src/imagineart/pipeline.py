"""The road of a request: understand, stage, draw, encode. One direction, results one by one.

The command line, the Python API, the service's workers and the benchmarks all walk it.
"""

import base64
import hashlib
import html
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from imagineart.atomic import write_whole
from imagineart.color.codec import Metadata, encode, encode_rgba
from imagineart.engines.engine import Engine
from imagineart.errors import OutputError
from imagineart.events import Event, Progress, Step, ignore
from imagineart.picture import Picture
from imagineart.plan.plan import Plan, TraceEntry
from imagineart.request import DEFAULT_SIZE, SIZES, GenerationRequest, ImageFormat, seeds_of
from imagineart.staging.stage import Canvas, Stage
from imagineart.thinker import Thinker
from imagineart.version import __version__

if TYPE_CHECKING:
    from PIL.Image import Image

TOLD = ("unread", "substituted", "relaxed", "noted")  # kinds of the trace that users are told

OPAQUE = "a JPG has no transparency, so there is a plain ground; ask for png or webp"


@dataclass(frozen=True, slots=True)
class GenerationResult:
    """One finished picture: the file's bytes, the plan and stage it follows, the time of each step.

    `picture` holds the pixels in linear light and the layers; `seconds` is per stage.
    """

    data: bytes = field(repr=False)
    format: ImageFormat
    seed: int
    index: int
    plan: Plan = field(repr=False)
    stage: Stage = field(repr=False)
    picture: Picture = field(repr=False, compare=False)
    seconds: dict[Step, float] = field(repr=False, compare=False)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know, each once: what was replaced, left out, not understood."""
        told = [entry.message for entry in self.trace if entry.kind in TOLD]
        lost = [OPAQUE] if self.picture.cutout is not None and self.format == "JPG" else []
        return tuple(dict.fromkeys([*told, *self.picture.notes, *lost]))

    @property
    def trace(self) -> tuple[TraceEntry, ...]:
        """Every decision from prompt to stage, for people to read."""
        return (*self.plan.trace, *self.stage.trace)

    @property
    def image(self) -> "Image":
        """The picture as Pillow opens the file: (width, height), sRGB with its ICC profile."""
        from PIL import Image

        return Image.open(io.BytesIO(self.data))

    def _repr_html_(self) -> str:
        """The picture itself, where a notebook shows a value."""
        kind = {"JPG": "jpeg"}.get(self.format, self.format.lower())
        words = html.escape(self.plan.prompt, quote=True)
        coded = base64.b64encode(self.data).decode()
        return f'<img src="data:image/{kind};base64,{coded}" width="512" alt="{words}">'

    def save(self, path: str | Path) -> Path:
        """Write the file. Raises `OutputError` naming the path if it cannot be written."""
        target = Path(path)
        try:
            write_whole(target, self.data)
        except OSError as error:
            raise OutputError(
                f"cannot write {target}: {error.strerror}", field="output", value=str(target)
            ) from error
        return target


def generate(
    request: GenerationRequest,
    *,
    thinker: Thinker,
    engine: Engine,
    progress: Progress = ignore,
    plan: Plan | None = None,
) -> Iterator[GenerationResult]:
    """All results of a request, each as soon as it is finished. The prompt is read once.

    `plan`: what the picture holds, where it is known already; the prompt is not read then.
    """
    understood = thinker.understand(request) if plan is None else plan
    progress(Event("read", _summary(understood)))
    for index, seed in enumerate(seeds_of(request)):
        yield make_result(
            request,
            understood,
            seed,
            index=index,
            thinker=thinker,
            engine=engine,
            progress=progress,
        )


def make_result(
    request: GenerationRequest,
    understood: Plan,
    seed: int,
    *,
    thinker: Thinker,
    engine: Engine,
    index: int = 0,
    progress: Progress = ignore,
    stage: Stage | None = None,
) -> GenerationResult:
    """One result: the same request and seed give the same bytes, alone or among many.

    `stage`: where everything stands, where that is known already.
    """
    clock = _Clock()
    tell = _numbered(progress, index)

    if stage is None:
        canvas = canvas_of(request, understood)
        stage = thinker.stage(understood, canvas, seed, request.thinking)
    clock.lap("staged")
    tell(Event("staged", _summary(understood)))

    picture = engine.draw(understood, stage, tell)
    clock.lap("composed")

    metadata = _metadata(understood, seed, picture)
    data = _encoded(picture, request, metadata)
    clock.lap("encoded")
    tell(Event("encoded", request.format))
    return GenerationResult(
        data, request.format, seed, index, understood, stage, picture, clock.laps
    )


def _encoded(picture: Picture, request: GenerationRequest, metadata: Metadata) -> bytes:
    """The file, transparent where the picture is and the format can be."""
    if picture.cutout is None or request.format == "JPG":
        return encode(picture.pixels, request.format, request.quality, metadata)
    return encode_rgba(picture.cutout, request.format, request.quality, metadata)


class _Clock:
    def __init__(self) -> None:
        self.laps: dict[Step, float] = {}
        self._last = time.perf_counter()

    def lap(self, step: Step) -> None:
        now = time.perf_counter()
        self.laps[step], self._last = now - self._last, now


def _numbered(progress: Progress, index: int) -> Progress:
    def tell(event: Event) -> None:
        progress(replace(event, result=index))

    return tell


def _summary(plan: Plan) -> str:
    counted = [f"{o.count} × {o.noun}" if o.count > 1 else o.noun for o in plan.objects]
    return ", ".join([*counted, *(f"“{text.string}”" for text in plan.texts)])


def plan_hash(plan: Plan) -> str:
    """SHA-256 of the plan's JSON: equal plans, equal hash."""
    return hashlib.sha256(plan.model_dump_json().encode()).hexdigest()


def canvas_of(request: GenerationRequest, plan: Plan) -> Canvas:
    """The size that the request states, else of the shape that the prompt asks for, else square."""
    of_prompt = SIZES[plan.aspect] if plan.aspect else DEFAULT_SIZE
    width, height = request.drawn_size(request.size or of_prompt)
    return Canvas(width=width, height=height)


def _metadata(plan: Plan, seed: int, picture: Picture) -> Metadata:
    engine = picture.provenance.get("engine", "unknown")
    return Metadata(
        generator=f"imagineart {__version__} ({engine})", seed=seed, plan_hash=plan_hash(plan)
    )
