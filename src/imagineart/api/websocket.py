"""Tasks over a WebSocket: a conversation that outlives its socket for a while.

Every client frame is an array of tasks, every server frame one object with `data` or `errors`,
never both. Results are pushed one a frame, as they finish. When the socket breaks, frames that were
not written wait for the client, who comes back with its `connectionSessionUUID`: they follow the
reply to its authentication. Resuming asks for the same API key. Where servers share a database the
client may come back to any of them: results that it was not told of are told there.
"""

import asyncio
import logging
import re
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from imagineart.api.answer import rendered
from imagineart.api.desk import (
    Caller,
    Data,
    Desk,
    Later,
    Replies,
    Reply,
    Settled,
    introduction,
    new_session,
    parse_batch,
    reads_only,
    scope_of,
)
from imagineart.api.doorkeeper import AUTHENTICATION, Doorkeeper, address_of
from imagineart.api.drain import TRUST
from imagineart.api.errors import (
    AnswerTooLargeError,
    InternalServerError,
    InvalidApiKeyError,
    MissingApiKeyError,
    NoAvailableServerError,
    WireError,
)
from imagineart.api.larder import MIB, Larder
from imagineart.api.metrics import Metrics
from imagineart.api.outbox import Frame, Outbox
from imagineart.api.wire import Authentication, parse_task
from imagineart.journal import note
from imagineart.service.database import LOST
from imagineart.service.memory import Memory
from imagineart.service.pieces import LostPictureError, inline_bytes, pieces_of, text_of, written
from imagineart.service.sessions import Wishes

log = logging.getLogger(__name__)

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
NORMAL = 1000  # close codes of RFC 6455
GOING_AWAY = 1001
POLICY = 1008
HELLO_S = 30.0  # to authenticate; those who were refused are given time to read it
FRAME_BYTES = 32 * MIB  # of pictures inside one frame
BROKEN = (WebSocketDisconnect, ConnectionError, RuntimeError)  # what a socket that is gone raises


@dataclass(eq=False)
class Session:
    """What is owed to one client: replies in its outbox, and the pumps that fill it."""

    owner: str
    outbox: Outbox
    id: str = field(default_factory=new_session)
    pumps: set[asyncio.Task[None]] = field(default_factory=set)
    socket: WebSocket | None = None
    owed: Wishes = field(default_factory=dict)  # of a conversation that began elsewhere
    writer: asyncio.Task[None] | None = None  # one at most: two would send and drop the same reply
    farewell: asyncio.TimerHandle | None = None

    def pump(self, work: Coroutine[None, None, None]) -> None:
        """Run something that puts replies into the outbox, socket or no socket."""
        task = asyncio.create_task(work)
        self.pumps.add(task)
        task.add_done_callback(self.pumps.discard)

    def stop_writing(self) -> None:
        """Leave what is not yet written in the outbox."""
        if self.writer is not None:
            self.writer.cancel()
            self.writer = None

    def end(self) -> None:
        """Stop telling; the tasks themselves go on."""
        for pump in self.pumps:
            pump.cancel()
        self.outbox.clear()


class SessionRegistry:
    """The sessions of all clients, the connected and the expected."""

    def __init__(self, replay_s: float, larder: Larder, memory: Memory) -> None:
        self._replay_s = replay_s
        self._larder = larder
        self._memory = memory
        self._sessions: dict[str, Session] = {}
        self._leaving: set[asyncio.Task[None]] = set()

    async def enter(self, owner: str, old: str | None) -> Session:
        """The caller's old session if it is still kept, here or elsewhere, else a new one."""
        owed = await self._memory.take(old, owner, self._replay_s) if old else None
        session = self._sessions.get(old or "")
        if owed is not None:
            if session is not None:  # as it was before it went on elsewhere
                session.end()
            session = self._new(Session(owner, Outbox(self._larder, owner), old or "", owed=owed))
        elif session is None or session.owner != owner:
            session = self._new(Session(owner, Outbox(self._larder, owner)))
            await self._memory.open(session.id, owner)
        if session.farewell is not None:
            session.farewell.cancel()
            session.farewell = None
        return session

    def _new(self, session: Session) -> Session:
        self._sessions[session.id] = session
        return session

    def leave(self, session: Session) -> None:
        """Keep the session for its client's return."""
        session.socket = None
        session.stop_writing()
        loop = asyncio.get_running_loop()
        session.farewell = loop.call_later(self._replay_s, self._forget, session)

    def close(self) -> None:
        """Forget everybody here; clients go on elsewhere."""
        for session in list(self._sessions.values()):
            session.end()
        self._sessions.clear()

    def _forget(self, session: Session) -> None:
        session.end()
        if self._sessions.get(session.id) is session:
            del self._sessions[session.id]
            leaving = asyncio.create_task(self._memory.leave(session.id))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)


@dataclass(frozen=True, slots=True)
class SocketEndpoint:
    """Where sockets are answered."""

    desk: Desk
    door: Doorkeeper
    sessions: SessionRegistry
    metrics: Metrics
    idle_s: float
    max_batch: int
    sending: Larder  # pictures inside frames, which cannot be sent piece by piece

    async def answer(self, socket: WebSocket) -> None:
        """Talk with one client until it leaves or falls silent."""
        await socket.accept()
        self.metrics.sockets.inc()
        try:
            await Conversation(self, socket).hold()
        finally:
            self.metrics.sockets.dec()


class Conversation:
    """One socket, and the session that it speaks for once it has authenticated."""

    def __init__(self, endpoint: SocketEndpoint, socket: WebSocket) -> None:
        self._endpoint = endpoint
        self._socket = socket
        self._session: Session | None = None
        self._writing = asyncio.Lock()
        self._last_word = self._begun = asyncio.get_running_loop().time()

    async def hold(self) -> None:
        """Listen; whatever ends the listening ends the conversation."""
        watch = asyncio.create_task(self._watch_silence())
        try:
            while True:
                text = await self._heard()
                await self._frame(text)
        except BROKEN as end:
            log.debug("a socket closed: %r", end)
        finally:
            watch.cancel()
            self._detach()

    async def _heard(self) -> str | bytes:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", GOING_AWAY))
        self._spoke()
        text: str | bytes | None = message.get("text")
        return message["bytes"] if text is None else text

    async def _frame(self, text: str | bytes) -> None:
        try:
            batch = parse_batch(text, self._endpoint.max_batch)
        except WireError as error:
            await self._say(error)
            return
        for introduces, raws in groupby(batch, _introduces):
            if introduces:
                for raw in raws:
                    await self._authenticate(raw)
            else:
                await self._tasks(list(raws))

    async def _tasks(self, raws: Sequence[object]) -> None:
        session = self._session
        if session is None:
            for raw in raws:
                _, task_uuid = scope_of(raw)
                await self._say(MissingApiKeyError().about(None, task_uuid))
        elif not self._endpoint.door.keys.holds(session.owner):
            await self._say(InvalidApiKeyError())
            await self._socket.close(POLICY, "the API key was revoked")
        else:
            memory = self._endpoint.desk.board.memory
            await memory.wish(session.id, [uuid for raw in raws if (uuid := wished(raw))])
            async for raw, replies in self._endpoint.desk.take_all(raws, self._caller(session)):
                if reads_only(raw):  # nothing more is heard while what was asked for is not taken
                    await _pumped(replies, session.outbox)
                else:
                    session.pump(_pumped(replies, session.outbox, wished(raw)))

    async def _authenticate(self, raw: Any) -> None:
        try:
            task = parse_task(raw, ())
            assert isinstance(task, Authentication)
            key = self._endpoint.door.key_of(task.api_key, address_of(self._socket))
        except WireError as error:
            error.task_type, error.task_uuid = (
                AUTHENTICATION,
                None,
            )  # clients look for an authentication error without one
            await self._say(error)
            return
        try:
            old = task.connection_session_uuid if is_uuid(task.connection_session_uuid) else None
            session = await self._endpoint.sessions.enter(key.id, old)
        except LOST:
            away = NoAvailableServerError(reason="The database cannot be reached.")
            await self._say(away.about(AUTHENTICATION, None))
            return
        await self._attach(session)

    async def _attach(self, session: Session) -> None:
        self._trusted()
        note(key=session.owner)
        if self._session is not session:
            self._detach()
            self._take_over(session)
        await self._say((introduction(session.id),))
        self._take_up(session)
        if session.writer is None:
            session.writer = asyncio.create_task(self._write(session))

    def _take_up(self, session: Session) -> None:
        """Tell what is owed by another server, in whose place this one is."""
        owed, session.owed = session.owed, {}
        for task_uuid, told in owed.items():
            replies = self._endpoint.desk.resume(session.owner, task_uuid, told)
            session.pump(_pumped(replies, session.outbox, task_uuid))

    def _trusted(self) -> None:
        """From now on it may send large frames."""
        state = self._socket.scope.get("state") or {}
        state.get(TRUST, lambda: None)()

    def _take_over(self, session: Session) -> None:
        former, session.socket = session.socket, self._socket
        self._session = session
        session.stop_writing()
        if former is not None:
            session.pump(
                _close(former, NORMAL, "resumed elsewhere")
            )  # may take as long as it likes

    def _detach(self) -> None:
        if self._session is not None and self._session.socket is self._socket:
            self._endpoint.sessions.leave(self._session)
        self._session = None

    async def _write(self, session: Session) -> None:
        """Send the outbox; a frame leaves it only once it was written."""
        try:
            while True:
                frame = await session.outbox.head()
                if frame.pieces:
                    await self._send_frame(session, frame)
                session.outbox.drop_head()
                self._note_told(session, frame)
        except BROKEN as end:
            log.debug("a socket broke while writing: %r", end)

    def _note_told(self, session: Session, frame: Frame) -> None:
        memory = self._endpoint.desk.board.memory
        if frame.tells is not None and frame.pieces:
            memory.tell(session.id, *frame.tells)
        elif frame.tells is not None:
            memory.all_told(session.id, frame.tells[0])

    async def _send_frame(self, session: Session, frame: Frame) -> None:
        size = inline_bytes(frame.pieces)
        if size > FRAME_BYTES:
            error = AnswerTooLargeError(mib=f"{FRAME_BYTES / MIB:g}")
            await self._say(error.about(*scope_of(frame.about)))
            return
        async with self._endpoint.sending.holding(session.owner, size):
            await self._send(await self._text(frame))

    async def _text(self, frame: Frame) -> str:
        """The whole frame; what stands in its place if a picture is gone."""
        try:
            await frame.check()
            chunks = written(frame.pieces, self._endpoint.desk.board.stream_image)
            return b"".join([chunk async for chunk in chunks]).decode()
        except (LostPictureError, OSError):
            log.exception("a frame could not be put together")
            return _told(InternalServerError().about(*scope_of(frame.about)))

    async def _say(self, reply: Settled) -> None:
        if isinstance(reply, WireError):
            await self._send(_told(reply))
        else:
            await self._send(text_of({"data": list(reply)}).decode())

    async def _send(self, frame: str) -> None:
        async with self._writing:
            await self._socket.send_text(frame)
        self._spoke()

    def _spoke(self) -> None:
        self._last_word = asyncio.get_running_loop().time()

    async def _watch_silence(self) -> None:
        clock = asyncio.get_running_loop().time
        while (left_s := self._ends_at() - clock()) > 0:
            await asyncio.sleep(left_s)
        waited_s = min(self._endpoint.idle_s, clock() - self._begun)
        await _close(self._socket, NORMAL, f"silent for {waited_s:.0f} s")

    def _ends_at(self) -> float:
        """When it has been silent, or unknown, for too long."""
        silent = self._last_word + self._endpoint.idle_s
        return silent if self._session else min(silent, self._begun + HELLO_S)

    def _caller(self, session: Session) -> Caller:
        base = self._endpoint.door.base_url(self._socket.scope)
        return Caller(session.owner, base, self._socket.query_params.get("dryRun") == "1")


def is_uuid(text: str | None) -> bool:
    """Whether it is written as names of tasks and conversations are."""
    return text is not None and UUID.fullmatch(text) is not None


def _introduces(raw: object) -> bool:
    return isinstance(raw, dict) and raw.get("taskType") == AUTHENTICATION


def wished(raw: object) -> str:
    """The name of a task that draws, as it is kept; empty if it is no wish or has none."""
    _, task_uuid = scope_of(raw)
    return "" if reads_only(raw) or not is_uuid(task_uuid) else str(task_uuid).lower()


async def _pumped(replies: Replies, outbox: Outbox, task_uuid: str = "") -> None:
    """Put replies into the outbox; if they are of a wish, with what they tell of it."""
    async for reply in replies:
        for frame, image_id in await _frames(reply):
            tells = (task_uuid, image_id) if task_uuid and image_id else None
            await outbox.put(replace(frame, tells=tells))
    if task_uuid:
        await outbox.put(Frame((), tells=(task_uuid, "")))


async def _frames(reply: Reply) -> list[tuple[Frame, str]]:
    """One, or if there are pictures inside, one for each item; each with what result it tells."""
    if isinstance(reply, WireError):
        return [(Frame(pieces_of({"errors": [reply.envelope()]})), reply.image_id)]
    if not isinstance(reply, Later):
        return [(Frame(await rendered({"data": list(reply)})), _image_of(reply))]
    return [
        (Frame(await rendered({"data": [item]}), reply.check, reply.about), _image_of((item,)))
        for item in reply.data
    ]


def _image_of(data: Data) -> str:
    """The result that an item tells of."""
    return str(data[0].get("imageUUID", "")) if len(data) == 1 else ""


def _told(error: WireError) -> str:
    return text_of({"errors": [error.envelope()]}).decode()


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    if socket.application_state is WebSocketState.CONNECTED:
        try:
            await socket.close(code, reason)
        except BROKEN as end:
            log.debug("a socket was gone before it was closed: %r", end)
