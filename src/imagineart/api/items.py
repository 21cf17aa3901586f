"""What does one result look like on the wire? The same for replies, polls, frames and webhooks."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from imagineart.api.errors import (
    ContentPolicyViolationError,
    InferenceError,
    InvalidPositivePromptError,
    TaskCancelledError,
    WireError,
)
from imagineart.api.wire import ImageInference
from imagineart.safety.policy import check_plan
from imagineart.service.pieces import Inline
from imagineart.service.task import ResultError, ResultRow, TaskSpec

Json = dict[str, Any]
EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
INLINE = ("base64Data", "dataURI")
REASONS = {
    "workerCrashed": "The worker drawing it ended twice.",
    "workerTimeout": "Drawing it took longer than this server allows.",
    "workerMemory": "Drawing it took more memory than this server allows.",
}
PROGRESS_TOP = 99  # percent; 100 is told by the result itself


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed at acceptance and shapes every result; kept with the task."""

    base_url: str
    output_types: tuple[str, ...]
    price_usd: float | None  # None: not asked for
    safety: str
    flagged: bool  # the prompt is borderline
    include_plan: bool
    request_id: str = ""  # of the HTTP request or the socket that brought the task
    traceparent: str = ""  # its span

    @classmethod
    def of(
        cls,
        task: ImageInference,
        *,
        base_url: str,
        price_usd: float,
        safety: str,
        flagged: bool,
        request_id: str = "",
        traceparent: str = "",
    ) -> Self:
        """The terms of a task."""
        return cls(
            base_url=base_url,
            output_types=task.output_type,
            price_usd=price_usd if task.include_cost else None,
            safety=safety,
            flagged=flagged,
            include_plan=task.settings.include_plan,
            request_id=request_id,
            traceparent=traceparent,
        )

    @classmethod
    def kept(cls, context: Json) -> Self:
        """The terms as they came back from the store."""
        return cls(**{**context, "output_types": tuple(context["output_types"])})

    def keep(self) -> Json:
        """The terms as JSON."""
        return asdict(self)

    @property
    def inline(self) -> bool:
        """Whether results carry the picture itself."""
        return any(name in INLINE for name in self.output_types)


def acknowledgement(spec: TaskSpec) -> Json:
    """Says that the task is accepted: no status and no image, or clients take it for a result."""
    return {"taskType": spec.wire["taskType"], "taskUUID": spec.wire["taskUUID"]}


def result_item(spec: TaskSpec, row: ResultRow) -> Json:
    """A finished result. If the picture itself was asked for, an `Inline` stands in its place."""
    terms = Terms.kept(spec.context)
    item = acknowledgement(spec) | {"imageUUID": row.image_id}
    item |= _outputs(terms, row)
    item["seed"] = row.seed
    if terms.safety != "none" or terms.flagged:
        item["NSFWContent"] = terms.flagged or _plan_is_borderline(row)
    if terms.price_usd is not None:
        item["cost"] = terms.price_usd
    if terms.include_plan:
        item |= _plan_and_stage(row)
    return item


def waiting_item(spec: TaskSpec, row: ResultRow) -> Json:
    """A result that is not finished; holds no key that a client could take for an output."""
    item = acknowledgement(spec) | {"status": "processing"}
    if row.progress is not None:
        item["progress"] = min(PROGRESS_TOP, round(100 * row.progress.share))
    return item


def polled_item(spec: TaskSpec, row: ResultRow) -> Json:
    """A result, finished or not, as a poll shows it."""
    if row.state == "done":
        return result_item(spec, row) | {"status": "success"}
    return waiting_item(spec, row)


def failure(spec: TaskSpec, row: ResultRow, *, polled: bool = False) -> WireError:
    """Why a result failed, in the contract's codes; a poll tells it, and has not itself failed."""
    error = error_of(row.error or ResultError("inferenceError", "No reason was recorded."))
    if polled:
        error.facts["status"] = "error"
        error.status = 200
    error.image_id = row.image_id
    return error.about(spec.wire["taskType"], spec.wire["taskUUID"])


def error_of(reason: ResultError) -> WireError:
    """Why a result failed, in the contract's codes."""
    if reason.code == "cancelled":
        return TaskCancelledError()
    if reason.code == "contentPolicyViolation":
        return ContentPolicyViolationError(reason=reason.message)
    if reason.code == "emptyPlan":
        return InvalidPositivePromptError()
    return InferenceError(reason=REASONS.get(reason.code, reason.message))


def present(spec: TaskSpec, row: ResultRow) -> Json:
    """For webhooks: an item for a finished result, an error object for a failed one."""
    if row.state == "done":
        return result_item(spec, row)
    return failure(spec, row).envelope()


def address(base_url: str, row: ResultRow) -> str:
    """Where a finished picture can be fetched."""
    return f"{base_url}/images/{row.image_id}.{EXTENSIONS[row.media_type]}"


def _outputs(terms: Terms, row: ResultRow) -> Json:
    uri = f"data:{row.media_type};base64,"
    forms = {
        "URL": ("imageURL", address(terms.base_url, row)),
        "base64Data": ("imageBase64Data", Inline(row.path, row.size)),
        "dataURI": ("imageDataURI", Inline(row.path, row.size, uri)),
    }
    return dict(forms[name] for name in terms.output_types)


def _plan_and_stage(row: ResultRow) -> Json:
    known = {"plan": row.plan, "stage": row.stage}
    return {name: value for name, value in known.items() if value is not None}


def _plan_is_borderline(row: ResultRow) -> bool:
    return row.plan is not None and check_plan(row.plan).flagged
