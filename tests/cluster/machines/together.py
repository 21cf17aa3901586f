"""Run on a machine of the cluster: one picture alone and one with others. Prints what came."""

import hashlib
import json
import os
import time
from typing import Any

from imagineart.cluster import bands
from imagineart.color.names import parse
from imagineart.engines.embedded import EmbeddedEngine
from imagineart.plan.plan import Background, ObjectSpec, Plan
from imagineart.reading.tints import to_color
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas, Stage
from imagineart.tracing import tracer

EDGE = 128  # px
MOST = 2  # windows that others light at once


def told() -> tuple[Plan, Stage]:
    name = parse("red")
    assert name is not None
    apple = ObjectSpec(id="apple", noun="apple", count=2, colors=(to_color(name, None),))
    plan = Plan(prompt="two apples", objects=(apple,), background=Background(family="studio"))
    return plan, stage_scene(plan, Canvas(width=512, height=512), 3, "low")


def drawn(engine: EmbeddedEngine, plan: Plan, stage: Stage) -> tuple[str, float]:
    """SHA-256 of the pixels, and how long they took."""
    began = time.monotonic()
    pixels = engine.draw(plan, stage).pixels
    return hashlib.sha256(pixels.tobytes()).hexdigest(), time.monotonic() - began


def main() -> None:
    bands.PATIENCE = (60.0, 0.0)  # the other has to load its tracer first
    tracer.PATHS_AT_ONCE = 1 << 12  # so that a small picture has several windows
    plan, stage = told()
    os.environ |= {bands.APPLICATION: "imagineart", bands.MOST: str(MOST)}
    share = bands.engine().share
    assert share is not None
    parties: list[Any] = []

    def noted(*given: Any) -> Any:
        parties.append(share(*given))
        return parties[-1]

    alone, _ = drawn(EmbeddedEngine(EDGE, threads=1), plan, stage)
    together, _ = drawn(EmbeddedEngine(EDGE, threads=1, share=noted), plan, stage)
    lit = [party.lit_elsewhere for party in parties]
    print(json.dumps({"alone": alone, "together": together, "lit_elsewhere": lit}))


if __name__ == "__main__":
    main()
