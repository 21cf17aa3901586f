"""What do words say of a room itself? The colour of its walls and lights, a fireplace, beams.

"A bedroom with pastel pink walls" has no thing that is pink: the room is. `finishes.yaml` has the
words.
"""

import re

from imagineart.color.names import parse
from imagineart.modelling.model import Rgb
from imagineart.plan.plan import Color, Plan
from imagineart.staging.scene.actors import linear
from imagineart.staging.scene.knowledge import table

LONGEST = 3  # words of a colour
GLOW = "glow"  # the feature of lights in a colour: "glow 0.3 0.0 0.9"


def walls_of(plan: Plan) -> Rgb | None:
    """The colour that words give the walls of a room, None where they give none."""
    return _colored(plan.prompt.lower(), "walls")


def features_of(plan: Plan) -> tuple[str, ...]:
    """What words want of a room itself, in order."""
    text = plan.prompt.lower()
    found = [name for name, said in table("finishes")["features"].items() if re.search(said, text)]
    if tone := _colored(text, "lights"):
        found.append(" ".join((GLOW, *(f"{channel:.3f}" for channel in tone))))
    return tuple(sorted(found))


def _colored(text: str, kind: str) -> Rgb | None:
    """The colour in the words before one of a list of nouns; the longest name of it counts."""
    nouns = "|".join(map(re.escape, sorted(table("finishes")[kind], key=len, reverse=True)))
    for hit in re.finditer(rf"((?:[\w-]+ ){{1,{LONGEST}}})(?:{nouns})\b", text):
        words = hit[1].split()
        for start in range(len(words)):
            if named := parse(" ".join(words[start:])):
                lightness, chroma, hue = named.oklch
                return linear(Color(name=named.name, lightness=lightness, chroma=chroma, hue=hue))
    return None
