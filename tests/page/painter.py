"""An engine for tests of the page: waves that sharpen in steps, at a pace that the test sets.

It reads prompts and stages boxes as a true engine does, so that pictures have facts and places;
with `PAINTER_READS=no` it does not, and is ready at once. Prompts that say "slowly" take seconds.
"""

import io
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from imagineart.engines.engine import Capabilities
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Picture, Pixels
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage

STEPS = 6
SHRINK = 8  # the divisor of width and height
PAUSE_S = 0.02  # between two previews
SLOW_S = 0.4


@dataclass(frozen=True)
class Painter:
    """Draws in steps and says so."""

    capabilities: Capabilities
    name: str = "painter"

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        """Waves of the stage's seed, told of six times."""
        _note(plan.prompt)
        pixels = waves(stage)
        for step in range(1, STEPS + 1):
            time.sleep(SLOW_S if "slowly" in plan.prompt else PAUSE_S)
            told = Event("preview", "light", step, STEPS, preview=preview(pixels, step))
            progress(told)
        progress(Event("composed"))
        notes = ("drawn by the painter of the tests",)
        made_by = {"engine": self.name, "engine_version": self.capabilities.version}
        return Picture(pixels, notes=notes, provenance=made_by)


def _note(prompt: str) -> None:
    """Write down that it draws, for tests that count."""
    with Path(os.environ["PAINTER_LOG"]).open("a", encoding="utf-8") as log:
        log.write(f"{prompt}\n")


def waves(stage: Stage) -> Pixels:
    """(H, W, 3) float32, linear sRGB."""
    rng = np.random.Generator(np.random.Philox(key=stage.seed))
    height, width = stage.canvas.height // SHRINK, stage.canvas.width // SHRINK
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    a, b, phase = rng.uniform(-4, 4, (3, 3)).astype(np.float32)
    drawn: Pixels = 0.3 + 0.25 * np.sin(a * x + b * y + phase)
    return drawn


def preview(pixels: Pixels, step: int) -> bytes:
    """A JPEG, the sharper the later."""
    image = Image.fromarray((255 * pixels ** (1 / 2.2)).astype(np.uint8))
    edge = 8 * step
    told = io.BytesIO()
    image.resize((edge, edge)).resize((128, 128)).save(told, "JPEG")
    return told.getvalue()


def open_painter() -> Painter:
    """What `own:tests.page.painter:open_painter` names."""
    reads = os.environ.get("PAINTER_READS") != "no"
    return Painter(
        Capabilities(
            version="1",
            plans=reads,
            stage="boxes" if reads else "none",
            exact_size=False,
            resolutions=("0.5K", "1K", "2K"),
        )
    )
