"""The chat server is asked in the nested form, and answers are read whatever comes."""

import json
import time
from collections.abc import Mapping

import pytest
from tests.advising.chats import Chat, serving

from imagineart.advising.chat import (
    AdviceError,
    ChatServer,
    Question,
    RefusedError,
    SpentError,
)

HELLO = [{"role": "user", "content": "hello"}]
SCHEMA: Mapping[str, object] = {"type": "object"}


def asked(
    chat: Chat, *, thinking: bool = False, schema: Mapping[str, object] | None = SCHEMA
) -> str:
    question = Question(HELLO, thinking, schema, time.monotonic() + 20.0)
    return ChatServer(chat.url).ask(question)


def test_the_schema_goes_in_the_nested_form_of_response_format() -> None:
    with serving(Chat(["hi"])) as chat:
        assert asked(chat) == "hi"
    form = chat.asked[0]["response_format"]
    assert form == {
        "type": "json_schema",
        "json_schema": {"name": "picture", "strict": True, "schema": {"type": "object"}},
    }
    assert chat.asked[0]["temperature"] == 0.0
    assert chat.asked[0]["stream"] is False


@pytest.mark.parametrize("thinking", [True, False])
def test_thinking_is_asked_for_by_level(thinking: bool) -> None:
    with serving(Chat(["hi"])) as chat:
        asked(chat, thinking=thinking)
    assert chat.asked[0]["chat_template_kwargs"] == {"enable_thinking": thinking}
    assert (chat.asked[0]["max_tokens"] > 2000) is thinking


def test_without_a_schema_only_fields_are_sent_that_every_server_knows() -> None:
    with serving(Chat(["hi"])) as chat:
        asked(chat, schema=None)
    assert set(chat.asked[0]) == {"model", "messages", "temperature", "max_tokens", "stream"}


def test_the_model_is_the_servers_first_unless_one_is_named() -> None:
    with serving(Chat(["hi"])) as chat:
        asked(chat)
        ChatServer(chat.url, model="mine", api_key="s3cret").ask(
            Question(HELLO, False, SCHEMA, time.monotonic() + 20.0)
        )
    assert [body["model"] for body in chat.asked] == ["first-model", "mine"]
    assert "Authorization" not in chat.headers[0]
    assert chat.headers[1]["Authorization"] == "Bearer s3cret"


def test_a_bare_address_is_completed() -> None:
    with serving(Chat(["hi"])) as chat:
        chat.url = chat.url.removesuffix("/v1")
        assert asked(chat) == "hi"


def test_thoughts_are_no_part_of_the_answer() -> None:
    with serving(Chat(['<think>{"things": []}, hm</think>\n{"a": 1}'])) as chat:
        assert json.loads(asked(chat)) == {"a": 1}


@pytest.mark.parametrize("raw", [b"", b"nonsense", b"[]", b'{"choices": []}', b"\xff\xfe"])
def test_what_is_no_chat_answer_is_told(raw: bytes) -> None:
    with serving(Chat(raw=raw)) as chat, pytest.raises(AdviceError, match="no chat answer"):
        asked(chat)


def test_an_empty_answer_is_told() -> None:
    with serving(Chat(["  "])) as chat, pytest.raises(AdviceError, match="empty"):
        asked(chat)


@pytest.mark.parametrize(
    ("status", "error"), [(400, RefusedError), (422, RefusedError), (500, AdviceError)]
)
def test_statuses_are_told_apart(status: int, error: type[AdviceError]) -> None:
    with serving(Chat(["hi"], statuses=[status])) as chat, pytest.raises(error) as told:
        asked(chat)
    assert str(status) in told.value.message
    assert type(told.value) is error


def test_a_slow_server_is_left_when_the_time_is_over() -> None:
    with serving(Chat(["hi"], slow=True)) as chat, pytest.raises(SpentError, match="in time"):
        ChatServer(chat.url, model="m").ask(Question(HELLO, False, SCHEMA, time.monotonic() + 0.2))


def test_an_answer_without_end_is_cut_off() -> None:
    with serving(Chat(endless=True)) as chat, pytest.raises(SpentError, match="without end"):
        asked(chat)


def test_nobody_there_is_told() -> None:
    with serving(Chat()) as chat:
        pass
    with pytest.raises(SpentError, match="not reachable"):
        asked(chat)
