"""Where it is put together: an engine and the thinker that suits it, kept warm between prompts.

Python, the command line, the server and its workers all open through `open_studio`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict, Unpack

from imagineart.engines.engine import Capabilities, Engine
from imagineart.errors import InvalidRequestError
from imagineart.events import Progress, ignore
from imagineart.pipeline import GenerationResult, canvas_of, generate
from imagineart.plan.plan import Plan
from imagineart.request import GenerationRequest, ImageFormat, Resolution, Thinking, seeds_of
from imagineart.staging.stage import Stage
from imagineart.thinker import BlankThinker, Thinker

if TYPE_CHECKING:
    from imagineart.reasoner import Advise


class Options(TypedDict, total=False):
    """What may be said besides the prompt: the fields of `GenerationRequest`, with its defaults."""

    width: int | None  # px
    height: int | None  # px
    seed: int | None
    thinking: Thinking
    look: str | None
    format: ImageFormat
    quality: int  # 20–99
    transparent: bool  # the things alone, as PNG or WEBP
    resolution: Resolution  # "2K" by default


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

    `engine`: an engine or its name ("embedded", "remote:URL", …). Raises `UnknownNameError` for an
    unknown name and `EngineUnavailableError` if the engine lacks something.

    Keep one and use it again: the first picture loads the models, the next ones find them warm.
    Several threads may share one. In asynchronous code: `await asyncio.to_thread(art.generate, …)`.
    """

    def __init__(
        self, engine: Engine | str = "embedded", *, thinker: Thinker | None = None
    ) -> None:
        self.engine = _named(engine) if isinstance(engine, str) else engine
        self.thinker = thinker or thinker_for(self.engine.capabilities)

    def __repr__(self) -> str:
        return f"ImagineArt({self.engine.name!r})"

    def generate(
        self, prompt: str, *, progress: Progress = ignore, **options: Unpack[Options]
    ) -> GenerationResult:
        """One picture: `.save(path)` writes it, `.image` opens it with Pillow, `.notes` says what
        was replaced or left out.

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
        """What would be drawn, without drawing it."""
        return self.thinker.understand(GenerationRequest.parse(prompt=prompt, **options))

    def stage(self, prompt: str, **options: Unpack[Options]) -> tuple[Plan, Stage]:
        """What would be drawn, and where, without drawing it."""
        request = GenerationRequest.parse(prompt=prompt, **options)
        plan = self.thinker.understand(request)
        seed = seeds_of(request)[0]
        return plan, self.thinker.stage(plan, canvas_of(request, plan), seed, request.thinking)


def open_studio(engine: Engine | str = "embedded", *, thinker: Thinker | None = None) -> ImagineArt:
    """An engine, by name or as it is, with the thinker that suits it, ready to draw.

    Raises `UnknownNameError` listing the names, `EngineUnavailableError` if something is missing.
    """
    return ImagineArt(engine, thinker=thinker)


def thinker_for(capabilities: Capabilities) -> Thinker:
    """Who thinks for an engine that can do this."""
    if not capabilities.plans:
        return BlankThinker()
    from imagineart.reasoner import Reasoner

    return Reasoner(capabilities, advise=_adviser())


def _adviser() -> "Advise | None":
    """The language model of the settings; None if they name none."""
    from imagineart.settings import Settings

    settings = Settings.load()
    if not settings.reasoner:
        return None
    from imagineart.advising.adviser import Adviser
    from imagineart.advising.chat import ChatServer

    key = settings.reasoner_key.get_secret_value()
    server = ChatServer(settings.reasoner, model=settings.reasoner_model, api_key=key)
    return Adviser(server, settings.reasoner_timeout_s).advise


def _named(name: str) -> Engine:
    from imagineart.engines.registry import open_engine
    from imagineart.settings import Settings

    return open_engine(name, **Settings.load().engine_access)
