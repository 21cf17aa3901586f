"""Does the prompt want a picture without a ground? "On transparency", "a sticker of an owl"."""

import re
from collections.abc import Sequence

from imagineart.plan.edits import cut_out, remove
from imagineart.plan.plan import Plan, TextBlock

_CLEAR = re.compile(
    r"\b(?:(?:transparent|alpha|no)[ -](?:background|backdrop|ground|bg)|background removed|"
    r"without (?:a |any )?background|(?:on|against) (?:a )?transparen(?:t|cy)|transparent png|"
    r"cut-?out(?! (?:art|paper|style))|die-?cut|sticker|clip-?art)\b",
    re.IGNORECASE,
)
_STICKER = re.compile(r"\b(?:sticker|die-?cut|decal)s?\b", re.IGNORECASE)
_PAPER = re.compile(r"\bpaper[ -]?cut-?outs?\b", re.IGNORECASE)
_WORDS = frozenset({"transparent", "transparency", "cutout", "cut-out", "png", "die-cut"})


def is_clear(prompt: str, texts: Sequence[TextBlock] = ()) -> bool:
    """Whether it asks for the things alone; strings to write do not count."""
    for text in texts:
        prompt = prompt.replace(text.string, " ")
    return _CLEAR.search(_PAPER.sub(" ", prompt)) is not None


def is_sticker(prompt: str) -> bool:
    """Whether the things are to have the white edge of a sticker."""
    return _STICKER.search(prompt) is not None


def cleared(plan: Plan, asked: bool) -> Plan:
    """The plan without a ground, if the request or its words ask for it."""
    if not asked and not is_clear(plan.prompt, plan.texts):
        return plan
    plan = remove(plan, [item.id for item in plan.objects if item.noun.lower() in _WORDS])
    return cut_out(plan, "request" if asked else "stated")
