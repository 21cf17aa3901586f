"""Can the words in a picture be read? An OCR's word accuracy, beside its own on black on white.

Strings are drawn by a seeded generator from the nouns that the reader knows and a few patterns;
nobody chose them, and the typography was not tuned on them. Each is set in every role and mood by
turns on a painted background, encoded as JPEG, decoded and read by RapidOCR. The reference is the
same string in black on white in the neutral font. Words count if the OCR gives them in any order,
letter case and punctuation aside. Other scripts are reported apart.

    python -m benchmarks.text [--strings 100] [--seed 1] [--sheet DIR]

needs `pip install rapidocr`.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import table, write
from imagineart.color.codec import decode, encode
from imagineart.color.spaces import srgb_encode
from imagineart.picture import Picture
from imagineart.reasoning.knowledge import nouns
from imagineart.reasoning.plan import Background, Box, FontMood, Plan, TextBlock, TextRole
from imagineart.rendering.backgrounds import FAMILIES, paint
from imagineart.rendering.lettering import lay_words

Pixels = NDArray[np.float32]
Read = Callable[[Pixels], str]

SIZE = 768  # px; the OCR looks at no more
BOUND = 0.98  # of the OCR's own score
BOXES: dict[TextRole, Box] = {
    "headline": Box(left=0.07, top=0.06, width=0.86, height=0.30),
    "subtitle": Box(left=0.07, top=0.82, width=0.86, height=0.12),
    "label": Box(left=0.25, top=0.45, width=0.50, height=0.16),
    "sign": Box(left=0.15, top=0.35, width=0.70, height=0.25),
    "speech": Box(left=0.20, top=0.10, width=0.55, height=0.25),
}
PATTERNS = (
    "Grand {} Festival",
    "The {} & {} Company",
    "{} FOR SALE",
    "Beware of the {}!",
    "No {} beyond this point",
    "Fresh {} daily, {} a.m. to 6 p.m.",
    "Museum of the {}, est. 19{}",
    "{} {}",
    "Who stole my {}?",
    "{}",
)
OTHER_SCRIPTS = (
    *("Добро пожаловать", "Καλημέρα κόσμε", "欢迎光临", "营业时间"),
    *("本日休業", "カフェ", "北京烤鸭店", "注意安全"),
)


@dataclass(frozen=True)
class Case:
    """One string and how it is set."""

    text: TextBlock
    family: str
    seed: int


def cases(count: int, seed: int) -> Iterator[Case]:
    """Seeded strings with roles, moods and backgrounds by turns."""
    chance = random.Random(seed)
    known = sorted(noun for noun in nouns() if noun.isascii() and 3 < len(noun) < 12)
    roles, moods, families = list(BOXES), get_args(FontMood), sorted(FAMILIES)
    for number in range(count):
        words = _fill(chance.choice(PATTERNS), chance, known)
        yield _case(words, roles[number % 5], moods[number % 8], families, number)


def _case(words: str, role: TextRole, mood: FontMood, families: list[str], number: int) -> Case:
    text = TextBlock(string=words, role=role, mood=mood, box=BOXES[role])
    return Case(text, families[number * 7 % len(families)], number)


def _fill(pattern: str, chance: random.Random, known: list[str]) -> str:
    """A pattern with its gaps filled: two digits where the gap follows a digit, else nouns."""
    parts = pattern.split("{}")
    filled = parts[0]
    for part in parts[1:]:
        number = filled.endswith("19") or part.startswith(" a.m.")
        word = f"{chance.randint(10, 99)}" if number else chance.choice(known)
        filled += (word.upper() if pattern.isupper() else word.title()) + part
    return filled


def picture(case: Case) -> Pixels:
    """The string on its background, through a JPEG file."""
    plan = Plan(width=SIZE, height=SIZE, texts=(case.text,))
    ground = paint(Background(family=case.family), plan.light, plan.camera, SIZE, SIZE, case.seed)
    return decode(encode(lay_words(plan, Picture(ground)).pixels, "JPG", 95))


def reference(text: TextBlock) -> Pixels:
    """The same string in the same box, black on white in the neutral font."""
    plain = text.model_copy(update={"mood": "neutral", "role": "headline"})
    white = Picture(np.ones((SIZE, SIZE, 3), np.float32))
    return lay_words(Plan(width=SIZE, height=SIZE, texts=(plain,)), white).pixels


def word_accuracy(wanted: str, read: str) -> float:
    """Share of the wanted words that were read."""
    words, found = _words(wanted), _words(read)
    return (words & found).total() / words.total()


def _words(text: str) -> Counter[str]:
    """Letters and digits; an OCR's spacing around punctuation says nothing about the letters."""
    return Counter(re.findall(r"\w+", text.casefold()))


def character_accuracy(wanted: str, read: str) -> float:
    """For scripts without spaces: share of the wanted characters that were read."""
    characters = Counter(wanted.replace(" ", "").casefold())
    return (characters & Counter(read.casefold())).total() / characters.total()


def reader() -> Read:
    """RapidOCR as a function from pixels to text."""
    import logging

    from rapidocr import RapidOCR

    logging.disable(logging.INFO)
    engine: Any = RapidOCR()  # its result type depends on the stages switched on

    def read(pixels: Pixels) -> str:
        levels = (srgb_encode(np.clip(pixels, 0, 1)) * 255 + 0.5).astype(np.uint8)
        return " ".join(engine(levels[..., ::-1]).txts or ())

    return read


def save(pixels: Pixels, folder: Path | None, name: str) -> None:
    """The picture into a folder, for looking at."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.jpg").write_bytes(encode(pixels, "JPG", 90))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sheet", type=Path, help="folder for the pictures that were misread")
    options = parser.parse_args()
    read = reader()
    ours: dict[str, list[float]] = defaultdict(list)
    plain: list[float] = []
    for number, case in enumerate(cases(options.strings, options.seed)):
        pixels, wanted = picture(case), case.text.string
        got = read(pixels)
        score = word_accuracy(wanted, got)
        plain.append(word_accuracy(wanted, read(reference(case.text))))
        for key in ("all", case.text.mood, case.text.role):
            ours[key].append(score)
        if score < 1:
            print(f"{case.text.mood:12} {case.family:12} {wanted!r} read as {got!r}", flush=True)
            save(pixels, options.sheet, f"{number:03}")
    own = float(np.mean(plain))
    scores = {key: float(np.mean(values)) for key, values in ours.items()}
    rows = [(key, len(ours[key]), score, score / own) for key, score in scores.items()]
    table(
        f"Word accuracy of {options.strings} strings; the OCR's own, black on white: {own:.3f}",
        ("set as", "strings", "accuracy", f"share (bound {BOUND})"),
        rows,
    )
    foreign = _foreign(read)
    table("Other scripts", ("string", "characters read"), list(foreign.items()))
    write("text", {"own": own, "accuracy": scores, "other_scripts": foreign})


def _foreign(read: Read) -> dict[str, float]:
    families = sorted(FAMILIES)
    made = [_case(s, "sign", "neutral", families, n) for n, s in enumerate(OTHER_SCRIPTS)]
    return {c.text.string: character_accuracy(c.text.string, read(picture(c))) for c in made}


if __name__ == "__main__":
    main()
