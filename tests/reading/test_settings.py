"""Places side by side are one; weather is weather, and snow may be the ground."""

import pytest
from tests.reading.steps import after

from imagineart.reading.settings import settled


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("[New York|place] [skyline|place]", ["New York skyline|place"]),
        ("a [street|place], [Paris|place]", ["street|place", "Paris|place"]),
        ("a [fox] in the [snow|weather]", ["fox|thing", "snow|place"]),
        ("a [fox], [heavy|attr] [snow]", ["fox|thing", "heavy snow|weather"]),
        ("a [light fog] [rolling|act <fog]", ["light fog|weather", "rolling|act>light fog"]),
        ("a [cat] in the [rain|weather]", ["cat|thing", "rain|weather"]),
        ("a [jar] [on|on >-] [white|color] [marble|mat >jar] with [roses]",
         ["jar|thing", "on|rel>jar>marble", "white|color>marble", "marble|place", "roses|thing"]),
        ("a [jar] [on|on] a [marble|mat] [top]",
         ["jar|thing", "on|rel>jar>top", "marble|mat>top", "top|thing"]),
        ("[red sun|light]", ["red|color>sun", "sun|thing"]),
        ("[afternoon sun]", ["afternoon sun|time"]),
        ("a [full moon]", ["full moon|thing"]),
        ("[warm sun|light]", ["warm sun|light"]),
        ("a [whale] [underwater|act]", ["whale|thing", "underwater|place"]),
        ("a [whale] [under|under] the [sea|place]", ["whale|thing", "under the sea|place"]),
        ("a [boat] [on|on] the [sea|place]", ["boat|thing", "on|rel>boat>sea", "sea|place"]),
        ("a [snowy|weather] [field|place]", ["snowy field|place"]),
        ("a [snowy|weather] [forest|place]", ["snowy|weather", "forest|place"]),
        ("a [fox] in falling [snow|weather]", ["fox|thing", "falling snow|weather"]),
        ("a [wintry|color] [bench]", ["wintry|weather", "bench|thing"]),
        ("a [girl], [butterflies|attr >girl], red", ["girl|thing", "butterflies|thing"]),
        ("a [girl], [birthday|event]", ["girl|thing", "birthday|event"]),
        ("[pink|color] [clouds]", ["pink|color>clouds", "clouds|place"]),
        ("a [nook] [by|next_to] a [lamp]", ["nook|place", "lamp|thing"]),
        ("a [fox] [behind|behind] a [loft]", ["fox|thing", "behind|rel>fox>loft", "loft|thing"]),
        ("a [bird] [on|on] [clouds]", ["bird|thing", "on|rel>bird>clouds", "clouds|thing"]),
        ("a [city] [with|next_to] [cars]", ["city|place", "cars|thing"]),
        ("a [library] with [bookshelves]", ["library|place", "bookshelves|thing"]),
        ("a [library] with [columns]", ["library|thing", "columns|thing"]),
        ("a [log] in the [foreground|part]", ["log|thing", "foreground|pos>log"]),
        ("[night|look] [photo|look]", ["night|time", "photo|look"]),
    ],
)  # fmt: skip
def test_places_and_weather(line: str, spans: list[str]) -> None:
    assert after(settled, line) == spans
