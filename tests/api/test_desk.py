"""One task in, its replies out: what the scenarios cannot bring about."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from tests.api.helpers import MODEL, StubBoard, draw, new_uuid, owner_of, ring_of

from imagineart.api.catalogue import Catalogue, Model
from imagineart.api.desk import Caller, Desk, Settled, merged, parse_batch, scope_of, settled
from imagineart.api.errors import InvalidRequestError, WireError
from imagineart.api.limits import RateLimit
from imagineart.errors import ImagineArtError
from imagineart.service.task import (
    NoWorkerError,
    OutboundRefusedError,
    QuotaExceededError,
    StorageFullError,
    TaskExpiredError,
    TaskSpec,
    TaskState,
)
from imagineart.service.usage import Allowance

pytestmark = pytest.mark.anyio
ME = owner_of("test-me")
CALLER = Caller(ME, "http://here")
Take = Callable[..., Any]


def desk_of(board: StubBoard, path: Path, **changes: Any) -> Desk:
    model = Model(MODEL, "ImagineArt 2.0", "2.0", "fake", 0.05)
    given: dict[str, Any] = {
        "rate": RateLimit(1000),
        "reads": RateLimit(1000),
        "max_in_flight": 10,
    } | changes
    return Desk(board, Catalogue(model), ring_of(path, "test-me", "test-stranger"), **given)


async def replies_to(desk: Desk, raw: object, caller: Caller = CALLER) -> list[Settled]:
    return [await settled(reply) async for reply in await desk.take(raw, caller)]


async def only(desk: Desk, raw: object, caller: Caller = CALLER) -> dict[str, Any]:
    (reply,) = await replies_to(desk, raw, caller)
    assert not isinstance(reply, WireError), reply
    (item,) = reply
    return item


async def refusal(desk: Desk, raw: object, caller: Caller = CALLER) -> WireError:
    (reply,) = await replies_to(desk, raw, caller)
    assert isinstance(reply, WireError)
    return reply


async def test_a_partly_failed_task_tells_both(tmp_path: Path) -> None:
    desk = desk_of(StubBoard(ends={1: "inferenceError"}), tmp_path)
    data, errors = merged(await replies_to(desk, draw(numberResults=3)))
    assert len(data) == 2
    assert [error.code for error in errors] == ["inferenceError"]
    assert errors[0].message == "The image could not be made. reason"


@pytest.mark.parametrize(
    ("code", "wire_code", "status"),
    [
        ("inferenceError", "inferenceError", 500),
        ("workerCrashed", "inferenceError", 500),
        ("workerTimeout", "inferenceError", 500),
        ("workerMemory", "inferenceError", 500),
        ("contentPolicyViolation", "contentPolicyViolation", 400),
        ("emptyPlan", "invalidPositivePrompt", 400),
        ("cancelled", "taskCancelled", 500),
    ],
)
async def test_why_results_fail(tmp_path: Path, code: str, wire_code: str, status: int) -> None:
    task = draw()
    error = await refusal(desk_of(StubBoard(ends={0: code}), tmp_path), task)
    assert (error.code, error.status) == (wire_code, status)
    assert (error.task_type, error.task_uuid) == ("imageInference", task["taskUUID"])


async def test_polls_tell_failures_with_their_status_after_the_data(tmp_path: Path) -> None:
    board = StubBoard(ends={0: "workerCrashed"})
    desk = desk_of(board, tmp_path)
    task = draw(numberResults=2)
    await replies_to(desk, task)
    data, error = await replies_to(desk, {"taskType": "getResponse", "taskUUID": task["taskUUID"]})
    assert not isinstance(data, WireError)
    assert data[0]["status"] == "success"
    assert isinstance(error, WireError)
    assert error.envelope()["status"] == "error"
    assert error.status == 200  # the poll itself went well
    assert error.envelope()["taskUUID"] == task["taskUUID"]


async def test_what_is_being_drawn_is_told_without_outputs(tmp_path: Path) -> None:
    desk = desk_of(StubBoard(finishes=False), tmp_path)
    task = draw(deliveryMethod="async", outputType="base64Data")
    await replies_to(desk, task)
    item = await only(desk, {"taskType": "getResponse", "taskUUID": task["taskUUID"]})
    assert item == {
        "taskType": "imageInference",
        "taskUUID": task["taskUUID"],
        "status": "processing",
        "progress": 50,
    }


@pytest.mark.parametrize(("refused_at", "told"), [(0.5, "data"), (2.0, "errors")])
async def test_details_tell_the_last_answer_be_it_a_refused_repeat(
    tmp_path: Path, refused_at: float, told: str
) -> None:
    desk = desk_of(StubBoard(refused_at=refused_at), tmp_path)
    task = draw()
    await replies_to(desk, task)
    item = await only(desk, {"taskType": "getTaskDetails", "taskUUID": task["taskUUID"]})
    assert list(item["response"]) == [told]
    if told == "errors":
        (error,) = item["response"]["errors"]
        assert (error["code"], error["taskUUID"]) == ("conflictTaskUUID", task["taskUUID"])
        assert error["taskType"] == "imageInference"


async def test_details_tell_data_and_errors(tmp_path: Path) -> None:
    desk = desk_of(StubBoard(ends={0: "cancelled"}), tmp_path)
    task = draw(numberResults=2)
    await replies_to(desk, task)
    item = await only(desk, {"taskType": "getTaskDetails", "taskUUID": task["taskUUID"]})
    assert item["request"] == [task]
    assert len(item["response"]["data"]) == 1
    assert item["response"]["errors"][0]["code"] == "taskCancelled"


async def test_a_key_sees_only_its_own_tasks(tmp_path: Path) -> None:
    desk = desk_of(StubBoard(), tmp_path)
    task = draw()
    await replies_to(desk, task)
    poll = {"taskType": "getResponse", "taskUUID": task["taskUUID"]}
    stranger = Caller(owner_of("test-stranger"), "http://here")
    assert (await refusal(desk, poll, stranger)).code == "taskNotFound"
    assert (await only(desk, task, stranger))["imageUUID"]


async def test_an_expired_task_is_told_apart(tmp_path: Path) -> None:
    class Forgetful(StubBoard):
        async def state(self, owner: str, task_uuid: str) -> TaskState:
            raise TaskExpiredError("over", field="taskUUID")

    poll = {"taskType": "getResponse", "taskUUID": new_uuid()}
    error = await refusal(desk_of(Forgetful(), tmp_path), poll)
    assert (error.code, error.status) == ("taskExpired", 404)


async def test_many_tasks_are_accepted_in_their_order_and_a_few_at_a_time(tmp_path: Path) -> None:
    class Slow(StubBoard):
        under_way = most = 0

        async def submit(self, spec: TaskSpec, allowance: Allowance) -> TaskState:
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            await asyncio.sleep(0)
            self.under_way -= 1
            return await super().submit(spec, allowance)

    board = Slow()
    batch = [draw(deliveryMethod="async") for _ in range(100)]
    taken = [raw async for raw, _ in desk_of(board, tmp_path).take_all(batch, CALLER)]
    assert taken == batch
    assert [name for _, name in board.tasks] == [task["taskUUID"] for task in batch]
    assert 1 < board.most <= 16


async def test_a_task_may_ask_about_one_before_it(tmp_path: Path) -> None:
    task = draw(deliveryMethod="async")
    batch = [task, {"taskType": "getResponse", "taskUUID": task["taskUUID"]}]
    desk = desk_of(StubBoard(), tmp_path)
    told = [
        await settled(r) async for _, replies in desk.take_all(batch, CALLER) async for r in replies
    ]
    data, errors = merged(told)
    assert (data[1]["status"], errors) == ("success", [])


async def test_too_many_unfinished_results_are_refused_before_they_are_known(
    tmp_path: Path,
) -> None:
    board = StubBoard(unfinished=8)
    error = await refusal(desk_of(board, tmp_path), draw(numberResults=3))
    assert "10 unfinished results" in error.message
    assert (error.code, error.status) == ("rateLimitExceeded", 429)
    assert board.tasks == {}


async def test_too_many_results_a_minute_are_refused_before_they_are_known(tmp_path: Path) -> None:
    board = StubBoard()
    desk = desk_of(board, tmp_path, rate=RateLimit(3))
    await replies_to(desk, draw(numberResults=2))
    task = draw(numberResults=2)
    assert (await refusal(desk, task)).status == 429
    assert len(board.tasks) == 1
    assert (await refusal(desk, {**task, "taskType": "getResponse"})).code != "rateLimitExceeded"


@pytest.mark.parametrize(
    "kind", ["getResponse", "getTaskDetails", "modelSearch", "accountManagement"]
)
async def test_too_many_questions_a_minute_are_refused(tmp_path: Path, kind: str) -> None:
    desk = desk_of(StubBoard(), tmp_path, reads=RateLimit(1))
    task = draw()
    await only(desk, task)
    asked = {"taskType": kind, "taskUUID": task["taskUUID"]}
    asked |= {"operation": "getDetails"} if kind == "accountManagement" else {}
    await only(desk, asked)
    assert (await refusal(desk, asked)).code == "rateLimitExceeded"
    await only(desk, draw())  # what is new is counted on its own


async def test_results_can_be_asked_for_a_few_at_a_time(tmp_path: Path) -> None:
    desk = desk_of(StubBoard(ends={4: "inferenceError"}), tmp_path)
    task = draw(numberResults=5)
    await replies_to(desk, task)
    page = {"taskType": "getResponse", "taskUUID": task["taskUUID"], "offset": 2, "limit": 2}
    (data,) = await replies_to(desk, page)
    assert not isinstance(data, WireError)
    assert [item["imageUUID"] for item in data] == ["image-2", "image-3"]
    (error,) = await replies_to(desk, page | {"offset": 4})
    assert isinstance(error, WireError)
    assert await replies_to(desk, page | {"offset": 5}) == []


@pytest.mark.parametrize("refused", [StorageFullError, NoWorkerError])
async def test_what_cannot_be_done_now_is_503(
    tmp_path: Path, refused: type[ImagineArtError]
) -> None:
    board = StubBoard(refuses=refused("only 3 MiB are free"))
    error = await refusal(desk_of(board, tmp_path), draw())
    assert (error.code, error.status) == ("noAvailableServer", 503)
    assert error.message.endswith("now. Only 3 MiB are free.")


@pytest.mark.parametrize(
    ("parameter", "code"),
    [("webhookURL", "invalidWebhookURL"), ("uploadEndpoint", "invalidUploadEndpoint")],
)
async def test_an_address_that_is_not_called(tmp_path: Path, parameter: str, code: str) -> None:
    words = "IMAGINEART_ALLOW_PRIVATE_NETWORK allows it"
    board = StubBoard(refuses=OutboundRefusedError(words, field=parameter))
    error = await refusal(desk_of(board, tmp_path), draw())
    assert (error.code, error.parameter) == (code, parameter)
    assert words in error.message


async def test_a_database_that_is_away_is_told_as_such(tmp_path: Path) -> None:
    away = OperationalError("INSERT", {}, Exception("gone"))
    error = await refusal(desk_of(StubBoard(refuses=away), tmp_path), draw())
    assert (error.code, error.status) == ("noAvailableServer", 503)
    assert "database" in error.message


async def test_what_nobody_expected_is_a_500_with_the_tasks_name(tmp_path: Path) -> None:
    task = draw()
    error = await refusal(desk_of(StubBoard(refuses=ZeroDivisionError()), tmp_path), task)
    assert (error.code, error.status) == ("internalServerError", 500)
    assert error.task_uuid == task["taskUUID"]
    assert "ZeroDivision" not in error.message


async def test_a_picture_that_is_gone_when_it_is_sent_is_an_error_of_its_task(
    tmp_path: Path,
) -> None:
    class Lost(StubBoard):
        async def image_size(self, path: str) -> int:
            raise FileNotFoundError(path)

    task = draw(outputType="base64Data")
    error = await refusal(desk_of(Lost(), tmp_path), task)
    assert (error.code, error.task_uuid) == ("internalServerError", task["taskUUID"])


async def test_a_dry_run_leaves_nothing_behind(tmp_path: Path) -> None:
    board = StubBoard()
    item = await only(
        desk_of(board, tmp_path), draw(numberResults=3), Caller(ME, "http://here", dry_run=True)
    )
    assert item["cost"] == 0.15
    assert board.tasks == {}


async def test_an_open_engine_refuses_to_call_its_pictures_safe(tmp_path: Path) -> None:
    desk = desk_of(StubBoard(vocabulary_is_open=True), tmp_path)
    error = await refusal(desk, draw(safety={"mode": "fast"}))
    assert (error.code, error.parameter) == ("unsupportedSafetyMode", "safety.mode")
    assert error.facts["allowedValues"] == ["none"]
    assert "NSFWContent" not in await only(desk, draw())


async def test_what_an_engine_can_draw_is_waited_for_before_it_is_called_safe(
    tmp_path: Path,
) -> None:
    desk = desk_of(StubBoard(vocabulary_is_open=None), tmp_path)
    error = await refusal(desk, draw(safety={"mode": "fast"}))
    assert (error.code, error.status) == ("noAvailableServer", 503)
    assert "NSFWContent" not in await only(desk, draw())


async def test_without_a_check_nothing_is_checked(tmp_path: Path) -> None:
    desk = desk_of(StubBoard(), tmp_path)
    assert "NSFWContent" not in await only(desk, draw(positivePrompt="a nude statue"))


async def test_a_ttl_counts_only_for_addresses(tmp_path: Path) -> None:
    board = StubBoard()
    desk = desk_of(board, tmp_path)
    for changes in ({"ttl": 60}, {"ttl": 60, "outputType": "dataURI"}, {"ttl": 10**18}, {}):
        await replies_to(desk, draw(**changes))
    ttls = [spec.ttl_s for spec in board.tasks.values()]
    assert ttls == [60, None, 10 * 365 * 24 * 3600, None]


async def test_seeds_are_fixed_at_acceptance(tmp_path: Path) -> None:
    board = StubBoard()
    await replies_to(desk_of(board, tmp_path), draw(numberResults=3))
    (spec,) = board.tasks.values()
    assert len(set(spec.seeds)) == 3
    assert all(0 <= seed < 2**32 for seed in spec.seeds)


async def test_what_is_counted(tmp_path: Path) -> None:
    told: list[tuple[str, str | None]] = []
    desk = desk_of(
        StubBoard(),
        tmp_path,
        on_answered=lambda kind, e: told.append((kind, e.code if e else None)),
    )
    for raw in (draw(), draw(seed=-1), {"taskType": "x" * 1000}, 7):
        await replies_to(desk, raw)
    assert told == [
        ("imageInference", None),
        ("imageInference", "invalidSeed"),
        ("unknown", "unsupportedTaskType"),
        ("unknown", "invalidRequest"),
    ]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "[", "[1e", "[" * 10**5, "9" * 10**4, b"\xff\xfe", "[NaN]"]
)
def test_what_is_no_batch(text: str | bytes) -> None:
    with pytest.raises(InvalidRequestError):
        parse_batch(text, 10)


def test_a_batch_has_a_limit() -> None:
    assert parse_batch("[1,2]", 2) == [1, 2]
    with pytest.raises(InvalidRequestError, match="At most 2 tasks"):
        parse_batch("[1,2,3]", 2)


def test_the_scope_of_a_task() -> None:
    assert scope_of({"taskType": "a", "taskUUID": "b"}) == ("a", "b")
    assert scope_of({"taskType": 7}) == (None, None)
    assert scope_of(7) == (None, None)


@pytest.mark.parametrize(
    ("scope", "kinds"),
    [
        ("draw", ["imageInference"]),
        ("read", ["getResponse", "getTaskDetails", "accountManagement"]),
        ("cancel", []),
    ],
)
async def test_a_key_does_only_what_its_scopes_say(
    tmp_path: Path, scope: str, kinds: list[str]
) -> None:
    desk = desk_of(StubBoard(), tmp_path)
    key, _ = desk.keys.create("limited", scopes=(scope,))
    caller, task = Caller(key.id, "http://here"), draw()
    allowed = []
    for kind in ("imageInference", "getResponse", "getTaskDetails", "accountManagement"):
        raw = task if kind == "imageInference" else {"taskType": kind, "taskUUID": new_uuid()}
        raw |= {"operation": "getDetails"} if kind == "accountManagement" else {}
        (reply,) = await replies_to(desk, raw, caller)
        if not isinstance(reply, WireError) or reply.code != "insufficientPermissions":
            allowed.append(kind)
        else:
            assert reply.status == 403
            assert (reply.task_type, reply.task_uuid) == (kind, raw["taskUUID"])
    assert allowed == kinds
    assert await only(desk, {"taskType": "ping"}, caller) == {"taskType": "ping", "pong": True}


async def test_a_key_that_ended_does_nothing_more(tmp_path: Path) -> None:
    desk = desk_of(StubBoard(), tmp_path)
    key, _ = desk.keys.create("short-lived")
    desk.keys.revoke(key.id)
    error = await refusal(desk, draw(), Caller(key.id, "http://here"))
    assert (error.code, error.status) == ("invalidApiKey", 401)


async def test_a_used_up_quota_is_told_and_not_tried_again(tmp_path: Path) -> None:
    board = StubBoard(refuses=QuotaExceededError("5 results a day are allowed for this key"))
    error = await refusal(desk_of(board, tmp_path), draw())
    assert (error.code, error.status) == ("quotaExceeded", 402)
    assert error.message == (
        "Quota exceeded. 5 results a day are allowed for this key. The day ends at 0:00 UTC."
    )


async def test_the_board_is_told_what_the_key_may_have_and_whether_it_is_waited_for(
    tmp_path: Path,
) -> None:
    asked = []

    class Noting(StubBoard):
        async def submit(self, spec: TaskSpec, allowance: Allowance) -> TaskState:
            asked.append((allowance, spec.waits))
            return await super().submit(spec, allowance)

    desk = desk_of(Noting(), tmp_path)
    key, _ = desk.keys.create("a", results_per_day=5, pixels_per_day=9)
    caller = Caller(key.id, "http://here")
    await only(desk, draw(), caller)
    await only(desk, draw(deliveryMethod="async"), caller)
    assert asked == [(Allowance(10, 5, 9), True), (Allowance(10, 5, 9), False)]


async def test_the_account_tells_what_was_used(tmp_path: Path) -> None:
    task = {"taskType": "accountManagement", "taskUUID": new_uuid(), "operation": "getDetails"}
    item = await only(desk_of(StubBoard(unfinished=2), tmp_path), task)
    assert item["usage"] == {
        "resultsInFlight": 2,
        "day": "2026-11-30",
        "results": 7,
        "resultsDone": 4,
        "resultsFailed": 1,
        "pixels": 8,
    }


class TestForcedSafety:
    """The operator has every task's words checked."""

    async def told(self, path: Path, task: dict[str, Any], **board: Any) -> Any:
        desk = desk_of(StubBoard(**board), path, safety="fast")
        (reply,) = await replies_to(desk, task)
        return reply

    async def test_a_task_that_asks_for_none_is_checked(self, tmp_path: Path) -> None:
        for asked in ({}, {"safety": {"mode": "none"}}, {"checkNSFW": False}):
            error = await self.told(tmp_path, draw(positivePrompt="hentai", **asked))
            assert (error.code, "sexual" in error.message) == ("contentPolicyViolation", True)

    async def test_what_passes_says_so(self, tmp_path: Path) -> None:
        (item,) = await self.told(tmp_path, draw())
        assert item["NSFWContent"] is False
        (item,) = await self.told(tmp_path, draw(positivePrompt="a nude statue"))
        assert item["NSFWContent"] is True

    async def test_an_engine_that_draws_anything_is_not_called_safe(self, tmp_path: Path) -> None:
        (item,) = await self.told(tmp_path, draw(), vocabulary_is_open=True)
        assert "NSFWContent" not in item
        error = await self.told(tmp_path, draw(positivePrompt="hentai"), vocabulary_is_open=True)
        assert error.code == "contentPolicyViolation"
        wish = draw(safety={"mode": "fast"})
        error = await self.told(tmp_path, wish, vocabulary_is_open=True)
        assert error.code == "unsupportedSafetyMode"

    async def test_the_worker_checks_the_plan_too(self, tmp_path: Path) -> None:
        board = StubBoard()
        await replies_to(desk_of(board, tmp_path, safety="fast"), draw())
        (spec,) = board.tasks.values()
        assert spec.context["safety"] == "fast"
