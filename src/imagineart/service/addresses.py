"""Which bare addresses may be called? Those that no registry keeps for a special use.

The ranges are data, `special_addresses.csv`; this module only finds the longest that fits.
"""

import csv
import ipaddress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Treatment = Literal["never", "private", "carries"]
TREATMENTS: tuple[Treatment, ...] = ("never", "private", "carries")
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # the rest of IPv6 is given to nobody
V4_BITS = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class SpecialRange:
    """One line of the table."""

    network: Network
    treatment: Treatment
    name: str
    source: str


@cache
def special_ranges() -> tuple[SpecialRange, ...]:
    """The table, longest ranges first."""
    text = files(__package__).joinpath("special_addresses.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = [_range(**row) for row in csv.DictReader(lines)]
    return tuple(sorted(found, key=lambda one: one.network.prefixlen, reverse=True))


def _range(range: str, treatment: str, name: str, source: str) -> SpecialRange:
    known: dict[str, Treatment] = {one: one for one in TREATMENTS}
    return SpecialRange(ipaddress.ip_network(range), known[treatment], name, source)


def special_range(address: Address) -> SpecialRange | None:
    """The narrowest special range that holds the address."""
    return next((one for one in special_ranges() if address in one.network), None)


def is_allowed(address: Address, *, allow_private: bool) -> bool:
    """Whether an address may be called, whatever name led to it."""
    found = special_range(address)
    if found is None:
        return address.version == 4 or address in GLOBAL_UNICAST
    if found.treatment == "carries":
        inner = ipaddress.IPv4Address(int(address) & V4_BITS)
        return is_allowed(inner, allow_private=allow_private)
    return found.treatment == "private" and allow_private
