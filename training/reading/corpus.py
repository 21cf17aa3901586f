"""Which prompts are there to learn from, and which are held out?

A prompt's lot and kind stand in its file's name, `<lot>-<kind>.txt`. Which tenth is held out hangs
on the prompt's own words alone, so that it stays the same while others are written.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.reading.annotation import Annotated
from training.reading.check import check, cut

PROMPTS = Path(__file__).parent / "prompts"
HELD_OUT = 10  # one of so many


@dataclass(frozen=True)
class Lesson:
    """A marked prompt with its lot and kind."""

    prompt: Annotated
    lot: str
    kind: str

    @property
    def is_held_out(self) -> bool:
        """Whether it is kept from training."""
        digest = hashlib.sha256(self.prompt.text.lower().encode()).digest()
        return digest[0] % HELD_OUT == 0


def lessons(paths: Iterable[Path] = ()) -> list[Lesson]:
    """What the files hold (default: all); lines that are not well written are left out."""
    found: dict[str, Lesson] = {}
    for path in sorted(paths) or sorted(PROMPTS.glob("*.txt")):
        lot, _, kind = path.stem.partition("-")
        for prompt in check(path)[0]:
            if not any(cut(prompt)):
                found.setdefault(prompt.text, Lesson(prompt, lot, kind))
    return list(found.values())
