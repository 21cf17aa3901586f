"""Whatever marks come in, a valid plan comes out, and says what it does not hold."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from imagineart.plan.plan import Plan
from imagineart.reading.assembly.assembler import assemble
from imagineart.reading.compounds import joined
from imagineart.reading.learned import english
from imagineart.reading.marked import PREDICATES, ROLES, TIES, Arc, Marked, Span
from imagineart.reading.modifiers import parted
from imagineart.reading.recall import recalled
from imagineart.reading.strings import exact
from imagineart.reading.wordpieces import words_of

WORDS = (
    "two red cats in a row on the table, 'hot' dog and some of them behind it. A man's hat 100000 "
    "猫 forest night “SALE” park pair of scissors … half -- the 0 12 dozen left gold birthday ½"
)
PLACES = words_of(WORDS)


@st.composite
def marked(draw: st.DrawFn) -> Marked:
    """Any spans with any roles, tied in any way, circles too."""
    cuts = sorted(draw(st.sets(st.integers(0, len(PLACES) - 1), max_size=12)))
    spans = []
    for at, end in pairwise((*cuts, len(PLACES))):
        last = draw(st.integers(at, min(end - 1, at + 2)))
        role = draw(st.sampled_from(ROLES))
        predicate = draw(st.sampled_from(PREDICATES)) if role == "rel" else ""
        spans.append(Span(PLACES[at].start, PLACES[last].end, role, predicate))
    pairs = st.tuples(st.integers(0, 11), st.integers(0, 11), st.sampled_from(TIES))
    arcs = [
        Arc(one, two, tie)
        for one, two, tie in draw(st.lists(pairs, max_size=24, unique=True))
        if one != two and max(one, two) < len(spans)
    ]
    return Marked(WORDS, tuple(spans), tuple(arcs))


@settings(max_examples=300, deadline=None)
@given(marked())
def test_any_marks_make_a_plan(prompt: Marked) -> None:
    plan = assemble(english(recalled(joined(parted(exact(prompt))))))
    assert Plan.model_validate_json(plan.model_dump_json()) == plan
    assert all(relation.subject != relation.object for relation in plan.relations)


@settings(max_examples=200, deadline=None)
@given(marked())
def test_layers_keep_spans_in_order_and_apart(prompt: Marked) -> None:
    for layer in (exact, parted, joined, recalled, english):
        spans = layer(prompt).spans
        assert all(one.end <= two.start for one, two in pairwise(spans))
