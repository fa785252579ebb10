"""What is counted, by whom, and where."""

from __future__ import annotations

import uuid

import pytest
import redis

from bot.channels.addresses import Proxies, household, parse_networks
from bot.channels.limits import Limits, Quotas

QUOTAS = Quotas(by_session=3, by_address=5, in_all=7, connects_by_address=2)
REDIS, NO_REDIS = "redis://127.0.0.1:6379/9", "redis://127.0.0.1:1/0"


def _answers(url):
    try:
        return redis.Redis.from_url(url, socket_connect_timeout=1).ping()
    except redis.RedisError:
        return False


@pytest.fixture(params=["memory", "redis", "redis away"])
def new_limits(request):
    """What makes limits that count in one place; in Redis under names of the test's own."""
    url = {"memory": "", "redis": REDIS, "redis away": NO_REDIS}[request.param]
    if request.param == "redis" and not _answers(url):
        pytest.skip("no Redis on port 6379")
    return lambda: Limits(QUOTAS, url)


async def test_a_conversation_and_an_address_have_limits_of_their_own(new_limits):
    limits, ann, bob, home = new_limits(), uuid.uuid4().hex, uuid.uuid4().hex, uuid.uuid4().hex

    assert [await limits.allow_message(ann, home) for _ in range(4)] == [True] * 3 + [False]
    assert [await limits.allow_message(bob, home) for _ in range(3)] == [True] * 2 + [False]


async def test_everybody_together_has_a_limit():
    limits = Limits(QUOTAS)
    allowed = [await limits.allow_message(str(number), str(number)) for number in range(9)]

    assert allowed == [True] * 7 + [False] * 2


async def test_connections_and_packets_count_too(new_limits):
    limits, home, line = new_limits(), uuid.uuid4().hex, uuid.uuid4().hex

    assert [await limits.allow_connect(home) for _ in range(3)] == [True, True, False]
    allowed = [await limits.allow_packet(line, home) for _ in range(16)]
    assert allowed == [True] * 15 + [False]


async def test_two_servers_with_one_redis_count_together():
    if not _answers(REDIS):
        pytest.skip("no Redis on port 6379")
    one, other = Limits(QUOTAS, REDIS), Limits(QUOTAS, REDIS)
    home = uuid.uuid4().hex

    assert [await limits.allow_connect(home) for limits in (one, other, one)] == [True, True, False]


async def test_without_redis_it_is_said_once_and_counted_here(caplog):
    limits = Limits(QUOTAS, NO_REDIS)
    for number in range(5):
        await limits.allow_message(str(number), "home")

    assert [record.levelname for record in caplog.records if "Redis" in record.getMessage()] == ["WARNING"]


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "shopper"),
    [
        ("198.51.100.7", None, "198.51.100.7"),
        ("198.51.100.7", "203.0.113.1", "198.51.100.7"),
        ("127.0.0.1", "203.0.113.1", "203.0.113.1"),
        ("127.0.0.1", "203.0.113.1, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "203.0.113.1, 10.1.2.3", "203.0.113.1"),
        ("::ffff:127.0.0.1", "203.0.113.1", "203.0.113.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "nonsense", "unknown"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("", None, "unknown"),
    ],
)
def test_the_shopper_is_the_first_hop_that_is_no_proxy_of_ours(peer, forwarded_for, shopper):
    assert Proxies(parse_networks("127.0.0.1 10.0.0.0/8")).shopper(peer, forwarded_for) == shopper


def test_all_addresses_of_a_household_are_one():
    assert household("2001:db8::1") == household("2001:db8::ffff:2") != household("2001:db8:0:1::1")
    assert household("::ffff:192.0.2.1") == household("192.0.2.1")
