import json
import stat
from pathlib import Path

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from imagineart.api import commands
from imagineart.api.keys import KeyRing, UnknownKeyError, open_key_ring
from imagineart.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "keys.json"


def test_a_new_key_opens_the_door(path: Path) -> None:
    ring = KeyRing(path)
    key, secret = ring.create("laptop")
    assert ring.find(secret) == key
    assert ring.holds(key.id)
    assert secret.startswith("ia_")
    assert len(secret) > 40


@pytest.mark.parametrize("secret", ["", "x", "ia_", "\ud800", "ia_" + "A" * 43, "k" * 100_000])
def test_other_words_do_not(path: Path, secret: str) -> None:
    ring = KeyRing(path, ["fixed"])
    ring.create()
    assert ring.find(secret) is None


def test_the_secret_is_not_kept(path: Path) -> None:
    _, secret = KeyRing(path).create()
    assert secret not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_keys_outlive_the_process(path: Path) -> None:
    key, secret = KeyRing(path).create("a")
    assert KeyRing(path).find(secret) == key


def test_another_ring_notices_new_and_revoked_keys(path: Path) -> None:
    serving, operating = KeyRing(path), KeyRing(path)
    key, secret = operating.create("a")
    assert serving.find(secret) is not None
    operating.revoke("a")
    assert serving.find(secret) is None
    assert not serving.holds(key.id)


def test_revoking_keeps_the_record(path: Path) -> None:
    ring = KeyRing(path)
    key, _ = ring.create("a")
    ring.create("b")
    assert ring.revoke(key.id).revoked_at is not None
    assert [k.name for k in ring.kept()] == ["a", "b"]
    assert [k.name for k in ring.valid()] == ["b"]


def test_what_is_not_there_cannot_be_revoked(path: Path) -> None:
    ring = KeyRing(path)
    key, _ = ring.create("a")
    with pytest.raises(UnknownKeyError, match=key.id):
        ring.revoke("b")
    ring.revoke("a")
    with pytest.raises(UnknownKeyError, match="none"):
        ring.revoke("a")


def test_a_fixed_key_always_is_the_same_owner(path: Path) -> None:
    first, again = (KeyRing(path, ["fixed"]).find("fixed") for _ in range(2))
    assert first is not None
    assert first == again
    assert not path.exists()


def test_the_ring_of_the_settings(tmp_path: Path) -> None:
    ring = open_key_ring(Settings(data_dir=tmp_path, api_key=SecretStr("k")))
    assert ring.find("k") is not None
    assert open_key_ring(Settings(data_dir=tmp_path)).valid() == ()


def test_commands(tmp_path: Path) -> None:
    cli, data = CliRunner(), ["--data", str(tmp_path)]
    assert cli.invoke(commands.keys, ["list", *data]).output == "none\n"
    made = cli.invoke(commands.keys, ["create", "laptop", *data])
    secret = made.output.split()[0]
    assert open_key_ring(Settings(data_dir=tmp_path)).find(secret) is not None
    listed = cli.invoke(commands.keys, ["list", *data]).output
    assert "laptop" in listed
    assert "valid" in listed
    assert secret not in listed
    assert "is revoked" in cli.invoke(commands.keys, ["revoke", "laptop", *data]).output
    assert "revoked 20" in cli.invoke(commands.keys, ["list", *data]).output
    assert open_key_ring(Settings(data_dir=tmp_path)).find(secret) is None


def test_the_file_is_plain_json(path: Path) -> None:
    KeyRing(path).create("a")
    assert set(json.loads(path.read_text())["keys"][0]) == {
        "id",
        "name",
        "hash",
        "created_at",
        "revoked_at",
    }
