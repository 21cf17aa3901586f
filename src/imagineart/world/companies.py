"""Who are the people that one word names several of? A family is a man, a woman, a girl, a boy."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from imagineart.world.data import load, tails


@cache
def _companies() -> Mapping[str, list[str]]:
    return cast(Mapping[str, list[str]], load("companies"))


def members_of(noun: str, count: int) -> tuple[str, ...]:
    """As many people as are asked for; () of what is no company, or one alone."""
    known = _companies()
    row = next((known[tail] for tail in tails(noun) if tail in known), [])
    return tuple(row[k % len(row)] for k in range(count)) if row and count > 1 else ()
