"""The `imagineart` command, also as `python -m imagineart`."""

import signal
from typing import NoReturn


def main() -> NoReturn:
    """Load the command line and run it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while loading, Ctrl-C has nothing to clean up
    from imagineart import cli

    signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()


if __name__ == "__main__":
    main()
