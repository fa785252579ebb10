"""Which packets the protocol has: whatever else arrives is no widget's."""

from __future__ import annotations

from enum import Enum

from engineio import packet as engine
from socketio import packet as socketio

# An event of one of these names would run the handler of the connection's own beginning or end.
_RESERVED = frozenset({"connect", "connect_error", "disconnect", "disconnecting"})


class Kind(Enum):
    """What a packet is for."""

    HEARTBEAT = "heartbeat"
    CONNECT = "connect"
    DISCONNECT = "disconnect"
    EVENT = "event"


def kind_of(packet: engine.Packet) -> Kind | None:
    """Return what a packet is for; None where the protocol has no such packet.

    Binary data has no place in it: the library keeps attachments until all have come, in any number. Neither have
    acknowledgements, of which the server asks none, and other namespaces.
    """
    if packet.packet_type != engine.MESSAGE:
        return Kind.HEARTBEAT
    if not isinstance(packet.data, str):
        return None
    try:
        inner = socketio.Packet(encoded_packet=packet.data)
    except (ValueError, RecursionError):  # no JSON, or so deep that nobody wrote it
        return None
    if inner.attachment_count or inner.namespace not in (None, "/"):
        return None
    if inner.packet_type == socketio.CONNECT and isinstance(inner.data, dict | None):
        return Kind.CONNECT
    if inner.packet_type == socketio.DISCONNECT:
        return Kind.DISCONNECT
    return Kind.EVENT if inner.packet_type == socketio.EVENT and _is_event(inner.data) else None


def _is_event(data: object) -> bool:
    if not isinstance(data, list) or not data:
        return False
    name = data[0]
    return isinstance(name, str) and name not in _RESERVED
