"""The engine below the socket, which closes connections that send what no widget sends.

socket.io's own engine trusts its clients: it keeps every attachment, begins a timer for every heartbeat, and writes a
trace for every packet that it cannot read.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from engineio import async_socket, packet
from engineio.async_server import AsyncServer as Engine
from engineio.exceptions import EngineIOError, SocketIsClosedError

logger = logging.getLogger(__name__)

# Whoever does not take leave in this time is put out.
_LEAVE_S = 5.0
_UNREADABLE = (ValueError, TypeError, IndexError, RecursionError)

Guard = Callable[[str, packet.Packet], Awaitable[bool]]


class GuardedEngine(Engine):
    """An engine that asks before it takes a packet.

    Attributes:
        guard: tells whether a packet of a connection is taken; one that is not ends the connection.
    """

    guard: Guard

    async def put_out(self, eio_sid: str) -> None:
        """End a connection, whether the other side agrees or not."""
        if socket := self.sockets.get(eio_sid):
            await socket.close(wait=False, reason=self.reason.SERVER_DISCONNECT)
            await socket.leave()


class GuardedSocket(async_socket.AsyncSocket):
    """A connection that the first packet ends that is not of the protocol, or one too many."""

    _transport: asyncio.Transport | None = None

    async def receive(self, pkt: packet.Packet) -> None:
        """Take a packet.

        Raises:
            SocketIsClosedError: the packet ends the connection.
        """
        is_answer_to_nothing = pkt.packet_type == packet.PONG and self.last_ping is None
        if is_answer_to_nothing or not await self.server.guard(self.sid, pkt):
            self._put_out_soon()
            raise SocketIsClosedError
        await super().receive(pkt)

    async def handle_post_request(self, environ: dict[str, Any]) -> None:
        """Take the packets of an HTTP request.

        Raises:
            EngineIOError: they cannot be read, or end the connection.
        """
        try:
            await super().handle_post_request(environ)
        except _UNREADABLE as error:
            raise EngineIOError("unreadable") from error

    async def leave(self) -> None:
        """Send what is left to send, then hang up."""
        await self.queue.put(None)
        self._put_out_soon()

    async def _websocket_handler(self, ws: Any) -> None:
        self._transport = ws.environ["sanic.request"].transport
        try:
            await super()._websocket_handler(ws)
        except _UNREADABLE as error:
            logger.info("a connection sent what cannot be read (%s): it is closed", type(error).__name__)
            await self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_ERROR)
            await self.leave()

    def _put_out_soon(self) -> None:
        if self._transport:
            asyncio.get_running_loop().call_later(_LEAVE_S, self._transport.abort)


def make_socket(server: Engine, sid: str, *, plain: type[async_socket.AsyncSocket] = async_socket.AsyncSocket) -> Any:
    """Return a new connection of an engine: a guarded one of a guarded engine, the library's own of any other."""
    return (GuardedSocket if isinstance(server, GuardedEngine) else plain)(server, sid)
