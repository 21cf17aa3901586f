"""Who thinks for which engine, and what the one who does not think says."""

from dataclasses import replace

import pytest

from imagineart.engines.engine import Capabilities
from imagineart.engines.fake import FakeEngine
from imagineart.engines.registry import open_engine
from imagineart.plan.plan import Plan
from imagineart.reasoner import Reasoner
from imagineart.request import GenerationRequest
from imagineart.staging.stage import Canvas, Stage
from imagineart.studio import open_studio, thinker_for
from imagineart.thinker import BlankThinker, Thinker

REQUEST = GenerationRequest(prompt="zzz qqq")


class TestBlank:
    def test_it_knows_the_prompt_and_nothing_else(self) -> None:
        assert BlankThinker().understand(REQUEST) == Plan(prompt="zzz qqq")

    def test_its_stage_is_empty_and_of_the_right_size(self) -> None:
        canvas = Canvas(width=1184, height=3552)
        stage = BlankThinker().stage(Plan(), canvas, 9, "high")
        assert stage == Stage(canvas=canvas, seed=9)


class TestChoice:
    def test_an_engine_that_draws_no_plans_needs_no_reader(self) -> None:
        assert isinstance(thinker_for(Capabilities("1", plans=False)), BlankThinker)

    def test_any_other_gets_the_reasoner(self) -> None:
        assert isinstance(thinker_for(Capabilities("1")), Reasoner)

    @pytest.mark.parametrize("name", ["fake", "fake-full", "fake-large", "embedded-draft"])
    def test_it_follows_what_the_engine_declares(self, name: str) -> None:
        engine = open_engine(name)
        thinks = isinstance(open_studio(engine).thinker, Reasoner)
        assert thinks is engine.capabilities.plans

    def test_what_an_engine_is_called_decides_nothing(self) -> None:
        engine = FakeEngine()
        engine.capabilities = replace(engine.capabilities, plans=True)
        plan = open_studio(engine).plan("three owls")
        assert [(item.noun, item.count) for item in plan.objects] == [("owl", 3)]

    def test_a_thinker_that_is_given_is_taken(self) -> None:
        mine: Thinker = BlankThinker()
        assert open_studio(open_engine("embedded"), thinker=mine).thinker is mine
