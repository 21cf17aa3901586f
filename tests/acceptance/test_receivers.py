"""Receivers of every bad habit at once: each call arrives or ends as a dead letter with its reason.

`TORTURE=1` uses the pauses and patience that ship, forty seconds in all; otherwise all times
are a tenth of that.
"""

import json
import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.acceptance.helpers import free_port
from tests.service.helpers import (
    Answer,
    PatientServer,
    RealClock,
    Received,
    Receiver,
    Stage,
    handler_of,
    make_spec,
    make_stage,
    until,
)

from imagineart.service import courier
from imagineart.service.courier import Manners
from imagineart.service.task import Delivery

pytestmark = pytest.mark.anyio

SCALE = 1.0 if os.environ.get("TORTURE") else 1 / 10
EACH = 5  # calls to each receiver
SETTLED_S = 60 + 120 * SCALE


@pytest.fixture(autouse=True)
def scaled(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST_RETRY_S", "LONGEST_RETRY_S"):
        monkeypatch.setattr(courier, name, getattr(courier, name) * SCALE)


@contextmanager
def listening(receiver: Receiver, port: int = 0) -> Iterator[str]:
    server = PatientServer(("127.0.0.1", port), handler_of(receiver))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def habit(path: str, chance: random.Random) -> Answer:
    if path == "/half":
        return (500 if chance.random() < 0.5 else 200), {}
    if path == "/slow":
        time.sleep(8 * SCALE)  # more than it is given
    statuses = {"/moved": 301, "/gone": 410, "/busy": 429}
    return statuses.get(path, 200), {"Location": "/good"}


async def post(stage: Stage, name: str, url: str) -> None:
    await stage.board.submit(make_spec(name, number=EACH, webhook_url=url))


async def seconds_until_delivered(stage: Stage, receiver: Receiver, path: str) -> float:
    began = time.monotonic()

    def images() -> set[str]:
        return {json.dumps(json.loads(g.body)) for g in receiver.got if g.path == path}

    await until(lambda: len(images()) == EACH, SETTLED_S)
    return time.monotonic() - began


def settled(stage: Stage) -> bool:
    return not stage.store.counts().get("deliveries_due")


def of_task(stage: Stage, name: str) -> list[Delivery]:
    return [d for d in stage.store.deliveries.newest(limit=1000) if d.task_uuid == name]


async def test_every_call_arrives_or_is_accounted_for(tmp_path: Path) -> None:
    chance = random.Random(5)
    bad = Receiver(answer=lambda got: habit(got.path, chance))
    good, late = Receiver(), Receiver()
    port = free_port()
    manners = Manners(webhook_s=5 * SCALE + 0.1)
    stage = make_stage(tmp_path, manners=manners, clock=RealClock())
    await stage.board.start()
    with listening(bad) as bad_url, listening(good) as good_url:
        await post(stage, "alone", good_url + "/alone")
        alone_s = await seconds_until_delivered(stage, good, "/alone")

        for path in ("half", "slow", "moved", "gone", "busy"):
            await post(stage, path, f"{bad_url}/{path}")
        await post(stage, "down", f"http://127.0.0.1:{port}/down")
        await until(lambda: stage.store.counts()["results_done"] == 7 * EACH, SETTLED_S)
        await post(stage, "together", good_url + "/together")
        together_s = await seconds_until_delivered(stage, good, "/together")
        assert together_s < 3 * alone_s + 5

        await until(lambda: settled(stage), SETTLED_S)
    check_letters(stage)

    with listening(late, port):
        assert (
            stage.store.deliveries.replay([d.id for d in of_task(stage, "down")], time.time())
            == EACH
        )
        await until(lambda: settled(stage), SETTLED_S)
    assert {d.state for d in of_task(stage, "down")} == {"delivered"}
    assert len(late.got) == EACH
    await stage.board.stop()


def check_letters(stage: Stage) -> None:
    reasons = {"moved": "HTTP 301", "gone": "HTTP 410", "busy": "HTTP 429"}
    reasons |= {"slow": "no answer in time", "down": "no connection"}
    for name, reason in reasons.items():
        letters = of_task(stage, name)
        assert [(d.state, d.tries) for d in letters] == [("dead", 10)] * EACH, name
        assert any(d.last_error.startswith(reason) for d in letters), letters[0].last_error
    assert {d.state for d in of_task(stage, "half")} <= {"delivered", "dead"}
    assert [d.state for d in of_task(stage, "half")].count("delivered") >= EACH - 1


async def test_a_receiver_that_was_down_for_a_while_misses_nothing(tmp_path: Path) -> None:
    port, receiver = free_port(), Receiver()
    stage = make_stage(tmp_path, clock=RealClock())
    await stage.board.start()
    await post(stage, "down", f"http://127.0.0.1:{port}/down")
    await until(lambda: any(d.tries > 2 for d in of_task(stage, "down")), SETTLED_S)
    with listening(receiver, port):
        await until(lambda: settled(stage), SETTLED_S)
    assert {d.state for d in of_task(stage, "down")} == {"delivered"}
    assert sorted(index_of(got) for got in receiver.got) == list(range(EACH))
    await stage.board.stop()


def index_of(got: Received) -> int:
    (item,) = json.loads(got.body)["data"]
    return int(item["index"])
