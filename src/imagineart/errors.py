"""What can go wrong for a user: field, the value's problem and what is allowed."""

from collections.abc import Sequence


class ImagineArtError(Exception):
    """Base of every error that a user can cause or should see.

    `field` is the dotted name of the input at fault ("" if none), `value` what was given,
    `allowed` the values that would be accepted (empty if they cannot be listed).
    """

    def __init__(
        self, message: str, *, field: str = "", value: object = None, allowed: Sequence[str] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.value = value
        self.allowed = tuple(allowed)


class InvalidRequestError(ImagineArtError):
    """The request asks for something outside the allowed values."""


class EmptyPlanError(InvalidRequestError):
    """The prompt holds nothing that could be drawn."""


class UnknownNameError(InvalidRequestError):
    """A look, format, engine or style that does not exist."""


class GlyphMissingError(ImagineArtError):
    """No bundled font can write a character of the text."""


class TextTooLongError(ImagineArtError):
    """A text would have to be set too small to be seen."""


class EngineError(ImagineArtError):
    """The engine could not draw the plan."""


class EngineUnavailableError(EngineError):
    """The engine needs something that is not installed or not reachable."""


class OutputError(ImagineArtError):
    """A file could not be written."""


class CancelledError(ImagineArtError):
    """The work was cancelled by its owner."""
