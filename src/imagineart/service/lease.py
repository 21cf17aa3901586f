"""In whose name does a process hold what it works on, and for how long without a sign of life?"""

import os
import secrets
import socket
from dataclasses import dataclass

LEASE_S = 30.0
BEATS = 3  # renewals within the time of one lease


@dataclass(frozen=True, slots=True)
class Lease:
    """`holder` is a name that no other process has."""

    holder: str
    seconds: float = LEASE_S


def new_holder() -> str:
    """A name for this process, told apart from others of its host and of its number."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
