"""The coarse stage: layouts by least squares, colours by the palette, poses by an affine map."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.flow import pose_of  # noqa: E402

from training import sketch  # noqa: E402

UPRIGHT = torch.eye(2, 3)[None]


def chance() -> "torch.Generator":
    return torch.Generator().manual_seed(1)


@pytest.fixture
def fitted() -> tuple[sketch.Sketch, "torch.Tensor", "torch.Tensor"]:
    words = torch.nn.functional.normalize(torch.randn(12, 32, generator=chance()), dim=1)
    maps = (torch.rand(12, 5, sketch.SIDE, sketch.SIDE, generator=chance()) > 0.8).float()
    maps /= maps.sum(1, keepdim=True).clamp(1)
    net = sketch.Sketch(32, 2, 64)
    net.fit(words, torch.zeros(12, dtype=torch.int64), maps)
    return net, words, maps


def test_layouts_seen_in_training_come_back(fitted) -> None:  # type: ignore[no-untyped-def]
    net, words, maps = fitted
    guess = (net._features(words) @ net.weights[0]).view_as(maps)
    assert (guess - maps).abs().mean() < 0.02


def test_a_style_without_sprites_stays_empty(fitted) -> None:  # type: ignore[no-untyped-def]
    net, words, _ = fitted
    drawn = net(words[:1], torch.tensor([1]), torch.rand(1, 5, 5), UPRIGHT)
    assert torch.all(drawn == -1)


def test_the_palette_colours_the_layout(fitted) -> None:  # type: ignore[no-untyped-def]
    net, words, maps = fitted
    red = torch.tensor([0.628, 0.225, 0.126, 0.2, 1.0]).expand(1, 5, 5)  # sRGB red in OKLab
    drawn = (net(words[:1], torch.tensor([0]), red, UPRIGHT) + 1) / 2
    assert drawn.shape == (1, 4, 64, 64)
    assert (drawn[:, 0] - drawn[:, 3]).abs().mean() < 0.02  # red where it is anything
    assert drawn[:, 1:3].mean() < 0.02
    assert drawn[:, 3].mean().item() == pytest.approx(maps[0].sum(0).mean().item(), abs=0.03)


def test_coverage_counts_clusters() -> None:
    labels = np.full((1, 64, 64), 255, np.uint8)
    labels[0, :32] = 2
    maps = sketch.coverage(labels)
    assert maps.shape == (1, 5, sketch.SIDE, sketch.SIDE)
    assert torch.all(maps[0, 2, : sketch.SIDE // 2] == 1)
    assert maps.sum() == sketch.SIDE**2 / 2


def test_the_upright_pose_changes_nothing() -> None:
    image = torch.rand(2, 4, 16, 16, generator=chance())
    still = pose_of(*torch.zeros(3, 2))
    assert torch.allclose(sketch.warp(image, still), image, atol=1e-5)


def test_poses_shrink_and_never_enlarge() -> None:
    image = torch.ones(1, 1, 32, 32)
    for pose in (pose_of(*torch.tensor([[0.2], [0.1], [-0.1]])), pose_of(*torch.full((3, 1), 0.1))):
        warped = sketch.warp(image, pose)
        assert warped[0, 0, 16, 16] == 1
        assert warped.mean() < 1
