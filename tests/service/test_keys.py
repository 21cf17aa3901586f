"""The table of keys."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from imagineart.errors import InvalidRequestError
from imagineart.service import schema
from imagineart.service.database import Database
from imagineart.service.keys import SCOPES, ApiKey, KeyTable, UnknownKeyError, hash_of

FORMER = {
    "id": "key_1",
    "name": "laptop",
    "hash": hash_of("ia_old"),
    "created_at": 1.0,
    "revoked_at": None,
}


def test_a_key_comes_back_as_it_was_made(keys: KeyTable) -> None:
    key, secret = keys.create(
        "a", scopes=("read",), expires_at=9.0, priority=2, results_per_day=5, concurrent=1
    )
    assert keys.kept() == (key,)
    assert key.hash == hash_of(secret)
    assert (key.scopes, key.expires_at, key.priority) == (("read",), 9.0, 2)
    assert (key.results_per_day, key.pixels_per_day, key.concurrent) == (5, None, 1)


def test_the_secret_is_not_kept(keys: KeyTable, database_url: str) -> None:
    _, secret = keys.create("a")
    database = Database(database_url)
    with database.reading() as connection:
        (kept,) = connection.execute(select(schema.keys)).all()
    database.close()
    assert hash_of(secret) in kept
    assert secret not in str(kept)


def test_a_new_key_may_do_everything_without_a_limit(keys: KeyTable) -> None:
    key, _ = keys.create()
    assert key.scopes == SCOPES
    assert key.valid(1e12)
    allowance = key.allowance(7)
    assert (allowance.in_flight, allowance.results_per_day, allowance.pixels_per_day) == (
        7,
        None,
        None,
    )


def test_a_key_ends_when_its_time_is_over_or_it_is_revoked(keys: KeyTable) -> None:
    key, _ = keys.create("a", expires_at=10.0)
    assert key.valid(9.9)
    assert not key.valid(10.0)
    assert not keys.revoke("a").valid(1.0)


def test_terms_change_and_the_secret_stays(keys: KeyTable) -> None:
    key, _ = keys.create("a", results_per_day=5)
    changed = keys.change("a", results_per_day=None, priority=4)
    assert (changed.results_per_day, changed.priority) == (None, 4)
    assert changed.hash == key.hash
    assert keys.change(key.id) == changed


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"priority": 0}, "priority is 0; allowed is 1 to 100"),
        ({"concurrent": 0}, "concurrent is 0; allowed is 1 to"),
        ({"scopes": ("paint",)}, "scopes is 'paint'; allowed is some of draw, read, cancel"),
        ({"scopes": ()}, "allowed is some of draw, read, cancel"),
        ({"hash": "x"}, "hash is 'x'; allowed is one of concurrent, "),
    ],
)
def test_terms_that_cannot_be_are_refused_by_name(
    keys: KeyTable, terms: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidRequestError, match=words):
        keys.create("a", **terms)
    assert keys.kept() == ()


def test_only_a_living_key_can_be_named(keys: KeyTable) -> None:
    key, _ = keys.create("a")
    with pytest.raises(UnknownKeyError, match=key.id):
        keys.revoke("b")
    keys.revoke("a")
    with pytest.raises(UnknownKeyError, match="none"):
        keys.change("a", priority=2)


def test_a_former_key_file_is_taken_over_once(keys: KeyTable, tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text(json.dumps({"keys": [FORMER, FORMER | {"id": "key_2", "hash": "b"}]}))
    assert keys.take_over(file) == 2
    assert keys.kept()[0] == ApiKey("key_1", "laptop", hash_of("ia_old"), 1.0)
    assert not file.exists()
    assert keys.take_over(file) == 0


def test_a_file_that_was_taken_over_by_halves_is_taken_over_again(
    keys: KeyTable, tmp_path: Path
) -> None:
    file = tmp_path / "keys.json"
    for _ in range(2):
        file.write_text(json.dumps({"keys": [FORMER]}))
        keys.take_over(file)
    assert len(keys.kept()) == 1
