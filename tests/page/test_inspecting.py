"""A picture's plan, its code and its files."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect
from tests.page.helpers import drawn

PROMPT = "three red apples left of a blue teapot"
PARTS = {"curl": "curl -s", "Python": "urllib", "JavaScript": "await fetch"}


def test_facts_are_marked_in_the_words_and_boxed_in_the_picture(page: Page) -> None:
    drawn(page, PROMPT)
    page.get_by_role("button", name="Inspect", exact=True).click()
    inspector = page.get_by_role("complementary")
    expect(inspector.get_by_role("heading", name="You said")).to_be_visible()
    expect(inspector.get_by_role("heading", name="Added")).to_be_visible()
    expect(inspector.locator(".marked")).to_have_text(PROMPT)
    expect(page.locator(".box")).to_have_count(4)
    inspector.locator(".marked button", has_text="teapot").click()
    expect(page.locator(".box.lit")).to_have_count(1)
    expect(inspector.locator(".facts button[aria-pressed=true]")).to_have_count(1)
    inspector.get_by_label("Boxes over the picture").uncheck()
    expect(page.locator(".box")).to_have_count(1)
    inspector.locator(".facts button[aria-pressed=true]").click()
    expect(page.locator(".box")).to_have_count(0)


def test_boxes_lie_within_the_picture(page: Page) -> None:
    drawn(page, PROMPT)
    page.get_by_role("button", name="Inspect", exact=True).click()
    page.locator(".box").first.wait_for()
    frame = page.locator(".over").bounding_box()
    box = page.locator(".box").first.bounding_box()
    assert frame is not None
    assert box is not None
    assert frame["x"] - 1 <= box["x"]
    assert box["width"] < frame["width"]


def test_code_that_draws_it_again_is_copied(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawn(page, 'a sign that says "it\'s open"')
    for language, part in PARTS.items():
        page.get_by_role("button", name="Copy as code").click()
        page.get_by_role("menuitem", name=language).click()
        expect(page.locator(".toast")).to_contain_text(f"{language} code copied.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert part in copied
        assert "positivePrompt" in copied


def test_a_picture_is_saved_in_another_format(page: Page, tmp_path: Path) -> None:
    drawn(page, "a grey stone")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("menuitem", name="WEBP").click()
    assert waiting.value.suggested_filename.startswith("a-grey-stone-")
    waiting.value.save_as(tmp_path / "stone.webp")
    assert (tmp_path / "stone.webp").read_bytes()[8:12] == b"WEBP"


def test_notes_are_told_in_words(page: Page) -> None:
    drawn(page, "a brown owl")
    notes = page.get_by_label("Notes on this picture")
    expect(notes).to_contain_text("Drawn by the painter of the tests.")
