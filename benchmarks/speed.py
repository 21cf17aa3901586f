"""Where the seconds go: pictures of the embedded engine in a warm process, and one from the shell.

python -m benchmarks.speed [--levels draft low high] [--prompts table portrait …] [--shell]

Each picture is made twice, with another seed; the second is told. Processor seconds are of all
cores; the peak of memory is of that picture alone, where Linux tells it.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.report import peak_memory, table, write
from imagineart.request import Thinking
from imagineart.studio import ImagineArt

PROMPTS = {
    "table": "three red apples left of a blue teapot on a wooden table",
    "portrait": "portrait of an old man",
    "meadow": "a horse in a meadow",
    "snow": "a polar bear in the snow",
    "street": "a red car on a street",
}


@dataclass(frozen=True)
class Level:
    """An engine, a size and a level of thinking, with the seconds that the design allows."""

    engine: str
    width: int
    height: int
    thinking: Thinking
    budget_s: float


LEVELS = {
    "draft": Level("embedded-draft", 2048, 2048, "low", 3.0),
    "low": Level("embedded", 2048, 2048, "low", 8.0),
    "wide": Level("embedded", 3552, 1184, "low", 8.0),
    "high": Level("embedded", 2048, 2048, "high", 25.0),
}


@dataclass(frozen=True)
class Cost:
    """What one picture took."""

    wall_s: float
    processor_s: float
    staged_s: float
    drawn_s: float
    encoded_s: float
    peak_mib: float


def processor_s() -> float:
    """Seconds that this process has used on all cores."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def forget_peak() -> None:
    """Begin to count the peak of memory anew, where Linux lets us."""
    path = Path("/proc/self/clear_refs")
    if path.exists():
        path.write_text("5")


def peak_mib() -> float:
    """Of this process since the last `forget_peak`, MiB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return peak_memory()
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def measure(art: ImagineArt, prompt: str, level: Level, seed: int) -> Cost:
    """Make one picture."""
    forget_peak()
    wall, used = time.perf_counter(), processor_s()
    result = art.generate(
        prompt, width=level.width, height=level.height, thinking=level.thinking, seed=seed
    )
    took = result.seconds
    return Cost(
        time.perf_counter() - wall,
        processor_s() - used,
        took.get("staged", 0.0),
        took.get("composed", 0.0),
        took.get("encoded", 0.0),
        peak_mib(),
    )


def from_shell(level: Level) -> float:
    """Seconds of one `imagineart generate` in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "imagineart", "generate", PROMPTS["table"]]
        command += ["--engine", level.engine, "--thinking", level.thinking, "--seed", "1"]
        start = time.perf_counter()
        subprocess.run(
            [*command, "-o", str(Path(folder) / "a.jpg")], check=True, capture_output=True
        )
        return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--levels", nargs="+", choices=LEVELS, default=list(LEVELS))
    parser.add_argument("--prompts", nargs="+", choices=PROMPTS, default=list(PROMPTS))
    parser.add_argument("--shell", action="store_true", help="one from the shell as well")
    options = parser.parse_args()

    figures: dict[str, object] = {}
    rows: list[list[object]] = []
    for name in options.levels:
        level = LEVELS[name]
        art = ImagineArt(level.engine)
        for word in options.prompts:
            _, cost = (measure(art, PROMPTS[word], level, seed) for seed in (1, 2))
            figures[f"{name}, {word}"] = asdict(cost)
            rows.append([name, word, *asdict(cost).values(), level.budget_s])
    if options.shell:
        figures["draft from the shell, s"] = shell = from_shell(LEVELS["draft"])
        print(f"draft from the shell: {shell:.1f} s")
    columns = ["level", "prompt", "wall s", "processor s", "staged s", "drawn s", "encoded s"]
    table("A picture", [*columns, "peak MiB", "budget, wall s"], rows)
    print(write("speed", figures))


if __name__ == "__main__":
    main()
