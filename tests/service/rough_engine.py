"""An engine for tests that does what its prompt says, good or bad."""

import os
import signal
import time
from pathlib import Path

import numpy as np

from imagineart.engines.fake import FakeEngine
from imagineart.errors import EngineError
from imagineart.events import Event, Progress, ignore
from imagineart.picture import Picture
from imagineart.pipeline import Thinker
from imagineart.plan.plan import Plan
from imagineart.service.workbench import PlainThinker

STEPS = 100
STEP_S = 0.05


class RoughEngine(FakeEngine):
    """Prompts: crash, hang, freeze, eat memory, raise, refuse, slow, crash once FILE."""

    def draw(self, plan: Plan, progress: Progress = ignore) -> Picture:
        word, _, rest = plan.prompt.partition(" ")
        if word == "crash" and first_time(rest.removeprefix("once ")):
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "hang":
            time.sleep(60)
        elif word == "freeze":
            os.kill(os.getpid(), signal.SIGSTOP)
        elif word == "eat":
            hoard(progress)
        elif word == "raise":
            raise ZeroDivisionError("a bug in the engine")
        elif word == "refuse":
            raise EngineError("this cannot be drawn")
        elif word == "slow":
            for step in range(STEPS):
                progress(Event("painted", done=step, total=STEPS))
                time.sleep(STEP_S)
        return super().draw(plan, progress)


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


def open_bench() -> tuple[Thinker, RoughEngine]:
    return PlainThinker(), RoughEngine()
