"""A tiny data set and a tiny net: everything of training, in milliseconds."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.data.build import Cell, clusters  # noqa: E402
from training.data.dataset import Sprites  # noqa: E402
from training.model import PainterConfig  # noqa: E402
from training.paint import ON_CPU, Recipe  # noqa: E402

torch.set_num_threads(1)  # spinning threads on busy cores are slower than one

NOUNS = ["apple", "book", "car"]
STYLES = ("3d", "flat")
TINY = PainterConfig(side=64, styles=STYLES, channels=(16, 16, 16), blocks=(1, 1, 1), width=32,
                     depth=1, heads=2, words=8)  # fmt: skip


def tiny() -> Recipe:
    """Two sprites a step, a checkpoint after each."""
    return Recipe(
        net=TINY, pace=replace(ON_CPU, warm_up=1, checkpoint_every=0.0), batch=2, threads=1
    )


@pytest.fixture
def recipe() -> Recipe:
    return tiny()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five cells of three nouns in two styles; the last one is held out."""
    rng = np.random.default_rng(5)
    cells = [
        Cell(noun, style, "test", "<svg/>", held_out=(noun, style) == ("car", "flat"))
        for noun in NOUNS
        for style in STYLES
    ]
    pixels = np.stack([_sprite(rng.integers(0, 255, 3), i) for i in range(len(cells))])
    pairs = [clusters(p) for p in pixels]
    vectors = rng.standard_normal((len(NOUNS), 8)).astype(np.float32)
    arrays = {
        "rgba_64": pixels,
        "rgba_128": pixels.repeat(2, 1).repeat(2, 2),
        "labels_64": np.stack([p[0] for p in pairs]),
        "palettes": np.stack([p[1] for p in pairs]),
        "vectors": vectors / np.linalg.norm(vectors, axis=1, keepdims=True),
    }
    for name, array in arrays.items():
        np.save(tmp_path / f"{name}.npy", array)
    (tmp_path / "cells.json").write_text(json.dumps([asdict(c) for c in cells]))
    (tmp_path / "nouns.json").write_text(json.dumps(NOUNS))
    (tmp_path / "manifest.json").write_text("{}")
    return tmp_path


@pytest.fixture
def sprites(folder: Path) -> Sprites:
    return Sprites.load(folder)


def _sprite(color: np.ndarray, seed: int) -> np.ndarray:
    """(64, 64, 4): a disc of one colour with a dark square in it."""
    axis = np.arange(64) - 32
    disc = axis[:, None] ** 2 + axis**2 < (14 + 2 * seed) ** 2
    rgba = np.zeros((64, 64, 4), np.uint8)
    rgba[disc] = [*color, 255]
    rgba[28:36, 28:36] = [20, 20, 20, 255]
    return rgba
