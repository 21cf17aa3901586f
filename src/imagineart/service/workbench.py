"""What a worker draws with: the thinker and the engine that a name stands for.

Besides the names of the registry: `own:package.module:function` calls a function of yours that
returns (thinker, engine), so that an engine can be added without touching this package.
"""

from importlib import import_module

from imagineart.engines.engine import Engine
from imagineart.errors import EngineUnavailableError
from imagineart.pipeline import Thinker
from imagineart.plan.plan import Plan
from imagineart.request import GenerationRequest
from imagineart.settings import Settings


class PlainThinker:
    """Plans nothing but the canvas: enough for an engine that draws only the seed."""

    def understand(self, request: GenerationRequest) -> Plan:
        """An empty plan of the right size."""
        return Plan(prompt=request.prompt, width=request.width, height=request.height)

    def compose(self, plan: Plan, seed: int) -> Plan:
        """The same plan with its seed."""
        return plan.model_copy(update={"seed": seed})


def open_workbench(name: str) -> tuple[Thinker, Engine]:
    """Thinker and engine of that name, loaded. Raises `EngineUnavailableError`, `UnknownNameError`.

    The fake engines get the plain thinker: they exist to test what is around the drawing.
    """
    if name.startswith("own:"):
        return _own(name)
    from imagineart.engines.registry import open_engine

    engine = open_engine(name, **Settings.load().engine_access)
    if engine.name.startswith("fake"):
        return PlainThinker(), engine
    from imagineart.studio import default_thinker

    return default_thinker(engine), engine


def _own(name: str) -> tuple[Thinker, Engine]:
    module, _, function = name.removeprefix("own:").partition(":")
    try:
        made: tuple[Thinker, Engine] = getattr(import_module(module), function)()
    except (ImportError, AttributeError, ValueError) as error:
        raise EngineUnavailableError(
            f"engine {name!r} cannot be loaded: {error}", field="engine", value=name
        ) from error
    return made
