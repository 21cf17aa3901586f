"""Data, training, evaluation and export of the painter and the upscaler."""
