"""Files that are whole or not there."""

import hashlib
import os
from pathlib import Path

import pytest
from tests.s3 import BUCKET, access
from tests.service.helpers import whole

from imagineart.errors import CancelledError
from imagineart.service.storage import (
    PAUSES_S,
    ImageStore,
    StorageAwayError,
    UnstoredError,
    image_path,
    put_patiently,
)

pytestmark = pytest.mark.anyio


@pytest.fixture
def images(tmp_path: Path) -> ImageStore:
    return ImageStore(tmp_path / "images")


@pytest.mark.parametrize(("format", "ending"), [("JPG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_s_place_follows_from_its_id(format: str, ending: str) -> None:
    assert image_path("abcd-ef", format, 2) == f"ab/abcd-ef.2.{ending}"  # type: ignore[arg-type]
    assert image_path("abcd-ef", format) == f"ab/abcd-ef.{ending}"  # type: ignore[arg-type]


async def test_what_is_put_comes_back(images: ImageStore) -> None:
    data = os.urandom(700_000)
    assert images.put("ab/x.jpg", data) == hashlib.sha256(data).hexdigest()
    assert await whole(images.stream("ab/x.jpg", 5, 10)) == data[5:10]
    assert await whole(images.stream("ab/x.jpg", 5)) == data[5:]
    assert await whole(images.stream("ab/x.jpg", 7, 7)) == b""
    assert await images.size_of("ab/x.jpg") == 700_000
    assert images.get_whole("ab/x.jpg") == data
    chunks = [chunk async for chunk in images.stream("ab/x.jpg")]
    assert b"".join(chunks) == data
    assert len(chunks) > 1


async def test_a_picture_that_is_not_there(images: ImageStore) -> None:
    with pytest.raises(FileNotFoundError):
        await whole(images.stream("ab/none.jpg"))
    with pytest.raises(FileNotFoundError):
        images.get_whole("ab/none.jpg")


def test_putting_again_replaces(images: ImageStore) -> None:
    images.put("ab/x.jpg", b"first")
    images.put("ab/x.jpg", b"second")
    assert images.get_whole("ab/x.jpg") == b"second"
    assert [path for path, _ in images.each()] == ["ab/x.jpg"]


def test_a_write_that_fails_leaves_the_old_file(
    images: ImageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    images.put("ab/x.jpg", b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        images.put("ab/x.jpg", b"new")
    assert images.get_whole("ab/x.jpg") == b"old"


def test_deleting_twice_does_not_matter(images: ImageStore) -> None:
    images.put("ab/x.jpg", b"x")
    images.delete(["ab/x.jpg", "ab/none.jpg"])
    images.delete(["ab/x.jpg"])
    assert list(images.each()) == []


async def test_another_store_by_its_url(tmp_path: Path) -> None:
    images = ImageStore(None, url=f"file://{tmp_path}")
    images.put("ab/x.jpg", b"x")
    assert images.get_whole("ab/x.jpg") == b"x"


class Moody(ImageStore):
    """Refuses as often as it is told."""

    def __init__(self, directory: Path, moods: int) -> None:
        super().__init__(directory)
        self.moods = moods

    def put(self, path: str, data: bytes) -> str:
        if self.moods:
            self.moods -= 1
            raise OSError(28, "No space left on device")
        return super().put(path, data)


def test_a_picture_is_stored_once_the_store_answers_again(tmp_path: Path) -> None:
    images, slept, asked = Moody(tmp_path, 3), list[float](), list[int]()
    put_patiently(
        images, "ab/x.jpg", b"x", between=lambda: asked.append(images.moods), sleep=slept.append
    )
    assert images.get_whole("ab/x.jpg") == b"x"
    assert slept == list(PAUSES_S[:3])
    assert asked == [2, 1, 0]


def test_a_store_that_never_answers_is_told_of(tmp_path: Path) -> None:
    images = Moody(tmp_path, len(PAUSES_S))
    with pytest.raises(UnstoredError, match="No space left on device"):
        put_patiently(images, "ab/x.jpg", b"x", sleep=lambda seconds: None)
    assert images.moods == 0


def test_who_is_cancelled_waits_for_no_store(tmp_path: Path) -> None:
    def cancelled() -> None:
        raise CancelledError("the task was cancelled")

    with pytest.raises(CancelledError):
        put_patiently(
            Moody(tmp_path, 9), "ab/x.jpg", b"x", between=cancelled, sleep=lambda seconds: None
        )


async def test_a_bucket_that_does_not_answer_is_said_to_be_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in access("http://127.0.0.1:9").items():  # where nobody listens
        monkeypatch.setenv(name, value)
    images = ImageStore(None, url=f"s3://{BUCKET}/x")
    with pytest.raises(StorageAwayError, match="pictures cannot be reached"):
        await whole(images.stream("a"))
