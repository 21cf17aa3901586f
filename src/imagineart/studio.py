"""The Python front door: an engine and a thinker, kept warm between prompts."""

from collections.abc import Callable, Iterator
from typing import Any

from imagineart.engines.engine import Engine
from imagineart.events import Progress, ignore
from imagineart.pipeline import GenerationResult, Thinker, generate
from imagineart.reasoning.plan import Plan
from imagineart.request import GenerationRequest, seeds_of


class ImagineArt:
    """Turns prompts into pictures.

    >>> from imagineart import ImagineArt
    >>> art = ImagineArt()
    >>> result = art.generate("three red apples left of a blue teapot", seed=1, thinking="low")
    >>> result.picture.size, result.plan.objects[0].count
    ((2048, 2048), 3)

    `engine`: an engine or its name ("layered", "remote:URL", …). Raises `UnknownNameError` for an
    unknown name and `EngineUnavailableError` if the engine lacks something.
    """

    def __init__(self, engine: Engine | str = "layered", *, thinker: Thinker | None = None) -> None:
        from imagineart.engines.registry import open_engine

        self.engine = open_engine(engine) if isinstance(engine, str) else engine
        self.thinker = thinker or default_thinker(self.engine)

    def generate(
        self, prompt: str, *, progress: Progress = ignore, **options: Any
    ) -> GenerationResult:
        """One picture. `options` are the fields of `GenerationRequest`.

        Raises `InvalidRequestError` naming the field that is wrong.
        """
        return next(self.generate_all(prompt, progress=progress, **options | {"number": 1}))

    def generate_all(
        self, prompt: str, *, progress: Progress = ignore, **options: Any
    ) -> Iterator[GenerationResult]:
        """`number` pictures, each as soon as it is finished."""
        request = GenerationRequest.parse(prompt=prompt, **options)
        return generate(request, thinker=self.thinker, engine=self.engine, progress=progress)

    def plan(self, prompt: str, **options: Any) -> Plan:
        """What would be drawn, and where, without drawing it."""
        request = GenerationRequest.parse(prompt=prompt, **options)
        return self.thinker.compose(self.thinker.understand(request), seeds_of(request)[0])


def default_thinker(engine: Engine) -> Thinker:
    """The reasoner, told what this engine can draw."""
    from imagineart.reasoning.reasoner import Reasoner

    return Reasoner(drawable=drawable_by(engine))


def drawable_by(engine: Engine) -> Callable[[str], str | None]:
    """An engine with an open vocabulary draws every noun as itself."""
    drawable: Callable[[str], str | None] = getattr(engine, "drawable", lambda noun: noun)
    return drawable
