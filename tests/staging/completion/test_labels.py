"""Words of a label stand on the bottle that it is on."""

from imagineart.plan.plan import ObjectSpec, Plan, TextBlock
from imagineart.staging.completion.labels import stuck_on

WINE = Plan(
    objects=(ObjectSpec(id="bottle", noun="bottle"), ObjectSpec(id="label", noun="label")),
    texts=(TextBlock(string="Lune", carrier="label"),),
)


def test_the_bottle_bears_the_words_and_no_label_stands_beside_it() -> None:
    found = stuck_on(WINE)
    assert [item.id for item in found.objects] == ["bottle"]
    assert found.texts[0].carrier == "bottle"


def test_a_label_without_words_or_without_a_bearer_stays() -> None:
    assert stuck_on(WINE.revised(texts=())) == WINE.revised(texts=())
    alone = WINE.revised(objects=WINE.objects[1:])
    assert stuck_on(alone) == alone


def test_wine_bears_no_label_but_its_bottle() -> None:
    wine = ObjectSpec(id="wine", noun="wine")
    found = stuck_on(WINE.revised(objects=(WINE.objects[0], wine, WINE.objects[1])))
    assert found.texts[0].carrier == "bottle"
