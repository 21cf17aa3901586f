"""The fake engine as one that the prompt is read for: `own:tests.engines.waves:open_waves`."""

from dataclasses import replace

from imagineart.engines.fake import FakeEngine


class Waves(FakeEngine):
    def __init__(self) -> None:
        super().__init__()
        self.name = "waves"
        self.capabilities = replace(self.capabilities, plans=True)


def open_waves() -> Waves:
    return Waves()


def open_boxed() -> Waves:
    """The same as one that wants to know where everything stands on the canvas."""
    made = Waves()
    made.capabilities = replace(made.capabilities, stage="boxes")
    return made
