"""What does a request for pictures in OpenAI's words ask of us?

    prompt, n, size, quality, output_format … → one `imageInference` task

Shapes that we do not draw become the nearest that we do; the answer says which.
"""

import math
import uuid
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from imagineart.api.catalogue import AIR
from imagineart.api.items import Json
from imagineart.api.openai.faults import RequestFaultError
from imagineart.request import NUMBER, QUALITY, SIZES, ImageFormat, Thinking

Quality = Literal["auto", "low", "medium", "high", "standard", "hd"]
Format = Literal["png", "jpeg", "webp"]

LEVELS: dict[Quality, Thinking] = {
    "auto": "high",
    "low": "low",
    "medium": "low",
    "standard": "low",
    "high": "high",
    "hd": "high",
}
FORMATS: dict[Format, ImageFormat] = {"png": "PNG", "jpeg": "JPG", "webp": "WEBP"}
OTHERS = ("gpt-image-", "chatgpt-image-", "dall-e-")  # names that programs have built in
BY_ADDRESS = "dall-e-"  # models that answer with addresses unless asked otherwise
FARTHEST = 1.25  # ratio of an asked shape to the nearest of ours
CLEAR = ", on a transparent background"


class Wish(BaseModel):
    """The body of a request. `style`, `moderation` and `user` change nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    prompt: str
    model: str | None = None
    n: Annotated[int, Field(ge=NUMBER[0], le=NUMBER[1])] | None = None
    size: str | None = None
    quality: Quality | None = None
    output_format: Format | None = None
    output_compression: Annotated[int, Field(ge=0, le=100)] | None = None  # percent
    response_format: Literal["url", "b64_json"] | None = None
    background: Literal["auto", "transparent", "opaque"] | None = None
    stream: bool | None = None
    partial_images: Annotated[int, Field(ge=0, le=3)] | None = None
    style: Literal["vivid", "natural"] | None = None
    moderation: Literal["auto", "low"] | None = None
    user: str | None = None

    @property
    def inline(self) -> bool:
        """Whether the answer holds the pictures themselves."""
        if self.response_format is not None:
            return self.response_format == "b64_json" or bool(self.stream)
        return bool(self.stream) or not (self.model or "").startswith(BY_ADDRESS)

    @property
    def form(self) -> Format:
        """The format of the pictures."""
        return self.output_format or "png"

    @property
    def shape(self) -> tuple[int, int] | None:
        """(width, height) px as it is drawn; None: the prompt's words decide."""
        return None if self.size in (None, "auto") else nearest(str(self.size))

    def task(self) -> Json:
        """The same wish as a task of ours."""
        task: Json = {
            "taskType": "imageInference",
            "taskUUID": str(uuid.uuid4()),
            "model": AIR,
            "positivePrompt": self.prompt + (CLEAR if self.background == "transparent" else ""),
            "numberResults": self.n or 1,
            "outputType": ["base64Data" if self.inline else "URL"],
            "outputFormat": FORMATS[self.form],
            "deliveryMethod": "sync",
            "settings": {"thinkingLevel": LEVELS[self.quality or "auto"]},
        }
        if self.output_compression is not None:
            low, high = QUALITY
            task["outputQuality"] = min(max(self.output_compression, low), high)
        if self.shape is not None:
            task["width"], task["height"] = self.shape
        return task


def wish_of(body: object) -> Wish:
    """The wish in a JSON document. Raises `RequestFaultError`."""
    if not isinstance(body, dict):
        raise RequestFaultError("The body must be a JSON object.")
    try:
        wish = Wish.model_validate(body)
    except ValidationError as error:
        raise _fault_of(error) from None
    check_model(wish.model)
    _ = wish.shape  # an impossible one is refused before anything is begun
    if wish.background == "transparent" and wish.form == "jpeg":
        raise RequestFaultError(
            "background is 'transparent', which a jpeg cannot be; allowed: png, webp.",
            param="background",
        )
    return wish


def check_model(name: str | None) -> None:
    """Our own name, one that programs have built in, or none. Raises `RequestFaultError`."""
    if name is not None and name != AIR and not name.startswith(OTHERS):
        raise RequestFaultError(
            f"The model '{name}' does not exist here; allowed: '{AIR}'.",
            404,
            param="model",
            code="model_not_found",
        )


def nearest(size: str) -> tuple[int, int]:
    """Of our shapes the one whose ratio of sides is nearest to that of WIDTHxHEIGHT.

    Raises `RequestFaultError` for what is no size, or far from all.
    """
    across, _, down = size.partition("x")
    if not (across.isdecimal() and down.isdecimal() and int(across) and int(down)):
        raise RequestFaultError(_no_size(size), param="size")
    asked = int(across) / int(down)
    found = min(SIZES.values(), key=lambda pair: abs(math.log(pair[0] / pair[1] / asked)))
    ratio = found[0] / found[1] / asked
    if max(ratio, 1.0 / ratio) > FARTHEST:
        raise RequestFaultError(_no_size(size), param="size")
    return found


def _no_size(size: str) -> str:
    shapes = ", ".join(SIZES)
    return (
        f"size is '{size[:40]}'; allowed: 'auto', or WIDTHxHEIGHT with a ratio near {shapes} "
        "(such as 1024x1024, 1536x1024, 1024x1536)."
    )


def _fault_of(error: ValidationError) -> RequestFaultError:
    """The first thing that is wrong, and what would be right."""
    first: Any = error.errors()[0]
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        known = ", ".join(Wish.model_fields)
        message = f"Unknown parameter: '{name[:40]}'; allowed: {known}."
        return RequestFaultError(message, param=name[:40], code="unknown_parameter")
    if first["type"] == "missing":
        return RequestFaultError(
            f"Missing required parameter: '{name}'.", param=name, code="missing_required_parameter"
        )
    problem = first["msg"][0].lower() + first["msg"][1:]
    return RequestFaultError(
        f"Invalid value for '{name}': {problem}.", param=name, code="invalid_value"
    )
