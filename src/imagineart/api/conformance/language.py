"""The words of scenario files: what is filled into requests, and what replies are held against.

In requests: `$key` the API key, `$uuid:NAME` a UUID that is the same wherever NAME is said,
`$kept:NAME` what an earlier step kept, `$receiver` the address of the player's own web server,
`$repeat:N:TEXT` a long text, and `{$draw: NAME, …}` a whole imageInference task with changes
(`$without: [keys]` leaves out).

In expectations the same, and: `$any`, `$int`, `$number`, `$text`, `$uuid`, `$address`, `$base64`,
`$jpeg-uri`, `$match:REGEX`. Objects must have exactly the named keys unless they hold `...: true`;
`$absent` is the value of a key that must not be there. Lists hold their elements in any order,
unless they begin with `$some` and may hold more.
"""

import base64
import binascii
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

MODEL = "imagineart:2.0@0"
PROMPT = "three red apples left of a blue teapot"
MORE = "..."
ABSENT = "$absent"
SOME = "$some"
SHOWN = 400  # characters of a reply in a complaint


@dataclass
class Names:
    """What the words of one scenario stand for."""

    key: str
    receiver: str = ""
    uuids: dict[str, str] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)

    def fill(self, value: Any) -> Any:
        """The value with all words replaced."""
        if isinstance(value, dict):
            return self._fill_object(value)
        if isinstance(value, list):
            return [self.fill(element) for element in value]
        return self._fill_text(value) if isinstance(value, str) else value

    def uuid(self, name: str) -> str:
        """The UUID of this name."""
        return self.uuids.setdefault(name, str(uuid.uuid4()))

    def _fill_object(self, value: dict[str, Any]) -> Any:
        plain = {key: self.fill(v) for key, v in value.items() if key not in ("$draw", "$without")}
        if "$draw" not in value:
            return plain
        task = {
            "taskType": "imageInference",
            "taskUUID": self.uuid(value["$draw"]),
            "model": MODEL,
            "positivePrompt": PROMPT,
            **plain,
        }
        return {key: v for key, v in task.items() if key not in value.get("$without", ())}

    def _fill_text(self, text: str) -> Any:
        word, _, rest = text.partition(":")
        if text == "$key":
            return self.key
        if word == "$uuid" and rest:
            return self.uuid(rest)
        if word == "$upper-uuid":
            return self.uuid(rest).upper()
        if word == "$kept":
            return self.kept[rest]
        if word == "$repeat":
            count, _, piece = rest.partition(":")
            return piece * int(count)
        return text.replace("$receiver", self.receiver)


def difference(expected: Any, actual: Any, at: str = "reply") -> str | None:
    """What is wrong with the actual value, in words; None if nothing is."""
    if isinstance(expected, str) and expected.startswith("$"):
        return None if _fits(expected, actual) else _complaint(at, expected, actual)
    if isinstance(expected, dict) and isinstance(actual, dict):
        return _object_difference(expected, actual, at)
    if isinstance(expected, list) and isinstance(actual, list):
        return _list_difference(expected, actual, at)
    same = expected == actual and isinstance(expected, bool) == isinstance(actual, bool)
    return None if same else _complaint(at, expected, actual)


def dig(value: Any, path: str) -> Any:
    """The value at a dotted path; numbers index lists. Raises `KeyError` if there is none."""
    for step in path.split("."):
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (IndexError, TypeError, ValueError) as error:
            raise KeyError(path) from error
    return value


def _object_difference(
    expected: Mapping[str, Any], actual: Mapping[str, Any], at: str
) -> str | None:
    named = [key for key, value in expected.items() if key != MORE and value != ABSENT]
    if missing := [key for key in named if key not in actual]:
        return f"{at}: lacks {', '.join(missing)}; it is {_shown(actual)}"
    extra = [
        key for key in actual if key not in named and (MORE not in expected or key in expected)
    ]
    if extra:
        return f"{at}: also has {', '.join(extra)}; it is {_shown(actual)}"
    differences = (difference(expected[key], actual[key], f"{at}.{key}") for key in named)
    return next((words for words in differences if words), None)


def _list_difference(expected: list[Any], actual: list[Any], at: str) -> str | None:
    open_end = expected[:1] == [SOME]
    wanted, left = expected[open_end:], list(actual)
    for element in wanted:
        found = next((a for a in left if difference(element, a) is None), MORE)
        if found is MORE:
            closest = left[0] if len(left) == 1 else left
            return difference(element, closest, at) or _complaint(at, element, left)
        left.remove(found)
    return f"{at}: has more elements: {_shown(left)}" if left and not open_end else None


def _fits(word: str, value: Any) -> bool:
    name, _, rest = word.partition(":")
    return KINDS[name](value, rest)


def _is_base64(value: Any, _: str) -> bool:
    try:
        return isinstance(value, str) and len(base64.b64decode(value, validate=True)) > 0
    except binascii.Error:
        return False


def _is_uuid(value: Any, _: str) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-fA-F-]{36}", value) is not None


KINDS: dict[str, Callable[[Any, str], bool]] = {
    "$any": lambda value, _: True,
    "$int": lambda value, _: type(value) is int,
    "$number": lambda value, _: type(value) in (int, float),
    "$text": lambda value, _: isinstance(value, str) and value != "",
    "$uuid": _is_uuid,
    "$base64": _is_base64,
    "$address": lambda value, _: re.match(r"https?://[^/]+/\S+$", str(value)) is not None,
    "$jpeg-uri": lambda value, _: str(value).startswith("data:image/jpeg;base64,/9j/"),
    "$match": lambda value, rest: isinstance(value, str) and re.search(rest, value) is not None,
}


def _complaint(at: str, expected: Any, actual: Any) -> str:
    return f"{at}: expected {_shown(expected)}, got {_shown(actual)}"


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + " …"
