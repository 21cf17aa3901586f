"""What does a language model add to a plan? It is asked, corrected once, and heard where it may be.

Whatever goes wrong, too late, nonsense, nobody there, the plan stays as it was, with one note.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from pydantic import ValidationError

from imagineart.advising.applying import SAYS, Drawable, applied
from imagineart.advising.chat import AdviceError, Question, RefusedError, SpentError
from imagineart.advising.instructions import correction, messages
from imagineart.advising.proposal import Proposal, schema
from imagineart.plan.edits import note
from imagineart.plan.plan import Plan
from imagineart.reading.language import foreign_in
from imagineart.request import Thinking

SHOWN = 300  # characters of a bad answer that the model is shown again
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w.:/-])([1-9]\d?|100)(?![\w.:/%-])")


class BadAnswerError(AdviceError):
    """An answer that is no proposal; `answer` is its words."""

    def __init__(self, fault: str, answer: str) -> None:
        super().__init__(fault)
        self.answer = answer


class Server(Protocol):
    """Who answers questions: a `ChatServer`."""

    def ask(self, question: Question) -> str:
        """The words of the answer. Raises `AdviceError`."""
        ...


@dataclass(frozen=True)
class Adviser:
    """Asks `server`, for no longer than `timeout_s` in all. `clock`: seconds, monotonic."""

    server: Server
    timeout_s: float
    clock: Callable[[], float] = time.monotonic

    def advise(self, plan: Plan, thinking: Thinking, drawable: Drawable) -> Plan:
        """The plan with the model's advice, or as it was with a note why.

        `low` asks only for what the reader could not read: other languages.
        """
        foreign = tuple(foreign_in(plan.prompt))
        if thinking == "low" and not foreign:
            return plan
        try:
            proposal = self._asked(plan, thinking)
        except AdviceError as error:
            return note(plan, f"{SAYS}not heard ({error.message}); read without it")
        return applied(plan, proposal, drawable, whole=bool(foreign))

    def _asked(self, plan: Plan, thinking: Thinking) -> Proposal:
        """A proposal, at the second try at the latest. Raises `AdviceError`."""
        deadline = self.clock() + self.timeout_s
        question = Question(messages(plan), thinking == "high", schema(), deadline)
        try:
            return self._answered(question, plan)
        except SpentError:
            raise
        except RefusedError:
            question = replace(question, schema=None)
        except BadAnswerError as error:
            more = correction(error.answer[:SHOWN], error.message)
            question = replace(question, messages=[*question.messages, *more])
        except AdviceError:
            pass  # the server stumbled: the same once more
        return self._answered(question, plan)

    def _answered(self, question: Question, plan: Plan) -> Proposal:
        words = self.server.ask(question)
        found = _OBJECT.search(words)
        try:
            proposal = Proposal.model_validate_json(found[0] if found else words)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(map(str, fault["loc"])) or "the answer"
            raise BadAnswerError(f"{where}: {fault['msg']}", words) from error
        if missing := _missing(plan, proposal):
            raise BadAnswerError(missing, words)
        return proposal


def _missing(plan: Plan, proposal: Proposal) -> str:
    """What of a prompt in another language did not arrive, as far as that can be told."""
    parts = [plan.prompt[start:end] for start, end in foreign_in(plan.prompt)]
    if parts and not proposal.things and not proposal.place:
        return "neither things nor a place"
    numbers = {int(hit) for part in parts for hit in _NUMBER.findall(part)}
    written = {int(hit) for text in plan.texts for hit in _NUMBER.findall(text.string)}
    counts = {thing.count for thing in proposal.things}
    lost = sorted(numbers - written - counts)
    return f"the request says {lost[0]}; no thing has that count" if lost else ""
