"""A shaded drawing, in the styles that follow from it."""

import numpy as np
import pytest

pytest.importorskip("resvg_py")

from training.data.raster import rasterise
from training.data.restyle import IN_STYLE, celled, flattened

from imagineart.modelling.reliefs.drawings import drawings
from imagineart.painting.palette import srgb_to_oklab

DRAWINGS = list(drawings().values())[::40]


def square(*stops: str, kind: str = "linear", fill: str = "url(#a)") -> str:
    """A square filled by a gradient from left to right, or from the middle outward."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs>'
        f'<{kind}Gradient id="a">{"".join(stops)}</{kind}Gradient></defs>'
        f'<rect width="10" height="10" fill="{fill}"/></svg>'
    )


BLACK, WHITE = '<stop stop-color="#000"/>', '<stop offset="1" stop-color="#ffffff"/>'


def colours_of(svg: str) -> list[tuple[int, ...]]:
    """Every colour of the middle row, from left to right, without repeats."""
    row = [tuple(pixel) for pixel in rasterise(svg, 100)[50, 2:-2].tolist()]
    return [b for a, b in zip([None, *row], row, strict=False) if a != b]


def test_a_flat_drawing_has_no_gradient() -> None:
    assert "radient" not in flattened(square(BLACK, WHITE))
    assert len(colours_of(flattened(square(BLACK, WHITE)))) == 1


def test_a_flat_colour_is_the_perceptual_mean() -> None:
    (color,) = colours_of(flattened(square(BLACK, WHITE)))
    L, a, b = np.asarray(srgb_to_oklab(np.array(color[:3], np.float32) / 255))
    assert pytest.approx(0.5, abs=0.01) == L
    assert (a, b) == pytest.approx((0, 0), abs=0.01)


def test_stops_weigh_by_the_room_between_them() -> None:
    late = '<stop offset="0.9" stop-color="#000"/>'
    (color,) = colours_of(flattened(square(BLACK, late, WHITE)))
    assert color[0] < 20


def test_opacity_is_kept() -> None:
    glass = '<stop stop-color="#ffffff80"/>', '<stop offset="1" stop-color="#ffffff80"/>'
    assert colours_of(flattened(square(*glass)))[0][3] == 0x80


@pytest.mark.parametrize(("kind", "edges"), [("linear", 1), ("radial", 2)])
def test_a_cel_has_light_and_shadow_and_nothing_between(kind: str, edges: int) -> None:
    seen = colours_of(celled(square(BLACK, WHITE, kind=kind)))
    steps = {min(seen), max(seen)}
    between = [color for color in seen if color not in steps]
    assert len(steps) == 2
    assert len(between) <= edges  # one soft pixel at each edge


def test_a_cels_two_colours_have_the_means_of_their_parts() -> None:
    lightness = [c[0] for c in colours_of(celled(square(BLACK, WHITE)))]
    assert lightness[0] < 128 < lightness[-1]
    assert lightness[0] > 0
    assert lightness[-1] < 255


def test_plain_colours_stay_in_every_style() -> None:
    plain = square(BLACK, WHITE, fill="#123456")
    for restyled in IN_STYLE.values():
        assert colours_of(restyled(plain)) == [(0x12, 0x34, 0x56, 255)]


def test_a_stop_without_a_hexadecimal_colour_is_refused() -> None:
    with pytest.raises(ValueError, match=r"hexadecimal stop-color.*red"):
        flattened(square('<stop stop-color="red"/>', WHITE))


@pytest.mark.parametrize("style", IN_STYLE)
def test_no_style_moves_an_outline(style: str) -> None:
    for svg in DRAWINGS:
        drawn, restyled = rasterise(svg, 64), rasterise(IN_STYLE[style](svg), 64)
        assert np.abs(drawn[..., 3].astype(int) - restyled[..., 3]).mean() < 2


def test_styles_differ_and_keep_the_colours() -> None:
    for svg in DRAWINGS:
        looks = [rasterise(restyle(svg), 64) for restyle in IN_STYLE.values()]
        means = [x[x[..., 3] > 128][:, :3].mean(0) for x in looks]
        assert np.abs(np.diff(means, axis=0)).max() < 24
        if "Gradient" in svg:
            assert not np.array_equal(looks[0], looks[1])
