"""Drawn pictures from lit ones: one file a look, found by what it declares."""
