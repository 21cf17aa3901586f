"""What the tests of the page share: a server in a process, and the deeds of a visitor."""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
WAIT_MS = 20_000
READY_S = 60
LINES = 10  # that a server says at most before it tells the key


@dataclass
class Server:
    """`imagineart serve` in a process of its own. Started again, it has the same address."""

    data: Path
    reads: bool = True
    engine: str = "own:tests.page.painter:open_painter"
    port: int = 0
    key: str = ""
    code: str = ""
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "imagineart", "serve"],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
                "PAINTER_READS": "yes" if self.reads else "no",
                "PAINTER_LOG": str(self.data / "drawn.txt"),
                "IMAGINEART_ENGINE": self.engine,
                "IMAGINEART_DATA_DIR": str(self.data),
                "IMAGINEART_PORT": str(self.port),
                "IMAGINEART_LOG_LEVEL": "error",
                "IMAGINEART_DRAIN_S": "0",
            },
            stdout=subprocess.PIPE,
            text=True,
        )
        self._listen()
        self._wait_until_ready()

    def _listen(self) -> None:
        """Read where it listens and, at the first start, how one comes in."""
        assert self._process is not None
        assert self._process.stdout is not None
        for _ in range(LINES):
            line = self._process.stdout.readline()
            if found := re.search(r"127\.0\.0\.1:(\d+)/v1", line):
                self.port = int(found[1])
            if found := re.search(r"#welcome=(\S+)", line):
                self.code = found[1]
            if found := re.search(r"API key: (\S+)", line):
                self.key = found[1]
            if self.key and self.port and self.code:
                return

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=20)
            self._process = None

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_S
        while httpx.get(f"{self.url}/readyz").status_code != 200:
            assert time.monotonic() < deadline, "no worker came up"
            time.sleep(0.2)

    def draws_of(self, prompt: str) -> int:
        """How often the painter of the tests has drawn a prompt."""
        return (self.data / "drawn.txt").read_text("utf-8").splitlines().count(prompt)

    def keys(self, *words: str) -> str:
        """What `imagineart keys …` says."""
        command = [sys.executable, "-m", "imagineart", "keys", *words]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        env["IMAGINEART_DATA_DIR"] = str(self.data)
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


def opened(page: Page, server: Server, key: str = "") -> Page:
    """The studio as somebody with the key sees it."""
    page.goto(server.url)
    page.get_by_label("With a key that you were given").fill(key or server.key)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_label("What should it show?")).to_be_visible()
    return page


def draw(page: Page, prompt: str, number: int = 1) -> None:
    """Ask for pictures, and wait for nothing."""
    page.get_by_label("What should it show?").fill(prompt)
    page.get_by_label("How many").fill(str(number))
    page.get_by_label("How many").blur()
    page.get_by_role("button", name="Draw", exact=False).last.click()


def drawn(page: Page, prompt: str, number: int = 1) -> None:
    """The same, and wait until all are done."""
    draw(page, prompt, number)
    finished(page, number)


def finished(page: Page, number: int = 1) -> None:
    """Wait for so many finished pictures on the stage."""
    expect(page.locator(".frame.done")).to_have_count(number)
    expect(page.locator(".frame.working")).to_have_count(0)
