"""What the shipped knowledge says about sizes, supports and shapes."""

import pytest

from imagineart.staging.things import known_things


@pytest.mark.parametrize(
    ("small", "large"), [("apple", "teapot"), ("mouse", "cat"), ("cat", "horse"), ("car", "house")]
)
def test_sizes_are_in_order(small: str, large: str) -> None:
    things = known_things()
    assert 0 < things.size_of(small) < things.size_of(large)


def test_supports() -> None:
    things = known_things()
    assert things.support_of("sun") == "air"
    assert things.support_of("house") == "ground"


def test_shapes_are_measured() -> None:
    things = known_things()
    assert things.aspect_of("car") > 1.2
    assert things.aspect_of("bottle") < 0.7
    assert things.aspect_of("no such thing at all") == 1.0


def test_places_have_props() -> None:
    assert known_things().props_of("beach", "beach")
    assert known_things().props_of("no such place", "beach") == ()
    assert known_things().props_of("diner", "street") == (), "seen from outside"
