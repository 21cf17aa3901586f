"""The scenarios, each against a real server; and the language they are written in."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tests.api.helpers import KEY, Live, StubBoard, serving
from typer.testing import CliRunner

from imagineart.api.conformance import Outcome, Scenario, check, load, play_all
from imagineart.api.conformance.language import MODEL, Names, difference, dig
from imagineart.cli import app
from imagineart.errors import InvalidRequestError

AT_ONCE = 6
SCENARIOS = load()


@pytest.fixture(scope="module")
def outcomes(live: Live, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """All scenarios, several at a time; those about silence with an impatient server."""
    slow = [scenario for scenario in SCENARIOS if scenario.needs == "time"]
    ended = played(live, [scenario for scenario in SCENARIOS if scenario not in slow])
    folder = tmp_path_factory.mktemp("impatient")
    with serving(folder / "data", board=StubBoard(), socket_idle_s=1.0) as impatient:
        return ended | played(impatient, slow)


def played(server: Live, scenarios: list[Scenario]) -> dict[str, Outcome]:
    async def run() -> dict[str, Outcome]:
        ends = play_all(server.base, KEY, scenarios, receiver_host="127.0.0.1", at_once=AT_ONCE)
        return {outcome.name: outcome async for outcome in ends}

    return asyncio.run(run())


@pytest.mark.parametrize("name", [scenario.name for scenario in SCENARIOS])
def test_scenario(outcomes: dict[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    assert outcome.end == "passed", outcome.words


def test_every_section_of_the_contract_has_scenarios() -> None:
    assert {scenario.name[0] for scenario in SCENARIOS} == set("abcdefg")


def test_names_are_unique() -> None:
    names = [scenario.name for scenario in SCENARIOS]
    assert len(names) == len(set(names))


def test_a_server_that_answers_wrongly_fails(live: Live, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "- name: wrong\n  steps:\n    - post: [{taskType: ping}]\n      expect: {status: 500}\n"
        "- name: right\n  steps:\n    - post: [{taskType: ping}]\n      expect: {status: 200}\n"
    )
    said: list[str] = []
    assert not check(live.base, KEY, folder=tmp_path, say=said.append)
    assert said[0].startswith("failed  x: wrong: step 1: expected status 500, got 200")
    assert said[-1] == "1 passed, 1 failed, 0 skipped"
    assert check(live.base, KEY, folder=tmp_path, only="right", say=said.append)


def test_what_a_server_cannot_be_asked_is_skipped(live: Live, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("- {name: a, needs: receiver, steps: []}\n")
    said: list[str] = []
    assert check(live.base, KEY, folder=tmp_path, say=said.append)
    assert said[0] == "skipped x: a: needs receiver"


def test_from_the_command_line(live: Live) -> None:
    asked = ["conformance", "--url", live.base, "--key", KEY, "--only", "ping"]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    assert "0 failed" in done.output
    wrong = ["conformance", "--url", live.base, "--key", "wrong", "--only", "ping is answered"]
    done = CliRunner().invoke(app, wrong)
    assert done.exit_code == 1
    assert "failed  a-websocket: ping is answered" in done.output


@pytest.mark.parametrize("base", ["http://127.0.0.1:9", "nonsense", "http://[::1"])
def test_a_server_that_is_not_there_is_told_once(tmp_path: Path, base: str) -> None:
    (tmp_path / "x.yaml").write_text("- {name: a, steps: [{post: [{taskType: ping}]}]}\n")
    with pytest.raises(InvalidRequestError, match="url: no server answers at"):
        check(base, KEY, folder=tmp_path, say=lambda line: None)


def test_the_address_may_end_in_the_path_of_tasks(live: Live, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("- {name: a, steps: [{post: [{taskType: ping}]}]}\n")
    assert check(f"{live.base}/v1/", KEY, folder=tmp_path, say=lambda line: None)


def test_a_name_that_no_scenario_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("- {name: a, steps: []}\n")
    with pytest.raises(InvalidRequestError, match="only: no scenario's name contains 'b'"):
        check("http://127.0.0.1:9", KEY, folder=tmp_path, only="b", say=lambda line: None)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="no scenarios in"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        (1, 1),
        ("a", "a"),
        ({"a": 1, "...": True}, {"a": 1, "b": 2}),
        ({"a": 1, "b": "$absent"}, {"a": 1}),
        ([1, 2], [2, 1]),
        (["$some", 2], [1, 2, 3]),
        ("$int", 3),
        ("$number", 0.5),
        ("$text", "x"),
        ("$any", None),
        ("$uuid", "6f27f054-bde6-45ba-9eaf-0a7713db6a6d"),
        ("$address", "http://h/x.jpg"),
        ("$base64", "aGk="),
        ("$jpeg-uri", "data:image/jpeg;base64,/9j/x"),
        ("$match:^a.c$", "abc"),
    ],
)
def test_what_fits(expected: Any, actual: Any) -> None:
    assert difference(expected, actual) is None


@pytest.mark.parametrize(
    ("expected", "actual", "words"),
    [
        (1, 2, "expected 1, got 2"),
        (1, True, "expected 1, got True"),
        ({"a": 1}, {"a": 1, "b": 2}, "also has b"),
        ({"a": 1}, {}, "lacks a"),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, "reply.a.b: expected 1, got 2"),
        ({"b": "$absent", "...": True}, {"a": 1, "b": 2}, ": also has b"),
        ({"b": "$absent"}, {"b": 2}, "also has b"),
        ([1], [1, 2], "more elements"),
        ([1, 2], [1], "expected 2"),
        ("$int", True, "expected $int"),
        ("$int", 1.0, "expected $int"),
        ("$text", "", "expected $text"),
        ("$uuid", "x", "expected $uuid"),
        ("$base64", "%", "expected $base64"),
        ("$match:^a$", "b", "expected"),
    ],
)
def test_what_does_not_fit(expected: Any, actual: Any, words: str) -> None:
    assert words in (difference(expected, actual) or "")


def test_words_are_filled() -> None:
    names = Names("K", "http://r")
    names.kept["x"] = [1]
    assert names.fill({"k": "$key", "r": "$receiver/a", "x": "$kept:x", "l": "$repeat:3:ab"}) == {
        "k": "K",
        "r": "http://r/a",
        "x": [1],
        "l": "ababab",
    }
    assert names.fill("$uuid:a") == names.fill("$uuid:a") != names.fill("$uuid:b")
    assert names.fill("$upper-uuid:a") == names.fill("$uuid:a").upper()


def test_a_task_in_one_word() -> None:
    names = Names("K")
    task = names.fill({"$draw": "a", "seed": 1, "$without": ["taskUUID"]})
    assert task == {
        "taskType": "imageInference",
        "model": MODEL,
        "positivePrompt": "three red apples left of a blue teapot",
        "seed": 1,
    }


def test_digging() -> None:
    assert dig({"data": [{"x": 5}]}, "data.0.x") == 5
    for path in ("data.1.x", "nothing", "data.a"):
        with pytest.raises(KeyError):
            dig({"data": [{"x": 5}]}, path)
