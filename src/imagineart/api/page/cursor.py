"""How does a page of a list say where the next one begins? As text that only this server reads."""

import base64
import binascii

from imagineart.api.errors import InvalidCursorError

PLACES = 1 << 63  # as many as a database counts


def cursor_of(place: int) -> str:
    """The cursor behind a place in the list."""
    return base64.urlsafe_b64encode(f"p{place}".encode()).decode().rstrip("=")


def place_of(cursor: str) -> int:
    """The place that a cursor names. Raises `InvalidCursorError`."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise InvalidCursorError() from error
    digits = text[1:]
    if text[:1] != "p" or not (digits.isascii() and digits.isdecimal() and len(digits) < 20):
        raise InvalidCursorError()
    if int(digits) >= PLACES:
        raise InvalidCursorError()
    return int(digits)
