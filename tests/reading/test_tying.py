"""Where a word stands tells whom it belongs to."""

import pytest
from tests.reading.steps import after
from training.reading.annotation import parse

from imagineart.reading.tying import bound, denied


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [beard], a [yellow|color >beard >coat] [coat]",
         ["beard|thing", "yellow|color>coat", "coat|thing"]),
        ("[red|color >apples >pears] [apples] and [pears]",
         ["red|color>apples>pears", "apples|thing", "pears|thing"]),
        ("a [road], [orange|color >road] and [red|color] [trees]",
         ["road|thing", "orange|color>trees", "red|color>trees", "trees|thing"]),
        ("a [shoe] [floating|attr >shoe], [glowing|attr] [sand]",
         ["shoe|thing", "floating|attr>shoe", "glowing|attr>sand", "sand|thing"]),
        ("[two|count] [sheep]. [One|some >sheep] of the [sheep|ref] is [black|color >One >sheep]",
         ["two|count>sheep", "sheep|thing", "One|some>sheep", "sheep|ref>sheep",
          "black|color>One"]),
        ("an [orange|color >cup] and a [cup]", ["orange|thing", "cup|thing"]),
        ("a [father] and a [daughter]. [She|ref >father] [runs|act <She]",
         ["father|thing", "daughter|thing", "She|ref>daughter", "runs|act>She"]),
        ("a [nurse] and a [dog]. [She|ref >nurse] [runs|act <She]",
         ["nurse|thing", "dog|thing", "She|ref>nurse", "runs|act>She"]),
        ("a [lamp], a [boy], [reading|act >-]", ["lamp|thing", "boy|thing", "reading|act>boy"]),
        ("a [cat] [playing|act] with a [red|color] [ball]",
         ["cat|thing", "playing|act>cat>ball", "red|color>ball", "ball|thing"]),
        ("a [cat] [sleeping|act], a [ball]", ["cat|thing", "sleeping|act>cat", "ball|thing"]),
        ("a [bear] [playing|act] the [drums|held >-]",
         ["bear|thing", "playing|act>bear", "drums|held>bear"]),
        ("a [girl] [on|on >train] a [train] [by|next_to <girl >train >window] a [window]",
         ["girl|thing", "on|rel>girl>train", "train|thing", "by|rel>girl>window", "window|thing"]),
        ("a [chair] [on|on <chair >porch] a [porch]",
         ["chair|thing", "on|rel>chair>porch", "porch|thing"]),
        ("a [camel|color] [coat]", ["camel|color>coat", "coat|thing"]),
        ("a [mouse] [on|on] a [throne] [made of cheese|mat >mouse]",
         ["mouse|thing", "on|rel>mouse>throne", "throne|thing", "made of cheese|mat>throne"]),
        ("a [woman] in a [dress|worn] with [sleeves|worn >woman >dress]",
         ["woman|thing", "dress|worn>woman", "sleeves|part>dress"]),
        ("a [cat], [fingerprints] on it", ["cat|thing", "fingerprints|part>cat"]),
        ("a [house] with a [chimney]", ["house|thing", "chimney|thing"]),
        ("a [camel|color] [caravan]", ["camel|attr>caravan", "caravan|thing"]),
        ("a [cow] and [pigs]. The [cow|ref >cow] [looks up|act >-]",
         ["cow|thing", "pigs|thing", "cow|ref>cow", "looks up|act>cow"]),
        ("a [bride] in a [gown|worn >bride], a [groom] in a [suit|worn >bride >groom]",
         ["bride|thing", "gown|worn>bride", "groom|thing", "suit|worn>groom"]),
        ("a [man], a [woman] and a [boy] in [hats|worn >man >woman >boy]",
         ["man|thing", "woman|thing", "boy|thing", "hats|worn>man>woman>boy"]),
        ("[sunglasses], a [straw hat|worn >sunglasses]", ["sunglasses|thing", "straw hat|thing"]),
        ("a [girl], a [straw hat|worn >girl]", ["girl|thing", "straw hat|worn>girl"]),
        ("a [man] with a [veil|worn], holding a [wooden|mat] [frame]",
         ["man|thing", "veil|worn>man", "wooden|mat>frame", "frame|held>man"]),
        ("a [vase] holding a [frame]", ["vase|thing", "frame|thing"]),
        ("a [man] [fishing|next_to >-]", ["man|thing", "fishing|act>man"]),
        ("[chips], [lime|color >chips], a [beer]", ["chips|thing", "lime|thing", "beer|thing"]),
        ("[balls], [lime|color >balls], [white|color >balls]",
         ["balls|thing", "lime|color>balls", "white|color>balls"]),
        ("a [monk] and a [nun] in a [brown|color] [habit|worn >monk]",
         ["monk|thing", "nun|thing", "brown|color>habit", "habit|worn>nun"]),
    ],
)  # fmt: skip
def test_ties(line: str, spans: list[str]) -> None:
    assert after(bound, line) == spans


def test_looks_that_are_not_wanted() -> None:
    marked = parse("a [city], [clean|look], not [dystopian|look]")
    assert [marked.words(at) for at in denied(marked)] == ["dystopian"]
