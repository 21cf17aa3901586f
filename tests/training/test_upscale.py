"""The upscaler's training: aligned pairs, faults that leave truths alone, stops and goes on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

import torch
from training.data.build import Cell
from training.data.dataset import Sprites
from training.degrade import Degradation, imitate, legal
from training.loop import steps_of
from training.upscale import (
    EdgePairs,
    Net,
    NetConfig,
    Recipe,
    ShapePairs,
    augment,
    batch_loss,
    begin,
    export,
    interpolation,
    load,
    loss_of,
    planes,
    ship,
)

from training import renders, upscale

TINY = Recipe(NetConfig(channels=8, blocks=1), batch=2, pace=replace(upscale.PACE, warm_up=1))


@pytest.fixture
def chance() -> torch.Generator:
    return torch.Generator().manual_seed(3)


@pytest.fixture(autouse=True)
def one_thread():  # type: ignore[no-untyped-def]
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def disc(side: int, radius: float = 0.4) -> np.ndarray:
    """(side, side, 4) uint8, premultiplied orange."""
    at = (np.arange(side) + 0.5) / side - 0.5
    inside = np.hypot(at[:, None], at[None]) < radius
    return (inside[..., None] * np.array([255, 128, 0, 255])).astype(np.uint8)


@pytest.fixture
def pairs() -> ShapePairs:
    nothing = torch.zeros(0, 4, 128, 128, dtype=torch.uint8)
    source = torch.zeros(0, dtype=torch.int64)
    return ShapePairs(planes(disc(512)), nothing, source)


def test_a_fresh_net_interpolates() -> None:
    ramp = torch.arange(16.0).expand(1, 4, 16, 16) / 16
    grown = Net(TINY.net)(ramp)[0, 0, 32]
    places = (torch.arange(64) + 0.5) / 4 - 0.5
    assert torch.allclose(grown[8:-8], places[8:-8] / 16, atol=1e-5)


def test_interpolation_keeps_what_is_flat() -> None:
    assert torch.allclose(interpolation().sum((1, 2, 3)), torch.ones(64), atol=1e-6)


def test_truth_and_input_are_aligned(pairs: ShapePairs, chance: torch.Generator) -> None:
    clean = replace(TINY, how=Degradation(clean=1.0))
    given, truth = pairs.draw(clean, chance)
    assert given.shape == (2, 4, 64, 64)
    assert truth.shape == (2, 4, 256, 256)
    assert torch.allclose(torch.nn.functional.avg_pool2d(truth, 4), given, atol=1e-5)


def test_redrawn_sprites_meet_their_own_truth(pairs: ShapePairs, chance: torch.Generator) -> None:
    other = disc(512, 0.2)
    redrawn = planes(np.rint(renders.shrink(other, 4) * 255).astype(np.uint8))
    truths = torch.cat([pairs.truths, planes(other)])
    mixed = ShapePairs(truths, redrawn, torch.tensor([1]), redrawn_share=1.0)
    given, truth = mixed.draw(replace(TINY, batch=4), chance)
    assert given.shape == (4, 4, 64, 64)
    assert truth.any()
    assert torch.allclose(torch.nn.functional.avg_pool2d(truth, 4), given, atol=1 / 254)


def test_turning_and_swapping_change_both_alike(chance: torch.Generator) -> None:
    truth = torch.rand(12, 4, 32, 32, generator=chance)
    given = torch.nn.functional.avg_pool2d(truth, 4)
    small, large = augment(given, truth, chance)
    assert torch.allclose(torch.nn.functional.avg_pool2d(large, 4), small, atol=1e-6)
    assert torch.allclose(small[:, 3].mean((1, 2)), given[:, 3].mean((1, 2)), atol=1e-6)
    assert not torch.equal(small, given)


def test_edge_windows_hold_something_and_are_aligned(chance: torch.Generator) -> None:
    crisp = disc(512)
    soft = planes(np.rint(renders.shrink(crisp, 4) * 255).astype(np.uint8))
    recipe = replace(TINY, window=32, batch=6)
    given, truth = EdgePairs([soft], [crisp]).draw(recipe, chance)
    assert truth.shape == (6, 4, 128, 128)
    assert (given.amax((1, 2, 3)) > 0).all()
    assert torch.allclose(torch.nn.functional.avg_pool2d(truth, 4), given, atol=1 / 254)


def test_faults_are_seen_but_gentle(chance: torch.Generator) -> None:
    sprites = planes(disc(64)).float().div(255).repeat(16, 1, 1, 1)
    spoilt = imitate(sprites, Degradation(clean=0.0), chance)
    error = (spoilt - sprites).abs().mean((1, 2, 3))
    assert (error > 1e-4).all()
    assert (error < 0.06).all()
    assert torch.equal(spoilt, legal(spoilt))


def test_the_asked_share_stays_clean(chance: torch.Generator) -> None:
    sprites = planes(disc(64)).float().div(255).repeat(200, 1, 1, 1)
    how = Degradation(clean=0.5, grain=0.5)
    error = (imitate(sprites, how, chance) - sprites).abs().amax((1, 2, 3))
    assert 70 <= int((error < 1e-4).sum()) <= 130


def test_legal_pictures_hold_no_light_without_alpha() -> None:
    wild = torch.randn(2, 4, 8, 8, generator=torch.Generator().manual_seed(1))
    tame = legal(wild)
    assert tame.min() >= 0
    assert tame.max() <= 1
    assert (tame[:, :3] <= tame[:, 3:]).all()


def test_the_margin_is_only_context() -> None:
    net, given = Net(TINY.net), torch.rand(1, 4, 16, 16)
    truth = torch.nn.functional.interpolate(given, scale_factor=4)
    spoilt = truth.clone()
    spoilt[..., :16] = 9
    assert loss_of(net, given, truth, 4) == loss_of(net, given, spoilt, 4)
    assert loss_of(net, given, truth, 0) < loss_of(net, given, spoilt, 0)


def test_training_lowers_the_loss(pairs: ShapePairs) -> None:
    recipe = replace(TINY, how=Degradation(clean=1.0), window=32)
    run, fixed = begin(recipe), torch.Generator().manual_seed(9)
    torch.nn.init.zeros_(run.net.direct.weight)
    given, truth = pairs.draw(recipe, fixed)
    before = loss_of(run.net, given, truth, 0).item()
    for _ in islice(steps_of(run, partial(batch_loss, run, pairs, recipe), 5.0), 12):
        pass
    assert loss_of(run.net, given, truth, 0).item() < 0.9 * before


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the exporter deprecates itself
def test_the_shipped_graph_computes_what_was_trained(tmp_path: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    run = begin(TINY)
    torch.nn.init.normal_(run.net.head.weight, std=0.1)
    run.save(tmp_path / "shape.pt")
    ship(tmp_path / "shape.pt", tmp_path, "shape.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "shape.onnx")
    for side in (16, 24):  # the sides are free
        x = np.random.default_rng(1).uniform(0, 1, (1, 4, side, side)).astype(np.float32)
        with torch.no_grad():
            wanted = load(tmp_path / "shape.pt")(torch.from_numpy(x)).numpy()
        (got,) = session.run(None, {"x": x})
        assert np.allclose(got, wanted, atol=1e-5)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the exporter deprecates itself
def test_export_needs_an_existing_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        export(Net(TINY.net), tmp_path / "nowhere" / "x.onnx")


def test_a_render_is_made_once_and_read_from_the_cache(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
    cell = Cell("bar", "flat", "test", head + '<rect width="4" height="8"/></svg>')
    first = renders.render(cell, 32, tmp_path)
    (file,) = tmp_path.iterdir()
    stamp = file.stat().st_mtime_ns
    assert first.shape == (32, 32, 4)
    assert first[..., 3].mean() == 127.5
    assert np.array_equal(renders.render(cell, 32, tmp_path), first)
    assert file.stat().st_mtime_ns == stamp


def test_drawings_are_chosen_by_name_and_held_out_ones_apart(sprites: Sprites) -> None:
    chosen = renders.choose(sprites, {"3d": 2, "flat": 9})
    assert len(chosen) == 4  # two of three, and both flat ones that are not held out
    assert chosen == renders.choose(sprites, {"3d": 2, "flat": 9})
    (held_out,) = renders.choose(sprites, {"flat": 9}, held_out=True)
    assert sprites.cells[held_out].noun == "car"
    assert held_out not in chosen


def test_shrinking_is_the_exact_mean() -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (16, 16, 4), np.uint8)
    mean = pixels.reshape(4, 4, 4, 4, 4).mean((1, 3)) / 255
    assert renders.shrink(pixels, 4) == pytest.approx(mean, abs=1e-6)


def test_premultiplying_scales_colour_by_alpha() -> None:
    straight = np.array([[[200, 100, 50, 128], [9, 9, 9, 0]]], np.uint8)
    assert renders.premultiply(straight).tolist() == [[[100, 50, 25, 128], [0, 0, 0, 0]]]


def test_both_recipes_fit_the_runtime() -> None:
    for recipe in upscale.RECIPES.values():
        assert sum(p.numel() for p in Net(recipe.net).parameters()) < 500_000


def test_colour_is_asked_for_at_the_alpha_that_was_drawn() -> None:
    truth = torch.tensor([0.8, 0.4, 0.0, 1.0]).view(1, 4, 1, 1).expand(1, 4, 8, 8)
    timid = truth / 2  # half as solid, of the same colour: only alpha is wrong
    assert loss_of(torch.nn.Identity(), timid, truth, 0) == pytest.approx(0.4 * 0.5, abs=1e-3)
