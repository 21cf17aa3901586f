"""Which strings of a prompt shall be written in the picture?

A string is one that stands in quotation marks of any script ("…", “…”, «…», 「…」, '…'), or that
follows words such as "a sign saying". It is kept exactly as typed. The prompt's prose is what is
left when the strings and the words that announce them are blanked out, code point by code point, so
that offsets stay those of the prompt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from imagineart.world.vocabulary import vocabulary

LONGEST = 300  # code points of one string

_CUE_REACH = 60  # code points before a string in which the words that announce it stand

_PAIRS = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "＂": "＂",
    "‘": "’",
    "'": "'",
    "`": "`'",
}
_APOSTROPHES = "'‘`"
_NAMING = re.compile(r"\b(?:named|called|known as|nicknamed|titled the|movie|film|song)\s*$", re.I)
_BRAND = (
    r"\b(?:shop|store|bakery|caf[eé]|bar|restaurant|brand|company|band|festival|event|magazine|app|"
    r"book|game|product|hotel|startup|club|agency|brewery|salon|gym|logo|poster|"
    r"party|fair|exhibition|conference|concert|album|podcast)(\s+(?:is\s+)?(?:named|called))\s*"
)  # whose name is there to be written
_FIRM = re.compile(rf"{_BRAND}$", re.I)
_BRANDED = re.compile(rf"{_BRAND}(?-i:(?=[A-Z0-9]))", re.I)
_BYLINE = re.compile(r"\s+by\s+((?:[A-Z][\w.'’-]*\s+)+[A-Z][\w'’-]+)")
_SIGN = re.compile(r"\b(?:number|digit|numeral|letter)$")  # one sign follows
_WRITTEN = (
    r"(?:(?:hand)?written|printed|engraved|embroidered|carved|inscribed|scrawled|spelled out|"
    r"stitched)"
)
_IN_INK = (
    r"\s+in\s+(?:[\w-]+\s+){0,3}?(?:letters|lettering|script|chalk|paint|ink|pen|crayon|marker|"
    r"pencil|neon|gold|graffiti|font|handwriting|lights|icing|frosting|lipstick|type)\b"
)
_ON_TOP = r"\s+on\s+(?:it|them|him|her)\b|\s+on\s+(?:the\s+)?top\b(?!\s+of)"
_AFTER = re.compile(
    rf"^\s*(?:is\s+|are\s+)?(?:{_WRITTEN}|painted|displayed)\b(?:{_IN_INK}|{_ON_TOP}){{0,2}}"
    r"|^\s+in\s+(?:[\w-]+\s+){0,2}?(?:icing|frosting)\b",
    re.I,
)
_ON_IT = re.compile(r"^\s*on\s+(?:it|them)\b(?:s\b)?", re.I)
_BENT = re.compile(
    r"^\s*(?:curv|arch|wrapp|bent|runn|arc|writt)?\w*\s*(?:a?round (?:it\b|(?:the|its) (?:outer |"
    r"outside )?(?:edges?|rim|border|outside)\b)|along the (?:top|bottom|edge)\b|"
    r"(?:in|on|along) an? (?:arch?|curve|circle|ring|semicircle)\b"
    r"(?:\s+(?:above|over|across|around)\b)?)",
    re.I,
)
_CAPITAL = re.compile(r"[A-Z0-9&+\-–—'’.!?:;%$€£#@/*=]*[A-Z0-9][^\s,;]*|[&+\-–—=/*]")
_SMALL = {"of", "the", "and", "to", "a", "an", "in", "for", "on", "at", "is", "with", "or", "by"}
_SHOUTED = re.compile(r"(?:[A-Z0-9][A-Z0-9&'’!?.\-]*(?:\s+|$|(?=[,;:])))+")
_ABBREVIATION = 3  # letters of an abbreviation at most: NASA is left out with a sign
_WHERE = re.compile(
    r"of |(?:on|in|at|to|under|by|beside|near|with) (?:a|an|the|his|her|its|their|my|two|three) "
)  # "a girl with a book reading on a bench"
_LONGEST_LINE = 60  # code points of a string that has no marks
_STOP = re.compile(r"[,.;\n]")
_LINE_END = re.compile(r"[.;\n]|,(?!\s+\d{1,2}(?:st|nd|rd|th)?\b(?!\s*[a-z]))")  # "…, 5 July"
_BOUNDARY = re.compile(
    r"[,.;\n]|\s(?:in front of|next to|beside|behind|above|below|under|beneath|near|hanging|"
    r"standing|sitting|painted|written|printed|carved|while|in (?:\w+ )?letters|on top of|"
    r"to the (?:left|right) of|left of|right of|on an?|on (?:the|its|his|her|their)|in an?|"
    r"in the|at the|with an?|and an?|over an?|against)\s",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A string to be written; `start` and `end` bound it with its marks, `cue` the words before."""

    string: str
    start: int
    end: int
    cue: str = ""
    blank_start: int = 0
    blank_end: int = 0


def find_quotes(prompt: str) -> list[Quote]:
    """All strings to be written, in the order of the prompt."""
    marked = list(_marked(prompt))
    prose = blank(prompt, marked)
    spoken = list(_announced(prose))
    signed = list(_signed(prompt, marked + spoken))
    return sorted(marked + spoken + signed, key=lambda quote: quote.start)


def blank(prompt: str, quotes: list[Quote]) -> str:
    """The prompt with spaces in place of the strings and of the words that announce them."""
    letters = list(prompt)
    for quote in quotes:
        for at in range(quote.blank_start, quote.blank_end):
            letters[at] = " "
    return "".join(letters)


def _marked(prompt: str) -> Iterator[Quote]:
    """Strings in quotation marks."""
    at = 0
    while at < len(prompt):
        close = _closing(prompt, at)
        if close is None:
            at += 1
            continue
        string = prompt[at + 1 : close].strip()
        if any(map(str.isalnum, string)) and not _is_scare_quote(prompt, at, close):
            yield _quote(prompt, string, at, close + 1)
        at = close + 1


def _signed(prompt: str, quotes: list[Quote]) -> Iterator[Quote]:
    """Whose a title is, a line of its own: "titled The Last Lantern by Mira Holt"."""
    for quote in quotes:
        byline = _BYLINE.match(prompt, quote.end) if "title" in quote.cue else None
        if byline:
            start, end = byline.span(1)
            yield Quote(byline[1], start, end, "by", quote.end, end)


def _closing(prompt: str, at: int) -> int | None:
    """Where the quotation that opens at `at` ends; None if none opens there."""
    closers = _PAIRS.get(prompt[at])
    if closers is None or not _opens(prompt, at):
        return None
    for end in range(at + 2, min(len(prompt), at + LONGEST + 2)):
        if prompt[end] in closers and _closes(prompt, at, end):
            return end
    return None


def _opens(prompt: str, at: int) -> bool:
    before = prompt[at - 1] if at else " "
    after = prompt[at + 1] if at + 1 < len(prompt) else " "
    if prompt[at] in _APOSTROPHES:
        return not before.isalnum() and before not in "'’" and not after.isspace()
    return not (prompt[at] == '"' and before.isdigit())


def _closes(prompt: str, at: int, end: int) -> bool:
    """An apostrophe closes only where a word ends."""
    if prompt[at] not in _APOSTROPHES:
        return True
    after = prompt[end + 1] if end + 1 < len(prompt) else " "
    return not after.isalnum() and not prompt[end - 1].isspace() and prompt[at + 1 : end] != "n"


def _is_scare_quote(prompt: str, at: int, close: int) -> bool:
    """`a "smart" dog`, `a cat named "Tom"`: said of a thing, not to be written."""
    before = prompt[max(0, at - _CUE_REACH) : at]
    if _NAMING.search(before):
        return not _FIRM.search(before)
    word = prompt[at + 1 : close]
    if not word.islower() or " " in word or not re.search(r"\b(?:an?|the)\s*$", before, re.I):
        return False
    follower = re.match(r"\s+([a-z-]+)(?:\s+([a-z]+))?", prompt[close + 1 :])
    words = follower.groups() if follower else ()
    return bool(words) and not any(_carries(name) for name in words if name)


def _carries(word: str) -> bool:
    vocab = vocabulary()
    return word in vocab.set_of("text_carriers") or word in vocab.set_of("text_nouns")


def _quote(prompt: str, string: str, start: int, end: int) -> Quote:
    """A quote with the words around it that only announce it."""
    near = max(0, start - _CUE_REACH)
    cue = _cues().search(prompt[near:start]) or _FIRM.search(prompt[near:start])
    return Quote(
        string=string,
        start=start,
        end=end,
        cue=cue.group(1).lower() if cue else "",
        blank_start=near + (cue.start(1) if cue.re is _FIRM else cue.start()) if cue else start,
        blank_end=end + _told_after(prompt[end:]),
    )


def _told_after(rest: str) -> int:
    """Code points after a string that only tell how it is written: "on it", "around the rim"."""
    found = (form.match(rest) for form in (_BENT, _AFTER, _ON_IT))
    return next((after.end() for after in found if after), 0)


@cache
def _cues() -> re.Pattern[str]:
    """Announcing words at the end of what stands before a string."""
    words = sorted(vocabulary().words["text_triggers"], key=len, reverse=True)
    listed = "|".join(map(re.escape, words))
    lead = (
        r"(?:,?\s*\b(?:that|which|who|and|it)\b)?(?:\s*\b(?:just|simply|clearly|boldly|is|are)\b)?"
    )
    return re.compile(rf"{lead}\s*(?<!\w)({listed})\s*[:,]?\s*$", re.I)


@cache
def _spoken_cues() -> re.Pattern[str]:
    words = sorted(vocabulary().words["text_triggers"], key=len, reverse=True)
    listed = "|".join(map(re.escape, (word for word in words if word != "written")))
    titles = "|".join(map(re.escape, vocabulary().words["text_titles"]))
    return re.compile(
        rf"(?:\b(?:that|which)\s+)?\b(?:(?P<said>{listed})\b\s*:?|(?P<titled>{titles})\s*:"
        rf"|(?P<named>the (?:{titles})|with)(?=\s))\s+",
        re.I,
    )


@cache
def _titles() -> re.Pattern[str]:
    """ "title LOST IN ORBIT", "headline Fresh Every Morning": at the start of a clause."""
    titles = "|".join(map(re.escape, vocabulary().words["text_titles"]))
    return re.compile(rf"(?:^|(?<=[,.;:(\n]))\s*(?:the\s+|with\s+)?(?:{titles})\s+(?=[A-Z])", re.I)


_LOUD = r"(?-i:[A-Z0-9][A-Z0-9&'’!?.\-]*)"
_HANDWRITTEN = re.compile(
    rf"(?:(?<=\bwith\s)(?P<said>(?-i:[A-Z0-9]\S*)(?:\s+(?-i:[A-Z0-9]\S*))*)|"
    rf"(?<![\w'’])(?P<loud>{_LOUD}(?:\s+{_LOUD})*))(?=\s+(?:is\s+)?{_WRITTEN}\b)",
    re.I,
)  # "ALL YOU NEED written in the sand", "with Happy 50th written on it"


def _announced(prose: str) -> Iterator[Quote]:
    """Strings without marks that the words before or behind them announce."""
    found = list(_introduced(prose))
    for string in (*_titled(prose), *_branded(prose), *_handwritten(prose)):
        if all(string.end <= other.start or string.start >= other.end for other in found):
            found.append(string)
    return iter(found)


def _titled(prose: str) -> Iterator[Quote]:
    """Capitals after a bare "title" or "headline"."""
    if prose.upper() == prose:
        return
    for cue in _titles().finditer(prose):
        if prose[cue.end()].isupper() and (string := _capitalised(prose[cue.end() :])):
            end = cue.end() + len(string)
            yield Quote(string, cue.end(), end, "", cue.start(), end + _told_after(prose[end:]))


def _branded(prose: str) -> Iterator[Quote]:
    """Capitals that name what has its name written: "a bakery called Bean There"."""
    if prose.upper() == prose:
        return
    for cue in _BRANDED.finditer(prose):
        if string := _capitalised(prose[cue.end() :]):
            end = cue.end() + len(string)
            yield Quote(string, cue.end(), end, cue[1].strip().lower(), cue.start(1), end)


def _handwritten(prose: str) -> Iterator[Quote]:
    """Capitals before "written on it"; one word alone must be no abbreviation."""
    if prose.upper() == prose:
        return
    for run in _HANDWRITTEN.finditer(prose):
        string = run.group().strip()
        if run["said"] or _shouted(string) == string:
            end = run.end()
            yield Quote(string, run.start(), end, "", run.start(), end + _told_after(prose[end:]))


def _introduced(prose: str) -> Iterator[Quote]:
    """Strings after announcing words: "a sign saying OPEN", "slogan: Be kind"."""
    at = 0
    while cue := _spoken_cues().search(prose, at):
        at = cue.end()
        string = _spoken_string(prose, cue)
        if string:
            end = cue.end() + len(string)
            last = end + _told_after(prose[end:])
            said = "" if cue["titled"] else cue.group().strip(" :").lower()
            yield Quote(string, cue.end(), end, said, cue.start(), last)
            at = end


def _spoken_string(prose: str, cue: re.Match[str]) -> str:
    """What is announced: capitals, or all up to the next phrase where text surely follows."""
    rest = prose[cue.end() :]
    shouting = prose.upper() == prose
    if cue["titled"]:
        return _up_to(_LINE_END, rest)
    if cue["named"]:
        before = f"{prose[: cue.start()]} {cue.group()}"
        found = _capitalised(rest) if cue["named"].startswith("the name") else _shouted(rest)
        return "" if shouting or not _after_carrier(before) else found
    if cue["said"] and _SIGN.search(cue["said"].lower()) and _CAPITAL.match(rest):
        return rest.split()[0].rstrip(",.;")
    if "title" in cue.group().lower() and (byline := _BYLINE.search(rest)):
        rest = rest[: byline.start()]
    on_carrier = _after_carrier(prose[: cue.start()]) or " the " in f" {cue.group().lower()} "
    run = "" if shouting else _capitalised(rest)
    loud = run.isupper() and run != "I"
    if run and (loud or not on_carrier or _ends(rest[len(run) :])):
        return run if on_carrier or loud else ""
    return _up_to(_BOUNDARY, rest) if on_carrier else ""


def _ends(rest: str) -> bool:
    """Whether no more of a string can follow."""
    return not rest.strip() or bool(_BOUNDARY.match(rest) or _STOP.match(rest))


def _up_to(stop: re.Pattern[str], rest: str) -> str:
    """What stands before the next stop, if it may be a line of text."""
    if not rest or rest[0].isspace() or _WHERE.match(rest):
        return ""
    found = stop.search(rest)
    string = rest[: found.start() if found else len(rest)].strip().rstrip(".!?,;")
    return string if 0 < len(string) <= _LONGEST_LINE else ""


def _shouted(rest: str) -> str:
    """A run of words in capitals at the start; one alone must be no abbreviation such as "TV"."""
    found = _SHOUTED.match(rest)
    string = found.group().rstrip() if found else ""
    return string if any(len(word) > _ABBREVIATION for word in string.split()) else ""


def _after_carrier(before: str) -> bool:
    """Whether one of the last words names something that carries writing."""
    words = [word.lower() for word in re.findall(r"[\w'-]+", before)[-4:]]
    return any(_carries(word) or word in _SURFACES for word in words)


_SURFACES = {
    *(
        "poster",
        "card",
        "shirt",
        "t-shirt",
        "mug",
        "button",
        "sticker",
        "book",
        "cake",
        "cap",
        "hat",
    ),
    *(
        "board",
        "label",
        "wall",
        "door",
        "window",
        "bag",
        "box",
        "note",
        "paper",
        "magazine",
        "cover",
    ),
    *(
        "newspaper",
        "bottle",
        "balloon",
        "license",
        "plate",
        "plaque",
        "marquee",
        "monitor",
        "jersey",
    ),
    *(
        "graffiti",
        "badge",
        "pin",
        "ticket",
        "letter",
        "invitation",
        "flyer",
        "neon",
        "bubble",
        "page",
    ),
    *("scroll", "tombstone", "gravestone", "headstone", "truck", "van", "bumper", "tag", "menu"),
}


def _capitalised(rest: str) -> str:
    """The words at the start that are capitalised, with small words between them."""
    end = 0
    for match in re.finditer(r"\S+", rest):
        word = match.group()
        if not _CAPITAL.match(word) and word.lower() not in _SMALL:
            break
        if _CAPITAL.match(word):
            end = match.end()
        elif end == 0:
            break
        if word.endswith((",", ".", ";")):
            break
    return rest[:end].strip().rstrip(",.;")
