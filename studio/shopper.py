"""A shopper at the guide's socket: speaks the widget's protocol, and hears what the guide says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import socketio

from protocol.messages import Role
from studio.errors import DeniedError, NoAnswerError, UnreachableError

TIMEOUT_S = 60


@dataclass
class Answer:
    """What came back for one message; if it was not accepted, after how many seconds it can be sent again."""

    accepted: bool
    messages: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[dict[str, str]] = field(default_factory=list)
    again_in_s: float | None = None

    @property
    def text(self) -> str:
        """Everything that was said, refusals included."""
        return "\n".join(part["text"] for part in (*self.messages, *self.refusals) if part.get("text"))

    @property
    def products(self) -> list[dict[str, Any]]:
        """The product cards, in order."""
        return [card for message in self.messages for card in message.get("products", [])]

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The quick replies."""
        return [button for message in self.messages for button in message.get("buttons", [])]

    @property
    def table(self) -> dict[str, Any] | None:
        """The comparison, if there is one."""
        return next((message["table"] for message in self.messages if "table" in message), None)

    @property
    def chart(self) -> dict[str, Any] | None:
        """The price chart, if there is one."""
        return next((message["chart"] for message in self.messages if "chart" in message), None)


class Shopper:
    """One connection. Use as `async with Shopper(url) as shopper: answer = await shopper.say("a red mug")`.

    Args:
        url: where the guide answers.
        session: the token of a conversation to go on with.
        customer: the token of a customer, signed by the shop.
        language: of the page that the shopper has open.
        on_message: hears each message of the guide when it comes.
        reconnects: whether to connect again when the connection is lost; the conversation is then a new one.
    """

    def __init__(
        self,
        url: str,
        *,
        session: str | None = None,
        customer: str | None = None,
        language: str = "en",
        on_message: Callable[[dict[str, Any]], None] = lambda message: None,
        reconnects: bool = False,
    ) -> None:
        self.greeting: dict[str, Any] = {}
        self._url = url
        self._auth = {"session": session, "customer": customer, "language": language}
        self._on_message = on_message
        self._reconnects = reconnects
        self._greeted = asyncio.Event()
        self._messages: list[dict[str, Any]] = []
        self._refusals: list[dict[str, str]] = []
        self._heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._denial: str | None = None

    async def __aenter__(self) -> Shopper:
        """Connect and wait for the session.

        Raises:
            DeniedError: the guide refuses the connection.
            UnreachableError: nobody answers there, or not with our protocol.
        """
        self._http = aiohttp.ClientSession()
        self._client = socketio.AsyncClient(reconnection=self._reconnects, http_session=self._http)
        self._client.on("session", self._hear_session)
        self._client.on("message", self._hear_message)
        self._client.on("refused", self._hear_refusal)
        self._client.on("connect_error", self._hear_denial)
        try:
            await self._client.connect(self._url, auth=self._auth, transports=["websocket"])
            await asyncio.wait_for(self._greeted.wait(), TIMEOUT_S)
        except (socketio.exceptions.ConnectionError, asyncio.TimeoutError) as error:
            await self.__aexit__()
            if self._denial is not None:
                raise DeniedError(self._denial) from error
            raise UnreachableError(f"no guide answers at {self._url}. Start one with: daogou serve") from error
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.disconnect()
        await self._http.close()

    @property
    def session(self) -> str:
        """The token by which this conversation can be gone on with."""
        return str(self.greeting["session"])

    @property
    def history(self) -> list[dict[str, Any]]:
        """What had been said when this connection opened."""
        history: list[dict[str, Any]] = self.greeting["history"]
        return history

    async def say(self, text: str) -> Answer:
        """Type a message; returns when it is answered."""
        return await self.send("say", {"text": text, "whole": True})

    async def press(self, button: dict[str, str]) -> Answer:
        """Press a button of an earlier answer."""
        return await self.send("press", {"payload": button["payload"], "title": button["title"]})

    async def send(self, event: str, data: Any) -> Answer:
        """Send anything at all, well-formed or not."""
        return await self._answer([(event, data)])

    async def say_at_once(self, texts: Iterable[str]) -> Answer:
        """Type several messages without waiting for the answers in between."""
        return await self._answer(("say", {"text": text}) for text in texts)

    async def overhear(self) -> dict[str, Any]:
        """Wait for a message that another tab of this conversation sent or caused."""
        return await asyncio.wait_for(self._heard.get(), TIMEOUT_S)

    async def _answer(self, outgoing: Iterable[tuple[str, Any]]) -> Answer:
        """Send and wait for the answers.

        Raises:
            NoAnswerError: none came in time.
            UnreachableError: the connection is lost.
        """
        self._messages.clear()
        self._refusals.clear()
        try:
            # The server acknowledges a message after it has sent the answer, on the same ordered connection.
            acknowledgements = await asyncio.gather(*(self._client.call(*item, timeout=TIMEOUT_S) for item in outgoing))
        except socketio.exceptions.TimeoutError as error:
            raise NoAnswerError(f"The guide has not answered within {TIMEOUT_S} s.") from error
        except socketio.exceptions.SocketIOError as error:
            raise UnreachableError("the guide has gone. Start it with: daogou serve") from error
        accepted = all(acknowledgement["ok"] for acknowledgement in acknowledgements)
        again = max((one.get("again_in_s") or 0 for one in acknowledgements), default=0) or None
        return Answer(accepted, list(self._messages), list(self._refusals), again)

    async def _hear_session(self, data: dict[str, Any]) -> None:
        self.greeting = data
        self._greeted.set()

    async def _hear_message(self, message: dict[str, Any]) -> None:
        self._heard.put_nowait(message)
        if message["role"] == Role.GUIDE.value:
            self._messages.append(message)
            self._on_message(message)

    async def _hear_refusal(self, data: dict[str, str]) -> None:
        self._refusals.append(data)

    async def _hear_denial(self, data: Any) -> None:
        if isinstance(data, dict):  # the server's own words; a text tells that there is no server
            self._denial = str(data.get("message"))
