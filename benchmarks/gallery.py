"""A contact sheet of prompts: what the system makes of them, to be looked at.

    python -m benchmarks.gallery --sprites painter --output docs/gallery/painter.jpg
    python -m benchmarks.gallery --sprites oracle --thinking low --only 1 5 9

`oracle` draws with real sprites of the data set (made by `make data`) instead of the painter's, so
that composition and painting are judged apart.
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from imagineart.color.codec import encode
from imagineart.engines.layered import LayeredEngine, default_sprites
from imagineart.painting.placeholder import Placeholders
from imagineart.painting.sprite import SpriteSource
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


def source(name: str) -> SpriteSource:
    """Who draws the sprites."""
    if name == "oracle":
        from training.oracle import OracleSprites

        oracle: SpriteSource = OracleSprites()
        return oracle
    return Placeholders() if name == "placeholder" else default_sprites()


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


def thumbnail(result: GenerationResult) -> "Image":
    """The picture with its prompt under it."""
    import io

    from PIL import Image, ImageDraw, ImageFont

    picture = Image.open(io.BytesIO(encode(result.picture.pixels, "PNG")))
    picture.thumbnail((THUMB, THUMB), Image.Resampling.LANCZOS)
    card = Image.new("RGB", (THUMB, THUMB + CAPTION), "white")
    card.paste(picture, ((THUMB - picture.width) // 2, (THUMB - picture.height) // 2))
    pen = ImageDraw.Draw(card)
    words, font = result.plan.prompt, ImageFont.truetype(str(CAPTIONS), 12)
    pen.text((4, THUMB + 4), "\n".join(_wrapped(words, 62)[:2]), fill="black", font=font)
    return card


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
    parser.add_argument(
        "--sprites", choices=("painter", "oracle", "placeholder"), default="painter"
    )
    parser.add_argument("--thinking", choices=("low", "high"), default="high")
    parser.add_argument("--prompts", type=Path, default=PROMPTS)
    parser.add_argument("--only", type=int, nargs="*", help="numbers of prompts, from 1")
    parser.add_argument("--output", type=Path, default=Path("out/gallery.jpg"))
    options = parser.parse_args()

    prompts = yaml.safe_load(options.prompts.read_text())
    chosen = [prompts[i - 1] for i in options.only] if options.only else prompts
    art = ImagineArt(LayeredEngine(source(options.sprites)))
    cards = [thumbnail(result) for result in draw_all(art, chosen, options.thinking)]
    options.output.parent.mkdir(parents=True, exist_ok=True)
    sheet(cards).save(options.output, quality=78, optimize=True, progressive=True)
    print(options.output)


if __name__ == "__main__":
    main()
