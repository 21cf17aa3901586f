"""The doctor's report and the list of looks."""

import pytest

from imagineart.console import tables
from imagineart.console.tables import Finding, examine, print_health, print_looks
from imagineart.request import LOOKS


def test_a_whole_installation_is_healthy(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_health()
    told = capsys.readouterr().out
    for word in ("settings", "nouns as models", "fonts", "sRGB"):
        assert word in told
    assert "wrong" not in told


def test_damaged_weights_are_told_and_the_rest_is_still_examined(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def damaged() -> str:
        raise OSError("weights: [reader.onnx] was altered")

    monkeypatch.setattr(tables, "_models", damaged)
    assert not print_health()
    told = capsys.readouterr().out
    assert "wrong   models: weights: [reader.onnx] was altered" in told
    assert "ok      fonts" in told


@pytest.mark.parametrize(
    ("name", "value", "words"), [("PORT", "x", "allowed"), ("PROT", "1", "IMAGINEART_PROT")]
)
def test_wrong_settings_are_found(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"IMAGINEART_{name}", value)
    found = {finding.what: finding for finding in examine()}
    assert not found["settings"].ok
    assert words in found["settings"].detail


def test_what_is_optional_may_be_absent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tables, "options", lambda: [Finding("extra", False, "pip install")])
    monkeypatch.setattr(tables, "examine", lambda: [Finding("base", True, "there")])
    assert print_health()
    assert "absent  extra: pip install" in capsys.readouterr().out


def test_every_look_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    print_looks()
    told = capsys.readouterr().out
    assert all(name in told for name in LOOKS)
