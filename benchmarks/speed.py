"""Where the seconds go: each stage of the road in a warm process, and the command from the shell.

python -m benchmarks.speed [--engine layered] [--repeats 3]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import peak_memory, table, write
from imagineart.pipeline import GenerationResult, make_result
from imagineart.request import GenerationRequest, seeds_of
from imagineart.studio import ImagineArt


@dataclass(frozen=True)
class Case:
    """A prompt with its canvas and level, and the seconds that the design allows."""

    name: str
    prompt: str
    width: int
    height: int
    thinking: str
    budget_s: float


DEMO = "three red apples left of a blue teapot on a wooden table"
PARADE = (
    "a dog, a cat, a horse, a duck, a red car, a green bus, a tree and a yellow balloon on a street"
)
CASES = (
    Case("low, 2048x2048", DEMO, 2048, 2048, "low", 5.0),
    Case("high, 2048x2048", DEMO, 2048, 2048, "high", 20.0),
    Case("low, 3552x1184, 8 objects", PARADE, 3552, 1184, "low", 6.5),
)
SHELL_BUDGET_S = 9.0


def measure(art: ImagineArt, case: Case, repeats: int) -> list[dict[str, float]]:
    """Seconds per stage of each repeat, after one warm-up."""
    request = GenerationRequest.parse(
        prompt=case.prompt, width=case.width, height=case.height, thinking=case.thinking, seed=1
    )
    return [once(art, request) for _ in range(repeats + 1)][1:]


def once(art: ImagineArt, request: GenerationRequest) -> dict[str, float]:
    """Seconds per stage, reading included."""
    start = time.perf_counter()
    understood = art.thinker.understand(request)
    read = time.perf_counter() - start
    result: GenerationResult = make_result(
        request, understood, seeds_of(request)[0], thinker=art.thinker, engine=art.engine
    )
    stages: dict[str, float] = {"read": read}
    stages.update(result.seconds.items())
    return {**stages, "total": time.perf_counter() - start}


def from_shell(engine: str) -> float:
    """Seconds of one cold `imagineart generate`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "imagineart", "generate", DEMO, "--engine", engine]
        start = time.perf_counter()
        subprocess.run(
            [*command, "--thinking", "low", "--seed", "1", "-o", str(Path(folder) / "a.jpg")],
            check=True,
            capture_output=True,
        )
        return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="layered")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()

    shell = from_shell(options.engine)
    art = ImagineArt(options.engine)
    rows: list[list[object]] = []
    figures: dict[str, object] = {"engine": options.engine}
    for case in CASES:
        runs = measure(art, case, options.repeats)
        median = {stage: statistics.median(run[stage] for run in runs) for stage in runs[0]}
        figures[case.name] = median
        rows.append([case.name, *median.values(), case.budget_s])
    rows.append(["low, from the shell", *[""] * (len(rows[0]) - 3), shell, SHELL_BUDGET_S])
    figures |= {"shell": shell, "peak_memory_mib": peak_memory()}
    table("Seconds, median", ["case", *median, "budget"], rows)
    print(f"peak memory {peak_memory():.0f} MiB; {write('speed', figures)}")


if __name__ == "__main__":
    main()
