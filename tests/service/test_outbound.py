"""Hostile addresses, at submission and at connection."""

import asyncio
import socket
from pathlib import Path
from typing import Any

import httpcore
import pytest
from tests.service.helpers import Receiver

from imagineart.service.outbound import AddressPolicy, OutboundClient, check_form
from imagineart.service.task import OutboundRefusedError

pytestmark = pytest.mark.anyio

HOSTILE = Path(__file__).with_name("hostile_urls.txt").read_text("utf-8").split()

NAMES = {
    "metadata.internal": ["169.254.169.254"],
    "mixed.internal": ["93.184.215.14", "10.0.0.5"],
    "good.example": ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
}


async def resolve(host: str, port: int, owner: str) -> list[str]:
    if "localhost" in host.lower():
        return ["127.0.0.1", "::1"]
    if host not in NAMES:
        raise OSError("unknown name")
    return NAMES[host]


class Recorder(httpcore.AsyncNetworkBackend):
    """Notes who would be connected to, and connects to nobody."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        self.asked.append(host)
        raise httpcore.ConnectError("only noted")


def strict() -> AddressPolicy:
    return AddressPolicy(allow_private=False, resolve=resolve)


def test_there_are_enough_hostile_urls() -> None:
    assert len(set(HOSTILE)) >= 60


@pytest.mark.parametrize("url", HOSTILE)
async def test_a_hostile_url_is_refused_at_submission(url: str) -> None:
    with pytest.raises(OutboundRefusedError) as refused:
        await strict().check("webhookURL", url)
    assert refused.value.field == "webhookURL"
    assert refused.value.value == url


@pytest.mark.parametrize("character", list("\t\n\r \x00\x7f"))
async def test_control_characters_are_refused(character: str) -> None:
    with pytest.raises(OutboundRefusedError):
        await strict().check("webhookURL", f"http://good.example/{character}x")


@pytest.mark.parametrize("url", HOSTILE)
async def test_a_hostile_url_is_refused_at_connection(url: str) -> None:
    connector = Recorder()
    client = OutboundClient(strict(), connector)
    with pytest.raises((OutboundRefusedError, OSError)):
        await client.send("GET", url, {}, b"", timeout_s=1)
    assert connector.asked == []


async def test_what_is_public_is_connected_to() -> None:
    connector = Recorder()
    with pytest.raises(httpcore.ConnectError):
        await OutboundClient(strict(), connector).send(
            "GET", "http://good.example/", {}, b"", timeout_s=1
        )
    assert connector.asked == NAMES["good.example"]


async def test_a_refusal_tells_nothing_of_the_names_inside() -> None:
    async def inside(host: str, port: int, owner: str) -> list[str]:
        if host == "db.corp.example":
            return ["10.20.30.40"]
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    policy = AddressPolicy(allow_private=False, resolve=inside)
    told = []
    for name in ("db.corp.example", "no.corp.example"):
        with pytest.raises(OutboundRefusedError) as refused:
            await policy.check("webhookURL", f"http://{name}/")
        told.append(refused.value.message)
    assert told[0] == told[1]
    assert "10.20" not in told[0]
    assert "corp" not in told[0]


async def test_a_name_that_cannot_be_looked_up_now_passes() -> None:
    async def down(host: str, port: int, owner: str) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    await AddressPolicy(allow_private=False, resolve=down).check("webhookURL", "http://a.example/")


async def test_the_refusal_names_the_setting() -> None:
    with pytest.raises(OutboundRefusedError, match="IMAGINEART_ALLOW_PRIVATE_NETWORK"):
        await strict().check("webhookURL", "http://10.1.2.3/")


@pytest.mark.parametrize(
    "url",
    [
        "http://good.example/hook",
        "https://good.example:8443/hook?token=a%20b",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/x",
        "https://no-such-name.example/",  # may exist later; checked again then
    ],
)
async def test_a_public_url_passes(url: str) -> None:
    await strict().check("webhookURL", url)


async def test_no_url_passes() -> None:
    await strict().check("webhookURL", None)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://10.0.0.1/", "http://[fd12::1]/"])
async def test_private_networks_can_be_allowed(url: str) -> None:
    await AddressPolicy(allow_private=True).check("webhookURL", url)


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "[::ffff:169.254.169.254]",
        "168.63.129.16",
        "100.100.100.200",
        "0.0.0.0",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "224.0.0.1",
        "[64:ff9b::a9fe:a9fe]",
    ],
)
async def test_metadata_addresses_can_not_be_allowed(address: str) -> None:
    with pytest.raises(OutboundRefusedError):
        await AddressPolicy(allow_private=True).check("webhookURL", f"http://{address}/")


async def test_a_name_that_changes_its_address_gains_nothing(receiver: Receiver) -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])

    async def rebind(host: str, port: int, owner: str) -> list[str]:
        return next(answers)

    policy = AddressPolicy(allow_private=False, resolve=rebind)
    port = receiver.url.rpartition(":")[2]
    url = f"http://rebinder.example:{port}/"
    await policy.check("webhookURL", url)  # public when it is submitted …
    client = OutboundClient(policy)
    with pytest.raises(OutboundRefusedError):
        await client.send("POST", url, {}, b"x", timeout_s=1)  # … and not when it is called
    assert receiver.got == []


async def test_the_connection_goes_to_the_address_that_was_checked(receiver: Receiver) -> None:
    asked = []

    async def once(host: str, port: int, owner: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    client = OutboundClient(AddressPolicy(allow_private=True, resolve=once))
    port = receiver.url.rpartition(":")[2]
    answer = await client.send("POST", f"http://name.example:{port}/", {}, b"x", timeout_s=2)
    assert answer.status == 200
    assert asked == ["name.example"]
    assert receiver.got[0].headers["Host"] == f"name.example:{port}"


async def test_the_next_address_is_tried_when_one_does_not_answer(receiver: Receiver) -> None:
    async def two(host: str, port: int, owner: str) -> list[str]:
        return ["127.0.0.2", "127.0.0.1"]  # the receiver listens on the second only

    client = OutboundClient(AddressPolicy(allow_private=True, resolve=two))
    port = receiver.url.rpartition(":")[2]
    assert (await client.send("GET", f"http://n.example:{port}/", {}, b"", timeout_s=2)).fine


async def test_redirects_are_not_followed(receiver: Receiver) -> None:
    receiver.answer = lambda _: (302, {"Location": "/elsewhere"})
    client = OutboundClient(AddressPolicy(allow_private=True))
    answer = await client.send("GET", receiver.url + "/here", {}, b"", timeout_s=2)
    assert answer.status == 302
    assert not answer.fine
    assert [got.path for got in receiver.got] == ["/here"]


async def _serve(write: bytes, *, forever: bool) -> tuple[asyncio.Server, str]:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            while forever:
                writer.write(write)
                await writer.drain()
                await asyncio.sleep(0)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"


async def test_an_endless_answer_is_cut() -> None:
    server, url = await _serve(b"x" * 65536, forever=True)
    client = OutboundClient(AddressPolicy(allow_private=True))
    answer = await client.send("GET", url, {}, b"", timeout_s=5)
    assert len(answer.body) == 64 * 1024
    server.close()


async def test_silence_ends_in_time() -> None:
    let_go = asyncio.Event()

    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        let_go.set()

    server = await asyncio.start_server(hold, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    client = OutboundClient(AddressPolicy(allow_private=True))
    with pytest.raises(TimeoutError):
        await client.send("GET", url, {}, b"", timeout_s=0.2)
    await asyncio.wait_for(let_go.wait(), 5)  # the connection is closed with its call
    server.close()


def test_the_parts_of_a_url_are_kept() -> None:
    parts = check_form("x", "https://bucket.example/a/b?X-Amz-Signature=1&y=%2F")
    assert (parts.hostname, parts.path, parts.query) == (
        "bucket.example",
        "/a/b",
        "X-Amz-Signature=1&y=%2F",
    )
