"""Marks have few flat inks, taken from the colours that are asked for."""

import numpy as np
import pytest

from imagineart.plan.plan import Color, Plan, TextBlock
from imagineart.rendering.marks import Inks, inks_of, is_silhouette, mark, silhouette
from imagineart.rendering.raster import rgb
from imagineart.tracing.tracer import Buffers, Traced

BLACK = Color(name="black", lightness=0.145, chroma=0.0, hue=0.0)
RED = Color(name="red", lightness=0.58, chroma=0.235, hue=28.5)
CREAM = Color(name="cream", lightness=0.96, chroma=0.048, hue=92.0)
EDGE = 64


def shaded() -> np.ndarray:
    """(64, 64, 4) a square that is darker to the right."""
    image = np.zeros((EDGE, EDGE, 4), np.float32)
    image[12:52, 12:52, 0] = np.linspace(0.9, 0.02, 40)
    image[12:52, 12:52, 3] = 1.0
    return image


def traced() -> Traced:
    shape = (EDGE, EDGE)
    ids = np.zeros(shape, np.int32)
    ids[12:52, 12:52] = 1
    depth = np.where(ids > 0, 2.0, np.inf).astype(np.float32)
    flat = np.zeros((*shape, 3), np.float32)
    normal = flat + np.array([0.0, -1.0, 0.0], np.float32)
    buffers = Buffers(ids, ids, depth, normal, flat, (ids > 0).astype(np.float32))
    return Traced(flat, buffers, 1.0, "scalar_rgb", 0.0)


def test_stated_colours_are_the_inks() -> None:
    plan = Plan(bare=True, palette=(BLACK,), texts=(TextBlock(string="IRON", color=RED),))
    found = inks_of(plan, shaded())
    assert (found.ink, found.accent) == (BLACK.oklch, RED.oklch)
    assert found.paper[0] > 0.9
    assert inks_of(plan.revised(palette=(CREAM, BLACK)), shaded()).paper == CREAM.oklch


def test_a_mark_is_made_of_its_inks_alone() -> None:
    inks = Inks((0.97, 0.0, 0.0), (0.2, 0.05, 260.0), (0.6, 0.15, 40.0), (0.9, 0.05, 40.0))
    found = mark(shaded(), traced(), inks)
    solid = found[found[..., 3] > 0.999][:, :3]
    table = np.stack([rgb(one) for one in (inks.ink, inks.accent, inks.pale)])
    apart = np.abs(solid[:, None] - table[None]).max(axis=-1).min(axis=1)
    assert (apart < 0.02).mean() > 0.85
    assert found[0, 0, 3] == 0.0


def test_a_silhouette_has_one_ink() -> None:
    found = silhouette(shaded(), (0.25, 0.08, 263.0))
    assert np.ptp(found[14:50, 14:50, :3], axis=(0, 1)).max() == 0.0


@pytest.mark.parametrize(
    ("prompt", "said"), [("a man in silhouette", True), ("silhouettes", True), ("a man", False)]
)
def test_silhouettes_are_asked_for(prompt: str, said: bool) -> None:
    assert is_silhouette(prompt) == said
