"""Is this weight file the one that was shipped? `weights.json` says; nothing unverified is loaded.

    {"painter.onnx": {"sha256": "…", "bytes": 22101234, …what else is known of it…}, …}

One entry per file beside it; the training scripts write entries with `register`.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from imagineart.errors import WeightsError

__all__ = ["FOLDER", "describe", "listed", "register", "verify"]

FOLDER = Path(__file__).with_name("weights")
LIST = "weights.json"


def describe(folder: Path, name: str) -> dict[str, Any]:
    """The entry of one file. Raises `WeightsError` if the list lacks it or cannot be read."""
    try:
        return _entries(folder)[name]
    except KeyError as error:
        raise _error(folder / LIST, f"has no entry for {name}", "one") from error


def listed(folder: Path) -> tuple[str, ...]:
    """The names of all weight files. Raises `WeightsError` if the list cannot be read."""
    return tuple(_entries(folder))


def verify(folder: Path, name: str) -> Path:
    """The path of a weight file whose bytes are the listed ones.

    Raises `WeightsError` naming the file and the expected sha256 if it is missing, truncated or
    altered.
    """
    path, expected = folder / name, describe(folder, name)
    wanted = f"sha256 {expected['sha256']} ({expected['bytes']} bytes)"
    if not path.is_file():
        raise _error(path, "is missing", wanted)
    if path.stat().st_size != expected["bytes"]:
        raise _error(path, f"has {path.stat().st_size} bytes", wanted)
    if _sha256(path) != expected["sha256"]:
        raise _error(path, "was altered", wanted)
    return path


def register(folder: Path, name: str, **facts: Any) -> dict[str, Any]:
    """Write or replace the entry of a file that lies in the folder; returns the entry."""
    path, book = folder / name, folder / LIST
    entries = json.loads(book.read_text("utf-8")) if book.exists() else {}
    entries[name] = {"sha256": _sha256(path), "bytes": path.stat().st_size, **facts}
    part = book.with_suffix(".part")
    part.write_text(json.dumps(entries, indent=1, sort_keys=True) + "\n", "utf-8")
    part.replace(book)
    return dict(entries[name])


def _entries(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        return dict(json.loads((folder / LIST).read_text("utf-8")))
    except FileNotFoundError as error:
        raise _error(folder / LIST, "is missing", "part of the package") from error
    except (ValueError, TypeError) as error:
        raise _error(folder / LIST, "cannot be read", "a list of weight files") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _error(path: Path, problem: str, wanted: str) -> WeightsError:
    message = f"weights: {path} {problem}; expected {wanted}. Reinstall the package."
    return WeightsError(message, field="weights", value=str(path), allowed=[wanted])
