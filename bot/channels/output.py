"""Sends the guide's messages to the pages of a session."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel
from socketio import AsyncServer

from bot.channels.messages import guide_message
from bot.channels.tokens import Tokens

NAME = "web"


class WebOutput(OutputChannel):
    """Sends the guide's messages to every tab of one session."""

    def __init__(self, sio: AsyncServer, tokens: Tokens) -> None:
        self._sio = sio
        self._tokens = tokens

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Send one message as a whole: text, cards and buttons belong together."""
        sign = self._tokens.button_signer(recipient_id)
        await self._sio.emit("message", guide_message(message, sign, message.get("timestamp")), room=recipient_id)


class TurnOutput(WebOutput):
    """Holds the answers of a turn back until it is stored: nobody sees what the guide will not remember."""

    def __init__(self, sio: AsyncServer, tokens: Tokens) -> None:
        super().__init__(sio, tokens)
        self._held: list[tuple[str, dict[str, Any]]] = []

    @property
    def has_answer(self) -> bool:
        """Whether the guide has said anything."""
        return bool(self._held)

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one message."""
        self._held.append((recipient_id, message))

    async def deliver(self) -> None:
        """Send what was kept."""
        for recipient_id, message in self._held:
            await super().send_response(recipient_id, message)
