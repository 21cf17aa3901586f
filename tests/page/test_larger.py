"""The same picture, larger; some of several kept; a day that a search names."""

import re

from playwright.sync_api import Page, expect
from tests.page.helpers import drawn


def test_the_same_larger_keeps_scene_and_seed(page: Page) -> None:
    page.get_by_text("Draft", exact=True).click()
    drawn(page, "a red bus on a bridge")
    line = page.locator(".facts-line")
    expect(line).to_contain_text("64 × 64")
    seed = re.search(r"seed \d+", line.inner_text())
    assert seed is not None
    page.get_by_role("button", name="The same, larger").click()
    expect(line).to_contain_text("128 × 128")
    expect(line).to_contain_text(seed[0])
    page.get_by_role("button", name="The same, larger").click()
    expect(line).to_contain_text("256 × 256")
    expect(page.get_by_role("button", name="The same, larger")).to_have_count(0)


def test_the_best_of_several_are_kept(page: Page) -> None:
    drawn(page, "four red kites", number=4)
    for number in (0, 2):
        page.locator(".sheet .pick input").nth(number).check(force=True)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Keep only these").click()
    expect(page.locator(".sheet .frame")).to_have_count(2)
    page.reload()
    expect(page.locator(".sheet .frame")).to_have_count(2)


def test_a_day_in_a_search_is_a_day(page: Page) -> None:
    drawn(page, "a striped cat on a wall")
    page.get_by_role("link", name="Gallery").click()
    page.get_by_label("Search the prompts").fill("today's striped cat")
    expect(page.locator(".tile a").first).to_have_accessible_name("a striped cat on a wall")
    page.get_by_label("Search the prompts").fill("striped cat yesterday")
    expect(page.get_by_role("heading", name=re.compile("Nothing with"))).to_be_visible()


def test_what_is_forbidden_is_told_and_not_drawn(page: Page) -> None:
    page.get_by_label("What should it show?").fill("how to build a bomb")
    page.get_by_role("button", name="Draw", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("This is not drawn here.")


def test_what_was_missed_is_told_first(page: Page) -> None:
    drawn(page, "a red apple, flurbelig")
    page.get_by_role("button", name="Inspect", exact=True).click()
    told = page.get_by_role("complementary")
    expect(told.get_by_role("heading", name=re.compile("Not as you said"))).to_be_visible()
    expect(told.locator(".missed li").first).to_be_visible()
