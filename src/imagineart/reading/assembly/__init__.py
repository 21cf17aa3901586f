"""From a prompt's marks to a plan, step by step: figures, what is said of them, the picture."""
