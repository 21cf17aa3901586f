"""From what was typed to a request."""

from pathlib import Path

from imagineart.engines.registry import DEFAULT, present_name
from imagineart.errors import InvalidRequestError, UnknownNameError
from imagineart.plan.plan import Plan
from imagineart.request import FORMATS, PROMPT_LENGTH, SIZES, GenerationRequest, ImageFormat

DRAFT = "embedded-draft"  # the engine behind --draft
UNTITLED = "a plan"  # the prompt of a plan that has none
LONGEST_EDGE = 9  # digits; Python refuses to read numbers of thousands
_SPELLINGS: dict[str, ImageFormat] = {"jpg": "JPG", "jpeg": "JPG", "png": "PNG", "webp": "WEBP"}


def request(
    prompt: str, *, size: str | None, aspect: str | None, look: str | None, **fields: object
) -> GenerationRequest:
    """The validated request. Raises `InvalidRequestError` naming the option at fault."""
    width, height = canvas(size, aspect) or (None, None)
    look = look.lower() if look else look
    return GenerationRequest.parse(prompt=prompt, width=width, height=height, look=look, **fields)


def prompt(typed: str | None, plan: Plan | None) -> str:
    """What was typed, or the prompt that a plan was read from.

    Raises `InvalidRequestError` if there is neither, or both.
    """
    if (typed is None) == (plan is None):
        raise InvalidRequestError(
            "prompt: give either a prompt or --plan FILE", field="prompt", value=typed
        )
    if plan is not None:
        low, high = PROMPT_LENGTH
        return plan.prompt if low <= len(plan.prompt.strip()) <= high else UNTITLED
    return typed or ""


def adapted(plan: Plan | None, request: GenerationRequest) -> Plan | None:
    """A plan from a file in the look, and without the ground, that the request asks for."""
    if plan is None:
        return None
    from imagineart.plan.edits import cut_out, set_style

    if request.look is not None:
        plan = set_style(plan, request.look, origin="request")
    return cut_out(plan, "request") if request.transparent else plan


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


def image_format(
    asked: str | None, output: Path | None, *, transparent: bool = False
) -> ImageFormat:
    """--format, or what the output's extension says, or JPG; PNG for a transparent picture.

    Raises `InvalidRequestError` if the two disagree.
    """
    extension = output.suffix[1:].lower() if output is not None and not output.is_dir() else ""
    by_name = _spelled("output", extension) if extension else None
    by_option = _spelled("format", asked.lower()) if asked is not None else None
    if by_name and by_option and by_name != by_option:
        raise InvalidRequestError(
            f"format {asked} does not fit the output {output}; leave one of them out",
            field="format",
            value=asked,
        )
    return by_option or by_name or ("PNG" if transparent else "JPG")


def is_free(asked: str | None, output: Path | None) -> bool:
    """Whether neither --format nor the output's name says what the file is to be."""
    named = output is not None and not output.is_dir() and output.suffix != ""
    return asked is None and not named


def engine_name(asked: str | None, *, draft: bool) -> str:
    """--engine, or the default; with --draft the one that draws small.

    Raises `InvalidRequestError` for another engine with --draft.
    """
    if not draft:
        return asked or DEFAULT
    if present_name(asked or DEFAULT) not in (DEFAULT, DRAFT):
        raise InvalidRequestError(
            f"draft: the engine {asked} has no draft; leave out --draft, or --engine",
            field="draft",
            value=asked,
        )
    return DRAFT


def _spelled(field: str, name: str) -> ImageFormat:
    if name not in _SPELLINGS:
        raise UnknownNameError(
            f"{field} {name!r} is no format; allowed are: {', '.join(FORMATS).lower()}",
            field=field,
            value=name,
            allowed=FORMATS,
        )
    return _SPELLINGS[name]
