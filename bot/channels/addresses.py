"""Who is at the other end of a connection: the network address that limits count by.

Behind a proxy every connection comes from the proxy, and the shopper's address stands in `X-Forwarded-For`. Anybody can
write that header, so it counts only where the proxy is one that was named.
"""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network

UNKNOWN = "unknown"
"""Stands for an address that cannot be read, such as that of a unix socket: all of these are one."""
# A household gets a whole network of this size, so that single addresses of it count for nothing.
_IPV6_HOUSEHOLD = 64


def parse_networks(text: str) -> tuple[Network, ...]:
    """Read addresses and networks that are separated by spaces, e.g. `127.0.0.1 10.0.0.0/8`.

    Raises:
        ValueError: one is neither; the text names it.
    """
    return tuple(ip_network(part, strict=False) for part in text.split())


class Proxies:
    """The proxies that are trusted to say who is behind them.

    Args:
        networks: where they are.
    """

    def __init__(self, networks: tuple[Network, ...] = ()) -> None:
        self._networks = networks

    def are_at(self, address: str) -> bool:
        """Whether a trusted proxy is at this address."""
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
            parsed = parsed.ipv4_mapped
        return any(parsed in network for network in self._networks)

    def shopper(self, peer: str, forwarded_for: str | None) -> str:
        """Return the address to count by.

        Args:
            peer: who is connected.
            forwarded_for: the header `X-Forwarded-For`: every proxy adds, at its end, who was connected to it.
        """
        address = peer
        hops = [hop.strip() for hop in (forwarded_for or "").split(",")]
        while hops and self.are_at(address):
            address = hops.pop() or address
        return household(address)


def household(address: str) -> str:
    """Return what stands for all addresses that one household has: IPv6 gives it a whole network."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return UNKNOWN
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(IPv6Network((parsed, _IPV6_HOUSEHOLD), strict=False))
    return str(parsed)
