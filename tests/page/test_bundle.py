"""The page as it ships: built from the sources, small, and of this server alone."""

import gzip
import re
import subprocess
from pathlib import Path

from tests.page.helpers import ROOT

SHIPPED = ROOT / "src/imagineart/web"
MOST = 250_000  # bytes, gzipped


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_ships_is_built_from_the_sources(tmp_path: Path) -> None:
    build = ["npx", "--no-install", "vite", "build", "--outDir", str(tmp_path / "web")]
    subprocess.run([*build, "--logLevel", "error"], cwd=ROOT / "web", check=True)
    built, shipped = files(tmp_path / "web"), files(SHIPPED)
    assert built.keys() == shipped.keys()
    assert [name for name in built if built[name] != shipped[name]] == []


def test_all_of_it_is_kept_for_when_the_server_is_gone() -> None:
    worker = (SHIPPED / "sw.js").read_text("utf-8")
    paths = ["/" if name == "index.html" else f"/{name}" for name in files(SHIPPED)]
    assert [path for path in paths if f'"{path}"' not in worker] == ["/sw.js"]


def test_it_is_small() -> None:
    assert 20_000 < sum(len(gzip.compress(data)) for data in files(SHIPPED).values()) <= MOST


def test_nothing_foreign_is_loaded() -> None:
    for name, data in files(SHIPPED).items():
        if name.endswith((".html", ".css")):
            assert re.findall(rb"""(?:src|href|url)\W{1,3}(?:https?:)?//[^"')]+""", data) == []


def test_no_script_or_style_stands_in_the_document() -> None:
    start = (SHIPPED / "index.html").read_text("utf-8")
    assert re.search(r"<style|style=|<script(?![^>]*\bsrc=)|\son\w+=", start) is None
