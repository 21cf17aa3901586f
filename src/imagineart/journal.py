"""How is written down what happened, so that it can be trusted?

One line per event, as text or as JSON. Whatever came from outside is escaped, so that nobody writes
a line of his own or paints the terminal; secrets in addresses are left out; what repeats itself is
counted instead of told; and whoever writes waits for no disk and no terminal. `noting` adds facts
(request, key, task, delivery) to every line that is written inside it.
"""

import contextvars
import json
import logging
import queue
import re
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Literal, TextIO, get_args
from urllib.parse import urlsplit

Level = Literal["debug", "info", "warning", "error"]
Form = Literal["text", "json"]
LEVELS: tuple[Level, ...] = get_args(Level)

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\"'<>]+", re.IGNORECASE)
TOKEN = re.compile(r"(?=.*\d)[A-Za-z0-9_~+=.-]{20,}")  # a part of a path that reads like a secret
KEY = re.compile(r"\bia_[A-Za-z0-9_-]{8,}")  # one of our own API keys
HIDDEN = "…"
LINE_CAP = 8192  # characters
REPEATS = 5  # lines of one origin that are told within a window
WINDOW_S = 60.0
ORIGINS = 1000  # places in the code whose lines are counted
QUEUE = 10_000  # lines that wait to be written; more are dropped and counted

_facts: contextvars.ContextVar[dict[str, Any] | None] = contextvars.ContextVar(
    "facts", default=None
)


@contextmanager
def noting(**facts: Any) -> Iterator[dict[str, Any]]:
    """Add facts to every line written in the block; the dict may be filled further within it."""
    kept = {**(_facts.get() or {}), **facts}
    token = _facts.set(kept)
    try:
        yield kept
    finally:
        _facts.reset(token)


def note(**facts: Any) -> None:
    """Add facts to the lines of the innermost `noting` block, if there is one."""
    kept = _facts.get()
    if kept is not None:
        kept.update(facts)


def noted(name: str) -> str:
    """A fact of the block, empty if it is not known."""
    return str((_facts.get() or {}).get(name, ""))


def escaped(text: str) -> str:
    """The text on one line, every character visible: `\\n` and `\\x1b` as they are typed."""
    return "".join(c if c.isprintable() else _typed(c) for c in text)


def _typed(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def redacted(text: str) -> str:
    """The text without what is secret in its addresses, and without API keys of ours."""
    return KEY.sub(f"ia_{HIDDEN}", ADDRESS.sub(lambda found: redacted_url(found[0]), text))


def redacted_url(url: str) -> str:
    """An address with neither user, nor values of its query, nor parts that read like tokens."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return HIDDEN
    host = parts.netloc.rpartition("@")[2]
    path = "/".join(HIDDEN if TOKEN.fullmatch(part) else part for part in parts.path.split("/"))
    names = [part.partition("=")[0] for part in parts.query.split("&") if part]
    query = "&".join(f"{name}={HIDDEN}" for name in names)
    return f"{parts.scheme}://{host}{path}" + (f"?{query}" if query else "")


class Line(logging.Formatter):
    """One record on one line of text: time, level, place, message, facts."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told = _told(record)
        facts = "".join(f" {name}={_bare(value)}" for name, value in _facts_of(record).items())
        return f"{_moment(record)} {record.levelname} {record.name}: {told}{facts}"


class JsonLine(logging.Formatter):
    """One record as one JSON object in ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        known = {
            "time": _moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _told(record),
        }
        return json.dumps({**_facts_of(record), **known}, default=str)


def _told(record: logging.LogRecord) -> str:
    text = record.getMessage()
    if record.exc_info:
        text += "\n" + logging.Formatter().formatException(record.exc_info)
    text = escaped(redacted(text))
    return text if len(text) <= LINE_CAP else text[:LINE_CAP] + HIDDEN


def _facts_of(record: logging.LogRecord) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = getattr(record, "facts", None) or {}
    return {name: _safe(value) for name, value in facts.items() if value not in (None, "")}


def _safe(value: object) -> object:
    return redacted(value) if isinstance(value, str) else value


def _bare(value: object) -> str:
    text = escaped(str(value))
    return json.dumps(text, ensure_ascii=False) if re.search(r'[\s="]', text) else text


def _moment(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Facts(logging.Filter):
    """Gives each record the facts of the block that it was written in."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets it pass."""
        record.facts = {**(_facts.get() or {}), **getattr(record, "facts", {})}
        return True


class Repeats(logging.Filter):
    """Lets so many warnings of one place in the code pass in a window; then says how many more."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: OrderedDict[object, list[float]] = OrderedDict()  # [window's begin, lines]

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is told."""
        if record.levelno < logging.WARNING:
            return True
        kind = record.exc_info[0] if record.exc_info else None
        origin = (record.name, record.pathname, record.lineno, kind)
        with self._lock:
            return self._counted(origin, record)

    def _counted(self, origin: object, record: logging.LogRecord) -> bool:
        now, seen = self._clock(), self._seen.get(origin)
        if seen is None or seen[0] + WINDOW_S <= now:
            unsaid = int(seen[1]) - REPEATS if seen else 0
            self._seen[origin] = [now, 1]
            self._seen.move_to_end(origin)
            if len(self._seen) > ORIGINS:
                self._seen.popitem(last=False)
            if unsaid > 0:
                record.msg = f"{record.getMessage()} ({unsaid} more like it were not told)"
                record.args = ()
            return True
        seen[1] += 1
        return seen[1] <= REPEATS


class Writer(logging.Handler):
    """Writes lines from a thread of its own. A stream that takes nothing costs lines, not time."""

    def __init__(self, stream: TextIO, most: int = QUEUE) -> None:
        super().__init__()
        self._stream = stream
        self._lines: queue.Queue[str | None] = queue.Queue(most)
        self.dropped = 0
        self._thread = threading.Thread(target=self._write, name="journal", daemon=True)
        self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """Hand the line over."""
        try:
            self._lines.put_nowait(self.format(record))
        except queue.Full:
            self.dropped += 1

    def close(self) -> None:
        """Write what waits, unless the stream takes nothing."""
        super().close()
        try:
            self._lines.put(None, timeout=1)
        except queue.Full:
            return
        self._thread.join(timeout=1)

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            dropped, self.dropped = self.dropped, 0
            unsaid = f" ({dropped} lines were dropped before this)" if dropped else ""
            try:
                self._stream.write(f"{line}{unsaid}\n")
                self._stream.flush()
            except (OSError, ValueError):
                continue  # there is nobody to be told


def open_journal(
    level: Level, form: Form, stream: TextIO | None = None, *, beside: bool = True
) -> logging.Handler:
    """Let everything that is logged in this process be written to a stream, stderr by default.

    `beside`: from a thread of its own; else at once, for a process that may end at any line.
    """
    to = stream or sys.stderr
    handler = Writer(to) if beside else logging.StreamHandler(to)
    handler.setFormatter(JsonLine() if form == "json" else Line())
    handler.addFilter(Repeats())
    handler.addFilter(Facts())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    return handler
