"""A first key: for a browser at home that has a code, once, and for nobody else."""

import re
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from tests.api.helpers import Live, serving
from tests.api.page.helpers import error_in
from typer.testing import CliRunner

from imagineart import cli
from imagineart.api.page import bundle
from imagineart.api.page.bundle import Bundle
from imagineart.api.page.welcome import VALID_S, Codes, address_with, is_at_home
from imagineart.api.server import the_page
from imagineart.service.keys import hash_of
from imagineart.settings import Settings


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def request(peer: str = "127.0.0.1", **headers: str) -> Request:
    given = {"host": "127.0.0.1:8787"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    raw = [(name.encode(), value.encode()) for name, value in given.items()]
    return Request({"type": "http", "headers": raw, "client": (peer, 5), "path": "/"})


class TestCodes:
    def test_one_works_once(self, tmp_path: Path) -> None:
        codes = Codes(tmp_path)
        code = codes.make()
        assert Codes(tmp_path).take(code)  # of another process, too
        assert not codes.take(code)

    def test_its_time_ends(self, tmp_path: Path) -> None:
        clock = Clock()
        codes = Codes(tmp_path, clock)
        code = codes.make()
        clock.now += VALID_S
        assert not codes.take(code)

    def test_old_ones_are_thrown_away(self, tmp_path: Path) -> None:
        clock = Clock()
        codes = Codes(tmp_path, clock)
        codes.make()
        clock.now += VALID_S
        last = codes.make()
        assert [path.name for path in (tmp_path / "welcome").iterdir()] == [hash_of(last)]

    @pytest.mark.parametrize("code", ["", "x", "../x", "\udc80", "é"])
    def test_others_do_not_work(self, tmp_path: Path, code: str) -> None:
        Codes(tmp_path).make()
        assert not Codes(tmp_path).take(code)

    def test_it_stands_where_no_server_sees_it(self) -> None:
        address = address_with("http://127.0.0.1:8787", "abc")
        assert httpx.URL(address).raw_path == b"/"
        assert httpx.URL(address).fragment == "welcome=abc"


class TestAddress:
    def told(self, text: str) -> str:
        found = re.search(r"http://\S+/#welcome=(\S+)", text)
        assert found is not None
        return found[1]

    def test_the_server_tells_one_that_works(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bundle, "open_bundle", lambda: Bundle({"": None}))  # type: ignore[dict-item]
        (line,) = the_page(Settings(data_dir=tmp_path), "http://127.0.0.1:1")
        assert Codes(tmp_path).take(self.told(line))
        assert the_page(Settings(data_dir=tmp_path, host="0.0.0.0"), "http://127.0.0.1:1") == []

    def test_a_page_that_was_not_built_has_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bundle, "open_bundle", lambda: Bundle({}))
        assert the_page(Settings(data_dir=tmp_path), "http://127.0.0.1:1") == []

    @pytest.mark.parametrize(("host", "shown"), [("", "127.0.0.1"), ("::", "[::1]")])
    def test_a_command_tells_another(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, shown: str
    ) -> None:
        monkeypatch.setenv("IMAGINEART_HOST", host or "127.0.0.1")
        line = ["open", "--data", str(tmp_path), "--port", "99", "--no-browser"]
        done = CliRunner().invoke(cli.app, line)
        assert done.exit_code == 0
        assert done.output.startswith(f"http://{shown}:99/#welcome=")
        assert Codes(tmp_path).take(self.told(done.output))


@pytest.mark.parametrize(
    ("peer", "headers", "at_home"),
    [
        ("127.0.0.1", {}, True),
        ("127.0.0.1", {"origin": "http://127.0.0.1:8787", "sec_fetch_site": "same-origin"}, True),
        ("127.0.0.1", {"host": "localhost:1", "origin": "http://localhost:1"}, True),
        ("::1", {"host": "[::1]:8787", "origin": "http://[::1]:8787"}, True),
        ("::ffff:127.0.0.1", {}, True),
        ("192.168.0.9", {}, False),
        ("127.0.0.1", {"origin": "http://evil.example"}, False),
        ("127.0.0.1", {"origin": "null"}, False),
        ("127.0.0.1", {"origin": "http://127.0.0.1:9999"}, False),
        ("127.0.0.1", {"host": "evil.example:8787"}, False),
        ("127.0.0.1", {"host": "evil.example", "origin": "http://evil.example"}, False),
        ("127.0.0.1", {"host": "127.0.0.1.evil.example"}, False),
        ("127.0.0.1", {"sec_fetch_site": "cross-site"}, False),
        ("127.0.0.1", {"x_forwarded_for": "192.168.0.9"}, False),
        ("127.0.0.1", {"forwarded": "for=192.168.0.9"}, False),
        ("", {}, False),
    ],
)
def test_who_is_at_home(peer: str, headers: dict[str, str], at_home: bool) -> None:
    assert is_at_home(request(peer, **headers)) is at_home


class TestOverHttp:
    def ask(self, live: Live, code: str, **headers: str) -> httpx.Response:
        address = f"{live.base}/page/welcome"
        return httpx.post(address, json={"code": code}, headers=headers)

    def test_a_code_is_exchanged_for_a_key_that_opens_the_door(self, live: Live) -> None:
        code = Codes(live.settings.data_dir).make()
        told = self.ask(live, code, Origin=live.base)
        assert told.status_code == 200
        key = {"Authorization": f"Bearer {told.json()['key']}"}
        me = httpx.get(f"{live.base}/page/me", headers=key).json()
        assert (me["id"], me["name"]) == (told.json()["id"], told.json()["name"])
        assert error_in(self.ask(live, code)) == "welcomeRefused"

    def test_a_page_of_another_origin_gets_none_and_spends_none(self, live: Live) -> None:
        code = Codes(live.settings.data_dir).make()
        refused = self.ask(live, code, Origin="http://evil.example")
        assert (refused.status_code, error_in(refused)) == (403, "welcomeRefused")
        assert self.ask(live, code).status_code == 200

    def test_guessing_ends_soon(self, tmp_path: Path) -> None:
        with serving(tmp_path, max_wrong_keys_per_minute=3) as live:
            statuses = [self.ask(live, "guess").status_code for _ in range(5)]
        assert statuses == [403, 403, 403, 429, 429]

    @pytest.mark.parametrize("body", [b"", b"[]", b'{"code": 1}', b'{"code": "a", "x": 1}'])
    def test_what_is_no_code_is_refused(self, live: Live, body: bytes) -> None:
        assert httpx.post(f"{live.base}/page/welcome", content=body).status_code == 400

    def test_a_long_body_is_not_read(self, live: Live) -> None:
        reply = httpx.post(f"{live.base}/page/welcome", content=b'"' + b"x" * 9000 + b'"')
        assert reply.status_code == 413
