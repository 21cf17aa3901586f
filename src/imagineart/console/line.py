"""How does text that anybody may have written stand on one line of a terminal?"""


def one_line(text: str) -> str:
    """Without line breaks and control characters, runs of spaces as one."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
