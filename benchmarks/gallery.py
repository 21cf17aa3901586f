"""A contact sheet of prompts: what the system makes of them, to be looked at.

    python -m benchmarks.gallery --edge 512 --output out/gallery.jpg
    python -m benchmarks.gallery --edge 512 --thinking low --only 1 5 9

Each picture is kept in a folder beside the sheet and not drawn again, so that a long gallery may
be drawn in parts; `--fresh` draws all again. `--engine` is any engine's name, `--edge` how long the
longer side of its pictures is, px, where it can draw smaller ones than it is asked for.
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import yaml

from imagineart.color.codec import encode
from imagineart.console.files import slug
from imagineart.engines.engine import Engine
from imagineart.engines.registry import DEFAULT, open_engine
from imagineart.errors import ImagineArtError
from imagineart.pipeline import GenerationResult
from imagineart.request import Thinking
from imagineart.studio import ImagineArt

if TYPE_CHECKING:
    from PIL.Image import Image

PROMPTS = Path(__file__).parent / "prompts" / "gallery.yaml"
THUMB = 400  # px, width of a picture on the sheet
CAPTION = 44  # px under it
COLUMNS = 5
CAPTIONS = files("imagineart.rendering") / "fonts" / "Inter_600SemiBold.ttf"
SEED = 7


def opened(name: str, edge: int | None) -> Engine:
    """Who draws, and how large."""
    if name == "embedded" and edge is not None:
        from imagineart.engines.embedded import EmbeddedEngine

        return EmbeddedEngine(edge)
    return open_engine(name)


def draw_all(
    art: ImagineArt, prompts: Iterable[str], thinking: Thinking
) -> Iterator[GenerationResult]:
    """One result per prompt, told on the way."""
    for number, prompt in enumerate(prompts, start=1):
        start = time.perf_counter()
        result = art.generate(prompt, thinking=thinking, seed=SEED)
        print(f"{number:3} {time.perf_counter() - start:5.1f} s  {prompt[:90]}", flush=True)
        for note in dict.fromkeys(result.notes):
            print(f"            {note}")
        yield result


def kept_or_drawn(
    art: ImagineArt, prompts: Iterable[str], thinking: Thinking, folder: Path, *, fresh: bool
) -> Iterator["Image"]:
    """A card for each prompt; its picture comes from the folder if it was drawn before."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    for prompt in prompts:
        path = folder / f"{slug(prompt)}-{crc32(prompt.encode()):08x}.png"
        if fresh or not path.exists():
            try:
                (result,) = draw_all(art, [prompt], thinking)
            except ImagineArtError as error:
                print(f"            not drawn: {error.message}")
                yield card(Image.new("RGB", (THUMB, THUMB), "lightgrey"), prompt)
                continue
            path.write_bytes(encode(result.picture.pixels, "PNG"))
        with Image.open(path) as picture:
            yield card(picture.convert("RGB"), prompt)


def card(picture: "Image", words: str) -> "Image":
    """A picture with words under it."""
    from PIL import Image, ImageDraw, ImageFont

    picture.thumbnail((THUMB, THUMB), Image.Resampling.LANCZOS)
    made = Image.new("RGB", (THUMB, THUMB + CAPTION), "white")
    made.paste(picture, ((THUMB - picture.width) // 2, (THUMB - picture.height) // 2))
    pen = ImageDraw.Draw(made)
    font = ImageFont.truetype(str(CAPTIONS), 12)
    pen.text((4, THUMB + 4), "\n".join(_wrapped(words, 62)[:2]), fill="black", font=font)
    return made


def _wrapped(words: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(words, width)


def sheet(cards: list["Image"], columns: int = COLUMNS) -> "Image":
    """All cards on one page."""
    from PIL import Image

    rows = -(-len(cards) // columns)
    page = Image.new("RGB", (columns * THUMB, rows * (THUMB + CAPTION)), "white")
    for index, card in enumerate(cards):
        page.paste(card, (index % columns * THUMB, index // columns * (THUMB + CAPTION)))
    return page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--thinking", choices=("low", "high"), default="high")
    parser.add_argument("--prompts", type=Path, default=PROMPTS)
    parser.add_argument("--only", type=int, nargs="*", help="numbers of prompts, from 1")
    parser.add_argument("--output", type=Path, default=Path("out/gallery.jpg"))
    parser.add_argument("--engine", default=DEFAULT, help="by name")
    parser.add_argument("--edge", type=int, help="px of the longer side, for the engine embedded")
    parser.add_argument("--fresh", action="store_true", help="draw again what is there")
    options = parser.parse_args()

    prompts = yaml.safe_load(options.prompts.read_text())
    chosen = [prompts[i - 1] for i in options.only] if options.only else prompts
    art = ImagineArt(opened(options.engine, options.edge))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    folder, fresh = options.output.with_suffix(""), options.fresh
    cards = list(kept_or_drawn(art, chosen, options.thinking, folder, fresh=fresh))
    sheet(cards).save(options.output, quality=78, optimize=True, progressive=True)
    print(options.output)


if __name__ == "__main__":
    main()
