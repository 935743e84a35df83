"""`python -m maydan`: the same as the `maydan` command."""

from maydan.cli import main

main()
