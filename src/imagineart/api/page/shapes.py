"""What does the page send, and what is it told? Every document, typed; names in camelCase.

Times are seconds since the epoch. Seeds are decimal strings, for they go beyond what JavaScript
counts exactly. Spans are [start, end) in UTF-16 units, as JavaScript's `slice` takes them.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from imagineart.api.wire import TaskUUID
from imagineart.plan.plan import Origin
from imagineart.request import (
    FULL,
    NUMBER,
    PROMPT_LENGTH,
    SIZES,
    ImageFormat,
    Resolution,
    Thinking,
)
from imagineart.service.messages import Export
from imagineart.service.task import ResultStatus

Span = tuple[int, int]
Json = dict[str, Any]
AUTO = "auto"


class Shape(BaseModel):
    """A document: frozen, unknown keys refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True
    )


class Submission(Shape):
    """A wish for pictures. `id` is the page's own name for it, so that it can be sent again."""

    model_config = ConfigDict(strict=True)

    id: TaskUUID
    prompt: Annotated[
        str, StringConstraints(min_length=PROMPT_LENGTH[0], max_length=PROMPT_LENGTH[1])
    ]
    size: Literal["auto", *SIZES] = "auto"  # type: ignore[valid-type]
    resolution: Resolution = FULL
    look: str | None = None
    level: Thinking = "high"
    number: Annotated[int, Field(ge=NUMBER[0], le=NUMBER[1])] = 1
    seed: Annotated[str, StringConstraints(pattern=r"^\d{1,19}$")] | None = None
    format: ImageFormat = "JPG"


class Again(Shape):
    """A wish for a picture once more, at the next size up or at `resolution`. `id` as in a wish."""

    model_config = ConfigDict(strict=True)

    id: TaskUUID
    resolution: Resolution | None = None


class Failure(Shape):
    """Why there is no picture."""

    code: str
    message: str


class Picture(Shape):
    """One picture, waiting, being drawn or finished. `share`: of the work, 0–1."""

    id: str
    task: str
    index: int
    prompt: str
    level: Thinking
    look: str | None
    size: str
    resolution: Resolution
    seed: str
    state: ResultStatus
    step: str = ""
    share: float = 0.0
    accepted_at: float
    finished_at: float | None = None
    expires_at: float | None = None
    width: int | None = None  # px
    height: int | None = None  # px
    url: str | None = None
    thumb: str | None = None
    error: Failure | None = None


class Live(Picture):
    """The same while somebody watches. `remaining_s`: whole seconds, None: nobody knows."""

    remaining_s: int | None = None


class Task(Shape):
    """A wish and its pictures. `ahead`: results drawn before its next one; None: none waits."""

    id: str
    prompt: str
    level: Thinking
    look: str | None
    size: str
    resolution: Resolution
    format: ImageFormat
    accepted_at: float
    finished: bool
    ahead: int | None = None
    remaining_s: int | None = None
    pictures: tuple[Live, ...]


class Page(Shape):
    """Some of a key's pictures, newest first. `next`: the cursor of those after them."""

    pictures: tuple[Picture, ...]
    next: str | None
    total: int


class Box(Shape):
    """Where a thing is, in fractions of the picture; may reach over its edge."""

    of: str
    label: str
    index: int
    left: float
    top: float
    width: float
    height: float
    depth: float | None = None  # 0 nearest … 1 horizon


class Fact(Shape):
    """One thing that the plan holds, whence, and where it is seen (numbers of boxes)."""

    id: str
    of: str | None
    field: str
    label: str
    value: str
    origin: Origin
    stated: bool
    span: Span | None
    boxes: tuple[int, ...] = ()


class Decision(Shape):
    """One step from the prompt to the picture, in words."""

    kind: str
    message: str
    span: Span | None


class Maker(Shape):
    """What drew a picture."""

    version: str
    engine: str
    engine_version: str


class Detail(Picture):
    """All that is known of a picture. `request`: the task that draws it again."""

    notes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    boxes: tuple[Box, ...] = ()
    trace: tuple[Decision, ...] = ()
    plan: Json | None = None
    stage: Json | None = None
    drawn_by: Maker | None = None
    same_version: bool | None = None  # None: it is not drawn yet
    request: Json = {}


class Scale(Shape):
    """A resolution that the engine draws: edges as a share of those of the sizes."""

    name: Resolution
    share: float


class Size(Shape):
    """A shape that pictures can have, px, at the resolution whose share is 1."""

    name: str
    width: int
    height: int


class Look(Shape):
    """A look that can be asked for."""

    name: str
    about: str


class Range(Shape):
    """From and to, both allowed."""

    min: int
    max: int


class About(Shape):
    """What this server can do. `welcome`: whether this visitor may exchange a code for a key."""

    version: str
    engine: str
    ready: bool
    exports: tuple[Export, ...]
    sizes: tuple[Size, ...]
    resolutions: tuple[Scale, ...]  # none as long as the engine is not loaded
    looks: tuple[Look, ...]
    levels: tuple[Thinking, ...]
    formats: tuple[ImageFormat, ...]
    prompt: Range
    number: Range
    welcome: bool


class Today(Shape):
    """What a key used on this day of UTC, and may use; None: as much as it likes."""

    results: int
    pixels: int
    results_per_day: int | None
    pixels_per_day: int | None


class Me(Shape):
    """The key that asks."""

    id: str
    name: str
    scopes: tuple[str, ...]
    expires_at: float | None
    today: Today
    unfinished: int


class Code(Shape):
    """A code of the address that the server told its operator."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class Welcomed(Shape):
    """A new key; it is told this once."""

    key: str
    id: str
    name: str


def document(shape: Shape) -> bytes:
    """A document as JSON in UTF-8."""
    return shape.model_dump_json(by_alias=True).encode()
