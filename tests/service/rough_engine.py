"""An engine for tests that does what its prompt says, good or bad."""

import os
import signal
import time
from pathlib import Path

import numpy as np

from imagineart.engines.fake import FakeEngine
from imagineart.errors import EmptyPlanError, EngineError
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Picture
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage

STEPS = 100
STEP_S = 0.05
BRIEF_S = 0.25  # long enough to be killed meanwhile
PREVIEW = b"\xff\xd8 a small picture"
RAISED = {
    "raise": ZeroDivisionError("a bug in the engine"),
    "refuse": EngineError("this cannot be drawn"),
    "empty": EmptyPlanError("nothing to draw; name a thing", field="prompt"),
}


class RoughEngine(FakeEngine):
    """Prompts: crash, crash once FILE, hang, freeze, eat, raise, refuse, empty, show, slow,
    brief, brief SECONDS."""

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        word, _, rest = plan.prompt.partition(" ")
        if word == "crash" and first_time(rest.removeprefix("once ")):
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "hang":
            time.sleep(60)
        elif word == "freeze":
            os.kill(os.getpid(), signal.SIGSTOP)
        elif word == "eat":
            hoard(progress)
        elif word in RAISED:
            raise RAISED[word]
        elif word == "show":
            progress(Event("preview", preview=PREVIEW))
        elif word == "brief":
            progress(Event("preview", preview=PREVIEW))
            time.sleep(float(rest or BRIEF_S))
        elif word == "slow":
            progress(Event("preview", preview=PREVIEW))
            for step in range(STEPS):
                progress(Event("painted", done=step, total=STEPS))
                time.sleep(STEP_S)
        return super().draw(plan, stage, progress)


def first_time(path: str) -> bool:
    if not path.startswith("/"):
        return True
    if Path(path).exists():
        return False
    Path(path).touch()
    return True


def hoard(progress: Progress) -> None:
    held = np.ones((64 << 20,), np.float32)  # 256 MiB
    for _ in range(STEPS):
        progress(Event("painted", done=int(held[0]), total=STEPS))
        time.sleep(STEP_S)


def open_rough() -> RoughEngine:
    return RoughEngine()
