"""Is a picture of coarse light sharp, and as bright as it should be?"""

import numpy as np
import pytest

from imagineart.modelling.model import Material, Mesh, Model, Part
from imagineart.tracing.display import doubled, halved
from imagineart.tracing.scene import Camera, Instance, Scene, Sky, Softbox, placed
from imagineart.tracing.tracer import Effort, Traced, trace
from imagineart.tracing.upsampling import blurred

EYE = Camera((0.0, -2.0, 1.4), (0.0, 0.0, 0.1), 35.0)
SIZE = (48, 40)


def board(half: float, z: float, **finish: object) -> Model:
    corners = [[-half, -half, z], [half, -half, z], [half, half, z], [-half, half, z]]
    mesh = Mesh(np.array(corners, np.float32), np.array([[0, 1, 2], [0, 2, 3]], np.int32))
    return Model("board", (Part(mesh, Material("m", **finish)),))  # type: ignore[arg-type]


def lit(step: int, seed: int = 1, threads: int | None = None) -> Traced:
    things = (
        Instance(1, board(4.0, 0.0, color=(0.6, 0.6, 0.6)), placed(), backdrop=True),
        Instance(2, board(0.3, 0.2, color=(0.7, 0.05, 0.05)), placed()),
    )
    light = Softbox((-1.0, -1.0, 3.0), (0.0, 0.0, 0.0), 1.5, 1.5)
    scene = Scene(things, EYE, (light,), Sky(), exposure=0.5)
    effort = Effort(64 if step == 1 else 128, 4, None, step)
    return trace(scene, SIZE, effort, seed, threads=threads)


def test_coarse_light_gives_the_picture_of_fine_light() -> None:
    fine, coarse = lit(1), lit(2)
    assert coarse.light.shape == fine.light.shape
    off = np.abs(coarse.light - fine.light).max(axis=-1) / fine.light.mean()
    assert np.median(off) < 0.08
    assert np.quantile(off, 0.95) < 0.3
    assert coarse.light.mean() == pytest.approx(float(fine.light.mean()), rel=0.02)


def test_edges_are_as_sharp_as_the_picture() -> None:
    traced = lit(2)
    redness = traced.light[..., 0] / np.maximum(traced.light[..., 1], 1e-6)
    mine = traced.buffers.instance == 2
    inner = mine[:, 2:] & mine[:, :-2] & mine[:, 1:-1]
    assert np.quantile(redness[:, 1:-1][inner], 0.02) > 2.5
    outer = ~mine[:, 2:] & ~mine[:, :-2] & ~mine[:, 1:-1]
    outer[1:-1] &= ~mine[2:, 1:-1] & ~mine[:-2, 1:-1]
    assert np.quantile(redness[1:-1, 1:-1][outer[1:-1]], 0.99) < 2.0


def test_coarse_light_gives_the_same_bytes_on_any_number_of_threads() -> None:
    pictures = [lit(2, threads=n).light.tobytes() for n in (1, 2)]
    assert pictures[0] == pictures[1] == lit(2).light.tobytes()


def test_only_what_is_out_of_focus_is_blurred() -> None:
    depth = np.array([[1.0, 2.0, 2.02, 50.0, np.inf]], np.float32)
    camera = Camera((0.0, 0.0, 0.0), (0.0, 2.0, 0.0), 50.0, f_number=1.4)
    wide = np.repeat(np.repeat(depth, 100, axis=1), 400, axis=0)
    share = blurred(camera, wide, 1000)[0, 50::100]
    assert share[1] == 0.0 == share[2]
    assert share[0] == share[3] == share[4] == 1.0
    assert not blurred(EYE, wide, 1000).any()


def test_doubling_undoes_halving_of_what_is_smooth() -> None:
    v, u = np.mgrid[0:16, 0:24].astype(np.float32)
    slope = np.stack([u, v, u + v], axis=-1)
    assert np.allclose(doubled(halved(slope))[2:-2, 2:-2], slope[2:-2, 2:-2], atol=1e-4)
