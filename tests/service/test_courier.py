"""Webhooks and uploads to receivers good and bad."""

import asyncio
import base64
import hashlib
import hmac
import json
import random
import threading
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.service.helpers import (
    Answer,
    RealClock,
    Received,
    Receiver,
    Stage,
    make_spec,
    make_stage,
    until,
)

from imagineart.service import courier
from imagineart.service.courier import Manners, pause_s, signature
from imagineart.service.lane import Failed
from imagineart.service.outbound import AddressPolicy
from imagineart.service.pieces import Inline
from imagineart.service.resolver import ResolverBusyError
from imagineart.service.slots import SHARES
from imagineart.service.task import ResultError

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of milliseconds."""
    monkeypatch.setattr(courier, "FIRST_RETRY_S", 0.001)
    monkeypatch.setattr(courier, "LONGEST_RETRY_S", 0.01)


@asynccontextmanager
async def running(
    path: Path, policy: AddressPolicy | None = None, **manners: Any
) -> AsyncIterator[Stage]:
    stage = make_stage(path, manners=Manners(**manners), clock=RealClock(), policy=policy)
    await stage.board.start()
    yield stage
    await stage.board.stop()


async def settled(stage: Stage, count: int = 1, within_s: float = 10.0) -> None:
    def over() -> bool:
        states = [d.state for d in stage.store.deliveries.newest()]
        return len(states) >= count and "due" not in states

    await until(over, within_s)


async def test_one_call_per_finished_result_in_the_contract_s_form(
    tmp_path: Path, receiver: Receiver
) -> None:
    async with running(tmp_path) as stage:
        stage.lane.script = [Failed(ResultError("inferenceError", "no"), crashed=False)]
        await stage.board.submit(make_spec(number=3, webhook_url=receiver.url + "/hook?token=t"))
        await settled(stage, 3)
    bodies = sorted((json.loads(got.body) for got in receiver.got), key=str)
    assert bodies == [
        {"data": [{"taskUUID": "u1", "index": 1}]},
        {"data": [{"taskUUID": "u1", "index": 2}]},
        {"errors": [{"taskUUID": "u1", "index": 0, "code": "inferenceError"}]},
    ]
    assert {(got.method, got.path) for got in receiver.got} == {("POST", "/hook?token=t")}
    assert {got.headers["Content-Type"] for got in receiver.got} == {"application/json"}


async def test_a_flat_body_by_setting(tmp_path: Path, receiver: Receiver) -> None:
    async with running(tmp_path, body="flat") as stage:
        await stage.board.submit(make_spec(webhook_url=receiver.url))
        await settled(stage)
    assert json.loads(receiver.got[0].body) == {"taskUUID": "u1", "index": 0}


async def test_a_signed_call_can_be_verified_by_its_receiver(
    tmp_path: Path, receiver: Receiver
) -> None:
    secret = "whsec_" + base64.b64encode(b"a secret of some length").decode()
    async with running(tmp_path, secret=secret) as stage:
        await stage.board.submit(make_spec(webhook_url=receiver.url))
        await settled(stage)
    headers = {name.lower(): value for name, value in receiver.got[0].headers.items()}
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode()
    mac = hmac.new(b"a secret of some length", signed + receiver.got[0].body, hashlib.sha256)
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(mac.digest()).decode()}"


async def chunks(*found: bytes) -> AsyncIterator[bytes]:
    for chunk in found:
        yield chunk


async def test_the_signature_is_that_of_the_standard_s_own_example() -> None:
    # From the specification's reference libraries.
    headers = await signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        chunks(b'{"test": ', b"2432232314}"),
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


async def test_nothing_is_signed_without_a_secret(tmp_path: Path, receiver: Receiver) -> None:
    async with running(tmp_path) as stage:
        await stage.board.submit(make_spec(webhook_url=receiver.url))
        await settled(stage)
    assert not [name for name in receiver.got[0].headers if name.lower().startswith("webhook")]


async def test_a_call_with_the_picture_inside_is_sent_in_pieces_and_signed(
    tmp_path: Path, receiver: Receiver
) -> None:
    async with running(tmp_path, secret="s") as stage:
        stage.board._courier._present = lambda spec, row: {"image": Inline(row.path, row.size)}
        await stage.board.submit(make_spec(webhook_url=receiver.url))
        await settled(stage)
    (got,) = receiver.got
    (item,) = json.loads(got.body)["data"]
    assert base64.b64decode(item["image"]) == b"picture 0"
    headers = {name.lower(): value for name, value in got.headers.items()}
    assert headers["content-length"] == str(len(got.body))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + got.body
    mac = base64.b64encode(hmac.digest(b"s", signed, hashlib.sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{mac}"


@pytest.mark.parametrize("status", [301, 302, 400, 404, 410, 429, 500, 503])
async def test_anything_but_2xx_is_tried_again(
    tmp_path: Path, receiver: Receiver, status: int
) -> None:
    receiver.answer = lambda _: (204 if len(receiver.got) > 2 else status, {"Location": "/other"})
    async with running(tmp_path) as stage:
        await stage.board.submit(make_spec(webhook_url=receiver.url + "/hook"))
        await settled(stage)
        (delivery,) = stage.store.deliveries.newest()
    assert (delivery.state, delivery.tries) == ("delivered", 3)
    assert [got.path for got in receiver.got] == ["/hook"] * 3
    assert len({got.body for got in receiver.got}) == 1


async def test_every_try_of_a_call_has_the_same_id(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answer = lambda _: (200 if len(receiver.got) > 1 else 500, {})
    async with running(tmp_path, secret="s") as stage:
        await stage.board.submit(make_spec(webhook_url=receiver.url))
        await settled(stage)
    assert len({got.headers["webhook-id"] for got in receiver.got}) == 1


async def test_a_receiver_that_never_takes_it_gets_a_dead_letter(
    tmp_path: Path, receiver: Receiver
) -> None:
    receiver.answer = lambda _: (410, {})
    async with running(tmp_path, tries=4) as stage:
        await stage.board.submit(make_spec(webhook_url=receiver.url))
        await settled(stage)
        (dead,) = stage.store.deliveries.newest("dead")
        assert (dead.tries, dead.last_error) == (4, "HTTP 410")
        receiver.answer = lambda _: (200, {})
        stage.store.deliveries.replay(None, stage.clock())
        await settled(stage)
        assert stage.store.deliveries.newest()[0].state == "delivered"
    assert len(receiver.got) == 5


async def test_a_receiver_that_is_down_is_named_in_the_dead_letter(tmp_path: Path) -> None:
    async with running(tmp_path, tries=2) as stage:
        await stage.board.submit(make_spec(webhook_url="http://127.0.0.1:9/hook"))
        await settled(stage)
        (dead,) = stage.store.deliveries.newest("dead")
    assert dead.last_error.startswith("no connection")


async def test_a_name_that_turns_private_is_given_up_at_once(
    tmp_path: Path, receiver: Receiver
) -> None:
    answers = iter([["93.184.215.14"]])

    async def rebind(host: str, port: int, owner: str) -> list[str]:
        return next(answers, ["127.0.0.1"])

    url = receiver.url.replace("127.0.0.1", "rebinder.example")
    async with running(tmp_path, AddressPolicy(allow_private=False, resolve=rebind)) as stage:
        await stage.board.submit(make_spec(webhook_url=url))
        await settled(stage)
        (dead,) = stage.store.deliveries.newest("dead")
    assert dead.tries == 1
    assert "not known as a public address" in dead.last_error
    assert "127.0.0.1" not in dead.last_error
    assert receiver.got == []


async def test_a_silent_receiver_delays_nobody_else(tmp_path: Path, receiver: Receiver) -> None:
    held = threading.Event()

    def answer(got: Received) -> Answer:
        if got.path == "/silent":
            held.wait(60)
        return 200, {}

    receiver.answer = answer
    silent = receiver.url.replace("127.0.0.1", "localhost")
    async with running(tmp_path, webhook_s=60) as stage:
        await stage.board.submit(make_spec("u1", number=20, webhook_url=silent + "/silent"))
        await stage.board.submit(make_spec("u2", number=20, webhook_url=receiver.url + "/fast"))

        def paths() -> Counter[str]:
            return Counter(got.path for got in receiver.got)

        await until(lambda: paths()["/fast"] == 20, 30)
        assert paths()["/silent"] <= SHARES.per_host
        held.set()
        await settled(stage, 40)


class HangingReceivers:
    """Takes connections on the loopback and never answers; counts who is connected."""

    def __init__(self) -> None:
        self.connected = 0
        self.most = 0
        self.port = 0

    async def _hold(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connected += 1
        self.most = max(self.most, self.connected)
        try:
            while await reader.read(65536):
                pass
        finally:
            self.connected -= 1
            writer.close()

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        server = await asyncio.start_server(self._hold, "127.0.0.1", 0, backlog=256)
        self.port = server.sockets[0].getsockname()[1]
        yield
        server.close()


async def everywhere(host: str, port: int, owner: str) -> list[str]:
    return ["127.0.0.1"]


async def test_hanging_uploads_to_many_hosts_hold_up_nobody_s_calls(
    tmp_path: Path, receiver: Receiver
) -> None:
    policy, hanging = AddressPolicy(allow_private=True, resolve=everywhere), HangingReceivers()
    async with hanging.serving(), running(tmp_path, policy, webhook_s=60) as stage:
        for number in range(40):
            url = f"http://{number}.example:{hanging.port}/bucket"
            await stage.board.submit(make_spec(f"h{number}", owner="mallory", upload_url=url))
        await until(lambda: hanging.connected == SHARES.per_owner)
        for number in range(20):
            url = f"{receiver.url}/{number}"
            await stage.board.submit(make_spec(f"g{number}", owner="alice", webhook_url=url))
        await until(lambda: len(receiver.got) == 20)
        calls = [d for d in stage.store.deliveries.newest() if d.owner == "alice"]
        await until(lambda: len(stage.store.deliveries.newest("delivered")) == 20)
        assert {d.tries for d in calls} <= {0, 1}
        assert stage.store.deliveries.newest("dead") == ()
        assert hanging.most == SHARES.per_owner


async def test_waiting_for_a_slot_is_no_try(tmp_path: Path) -> None:
    policy, hanging = AddressPolicy(allow_private=True, resolve=everywhere), HangingReceivers()
    async with hanging.serving(), running(tmp_path, policy, upload_s=60, tries=1) as stage:
        for number in range(SHARES.per_owner + 10):
            url = f"http://{number}.example:{hanging.port}/bucket"
            await stage.board.submit(make_spec(f"h{number}", upload_url=url))
        await until(lambda: hanging.connected == SHARES.per_owner)
        await until(lambda: len(stage.store.deliveries.newest()) == SHARES.per_owner + 10)
        tries = Counter(d.tries for d in stage.store.deliveries.newest())
        assert tries == {0: 10, 1: SHARES.per_owner}


async def test_a_busy_resolver_costs_no_try(tmp_path: Path, receiver: Receiver) -> None:
    asked: list[str] = []

    async def busy(host: str, port: int, owner: str) -> list[str]:
        asked.append(owner)
        if len(asked) < 6:
            raise ResolverBusyError("busy")
        return ["127.0.0.1"]

    policy = AddressPolicy(allow_private=True, resolve=busy)
    async with running(tmp_path, policy, tries=2) as stage:
        url = receiver.url.replace("127.0.0.1", "name.example")
        await stage.board.submit(make_spec(webhook_url=url))
        await settled(stage)
        (delivery,) = stage.store.deliveries.newest()
    assert (delivery.state, delivery.tries) == ("delivered", 1)
    assert asked == ["alice"] * 6


async def test_a_receiver_that_times_out_is_tried_again(tmp_path: Path, receiver: Receiver) -> None:
    held = threading.Event()

    def answer(got: Received) -> Answer:
        if len(receiver.got) == 1:
            held.wait(2)
        return 200, {}

    receiver.answer = answer
    async with running(tmp_path, webhook_s=0.2) as stage:
        await stage.board.submit(make_spec(webhook_url=receiver.url))
        await settled(stage)
        held.set()
        (delivery,) = stage.store.deliveries.newest()
    assert delivery.state == "delivered"
    assert delivery.tries == len(receiver.got) > 1


async def test_a_presenter_with_a_bug_ends_as_a_dead_letter(
    tmp_path: Path, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path, tries=2) as stage:
        stage.board._courier._present = lambda spec, row: {"no": object()}
        await stage.board.submit(make_spec(webhook_url=receiver.url))
        await settled(stage)
        (dead,) = stage.store.deliveries.newest("dead")
    assert dead.last_error.startswith("TypeError")
    assert receiver.got == []


# Uploads


async def test_an_upload_is_the_file_and_nothing_else(tmp_path: Path, receiver: Receiver) -> None:
    async with running(tmp_path) as stage:
        await stage.board.submit(make_spec(upload_url=receiver.url + "/bucket/key?sig=1"))
        await settled(stage)
        (row,) = (await stage.board.state("alice", "u1")).results
        assert stage.images.get_whole(row.path) == receiver.got[0].body
    (got,) = receiver.got
    assert (got.method, got.path) == ("PUT", "/bucket/key?sig=1")
    assert got.headers["Content-Type"] == "image/jpeg"
    assert got.headers["Content-Length"] == str(len(got.body))
    assert "Transfer-Encoding" not in got.headers
    assert "Authorization" not in got.headers


@pytest.mark.parametrize("status", [408, 429, 500, 503])
async def test_an_upload_is_tried_again_when_that_may_help(
    tmp_path: Path, receiver: Receiver, status: int
) -> None:
    receiver.answer = lambda _: (200 if len(receiver.got) > 2 else status, {})
    async with running(tmp_path) as stage:
        await stage.board.submit(make_spec(upload_url=receiver.url))
        await settled(stage)
        assert stage.store.deliveries.newest()[0].state == "delivered"
    assert len(receiver.got) == 3


@pytest.mark.parametrize("status", [301, 307, 400, 403, 404])
async def test_an_upload_that_is_refused_is_recorded_and_fails_nothing(
    tmp_path: Path, receiver: Receiver, status: int
) -> None:
    receiver.answer = lambda _: (status, {"Location": "/other"})
    async with running(tmp_path) as stage:
        await stage.board.submit(make_spec(upload_url=receiver.url))
        await settled(stage)
        state = await stage.board.state("alice", "u1")
    assert state.results[0].state == "done"
    assert [(d.state, d.tries, d.last_error) for d in state.deliveries] == [
        ("dead", 1, f"HTTP {status}")
    ]


async def test_a_dead_bucket_delays_no_webhook(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answer = lambda got: (503 if got.method == "PUT" else 200, {})
    async with running(tmp_path, tries=50) as stage:
        urls = {"upload_url": receiver.url + "/put", "webhook_url": receiver.url + "/hook"}
        await stage.board.submit(make_spec(number=3, **urls))
        await until(lambda: len([got for got in receiver.got if got.method == "POST"]) == 3, 3)
        assert len(stage.store.deliveries.newest("delivered")) >= 2


async def test_of_several_uploads_the_last_wins(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answer = lambda _: (503 if len(receiver.got) == 1 else 200, {})
    async with running(tmp_path) as stage:
        await stage.board.submit(make_spec(number=3, upload_url=receiver.url))
        await settled(stage, 3)
    assert [got.body for got in receiver.got] == [
        b"picture 0",
        b"picture 0",
        b"picture 1",
        b"picture 2",
    ]


def test_pauses_double_from_250_ms_to_8_s_and_are_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for tries, usual in zip(range(1, 10), [0.25, 0.5, 1, 2, 4, 8, 8, 8, 8], strict=True):
        pauses = [pause_s(tries) for _ in range(50)]
        assert usual * 0.75 <= min(pauses) < max(pauses) <= usual * 1.25


def test_pauses_leave_the_random_numbers_of_others_alone() -> None:
    before = random.getstate()
    pause_s(1)
    assert random.getstate() == before
