"""From a prompt to a plan: what the picture holds and where."""
