"""From words to a picture: the first visit, previews, several at once, cancelling, again."""

import re

from playwright.sync_api import BrowserContext, Page, expect
from tests.page.helpers import Server, draw, drawn, finished, opened


def test_a_first_visit_ends_with_a_picture(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(f"{server.url}/#welcome={server.code}")
    example = page.locator(".example button").first
    words = example.inner_text()
    example.click()
    expect(page.get_by_label("What should it show?")).to_have_value(words)
    assert "welcome" not in page.url
    page.get_by_role("button", name="Draw", exact=True).click()
    picture = page.get_by_role("img", name=words)
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_previews_sharpen_before_the_picture(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    opened(page, server)
    draw(page, "a green kite slowly over a hill")
    seen: set[str] = set()
    preview = page.locator("img.preview")
    preview.wait_for()
    while preview.count():
        seen.add(preview.first.get_attribute("src", timeout=1000) or "")
        page.wait_for_timeout(100)
    assert len(seen) >= 3
    finished(page)


def test_several_pictures_stand_on_a_sheet(page: Page) -> None:
    drawn(page, "two yellow ducks", number=3)
    expect(page.locator(".sheet .frame")).to_have_count(3)
    page.locator(".sheet .frame a").nth(1).click()
    expect(page).to_have_url(re.compile("#/p/"))
    expect(page.get_by_role("toolbar", name="What to do with this picture")).to_be_visible()


def test_what_is_being_drawn_can_be_cancelled(page: Page) -> None:
    draw(page, "a tower slowly rising", number=8)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Stopped before it was finished.").first).to_be_visible()
    expect(page.locator(".frame.working")).to_have_count(0)


def test_another_seed_makes_a_version_of_the_same_words(page: Page) -> None:
    drawn(page, "a purple vase on a table")
    first = page.locator(".frame.done img").get_attribute("src")
    page.get_by_role("button", name="Another seed").click()
    expect(page.locator(".frame.done img")).not_to_have_attribute("src", first or "")
    expect(page.get_by_role("heading", name="2 versions")).to_be_visible()
    page.get_by_role("button", name="Side by side").click()
    expect(page.locator(".beside img")).to_have_count(2)


def test_the_same_in_best_quality_keeps_the_seed(page: Page) -> None:
    drawn(page, "an orange boat")
    line = page.locator(".facts-line")
    expect(line).to_contain_text("Fast")
    seed = re.search(r"seed (\d+)", line.inner_text())
    page.get_by_role("button", name="Best quality").click()
    expect(line).to_contain_text("Best")
    assert seed is not None
    expect(line).to_contain_text(seed[0])


def test_a_seed_of_many_digits_is_kept_whole(page: Page) -> None:
    page.get_by_label("Seed", exact=True).fill("9007199254740993")
    drawn(page, "a white egg")
    expect(page.locator(".facts-line")).to_contain_text("seed 9007199254740993")


def test_a_drawing_goes_on_over_a_reload(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    opened(page, server)
    draw(page, "a door slowly closing")
    page.locator(".frame.working").wait_for()
    page.reload()
    finished(page)


def test_words_that_name_nothing_are_told_so(page: Page) -> None:
    draw(page, "and of the")
    expect(page.get_by_text("name nothing that can be drawn").first).to_be_visible()
