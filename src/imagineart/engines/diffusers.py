"""Any diffusers text-to-image pipeline as an engine: big open weights where there is a GPU.

The plan is written out as a detailed caption; the pipeline's sRGB pixels are decoded to linear
light and brought to the asked size. Needs the extra `imagineart[gpu]`.
"""

import inspect
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import srgb_decode
from imagineart.engines.caption import LOOK_WORDS, caption
from imagineart.engines.engine import Capabilities, Needs
from imagineart.engines.resize import cover
from imagineart.errors import EngineError, EngineUnavailableError
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Picture
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage

NEEDS = Needs(cpus=2.0, gpus=1.0, memory_mib=16_384)  # a guess: models differ; see the settings
SEED_BITS = 63  # torch generators take a signed 64-bit seed
GRID = 16  # px; latent pipelines need multiples of it, the rest is scaled


class DiffusersEngine:
    """Wraps a loaded pipeline. `max_edge` caps the drawn size, px; the rest is scaled up."""

    def __init__(
        self, pipeline: Any, *, model: str, steps: int | None = None, max_edge: int = 2048
    ) -> None:
        self.name = f"diffusers:{model}"
        self._pipeline = pipeline
        self._steps = steps
        self._max_edge = max_edge
        self.capabilities = Capabilities(
            version=_version(),
            prompt=True,
            looks=frozenset(LOOK_WORDS),
            repairs=frozenset({"redraw"}),
            exclusions=True,
            needs=NEEDS,
        )

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        """One picture from the plan's caption. Raises `EngineError` if the pipeline fails."""
        try:
            image = self._pipeline(**self._arguments(plan, stage, progress)).images[0]
        except (RuntimeError, ValueError, TypeError) as error:
            raise EngineError(f"engine {self.name} failed: {error}", field="engine") from error
        pixels = srgb_decode(_as_array(image))
        progress(Event("composed"))
        size = stage.canvas.width, stage.canvas.height
        return Picture(cover(pixels, *size), provenance=self._provenance())

    def _arguments(self, plan: Plan, stage: Stage, progress: Progress) -> dict[str, Any]:
        import torch

        seed = (stage.seed + stage.attempt) % 2**SEED_BITS
        width, height = draw_size(stage.canvas.width, stage.canvas.height, self._max_edge)
        wanted = {
            "prompt": caption(plan, stage),
            "width": width,
            "height": height,
            "negative_prompt": ", ".join(plan.exclusions) or None,
            "generator": torch.Generator("cpu").manual_seed(seed),
            "output_type": "np",
            "num_inference_steps": self._steps,
            "callback_on_step_end": _reporter(progress, self._steps or 1),
        }
        known = inspect.signature(self._pipeline.__call__).parameters
        return {key: value for key, value in wanted.items() if key in known and value is not None}

    def _provenance(self) -> dict[str, str]:
        dtype = str(getattr(self._pipeline, "dtype", "unknown")).removeprefix("torch.")
        return {"engine": self.name, "engine_version": _version(), "dtype": dtype}


def load(model: str, *, device: str | None = None, steps: int | None = None) -> DiffusersEngine:
    """A pipeline from a local folder or a cached hub id, on `device` (default: cuda if present).

    Raises `EngineUnavailableError` if the extra is not installed or the model cannot be loaded.
    """
    try:
        import torch
        from diffusers import DiffusionPipeline
    except ImportError as error:
        raise EngineUnavailableError(
            f"engine diffusers:{model} needs torch and diffusers; "
            "install them with: pip install 'imagineart[gpu]'",
            field="engine",
            value=f"diffusers:{model}",
        ) from error
    device = device or ("cuda" if torch.cuda.is_available() else "cpu")
    dtype = torch.bfloat16 if device.startswith("cuda") else torch.float32
    try:
        pipeline = DiffusionPipeline.from_pretrained(model, dtype=dtype).to(device)
    except (OSError, ValueError) as error:
        raise EngineUnavailableError(
            f"engine diffusers:{model} could not load its model: {error}", field="engine"
        ) from error
    pipeline.set_progress_bar_config(disable=True)
    return DiffusersEngine(pipeline, model=model, steps=steps)


def draw_size(width: int, height: int, max_edge: int) -> tuple[int, int]:
    """The largest size of the same shape within `max_edge`, on the pipeline's grid, px."""
    factor = min(1.0, max_edge / max(width, height))
    return _snap(width * factor), _snap(height * factor)


def _snap(edge: float) -> int:
    return max(GRID, round(edge / GRID) * GRID)


def _as_array(image: Any) -> NDArray[np.float32]:
    """A pipeline's (h, w, 3) sRGB image, 0–1."""
    array = np.asarray(image, dtype=np.float32)
    if array.ndim != 3 or array.shape[2] < 3 or not np.isfinite(array).all():
        raise EngineError(f"the pipeline returned no RGB image but an array of {array.shape}")
    return np.clip(array[..., :3], 0.0, 1.0)


def _reporter(progress: Progress, total: int) -> Any:
    def report(pipeline: Any, step: int, timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        progress(Event("painted", f"step {step + 1}", done=step + 1, total=max(total, step + 1)))
        return tensors

    return report


def _version() -> str:
    from importlib.metadata import version

    return version("diffusers")
