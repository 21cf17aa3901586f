"""A checkpoint goes on with more nouns than it was trained on, and forgets none of its own."""

from functools import partial
from itertools import islice

import pytest

torch = pytest.importorskip("torch")

from training.data.dataset import Sprites  # noqa: E402
from training.decode import (  # noqa: E402
    VOCABULARY,
    Lessons,
    Recipe,
    batch_loss,
    begin,
    load_decoder,
    resume,
)
from training.decoder import Decoder, DecoderConfig  # noqa: E402
from training.growth import TABLE, regrown  # noqa: E402
from training.loop import Pace, Run, steps_of  # noqa: E402

OLD = ["apple", "book", "car"]
NEW = ["ant", "apple", "car", "door"]  # two new ones; the book is gone
STYLES = ("3d", "flat")
RECIPE = Recipe(Pace(3e-3, warm_up=1), batch=4, shares=(0.5, 0.5))


def config_of(nouns: list[str]) -> DecoderConfig:
    return DecoderConfig(
        side=64, nouns=len(nouns), styles=STYLES, words=8, width=32, channels=(32, 16, 16)
    )


def fresh(nouns: list[str]) -> Run[Decoder]:
    run = begin(config_of(nouns), RECIPE)
    run.facts[VOCABULARY] = nouns
    return run


@pytest.fixture
def trained(sprites: Sprites) -> Run[Decoder]:
    """A run of the three nouns that has moments, and an average unlike its weights."""
    run, lessons = fresh(OLD), Lessons(sprites, config_of(OLD), RECIPE)
    list(islice(steps_of(run, partial(batch_loss, run, lessons), 1e9), 3))
    return run


@pytest.mark.parametrize("part", ["net", "average"])
def test_known_nouns_keep_their_rows(trained: Run[Decoder], part: str) -> None:
    state = trained.state()
    table = regrown(state, fresh(NEW).net, OLD, NEW)[part][TABLE]
    before = state[part][TABLE]
    assert table.shape == (5, 32)
    assert torch.equal(table[1], before[0])
    assert torch.equal(table[2], before[2])


def test_new_nouns_begin_as_what_is_known_by_words_only(trained: Run[Decoder]) -> None:
    state = trained.state()
    table = regrown(state, fresh(NEW).net, OLD, NEW)["net"][TABLE]
    for row in (0, 3, 4):
        assert torch.equal(table[row], state["net"][TABLE][3])


def test_the_moments_move_with_the_rows(trained: Run[Decoder]) -> None:
    run = fresh(NEW)
    number = [name for name, _ in run.net.named_parameters()].index(TABLE)
    before = trained.state()["optimisers"][0]["state"][number]
    run.restore(regrown(trained.state(), run.net, OLD, NEW))
    after = run.optimisers[0].state_dict()["state"][number]
    assert before["exp_avg"].abs().sum() > 0
    assert torch.equal(after["exp_avg"][1], before["exp_avg"][0])
    assert torch.equal(after["exp_avg_sq"][2], before["exp_avg_sq"][2])
    assert after["step"] == before["step"]


def test_everything_else_is_untouched(trained: Run[Decoder]) -> None:
    state = trained.state()
    grown = regrown(state, fresh(NEW).net, OLD, NEW)
    assert grown["counters"] == state["counters"]
    for name, weight in state["net"].items():
        assert name == TABLE or torch.equal(grown["net"][name], weight)


def test_a_run_goes_on_with_another_list(trained: Run[Decoder], tmp_path) -> None:
    path = tmp_path / "checkpoint.pt"
    trained.save(path)
    run = fresh(NEW)
    resume(run, path)
    assert (run.images, run.steps) == (trained.images, 3)
    run.save(path)
    net, _ = load_decoder(path)
    assert net.config == config_of(NEW)


def test_the_same_list_is_restored_as_it_was(trained: Run[Decoder], tmp_path) -> None:
    path = tmp_path / "checkpoint.pt"
    trained.save(path)
    run = fresh(OLD)
    resume(run, path)
    assert torch.equal(run.net.noun.weight, trained.net.noun.weight)
