"""The socket.io channel of the web widget, with signed sessions.

Rasa's own socket.io channel loses messages with `session_persistence` (RasaHQ/rasa#13027), raises on custom payloads,
and lets any client choose any session id, so that whoever guesses one reads the conversation. Here the server mints
and signs sessions, buttons come back signed, and a customer is known only by a token of the shop.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.channels.socketio import SocketBlueprint
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, Sanic
from socketio import AsyncServer
from socketio.exceptions import ConnectionRefusedError as SocketRefused

from bot.channels.guard import MAX_CHARACTERS, RateLimit, Refusal, clean
from bot.channels.messages import guide_message, history, parse_payload
from bot.channels.site import site_blueprint
from bot.channels.tokens import SESSION_LIFETIME_S, Customer, Session, TokenError, Tokens
from bot.patches import apply_patches

logger = logging.getLogger(__name__)

NAME = "web"
_MAX_PACKET_BYTES = 64 * 1024
_MAX_TITLE = 200
# Passes of the event loop from a message in a socket's queue to the network.
_WRITER_STEPS = 4


class _SocketAndSite(SocketBlueprint):
    """Rasa puts a channel below /webhooks/<name>; the socket and the site belong at the root."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Attach the socket, the site's routes and its front page to the server."""
        self.ctx.on_register(app)
        super().register(app, options)
        app.blueprint(self.ctx.site)
        if index := getattr(self.ctx.site.ctx, "index", None):
            app.register_middleware(index, "request")


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
        sign = _signer(self._tokens, recipient_id)
        await self._sio.emit("message", guide_message(message, sign), room=recipient_id)
        # The socket's writer gets its turn: what is left of this one (predicting the end, storing) would hold it up.
        for _ in range(_WRITER_STEPS):
            await asyncio.sleep(0)


class WebChannel(InputChannel):
    """The widget's channel; its protocol is described in docs/developers/protocol.md."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        """Create the channel from its block in credentials.yml."""
        values = credentials or {}
        return cls(
            tokens=Tokens(str(values.get("secret") or ""), str(values.get("shop_secret") or "")),
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
        self._messages_per_minute = messages_per_minute
        self._storefront = storefront
        self._artefacts_dir = artefacts_dir
        self._catalogue_dir = catalogue_dir
        # None lets socket.io accept the page's own origin only.
        origins = allowed_origins.split() or None
        self._sio = AsyncServer(
            async_mode="sanic", cors_allowed_origins=origins, max_http_buffer_size=_MAX_PACKET_BYTES
        )
        # One message of a session at a time: Rasa's own lock polls once a second.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def get_output_channel(self) -> OutputChannel:
        """Return an output for messages that no shopper's message caused."""
        return WebOutput(self._sio, self._tokens)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Build the routes: the socket, the widget, the storefront."""
        sio = self._sio
        blueprint = _SocketAndSite(sio, "/socket.io", "daogou_web", __name__)
        blueprint.ctx.site = site_blueprint(self._tokens, self._storefront, self._artefacts_dir, self._catalogue_dir)
        blueprint.ctx.on_register = self._set_app

        @sio.on("connect")
        async def connect(sid: str, environ: dict[str, Any], auth: dict[str, Any] | None) -> None:
            await self._connect(sid, auth if isinstance(auth, dict) else {})

        @sio.on("say")
        async def say(sid: str, data: Any = None) -> dict[str, bool]:
            state = await sio.get_session(sid)
            text = clean(data.get("text") if isinstance(data, dict) else None)
            if not state["rate"].allow():
                text = Refusal.RATE
            if isinstance(text, Refusal):
                return await self._refuse(sid, state["session"], text)
            return await self._turn(sid, state, text, None, on_new_message)

        @sio.on("press")
        async def press(sid: str, data: Any = None) -> dict[str, bool]:
            state = await sio.get_session(sid)
            if not state["rate"].allow():
                return await self._refuse(sid, state["session"], Refusal.RATE)
            try:
                title = clean(str(data["title"])[:_MAX_TITLE])
                payload = self._tokens.read_button(state["session"].id, str(data["payload"]))
            except (TokenError, KeyError, TypeError):
                return await self._refuse(sid, state["session"], Refusal.FORBIDDEN)
            if isinstance(title, Refusal):
                return await self._refuse(sid, state["session"], title)
            return await self._turn(sid, state, title, parse_payload(payload, title), on_new_message)

        return blueprint

    def _set_app(self, app: Sanic) -> None:
        # The agent (and with it the tracker store) is put into the app's context later, when the model is loaded.
        self._app = app
        app.register_listener(_freeze_heap, "after_server_start")

    async def _connect(self, sid: str, auth: dict[str, Any]) -> None:
        if not self._app.ctx.agent or not self._app.ctx.agent.is_ready():
            raise SocketRefused(Refusal.UNAVAILABLE.value)
        customer: Customer | None = None
        if auth.get("customer"):
            try:
                customer = self._tokens.read_customer(str(auth["customer"]))
            except TokenError as error:
                raise SocketRefused(Refusal.EXPIRED.value) from error
        session, token = self._open_session(auth.get("session"), customer)
        # A line that breaks in the middle of a turn comes back to a history that has the turn.
        async with self._turn_lock(session.id):
            tracker = await self._app.ctx.agent.tracker_store.retrieve_full_tracker(session.id)
        said = history(tracker.events, _signer(self._tokens, session.id)) if tracker else []
        language = auth.get("language") if auth.get("language") in ("en", "zh") else None
        await self._sio.save_session(
            sid,
            {
                "session": session,
                "customer": customer,
                "language": language,
                "fresh": not said,
                "rate": RateLimit(self._messages_per_minute),
            },
        )
        await self._sio.enter_room(sid, session.id)
        greeting = {
            "session": token,
            "customer": {"name": customer.name} if customer else None,
            "history": said,
            "expires_in_s": SESSION_LIFETIME_S,
        }
        await self._sio.emit("session", greeting, to=sid)

    def _open_session(self, token: object, customer: Customer | None) -> tuple[Session, str]:
        """Continue the session of a token, or mint one: a change of identity starts a new conversation."""
        customer_id = customer.id if customer else None
        if isinstance(token, str) and token:
            try:
                session = self._tokens.read_session(token)
                if session.customer_id == customer_id:
                    return session, token
            except TokenError:
                logger.info("a session token was refused; a new session is minted")
        return self._tokens.new_session(customer)

    async def _turn(
        self,
        sid: str,
        state: dict[str, Any],
        text: str,
        parse_data: dict[str, Any] | None,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
    ) -> dict[str, bool]:
        """Hand one message to the guide; whatever happens, the shopper gets an answer."""
        session: Session = state["session"]
        customer: Customer | None = state["customer"]
        metadata = {
            "customer_id": customer.id if customer else None,
            "language": state["language"] if state["fresh"] else None,
        }
        state["fresh"] = False
        output = WebOutput(self._sio, self._tokens)
        async with self._turn_lock(session.id):
            await self._sio.emit("typing", {"on": True}, room=session.id)
            try:
                await on_new_message(
                    UserMessage(text, output, session.id, parse_data=parse_data, input_channel=NAME, metadata=metadata)
                )
            finally:
                await self._sio.emit("typing", {"on": False}, room=session.id)
        if not output.sent:
            # Rasa swallows a failing action server: silence must become a sentence.
            return await self._refuse(sid, session, Refusal.UNAVAILABLE)
        return {"ok": True}

    def _turn_lock(self, session_id: str) -> asyncio.Lock:
        return self._turns.setdefault(session_id, asyncio.Lock())

    async def _refuse(self, sid: str, session: Session, refusal: Refusal) -> dict[str, bool]:
        """Say why a message is not handled, in the words the editors wrote (`utter_help__refused_*`)."""
        agent = self._app.ctx.agent
        tracker = await agent.tracker_store.retrieve(session.id)
        if tracker is None:
            state = await self._sio.get_session(sid)
            tracker = DialogueStateTracker(session.id, agent.domain.slots)
            tracker.update(SlotSet("language", state["language"]))
        response = await agent.nlg.generate(
            f"utter_help__refused_{refusal.value}", tracker, NAME, max_characters=MAX_CHARACTERS
        )
        await self._sio.emit("refused", {"code": refusal.value, "text": (response or {}).get("text", "")}, to=sid)
        return {"ok": False}


async def _freeze_heap(*_: object) -> None:
    """Take what is loaded by now, model and libraries, out of the garbage collector's sight.

    Its full collections would walk over all of it again and again, in the middle of somebody's turn.
    """
    gc.collect()
    gc.freeze()


def _signer(tokens: Tokens, session_id: str) -> Callable[[str], str]:
    return lambda payload: tokens.sign_button(session_id, payload)
