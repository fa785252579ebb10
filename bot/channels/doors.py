"""The TCP connections of the server: how many there may be, and how long one may take to ask for something."""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from httptools import HttpParserError
from sanic.exceptions import InvalidUsage, RequestTimeout, ServerError
from sanic.http import Http, Stage
from sanic.request import Request
from sanic.server.protocols.websocket_protocol import WebSocketProtocol
from websockets.exceptions import ProtocolError
from websockets.frames import CTRL_OPCODES, Frame

from bot.channels.addresses import Proxies, household

FIRST_BYTE_S = 5
"""How long a connection may be silent before it asks for something, or between two requests."""
REQUEST_S = 10
"""How long a request may take to arrive as a whole."""
RESPONSE_S = 60
"""How long a request may take in all; a waiting poll is answered within 45 seconds."""
# Files, databases, the action server and connections that are just closing.
_OTHER_DESCRIPTORS = 256
# What somebody has not read who goes on sending.
_MOST_UNREAD_BYTES = 1024 * 1024
# Browsers ping nobody, and other clients a few times a minute; they answer as seldom.
_MOST_CONTROL_FRAMES = 60
_CONTROL_FRAMES_S = 60.0


class Doors:
    """Counts the open TCP connections.

    Args:
        by_address: how many may be open from one address; of trusted proxies any number.
        in_all: how many may be open; fewer where the system allows fewer descriptors.
        proxies: which are trusted.
    """

    def __init__(self, by_address: int, in_all: int, proxies: Proxies) -> None:
        self._by_address = by_address
        self._in_all = min(in_all, raise_descriptor_limit() - _OTHER_DESCRIPTORS)
        self._proxies = proxies
        self._open: Counter[str] = Counter()

    def enter(self, peer: str) -> bool:
        """Count one more connection; False when it is one too many, and then it is not counted."""
        address = household(peer)
        if self._open.total() >= self._in_all:
            return False
        if self._open[address] >= self._by_address and not self._proxies.are_at(peer):
            return False
        self._open[address] += 1
        return True

    def leave(self, peer: str) -> None:
        """Count one connection less."""
        address = household(peer)
        self._open[address] -= 1
        if not self._open[address]:
            del self._open[address]


class GuardedHttp(Http):
    """Reads requests; what cannot be read is the client's mistake, and nothing for the log."""

    async def http1_request_header(self) -> None:
        """Read the head of a request.

        Raises:
            InvalidUsage: it is none.
        """
        try:
            await super().http1_request_header()  # type: ignore[no-untyped-call]
        except (ValueError, HttpParserError) as error:
            self.url = None  # else the answer fails by it as well
            self.keep_alive = False
            raise InvalidUsage("Bad Request") from error
        if (self.request_bytes_left or 0) < 0:
            self.request_body = None
            self.keep_alive = False
            raise InvalidUsage("Bad Request")

    async def read(self) -> bytes | None:
        """Read a part of a request's body.

        Raises:
            InvalidUsage: it is none, and somebody still wants it; nothing more is read then.
        """
        try:
            return await super().read()
        except InvalidUsage:
            self.request_body = None
            self.keep_alive = False
            if self.stage is Stage.HANDLER:
                raise
            return None  # it was answered without


class FrameGuard:
    """Takes the frames of a web socket until one pings too often: each ping costs an answer.

    Args:
        take: what takes a frame that may pass.
    """

    def __init__(self, take: Callable[[Frame], None]) -> None:
        self._take = take
        self._count = 0
        self._since = time.monotonic()

    def __call__(self, frame: Frame) -> None:
        """Take a frame.

        Raises:
            ProtocolError: it is one ping too many, which ends the connection.
        """
        if frame.opcode in CTRL_OPCODES:
            if time.monotonic() - self._since > _CONTROL_FRAMES_S:
                self._count, self._since = 0, time.monotonic()
            self._count += 1
            if self._count > _MOST_CONTROL_FRAMES:
                raise ProtocolError("too many pings")
        self._take(frame)


class GuardedProtocol(WebSocketProtocol):
    """Sanic's protocol for a server that strangers reach; the app's `ctx.doors` count its connections."""

    __slots__ = ("_began_at", "_peer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Sanic sets it in the connection's task, which begins later than data may come.
        self._http = None  # type: ignore[assignment]
        self._peer: str | None = None
        self._began_at = time.monotonic()

    def _setup_connection(self) -> None:
        super()._setup_connection()  # type: ignore[no-untyped-call]
        self._http = GuardedHttp(self)  # type: ignore[no-untyped-call]

    async def websocket_handshake(self, request: Request, subprotocols: Any = None) -> Any:
        """Open a web socket.

        Raises:
            InvalidUsage: it was not asked for as it should be.
        """
        try:
            opened = await super().websocket_handshake(request, subprotocols)
        except ServerError as error:
            raise InvalidUsage("no web socket") from error
        opened.connection.recv_frame = FrameGuard(opened.connection.recv_frame)
        return opened

    def connection_made(self, transport: Any) -> None:
        """Let a connection in, or hang up."""
        address = transport.get_extra_info("peername")
        peer = str(address[0]) if isinstance(address, tuple) else ""
        if not self.app.ctx.doors.enter(peer):
            transport.abort()
            return
        self._peer = peer
        super().connection_made(transport)  # type: ignore[no-untyped-call]

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it out."""
        if self._peer is not None:
            self.app.ctx.doors.leave(self._peer)
            self._peer = None
        super().connection_lost(exc)  # type: ignore[no-untyped-call]

    def data_received(self, data: bytes) -> None:
        """Take what comes, unless the other side sends on and on and reads nothing."""
        if self.transport and self.transport.get_write_buffer_size() > _MOST_UNREAD_BYTES:
            self.transport.abort()
            return
        if self._http is not None and self._http.stage is Stage.IDLE:
            self._began_at = time.monotonic()
        super().data_received(data)  # type: ignore[no-untyped-call]

    def check_timeouts(self) -> None:
        """End a request that takes too long as a whole: Sanic's own clock begins anew with every byte."""
        stage = None if self._http is None else self._http.stage
        took_s = time.monotonic() - self._began_at
        is_overdue = (stage is Stage.REQUEST and took_s > REQUEST_S) or (
            stage is Stage.HANDLER and took_s > RESPONSE_S and not self._http.upgrade_websocket
        )
        if is_overdue and self._task:
            self._http.exception = RequestTimeout("Request Timeout")
            self._task.cancel()
            return
        super().check_timeouts()  # type: ignore[no-untyped-call]


def raise_descriptor_limit() -> int:
    """Let this process open as many files and connections as the system allows; returns how many that are."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # macOS calls the limit infinite, and refuses that
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if soft == resource.RLIM_INFINITY else soft
