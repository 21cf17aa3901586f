"""Strings to be written are found exactly, and nothing else is taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imagineart.reading.quotes import blank, find_quotes


def strings(prompt: str) -> list[str]:
    return [quote.string for quote in find_quotes(prompt)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ('a sign that reads "Fresh Bread"', ["Fresh Bread"]),
        ("a sign “Fresh” and „Brot“", ["Fresh", "Brot"]),
        ("«Привет» and 「東京」 and ‘Hi’", ["Привет", "東京", "Hi"]),
        ("a mug labelled 'World's Best Dad'", ["World's Best Dad"]),
        ("the dog's bowl is next to the dogs' bed", []),
        ("rock 'n' roll", []),
        ('a 12" ruler and a 6" pipe', []),
        ('a "smart" dog', []),
        ('a cat named "Tom"', []),
        ('an "open" sign', ["open"]),
        ('a blue "5" on a post', ["5"]),
        ('""', []),
        ('a sign "unfinished', []),
    ],
)
def test_marked_strings(prompt: str, expected: list[str]) -> None:
    assert strings(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a sign saying OPEN", ["OPEN"]),
        ("a sign saying keep off the grass", ["keep off the grass"]),
        ("a sign saying hello next to a door", ["hello"]),
        ("a street sign that says Elm Street in front of a house", ["Elm Street"]),
        ("a neon sign with the text Cocktails & Dreams", ["Cocktails & Dreams"]),
        ("a cake with the number 7 on it and pink candles", ["7"]),
        ("a sign saying 50 miles to go", ["50 miles to go"]),
        ("a logo for a coffee shop called Bean There, with a cup", ["Bean There"]),
        ("an invitation to a garden party called Midsummer Night", ["Midsummer Night"]),
        ("a cat called Tom on a sofa", []),
        ("a book cover titled The Last Lantern by Mira Holt", ["The Last Lantern", "Mira Holt"]),
        ("a movie poster titled Stand by Me", ["Stand by Me"]),
        ("a man reading a newspaper", []),
        ("an owl reads a book", []),
        ("a girl says goodbye to her dog", []),
    ],
)
def test_announced_strings(prompt: str, expected: list[str]) -> None:
    assert strings(prompt) == expected


def test_blanking_keeps_offsets_and_takes_the_announcement() -> None:
    prompt = 'a sign that says "HI" next to a cat'
    prose = blank(prompt, find_quotes(prompt))
    assert len(prose) == len(prompt)
    assert " ".join(prose.split()) == "a sign next to a cat"
    assert prose.index("cat") == prompt.index("cat")


def test_written_on_it_is_blanked_too() -> None:
    prompt = 'a banner with "HI" written on it above a cat'
    prose = blank(prompt, find_quotes(prompt))
    assert " ".join(prose.split()) == "a banner with above a cat"


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_strings_stand_in_the_prompt(prompt: str) -> None:
    quotes = find_quotes(prompt)
    assert all(quote.string in prompt[quote.start : quote.end] for quote in quotes)
    assert len(blank(prompt, quotes)) == len(prompt)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=40))
def test_any_word_in_quotation_marks_is_kept(word: str) -> None:
    assert strings(f"a sign with “{word}” on it") == [word]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a badge that says WELCOME BACK", ["WELCOME BACK"]),
        ("a badge with LONDON around the rim", ["LONDON"]),
        ("a sign with CAFE on an arch", ["CAFE"]),
        ("a white T-shirt with a rocket and the slogan TO THE MOON", ["TO THE MOON"]),
        ("a card with two penguins, inscription: Love is cool", ["Love is cool"]),
        ("a poster, title: Back in the City, a taxi", ["Back in the City"]),
        ("a sign saying Beware of the dog hanging on a fence", ["Beware of the dog"]),
        ("a man with a TV and a sign with an arrow", []),
        ("a cup with a USA flag", []),
        ("A SIGN WITH A CAT", []),
        ("a book with the title of a king", []),
        ("a message in a bottle", []),
    ],
)
def test_strings_without_marks(prompt: str, expected: list[str]) -> None:
    assert strings(prompt) == expected


@pytest.mark.parametrize(
    "prompt",
    [
        "a badge with LONDON around the rim",
        "a sign with CAFE on an arch",
        'a mug that says "HELLO" written in chalk',
        "a patch reading WILD ONES curved along the top",
    ],
)
def test_what_tells_how_it_is_written_is_no_prose(prompt: str) -> None:
    prose = blank(prompt, find_quotes(prompt)).split()
    assert prose in (["a", "badge"], ["a", "sign"], ["a", "mug"], ["a", "patch"])


class TestWithoutMarks:
    @pytest.mark.parametrize(
        ("prompt", "expected"),
        [
            ("ALL YOU NEED IS LOVE written in the sand", ["ALL YOU NEED IS LOVE"]),
            ("a cake with Happy 50th written on it in blue icing", ["Happy 50th"]),
            ("a movie poster, title LOST IN ORBIT, an astronaut", ["LOST IN ORBIT"]),
            ("an ad, headline Fresh Every Morning, a croissant", ["Fresh Every Morning"]),
            ("a card, text: Anna and Tom, 5 July 2025", ["Anna and Tom, 5 July 2025"]),
            ("headline: Be kind, 3 dogs in a park", ["Be kind"]),
            ("A Cat painted on a wall", []),
            ("a girl with a book reading on a bench", []),
            ("a TV printed on a shirt", []),
            ("A MAN WITH A DOG WRITTEN ON A WALL", []),
        ],
    )
    def test_strings(self, prompt: str, expected: list[str]) -> None:
        assert strings(prompt) == expected

    @pytest.mark.parametrize(
        ("prompt", "expected"),
        [
            ('a bike shop called "Spoke & Wheel", a bicycle', ["Spoke & Wheel"]),
            ("a book called 'The Sea'", ["The Sea"]),
            ('a cat called "Tom"', []),
        ],
    )
    def test_names_that_are_written(self, prompt: str, expected: list[str]) -> None:
        assert strings(prompt) == expected

    def test_how_it_is_written_is_blanked(self) -> None:
        prompt = "a cake with HAPPY BIRTHDAY in blue icing"
        assert blank(prompt, find_quotes(prompt)).split() == ["a", "cake"]

    def test_where_it_is_written_is_kept(self) -> None:
        prompt = "LOVE YOU written in the sand"
        assert blank(prompt, find_quotes(prompt)).split() == ["in", "the", "sand"]
