"""From what was typed to a request."""

from pathlib import Path

from imagineart.errors import InvalidRequestError, UnknownNameError
from imagineart.request import FORMATS, SIZES, GenerationRequest, ImageFormat

LONGEST_EDGE = 9  # digits; Python refuses to read numbers of thousands
_SPELLINGS: dict[str, ImageFormat] = {"jpg": "JPG", "jpeg": "JPG", "png": "PNG", "webp": "WEBP"}


def request(
    prompt: str, *, size: str | None, aspect: str | None, look: str | None, **fields: object
) -> GenerationRequest:
    """The validated request. Raises `InvalidRequestError` naming the option at fault."""
    width, height = canvas(size, aspect) or (None, None)
    look = look.lower() if look else look
    return GenerationRequest.parse(prompt=prompt, width=width, height=height, look=look, **fields)


def canvas(size: str | None, aspect: str | None) -> tuple[int, int] | None:
    """(width, height) of --size or --aspect, px; None if the prompt is to decide."""
    if size is not None and aspect is not None:
        raise InvalidRequestError("give --size or --aspect, not both", field="size", value=size)
    if size is not None:
        return _by_size(size)
    return None if aspect is None else _by_aspect(aspect)


def _by_aspect(aspect: str) -> tuple[int, int]:
    if aspect not in SIZES:
        raise UnknownNameError(
            f"aspect {aspect!r} is not supported; allowed are: {', '.join(SIZES)}",
            field="aspect",
            value=aspect,
            allowed=tuple(SIZES),
        )
    return SIZES[aspect]


def _by_size(size: str) -> tuple[int, int]:
    width, cross, height = size.lower().partition("x")
    if not (cross and all(e.isdecimal() and len(e) <= LONGEST_EDGE for e in (width, height))):
        allowed = ", ".join(f"{w}x{h}" for w, h in SIZES.values())
        raise InvalidRequestError(
            f"size {size[:40]!r} is not WxH; allowed are: {allowed}",
            field="size",
            value=size,
        )
    return int(width), int(height)


def image_format(asked: str | None, output: Path | None) -> ImageFormat:
    """--format, or what the output's extension says, or JPG. Raises if the two disagree."""
    extension = output.suffix[1:].lower() if output is not None and not output.is_dir() else ""
    by_name = _spelled("output", extension) if extension else None
    by_option = _spelled("format", asked.lower()) if asked is not None else None
    if by_name and by_option and by_name != by_option:
        raise InvalidRequestError(
            f"format {asked} does not fit the output {output}; leave one of them out",
            field="format",
            value=asked,
        )
    return by_option or by_name or "JPG"


def _spelled(field: str, name: str) -> ImageFormat:
    if name not in _SPELLINGS:
        raise UnknownNameError(
            f"{field} {name!r} is no format; allowed are: {', '.join(FORMATS).lower()}",
            field=field,
            value=name,
            allowed=FORMATS,
        )
    return _SPELLINGS[name]
