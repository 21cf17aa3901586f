"""What is a task, and what is known of it: the nouns that the API and the service share.

A task is one accepted request for 1 to 20 pictures; the unit of completion is the *result*.
Seeds, image ids and everything else that shapes a result are fixed when the task is accepted, so a
result that has to be drawn again has the same bytes and the same address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from imagineart.errors import ImagineArtError
from imagineart.request import GenerationRequest

Json = dict[str, Any]
ResultStatus = Literal["queued", "running", "done", "failed"]
FINISHED: tuple[ResultStatus, ...] = ("done", "failed")


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """One task as it was accepted. Kept as it is until the task is forgotten.

    `owner` is the id of the API key (never the key), `task_uuid` the client's own name for the
    task; the pair is unique. Both are compared byte by byte: normalise the case before.
    `seeds` holds one seed per result, `wire` the client's own JSON object, `context` whatever the
    presenter has to remember from the time of acceptance (public address, price, safety flag).
    """

    owner: str
    task_uuid: str
    request: GenerationRequest
    seeds: tuple[int, ...]
    wire: Json
    ttl_s: int | None = None  # after the last result has finished; None: the setting's default
    webhook_url: str | None = None
    upload_url: str | None = None
    engine: str = "embedded"
    context: Json = field(default_factory=dict)
    waits: bool = False  # whoever asked holds the line
    understood: Json | None = None  # the plan, where it is known already
    staged: Json | None = None  # and where everything stands


@dataclass(frozen=True, slots=True)
class ResultError:
    """Why a result failed: a code of the service's own, and a sentence for people."""

    code: Literal[
        "inferenceError",
        "contentPolicyViolation",
        "emptyPlan",
        "workerCrashed",
        "workerTimeout",
        "workerMemory",
        "cancelled",
    ]
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a result is: the share of the work done (0–1), the last step, the picture so far.

    `preview` is a JPEG or PNG of at most 64 KiB, None as long as there is none.
    """

    share: float
    step: str = ""
    preview: bytes | None = None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What is known of one result. Times are seconds since the epoch, None until they happen.

    `image_id` is fixed at acceptance; a picture can be fetched under it once `state` is `done`.
    `path` is the place in the image store, `sha256` the hex digest of the file's bytes.
    `plan` and `stage` are what was drawn and where it stood (JSON, of the version that drew it);
    `progress` is None unless it is running.
    """

    index: int
    state: ResultStatus
    image_id: str
    seed: int
    path: str = ""
    media_type: str = ""
    size: int = 0  # bytes
    sha256: str = ""
    error: ResultError | None = None
    attempt: int = 0  # times that drawing was begun
    queued_at: float = 0.0
    started_at: float | None = None
    finished_at: float | None = None
    progress: Progress | None = None
    plan: Json | None = None
    stage: Json | None = None
    provenance: Mapping[str, str] = field(default_factory=dict)

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in FINISHED


@dataclass(frozen=True, slots=True)
class Delivery:
    """One webhook call or upload that is owed, was made, or was given up (`dead`)."""

    id: int
    kind: Literal["webhook", "upload"]
    owner: str
    task_uuid: str
    index: int
    url: str
    state: Literal["due", "delivered", "dead"]
    tries: int
    last_error: str
    next_at: float  # seconds since the epoch


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task and all its results in the order of their index, whatever their state.

    `refused_at` is when its UUID was last sent again and refused.
    `ahead` counts the results to be drawn before this task's next one (None once none waits),
    `estimate_s` says in how many seconds the task may be finished (None while nothing is known).
    """

    spec: TaskSpec
    accepted_at: float
    results: tuple[ResultRow, ...]
    expires_at: float | None = None  # None until the last result has finished
    refused_at: float | None = None
    ahead: int | None = None
    estimate_s: float | None = None
    deliveries: tuple[Delivery, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether every result is done or failed."""
        return all(row.finished for row in self.results)


@dataclass(frozen=True, slots=True)
class StoredImage:
    """A finished picture's file; `read` it through the board that handed it out."""

    image_id: str
    path: str
    media_type: str
    size: int  # bytes
    sha256: str  # hex; fit for an ETag
    finished_at: float


@dataclass(frozen=True, slots=True)
class Job:
    """One result to be drawn now. `attempt` fences: what an earlier try brings is not taken."""

    result_id: int
    task_id: int
    owner: str
    task_uuid: str
    attempt: int
    crashes: int
    index: int
    seed: int
    image_id: str
    request: GenerationRequest
    understood: Json | None
    staged: Json | None = None  # of a picture that is drawn again at another size
    safety: Literal["none", "fast"] = (
        "none"  # `fast`: the plan is checked against the policy before it is drawn
    )
    request_id: str = ""  # of the request that brought the task; for the log
    holder: str = ""  # whoever draws it
    traceparent: str = ""  # its span, as `imagineart.service.spans` has it


@dataclass(frozen=True, slots=True)
class Drawn:
    """A result's file is whole in the image store."""

    path: str
    media_type: str
    size: int  # bytes
    sha256: str  # hex
    plan: Json
    stage: Json
    understood: Json
    provenance: dict[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a result was its task's first or last to end, or both."""

    accepted_at: float
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Errand:
    """One delivery to be tried now. `token` fences: what an earlier try brings is not taken."""

    delivery: Delivery
    token: int
    host: str
    spec: TaskSpec
    row: ResultRow
    holder: str = ""  # whoever tries it


Present = Callable[[TaskSpec, ResultRow], Json]
"""Wire form of one finished result: an item for a `done` row, an error object for a `failed`."""


class TaskConflictError(ImagineArtError):
    """The owner has used this task UUID before."""


class TooManyResultsError(ImagineArtError):
    """The owner would have more unfinished results than are allowed."""


class QuotaExceededError(ImagineArtError):
    """The owner has had what it may have in a day."""


class TaskNotFoundError(ImagineArtError):
    """No task of this owner has this UUID."""


class TaskExpiredError(ImagineArtError):
    """The task's time to live is over and its pictures are deleted."""


class ImageNotFoundError(ImagineArtError):
    """No picture has this id, or it is not finished."""


class PictureUnfinishedError(ImagineArtError):
    """The picture waits or is being drawn, so it cannot be forgotten."""


class ImageExpiredError(ImagineArtError):
    """The picture's time to live is over and its file is deleted."""


class StorageFullError(ImagineArtError):
    """The disk is nearly full: no new tasks until there is room."""


class NoWorkerError(ImagineArtError):
    """Whoever should draw cannot be started: no new tasks until it can."""


class OutboundRefusedError(ImagineArtError):
    """An address that the service does not call; the message names the setting that allows it."""
