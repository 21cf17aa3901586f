"""JSON with pictures in it, written without holding a picture."""

import base64
import json
import os
from collections.abc import AsyncIterator

import pytest
from tests.service.helpers import whole

from imagineart.service.pieces import (
    CHUNK,
    Inline,
    LostPictureError,
    inline_bytes,
    length_of,
    pieces_of,
    text_bytes,
    text_of,
    written,
)

pytestmark = pytest.mark.anyio
FILE = os.urandom(3 * CHUNK + 1)


async def read(path: str) -> AsyncIterator[bytes]:
    for start in range(0, len(FILE), 50_000):
        yield FILE[start : start + 50_000]


async def test_pictures_stand_where_they_were_put() -> None:
    value = {
        "a": Inline("x", len(FILE)),
        "prompt": 'quotes " and \\ and "imageBase64Data"',
        "b": [Inline("x", len(FILE), "data:image/png;base64,")],
    }
    pieces = pieces_of(value)
    text = await whole(written(pieces, read))
    assert len(text) == length_of(pieces) == text_bytes(pieces) + inline_bytes(pieces)
    found = json.loads(text)
    assert base64.b64decode(found["a"]) == FILE
    assert found["b"][0].startswith("data:image/png;base64,")
    assert base64.b64decode(found["b"][0].partition(",")[2]) == FILE
    assert found["prompt"] == value["prompt"]


async def test_a_chunk_at_a_time_is_held() -> None:
    chunks = [chunk async for chunk in written(pieces_of([Inline("x", len(FILE))]), read)]
    assert max(map(len, chunks)) <= 4 * CHUNK // 3


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4])
def test_the_length_is_known_before_anything_is_read(size: int) -> None:
    assert Inline("x", size, "p").length == 1 + len(base64.b64encode(bytes(size)))


async def test_a_picture_that_has_changed_is_noticed() -> None:
    with pytest.raises(LostPictureError, match="x has"):
        await whole(written(pieces_of([Inline("x", len(FILE) + 1)]), read))


def test_text_alone_is_one_piece() -> None:
    assert pieces_of({"a": "é"}) == (b'{"a":"\\u00e9"}',) == (text_of({"a": "é"}),)


def test_what_is_not_json_is_refused() -> None:
    with pytest.raises(TypeError, match="object is not JSON"):
        pieces_of([object()])
