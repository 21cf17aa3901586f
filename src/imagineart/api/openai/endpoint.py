"""Pictures over HTTP in OpenAI's words: one wish in, one document or a stream of events out.

The wish becomes one task of ours and takes the same road: the same keys, limits, quotas and checks,
kept on the disk before it is drawn. What a client that leaves has ordered is drawn nevertheless.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from imagineart.api.answer import HEADERS, JSON
from imagineart.api.catalogue import Catalogue
from imagineart.api.desk import Caller, Desk, Replies, Settled, merged, settled
from imagineart.api.doorkeeper import Doorkeeper, address_of
from imagineart.api.errors import TimeoutProviderError, WireError
from imagineart.api.intake import Intake
from imagineart.api.items import Json
from imagineart.api.openai.events import EVENTS, Telling, terms_of
from imagineart.api.openai.faults import RequestFaultError, fault_of
from imagineart.api.openai.wish import Wish, wish_of
from imagineart.api.streaming import Streamed
from imagineart.journal import note
from imagineart.service.pieces import length_of, pieces_of, text_of, written

CLOSED = 499  # nobody reads it: the client has gone
SINCE = 1764460800  # seconds since the epoch: what clients are told of the model's age


@dataclass(frozen=True, slots=True)
class ImagesEndpoint:
    """Where wishes are handed in."""

    desk: Desk
    door: Doorkeeper
    wait_s: float
    intake: Intake
    max_answer_bytes: int

    async def generate(self, request: Request) -> Response:
        """Draw what one body asks for."""
        try:
            key, body = await self.intake.document(request)
            note(key=key.id)
            caller = Caller(key.id, self.door.base_url(request.scope))
            wish = wish_of(body)
            return await self._answer(wish, caller)
        except ClientDisconnect:
            return Response(status_code=CLOSED)
        except WireError as error:
            return reply_of(fault_of(error))
        except RequestFaultError as fault:
            return reply_of(fault)

    async def _answer(self, wish: Wish, caller: Caller) -> Response:
        task = wish.task()
        replies = await self.desk.admit(task, caller)
        if not wish.stream:
            return self._document(wish, await self._collected(replies))
        telling = Telling(self.desk.board, wish, caller.owner, task["taskUUID"])
        return Streamed(telling.events(replies), 200, {}, media_type=EVENTS)

    async def _collected(self, replies: Replies) -> list[Settled]:
        found: list[Settled] = []
        try:
            async with asyncio.timeout(self.wait_s):
                async for reply in replies:
                    found.append(await settled(reply))
        except TimeoutError:
            found.append(TimeoutProviderError(seconds=f"{self.wait_s:g}"))
        return found

    def _document(self, wish: Wish, found: Sequence[Settled]) -> Response:
        """All pictures there are; an error only where there is none."""
        items, errors = merged(found)
        if not items:
            raise errors[0]
        pieces = pieces_of(document(wish, items))
        if length_of(pieces) > self.max_answer_bytes:
            most = f"{self.max_answer_bytes / (1 << 20):g}"
            raise RequestFaultError(
                f"The answer would have more than {most} MiB. Ask for fewer pictures (n), another "
                "output_format, or for addresses (response_format 'url').",
                param="n",
            )
        headers = {"Content-Length": str(length_of(pieces))}
        chunks = written(pieces, self.desk.board.stream_image)
        return Streamed(chunks, 200, headers, media_type=JSON)

    async def models(self, request: Request) -> Response:
        """The models that may be named."""
        try:
            self.door.bearer(request.headers, address_of(request))
        except WireError as error:
            return reply_of(fault_of(error))
        return Response(text_of(models_of(self.desk.catalogue)), media_type=JSON)


def document(wish: Wish, items: Sequence[Json]) -> Json:
    """The answer around the pictures."""
    return {
        "created": int(time.time()),
        "data": [_picture(item) for item in items],
        **terms_of(wish),
    }


def _picture(item: Json) -> Json:
    if "imageURL" in item:
        return {"url": item["imageURL"]}
    return {"b64_json": item["imageBase64Data"]}


def models_of(catalogue: Catalogue) -> dict[str, Any]:
    """The list of models."""
    told = [
        {"id": air, "object": "model", "created": SINCE, "owned_by": "imagineart"}
        for air in catalogue
    ]
    return {"object": "list", "data": told}


def reply_of(fault: RequestFaultError) -> Response:
    """An error alone."""
    headers = dict(HEADERS.get(fault.status, {}))
    return Response(text_of(fault.body()), fault.status, headers, media_type=JSON)
