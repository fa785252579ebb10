"""Errors of running the guide.

OperationsError
├── MissingPieceError    something must be made first; the text names the command that makes it
├── EmptyShopError       there is nothing to sell yet; the text names the commands that read a catalogue
├── NewShopError         a shop cannot be made like that
├── PortInUseError       another program listens where a server of ours should
├── ChildFailedError     a supervised server does not stay alive
└── ModelError           the dialogue model could not be trained or asked
"""

from __future__ import annotations

from pathlib import Path


class OperationsError(Exception):
    """Any failure of running the guide; its text says what to do next."""


class MissingPieceError(OperationsError):
    """Something must be made first, by the command that the text names."""

    def __init__(self, what: str, where: object, command: str) -> None:
        super().__init__(f"{what} is missing ({where}). Make it with: {command}")


class EmptyShopError(OperationsError):
    """There is nothing to sell yet."""

    def __init__(self, where: object) -> None:
        super().__init__(
            f"the shop has no products ({where}). Ingest a catalogue first: daogou ingest; with an export of a shop "
            "of your own: daogou shop new NAME --from FILE"
        )


class NewShopError(OperationsError):
    """A shop cannot be made like that; the text says how."""


class PortInUseError(OperationsError):
    """Another program listens where a server of ours should."""

    def __init__(self, host: str, port: int, setting: str) -> None:
        super().__init__(
            f"port {port} on {host} is in use by another program. Stop it, or choose a free port: {setting}={port + 1}"
        )
        self.port = port


class ChildFailedError(OperationsError):
    """A supervised server does not stay alive."""

    def __init__(self, name: str, reason: str, log_path: Path, last_lines: list[str]) -> None:
        tail = "".join(f"\n    {line}" for line in last_lines)
        super().__init__(f"the {name} {reason}. Its log: {log_path}; the last lines:{tail}")


class ModelError(OperationsError):
    """The dialogue model could not be trained or asked."""
