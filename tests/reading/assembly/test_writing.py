"""Words to be written: exactly, where, in which letters."""

from tests.reading.assembly.marks import plan_of

from imagineart.plan.plan import TextBlock


def text(line: str) -> TextBlock:
    (block,) = plan_of(line).texts
    return block


def test_the_string_is_exact_and_knows_its_words() -> None:
    block = text('a [sign] saying "[Fresh  BREAD|text >sign]"')
    assert (block.string, block.carrier, block.role) == ("Fresh  BREAD", "sign", "sign")
    assert block.span == (15, 27)


def test_roles_are_named_or_follow_one_another() -> None:
    line = "[poster|form]: [ONE|text], [two|text], [tagline|type >three] [three|text]"
    assert [block.role for block in plan_of(line).texts] == ["headline", "subtitle", "subtitle"]


def test_letters_have_colour_mood_and_bend() -> None:
    block = text("[SALE|text] in [curved|type <] [elegant|type <] [red|color <] letters")
    assert block.color is not None
    assert (block.color.name, block.mood, block.arc) == ("red", "elegant", 90.0)


def test_a_mug_bears_a_label() -> None:
    assert text("a [mug] with [MUM|text >mug] on it").role == "label"
