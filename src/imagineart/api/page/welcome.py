"""How does the first browser get a key without copying one from a log?

    the terminal: http://127.0.0.1:8787/#welcome=CODE → the page → a key, once

A code is for who can read the operator's terminal and opens the address on the same machine, in a
page of this very server. Codes lie as hashes in the data directory, so that a command beside the
server can make one; taking one is removing its file, so that none is taken twice.
"""

import ipaddress
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import Request

from imagineart.service.keys import hash_of

FOLDER = "welcome"  # in the data directory
CODE_BYTES = 16
VALID_S = 15 * 60.0
PRIVATE = 0o700
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
SAME = ("same-origin", "none")  # what a browser says of a page of this server


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one data directory."""

    directory: Path
    clock: Callable[[], float] = time.time

    def make(self) -> str:
        """A new code; those whose time is over are thrown away."""
        folder = self.directory / FOLDER
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        for path in folder.iterdir():
            self._spend(path)
        code = secrets.token_urlsafe(CODE_BYTES)
        (folder / hash_of(code)).write_text(f"{self.clock()}\n", "utf-8")
        return code

    def take(self, code: str) -> bool:
        """Whether it is one of them; it works no more then."""
        path = self.directory / FOLDER / hash_of(code)
        try:
            made_at = float(path.read_text("utf-8"))
            path.unlink()
        except (OSError, ValueError):
            return False
        return 0 <= self.clock() - made_at < VALID_S

    def _spend(self, path: Path) -> None:
        try:
            if not 0 <= self.clock() - float(path.read_text("utf-8")) < VALID_S:
                path.unlink(missing_ok=True)
        except (OSError, ValueError):
            path.unlink(missing_ok=True)


def address_with(base_url: str, code: str) -> str:
    """The address that a browser is to open. What follows # never reaches a server or its log."""
    return f"{base_url}/#welcome={code}"


def is_at_home(request: Request) -> bool:
    """Whether it comes from a browser on this machine, from a page of this server.

    The host that it names counts too, or a name of somebody else's that leads here would do.
    """
    headers = request.headers
    if any(name in headers for name in FORWARDED):
        return False
    host = headers.get("host", "")
    origin = headers.get("origin", f"http://{host}")
    return (
        _is_loopback(request.client.host if request.client else "")
        and _is_loopback(urlsplit(f"//{host}").hostname or "")
        and origin == f"http://{host}"
        and headers.get("sec-fetch-site", "none") in SAME
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
