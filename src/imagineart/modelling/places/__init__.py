"""Places: each module declares a `PLACE`, and is found by it."""
