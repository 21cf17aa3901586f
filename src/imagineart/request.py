"""What may be asked for: a validated request that knows nothing of the wire."""

import secrets
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from imagineart.errors import InvalidRequestError, UnknownNameError

SIZES: dict[str, tuple[int, int]] = {
    "1:1": (2048, 2048),
    "16:9": (2816, 1584),
    "9:16": (1584, 2816),
    "4:3": (2368, 1776),
    "3:4": (1776, 2368),
    "3:1": (3552, 1184),
    "1:3": (1184, 3552),
    "3:2": (2496, 1664),
    "2:3": (1664, 2496),
    "5:4": (2320, 1856),
    "4:5": (1856, 2320),
}  # aspect ratio → (width, height), px
DEFAULT_SIZE = SIZES["1:1"]

Resolution = Literal["0.5K", "1K", "2K", "4K"]
RESOLUTIONS: dict[Resolution, float] = {"0.5K": 0.25, "1K": 0.5, "2K": 1.0, "4K": 2.0}
"""How large a shape is drawn → its edges as a share of those in `SIZES`, the smallest first."""
FULL: Resolution = "2K"

PROMPT_LENGTH = (2, 3000)  # code points, untrimmed
QUALITY = (20, 99)
NUMBER = (1, 20)
SEED_MAX = 9223372036854776000  # 2^63 after a double's rounding, as the public contract has it
SEED_MODULUS = SEED_MAX + 1

LOOKS: dict[str, str] = {
    "3d": "soft, rounded, lit like a small clay model",
    "flat": "flat shapes, few colours, no shading",
    "illustration": "drawn, textured, gentle light",
    "watercolor": "washes, paper grain, bleeding edges",
    "poster": "bold shapes, strong contrast, room for words",
    "cinematic": "wide light, haze, grain, graded colour",
    "photographic": "as a camera sees it",
    "anime": "cel-shaded drawing",
}

ImageFormat = Literal["JPG", "PNG", "WEBP"]
FORMATS: tuple[ImageFormat, ...] = ("JPG", "PNG", "WEBP")
Thinking = Literal["low", "high"]


class GenerationRequest(BaseModel):
    """A prompt and everything that shapes its pictures.

    `width` and `height`, px, are given both or neither: the prompt's words for a shape decide
    then. `look` None leaves the style to the prompt. `seed` None draws a random uint32 per result.
    `transparent`: the things alone, without a ground; not in a JPG, which has no transparency.
    `resolution`: the same shape, smaller or larger than the size says.
    Raises `InvalidRequestError` that names the field, what was wrong and what is allowed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @classmethod
    def parse(cls, **fields: object) -> Self:
        """A request from loose values, with every fault told as `InvalidRequestError`."""
        try:
            return cls.model_validate(fields)
        except ValidationError as error:
            raise _first_fault(error) from None

    prompt: str
    width: int | None = None  # px
    height: int | None = None  # px
    seed: int | None = None
    number: int = 1
    thinking: Thinking = "high"
    look: str | None = None
    format: ImageFormat = "JPG"
    quality: int = 95
    transparent: bool = False
    resolution: Resolution = FULL

    @field_validator("prompt")
    @classmethod
    def _prompt_length(cls, prompt: str) -> str:
        low, high = PROMPT_LENGTH
        if not low <= len(prompt) <= high:
            raise InvalidRequestError(
                f"prompt has a length of {len(prompt)}; allowed are {low} to {high} characters",
                field="prompt",
                value=prompt[:40],
            )
        if lone := next((c for c in prompt if 0xD800 <= ord(c) <= 0xDFFF), None):
            raise InvalidRequestError(
                f"prompt holds U+{ord(lone):04X}, which is no character; allowed is text in UTF-8",
                field="prompt",
                value=ascii(prompt[:40]),
            )
        if not prompt.strip():
            raise InvalidRequestError(
                "prompt is blank; say in words what to draw", field="prompt", value=prompt[:40]
            )
        return prompt

    @field_validator("seed")
    @classmethod
    def _seed_range(cls, seed: int | None) -> int | None:
        return None if seed is None else check_range("seed", seed, 0, SEED_MAX)

    @field_validator("number")
    @classmethod
    def _number_range(cls, number: int) -> int:
        return check_range("number", number, *NUMBER)

    @field_validator("quality")
    @classmethod
    def _quality_range(cls, quality: int) -> int:
        return check_range("quality", quality, *QUALITY)

    @field_validator("look")
    @classmethod
    def _known_look(cls, look: str | None) -> str | None:
        if look is not None and look not in LOOKS:
            raise UnknownNameError(
                f"look {look!r} is unknown; allowed are: {', '.join(LOOKS)}",
                field="look",
                value=look,
                allowed=tuple(LOOKS),
            )
        return look

    @model_validator(mode="after")
    def _known_size(self) -> "GenerationRequest":
        if self.size is not None:
            check_size(*self.size)
        elif self.width is not None or self.height is not None:
            missing = "width" if self.width is None else "height"
            raise InvalidRequestError(
                f"{missing} is missing; give both width and height, or neither", field=missing
            )
        return self

    @model_validator(mode="after")
    def _can_be_clear(self) -> "GenerationRequest":
        if self.transparent and self.format == "JPG":
            raise InvalidRequestError(
                "format is JPG, which has no transparency; allowed for a transparent picture are: "
                "PNG, WEBP",
                field="format",
                value=self.format,
                allowed=("PNG", "WEBP"),
            )
        return self

    @property
    def size(self) -> tuple[int, int] | None:
        """(width, height), px, if the request states one."""
        if self.width is None or self.height is None:
            return None
        return self.width, self.height

    def drawn_size(self, size: tuple[int, int]) -> tuple[int, int]:
        """(width, height), px, of a shape of `SIZES` at the resolution that is asked for."""
        share = RESOLUTIONS[self.resolution]
        return round(share * size[0]), round(share * size[1])


def _first_fault(error: ValidationError) -> InvalidRequestError:
    fault = error.errors()[0]
    field = ".".join(str(part) for part in fault["loc"])
    allowed = fault.get("ctx", {}).get("expected", "")
    if fault["type"] == "extra_forbidden":
        known = tuple(GenerationRequest.model_fields)
        message = f"{field} is no field of a request; allowed are: {', '.join(known)}"
        return InvalidRequestError(message, field=field, allowed=known)
    problem = fault["msg"][0].lower() + fault["msg"][1:]
    message = f"{field} is {fault['input']!r}; {problem}"
    return InvalidRequestError(message, field=field, value=fault["input"], allowed=(allowed,))


def check_range(field: str, value: int, low: int, high: int) -> int:
    """`value` if low ≤ value ≤ high. Raises `InvalidRequestError` otherwise."""
    if not low <= value <= high:
        raise InvalidRequestError(
            f"{field} is {value}; allowed is an integer from {low} to {high}",
            field=field,
            value=value,
        )
    return value


def check_size(width: int, height: int) -> tuple[int, int]:
    """(width, height) if it is one of the eleven. Raises `InvalidRequestError` otherwise."""
    if (width, height) not in SIZES.values():
        names = [f"{w}x{h}" for w, h in SIZES.values()]
        raise InvalidRequestError(
            f"size {width}x{height} is not supported; allowed are: {', '.join(names)}",
            field="size",
            value=f"{width}x{height}",
            allowed=names,
        )
    return width, height


def seeds_of(request: GenerationRequest) -> tuple[int, ...]:
    """One seed per result: seed + i, wrapped at 2^63 as the contract counts, or random uint32s.

    Consecutive seeds make each result repeatable alone by asking for its own seed.
    """
    if request.seed is None:
        return tuple(secrets.randbits(32) for _ in range(request.number))
    return tuple((request.seed + i) % SEED_MODULUS for i in range(request.number))
