"""How soon does a watcher see anything? From the plan to the first preview; ten watchers or one.

A server process with the engine that traces light. Each prompt is handed in as the page does it and
watched by ten at once. Told are, per prompt: the seconds from the plan being read to the first
preview and to the picture, and what the last of the watchers saw. That ten watchers cost one
rendering is a test's affair.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx

from benchmarks.load import KEY, ready, serving
from benchmarks.report import table, write

PROMPTS = (
    "three red apples left of a blue teapot on a wooden table",
    "a lighthouse on a cliff at dusk",
    "an orange cat on a red chair",
)
WATCHERS = 10
PREVIEW_BUDGET_S = 2.0  # after the plan


@dataclass
class Seen:
    """When one watcher saw what, seconds of the monotonic clock."""

    at: dict[str, float] = field(default_factory=dict)

    def note(self, name: str) -> None:
        """Only the first time counts."""
        self.at.setdefault(name, time.monotonic())

    def after(self, earlier: str, later: str) -> float:
        """Seconds between the two."""
        return self.at[later] - self.at[earlier]


async def watched(client: httpx.AsyncClient, task: str) -> Seen:
    """What a watcher sees until the end."""
    seen, name = Seen(), ""
    async with client.stream("GET", f"/page/tasks/{task}/events") as reply:
        async for line in reply.aiter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
                seen.note(name)
            elif line.startswith("data: ") and name == "picture":
                picture = json.loads(line.removeprefix("data: "))
                seen.note(picture["step"] or picture["state"])
    return seen


async def one(client: httpx.AsyncClient, prompt: str, level: str) -> dict[str, Any]:
    """Ten watch one picture."""
    task = str(uuid.uuid4())
    wish = {"id": task, "prompt": prompt, "level": level, "seed": "1"}
    (await client.post("/page/pictures", json=wish)).raise_for_status()
    seen = await asyncio.gather(*(watched(client, task) for _ in range(WATCHERS)))
    return {
        "prompt": prompt,
        "preview_s": round(statistics.median(s.after("read", "preview") for s in seen), 2),
        "last_watcher_s": round(max(s.after("read", "preview") for s in seen), 2),
        "picture_s": round(statistics.median(s.after("read", "end") for s in seen), 2),
    }


async def measured(base: str, level: str) -> list[dict[str, Any]]:
    """All prompts, one after the other; the first of all warms the worker and does not count."""
    headers = {"Authorization": f"Bearer {KEY}"}
    await ready(base)
    async with httpx.AsyncClient(base_url=base, headers=headers, timeout=600) as client:
        await one(client, PROMPTS[0], level)
        return [await one(client, prompt, level) for prompt in PROMPTS]


def main() -> None:
    """Measure, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--level", choices=("low", "high"), default="low")
    parser.add_argument("--engine", default="embedded")
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(folder, chosen.engine, "power") as (base, _),
    ):
        rows = asyncio.run(measured(base, chosen.level))
    table("Ten watch one picture", list(rows[0]), [list(row.values()) for row in rows])
    late = [row["prompt"] for row in rows if row["preview_s"] > PREVIEW_BUDGET_S]
    print(f"later than {PREVIEW_BUDGET_S:g} s: {', '.join(late) or 'none'}")
    write("watching", {"level": chosen.level, "engine": chosen.engine, "rows": rows})


if __name__ == "__main__":
    main()
