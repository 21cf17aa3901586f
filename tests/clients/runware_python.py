"""One cell of the matrix with PyPI `runware` 0.5.24: python runware_python.py CELL BASE KEY."""

import asyncio
import json
import os
import sys
from typing import Any

from runware import IImageInference, Runware

PATIENCE_S = int(os.environ["CLIENT_PATIENCE_S"])
MODEL = "imagineart:2.0@0"
FORMS = ("imageURL", "imageBase64Data", "imageDataURI")
CELLS: dict[str, dict[str, Any]] = {
    "sync": {},
    "async": {"deliveryMethod": "async"},
    "several": {"numberResults": 3},
    "partial": {"numberResults": 3},
    "url": {"outputType": ["URL"]},
    "base64": {"outputType": ["base64Data"]},
    "datauri": {"outputType": ["dataURI"]},
    "wrong_key": {},
    "invalid": {"outputQuality": 7},
    "restart": {},
}


async def run(cell: str, base: str, key: str) -> dict[str, Any]:
    partials: list[int] = []
    client = Runware(api_key=key, url=base.replace("http", "ws", 1) + "/v1", timeout=PATIENCE_S)
    await client.connect()
    request = IImageInference(
        model=MODEL, positivePrompt="a red apple", width=2048, height=2048, **CELLS[cell]
    )
    if cell == "partial":
        request.onPartialImages = lambda images, error: partials.append(len(images))
    images = await client.imageInference(requestImage=request)
    if cell == "async":
        images = await client.getResponse(taskUUID=images.taskUUID, numberResults=1)
    await client.disconnect()
    return {
        "images": len({image.imageUUID for image in images}),
        "forms": sorted({form for image in images for form in FORMS if getattr(image, form)}),
        "largest": max(len(getattr(image, form) or "") for image in images for form in FORMS),
        "partials": len(partials),
    }


async def main(cell: str, base: str, key: str) -> dict[str, Any]:
    try:
        return await run(cell, base, "wrong" if cell == "wrong_key" else key)
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}


if __name__ == "__main__":
    print("RESULT", json.dumps(asyncio.run(main(*sys.argv[1:]))), flush=True)
