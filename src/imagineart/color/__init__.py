"""Colour: spaces, names, gamut and the file codec."""
