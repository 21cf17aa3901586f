import json

import pytest

from imagineart.errors import EngineUnavailableError
from imagineart.tracing import variant
from imagineart.tracing.variant import Verdict


def test_an_asked_variant_is_not_tried() -> None:
    assert variant.choose("scalar_rgb") == Verdict("scalar_rgb", reason="asked for")


def test_a_library_that_fails_its_trial_means_scalar(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(variant, "_has_gpu", lambda: False)
    monkeypatch.setattr(variant, "_llvm", lambda: "/nowhere/libLLVM.so")
    first = variant.choose()
    assert first.variant == "scalar_rgb"
    assert "/nowhere/libLLVM.so" in first.reason


def test_a_verdict_is_remembered_and_a_torn_file_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(variant, "_has_gpu", lambda: False)
    monkeypatch.setattr(variant, "_llvm", lambda: None)
    assert variant.choose().variant == "scalar_rgb"
    path = variant._verdict_path()
    path.write_text(json.dumps({"variant": "llvm_ad_rgb", "llvm": "x", "reason": "remembered"}))
    assert variant.choose().reason == "remembered"
    path.write_text("{")
    assert variant.choose().variant == "scalar_rgb"


def test_where_nothing_compiles_the_error_says_what_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(variant, "_loaded", {})
    with pytest.raises(EngineUnavailableError, match=r"Linux x86-64.*asked for"):
        variant.load("scalar_rgb")
