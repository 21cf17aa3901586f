"""Whatever a chat server does, there is a plan, and nothing that is stated changes in it."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.advising.chats import Chat, serving
from training.reading.annotation import parse, prompts_of

from imagineart.advising.applying import SAYS
from imagineart.advising.proposal import Proposal, Thing
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.reading.assembly.assembler import assemble
from imagineart.reading.language import foreign_in
from imagineart.reading.learned import read

PROMPT = "two red foxes on a log"
GOOD = Proposal(things=(Thing(name="fox", action="sleeping"),)).model_dump_json()
WRONG = '{"things": [{"name": "fox", "count": "many"}]}'
LINES = Path("training/reading/prompts")
LIED_ABOUT = 200  # prompts


def anything(noun: str) -> str | None:
    return noun


def heard(plan: Plan) -> list[str]:
    return [e.message.removeprefix(SAYS) for e in plan.trace if e.message.startswith(SAYS)]


def test_advice_is_taken() -> None:
    with serving(Chat([GOOD])) as chat:
        plan = chat.adviser().advise(read(PROMPT), "high", anything)
    assert heard(plan) == ["fox: action sleeping"]
    assert len(chat.asked) == 1


def test_low_asks_nobody_about_english() -> None:
    with serving(Chat([GOOD])) as chat:
        assert chat.adviser().advise(read(PROMPT), "low", anything) == read(PROMPT)
    assert chat.asked == []


def test_low_asks_about_other_languages_without_thinking() -> None:
    answer = Proposal(things=(Thing(name="cat", count=2),)).model_dump_json()
    with serving(Chat([answer])) as chat:
        plan = chat.adviser().advise(read("Zwei Katzen auf einem Sofa"), "low", anything)
    assert [(item.noun, item.count) for item in plan.objects] == [("cat", 2)]
    assert chat.asked[0]["chat_template_kwargs"] == {"enable_thinking": False}


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        (WRONG, "things.0.count"),
        ("I would love to draw that!", "Invalid JSON"),
        ('{"things": [', "Invalid JSON"),
        ('{"objects": []}', "things"),
        ("[]", "an object"),
    ],
)
def test_a_bad_answer_is_told_its_fault_and_asked_again(first: str, fault: str) -> None:
    with serving(Chat([first, GOOD])) as chat:
        plan = chat.adviser().advise(read(PROMPT), "high", anything)
    assert heard(plan) == ["fox: action sleeping"]
    correction = chat.asked[1]["messages"][-1]["content"]
    assert fault in correction
    assert chat.asked[1]["messages"][-2]["content"] == first


def test_words_around_the_object_do_no_harm() -> None:
    with serving(Chat([f"Sure! Here it is:\n```json\n{GOOD}\n```\nEnjoy!"])) as chat:
        plan = chat.adviser().advise(read(PROMPT), "high", anything)
    assert heard(plan) == ["fox: action sleeping"]


def test_a_server_that_refuses_the_schema_is_asked_without() -> None:
    with serving(Chat([GOOD], refuses="response_format")) as chat:
        plan = chat.adviser().advise(read(PROMPT), "high", anything)
    assert heard(plan) == ["fox: action sleeping"]
    assert ["response_format" in body for body in chat.asked] == [True, False]


def test_a_server_that_stumbles_once_is_asked_again() -> None:
    with serving(Chat([GOOD], statuses=[500, 200])) as chat:
        plan = chat.adviser().advise(read(PROMPT), "high", anything)
    assert heard(plan) == ["fox: action sleeping"]


FAULTS = {
    "broken": Chat(['{"things": [']),
    "prose": Chat(["Once upon a time"]),
    "wrong schema": Chat([WRONG]),
    "empty": Chat([""]),
    "no chat": Chat(raw=b"<html>"),
    "error 500": Chat([GOOD], statuses=[500]),
    "refuses all": Chat([GOOD], statuses=[400]),
    "endless": Chat(endless=True),
    "slow": Chat([GOOD], slow=True),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_leave_the_plan_as_it_was_with_one_note(fault: str) -> None:
    limit = 0.3 if fault == "slow" else 20.0
    with serving(FAULTS[fault]) as chat:
        plan = chat.adviser(limit, model="m").advise(read(PROMPT), "high", anything)
    (note,) = heard(plan)
    assert note.startswith("not heard (")
    assert plan.revised(trace=plan.trace[:-1]) == read(PROMPT)
    assert len(chat.asked) <= 2


def test_a_number_of_another_language_must_arrive() -> None:
    answers = [Proposal(things=(Thing(name="cat", count=n),)).model_dump_json() for n in (2, 5)]
    with serving(Chat(answers)) as chat:
        plan = chat.adviser().advise(read("5 Katzen mit einem Ball"), "high", anything)
    assert [item.count for item in plan.objects if item.noun == "cat"] == [5]
    assert "says 5" in chat.asked[1]["messages"][-1]["content"]


def lie_about(plan: Plan) -> str:
    """Other counts, colours and doings for all that is stated, half of it dropped, the excluded and
    the unwanted added, everything somewhere else."""
    things = [_lie(item) for item in plan.objects[:6:2]]
    things += [{"name": noun[:50] or "x"} for noun in plan.exclusions[:3]]
    things += [{"name": name, "count": 9} for name in ("elephant", "woman", "car")]
    names = [thing["name"] for thing in things]
    bonds = [{"subject": a, "how": "on", "object": b} for a, b in pairwise(names)]
    lie = {"things": things, "relations": bonds[:12], "place": "moon", "time": "noon"}
    return json.dumps({**lie, "weather": "storm", "season": "winter"})


def _lie(item: ObjectSpec) -> dict[str, Any]:
    lie = {"name": item.noun[:60], "words": item.phrase[:200], "count": item.count % 100 + 1}
    looks = {"colors": ["purple"], "material": "glass", "action": "flying", "expression": "angry"}
    return {**lie, **looks}


def locked(plan: Plan) -> list[object]:
    """All that is stated, field by field."""
    stated = [item for item in plan.objects if item.origin != "model"]
    facts: list[object] = [
        i.revised(action="", expression="", sources={}, drawn_as="") for i in stated
    ]
    facts += [r for r in plan.relations if r.origin != "model"]
    facts += [plan.texts, plan.exclusions, plan.checks, plan.style, plan.mood, plan.aspect]
    facts += [plan.kind, plan.closed, plan.bare, plan.palette, plan.camera, plan.sources]
    return facts


def kept(before: Plan, after: Plan) -> bool:
    """Whether each stated doing, face, place, weather, season and hour is as it was."""
    pairs = [(was, after.find(was.id)) for was in before.objects]
    doing = all(was.action in ("", now.action) for was, now in pairs)
    faces = all(was.expression in ("", now.expression) for was, now in pairs)
    ground, light = before.background, before.light
    said = [field for field in ("weather", "season") if field in ground.sources]
    same = all(getattr(after.background, f) == getattr(ground, f) for f in said)
    place = not ground.is_stated or after.background == ground
    hour = not light.sources or after.light == light
    return doing and faces and same and place and hour


def training_plans() -> Iterator[Plan]:
    """Plans of prompts that people might type, as they were marked by hand."""
    files = sorted(LINES.glob("*.txt"))
    lines = [[line for _, line in prompts_of(file)] for file in files]
    for at in range(LIED_ABOUT):
        mine = lines[at % len(lines)]
        yield assemble(parse(mine[at // len(lines) % len(mine)]))


def test_a_liar_changes_nothing_that_is_stated() -> None:
    plans: Sequence[Plan] = list(training_plans())
    said = [lie_about(plan) for plan in plans]
    with serving(Chat(said)) as chat:
        adviser = chat.adviser(60.0, model="m")
        after = [adviser.advise(plan, "high", anything) for plan in plans]
    assert len(after) == LIED_ABOUT
    changed = [
        b.prompt
        for b, a in zip(plans, after, strict=True)
        if locked(a) != locked(b) or not kept(b, a)
    ]
    assert changed == []
    assert any(heard(plan) for plan in after)
    for plan in after:
        if any(foreign_in(plan.prompt)):
            continue  # what could not be read is the model's
        added = [item.noun for item in plan.objects if item.origin == "model"]
        assert not set(added) & {"elephant", "woman", *plan.exclusions}
