"""The same picture, larger: its plan, stage and seed; and sizes that the engine really draws."""

import io
from typing import Any

import pytest
from PIL import Image
from tests.api.helpers import Live, new_uuid
from tests.api.page.helpers import drawn, error_in, events_of, submit


def larger(live: Live, picture: object, **changes: object) -> tuple[int, dict[str, Any]]:
    wish = {"id": new_uuid(), **changes}
    reply = live.http.post(f"{live.base}/page/pictures/{picture}/larger", json=wish)
    return reply.status_code, reply.json()


def size_of(live: Live, url: object) -> tuple[int, int]:
    return Image.open(io.BytesIO(live.http.get(f"{live.base}{url}").content)).size


def test_a_small_picture_is_drawn_again_one_size_up(live: Live) -> None:
    small = drawn(live, prompt="a red boat", seed="9", size="16:9", resolution="0.5K")
    status, task = larger(live, small["id"])
    assert (status, task["resolution"]) == (202, "1K")
    (name, last) = events_of(live, str(task["id"]))[-1]
    grown = last["pictures"][0]
    assert (name, grown["state"], grown["seed"], grown["size"]) == ("end", "done", "9", "16:9")
    (w, h), (wide, high) = size_of(live, small["url"]), size_of(live, grown["url"])
    assert (wide, high) == pytest.approx((2 * w, 2 * h), abs=2)


def test_plan_and_stage_are_the_same_but_for_the_canvas(live: Live) -> None:
    small = drawn(live, prompt="a red boat", resolution="0.5K")
    _, task = larger(live, small["id"], resolution="2K")
    _, last = events_of(live, str(task["id"]))[-1]
    one, two = (
        live.http.get(f"{live.base}/page/pictures/{id}").json()
        for id in (small["id"], last["pictures"][0]["id"])
    )
    assert one["plan"] == two["plan"]
    assert one["stage"]["canvas"] == {"width": 512, "height": 512}
    assert two["stage"] == {**one["stage"], "canvas": {"width": 2048, "height": 2048}}


def test_the_size_told_is_that_of_the_file(live: Live) -> None:
    picture = drawn(live, size="3:4")
    assert (picture["width"], picture["height"]) == size_of(live, picture["url"])


def test_the_largest_has_nothing_above_it(live: Live) -> None:
    status, told = larger(live, drawn(live, resolution="4K")["id"])
    assert (status, told["errors"][0]["parameter"]) == (400, "resolution")


def test_a_size_that_nobody_draws_is_refused(live: Live) -> None:
    assert error_in(submit(live, resolution="3K")) == "invalidParameter"


def test_it_may_be_sent_again(live: Live) -> None:
    picture, id = drawn(live, resolution="0.5K")["id"], new_uuid()
    first, second = larger(live, picture, id=id), larger(live, picture, id=id)
    assert (first[0], second[0]) == (202, 200)
    assert first[1]["id"] == second[1]["id"]


def test_what_is_not_there_has_no_larger(live: Live) -> None:
    assert larger(live, new_uuid())[0] == 404


def test_pixels_of_the_size_are_counted(live: Live) -> None:
    def pixels() -> int:
        told: int = live.http.get(f"{live.base}/page/me").json()["today"]["pixels"]
        return told

    before = pixels()
    drawn(live, resolution="0.5K")
    assert pixels() - before == 512 * 512
