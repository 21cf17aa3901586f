"""How do the packages get here? By npm's own client, into a cache that survives interruptions."""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from training.data.sources import Source

__all__ = ["fetch", "read_icons"]


def fetch(source: Source, cache: Path) -> Path:
    """The folder of the unpacked package, downloaded once.

    Unpacks beside the target and renames, so an interrupted fetch leaves nothing half done.
    Raises `subprocess.CalledProcessError` when npm cannot get the package.
    """
    folder = cache / f"{source.package.replace('/', '-').lstrip('@')}-{source.version}"
    if not folder.exists():
        part = folder.with_name(f"{folder.name}.part{os.getpid()}")
        part.mkdir(parents=True)
        with tarfile.open(_pack(source, part)) as archive:
            archive.extractall(part, filter="data")
        (part / "package").rename(folder)
    return folder


def _pack(source: Source, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", f"{source.package}@{source.version}"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.tgz"))


def read_icons(folder: Path) -> dict[str, str]:
    """Icon name → complete SVG document, aliases resolved."""
    sheet: dict[str, Any] = json.loads((folder / "icons.json").read_text())
    size = {"width": sheet.get("width", 16), "height": sheet.get("height", 16)}
    icons = {name: _document(size | icon) for name, icon in sheet["icons"].items()}
    aliases = sheet.get("aliases", {}).items()
    return icons | {name: icons[a["parent"]] for name, a in aliases if a["parent"] in icons}


def _document(icon: dict[str, Any]) -> str:
    left, top, width, height = (icon.get(k, 0) for k in ("left", "top", "width", "height"))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{left} {top} {width} {height}">{icon["body"]}</svg>'
    )
