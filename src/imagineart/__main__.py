"""`python -m imagineart`: the same as the `imagineart` command."""

from imagineart.cli import main

main()
