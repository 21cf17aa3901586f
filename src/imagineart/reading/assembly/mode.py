"""How is it shown? Light, camera, look, mood, shape and kind of the picture."""

import re
from collections.abc import Iterator
from typing import Any, cast

from imagineart.plan.plan import Camera, Kind, Light, Source, TimeOfDay
from imagineart.reading.assembly.phrasebook import exactly, meaning_of, runs, tokens_of
from imagineart.reading.assembly.scenery import festivals_in, first
from imagineart.reading.marked import Marked
from imagineart.request import SIZES
from imagineart.world.places import Place
from imagineart.world.vocabulary import vocabulary

DEFAULT_STYLE = "photographic"
OWN = re.compile(r",?\s+(?:all\s+)?(?:on (?:its|his|her|their) own|by (?:it|him|her)self)\b", re.I)
"""Behind whom is alone."""
OPENING = 5  # words that a prompt begins with
SHOTS = frozenset({"shot", "photo", "photograph", "photography", "picture", "scene"})
"""What an hour may name."""
HORIZONS = {85: 0.0, 45: 0.2, -25: 0.8, 0: 0.5}  # camera elevation, degrees → horizon


def said(marked: Marked, *roles: str) -> Iterator[str]:
    """The words of all marks of these roles."""
    return (marked.words(at) for at, span in enumerate(marked.spans) if span.role in roles)


def meant(marked: Marked, table: str, *roles: str) -> Iterator[str]:
    """What marks of these roles mean by a table of phrases."""
    return filter(None, (meaning_of(table, words) for words in said(marked, *roles)))


def light_of(marked: Marked, place: Place | None) -> Light:
    """The light at the hour that is said, changed as the prompt asks."""
    hour = first(marked, "times") or next(meant(marked, "times", "shot", "lens"), "")
    hour = hour or next(filter(None, map(_taken_at, said(marked, "look"))), "")
    time = hour or (place.time if place else "") or "noon"
    phrases = vocabulary().phrases
    values: dict[str, Any] = dict(phrases["hours"][time])
    for name in dict.fromkeys(meant(marked, "lights", "light", "lens", "time")):
        values |= {key: value for key, value in phrases["lights"][name].items() if key != "words"}
    sources = {"time_of_day": Source()} if hour else {}
    return Light(time_of_day=cast(TimeOfDay, time), sources=sources, **values)


def _taken_at(look: str) -> str:
    """The hour that a shot is called by: "night shot"."""
    *hour, noun = tokens_of(look) or ("",)
    return meaning_of("times", " ".join(hour)) if noun in SHOTS else ""


def camera_of(marked: Marked) -> Camera:
    """Where it is seen from, and from how near."""
    shot = next(meant(marked, "shots", "shot", "lens", "form"), "")
    angle = next(meant(marked, "angles", "shot", "look"), "")
    values: dict[str, Any] = {"shot": shot, "origin": "stated"} if shot else {}
    if angle:
        values |= {"elevation": float(angle), "horizon": HORIZONS[int(angle)]}
    return Camera(**values)


def style_of(marked: Marked) -> str:
    """The look that is asked for first; those that only say "photo" or "render" come last."""
    plain = ("photo", "photograph", "painting", "drawing", "render")
    words = list(said(marked, "look", "form", "artist", "qual", "light", "mood"))
    for listed in (
        [w for w in words if w.lower() not in plain],
        list(said(marked, "shot", "lens")),
        [w for w in words if w.lower() in plain],
    ):
        for word in listed:
            if style := meaning_of("styles", word):
                return style
    return _unmarked_style(marked.text)


def _unmarked_style(text: str) -> str:
    """A look that was read as something else: phrases, and single words that only tell a look."""
    single = frozenset(vocabulary().phrases["telling"])
    known = (run for run in runs(tokens_of(text)) if len(run) > 1 or run[0] in single)
    return next(filter(None, (exactly("styles", run) for run in known)), "")


def mood_of(marked: Marked) -> str:
    """How it feels."""
    festive = (festival.mood for _, festival in festivals_in(marked))
    found = (*meant(marked, "moods", "mood", "look"), first(marked, "moods"), *festive)
    found = (*found, *meant(marked, "moods", "attr"))
    return next(filter(None, found), "")


def kind_of(marked: Marked) -> Kind | None:
    """The kind of picture that is asked for; None if nothing is said. An ad without words to write
    is a picture of its thing."""
    written = any(span.role == "text" for span in marked.spans)
    kinds = [*meant(marked, "kinds", "form", "shot", "look")]
    kinds += ["poster"] if written and any(meant(marked, "written", "form", "look")) else []
    kinds += _opening_kinds(marked) if written else []
    order: tuple[Kind, ...] = ("poster", "pattern", "portrait")
    return next((kind for kind in order if kind in kinds), None)


def _opening_kinds(marked: Marked) -> list[str]:
    """Kinds of picture that a prompt with words to write begins with, whatever they were read as:
    "sale banner", "instagram post"."""
    opening = tokens_of(marked.text)[:OPENING]
    return [kind for run in runs(opening) if len(run) > 1 and (kind := exactly("kinds", run))]


def is_closed(marked: Marked) -> bool:
    """Whether nothing may be added: "only", "isolated", "on a plain background"."""
    picture = ("only", "look", "place", "qual", "light", "shot")
    words = (_with_its(marked, at) for at, s in enumerate(marked.spans) if s.role in picture)
    known = frozenset(map(tokens_of, vocabulary().phrases["closed"]))
    said = any(run in known for text in words for run in runs(tokens_of(text)))
    said = said or any(True for _ in _owners(marked))
    return said or any(s.role == "only" for s in marked.spans)


def _owners(marked: Marked) -> Iterator[int]:
    """Who is said to be there "on its own", "by itself"."""
    drawn = (at for at, span in enumerate(marked.spans) if span.role == "thing")
    return (at for at in drawn if OWN.match(marked.text, marked.spans[at].end))


def _with_its(marked: Marked, at: int) -> str:
    """Words with what is said of them before: "plain background"."""
    before = sorted(one for one in marked.sources(at, "head") if one < at)
    return " ".join(marked.words(one) for one in (*before, at))


def aspect_of(marked: Marked) -> str | None:
    """The shape that is asked for and that there is a size for, as "16:9"."""
    return next(filter(None, map(shape_of, said(marked, "flag", "form", "shot"))), None)


def shape_of(words: str) -> str | None:
    """The shape that words ask for, a ratio that there is a size for; None if they ask for none."""
    ratio = _ratio(words.replace("x", ":").replace("×", ":"))
    return ratio if ratio in SIZES else meaning_of("aspects", words) or None


def _ratio(words: str) -> str:
    return "".join(char for char in words if char.isdigit() or char == ":")
