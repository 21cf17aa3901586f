"""From a prompt to a plan: what is asked for."""
