"""`python -m training.evaluate`: every figure of the painter, the model card and its pictures.

The painter is judged as it is shipped: through `Painter.draw`, before upscaling. Copies are looked
for among its drawings before they are tilted and stretched. The classifier is fitted on real
sprites, recoloured, turned and mirrored at random, and never sees a painted one; its score on other
such sprites is printed beside. `--rival FOLDER` prints the figures of weights that are not shipped,
such as those of the coarse stage alone (`training.export sketch`), in a second table.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imagineart.color.names import nearest_basic, parse
from imagineart.color.recolor import dominant, recolor
from imagineart.color.spaces import linear_to_xyz, oklch_to_linear
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
SIDE = 128  # px of the real sprites that are looked at
BATCH = 8  # sprites painted at a time
VARIANTS = 4  # seeds per noun for diversity
VARIED_NOUNS = 40
MEMORISED = 0.05  # RMS difference below which a sprite is a copy to the eye

Pixels = NDArray[np.float32]


@dataclass(frozen=True)
class Gallery:
    """Real sprites of one style, with what each shows and how it looks to the classifier."""

    nouns: list[str]
    held_out: NDArray[np.bool_]
    sprites: Pixels  # (N, 128, 128, 4) premultiplied sRGB 0–1
    seen: NDArray[np.float32]  # (N, 1280) features of the sprites
    taught: NDArray[np.float32]  # (2 T, 1280) of training cells in random colours and poses, twice
    fresh: NDArray[np.float32]  # (T, 1280) of the same in other colours and poses

    @property
    def trained(self) -> list[str]:
        """The nouns of the training cells, in the order of `fresh`."""
        return _where(self.nouns, ~self.held_out)

    @classmethod
    def of(cls, data: Sprites, style: str, cache: Path) -> Gallery:
        """All cells of the style, held-out ones included. Features are computed once."""
        rows = [i for i, c in enumerate(data.cells) if c.style == style]
        sprites = (data.pixels[SIDE][rows] / 255).astype(np.float32)
        sprites[..., :3] *= sprites[..., 3:]
        path = cache / f"features-{style}.npz"
        if not path.exists():
            varied = [features(varied_reals(data, style, seed)) for seed in (1, 2, 99)]
            taught = np.concatenate(varied[:2])
            np.savez(path, seen=features(sprites), taught=taught, fresh=varied[2])
        with np.load(path) as file:
            looks = [file[name].astype(np.float32) for name in ("seen", "taught", "fresh")]
        held = np.array([data.cells[i].held_out for i in rows])
        return cls([data.cells[i].noun for i in rows], held, sprites, *looks)


def draw(painter: Painter, requests: Sequence[SpriteRequest], *, posed: bool = True) -> Pixels:
    """All requests, a few at a time."""
    parts = [requests[i : i + BATCH] for i in range(0, len(requests), BATCH)]
    return np.concatenate([painter.draw(part, posed=posed) for part in parts])


def ask(noun: str, style: str, seed: int = 1, colors: tuple[Oklch, ...] = ()) -> SpriteRequest:
    """A request as the evaluation makes it; `layer` is drawn from the noun, so each has its own."""
    layer = sum(noun.encode()) % 97
    return SpriteRequest(noun, noun, style, NoiseKey(seed, layer, 0), 64, colors)


def varied_reals(data: Sprites, style: str, seed: int) -> Pixels:
    """The training cells of a style, recoloured, turned and half of them mirrored at random."""
    import torch

    from training.flow import Corpus, FlowConfig

    corpus = Corpus(data, (style,), SIDE, torch.device("cpu"))
    config = FlowConfig(recoloured=0.3, turned=0.1)
    chance = torch.Generator().manual_seed(seed)
    parts = [corpus.show(rows, config, chance) for rows in torch.arange(len(corpus)).split(64)]
    sprites = np.concatenate([((p + 1) / 2).permute(0, 2, 3, 1).numpy() for p in parts])
    mirrored = np.random.default_rng(seed).random(len(sprites)) < 0.5
    sprites[mirrored] = sprites[mirrored, :, ::-1]
    return np.asarray(sprites, np.float32)


def noun_figures(ranks: NDArray[np.int64]) -> dict[str, float]:
    """Top-1 and top-5 of the places at which a classifier has the right noun."""
    return {"top1": float((ranks == 0).mean()), "top5": float((ranks < 5).mean())}


def colour_figures(painter: Painter, style: str, nouns: Sequence[str]) -> dict[str, float]:
    """Asked against got, for eleven basic terms: as painted, and after the engine's recolouring.

    Shares of sprites whose dominant colour is nearest to the asked term, and medians of its ΔE2000.
    """
    jobs = [(term, ask(noun, style, 1, (_oklch(term),))) for term in BASIC for noun in nouns]
    painted = draw(painter, [request for _, request in jobs])
    got: dict[str, list[Oklch]] = {"painted": [], "recoloured": []}
    for (_, request), sprite in zip(jobs, painted, strict=True):
        linear = as_linear_premultiplied(_straight(sprite))
        got["painted"].append(dominant(linear))
        got["recoloured"].append(dominant(recolor(linear, request.colors[0])))
    asked = [request.colors[0] for _, request in jobs]
    terms = np.array([term for term, _ in jobs])
    figures = {}
    for name, seen in got.items():
        figures[name] = float(np.mean([nearest_basic(color) for color in seen] == terms))
        figures[f"{name}_delta_e"] = float(np.median(delta_e(seen, asked)))
    return figures


def delta_e(ours: Sequence[Oklch], theirs: Sequence[Oklch]) -> NDArray[np.float64]:
    """(N,) CIEDE2000 under D65 between OKLCH colours, by colour-science."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells about packages it can do without
        import colour

    white = colour.CCS_ILLUMINANTS["CIE 1931 2 Degree Standard Observer"]["D65"]

    def lab(colors: Sequence[Oklch]) -> Any:
        xyz = linear_to_xyz(oklch_to_linear(np.asarray(colors, float)))
        return colour.XYZ_to_Lab(xyz, white)

    return np.asarray(colour.delta_E(lab(ours), lab(theirs), method="CIE 2000"), float)


def _oklch(term: str) -> Oklch:
    color = parse(term)
    assert color is not None, term
    return color.oklch


def _straight(sprite: Pixels) -> Pixels:
    alpha = sprite[..., 3:]
    rgb = np.clip(sprite[..., :3] / np.maximum(alpha, 1 / 255), 0, 1)
    return np.concatenate([rgb, alpha], -1).astype(np.float32)


def style_figures(
    painter: Painter, real: Gallery, namer: Namer, style: str
) -> tuple[dict[str, Any], dict[str, Pixels]]:
    """All figures of one style, and the sprites they were taken from by noun."""
    known = [n for n in real.nouns if n in painter.lexicon.vocabulary.nouns]
    requests = [ask(noun, style) for noun in known]
    painted = draw(painter, requests)
    seen = features(painted)
    held = set(_where(real.nouns, real.held_out))
    unseen = np.array([n in held for n in known])
    ranks = namer.ranks(seen, known)
    half = np.random.default_rng(0).permutation(len(real.fresh))
    figures: dict[str, Any] = {
        "nouns": len(known),
        "seen": noun_figures(ranks[~unseen]),
        "unseen": noun_figures(ranks[unseen]) | {"nouns": int(unseen.sum())},
        "real": noun_figures(namer.ranks(real.fresh, real.trained)),
        "kid": metrics.kid(seen, real.seen),
        "kid_floor": metrics.kid(real.fresh[half[::2]], real.fresh[half[1::2]]),
        "chroma_ratio": metrics.chroma(painted) / metrics.chroma(real.sprites),
        "diversity": _diversity(painter, style, known),
        "worst": [known[i] for i in np.argsort(-ranks, kind="stable")[:16]],
        **_copies(draw(painter, requests, posed=False), known, real),
    }
    if style == painter.lexicon.styles[0]:
        nouns = [n for n in COLOURED_NOUNS if n in painter.lexicon.vocabulary.nouns]
        figures["colour"] = colour_figures(painter, style, nouns)
    return figures, dict(zip(known, painted, strict=True))


def _copies(painted: Pixels, known: list[str], real: Gallery) -> dict[str, float]:
    """How near unposed sprites come to training sprites."""
    reals = shrunk(real.sprites[~real.held_out], painted.shape[1])
    rows, rms = metrics.nearest(painted, reals)
    own = [real.trained[row] == noun for row, noun in zip(rows, known, strict=True)]
    return {
        "nearest_is_own": float(np.mean(own)),
        "nearest_rms": float(np.median(rms)),
        "memorised": metrics.share_below(rms, MEMORISED),
    }


def shrunk(sprites: Pixels, side: int) -> Pixels:
    """Premultiplied sprites averaged down to `side`."""
    n, full = sprites.shape[:2]
    f = full // side
    return np.asarray(sprites.reshape(n, side, f, side, f, 4).mean((2, 4)), np.float32)


def _where(names: list[str], mask: NDArray[np.bool_]) -> list[str]:
    return [n for n, m in zip(names, mask, strict=True) if m]


def _diversity(painter: Painter, style: str, nouns: list[str]) -> float:
    chosen = nouns[:: max(1, len(nouns) // VARIED_NOUNS)][:VARIED_NOUNS]
    shots = [draw(painter, [ask(n, style, s) for s in range(VARIANTS)]) for n in chosen]
    return float(np.mean([metrics.diversity(shot) for shot in shots]))


def evaluate(
    painter: Painter, data: Sprites, cache: Path, pictures: Path | None = None
) -> dict[str, Any]:
    """Every figure, by style; contact sheets are written into `pictures`."""
    reals = {style: Gallery.of(data, style, cache) for style in painter.lexicon.styles}
    names = [noun for real in reals.values() for noun in real.trained * 2]
    namer = Namer.fit(np.concatenate([real.taught for real in reals.values()]), names)
    result: dict[str, Any] = {}
    for style, real in reals.items():
        result[style], drawn = style_figures(painter, real, namer, style)
        if pictures:
            _save_sheets(drawn, result[style]["worst"], pictures / style)
    return result


def _save_sheets(drawn: dict[str, Pixels], worst: Sequence[str], stem: Path) -> None:
    """96 sprites from all over the list, and those that were hardest to name."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    save_sheet([*drawn.values()][:: max(1, len(drawn) // 96)][:96], stem.with_suffix(".jpg"))
    save_sheet([drawn[noun] for noun in worst], stem.with_name(f"{stem.name}-worst.jpg"))


def save_sheet(sprites: Sequence[Pixels], path: Path, columns: int = 16) -> None:
    """Sprites on white, in rows."""
    tiles = [s[..., :3] + 1 - s[..., 3:] for s in sprites]
    tiles += [np.ones_like(tiles[0])] * (-len(tiles) % columns)
    rows = [np.concatenate(tiles[i : i + columns], 1) for i in range(0, len(tiles), columns)]
    Image.fromarray((np.concatenate(rows).clip(0, 1) * 255).astype(np.uint8)).save(path, quality=90)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--weights", type=Path, default=FOLDER)
    parser.add_argument("--rival", type=Path, help="weights that are not shipped")
    parser.add_argument("--card", type=Path, default=Path("docs/model-card.md"))
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    data, pictures = Sprites.load(options.data), options.card.parent / "model-card"
    figures = evaluate(Painter(options.weights), data, options.data, pictures)
    rival = options.rival and (
        evaluate(Painter(options.rival), data, options.data),
        describe(options.rival, NET),
    )
    manifest = json.loads((options.data / "manifest.json").read_text())
    facts = describe(options.weights, NET)
    options.card.write_text(model_card(figures, facts, manifest, rival))
    both = {"painter": figures, "rival": rival and rival[0]}
    if options.json:
        options.json.write_text(json.dumps(both, indent=1))
    print(json.dumps(both, indent=1))


if __name__ == "__main__":
    main()
