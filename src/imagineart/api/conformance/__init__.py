"""Does a server keep the wire contract? Scenarios in data, played against any base address."""

from imagineart.api.conformance.runner import Outcome, Scenario, check, load, play_all

__all__ = ["Outcome", "Scenario", "check", "load", "play_all"]
