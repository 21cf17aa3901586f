"""Teaching lowers the loss, and goes on after a stop as if there had been none."""

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.reading.annotation import parse  # noqa: E402
from training.reading.corpus import Lesson  # noqa: E402
from training.reading.net import Reader, Shape  # noqa: E402
from training.reading.tensors import (  # noqa: E402
    IGNORED,
    UncutError,
    batch_of,
    batches,
    examples_of,
)

from training.reading import train  # noqa: E402

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "red", "cup", "on", "box", "cups"]
VOCABULARY = {piece: at for at, piece in enumerate(PIECES)}
LINES = ("a [red|color] [cup] [on|on] a [box]", "a [red|color] [box], a [red|color] [cup]")
LESSONS = [Lesson(parse(line), "x", "y") for line in LINES]
TINY = Shape(pieces=len(PIECES), width=24, layers=3, heads=2, inner=32, positions=60, settled=1)
RECIPE = train.Recipe(epochs=3, pieces=30, encoder_rate=1e-2, head_rate=1e-2)


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small net without knowledge in place of MiniLM."""
    monkeypatch.setattr(train, "minilm", lambda: ({}, PIECES))
    monkeypatch.setattr(train, "kept", lambda pieces: pieces)
    monkeypatch.setattr(train, "from_minilm", lambda *_: Reader(TINY))
    monkeypatch.setattr(train, "Shape", lambda pieces: TINY)
    monkeypatch.setattr(train, "varied", lambda prompt, *_: prompt)


def test_an_example_holds_what_is_right() -> None:
    (example,) = examples_of(LESSONS[0].prompt, VOCABULARY)
    assert list(example.pieces) == [2, 4, 5, 6, 7, 4, 8, 3]
    assert [tag > 0 for tag in example.tags] == [False, True, True, True, False, True]
    assert sorted(example.ties) == [(1, 2), (3, 2), (3, 5)]
    assert list(example.predicates) == [3]


def test_a_span_that_cuts_a_word_cannot_be_learned() -> None:
    with pytest.raises(UncutError, match="cuts a word"):
        list(examples_of(parse("a [re]d cup"), VOCABULARY))


def test_a_batch_asks_for_ties_between_spans_only() -> None:
    examples = [one for lesson in LESSONS for one in examples_of(lesson.prompt, VOCABULARY)]
    batch = batch_of(examples)
    asked = (batch.ties != IGNORED).sum((1, 2)).tolist()
    assert asked == [4 * 3, 4 * 3]
    assert batch.mask.sum(1).tolist() == [len(example.pieces) for example in examples]


def test_batches_hold_every_example_once() -> None:
    examples = [one for lesson in LESSONS * 20 for one in examples_of(lesson.prompt, VOCABULARY)]
    sizes = [len(batch.pieces) for batch in batches(examples, 40, random.Random(1))]
    assert sum(sizes) == 40
    assert max(sizes) <= 5


@pytest.mark.usefixtures("tiny")
def test_what_is_taught_is_learned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipe = train.Recipe(**{**vars(RECIPE), "epochs": 30})
    train.teach(train.begun(recipe, 60), recipe, LESSONS, tmp_path)
    losses = [float(line.split()[3].strip(",")) for line in capsys.readouterr().out.splitlines()]
    assert losses[-1] < losses[0] / 5


@pytest.mark.usefixtures("tiny")
def test_a_stopped_course_goes_on_as_if_it_had_not(tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir(), parts.mkdir()
    train.teach(train.begun(RECIPE, 6), RECIPE, LESSONS, whole)
    first = train.begun(RECIPE, 6)
    train.teach(first, train.Recipe(**{**vars(RECIPE), "epochs": 1}), LESSONS, parts)
    second = train.begun(RECIPE, 6)
    second.resume(parts / "course.pt")
    train.teach(second, RECIPE, LESSONS, parts)
    one, two = (train.load(folder / "course.pt")[0].state_dict() for folder in (whole, parts))
    assert all(torch.equal(one[name], two[name]) for name in one)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(("step", "moved"), [(0, 1.0), (9, 0.5), (10**6, 0.005)])
def test_the_average_follows_the_reader(step: int, moved: float) -> None:
    course = train.begun(RECIPE, 6)
    course.schedule.last_epoch = step
    with torch.no_grad():
        course.reader.tags.bias += 1.0
    before = course.average.tags.bias.clone()
    train._average(course)
    assert torch.allclose(course.average.tags.bias - before, torch.tensor(moved), atol=1e-4)
