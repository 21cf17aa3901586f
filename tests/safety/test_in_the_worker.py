"""The plan is judged before it is drawn, where it is made: in the worker."""

from pathlib import Path
from typing import Any, cast

import pytest

from imagineart.engines.fake import FakeEngine
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.request import GenerationRequest
from imagineart.safety.policy import ContentPolicyError
from imagineart.service.lane import Failed, _outcome
from imagineart.service.storage import ImageStore
from imagineart.service.worker import Parent, draw
from imagineart.thinker import BlankThinker


class Telling:
    """A parent that does not mind."""

    cancelled: frozenset[str] = frozenset()

    def tell(self, **message: Any) -> None:
        pass


class Understanding(BlankThinker):
    """Sees something in the prompt that its words do not say."""

    def understand(self, request: GenerationRequest) -> Plan:
        return Plan(prompt=request.prompt, objects=(ObjectSpec(id="a", noun="hentai"),))


def drawn(tmp_path: Path, safety: str) -> dict[str, Any]:
    job = {
        "request": GenerationRequest(prompt="a poster").model_dump(mode="json"),
        "understood": None,
        "seed": 1,
        "index": 0,
        "image_id": "abcd-1",
        "safety": safety,
    }
    return draw(
        job,
        thinker=Understanding(),
        engine=FakeEngine(),
        images=ImageStore(tmp_path, ""),
        parent=cast(Parent, Telling()),
    )


def test_a_plan_against_the_policy_is_not_drawn(tmp_path: Path) -> None:
    with pytest.raises(ContentPolicyError, match="sexual"):
        drawn(tmp_path, "fast")
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


def test_without_a_check_it_is(tmp_path: Path) -> None:
    assert drawn(tmp_path, "none")["size"] > 0


def test_a_refusal_fails_the_result_and_not_the_worker() -> None:
    outcome = _outcome({"refused": "sexual"})
    assert isinstance(outcome, Failed)
    assert (outcome.error.code, outcome.error.message) == ("contentPolicyViolation", "sexual")
    assert not outcome.crashed
