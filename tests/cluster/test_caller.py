"""How many requests does a queue make?"""

import pytest

from imagineart.cluster.caller import calls_wanted


@pytest.mark.parametrize(
    ("queued", "running", "wanted"),
    [(0, 0, 0), (0, 5, 0), (1, 0, 1), (3, 2, 5), (1_000_000, 4, 8)],
)
def test_as_many_as_wait_and_are_drawn(queued: int, running: int, wanted: int) -> None:
    assert calls_wanted({"queued": queued, "running": running}, 8) == wanted
