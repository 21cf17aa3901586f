"""Any server that speaks the OpenAI images API as an engine, e.g. one that runs open weights.

One POST to {base}/images/generations with the plan as a caption; the answer's base64 picture is
decoded by our codec (so its profile is honoured) and brought to the asked size.
"""

import base64
import binascii
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.color.codec import decode
from imagineart.engines.caption import LOOK_WORDS, caption
from imagineart.engines.engine import Capabilities, Needs
from imagineart.engines.resize import cover
from imagineart.errors import EngineError, EngineUnavailableError, ImagineArtError
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Picture
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage

TIMEOUT_S = 300.0
NEEDS = Needs(cpus=0.5, memory_mib=1024)  # to read, and to encode what comes
REPLY_EXCERPT = 200  # characters of a server's answer quoted in an error


class RemoteEngine:
    """`base_url` ends before /images/generations, e.g. http://gpu-box:8000/v1."""

    capabilities = Capabilities(
        version="1",
        prompt=True,
        looks=frozenset(LOOK_WORDS),
        repairs=frozenset({"redraw"}),
        exclusions=True,
        needs=NEEDS,
    )

    def __init__(
        self, base_url: str, *, model: str = "", api_key: str = "", timeout_s: float = TIMEOUT_S
    ) -> None:
        self.name = f"remote:{base_url}"
        self._url = base_url.rstrip("/") + "/images/generations"
        self._model = model
        self._headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._timeout_s = timeout_s

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        """One picture. Raises `EngineUnavailableError` or, for a bad answer, `EngineError`."""
        pixels = self._decode(self._fetch(self._body(plan, stage)))
        progress(Event("composed"))
        return Picture(
            cover(pixels, stage.canvas.width, stage.canvas.height),
            provenance={
                "engine": self.name,
                "engine_version": self.capabilities.version,
                "model": self._model,
            },
        )

    def _body(self, plan: Plan, stage: Stage) -> dict[str, Any]:
        body: dict[str, Any] = {
            "prompt": caption(plan, stage),
            "n": 1,
            "size": f"{stage.canvas.width}x{stage.canvas.height}",
            "response_format": "b64_json",
            "seed": (stage.seed + stage.attempt) % 2**32,
        }
        if plan.exclusions:
            body["negative_prompt"] = ", ".join(plan.exclusions)
        return body | ({"model": self._model} if self._model else {})

    def _decode(self, data: bytes) -> NDArray[np.float32]:
        try:
            return decode(data)
        except ImagineArtError as error:
            raise EngineError(
                f"engine {self.name} sent no picture: {error.message}", field="engine"
            ) from error

    def _fetch(self, body: dict[str, Any]) -> bytes:
        import httpx

        try:
            reply = httpx.post(self._url, json=body, headers=self._headers, timeout=self._timeout_s)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise EngineUnavailableError(
                f"engine {self.name} is not reachable: {error}", field="engine"
            ) from error
        if reply.status_code != httpx.codes.OK:
            raise EngineError(
                f"engine {self.name} answered {reply.status_code}: {reply.text[:REPLY_EXCERPT]}",
                field="engine",
            )
        return _picture_in(reply.content, self.name)


def _picture_in(reply: bytes, name: str) -> bytes:
    import json

    try:
        return base64.b64decode(json.loads(reply)["data"][0]["b64_json"], validate=True)
    except (ValueError, KeyError, IndexError, TypeError, binascii.Error) as error:
        raise EngineError(
            f"engine {name} sent no base64 picture in data[0].b64_json", field="engine"
        ) from error
