"""Whatever a prompt holds, it stays on its line."""

import pytest

from imagineart.console.line import one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a cat", "a cat"),
        (" a\tcat\r\n\n on a mat ", "a cat on a mat"),
        ("a \x1b[31mred\x07 cat\x00", "a [31mred cat"),
        ("a \u202ecat\u2028", "a cat"),
        ("猫 and 🐱", "猫 and 🐱"),
        ("", ""),
    ],
)
def test_breaks_and_control_characters_become_spaces(text: str, line: str) -> None:
    assert one_line(text) == line
