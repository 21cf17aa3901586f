"""From SVG to labelled sprites."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("resvg_py")

from training.data import raster
from training.data.build import (
    Cell,
    attribution,
    clusters,
    collect_artwork,
    draw,
    held_out,
    preferred,
    read_nouns,
)
from training.data.dataset import Sprites
from training.data.fetch import read_icons
from training.data.sources import SOURCES

AS_DRAWN = [cell for cell in collect_artwork() if cell.style == "3d"]
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
    '<rect x="10" y="40" width="40" height="20" fill="#f00"/></svg>'
)


def test_a_crop_centres_the_drawing_with_a_margin() -> None:
    cropped = raster.crop(SQUARE)
    assert cropped is not None
    alpha = raster.rasterise(cropped, 100)[..., 3]
    rows, columns = np.nonzero(alpha > 128)
    assert (columns.min(), columns.max()) == pytest.approx((3, 96), abs=2)
    assert (rows.min() + rows.max()) / 2 == pytest.approx(49.5, abs=1)


def test_nothing_visible_is_no_drawing() -> None:
    assert raster.crop(SQUARE.replace("#f00", "none")) is None


def test_shrinking_leaves_no_fringe() -> None:
    pixels = np.zeros((4, 4, 4), np.uint8)
    pixels[:2] = [255, 0, 0, 255]  # transparent black beside red must not darken it
    small = raster.shrink(pixels, 4)
    assert small.tolist() == [[[255, 0, 0, 128]]]


def test_drawings_are_rendered_in_order_and_broken_ones_left_out() -> None:
    cells = [
        Cell("a", "3d", "s", SQUARE),
        Cell("b", "3d", "s", "<svg"),
        Cell("c", "3d", "s", SQUARE),
    ]
    drawn = list(draw([c for c in cells if c.noun != "b"]))
    assert [cell.noun for cell, _ in drawn] == ["a", "c"]
    assert {side: r.shape for side, r in drawn[0][1].items()} == {
        64: (64, 64, 4),
        128: (128, 128, 4),
    }


def test_clusters_find_colours_by_size() -> None:
    rgba = np.zeros((16, 16, 4), np.uint8)
    rgba[:8] = [255, 0, 0, 255]
    rgba[8:12] = [0, 0, 255, 255]
    labels, palette = clusters(rgba)
    assert np.all(labels[:8] == 0)
    assert np.all(labels[8:12] == 1)
    assert np.all(labels[12:] == 255)
    assert palette[:3, 3] == pytest.approx([2 / 3, 1 / 3, 0])
    assert palette[0, 4] == 1
    assert palette[1, 4] < 0.1


def test_held_out_cells_are_few_and_fixed() -> None:
    nouns = list(read_nouns())
    held = [n for n in nouns if held_out(n, "3d")]
    assert 0.01 < len(held) / len(nouns) < 0.06
    assert "giraffe" in held
    assert "apple" not in held


def test_every_noun_is_listed_once_with_its_icon_names() -> None:
    text = (Path(__file__).parents[2] / "training/data/nouns.yaml").read_text()
    keys = [line.split(":")[0] for line in text.splitlines() if line.startswith('"')]
    assert len(keys) == len(set(keys)) == len(read_nouns())
    assert all(names for names in read_nouns().values())


def test_our_own_drawings_can_be_drawn() -> None:
    assert {"bench", "fire hydrant", "dining table"} <= {c.noun for c in AS_DRAWN}
    assert all(raster.crop(c.svg) for c in AS_DRAWN)


def test_our_own_drawings_come_in_every_style() -> None:
    styles = Counter(cell.style for cell in collect_artwork())
    assert styles == dict.fromkeys(("3d", "flat", "illustration"), len(AS_DRAWN))


def test_only_restyled_drawings_of_ours_are_held_out() -> None:
    held = [cell for cell in collect_artwork() if cell.held_out]
    assert {cell.style for cell in held} == {"flat", "illustration"}
    assert all(held_out(cell.noun, cell.style) for cell in held)


@pytest.mark.parametrize("cell", AS_DRAWN, ids=lambda cell: cell.noun)
def test_no_drawing_of_ours_is_cut_by_its_view_box(cell: Cell) -> None:
    x, y, w, h = (float(v) for v in cell.svg.split('viewBox="')[1].split('"')[0].split())
    wide = f'viewBox="{x - w / 4} {y - h / 4} {w * 1.5} {h * 1.5}"'
    seen = raster.rasterise(raster.VIEW_BOX.sub(wide, cell.svg, count=1), 96)[..., 3] > 8
    outside = seen.sum() - seen[16:-16, 16:-16].sum()
    assert outside <= 0.01 * seen.sum()


def test_icons_resolve_aliases_and_sizes(tmp_path: Path) -> None:
    sheet = {
        "width": 32, "height": 32,
        "icons": {"a": {"body": "<g/>"}, "b": {"body": "<g/>", "width": 64}},
        "aliases": {"c": {"parent": "a"}, "d": {"parent": "missing"}},
    }  # fmt: skip
    (tmp_path / "icons.json").write_text(json.dumps(sheet))
    icons = read_icons(tmp_path)
    assert sorted(icons) == ["a", "b", "c"]
    assert 'viewBox="0 0 64 32"' in icons["b"]
    assert icons["a"] == icons["c"]


def test_only_free_licences_are_sources() -> None:
    assert {s.licence for s in SOURCES} <= {"MIT", "Apache-2.0", "CC0-1.0"}


def test_attribution_names_every_source() -> None:
    rows = [{**vars(replace(s)), "sprites": 3} for s in SOURCES]
    page = attribution({"sources": rows, "own_artwork": 2})
    for source in SOURCES:
        assert source.package in page
        assert source.upstream in page


def test_rows_separate_styles_and_held_out_cells(sprites: Sprites) -> None:
    assert sprites.rows(("flat",)).tolist() == [1, 3]
    assert sprites.rows(("flat",), held_out=True).tolist() == [5]
    assert sprites.noun_index().tolist() == [0, 0, 1, 1, 2, 2]


def test_our_own_drawing_is_the_only_one_in_any_style() -> None:
    own = [Cell("cat", "3d", "own", SQUARE)]
    others = [Cell("cat", "3d", "set", SQUARE), Cell("dog", "3d", "set", SQUARE)]
    others += [Cell("cat", "flat", "set", SQUARE)]
    assert preferred(own, others) == [others[1], own[0]]


def test_no_noun_has_two_drawings_in_one_style() -> None:
    cells = [(cell.noun, cell.style) for cell in collect_artwork()]
    assert len(cells) == len(set(cells))
