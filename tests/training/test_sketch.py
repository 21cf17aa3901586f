"""The coarse stage: layouts by least squares, colours by the palette, poses by an affine map."""

import pytest

torch = pytest.importorskip("torch")

from training.flow import pose_of  # noqa: E402

from training import sketch  # noqa: E402

UPRIGHT = torch.eye(2, 3)[None]


def chance() -> "torch.Generator":
    return torch.Generator().manual_seed(1)


@pytest.fixture
def sprites() -> tuple["torch.Tensor", "torch.Tensor"]:
    """Two sprites (64, 64) with their palettes: halves and quarters of two colours."""
    rgba = torch.zeros(2, 64, 64, 4)
    rgba[0, :, :32] = torch.tensor([1.0, 0.0, 0.0, 1.0])
    rgba[0, :, 32:] = torch.tensor([0.0, 0.0, 1.0, 1.0])
    rgba[1, 32:, 32:] = torch.tensor([1.0, 0.0, 0.0, 1.0])
    palettes = torch.zeros(2, 5, 5)
    palettes[:, 0] = torch.tensor([*RED, 0.5, 1.0])
    palettes[0, 1] = torch.tensor([*BLUE, 0.5, 0.0])
    return rgba, palettes


RED, BLUE = (0.628, 0.225, 0.126), (0.452, -0.032, -0.312)  # OKLab of the sRGB primaries
WORDS = torch.eye(2, 32)
STYLE = torch.tensor([[1.0, 0.0]])


@pytest.fixture
def fitted(sprites) -> sketch.Sketch:  # type: ignore[no-untyped-def]
    net = sketch.Sketch(32, 2, 64)
    net.fit(WORDS, torch.zeros(2, dtype=torch.int64), sketch.targets_of(*sprites))
    return net


def test_sprites_seen_in_training_come_back(fitted, sprites) -> None:  # type: ignore[no-untyped-def]
    rgba, palettes = sprites
    drawn = (fitted(WORDS, STYLE.expand(2, 2), palettes, UPRIGHT.expand(2, 2, 3)) + 1) / 2
    truth = rgba * torch.cat([rgba[..., 3:].expand(-1, -1, -1, 3), torch.ones(2, 64, 64, 1)], -1)
    assert (drawn - truth.permute(0, 3, 1, 2)).abs().mean() < 0.02


def test_an_asked_colour_takes_the_place_of_its_cluster(fitted, sprites) -> None:  # type: ignore[no-untyped-def]
    palette = sprites[1][:1].clone()
    palette[0, 0, :3] = torch.tensor([0.866, -0.234, 0.179])  # green
    drawn = (fitted(WORDS[:1], STYLE, palette, UPRIGHT) + 1) / 2
    assert torch.allclose(drawn[0, :, 32, 10], torch.tensor([0.0, 1.0, 0.0, 1.0]), atol=0.06)
    assert torch.allclose(drawn[0, :, 32, 54], torch.tensor([0.0, 0.0, 1.0, 1.0]), atol=0.06)


def test_a_style_without_sprites_stays_empty(fitted, sprites) -> None:  # type: ignore[no-untyped-def]
    drawn = fitted(WORDS[:1], torch.tensor([[0.0, 1.0]]), sprites[1][:1], UPRIGHT)
    assert torch.all(drawn == -1)


def test_shading_is_measured_along_the_colours_own_hue() -> None:
    palette = torch.zeros(1, 5, 5)
    palette[0, 0] = torch.tensor([0.6, 0.1, 0.0, 1.0, 1.0])
    lab = torch.tensor([0.7, 0.15, 0.02]).expand(1, 64, 64, 3)
    rgb = sketch.colours.oklab_to_srgb(lab, torch)
    targets = sketch.targets_of(torch.cat([rgb, torch.ones(1, 64, 64, 1)], -1), palette)
    shades = targets[:, sketch.SIZES[0] :].unflatten(1, (3, -1)).mean(-1)[0]
    assert torch.allclose(shades, torch.tensor([0.1, 0.05, 0.02]), atol=0.005)
    assert torch.all(sketch.borrowed(targets)[:, sketch.SIZES[0] :] == 0)


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
