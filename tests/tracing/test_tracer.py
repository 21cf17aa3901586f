"""The whole road from scene to pixels, at 32–64 px."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from imagineart.modelling.model import Material, Mesh, Model, Part, Strands, Texture
from imagineart.tracing.scene import Camera, Haze, Instance, Scene, Sky, Softbox, placed
from imagineart.tracing.tracer import DENSEST, Effort, Progress, _thinned, graduated, hazed, trace

QUICK = Effort(samples=2, depth=4, denoise=None)
BOX = Softbox((-1.0, -1.0, 2.0), (0.0, 0.0, 0.0), 1.0, 1.0)
EYE = Camera((0.0, -2.0, 0.8), (0.0, 0.0, 0.2), 35.0)


def square(half: float, z: float = 0.0) -> Mesh:
    corners = [[-half, -half, z], [half, -half, z], [half, half, z], [-half, half, z]]
    return Mesh(np.array(corners, np.float32), np.array([[0, 1, 2], [0, 2, 3]], np.int32))


def model(mesh: Mesh | Strands, **finish: object) -> Model:
    material = Material("plain", **finish)  # type: ignore[arg-type]
    return Model("thing", (Part(mesh, material),))


def scene(*instances: Instance) -> Scene:
    floor = Instance(1, model(square(1.5), color=(0.5, 0.5, 0.5)), placed(), backdrop=True)
    return Scene((floor, *instances), EYE, (BOX,), Sky(), exposure=0.5)


def card(number: int, x: float, **finish: object) -> Instance:
    return Instance(number, model(square(0.25), **finish), placed((x, 0.0, 0.2)))


def test_the_same_scene_and_seed_give_the_same_bytes_on_any_number_of_threads() -> None:
    lit = scene(card(2, 0.0, color=(0.8, 0.1, 0.1)))
    effort = Effort(samples=3, depth=4, denoise="fast")
    pictures = [trace(lit, (48, 40), effort, 7, threads=n).light.tobytes() for n in (1, 2, 16)]
    assert pictures[0] == pictures[1] == pictures[2]
    assert trace(lit, (48, 40), effort, 8).light.tobytes() != pictures[0]


def test_ids_are_exact_and_glass_shows_what_is_behind() -> None:
    pane = card(3, 0.5, transmission=1.0, thin=True, color=(0.9, 0.9, 0.9))
    buffers = trace(scene(card(2, -0.5), pane), (64, 48), QUICK).buffers
    assert set(np.unique(buffers.instance)) == {0, 1, 2, 3}
    assert set(np.unique(buffers.behind)) == {0, 1, 2}
    assert (buffers.cover[buffers.instance == 1] == 0.0).all()
    assert buffers.cover[buffers.instance == 2].mean() > 0.8


def test_depth_and_albedo_are_those_of_the_scene() -> None:
    buffers = trace(scene(card(2, 0.0, color=(0.7, 0.2, 0.1))), (64, 48), QUICK).buffers
    mine = buffers.instance == 2
    assert np.allclose(buffers.albedo[mine], (0.7, 0.2, 0.1), atol=1e-3)
    assert np.allclose(buffers.normal[mine], (0.0, 0.0, 1.0), atol=1e-3)
    where = EYE.project(np.array([[0.0, 0.0, 0.2]], np.float32), (64, 48))[0]
    seen = buffers.depth[int(where[1]), int(where[0])]
    assert seen == pytest.approx(float(where[2]), rel=0.05)
    assert np.isinf(buffers.depth[buffers.instance == 0]).all()


def test_a_texture_without_a_colour_leaves_the_paint_of_the_vertices() -> None:
    flat = square(0.25)
    paint = np.tile(np.array([0.1, 0.5, 0.2], np.float32), (4, 1))
    uvs = flat.vertices[:, :2].copy()
    painted = Mesh(flat.vertices, flat.triangles, None, paint, uvs)
    rough = Texture(None, (0.1, 0.1), np.full((16, 16), 0.9, np.float32))
    shown = Instance(2, model(painted, texture=rough), placed((0.0, 0.0, 0.2)))
    buffers = trace(scene(shown), (64, 48), QUICK).buffers
    mine = buffers.instance == 2
    assert mine.any()
    assert np.allclose(buffers.albedo[mine], (0.1, 0.5, 0.2), atol=2e-3)


def test_strands_are_drawn_in_their_own_colours() -> None:
    roots = np.linspace(-0.4, 0.4, 9)
    rise = np.linspace(0.0, 0.8, 4)
    points = np.zeros((9, 4, 3), np.float32)
    points[..., 0], points[..., 2] = roots[:, None], rise
    colors = np.tile(np.array([[0.1, 0.7, 0.1]], np.float32), (9, 1))
    grass = Strands(points, np.full(4, 0.03, np.float32), colors)
    buffers = trace(scene(Instance(5, model(grass), placed())), (64, 48), QUICK).buffers
    assert np.allclose(
        np.median(buffers.albedo[buffers.instance == 5], axis=0), (0.1, 0.7, 0.1), atol=0.02
    )


def test_what_the_callback_raises_cancels() -> None:
    class CancelledError(Exception):
        pass

    told: list[Progress] = []

    def listen(progress: Progress) -> None:
        told.append(progress)
        raise CancelledError

    with pytest.raises(CancelledError):
        trace(scene(), (32, 32), QUICK, progress=listen)
    assert len(told) == 1


def test_progress_rises_to_one_and_brings_a_preview() -> None:
    told: list[Progress] = []
    trace(scene(), (32, 32), QUICK, progress=told.append)
    done = [progress.done for progress in told]
    assert done == sorted(done)
    assert done[-1] == 1.0
    assert any(progress.preview is not None for progress in told)


def test_haze_takes_what_is_far_and_leaves_the_sky() -> None:
    light = np.zeros((1, 3, 3), np.float32)
    depth = np.array([[0.0, 1e6, 1e6]], np.float32)
    cover = np.array([[1.0, 1.0, 0.0]], np.float32)
    out = hazed(light, depth, cover, Haze(color=(0.5, 0.6, 0.7), distance=100.0))
    assert np.allclose(
        out[0], np.array([[0.0, 0.0, 0.0], [0.5, 0.6, 0.7], [0.0, 0.0, 0.0]]), atol=1e-6
    )


def test_haze_leaves_most_of_what_the_picture_is_about() -> None:
    camera = Camera((0.0, -60.0, 1.0), (0.0, 0.0, 1.0))
    thinned = _thinned(Haze(color=(1.0, 1.0, 1.0), distance=28.0), camera)
    depth = np.array([[60.0, 400.0]], np.float32)
    out = hazed(np.zeros((1, 2, 3), np.float32), depth, np.ones((1, 2), np.float32), thinned)
    assert out[0, 0, 0] < 0.25
    assert out[0, 1, 0] > 0.6


@pytest.mark.slow
def test_a_cold_cache_gives_the_same_bytes(tmp_path: object) -> None:
    code = (
        "import hashlib; from imagineart.tracing.portrait import portrait;"
        "from imagineart.modelling.model import *; import numpy as np;"
        "m = Mesh(np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.int32));"
        "p = portrait(Model('t', (Part(m, Material('m')),)), 48);"
        "print(hashlib.sha256(p.tobytes()).hexdigest())"
    )
    cold = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, check=True
        ).stdout
        for env in (cold, cold, dict(os.environ))
    ]
    assert runs[0] == runs[1] == runs[2]


def test_a_sky_that_would_be_too_bright_is_seen_through_a_filter_with_its_air() -> None:
    whole = replace(scene(), haze=Haze((0.8, 0.8, 0.8)))
    same, bright = graduated(whole, 0.2), graduated(whole, 3.0)
    assert same.environment == whole.environment
    assert same.haze == whole.haze
    assert isinstance(bright.environment, Sky)
    assert bright.haze is not None
    assert DENSEST <= bright.environment.strength < 0.9
    assert bright.haze.color[0] == pytest.approx(0.8 * bright.environment.strength)
