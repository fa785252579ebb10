"""What the channel is told in its block of credentials.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sanic import Blueprint

from bot.channels.addresses import Proxies, parse_networks
from bot.channels.limits import Quotas
from bot.channels.site import site_blueprint
from bot.channels.tokens import Tokens


@dataclass(frozen=True)
class Configuration:
    """What can be set; docs/operations/settings.md describes each, shop/settings.py has the defaults.

    Attributes:
        tokens: sign with the secrets.
        quotas: how much may come a minute.
        connections_by_address: how many may be open from one address.
        connections_in_all: how many may be open.
        redis_url: where it is counted together with other servers; empty: in memory.
        proxies: which are trusted to say who is behind them.
        allowed_origins: of pages that may embed the widget.
        storefront: whether the storefront is served.
        artefacts_dir: folder of what is derived from the catalogue.
        catalogue_dir: folder of the catalogue.
    """

    tokens: Tokens
    quotas: Quotas
    connections_by_address: int
    connections_in_all: int
    redis_url: str
    proxies: Proxies
    allowed_origins: list[str]
    storefront: bool
    artefacts_dir: str
    catalogue_dir: str

    @classmethod
    def read(cls, credentials: dict[str, Any]) -> Configuration:
        """Read the block.

        Raises:
            TokenError: a secret is missing or too short.
            ValueError: a value is not of its kind.
        """
        values = {name: str(value) for name, value in credentials.items() if value is not None}
        return cls(
            tokens=Tokens(values.get("secret", ""), values.get("shop_secret", "")),
            quotas=Quotas(
                by_session=int(values.get("messages_per_minute", 60)),
                by_address=int(values.get("messages_per_minute_by_address", 3_000)),
                in_all=int(values.get("messages_per_minute_in_all", 12_000)),
                connects_by_address=int(values.get("connects_per_minute_by_address", 300)),
            ),
            connections_by_address=int(values.get("connections_by_address", 250)),
            connections_in_all=int(values.get("connections_in_all", 2_000)),
            redis_url=values.get("redis_url", ""),
            proxies=Proxies(parse_networks(values.get("trusted_proxies", ""))),
            allowed_origins=values.get("allowed_origins", "").split(),
            storefront=values.get("storefront", "").lower() in ("1", "true"),
            artefacts_dir=values.get("artefacts_dir", "artefacts"),
            catalogue_dir=values.get("catalogue_dir", ""),
        )

    def site(self) -> Blueprint:
        """Return the pages beside the socket."""
        return site_blueprint(self.tokens, self.storefront, self.artefacts_dir, self.catalogue_dir)
