"""One use of PyPI `openai`: python openai_python.py USE BASE KEY."""

import base64
import json
import os
import sys
from typing import Any

from openai import OpenAI, OpenAIError

WISHES: dict[str, dict[str, Any]] = {
    "one": {"model": "gpt-image-1", "size": "1024x1024"},
    "several": {"n": 3, "output_format": "jpeg", "quality": "low"},
    "url": {"model": "dall-e-3", "response_format": "url"},
    "stream": {"stream": True, "partial_images": 2},
    "wrong_key": {},
    "invalid": {"size": "100000x3"},
    "model": {"model": "no-such-model"},
}


def pictures(client: OpenAI, wish: dict[str, Any]) -> dict[str, Any]:
    reply = client.images.generate(prompt="a red apple", **wish)
    found = [base64.b64decode(item.b64_json) for item in reply.data or [] if item.b64_json]
    return {
        "images": len(reply.data or []),
        "urls": sum(bool(item.url) for item in reply.data or []),
        "largest": max(map(len, found), default=0),
        "kinds": sorted({picture[:4].hex() for picture in found}),
        "size": reply.size,
    }


def stream(client: OpenAI, wish: dict[str, Any]) -> dict[str, Any]:
    found = [base64.b64decode(event.b64_json) for event in events_of(client, wish)]
    return {"images": 1, "largest": len(found[-1]), "kinds": [found[-1][:4].hex()]}


def events_of(client: OpenAI, wish: dict[str, Any]) -> list[Any]:
    events = list(client.images.generate(prompt="a red apple", **wish))
    assert [event.type for event in events][-1] == "image_generation.completed"
    assert all(event.type == "image_generation.partial_image" for event in events[:-1])
    return events


def main(use: str, base: str, key: str) -> dict[str, Any]:
    client = OpenAI(
        api_key="wrong" if use == "wrong_key" else key,
        base_url=f"{base}/v1",
        timeout=int(os.environ["CLIENT_PATIENCE_S"]),
    )
    try:
        if use == "models":
            return {"models": [model.id for model in client.models.list()]}
        return (stream if use == "stream" else pictures)(client, WISHES[use])
    except OpenAIError as error:
        told = {name: getattr(error, name, None) for name in ("code", "param", "status_code")}
        return {"error": type(error).__name__, **told}


if __name__ == "__main__":
    print("RESULT", json.dumps(main(*sys.argv[1:])), flush=True)
