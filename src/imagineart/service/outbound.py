"""Which addresses the service may call, and the one client that calls them.

A URL comes from a stranger, so it may point at this machine, its neighbours or a cloud's metadata
service. It is checked when the task is submitted, and again when the connection is made: the name
is resolved once, every address of it must be allowed, and the connection goes to an address that
was checked, so that a name which changes its address gains nothing. No redirect is followed.
"""

import asyncio
import ipaddress
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

import httpcore

from imagineart.service.task import OutboundRefusedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]

SETTING = "IMAGINEART_ALLOW_PRIVATE_NETWORK"
RESOLVE_S = 3.0  # a name that takes longer counts as unknown
ANSWER_CAP = 64 * 1024  # bytes read of an answer's body
URL_CAP = 4096  # characters
NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "169.254.0.0/16",  # link-local, the metadata service of most clouds
        "168.63.129.16/32",  # Azure's host service, on a public address
        "100.100.100.200/32",  # Alibaba's metadata service
        "192.0.0.192/32",  # Oracle's
        "fe80::/10",
        "fd00:ec2::/32",  # Amazon's, over IPv6
        "::/128",
    )
)
"""Refused even where private networks are allowed."""

EMBEDDING = (
    ipaddress.ip_network("64:ff9b::/96"),
    ipaddress.ip_network("::/96"),
)  # last 32 bits: v4


async def resolve_name(host: str, port: int) -> list[str]:
    """All addresses of a name, as the system resolves it. Raises `OSError` if there is none."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


class AddressPolicy:
    """Says yes or no to a URL, and to every address that its name stands for."""

    def __init__(self, *, allow_private: bool, resolve: Resolve = resolve_name) -> None:
        self._allow_private = allow_private
        self._resolve = resolve

    async def check(self, field: str, url: str | None) -> None:
        """Refuse a URL at submission. Raises `OutboundRefusedError` naming the setting.

        A name that cannot be resolved now passes: it may be resolvable when it is needed, and is
        checked again then.
        """
        if url is None:
            return
        parts = check_form(field, url)
        host = str(parts.hostname)
        try:
            await self.addresses(host, parts.port or 443)
        except OutboundRefusedError as error:
            raise _refused(field, url, error.message) from error
        except OSError:
            return

    async def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, all allowed.

        Raises `OutboundRefusedError` if one of them is not, `OSError` if there is none.
        """
        literal = _literal(host)
        if literal is None:
            async with asyncio.timeout(RESOLVE_S):
                found = await self._resolve(host, port)
        else:
            found = [str(literal)]
        if not found:
            raise OSError(f"{host} has no address")
        for address in found:
            self._check_address(host, ipaddress.ip_address(address))
        return found

    def _check_address(self, host: str, address: Address) -> None:
        for inner in unwrapped(address):
            if not is_allowed(inner, allow_private=self._allow_private):
                raise OutboundRefusedError(
                    f"{host} leads to {inner}, which is not a public address; "
                    f"private networks are allowed by {SETTING}=true, link-local and metadata "
                    "addresses never",
                    value=str(inner),
                )


def check_form(field: str, url: str) -> SplitResult:
    """The parts of an http(s) URL without credentials and tricks. Raises `OutboundRefusedError`."""
    if len(url) > URL_CAP or not url.isascii() or re.search(r"[\x00-\x20\x7f\\]", url):
        raise _refused(field, url, "it holds characters or a length that no URL has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused(field, url, f"it cannot be read: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise _refused(field, url, "only http and https are allowed")
    if parts.username is not None or parts.password is not None:
        raise _refused(field, url, "user names and passwords in it are not allowed")
    if not parts.hostname or port == 0:
        raise _refused(field, url, "it has no host or no port")
    if not _well_named(parts.hostname):
        raise _refused(field, url, f"{parts.hostname!r} is neither a name nor a plain address")
    return parts


def _refused(field: str, url: str, why: str) -> OutboundRefusedError:
    return OutboundRefusedError(f"{field} is refused: {why}", field=field, value=url)


def _well_named(host: str) -> bool:
    """Decimal, octal, hexadecimal and short forms of IPv4 addresses are not well named."""
    if _literal(host) is not None:
        return "%" not in host
    last = host.rstrip(".").rpartition(".")[2]
    looks_numeric = re.fullmatch(r"\d+|0[xX][0-9a-fA-F]*", last)
    return not looks_numeric and re.fullmatch(r"[A-Za-z0-9._-]{1,253}", host) is not None


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def unwrapped(address: Address) -> Iterable[Address]:
    """The address and the IPv4 address that it carries inside, if any."""
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        teredo = address.teredo[1] if address.teredo else None
        inner = address.ipv4_mapped or address.sixtofour or teredo
        if inner is not None:
            yield inner
        elif any(address in network for network in EMBEDDING):
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def is_allowed(address: Address, *, allow_private: bool) -> bool:
    """Whether one bare address may be called."""
    if address.is_multicast or any(address in network for network in NEVER):
        return False
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return True  # decided by the address inside
    if address.is_loopback or address.is_private:
        return allow_private
    if isinstance(address, ipaddress.IPv6Address) and address.is_site_local:
        return allow_private
    return (address.is_global and not address.is_reserved) or (allow_private and _shared(address))


def _shared(address: Address) -> bool:
    return address in ipaddress.ip_network("100.64.0.0/10")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said."""

    status: int
    body: bytes  # at most ANSWER_CAP

    @property
    def fine(self) -> bool:
        """Any 2xx."""
        return 200 <= self.status < 300


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to addresses that the policy has allowed a moment before."""

    def __init__(self, policy: AddressPolicy) -> None:
        self._policy = policy
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self, host: str, port: int, *args: Any, **kwargs: Any
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check, connect to the first address that answers."""
        problem: Exception = OSError(f"{host} has no address")
        for address in await self._policy.addresses(host, port):
            try:
                return await self._inner.connect_tcp(address, port, *args, **kwargs)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)


class OutboundClient:
    """Sends one request and reads a short answer. A connection of its own for each."""

    def __init__(self, policy: AddressPolicy) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            network_backend=CheckedBackend(policy), max_keepalive_connections=0
        )

    async def send(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: bytes | AsyncIterator[bytes],
        *,
        timeout_s: float,
    ) -> Answer:
        """Raises `OutboundRefusedError`, `OSError`, `TimeoutError` or an error of httpcore."""
        parts = check_form("url", url)
        host = parts.netloc.rpartition("@")[2]
        async with (
            asyncio.timeout(timeout_s),
            self._pool.stream(
                method, url, headers=list({"Host": host, **headers}.items()), content=content
            ) as response,
        ):
            return Answer(response.status, await _beginning(response))

    async def close(self) -> None:
        """Close what is open."""
        await self._pool.aclose()


async def _beginning(response: httpcore.Response) -> bytes:
    body = b""
    async for chunk in response.aiter_stream():
        body += chunk
        if len(body) >= ANSWER_CAP:
            break
    return body[:ANSWER_CAP]
