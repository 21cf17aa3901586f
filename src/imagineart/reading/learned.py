"""What does a prompt ask for, to a reader that has learned to read?

prompt ─► words as meant ─► marks (tagger) ─► exact strings, descriptions, amounts, whole names,
       materials, looks, one thing for nouns side by side, places, doings, heads and hair, what is
       on or in it, ties, pictograms, links, who comes again, English only ─► plan (assembly), notes
"""

import re
from dataclasses import replace

from imagineart.plan.edits import note, remove
from imagineart.plan.plan import Plan, Span
from imagineart.reading.answering import answered
from imagineart.reading.apposition import apposed
from imagineart.reading.assembly.assembler import assemble
from imagineart.reading.assembly.naming import is_word
from imagineart.reading.asserting import asserted
from imagineart.reading.bearing import borne
from imagineart.reading.clauses import voiced
from imagineart.reading.compounds import joined
from imagineart.reading.emoji import pictured, unseen
from imagineart.reading.features import featured
from imagineart.reading.language import FOREIGN, foreign_in
from imagineart.reading.linking import linked
from imagineart.reading.making import made
from imagineart.reading.marked import Marked
from imagineart.reading.marking import without
from imagineart.reading.modifiers import parted
from imagineart.reading.portions import portioned, trimmed
from imagineart.reading.recall import recalled
from imagineart.reading.sentences import remembered
from imagineart.reading.settings import settled
from imagineart.reading.spelling import as_typed, spelled
from imagineart.reading.strings import exact
from imagineart.reading.styling import styled
from imagineart.reading.tagger import reader
from imagineart.reading.tints import tinted
from imagineart.reading.tying import bound, denied
from imagineart.world.nouns import is_known

_SURROGATES = re.compile("[\ud800-\udfff]")
SHOWN = 80  # characters of a sentence that a note repeats


def read(prompt: str) -> Plan:
    """The plan that a prompt states; what of it is not drawn stands in its trace.

    Lone surrogates, which no file can hold, are read as U+FFFD.
    """
    prompt = _SURROGATES.sub("\ufffd", prompt)
    meant = spelled(prompt)
    plan = named(assemble(marks_of(meant.text)))
    for start, end in foreign_in(plan.prompt):
        if not any(_meet(text.span, (start, end)) for text in plan.texts):
            message = f"{FOREIGN}: {plan.prompt[start:end][:SHOWN]}"
            plan = note(plan, message, "unread", (start, end))
    for start, end in unseen(plan.prompt):
        plan = note(
            plan, f"not understood (emoji): {plan.prompt[start:end]}", "unread", (start, end)
        )
    return as_typed(plan, prompt, meant)


def marks_of(prompt: str) -> Marked:
    """The prompt with its facts marked; of sentences in other languages, only what is quoted."""
    marked = exact(_quietly_read(prompt))
    marked = portioned(made(trimmed(asserted(answered(marked)))))
    marked = tinted(styled(joined(parted(marked))))
    marked = settled(apposed(marked))
    marked = borne(featured(voiced(without(marked, list(denied(marked))))))
    return english(remembered(recalled(linked(pictured(bound(marked))))))


def named(plan: Plan) -> Plan:
    """The plan without its things, if nobody knows any and none is called by a word."""
    nouns = [item.noun for item in plan.objects]
    if plan.texts or any(is_known(noun) or is_word(noun) for noun in nouns):
        return plan
    return remove(plan, [item.id for item in plan.objects])


def _quietly_read(prompt: str) -> Marked:
    """The marks of a prompt; one that is shouted from end to end is read in small letters."""
    quiet = prompt.lower() if prompt.isupper() else prompt
    if len(quiet) != len(prompt):
        return reader().read(prompt)
    return replace(reader().read(quiet), text=prompt)


def english(marked: Marked) -> Marked:
    """The marks outside sentences in other languages, and all texts."""
    foreign = tuple(foreign_in(marked.text))
    gone = [
        at
        for at, span in enumerate(marked.spans)
        if span.role != "text" and any(_meet((span.start, span.end), one) for one in foreign)
    ]
    return without(marked, gone)


def _meet(one: Span | None, two: Span) -> bool:
    return one is not None and one[0] < two[1] and two[0] < one[1]
