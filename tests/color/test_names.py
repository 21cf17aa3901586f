import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.color.gamut import max_chroma
from imagineart.color.names import BASIC, COLOR_WORDS, MODIFIERS, nearest_basic, parse


def oklch(words: str) -> tuple[float, float, float]:
    color = parse(words)
    assert color is not None, words
    return color.oklch


@pytest.mark.parametrize("name", BASIC)
def test_basic_terms_are_displayable_and_themselves(name: str) -> None:
    lightness, chroma, hue = BASIC[name]
    assert chroma <= max_chroma(lightness, hue) + 1e-3
    assert nearest_basic(oklch(name)) == name


def test_black_and_white_are_as_deep_as_asked_of_pictures() -> None:
    # CIE L* = 116 Y^(1/3) - 16 with Y = L³ for greys
    assert 903.3 * oklch("black")[0] ** 3 < 3
    assert 116 * oklch("white")[0] - 16 > 97


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("sky blue", "blue"),
        ("navy", "blue"),
        ("crimson", "red"),
        ("scarlet", "red"),
        ("burgundy", "red"),
        ("lime green", "green"),
        ("olive", "green"),
        ("forest green", "green"),
        ("mint", "green"),
        ("lavender", "purple"),
        ("violet", "purple"),
        ("indigo", "purple"),
        ("hot pink", "pink"),
        ("salmon", "pink"),
        ("tangerine", "orange"),
        ("lemon", "yellow"),
        ("mustard", "yellow"),
        ("chocolate", "brown"),
        ("dark brown", "brown"),
        ("light brown", "brown"),
        ("charcoal", "grey"),
        ("silver", "grey"),
        ("ivory", "white"),
        ("jet black", "black"),
        ("reddish brown", "brown"),
        ("blue-violet", "blue"),
    ],
)
def test_what_people_call_it(words: str, term: str) -> None:
    assert nearest_basic(oklch(words)) == term


@pytest.mark.parametrize("name", ["red", "green", "blue", "purple", "pink"])
@pytest.mark.parametrize("modifier", ["light", "dark", "deep", "bright", "vivid", "neon"])
def test_a_modified_basic_term_keeps_its_name(modifier: str, name: str) -> None:
    assert nearest_basic(oklch(f"{modifier} {name}")) in (name, "pink" if name == "red" else name)


@pytest.mark.parametrize("name", ["red", "green", "blue", "orange", "purple"])
def test_modifiers_order_lightness(name: str) -> None:
    words = [f"very dark {name}", f"dark {name}", name, f"light {name}", f"very light {name}"]
    lightness = [oklch(word)[0] for word in words]
    assert lightness == sorted(lightness)
    assert len(set(lightness)) == 5


@pytest.mark.parametrize("modifier", ["pale", "pastel", "muted", "dusty", "faded", "dull", "soft"])
def test_quiet_modifiers_lower_chroma(modifier: str) -> None:
    assert oklch(f"{modifier} blue")[1] < 0.75 * oklch("blue")[1]


@pytest.mark.parametrize("modifier", ["bright", "vivid", "neon"])
@pytest.mark.parametrize("name", ["teal", "salmon", "olive"])
def test_loud_modifiers_raise_chroma(modifier: str, name: str) -> None:
    assert oklch(f"{modifier} {name}")[1] > oklch(name)[1]


def test_pairs_and_tints_lie_between() -> None:
    green, blue = oklch("green")[2], oklch("blue")[2]
    assert green < oklch("blue-green")[2] < blue
    assert oklch("greenish blue")[2] > oklch("blue-green")[2]
    assert oklch("red-orange")[2] == pytest.approx((BASIC["red"][2] + BASIC["orange"][2]) / 2, 2)


def test_the_way_over_zero_degrees_is_the_short_one() -> None:
    hue = oklch("pinkish red")[2]
    assert hue > 345 or hue < 30


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gray", "grey"),
        ("Sky Blue", "sky blue"),
        ("blue-green", "blue green"),
        ("cream-coloured", "cream"),
        ("robin's egg blue", "robin egg blue"),
    ],
)
def test_spelling_does_not_matter(one: str, other: str) -> None:
    assert parse(one) == parse(other)


@pytest.mark.parametrize(
    "words", ["", "apple", "red apple", "blue and white", "very red", "light", "the red", "🟥"]
)
def test_what_is_no_color_is_none(words: str) -> None:
    assert parse(words) is None


def test_css_names_are_known_but_basic_terms_win() -> None:
    assert parse("rebeccapurple") is not None
    assert oklch("green")[0] > 0.6  # CSS green is 0.52
    assert oklch("dark grey")[0] < oklch("grey")[0]  # in CSS it is lighter


def test_modifiers_of_grey_stay_grey() -> None:
    for modifier in set(MODIFIERS) - {"warm", "cool", "cold"}:
        assert oklch(f"{modifier} grey")[1] < 1e-6


@given(st.lists(st.sampled_from(sorted(COLOR_WORDS)), min_size=1, max_size=4))
def test_every_phrase_gives_a_displayable_color_or_none(words: list[str]) -> None:
    color = parse(" ".join(words))
    if color is None:
        return
    lightness, chroma, hue = color.oklch
    assert 0 <= lightness <= 1
    assert 0 <= chroma <= max_chroma(lightness, hue) + 1e-6
    assert 0 <= hue < 360
    assert parse(color.name) == color


@given(st.text(max_size=30))
def test_any_text_is_survived(text: str) -> None:
    parse(text)
