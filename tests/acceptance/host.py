"""A server process reduced to the service: takes tasks as JSON lines on a socket, may be killed.

Run as `python host.py PORT_FILE`; everything else comes from the settings' environment.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from imagineart.request import GenerationRequest, seeds_of
from imagineart.service.board import TaskBoard, open_board
from imagineart.service.task import ResultRow, TaskConflictError, TaskSpec
from imagineart.settings import Settings


def present(spec: TaskSpec, row: ResultRow) -> dict[str, Any]:
    item = {"taskUUID": spec.task_uuid, "imageUUID": row.image_id, "index": row.index}
    return item | ({"code": row.error.code} if row.error else {})


def spec_of(task: dict[str, Any], engine: str) -> TaskSpec:
    request = GenerationRequest(prompt=task.get("prompt", "a cat"), number=task["number"])
    return TaskSpec(
        owner="alice",
        task_uuid=task["uuid"],
        request=request,
        seeds=seeds_of(request),
        wire=task,
        webhook_url=task.get("webhook"),
        upload_url=task.get("upload"),
        engine=engine,
    )


async def serve(settings: Settings, port_file: Path) -> None:
    board = open_board(settings, present=present)
    await board.start()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async for line in reader:
            answer = await post(board, spec_of(json.loads(line), settings.engine))
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port_file.write_text(str(server.sockets[0].getsockname()[1]))
    await server.serve_forever()


async def post(board: TaskBoard, spec: TaskSpec) -> dict[str, str]:
    try:
        await board.submit(spec)
    except TaskConflictError:
        return {"conflict": spec.task_uuid}
    return {"accepted": spec.task_uuid}


if __name__ == "__main__":
    asyncio.run(serve(Settings(), Path(sys.argv[1])))
