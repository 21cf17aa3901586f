"""Operators look and act; nobody else does, not even their browsers for pages of others."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from tests.api.helpers import Live, StubBoard, serving

from imagineart.api.admin import shapes
from imagineart.api.admin.sheet import sheet
from imagineart.api.keys import FRESH_S, open_key_ring
from imagineart.service.oversight import Drawing, Oversight, Waiting, Worker
from imagineart.service.task import Delivery

DRAWING = Drawing("key_1", "task-1", "image-1", 0, 1, "painted", 0.25)
LETTER = Delivery(
    7,
    "webhook",
    "key_1",
    "task-1",
    0,
    "https://secret:x@a.example/hook?token=y",
    "dead",
    10,
    "<b>no</b>",
    0,
)


@dataclass
class Overseen(StubBoard):
    replayed: list[Sequence[int] | None] = field(default_factory=list)

    async def oversight(self) -> Oversight:
        workers = (Worker("fake", True, "", DRAWING), Worker("fake", False, "no engine", None))
        return Oversight(workers, (Waiting("key_1", "fake", 3, 1, 5.0),), {"results_queued": 3})

    async def dead_letters(self, limit: int) -> tuple[Delivery, ...]:
        return (LETTER,)

    async def replay(self, ids: Sequence[int] | None) -> int:
        self.replayed.append(ids)
        return 1


@pytest.fixture(scope="module")
def board() -> Overseen:
    return Overseen()


@pytest.fixture(scope="module")
def server(board: Overseen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with serving(tmp_path_factory.mktemp("admin") / "data", board=board) as live:
        yield live


@pytest.fixture(scope="module")
def key(server: Live) -> str:
    ring = open_key_ring(server.settings)
    _, secret = ring.create("ops", scopes=("admin",))
    ring.close()
    time.sleep(FRESH_S)  # a key of another process is known by then
    return secret


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


class TestState:
    def test_everything_is_told(self, server: Live, key: str) -> None:
        state = httpx.get(f"{server.base}/admin/state", headers=bearer(key)).json()
        first, second = state["workers"]
        assert first["drawing"]["picture"] == "image-1"
        assert (second["ready"], second["problem"]) == (False, "no engine")
        assert state["waiting"][0]["queued"] == 3
        assert state["deadLetters"][0]["host"] == "a.example"
        assert "secret" not in str(state)
        assert "token" not in str(state)

    @pytest.mark.parametrize("path", ["state", "dead-letters/replay"])
    def test_a_key_of_another_kind_is_refused(self, server: Live, path: str) -> None:
        method = "GET" if path == "state" else "POST"
        reply = server.http.request(method, f"{server.base}/admin/{path}")
        assert reply.status_code == 403
        assert httpx.request(method, f"{server.base}/admin/{path}").status_code == 401

    def test_an_operator_does_not_draw_with_that_key(self, server: Live, key: str) -> None:
        reply = httpx.get(f"{server.base}/page/pictures", headers=bearer(key))
        assert reply.status_code == 403


class TestReplay:
    @pytest.mark.parametrize(("body", "ids"), [({}, None), ({"ids": [7]}, [7])])
    def test_letters_are_sent_again(
        self,
        server: Live,
        board: Overseen,
        key: str,
        body: dict[str, object],
        ids: list[int] | None,
    ) -> None:
        address = f"{server.base}/admin/dead-letters/replay"
        reply = httpx.post(address, json=body, headers=bearer(key))
        assert reply.json() == {"replayed": 1}
        assert board.replayed[-1] == ids

    @pytest.mark.parametrize("body", [{"ids": ["7"]}, {"ids": [-1]}, {"id": 7}, []])
    def test_what_cannot_be_is_refused(self, server: Live, key: str, body: object) -> None:
        address = f"{server.base}/admin/dead-letters/replay"
        assert httpx.post(address, json=body, headers=bearer(key)).status_code == 400


class TestBrowser:
    def ask(self, server: Live, key: str, method: str = "GET", **headers: str) -> httpx.Response:
        path = "/admin" if method == "GET" else "/admin/dead-letters/replay"
        data = {"x": "1"} if method == "POST" else None
        return httpx.request(
            method, server.base + path, auth=("any", key), data=data, headers=headers
        )

    def test_it_is_asked_for_a_key(self, server: Live) -> None:
        reply = httpx.get(f"{server.base}/admin")
        assert reply.status_code == 401
        assert reply.headers["www-authenticate"].startswith("Basic")
        assert self.ask(server, "wrong").status_code == 401

    def test_it_sees_the_page(self, server: Live, key: str) -> None:
        page = self.ask(server, key)
        assert page.status_code == 200
        assert "image-1" in page.text
        assert "&lt;b&gt;no&lt;/b&gt;" in page.text
        assert "<script" not in page.text
        assert "form-action 'self'" in page.headers["content-security-policy"]
        assert httpx.get(f"{server.base}/admin/style.css").status_code == 200

    def test_a_button_sends_letters_again(self, server: Live, board: Overseen, key: str) -> None:
        reply = self.ask(server, key, "POST", Origin=server.base)
        assert (reply.status_code, reply.headers["location"]) == (303, "/admin")
        assert board.replayed[-1] is None

    @pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
    def test_it_does_not_act_for_others(
        self, server: Live, board: Overseen, key: str, origin: str
    ) -> None:
        before = len(board.replayed)
        assert self.ask(server, key, "POST", Origin=origin).status_code == 403
        assert len(board.replayed) == before


def test_the_page_says_when_there_is_nothing() -> None:
    state = shapes.State(
        version="1", ready=False, workers=(), waiting=(), counts={}, dead_letters=()
    )
    page = sheet(state, 0.0)
    for words in ("No worker can draw", "Nobody waits", "All was delivered"):
        assert words in page


def test_the_real_board_tells_the_same(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as live:
        ring = open_key_ring(live.settings)
        _, secret = ring.create("ops", scopes=("admin",))
        ring.close()
        time.sleep(FRESH_S)
        state = httpx.get(f"{live.base}/admin/state", headers=bearer(secret)).json()
    assert [(one["engine"], one["ready"]) for one in state["workers"]] == [("fake", True)]
    assert state["waiting"] == state["deadLetters"] == []
