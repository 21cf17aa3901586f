"""Files that are whole or not there."""

import hashlib
import os
from pathlib import Path

import pytest
from tests.service.helpers import whole

from imagineart.service.storage import ImageStore, image_path

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
