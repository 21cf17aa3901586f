"""Engines by name: what `--engine` and the settings accept.

`own:package.module:function` calls a function of yours that returns an engine, so that one can be
added in one file without touching this package.
"""

import logging
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from imagineart.engines.engine import Capabilities, Engine, Needs
from imagineart.errors import EngineUnavailableError, UnknownNameError

_log = logging.getLogger(__name__)

NAMES: dict[str, str] = {
    "embedded": "the default: scenes of our own models, lit by a path tracer, offline",
    "embedded-draft": "the same, 512 px on the longer side",
    "diffusers:MODEL": "a diffusers pipeline from a folder or hub id (extra: imagineart[gpu])",
    "remote:URL": "a server with the OpenAI images API, e.g. remote:http://gpu-box:8000/v1",
    "own:MODULE:FUNCTION": "an engine of yours: what a function without arguments returns",
    "fake": "coloured waves in milliseconds, for testing what is around an engine",
    "fake-full": "the same at full size",
    "fake-large": "noise at full size: files of several megabytes",
}
DEFAULT = "embedded"
FORMER_NAMES: dict[str, str] = {"layered": "embedded"}
"""Names that engines had → their present ones, for settings and tasks written with them."""
OPEN_ENDED = ("diffusers", "remote", "own")  # these name what to open after a colon


def open_engine(
    name: str = DEFAULT, *, api_key: str = "", model: str = "", threads: int = 0
) -> Engine:
    """The engine of that name, ready to draw. `api_key` and `model` are for a remote server,
    `threads` (0: as many as cores) for one that draws here.

    A former name is told in the log. Raises `UnknownNameError` listing the names,
    `EngineUnavailableError` if it lacks something.
    """
    if name in FORMER_NAMES:
        _log.warning("engine %s is gone; its name stands for %s", name, FORMER_NAMES[name])
    return opener(name, api_key=api_key, model=model, threads=threads)()


def present_name(name: str) -> str:
    """What the engine of that name is called now."""
    return FORMER_NAMES.get(name, name)


def needs_of(name: str) -> Needs | None:
    """What a process that draws with it wants, before it is opened; None if only it can tell.

    Raises `UnknownNameError` listing the names.
    """
    opener(name)
    kind = present_name(name).partition(":")[0].partition("-")[0]
    if kind == "own":
        return None
    needs: Needs = import_module(f"imagineart.engines.{kind}").NEEDS
    return needs


def opener(
    name: str, *, api_key: str = "", model: str = "", threads: int = 0
) -> Callable[[], Engine]:
    """What opens the engine of that name. Raises `UnknownNameError` listing the names."""
    kind, _, argument = present_name(name).partition(":")
    openers: dict[str, Callable[[], Engine]] = {
        "embedded": lambda: _embedded(None, threads),
        "embedded-draft": lambda: _embedded(512, threads),
        "fake": lambda: _fake("fake"),
        "fake-full": lambda: _fake("fake-full"),
        "fake-large": lambda: _fake("fake-large"),
        "diffusers": lambda: _diffusers(argument),
        "remote": lambda: _remote(argument, api_key, model),
        "own": lambda: _own(argument),
    }
    if kind not in openers or (argument and kind not in OPEN_ENDED):
        raise UnknownNameError(
            f"engine {name!r} is unknown; allowed are: {', '.join(NAMES)}",
            field="engine",
            value=name,
            allowed=tuple(NAMES),
        )
    if kind in OPEN_ENDED and not argument:
        raise UnknownNameError(
            f"engine {name!r} needs what to open after a colon; "
            f"allowed are: {', '.join(n for n in NAMES if ':' in n)}",
            field="engine",
            value=name,
        )
    if kind == "remote" and not argument.startswith(("http://", "https://")):
        raise UnknownNameError(
            f"engine {name!r} needs an address that starts with http:// or https://",
            field="engine",
            value=name,
        )
    return openers[kind]


def _embedded(edge: int | None, threads: int) -> Engine:
    if find_spec("mitsuba") is None or find_spec("pyoidn") is None:
        raise EngineUnavailableError(
            "engine embedded needs mitsuba and pyoidn, which have no wheels for this platform",
            field="engine",
            value="embedded",
        )
    from imagineart.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(edge, threads=threads)


def _fake(name: str) -> Engine:
    from imagineart.engines.fake import FakeEngine

    sizes = {"fake": "small", "fake-full": "full", "fake-large": "large"}
    return FakeEngine(sizes[name])  # type: ignore[arg-type]


def _diffusers(model: str) -> Engine:
    if find_spec("diffusers") is None or find_spec("torch") is None:
        raise EngineUnavailableError(
            f"engine diffusers:{model} needs torch and diffusers; "
            "install them with: pip install 'imagineart[gpu]'",
            field="engine",
            value=f"diffusers:{model}",
        )
    from imagineart.engines.diffusers import load

    return load(model)


def _remote(url: str, api_key: str, model: str) -> Engine:
    from imagineart.engines.remote import RemoteEngine

    return RemoteEngine(url, api_key=api_key, model=model)


def _own(path: str) -> Engine:
    module, _, function = path.partition(":")
    try:
        made: Engine = getattr(import_module(module), function)()
        if not isinstance(getattr(made, "capabilities", None), Capabilities):
            raise TypeError(f"{function} returns {type(made).__name__}, which is no engine")
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        raise EngineUnavailableError(
            f"engine 'own:{path}' cannot be loaded: {error}", field="engine", value=f"own:{path}"
        ) from error
    return made
