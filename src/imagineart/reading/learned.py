"""What does a prompt ask for, to a reader that has learned to read?

prompt ─► marks (tagger) ─► exact strings ─► plan (assembly)
"""

import re

from imagineart.plan.plan import Plan
from imagineart.reading.assembly.assembler import assemble
from imagineart.reading.marked import Marked
from imagineart.reading.strings import exact
from imagineart.reading.tagger import reader

_SURROGATES = re.compile("[\ud800-\udfff]")


def read(prompt: str) -> Plan:
    """The plan that a prompt states; what of it is not drawn stands in its trace.

    Lone surrogates, which no file can hold, are read as U+FFFD.
    """
    return assemble(marks_of(prompt))


def marks_of(prompt: str) -> Marked:
    """The prompt with its facts marked."""
    return exact(reader().read(_SURROGATES.sub("\ufffd", prompt)))
