"""Which shot is it? Angle, lens, framing and depth of field, by the words of a prompt and the scale
of what is shown."""

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from imagineart.plan.plan import Plan
from imagineart.staging.scene.knowledge import table

UNDER_SKY = 0.5  # share of the picture, where the moon is above
STEEP = 30  # degrees from which a view counts as from above or below
_MM = re.compile(r"\b(\d{1,4})\s?mm\b")
_STOP = re.compile(r"\bf\s?/?\s?(\d{1,2}(?:\.\d)?)\b")
_QUOTED = re.compile(r"[\"“”‘][^\"“”‘’]*[\"“”’]")


@dataclass(frozen=True, slots=True)
class Shot:
    """How it is taken. `stated`: the fields that words ask for."""

    elevation: float = 10.0  # degrees, looking down
    azimuth: float = 0.0  # degrees, positive: the camera stands to the right
    focal_mm: float = 50.0
    fill: float = 0.62  # share of the picture's sides that the things take
    f_number: float | None = 5.6
    upright: bool = False
    orthographic: bool = False
    crop: str = ""  # "", "half", "bust", "head"
    stated: frozenset[str] = frozenset()


def said(plan: Plan) -> dict[str, Any]:
    """What the words of the prompt ask of the camera; longer phrases win."""
    text = _QUOTED.sub(" ", plan.prompt.lower())
    found: dict[str, Any] = {}
    for phrase in sorted(table("shots")["phrases"], key=len):
        if re.search(rf"\b{re.escape(phrase)}\b", text):
            found |= table("shots")["phrases"][phrase]
    if plan.kind == "portrait":
        found = table("shots")["phrases"]["portrait"] | found
    if (focal := _MM.search(text)) and 8 <= int(focal[1]) <= 1200:
        found["focal"] = float(focal[1])
    if stop := _STOP.search(text):
        found["f"] = max(float(stop[1]), 0.7)
    return found


def is_shot_word(noun: str) -> bool:
    """Whether a noun is nothing but the camera's: "85mm", "f1.8"."""
    plain = noun.lower().strip()
    named = plain in table("shots")["phrases"]
    return named or bool(_MM.fullmatch(plain) or _STOP.fullmatch(plain))


def _asked_elevation(plan: Plan) -> list[float] | None:
    """(least, most) degrees, where the prompt asks for a view from well above or below."""
    asked = plan.camera.elevation
    steep = plan.camera.origin != "usual" and abs(asked) > STEEP
    return [asked - 2, asked] if steep else None


def shot_of(plan: Plan, extent: float, rng: np.random.Generator, view: str = "") -> Shot:
    """The shot of things that are `extent` metres across; chance within what the words allow.

    `view`: what asks for an angle of its own: "into" something, "under" it, onto "food", with the
    "sky", where the moon must be in the picture.
    """
    words = said(plan)
    scale = next(s for s in table("shots")["scales"] if extent <= s["most"])
    usual = table("shots")["views"].get(view) or scale["elevation"]
    elevation = words.get("elevation") or _asked_elevation(plan) or usual
    written = any(text.carrier for text in plan.texts)
    turn = words.get("azimuth", table("shots")["written" if written else "azimuth"])
    side = 1.0 if rng.random() < 0.5 else -1.0
    fill = words.get("fill", table("shots")["fills"][plan.camera.shot])
    if plan.texts and not any(text.carrier for text in plan.texts):
        fill = min(fill, 0.55)
    fill = min(fill, UNDER_SKY) if view == "sky" else fill
    return Shot(
        elevation=float(rng.uniform(*elevation)),
        azimuth=side * float(rng.uniform(*turn)),
        focal_mm=float(words.get("focal", scale["focal"] * rng.uniform(0.9, 1.12))),
        fill=float(fill) * float(rng.uniform(0.95, 1.05)),
        f_number=float(words.get("f", scale["f"])),
        upright=bool(scale.get("upright", False)) and "elevation" not in words,
        orthographic=bool(words.get("orthographic", False)),
        crop=str(words.get("crop", "")),
        stated=frozenset(words),
    )


def within(shot: Shot, azimuth: tuple[float, float], elevation: tuple[float, float]) -> Shot:
    """The shot from where a place looks right; stated angles only as far as it must be."""
    return replace(
        shot,
        azimuth=float(np.clip(shot.azimuth, *azimuth)),
        elevation=float(np.clip(shot.elevation, *elevation)),
    )
