"""The error of the command line: one line on the terminal, exit code 1, no trace."""

from __future__ import annotations

import click


class CommandError(click.ClickException):
    """Any failure that a command tells its user; the text says what to do next."""
