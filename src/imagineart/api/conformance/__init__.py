"""Does a server keep the wire contract? Scenarios in data, played against any base address."""

from imagineart.api.conformance.runner import Outcome, check, load, play_all

__all__ = ["Outcome", "check", "load", "play_all"]
