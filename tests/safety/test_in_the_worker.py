"""The plan is judged before it is drawn, where it is made: in the worker."""

import io
from pathlib import Path
from typing import Literal

import pytest

from imagineart.engines.fake import FakeEngine
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.request import GenerationRequest
from imagineart.safety.policy import ContentPolicyError
from imagineart.service.messages import Draw, Drawn
from imagineart.service.storage import ImageStore
from imagineart.service.worker import Parent, draw
from imagineart.studio import ImagineArt
from imagineart.thinker import BlankThinker


class Understanding(BlankThinker):
    """Sees something in the prompt that its words do not say."""

    def understand(self, request: GenerationRequest) -> Plan:
        return Plan(prompt=request.prompt, objects=(ObjectSpec(id="a", noun="hentai"),))


def drawn(tmp_path: Path, safety: Literal["none", "fast"]) -> Drawn:
    request = GenerationRequest(prompt="a poster")
    return draw(
        Draw(image_id="abcd-1", request=request, seed=1, index=0, safety=safety),
        art=ImagineArt(FakeEngine(), thinker=Understanding()),
        images=ImageStore(tmp_path, ""),
        parent=Parent(io.StringIO(), io.StringIO()),
    )


def test_a_plan_against_the_policy_is_not_drawn(tmp_path: Path) -> None:
    with pytest.raises(ContentPolicyError, match="sexual"):
        drawn(tmp_path, "fast")
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


def test_without_a_check_it_is(tmp_path: Path) -> None:
    assert drawn(tmp_path, "none").size > 0
