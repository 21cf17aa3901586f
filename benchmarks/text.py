"""Can the words in a picture be read? An OCR's word accuracy, beside its own on black on white.

Prompts for posters and signs are written by a seeded generator: strings of different lengths with
names, prices, hours, dates, abbreviations, punctuation, in capitals or mixed case, in each place
that carries words. Each prompt goes the whole road to a JPEG file, which is decoded and read by
RapidOCR. The reference is the same strings in the same boxes, black on white in the neutral font.
Words count if the OCR gives them in any order, letter case and punctuation aside. Other scripts
are reported apart, by the character.

    python -m benchmarks.text [--prompts 100] [--seed 1] [--edge 1024] [--misread DIR]

needs `pip install imagineart[bench]`; the OCR's nets are in its wheel.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import table, write
from imagineart.color.codec import decode
from imagineart.color.spaces import srgb_encode
from imagineart.engines.embedded import EmbeddedEngine
from imagineart.picture import Picture
from imagineart.pipeline import GenerationResult
from imagineart.rendering.lettering import lay_words
from imagineart.request import SIZES
from imagineart.staging.sheet import sheet_of
from imagineart.studio import ImagineArt
from imagineart.world.nouns import all_nouns

Pixels = NDArray[np.float32]
Read = Callable[[Pixels], str]

BOUND = 0.98  # of the OCR's own score
LONGEST = 1280  # px, longer side of what the OCR is shown

PLACES = {
    "poster": 'a poster with a {noun}, headline "{0}", subtitle "{1}"',
    "bold poster": 'a bold sale poster, headline "{0}"',
    "vintage poster": 'vintage poster of a {noun}, title "{0}", caption "{1}"',
    "invitation": 'an elegant invitation with the text "{0}" and a {noun}',
    "wooden sign": 'a wooden sign saying "{0}" in a meadow, a {noun} beside it',
    "neon sign": 'a neon sign that reads "{0}" at night',
    "shop sign": 'a shop sign with the words "{0}" on a rainy street',
    "chalkboard": 'a chalkboard that says "{0}" next to a {noun}',
    "billboard": 'a billboard in the desert that reads "{0}"',
    "banner": 'a {noun} under a banner saying "{0}"',
    "protest": 'a placard that says "{0}" in front of a city',
    "scene": 'a {noun} in a forest with the title "{0}"',
    "watercolour": 'watercolour of a {noun} at sunset with the words "{0}"',
    "cinematic": 'cinematic movie poster, a {noun} in the mountains, title "{0}", tagline "{1}"',
    "plaque": 'a plaque engraved with the words "{0}" on a wall',
    "kids": 'a fun birthday card with a {noun} and the text "{0}"',
}  # kind → prompt; {0} and {1} are strings to be written

PATTERNS = (
    "{Noun}",
    "{Noun} & {Noun}",
    "The {Noun} House",
    "{NOUN} {NOUN} SALE",
    "{NOUN} NIGHT",
    "{Name}'s {Noun} Shop",
    "Fresh {noun} daily, {hour} a.m. to {hour} p.m.",
    "{Noun} only {price}",
    "{percent}% OFF ALL {NOUN}S",
    "{Name} {Name} presents",
    "Beware of the {noun}!",
    "Who stole my {noun}?",
    "{month} {day}, {year}",
    "Doors open {hour}:{minute}",
    "EST. {year}",
    "No {noun}, no {noun}, no worries",
    "{NAME} FOR MAYOR",
    "Call 555-{year} now!",
    "Room {day} - {Noun}",
    "{Name}, will you be my {noun}?",
    "A long walk home with {Name} and the very last {noun} of the summer",
    "Grand {Noun} Festival of {Name} Valley",
)
NAMES = (
    *("Agatha", "Benedikt", "Clemence", "Dmitri", "Esperanza", "Fionnuala", "Gregor", "Henrietta"),
    *("Ignacio", "Jolanda", "Katarzyna", "Leopold", "Mirabel", "Nikolai", "Ottoline", "Percival"),
    *("Quentin", "Rosalind", "Siegfried", "Theodora"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
OTHER_SCRIPTS = (
    *("Добро пожаловать", "Καλημέρα κόσμε", "欢迎光临", "营业时间", "안녕하세요"),
    *("本日休業", "カフェ", "北京烤鸭店", "注意安全", "ようこそ", "Hôtel Français", "Grüße"),
)


@dataclass(frozen=True)
class Case:
    """One prompt, the strings it asks for, and the canvas."""

    kind: str
    prompt: str
    strings: tuple[str, ...]
    width: int
    height: int
    seed: int


@dataclass(frozen=True)
class Score:
    """What was read of a case, and what of its reference: shares 0–1."""

    words: float
    own: float


def cases(count: int, seed: int) -> Iterator[Case]:
    """Seeded prompts; kinds and canvases by turns."""
    chance = random.Random(seed)
    known = sorted(
        noun for noun in all_nouns() if noun.isalpha() and noun.isascii() and len(noun) > 2
    )
    sizes = list(SIZES.values())
    for number in range(count):
        kind = list(PLACES)[number % len(PLACES)]
        strings = [_string(chance, known) for _ in range(2 if "{1}" in PLACES[kind] else 1)]
        prompt = PLACES[kind].format(*strings, noun=chance.choice(known))
        width, height = sizes[number % len(sizes)]
        yield Case(kind, prompt, tuple(strings), width, height, seed + number)


def _string(chance: random.Random, known: Sequence[str]) -> str:
    """One pattern with its gaps filled."""

    def fill(gap: re.Match[str]) -> str:
        name = gap.group(1)
        word = _gap(name.lower(), chance, known)
        return word.upper() if name.isupper() else word.title() if name.istitle() else word

    return re.sub(r"{(\w+)}", fill, chance.choice(PATTERNS))


def _gap(name: str, chance: random.Random, known: Sequence[str]) -> str:
    fillings: dict[str, Callable[[], str]] = {
        "noun": lambda: chance.choice(known),
        "name": lambda: chance.choice(NAMES),
        "month": lambda: chance.choice(MONTHS),
        "price": lambda: chance.choice("$£€") + f"{chance.randint(1, 99)}.{chance.randint(10, 99)}",
        "percent": lambda: str(chance.randrange(10, 90, 5)),
        "hour": lambda: str(chance.randint(1, 12)),
        "minute": lambda: f"{chance.randrange(0, 60, 15):02}",
        "day": lambda: str(chance.randint(1, 30)),
        "year": lambda: str(chance.randint(1850, 2030)),
    }
    return fillings[name]()


def score(case: Case, art: ImagineArt, read: Read) -> tuple[Score, str, GenerationResult]:
    """The case drawn and read, the text that was read, and the picture."""
    drawn = art.generate(case.prompt, width=case.width, height=case.height, seed=case.seed)
    wanted = " ".join(case.strings)
    got, own = read(decode(drawn.data)), read(reference(drawn))
    return Score(word_accuracy(wanted, got), word_accuracy(wanted, own)), got, drawn


def reference(drawn: GenerationResult) -> Pixels:
    """The plan's strings in the same boxes, black on white in the neutral font, nothing else."""
    sheet = sheet_of(drawn.plan, drawn.stage)
    texts = tuple(text.revised(mood="neutral", role="headline", color=None) for text in sheet.texts)
    white = Picture(np.ones((sheet.height, sheet.width, 3), np.float32))
    return lay_words(sheet.revised(texts=texts), white).pixels


def word_accuracy(wanted: str, read: str) -> float:
    """Share of the wanted words that were read."""
    words, found = _words(wanted), _words(read)
    return (words & found).total() / words.total()


def _words(text: str) -> Counter[str]:
    """Letters and digits; an OCR's spacing around punctuation says nothing about the letters."""
    return Counter(re.findall(r"\w+", text.casefold()))


def character_accuracy(wanted: str, read: str) -> float:
    """For scripts that an OCR may not cut into words: share of the wanted characters read."""
    characters = Counter("".join(wanted.casefold().split()))
    return (characters & Counter(read.casefold())).total() / characters.total()


def reader() -> Read:
    """RapidOCR as a function from linear pixels to text, line by line."""
    import logging

    from rapidocr import RapidOCR

    logging.disable(logging.INFO)
    params = {
        "Global.use_cls": False,  # it takes upright words for words upside down
        "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    }
    engine: Any = RapidOCR(params=params)  # its result type depends on the stages switched on

    def read(pixels: Pixels) -> str:
        return " ".join(engine(_shown(pixels)[..., ::-1]).txts or ())

    return read


def _shown(pixels: Pixels) -> NDArray[np.uint8]:
    """What the OCR is shown: encoded sRGB, reduced to `LONGEST`."""
    from PIL import Image

    levels = (srgb_encode(np.clip(pixels, 0, 1)) * 255 + 0.5).astype(np.uint8)
    image = Image.fromarray(levels)
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return np.asarray(image)


def save(result: GenerationResult, folder: Path | None, name: str) -> None:
    """The file into a folder, for looking at."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        result.save(folder / f"{name}.jpg")


def summary(scores: Sequence[Score]) -> dict[str, float]:
    """Means, and the words as a share of the OCR's own."""
    words = float(np.mean([score.words for score in scores]))
    own = float(np.mean([score.own for score in scores]))
    return {"words": words, "black on white": own, "share": words / own}


def other_scripts(art: ImagineArt, read: Read) -> dict[str, dict[str, float]]:
    """Characters read of one string each on a sign, beside black on white."""
    found = {}
    for number, string in enumerate(OTHER_SCRIPTS):
        prompt = f'a shop sign that says "{string}"'
        drawn = art.generate(prompt, seed=number)
        found[string] = {
            "read": character_accuracy(string, read(decode(drawn.data))),
            "own": character_accuracy(string, read(reference(drawn))),
        }
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prompts", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edge", type=int, default=1024, help="px, of the pictures")
    parser.add_argument("--misread", type=Path, help="folder for the pictures that were misread")
    options = parser.parse_args()
    art, read = ImagineArt(EmbeddedEngine(options.edge)), reader()
    scores: dict[str, list[Score]] = defaultdict(list)
    for number, case in enumerate(cases(options.prompts, options.seed)):
        made, got, drawn = score(case, art, read)
        scores[case.kind].append(made)
        if made.words < 1:
            print(f"{number:03} {made.own:.2f} {case.prompt}\n    read {got!r}", flush=True)
            save(drawn, options.misread, f"{number:03}")
    every = [one for listed in scores.values() for one in listed]
    rows = {"all": summary(every)} | {kind: summary(listed) for kind, listed in scores.items()}
    columns = tuple(rows["all"])
    title = f"{options.prompts} prompts; bound: share ≥ {BOUND}"
    table(title, ("place", *columns), [(kind, *row.values()) for kind, row in rows.items()])
    foreign = other_scripts(art, read)
    table(
        "Other scripts, characters",
        ("string", "read", "black on white"),
        [(string, *row.values()) for string, row in foreign.items()],
    )
    write(
        "text",
        {"prompts": options.prompts, "seed": options.seed, "scores": rows, "other": foreign},
    )


if __name__ == "__main__":
    main()
