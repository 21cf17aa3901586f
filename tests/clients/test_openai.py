"""The official clients of OpenAI's images API, unmodified, in both languages."""

from typing import Any

import pytest
from tests.clients.helpers import ENGINE, FAKE, Server, needs_clients, result_of, start

CLIENTS = {
    "openai 3.57.0 (PyPI)": ("openai/bin/python", "openai_python.py"),
    "openai 7.59.0 (npm)": ("node", "node/openai_js.mjs"),
}
PNG, JPEG = "89504e", "ffd8ff"  # how files begin
USES: dict[str, dict[str, Any]] = {
    "one": {"images": 1, "kinds": [PNG], "size": "2048x2048"},
    "several": {"images": 3, "kinds": [JPEG]},
    "url": {"images": 1, "urls": 1, "largest": 0},
    "stream": {"images": 1, "kinds": [PNG]},
    "models": {"models": ["imagineart:2.0@0"]},
    "wrong_key": {"error": "AuthenticationError", "code": "invalid_api_key", "status_code": 401},
    "invalid": {"error": "BadRequestError", "param": "size", "status_code": 400},
    "model": {"error": "NotFoundError", "code": "model_not_found", "status_code": 404},
}
LARGE = 4_000_000  # bytes: whole pictures came through


@needs_clients
@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("use", USES)
def test_use(server: Server, client: str, use: str) -> None:
    told = result_of(start(*CLIENTS[client], use, server))
    told["kinds"] = [kind[:6] for kind in told.get("kinds", [])]
    assert {name: told.get(name) for name in USES[use]} == USES[use], told
    if ENGINE == FAKE and use == "one":
        assert told["largest"] > LARGE
