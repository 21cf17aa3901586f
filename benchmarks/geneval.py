"""Does the picture hold what GenEval's prompts ask for? Counted on the picture, not on the plan.

    python -m benchmarks.geneval PATH/geneval.jsonl [--edge 512] [--every 1] [--unlit]

Each row's `include` says which classes, how many of each, in which colour, where from another. A
thing counts if it is the class or a kind of it, takes 2 % of the frame together with its like,
35 % of it are visible and 85 % within the frame. Things are found in the ids of the lit picture,
colours in its lit pixels. `--unlit` takes the ids of the stage's preview instead and skips colours.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.colour import lit_part, most_pixels
from benchmarks.report import table, write
from imagineart.engines.embedded import EmbeddedEngine
from imagineart.plan.plan import Plan
from imagineart.staging.scene.preview import Preview, preview
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.stage import Stage
from imagineart.studio import ImagineArt
from imagineart.world.nouns import is_a
from imagineart.world.synonyms import same_as

LEAST_SHARE = 0.02  # of the frame, of all things of a class together
LEAST_VISIBLE = 0.35
MOST_OUTSIDE = 0.15
BAR = 0.95  # of prompts whole
SIGHT = {"left of": (0, -1), "right of": (0, 1), "above": (1, -1), "below": (1, 1)}


@dataclass(frozen=True, slots=True)
class Seen:
    """A thing as it is seen. `middle`: (x, y) in fractions of the frame; `pixels`: (N, 3)."""

    noun: str
    share: float
    visible: float
    outside: float
    middle: tuple[float, float]
    pixels: NDArray[np.float32] | None

    @property
    def counts(self) -> bool:
        return self.visible >= LEAST_VISIBLE and self.outside <= MOST_OUTSIDE


def seen_in(art: ImagineArt, prompt: str, seed: int, lit: bool) -> list[Seen]:
    """The things of a picture of a prompt."""
    plan, stage = art.stage(prompt, seed=seed, thinking="low")
    found = preview(placed_surfaces(stage), _lens(stage), stage.canvas)
    if not lit:
        ids = np.array([*_placed(stage), -1], np.int32)[found.ids]
        return list(_things(plan, stage, found, ids, None))
    picture = art.engine.draw(plan, stage)
    assert picture.buffers is not None
    return list(_things(plan, stage, found, picture.buffers.ids - 1, picture.pixels))


def _lens(stage: Stage) -> Any:
    assert stage.setting is not None
    return stage.setting.lens


def _placed(stage: Stage) -> list[int]:
    """The instances that are models, in the order of the preview."""
    return [n for n, one in enumerate(stage.instances) if one.placement is not None]


def _things(
    plan: Plan,
    stage: Stage,
    found: Preview,
    ids: NDArray[np.int32],
    pixels: NDArray[np.float32] | None,
) -> Iterator[Seen]:
    height, width = ids.shape
    for place, number in enumerate(_placed(stage)):
        y, x = np.nonzero(ids == number)
        share = len(x) / ids.size
        alone = float(found.alone[place]) / found.ids.size
        yield Seen(
            noun=plan.find(stage.instances[number].object).noun,
            share=share,
            visible=min(1.0, share / alone) if alone else 0.0,
            outside=float(found.outside[place]),
            middle=(float(x.mean()) / width, float(y.mean()) / height) if len(x) else (0.0, 0.0),
            pixels=None if pixels is None else pixels[y, x],
        )


def faults(row: Mapping[str, Any], things: Sequence[Seen]) -> list[str]:
    """What of a row is not in the picture."""
    groups = [_of(item, things) for item in row["include"]]
    wrong = []
    for item, group in zip(row["include"], groups, strict=True):
        wanted = f"{item['count']} {item['class']}"
        if len(group) != item["count"]:
            wrong.append(f"{len(group)} instead of {wanted}")
        elif sum(one.share for one in group) < LEAST_SHARE:
            wrong.append(f"{wanted} too small")
        elif "color" in item and not all(_is(one, item["color"]) for one in group):
            wrong.append(f"{wanted} not {item['color']}")
        if group and "position" in item:
            where, other = item["position"]
            axis, sign = SIGHT[where]
            if groups[other] and not _beyond(group, groups[other], axis, sign):
                wrong.append(f"{item['class']} not {where} {row['include'][other]['class']}")
    return wrong


def _of(item: Mapping[str, Any], things: Sequence[Seen]) -> list[Seen]:
    return [one for one in things if one.counts and _names(one.noun, item["class"])]


def _names(noun: str, wanted: str) -> bool:
    return is_a(noun, wanted) or same_as(noun) == wanted or same_as(wanted) == noun


def _is(one: Seen, color: str) -> bool:
    """Whether its lit part is nearest to a colour, as `benchmarks.colour` measures it."""
    if one.pixels is None:
        return True
    return len(one.pixels) > 0 and most_pixels(lit_part(one.pixels)) == color


def _beyond(group: Sequence[Seen], other: Sequence[Seen], axis: int, sign: int) -> bool:
    first = np.mean([one.middle[axis] for one in group])
    second = np.mean([one.middle[axis] for one in other])
    return bool(sign * (first - second) > 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--edge", type=int, default=512, help="px, of the pictures")
    parser.add_argument("--every", type=int, default=1, help="take every n-th prompt")
    parser.add_argument("--unlit", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.path.read_text("utf-8").splitlines()]
    art = ImagineArt(EmbeddedEngine(options.edge))
    whole: dict[str, list[bool]] = defaultdict(list)
    for seed, row in enumerate(rows[:: options.every]):
        wrong = faults(row, seen_in(art, row["prompt"], seed, not options.unlit))
        whole[row["tag"]].append(not wrong)
        if wrong:
            print(f"{row['prompt']}: {'; '.join(wrong)}", flush=True)
    shares = {tag: float(np.mean(found)) for tag, found in whole.items()}
    shares["all"] = float(np.mean([one for found in whole.values() for one in found]))
    how = "unlit" if options.unlit else f"{options.edge} px"
    counted = sum(map(len, whole.values()))
    table(f"{counted} prompts, {how}; bar {BAR}", ("tag", "whole"), list(shares.items()))
    write("geneval", {"prompts": counted, "lit": not options.unlit, "whole": shares})


if __name__ == "__main__":
    main()
