"""The table of errors for people: `python -m imagineart.api.reference > docs/errors.md`."""

from typing import Any

from imagineart.api.errors import WireError, all_errors, pattern_of, words_of

HEAD = """# Errors

<!-- Made by `python -m imagineart.api.reference`; a test keeps it current. -->

Every error is an object in `errors` with `code`, `message`, `documentation` and, where they are
known, `parameter` (dotted for nested ones, an array for rules that bind several), `taskType`,
`taskUUID` and the facts that a program needs: `type`, `min`, `max`, `allowedValues`. Over HTTP,
`data` stands beside `errors`; the status is 200 if anything succeeded, else that of the first
error. On a WebSocket an error is a frame of its own. One task has one error at a time: the first in
the order unknown keys, missing keys, prompt, other values, seed, size.

Words in braces are filled in.

| code | status | parameter | message |
|---|---|---|---|
"""


def page() -> str:
    """The whole page in Markdown."""
    return HEAD + "".join(f"{_row(error)}\n" for error in all_errors())


def _row(error: type[WireError]) -> str:
    named = error.fixed_parameter
    parameter = ", ".join(named) if isinstance(named, tuple) else named or "–"
    return f"| `{error.code}` | {error.status} | {parameter} | {_message(error)} |"


class _Known(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return f"*{name}*"


def _message(error: type[WireError]) -> str:
    known = _Known(words_of(error.fixed_facts))
    if error.fixed_parameter is not None:
        known["parameter"] = error.fixed_parameter
    return pattern_of(error).format_map(known)


if __name__ == "__main__":
    print(page(), end="")
