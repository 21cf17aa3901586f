"""Whatever goes wrong is one line and an exit code."""

import errno

import pytest
import typer

from imagineart.console.guard import FAULT, INTERRUPTED, MENDABLE, TRACEBACK, guarded
from imagineart.errors import OutputError


def fail(error: BaseException) -> int:
    def command() -> None:
        raise error

    return guarded(command)


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (OutputError("output: cannot write x"), MENDABLE, "output: cannot write x"),
        (typer.BadParameter("Value error, 'm' is not l"), MENDABLE, "Invalid value: 'm' is not l"),
        (OSError(errno.ENOSPC, "No space left", "a.png"), FAULT, "a.png: No space left"),
        (OSError(errno.EMFILE, "Too many open files"), FAULT, "Too many open files"),
        (MemoryError(), FAULT, "there is not enough memory for this"),
    ],
)
def test_what_can_go_wrong_is_one_line(
    capsys: pytest.CaptureFixture[str], error: Exception, code: int, line: str
) -> None:
    assert fail(error) == code
    assert capsys.readouterr() == ("", f"error: {line}\n")


def test_a_fault_of_the_program_says_how_to_report_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert fail(KeyError("horizon\nand more")) == FAULT
    told = capsys.readouterr().err
    assert told.startswith("error: KeyError: 'horizon")
    assert TRACEBACK in told
    assert told.count("\n") == 1


def test_whoever_asks_for_the_traceback_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TRACEBACK, "1")
    with pytest.raises(ZeroDivisionError):
        fail(ZeroDivisionError())


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_an_interruption_is_no_message(
    capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    assert fail(error) == INTERRUPTED
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("returned", "code"), [(None, 0), (0, 0), (3, 3), ("words", 0)])
def test_a_command_may_return_its_exit_code(returned: object, code: int) -> None:
    assert guarded(lambda: returned) == code
