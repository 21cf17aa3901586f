"""What several tests of the page need: a wish, its events, a picture of the fake engine."""

import json
from typing import Any

import httpx
from tests.api.helpers import Live, new_uuid


def submit(live: Live, **changes: Any) -> httpx.Response:
    wish = {"id": new_uuid(), "prompt": "a red cat", "level": "low"} | changes
    return live.http.post(f"{live.base}/page/pictures", json=wish)


def events_of(live: Live, task: str) -> list[tuple[str, dict[str, Any]]]:
    """(name, document) of every event until the end."""
    with live.http.stream("GET", f"{live.base}/page/tasks/{task}/events") as reply:
        assert reply.headers["content-type"].startswith("text/event-stream")
        text = "".join(reply.iter_text())
    return events_in(text)


def events_in(text: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for frame in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in frame.splitlines() if not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def drawn(live: Live, **changes: Any) -> dict[str, Any]:
    """A finished picture."""
    task = submit(live, **changes).json()["id"]
    name, last = events_of(live, task)[-1]
    assert name == "end"
    picture: dict[str, Any] = last["pictures"][0]
    return picture


def error_in(reply: httpx.Response) -> str:
    code: str = reply.json()["errors"][0]["code"]
    return code
