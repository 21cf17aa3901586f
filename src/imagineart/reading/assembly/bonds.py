"""How do figures stand to each other? From relations, belongings and places to `Relation`s."""

from collections.abc import Iterator
from typing import cast

from imagineart.plan.plan import Predicate, Relation, Span
from imagineart.reading.assembly.figures import Figure, Figures
from imagineart.reading.assembly.phrasebook import tokens_of
from imagineart.world.data import load
from imagineart.world.nouns import noun_of as known_noun

OWNING: dict[str, Predicate] = {"worn": "wearing", "held": "holding"}
SIDES: dict[str, Predicate] = {
    "left": "left_of",
    "right": "right_of",
    "background": "behind",
    "distance": "behind",
    "horizon": "behind",
    "foreground": "in_front_of",
}
"""Words for a part of the picture, and how what is there stands to the others."""


def bonds_of(figures: Figures) -> tuple[Relation, ...]:
    """All relations, each pair in each predicate once."""
    found = (*_related(figures), *_owned(figures), *_placed(figures))
    unique = {(one.subject, one.predicate, one.object): one for one in reversed(found)}
    return tuple(reversed(unique.values()))


def _related(figures: Figures) -> Iterator[Relation]:
    marked = figures.marked
    for at, span in enumerate(marked.spans):
        if span.role == "rel":
            subjects = [f for t in marked.targets(at, "subject") for f in figures.of(t)]
            objects = [f for t in marked.targets(at, "object") for f in figures.of(t)]
            for one in dict.fromkeys(subjects):
                yield from _between(one, objects, span.predicate, (span.start, span.end))


def _between(one: Figure, others: list[Figure], predicate: str, span: Span) -> Iterator[Relation]:
    """`one` stands in a predicate of the marks to the others."""
    rule = load("predicates").get(predicate, {"plan": predicate})
    steps = rule["plan"] if isinstance(rule["plan"], list) else [rule["plan"]]
    for number, other in enumerate(dict.fromkeys(others)):
        step = steps[min(number, len(steps) - 1)]
        if step and one.id != other.id:
            pair = (other, one) if rule.get("turned") else (one, other)
            yield _relation(*pair, step, span)


def _relation(
    one: Figure, two: Figure, predicate: str, span: Span, which: int | None = None
) -> Relation:
    return Relation(
        subject=one.id, predicate=cast(Predicate, predicate), object=two.id, span=span, which=which
    )


def _owned(figures: Figures) -> Iterator[Relation]:
    """Who wears or holds what."""
    marked = figures.marked
    for figure in figures.all:
        predicate = OWNING.get(figure.role)
        span = marked.spans[figure.own]
        for head in marked.targets(figure.own, "head") if predicate else ():
            for owner in figures.of(head):
                if owner.id != figure.id and owner.role not in OWNING:
                    yield _relation(
                        owner,
                        figure,
                        cast(str, predicate),
                        (span.start, span.end),
                        figures.which.get(head),
                    )


def _placed(figures: Figures) -> Iterator[Relation]:
    """What stands on one side of the picture stands there from all that nothing is said of."""
    sides = {figure.id: _side(figures, figure) for figure in figures.all}
    free = [f for f in figures.all if not sides[f.id] and f.role == "thing" and not _is_sky(f)]
    for figure in figures.all:
        side = sides[figure.id]
        opposite = [f for f in figures.all if sides[f.id] and sides[f.id] != side]
        if side in ("left_of", "behind", "in_front_of") or (side and not opposite):
            others = opposite if side == "left_of" and opposite else free
            span = figures.marked.spans[figure.own]
            for other in others:
                yield _relation(figure, other, side, (span.start, span.end))


def _side(figures: Figures, figure: Figure) -> str:
    words = (figures.marked.words(at) for at in figures.said(figure, "pos"))
    return next((SIDES[t] for said in words for t in tokens_of(said) if t in SIDES), "")


def _is_sky(figure: Figure) -> bool:
    return known_noun(figure.noun).luminary
