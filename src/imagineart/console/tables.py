"""Tables for people: the looks, and the state of the installation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imagineart.errors import ImagineArtError


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report."""

    what: str
    ok: bool
    detail: str


def print_looks() -> None:
    """Every look with its description."""
    from rich.console import Console
    from rich.table import Table

    from imagineart.request import LOOKS

    table = Table("look", "what it is", box=None, header_style="bold")
    for name, words in LOOKS.items():
        table.add_row(name, words)
    Console().print(table)


def print_health() -> bool:
    """Print every finding; True if all that the base install needs is there."""
    from rich.console import Console
    from rich.markup import escape

    console = Console()
    healthy = True
    for finding in examine():
        mark = "[green]ok[/]     " if finding.ok else "[red]missing[/]"
        console.print(f"{mark} {finding.what}: {escape(finding.detail)}", highlight=False)
        healthy &= finding.ok
    for finding in options():
        mark = "[green]ok[/]     " if finding.ok else "[dim]absent[/] "
        console.print(f"{mark} {finding.what}: {escape(finding.detail)}", highlight=False)
    return healthy


def examine() -> Iterator[Finding]:
    """What every installation must have."""
    yield _try("version", _version)
    yield _try("engine layered", _layered)
    yield _try("reader", _reader)
    yield _try("colour profile", _profile)


def options() -> Iterator[Finding]:
    """What only some installations have."""
    from importlib.util import find_spec

    found = find_spec("torch") is not None and find_spec("diffusers") is not None
    hint = "installed" if found else "pip install 'imagineart[gpu]'"
    yield Finding("open-weights engines (diffusers)", found, hint)


def _try(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except (ImagineArtError, ImportError, OSError) as error:
        return Finding(what, False, str(error))


def _version() -> str:
    import platform

    from imagineart.version import __version__

    return f"imagineart {__version__}, Python {platform.python_version()}"


def _layered() -> str:
    from imagineart.engines.registry import open_engine

    engine = open_engine("layered")
    return f"draws with {getattr(engine, 'painter', engine.name)}"


def _reader() -> str:
    from imagineart.reasoning.reader import read

    return f"reads {len(read('a red apple').objects)} object in “a red apple”"


def _profile() -> str:
    from imagineart.color.profile import srgb_profile

    return f"sRGB, {len(srgb_profile())} bytes"
