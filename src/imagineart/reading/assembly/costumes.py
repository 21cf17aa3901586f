"""What shows that a robot is a waitress, a grandma a superhero? What the trade wears or holds.

`outfits` of `words.yaml` has the trades. Who already wears or holds something needs no more.
"""

from collections.abc import Iterator, Sequence

from imagineart.plan.plan import ObjectSpec, Predicate, Relation
from imagineart.reading.assembly.figures import Figure, Figures
from imagineart.reading.roles import is_creature, is_trade, outfits_of
from imagineart.world.nouns import is_a
from imagineart.world.vocabulary import singular

ROYAL = "crown"


def costumes_of(
    figures: Figures, relations: Sequence[Relation], absent: Sequence[str]
) -> Iterator[tuple[ObjectSpec, Relation]]:
    """What is added for those who have a trade, and who has it."""
    for figure in figures.all:
        for predicate, noun in outfits_of(_trade_of(figures, figure)):
            busy = any(_has(one, figure, predicate) for one in relations)
            busy = busy or (
                noun == ROYAL and is_creature(figure.noun) and _is_kind(figures, figure)
            )
            if not busy and noun not in absent:
                yield _worn(figures, figure, predicate, noun)


def _trade_of(figures: Figures, figure: Figure) -> str:
    if not (is_creature(figure.noun) or is_a(figure.noun, "person")):
        return ""
    said = (singular(figures.marked.words(at).lower()) for at in figures.said(figure, "attr"))
    return next(filter(is_trade, said), "")


def _is_kind(figures: Figures, figure: Figure) -> bool:
    """Whether the part stands before the creature: a "queen bee" is a kind of bee."""
    marked = figures.marked
    before = (at for at in figures.said(figure, "attr") if is_trade(marked.words(at).lower()))
    return any(marked.spans[at].start < marked.spans[figure.own].start for at in before)


def _has(relation: Relation, figure: Figure, predicate: str) -> bool:
    return relation.subject == figure.id and relation.predicate == predicate


def _worn(
    figures: Figures, figure: Figure, predicate: Predicate, noun: str
) -> tuple[ObjectSpec, Relation]:
    own = figures.marked.spans[figure.own]
    span = own.start, own.end
    id = f"{figure.id}-{noun.replace(' ', '-')}"
    item = ObjectSpec(
        id=id, noun=noun, phrase=noun, count=figure.count, origin="implied", span=span
    )
    bond = Relation(subject=figure.id, predicate=predicate, object=id, origin="implied", span=span)
    return item, bond
