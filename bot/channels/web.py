"""The socket.io channel of the web widget, with signed sessions.

Rasa's own socket.io channel loses messages with `session_persistence` (RasaHQ/rasa#13027), raises on custom payloads,
and lets any client choose any session id, so that whoever guesses one reads the conversation. Here the server mints
and signs sessions, buttons come back signed, and a customer is known only by a token of the shop.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.channels.socketio import SocketBlueprint
from rasa.shared.exceptions import InvalidConfigException
from sanic import Blueprint, Sanic
from socketio import AsyncServer
from socketio.exceptions import ConnectionRefusedError as SocketRefused

from bot.channels.guard import clean
from bot.channels.inbox import Said
from bot.channels.messages import parse_payload, sent_id
from bot.channels.output import NAME, WebOutput
from bot.channels.sessions import Connection, Sessions
from bot.channels.site import site_blueprint
from bot.channels.tokens import SESSION_LIFETIME_S, TokenError, Tokens
from bot.channels.turns import Turns
from bot.errors import ConversationStoreError
from bot.patches import apply_patches
from protocol.messages import Refusal

logger = logging.getLogger(__name__)

_MAX_PACKET_BYTES = 64 * 1024
_MAX_TITLE = 200


class _SocketAndSite(SocketBlueprint):
    """Rasa puts a channel below /webhooks/<name>; the socket and the site belong at the root."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Attach the socket, the site's routes and its front page to the server."""
        self.ctx.on_register(app)
        super().register(app, options)
        app.blueprint(self.ctx.site)
        if index := getattr(self.ctx.site.ctx, "index", None):
            app.register_middleware(index, "request")


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
            InvalidConfigException: a secret is missing; Rasa tells that in one line.
        """
        values = credentials or {}
        try:
            tokens = Tokens(str(values.get("secret") or ""), str(values.get("shop_secret") or ""))
        except TokenError as error:
            raise InvalidConfigException(str(error)) from error
        return cls(
            tokens=tokens,
            messages_per_minute=int(values.get("messages_per_minute") or 60),
            allowed_origins=str(values.get("allowed_origins") or ""),
            storefront=str(values.get("storefront")).lower() in ("1", "true"),
            artefacts_dir=str(values.get("artefacts_dir") or "artefacts"),
            catalogue_dir=str(values.get("catalogue_dir") or ""),
        )

    def __init__(
        self,
        tokens: Tokens,
        messages_per_minute: int,
        allowed_origins: str,
        storefront: bool,
        artefacts_dir: str,
        catalogue_dir: str,
    ) -> None:
        apply_patches()
        self._tokens = tokens
        self._sessions = Sessions(tokens, messages_per_minute)
        self._storefront = storefront
        self._artefacts_dir = artefacts_dir
        self._catalogue_dir = catalogue_dir
        # None lets socket.io accept the page's own origin only.
        origins = allowed_origins.split() or None
        self._sio = AsyncServer(
            async_mode="sanic", cors_allowed_origins=origins, max_http_buffer_size=_MAX_PACKET_BYTES
        )

    def get_output_channel(self) -> OutputChannel:
        """Return an output for messages that no shopper's message caused."""
        return WebOutput(self._sio, self._tokens)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Build the routes: the socket, the widget, the storefront."""
        sio = self._sio
        turns = Turns(sio, self._tokens, self._agent, on_new_message)
        blueprint = _SocketAndSite(sio, "/socket.io", "daogou_web", __name__)
        blueprint.ctx.site = site_blueprint(self._tokens, self._storefront, self._artefacts_dir, self._catalogue_dir)
        blueprint.ctx.on_register = self._set_app

        @sio.on("connect")
        async def connect(sid: str, environ: dict[str, Any], auth: dict[str, Any] | None) -> None:
            await self._connect(sid, auth if isinstance(auth, dict) else {}, turns)

        @sio.on("say")
        async def say(sid: str, data: Any = None) -> dict[str, Any]:
            connection: Connection = await sio.get_session(sid)
            body = data if isinstance(data, dict) else {}
            text = clean(body.get("text"))
            if not connection.rate.allow():
                text = Refusal.RATE
            if isinstance(text, Refusal):
                return await turns.refuse(sid, connection, text)
            is_whole = body.get("whole") is True
            return await turns.take(Said(sid, connection, text, sent_id(body), is_whole=is_whole))

        @sio.on("press")
        async def press(sid: str, data: Any = None) -> dict[str, Any]:
            connection: Connection = await sio.get_session(sid)
            if not connection.rate.allow():
                return await turns.refuse(sid, connection, Refusal.RATE)
            try:
                title = clean(str(data["title"])[:_MAX_TITLE])
                payload = self._tokens.read_button(connection.session.id, str(data["payload"]))
            except (TokenError, KeyError, TypeError):
                return await turns.refuse(sid, connection, Refusal.FORBIDDEN)
            if isinstance(title, Refusal):
                return await turns.refuse(sid, connection, title)
            return await turns.take(Said(sid, connection, title, sent_id(data), parse_payload(payload, title)))

        @sio.on("typing")
        async def typing(sid: str, data: Any = None) -> None:
            connection: Connection = await sio.get_session(sid)
            turns.note_typing(connection.session.id, on=isinstance(data, dict) and data.get("on") is True)

        return blueprint

    async def _connect(self, sid: str, auth: dict[str, Any], turns: Turns) -> None:
        agent = self._agent()
        if not agent or not agent.is_ready():
            raise SocketRefused(Refusal.UNAVAILABLE.value)
        try:
            connection = self._sessions.open(auth)
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
        greeting = {
            "session": connection.token,
            "customer": {"name": customer.name} if customer else None,
            "history": said,
            "expires_in_s": SESSION_LIFETIME_S,
        }
        await self._sio.emit("session", greeting, to=sid)

    def _set_app(self, app: Sanic) -> None:
        self._app = app
        app.register_listener(_end_without_model, "after_server_start")
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


async def _freeze_heap(*_: object) -> None:
    """Take what is loaded by now, model and libraries, out of the garbage collector's sight.

    Its full collections would walk over all of it again and again, in the middle of somebody's turn.
    """
    gc.collect()
    gc.freeze()
