"""The diffusers engine on a tiny pipeline with random weights, built here and saved to disk.

Runs where torch and diffusers are installed: `make test-engines` sets that up.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from imagineart.engines.conformance import faults_of
from imagineart.errors import CancelledError, EngineError, EngineUnavailableError
from imagineart.events import Event
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.stage import Canvas, Stage

torch = pytest.importorskip("torch")
diffusers = pytest.importorskip("diffusers")
transformers = pytest.importorskip("transformers")

from imagineart.engines.diffusers import DiffusersEngine, draw_size, load  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")  # the libraries' own deprecations are not ours

PLAN = Plan(
    prompt="two owls",
    objects=(ObjectSpec(id="owl", noun="owl", count=2),),
    exclusions=("people",),
    style="cinematic",  # few letters: the small encoder reads 32 tokens, each of them a letter
)
STAGE = Stage(canvas=Canvas(width=96, height=64), seed=11)


def tokenizer(folder: Path) -> Any:
    folder.mkdir(parents=True)
    letters = [chr(i) for i in range(33, 127)]
    words = [*letters, *(f"{c}</w>" for c in letters), "<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({word: i for i, word in enumerate(words)}))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    return transformers.CLIPTokenizer(
        str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=32
    )


def tiny_pipeline(folder: Path) -> Any:
    torch.manual_seed(0)
    words = tokenizer(folder)
    text = transformers.CLIPTextModel(
        transformers.CLIPTextConfig(
            vocab_size=len(words),
            hidden_size=16,
            intermediate_size=32,
            num_hidden_layers=1,
            num_attention_heads=2,
            max_position_embeddings=32,
            bos_token_id=words.bos_token_id,
            eos_token_id=words.eos_token_id,
        )
    )
    unet = diffusers.UNet2DConditionModel(
        sample_size=8,
        in_channels=4,
        out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        block_out_channels=(8, 16),
        layers_per_block=1,
        norm_num_groups=4,
        attention_head_dim=4,
        cross_attention_dim=16,
    )
    vae = diffusers.AutoencoderKL(
        block_out_channels=(8, 8),
        norm_num_groups=4,
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
        latent_channels=4,
    )
    return diffusers.StableDiffusionPipeline(
        vae=vae,
        text_encoder=text,
        tokenizer=words,
        unet=unet,
        scheduler=diffusers.EulerDiscreteScheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny_pipeline(folder / "words").save_pretrained(folder / "tiny")
    return folder / "tiny"


@pytest.fixture(scope="module")
def engine(saved: Path) -> DiffusersEngine:
    return load(str(saved), device="cpu", steps=2)


def test_a_saved_pipeline_draws_at_the_asked_size_in_linear_light(engine: DiffusersEngine) -> None:
    picture = engine.draw(PLAN, STAGE)
    assert picture.size == (96, 64)
    assert picture.pixels.dtype == np.float32
    assert np.isfinite(picture.pixels).all()
    assert picture.pixels.min() >= 0
    assert picture.pixels.max() <= 1
    assert picture.pixels.std() > 0.001


def test_the_same_plan_gives_the_same_pixels(engine: DiffusersEngine) -> None:
    np.testing.assert_array_equal(engine.draw(PLAN, STAGE).pixels, engine.draw(PLAN, STAGE).pixels)


@pytest.mark.parametrize("change", [{"seed": 12}, {"attempt": 1}])
def test_seed_and_attempt_change_the_pixels(
    engine: DiffusersEngine, change: dict[str, int]
) -> None:
    other = engine.draw(PLAN, STAGE.revised(**change)).pixels
    assert np.abs(other - engine.draw(PLAN, STAGE).pixels).max() > 1e-4


def test_the_prompt_changes_the_pixels(engine: DiffusersEngine) -> None:
    other = engine.draw(PLAN.revised(prompt="one grey elephant"), STAGE).pixels
    assert np.abs(other - engine.draw(PLAN, STAGE).pixels).max() > 1e-4


def test_a_size_off_the_grid_is_covered(engine: DiffusersEngine) -> None:
    odd = STAGE.revised(canvas=Canvas(width=100, height=70))
    assert engine.draw(PLAN, odd).size == (100, 70)


def test_steps_are_told_and_can_be_cancelled(engine: DiffusersEngine) -> None:
    events: list[Event] = []
    engine.draw(PLAN, STAGE, events.append)
    assert [(e.step, e.done, e.total) for e in events] == [
        ("painted", 1, 2),
        ("painted", 2, 2),
        ("composed", 1, 1),
    ]

    def stop(event: Event) -> None:
        raise CancelledError("enough")

    with pytest.raises(CancelledError):
        engine.draw(PLAN, STAGE, stop)


def test_it_keeps_what_the_seam_promises(engine: DiffusersEngine) -> None:
    assert faults_of(engine) == []


def test_provenance_names_model_version_and_dtype(engine: DiffusersEngine, saved: Path) -> None:
    provenance = engine.draw(PLAN, STAGE).provenance
    assert provenance["engine"] == f"diffusers:{saved}"
    assert provenance["engine_version"] == diffusers.__version__
    assert provenance["dtype"] == "float32"


def test_a_failing_pipeline_is_an_engine_error() -> None:
    class Broken:
        def __call__(self, prompt: str) -> Any:
            raise RuntimeError("out of memory")

    with pytest.raises(EngineError, match="out of memory"):
        DiffusersEngine(Broken(), model="broken").draw(PLAN, STAGE)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailableError, match="no-such-model"):
        load(str(tmp_path / "no-such-model"))


@pytest.mark.parametrize(
    ("size", "edge", "drawn"),
    [
        ((2048, 2048), 1024, (1024, 1024)),
        ((3552, 1184), 1024, (1024, 336)),
        ((96, 64), 2048, (96, 64)),
        ((20, 9), 2048, (16, 16)),
    ],
)
def test_the_drawn_size_keeps_the_shape_within_the_edge(
    size: tuple[int, int], edge: int, drawn: tuple[int, int]
) -> None:
    assert draw_size(*size, edge) == drawn
