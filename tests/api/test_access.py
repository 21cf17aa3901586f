"""One line for every request, under an id that goes with it."""

import json
import logging
from typing import Any

import pytest

from imagineart.api.access import AccessLog
from imagineart.journal import Facts, JsonLine, note, noted

pytestmark = pytest.mark.anyio


class Application:
    """Answers, and notes under which id it was asked."""

    def __init__(self, *messages: dict[str, Any], fails: bool = False) -> None:
        self._messages = messages
        self._fails = fails
        self.asked_under = ""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked_under = noted("request")
        note(key="k1")
        for message in self._messages:
            await send(message)
        if self._fails:
            raise ZeroDivisionError


ANSWER = (
    {"type": "http.response.start", "status": 201, "headers": [(b"X-Content-Type-Options", b"x")]},
    {"type": "http.response.body", "body": b"four", "more_body": True},
    {"type": "http.response.body", "body": b"five5"},
)


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    caplog.handler.addFilter(Facts())
    caplog.set_level(logging.INFO, "imagineart.api.access")
    return lambda: [json.loads(JsonLine().format(record)) for record in caplog.records]


async def asked(app: Application, path: str = "/v1", **headers: str) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": path, "headers": raw}
    await AccessLog(app)(scope, None, send)  # type: ignore[arg-type]
    return sent


async def test_one_line_a_request(lines: Any) -> None:
    app = Application(*ANSWER)
    sent = await asked(app, x_request_id="mine-1")
    (line,) = lines()
    assert app.asked_under == "mine-1"
    assert line.pop("ms") >= 0
    assert line.pop("time")
    assert line == {
        "level": "info",
        "logger": "imagineart.api.access",
        "message": "request",
        "request": "mine-1",
        "key": "k1",
        "method": "POST",
        "route": "elsewhere",
        "status": 201,
        "bytes": 9,
    }
    headers = sent[0]["headers"]
    assert headers == [(b"x-content-type-options", b"nosniff"), (b"x-request-id", b"mine-1")]


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, 'a"b', "a\nb"])
async def test_an_odd_id_is_replaced(lines: Any, given: str) -> None:
    await asked(Application(*ANSWER), x_request_id=given)
    (line,) = lines()
    assert len(line["request"]) == 32


async def test_what_fails_is_written_down_too(lines: Any) -> None:
    with pytest.raises(ZeroDivisionError):
        await asked(Application(fails=True))
    (line,) = lines()
    assert line["status"] == "closed"


async def test_what_machines_ask_all_the_time_is_no_news(lines: Any) -> None:
    await asked(Application(*ANSWER), path="/metrics")
    assert lines() == []


async def test_facts_end_with_their_request(lines: Any) -> None:
    await asked(Application(*ANSWER))
    assert noted("request") == ""
