"""Our engines keep what the seam promises, and each check catches an engine that does not."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tests.engines.test_remote import Stub, picture_reply, serving
from tests.engines.waves import Waves

from imagineart.engines import diffusers
from imagineart.engines.conformance import CHECKS, faults_of, main
from imagineart.engines.embedded import EmbeddedEngine
from imagineart.engines.engine import Engine, Repair
from imagineart.engines.fake import FakeEngine, FakeSize
from imagineart.engines.remote import RemoteEngine
from imagineart.errors import CancelledError, EngineError
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Layer, Picture
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage


class TestOurs:
    @pytest.mark.parametrize("size", ["small", "full", "large"])
    def test_fake(self, size: FakeSize) -> None:
        assert faults_of(FakeEngine(size)) == []

    def test_a_fake_that_is_read_for(self) -> None:
        assert faults_of(Waves()) == []

    @pytest.mark.slow
    def test_embedded(self) -> None:
        assert faults_of(EmbeddedEngine(48)) == []

    def test_remote(self) -> None:
        with serving(Stub(answer=_colored)) as stub:
            assert faults_of(RemoteEngine(stub.url)) == []

    def test_diffusers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        torch = SimpleNamespace(Generator=lambda device: SimpleNamespace(manual_seed=int))
        monkeypatch.setitem(sys.modules, "torch", torch)
        monkeypatch.setattr(diffusers, "_version", lambda: "0.0")
        assert faults_of(diffusers.DiffusersEngine(Pipeline(), model="tiny", steps=2)) == []


def _colored(asked: dict[str, Any]) -> bytes:
    """A server whose picture follows the seed."""
    return picture_reply(color=(asked["seed"] % 97 / 97, 0.5, 0.5))


class Pipeline:
    """Calls and answers as diffusers does."""

    def __call__(
        self,
        prompt: str,
        width: int,
        height: int,
        generator: int,
        num_inference_steps: int,
        callback_on_step_end: Callable[..., Any],
    ) -> Any:
        for step in range(num_inference_steps):
            callback_on_step_end(self, step, 0, {})
        pixels = np.random.default_rng(generator).random((height, width, 3))
        return SimpleNamespace(images=[pixels])


class Faulty(FakeEngine):
    """The fake engine with one thing wrong with it."""

    def __init__(self, **capabilities: Any) -> None:
        super().__init__("full")
        self.capabilities = replace(self.capabilities, **capabilities)

    def drawn(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        return super().draw(plan, stage, progress)


def giving(change: Callable[[Picture], Picture], **capabilities: Any) -> Engine:
    """An engine that changes its picture before it hands it over."""

    class Giving(Faulty):
        def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
            return change(self.drawn(plan, stage, progress))

    return Giving(**capabilities)


def telling(*events: Event) -> Engine:
    """An engine that tells these events."""

    class Telling(Faulty):
        def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
            picture = self.drawn(plan, stage)
            for event in events:
                progress(event)
            return picture

    return Telling()


def refusing(wrong: Callable[[Plan], bool], error: Exception) -> Engine:
    """An engine that falls over some plans."""

    class Refusing(Faulty):
        def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
            if wrong(plan):
                raise error
            return self.drawn(plan, stage, progress)

    return Refusing()


def pixels(change: Callable[[Any], Any]) -> Engine:
    return giving(lambda picture: replace(picture, pixels=change(picture.pixels)))


class Nameless(Faulty):
    def __init__(self) -> None:
        super().__init__()
        self.name = ""


class Restless(Faulty):
    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        self.capabilities = replace(self.capabilities, looks=frozenset({"flat"}))
        return self.drawn(plan, stage, progress)


class Moody(Faulty):
    """Draws with dice of its own."""

    dice = np.random.default_rng(1)

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        return self.drawn(plan, stage.revised(seed=int(self.dice.integers(2**32))), progress)


class Deaf(Faulty):
    """Goes on when it is told to stop."""

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        try:
            return self.drawn(plan, stage, progress)
        except CancelledError:
            return self.drawn(plan, stage)


class Rewording(Faulty):
    """Stops, but hides who stopped it."""

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        try:
            return self.drawn(plan, stage, progress)
        except CancelledError:
            raise CancelledError("stopped") from None


class Wrapping(Faulty):
    """Takes a cancellation for a failure."""

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        try:
            return self.drawn(plan, stage, progress)
        except CancelledError as error:
            raise EngineError("failed") from error


def _layer(image: Any, name: str = "apple") -> Engine:
    layer = Layer(name, image, 0, 0)
    return giving(lambda picture: replace(picture, layers=(layer,)), layers=True)


ODD: Any = 3  # where a string should be
CLEAR = np.zeros((4, 4, 4), np.float32)
EVERY: frozenset[Repair] = frozenset(
    {"resample", "recolor", "move", "scale", "retypeset", "substitute"}
)

WRONG: list[tuple[str, Engine, str]] = [
    ("capabilities", Nameless(), "name is ''"),
    ("capabilities", Faulty(version=""), "version is ''"),
    ("capabilities", Faulty(drawable=lambda noun: 3), "drawable.* is 3"),
    ("capabilities", Restless(), "changed by drawing"),
    ("sizes", pixels(lambda p: p[1:]), "256x256 became 256x255"),
    ("sizes", giving(lambda p: replace(p, pixels=p.pixels[:40]), exact_size=False), "other shape"),
    ("pixels", pixels(lambda p: p[..., 0]), r"shape \(256, 256\)"),
    ("pixels", pixels(lambda p: p.astype(np.float64)), "are float64"),
    ("pixels", pixels(lambda p: p * 255), "go from .* to 25"),
    ("pixels", pixels(lambda p: np.where(p > 0.5, np.nan, p)), "not finite"),
    ("seeds", Moody(), "gave two pictures"),
    ("seeds", pixels(np.ones_like), "two seeds"),
    ("progress", telling(), r"steps told are \[\]"),
    ("progress", telling(Event("composed"), Event("painted")), "last must be 'composed'"),
    ("progress", telling(Event("encoded"), Event("composed")), "'encoded'.* told by the road"),
    ("progress", telling(Event("composed", done=3, total=2)), "3 of 2"),
    (
        "progress",
        telling(*(Event("painted", done=n, total=2) for n in (2, 1)), Event("composed")),
        "goes back",
    ),
    ("cancelling", Deaf(), "did not come out"),
    ("cancelling", telling(), "did not come out"),
    ("cancelling", Rewording(), "another CancelledError"),
    ("cancelling", Wrapping(), "raised EngineError: failed"),
    ("words", giving(lambda p: replace(p, notes=("fine", ODD))), "notes are"),
    ("words", giving(lambda p: replace(p, provenance={})), "'engine'.* is None"),
    ("words", giving(lambda p: replace(p, provenance=p.provenance | {"n": ODD})), "be strings"),
    (
        "words",
        giving(lambda p: replace(p, provenance=p.provenance | {"engine_version": "0"})),
        "'engine_version'.* is '0'",
    ),
    ("any plan", refusing(lambda plan: plan.is_empty, IndexError("no things")), "an empty plan"),
    ("any plan", refusing(lambda plan: len(plan.objects) > 9, EngineError("full")), "many things"),
    (
        "any plan",
        refusing(lambda plan: any("zorblax" in o.noun for o in plan.objects), KeyError("zorblax")),
        "an unknown noun: raised KeyError",
    ),
    (
        "any plan",
        refusing(lambda plan: any(len(t.string) > 99 for t in plan.texts), ValueError("long")),
        "a long text: raised ValueError",
    ),
    ("layers", giving(lambda p: p, layers=True), "no layer is named 'apple'"),
    (
        "layers",
        giving(lambda p: replace(p, layers=(Layer("apple", CLEAR, 0, 0),))),
        "1 layers came",
    ),
    ("layers", _layer(CLEAR[..., :3]), r"must be float32 \(h, w, 4\)"),
    ("layers", _layer(CLEAR + 2), "alpha"),
    ("looks", Faulty(looks=frozenset({"flat"}), look_note=lambda look: "no"), "'flat' is declared"),
    (
        "looks",
        refusing(lambda plan: plan.style == "anime", ValueError("anime?")),
        "raised ValueError: anime",
    ),
    *(
        ("repairs", Faulty(repairs=frozenset({repair})), f"'{repair}'.* changes nothing")
        for repair in sorted(EVERY)
    ),
    ("repairs", pixels(np.ones_like), "'redraw'.* changes nothing"),
]


@pytest.mark.parametrize(("check", "engine", "problem"), WRONG, ids=[w[2] for w in WRONG])
def test_a_faulty_engine_is_caught(check: str, engine: Engine, problem: str) -> None:
    faults = faults_of(engine, [check])
    assert any(re.search(problem, str(fault)) for fault in faults), faults


def test_every_check_catches_something() -> None:
    assert {check for check, _, _ in WRONG} == set(CHECKS)


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_says_what_it_asks_for(check: str) -> None:
    assert (CHECKS[check].__doc__ or "").strip().endswith(".")


def test_an_engine_with_boxes_is_given_them() -> None:
    seen: list[Stage] = []

    class Boxed(Faulty):
        def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
            seen.append(stage)
            return self.drawn(plan, stage, progress)

    faults_of(Boxed(stage="boxes"), ["pixels"])
    faults_of(Boxed(stage="none"), ["pixels"])
    assert [len(stage.instances) for stage in seen] == [1, 0]


def test_by_name_it_tells_each_check_and_returns_whether_all_hold(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["fake"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1].split(":")[0] for line in lines] == list(CHECKS)
    assert all(line.startswith("holds") for line in lines)


def test_an_engine_of_ones_own_is_examined_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"own:{__name__}:open_faulty"]) == 1
    out = capsys.readouterr().out
    assert "fails  sizes" in out
    assert "256x256 became 256x255" in out


def open_faulty() -> Engine:
    return pixels(lambda p: p[1:])
