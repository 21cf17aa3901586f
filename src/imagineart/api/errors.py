"""What can go wrong on the wire: one class per code, its docstring the message that clients read.

Words in braces are filled from the error's facts (`type`, `min`, `max`, `allowedValues`), which
are also sent beside the message. `docs/errors.md` is generated from these classes.
"""

import inspect
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from imagineart.request import FORMATS, LOOKS, NUMBER, PROMPT_LENGTH, QUALITY, SEED_MAX, SIZES

DOCUMENTATION = "https://runware.ai/docs/models/imagineart-2-0"
TTL_MIN = 60  # seconds
SHOWN_NAME = 64  # characters of a client's own words that an error repeats
Parameter = str | tuple[str, ...]
Facts = Mapping[str, Any]


class WireError(Exception):
    """Base of all errors that leave over the wire; `code` is the class name without `Error`.

    `words` fill the braces of the message and stay out of the envelope, `facts` do both.
    `task_type` and `task_uuid` say which task failed; they are added where the task is known.
    """

    code: ClassVar[str]
    status: int = 400  # of HTTP; an instance may have one of its own
    fixed_parameter: ClassVar[Parameter | None] = None
    fixed_task_type: ClassVar[str | None] = None
    fixed_facts: ClassVar[Facts] = {}

    def __init_subclass__(cls) -> None:
        """Name the code after the class unless the class names it itself."""
        if "code" not in cls.__dict__:
            name = cls.__name__.removesuffix("Error")
            cls.code = name[0].lower() + name[1:]

    def __init__(
        self, *, parameter: Parameter | None = None, facts: Facts | None = None, **words: str
    ) -> None:
        self.parameter = self.fixed_parameter if parameter is None else parameter
        self.facts = {**self.fixed_facts, **(facts or {})}
        self.message = _filled(pattern_of(type(self)), self.parameter, self.facts, words)
        self.task_type = self.fixed_task_type
        self.task_uuid: str | None = None
        self.image_id = ""  # of the result that failed; not told
        super().__init__(self.message)

    def about(self, task_type: str | None, task_uuid: str | None) -> "WireError":
        """This error, scoped to one task. A scope once given stays."""
        self.task_type = self.task_type or task_type
        self.task_uuid = self.task_uuid or task_uuid
        return self

    @property
    def documentation(self) -> str:
        """The page about the parameter at fault."""
        return documentation_of(self.parameter)

    def envelope(self) -> dict[str, Any]:
        """The error object as it is sent."""
        fields = {
            "code": self.code,
            "message": self.message,
            "parameter": list(self.parameter)
            if isinstance(self.parameter, tuple)
            else self.parameter,
            **self.facts,
            "documentation": self.documentation,
            "taskType": self.task_type,
            "taskUUID": self.task_uuid,
        }
        return {name: value for name, value in fields.items() if value is not None}


def pattern_of(error: type[WireError]) -> str:
    """The message of a class before its braces are filled."""
    return " ".join(inspect.cleandoc(error.__doc__ or "").split())


def documentation_of(parameter: Parameter | None) -> str:
    """The page about a parameter: dots become dashes, all in lower case."""
    first = parameter[0] if isinstance(parameter, tuple) else parameter
    if first is None:
        return DOCUMENTATION
    return f"{DOCUMENTATION}#request-{first.replace('.', '-').lower()}"


def shown(words: object) -> str:
    """A client's own words, short enough to repeat to it."""
    text = str(words)
    return text if len(text) <= SHOWN_NAME else text[: SHOWN_NAME - 1] + "…"


def all_errors(base: type[WireError] = WireError) -> Iterator[type[WireError]]:
    """Every class that can be raised, in the order of this file."""
    for error in base.__subclasses__():
        yield from all_errors(error) if error.__subclasses__() else (error,)


def words_of(facts: Facts) -> dict[str, Any]:
    """The facts as a message says them."""
    listed = facts.get("allowedValues")
    if listed is None:
        return dict(facts)
    values = listed.values() if isinstance(listed, Mapping) else listed
    return {**facts, "allowedValues": ", ".join(f"'{value}'" for value in values)}


def _filled(pattern: str, parameter: Parameter | None, facts: Facts, words: Facts) -> str:
    name = "/".join(parameter) if isinstance(parameter, tuple) else parameter
    return pattern.format_map({"parameter": name, **words_of(facts), **words})


# ── Who are you ──────────────────────────────────────────────────────────────────────────────────


class MissingApiKeyError(WireError):
    """Missing API key. Send it as 'Authorization: Bearer <key>', or as the 'apiKey' of an
    authentication task that comes first."""

    status = 401
    fixed_parameter = "apiKey"
    fixed_task_type = "authentication"
    fixed_facts: ClassVar[Facts] = {"type": "string"}


class InvalidApiKeyError(WireError):
    """Invalid API key. Ask the operator of this server for one, or make it with
    'imagineart keys create'."""

    status = 401
    fixed_parameter = "apiKey"
    fixed_task_type = "authentication"
    fixed_facts: ClassVar[Facts] = {"type": "string"}


class InsufficientPermissionsError(WireError):
    """Insufficient permissions. This API key may not {scope}; ask the operator of this server to
    change it ('imagineart keys change')."""

    status = 403
    fixed_parameter = "apiKey"


# ── The envelope and the task ────────────────────────────────────────────────────────────────────


class InvalidRequestError(WireError):
    """Invalid request. {reason}"""


class RequestTooLargeError(WireError):
    """Request too large. {reason}"""

    status = 413


class RequestTimeoutError(WireError):
    """Request timed out. Its body was not complete within {seconds} seconds."""

    status = 408


class UnknownPathError(WireError):
    """Nothing is served under this path. Tasks are posted to /v1; /docs tells the rest."""

    status = 404


class UnsupportedMethodError(WireError):
    """This path does not take this method. Allowed: {allowed}. Tasks are posted to /v1."""

    status = 405


class MissingParameterError(WireError):
    """Missing required parameter: '{parameter}'."""


class UnsupportedTaskTypeError(WireError):
    """Unsupported use of 'taskType' parameter. This task type is not supported. Allowed values
    are: {allowedValues}."""

    fixed_parameter = "taskType"


class UnsupportedParameterError(WireError):
    """Unsupported use of '{parameter}' parameter. This parameter is not supported for the
    selected model. Allowed values are: {allowedValues}."""

    documentation = DOCUMENTATION  # there is no anchor for a name that is not a parameter


class ConflictTaskUUIDError(WireError):
    """Invalid value for 'taskUUID' parameter. This task UUID is already in use; every task needs
    its own."""

    fixed_parameter = "taskUUID"


class TaskNotFoundError(WireError):
    """Task not found. No task with this 'taskUUID' was accepted for this API key."""

    status = 404
    fixed_parameter = "taskUUID"


class TaskExpiredError(WireError):
    """Task expired. Its results were kept for their time to live and are gone."""

    status = 404
    fixed_parameter = "taskUUID"


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


class PictureNotFoundError(WireError):
    """Picture not found. No picture of this API key has this 'imageUUID', or it was deleted."""

    status = 404
    fixed_parameter = "imageUUID"
    documentation = DOCUMENTATION


class PictureUnfinishedError(WireError):
    """Picture unfinished. It is still waiting or being drawn; cancel its task first, or wait."""

    status = 409
    fixed_parameter = "imageUUID"
    documentation = DOCUMENTATION


class InvalidCursorError(WireError):
    """Invalid value for 'cursor' parameter. Send the 'next' of the page before as it is, or no
    cursor for the first page."""

    fixed_parameter = "cursor"
    documentation = DOCUMENTATION


class ExportUnsupportedError(WireError):
    """Export unsupported. The engine of this server cannot make {what} of this picture."""

    status = 409
    documentation = DOCUMENTATION


class WelcomeRefusedError(WireError):
    """No key for this code. It works once, for {minutes} minutes, in a browser on the machine of
    the server; 'imagineart open' makes a new one."""

    status = 403
    fixed_parameter = "code"
    documentation = DOCUMENTATION


# ── Values ───────────────────────────────────────────────────────────────────────────────────────


class InvalidValueError(WireError):
    """Base of the errors about one parameter's value."""


class InvalidTaskUUIDError(InvalidValueError):
    """Invalid value for 'taskUUID' parameter. Task UUID must be a string value in UUID v4
    format."""

    fixed_parameter = "taskUUID"
    fixed_facts: ClassVar[Facts] = {"type": "string"}


class InvalidPositivePromptError(InvalidValueError):
    """Invalid value for 'positivePrompt' parameter. Positive prompt must be a string value between
    {min} and {max} characters that names something to draw: a thing, a place or words to write."""

    fixed_parameter = "positivePrompt"
    fixed_facts: ClassVar[Facts] = {
        "type": "string",
        "min": PROMPT_LENGTH[0],
        "max": PROMPT_LENGTH[1],
    }


class InvalidModelError(InvalidValueError):
    """Invalid value for 'model' parameter. Model must be a string value representing a valid AIR
    identifier. Served here: {allowedValues}."""

    fixed_parameter = "model"
    fixed_facts: ClassVar[Facts] = {"type": "string"}


class InvalidNumberResultsError(InvalidValueError):
    """Invalid value for 'numberResults' parameter. Number of results must be an integer value
    between {min} and {max}. Default: 1."""

    fixed_parameter = "numberResults"
    fixed_facts: ClassVar[Facts] = {"type": "integer", "min": NUMBER[0], "max": NUMBER[1]}


class InvalidSeedError(InvalidValueError):
    """Invalid value for 'seed' parameter. Seed must be an integer value between {min} and {max}.
    Default: Random."""

    fixed_parameter = "seed"
    fixed_facts: ClassVar[Facts] = {"type": "integer", "min": 0, "max": SEED_MAX}


class InvalidWidthError(InvalidValueError):
    """Invalid value for 'width' parameter. Image width must be an integer value that forms one of
    the supported sizes with 'height'."""

    fixed_parameter = "width"
    fixed_facts: ClassVar[Facts] = {"type": "integer"}


class InvalidHeightError(InvalidValueError):
    """Invalid value for 'height' parameter. Image height must be an integer value that forms one
    of the supported sizes with 'width'."""

    fixed_parameter = "height"
    fixed_facts: ClassVar[Facts] = {"type": "integer"}


class UnsupportedDimensionsError(InvalidValueError):
    """Unsupported use of width/height parameters. The specified dimensions are not supported for
    the selected model. Supported values are: {allowedValues}."""

    fixed_parameter = ("width", "height")
    fixed_facts: ClassVar[Facts] = {
        "allowedValues": {ratio: f"{w}x{h}" for ratio, (w, h) in SIZES.items()}
    }


class InvalidOutputTypeError(InvalidValueError):
    """Invalid value for 'outputType' parameter. Output type must be a string value, or a list of
    such values, out of: {allowedValues}. Default: 'URL'."""

    fixed_parameter = "outputType"
    fixed_facts: ClassVar[Facts] = {
        "type": "string",
        "allowedValues": ["URL", "base64Data", "dataURI"],
    }


class InvalidOutputFormatError(InvalidValueError):
    """Invalid value for 'outputFormat' parameter. Output format must be a string value out of:
    {allowedValues}. Default: 'JPG'."""

    fixed_parameter = "outputFormat"
    fixed_facts: ClassVar[Facts] = {"type": "string", "allowedValues": list(FORMATS)}


class InvalidOutputQualityError(InvalidValueError):
    """Invalid value for 'outputQuality' parameter. Output quality must be an integer value between
    {min} and {max}. Default: 95."""

    fixed_parameter = "outputQuality"
    fixed_facts: ClassVar[Facts] = {"type": "integer", "min": QUALITY[0], "max": QUALITY[1]}


class InvalidDeliveryMethodError(InvalidValueError):
    """Invalid value for 'deliveryMethod' parameter. Delivery method must be a string value out of:
    {allowedValues}. Default: 'sync'."""

    fixed_parameter = "deliveryMethod"
    fixed_facts: ClassVar[Facts] = {"type": "string", "allowedValues": ["sync", "async"]}


class InvalidWebhookURLError(InvalidValueError):
    """Invalid value for 'webhookURL' parameter. Webhook URL must be a string value with an
    absolute http or https address. {reason}"""

    fixed_parameter = "webhookURL"
    fixed_facts: ClassVar[Facts] = {"type": "string"}


class InvalidUploadEndpointError(InvalidValueError):
    """Invalid value for 'uploadEndpoint' parameter. Upload endpoint must be a string value with an
    absolute http or https address. {reason}"""

    fixed_parameter = "uploadEndpoint"
    fixed_facts: ClassVar[Facts] = {"type": "string"}


class InvalidTtlError(InvalidValueError):
    """Invalid value for 'ttl' parameter. Time to live must be an integer value of seconds, {min}
    or more."""

    fixed_parameter = "ttl"
    fixed_facts: ClassVar[Facts] = {"type": "integer", "min": TTL_MIN}


class InvalidIncludeCostError(InvalidValueError):
    """Invalid value for 'includeCost' parameter. Include cost must be a boolean value. Default:
    false."""

    fixed_parameter = "includeCost"
    fixed_facts: ClassVar[Facts] = {"type": "boolean"}


class InvalidSafetyError(InvalidValueError):
    """Invalid value for '{parameter}' parameter. Safety must be an object value with 'checkContent'
    (boolean) and 'mode' (out of: 'none', 'fast')."""

    fixed_parameter = "safety"


class UnsupportedSafetyModeError(InvalidValueError):
    """Unsupported use of 'safety.mode' parameter. The engine of the selected model draws anything
    that words can say, and no picture of it is examined yet, so none is called safe. Allowed
    values are: {allowedValues}."""

    fixed_parameter = "safety.mode"
    fixed_facts: ClassVar[Facts] = {"allowedValues": ["none"]}


class InvalidSettingsError(InvalidValueError):
    """Invalid value for '{parameter}' parameter. Settings must be an object value with
    'thinkingLevel' (string), 'includePlan' (boolean) and 'look' (string)."""

    fixed_parameter = "settings"


class InvalidThinkingLevelError(InvalidValueError):
    """Invalid value for 'settings.thinkingLevel' parameter. Thinking level must be a string value
    out of: {allowedValues}. Default: 'high'."""

    fixed_parameter = "settings.thinkingLevel"
    fixed_facts: ClassVar[Facts] = {"type": "string", "allowedValues": ["high", "low"]}


class InvalidLookError(InvalidValueError):
    """Invalid value for 'settings.look' parameter. Look must be a string value out of:
    {allowedValues}. Default: as the prompt says."""

    fixed_parameter = "settings.look"
    fixed_facts: ClassVar[Facts] = {"type": "string", "allowedValues": list(LOOKS)}


class InvalidOperationError(InvalidValueError):
    """Invalid value for 'operation' parameter. Operation must be a string value out of:
    {allowedValues}."""

    fixed_parameter = "operation"
    fixed_facts: ClassVar[Facts] = {"type": "string", "allowedValues": ["getDetails"]}


class InvalidParameterError(InvalidValueError):
    """Invalid value for '{parameter}' parameter. {reason}"""


class ContentPolicyViolationError(WireError):
    """Invalid value for 'positivePrompt' parameter. The content policy of this server does not
    allow it ({reason})."""

    fixed_parameter = "positivePrompt"


# ── The server ───────────────────────────────────────────────────────────────────────────────────


class RateLimitExceededError(WireError):
    """Rate limit exceeded. {reason} Try again later with the same task."""

    status = 429


class QuotaExceededError(WireError):
    """Quota exceeded. {reason} The day ends at 0:00 UTC."""

    status = 402  # clients send what got 429 again at once, and this is not over in a moment


class AnswerTooLargeError(WireError):
    """Answer too large. One answer holds at most {mib} MiB, and this task's results are beyond.
    They are not lost: ask with one getResponse a request, for some of them at a time ('offset',
    'limit'), or give tasks the 'outputType' 'URL' and fetch each picture from its address."""


class InferenceError(WireError):
    """The image could not be made. {reason}"""

    code = "inferenceError"
    status = 500


class TaskCancelledError(WireError):
    """Task cancelled. Its owner stopped it before this result was made."""

    status = 500


class InternalServerError(WireError):
    """Internal server error. The task was not carried out; the server's log holds the reason."""

    code = "internalServerError"
    status = 500


class NoAvailableServerError(WireError):
    """No server is available for this task now. {reason}"""

    status = 503


class TimeoutProviderError(WireError):
    """The synchronous wait of {seconds} seconds is over. The task goes on: ask for its results
    with a getResponse task of the same 'taskUUID'."""

    code = "timeoutProvider"
    status = 504
