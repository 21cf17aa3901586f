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
