"""Families of things: each module declares a `FAMILY`, and is found by it."""
