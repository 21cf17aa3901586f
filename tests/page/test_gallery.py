"""What was drawn: found, compared, deleted."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.page.helpers import drawn


@pytest.fixture
def gallery(page: Page) -> Page:
    """With two pictures of cats of this test's own."""
    drawn(page, "a black cat on a chair", number=2)
    page.get_by_role("link", name="Gallery").click()
    page.get_by_label("Search the prompts").fill("cat chair")
    expect(page).to_have_url(re.compile("q=cat"))
    expect(page.get_by_text(re.compile(r"\d+ found"))).to_be_visible()
    return page


def test_words_find_pictures(gallery: Page) -> None:
    tiles = gallery.locator(".tile a")
    expect(tiles.first).to_have_accessible_name("a black cat on a chair")
    expect(gallery.get_by_role("heading", name="Today")).to_be_visible()
    gallery.get_by_label("Search the prompts").fill("zebra nowhere")
    expect(gallery.get_by_role("heading", name="Nothing with “zebra nowhere”")).to_be_visible()


def test_two_are_compared_under_a_slider(gallery: Page) -> None:
    for number in (0, 1):
        gallery.locator(".pick input").nth(number).check(force=True)
    gallery.get_by_role("button", name="Compare").click()
    expect(gallery.locator(".beside img")).to_have_count(2)
    expect(gallery.locator(".terms").first).to_contain_text("seed")
    gallery.get_by_text("Slider").click()
    slider = gallery.get_by_role("slider")
    slider.focus()
    before = gallery.locator(".over-left").evaluate("image => getComputedStyle(image).clipPath")
    slider.press("ArrowRight")
    expect(gallery.locator(".over-left")).not_to_have_css("clip-path", before)


def test_pictures_are_deleted_after_a_question(gallery: Page) -> None:
    count = gallery.locator(".tile").count()
    gallery.once("dialog", lambda dialog: dialog.accept())
    gallery.locator(".pick input").first.check(force=True)
    gallery.get_by_role("button", name="Delete").click()
    expect(gallery.locator(".tile")).to_have_count(count - 1)
    gallery.reload()
    expect(gallery.locator(".tile")).to_have_count(count - 1)


def test_a_picture_that_is_not_there_is_told_so(page: Page) -> None:
    page.goto(f"{page.url.split('#')[0]}#/p/00000000-0000-4000-8000-000000000000")
    expect(page.get_by_role("heading", name="This picture is not here")).to_be_visible()
