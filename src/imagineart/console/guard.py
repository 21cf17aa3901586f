"""How is whatever goes wrong told at the terminal? In one line on stderr, and by the exit code.

0 done · 1 the machine or the program is at fault · 2 the user can mend it · 130 interrupted
"""

import os
from collections.abc import Callable

import typer

from imagineart.errors import ImagineArtError

FAULT, MENDABLE, INTERRUPTED = 1, 2, 130
TRACEBACK = "IMAGINEART_TRACEBACK"  # set: a fault of the program shows where it is


def guarded(command: Callable[[], object]) -> int:
    """Run a command and return its exit code; `command` may return one, as typer does."""
    try:
        code = command()
    except ImagineArtError as error:
        return _tell(error.message, MENDABLE)
    except typer.TyperException as error:
        return _tell(_usage(error), MENDABLE)
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except MemoryError:
        return _tell("there is not enough memory for this", FAULT)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        return _tell(_fault(error), FAULT)
    return code if isinstance(code, int) else 0


def _tell(message: str, code: int) -> int:
    if message:
        typer.echo(f"error: {message}", err=True)
    return code


def _usage(error: typer.TyperException) -> str:
    """What the parser of the command line has to say, and where help is."""
    message = " ".join(error.format_message().replace("Value error, ", "").split()).rstrip(".")
    if not message:  # a group without a command has printed its help already
        return ""
    context = getattr(error, "ctx", None)
    return f"{message}; see {context.command_path} --help" if context else message


def _fault(error: Exception) -> str:
    """A file that cannot be used is named; anything else is a fault of the program."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    first = str(error).strip().partition("\n")[0]
    return (
        f"{type(error).__name__}: {first} "
        f"(this should not happen; {TRACEBACK}=1 shows where it did, for a report)"
    )
