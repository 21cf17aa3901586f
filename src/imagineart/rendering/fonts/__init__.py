"""The bundled fonts: which one serves which mood, and who stands in for a missing character."""
