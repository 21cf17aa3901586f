"""What is the answer to one task object, whatever transport brought it?

`Desk.take` checks and accepts a task before it returns; the replies then come out of an iterator,
each as soon as it is known. A reply is either data or one error, never both, so that a socket can
send each as a frame of its own.
"""

import asyncio
import json
import logging
import time
import uuid
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice
from typing import ClassVar, Protocol

from imagineart.api import items, wire
from imagineart.api.catalogue import Catalogue, Model
from imagineart.api.errors import (
    ConflictTaskUUIDError,
    ContentPolicyViolationError,
    InsufficientPermissionsError,
    InternalServerError,
    InvalidApiKeyError,
    InvalidRequestError,
    NoAvailableServerError,
    QuotaExceededError,
    RateLimitExceededError,
    TaskExpiredError,
    TaskNotFoundError,
    UnsupportedSafetyModeError,
    WireError,
)
from imagineart.api.items import Json, Terms
from imagineart.api.keys import ApiKey, KeyRing
from imagineart.api.limits import RateLimit
from imagineart.journal import noted
from imagineart.request import FULL, Resolution, seeds_of
from imagineart.safety.policy import Verdict, check_prompt
from imagineart.service import task as service
from imagineart.service.database import LOST
from imagineart.service.gallery import Kept, Wanted
from imagineart.service.keys import Scope
from imagineart.service.memory import Memory
from imagineart.service.messages import Export
from imagineart.service.oversight import Oversight
from imagineart.service.pieces import LostPictureError
from imagineart.service.spans import current_parent
from imagineart.service.task import Delivery, ResultRow, StoredImage, TaskSpec, TaskState
from imagineart.service.usage import Allowance, Used

log = logging.getLogger(__name__)

Item = Callable[[TaskSpec, ResultRow], Json]
AT_ONCE = 16  # pictures asked for in one request that are accepted together
SCOPES: Mapping[str, Scope] = {
    wire.ImageInference.name: "draw",
    wire.GetResponse.name: "read",
    wire.GetTaskDetails.name: "read",
    wire.AccountManagement.name: "read",
}  # what a key must be allowed, by taskType
TTL_MAX = 10 * 365 * 24 * 3600  # seconds; a longer wish is shortened to it
Data = tuple[Json, ...]
Settled = Data | WireError


class Board(Protocol):
    """What the API needs of the service's task board."""

    async def start(self) -> None:
        """Begin to work."""

    async def stop(self, drain_s: float = 0.0) -> None:
        """Finish or hand back what is being drawn."""

    async def submit(self, spec: TaskSpec, allowance: Allowance) -> TaskState:
        """Persist a task, unless it is more than its owner may have."""

    def stream(self, owner: str, task_uuid: str) -> AsyncIterator[ResultRow]:
        """Each result as it finishes."""

    async def state(self, owner: str, task_uuid: str) -> TaskState:
        """All that is known of a task."""

    def watch(self, owner: str, task_uuid: str, look_s: float) -> AsyncIterator[TaskState]:
        """The same again and again until it is finished."""

    async def gallery(self, owner: str, wanted: Wanted) -> tuple[tuple[Kept, ...], int]:
        """A page of an owner's pictures, newest first, and how many there are on all pages."""

    async def kept(self, owner: str, image_id: str) -> Kept:
        """One of an owner's pictures. Raises `ImageNotFoundError`."""

    async def forget_picture(self, owner: str, image_id: str) -> None:
        """Forget a finished picture. Raises `ImageNotFoundError`, `PictureUnfinishedError`."""

    async def cancel(self, owner: str, task_uuid: str) -> TaskState:
        """Stop what is not finished."""

    async def in_flight(self, owner: str) -> int:
        """Unfinished results of an owner."""

    async def used_today(self, owner: str) -> Used:
        """What an owner used today."""

    async def open_image(self, image_id: str) -> StoredImage:
        """A finished picture's file."""

    def stream_image(
        self, path: str, start: int = 0, end: int | None = None
    ) -> AsyncIterator[bytes]:
        """Bytes of a picture, in chunks."""

    async def image_size(self, path: str) -> int:
        """Bytes of a picture's file. Raises `FileNotFoundError`."""

    async def counts(self) -> Mapping[str, int]:
        """Figures for the metrics."""

    def draws_anything(self, engine: str) -> bool | None:
        """Whether the engine draws whatever words can say; None as long as it is not loaded."""

    @property
    def memory(self) -> Memory:
        """What clients of sockets were told."""

    async def oversight(self) -> Oversight:
        """Who waits, and who draws what."""

    async def dead_letters(self, limit: int) -> tuple[Delivery, ...]:
        """The newest deliveries that were given up."""

    async def replay(self, ids: Sequence[int] | None) -> int:
        """Try given-up deliveries again: these, or all. Returns how many."""

    def exports(self, engine: str) -> frozenset[Export]:
        """What can be had of its pictures beside themselves; none as long as it is not loaded."""

    def resolutions(self, engine: str) -> tuple[Resolution, ...]:
        """Those that it draws, the smallest first; none as long as it is not loaded."""

    @property
    def ready(self) -> bool:
        """Whether a worker can paint."""


@dataclass(frozen=True, slots=True)
class Later:
    """Data with pictures in it, which must be there when it is about to be sent."""

    data: Data
    check: Callable[[], Awaitable[None]]  # raises if a picture is gone
    about: Json  # the task

    async def settled(self) -> Settled:
        """The data; an error if it cannot be had any more."""
        try:
            await self.check()
        except Exception:
            log.exception("a reply could not be put together")
            return InternalServerError().about(*scope_of(self.about))
        return self.data


Reply = Settled | Later
Replies = AsyncIterator[Reply]


async def settled(reply: Reply) -> Settled:
    """The reply as it is sent."""
    return await reply.settled() if isinstance(reply, Later) else reply


@dataclass(frozen=True, slots=True)
class Beside:
    """What the page asks for and the wire has no words for: how large, and of which plan and stage,
    where a picture is drawn again."""

    resolution: Resolution = FULL
    understood: Json | None = None
    staged: Json | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, from where pictures will be reached, and whether anything is to be done at all."""

    owner: str
    base_url: str
    dry_run: bool = False
    beside: Beside = Beside()


class Desk:
    """Takes tasks and answers them."""

    def __init__(
        self,
        board: Board,
        catalogue: Catalogue,
        keys: KeyRing,
        *,
        rate: RateLimit,
        reads: RateLimit,
        max_in_flight: int,
        safety: wire.SafetyMode = "none",
        on_answered: Callable[[str, WireError | None], None] = lambda kind, error: None,
        on_time: Callable[[str, float], None] = lambda what, seconds: None,
    ) -> None:
        self.board = board
        self.catalogue = catalogue
        self.keys = keys
        self._rate = rate
        self._reads = reads
        self._max_in_flight = max_in_flight
        self._safety = safety  # at least
        self._on_answered = on_answered
        self._on_time = on_time

    async def take(self, raw: object, caller: Caller) -> Replies:
        """Accept one task object. Never raises: refusals are replies too."""
        try:
            return await self.admit(raw, caller)
        except WireError as error:
            return _just(error.about(*scope_of(raw)))

    async def admit(self, raw: object, caller: Caller) -> Replies:
        """Accept one task object. Raises `WireError` for a refusal."""
        kind = raw.get("taskType") if isinstance(raw, dict) else None
        name = kind if isinstance(kind, str) and kind in wire.TASKS else "unknown"
        try:
            task = wire.parse_task(raw, self.catalogue)
            self._check_scope(task, caller)
            replies = await self._answers[type(task)](self, task, raw, caller)
        except WireError as error:
            self._on_answered(name, error)
            raise
        except LOST as error:
            away = NoAvailableServerError(reason="The database cannot be reached.")
            self._on_answered(name, away)
            raise away from error
        except Exception as error:
            log.exception("a task failed unexpectedly")
            failed = InternalServerError()
            self._on_answered(name, failed)
            raise failed from error
        self._on_answered(name, None)
        return self._guarded(replies, raw)

    async def take_all(
        self, batch: Sequence[object], caller: Caller
    ) -> AsyncIterator[tuple[object, Replies]]:
        """Accept task objects in their order, a few at a time.

        Few share a commit, so that many are soon done; all at once would keep others waiting.
        """
        for some in _together(batch):
            taken = await asyncio.gather(*(self.take(raw, caller) for raw in some))
            for raw, replies in zip(some, taken, strict=True):
                yield raw, replies

    async def _guarded(self, replies: Replies, raw: object) -> Replies:
        try:
            async for reply in replies:
                yield reply
        except LOST:
            away = NoAvailableServerError(reason="The database cannot be reached.")
            yield away.about(*scope_of(raw))
        except Exception:
            log.exception("the replies to a task ended unexpectedly")
            yield InternalServerError().about(*scope_of(raw))

    # ── imageInference ───────────────────────────────────────────────────────────────────────────

    async def _draw(self, task: wire.ImageInference, raw: Json, caller: Caller) -> Replies:
        model = self.catalogue[task.model]
        safety, verdict = self._examined(task, model)
        if caller.dry_run:
            return _just(_priced(task, model))
        self._rate.admit(caller.owner, task.number_results)
        spec = _spec(task, raw, caller, model, safety, verdict)
        begun = time.perf_counter()
        await self._submit(spec)
        self._on_time("accept", time.perf_counter() - begun)
        if not task.waits:
            return _just((items.acknowledgement(spec),))
        return self._results(spec)

    def _examined(self, task: wire.ImageInference, model: Model) -> tuple[wire.SafetyMode, Verdict]:
        """How its pictures are examined, and what the policy says of its words.

        Of an engine that draws anything, no picture is called safe.
        """
        mode = task.safety_mode if task.safety_mode != "none" else self._safety
        if mode == "none":
            return mode, Verdict()
        open_vocabulary = self.board.draws_anything(model.engine)
        if open_vocabulary is None:
            raise NoAvailableServerError(reason="The engine is still being loaded.")
        if open_vocabulary and task.safety_mode != "none":
            raise UnsupportedSafetyModeError()
        verdict = check_prompt(task.positive_prompt)
        if verdict.blocked:
            raise ContentPolicyViolationError(reason=verdict.category)
        return "none" if open_vocabulary else mode, verdict

    async def _submit(self, spec: TaskSpec) -> None:
        try:
            await self.board.submit(spec, self._key(spec.owner).allowance(self._max_in_flight))
        except service.TaskConflictError as error:
            raise ConflictTaskUUIDError() from error
        except service.TooManyResultsError as error:
            raise RateLimitExceededError(
                reason=f"At most {self._max_in_flight} unfinished results are allowed for this key."
            ) from error
        except service.QuotaExceededError as error:
            raise QuotaExceededError(reason=_sentence(error.message)) from error
        except (service.StorageFullError, service.NoWorkerError) as error:
            raise NoAvailableServerError(reason=_sentence(error.message)) from error
        except service.OutboundRefusedError as error:
            raise wire.INVALID[error.field](reason=error.message) from error

    async def resume(self, owner: str, task_uuid: str, told: Collection[str]) -> Replies:
        """The results of a task that its client waits for but for those that it was `told` of."""
        try:
            spec = (await self.board.state(owner, task_uuid)).spec
        except (service.TaskNotFoundError, service.TaskExpiredError):
            return
        if spec.waits:
            async for reply in self._guarded(self._results(spec, told), spec.wire):
                yield reply

    async def _results(self, spec: TaskSpec, told: Collection[str] = ()) -> Replies:
        async for row in self.board.stream(spec.owner, spec.task_uuid):
            if row.image_id in told:
                continue
            if row.state == "done":
                yield self._presented(items.result_item, spec, row)
            else:
                yield items.failure(spec, row)

    def _presented(self, item: Item, spec: TaskSpec, *rows: ResultRow) -> Reply:
        data = tuple(item(spec, row) for row in rows)
        if not Terms.kept(spec.context).inline:
            return data
        done = [(row.path, row.size) for row in rows if row.state == "done"]
        return Later(data, partial(self._check_pictures, done), spec.wire)

    async def _check_pictures(self, pictures: Sequence[tuple[str, int]]) -> None:
        for path, size in pictures:
            if await self.board.image_size(path) != size:
                raise LostPictureError(f"{path} has not the {size} bytes it had")

    # ── Looking at earlier tasks ─────────────────────────────────────────────────────────────────

    async def _poll(self, task: wire.GetResponse, raw: Json, caller: Caller) -> Replies:
        self._reads.admit(caller.owner)
        state = await self.state(caller.owner, task.task_uuid)
        asked = state.results[task.offset : task.offset + task.limit]
        return self._snapshot(replace(state, results=asked))

    async def _snapshot(self, state: TaskState) -> Replies:
        living = [row for row in state.results if row.state != "failed"]
        if living:
            yield self._presented(items.polled_item, state.spec, *living)
        for row in state.results:
            if row.state == "failed":
                yield items.failure(state.spec, row, polled=True)

    async def _details(self, task: wire.GetTaskDetails, raw: Json, caller: Caller) -> Replies:
        self._reads.admit(caller.owner)
        state = await self.state(caller.owner, task.task_uuid)
        last = _refusal(state) if _refused_last(state) else self._snapshot(state)
        data, errors = merged([await settled(reply) async for reply in last])
        response = ({"data": data} if data else {}) | (
            {"errors": [error.envelope() for error in errors]} if errors else {}
        )
        item = _echo(task) | {"request": [state.spec.wire], "response": response}
        return _just((item,))

    async def state(self, owner: str, task_uuid: str) -> TaskState:
        """A task. Raises `TaskNotFoundError`, `TaskExpiredError` of the wire."""
        try:
            return await self.board.state(owner, task_uuid.lower())
        except service.TaskNotFoundError as error:
            raise TaskNotFoundError() from error
        except service.TaskExpiredError as error:
            raise TaskExpiredError() from error

    # ── Everything else ──────────────────────────────────────────────────────────────────────────

    async def _pong(self, task: wire.Ping, raw: Json, caller: Caller) -> Replies:
        scope = {"taskUUID": task.task_uuid} if task.task_uuid else {}
        return _just(({"taskType": task.name, **scope, "pong": True},))

    async def _search(self, task: wire.ModelSearch, raw: Json, caller: Caller) -> Replies:
        self._reads.admit(caller.owner)
        found = [m.described() for m in self.catalogue.values() if _suits(task, m.described())]
        page = found[task.offset : task.offset + task.limit]
        return _just((_echo(task) | {"results": page, "totalResults": len(found)},))

    async def _account(self, task: wire.AccountManagement, raw: Json, caller: Caller) -> Replies:
        self._reads.admit(caller.owner)
        item = _echo(task) | {
            "operation": task.operation,
            "organizationUUID": str(uuid.uuid5(uuid.NAMESPACE_URL, caller.owner)),
            "organizationName": "imagineart",
            "balance": {"amount": 0, "freeBalance": 0, "currency": "USD"},
            "team": [],
            "apiKeys": [{"id": key.id, "name": key.name} for key in self._own(caller.owner)],
            "usage": {
                "resultsInFlight": await self.board.in_flight(caller.owner),
                **_today(await self.board.used_today(caller.owner)),
            },
        }
        return _just((item,))

    def _own(self, owner: str) -> list[ApiKey]:
        return [self._key(owner)]

    def _key(self, owner: str) -> ApiKey:
        key = self.keys.of(owner)
        if key is None:
            raise InvalidApiKeyError()
        return key

    def _check_scope(self, task: wire.AnyTask, caller: Caller) -> None:
        if (scope := SCOPES.get(task.name)) is not None:
            self.check_scope(self._key(caller.owner), scope)

    def admit_read(self, owner: str) -> None:
        """Count one question. Raises `RateLimitExceededError`."""
        self._reads.admit(owner)

    def check_scope(self, key: ApiKey, scope: Scope) -> None:
        """Raises `InsufficientPermissionsError` if the key may not do this."""
        if scope not in key.scopes:
            raise InsufficientPermissionsError(scope=scope)

    async def _introduce(self, task: wire.Authentication, raw: Json, caller: Caller) -> Replies:
        key = self.keys.find(task.api_key)
        if key is None or key.id != caller.owner:
            raise InvalidApiKeyError()
        return _just((introduction(new_session()),))

    _answers: ClassVar[Mapping[type[wire.AnyTask], Callable[..., Awaitable[Replies]]]] = {
        wire.ImageInference: _draw,
        wire.GetResponse: _poll,
        wire.GetTaskDetails: _details,
        wire.Ping: _pong,
        wire.ModelSearch: _search,
        wire.AccountManagement: _account,
        wire.Authentication: _introduce,
    }


def introduction(session: str) -> Json:
    """The answer to an accepted key."""
    return {"taskType": wire.Authentication.name, "connectionSessionUUID": session}


def new_session() -> str:
    """A fresh name for a connection."""
    return str(uuid.uuid4())


def parse_json(text: bytes | str) -> object:
    """What a body or frame holds. Raises `InvalidRequestError` for what is not JSON."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        reason = "The body must be valid JSON in UTF-8, not compressed."
        raise InvalidRequestError(reason=reason) from error


def parse_batch(text: bytes | str, max_tasks: int) -> list[object]:
    """The task objects of a body or frame. Raises `InvalidRequestError` saying what is wrong."""
    batch = parse_json(text)
    if not isinstance(batch, list) or not batch:
        raise InvalidRequestError(reason="The body must be a JSON array with at least one task.")
    if len(batch) > max_tasks:
        raise InvalidRequestError(reason=f"At most {max_tasks} tasks fit into one request.")
    return batch


def reads_only(raw: object) -> bool:
    """Whether the task only asks, so that its replies are all known once it was taken."""
    return not _wishes(raw)


def _together(batch: Sequence[object]) -> Iterator[list[object]]:
    """Runs of wishes for pictures; any other task alone, as it may ask about those before it."""
    for draws, raws in groupby(batch, _wishes):
        while some := list(islice(raws, AT_ONCE if draws else 1)):
            yield some


def _wishes(raw: object) -> bool:
    return isinstance(raw, dict) and raw.get("taskType") == wire.ImageInference.name


def scope_of(raw: object) -> tuple[str | None, str | None]:
    """(taskType, taskUUID) as far as the client gave them."""
    if not isinstance(raw, dict):
        return None, None
    return wire.text_of(raw, "taskType"), wire.text_of(raw, "taskUUID")


def merged(replies: Sequence[Settled]) -> tuple[list[Json], list[WireError]]:
    """All data items and all errors."""
    errors = [reply for reply in replies if isinstance(reply, WireError)]
    data = [item for reply in replies if not isinstance(reply, WireError) for item in reply]
    return data, errors


async def _just(reply: Reply) -> Replies:
    yield reply


def _refused_last(state: TaskState) -> bool:
    """Whether the last answer under this UUID was that it is in use."""
    finished = max((row.finished_at or 0.0 for row in state.results), default=0.0)
    return state.refused_at is not None and state.refused_at >= finished


def _refusal(state: TaskState) -> Replies:
    return _just(ConflictTaskUUIDError().about(*scope_of(state.spec.wire)))


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:]}."


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _priced(task: wire.ImageInference, model: Model) -> Data:
    return (_echo(task) | {"cost": round(model.price_usd * task.number_results, 6)},)


def _spec(
    task: wire.ImageInference,
    raw: Json,
    caller: Caller,
    model: Model,
    safety: wire.SafetyMode,
    verdict: Verdict,
) -> TaskSpec:
    beside = caller.beside
    request = task.request().model_copy(update={"resolution": beside.resolution})
    terms = Terms.of(
        task,
        base_url=caller.base_url,
        price_usd=model.price_usd,
        safety=safety,
        flagged=verdict.flagged,
        request_id=noted("request"),
        traceparent=current_parent(),
    )
    return TaskSpec(
        owner=caller.owner,
        task_uuid=task.task_uuid.lower(),
        request=request,
        seeds=seeds_of(request),
        wire=raw,
        ttl_s=_ttl(task),
        webhook_url=task.webhook_url,
        upload_url=task.upload_endpoint,
        engine=model.engine,
        context=terms.keep(),
        waits=task.waits,
        understood=beside.understood,
        staged=beside.staged,
    )


def _today(used: Used) -> Json:
    return {
        "day": used.period,
        "results": used.accepted,
        "resultsDone": used.done,
        "resultsFailed": used.failed,
        "pixels": used.pixels,
    }


def _ttl(task: wire.ImageInference) -> int | None:
    if task.ttl is None or "URL" not in task.output_type:
        return None
    return min(task.ttl, TTL_MAX)


def _echo(task: wire.Task) -> Json:
    return {"taskType": task.name, "taskUUID": task.task_uuid}


def _suits(task: wire.ModelSearch, model: Json) -> bool:
    words = f"{model['name']} {model['air']} {model['architecture']}".lower()
    asked = {"category": task.category, "type": task.type, "architecture": task.architecture}
    return (
        task.search.lower() in words
        and all(value in (None, model[name]) for name, value in asked.items())
        and all(tag in model["tags"] for tag in task.tags)
        and task.visibility != "private"
    )
