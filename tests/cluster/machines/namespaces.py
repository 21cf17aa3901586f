"""Machines of the tests' own: network namespaces with a cable between them, and Ray on each.

Nothing leads out of them. What they share is what real ones would reach by network: PostgreSQL (by
its socket) and a folder of pictures.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[3]
CABLE = ("10.199.0.1", "10.199.0.2")
PORT = 6379
STORE_BYTES = 80 << 20  # of Ray's object store, each; the least that it takes is 75 MiB
UP_S = 60.0
TOKEN = secrets.token_hex(32)  # without which nobody speaks to Ray


def why_not() -> str:
    """Why there can be no machines here; empty: there can."""
    if os.geteuid() != 0:
        return "network namespaces need root"
    if shutil.which("ip") is None:
        return "network namespaces need iproute2"
    done = _ip("netns", "add", _name(0), check=False)
    if done.returncode:
        return f"network namespaces are not permitted: {done.stderr.strip()}"
    _ip("netns", "del", _name(0))
    return ""


def _name(number: int) -> str:
    return f"imagineart-{os.getpid()}-{number}"


def _ip(*words: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["ip", *words], check=check, capture_output=True, text=True)


class Machine:
    """One network namespace, and what runs in it."""

    def __init__(self, number: int, folder: Path, settings: dict[str, str], cpus: int) -> None:
        self.namespace = _name(number)
        self.address = CABLE[number]
        self._head = number == 0
        self.folder = folder
        self._cpus = cpus
        self._log = (folder / f"machine{number}.log").open("w")
        self._environment = os.environ | {
            "RAY_ADDRESS": f"{CABLE[0]}:{PORT}",
            "PYTHONPATH": str(ROOT),  # for the tests' own engine
            "RAY_USAGE_STATS_ENABLED": "0",
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": TOKEN,
            "RAY_health_check_period_ms": "1000",  # so that a dead machine is missed within 5 s
            "RAY_health_check_timeout_ms": "2000",
            "RAY_health_check_failure_threshold": "3",
            "RAY_prestart_worker_first_driver": "0",
            "RAY_memory_monitor_refresh_ms": "0",
            **{f"IMAGINEART_{name.upper()}": value for name, value in settings.items()},
        }

    def command(self, *words: str) -> list[str]:
        """The same words, said on this machine."""
        return ["ip", "netns", "exec", self.namespace, *words]

    def start(self) -> None:
        """Plug it in and start Ray."""
        ray = [sys.executable, "-m", "ray.scripts.scripts", "start", "--block"]
        ray += [f"--node-ip-address={self.address}", f"--num-cpus={self._cpus}"]
        ray += [f"--object-store-memory={STORE_BYTES}", f"--memory={6 << 30}"]
        ray += ["--disable-usage-stats", "--include-log-monitor=false"]
        temporary = f"--temp-dir={self.folder / 'ray'}"
        if self._head:
            ray += ["--head", f"--port={PORT}", "--include-dashboard=false", temporary]
        else:
            ray += [f"--address={CABLE[0]}:{PORT}"]
        self._process = subprocess.Popen(
            self.command(*ray), env=self._environment, stdout=self._log, stderr=self._log
        )

    def run(self, *words: str, within_s: float = 120.0) -> str:
        """Run Python there. Returns what it prints; raises with its errors if it fails."""
        command = self.command(sys.executable, *words)
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=within_s
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def pids(self) -> list[int]:
        """Everything that runs there."""
        return [int(pid) for pid in _ip("netns", "pids", self.namespace).stdout.split()]

    def runs(self, words: str) -> int:
        """How many processes there have these words in their command."""
        found = 0
        for pid in self.pids():
            with suppress(OSError):
                command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
                found += words.encode() in command
        return found

    def lose(self) -> None:
        """The machine is gone: everything on it at once, without a word."""
        for _ in range(3):  # what was being started meanwhile as well
            for pid in self.pids():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.1)
        self._process.wait()

    def close(self) -> None:
        """End it and its namespace."""
        with suppress(AttributeError):
            self.lose()
        _ip("netns", "del", self.namespace, check=False)
        self._log.close()


@contextmanager
def two(folder: Path, settings: dict[str, str], cpus: Sequence[int]) -> Iterator[list[Machine]]:
    """Two machines with Ray, the first its head."""
    made = [Machine(n, folder, settings, count) for n, count in enumerate(cpus)]
    try:
        _plug(made)
        for machine in made:
            machine.start()
            _wait_for(made[0], made.index(machine) + 1)
        yield made
    finally:
        for machine in reversed(made):
            machine.close()


def _plug(machines: Sequence[Machine]) -> None:
    ends = [f"ia{os.getpid()}{letter}" for letter in "ab"]
    for machine in machines:
        _ip("netns", "add", machine.namespace)
        _ip("-n", machine.namespace, "link", "set", "lo", "up")
    _ip("link", "add", ends[0], "type", "veth", "peer", "name", ends[1])
    for machine, end in zip(machines, ends, strict=True):
        _ip("link", "set", end, "netns", machine.namespace)
        _ip("-n", machine.namespace, "addr", "add", f"{machine.address}/24", "dev", end)
        _ip("-n", machine.namespace, "link", "set", end, "up")


LIVING = (
    "import ray; ray.init(logging_level='error'); print(sum(node['Alive'] for node in ray.nodes()))"
)


def _wait_for(head: Machine, count: int) -> None:
    deadline = time.monotonic() + UP_S
    while True:
        with suppress(AssertionError):
            if int(head.run("-c", LIVING).split()[-1]) >= count:
                return
        assert time.monotonic() < deadline, f"{count} machines are not up"
        time.sleep(0.5)
