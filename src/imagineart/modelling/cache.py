"""Where are built models kept? In a folder of files named by what they were built from.

The key hashes the code of the kit, the materials and the family, the parameters and the seed: a
changed line builds anew. Files are written whole or not at all, the least recently used go when
the folder grows too large, and a folder that is broken or cannot be written never fails a build.
"""

import io
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling import model as shapes
from imagineart.modelling.model import Model
from imagineart.version import __version__

DEFAULT_LIMIT = 2_000_000_000  # bytes
_KINDS = {
    kind.__name__: kind
    for kind in (
        shapes.Mesh, shapes.Strands, shapes.Copies, shapes.Texture, shapes.Material,
        shapes.Part, shapes.Anchor, shapes.Model,
    )
}  # fmt: skip


def user_cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where this user's caches go: XDG_CACHE_HOME, ~/Library/Caches or LOCALAPPDATA / imagineart."""
    env = os.environ if environment is None else environment
    if sys.platform == "win32":
        base = Path(env.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(env.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "imagineart"


class ModelCache:
    """Models in a folder, shared by processes. Nothing in it ever raises on a bad file."""

    def __init__(self, folder: Path | None = None, limit: int = DEFAULT_LIMIT) -> None:
        """`folder` defaults to `models` in the user's cache; `limit` in bytes."""
        self.folder = folder or user_cache_folder() / "models"
        self.limit = limit

    def key(self, module: str, *facts: object) -> str:
        """The name of what `module` builds from the facts, with the code as it is now."""
        text = "\n".join([__version__, np.__version__, _code(module), *map(str, facts)])
        return sha256(text.encode()).hexdigest()[:40]

    def get(self, key: str) -> Model | None:
        """The model of that key, or None if it is absent or broken."""
        path = self.folder / f"{key}.npz"
        try:
            kept = _decoded(path.read_bytes())
        except (OSError, ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile, EOFError):
            return None
        with suppress(OSError):
            os.utime(path)
        return kept

    def put(self, key: str, model: Model) -> None:
        """Keep a model; quietly not, where the folder cannot be written."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(self.folder / f"{key}.npz", _encoded(model))
            self._trim()

    def _trim(self) -> None:
        files = [(p.stat().st_mtime_ns, p.stat().st_size, p) for p in self.folder.glob("*.npz")]
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= self.limit:
                return
            path.unlink(missing_ok=True)
            total -= size


def _write(path: Path, data: bytes) -> None:
    """Write beside and rename: readers see the whole file or none."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def _code(module: str) -> str:
    """A hash of the files that a family's models come from."""
    here = Path(__file__).parent
    family = module.rpartition(".")[2]
    files = [*here.glob("*"), *here.glob("kit/**/*.py"), *here.glob("families/_*")]
    files += [here / "families" / f"{family}.py", *here.glob(f"families/{family}.*")]
    digest = sha256()
    for path in sorted({p for p in files if p.is_file()}):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _encoded(model: Model) -> bytes:
    arrays: list[NDArray[Any]] = []
    places: dict[int, int] = {}
    tree = json.dumps(_packed(model, arrays, places))
    buffer = io.BytesIO()
    named = {f"a{i}": array for i, array in enumerate(arrays)}
    np.savez(buffer, allow_pickle=False, tree=np.array(tree), **named)
    return buffer.getvalue()


def _packed(value: Any, arrays: list[NDArray[Any]], places: dict[int, int]) -> Any:
    """Records as {"kind": …}, arrays as {"array": index}: one array is kept once."""
    if isinstance(value, np.ndarray):
        if id(value) not in places:
            places[id(value)] = len(arrays)
            arrays.append(value)
        return {"array": places[id(value)]}
    if is_dataclass(value):
        packed = {f.name: _packed(getattr(value, f.name), arrays, places) for f in fields(value)}
        return {"kind": type(value).__name__, "fields": packed}
    if isinstance(value, Mapping):
        return {"map": {str(k): _packed(v, arrays, places) for k, v in value.items()}}
    if isinstance(value, (tuple, list)):
        return [_packed(v, arrays, places) for v in value]
    return value.item() if isinstance(value, np.generic) else value


def _decoded(data: bytes) -> Model:
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    kept = _unpacked(json.loads(str(arrays["tree"])), arrays)
    if not isinstance(kept, Model):
        raise ValueError("the file holds no model")
    return kept


def _unpacked(tree: Any, arrays: Mapping[str, NDArray[Any]]) -> Any:
    if isinstance(tree, list):
        return tuple(_unpacked(v, arrays) for v in tree)
    if not isinstance(tree, dict):
        return tree
    if "array" in tree:
        return arrays[f"a{tree['array']}"]
    if "map" in tree:
        return {k: _unpacked(v, arrays) for k, v in tree["map"].items()}
    return _KINDS[tree["kind"]](**{k: _unpacked(v, arrays) for k, v in tree["fields"].items()})
