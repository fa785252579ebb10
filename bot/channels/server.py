"""The socket server: knows every connection from its first byte on, where it comes from, and when it has to end."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from engineio import packet
from socketio import AsyncServer

from bot.channels.engine import GuardedEngine
from bot.channels.limits import Limits
from bot.channels.packets import Kind, kind_of
from bot.channels.sessions import Connection

logger = logging.getLogger(__name__)

FIRST_WORD_S = 10.0
"""How long a connection may take to say who it is."""
_SWEEP_S = 1.0
# Packets that wait to be read; a page that reads has none.
_MOST_UNREAD = 100


@dataclass(eq=False)
class Line:
    """One connection to the server.

    Attributes:
        address: where it comes from.
        has_asked: whether it has asked for a conversation, which it may once.
        sid: its socket, once it is let in.
        connection: the shopper's page, once it is let in.
        since: when it was opened (`time.monotonic`).
    """

    address: str
    has_asked: bool = False
    sid: str | None = None
    connection: Connection | None = None
    since: float = field(default_factory=time.monotonic)


class GuardedServer(AsyncServer):
    """socket.io's server, for strangers.

    Args:
        limits: count what comes.
        connections_by_address: how many may be open from one address.
        connections_in_all: how many may be open.
        options: of socket.io's own server.

    Attributes:
        limits: as given.
    """

    def __init__(self, limits: Limits, connections_by_address: int, connections_in_all: int, **options: Any) -> None:
        super().__init__(**options)
        self.eio.guard = self._takes
        self.limits = limits
        self._most_by_address = connections_by_address
        self._most = connections_in_all
        self._lines: dict[str, Line] = {}
        self._open: Counter[str] = Counter()
        self._sweeping: asyncio.Task[None] | None = None

    def on_expired(self, tell: Callable[[str, Connection], Awaitable[object]]) -> None:
        """Have a shopper's page told, before it is put out, that its customer's token has expired."""
        self._tell_expired = tell

    async def may_connect(self, address: str) -> bool:
        """Whether one more connection from an address is let in."""
        if len(self._lines) >= self._most or self._open[address] >= self._most_by_address:
            return False
        return await self.limits.allow_connect(address)

    def line(self, sid: str) -> Line:
        """Return the connection of a socket."""
        return self._lines[self.manager.eio_sid_from_sid(sid, "/")]

    async def _sweep(self) -> None:
        """End, for as long as the server runs, connections that say nothing, read nothing, or have expired."""
        while True:
            await asyncio.sleep(_SWEEP_S)
            for eio_sid, line in list(self._lines.items()):
                if line.connection and line.sid and line.connection.has_expired:
                    await self._tell_expired(line.sid, line.connection)
                elif not self._is_idle(eio_sid, line):
                    continue
                await self.eio.put_out(eio_sid)

    def _is_idle(self, eio_sid: str, line: Line) -> bool:
        """Whether it has said nothing in time, or reads nothing."""
        socket = self.eio.sockets.get(eio_sid)
        has_said_nothing = line.connection is None and time.monotonic() - line.since > FIRST_WORD_S
        return has_said_nothing or socket is None or socket.queue.qsize() > _MOST_UNREAD

    async def _takes(self, eio_sid: str, pkt: packet.Packet) -> bool:
        """Whether a packet is taken; it is counted in any case."""
        line = self._lines.get(eio_sid)
        if line is None or not await self.limits.allow_packet(eio_sid, line.address):
            logger.info("a connection sends too much: it is closed")
            return False
        kind = kind_of(pkt)
        if kind is None or (kind is Kind.CONNECT and line.has_asked):
            logger.info("a connection sent what no widget sends: it is closed")
            return False
        line.has_asked = line.has_asked or kind is Kind.CONNECT
        return True

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        if self._sweeping is None:
            self._sweeping = asyncio.create_task(self._sweep())
        line = Line(environ["sanic.request"].ctx.address)
        self._lines[eio_sid] = line
        self._open[line.address] += 1
        await super()._handle_eio_connect(eio_sid, environ)

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        if line := self._lines.pop(eio_sid, None):
            self._open[line.address] -= 1
            if not self._open[line.address]:
                del self._open[line.address]
        await super()._handle_eio_disconnect(eio_sid, reason)

    def _engineio_server_class(self) -> type[GuardedEngine]:
        return GuardedEngine
