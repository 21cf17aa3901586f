"""How every benchmark tells its outcome: a table for people, JSON for comparison."""

import json
import platform
import re
import resource
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from imagineart.version import __version__

RESULTS = Path(__file__).parent / "results"  # tracked: figures that the pages speak of
PAGES = Path(__file__).parents[1] / "docs"
ABOUT = ("version", "python", "cpu")  # of the program and the machine, in every file
FRESH = Path(__file__).parents[1] / "build" / "bench"  # those of the last run, beside them


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a title."""
    from rich.console import Console
    from rich.table import Table

    drawn = Table(*columns, title=title, title_justify="left")
    for row in rows:
        drawn.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row))
    Console().print(drawn)


def write(name: str, figures: Mapping[str, object]) -> Path:
    """Write figures with the machine and version they belong to, beside the tracked ones.

    `python -m benchmarks.report NAME` takes them over.
    """
    FRESH.mkdir(parents=True, exist_ok=True)
    path = FRESH / f"{name}.json"
    about = {"version": __version__, "python": platform.python_version(), "cpu": cpu()}
    path.write_text(json.dumps({**about, **figures}, indent=2, ensure_ascii=False) + "\n")
    print(f"{path}; take it over with: python -m benchmarks.report {name}")
    return path


def keep(name: str) -> Path:
    """Put the last run's figures in the place of the tracked ones, and onto the pages.

    Raises `FileNotFoundError` if nothing was run.
    """
    RESULTS.mkdir(exist_ok=True)
    kept = Path(shutil.copy(FRESH / f"{name}.json", RESULTS / f"{name}.json"))
    renew(name)
    return kept


def renew(name: str) -> list[Path]:
    """Write the tracked figures of a benchmark into every page that has a table for them: between
    `<!-- figures of NAME -->` and `<!-- end of figures -->`. The pages that have one."""
    mark = re.compile(
        rf"(<!-- figures of {re.escape(name)} -->\n).*?(<!-- end of figures -->)", re.S
    )
    rows = figures(json.loads((RESULTS / f"{name}.json").read_text("utf-8")))
    found = []
    for page in sorted(PAGES.glob("*.md")):
        text = page.read_text("utf-8")
        if mark.search(text):
            page.write_text(mark.sub(lambda m: m[1] + rows + m[2], text), "utf-8")
            found.append(page)
    return found


def figures(found: Mapping[str, Any]) -> str:
    """The figures of one file as a table in Markdown, the machine under it."""
    rows = [f"| {name} | {_short(value)} |" for name, value in found.items() if name not in ABOUT]
    about = f"imagineart {found['version']}, Python {found['python']}, {found['cpu']}"
    return "\n".join(["| figure | value |", "|---|---|", *rows, "", about, ""])


def _short(value: object) -> str:
    """A number with three digits that count; anything else as it is."""
    return f"{float(f'{value:.3g}'):g}" if isinstance(value, float) else str(value)


def cpu() -> str:
    """Model name of the processor and the number of cores, as Linux tells it."""
    import os

    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()} × {os.cpu_count()}"


def peak_memory() -> float:
    """Of this process so far, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    for chosen in sys.argv[1:]:
        print(keep(chosen))
