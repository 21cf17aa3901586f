"""Progress at a terminal."""

import io
import sys

import pytest

from imagineart.console.progress import STEPS, progress_bar, waiting
from imagineart.events import Event

ERASED = "\x1b[2K"  # what a terminal is told to do with a line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def show(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_bar(2) as bar:
        bar.note("opening engine fake")
        for index in (0, 1):
            for step in STEPS:
                bar.tell(Event(step, "two owls", result=index))
    return stream.getvalue()


def test_a_terminal_sees_step_detail_and_number(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = show(monkeypatch, Terminal())
    assert "2/2 encoded two owls" in shown


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert show(monkeypatch, io.StringIO()) == ""


def test_waiting_says_for_what(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting("reading the prompt"):
        pass
    assert "reading the prompt" in stream.getvalue()


def test_what_a_prompt_says_is_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting("painting [bold]x[/nonsense]"):
        pass
    assert "[bold]x[/nonsense]" in stream.getvalue()


def test_what_a_prompt_says_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting("painting a\ncat\x1b[31m\x07"):
        pass
    assert "painting a cat [31m " in stream.getvalue()


def test_what_is_told_meanwhile_starts_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_bar(1) as bar:
        bar.note("reading the prompt")
        with bar.paused():
            stream.write("NOTE\n")
        bar.note("painting")
    before, _, after = stream.getvalue().partition("NOTE\n")
    assert before.endswith(ERASED)
    assert "painting" in after


def test_the_bar_leaves_stdout_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress_bar(1):
        print("a.png")
    assert capsys.readouterr().out == "a.png\n"
