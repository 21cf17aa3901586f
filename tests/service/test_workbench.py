"""Names that stand for a thinker and an engine."""

from pathlib import Path

import pytest

from imagineart.errors import EngineUnavailableError, UnknownNameError
from imagineart.request import GenerationRequest
from imagineart.service.workbench import PlainThinker, open_workbench


def test_a_fake_engine_gets_the_plain_thinker() -> None:
    thinker, engine = open_workbench("fake")
    assert engine.name == "fake"
    assert isinstance(thinker, PlainThinker)


def test_the_plain_thinker_knows_the_canvas_and_the_seed() -> None:
    thinker = PlainThinker()
    request = GenerationRequest(prompt="a cat", width=2816, height=1584)
    plan = thinker.compose(thinker.understand(request), 9)
    assert (plan.prompt, plan.width, plan.height, plan.seed) == ("a cat", 2816, 1584, 9)


def test_an_engine_of_one_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent)
    _, engine = open_workbench("own:rough_engine:open_bench")
    assert type(engine).__name__ == "RoughEngine"


@pytest.mark.parametrize(
    "name", ["own:", "own:json", "own:json:", "own:json:nothing", "own:no_such_module:open"]
)
def test_an_engine_of_one_s_own_that_cannot_be_had(name: str) -> None:
    with pytest.raises(EngineUnavailableError) as error:
        open_workbench(name)
    assert error.value.value == name


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        open_workbench("no-such-engine")
