"""Which roles may a stretch of a prompt play, and what may it be tied to?

`FORMAT.md` says what each role means and where it begins and ends.
"""

NOUNS = ("thing", "part", "worn", "held", "riddle", "place", "event", "form", "ref", "some", "text")
"""What others are tied to."""
BEARERS = ("thing", "riddle", "ref", "some")
"""What has parts, wears, holds, acts and stands in relations."""
BELONGINGS = ("part", "worn", "held")
MODIFIERS = ("attr", "color", "count", "size", "mat", "pat", "arr")
STATES = ("expr", "pos")
PICTURE = (
    "time", "weather", "light", "shot", "lens", "look", "qual", "mood", "artist", "meta", "type",
    "not", "only", "flag",
)  # fmt: skip
PREDICATES = (
    "left_of", "right_of", "above", "below", "on", "under", "in", "behind", "in_front_of",
    "next_to", "between", "around", "among", "through", "across", "toward", "away_from",
    "leaning_on", "hanging_from", "touching", "riding", "pulling", "chasing", "facing", "full_of",
    "pictured_on", "bigger_than", "smaller_than",
)  # fmt: skip
ROLES = (*NOUNS, *MODIFIERS, *STATES, "act", "rel", *PICTURE)
"""Every role that is marked; whatever is not marked is filler."""
ARCS = ("head", "subject", "object")
