"""Drawings as coloured areas."""

import numpy as np
import pytest

from imagineart.modelling.reliefs.vector import Area, areas, matrix


def drawn(body: str) -> list[Area]:
    return areas(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{body}</svg>')


def test_a_rectangle_is_an_area_of_its_size_in_its_colour() -> None:
    (area,) = drawn('<rect x="2" y="3" width="4" height="5" fill="#f00"/>')
    assert area.section.area() == pytest.approx(20)
    assert area.color == (1.0, 0.0, 0.0)
    assert area.section.bounds() == pytest.approx((2, -8, 6, -3))  # up is up


def test_a_stroke_is_as_wide_as_it_says() -> None:
    (area,) = drawn('<path d="M0 0H10" fill="none" stroke="#00f" stroke-width="2"/>')
    assert area.section.area() == pytest.approx(20 + np.pi, rel=0.05)


def test_groups_hand_down_paint_opacity_and_transform() -> None:
    body = '<g fill="#0f0" opacity="0.5" transform="translate(5 0) scale(2)">'
    (area,) = drawn(f'{body}<circle cx="1" cy="0" r="1" fill-opacity="0.5"/></g>')
    assert area.color == (0.0, 1.0, 0.0)
    assert area.opacity == pytest.approx(0.25)
    assert area.section.bounds()[0] == pytest.approx(5, abs=0.1)
    assert area.section.area() == pytest.approx(4 * np.pi, rel=0.06)


def test_a_gradient_counts_as_its_mean() -> None:
    stops = '<stop stop-color="#000"/><stop offset="1" stop-color="#fff"/>'
    defs = f'<defs><linearGradient id="a">{stops}</linearGradient></defs>'
    (area,) = drawn(f'{defs}<rect width="9" height="9" fill="url(#a)"/>')
    assert area.color == pytest.approx((0.5, 0.5, 0.5))


def test_turning_about_a_point_leaves_it() -> None:
    point = np.array([3.0, 4.0, 1.0])
    assert matrix("rotate(70 3 4)") @ point == pytest.approx(point)
    assert matrix("") == pytest.approx(np.eye(3))


@pytest.mark.parametrize("body", ["<text/>", '<g transform="skewX(3)"/>'])
def test_what_is_not_read_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="a drawing with"):
        drawn(body)


def test_what_is_referred_to_stands_where_it_is_used() -> None:
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    defs = '<defs><rect id="a" width="2" height="2" fill="#f00"/></defs>'
    used = f'<use {xlink} xlink:href="#a" transform="translate(5 0)"/><use href="#gone"/>'
    (area,) = drawn(defs + used)
    assert area.color == (1.0, 0.0, 0.0)
    assert area.section.bounds() == pytest.approx((5, -2, 7, 0))
