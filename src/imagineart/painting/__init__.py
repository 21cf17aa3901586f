"""The neural painter: one sprite from a noun phrase, a style and a palette."""
