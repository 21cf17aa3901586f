"""Small versions of pictures: made once, kept for a while, for whoever knows the id."""

import io
from typing import Any

import httpx
import pytest
from PIL import Image
from tests.api.helpers import Live
from tests.api.page.helpers import drawn

from imagineart.api.page.thumbs import EDGES, Thumbs, shrunk


@pytest.fixture(scope="module")
def picture(live: Live) -> dict[str, Any]:
    return drawn(live, size="16:9")


def file_of(width: int, height: int, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 40)).save(out, kind)
    return out.getvalue()


def test_one_is_made_and_kept_by_browsers(live: Live, picture: dict[str, Any]) -> None:
    reply = httpx.get(live.base + picture["thumb"])
    assert (reply.status_code, reply.headers["content-type"]) == (200, "image/webp")
    assert "immutable" in reply.headers["cache-control"]
    assert Image.open(io.BytesIO(reply.content)).width <= 512
    again = httpx.get(
        live.base + picture["thumb"], headers={"If-None-Match": reply.headers["etag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(("width", "height"), [(600, 300), (300, 600), (40, 20)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_longer_side_is_as_asked_and_never_enlarged(width: int, height: int, kind: str) -> None:
    small = Image.open(io.BytesIO(shrunk(file_of(width, height, kind), 256)))
    assert max(small.size) == min(256, max(width, height))
    assert (small.width > small.height) is (width > height)


def test_what_is_clear_stays_clear() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(io.BytesIO(shrunk(out.getvalue(), 256))).mode == "RGBA"


@pytest.mark.parametrize("name", ["{}-300.webp", "{}-512.jpg", "{}.webp", "00-512.webp"])
def test_others_are_not_there(live: Live, picture: dict[str, Any], name: str) -> None:
    address = f"{live.base}/page/thumbs/{name.format(picture['id'])}"
    assert httpx.get(address).status_code == 404


def test_the_oldest_leave_when_there_are_too_many() -> None:
    thumbs = Thumbs(board=None, most_bytes=10)  # type: ignore[arg-type]
    for number, edge in enumerate(EDGES):
        thumbs._keep((f"{number}", edge), b"12345")
    assert [name for name, _ in thumbs._kept] == ["1", "2"]
