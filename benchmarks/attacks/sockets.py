"""A socket without manners: speaks Engine.IO and Socket.IO packet by packet, as no client library would."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import aiohttp

from benchmarks.attacks.frame import ATTACKER, Target

PING, PONG = "2", "3"
OPEN_TIMEOUT_S = 10.0


def from_attacker(address: str = ATTACKER) -> aiohttp.ClientSession:
    """Return an HTTP client whose connections come from the attackers' address."""
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=(address, 0), limit=0))


class RawSocket:
    """One web socket. Use it as `async with RawSocket(target) as socket`.

    Raises:
        OSError, aiohttp.ClientError, asyncio.TimeoutError: the guide does not let it in.
    """

    def __init__(self, target: Target, address: str = ATTACKER, headers: dict[str, str] | None = None) -> None:
        self._url = f"{target.url}/socket.io/?EIO=4&transport=websocket"
        self._address = address
        self._headers = headers

    async def __aenter__(self) -> RawSocket:
        self._http = from_attacker(self._address)
        try:
            opening = self._http.ws_connect(self._url, headers=self._headers, max_msg_size=0)
            self._socket = await asyncio.wait_for(opening, OPEN_TIMEOUT_S)
        except BaseException:
            await self._http.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()
        await self._http.close()

    async def send(self, packet: str | bytes) -> None:
        """Send one frame as it is.

        Raises:
            ConnectionError: the guide has closed the connection.
        """
        if self._socket.closed:
            raise ConnectionResetError
        await (self._socket.send_bytes(packet) if isinstance(packet, bytes) else self._socket.send_str(packet))
        await asyncio.sleep(0)  # else a flood hears of nothing, the end of its own connection included

    async def send_event(self, *event: Any, number: int | None = None) -> None:
        """Send a Socket.IO event; with a `number` it asks for an acknowledgement."""
        await self.send(f"42{'' if number is None else number}{json.dumps(event)}")

    async def connect(self, auth: dict[str, Any] | None = None) -> dict[str, Any]:
        """Ask for a conversation; returns the greeting, or `{"denied": reason}`."""
        await self.send(f"40{json.dumps(auth or {})}")
        while (packet := await self.receive(OPEN_TIMEOUT_S)) is not None:
            if packet.startswith("44"):
                return {"denied": json.loads(packet[2:]).get("message")}
            if packet.startswith('42["session"'):
                greeting: dict[str, Any] = json.loads(packet[2:])[1]
                return greeting
        return {"denied": "closed"}

    async def receive(self, timeout_s: float) -> str | None:
        """Return the next packet, pings answered on the way; None when the connection is closed.

        Raises:
            asyncio.TimeoutError: nothing came.
        """
        until = time.monotonic() + timeout_s
        while True:
            message = await asyncio.wait_for(self._socket.receive(), max(0.0, until - time.monotonic()))
            if message.type is not aiohttp.WSMsgType.TEXT:
                return None
            if message.data != PING:
                return str(message.data)
            await self.send(PONG)

    async def is_closed_within(self, timeout_s: float) -> bool:
        """Whether the guide closes the connection in that time; what else it says is thrown away."""
        until = time.monotonic() + timeout_s
        try:
            while await self.receive(until - time.monotonic()) is not None:
                pass
        except asyncio.TimeoutError:
            return False
        except ConnectionError:
            return True
        return True
