"""Serving on one machine: says where, and with which key.

The socket listens before anything heavy is loaded, so that clients of a server that is being
restarted wait for a moment instead of being refused. The address is told once the data directory is
this server's.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from imagineart.api.exporting import spans_sent
from imagineart.api.gate import GuardedListener, gate_of
from imagineart.api.keys import LOOPBACK, open_key_ring
from imagineart.console.guard import INTERRUPTED
from imagineart.errors import InvalidRequestError
from imagineart.journal import open_journal
from imagineart.settings import MIB, Settings

if TYPE_CHECKING:
    import uvicorn

    from imagineart.api.desk import Board

BACKLOG = 1024  # connections that may wait to be accepted
PING_S = (30.0, 60.0)  # of the WebSocket protocol itself: between pings, and patience for a pong
KEEP_ALIVE_S = 75  # longer than the pause between two polls
OWN = 0o077  # umask: nothing for others
SWITCH_S = 0.001  # for which a thread beside the event loop may hold it up
GRACE_S = 10  # for open requests once a stop was asked for


def run(settings: Settings, say: Callable[[str], None] = print) -> None:
    """Serve until interrupted. Raises what keeps the server from starting.

    `UnknownNameError` for the engine, `InvalidRequestError` for the address, `DirectoryInUseError`.
    """
    journal = open_journal(settings.log_level, settings.log_form)
    sys.setswitchinterval(SWITCH_S)
    os.umask(OWN)  # whatever is written, by whatever library, is for this user alone
    with _ended_by_interrupt():
        check_engine(settings.engine)
        listener = guarded(listen(settings.host, settings.port), settings)
        server = _load(settings, address(listener), say)
        gc.collect()
        gc.freeze()  # what is loaded stays; looking through it again stops everything for 50–100 ms
        logging.getLogger("uvicorn.error").addFilter(_is_news)
    try:
        with spans_sent(settings.traces_url):
            asyncio.run(server.serve(sockets=[listener]))
    except SystemExit as end:
        state = server.config.app.state  # type: ignore[union-attr]
        raise getattr(state, "fault", end) from None
    finally:
        journal.close()


@contextmanager
def _ended_by_interrupt() -> Iterator[None]:
    """Ctrl-C ends the process at once: what is being imported could swallow an exception."""
    former = signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def _load(settings: Settings, base_url: str, say: Callable[[str], None]) -> uvicorn.Server:
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            docs = ", docs at /docs" if settings.serve_docs else ""
            say(f"imagineart serves {base_url}/v1 (HTTP and WebSocket){docs}")
            told = (*first_key(settings), *the_page(settings, base_url), *what_is_read(settings))
            for line in told:
                say(line)

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            if not self.should_exit:
                say("stopping, once what is being drawn is done; nothing accepted is lost")
                self.config.app.state.watching.close()  # type: ignore[union-attr]
            super().handle_exit(sig, frame)

    server = Server(config_of(settings))
    server.config.load()
    return server


def check_engine(name: str) -> None:
    """Raises `UnknownNameError` for a name that no worker could open."""
    from imagineart.engines.registry import opener

    opener(name)


def _is_news(record: logging.LogRecord) -> bool:
    """A start that failed is told once, in one line, by the command and not by its server."""
    return not record.getMessage().startswith(("Traceback", "Application startup failed"))


def config_of(settings: Settings, board: Board | None = None) -> uvicorn.Config:
    """How uvicorn is to serve the application."""
    import uvicorn

    from imagineart.api.app import create_app
    from imagineart.api.drain import DrainedProtocol
    from imagineart.api.patience import patient

    return uvicorn.Config(
        create_app(settings, board),
        log_level="warning",
        log_config=None,
        access_log=False,
        http=patient(settings.head_s),
        loop="asyncio",  # whose listening sockets may be ours
        ws=DrainedProtocol,
        ws_max_size=int(settings.max_body_mib * MIB),
        ws_ping_interval=PING_S[0],
        ws_ping_timeout=PING_S[1],
        ws_per_message_deflate=False,  # pictures do not shrink
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
        server_header=False,
    )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP, or asyncio leaves Nagle's algorithm on and a reply's second packet waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except (OSError, UnicodeError) as error:
        listener.close()
        raise InvalidRequestError(
            f"cannot listen on {host}:{port}: {error}; allowed is a free port of this machine",
            field="port",
            value=port,
        ) from error
    return listener


def guarded(listener: socket.socket, settings: Settings) -> GuardedListener:
    """The same, letting in only as many as are allowed."""
    gate = gate_of(settings.max_connections, settings.max_connections_per_address)
    return GuardedListener.over(listener, gate)


def address(listener: socket.socket) -> str:
    """The server's address as a client writes it."""
    host, port = listener.getsockname()[:2]
    return f"http://{shown_host(host)}:{port}"


def shown_host(host: str) -> str:
    """A host as it stands in an address; of all of this machine's, the one that is always there."""
    known = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}
    return known.get(host, f"[{host}]" if ":" in host else host)


def what_is_read(settings: Settings) -> list[str]:
    """Which languages a forced check of words covers, and that it does not cover others."""
    if settings.safety == "none":
        return []
    from imagineart.safety.policy import default_policy

    languages = ", ".join(name for name in default_policy().languages if name != "English")
    return [
        f"safety is on for every task: English is read, of {languages} the words that matter; "
        "what is said in other languages passes"
    ]


def the_page(settings: Settings, base_url: str) -> list[str]:
    """A line with the address that gives a browser on this machine its key, if it is at home."""
    from imagineart.api.page.bundle import open_bundle
    from imagineart.api.page.welcome import Codes, address_with

    if settings.host not in LOOPBACK or not open_bundle().files:
        return []
    code = Codes(settings.data_dir).make()
    return [f"Open the page, within 15 minutes: {address_with(base_url, code)}"]


def first_key(settings: Settings) -> list[str]:
    """Lines that tell a key made now, if there is no other; none otherwise."""
    ring = open_key_ring(settings)
    try:
        if ring.valid():
            return []
        _, secret = ring.create("first")
    finally:
        ring.close()
    return [f"API key: {secret}", "It is shown this once; make more with: imagineart keys create"]
