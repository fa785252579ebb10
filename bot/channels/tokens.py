"""Signed tokens: conversations, buttons and customers.

A conversation belongs to a session that the server minted; a button can be pressed only if the server sent it to that
session; a customer's identity comes only from a token signed by the shop (a JWT, RFC 7519, HS256).
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import jwt
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

SESSION_LIFETIME_S = 30 * 24 * 3600
STOREFRONT_LOGIN_LIFETIME_S = 12 * 3600


class TokenError(Exception):
    """A token is forged, expired or not of the expected form."""


@dataclass(frozen=True)
class Customer:
    """A customer as the shop vouches for: the shop's id, a name to show, and whose id it is, if the token says so."""

    id: str
    name: str
    source: str | None = None


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
        self._secret = secret
        self._shop_secret = shop_secret
        self._sessions = URLSafeTimedSerializer(secret, salt="daogou.session")

    def new_session(self, customer: Customer | None) -> tuple[Session, str]:
        """Mint a session; returns it with its token."""
        session = Session(uuid.uuid4().hex, customer.id if customer else None, customer.source if customer else None)
        claims = {"id": session.id, "customer": session.customer_id, "source": session.customer_source}
        return session, self._sessions.dumps(claims)

    def read_session(self, token: str) -> Session:
        """Return the session of a token.

        Raises:
            TokenError: the token is forged or older than `SESSION_LIFETIME_S`.
        """
        try:
            claims = self._sessions.loads(token, max_age=SESSION_LIFETIME_S)
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

    def read_button(self, session_id: str, signed: str) -> str:
        """Return the payload behind a signed one.

        Raises:
            TokenError: this server did not send that button to this session.
        """
        try:
            return str(self._buttons(session_id).loads(signed))
        except BadData as error:
            raise TokenError("not a button of this conversation") from error

    def sign_customer(self, customer: Customer) -> str:
        """Sign a customer as the shop does (used by the storefront's login)."""
        claims = {"sub": customer.id, "name": customer.name, "exp": int(time.time()) + STOREFRONT_LOGIN_LIFETIME_S}
        source = {} if customer.source is None else {"source": customer.source}
        return jwt.encode(claims | source, self._shop_secret, algorithm="HS256")

    def read_customer(self, token: str) -> Customer:
        """Return the customer a shop's token names.

        Raises:
            TokenError: the signature is wrong, the token has expired, `sub` or `exp` is missing, or `sub` or `source`
                is not a name.
        """
        try:
            claims = jwt.decode(token, self._shop_secret, algorithms=["HS256"], options={"require": ["sub", "exp"]})
        except jwt.PyJWTError as error:
            raise TokenError(f"not a valid customer token: {error}") from error
        subject, source = str(claims["sub"]), claims.get("source")
        if not subject.strip():
            raise TokenError("the claim `sub` of a customer token must be the shop's id of the customer")
        if source is not None and not (isinstance(source, str) and source.strip()):
            raise TokenError("the claim `source` of a customer token must be the name of the source that the id is of")
        return Customer(subject, str(claims.get("name") or subject), source)

    def _buttons(self, session_id: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret, salt=f"daogou.button:{session_id}")
