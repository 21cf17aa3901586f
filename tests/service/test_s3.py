"""Uploads to presigned URLs of a real S3 server, and pictures kept in a bucket."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import obstore
import pytest
from tests.acceptance.helpers import wait_until
from tests.s3 import BUCKET, SECRET, UP_S, S3Server, access, bucket
from tests.service.helpers import RealClock, Stage, make_spec, make_stage, until, whole

from imagineart.service.checkup import Check, checks
from imagineart.service.storage import ImageStore
from imagineart.settings import Settings

pytestmark = pytest.mark.anyio

TRIES = 3


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[S3Server]]:
    """The servers started so far, the newest last; all are stopped at the end."""
    started: list[S3Server] = []
    yield started
    for server in started:
        server.kill()


@pytest.fixture
def endpoint(servers: list[S3Server], tmp_path_factory: pytest.TempPathFactory) -> str:
    return living(servers, tmp_path_factory).url


def living(servers: list[S3Server], folders: pytest.TempPathFactory) -> S3Server:
    """A server that takes files now: one that went (a port taken, no memory) is replaced."""
    if servers and servers[-1].ready():
        return servers[-1]
    for _ in range(TRIES):
        server = S3Server(folders.mktemp("s3"))
        servers.append(server)
        wait_until(server.settled, UP_S)
        if server.ready():
            return server
    pytest.fail(f"the S3 server does not start: {servers[-1].said()}")


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
    servers[-1].kill()
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
    for name, value in access(endpoint).items():
        monkeypatch.setenv(name, value)
    images = ImageStore(None, url=f"s3://{BUCKET}/kept")
    images.put("ab/x.jpg", b"in a bucket")
    assert await whole(images.stream("ab/x.jpg", 3, 4)) == b"a"
    assert b"".join([chunk async for chunk in images.stream("ab/x.jpg")]) == b"in a bucket"
    assert [path for path, _ in images.each()] == ["ab/x.jpg"]
    images.delete(["ab/x.jpg", "ab/none.jpg"])
    assert list(images.each()) == []


def test_the_doctor_writes_reads_and_presigns(
    endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in access(endpoint).items():
        monkeypatch.setenv(name, value)
    url = f"s3://{BUCKET}/checked"
    settings = Settings(data_dir=tmp_path, storage_url=url)
    (storage,) = (check for check in checks(settings) if check.what == "storage")
    assert storage == Check(
        "storage", True, f"{url} is written, read and handed out by presigned addresses"
    )
    assert list(ImageStore(None, url).each()) == []
