"""What an attack is: a name, what is right, and a function that plays it on a target and tells what happened.

A family of attacks is a module of `benchmarks.attacks.families`:

    @attack(row="3", name="binary attachments", right="refused, closed, memory flat", short=True)
    async def attachments(target: Target) -> Outcome:
        ...
        return Outcome(held=is_closed, happened="closed after 1 packet")
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import psutil

from benchmarks.attacks import families
from shop.settings import Settings

ATTACKER = "127.0.0.66"
"""The address that attacks come from; everybody else comes from another one. (Linux listens on all of 127.*.)"""
_MB = 1024 * 1024


class NotPlayedError(Exception):
    """An attack needs what this target does not give; the text says what."""


@dataclass(frozen=True)
class Target:
    """A guide to attack.

    Attributes:
        url: where it answers, without a slash at the end.
        flood_s: how many seconds a flood lasts.
        settings: those of a guide that was started for the attacks; None where only its address is known.
    """

    url: str
    flood_s: float
    settings: Settings | None = None

    @property
    def host(self) -> str:
        """The address of the guide."""
        return str(urlsplit(self.url).hostname)

    @property
    def port(self) -> int:
        """The port of the guide."""
        return urlsplit(self.url).port or 80

    @property
    def own(self) -> Settings:
        """The settings of a guide that belongs to the attacks alone.

        Raises:
            NotPlayedError: the guide is somebody else's.
        """
        if self.settings is None:
            raise NotPlayedError("needs a guide of its own: leave --url out")
        return self.settings

    def memory_mb(self) -> float | None:
        """Return what the process that listens on the port holds, in MiB; None where it is not on this machine."""
        for connection in psutil.net_connections("tcp"):
            is_listening = connection.status == psutil.CONN_LISTEN and connection.pid is not None
            if is_listening and connection.laddr and connection.laddr.port == self.port:
                return float(psutil.Process(connection.pid).memory_info().rss / _MB)
        return None


@dataclass(frozen=True)
class Outcome:
    """What an attack came to.

    Attributes:
        held: whether the guide did what is right.
        happened: what happened, in a few words.
        is_crowd: whether everybody else has to stand in line as well, and may be told to come back.
    """

    held: bool
    happened: str
    is_crowd: bool = False


Play = Callable[[Target], Awaitable[Outcome]]


@dataclass(frozen=True)
class Attack:
    """One attack.

    Attributes:
        row: the line of docs/operations/security.md that it belongs to.
        name: what the attacker does.
        right: what the guide should do.
        play: plays it.
        is_short: whether it belongs to the short form.
    """

    row: str
    name: str
    right: str
    play: Play
    is_short: bool


_attacks: list[Attack] = []


def attack(*, row: str, name: str, right: str, short: bool) -> Callable[[Play], Play]:
    """Make a function an attack; `short`: it takes seconds only and belongs to the short form."""

    def register(play: Play) -> Play:
        _attacks.append(Attack(row, name, right, play, short))
        return play

    return register


def all_attacks() -> list[Attack]:
    """Return the attacks of all families, in the order of their rows."""
    for module in pkgutil.iter_modules(families.__path__):
        importlib.import_module(f"{families.__name__}.{module.name}")
    return sorted(_attacks, key=lambda one: (int(one.row), one.name))
