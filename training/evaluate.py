"""`python -m training.evaluate`: every figure of the painter, the model card and its pictures.

The painter is judged as it is shipped: through `Painter.draw`, before upscaling. Real sprites are
shrunk to the painter's side. The classifier is fitted on real sprites, recoloured and turned, and
never sees a painted one; its score on other recoloured real sprites is printed beside.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imagineart.color.names import nearest_basic, parse
from imagineart.color.recolor import dominant, recolor
from imagineart.painting.painter import NET, Painter
from imagineart.painting.pixels import as_linear_premultiplied
from imagineart.painting.sprite import NoiseKey, Oklch, SpriteRequest
from imagineart.painting.weights import FOLDER, describe
from training import metrics
from training.card import model_card
from training.data.dataset import DEFAULT, Sprites
from training.features import Namer, features

__all__ = ["Gallery", "colour_figures", "evaluate", "noun_figures"]

BASIC = "red orange yellow green blue purple pink brown black white grey".split()  # noqa: SIM905
COLOURED_NOUNS = [
    "apple",
    "banana",
    "car",
    "dog",
    "cat",
    "house",
    "chair",
    "fish",
    "bird",
    "rose",
    "guitar",
    "bicycle",
    "elephant",
    "cup",
    "umbrella",
    "airplane",
    "boat",
    "book",
    "key",
    "sun",
    "mushroom",
    "teapot",
    "horse",
    "bus",
    "truck",
    "couch",
    "bed",
    "bowl",
    "vase",
    "t-shirt",
    "dress",
    "boot",
    "backpack",
    "balloon",
    "star",
    "heart",
    "mug",
    "bottle",
    "frisbee",
    "kite",
]
VARIANTS = 4  # seeds per noun for diversity
VARIED_NOUNS = 40
MEMORISED = 0.05  # RMS difference below which a sprite is a copy to the eye

Pixels = NDArray[np.float32]


@dataclass(frozen=True)
class Gallery:
    """Real sprites of one style at the painter's side, with what each shows."""

    nouns: list[str]
    sprites: Pixels  # (N, S, S, 4) premultiplied sRGB 0–1
    held_out: NDArray[np.bool_]

    @classmethod
    def of(cls, data: Sprites, style: str, side: int) -> Gallery:
        """All cells of the style, held-out ones included."""
        rows = [i for i, c in enumerate(data.cells) if c.style == style]
        source = data.pixels[64 if side == 64 else 128][rows].astype(np.float32) / 255
        source[..., :3] *= source[..., 3:]
        held = np.array([data.cells[i].held_out for i in rows])
        return cls([data.cells[i].noun for i in rows], source, held)


def draw(painter: Painter, requests: Sequence[SpriteRequest], batch: int = 8) -> Pixels:
    """All requests, a few at a time."""
    parts = [requests[i : i + batch] for i in range(0, len(requests), batch)]
    return np.concatenate([painter.draw(part) for part in parts])


def ask(noun: str, style: str, seed: int = 1, colors: tuple[Oklch, ...] = ()) -> SpriteRequest:
    """A request as the evaluation makes it; `layer` is drawn from the noun, so each has its own."""
    layer = sum(noun.encode()) % 97
    return SpriteRequest(noun, noun, style, NoiseKey(seed, layer, 0), 64, colors)


def varied_reals(data: Sprites, style: str, side: int, seed: int) -> Pixels:
    """The training cells of a style, recoloured and turned at random: what a classifier learns."""
    import torch

    from training.flow import Corpus, FlowConfig

    corpus = Corpus(data, (style,), side, torch.device("cpu"))
    config = FlowConfig(recoloured=0.3, turned=0.1)
    chance = torch.Generator().manual_seed(seed)
    parts = [corpus.show(rows, config, chance) for rows in torch.arange(len(corpus)).split(64)]
    return np.concatenate([((p + 1) / 2).permute(0, 2, 3, 1).numpy() for p in parts])


def noun_figures(namer: Namer, seen: NDArray[np.float32], names: list[str]) -> dict[str, float]:
    """Top-1 and top-5 of a classifier on features of sprites."""
    ranks = namer.ranks(seen, names)
    return {"top1": float((ranks == 0).mean()), "top5": float((ranks < 5).mean())}


def colour_figures(painter: Painter, style: str, nouns: Sequence[str]) -> dict[str, float]:
    """Asked against got, for eleven basic terms: as painted, and after the engine's recolouring."""
    jobs = [(term, ask(noun, style, 1, (_oklch(term),))) for term in BASIC for noun in nouns]
    painted = draw(painter, [request for _, request in jobs])
    got, mended = [], []
    for (term, request), sprite in zip(jobs, painted, strict=True):
        linear = as_linear_premultiplied(_straight(sprite))
        got.append(nearest_basic(dominant(linear)) == term)
        mended.append(nearest_basic(dominant(recolor(linear, request.colors[0]))) == term)
    return {"painted": float(np.mean(got)), "recoloured": float(np.mean(mended))}


def _oklch(term: str) -> Oklch:
    color = parse(term)
    assert color is not None, term
    return color.oklch


def _straight(sprite: Pixels) -> Pixels:
    alpha = sprite[..., 3:]
    rgb = np.clip(sprite[..., :3] / np.maximum(alpha, 1 / 255), 0, 1)
    return np.concatenate([rgb, alpha], -1).astype(np.float32)


def style_figures(
    painter: Painter, data: Sprites, namer: Namer, style: str, side: int
) -> tuple[dict[str, Any], dict[str, Pixels]]:
    """All figures of one style, and the sprites they were taken from by noun."""
    real = Gallery.of(data, style, side)
    known = [n for n in real.nouns if n in painter.lexicon.vocabulary.nouns]
    painted = draw(painter, [ask(noun, style) for noun in known])
    seen = features(painted)
    held = {n for n, h in zip(real.nouns, real.held_out, strict=True) if h}
    unseen = np.array([n in held for n in known])
    fresh = features(varied_reals(data, style, side, seed=99))
    trained = [n for n in real.nouns if n not in held]
    rows, rms = metrics.nearest(painted, real.sprites[~real.held_out])
    half = np.random.default_rng(0).permutation(len(fresh))
    figures: dict[str, Any] = {
        "nouns": len(known),
        "seen": noun_figures(namer, seen[~unseen], _where(known, ~unseen)),
        "real": noun_figures(namer, fresh, trained),
        "kid": metrics.kid(seen, features(real.sprites)),
        "kid_floor": metrics.kid(fresh[half[::2]], fresh[half[1::2]]),
        "chroma_ratio": metrics.chroma(painted) / metrics.chroma(real.sprites),
        "nearest_is_own": float(
            np.mean([trained[r] == n for r, n in zip(rows, known, strict=True)])
        ),
        "nearest_rms": float(np.median(rms)),
        "memorised": metrics.share_below(rms, MEMORISED),
        "diversity": _diversity(painter, style, known),
    }
    if unseen.any():
        figures["unseen"] = noun_figures(namer, seen[unseen], _where(known, unseen))
        figures["unseen"]["nouns"] = int(unseen.sum())
    if style == painter.lexicon.styles[0]:
        nouns = [n for n in COLOURED_NOUNS if n in painter.lexicon.vocabulary.nouns]
        figures["colour"] = colour_figures(painter, style, nouns)
    ranks = namer.ranks(seen, known)
    figures["worst"] = [known[i] for i in np.argsort(-ranks, kind="stable")[:16]]
    return figures, dict(zip(known, painted, strict=True))


def _where(names: list[str], mask: NDArray[np.bool_]) -> list[str]:
    return [n for n, m in zip(names, mask, strict=True) if m]


def _diversity(painter: Painter, style: str, nouns: list[str]) -> float:
    chosen = nouns[:: max(1, len(nouns) // VARIED_NOUNS)][:VARIED_NOUNS]
    shots = [draw(painter, [ask(n, style, s) for s in range(VARIANTS)]) for n in chosen]
    return float(np.mean([metrics.diversity(shot) for shot in shots]))


def evaluate(painter: Painter, data: Sprites, pictures: Path) -> dict[str, Any]:
    """Every figure, by style; contact sheets are written into `pictures`."""
    styles = painter.lexicon.styles
    side = painter.draw([ask(painter.lexicon.vocabulary.nouns[0], styles[0])]).shape[1]
    pictures.mkdir(parents=True, exist_ok=True)
    corpus = [(s, varied_reals(data, s, side, seed)) for s in styles for seed in (1, 2)]
    names = [n for s, _ in corpus for n in _trained(data, s)]
    namer = Namer.fit(features(np.concatenate([sprites for _, sprites in corpus])), names)
    result: dict[str, Any] = {}
    for style in styles:
        result[style], drawn = style_figures(painter, data, namer, style, side)
        save_sheet(list(drawn.values())[:: max(1, len(drawn) // 96)], pictures / f"{style}.png")
        worst = result[style]["worst"]
        save_sheet([drawn[n] for n in worst], pictures / f"{style}-worst.png")
    return result


def _trained(data: Sprites, style: str) -> list[str]:
    return [data.cells[i].noun for i in data.rows((style,))]


def save_sheet(sprites: Sequence[Pixels], path: Path, columns: int = 16) -> None:
    """Sprites on white, in rows."""
    tiles = [s[..., :3] + 1 - s[..., 3:] for s in sprites]
    tiles += [np.ones_like(tiles[0])] * (-len(tiles) % columns)
    rows = [np.concatenate(tiles[i : i + columns], 1) for i in range(0, len(tiles), columns)]
    Image.fromarray((np.concatenate(rows).clip(0, 1) * 255).astype(np.uint8)).save(path)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--weights", type=Path, default=FOLDER)
    parser.add_argument("--card", type=Path, default=Path("docs/model-card.md"))
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    painter = Painter(options.weights)
    figures = evaluate(painter, Sprites.load(options.data), options.card.parent / "model-card")
    manifest = json.loads((options.data / "manifest.json").read_text())
    facts = describe(options.weights, NET)
    options.card.write_text(model_card(figures, facts, manifest))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
