"""Nothing accepted is lost, whoever is killed and whenever.

A killed process takes nothing with it that the system had been given; the loss of power is answered
by syncing, which no test here can show. KILLS sets how often (10; `make torture` makes it 200).
"""

import hashlib
import json
import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.helpers import Server, all_settled, all_tasks, open_store, wait_until
from tests.service.helpers import Answer, Received, Receiver

from imagineart.service.storage import ImageStore
from imagineart.service.task import ResultRow, TaskState

KILLS = int(os.environ.get("KILLS", "200" if os.environ.get("TORTURE") else "10"))
VICTIMS = ("worker", "server", "worker", "both")
RATE = 20  # tasks a second


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    yield made
    made.stop()


class Client(threading.Thread):
    """Posts tasks all the time and remembers those that were accepted."""

    def __init__(self, server: Server, url: str) -> None:
        super().__init__(daemon=True)
        self._server = server
        self._url = url
        self._over = threading.Event()
        self.accepted: dict[str, int] = {}

    def run(self) -> None:
        choice = random.Random(1)
        while not self._over.wait(1 / RATE):
            number = choice.choice((1, 1, 2))
            urls = {"webhookURL": self._url + "/hook", "uploadEndpoint": self._url + "/put"}
            if accepted := self._server.post(number, **urls):
                self.accepted[accepted] = number

    def finish(self) -> None:
        self._over.set()
        self.join()


def test_every_accepted_result_is_delivered(
    server: Server, receiver: Receiver, tmp_path: Path
) -> None:
    chance = random.Random(7)
    receiver.answer = lambda got: unreliable(got, chance)
    client = Client(server, receiver.url)
    client.start()
    for number in range(KILLS):
        if number % 2:  # every other time not before it paints again
            wait_until(server.paints, 60)
        time.sleep(chance.uniform(0.02, 0.6))
        server.kill(VICTIMS[number % len(VICTIMS)])
    client.finish()

    store = open_store(tmp_path / "data")
    wait_until(lambda: all_settled(store), 60 + KILLS)
    tasks = all_tasks(store)
    store.close()
    assert len(client.accepted) > KILLS
    assert client.accepted.keys() <= tasks.keys()
    for task_uuid, number in client.accepted.items():
        check_task(tasks[task_uuid], number, ImageStore(tmp_path / "data" / "images"))
    check_calls(tasks, receiver)
    assert "Traceback" not in (tmp_path / "server.log").read_text()


def unreliable(got: Received, chance: random.Random) -> Answer:
    return (500 if chance.random() < 0.1 else 200), {}


def check_task(task: TaskState, number: int, images: ImageStore) -> None:
    assert [row.index for row in task.results] == list(range(number))
    assert task.finished
    for row in task.results:
        assert row.state == "done" or twice_killed(row)
        if row.state == "done":
            assert hashlib.sha256(images.get_whole(row.path)).hexdigest() == row.sha256


def twice_killed(row: ResultRow) -> bool:
    return row.error is not None and row.error.code == "workerCrashed" and row.attempt >= 2


def check_calls(tasks: dict[str, TaskState], receiver: Receiver) -> None:
    told = [item_of(got) for got in receiver.got if got.method == "POST"]
    called = {item["imageUUID"] for item in told if "imageUUID" in item}
    complained = {item["taskUUID"] for item in told if "code" in item}
    uploaded = {hashlib.sha256(got.body).hexdigest() for got in receiver.got if got.method == "PUT"}
    rows = [row for task in tasks.values() for row in task.results]
    assert {row.image_id for row in rows if row.state == "done"} == called
    assert {uuid for uuid, task in tasks.items() if any(map(failed, task.results))} == complained
    assert {row.sha256 for row in rows if row.state == "done"} == uploaded
    assert {d.state for task in tasks.values() for d in task.deliveries} == {"delivered"}


def failed(row: ResultRow) -> bool:
    return row.state == "failed"


def item_of(got: Received) -> Any:
    """The one result, or the one error, that a webhook tells."""
    ((item,),) = json.loads(got.body).values()
    return item


def test_the_worker_of_a_killed_server_goes_too(server: Server) -> None:
    wait_until(lambda: server.worker, 10)
    worker = server.worker
    server.kill("server")
    wait_until(lambda: not Path(f"/proc/{worker}").exists(), 10)
