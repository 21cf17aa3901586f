"""The road: results one by one, repeatable, told as events, written or refused."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from imagineart.color.codec import decode
from imagineart.engines.fake import FakeEngine
from imagineart.errors import CancelledError, OutputError
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Picture
from imagineart.pipeline import GenerationResult, canvas_of, generate, make_result, plan_hash
from imagineart.plan.plan import ObjectSpec, Plan, TextBlock, TraceEntry
from imagineart.request import SIZES, GenerationRequest, Thinking
from imagineart.staging.stage import Canvas, Stage


class EchoThinker:
    """Understands every prompt as two owls and counts how often it was asked."""

    def __init__(self) -> None:
        self.understood: list[str] = []
        self.staged: list[int] = []

    def understand(self, request: GenerationRequest) -> Plan:
        self.understood.append(request.prompt)
        return Plan(
            prompt=request.prompt,
            objects=(ObjectSpec(id="owl", noun="owl", count=2),),
            texts=(TextBlock(string="HOOT"),),
            trace=(
                TraceEntry(kind="read", message="2 × owl"),
                TraceEntry(kind="noted", message="owls are large"),
            ),
        )

    def stage(self, plan: Plan, canvas: Canvas, seed: int, thinking: Thinking) -> Stage:
        self.staged.append(seed)
        overlap = TraceEntry(kind="relaxed", message="owls overlap")
        return Stage(canvas=canvas, seed=seed, trace=(overlap,))


def request(**fields: object) -> GenerationRequest:
    return GenerationRequest.parse(**{"prompt": "two owls", "format": "PNG"} | fields)


def run(asked: GenerationRequest, progress: Progress = ignore) -> list[GenerationResult]:
    return list(generate(asked, thinker=EchoThinker(), engine=FakeEngine(), progress=progress))


def test_the_prompt_is_read_once_and_staged_per_seed() -> None:
    thinker = EchoThinker()
    list(generate(request(number=3, seed=7), thinker=thinker, engine=FakeEngine()))
    assert thinker.understood == ["two owls"]
    assert thinker.staged == [7, 8, 9]


def test_results_come_one_by_one() -> None:
    thinker = EchoThinker()
    results = generate(request(number=3, seed=7), thinker=thinker, engine=FakeEngine())
    assert next(results).index == 0
    assert thinker.staged == [7]


@pytest.mark.parametrize("format", ["PNG", "JPG", "WEBP"])
def test_the_same_seed_gives_the_same_bytes(format: str) -> None:
    first, second = (run(request(seed=4, format=format))[0].data for _ in range(2))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_a_result_drawn_alone_equals_the_one_among_many() -> None:
    among = run(request(seed=4, number=3))[2]
    assert run(request(seed=among.seed))[0].data == among.data


def test_different_seeds_give_different_bytes() -> None:
    assert len({result.data for result in run(request(seed=1, number=4))}) == 4


def test_the_file_holds_the_engines_pixels() -> None:
    result = run(request(seed=2))[0]
    np.testing.assert_allclose(decode(result.data), result.picture.pixels, atol=0.02)


def test_events_come_in_order_with_their_result() -> None:
    events: list[Event] = []
    run(request(number=2, seed=1), events.append)
    assert [(event.step, event.result) for event in events] == [
        ("read", 0),
        *((step, index) for index in (0, 1) for step in ("staged", "composed", "encoded")),
    ]
    assert {event.detail for event in events[:2]} == {"2 × owl, “HOOT”"}


def test_raising_in_progress_cancels() -> None:
    def stop(event: Event) -> None:
        raise CancelledError("enough")

    with pytest.raises(CancelledError):
        run(request(), stop)


def test_notes_tell_what_was_not_done_as_asked() -> None:
    notes = run(request())[0].notes
    assert "owls are large" in notes
    assert "owls overlap" in notes
    assert "2 × owl" not in notes
    assert "drawn by the fake engine" in notes


def test_a_note_is_told_once() -> None:
    class Repeating(EchoThinker):
        def understand(self, request: GenerationRequest) -> Plan:
            plan = super().understand(request)
            return plan.revised(trace=plan.trace * 3)

    (result,) = generate(request(), thinker=Repeating(), engine=FakeEngine())
    assert result.notes.count("owls are large") == 1


def test_the_trace_goes_from_the_prompt_to_the_stage() -> None:
    messages = [entry.message for entry in run(request())[0].trace]
    assert messages == ["2 × owl", "owls are large", "owls overlap"]


def test_a_result_says_in_one_line_what_it_is() -> None:
    assert repr(run(request(seed=4))[0]) == "GenerationResult(format='PNG', seed=4, index=0)"


def test_results_are_compared_by_file_and_plan() -> None:
    first, again, other = (run(request(seed=seed))[0] for seed in (4, 4, 5))
    assert first == again
    assert first != other


@pytest.mark.parametrize("format", ["PNG", "JPG", "WEBP"])
def test_pillow_opens_the_picture(format: str) -> None:
    image = run(request(format=format))[0].image
    assert image.size == (64, 64)
    assert image.info["icc_profile"]


def test_a_notebook_shows_the_picture_and_what_was_asked() -> None:
    page = run(request(prompt='two "owls" <b>', seed=1))[0]._repr_html_()
    assert page.startswith('<img src="data:image/png;base64,iVBORw0KGgo')
    assert 'alt="two &quot;owls&quot; &lt;b&gt;"' in page


def test_every_step_is_timed() -> None:
    seconds = run(request())[0].seconds
    assert list(seconds) == ["staged", "composed", "encoded"]
    assert all(value >= 0 for value in seconds.values())


def test_saving_writes_the_bytes(tmp_path: Path) -> None:
    result = run(request())[0]
    assert result.save(tmp_path / "owl.png").read_bytes() == result.data


def test_saving_where_one_cannot_names_the_path(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"no-such-folder/owl\.png"):
        run(request())[0].save(tmp_path / "no-such-folder" / "owl.png")


def test_plans_hash_by_content() -> None:
    assert plan_hash(Plan(mood="a")) == plan_hash(Plan(mood="a")) != plan_hash(Plan(mood="b"))


def test_the_file_names_engine_seed_and_plan() -> None:
    result = run(request(seed=123456789))[0]
    assert b"fake" in result.data
    assert b"123456789" in result.data
    assert plan_hash(result.plan).encode() in result.data


def test_one_result_needs_only_its_understanding() -> None:
    thinker = EchoThinker()
    asked = request(seed=9)
    made = make_result(
        asked, thinker.understand(asked), 9, thinker=thinker, engine=FakeEngine(), index=5
    )
    assert (made.index, made.seed) == (5, 9)


def test_an_engine_gets_the_plan_and_its_stage() -> None:
    seen: list[tuple[Plan, Stage]] = []

    class Spy(FakeEngine):
        def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
            seen.append((plan, stage))
            return super().draw(plan, stage, progress)

    (result,) = generate(request(seed=3), thinker=EchoThinker(), engine=Spy())
    (plan, stage) = seen[0]
    assert (stage.seed, plan.objects[0].noun) == (3, "owl")
    assert (result.plan, result.stage) == (plan, stage)


class TestCanvas:
    @pytest.mark.parametrize("aspect", SIZES)
    def test_the_prompt_s_shape_decides_where_no_size_is_stated(self, aspect: str) -> None:
        canvas = canvas_of(request(), Plan(aspect=aspect))
        assert (canvas.width, canvas.height) == SIZES[aspect]

    def test_a_stated_size_wins_over_the_prompt_s_shape(self) -> None:
        asked = request(width=1584, height=2816)
        assert canvas_of(asked, Plan(aspect="16:9")) == Canvas(width=1584, height=2816)

    def test_without_either_it_is_square(self) -> None:
        assert canvas_of(request(), Plan()) == Canvas(width=2048, height=2048)

    @pytest.mark.parametrize(
        ("prompt", "aspect"),
        [
            ("a vertical poster of a fox", "2:3"),
            ("a phone background with a fox", "9:16"),
            ("a fox, 16:9", "16:9"),
            ("a fox --ar 16:9", "16:9"),
            ("a fox, 2:3", "2:3"),
            ("a fox --ar 2x3", "2:3"),
            ("a panorama of a mountain lake", "3:1"),
            ("a square picture of a fox", "1:1"),
            ("a vertical garden", "1:1"),
            ("a vertical stripe", "1:1"),
            ("a fox at 12:30", "1:1"),
            ("a fox", "1:1"),
        ],
    )
    def test_words_for_a_shape(self, prompt: str, aspect: str) -> None:
        from imagineart.reading.learned import read

        canvas = canvas_of(request(prompt=prompt), read(prompt))
        assert (canvas.width, canvas.height) == SIZES[aspect]
