"""What the scenarios do not say of single parameters: rules about all of them."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.api.helpers import MODEL, draw

from imagineart.api.errors import WireError
from imagineart.api.wire import (
    INVALID,
    TASKS,
    ImageInference,
    parameters_of,
    parse_task,
    schema_of_batch,
)
from imagineart.request import SEED_MAX, SIZES

MODELS = (MODEL,)


def parsed(**changes: Any) -> ImageInference:
    task = parse_task(draw(**changes), MODELS)
    assert isinstance(task, ImageInference)
    return task


def accepted_or_refused(raw: object) -> ImageInference | WireError:
    try:
        task = parse_task(raw, MODELS)
    except WireError as error:
        return error
    assert isinstance(task, ImageInference)
    return task


def refused(raw: object) -> WireError:
    with pytest.raises(WireError) as caught:
        parse_task(raw, MODELS)
    return caught.value


def test_defaults_are_those_of_the_contract() -> None:
    task = parsed()
    assert task.output_type == ("URL",)
    assert (task.output_format, task.output_quality) == ("JPG", 95)
    assert (task.number_results, task.include_cost) == (1, False)
    assert (task.safety_mode, task.waits) == ("none", True)
    request = task.request()
    assert request.size is None  # the prompt's own shape, else square: canvas_of decides
    assert (request.thinking, request.seed) == ("high", None)


def test_the_request_is_the_same_wish() -> None:
    request = parsed(
        positivePrompt="ox",
        width=2816,
        height=1584,
        seed=SEED_MAX,
        numberResults=20,
        outputFormat="webp",
        outputQuality=20,
        settings={"thinkingLevel": "low"},
    ).request()
    assert request.model_dump() == {
        **request.model_dump(),
        "prompt": "ox",
        "width": 2816,
        "height": 1584,
        "seed": SEED_MAX,
        "number": 20,
        "format": "WEBP",
        "quality": 20,
        "thinking": "low",
    }


@pytest.mark.parametrize(
    ("given_", "waits"),
    [
        ({}, True),
        ({"deliveryMethod": "sync"}, True),
        ({"deliveryMethod": "async"}, False),
        ({"webhookURL": "https://example.org/"}, False),
        ({"webhookURL": "https://example.org/", "deliveryMethod": "sync"}, True),
        ({"webhookURL": "https://example.org/", "deliveryMethod": "async"}, False),
    ],
)
def test_who_waits(given_: dict[str, Any], waits: bool) -> None:
    assert parsed(**given_).waits is waits


@pytest.mark.parametrize(
    ("given_", "mode"),
    [
        ({"safety": {}}, "none"),
        ({"safety": {"checkContent": True}}, "fast"),
        ({"safety": {"checkContent": True, "mode": "none"}}, "none"),
        ({"safety": {"mode": "fast"}}, "fast"),
        ({"checkNSFW": True}, "fast"),
        ({"checkNSFW": True, "safety": {"mode": "none"}}, "none"),
    ],
)
def test_safety_modes(given_: dict[str, Any], mode: str) -> None:
    assert parsed(**given_).safety_mode == mode


@pytest.mark.parametrize("name", sorted(parameters_of(ImageInference)))
def test_null_is_no_value_of_any_parameter(name: str) -> None:
    outer, _, inner = name.partition(".")
    size = {"width": 2048, "height": 2048} if name in ("width", "height") else {}
    error = refused(draw(**{**size, outer: {inner: None} if inner else None}))
    assert error.parameter == name or outer == "taskType"


@pytest.mark.parametrize("name", sorted(parameters_of(ImageInference)))
def test_every_parameter_has_a_code_of_its_own(name: str) -> None:
    known = {"taskType", "safety.mode", "safety.checkContent", "checkNSFW", "settings.includePlan"}
    assert name in INVALID or name in known


@pytest.mark.parametrize(
    "value", ["https://example.org", "http://[::1]:80/x", "HTTPS://EXAMPLE.ORG/a?b=c#d"]
)
def test_addresses(value: str) -> None:
    assert parsed(webhookURL=value).webhook_url == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "example.org",
        "//example.org",
        "file:///etc/passwd",
        "http://",
        "http://a b/",
        "http://[::1",
        "http://host:99999/",
        "http://exämple.org/",
        "http://h/\n",
        "http://h/" + "x" * 2048,
        ["http://h/"],
        {},
    ],
)
def test_what_is_no_address(value: object) -> None:
    assert refused(draw(webhookURL=value)).code == "invalidWebhookURL"
    assert refused(draw(uploadEndpoint=value)).code == "invalidUploadEndpoint"


@pytest.mark.parametrize("value", [[{}], [["URL"]], ["URL", 1], {}, 7, True, ["URL", "x"]])
def test_what_is_no_output_type(value: object) -> None:
    assert refused(draw(outputType=value)).code == "invalidOutputType"


def test_output_types_are_told_once() -> None:
    assert parsed(outputType=["URL", "dataURI", "URL"]).output_type == ("URL", "dataURI")


def test_text_that_is_no_unicode_is_refused() -> None:
    assert refused(draw(positivePrompt="\ud800\ud800")).code == "invalidPositivePrompt"


def test_a_name_that_is_no_unicode_is_refused_by_name() -> None:
    error = refused(draw(**{"\udfff": 1}))
    assert (error.code, error.parameter) == ("unsupportedParameter", "\udfff")


MANY = 100_000


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (draw(**{f"k{i}": 1 for i in range(MANY)}), "unsupportedParameter"),
        (draw(settings={f"k{i}": 1 for i in range(MANY)}), "unsupportedParameter"),
        (draw(outputType=["URL"] * MANY), "invalidOutputType"),
        (draw(taskType="modelSearch", tags=[1] * MANY, model=..., positivePrompt=...), ""),
        (draw(taskType="modelSearch", tags=["a"] * MANY, model=..., positivePrompt=...), ""),
    ],
    ids=["keys", "nested keys", "types", "wrong words", "words"],
)
def test_much_that_is_wrong_is_refused_as_quickly_as_little(raw: Any, code: str) -> None:
    start = time.process_time()
    error = refused(raw)
    assert time.process_time() - start < 0.1  # seconds; describing each fault would take 2 to 8
    assert error.code == (code or "invalidParameter")


def test_a_prompt_is_counted_in_code_points() -> None:
    assert parsed(positivePrompt="🍎" * 3000).positive_prompt == "🍎" * 3000
    assert refused(draw(positivePrompt="🍎" * 3001)).code == "invalidPositivePrompt"


@pytest.mark.parametrize("raw", [None, 7, "x", [], True, 1.5])
def test_what_is_no_object(raw: object) -> None:
    assert refused(raw).code == "invalidRequest"


@pytest.mark.parametrize("kind", [None, 7, "", [], {}, "IMAGEINFERENCE"])
def test_what_is_no_task_type(kind: object) -> None:
    error = refused({"taskType": kind})
    assert error.code == "unsupportedTaskType"
    assert error.facts["allowedValues"] == list(TASKS)


@given(
    st.dictionaries(
        st.sampled_from([*parameters_of(ImageInference), "safety", "settings", "foo"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["mode", "x", "thinkingLevel"]), inner, max_size=2
                )
            ),
            max_leaves=4,
        ),
        max_size=5,
    )
)
def test_any_values_are_accepted_or_refused_in_the_contracts_words(values: dict[str, Any]) -> None:
    outcome = accepted_or_refused(draw(**values))
    if isinstance(outcome, WireError):
        assert outcome.status == 400
        assert json.dumps(outcome.envelope())
    else:
        assert outcome.request().size in (None, *SIZES.values())


def test_the_schema_knows_all_tasks_and_all_parameters() -> None:
    schema = schema_of_batch()
    assert len(schema["items"]["oneOf"]) == len(TASKS)
    drawn = schema["$defs"]["ImageInference"]
    assert set(drawn["required"]) == {"taskType", "taskUUID", "model", "positivePrompt"}
    assert drawn["properties"]["seed"] == {
        "maximum": SEED_MAX,
        "minimum": 0,
        "title": "Seed",
        "type": "integer",
    }
    assert drawn["additionalProperties"] is False
