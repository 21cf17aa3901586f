"""A wrong key, an expired one, a server that goes away and comes back, a page without a server."""

import re

from playwright.sync_api import BrowserContext, expect
from tests.page.helpers import Server, draw, finished, opened


def test_a_wrong_key_is_told_so(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(server.url)
    page.get_by_label("With a key that you were given").fill("ia_wrong")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("The server does not know this key.")).to_be_visible()


def test_a_key_that_was_withdrawn_leads_to_the_door(
    context: BrowserContext, server: Server
) -> None:
    found = re.search(r"ia_\S+", server.keys("create", "short"))
    assert found is not None
    page = opened(context.new_page(), server, found[0])
    page.get_by_label("What should it show?").fill("a lamp that I had in mind")
    server.keys("revoke", "short")
    page.wait_for_timeout(1500)  # the server notices within a second
    page.get_by_role("button", name="Draw", exact=True).click()
    expect(page.get_by_role("heading", name="This key opens no more")).to_be_visible()
    page.get_by_label("With a key that you were given").fill(server.key)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_label("What should it show?")).to_have_value("a lamp that I had in mind")


def test_a_drawing_survives_a_restart_of_the_server(
    context: BrowserContext, own_server: Server
) -> None:
    page = opened(context.new_page(), own_server)
    draw(page, "a bus slowly going by", number=2)
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
