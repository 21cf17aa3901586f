"""A lesson that is varied still says of its words what they are."""

import random

import pytest
from training.reading.annotation import parse
from training.reading.augment import (
    continued,
    rearranged,
    recased,
    respelt,
    substituted,
    typos,
    unpunctuated,
    varied,
)
from training.reading.corpus import Lesson
from training.reading.lexicon import Lexicon, form_of, lexicon_of, plural
from training.reading.rewriting import edited

from imagineart.reading.marked import Marked
from imagineart.world.vocabulary import vocabulary

LINES = (
    "an [old|attr] [baker] with [two|count] [red|color] [apples|held], [rain|weather], [85mm|lens]",
    'a [sign] saying "[Fresh Bread|text >sign]", [film grain|look], [8k|qual], no [people|not]',
    "a [cat]. The [cat|ref] [sleeping|act] [on|on] a [grey|color] [sofa], [at dusk|time]",
)
LESSONS = [Lesson(parse(line), "x", "y") for line in LINES]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return lexicon_of(LESSONS)


def test_forms_keep_number_kind_and_grammar() -> None:
    assert form_of("thing", "cats") == form_of("thing", "dogs") != form_of("thing", "cat")
    assert form_of("thing", "bakers") != form_of("thing", "lamps")
    assert form_of("act", "walking home") == form_of("act", "flying") != form_of("act", "flies")
    assert form_of("count", "a pair of") != form_of("count", "two") == form_of("count", "7")


@pytest.mark.parametrize(
    ("one", "many"),
    [("cup", "cups"), ("box", "boxes"), ("fairy", "fairies"), ("goose", "geese"),
     ("toy", "toys"), ("fire truck", "fire trucks"), ("scissors", "scissors")],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_articles_follow_the_word_that_comes_in() -> None:
    lexicon = Lexicon({("attr", ""): ("tired",)})
    changed = {
        substituted(LESSONS[0].prompt, lexicon, random.Random(seed)).text[:8] for seed in range(20)
    }
    assert {"an old b", "a tired "} == changed


def test_who_is_spoken_of_again_keeps_the_name(lexicon: Lexicon) -> None:
    for seed in range(20):
        changed = substituted(LESSONS[2].prompt, lexicon, random.Random(seed))
        assert changed.words(0) == changed.words(1) == "cat"


def test_relations_change_with_their_words(lexicon: Lexicon) -> None:
    prompt = parse("a [cup] [behind|behind] a [jug], [riding|riding >jug] home")
    told = [rearranged(prompt, lexicon, random.Random(n)) for n in range(40)]
    words = {one.spans[1].predicate: one.words(1) for one in told}
    assert len(words) > 3
    assert all(vocabulary().relations[tuple(w.split())] == p for p, w in words.items())
    assert {one.spans[3].predicate for one in told} == {"riding"}


def test_words_on_the_picture_are_added_with_their_marks(lexicon: Lexicon) -> None:
    changed = continued(LESSONS[2].prompt, lexicon, random.Random(3))
    added = changed.spans[len(LESSONS[2].prompt.spans) :]
    assert added
    assert all(changed.text[: span.start].endswith(", ") for span in added)
    assert changed.text.endswith(changed.words(len(changed.spans) - 1))


def test_commas_go_and_words_stay_apart() -> None:
    texts = {edited(p, unpunctuated(p, random.Random(n))).text for p in [parse(LINES[0])]
             for n in range(20)}  # fmt: skip
    assert "an old baker with two red apples rain 85mm" in texts


def test_typos_spare_what_is_to_be_written() -> None:
    prompt = LESSONS[1].prompt
    changed = [edited(prompt, typos(prompt, random.Random(n))) for n in range(60)]
    assert {one.words(1) for one in changed} == {"Fresh Bread"}
    assert len({one.text for one in changed}) > 2


def test_spelling_crosses_the_ocean() -> None:
    assert "gray" in {respelt(LESSONS[2].prompt, random.Random(n)).words(4) for n in range(9)}


def test_case_changes_and_bounds_do_not() -> None:
    texts = {recased(LESSONS[1].prompt, random.Random(n)).text for n in range(30)}
    assert {text.lower() for text in texts} == {LESSONS[1].prompt.text.lower()}
    assert LESSONS[1].prompt.text.lower() in texts


def test_same_dice_same_lesson(lexicon: Lexicon) -> None:
    def told(seed: int) -> list[Marked]:
        dice = random.Random(seed)
        return [varied(lesson.prompt, lexicon, dice) for lesson in LESSONS * 9]

    assert told(1) == told(1)
    assert told(1) != told(2)
    for prompt in told(1):
        assert all(0 <= s.start < s.end <= len(prompt.text) for s in prompt.spans)
