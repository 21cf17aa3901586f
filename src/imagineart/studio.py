"""The Python front door: an engine and a thinker, kept warm between prompts."""

from collections.abc import Callable, Iterator
from typing import TypedDict, Unpack

from imagineart.engines.engine import Engine
from imagineart.errors import InvalidRequestError
from imagineart.events import Progress, ignore
from imagineart.pipeline import GenerationResult, Thinker, generate
from imagineart.plan.plan import Plan
from imagineart.request import GenerationRequest, ImageFormat, Thinking, seeds_of


class Options(TypedDict, total=False):
    """What may be said besides the prompt: the fields of `GenerationRequest`, with its defaults."""

    width: int  # px
    height: int  # px
    seed: int | None
    thinking: Thinking
    look: str | None
    format: ImageFormat
    quality: int  # 20–99


class Several(Options, total=False):
    """The same, and how many pictures."""

    number: int  # 1–20


class ImagineArt:
    """Turns prompts into pictures.

    >>> from imagineart import ImagineArt
    >>> art = ImagineArt()
    >>> result = art.generate("three red apples left of a blue teapot", seed=1, thinking="low")
    >>> result.picture.size, result.plan.objects[0].count
    ((2048, 2048), 3)

    `engine`: an engine or its name ("layered", "remote:URL", …). Raises `UnknownNameError` for an
    unknown name and `EngineUnavailableError` if the engine lacks something.

    Keep one and use it again: the first picture loads the models, the next ones find them warm.
    Several threads may share one. In asynchronous code: `await asyncio.to_thread(art.generate, …)`.
    """

    def __init__(self, engine: Engine | str = "layered", *, thinker: Thinker | None = None) -> None:
        from imagineart.engines.registry import open_engine

        self.engine = open_engine(engine) if isinstance(engine, str) else engine
        self.thinker = thinker or default_thinker(self.engine)

    def __repr__(self) -> str:
        return f"ImagineArt({self.engine.name!r})"

    def generate(
        self, prompt: str, *, progress: Progress = ignore, **options: Unpack[Options]
    ) -> GenerationResult:
        """One picture: `.save(path)` writes it, `.image` opens it with Pillow, `.notes` says what
        was substituted or relaxed.

        `progress` is called with an `imagineart.events.Event` after each step, in the thread that
        draws; raising `imagineart.errors.CancelledError` in it stops the work and reaches you.
        Raises `InvalidRequestError` naming the option that is wrong and what is allowed.
        """
        if "number" in options:
            message = "number: generate makes one picture; generate_all makes several"
            raise InvalidRequestError(message, field="number")
        return next(self.generate_all(prompt, progress=progress, **options))

    def generate_all(
        self, prompt: str, *, progress: Progress = ignore, **options: Unpack[Several]
    ) -> Iterator[GenerationResult]:
        """`number` pictures, each as soon as it is finished. Wrong options are refused at once."""
        request = GenerationRequest.parse(prompt=prompt, **options)
        return generate(request, thinker=self.thinker, engine=self.engine, progress=progress)

    def plan(self, prompt: str, **options: Unpack[Options]) -> Plan:
        """What would be drawn, and where, without drawing it."""
        request = GenerationRequest.parse(prompt=prompt, **options)
        return self.thinker.compose(self.thinker.understand(request), seeds_of(request)[0])


def default_thinker(engine: Engine) -> Thinker:
    """The reasoner, told what this engine can draw and in which looks."""
    from imagineart.reasoner import Reasoner

    look_note: Callable[[str], str] = getattr(engine, "look_note", lambda style: "")
    return Reasoner(drawable=drawable_by(engine), look_note=look_note)


def drawable_by(engine: Engine) -> Callable[[str], str | None]:
    """An engine with an open vocabulary draws every noun as itself."""
    drawable: Callable[[str], str | None] = getattr(engine, "drawable", lambda noun: noun)
    return drawable
