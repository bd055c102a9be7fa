"""Runs the command as `python -m cli`, where the installed one is not on the path."""

from cli.main import main

main()
