"""A picture in milliseconds: for testing everything around an engine without a model.

The pixels are a function of seed and size alone: smooth waves whose colours and directions come
from the seed. `small` draws at 1/32 of the size, so that encoding is cheap too; `large` draws noise
at full size, which no codec can compress, so that files have several megabytes.
"""

import hashlib
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from imagineart.engines.engine import Capabilities, Needs
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Picture
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage

FakeSize = Literal["small", "full", "large"]
NEEDS = Needs(cpus=0.5, memory_mib=512)
SHRINK = 32  # the small mode's divisor of width and height


class FakeEngine:
    """Draws coloured waves instead of the plan; honours the seed and nothing else."""

    def __init__(self, size: FakeSize = "small") -> None:
        self.size = size
        self.name = "fake" if size == "small" else f"fake-{size}"
        self.capabilities = Capabilities(
            version="1",
            plans=False,
            stage="none",
            repairs=frozenset({"redraw"}),
            exact_size=size != "small",
            resolutions=("0.5K", "1K", "2K", "4K"),
            needs=NEEDS,
        )

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        """Waves (or noise) of the stage's seed; one `composed` event."""
        shrink = SHRINK if self.size == "small" else 1
        shape = (stage.canvas.height // shrink, stage.canvas.width // shrink)
        rng = np.random.Generator(np.random.Philox(key=_key(stage)))
        pixels = _noise(rng, shape) if self.size == "large" else _waves(rng, shape)
        progress(Event("composed"))
        return Picture(pixels, notes=("drawn by the fake engine",), provenance=_provenance(self))


def _key(stage: Stage) -> int:
    digest = hashlib.sha256(f"{stage.seed}/{stage.attempt}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def _provenance(engine: FakeEngine) -> dict[str, str]:
    return {
        "engine": engine.name,
        "engine_version": engine.capabilities.version,
        "dtype": "float32",
    }


def _waves(rng: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.float32]:
    y = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None, None]
    x = np.linspace(0, 1, shape[1], dtype=np.float32)[None, :, None]
    a, b, phase = rng.uniform(-7, 7, (3, 3)).astype(np.float32)
    waves: NDArray[np.float32] = 0.5 + 0.5 * np.sin(a * x + b * y + phase)
    return waves


def _noise(rng: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.float32]:
    return rng.random((*shape, 3), dtype=np.float32)
