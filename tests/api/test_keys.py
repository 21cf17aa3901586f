import json
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError
from tests.api.helpers import ring_of
from typer.testing import CliRunner

from imagineart.api import commands
from imagineart.api.keys import WeakKeyError, check_secret, open_key_ring
from imagineart.errors import InvalidRequestError
from imagineart.service.keys import ApiKey, KeyTable, hash_of
from imagineart.settings import Settings

STRONG = "k7Qw-9fLx2Rb0Tn4Vy6Hc8Jd1Sm3Gp5Z"


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_new_key_opens_the_door(tmp_path: Path) -> None:
    ring = ring_of(tmp_path)
    key, secret = ring.create("laptop")
    assert ring.find(secret) == key
    assert ring.holds(key.id)
    assert secret.startswith("ia_")
    assert len(secret) > 40


@pytest.mark.parametrize("secret", ["", "x", "ia_", "\ud800", "ia_" + "A" * 43, "k" * 100_000])
def test_other_words_do_not(tmp_path: Path, secret: str) -> None:
    ring = ring_of(tmp_path, "fixed")
    ring.create()
    assert ring.find(secret) is None


def test_another_server_notices_new_changed_and_revoked_keys(tmp_path: Path) -> None:
    serving, operating = ring_of(tmp_path), ring_of(tmp_path)
    key, secret = operating.create("a")
    assert serving.find(secret) is not None
    operating.change("a", priority=5)
    assert serving.of(key.id) == operating.of(key.id)
    operating.revoke("a")
    assert serving.find(secret) is None
    assert not serving.holds(key.id)


def test_the_database_is_asked_now_and_then_and_not_for_every_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, asked = Clock(), list[KeyTable]()
    ring = ring_of(tmp_path, fresh_s=0.25, clock=clock)
    kept = KeyTable.kept

    def counted(table: KeyTable) -> tuple[ApiKey, ...]:
        asked.append(table)
        return kept(table)

    monkeypatch.setattr(KeyTable, "kept", counted)
    for _ in range(1000):
        ring.find("ia_wrong")
    assert len(asked) == 1
    clock.now += 0.25
    ring.find("ia_wrong")
    assert len(asked) == 2


def test_keys_known_last_are_good_while_the_database_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = ring_of(tmp_path)
    key, secret = ring.create()
    away = OperationalError("SELECT", {}, Exception("gone"))

    def fail(table: KeyTable) -> None:
        raise away

    monkeypatch.setattr(KeyTable, "kept", fail)
    assert ring.find(secret) == key
    assert ring.find("ia_wrong") is None


def test_a_key_ends_with_its_time_though_nothing_is_asked(tmp_path: Path) -> None:
    clock = Clock()
    ring = ring_of(tmp_path, fresh_s=1e9, clock=clock)
    key, secret = ring.create(expires_at=200.0)
    assert ring.find(secret) == key
    clock.now = 200.0
    assert ring.find(secret) is None
    assert not ring.holds(key.id)
    assert ring.valid() == ()


def test_a_fixed_key_always_is_the_same_owner(tmp_path: Path) -> None:
    first, again = (ring_of(tmp_path / name, "fixed").find("fixed") for name in "..")
    assert first is not None
    assert first == again


def test_the_ring_of_the_settings(tmp_path: Path) -> None:
    ring = open_key_ring(Settings(data_dir=tmp_path, api_key=SecretStr("test-k")))
    assert ring.find("test-k") is not None
    assert open_key_ring(Settings(data_dir=tmp_path)).valid() == ()


def test_a_key_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(f"{STRONG}\n")
    settings = Settings(data_dir=tmp_path / "data", api_key_file=str(file))
    assert open_key_ring(settings).find(STRONG) is not None
    gone = Settings(data_dir=tmp_path, api_key_file=str(tmp_path / "none"))
    with pytest.raises(InvalidRequestError, match=r"cannot be read from .*none"):
        open_key_ring(gone)


def test_a_former_version_s_keys_open_the_door(tmp_path: Path) -> None:
    entry = {"id": "key_1", "name": "a", "hash": hash_of("ia_old"), "created_at": 1.0}
    revoked = entry | {"id": "key_2", "hash": hash_of("ia_gone"), "revoked_at": 2.0}
    (tmp_path / "keys.json").write_text(json.dumps({"keys": [entry, revoked]}))
    for _ in range(2):
        ring = open_key_ring(Settings(data_dir=tmp_path))
        found = ring.find("ia_old")
        assert found is not None
        assert found.id == "key_1"
        assert ring.find("ia_gone") is None
    assert not (tmp_path / "keys.json").exists()


@pytest.mark.parametrize("secret", [STRONG, "test-k"])
def test_keys_that_may_be_set(secret: str) -> None:
    check_secret(secret, "127.0.0.1")


@pytest.mark.parametrize(
    ("secret", "host", "words"),
    [
        ("short", "127.0.0.1", "has 5 characters; allowed are 32 characters or more"),
        ("a" * 40, "127.0.0.1", "repeats itself; .* 12 of them different"),
        ("test-k", "0.0.0.0", "made for tests, and 0.0.0.0 is no loopback address"),
    ],
)
def test_keys_that_could_be_guessed_are_refused_and_not_repeated(
    secret: str, host: str, words: str
) -> None:
    with pytest.raises(WeakKeyError, match=words) as told:
        check_secret(secret, host)
    assert secret not in str(told.value)


class TestCommands:
    @staticmethod
    def say(tmp_path: Path, *words: str) -> str:
        return CliRunner().invoke(commands.keys, [*words, "--data", str(tmp_path)]).output

    def test_a_key_s_life(self, tmp_path: Path) -> None:
        made = self.say(tmp_path, "create", "laptop")
        secret = made.split()[0]
        assert open_key_ring(Settings(data_dir=tmp_path)).find(secret) is not None
        listed = self.say(tmp_path, "list")
        assert "laptop" in listed
        assert "valid" in listed
        assert secret not in listed
        assert "is revoked" in self.say(tmp_path, "revoke", "laptop")
        assert "revoked 20" in self.say(tmp_path, "list")
        assert open_key_ring(Settings(data_dir=tmp_path)).find(secret) is None

    def test_it_is_said_where_a_key_was_written_to(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        made = CliRunner().invoke(commands.keys, ["create"])
        assert f"in {tmp_path / 'data'}" in made.output
        assert "new" in made.output  # there was no data directory: perhaps it is the wrong one
        assert "new" not in CliRunner().invoke(commands.keys, ["create"]).output

    def test_nothing_is_made_by_looking(self, tmp_path: Path) -> None:
        nowhere = tmp_path / "nowhere"
        for words in (["list"], ["usage"], ["revoke", "a"]):
            told = CliRunner().invoke(commands.keys, [*words, "--data", str(nowhere)])
            assert str(nowhere) in told.output + str(told.exception)
        assert not nowhere.exists()

    def test_terms_are_given_told_and_changed(self, tmp_path: Path) -> None:
        options = ["--expires-days", "30", "--scope", "read", "--priority", "3"]
        options += ["--results-per-day", "100", "--megapixels-per-day", "50", "--concurrent", "2"]
        self.say(tmp_path, "create", "a", *options)
        (key,) = KeyTable(f"sqlite:///{tmp_path / 'imagineart.db'}").kept()
        assert key.expires_at == pytest.approx(key.created_at + 30 * 86400, abs=5)
        assert (key.scopes, key.priority, key.results_per_day) == (("read",), 3, 100)
        assert (key.pixels_per_day, key.concurrent) == (50_000_000, 2)
        listed = self.say(tmp_path, "list")
        assert "read; priority 3; 100 results a day; 50 megapixels a day; 2 at once" in listed
        self.say(tmp_path, "change", "a", "--scope", "draw", "--scope", "read", "--concurrent", "0")
        changed = self.say(tmp_path, "list")
        assert "draw, read; priority 3; 100 results a day; 50 megapixels a day" in changed
        assert "at once" not in changed

    def test_usage_by_key_and_month(self, tmp_path: Path) -> None:
        self.say(tmp_path, "create", "laptop")
        database = KeyTable(f"sqlite:///{tmp_path / 'imagineart.db'}")
        (key,) = database.kept()
        from tests.service.helpers import make_spec

        from imagineart.service.store import Store

        store = Store(f"sqlite:///{tmp_path / 'imagineart.db'}")
        store.tasks.add(make_spec("u1", 3, owner=key.id), 1_772_323_200.0)
        store.tasks.add(make_spec("u2", 1, owner="set_1"), 1_772_323_200.0 - 1)
        store.close()
        lines = self.say(tmp_path, "usage").splitlines()
        assert lines[0].split() == [
            "month",
            "key",
            "name",
            "results",
            "done",
            "failed",
            "megapixels",
        ]
        assert lines[1].split() == ["2026-02", "set_1", "-", "1", "0", "0", "4.2"]
        assert lines[2].split() == ["2026-03", key.id, "laptop", "3", "0", "0", "12.6"]
        assert "set_1" not in self.say(tmp_path, "usage", "--month", "2026-03")
        assert "none in 2025-01" in self.say(tmp_path, "usage", "--month", "2025-01")
