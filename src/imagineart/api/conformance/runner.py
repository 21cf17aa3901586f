"""Which scenarios are there, and how did each of them end?"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import httpx
import yaml

from imagineart.api.conformance.language import Names
from imagineart.api.conformance.player import Player, Surprise
from imagineart.api.conformance.receiver import Receiver
from imagineart.errors import InvalidRequestError

PATIENCE_S = 150.0  # for one step: the slowest is the closing of a silent socket after 120 s
REACH_S = 10.0  # for the server's first sign of life
CHECKOUT = Path(__file__).parents[4] / "tests" / "scenarios"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One behaviour of the wire. `needs` may be `receiver` (the server can call back) or `time`."""

    name: str
    steps: list[dict[str, Any]]
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a scenario ended, and what was surprising."""

    name: str
    end: Literal["passed", "failed", "skipped"]
    words: str = ""

    def __str__(self) -> str:
        return f"{self.end:7} {self.name}" + (f": {self.words}" if self.words else "")


def load(folder: Path | None = None) -> list[Scenario]:
    """All scenarios of a folder, or those that come with the package."""
    shipped = Path(str(files("imagineart.api.conformance"))) / "scenarios"
    place = folder or (shipped if shipped.is_dir() else CHECKOUT)
    found = sorted(place.glob("*.yaml"))
    if not found:
        raise InvalidRequestError(f"no scenarios in {place}", field="scenarios", value=str(place))
    return [_scenario(file, entry) for file in found for entry in yaml.safe_load(file.read_text())]


async def play_all(
    base: str,
    key: str,
    scenarios: list[Scenario],
    *,
    receiver_host: str = "",
    patient: bool = True,
    patience_s: float = PATIENCE_S,
    at_once: int = 1,
) -> AsyncIterator[Outcome]:
    """Play scenarios, each with fresh names, `at_once` at a time; outcomes in their order."""
    lacking = {"receiver": not receiver_host, "time": not patient}
    turn = asyncio.Semaphore(at_once)

    async def outcome(scenario: Scenario, http: httpx.AsyncClient) -> Outcome:
        if lacking.get(scenario.needs):
            return Outcome(scenario.name, "skipped", f"needs {scenario.needs}")
        async with turn:
            return await _play(
                base.rstrip("/").removesuffix("/v1"), key, scenario, http, receiver_host, patience_s
            )

    async with httpx.AsyncClient(timeout=patience_s) as http, asyncio.TaskGroup() as group:
        for task in [group.create_task(outcome(scenario, http)) for scenario in scenarios]:
            yield await task


async def _play(
    base: str,
    key: str,
    scenario: Scenario,
    http: httpx.AsyncClient,
    receiver_host: str,
    patience_s: float,
) -> Outcome:
    async with AsyncExitStack() as stack:
        receiver = None
        if scenario.needs == "receiver":
            receiver = await stack.enter_async_context(Receiver(receiver_host))
        names = Names(key, receiver.address if receiver else "")
        try:
            await Player(base, names, http, receiver, patience_s).play(scenario.steps)
        except Surprise as surprise:
            return Outcome(scenario.name, "failed", str(surprise))
    return Outcome(scenario.name, "passed")


def check(
    base: str,
    key: str,
    *,
    folder: Path | None = None,
    only: str = "",
    receiver_host: str = "",
    patient: bool = False,
    say: Callable[[str], None] = print,
) -> bool:
    """Play, tell each outcome as it comes, and whether none failed.

    Raises `InvalidRequestError` if no scenario is meant or no server answers at `base`.
    """
    chosen = [scenario for scenario in load(folder) if only in scenario.name]
    if not chosen:
        raise InvalidRequestError(f"only: no scenario's name contains {only!r}", field="only")
    _reach(base)

    async def run() -> list[Outcome]:
        outcomes = []
        async for outcome in play_all(
            base, key, chosen, receiver_host=receiver_host, patient=patient
        ):
            say(str(outcome))
            outcomes.append(outcome)
        return outcomes

    ends = [outcome.end for outcome in asyncio.run(run())]
    say(
        f"{ends.count('passed')} passed, {ends.count('failed')} failed, "
        f"{ends.count('skipped')} skipped"
    )
    return "failed" not in ends


def _reach(base: str) -> None:
    try:
        httpx.get(base, timeout=REACH_S)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        message = f"url: no server answers at {base} ({error}); give its address without /v1"
        raise InvalidRequestError(message, field="url", value=base) from error


def _scenario(file: Path, entry: dict[str, Any]) -> Scenario:
    return Scenario(f"{file.stem}: {entry['name']}", entry["steps"], entry.get("needs", ""))
