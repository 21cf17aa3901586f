"""What the tests of the service share: tasks, drawn results, a receiver of deliveries."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from imagineart.request import GenerationRequest
from imagineart.service.store import Drawn
from imagineart.service.task import TaskSpec


def make_spec(uuid: str = "u1", number: int = 1, prompt: str = "a cat", **changes: Any) -> TaskSpec:
    request = GenerationRequest(prompt=prompt, number=number)
    given: dict[str, Any] = {
        "owner": "alice",
        "engine": "fake",
        "ttl_s": 3600,
        "wire": {"positivePrompt": prompt},
    }
    return TaskSpec(task_uuid=uuid, request=request, seeds=tuple(range(number)), **given | changes)


def make_drawn(path: str = "ab/x.jpg") -> Drawn:
    return Drawn(path, "image/jpeg", 3, "00ff", {"seed": 1}, {"seed": 0}, {"engine": "fake"})


@dataclass
class Received:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Answer = tuple[int, dict[str, str]]


@dataclass
class Receiver:
    """An HTTP server on the loopback that answers as it is told and remembers what came."""

    answer: Callable[[Received], Answer] = lambda _: (200, {})
    got: list[Received] = field(default_factory=list)
    url: str = ""


def handler_of(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _take(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            got = Received(self.command, self.path, dict(self.headers.items()), body)
            receiver.got.append(got)
            status, headers = receiver.answer(got)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_PUT = do_GET = _take  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler
