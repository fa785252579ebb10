"""Stands between the guide and its PostgreSQL, so that the way there can break: the server itself is others' too."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_LOOPBACK = "127.0.0.1"
_CHUNK = 65_536


class Proxy:
    """Hands on what comes to a port of this machine, in a thread of its own.

    Attributes:
        port: where it listens.
    """

    def __init__(self, host: str, port: int) -> None:
        self.port = 0
        self._to = (host, port)
        self._loop = asyncio.new_event_loop()
        self._writers: set[asyncio.StreamWriter] = set()
        self._is_cut = False

    def start(self) -> None:
        """Listen."""
        threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True).start()
        self._do(self._listen())

    def stop(self) -> None:
        """End all connections, and the thread."""
        self.cut()
        self._server.close()
        self._loop.call_soon_threadsafe(self._loop.stop)

    def cut(self) -> None:
        """End all connections, and every new one at once, as where no server runs."""
        self._is_cut = True
        self._do(self._end_all())

    def fall_silent(self) -> None:
        """Take what comes and hand on nothing, as where a server hangs or a cable is pulled."""
        self._flowing.clear()

    def mend(self) -> None:
        """Hand on again."""
        self._is_cut = False
        self._loop.call_soon_threadsafe(self._flowing.set)

    def _do(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _listen(self) -> None:
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._server = await asyncio.start_server(self._join, _LOOPBACK)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _end_all(self) -> None:
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        there, back = await asyncio.open_connection(*self._to)
        self._writers |= {writer, back}
        await asyncio.gather(self._hand_on(reader, back), self._hand_on(there, writer))

    async def _hand_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(_CHUNK):
                await self._flowing.wait()
                writer.write(data)
                await writer.drain()
        writer.close()
        self._writers.discard(writer)


@contextmanager
def proxy_to(host: str, port: int) -> Iterator[Proxy]:
    """Stand before a server until the block ends."""
    proxy = Proxy(host, port)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
