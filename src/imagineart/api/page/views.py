"""How does the page see a task and its pictures? Rows of the service in the page's words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from imagineart.api.catalogue import AIR
from imagineart.api.items import EXTENSIONS, Json, error_of
from imagineart.api.page.shapes import AUTO, Failure, Live, Picture, Submission, Task
from imagineart.request import RESOLUTIONS, SIZES, GenerationRequest, Resolution
from imagineart.service.gallery import Kept
from imagineart.service.task import ResultRow, TaskState

NAMES: Mapping[tuple[int, int], str] = {pair: name for name, pair in SIZES.items()}
THUMB_EDGE = 512  # px
TELLING = 0.2  # share of the work from which its pace says when it ends


def task_of(submission: Submission) -> Json:
    """A wish of the page as a task of the wire."""
    task: Json = {
        "taskType": "imageInference",
        "taskUUID": submission.id,
        "model": AIR,
        "positivePrompt": submission.prompt,
        "numberResults": submission.number,
        "outputFormat": submission.format,
        "deliveryMethod": "async",
        "settings": {"thinkingLevel": submission.level},
    }
    if submission.look is not None:
        task["settings"]["look"] = submission.look
    if submission.seed is not None:
        task["seed"] = int(submission.seed)
    if submission.size != AUTO:
        task["width"], task["height"] = SIZES[submission.size]
    return task


def stage_at(kept: Kept, resolution: Resolution) -> Json | None:
    """Where everything stands in a picture, on a canvas of another resolution."""
    stage = kept.row.stage
    if not stage or "canvas" not in stage:
        return stage
    share = RESOLUTIONS[resolution] / RESOLUTIONS[kept.request.resolution]
    canvas = {edge: round(share * pixels) for edge, pixels in stage["canvas"].items()}
    return {**stage, "canvas": canvas}


def task_like(kept: Kept, id: str) -> Json:
    """The task of a picture, once more."""
    again = task_again(kept.request, kept.row.seed)
    return {**again, "taskUUID": id, "numberResults": 1, "deliveryMethod": "async"}


def task_again(request: GenerationRequest, seed: int) -> Json:
    """The task that draws one picture again, for a program to send."""
    settings = {"thinkingLevel": request.thinking} | (
        {} if request.look is None else {"look": request.look}
    )
    size = {} if request.size is None else {"width": request.width, "height": request.height}
    return {
        "taskType": "imageInference",
        "model": AIR,
        "positivePrompt": request.prompt,
        **size,
        "seed": seed,
        "outputFormat": request.format,
        "settings": settings,
    }


def view_of(state: TaskState, now: float) -> Task:
    """A task and its pictures at a time."""
    request, spec = state.spec.request, state.spec
    kept = [_kept(state, row) for row in state.results]
    return Task(
        id=spec.task_uuid,
        prompt=request.prompt,
        level=request.thinking,
        look=request.look,
        size=size_name(request),
        resolution=request.resolution,
        format=request.format,
        accepted_at=state.accepted_at,
        finished=state.finished,
        ahead=state.ahead,
        remaining_s=None if state.estimate_s is None else math.ceil(state.estimate_s),
        pictures=tuple(
            Live(**dict(picture_of(one)), remaining_s=remaining_s(one.row, now)) for one in kept
        ),
    )


def _kept(state: TaskState, row: ResultRow) -> Kept:
    spec = state.spec
    canvas = (row.stage or {}).get("canvas")
    size = (canvas["width"], canvas["height"]) if canvas else None
    light = replace(row, plan=None, stage=None)
    return Kept(
        row.index,
        spec.task_uuid,
        spec.request,
        spec.wire,
        state.accepted_at,
        state.expires_at,
        light,
        size,
    )


def picture_of(kept: Kept) -> Picture:
    """One picture."""
    row, request = kept.row, kept.request
    size = _size(kept) or (None, None)
    done = row.state == "done"
    return Picture(
        id=row.image_id,
        task=kept.task_uuid,
        index=row.index,
        prompt=request.prompt,
        level=request.thinking,
        look=request.look,
        size=size_name(request),
        resolution=request.resolution,
        seed=str(row.seed),
        state=row.state,
        step=row.progress.step if row.progress else "",
        share=round(row.progress.share, 3) if row.progress else float(row.finished),
        accepted_at=kept.accepted_at,
        finished_at=row.finished_at,
        expires_at=kept.expires_at,
        width=size[0],
        height=size[1],
        url=f"/images/{row.image_id}.{EXTENSIONS[row.media_type]}" if done else None,
        thumb=f"/page/thumbs/{row.image_id}-{THUMB_EDGE}.webp" if done else None,
        error=_failure(row),
    )


def _size(kept: Kept) -> tuple[int, int] | None:
    """(width, height), px, of the file, which an engine may draw smaller than its canvas; of what
    is asked for as long as there is none."""
    drawn = kept.row.provenance.get("size", "").partition("x")
    if drawn[0].isdecimal() and drawn[2].isdecimal():
        return int(drawn[0]), int(drawn[2])
    asked = kept.request.size
    return kept.size or (asked and kept.request.drawn_size(asked))


def larger(request: GenerationRequest, allowed: Sequence[Resolution]) -> Resolution | None:
    """The next resolution up, of those that the engine draws; None if there is none."""
    order = list(RESOLUTIONS)
    above = order[order.index(request.resolution) + 1 :]
    return next((one for one in above if one in allowed), None)


def size_name(request: GenerationRequest) -> str:
    """What the page calls the size that was asked for."""
    return AUTO if request.size is None else NAMES[request.size]


def remaining_s(row: ResultRow, now: float) -> int | None:
    """Seconds until a picture is drawn, by its own pace so far; None as long as that says little.

    share s after t seconds: t (1 − s) / s are left
    """
    share = row.progress.share if row.progress else 0.0
    if row.started_at is None or share < TELLING:
        return None
    return math.ceil(max(now - row.started_at, 0.0) * (1.0 - share) / share)


def _failure(row: ResultRow) -> Failure | None:
    if row.error is None:
        return None
    error = error_of(row.error)
    return Failure(code=error.code, message=error.message)
