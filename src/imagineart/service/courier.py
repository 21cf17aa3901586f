"""What is owed to others: one webhook call and one upload per finished result, until they have it.

At least once: a call whose answer is lost is made again. Calls of one task may overtake each other,
its uploads do not. A webhook and an upload know nothing of each other. What fails for good is kept
as a dead letter, with the reason, and can be sent again.
"""

import asyncio
import base64
import hashlib
import hmac
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from random import SystemRandom
from typing import Any, Literal

import httpcore

from imagineart.journal import escaped, noting
from imagineart.service.bell import Bell
from imagineart.service.hands import keep_up
from imagineart.service.lease import BEATS, Lease, new_holder
from imagineart.service.outbound import Answer, OutboundClient
from imagineart.service.pieces import Piece, length_of, pieces_of, written
from imagineart.service.resolver import ResolverBusyError
from imagineart.service.slots import Slots, Way
from imagineart.service.spans import PARENT, delivering, fail
from imagineart.service.storage import ImageStore, StorageAwayError
from imagineart.service.store import Store
from imagineart.service.task import Errand, Json, OutboundRefusedError, Present
from imagineart.version import __version__

log = logging.getLogger(__name__)

Call = Callable[..., Awaitable[Any]]
"""Runs a method of the store with these arguments, beside the event loop."""

FIRST_RETRY_S = 0.25
LONGEST_RETRY_S = 8.0
JITTER = (0.75, 1.25)  # factor on every pause
CHANCE = SystemRandom()  # whose numbers are not drawn from those of the rest of the program
TICK_S = 1.0  # how soon a replay by another process is noticed
LASTING = range(300, 500)  # statuses of an upload that trying again does not mend
PASSING = (408, 425, 429)  # except these


@dataclass(frozen=True, slots=True)
class Manners:
    """How deliveries are made."""

    secret: str = ""  # "whsec_" + base64, or any other string as it is
    body: Literal["wrapped", "flat"] = "wrapped"
    webhook_s: float = 5.0  # for the whole call
    upload_s: float = 60.0
    tries: int = 10


class Courier:
    """Carries out what the database says is due."""

    def __init__(
        self,
        *,
        store: Store,
        images: ImageStore,
        client: OutboundClient,
        present: Present,
        manners: Manners,
        lease: Lease | None = None,
        clock: Callable[[], float] = time.time,
        on_time: Callable[[str, float], None] = lambda what, seconds: None,
    ) -> None:
        self._on_time = on_time
        self._store = store
        self._images = images
        self._client = client
        self._present = present
        self._manners = manners
        self._lease = lease or Lease(new_holder())
        self._clock = clock
        self._bell = Bell()
        self._slots = Slots()
        self._tasks: dict[asyncio.Task[None], int] = {}  # → id of what it delivers

    def wake(self) -> None:
        """Something may be due."""
        self._bell.ring()

    async def run(self, call: Call) -> None:
        """Deliver until cancelled. `call` runs the store's methods."""
        living = asyncio.create_task(keep_up(partial(self._live, call)))
        try:
            while True:
                pause = await self._pause(call)
                if pause > 0:
                    await self._bell.wait(pause)
                else:
                    await self._set_out(call)
        finally:
            for task in (living, *self._tasks):
                task.cancel()
            await asyncio.gather(living, *self._tasks, return_exceptions=True)

    async def _live(self, call: Call) -> None:
        """Renew the leases of what is under way."""
        while True:
            await asyncio.sleep(self._lease.seconds / BEATS)
            if self._tasks:
                renew = self._store.deliveries.renew
                (holder, lease_s), ids = astuple(self._lease), list(self._tasks.values())
                await call(renew, holder, ids, self._clock(), lease_s)

    async def _pause(self, call: Call) -> float:
        """Until something may be done; nothing if something is due and there is room."""
        if self._slots.free <= 0:
            return TICK_S
        next_at = await call(self._store.deliveries.next_at, self._slots.full())
        return TICK_S if next_at is None else float(min(next_at - self._clock(), TICK_S))

    async def _set_out(self, call: Call) -> None:
        take, (holder, lease_s) = self._store.deliveries.take, astuple(self._lease)
        for errand in await call(take, self._clock(), self._slots.copy(), holder, lease_s):
            way = Way(errand.delivery.kind, errand.delivery.owner, errand.host)
            task = asyncio.create_task(self._deliver(errand, call))
            self._tasks[task] = errand.delivery.id
            self._slots.take(way)
            task.add_done_callback(partial(self._returned, way))

    def _returned(self, way: Way, task: asyncio.Task[None]) -> None:
        self._tasks.pop(task, None)
        self._slots.give_back(way)
        self._bell.ring()

    async def _deliver(self, errand: Errand, call: Call) -> None:
        facts = {"request": errand.spec.context.get("request_id", ""), "key": errand.spec.owner}
        with noting(**facts, task=errand.spec.task_uuid, delivery=errand.delivery.id):
            await self._attempt(errand, call)

    async def _attempt(self, errand: Errand, call: Call) -> None:
        delivery = errand.delivery
        parent = errand.spec.context.get(PARENT, "")
        try:
            with delivering(parent, delivery.kind, errand.host, delivery.tries) as span:
                problem, final = await self._try(errand)
                if problem:
                    fail(span, problem)
        except (ResolverBusyError, StorageAwayError) as error:  # not the receiver's fault
            log.info("%s put back: %s", delivery.kind, error)
            await call(self._store.deliveries.put_back, errand, self._clock() + pause_s(1))
            return
        if not problem:
            await call(self._store.deliveries.delivered, errand)
            log.info("%s delivered", delivery.kind)
            if errand.row.finished_at is not None:
                self._on_time(delivery.kind, self._clock() - errand.row.finished_at)
        elif final or delivery.tries >= self._manners.tries:
            log.warning("%s to %s given up: %s", delivery.kind, delivery.url, problem)
            await call(self._store.deliveries.give_up, errand, problem)
        else:
            next_at = self._clock() + pause_s(delivery.tries)
            await call(self._store.deliveries.postpone, errand, next_at, problem)

    async def _try(self, errand: Errand) -> tuple[str, bool]:
        """("", …) if the other side has it, else the reason and whether it is final."""
        send = self._call if errand.delivery.kind == "webhook" else self._upload
        try:
            answer = await send(errand)
        except (ResolverBusyError, StorageAwayError):
            raise
        except OutboundRefusedError as error:
            return error.message, True
        except TimeoutError:
            return "no answer in time", False
        except (OSError, httpcore.NetworkError, httpcore.ProtocolError) as error:
            return f"no connection: {error or type(error).__name__}", False
        except Exception as error:
            log.exception("delivery %d", errand.delivery.id)
            return f"{type(error).__name__}: {error}", False
        return ("", True) if answer.fine else (_reason(answer), _final(errand, answer))

    async def _call(self, errand: Errand) -> Answer:
        item = await asyncio.to_thread(self._present, errand.spec, errand.row)
        body = envelope(item, failed=errand.row.state == "failed", style=self._manners.body)
        headers = {"Content-Type": "application/json", **_common(length_of(body))}
        headers |= await self._signed(errand, body)
        return await self._client.send(
            "POST",
            errand.delivery.url,
            headers,
            written(body, self._images.stream),
            timeout_s=self._manners.webhook_s,
            owner=errand.delivery.owner,
        )

    async def _signed(self, errand: Errand, body: Sequence[Piece]) -> dict[str, str]:
        """Headers that sign the body, which is read for it once more than it is sent."""
        if not self._manners.secret:
            return {}
        chunks = written(body, self._images.stream)
        return await signature(self._manners.secret, message_id(errand), int(self._clock()), chunks)

    async def _upload(self, errand: Errand) -> Answer:
        row = errand.row
        headers = {"Content-Type": row.media_type, **_common(row.size)}
        return await self._client.send(
            "PUT",
            errand.delivery.url,
            headers,
            self._images.stream(row.path),
            timeout_s=self._manners.upload_s,
            owner=errand.delivery.owner,
        )


def pause_s(tries: int) -> float:
    """How long to wait after that many tries: 250 ms doubling to 8 s, spread at random."""
    pause: float = min(FIRST_RETRY_S * 2 ** (tries - 1), LONGEST_RETRY_S)
    return pause * CHANCE.uniform(*JITTER)


def envelope(item: Json, *, failed: bool, style: Literal["wrapped", "flat"]) -> tuple[Piece, ...]:
    """The body of a webhook call."""
    wrapped = {"errors" if failed else "data": [item]}
    return pieces_of(wrapped if style == "wrapped" else item)


def message_id(errand: Errand) -> str:
    """The same for every try of one call, so that receivers can drop repeats."""
    return f"msg_{errand.row.image_id}"


async def signature(
    secret: str, message: str, stamp: int, body: AsyncIterator[bytes]
) -> dict[str, str]:
    """Headers of Standard Webhooks (standardwebhooks.com), version 1."""
    key = base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()
    mac = hmac.new(key, f"{message}.{stamp}.".encode(), hashlib.sha256)
    async for chunk in body:
        mac.update(chunk)
    return {
        "webhook-id": message,
        "webhook-timestamp": str(stamp),
        "webhook-signature": f"v1,{base64.b64encode(mac.digest()).decode()}",
    }


def _common(length: int) -> dict[str, str]:
    return {"Content-Length": str(length), "User-Agent": f"imagineart/{__version__}"}


def _reason(answer: Answer) -> str:
    said = escaped(answer.body[:200].decode("utf-8", "replace").strip())
    return f"HTTP {answer.status}" + (f": {said}" if said else "")


def _final(errand: Errand, answer: Answer) -> bool:
    if errand.delivery.kind == "webhook":
        return False  # receivers are promised a retry after anything but 2xx
    return answer.status in LASTING and answer.status not in PASSING
