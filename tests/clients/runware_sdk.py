"""One cell of the matrix with PyPI `runware-sdk` 1.8.0: python runware_sdk.py CELL BASE KEY.

A cell ends in `-rest` or `-ws`, the client's two transports.
"""

import asyncio
import json
import os
import sys
from typing import Any

from runware import Runware
from runware.client import RunOptions

PATIENCE_MS = 1000 * int(os.environ["CLIENT_PATIENCE_S"])
MODEL = "imagineart:2.0@0"
FORMS = ("imageURL", "imageBase64Data", "imageDataURI")
CELLS: dict[str, dict[str, Any]] = {
    "sync": {"deliveryMethod": "sync"},
    "async": {},
    "several": {"deliveryMethod": "sync", "numberResults": 3},
    "partial": {"numberResults": 3},
    "url": {"outputType": "URL"},
    "base64": {"outputType": "base64Data"},
    "datauri": {"outputType": "dataURI"},
    "wrong_key": {},
    "invalid": {"outputQuality": 7},
    "restart": {"numberResults": 4},
}


async def run(cell: str, transport: str, base: str, key: str) -> dict[str, Any]:
    partials: list[Any] = []
    async with Runware(
        api_key=key,
        http_base_url=f"{base}/v1",
        ws_base_url=base.replace("http", "ws", 1) + "/v1",
        transport={"rest": "rest", "ws": "websocket"}[transport],
        poll_timeout=PATIENCE_MS,
        auth_timeout=PATIENCE_MS,
    ) as client:
        task = {"taskType": "imageInference", "model": MODEL, "positivePrompt": "a red apple"}
        images = await client.run({**task, **CELLS[cell]}, RunOptions(on_result=partials.append))
    return {
        "images": len({image["imageUUID"] for image in images}),
        "forms": sorted({form for image in images for form in FORMS if form in image}),
        "largest": max(len(image.get(form, "")) for image in images for form in FORMS),
        "partials": len(partials),
    }


async def main(cell: str, base: str, key: str) -> dict[str, Any]:
    name, _, transport = cell.rpartition("-")
    try:
        return await run(name, transport, base, "wrong" if name == "wrong_key" else key)
    except Exception as error:
        code = getattr(error, "code", "")
        return {"error": type(error).__name__, "message": f"{code} {error}"}


if __name__ == "__main__":
    print("RESULT", json.dumps(asyncio.run(main(*sys.argv[1:]))), flush=True)
