import hashlib
import sqlite3
import time
from pathlib import Path

import pytest
from tests.api.helpers import Live, draw, serving

SETTLED_S = 20.0


@pytest.fixture(scope="module")
def picture(live: Live) -> tuple[str, bytes]:
    """(address, bytes) of a finished picture."""
    url = live.post(draw()).json()["data"][0]["imageURL"]
    return url, live.http.get(url).content


def test_the_whole(live: Live, picture: tuple[str, bytes]) -> None:
    url, data = picture
    reply = live.http.get(url)
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "image/jpeg"
    assert int(reply.headers["content-length"]) == len(data)
    assert reply.headers["etag"] == f'"{hashlib.sha256(data).hexdigest()}"'
    assert data.startswith(b"\xff\xd8\xff")


def test_the_head(live: Live, picture: tuple[str, bytes]) -> None:
    url, data = picture
    reply = live.http.head(url)
    assert (reply.status_code, reply.content) == (200, b"")
    assert int(reply.headers["content-length"]) == len(data)


def test_no_key_is_needed(live: Live, picture: tuple[str, bytes]) -> None:
    assert live.http.get(picture[0], headers={"Authorization": ""}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=10-19", slice(10, 20)),
        ("bytes=10-", slice(10, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=0-99999999999999999999999999", slice(None)),
        ("bytes=-99999999999999", slice(None)),
    ],
)
def test_a_part(live: Live, picture: tuple[str, bytes], asked: str, part: slice) -> None:
    url, data = picture
    reply = live.http.get(url, headers={"Range": asked})
    assert reply.status_code == 206
    assert reply.content == data[part]
    start = len(data[: part.start]) if part.start else 0
    end = start + len(reply.content) - 1
    assert reply.headers["content-range"] == f"bytes {start}-{end}/{len(data)}"


@pytest.mark.parametrize(
    "asked", ["bytes=-", "bytes=5-1", "lines=1-2", "bytes=0-1,3-4", "bytes=a-b", "bytes", ""]
)
def test_what_is_no_part_is_answered_with_the_whole(
    live: Live, picture: tuple[str, bytes], asked: str
) -> None:
    url, data = picture
    reply = live.http.get(url, headers={"Range": asked})
    assert (reply.status_code, reply.content) == (200, data)


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=-0"])
def test_a_part_that_does_not_exist(live: Live, picture: tuple[str, bytes], asked: str) -> None:
    url, data = picture
    reply = live.http.get(url, headers={"Range": asked})
    assert reply.status_code == 416
    assert reply.headers["content-range"] == f"bytes */{len(data)}"


def test_a_part_of_another_version_is_the_whole(live: Live, picture: tuple[str, bytes]) -> None:
    url, data = picture
    headers = {"Range": "bytes=0-1", "If-Range": '"other"'}
    assert live.http.get(url, headers=headers).content == data
    headers["If-Range"] = live.http.head(url).headers["etag"]
    assert live.http.get(url, headers=headers).content == data[:2]


def test_what_the_client_has_is_not_sent_again(live: Live, picture: tuple[str, bytes]) -> None:
    url, _ = picture
    etag = live.http.head(url).headers["etag"]
    for asked in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        assert live.http.get(url, headers={"If-None-Match": asked}).status_code == 304
    assert live.http.get(url, headers={"If-None-Match": '"x"'}).status_code == 200


@pytest.mark.parametrize("change", [(".jpg", ".png"), (".jpg", ""), ("/images/", "/images/x")])
def test_other_names_are_not_found(
    live: Live, picture: tuple[str, bytes], change: tuple[str, str]
) -> None:
    assert live.http.get(picture[0].replace(*change)).status_code == 404


@pytest.mark.parametrize("name", ["..%2f..%2fkeys.json", "%00.jpg", "x" * 5000 + ".jpg", ".jpg"])
def test_strange_names_are_not_found(live: Live, name: str) -> None:
    assert live.http.get(f"{live.base}/images/{name}").status_code == 404


def test_an_expired_picture_is_gone(data_dir: Path) -> None:
    with serving(data_dir) as server:
        task = draw(ttl=60)
        url = server.post(task).json()["data"][0]["imageURL"]
        _age(data_dir)
        until = time.monotonic() + SETTLED_S
        while server.http.get(url).status_code == 200 and time.monotonic() < until:
            time.sleep(0.1)
        assert server.http.get(url).status_code == 410
        poll = server.post({"taskType": "getResponse", "taskUUID": task["taskUUID"]})
        assert poll.json()["errors"][0]["code"] == "taskExpired"


def _age(data: Path) -> None:
    """Let two minutes pass for everything in the database."""
    with sqlite3.connect(data / "imagineart.db") as database:
        database.execute("UPDATE tasks SET expires_at = expires_at - 120")
    database.close()
