"""A picture as another file: converted, or made again by a process."""

import asyncio
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import httpx
import pytest
from PIL import Image
from tests.api.helpers import Live, StubBoard, new_uuid, owner_of, serving
from tests.api.page.helpers import drawn, error_in

from imagineart.api import app
from imagineart.api.errors import ExportUnsupportedError, NoAvailableServerError
from imagineart.api.page.exports import Redrawing
from imagineart.request import GenerationRequest
from imagineart.service.gallery import Kept
from imagineart.service.messages import Export
from imagineart.service.task import ImageNotFoundError, Json, ResultRow
from imagineart.version import __version__

ROW = ResultRow(0, "done", "image-0", 7, path="0.jpg", media_type="image/jpeg", plan={}, stage={})
MINE = {"imagineart": __version__, "engine": "fake"}


@pytest.fixture(scope="module")
def picture(live: Live) -> dict[str, Any]:
    return drawn(live)


class TestFile:
    @pytest.mark.parametrize(
        ("query", "kind"),
        [("", "JPEG"), ("?format=png", "PNG"), ("?format=WEBP&quality=20", "WEBP")],
    )
    def test_it_is_converted(
        self, live: Live, picture: dict[str, Any], query: str, kind: str
    ) -> None:
        reply = live.http.get(f"{live.base}/page/pictures/{picture['id']}/file{query}")
        assert reply.status_code == 200
        image = Image.open(io.BytesIO(reply.content))
        assert image.format == kind
        assert image.info["icc_profile"]
        name = f"imagineart-{picture['seed']}."
        assert name in reply.headers["content-disposition"]
        assert reply.headers["content-disposition"].startswith("attachment")

    @pytest.mark.parametrize("query", ["format=gif", "quality=100", "quality=x"])
    def test_what_cannot_be_is_refused(
        self, live: Live, picture: dict[str, Any], query: str
    ) -> None:
        address = f"{live.base}/page/pictures/{picture['id']}/file?{query}"
        assert live.http.get(address).status_code == 400

    def test_without_a_key_there_is_none(self, live: Live, picture: dict[str, Any]) -> None:
        address = f"{live.base}/page/pictures/{picture['id']}/file"
        assert httpx.get(address).status_code == 401

    @pytest.mark.parametrize("name", ["layers.zip", "scene.glb"])
    def test_an_engine_without_layers_says_so(
        self, live: Live, picture: dict[str, Any], name: str
    ) -> None:
        reply = live.http.get(f"{live.base}/page/pictures/{picture['id']}/{name}")
        assert (reply.status_code, error_in(reply)) == (409, "exportUnsupported")


class OneKept(StubBoard):
    """A board with one picture, of an engine that has all."""

    row = replace(ROW, provenance=MINE)

    def exports(self, engine: str) -> frozenset[Export]:
        return frozenset({"layers", "glb"})

    async def kept(self, owner: str, image_id: str) -> Kept:
        if (owner, image_id) != (owner_of("test-key"), self.row.image_id):
            raise ImageNotFoundError("none", field="image")
        return Kept(1, new_uuid(), GenerationRequest(prompt="a cat"), {}, 0.0, None, self.row)


@pytest.fixture(scope="module")
def board() -> OneKept:
    return OneKept()


@pytest.fixture(scope="module")
def server(board: OneKept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    async def made(what: Export, known: Json) -> IO[bytes]:
        return io.BytesIO(f"{what} of {json.dumps(known)}".encode())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "Redrawing", lambda engine, limit_s: made)
        with serving(tmp_path_factory.mktemp("again"), board=board) as live:
            yield live


class TestAgain:
    @pytest.mark.parametrize(
        ("name", "kind", "what"),
        [("layers.zip", "application/zip", "layers"), ("scene.glb", "model/gltf-binary", "glb")],
    )
    def test_it_is_made_of_plan_and_stage(
        self, server: Live, name: str, kind: str, what: str
    ) -> None:
        reply = server.http.get(f"{server.base}/page/pictures/image-0/{name}")
        assert reply.content == f'{what} of {{"plan": {{}}, "stage": {{}}}}'.encode()
        assert reply.headers["content-type"] == kind
        assert reply.headers["x-imagineart-redrawn"] == "same"

    @pytest.mark.parametrize("other", [{"imagineart": "0.0.1"}, {"engine": "remote"}, {}])
    def test_that_it_may_differ_is_said(
        self, server: Live, board: OneKept, other: dict[str, str]
    ) -> None:
        board.row = replace(ROW, provenance=MINE | other if other else {})
        reply = server.http.get(f"{server.base}/page/pictures/image-0/scene.glb")
        assert reply.headers["x-imagineart-redrawn"] == "other-version"

    def test_an_unfinished_one_has_none(self, server: Live, board: OneKept) -> None:
        board.row = replace(ROW, state="running")
        reply = server.http.get(f"{server.base}/page/pictures/image-0/layers.zip")
        assert error_in(reply) == "pictureUnfinished"
        assert server.http.get(f"{server.base}/page/pictures/image-0/file").status_code == 409


@pytest.mark.anyio
class TestProcess:
    def script(self, folder: Path, text: str) -> Redrawing:
        (folder / "made.py").write_text(text, "utf-8")
        return Redrawing("fake", 5.0, (sys.executable, str(folder / "made.py")))

    async def test_its_output_is_the_file(self, tmp_path: Path) -> None:
        make = self.script(tmp_path, "import sys; print(sys.argv[1:], sys.stdin.read())")
        with await make("glb", {"a": 1}) as file:
            text = file.read().decode()
        assert text == "['--engine', 'fake', '--what', 'glb'] {\"a\": 1}\n"

    async def test_its_refusal_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(ExportUnsupportedError):
            await self.script(tmp_path, "raise SystemExit(3)")("layers", {})

    async def test_it_is_ended_when_its_time_is_over(self, tmp_path: Path) -> None:
        slow = self.script(tmp_path, "import time; time.sleep(60)")
        begun = asyncio.get_running_loop().time()
        with pytest.raises(NoAvailableServerError):
            await replace(slow, limit_s=0.2)("layers", {})
        assert asyncio.get_running_loop().time() - begun < 30
