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
    healthy = True
    for finding in examine():
        _print(finding, "[red]wrong[/]  ")
        healthy &= finding.ok
    for finding in options():
        _print(finding, "[dim]absent[/] ")
    return healthy


def print_cluster() -> bool:
    """The same of what servers and workers share."""
    from imagineart.service.checkup import checks
    from imagineart.settings import Settings

    healthy = True
    for check in checks(Settings.load()):
        _print(Finding(check.what, check.ok, check.detail), "[red]wrong[/]  ")
        healthy &= check.ok
    return healthy


def _print(finding: Finding, otherwise: str) -> None:
    from rich.console import Console
    from rich.markup import escape

    mark = "[green]ok[/]     " if finding.ok else otherwise
    words = f"{mark} {finding.what}: {escape(finding.detail)}"
    Console(soft_wrap=True).print(words, highlight=False)


def examine() -> Iterator[Finding]:
    """What every installation must have."""
    yield _try("version", _version)
    yield _try("settings", _settings)
    yield _try("models", _models)
    yield _try("reader", _reader)
    yield _try("fonts", _fonts)
    yield _try("colour profile", _profile)


def options() -> Iterator[Finding]:
    """What only some installations have."""
    from importlib.util import find_spec

    found = find_spec("torch") is not None and find_spec("diffusers") is not None
    hint = "installed" if found else "pip install 'imagineart[gpu]'"
    yield Finding("open-weights engines (diffusers)", found, hint)
    yield renderer()


def renderer() -> Finding:
    """Which variant of the path tracer runs here, or why none does."""
    from importlib.util import find_spec

    missing = [name for name in ("mitsuba", "pyoidn") if find_spec(name) is None]
    if missing:
        why = f"{' and '.join(missing)} not installed: there are no wheels for this platform"
        return Finding("path tracer", False, f"{why}; the engine embedded cannot draw")
    from imagineart.tracing.variant import choose

    verdict = choose()
    if verdict.variant == "scalar_rgb":
        why = f"only scalar_rgb would run, which is not used: {verdict.reason}"
        hint = "pip install karellen-llvm-core, or an LLVM 18 or newer of the system"
        return Finding("path tracer", False, f"{why}; {hint}")
    library = f", {verdict.llvm}" if verdict.llvm else ""
    return Finding("path tracer", True, f"{verdict.variant} ({verdict.reason}{library})")


def _try(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except (ImagineArtError, ImportError, OSError, ValueError) as error:
        return Finding(what, False, str(error))


def _version() -> str:
    import platform

    from imagineart.version import __version__

    return f"imagineart {__version__}, Python {platform.python_version()}"


def _settings() -> str:
    import os

    from imagineart.console.guard import TRACEBACK
    from imagineart.settings import Settings, misspelt

    Settings.load()
    if unknown := misspelt(os.environ.keys() - {TRACEBACK}):
        raise ValueError(f"{', '.join(unknown)}: no such setting; see docs/settings.md")
    return "as the environment and the defaults have them"


def _models() -> str:
    from imagineart.modelling.registry import nouns
    from imagineart.modelling.reliefs.drawings import nouns as drawn

    own, all_drawn = set(nouns()), set(drawn())
    return f"{len(own)} nouns as models, {len(all_drawn - own)} more as figures"


def _reader() -> str:
    from imagineart.reading.learned import read

    return f"reads {len(read('a red apple').objects)} object in “a red apple”"


def _fonts() -> str:
    from imagineart.rendering.typefaces import moods

    return f"{len(moods())} moods"


def _profile() -> str:
    from imagineart.color.profile import srgb_profile

    return f"sRGB, {len(srgb_profile())} bytes"
