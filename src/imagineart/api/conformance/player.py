"""Plays the steps of one scenario against a server; the first surprise ends it.

Steps: `post`, `raw`, `get`, `delete`, `method` (over HTTP, with `path`, `auth`, `headers`, and what
to `expect`), `connect`, `send`, `send_raw`, `frame`, `frames`, `silence_s`, `drop`, `closed` (over
a WebSocket), `poll` (asks until nothing is processing; what is, is held against `meanwhile`),
`received` (by the player's own web server) and `wait_s`. `keep: {NAME: path}` remembers parts of
the reply.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from imagineart.api.conformance.language import Names, difference, dig
from imagineart.api.conformance.receiver import Receiver

Step = dict[str, Any]
POLL_S = 0.2  # between two polls
MAX_FRAME = 64 << 20  # bytes


class Surprise(AssertionError):  # noqa: N818 - it is not the player's error
    """The server did something else than expected; the message says what."""


@dataclass
class Player:
    """One scenario's connection to the server."""

    base: str
    names: Names
    http: httpx.AsyncClient
    receiver: Receiver | None
    patience_s: float
    socket: ClientConnection | None = None

    async def play(self, steps: list[Step]) -> None:
        """Play all steps. Raises `Surprise`."""
        try:
            for number, step in enumerate(steps, start=1):
                try:
                    await asyncio.wait_for(self._step(step), self.patience_s)
                except Surprise as surprise:
                    raise Surprise(f"step {number}: {surprise}") from None
                except TimeoutError:
                    raise Surprise(f"step {number}: nothing for {self.patience_s:g} s") from None
                except (httpx.HTTPError, ConnectionClosed, OSError) as error:
                    raise Surprise(f"step {number}: {error!r}") from None
        finally:
            if self.socket is not None:
                await self.socket.close()

    async def _step(self, step: Step) -> None:
        verb = next(word for word in step if word in self._verbs)
        await self._verbs[verb](step)

    @property
    def _verbs(self) -> dict[str, Callable[[Step], Awaitable[None]]]:
        return {
            "post": self._post,
            "raw": self._post,
            "get": self._get,
            "delete": self._delete,
            "method": self._method,
            "connect": self._connect,
            "send": self._send,
            "send_raw": self._send,
            "frame": self._frame,
            "frames": self._frames,
            "silence_s": self._silence,
            "drop": self._drop,
            "closed": self._closed,
            "poll": self._poll,
            "received": self._received,
            "wait_s": lambda step: asyncio.sleep(step["wait_s"]),
        }

    # Over HTTP

    async def _post(self, step: Step) -> None:
        body = step["raw"] if "raw" in step else json.dumps(self.names.fill(step["post"]))
        reply = await self.http.post(
            self.base + step.get("path", "/v1"),
            content=self.names.fill(body).encode() if "raw" in step else body,
            headers=self._headers(step),
        )
        self._judge_http(step, reply)

    async def _get(self, step: Step) -> None:
        address = self.names.fill(step["get"])
        full = address if address.startswith("http") else self.base + address
        self._judge_http(step, await self.http.get(full, headers=step.get("headers")))

    async def _delete(self, step: Step) -> None:
        path = f"/tasks/{self.names.fill(step['delete'])}"
        reply = await self.http.delete(self.base + path, headers=self._headers(step))
        self._judge_http(step, reply)

    async def _method(self, step: Step) -> None:
        reply = await self.http.request(
            step["method"], self.base + step["path"], headers=self._headers(step)
        )
        self._judge_http(step, reply)

    def _headers(self, step: Step) -> dict[str, str]:
        auth = self.names.fill(step.get("auth", "Bearer $key")).replace("$key", self.names.key)
        given = {"Authorization": auth} if auth else {}
        return {"Content-Type": "application/json", **given, **step.get("headers", {})}

    def _judge_http(self, step: Step, reply: httpx.Response) -> None:
        expected = step.get("expect", {})
        if "status" in expected and reply.status_code != expected["status"]:
            raise Surprise(
                f"expected status {expected['status']}, got {reply.status_code}: {reply.text[:300]}"
            )
        for name, value in expected.get("headers", {}).items():
            self._compare(value, reply.headers.get(name), f"header {name}")
        if "bytes" in expected:
            self._compare(expected["bytes"], len(reply.content), "bytes")
        if "body" in expected:
            self._compare(expected["body"], reply.json(), "body")
        self._keep(step, reply.json() if "keep" in step else None)

    async def _poll(self, step: Step) -> None:
        task = [{"taskType": "getResponse", "taskUUID": self.names.fill(step["poll"])}]
        while True:
            reply = await self.http.post(f"{self.base}/v1", json=task, headers=self._headers(step))
            items = reply.json().get("data", [])
            waiting = [item for item in items if item.get("status") == "processing"]
            if not waiting:
                return self._judge_http(step, reply)
            for item in waiting:
                self._compare(step.get("meanwhile", "$any"), item, "processing item")
            await asyncio.sleep(POLL_S)

    # Over a socket

    async def _connect(self, step: Step) -> None:
        address = self.base.replace("http", "ws", 1) + (step["connect"] or "/v1")
        self.socket = await connect(address, max_size=MAX_FRAME, compression=None)
        if step.get("auth", True):
            hello = {"taskType": "authentication", "apiKey": self.names.key}
            await self.socket.send(json.dumps([hello]))
            self._compare(
                {"data": [{"taskType": "authentication", "connectionSessionUUID": "$uuid"}]},
                await self._next_frame(),
                "authentication",
            )

    async def _send(self, step: Step) -> None:
        raw = "send_raw" in step
        body = self.names.fill(step["send_raw" if raw else "send"])
        with suppress(ConnectionClosed):  # what follows will notice, and may expect it
            await self._open().send(body if raw else json.dumps(body))

    async def _frame(self, step: Step) -> None:
        frame = await self._next_frame()
        self._compare(step["frame"], frame, "frame")
        self._keep(step, frame)

    async def _frames(self, step: Step) -> None:
        frames = [await self._next_frame() for _ in step["frames"]]
        self._compare(step["frames"], frames, "frames")
        self._keep(step, frames)

    async def _silence(self, step: Step) -> None:
        try:
            frame = await asyncio.wait_for(self._next_frame(), step["silence_s"])
        except TimeoutError:
            return
        raise Surprise(f"expected silence, got {frame}")

    async def _drop(self, step: Step) -> None:
        self._open().transport.abort()
        self.socket = None

    async def _closed(self, step: Step) -> None:
        socket = self._open()
        try:
            while True:
                await socket.recv()
        except ConnectionClosed as end:
            code = end.rcvd.code if end.rcvd else None
            self._compare(step["closed"], code, "close code")

    async def _next_frame(self) -> Any:
        return json.loads(await self._open().recv())

    def _open(self) -> ClientConnection:
        if self.socket is None:
            raise Surprise("the scenario has no open socket")
        return self.socket

    # At the player's own web server

    async def _received(self, step: Step) -> None:
        assert self.receiver is not None
        got = await self.receiver.requests.get()
        expected = step["received"]
        self._compare(expected["method"], got.method, "method")
        self._compare(expected["path"], got.path, "path")
        for name, value in expected.get("headers", {}).items():
            self._compare(value, got.headers.get(name), f"header {name}")
        if "body" in expected:
            self._compare(expected["body"], got.body, "body")
        if "begins" in expected:
            self._compare(expected["begins"], got.body[:3].hex(), "first bytes")

    def _compare(self, expected: Any, actual: Any, at: str) -> None:
        if words := difference(self.names.fill(expected), actual, at):
            raise Surprise(words)

    def _keep(self, step: Step, reply: Any) -> None:
        for name, path in step.get("keep", {}).items():
            self.names.kept[name] = dig(reply, path)
