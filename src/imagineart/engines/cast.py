"""Who draws what: sprite sources in order of preference, and an understudy for the rest."""

from collections.abc import Sequence
from dataclasses import replace

from imagineart.events import Event, Progress, ignore
from imagineart.painting.sprite import Sprite, SpriteRequest, SpriteSource


class Cast:
    """A `SpriteSource` of sources: the first that can draw a noun draws it.

    `understudy` must be able to draw everything; what it draws does not count as drawable.
    """

    def __init__(self, sources: Sequence[SpriteSource], *, understudy: SpriteSource) -> None:
        self._sources = tuple(sources)
        self._understudy = understudy
        self.name = " and ".join(source.name for source in sources)

    @property
    def provenance(self) -> dict[str, str]:
        """What all sources say of themselves."""
        return {k: v for source in self._sources for k, v in source.provenance.items()}

    def drawable(self, noun: str) -> str | None:
        """What the first able source would draw for `noun`, or None."""
        names = (source.drawable(noun) for source in self._sources)
        return next((name for name in names if name is not None), None)

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        """Each source paints its requests in one batch; the order asked for is kept."""
        tell = _counted(progress, len(requests))
        chosen = [self._chosen(request.noun) for request in requests]
        sprites: dict[int, Sprite] = {}
        for source in (*self._sources, self._understudy):
            mine = [index for index, choice in enumerate(chosen) if choice is source]
            if mine:
                painted = source.paint([requests[index] for index in mine], tell)
                sprites.update(zip(mine, painted, strict=True))
        return [sprites[index] for index in range(len(requests))]

    def _chosen(self, noun: str) -> SpriteSource:
        able = (source for source in self._sources if source.drawable(noun) is not None)
        return next(able, self._understudy)


def _counted(progress: Progress, total: int) -> Progress:
    """Events of several batches as one count."""
    done = 0

    def tell(event: Event) -> None:
        nonlocal done
        done += 1
        progress(replace(event, done=min(done, total), total=total))

    return tell
