"""A shopper at the guide's socket: speaks the widget's protocol, and collects what the guide says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import socketio

TIMEOUT_S = 60


@dataclass
class Answer:
    """What came back for one message."""

    accepted: bool
    messages: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[dict[str, str]] = field(default_factory=list)

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


class DeniedError(Exception):
    """The server refused the connection; the text is its reason."""


class Shopper:
    """One connection. Use as `async with Shopper(url) as shopper: answer = await shopper.say("a red mug")`."""

    def __init__(
        self, url: str, *, session: str | None = None, customer: str | None = None, language: str = "en"
    ) -> None:
        self._url = url
        self._auth = {"session": session, "customer": customer, "language": language}
        self._client = socketio.AsyncClient(reconnection=False)
        self._greeted = asyncio.Event()
        self._messages: list[dict[str, Any]] = []
        self._refusals: list[dict[str, str]] = []
        self._heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._denial = ""
        self.greeting: dict[str, Any] = {}
        self._client.on("session", self._on_session)
        self._client.on("message", self._on_message)
        self._client.on("refused", self._on_refused)
        self._client.on("connect_error", self._on_denied)

    async def __aenter__(self) -> Shopper:
        try:
            await self._client.connect(self._url, auth=self._auth, transports=["websocket"])
        except socketio.exceptions.ConnectionError as error:
            raise DeniedError(self._denial) from error
        await asyncio.wait_for(self._greeted.wait(), TIMEOUT_S)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.disconnect()

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
        return await self.send("say", {"text": text})

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
        """Wait for a message that another tab of this conversation caused."""
        return await asyncio.wait_for(self._heard.get(), TIMEOUT_S)

    async def _answer(self, outgoing: Iterable[tuple[str, Any]]) -> Answer:
        self._messages.clear()
        self._refusals.clear()
        # The server acknowledges a message after it has sent the answer, on the same ordered connection.
        acknowledgements = await asyncio.gather(*(self._client.call(*item, timeout=TIMEOUT_S) for item in outgoing))
        accepted = all(acknowledgement["ok"] for acknowledgement in acknowledgements)
        return Answer(accepted, list(self._messages), list(self._refusals))

    async def _on_session(self, data: dict[str, Any]) -> None:
        self.greeting = data
        self._greeted.set()

    async def _on_message(self, data: dict[str, Any]) -> None:
        self._messages.append(data)
        self._heard.put_nowait(data)

    async def _on_refused(self, data: dict[str, str]) -> None:
        self._refusals.append(data)

    async def _on_denied(self, data: dict[str, Any]) -> None:
        self._denial = data["message"]
