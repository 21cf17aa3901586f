"""The page's files, and what a browser is told to allow."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from imagineart.api.page.bundle import FOR_EVER, open_bundle
from imagineart.api.page.routes import route_bundle


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><p>é</p>", "utf-8")
    (tmp_path / "sw.js").write_text("1", "utf-8")
    (tmp_path / "assets" / "page-3f2a.js").write_text("2", "utf-8")
    app = FastAPI()
    route_bundle(app, open_bundle(tmp_path))
    return TestClient(app)


@pytest.mark.parametrize(
    ("path", "kind", "keeping"),
    [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/assets/page-3f2a.js", "text/javascript; charset=utf-8", FOR_EVER),
    ],
)
def test_a_file_is_sent_and_kept(client: TestClient, path: str, kind: str, keeping: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 200
    assert reply.headers["content-type"] == kind
    assert reply.headers["cache-control"] == keeping
    again = client.get(path, headers={"If-None-Match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_nothing_foreign_and_nothing_inline_may_run(client: TestClient) -> None:
    headers = client.get("/").headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/index.htm", "/assets/", "/..%2f..%2fetc/passwd", "/x"])
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_page_that_was_not_built_has_no_files(tmp_path: Path) -> None:
    assert open_bundle(tmp_path).files == {}
