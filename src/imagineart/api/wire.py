"""What clients may send: one strict model per task type, refused in the contract's own words.

Checks run in the order observed on the hosted service, and the first failure is the answer:
unknown keys, missing keys, the prompt, other values, then what depends on the model (seed, size).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, cast
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError

from imagineart.api.errors import (
    TTL_MIN,
    InvalidApiKeyError,
    InvalidParameterError,
    InvalidRequestError,
    InvalidValueError,
    MissingParameterError,
    UnsupportedDimensionsError,
    UnsupportedParameterError,
    UnsupportedTaskTypeError,
    WireError,
    all_errors,
    shown,
)
from imagineart.request import (
    LOOKS,
    NUMBER,
    PROMPT_LENGTH,
    QUALITY,
    SEED_MAX,
    SIZES,
    GenerationRequest,
    ImageFormat,
    Thinking,
)

URL_LENGTH = 2048  # characters
WORDS_AT_MOST = 100  # in a list of search words
OutputType = Literal["URL", "base64Data", "dataURI"]
OUTPUT_TYPES: tuple[OutputType, ...] = ("URL", "base64Data", "dataURI")
SafetyMode = Literal["none", "fast"]


class _Given:
    """Marks an optional parameter: it may be left out, but null is not a value."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        nullable = cast(dict[str, Any], handler(source))
        return cast(CoreSchema, nullable["schema"])


GIVEN = _Given()


def _output_types(value: object) -> tuple[OutputType, ...]:
    names = value if isinstance(value, list) else [value]
    if not 1 <= len(names) <= len(OUTPUT_TYPES):
        raise PydanticCustomError("output_type", "none, or more than there are")
    if any(name not in OUTPUT_TYPES for name in names if _is_text(name)):
        raise PydanticCustomError("output_type", "unknown output type")
    if not all(_is_text(name) for name in names):
        raise PydanticCustomError("output_type", "not a string")
    return tuple(dict.fromkeys(names))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _image_format(value: object) -> object:
    if not isinstance(value, str):
        return value
    name = value.upper()
    return "JPG" if name == "JPEG" else name


def _web_address(value: object) -> object:
    if not isinstance(value, str) or not 1 <= len(value) <= URL_LENGTH or not value.isascii():
        raise PydanticCustomError("url", "not an address")
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise PydanticCustomError("url", "not an address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value):
        raise PydanticCustomError("url", "not an address")
    return value


def _known_look(name: str) -> str:
    if name not in LOOKS:
        raise PydanticCustomError("look", "unknown look")
    return name


TaskUUID = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
    ),
]
Look = Annotated[
    str,
    AfterValidator(_known_look),
    WithJsonSchema({"type": "string", "enum": list(LOOKS)}),
]
WebAddress = Annotated[
    str,
    BeforeValidator(_web_address),
    WithJsonSchema({"type": "string", "format": "uri", "maxLength": URL_LENGTH}),
]
SearchWords = Annotated[list[str], FailFast(), Field(max_length=WORDS_AT_MOST)]
OutputTypes = Annotated[
    tuple[OutputType, ...],
    BeforeValidator(_output_types),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(OUTPUT_TYPES), "type": "string"},
                {
                    "type": "array",
                    "items": {"enum": list(OUTPUT_TYPES)},
                    "minItems": 1,
                    "maxItems": len(OUTPUT_TYPES),
                },
            ]
        }
    ),
]


def _without_null(schema: dict[str, Any]) -> None:
    for field in schema.get("properties", {}).values():
        if field.get("default", ...) is None:
            del field["default"]


class _Message(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=to_camel,
        json_schema_extra=_without_null,
    )


class Task(_Message):
    """What all tasks share. `task_uuid` is compared in lower case and echoed as sent."""

    name: ClassVar[str]
    task_uuid: Annotated[TaskUUID, Field(alias="taskUUID")]

    @classmethod
    def cross_checks(cls, raw: dict[str, Any]) -> Iterator[WireError]:
        """Rules that bind several parameters, told on the raw object."""
        yield from ()


class Authentication(_Message):
    """Names the caller; first in a batch over HTTP, first of all on a socket."""

    name: ClassVar[str] = "authentication"
    task_type: Literal["authentication"]
    api_key: str
    connection_session_uuid: Annotated[str | None, Field(alias="connectionSessionUUID")] = None
    task_uuid: ClassVar[str | None] = None


class Ping(_Message):
    """Keeps a socket open."""

    name: ClassVar[str] = "ping"
    task_type: Literal["ping"]
    task_uuid: Annotated[TaskUUID | None, GIVEN, Field(alias="taskUUID")] = None
    ping: Annotated[bool | None, GIVEN] = None


class Settings(_Message):
    """How to think, whether to tell the thoughts, and a look beside the prompt's own (ours)."""

    thinking_level: Thinking = "high"
    include_plan: bool = False
    look: Annotated[Look | None, GIVEN] = None


class Safety(_Message):
    """Whether to check the content. `mode` wins over `check_content`."""

    check_content: bool = False
    mode: Annotated[SafetyMode | None, GIVEN] = None


class ImageInference(Task):
    """A prompt to draw."""

    name: ClassVar[str] = "imageInference"
    task_type: Literal["imageInference"]
    model: str
    positive_prompt: Annotated[
        str, StringConstraints(min_length=PROMPT_LENGTH[0], max_length=PROMPT_LENGTH[1])
    ]
    output_type: OutputTypes = ("URL",)
    output_format: Annotated[
        ImageFormat,
        BeforeValidator(_image_format),
        WithJsonSchema({"type": "string", "enum": ["JPG", "PNG", "WEBP"]}),
    ] = "JPG"
    output_quality: Annotated[int, Field(ge=QUALITY[0], le=QUALITY[1])] = 95
    number_results: Annotated[int, Field(ge=NUMBER[0], le=NUMBER[1])] = 1
    delivery_method: Annotated[Literal["sync", "async"] | None, GIVEN] = None
    webhook_url: Annotated[WebAddress | None, GIVEN, Field(alias="webhookURL")] = None
    upload_endpoint: Annotated[WebAddress | None, GIVEN] = None
    ttl: Annotated[Annotated[int, Field(ge=TTL_MIN)] | None, GIVEN] = None  # seconds
    include_cost: bool = False
    safety: Safety = Safety()
    check_nsfw: Annotated[bool, Field(alias="checkNSFW")] = False
    width: Annotated[int | None, GIVEN] = None  # px
    height: Annotated[int | None, GIVEN] = None  # px
    seed: Annotated[Annotated[int, Field(ge=0, le=SEED_MAX)] | None, GIVEN] = None
    settings: Settings = Settings()

    @field_validator("positive_prompt")
    @classmethod
    def _prompt_says_something(cls, prompt: str) -> str:
        if not prompt.strip():
            raise PydanticCustomError("blank", "blank")
        return prompt

    @field_validator("model")
    @classmethod
    def _model_is_served(cls, model: str, info: ValidationInfo) -> str:
        if info.context is not None and model not in info.context["models"]:
            raise PydanticCustomError("model", "unknown model")
        return model

    @classmethod
    def cross_checks(cls, raw: dict[str, Any]) -> Iterator[WireError]:
        """Both sides or neither, and only the eleven pairs."""
        given = [side for side in ("width", "height") if side in raw]
        if len(given) == 1:
            yield MissingParameterError(parameter="height" if given == ["width"] else "width")
        elif given and _is_size(raw) and (raw["width"], raw["height"]) not in SIZES.values():
            yield UnsupportedDimensionsError()

    @property
    def safety_mode(self) -> SafetyMode:
        """What to check: the mode if given, else `fast` if a check was asked for in old words."""
        asked = self.safety.check_content or self.check_nsfw
        return self.safety.mode or ("fast" if asked else "none")

    @property
    def waits(self) -> bool:
        """Whether the reply carries the results, rather than an acknowledgement."""
        if self.delivery_method is None:
            return self.webhook_url is None
        return self.delivery_method == "sync"

    def request(self) -> GenerationRequest:
        """The same wish in the words of the pipeline."""
        return GenerationRequest(
            prompt=self.positive_prompt,
            width=self.width,
            height=self.height,
            seed=self.seed,
            number=self.number_results,
            thinking=self.settings.thinking_level,
            look=self.settings.look,
            format=self.output_format,
            quality=self.output_quality,
        )


class GetResponse(Task):
    """Asks for the results of an earlier task, from `offset` on and at most `limit` (ours)."""

    name: ClassVar[str] = "getResponse"
    task_type: Literal["getResponse"]
    limit: Annotated[int, Field(ge=1, le=NUMBER[1])] = NUMBER[1]
    offset: Annotated[int, Field(ge=0, le=NUMBER[1])] = 0


class GetTaskDetails(Task):
    """Asks for an earlier task's request and its last reply."""

    name: ClassVar[str] = "getTaskDetails"
    task_type: Literal["getTaskDetails"]


class ModelSearch(Task):
    """Asks which models are served here."""

    name: ClassVar[str] = "modelSearch"
    task_type: Literal["modelSearch"]
    search: str = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    offset: Annotated[int, Field(ge=0, le=2**31)] = 0
    tags: SearchWords = []
    category: Annotated[str | None, GIVEN] = None
    type: Annotated[str | None, GIVEN] = None
    architecture: Annotated[str | None, GIVEN] = None
    conditioning: Annotated[str | None, GIVEN] = None
    visibility: Annotated[str | None, GIVEN] = None
    source: Annotated[str | None, GIVEN] = None
    capabilities: SearchWords = []
    sort: Annotated[str | None, GIVEN] = None


class AccountManagement(Task):
    """Asks who owns the key and what it used."""

    name: ClassVar[str] = "accountManagement"
    task_type: Literal["accountManagement"]
    operation: Literal["getDetails"]


AnyTask = (
    Authentication
    | Ping
    | ImageInference
    | GetResponse
    | GetTaskDetails
    | ModelSearch
    | AccountManagement
)
TASKS: dict[str, type[AnyTask]] = {
    kind.name: kind
    for kind in (
        Authentication,
        Ping,
        ImageInference,
        GetResponse,
        GetTaskDetails,
        ModelSearch,
        AccountManagement,
    )
}


def parse_task(raw: object, models: Collection[str]) -> AnyTask:
    """The typed task. Raises the first `WireError` in check order, scoped to the task."""
    if not isinstance(raw, dict):
        raise InvalidRequestError(reason="Every task must be a JSON object.")
    try:
        return _validated(_kind_of(raw), raw, models)
    except WireError as error:
        raise error.about(text_of(raw, "taskType"), text_of(raw, "taskUUID")) from None


def schema_of_batch() -> dict[str, Any]:
    """The JSON schema of a whole request body, discriminated by `taskType`."""
    batch = list[Annotated[AnyTask, Field(discriminator="task_type")]]
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[batch, Field(min_length=1)])
    return adapter.json_schema(ref_template="#/components/schemas/{model}")


def _kind_of(raw: dict[str, Any]) -> type[AnyTask]:
    if "taskType" not in raw:
        raise MissingParameterError(parameter="taskType")
    kind = TASKS.get(raw["taskType"]) if isinstance(raw["taskType"], str) else None
    if kind is None:
        raise UnsupportedTaskTypeError(facts={"allowedValues": list(TASKS)})
    return kind


def _validated(kind: type[AnyTask], raw: dict[str, Any], models: Collection[str]) -> AnyTask:
    if (unknown := next(_unknown_keys(kind, raw), None)) is not None:
        allowed = list(parameters_of(kind))
        raise UnsupportedParameterError(parameter=shown(unknown), facts={"allowedValues": allowed})
    found = list(kind.cross_checks(raw)) if issubclass(kind, Task) else []
    try:
        task = kind.model_validate(raw, context={"models": models})
    except ValidationError as error:
        found += [_translated(kind, detail, models) for detail in error.errors(include_url=False)]
    if found:
        raise min(found, key=_rank)
    return task


def _unknown_keys(model: type[BaseModel], raw: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """Dotted names of keys that are no parameters.

    Looked for beforehand, because pydantic would describe every one of a million.
    """
    known = {field.alias: field.annotation for field in model.model_fields.values()}
    for key, value in raw.items():
        if key not in known:
            yield f"{prefix}{key}"
        elif (inner := _nested(known[key])) and isinstance(value, dict):
            yield from _unknown_keys(inner, value, f"{prefix}{key}.")


def _nested(annotation: Any) -> type[BaseModel] | None:
    nested = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation if nested else None


class _Stage(IntEnum):
    MISSING = 0
    PROMPT = 1
    VALUES = 2
    SEED = 3
    SIZE = 4


def _rank(error: WireError) -> _Stage:
    if isinstance(error, MissingParameterError):
        return _Stage.MISSING
    late = {"positivePrompt": _Stage.PROMPT, "seed": _Stage.SEED}
    late |= dict.fromkeys(("width", "height"), _Stage.SIZE)
    first = error.parameter[0] if isinstance(error.parameter, tuple) else error.parameter
    return late.get(first or "", _Stage.VALUES)


def _translated(kind: type[AnyTask], detail: ErrorDetails, models: Collection[str]) -> WireError:
    name = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "missing":
        return MissingParameterError(parameter=name)
    return _invalid(kind, name, detail, models)


def _invalid(
    kind: type[AnyTask], name: str, detail: ErrorDetails, models: Collection[str]
) -> WireError:
    if name == "apiKey":
        return InvalidApiKeyError()
    if name == "model":
        return INVALID["model"](facts={"allowedValues": list(models)})
    if name in ("webhookURL", "uploadEndpoint"):
        return INVALID[name](reason=f"At most {URL_LENGTH} characters, no spaces.")
    error = INVALID.get(name) or INVALID.get(ALIASES.get(name, name.partition(".")[0]))
    if error is not None:
        return error(parameter=name, facts=error.fixed_facts or _bounds(kind, name))
    reason = detail["msg"] + "."
    return InvalidParameterError(parameter=shown(name), facts=_bounds(kind, name), reason=reason)


ALIASES = {"checkNSFW": "safety"}
SAID_AS = {"type": "type", "minimum": "min", "maximum": "max", "enum": "allowedValues"}


def _bounds(kind: type[AnyTask], name: str) -> dict[str, Any]:
    """What a parameter's schema says of its values, in the words of the errors."""
    schema = _schema(kind)
    found = schema
    for part in name.split("."):
        found = found.get("properties", {}).get(part) or found.get("items", {})
        if "$ref" in found:
            found = schema["$defs"][found["$ref"].rpartition("/")[2]]
    return {said: found[word] for word, said in SAID_AS.items() if word in found}


@cache
def _schema(kind: type[AnyTask]) -> dict[str, Any]:
    return kind.model_json_schema()


INVALID: dict[str, type[WireError]] = {
    error.fixed_parameter: error
    for error in all_errors(InvalidValueError)
    if isinstance(error.fixed_parameter, str) and error.__name__.startswith("Invalid")
}


def parameters_of(model: type[BaseModel], prefix: str = "") -> Iterable[str]:
    """All parameter names of a model, nested ones dotted."""
    for field in model.model_fields.values():
        name = f"{prefix}{field.alias}"
        inner = _nested(field.annotation)
        yield from parameters_of(inner, f"{name}.") if inner else (name,)


def _is_size(raw: dict[str, Any]) -> bool:
    return type(raw["width"]) is int and type(raw["height"]) is int


def text_of(raw: dict[str, Any], key: str) -> str | None:
    """A client's own text under this key, shortened; None if there is no text."""
    value = raw.get(key)
    return shown(value) if isinstance(value, str) else None
