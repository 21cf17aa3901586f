"""An engine for tests of the page: waves that sharpen in steps, at a pace that the test sets.

It reads prompts and stages boxes as a true engine does, so that pictures have facts and places.
`PAINTER_PAUSE_S` is the time between two of its six previews.
"""

import io
import os
import time
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from imagineart.engines.engine import Capabilities
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Picture, Pixels
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage

STEPS = 6
SHRINK = 8  # the divisor of width and height


@dataclass(frozen=True)
class Painter:
    """Draws slowly and says so."""

    pause_s: float
    name: str = "painter"
    capabilities: Capabilities = field(
        default_factory=lambda: Capabilities(version="1", stage="boxes", exact_size=False)
    )

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        """Waves of the stage's seed, told of six times."""
        pixels = waves(stage)
        for step in range(1, STEPS + 1):
            time.sleep(self.pause_s)
            told = Event("preview", "light", step, STEPS, preview=preview(pixels, step))
            progress(told)
        progress(Event("composed"))
        return Picture(pixels, notes=("drawn by the painter of the tests",))


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
    return Painter(float(os.environ.get("PAINTER_PAUSE_S", "0.05")))
