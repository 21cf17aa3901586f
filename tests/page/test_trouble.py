"""A wrong key, an expired one, a server that goes away and comes back, a page without a server."""

import subprocess
import sys

from playwright.sync_api import BrowserContext, expect

from tests.page.helpers import ROOT, Server, draw, finished, opened


def test_a_wrong_key_is_told_so(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(server.url)
    page.get_by_label("With a key that you were given").fill("ia_wrong")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("The server does not know this key.")).to_be_visible()


def test_a_key_that_was_withdrawn_leads_to_the_door(
    context: BrowserContext, own_server: Server
) -> None:
    page = opened(context.new_page(), own_server)
    page.get_by_label("What should it show?").fill("a lamp that I had in mind")
    revoke_all(own_server)
    page.get_by_role("button", name="Draw", exact=True).click()
    expect(page.get_by_role("heading", name="This key opens no more")).to_be_visible()
    page.evaluate("localStorage.clear")  # the words are kept in the page
    page.reload()
    expect(page.get_by_role("heading", name="This key opens no more")).to_be_visible()


def revoke_all(server: Server) -> None:
    """Withdraw every key, as the operator does."""
    command = [sys.executable, "-m", "imagineart", "keys"]
    env = {"PYTHONPATH": str(ROOT / "src"), "IMAGINEART_DATA_DIR": str(server.data), "PATH": ""}
    listed = subprocess.run([*command, "list"], env=env, capture_output=True, text=True, check=True)
    for name in {word for word in listed.stdout.split() if word.startswith("key_")}:
        subprocess.run([*command, "revoke", name], env=env, check=True, capture_output=True)


def test_a_drawing_survives_a_restart_of_the_server(
    context: BrowserContext, own_server: Server
) -> None:
    page = opened(context.new_page(), own_server)
    draw(page, "a yellow bus", number=2)
    page.locator("img.preview").first.wait_for()
    own_server.stop()
    expect(page.get_by_text("The server does not answer.")).to_be_visible()
    own_server.start()
    expect(page.get_by_text("The server does not answer.")).to_have_count(0)
    finished(page, 2)


def test_the_page_opens_without_its_server(context: BrowserContext, own_server: Server) -> None:
    page = opened(context.new_page(), own_server)
    page.evaluate("navigator.serviceWorker.ready")
    own_server.stop()
    page.reload()
    expect(page.get_by_text("The server does not answer.")).to_be_visible()
    expect(page.get_by_label("What should it show?")).to_be_visible()
    own_server.start()
    expect(page.get_by_text("The server does not answer.")).to_have_count(0)
