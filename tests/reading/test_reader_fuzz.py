"""Whatever is typed, reading gives a valid plan."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imagineart.plan.plan import Plan
from imagineart.reading.reader import read
from imagineart.world.nouns import all_nouns
from imagineart.world.places import all_places
from imagineart.world.vocabulary import vocabulary

WORDS = [
    *sorted(all_nouns())[::40],
    *sorted(all_places())[::40],
    *(" ".join(words) for words in sorted(vocabulary().relations)[::4]),
    *(" ".join(words) for words in sorted(vocabulary().regions)[::6]),
    *vocabulary().words["negations"],
    *vocabulary().words["text_triggers"][::5],
    *[
        "a",
        "an",
        "the",
        "two",
        "several",
        "dozen",
        "pair",
        "of",
        "red",
        "pale",
        "blue",
        "wooden",
        "striped",
        "tiny",
        "one",
        "ones",
        "other",
    ],
    *[
        "it",
        "they",
        "them",
        "her",
        "its",
        "and",
        "or",
        ",",
        ".",
        ";",
        ":",
        "!",
        "?",
        '"',
        "'",
        "“",
        "”",
        "«",
        "「",
        "is",
        "are",
        "there",
        "who",
        "that",
        "sits",
        "wearing",
    ],
    *[
        "row",
        "stack",
        "group",
        "half",
        "each",
        "3d",
        "photo",
        "of",
        "poster",
        "portrait",
        "__BLANK__",
        "🐈",
        "猫",
        "Кот",
        "16:9",
        "100%",
        "#",
    ],
]
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(prompt: str) -> Plan:
    plan = read(prompt)
    assert Plan.model_validate_json(plan.model_dump_json()) == plan
    spans = [item.span for item in plan.objects] + [text.span for text in plan.texts]
    spans += [check.span for check in plan.checks] + [entry.span for entry in plan.trace]
    assert all(0 <= s[0] <= s[1] <= len(prompt) for s in spans if s is not None)
    assert all(text.string in prompt for text in plan.texts)
    return plan


@QUIET
@given(st.text(min_size=2, max_size=300))
def test_any_text_gives_a_valid_plan(prompt: str) -> None:
    check(prompt)


@QUIET
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_any_heap_of_words_gives_a_valid_plan(words: list[str]) -> None:
    check(" ".join(words)[:3000])


@QUIET
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_reading_twice_gives_the_same_plan(words: list[str]) -> None:
    prompt = " ".join(words)
    assert read(prompt) == read(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "x" * 3000,
        "a " * 1500,
        "cat " * 750,
        '"' * 3000,
        "'" * 3000,
        "no " * 1000,
        "of " * 1000,
        "red " * 750,
        "and, " * 600,
        "\u0130stanbul'da bir kedi \u0130",
        "\ud7ff\u202e\u0000 a cat",
        "(((((a cat)))))",
        "猫" * 3000,
        "a cat on a mat. " * 180,
        "very " * 600,
        "one one one one ones other others them of them",
    ],
    ids=lambda prompt: prompt[:12].encode("unicode_escape").decode(),
)
def test_extreme_prompts(prompt: str) -> None:
    check(prompt)


def test_lone_surrogates_are_survived() -> None:
    assert check("a cat \ud800 on a mat").objects[0].noun == "cat"


def test_plans_are_json() -> None:
    plan = check('a sign saying "HÉLLO" above two cats')
    assert json.loads(plan.model_dump_json())["texts"][0]["string"] == "HÉLLO"
