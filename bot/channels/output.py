"""Sends the guide's messages to the pages of a session."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa.core.channels.channel import OutputChannel
from socketio import AsyncServer

from bot.channels.messages import guide_message
from bot.channels.tokens import Tokens

NAME = "web"
# Passes of the event loop from a message in a socket's queue to the network.
_WRITER_STEPS = 4


class WebOutput(OutputChannel):
    """Sends the guide's messages to every tab of one session, and knows whether it sent any."""

    def __init__(self, sio: AsyncServer, tokens: Tokens) -> None:
        self._sio = sio
        self._tokens = tokens
        self.sent = 0

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Send one message as a whole: text, cards and buttons belong together."""
        self.sent += 1
        sign = self._tokens.button_signer(recipient_id)
        await self._sio.emit("message", guide_message(message, sign), room=recipient_id)
        # The socket's writer gets its turn: what is left of this one (predicting the end, storing) would hold it up.
        for _ in range(_WRITER_STEPS):
            await asyncio.sleep(0)
