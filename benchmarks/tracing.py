"""What light costs: processor seconds of each effort, in a studio, in a warm process.

python -m benchmarks.tracing [--noun cat] [--share 1.0]
"""

import argparse
import resource
import time

from benchmarks.report import peak_memory, table, write
from imagineart.modelling.registry import model_of
from imagineart.tracing.portrait import View, studio
from imagineart.tracing.scene import Scene
from imagineart.tracing.tracer import DRAFT, HIGH, LOW, Effort, trace

CASES = (("draft", 512, DRAFT, 3.0), ("low", 2048, LOW, 8.0), ("high", 2048, HIGH, 25.0))


def processor_s() -> float:
    """Seconds that this process has used on all cores."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measure(scene: Scene, edge: int, effort: Effort) -> tuple[float, float]:
    """Wall and processor seconds of one picture."""
    wall, used = time.perf_counter(), processor_s()
    trace(scene, (edge, edge), effort)
    return time.perf_counter() - wall, processor_s() - used


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--noun", default="cat")
    parser.add_argument("--share", type=float, default=1.0, help="of the full edges")
    options = parser.parse_args()

    scene = studio(model_of(options.noun, seed=0), View())
    first = measure(scene, 64, DRAFT)
    rows: list[list[object]] = [["64 px, first", 64, *first, ""]]
    for name, full, effort, budget in CASES:
        edge = round(full * options.share)
        rows.append([name, edge, *measure(scene, edge, effort), budget])
    columns = ["effort", "edge px", "wall s", "processor s", "budget, wall s"]
    table(f"A {options.noun} in the studio", columns, rows)
    figures = {str(row[0]): dict(zip(columns[1:], row[1:], strict=True)) for row in rows}
    path = write("tracing", {"noun": options.noun, **figures, "peak_memory_mib": peak_memory()})
    print(f"peak memory {peak_memory():.0f} MiB; {path}")


if __name__ == "__main__":
    main()
