"""How is a chat server asked? One POST to {base}/chat/completions, in the shape that OpenAI gave
it, which Ollama, llama.cpp, vLLM, SGLang and hosted models answer to.

The schema goes in the nested form of `response_format`, the only one that all of them constrain by.
"""

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from imagineart.errors import ImagineArtError

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 1 << 20  # of an answer
EXCERPT = 160  # characters of an answer that an error repeats
TOKENS = {False: 1024, True: 6144}  # most that are answered, without and with thinking
REFUSALS = (400, 404, 415, 422, 501)  # statuses of servers that do not know a field of ours
_THOUGHT = re.compile(r"^\s*(?:<think>)?.*?</think>", re.DOTALL)

Message = Mapping[str, str]


class AdviceError(ImagineArtError):
    """A language model could not be asked, or gave no usable answer."""


class RefusedError(AdviceError):
    """The server refused the request itself; a plainer one may do."""


class SpentError(AdviceError):
    """There is no time left, or nobody there: asking again is of no use."""


@dataclass(frozen=True)
class Question:
    """What is asked: the messages, whether the model thinks first, the schema it is held to (None:
    it is only told of it), and until when an answer is of use (`time.monotonic()`).
    """

    messages: Sequence[Message]
    thinking: bool
    schema: Mapping[str, Any] | None
    deadline: float


class ChatServer:
    """`base_url` ends before /chat/completions; `model` "": the first that the server names."""

    def __init__(self, base_url: str, *, model: str = "", api_key: str = "") -> None:
        path = "" if urlsplit(base_url).path.strip("/") else "/v1"
        self._base = base_url.rstrip("/") + path
        self._model = model
        self._headers = {"Content-Type": "application/json"}
        if api_key:
            self._headers["Authorization"] = f"Bearer {api_key}"

    @cached_property
    def _client(self) -> "httpx.Client":
        import httpx

        alone = httpx.Limits(max_keepalive_connections=0)  # no socket is left open between prompts
        return httpx.Client(headers=self._headers, limits=alone)

    def ask(self, question: Question) -> str:
        """The words of the answer, without thoughts. Raises `AdviceError`."""
        body = json.dumps(self._body(question)).encode()
        answer = self._fetched("POST", "/chat/completions", body, question.deadline)
        try:
            words = json.loads(answer)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise AdviceError(f"no chat answer: {_excerpt(answer)}") from error
        if not isinstance(words, str) or not words.strip():
            raise AdviceError("an empty answer")
        return _THOUGHT.sub("", words, count=1).strip()

    def _body(self, question: Question) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self._named(question.deadline),
            "messages": list(question.messages),
            "temperature": 0.0,
            "max_tokens": TOKENS[question.thinking],
            "stream": False,
        }
        if question.schema is None:
            return body
        form = {"name": "picture", "strict": True, "schema": question.schema}
        return body | {
            "seed": 0,
            "response_format": {"type": "json_schema", "json_schema": form},
            "chat_template_kwargs": {"enable_thinking": question.thinking},
        }

    def _named(self, deadline: float) -> str:
        """The model that is asked for."""
        if not self._model:
            try:
                answer = json.loads(self._fetched("GET", "/models", b"", deadline))
                self._model = str(answer["data"][0]["id"])
            except (RefusedError, ValueError, KeyError, IndexError, TypeError):
                self._model = "default"
        return self._model

    def _fetched(self, method: str, path: str, body: bytes, deadline: float) -> bytes:
        import httpx

        left = max(deadline - time.monotonic(), 0.001)
        address = self._base + path
        try:
            with self._client.stream(method, address, content=body, timeout=left) as reply:
                answer = b"".join(_within(reply.iter_bytes(), deadline))
                _check(reply, answer)
                return answer
        except httpx.TimeoutException as error:
            raise SpentError("no answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise SpentError(f"not reachable: {error}") from error


def _within(chunks: Iterator[bytes], deadline: float) -> Iterator[bytes]:
    """The chunks of an answer that is no longer, and comes no later, than it may."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES:
            raise SpentError("an answer without end")
        if time.monotonic() > deadline:
            raise SpentError("no answer in time")
        yield chunk


def _check(reply: "httpx.Response", answer: bytes) -> None:
    if reply.status_code in REFUSALS:
        raise RefusedError(f"status {reply.status_code}: {_excerpt(answer)}")
    if not reply.is_success:
        raise AdviceError(f"status {reply.status_code}: {_excerpt(answer)}")


def _excerpt(answer: bytes) -> str:
    return answer[:EXCERPT].decode("utf-8", "replace")
