"""Many look at one picture while it is drawn; and the page itself stays awake meanwhile."""

from concurrent.futures import ThreadPoolExecutor

import httpx
from playwright.sync_api import Page, expect
from tests.page.helpers import Server, draw, finished

PEOPLE = 10
TYPED = "words typed while it draws"
COUNTED = """() => {
  window.frames_shown = 0;
  const count = () => { window.frames_shown += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""


def watched(server: Server, task: str) -> list[str]:
    """Names of the events that one of them is told."""
    address = f"{server.url}/page/tasks/{task}/events"
    headers = {"Authorization": f"Bearer {server.key}"}
    with httpx.stream("GET", address, headers=headers, timeout=60) as told:
        return [line[7:] for line in told.iter_lines() if line.startswith("event: ")]


def test_ten_who_watch_one_picture_cost_one_draw(page: Page, server: Server) -> None:
    prompt = "a lighthouse slowly at dawn"
    draw(page, prompt)
    page.locator(".frame.working").wait_for()
    task = page.url.rpartition("/")[2]
    with ThreadPoolExecutor(PEOPLE) as people:
        told = list(people.map(lambda _: watched(server, task), range(PEOPLE)))
    finished(page)
    assert server.draws_of(prompt) == 1
    for events in told:
        assert (events[0], events[-1]) == ("task", "end")
        assert "preview" in events


def test_the_page_stays_awake_while_a_picture_is_drawn(page: Page) -> None:
    page.evaluate(COUNTED)
    draw(page, "a windmill slowly turning")
    page.locator("img.preview").wait_for()
    before = page.evaluate("window.frames_shown")
    words = page.get_by_label("What should it show?")
    words.fill("")
    words.press_sequentially(TYPED)
    expect(page.locator(".frame.working")).to_have_count(1)  # all was typed while it was drawn
    expect(words).to_have_value(TYPED)
    assert page.evaluate("window.frames_shown") - before > len(TYPED) / 2
    finished(page)
