"""Accepting tasks, drawing them in workers and delivering them whatever dies in between."""
