"""A small web server that keeps what others send to it: webhooks and uploads."""

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import takewhile
from typing import Any, Self

LINE = 16 << 10  # bytes of a request's head


@dataclass(frozen=True, slots=True)
class Received:
    """One request; `body` is parsed if it is JSON, else its bytes."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Receiver:
    """Listens on a free port of `host`.

    `/answers/500/301/200/…` is answered by these statuses in turn, the last for ever; any other
    path by 200.
    """

    host: str
    requests: "asyncio.Queue[Received]" = field(default_factory=asyncio.Queue)
    _calls: Counter[str] = field(default_factory=Counter)
    _server: asyncio.Server | None = None

    @property
    def address(self) -> str:
        """Where it can be reached."""
        assert self._server is not None
        return f"http://{self.host}:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._answer, self.host, 0, limit=LINE)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ", 2)
        pairs = (line.partition(":") for line in head[1:] if line)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        is_json = "json" in headers.get("content-type", "")
        await self.requests.put(
            Received(method, path, headers, json.loads(body) if is_json else body)
        )
        status = self._status(path)
        reply = f"HTTP/1.1 {status.value} {status.phrase}\r\nLocation: /\r\n"
        writer.write(f"{reply}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    def _status(self, path: str) -> HTTPStatus:
        _, first, *rest = path.split("/")
        statuses = list(takewhile(str.isdigit, rest)) if first == "answers" else ["200"]
        before, self._calls[path] = self._calls[path], self._calls[path] + 1
        return HTTPStatus(int(statuses[min(before, len(statuses) - 1)]))
