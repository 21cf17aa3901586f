"""How does film noir look? Grey, hard, grainy, with dark corners."""

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced

GREY = ("black and white", "black-and-white", "black & white", "monochrome", "monochromatic")
PICTURES = (
    ",", " photo", " photograph", " photography", " film", " portrait", " picture", " image",
    " movie", " still", " shot", " street photography", " style", " tones",
)  # fmt: skip
WORDS = (
    "film noir", "noir", "b&w", "b/w", "grayscale", "greyscale", "monochrome",
    *(grey + picture for grey in GREY for picture in PICTURES),
)  # fmt: skip


def draw(traced: Traced, seed: int) -> Floats:
    """Silver film, printed hard."""
    grade = Grade(bloom=0.12, vignette=0.6, grain=0.035, contrast=1.45, saturation=0.0, seed=seed)
    return shown(traced.light, 0.95 * traced.exposure, grade)


LOOK = Look("noir", "cinematic", draw, WORDS, also=("photographic",), lit=True)
