"""How do the packages get here? By npm's own client, into a cache that survives interruptions."""

import json
import os
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Package:
    """An npm package that carries a set of SVG icons in one JSON file."""

    name: str
    version: str


def fetch(package: Package, cache: Path) -> Path:
    """The folder of the unpacked package, downloaded once.

    Unpacks beside the target and renames, so an interrupted fetch leaves nothing half done.
    Raises `subprocess.CalledProcessError` when npm cannot get the package.
    """
    folder = cache / f"{package.name.replace('/', '-').lstrip('@')}-{package.version}"
    if not folder.exists():
        part = folder.with_name(f"{folder.name}.part{os.getpid()}")
        part.mkdir(parents=True)
        with tarfile.open(_pack(package, part)) as archive:
            archive.extractall(part, filter="data")
        (part / "package").rename(folder)
    return folder


def _pack(package: Package, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
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
