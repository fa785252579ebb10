"""Tells who is at the other end of a connection: which customer, and which conversation."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import Any

from bot.channels.tokens import Customer, Session, TokenError, Tokens
from protocol.messages import Language

logger = logging.getLogger(__name__)

_LANGUAGES = tuple(language.value for language in Language)


@dataclass
class Connection:
    """One open page of a shopper.

    Attributes:
        session: the conversation.
        token: by which the page can come back to it.
        customer: who shops, as the shop vouches for.
        language: what the widget shows.
        address: where it comes from.
        is_fresh: nothing has been said in the conversation yet.
        order: is held while a message is counted, so that messages keep the order they came in.
    """

    session: Session
    token: str
    customer: Customer | None
    language: str | None
    address: str
    is_fresh: bool = True
    order: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    @property
    def has_expired(self) -> bool:
        """Whether the shop no longer vouches for the customer."""
        return self.customer is not None and self.customer.until <= time.time()

    @property
    def customer_metadata(self) -> dict[str, str | None]:
        """The customer as the action server reads them."""
        customer = self.customer
        return {
            "customer_id": customer.id if customer else None,
            "customer_source": customer.source if customer else None,
        }


class Sessions:
    """Opens connections.

    Args:
        tokens: checks what the page brings, and mints sessions.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def open(self, auth: dict[str, Any], address: str) -> Connection:
        """Return the connection of a page that brings `auth` (`Auth` of the protocol, but nobody has checked it).

        Raises:
            TokenError: the customer's token is not the shop's, or has expired.
        """
        customer = self._tokens.read_customer(auth["customer"]) if auth.get("customer") else None
        session, token = self._continue_or_mint(auth.get("session"), customer)
        language = auth.get("language") if auth.get("language") in _LANGUAGES else None
        return Connection(session, token, customer, language, address)

    def _continue_or_mint(self, token: object, customer: Customer | None) -> tuple[Session, str]:
        """Continue the session of a token, or mint one: a change of identity starts a new conversation."""
        if isinstance(token, str) and token:
            try:
                session = self._tokens.read_session(token)
                if session.is_of(customer):
                    return session, token
            except TokenError:
                logger.info("a session token was refused; a new session is minted")
        return self._tokens.new_session(customer)
