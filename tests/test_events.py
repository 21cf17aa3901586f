"""Events: what they carry, and how much."""

import pytest

from imagineart.events import PREVIEW_BYTES, Event


def test_a_preview_is_small() -> None:
    assert Event("preview", preview=b"x" * PREVIEW_BYTES).preview is not None
    with pytest.raises(ValueError, match="65537 bytes; allowed are at most 65536"):
        Event("preview", preview=b"x" * (PREVIEW_BYTES + 1))
