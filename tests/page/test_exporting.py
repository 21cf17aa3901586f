"""Layers and the 3D scene of a picture that the embedded engine drew, through the page."""

import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.page.helpers import Server, opened

PATIENCE_MS = 240_000  # the first picture loads the engine


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("embedded"), engine="embedded")
    server.start()
    yield server
    server.stop()


def saved(page: Page, what: str, folder: Path) -> Path:
    """The file that the menu gives."""
    page.get_by_role("button", name="Download").click()
    with page.expect_download(timeout=PATIENCE_MS) as waiting:
        page.get_by_role("menuitem", name=what).click()
    path: Path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_layers_and_scene_are_made_again_and_another_version_is_told(
    context: BrowserContext, embedded: Server, tmp_path: Path
) -> None:
    page = opened(context.new_page(), embedded)
    page.get_by_text("Draft", exact=True).click()
    page.get_by_label("What should it show?").fill("a red apple on a table")
    page.get_by_role("button", name="Draw", exact=True).click()
    page.locator(".frame.done, .frame.failed").wait_for(timeout=PATIENCE_MS)
    expect(page.locator(".frame.failed")).to_have_count(0)
    assert saved(page, "3D scene", tmp_path).read_bytes()[:4] == b"glTF"
    expect(page.locator(".toast")).to_have_text("Saved to your downloads.")
    with zipfile.ZipFile(saved(page, "Layers", tmp_path)) as layers:
        assert any("apple" in name and name.endswith(".png") for name in layers.namelist())
    with sqlite3.connect(embedded.data / "imagineart.db") as database:
        older = """json_set(provenance, '$.imagineart', '0.0.1')"""
        database.execute(f"update results set provenance = {older}")
    saved(page, "3D scene", tmp_path)
    expect(page.locator(".toast")).to_contain_text("drawn again by a newer version")
