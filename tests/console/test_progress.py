"""Progress at a terminal."""

import io
import sys

import pytest

from imagineart.console.progress import STAGES, progress_bar
from imagineart.events import Event


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def show(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_bar(2, quiet=quiet) as bar:
        bar.note("opening engine fake")
        for index in (0, 1):
            for stage in STAGES:
                bar.tell(Event(stage, "two owls", result=index))
    return stream.getvalue()


def test_a_terminal_sees_stage_detail_and_number(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = show(monkeypatch, Terminal())
    assert "2/2 encoded two owls" in shown


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert show(monkeypatch, io.StringIO()) == ""


def test_quiet_is_quiet_even_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert show(monkeypatch, Terminal(), quiet=True) == ""
