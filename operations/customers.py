"""Customers as somebody at the keyboard names them, and the tokens by which a guide lets them in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import jwt

from operations.pieces import check_database
from operations.processes.environment import stored_secrets

if TYPE_CHECKING:
    from shop.settings import Settings

_LIFETIME_S = 12 * 3600


def customer_token(settings: Settings, name: str) -> str:
    """Return a token for a customer of this shop, signed as the shop does; a token is returned as it is.

    Args:
        settings: of the shop.
        name: `source:id`, an id that one source of customers alone has, or a token.

    Raises:
        MissingPieceError: the shop's database has not been made.
        IdentityError: there is no such customer, or there are several; the text lists them.
    """
    from shop.unit_of_work import unit_of_work_factory

    if _is_token(name):
        return name
    check_database(settings)
    with unit_of_work_factory(settings.database_url)() as uow:
        customer = uow.customers.find_named(name)
    claims = {
        "sub": customer.external_id,
        "source": customer.source,
        "name": customer.name,
        "exp": int(time.time()) + _LIFETIME_S,
    }
    secret = settings.shop_secret or stored_secrets(settings.var_dir)["shop_secret"]
    return jwt.encode(claims, secret, algorithm="HS256")


def _is_token(name: str) -> bool:
    try:
        jwt.get_unverified_header(name)
    except jwt.PyJWTError:
        return False
    return True
