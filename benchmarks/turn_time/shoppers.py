"""Shoppers: each speaks a bot's real protocol and notes how long the answers take."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
import socketio

from benchmarks.turn_time.answers import Answers
from benchmarks.turn_time.scripts import Step

TURN_TIMEOUT_S = 60.0


@dataclass(frozen=True)
class Turn:
    """One message and its answer.

    Attributes:
        first_s: seconds from sending the message to the first answer.
        complete_s: seconds until the bot was done with the turn (all answers sent, conversation stored).
        said: the message.
        problem: what was wrong with the answer, if anything.
        answered: the text of the first answer.
    """

    first_s: float
    complete_s: float
    said: str
    problem: str | None
    answered: str


class Shopper(Protocol):
    """Somebody in one conversation with a bot."""

    async def open(self) -> None:
        """Begin the conversation.

        Raises:
            ConnectionError: the bot does not let the shopper in.
        """

    async def turn(self, step: Step) -> Turn:
        """Say something and wait until the bot is done with it."""

    async def close(self) -> None:
        """Leave."""


class WidgetShopper:
    """Speaks the widget's protocol: socket.io over a websocket."""

    def __init__(self, url: str, language: str, answers: Answers) -> None:
        self._url = url
        self._language = language
        self._answers = answers
        self._client = socketio.AsyncClient(reconnection=False)
        self._client.on("session", self._on_session)
        self._client.on("message", self._on_answer)
        self._client.on("refused", self._on_refused)
        self._greeted = asyncio.Event()
        self._forget()

    async def open(self) -> None:
        """Connect and wait for the session that the server mints.

        Raises:
            ConnectionError: there is none.
        """
        auth = {"session": None, "customer": None, "language": self._language}
        try:
            await self._client.connect(self._url, auth=auth, transports=["websocket"])
            await asyncio.wait_for(self._greeted.wait(), TURN_TIMEOUT_S)
        except (socketio.exceptions.ConnectionError, asyncio.TimeoutError) as error:
            raise ConnectionError(f"no session at {self._url}") from error

    async def turn(self, step: Step) -> Turn:
        """Say a step; the server acknowledges it when the turn is over."""
        self._forget()
        began = time.perf_counter()
        problem = None
        try:
            await self._client.call("say", {"text": step.say, "whole": True}, timeout=TURN_TIMEOUT_S)
        except socketio.exceptions.TimeoutError:
            problem = "timeout"
        except socketio.exceptions.SocketIOError:
            problem = "disconnected"
        ended = time.perf_counter()
        problem = problem or self._refusal or self._answers.problem(step, self._language, self._answer)
        text = str((self._answer or {}).get("text") or "")
        return Turn((self._answered_at or ended) - began, ended - began, step.say, problem, text)

    async def close(self) -> None:
        """Disconnect."""
        await self._client.disconnect()

    def _forget(self) -> None:
        self._answer: Mapping[str, Any] | None = None
        self._answered_at: float | None = None
        self._refusal: str | None = None

    def _on_session(self, _: Mapping[str, Any]) -> None:
        self._greeted.set()

    def _on_answer(self, message: Mapping[str, Any]) -> None:
        if self._answer is None:
            self._answer, self._answered_at = message, time.perf_counter()

    def _on_refused(self, data: Mapping[str, Any]) -> None:
        self._refusal = f"refused ({data['code']})"


class RestShopper:
    """Speaks Rasa's REST channel, streaming, so that the first answer shows as soon as the bot gives it."""

    def __init__(self, url: str, language: str, answers: Answers) -> None:
        self._url = f"{url}/webhooks/rest/webhook"
        self._language = language
        self._answers = answers
        self._sender = uuid.uuid4().hex

    async def open(self) -> None:
        """Open a connection that the turns share."""
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TURN_TIMEOUT_S))

    async def turn(self, step: Step) -> Turn:
        """Post a step and read the stream of its answers to the end."""
        began = time.perf_counter()
        answered_at = None
        answer: Mapping[str, Any] | None = None
        problem = None
        body = {"sender": self._sender, "message": step.say}
        try:
            async with self._http.post(self._url, json=body, params={"stream": "true"}) as response:
                async for line in response.content:
                    if answer is None and line.strip():
                        answer, answered_at = json.loads(line), time.perf_counter()
                if response.status != 200:
                    problem = f"HTTP {response.status}"
        except asyncio.TimeoutError:
            problem = "timeout"
        except aiohttp.ClientError:
            problem = "disconnected"
        ended = time.perf_counter()
        problem = problem or self._answers.problem(step, self._language, answer)
        text = str((answer or {}).get("text") or "")
        return Turn((answered_at or ended) - began, ended - began, step.say, problem, text)

    async def close(self) -> None:
        """Close the connection."""
        await self._http.close()
