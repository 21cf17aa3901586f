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
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling import model as shapes
from imagineart.modelling.model import Model, Texture
from imagineart.version import __version__

DEFAULT_LIMIT = 2_000_000_000  # bytes
_KINDS = {
    kind.__name__: kind
    for kind in (
        shapes.Mesh, shapes.Strands, shapes.Copies, shapes.Texture, shapes.Material,
        shapes.Part, shapes.Anchor, shapes.Model,
    )
}  # fmt: skip

_BROKEN = (OSError, ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile, EOFError)


def user_cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where this user's caches go: XDG_CACHE_HOME, ~/Library/Caches or LOCALAPPDATA."""
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

    def __init__(
        self,
        folder: Path | None = None,
        limit: int = DEFAULT_LIMIT,
        kinds: Mapping[str, type] = _KINDS,
    ) -> None:
        """`folder` defaults to `models` in the user's cache; `limit` in bytes; `kinds`: the
        records that may be kept, by name."""
        self.folder = folder or user_cache_folder() / "models"
        self.limit = limit
        self._kinds = kinds
        self._pictures: WeakValueDictionary[str, NDArray[Any]] = WeakValueDictionary()

    def holding(self, *kinds: type) -> "ModelCache":
        """The same folder, for records of more kinds."""
        return ModelCache(
            self.folder, self.limit, {**self._kinds, **{k.__name__: k for k in kinds}}
        )

    def key(self, module: str, *facts: object) -> str:
        """The name of what `module` builds from the facts, with the code as it is now."""
        text = "\n".join([__version__, np.__version__, _code(module), *map(str, facts)])
        return sha256(text.encode()).hexdigest()[:40]

    def get(self, key: str) -> Model | None:
        """The model of that key, or None if it is absent or broken."""
        kept = self.load(key)
        return kept if isinstance(kept, Model) else None

    def put(self, key: str, model: Model) -> None:
        """Keep a model; quietly not, where the folder cannot be written."""
        self.save(key, model)

    def load(self, key: str) -> Any:
        """The record of that key, or None if it is absent or broken."""
        try:
            data = self._used(f"{key}.npz").read_bytes()
            with np.load(io.BytesIO(data), allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
            return self._unpacked(json.loads(str(arrays["tree"])), arrays)
        except _BROKEN:
            return None

    def save(self, key: str, record: Any) -> None:
        """Keep a record; quietly not, where the folder cannot be written."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            arrays: dict[str, NDArray[Any]] = {}
            tree = json.dumps(self._packed(record, arrays))
            buffer = io.BytesIO()
            np.savez(buffer, allow_pickle=False, tree=np.array(tree), **arrays)
            _write(self.folder / f"{key}.npz", buffer.getvalue())
            self._trim()

    def _used(self, name: str) -> Path:
        """The path of a file, marked as used now. Raises `OSError` if it is not there."""
        path = self.folder / name
        os.utime(path)
        return path

    def _trim(self) -> None:
        """Unlink the least recently used until the folder is within its limit."""
        files = [(p.stat().st_mtime_ns, p.stat().st_size, p) for p in self.folder.glob("*.np[yz]")]
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= self.limit:
                return
            path.unlink(missing_ok=True)
            total -= size

    def _packed(self, value: Any, arrays: dict[str, NDArray[Any]]) -> Any:
        """Records as {"kind": …}; arrays of shapes by index, pictures as files of their own."""
        if isinstance(value, Texture):
            pictures = {f.name: self._picture(getattr(value, f.name)) for f in fields(value)}
            return {"kind": "Texture", "fields": pictures}
        if isinstance(value, np.ndarray):
            name = f"a{len(arrays)}"
            arrays[name] = value
            return {"array": name}
        if is_dataclass(value):
            packed = {f.name: self._packed(getattr(value, f.name), arrays) for f in fields(value)}
            return {"kind": type(value).__name__, "fields": packed}
        if isinstance(value, Mapping):
            return {"map": {str(k): self._packed(v, arrays) for k, v in value.items()}}
        if isinstance(value, (tuple, list)):
            return [self._packed(v, arrays) for v in value]
        return value.item() if isinstance(value, np.generic) else value

    def _picture(self, value: Any) -> Any:
        """A picture kept once for all models that show it, under the hash of its bytes."""
        if not isinstance(value, np.ndarray):
            return list(value) if isinstance(value, tuple) else value
        digest = sha256(np.ascontiguousarray(value).data).hexdigest()[:40]
        path = self.folder / f"{digest}.npy"
        if not path.exists():
            buffer = io.BytesIO()
            np.save(buffer, value, allow_pickle=False)
            _write(path, buffer.getvalue())
        self._pictures[digest] = value
        return {"picture": digest}

    def _unpacked(self, tree: Any, arrays: Mapping[str, NDArray[Any]]) -> Any:
        if isinstance(tree, list):
            return tuple(self._unpacked(v, arrays) for v in tree)
        if not isinstance(tree, dict):
            return tree
        if "array" in tree:
            return arrays[tree["array"]]
        if "picture" in tree:
            return self._shown(tree["picture"])
        if "map" in tree:
            return {k: self._unpacked(v, arrays) for k, v in tree["map"].items()}
        values = {k: self._unpacked(v, arrays) for k, v in tree["fields"].items()}
        return self._kinds[tree["kind"]](**values)

    def _shown(self, digest: str) -> NDArray[Any]:
        """The picture of that hash: the one in memory while anybody holds it."""
        path = self._used(f"{digest}.npy")
        picture = self._pictures.get(digest)
        if picture is None:
            picture = np.load(io.BytesIO(path.read_bytes()), allow_pickle=False)
            self._pictures[digest] = picture
        return picture


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


def sources(module: str) -> list[Path]:
    """The files that a family's models come from: its own, and all that families share."""
    here = Path(__file__).parent
    family = module.rpartition(".")[2]
    shared = [d for d in here.iterdir() if d.is_dir() and d.name not in ("families", "places")]
    files = [*here.glob("*"), *here.glob("families/_*"), *here.glob(f"families/{family}.*")]
    files += [path for folder in shared for path in folder.glob("**/*.py")]
    return sorted({p for p in files if p.is_file()})


@cache
def _code(module: str) -> str:
    """A hash of the files that a family's models come from."""
    digest = sha256()
    for path in sources(module):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
