"""Errors of the command line.

CommandError (a click.ClickException: one line on the terminal, exit code 1, no trace)
├── MissingPieceError    something must be made first; the text names the command that makes it
├── PortInUseError       another program listens where a server of ours should
└── ChildFailedError     a supervised server does not stay alive
"""

from __future__ import annotations

from pathlib import Path

import click


class CommandError(click.ClickException):
    """Any failure that a command tells its user; the text says what to do next."""


class MissingPieceError(CommandError):
    """Something must be made first, by the command that the text names."""

    def __init__(self, what: str, where: object, command: str) -> None:
        super().__init__(f"{what} is missing ({where}). Make it with: {command}")


class PortInUseError(CommandError):
    """Another program listens where a server of ours should."""

    def __init__(self, host: str, port: int, setting: str) -> None:
        super().__init__(
            f"port {port} on {host} is in use by another program. Stop it, or choose a free port: {setting}={port + 1}"
        )
        self.port = port


class ChildFailedError(CommandError):
    """A supervised server does not stay alive."""

    def __init__(self, name: str, reason: str, log_path: Path, last_lines: list[str]) -> None:
        tail = "".join(f"\n    {line}" for line in last_lines)
        super().__init__(f"the {name} {reason}. Its log: {log_path}; the last lines:{tail}")
