"""The socket.io channel of the web widget, with signed sessions.

Rasa's own socket.io channel loses messages with `session_persistence` (RasaHQ/rasa#13027), raises on custom payloads,
and lets any client choose any session id, so that whoever guesses one reads the conversation. Here the server mints
and signs sessions, buttons come back signed, and a customer is known only by a token of the shop.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.channels.socketio import SocketBlueprint
from rasa.shared.exceptions import InvalidConfigException
from sanic import Blueprint, Sanic
from socketio.exceptions import ConnectionRefusedError as SocketRefused

from bot.channels import doors
from bot.channels.configuration import Configuration
from bot.channels.doors import Doors
from bot.channels.entrance import Entrance
from bot.channels.guard import clean
from bot.channels.inbox import Said
from bot.channels.limits import Limits
from bot.channels.messages import parse_payload, sent_id
from bot.channels.output import NAME, WebOutput
from bot.channels.server import GuardedServer
from bot.channels.sessions import Connection, Sessions
from bot.channels.tokens import SESSION_LIFETIME_S, TokenError
from bot.channels.turns import Turns
from bot.errors import ConversationStoreError
from bot.patches import apply_patches
from protocol.messages import Refusal

logger = logging.getLogger(__name__)

_SOCKET_PATH = "/socket.io"
_MAX_BYTES = 64 * 1024
"""Largest packet and body of a request: a message of a thousand characters has at most four."""
_MAX_TITLE = 200
_WARMING = ("a wireless mouse under $20 for my mum", "送妈妈的无线鼠标，200元以内", "wuxian shubiao")


class _SocketAndSite(SocketBlueprint):
    """Rasa puts a channel below /webhooks/<name>; the socket and the site belong at the root."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Attach the socket, the site's routes and its front page to the server."""
        self.ctx.on_register(app)
        super().register(app, options)
        app.blueprint(self.ctx.site)
        app.register_middleware(self.ctx.site.ctx.index, "request")


class WebChannel(InputChannel):
    """The widget's channel; its protocol is described in docs/developers/protocol.md."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        """Create the channel from its block in credentials.yml.

        Raises:
            InvalidConfigException: a secret is missing or too short; Rasa tells that in one line.
        """
        try:
            return cls(Configuration.read(credentials or {}))
        except (TokenError, ValueError) as error:
            raise InvalidConfigException(str(error)) from error

    def __init__(self, configuration: Configuration) -> None:
        apply_patches()
        self._configuration = configuration
        self._tokens = configuration.tokens
        self._sessions = Sessions(configuration.tokens)
        self._sio = GuardedServer(
            Limits(configuration.quotas, configuration.redis_url),
            configuration.connections_by_address,
            configuration.connections_in_all,
            async_mode="sanic",
            # None lets socket.io accept the page's own origin only.
            cors_allowed_origins=configuration.allowed_origins or None,
            max_http_buffer_size=_MAX_BYTES,
        )

    def get_output_channel(self) -> OutputChannel:
        """Return an output for messages that no shopper's message caused."""
        return WebOutput(self._sio, self._tokens)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Build the routes: the socket, the widget, the storefront."""
        turns = Turns(self._sio, self._tokens, self._agent, on_new_message)
        self._listen(turns)
        blueprint = _SocketAndSite(self._sio, _SOCKET_PATH, "daogou_web", __name__)
        blueprint.ctx.site = self._configuration.site()
        blueprint.ctx.on_register = self._set_app
        return blueprint

    def _listen(self, turns: Turns) -> None:
        """Answer the events of the protocol."""
        sio = self._sio

        @sio.on("connect")
        async def connect(sid: str, environ: dict[str, Any], auth: dict[str, Any] | None) -> None:
            await self._connect(sid, auth if isinstance(auth, dict) else {}, turns)

        @sio.on("say")
        async def say(sid: str, *data: Any) -> dict[str, Any]:
            connection: Connection = await sio.get_session(sid)
            body = _body(data)
            text = clean(body.get("text"))
            if not await self._may_say(connection):
                text = Refusal.RATE
            if isinstance(text, Refusal):
                return await turns.refuse(sid, connection, text)
            is_whole = body.get("whole") is True
            return await turns.take(Said(sid, connection, text, sent_id(body), is_whole=is_whole))

        @sio.on("press")
        async def press(sid: str, *data: Any) -> dict[str, Any]:
            connection: Connection = await sio.get_session(sid)
            if not await self._may_say(connection):
                return await turns.refuse(sid, connection, Refusal.RATE)
            body = _body(data)
            try:
                title = clean(str(body["title"])[:_MAX_TITLE])
                payload = self._tokens.read_button(connection.session.id, body["payload"])
            except (TokenError, KeyError):
                return await turns.refuse(sid, connection, Refusal.FORBIDDEN)
            if isinstance(title, Refusal):
                return await turns.refuse(sid, connection, title)
            return await turns.take(Said(sid, connection, title, sent_id(body), parse_payload(payload, title)))

        @sio.on("typing")
        async def typing(sid: str, *data: Any) -> None:
            connection: Connection = await sio.get_session(sid)
            turns.note_typing(connection.session.id, on=_body(data).get("on") is True)

        sio.on_expired(partial(turns.refuse, refusal=Refusal.EXPIRED))
        sio.on("*", partial(self._refuse_unknown, turns))

    async def _refuse_unknown(self, turns: Turns, event: str, sid: str, *data: Any) -> dict[str, Any]:
        """Refuse an event that the protocol has not; it counts like a message."""
        connection: Connection = await self._sio.get_session(sid)
        allowed = await self._may_say(connection)
        return await turns.refuse(sid, connection, Refusal.FORBIDDEN if allowed else Refusal.RATE)

    async def _connect(self, sid: str, auth: dict[str, Any], turns: Turns) -> None:
        agent = self._agent()
        if not agent or not agent.is_ready():
            raise SocketRefused(Refusal.UNAVAILABLE.value)
        line = self._sio.line(sid)
        try:
            connection = self._sessions.open(auth, line.address)
        except TokenError as error:
            logger.warning("a shopper's log-in is refused: %s", error)
            raise SocketRefused(Refusal.EXPIRED.value) from error
        session, customer = connection.session, connection.customer
        try:
            said = await turns.said(session.id)
        except ConversationStoreError as error:
            logger.error("nobody can connect: %s", error)
            raise SocketRefused(Refusal.UNAVAILABLE.value) from error
        connection.is_fresh = not said
        await self._sio.save_session(sid, connection)
        await self._sio.enter_room(sid, session.id)
        line.sid, line.connection = sid, connection
        greeting = {
            "session": connection.token,
            "customer": {"name": customer.name} if customer else None,
            "history": said,
            "expires_in_s": SESSION_LIFETIME_S,
        }
        await self._sio.emit("session", greeting, to=sid)

    async def _may_say(self, connection: Connection) -> bool:
        """Count a message."""
        # The lock lets them go on in the order they came in, however long counting takes.
        async with connection.order:
            return await self._sio.limits.allow_message(connection.session.id, connection.address)

    def _set_app(self, app: Sanic) -> None:
        self._app = app
        app.config.KEEP_ALIVE_TIMEOUT = doors.FIRST_BYTE_S
        app.config.REQUEST_TIMEOUT = doors.REQUEST_S
        app.config.RESPONSE_TIMEOUT = doors.RESPONSE_S
        app.config.REQUEST_MAX_SIZE = app.config.WEBSOCKET_MAX_SIZE = _MAX_BYTES
        configuration = self._configuration
        app.ctx.doors = Doors(
            configuration.connections_by_address, configuration.connections_in_all, configuration.proxies
        )
        Entrance(self._sio, configuration.proxies, _SOCKET_PATH).open(app)
        app.register_listener(_end_without_model, "after_server_start")
        app.register_listener(_warm_up, "after_server_start")
        app.register_listener(_freeze_heap, "after_server_start")

    def _agent(self) -> Agent | None:
        """The agent is put into the app's context when the model is loaded, after the channel's start."""
        return self._app.ctx.agent


async def _end_without_model(app: Sanic, *_: object) -> None:
    """End where the model could not be loaded: Rasa would go on, and answer nobody."""
    agent: Agent | None = app.ctx.agent
    if agent is None or not agent.is_ready():
        logger.critical("the dialogue model could not be loaded; `daogou train dialogue --force` makes it anew")
        raise SystemExit(1)


async def _warm_up(app: Sanic, *_: object) -> None:
    """Understand a message of each kind, so that no shopper waits for what is made when it is first needed."""
    for text in _WARMING:
        await app.ctx.agent.parse_message(text)


async def _freeze_heap(*_: object) -> None:
    """Take what is loaded by now, model and libraries, out of the garbage collector's sight.

    Its full collections would walk over all of it again and again, in the middle of somebody's turn.
    """
    gc.collect()
    gc.freeze()


def _body(data: tuple[Any, ...]) -> dict[str, Any]:
    """Return what an event carries, which is one object; nothing where it is anything else."""
    return data[0] if len(data) == 1 and isinstance(data[0], dict) else {}
