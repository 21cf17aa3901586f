"""An engine that takes its time, and what it draws with: for a queue that can be seen."""

import time

from imagineart.engines.fake import FakeEngine
from imagineart.events import Progress, ignore
from imagineart.picture import Picture
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Stage

SECONDS = 1.5


class SlowEngine(FakeEngine):
    """The fake engine, slowly."""

    def __init__(self, seconds: float = SECONDS) -> None:
        super().__init__()
        self.seconds = seconds

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        time.sleep(self.seconds)
        return super().draw(plan, stage, progress)


def slow() -> SlowEngine:
    return SlowEngine()


def stuck() -> SlowEngine:
    return SlowEngine(60.0)
