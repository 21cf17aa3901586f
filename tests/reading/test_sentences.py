"""Long prose is read sentence by sentence."""

import pytest
from tests.reading.steps import after

from imagineart.reading.sentences import remembered


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [woman]. [Beside|next_to <woman >her] [her|ref >woman] [stands|act <boy] a [boy]",
         ["woman|thing", "Beside|rel>boy>her", "her|ref>woman", "stands|act>boy", "boy|thing"]),
        ("a [piano]. On it lies a [rose]",
         ["piano|thing", "On|rel>rose>it", "it|ref>piano", "lies|act>rose", "rose|thing"]),
        ("a [cup] and a [plate]. The [cup|ref >plate] is [blue|color >cup]",
         ["cup|thing", "plate|thing", "cup|ref>cup", "blue|color>cup"]),
        ("a [woman]. A [boy] has a [pin|held >woman]",
         ["woman|thing", "boy|thing", "pin|held>boy"]),
        ("a [man] holds a [rod|held >man] in one hand, in the other a [fish]",
         ["man|thing", "rod|held>man", "fish|held>man"]),
        ("a [family|thing]: a [father], a [mother] and [kids]. [They|ref >family] [eat|act <They]",
         ["father|thing", "mother|thing", "kids|thing", "They|ref>father>mother>kids",
          "eat|act>They"]),
        ("a [family] with a [dog]", ["family|thing", "dog|thing"]),
        ("a [lamp]. Its [light] is warm", ["lamp|thing"]),
        ("a [light] in a [box]", ["light|thing", "box|thing"]),
        ("a [cat]. A [dog] [near|next_to <cat <dog >tree] a [tree]",
         ["cat|thing", "dog|thing", "near|rel>dog>tree", "tree|thing"]),
        ("a [shelf] and [two|count >shelf >books] [books]",
         ["shelf|thing", "two|count>books", "books|thing"]),
        ("a [gull] with a [silver|color] [fish|part >gull] in its [beak|part >gull]",
         ["gull|thing", "silver|color>fish", "fish|held>gull"]),
        ("a [king] with a [mask|worn >king] under one [arm|part >king]",
         ["king|thing", "mask|held>king"]),
        ("a [gull] with a [fish] in its [box]", ["gull|thing", "fish|thing", "box|thing"]),
        ("on the [table] stand a [vase] [with|full_of] [roses], a [box] and [two|count] [letters]",
         ["on|rel>vase>box>letters>table", "table|thing", "stand|act>vase>box>letters",
          "vase|thing", "with|rel>vase>roses", "roses|thing", "box|thing", "two|count>letters",
          "letters|thing"]),
        ("a [wall|thing] and a [sign]: [Hi|text >wall >sign]",
         ["wall|thing", "sign|thing", "Hi|text>sign"]),
        ("a [man] has [fallen asleep|act <man] in a [red|color] [hammock]",
         ["man|thing", "fallen asleep|act>man", "in|rel>man>hammock", "red|color>hammock",
          "hammock|thing"]),
        ("a [man] [sleeps|act <man], one in [red|color >-], [grass]",
         ["man|thing", "sleeps|act>man", "red|color", "grass|thing"]),
        ("a [cat], a [tall|size] [shelf] behind, [dogs]",
         ["cat|thing", "tall|size>shelf", "shelf|thing", "behind|rel>shelf>cat", "dogs|thing"]),
    ],
)  # fmt: skip
def test_sentences(line: str, spans: list[str]) -> None:
    assert after(remembered, line) == spans
