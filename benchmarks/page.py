"""How soon does a visitor see the page, and a picture sharpen?

python -m benchmarks.page [--visits 5]

The page is opened by Debian's Chromium on loopback (`pip install 'imagineart[browser]'`), each time
by a visitor who was never here. First paint is the browser's own; `first preview` runs from the
plan (the step `read`) to the first picture on the screen, with the embedded engine at `low`.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.report import table, write

PAINT_BUDGET_MS = 1000.0
PREVIEW_BUDGET_S = 2.0  # after the plan
PROMPT = "three red apples left of a blue teapot on a wooden table"
WARM_UP_MS = 400_000  # for the first picture, which loads the engine
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
HOLD_UPS = """() => {
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
  }).observe({ type: 'longtask' });
}"""


@contextmanager
def serving(folder: str) -> Iterator[tuple[str, str]]:
    """A server of its own: its address and a key."""
    settings = {
        "IMAGINEART_DATA_DIR": folder,
        "IMAGINEART_PORT": "0",
        "IMAGINEART_LOG_LEVEL": "error",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "imagineart", "serve"],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        told = ""
        while "API key" not in told:
            told += process.stdout.readline()
        yield _found(r"(http://[\d.:]+)/v1", told), _found(r"API key: (\S+)", told)
    finally:
        process.terminate()
        process.communicate()


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None
    return match[1]


def first_paints(browser: Browser, base: str, visits: int) -> list[float]:
    """Of visitors who come for the first time, ms."""
    times = []
    for _ in range(visits):
        context = browser.new_context()
        page = context.new_page()
        page.goto(base)
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_function(PAINTED)
        times.append(float(page.evaluate(PAINTED)))
        context.close()
    return times


def entered(browser: Browser, base: str, key: str) -> Page:
    """The studio, open."""
    page = browser.new_page()
    page.set_default_timeout(WARM_UP_MS)
    page.goto(base)
    page.locator("#key").fill(key)
    page.locator(".door .primary").click()
    return page


def drawn(page: Page) -> tuple[float, float]:
    """Seconds from the plan to the first preview, and the page's longest hold-up meanwhile, ms."""
    page.evaluate(HOLD_UPS)
    page.locator("#prompt").fill(PROMPT)
    page.locator(".submit .primary").click()
    page.get_by_text("Setting the scene").or_(page.locator("img.preview")).first.wait_for()
    began = time.perf_counter()
    page.locator("img.preview").first.wait_for()
    first_s = time.perf_counter() - began
    page.locator(".frame.done").wait_for()
    return first_s, float(page.evaluate("window.longest"))


def measured(visits: int) -> dict[str, float]:
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(folder) as (base, key),
        sync_playwright() as playwright,
    ):
        path = shutil.which("chromium") or str(Path("/usr/bin/chromium"))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        paints = first_paints(browser, base, visits)
        page = entered(browser, base, key)
        drawn(page)  # loads the engine
        preview_s, held_ms = drawn(page)
        browser.close()
    return {
        "first paint, median ms": statistics.median(paints),
        "first paint, slowest ms": max(paints),
        "first preview after the plan, s": preview_s,
        "longest hold-up of the page while it draws, ms": held_ms,
        "load of the machine": os.getloadavg()[0],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=5)
    chosen = parser.parse_args()
    found = measured(chosen.visits)
    table(f"{chosen.visits} visits", ["figure", "value"], list(found.items()))
    print(f"budgets: first paint {PAINT_BUDGET_MS:g} ms, first preview {PREVIEW_BUDGET_S:g} s")
    write("page", found)


if __name__ == "__main__":
    main()
