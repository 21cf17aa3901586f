"""What is an operator told? Times are seconds since the epoch; no prompt and no picture is told."""

from typing import Annotated

from pydantic import ConfigDict, Field

from imagineart.api.page.shapes import Shape

MOST_LETTERS = 200


class Drawing(Shape):
    """A result that is being drawn."""

    owner: str
    task: str
    picture: str
    index: int
    attempt: int
    step: str
    share: float


class Worker(Shape):
    """One worker."""

    engine: str
    ready: bool
    problem: str
    host: str
    drawing: Drawing | None


class Waiting(Shape):
    """A key's unfinished results."""

    owner: str
    name: str
    engine: str
    queued: int
    running: int
    since: float


class Letter(Shape):
    """A webhook call or an upload that was given up."""

    id: int
    kind: str
    owner: str
    task: str
    index: int
    host: str
    tries: int
    last_error: str


class State(Shape):
    """Everything at one moment."""

    version: str
    ready: bool
    workers: tuple[Worker, ...]
    waiting: tuple[Waiting, ...]
    counts: dict[str, int]
    dead_letters: tuple[Letter, ...]


class Replay(Shape):
    """Which dead letters are to be sent again; none named: all."""

    model_config = ConfigDict(strict=True)

    ids: Annotated[list[Annotated[int, Field(ge=0, lt=1 << 63)]], Field(max_length=1000)] | None = (
        None
    )


class Replayed(Shape):
    """How many are sent again."""

    replayed: int
