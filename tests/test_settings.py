"""Settings from the environment, and their documentation."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from imagineart.errors import InvalidRequestError
from imagineart.settings import Settings, misspelt, settings_table


def test_every_setting_is_in_the_documentation_as_it_is(root: Path) -> None:
    page = (root / "docs" / "settings.md").read_text("utf-8")
    assert settings_table() in page, "renew the table: python -m imagineart.settings"


def test_every_setting_says_what_it_means() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


def test_the_environment_wins_over_defaults_and_arguments_over_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("IMAGINEART_PORT", "9000")
    monkeypatch.setenv("IMAGINEART_HOST", "0.0.0.0")
    assert (Settings().port, Settings(port=1234).port, Settings().host) == (9000, 1234, "0.0.0.0")


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "70000"), ("WORKERS", "-1"), ("TTL_S", "59"), ("PORT", "x")]
)
def test_a_value_out_of_range_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"IMAGINEART_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ValidationError, match="no_such"):
        Settings(no_such=1)  # type: ignore[call-arg]


def test_the_database_lies_in_the_data_directory_unless_told(tmp_path: Path) -> None:
    here = Settings(data_dir=tmp_path)
    assert here.resolved_database == f"sqlite:///{tmp_path}/imagineart.db"
    there = Settings(data_dir=tmp_path, database="postgresql://db/x")
    assert there.resolved_database == "postgresql://db/x"
    formerly = Settings(data_dir=tmp_path, database_url="postgresql://db/y")
    assert formerly.resolved_database == "postgresql://db/y"


def test_secrets_are_not_shown() -> None:
    assert "hush" not in repr(Settings(webhook_secret="hush"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "x", r"setting port \(IMAGINEART_PORT\) is 'x'; allowed is a valid integer$"),
        ("WORKERS", "65", r"workers .*65.*; allowed is less than or equal to 64"),
        ("PUBLIC_URL", "my-host", r"public_url .*'my-host'; allowed is .* http:// or https://"),
        ("DATABASE", "db", r"database .*'db'; allowed is a URL"),
        ("STORAGE_URL", "s3", r"storage_url .*'s3'; allowed is a URL"),
        ("WEBHOOK_BODY", "xml", r"webhook_body .*'xml'; allowed is 'wrapped' or 'flat'"),
    ],
)
def test_a_wrong_setting_names_itself_its_variable_and_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"IMAGINEART_{name}", value)
    with pytest.raises(InvalidRequestError, match=words):
        Settings.load()


def test_loading_leaves_what_is_not_given_to_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("IMAGINEART_PORT", "9000")
    assert Settings.load(port=None, host="::1").port == 9000
    assert Settings.load(port=1).port == 1


def test_a_variable_that_looks_like_a_setting_and_is_none_is_found() -> None:
    assert misspelt(["PATH", "IMAGINEART_PORT", "IMAGINEART_PROT"]) == ["IMAGINEART_PROT"]


def test_a_remote_engine_s_access_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("IMAGINEART_ENGINE_KEY", "hush")
    monkeypatch.setenv("IMAGINEART_ENGINE_MODEL", "flux")
    assert Settings.load().engine_access == {"api_key": "hush", "model": "flux", "threads": 0}
    assert "hush" not in repr(Settings.load())
