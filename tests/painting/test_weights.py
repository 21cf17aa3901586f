"""Only the shipped bytes are loaded, and the message says which file and which hash."""

import hashlib
import json
from pathlib import Path

import pytest

from imagineart.errors import WeightsError
from imagineart.painting.weights import FOLDER, describe, register, verify

CONTENT = b"0123456789"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "net.onnx").write_bytes(CONTENT)
    register(tmp_path, "net.onnx", parameters=7)
    return tmp_path


def test_a_registered_file_is_verified(folder: Path) -> None:
    assert verify(folder, "net.onnx") == folder / "net.onnx"
    assert describe(folder, "net.onnx") == {"bytes": 10, "sha256": SHA256, "parameters": 7}


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda path: path.unlink(), "is missing"),
        (lambda path: path.write_bytes(CONTENT[:4]), "4 bytes"),
        (lambda path: path.write_bytes(b"X" + CONTENT[1:]), "was altered"),
    ],
)
def test_a_damaged_file_is_refused_by_name_and_hash(folder, damage, problem) -> None:  # type: ignore[no-untyped-def]
    damage(folder / "net.onnx")
    with pytest.raises(WeightsError, match=problem) as caught:
        verify(folder, "net.onnx")
    assert "net.onnx" in caught.value.message
    assert SHA256 in caught.value.message


def test_an_unlisted_file_is_refused(folder: Path) -> None:
    with pytest.raises(WeightsError, match=r"other\.onnx"):
        verify(folder, "other.onnx")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"net.onnx"'])
def test_a_broken_list_is_refused(folder: Path, content: str) -> None:
    (folder / "weights.json").write_text(content)
    with pytest.raises(WeightsError, match=r"weights\.json"):
        verify(folder, "net.onnx")


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"weights\.json is missing"):
        verify(tmp_path, "net.onnx")


def test_registering_keeps_other_entries(folder: Path) -> None:
    (folder / "second.npz").write_bytes(b"abc")
    register(folder, "second.npz")
    assert sorted(json.loads((folder / "weights.json").read_text())) == ["net.onnx", "second.npz"]


def test_every_listed_file_of_the_package_is_intact() -> None:
    listed = json.loads((FOLDER / "weights.json").read_text())
    assert "painter.onnx" in listed
    for name in listed:
        verify(FOLDER, name)
