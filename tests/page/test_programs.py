"""Code that is copied from a picture is a program: it runs, and draws the picture again."""

import os
import subprocess
import sys

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.page.helpers import Server, drawn

RUN = {
    "curl": ["bash"],
    "Python": [sys.executable, "-"],
    "JavaScript": ["node", "--input-type=module", "-"],
}
LIMIT_S = 60


@pytest.fixture
def programs(context: BrowserContext, page: Page) -> dict[str, str]:
    """By language, as the clipboard has them."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawn(page, 'a sign that says "it\'s open"')
    found = {}
    for language in RUN:
        page.get_by_role("button", name="Copy as code").click()
        page.get_by_role("menuitem", name=language).click()
        expect(page.locator(".toast")).to_contain_text(f"{language} code copied.")
        found[language] = page.evaluate("navigator.clipboard.readText()")
    return found


def test_each_of_them_runs_and_tells_a_picture(programs: dict[str, str], server: Server) -> None:
    for language, program in programs.items():
        told = subprocess.run(
            RUN[language],
            input=program,
            env={**os.environ, "IMAGINEART_KEY": server.key},
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=True,
        ).stdout
        start = told.index(server.url + "/images/")
        address = told[start:].split('"')[0].strip()
        assert httpx.get(address).headers["content-type"] == "image/jpeg", language
