"""How much may come from one conversation, one address, and everybody: the only place that counts.

It counts in memory, or in Redis, where several servers count together. Without Redis' answer it counts in memory:
a shop goes on serving.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from redis.exceptions import RedisError
from throttled.asyncio import MemoryStore, RateLimiterType, RedisStore, Throttled, rate_limiter
from throttled.exceptions import StoreUnavailableError

logger = logging.getLogger(__name__)

# A page also tells that its shopper types, comes back after a broken line, and is refused now and then.
_PACKETS_A_MESSAGE = 5
# Whoever has more addresses than this gets past limits by address anyway.
_MOST_COUNTERS = 65_536
# A message waits for Redis no longer than a shopper would not notice; where it is away nobody waits for it.
_REDIS_TIMEOUT_S = 0.3
_REDIS_PAUSE_S = 5.0


@dataclass(frozen=True)
class Quotas:
    """How many a minute.

    Attributes:
        by_session: messages of one conversation.
        by_address: messages from one address, of all its conversations.
        in_all: messages of everybody.
        connects_by_address: connections that are opened from one address, new conversations included.
    """

    by_session: int
    by_address: int
    in_all: int
    connects_by_address: int


class Limits:
    """Counts, and says when it is enough.

    Args:
        quotas: how many a minute.
        redis_url: where to count together with other servers, e.g. redis://127.0.0.1:6379/0; empty: in memory.
    """

    def __init__(self, quotas: Quotas, redis_url: str = "") -> None:
        memory = MemoryStore(options={"MAX_SIZE": _MOST_COUNTERS})
        redis = _Redis(redis_url) if redis_url else None
        self._session = _Counter("session", quotas.by_session, memory, redis)
        self._address = _Counter("address", quotas.by_address, memory, redis)
        self._all = _Counter("all", quotas.in_all, memory, redis)
        self._connects = _Counter("connects", quotas.connects_by_address, memory, redis)
        # A connection lives in one server, and its packets are too many to ask another program about each.
        self._packets = _Counter("packets", quotas.by_session * _PACKETS_A_MESSAGE, memory)
        self._address_packets = _Counter("address packets", quotas.by_address * _PACKETS_A_MESSAGE, memory)

    async def allow_message(self, session_id: str, address: str) -> bool:
        """Count a message; False when it is one too many."""
        return (
            await self._session.allow(session_id)
            and await self._address.allow(address)
            and await self._all.allow("everybody")
        )

    async def allow_connect(self, address: str) -> bool:
        """Count a connection; False when it is one too many."""
        return await self._connects.allow(address)

    async def allow_packet(self, connection_id: str, address: str) -> bool:
        """Count anything at all that a connection sends, well-formed or not; False when it floods."""
        return await self._packets.allow(connection_id) and await self._address_packets.allow(address)


class _Redis:
    """The store in Redis, and whether it answers."""

    def __init__(self, url: str) -> None:
        timeouts = {"SOCKET_TIMEOUT": _REDIS_TIMEOUT_S, "SOCKET_CONNECT_TIMEOUT": _REDIS_TIMEOUT_S}
        self.store = RedisStore(server=url, options=timeouts)
        self._away_until = 0.0

    @property
    def is_there(self) -> bool:
        return time.monotonic() >= self._away_until

    def note_absence(self, error: Exception) -> None:
        self._away_until = time.monotonic() + _REDIS_PAUSE_S
        logger.warning("Redis does not count (%s): this server counts by itself for %.0f s", error, _REDIS_PAUSE_S)


class _Counter:
    """Counts by key in a sliding window of a minute."""

    def __init__(self, name: str, per_minute: int, memory: MemoryStore, redis: _Redis | None = None) -> None:
        self._name = name
        self._redis = redis
        self._in_memory = _limiter(per_minute, memory)
        self._in_redis = _limiter(per_minute, redis.store) if redis else None

    async def allow(self, key: str) -> bool:
        key = f"{self._name}:{key}"
        if self._redis and self._in_redis and self._redis.is_there:
            try:
                return not (await self._in_redis.limit(key)).limited
            except (RedisError, StoreUnavailableError, OSError) as error:
                self._redis.note_absence(error)
        return not (await self._in_memory.limit(key)).limited


def _limiter(per_minute: int, store: MemoryStore | RedisStore) -> Throttled:
    window = RateLimiterType.SLIDING_WINDOW.value
    return Throttled(using=window, quota=rate_limiter.per_min(per_minute), store=store, key_prefix="daogou")
