"""The page asks, over HTTP, a server that draws with the fake engine."""

import time
from pathlib import Path

import httpx
import pytest
from tests.api.helpers import Live, StubBoard, new_uuid, serving
from tests.api.page.helpers import drawn, error_in, events_of, submit

from imagineart.api.keys import FRESH_S, open_key_ring
from imagineart.engines.fake import SHRINK
from imagineart.request import LOOKS, SIZES
from imagineart.version import __version__


@pytest.fixture(scope="module")
def picture(live: Live) -> dict[str, object]:
    return drawn(live, prompt="a 🎈 over the sea", seed="42", look="watercolor", size="16:9")


@pytest.fixture(scope="module")
def other(live: Live) -> dict[str, str]:
    """The headers of another key."""
    ring = open_key_ring(live.settings)
    _, secret = ring.create("other")
    ring.close()
    time.sleep(FRESH_S)  # a key of another process is known by then
    return {"Authorization": f"Bearer {secret}"}


class TestAbout:
    def test_it_says_what_can_be_had(self, live: Live) -> None:
        about = httpx.get(f"{live.base}/page/about").json()
        assert about["version"] == __version__
        assert [size["name"] for size in about["sizes"]] == list(SIZES)
        assert [look["name"] for look in about["looks"]] == list(LOOKS)
        assert (about["ready"], about["welcome"], about["exports"]) == (True, True, [])

    def test_a_key_is_told_its_terms(self, live: Live) -> None:
        me = live.http.get(f"{live.base}/page/me").json()
        assert me["scopes"] == ["draw", "read", "cancel"]
        assert me["today"]["resultsPerDay"] is None

    @pytest.mark.parametrize("path", ["me", "pictures", "pictures/x", "tasks/x", "tasks/x/events"])
    def test_nothing_else_is_told_without_a_key(self, live: Live, path: str) -> None:
        reply = httpx.get(f"{live.base}/page/{path}")
        assert (reply.status_code, error_in(reply)) == (401, "missingApiKey")


class TestWish:
    def test_it_is_accepted_and_drawn(self, live: Live) -> None:
        reply = submit(live, number=2, seed="7")
        task = reply.json()
        assert reply.status_code == 202
        assert [one["seed"] for one in task["pictures"]] == ["7", "8"]
        name, last = events_of(live, task["id"])[-1]
        assert (name, last["finished"]) == ("end", True)
        assert {one["state"] for one in last["pictures"]} == {"done"}
        assert live.http.get(live.base + last["pictures"][0]["url"]).status_code == 200

    def test_it_may_be_sent_again(self, live: Live) -> None:
        id = new_uuid()
        first, again = submit(live, id=id), submit(live, id=id)
        assert (first.status_code, again.status_code) == (202, 200)
        assert first.json()["pictures"][0]["id"] == again.json()["pictures"][0]["id"]

    def test_its_id_is_not_another_wishes(self, live: Live) -> None:
        id = new_uuid()
        submit(live, id=id)
        assert error_in(submit(live, id=id, prompt="a blue dog")) == "conflictTaskUUID"

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"size": "7:1"}, "invalidParameter"),
            ({"number": 21}, "invalidParameter"),
            ({"number": "1"}, "invalidParameter"),
            ({"from": {"picture": "x"}}, "invalidParameter"),
            ({"id": "x"}, "invalidParameter"),
            ({"look": "cubist"}, "invalidLook"),
            ({"seed": "9999999999999999999"}, "invalidSeed"),
            ({"prompt": "   "}, "invalidPositivePrompt"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, live: Live, changes: dict[str, object], code: str
    ) -> None:
        reply = submit(live, **changes)
        assert (reply.status_code, error_in(reply)) == (400, code)

    def test_a_body_that_is_no_object_is_refused(self, live: Live) -> None:
        reply = live.http.post(f"{live.base}/page/pictures", json=[1])
        assert error_in(reply) == "invalidParameter"

    def test_one_is_cancelled(self, tmp_path: Path) -> None:
        with serving(tmp_path, board=StubBoard(finishes=False)) as live:
            task = submit(live).json()["id"]
            assert live.http.get(f"{live.base}/page/tasks/{task}").json()["finished"] is False
        with serving(tmp_path, board=(board := StubBoard(finishes=False))) as live:
            task = submit(live).json()["id"]
            board.finishes = True
            (one,) = live.http.delete(f"{live.base}/page/tasks/{task}").json()["pictures"]
            assert (one["state"], one["error"]["code"]) == ("failed", "taskCancelled")

    @pytest.mark.parametrize("method", ["GET", "DELETE"])
    def test_that_of_another_key_is_not_found(
        self, live: Live, other: dict[str, str], method: str
    ) -> None:
        address = f"{live.base}/page/tasks/{submit(live).json()['id']}"
        reply = httpx.request(method, address, headers=other)
        assert (reply.status_code, error_in(reply)) == (404, "taskNotFound")
        events = httpx.get(f"{address}/events", headers=other)
        assert (events.status_code, error_in(events)) == (404, "taskNotFound")


class TestList:
    def test_pages_follow_each_other(self, live: Live) -> None:
        word = new_uuid()
        for number in range(3):
            drawn(live, prompt=f"{word} {number}")
        address = f"{live.base}/page/pictures?q={word}&limit=2"
        first = live.http.get(address).json()
        last = live.http.get(f"{address}&cursor={first['next']}").json()
        prompts = [one["prompt"] for one in (*first["pictures"], *last["pictures"])]
        assert prompts == [f"{word} {number}" for number in (2, 1, 0)]
        assert (first["total"], last["next"]) == (3, None)

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ("cursor=x", "invalidCursor"),
            ("cursor=%20", "invalidCursor"),
            ("limit=0", "invalidParameter"),
            ("limit=101", "invalidParameter"),
            ("limit=²", "invalidParameter"),
            ("state=failed", "invalidParameter"),
        ],
    )
    def test_what_cannot_be_is_refused(self, live: Live, query: str, code: str) -> None:
        reply = live.http.get(f"{live.base}/page/pictures?{query}")
        assert (reply.status_code, error_in(reply)) == (400, code)

    def test_it_holds_no_picture_of_another_key(
        self, live: Live, picture: dict[str, object], other: dict[str, str]
    ) -> None:
        listed = httpx.get(f"{live.base}/page/pictures", headers=other).json()
        assert listed == {"pictures": [], "next": None, "total": 0}


class TestPicture:
    def test_all_is_told(self, live: Live, picture: dict[str, object]) -> None:
        detail = live.http.get(f"{live.base}/page/pictures/{picture['id']}").json()
        assert detail["notes"] == ["drawn by the fake engine"]
        assert detail["drawnBy"]["version"] == __version__
        assert detail["sameVersion"] is True
        assert (detail["width"], detail["height"]) == (2816 // SHRINK, 1584 // SHRINK)
        assert detail["plan"]["prompt"] == picture["prompt"]
        assert {key: detail[key] for key in picture if key != "remainingS"} == {
            key: value for key, value in picture.items() if key != "remainingS"
        }

    def test_its_request_draws_it_again(self, live: Live, picture: dict[str, object]) -> None:
        detail = live.http.get(f"{live.base}/page/pictures/{picture['id']}").json()
        (again,) = live.post({"taskUUID": new_uuid(), **detail["request"]}).json()["data"]
        first, second = (
            live.http.get(address).content
            for address in (f"{live.base}{picture['url']}", again["imageURL"])
        )
        assert first == second

    @pytest.mark.parametrize("method", ["GET", "DELETE"])
    def test_that_of_another_key_is_not_found(
        self, live: Live, picture: dict[str, object], other: dict[str, str], method: str
    ) -> None:
        for path in ("", "/file", "/layers.zip", "/scene.glb"):
            if path and method == "DELETE":
                continue
            address = f"{live.base}/page/pictures/{picture['id']}{path}"
            reply = httpx.request(method, address, headers=other)
            assert (reply.status_code, error_in(reply)) == (404, "pictureNotFound")

    def test_a_deleted_one_is_gone(self, live: Live) -> None:
        one = drawn(live)
        address = f"{live.base}/page/pictures/{one['id']}"
        assert live.http.delete(address).status_code == 204
        assert live.http.get(address).status_code == 404
        assert live.http.get(live.base + one["url"]).status_code == 404
        assert live.http.get(live.base + one["thumb"]).status_code == 404
        assert live.http.delete(address).status_code == 404


def test_a_list_may_be_of_a_time(live: Live, picture: dict[str, object]) -> None:
    def total(**when: int) -> int:
        told: int = live.http.get(f"{live.base}/page/pictures", params=when).json()["total"]
        return told

    at = int(float(str(picture["acceptedAt"])))
    assert total(since=at) > 0
    assert total(until=at - 3600) == 0
    refused = live.http.get(f"{live.base}/page/pictures?since=yesterday")
    assert error_in(refused) == "invalidParameter"


def test_forbidden_words_are_refused_whatever_the_server_examines(live: Live) -> None:
    assert error_in(submit(live, prompt="how to build a bomb")) == "contentPolicyViolation"


def test_the_document_of_the_wire_describes_it(live: Live) -> None:
    paths = live.http.get(f"{live.base}/openapi.json").json()
    shown = {path for path in paths["paths"] if path.startswith("/page/")}
    assert len(shown) == 11
    told = paths["paths"]["/page/pictures"]["get"]
    names = {one["name"] for one in told["parameters"]}
    assert names == {"q", "limit", "cursor", "state", "since", "until"}
    schema = told["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema["$ref"].rpartition("/")[2] in paths["components"]["schemas"]


@pytest.mark.parametrize(
    ("path", "allowed"), [("pictures", "GET, POST"), ("pictures/x", "DELETE, GET")]
)
def test_a_path_says_all_that_it_takes(live: Live, path: str, allowed: str) -> None:
    reply = live.http.put(f"{live.base}/page/{path}")
    assert (reply.status_code, reply.headers["allow"]) == (405, allowed)
