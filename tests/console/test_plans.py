"""Plans in files: what is written is read again, and a fault is told by its field."""

import json
from pathlib import Path
from typing import Any

import pytest

from imagineart.console.plans import read_plan, write_plan
from imagineart.errors import InvalidRequestError
from imagineart.plan.plan import ObjectSpec, Plan

PLAN = Plan(prompt="drei Äpfel", objects=(ObjectSpec(id="apple", noun="apple", count=3),))


def test_a_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    write_plan(tmp_path / "a.json", PLAN)
    assert read_plan(tmp_path / "a.json") == PLAN
    assert "Äpfel" in (tmp_path / "a.json").read_text("utf-8")


def test_a_document_that_holds_a_plan_will_do(tmp_path: Path) -> None:
    both = {"plan": PLAN.model_dump(mode="json"), "stage": {}}
    (tmp_path / "a.json").write_text(json.dumps(both))
    assert read_plan(tmp_path / "a.json") == PLAN


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"objects": [{"id": "apple", "noun": "apple", "count": 0}]}, "objects.0.count is '0'"),
        ({"objects": [{"id": "apple"}]}, "objects.0.noun is missing"),
        ({"colour": "red"}, "colour is no field of a plan"),
        ({"version": 1}, "version is '1'"),
        ({"relations": [{"subject": "a", "predicate": "on", "object": "b"}]}, "'a' does not exist"),
    ],
)
def test_a_fault_is_told_by_its_field(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(PLAN.model_dump(mode="json") | change))
    with pytest.raises(InvalidRequestError) as caught:
        read_plan(tmp_path / "a.json")
    assert caught.value.field == "plan"
    assert words in caught.value.message


def test_what_is_no_json_is_told_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{\n  "prompt": oops\n}')
    with pytest.raises(InvalidRequestError, match=r"no JSON: .* at line 2, column 13"):
        read_plan(tmp_path / "a.json")


@pytest.mark.parametrize("content", [b"[]", b"3", b"\xff\xfe"])
def test_what_is_no_plan_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(InvalidRequestError, match="plan: "):
        read_plan(tmp_path / "a.json")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match=r"cannot read .*none\.json: No such file"):
        read_plan(tmp_path / "none.json")
