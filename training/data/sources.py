"""Where the sprites come from: which packages, in which version, under which licence?

Only MIT, Apache-2.0 and public-domain art is listed: a small net nearly memorises its training
set, so the duties of attribution or share-alike licences would pass on to its users' pictures.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SOURCES", "Source"]


@dataclass(frozen=True)
class Source:
    """One npm package that carries a set of SVG icons in one JSON file."""

    package: str
    version: str
    style: str  # the painter's name for this look
    licence: str  # SPDX identifier, read in the upstream repository's licence file
    author: str
    upstream: str  # where the licence text stands


SOURCES: tuple[Source, ...] = (
    Source(
        "@iconify-json/fluent-emoji",
        "1.2.7",
        "3d",
        "MIT",
        "Microsoft Corporation",
        "https://github.com/microsoft/fluentui-emoji/blob/main/LICENSE",
    ),
    Source(
        "@iconify-json/fluent-emoji-flat",
        "1.2.6",
        "flat",
        "MIT",
        "Microsoft Corporation",
        "https://github.com/microsoft/fluentui-emoji/blob/main/LICENSE",
    ),
    Source(
        "@iconify-json/noto",
        "1.2.9",
        "illustration",
        "Apache-2.0",
        "Google Inc",
        "https://github.com/googlefonts/noto-emoji/blob/main/svg/LICENSE",
    ),
    Source(
        "@iconify-json/noto-v1",
        "1.2.5",
        "blob",
        "Apache-2.0",
        "Google Inc",
        "https://github.com/googlefonts/noto-emoji/blob/main/svg/LICENSE",
    ),
    Source(
        "@iconify-json/fxemoji",
        "1.2.2",
        "badge",
        "Apache-2.0",
        "Mozilla",
        "https://mozilla.github.io/fxemoji/LICENSE.md",
    ),
)
