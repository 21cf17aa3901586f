"""What can a language model ask of us? Three tools: draw, plan, and which looks there are.

A picture is written to a folder; the answer holds where, and the picture itself no larger than
models look at. One is drawn at a time; the plan of another can be had meanwhile.
"""

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event as Flag
from typing import Annotated, Any, Literal, TypeVar

import anyio
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, ContentBlock, ImageContent, TextContent, ToolAnnotations
from pydantic import Field

from imagineart.console.files import folder, path_of, write
from imagineart.errors import CancelledError, ImagineArtError
from imagineart.events import Event, Step
from imagineart.pipeline import GenerationResult
from imagineart.request import LOOKS, SEED_MAX, SIZES, GenerationRequest
from imagineart.studio import ImagineArt
from imagineart.version import __version__

T = TypeVar("T")

SHOWN = 1024  # px of the longer side, of what goes to the model
SHOWN_QUALITY = 85
AT_ONCE = 4  # pictures of one call
SHARES: dict[Step, float] = {
    "read": 0.02,
    "staged": 0.15,
    "preview": 0.8,
    "painted": 0.85,
    "composed": 0.9,
    "judged": 0.95,
    "encoded": 1.0,
}  # of a picture, that is done after each step
INSTRUCTIONS = (
    "Draws pictures from descriptions, on this machine. Describe things, counts, colours, where "
    "they stand, place, light and look in plain English; words to be written in quotes. "
    "`plan` shows in a second what would be drawn; `generate` draws it in seconds to a minute."
)

Prompt = Annotated[str, Field(description="What to draw, in English: 2 to 3000 characters.")]
Shape = Annotated[
    str, Field(description="Width to height.", json_schema_extra={"enum": list(SIZES)})
]
Seed = Annotated[
    int | None,
    Field(ge=0, le=SEED_MAX, description="Same seed, same picture. Absent: another each time."),
]
Number = Annotated[int, Field(ge=1, le=AT_ONCE, description="How many pictures.")]
Effort = Annotated[
    Literal["low", "high"], Field(description="low: seconds. high: the best of four, finer.")
]
Look = Annotated[
    str | None,
    Field(
        description="Absent: what the prompt says, or photographic.",
        json_schema_extra={"enum": [*LOOKS, None]},
    ),
]
Transparent = Annotated[bool, Field(description="The things alone, as PNG without a ground.")]


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools of one studio. `target`: the folder of the pictures."""

    studio: ImagineArt
    target: Path
    drawing: anyio.Lock = field(default_factory=anyio.Lock)

    async def generate(
        self,
        ctx: Context[Any, Any],
        prompt: Prompt,
        shape: Shape = "1:1",
        seed: Seed = None,
        number: Number = 1,
        effort: Effort = "low",
        look: Look = None,
        transparent: Transparent = False,
    ) -> CallToolResult:
        """Draw a picture of a description, save it, and show it."""
        width, height = _size(shape)
        request = _told(
            partial(
                GenerationRequest.parse,
                prompt=prompt,
                width=width,
                height=height,
                seed=seed,
                number=number,
                thinking=effort,
                look=look,
                format="PNG" if transparent else "JPG",
                transparent=transparent,
            )
        )
        async with self.drawing:
            content = await _beside(partial(self._draw, request), ctx)
        return CallToolResult(content=content)

    def _draw(
        self, request: GenerationRequest, tell: Callable[[Event], None]
    ) -> list[ContentBlock]:
        asked = request.model_dump(exclude={"prompt"})
        found: list[ContentBlock] = []
        for result in self.studio.generate_all(request.prompt, progress=tell, **asked):
            path = path_of(request, result, folder(self.target, "folder"))
            write(path, result.data, "folder")
            found += [_shown(result), TextContent(type="text", text=_caption(result, path))]
        return found

    async def plan(self, prompt: Prompt, look: Look = None) -> dict[str, Any]:
        """Tell what would be drawn, without drawing it: things, place, light, words, notes."""
        made = await anyio.to_thread.run_sync(
            partial(_told, partial(self.studio.plan, prompt, look=look))
        )
        return made.model_dump(mode="json", exclude_defaults=True)

    async def looks(self) -> dict[str, str]:
        """List the looks a picture can have."""
        return dict(LOOKS)


def server_of(tools: Tools) -> MCPServer[Any]:
    """The tools, ready to be served over any transport."""
    server: MCPServer[Any] = MCPServer(
        "imagineart",
        title="ImagineArt 2.0, self-hosted",
        instructions=INSTRUCTIONS,
        version=__version__,
        log_level="WARNING",
    )
    draws = ToolAnnotations(read_only_hint=False, destructive_hint=False, open_world_hint=False)
    looks_up = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    server.add_tool(tools.generate, annotations=draws)
    server.add_tool(tools.plan, annotations=looks_up)
    server.add_tool(tools.looks, annotations=looks_up)
    return server


async def _beside(
    work: Callable[[Callable[[Event], None]], list[ContentBlock]], ctx: Context[Any, Any]
) -> list[ContentBlock]:
    """Do it in a thread, telling how far it is. A caller that gives up stops it."""
    gone = Flag()

    def tell(event: Event) -> None:
        if gone.is_set():
            raise CancelledError("nobody waits for it any more")
        anyio.from_thread.run(ctx.report_progress, progress_of(event), None, event.step)

    try:
        return await anyio.to_thread.run_sync(
            partial(_told, partial(work, tell)), abandon_on_cancel=True
        )
    finally:
        gone.set()


def progress_of(event: Event) -> float:
    """Pictures that are done after an event, with the share of the one that is drawn."""
    steps = list(SHARES)
    if event.step not in SHARES:
        return event.result + SHARES["judged"]
    before = SHARES[steps[steps.index(event.step) - 1]] if event.step != steps[0] else 0.0
    within = min(event.done / max(event.total, 1), 1.0)
    return event.result + before + (SHARES[event.step] - before) * within


def _size(shape: str) -> tuple[int, int]:
    if shape not in SIZES:
        raise ToolError(f"shape is {shape!r}; allowed are: {', '.join(SIZES)}")
    return SIZES[shape]


def _told(work: Callable[[], T]) -> T:
    """What is wrong with a wish, in words for the model that made it."""
    try:
        return work()
    except CancelledError:
        raise
    except ImagineArtError as error:
        raise ToolError(str(error)) from error


def _shown(result: GenerationResult) -> ImageContent:
    """The picture, small enough for a model to look at."""
    image = result.image
    image.thumbnail((SHOWN, SHOWN))
    clear = result.picture.cutout is not None and result.format != "JPG"
    form, kind = ("PNG", "image/png") if clear else ("JPEG", "image/jpeg")
    data = io.BytesIO()
    profile = image.info.get("icc_profile")
    image.save(data, form, quality=SHOWN_QUALITY, icc_profile=profile)
    return ImageContent(
        type="image", data=base64.b64encode(data.getvalue()).decode(), mime_type=kind
    )


def _caption(result: GenerationResult, path: Path) -> str:
    width, height = result.image.size
    lines = [f"{path.resolve()} ({width}x{height}, seed {result.seed})"]
    return "\n".join([*lines, *(f"note: {note}" for note in result.notes)])
