"""Marked prompts before and after one step of the reader."""

from collections.abc import Callable

from training.reading.annotation import parse

from imagineart.reading.marked import Marked


def spoken(marked: Marked) -> list[str]:
    """Every span as "words|role" and what it is tied to, as "red|color>cat"."""
    return [_spoken(marked, at) for at in range(len(marked.spans))]


def _spoken(marked: Marked, at: int) -> str:
    ties = ("head", "subject", "object")
    ends = [marked.words(end) for tie in ties for end in marked.targets(at, tie)]
    return ">".join((f"{marked.words(at)}|{marked.spans[at].role}", *ends))


def after(step: Callable[[Marked], Marked], line: str) -> list[str]:
    """The spans of an annotated line after a step."""
    return spoken(step(parse(line)))
