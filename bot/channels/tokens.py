"""Signed tokens: conversations, buttons and customers.

A conversation belongs to a session that the server minted; a button can be pressed only if the server sent it to that
session; a customer's identity comes only from a token signed by the shop (a JWT, RFC 7519, HS256).
"""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import jwt
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

from bot.channels.guard import visible

SESSION_LIFETIME_S = 30 * 24 * 3600
STOREFRONT_LOGIN_LIFETIME_S = 12 * 3600
MIN_SECRET_BYTES = 32
"""Shorter keys can be guessed (RFC 7518 asks for as many bits as the hash has)."""
MAX_NAME = 200
"""Longest id, name and source of a customer, in characters."""
_MAX_TOKEN = 4096


class TokenError(Exception):
    """A token is forged, expired or not of the expected form."""


@dataclass(frozen=True)
class Customer:
    """A customer as the shop vouches for.

    Attributes:
        id: the shop's.
        name: to show.
        source: whose id it is, if the token says so.
        until: when the shop's word for it ends, in seconds since 1970.
    """

    id: str
    name: str
    source: str | None = None
    until: float = field(default=math.inf, compare=False)


@dataclass(frozen=True)
class Session:
    """One conversation: its id and the customer it belongs to, if any, with the source of the customer's id."""

    id: str
    customer_id: str | None = None
    customer_source: str | None = None

    def is_of(self, customer: Customer | None) -> bool:
        """Tell whether the conversation is this customer's, or an unknown shopper's for None."""
        return (self.customer_source, self.customer_id) == (
            (customer.source, customer.id) if customer else (None, None)
        )


class Tokens:
    """Signs and checks every token of the channel.

    Args:
        secret: the guide's own key, for sessions and buttons.
        shop_secret: the key shared with the shop, for customers.
    """

    def __init__(self, secret: str, shop_secret: str) -> None:
        if not secret or not shop_secret:
            raise TokenError("the channel needs `secret` and `shop_secret`; `daogou serve` makes both")
        for name, value in (("secret", secret), ("shop_secret", shop_secret)):
            if len(value.encode()) < MIN_SECRET_BYTES:
                raise TokenError(
                    f"`{name}` has fewer than {MIN_SECRET_BYTES} bytes; leave DAOGOU_{name.upper()} empty, "
                    "and `daogou serve` makes one, or make one with: openssl rand -base64 32"
                )
        self._secret = secret
        self._shop_secret = shop_secret
        self._sessions = URLSafeTimedSerializer(secret, salt="daogou.session")

    def new_session(self, customer: Customer | None) -> tuple[Session, str]:
        """Mint a session; returns it with its token."""
        session = Session(uuid.uuid4().hex, customer.id if customer else None, customer.source if customer else None)
        claims = {"id": session.id, "customer": session.customer_id, "source": session.customer_source}
        return session, self._sessions.dumps(claims)

    def read_session(self, token: object) -> Session:
        """Return the session of a token.

        Raises:
            TokenError: the token is forged or older than `SESSION_LIFETIME_S`.
        """
        try:
            claims = self._sessions.loads(_readable(token), max_age=SESSION_LIFETIME_S)
            return Session(claims["id"], claims["customer"], claims.get("source"))
        except (BadData, KeyError, TypeError) as error:
            raise TokenError("not a session of this server") from error

    def sign_button(self, session_id: str, payload: str) -> str:
        """Return a payload that only this session can send back."""
        signed = self._buttons(session_id).dumps(payload)
        return signed if isinstance(signed, str) else signed.decode()

    def button_signer(self, session_id: str) -> Callable[[str], str]:
        """Return what signs payloads for one session."""
        return partial(self.sign_button, session_id)

    def read_button(self, session_id: str, signed: object) -> str:
        """Return the payload behind a signed one.

        Raises:
            TokenError: this server did not send that button to this session.
        """
        try:
            return str(self._buttons(session_id).loads(_readable(signed)))
        except BadData as error:
            raise TokenError("not a button of this conversation") from error

    def sign_customer(self, customer: Customer) -> str:
        """Sign a customer as the shop does (used by the storefront's login)."""
        claims = {"sub": customer.id, "name": customer.name, "exp": int(time.time()) + STOREFRONT_LOGIN_LIFETIME_S}
        source = {} if customer.source is None else {"source": customer.source}
        return jwt.encode(claims | source, self._shop_secret, algorithm="HS256")

    def read_customer(self, token: object) -> Customer:
        """Return the customer a shop's token names.

        Raises:
            TokenError: the signature is wrong, the token has expired, `sub` or `exp` is missing, or a claim is not of
                the form that docs/developers/protocol.md describes.
        """
        try:
            claims = jwt.decode(
                _readable(token), self._shop_secret, algorithms=["HS256"], options={"require": ["sub", "exp"]}
            )
        except (jwt.PyJWTError, OverflowError) as error:
            raise TokenError(f"not a valid customer token: {error}") from error
        subject, source = _name(claims, "sub"), _name(claims, "source")
        if subject is None:
            raise TokenError("the claim `sub` of a customer token must be the shop's id of the customer")
        name = claims.get("name") or subject
        if not isinstance(name, str) or len(name) > MAX_NAME:
            raise TokenError(f"the claim `name` of a customer token must be a text of at most {MAX_NAME} characters")
        return Customer(subject, visible(name).strip() or subject, source, float(claims["exp"]))

    def _buttons(self, session_id: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret, salt=f"daogou.button:{session_id}")


def _readable(token: object) -> str:
    """Return a token that may be looked at: signed ones are short, and of ASCII."""
    if not isinstance(token, str) or len(token) > _MAX_TOKEN or not token.isascii():
        raise TokenError("not a token")
    return token


def _name(claims: dict[str, Any], claim: str) -> str | None:
    """Return a claim that names something, or None where it is missing.

    Raises:
        TokenError: nothing is named so. What cannot be seen would make two names of what reads as one.
    """
    value = claims.get(claim)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_NAME or visible(value) != value:
        raise TokenError(f"the claim `{claim}` of a customer token must be a text of at most {MAX_NAME} characters")
    return value
