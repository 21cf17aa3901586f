"""Are programs compiled once, and not for every scene?"""

import subprocess
import sys
from pathlib import Path

import numpy as np

from imagineart.modelling.model import Material, Mesh, Model, Part, Strands
from imagineart.tracing import variant
from imagineart.tracing.scene import Camera, Instance, Scene, Softbox, placed
from imagineart.tracing.tracer import Effort, trace

ASK = "from tests.tracing.test_programs import compiled_later; print(compiled_later())"


def fan(count: int, seed: int) -> Model:
    """Some triangles and some strands, all different."""
    rng = np.random.default_rng(seed)
    corners = rng.random((3 * count, 3)).astype(np.float32)
    mesh = Mesh(corners, np.arange(3 * count, dtype=np.int32).reshape(-1, 3))
    strands = Strands(rng.random((count, 5, 3)).astype(np.float32), np.full(5, 0.01, np.float32))
    colors = rng.random((2, 3))
    shapes: tuple[Mesh | Strands, ...] = (mesh, strands)
    parts = [
        Part(shape, Material(f"m{seed}", tuple(color), roughness=float(rng.random())))
        for shape, color in zip(shapes, colors, strict=True)
    ]
    return Model("fan", tuple(parts))


def compiled(seed: int, lamps: int) -> int:
    """How many programs a picture needs that were not there."""
    drjit = variant.import_drjit()
    lights = tuple(Softbox((i, -1.0, 2.0), (0.0, 0.0, 0.0), 1.0, 1.0) for i in range(lamps))
    scene = Scene(
        (Instance(1, fan(5 + seed, seed), placed()),),
        Camera((0.0, -3.0, 1.0), (0.0, 0.0, 0.0)),
        lights,
        exposure=1.0,
    )
    drjit.kernel_history_clear()
    trace(scene, (24 + 2 * seed, 20), Effort(2, 3, None, step=1 + seed % 2), seed)
    programs = [k for k in drjit.kernel_history() if k["type"] == drjit.KernelType.JIT]
    assert programs
    return sum(not program["cache_hit"] for program in programs)


def compiled_later() -> list[int]:
    """How many programs each of five other scenes needs after two."""
    mitsuba = variant.load()
    drjit = variant.import_drjit()
    assert mitsuba.variant() != "scalar_rgb"
    drjit.set_flag(drjit.JitFlag.KernelHistory, True)
    compiled(0, 1)
    compiled(1, 1)  # with light of half the resolution
    return [compiled(seed, lamps) for seed, lamps in ((2, 3), (3, 2), (4, 0), (5, 1), (6, 2))]


def test_another_scene_runs_the_same_programs(root: Path) -> None:
    """In a process of its own: what other tests traced changes what the first scene compiles."""
    told = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "[0, 0, 0, 0, 0]"
