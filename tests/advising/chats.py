"""A chat server on loopback that answers what a test tells it to."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from imagineart.advising.adviser import Adviser
from imagineart.advising.chat import ChatServer

Answer = Callable[[dict[str, Any]], str]
TOO_LONG_S = 5.0  # that a slow server takes, unless it is told to stop


@dataclass
class Chat:
    """`answers`: the words of each answer in turn, the last again and again, or a function of the
    request. `statuses`: likewise. `raw`: bytes instead of a chat answer. `slow`: says nothing;
    `endless`: does not stop. `refuses`: a key of the body that it answers 400 to.
    """

    answers: Sequence[str] | Answer = ("",)
    statuses: Sequence[int] = (200,)
    raw: bytes | None = None
    slow: bool = False
    endless: bool = False
    refuses: str = ""
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def adviser(self, timeout_s: float = 20.0, **access: str) -> Adviser:
        return Adviser(ChatServer(self.url, **access), timeout_s)

    def reply(self, body: dict[str, Any]) -> tuple[int, bytes]:
        if self.refuses and self.refuses in body:
            return 400, b'{"error": {"message": "unknown field"}}'
        at = len(self.asked) - 1
        status = self.statuses[min(at, len(self.statuses) - 1)]
        if self.raw is not None:
            return status, self.raw
        words = self.answers(body) if callable(self.answers) else _nth(self.answers, at)
        return status, json.dumps({"choices": [{"message": {"content": words}}]}).encode()


def _nth(words: Sequence[str], at: int) -> str:
    return words[min(at, len(words) - 1)]


class _Handler(BaseHTTPRequestHandler):
    chat: Chat

    def do_GET(self) -> None:
        self._send(200, b'{"data": [{"id": "first-model"}]}')

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.chat.asked.append(body)
        self.chat.headers.append(dict(self.headers))
        if self.chat.slow:
            self.chat.over.wait(TOO_LONG_S)
        if self.chat.endless:
            self._never_end()
        else:
            self._send(*self.chat.reply(body))

    def _send(self, status: int, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # it did not wait

    def _never_end(self) -> None:
        self.send_response(200)
        self.end_headers()
        started = time.monotonic()
        while time.monotonic() - started < TOO_LONG_S:
            try:
                self.wfile.write(b" " * 4096)
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(chat: Chat) -> Iterator[Chat]:
    """The chat server at `chat.url` while the block runs."""
    handler = type("Handler", (_Handler,), {"chat": chat})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    chat.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield chat
    finally:
        chat.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
