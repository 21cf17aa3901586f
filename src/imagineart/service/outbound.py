"""Which URLs the service may call, and the one client that calls them.

A URL comes from a stranger, so it may point at this machine, its neighbours or a cloud's metadata
service. It is checked when the task is submitted, and again when the connection is made: the name
is resolved once, every address of it must be allowed, and the connection goes to an address that
was checked, so that a name which changes its address gains nothing. No redirect is followed.

A refusal does not say what a name led to, and a name that leads inside is refused in the same words
as one that does not exist: nobody learns from it which names there are.
"""

import asyncio
import ipaddress
import re
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import SplitResult, urlsplit

import httpcore

from imagineart.service.addresses import Address, is_allowed
from imagineart.service.resolver import Resolver, ResolverBusyError
from imagineart.service.task import OutboundRefusedError

Resolve = Callable[[str, int, str], Awaitable[list[str]]]
"""(host, port, owner) → addresses. Raises `OSError` or `ResolverBusyError`."""

SETTING = "IMAGINEART_ALLOW_PRIVATE_NETWORK"
RESOLVE_S = 3.0  # a name that takes longer counts as unknown
ANSWER_CAP = 64 * 1024  # bytes read of an answer's body
URL_CAP = 4096  # characters
NOBODY = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
NOT_PUBLIC = (
    "its host is not known as a public address; private networks are allowed by "
    f"{SETTING}=true, link-local and metadata addresses never"
)


class AddressPolicy:
    """Says yes or no to a URL, and to every address that its name stands for."""

    def __init__(self, *, allow_private: bool, resolve: Resolve | None = None) -> None:
        self._allow_private = allow_private
        self._resolve = resolve or Resolver()

    async def check(self, field: str, url: str | None, owner: str = "") -> None:
        """Refuse a URL at submission. Raises `OutboundRefusedError` naming the setting.

        A name that cannot be looked up now passes: it may be when it is needed, and is checked
        again then.
        """
        if url is None:
            return
        parts = check_form(field, url)
        try:
            await self.addresses(str(parts.hostname), parts.port or 443, owner)
        except OutboundRefusedError as error:
            raise _refused(field, url, error.message) from error
        except ResolverBusyError:
            return
        except OSError as error:
            if isinstance(error, socket.gaierror) and error.errno in NOBODY:
                raise _refused(field, url, NOT_PUBLIC) from error

    async def addresses(self, host: str, port: int, owner: str = "") -> list[str]:
        """The addresses of a host, all allowed.

        Raises `OutboundRefusedError` if one of them is not, `OSError` if there is none or the name
        cannot be looked up, `ResolverBusyError` if that was not tried.
        """
        literal = _literal(host)
        found = [str(literal)] if literal else await self._looked_up(host, port, owner)
        for address in found:
            bare = ipaddress.ip_address(address.partition("%")[0])
            if not is_allowed(bare, allow_private=self._allow_private):
                raise OutboundRefusedError(NOT_PUBLIC)
        return found

    async def _looked_up(self, host: str, port: int, owner: str) -> list[str]:
        async with asyncio.timeout(RESOLVE_S):
            found = await self._resolve(host, port, owner)
        if not found:
            raise OSError("its host has no address")
        return found


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

    def __init__(
        self, policy: AddressPolicy, owner: str, connector: httpcore.AsyncNetworkBackend
    ) -> None:
        self._policy = policy
        self._owner = owner
        self._inner = connector

    async def connect_tcp(
        self, host: str, port: int, *args: Any, **kwargs: Any
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check, connect to the first address that answers."""
        problem: Exception = OSError(f"{host} has no address")
        for address in await self._policy.addresses(host, port, self._owner):
            try:
                return await self._inner.connect_tcp(address, port, *args, **kwargs)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)


class OutboundClient:
    """Sends one request and reads a short answer, over a connection of its own.

    Nothing is shared between calls, so no call waits for another; who may call is counted by
    `imagineart.service.slots`.
    """

    def __init__(
        self, policy: AddressPolicy, connector: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self._policy = policy
        self._connector = connector or httpcore.AnyIOBackend()

    async def send(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: bytes | AsyncIterator[bytes],
        *,
        timeout_s: float,
        owner: str = "",
    ) -> Answer:
        """Raises `OutboundRefusedError`, `OSError`, `TimeoutError` or an error of httpcore.

        `ResolverBusyError` says that nothing was tried. `owner`: whose lookup of the name it is.
        """
        parts = check_form("url", url)
        host = parts.netloc.rpartition("@")[2]
        tls = self._tls if parts.scheme == "https" else None
        async with (
            asyncio.timeout(timeout_s),
            self._connection(owner, tls) as connection,
            connection.stream(
                method, url, headers=list({"Host": host, **headers}.items()), content=content
            ) as response,
        ):
            return Answer(response.status, await _beginning(response))

    def _connection(self, owner: str, tls: ssl.SSLContext | None) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=tls,
            network_backend=CheckedBackend(self._policy, owner, self._connector),
            max_connections=1,
            max_keepalive_connections=0,
        )

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Made once: reading the authorities takes tens of milliseconds."""
        return httpcore.default_ssl_context()


async def _beginning(response: httpcore.Response) -> bytes:
    body = b""
    async for chunk in response.aiter_stream():
        body += chunk
        if len(body) >= ANSWER_CAP:
            break
    return body[:ANSWER_CAP]
