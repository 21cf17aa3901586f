"""Relations, belongings and sides of the picture tie figures together."""

import pytest
from tests.reading.assembly.marks import bonds, plan_of, unread

from imagineart.reading.marked import PREDICATES
from imagineart.world.data import load


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a [cat] [behind|behind] a [dog]", {"cat behind dog"}),
        ("a [cat] and a [dog] [on|on <cat <dog] a [bed]", {"cat on bed", "dog on bed"}),
        ("a [cat] [between|between] a [dog] and a [cow]", {"cat right_of dog", "cat left_of cow"}),
        ("a [cat] [between|between >dogs] [two|count] [dogs]",
         {"cat right_of dog", "cat left_of dog-2"}),
        ("a [bowl] [of|full_of] [plums]", {"plum in bowl"}),
        ("a [man] in a [hat|worn]", {"man wearing hat"}),
        ("a [man] [reading|act] a [book|held]", {"man holding book"}),
        ("a [cat] [on|on] its [tail|part >cat]", set()),
        ("a [cup] [on the left|pos], a [jug] [on the right|pos]",
         {"cup left_of jug"}),
        ("a [cup], [mountains] [in the background|pos]", {"mountain behind cup"}),
        ("a [bird] [on|on] the [rim|part >cup] of a [cup]", {"bird on cup"}),
        ("a [man] [on|on] a [suit|worn >man]", {"man wearing suit"}),
        ("a [witch] [on|on] a [broom|held >witch]", {"witch on broom"}),
        ("a [girl] with a [hat|held] [against|touching <hat >girl] her", {"girl holding hat"}),
        ("a [nurse] [carrying|act >dog] a [dog]", {"nurse holding dog"}),
        ("a [dog] [licks|act >face] the [face|part >nurse] of a [nurse]", {"dog facing nurse"}),
        ("[islands], a [hut] [on|on >one] [one of them|some >islands]", {"hut on island"}),
        ("a [dog] [chewing|act] [on|on] a [shoe]", {"dog holding shoe"}),
        ("a [nurse] with a [horn|held] [around|around <horn >neck] her [neck|part >nurse]",
         {"nurse wearing horn"}),
        ("a [girl] [in|in] a [tutu]", {"girl wearing tutu"}),
        ("a [tray] with [glasses|worn >tray]", {"glasses on tray"}),
        ("a [cake] [topped with|under] [plums]", {"plum on cake"}),
        ("a [boy] and a [girl] in [hats|worn >boy >girl]", {"boy wearing hat", "girl wearing hat"}),
    ],
)  # fmt: skip
def test_bonds(line: str, expected: set[str]) -> None:
    assert bonds(plan_of(line)) == expected


def test_one_of_a_row_wears_it() -> None:
    plan = plan_of("[five|count] [owls], [the middle one|some] in a [hat|worn]")
    assert [(bond.predicate, bond.which) for bond in plan.relations] == [("wearing", 2)]


def test_every_rule_is_for_a_predicate_of_the_marks() -> None:
    assert set(load("predicates")) <= set(PREDICATES)


@pytest.mark.parametrize("predicate", PREDICATES)
def test_every_predicate_is_drawn_or_told(predicate: str) -> None:
    plan = plan_of(f"a [cat] [so|{predicate}] a [dog] and a [cow]")
    assert plan.relations or unread(plan) == ["not drawn: cat so dog"]
