"""What is logged cannot be forged, tells no secret, floods nothing and waits for nobody."""

import io
import json
import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from imagineart.journal import (
    REPEATS,
    WINDOW_S,
    Facts,
    JsonLine,
    Line,
    Repeats,
    Writer,
    escaped,
    note,
    noting,
    open_journal,
    redacted,
)

FORGED = "no\n2026-01-01T00:00:00Z ERROR imagineart: all is lost\x1b[31m\u202e"


def record(message: str, *args: Any, level: int = logging.WARNING, line: int = 1) -> Any:
    made = logging.LogRecord("imagineart.x", level, "x.py", line, message, args, None)
    Facts().filter(made)
    return made


def test_nobody_writes_a_line_of_his_own() -> None:
    line = Line().format(record("HTTP 500: %s", FORGED))
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert r"no\n2026" in line
    assert r"\x1b[31m\u202e" in line


def test_nor_in_json() -> None:
    line = JsonLine().format(record("HTTP 500: %s", FORGED))
    assert line.isascii()
    assert len(line.splitlines()) == 1
    told = json.loads(line)
    assert told["message"].isprintable()
    assert told["level"] == "warning"


def test_facts_cannot_be_forged_either() -> None:
    with noting(task='u1 level=error\nmessage="x"', message="forged"):
        text, data = Line().format(record("x")), json.loads(JsonLine().format(record("x")))
    assert text.isprintable()
    assert 'task="u1 level=error' in text
    assert data["message"] == "x"


def test_an_exception_stays_on_its_line() -> None:
    try:
        raise ValueError(FORGED)
    except ValueError as error:
        made = record("failed")
        made.exc_info = (type(error), error, error.__traceback__)
    line = Line().format(made)
    assert line.isprintable()
    assert "ValueError" in line


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            "to https://s3.example/b/key.png?X-Amz-Signature=abc&X-Amz-Date=1 given up",
            "to https://s3.example/b/key.png?X-Amz-Signature=…&X-Amz-Date=… given up",
        ),
        ("http://user:secret@host.example/x", "http://host.example/x"),
        (
            "https://hooks.example/services/T0AAAABBBB1CCCCDDDD2EEEE/x",
            "https://hooks.example/services/…/x",
        ),
        ("key ia_abcdefghijklmnop is", "key ia_… is"),
        ("http://a.example/hook#frag", "http://a.example/hook"),
        ("nothing to hide: a=b", "nothing to hide: a=b"),
    ],
)
def test_secrets_are_left_out(told: str, kept: str) -> None:
    assert redacted(told) == kept
    assert kept in Line().format(record("%s", told))


def test_facts_reach_every_line_of_their_block() -> None:
    with noting(request="r1"):
        with noting(task="t1"):
            note(key="k1")
            inner = json.loads(JsonLine().format(record("x")))
        outer = json.loads(JsonLine().format(record("x")))
    assert (inner["request"], inner["task"], inner["key"]) == ("r1", "t1", "k1")
    assert outer["request"] == "r1"
    assert "task" not in outer
    assert "request" not in json.loads(JsonLine().format(record("x")))


def test_what_repeats_itself_is_counted() -> None:
    now = [0.0]
    repeats = Repeats(lambda: now[0])
    told = [repeats.filter(record("socket %d", number)) for number in range(1000)]
    assert sum(told) == REPEATS
    assert repeats.filter(record("another place", line=2))
    now[0] = WINDOW_S
    later = record("socket %d", 7)
    assert repeats.filter(later)
    assert later.getMessage() == f"socket 7 ({1000 - REPEATS} more like it were not told)"


def test_news_is_never_counted_away() -> None:
    repeats = Repeats()
    assert all(repeats.filter(record("request", level=logging.INFO)) for _ in range(100))


class Stuck(io.StringIO):
    """A terminal that takes nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def write(self, text: str) -> int:
        self.go.wait(30)
        return super().write(text)


def test_a_stream_that_takes_nothing_costs_lines_and_not_time() -> None:
    stream = Stuck()
    writer = Writer(stream, most=10)
    writer.setFormatter(Line())
    for number in range(100):
        writer.emit(record("line %d", number))
    assert 85 <= writer.dropped <= 90
    stream.go.set()
    writer.emit(record("after"))
    writer.close()
    assert "lines were dropped before this" in stream.getvalue()


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    logger = logging.getLogger()
    before = logger.handlers[:], logger.level
    yield logger
    logger.handlers[:], logger.level = before
    logging.captureWarnings(capture=False)


def test_level_and_form_are_settings(root: logging.Logger) -> None:
    stream = io.StringIO()
    handler = open_journal("warning", "json", stream)
    logging.getLogger("imagineart.test").info("unheard")
    logging.getLogger("imagineart.test").warning("heard")
    handler.close()
    (line,) = stream.getvalue().splitlines()
    assert json.loads(line)["message"] == "heard"


def test_a_process_that_may_end_at_any_line_writes_at_once(root: logging.Logger) -> None:
    stream = io.StringIO()
    open_journal("info", "text", stream, beside=False)
    logging.getLogger("imagineart.test").info("heard")
    assert stream.getvalue().endswith("INFO imagineart.test: heard\n")


def test_text_is_escaped_as_it_is_typed() -> None:
    assert escaped("a\tb\r\n\x00é ") == r"a\tb\r\n\x00é "
