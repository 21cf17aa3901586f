"""What do a server and its worker say to each other? One message a line, as JSON.

Down go `Draw` and `Cancel`; up come all others. A line that is none of them is a `MessageError`:
then the two are not of one version, or something else writes into the pipe.
"""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from imagineart.errors import ImagineArtError
from imagineart.events import PREVIEW_BYTES, Step
from imagineart.request import GenerationRequest, Resolution

M = TypeVar("M")
Json = dict[str, Any]
Export = Literal["layers", "glb"]  # what can be had of a picture beside itself
Reason = Literal["inferenceError", "contentPolicyViolation", "emptyPlan"]


class MessageError(ImagineArtError):
    """A line that is no message; the text says what is wrong with it."""


class Message(BaseModel):
    """One line: frozen, unknown keys refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )


class Draw(Message):
    """Make one result. `understood`: the plan as it was read before, by whatever version;
    `staged`: where everything stands, of a picture that is drawn again at another size."""

    kind: Literal["draw"] = "draw"
    image_id: str
    attempt: int = 1
    request: GenerationRequest
    seed: int
    index: int
    understood: Json | None = None
    staged: Json | None = None
    safety: Literal["none", "fast"] = "none"
    request_id: str = ""  # of the request that asked for it; for the log


class Cancel(Message):
    """Stop making this result as soon as possible."""

    kind: Literal["cancel"] = "cancel"
    image_id: str


class Ready(Message):
    """The engine is loaded; results may be asked for. `draws_anything`: whatever words can say."""

    kind: Literal["ready"] = "ready"
    engine: str
    draws_anything: bool
    exports: tuple[Export, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


class Unavailable(Message):
    """The engine cannot be had; the worker ends."""

    kind: Literal["unavailable"] = "unavailable"
    problem: str


class Beat(Message):
    """The worker lives and holds so many bytes of memory; sent every second while it works."""

    kind: Literal["beat"] = "beat"
    held_bytes: int


class Stepped(Message):
    """A step of the road is done, `done` of `total`; `preview` as in `imagineart.events.Event`."""

    kind: Literal["event"] = "event"
    step: Step
    done: int = 1
    total: int = 1
    preview: Annotated[bytes, Field(max_length=PREVIEW_BYTES)] | None = None


class Drawn(Message):
    """The result's file is whole in the image store."""

    kind: Literal["drawn"] = "drawn"
    path: str
    media_type: str
    size: int  # bytes
    sha256: str  # hex
    plan: Json
    stage: Json
    understood: Json  # the plan before anything was repaired
    provenance: dict[str, str]


class Failed(Message):
    """The result cannot be made; the worker goes on."""

    kind: Literal["failed"] = "failed"
    code: Reason = "inferenceError"
    message: str


class Cancelled(Message):
    """The worker stopped because it was asked to."""

    kind: Literal["cancelled"] = "cancelled"
    image_id: str


Down = Draw | Cancel
Up = Ready | Unavailable | Beat | Stepped | Drawn | Failed | Cancelled
_DOWN: TypeAdapter[Down] = TypeAdapter(Annotated[Down, Field(discriminator="kind")])
_UP: TypeAdapter[Up] = TypeAdapter(Annotated[Up, Field(discriminator="kind")])


def line_of(message: Message) -> str:
    """The message as it is sent, its newline included."""
    return message.model_dump_json() + "\n"


def read_down(line: str | bytes) -> Down:
    """What the server says. Raises `MessageError`."""
    return _read(_DOWN, line)


def read_up(line: str | bytes) -> Up:
    """What the worker says. Raises `MessageError`."""
    return _read(_UP, line)


def _read(form: TypeAdapter[M], line: str | bytes) -> M:
    try:
        return form.validate_json(line)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in fault["loc"])
        raise MessageError(
            f"{place or 'line'}: {fault['msg']}", field=place, value=line[:80]
        ) from error
    except ImagineArtError as error:  # a request that would be refused if it were new
        raise MessageError(error.message, field=f"request.{error.field}") from error
