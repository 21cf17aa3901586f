"""Whoever comes, however they come: axe, the keyboard, a narrow window, dark and light."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.page.helpers import ROOT, WAIT_MS, Server, draw, drawn, opened

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
SERIOUS = ("serious", "critical")
NARROW = 320  # px


def faults(page: Page) -> list[str]:
    """What axe finds that keeps people out, with the element."""
    page.evaluate(AXE.read_text("utf-8"))
    page.wait_for_timeout(400)  # what fades in has its colours then
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(told => told.violations)")
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_no_serious_fault(browser: Browser, server: Server, scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.goto(server.url)
    page.get_by_role("heading", name="Welcome").wait_for()
    assert faults(page) == []
    opened(page, server)
    assert faults(page) == []
    drawn(page, "a red apple on a table")
    page.get_by_role("button", name="Inspect", exact=True).click()
    page.get_by_role("heading", name="You said").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Download").click()
    assert faults(page) == []
    page.keyboard.press("Escape")
    drawn(page, "two white cups", number=2)
    page.locator(".sheet .pick input").first.check(force=True)
    assert faults(page) == []
    page.locator(".status").get_by_role("button", name="Compare").click()
    page.locator(".beside img").first.wait_for()
    assert faults(page) == []
    page.goto(f"{server.url}/#/gallery")
    page.locator(".tile").first.wait_for()
    assert faults(page) == []
    page.goto(f"{server.url}/#/gallery?q=nowhere")
    page.get_by_role("heading", name="Nothing with").wait_for()
    assert faults(page) == []
    page.goto(f"{server.url}/#/")
    draw(page, "and of the")
    page.locator(".frame.failed").wait_for()
    assert faults(page) == []
    context.close()


def test_a_narrow_window_scrolls_one_way(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": NARROW, "height": 640}, is_mobile=True)
    context.set_default_timeout(WAIT_MS)
    page = opened(context.new_page(), server)
    page.locator(".example").first.wait_for()
    assert width(page) <= NARROW
    page.locator(".folded summary").click()
    assert width(page) <= NARROW
    drawn(page, "a small green frog")
    assert width(page) <= NARROW
    page.get_by_role("button", name="Inspect", exact=True).click()
    page.get_by_role("heading", name="You said").wait_for()
    assert width(page) <= NARROW
    page.locator(".folded summary").click()
    drawn(page, "two small green frogs", number=2)
    page.locator(".sheet .pick input").first.check(force=True)
    assert width(page) <= NARROW
    page.goto(f"{server.url}/#/gallery")
    page.locator(".tile").first.wait_for()
    assert width(page) <= NARROW
    context.close()


def width(page: Page) -> int:
    """Of all that can be scrolled to, px."""
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


def test_a_picture_is_drawn_by_the_keyboard_alone(page: Page) -> None:
    page.locator("#prompt").focus()
    page.keyboard.type("a pink shell")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".frame.done")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("The picture is done.")
    page.get_by_role("button", name="Download").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="JPG")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="PNG")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(page.get_by_role("button", name="Download")).to_be_focused()


def test_the_gallery_is_walked_by_the_keyboard_alone(page: Page) -> None:
    drawn(page, "a violet thimble", number=2)
    page.get_by_role("link", name="Gallery").press("Enter")
    search = page.get_by_label("Search the prompts")
    search.focus()
    page.keyboard.type("violet thimble")
    expect(page.get_by_text("2 found")).to_be_visible()
    page.keyboard.press("Tab")
    for _ in range(2):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    expect(page.get_by_role("toolbar", name="Chosen pictures")).to_contain_text("2 chosen")
    page.get_by_role("button", name="Compare").press("Enter")
    expect(page.locator(".beside img")).to_have_count(2)


def test_whoever_wants_less_motion_gets_none(browser: Browser, server: Server) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = opened(context.new_page(), server)
    draw(page, "a snail slowly on a leaf")
    page.locator(".frame.working").wait_for()
    moving = "document.getAnimations().filter(one => one.playState === 'running').length"
    assert page.evaluate(moving) == 0
    context.close()


def test_the_theme_is_chosen_and_kept(page: Page) -> None:
    root = page.locator("html")
    page.get_by_role("button", name="Dark theme").click()
    expect(root).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Light theme").click()
    expect(root).not_to_have_attribute("data-theme", re.compile("dark"))
