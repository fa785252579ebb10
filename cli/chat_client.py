"""The terminal's side of the chat protocol: connects, sends what is typed, prints what comes."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import socketio
from rich.console import Console

from cli.chat_rendering import Buttons, render_message
from cli.errors import CommandError

ANSWER_TIMEOUT_S = 60.0


class Conversation:
    """One connection to a guide."""

    def __init__(self, console: Console, http: aiohttp.ClientSession) -> None:
        self.console = console
        self.buttons: Buttons = []
        self._session = asyncio.Event()
        self.client = socketio.AsyncClient(http_session=http)
        for name, handler in (
            ("session", self._on_session),
            ("message", self._on_message),
            ("refused", self._on_refused),
        ):
            self.client.on(name, handler)

    async def open(self, url: str, language: str, customer: str | None) -> None:
        """Connect and wait for the session.

        Raises:
            CommandError: nobody answers there, or not with our protocol.
        """
        credentials = {"session": None, "customer": customer, "language": language}
        try:
            await self.client.connect(url, auth=credentials, transports=["websocket"])
            await asyncio.wait_for(self._session.wait(), timeout=15)
        except (socketio.exceptions.ConnectionError, asyncio.TimeoutError) as error:
            raise CommandError(f"no guide answers at {url}. Start one with: daogou serve") from error

    async def send(self, typed: str) -> None:
        """Send a typed line and wait for its answer: a button's number presses it, anything else is said."""
        if typed.isdecimal() and 1 <= int(typed) <= len(self.buttons):
            button = self.buttons[int(typed) - 1]
            event, data = "press", {"payload": button["payload"], "title": button["title"]}
        else:
            event, data = "say", {"text": typed}
        self.buttons.clear()
        try:
            # The server acknowledges a message when its answer has been sent.
            await self.client.call(event, data, timeout=ANSWER_TIMEOUT_S)
        except socketio.exceptions.TimeoutError:
            self.console.print(f"[yellow]The guide has not answered within {ANSWER_TIMEOUT_S:.0f} s.[/]")
        except socketio.exceptions.SocketIOError as error:
            raise CommandError("the guide has gone. Start it with: daogou serve") from error

    async def _on_session(self, data: dict[str, Any]) -> None:
        if data.get("customer"):
            self.console.print(f"[dim]You are {data['customer']['name']}.[/]")
        self._session.set()

    async def _on_message(self, message: dict[str, Any]) -> None:
        if message.get("role") == "guide":
            render_message(self.console, message, self.buttons)

    async def _on_refused(self, data: dict[str, Any]) -> None:
        self.console.print(f"[yellow]{data.get('text', data.get('code'))}[/]")


async def converse(url: str, language: str, customer: str | None) -> None:
    """Chat until the shopper leaves (Ctrl-C or Ctrl-D).

    Raises:
        CommandError: no guide answers at `url`.
    """
    async with aiohttp.ClientSession() as http:
        conversation = Conversation(Console(highlight=False), http)
        await conversation.open(url, language, customer)
        greeting = "您想找什么？（按 Ctrl-C 离开）" if language == "zh" else "What are you looking for? (Ctrl-C leaves)"
        conversation.console.print(f"[bold]{greeting}[/]")
        try:
            while True:
                typed = (await asyncio.to_thread(conversation.console.input, "[bold cyan]> [/]")).strip()
                if typed:
                    await conversation.send(typed)
        finally:
            await conversation.client.disconnect()
