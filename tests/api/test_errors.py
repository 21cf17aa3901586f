import re
from pathlib import Path
from typing import Any

import pytest

from imagineart.api.errors import (
    DOCUMENTATION,
    InvalidModelError,
    InvalidSeedError,
    InvalidTaskUUIDError,
    MissingParameterError,
    TimeoutProviderError,
    UnsupportedDimensionsError,
    UnsupportedParameterError,
    WireError,
    all_errors,
    documentation_of,
    pattern_of,
    shown,
)
from imagineart.api.reference import page

STATUSES = {400, 401, 402, 403, 404, 405, 408, 409, 413, 429, 500, 503, 504}


def test_codes_come_from_class_names() -> None:
    assert InvalidTaskUUIDError.code == "invalidTaskUUID"
    assert TimeoutProviderError.code == "timeoutProvider"
    assert MissingParameterError.code == "missingParameter"


def test_codes_are_unique_and_well_formed() -> None:
    codes = [error.code for error in all_errors()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z][A-Za-z]+", code) for code in codes)
    assert {error.status for error in all_errors()} <= STATUSES


@pytest.mark.parametrize("error", list(all_errors()), ids=lambda error: error.code)
def test_every_message_can_be_filled(error: type[WireError]) -> None:
    asked = set(re.findall(r"\{(\w+)\}", pattern_of(error)))
    words: dict[str, Any] = dict.fromkeys(asked - {"parameter", *error.fixed_facts}, "x")
    made = error(parameter=error.fixed_parameter or "p", **words)
    assert "{" not in made.message
    assert made.message.endswith(".") or "x" in made.message


def test_an_envelope_holds_what_is_known_and_nothing_else() -> None:
    assert InvalidSeedError().about("imageInference", "u").envelope() == {
        "code": "invalidSeed",
        "message": "Invalid value for 'seed' parameter. Seed must be an integer value between 0 "
        "and 9223372036854776000. Default: Random.",
        "parameter": "seed",
        "type": "integer",
        "min": 0,
        "max": 9223372036854776000,
        "documentation": f"{DOCUMENTATION}#request-seed",
        "taskType": "imageInference",
        "taskUUID": "u",
    }
    assert "taskUUID" not in InvalidSeedError().envelope()


def test_a_rule_over_several_parameters_names_them_all() -> None:
    envelope = UnsupportedDimensionsError().envelope()
    assert envelope["parameter"] == ["width", "height"]
    assert len(envelope["allowedValues"]) == 11
    assert "'2048x2048', '2816x1584'" in envelope["message"]


def test_facts_of_one_error_do_not_leak_into_the_next() -> None:
    first = InvalidModelError(facts={"allowedValues": ["a"]})
    first.facts["status"] = "error"
    assert "status" not in InvalidModelError(facts={"allowedValues": ["b"]}).facts


def test_a_scope_once_given_stays() -> None:
    error = InvalidSeedError().about("a", "1").about("b", "2")
    assert (error.task_type, error.task_uuid) == ("a", "1")


def test_documentation_pages() -> None:
    assert documentation_of("settings.thinkingLevel").endswith("#request-settings-thinkinglevel")
    assert documentation_of(("width", "height")).endswith("#request-width")
    assert documentation_of(None) == DOCUMENTATION
    unknown = UnsupportedParameterError(parameter="x", facts={"allowedValues": []})
    assert unknown.documentation == DOCUMENTATION


def test_a_clients_words_are_repeated_shortly() -> None:
    assert shown("short") == "short"
    assert len(shown("x" * 1000)) == 64


def test_the_table_in_the_documentation_is_current(root: Path) -> None:
    assert (root / "docs" / "errors.md").read_text() == page(), (
        "run: python -m imagineart.api.reference > docs/errors.md"
    )
