"""Whatever the marks of a prompt say arrives in its plan or stands in a note."""

import pytest
from training.reading.corpus import Lesson, lessons

from imagineart.plan.plan import Plan, Span
from imagineart.reading.assembly.assembler import assemble
from imagineart.reading.assembly.remarks import SAYING, has_arrived

EVERY = 24  # lesson is looked at
DRAWN = ("thing", "worn", "held", "riddle")


def is_there(plan: Plan, role: str, bounds: Span) -> bool:
    """Whether a fact of the prompt is drawn, or said not to be."""
    if any(entry.kind == "unread" and entry.span == bounds for entry in plan.trace):
        return True
    if role in DRAWN:
        named = [item.span for item in plan.objects] + [plan.background.span]
        return any(span and span[0] <= bounds[0] and bounds[1] <= span[1] for span in named)
    return role not in SAYING or has_arrived(plan, bounds)


@pytest.mark.parametrize("lesson", lessons()[::EVERY], ids=lambda lesson: lesson.prompt.text[:30])
def test_no_fact_is_lost_in_silence(lesson: Lesson) -> None:
    plan = assemble(lesson.prompt)
    silent = [
        lesson.prompt.words(at)
        for at, span in enumerate(lesson.prompt.spans)
        if not is_there(plan, span.role, (span.start, span.end))
    ]
    assert silent == []
