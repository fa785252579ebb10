"""The channel and those who mean no good: what no widget sends, too much of anything, and silence."""

from __future__ import annotations

import asyncio
import json
import time

import aiohttp
import jwt
import pytest
from sanic import Sanic
from yarl import URL

from benchmarks.attacks.frame import Target
from benchmarks.attacks.sockets import RawSocket
from bot.channels import doors, server
from bot.channels.tokens import Customer, Tokens
from studio.shopper import DeniedError, Shopper
from tests.bot.channels.test_web import SECRET, SHOP_SECRET, served

HERE = "127.0.0.1"


@pytest.fixture(autouse=True)
def several_servers(monkeypatch):
    """Else Sanic rewrites its own code at the first start of a server, and cannot at the second."""
    monkeypatch.setattr(Sanic, "test_mode", True)


def raw(url, **options):
    return RawSocket(Target(url, 1), HERE, **options)


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param('451-["say",{"_placeholder":true,"num":0}]', id="an event with an attachment"),
        pytest.param('461-1["x"]', id="an acknowledgement with an attachment"),
        pytest.param(b"anything", id="a binary frame"),
        pytest.param("bAAAA", id="binary data in a text frame"),
        pytest.param('42["connect"]', id="an event with a reserved name"),
        pytest.param('42["disconnect"]', id="another reserved name"),
        pytest.param("40{}", id="a second connect"),
        pytest.param('40/other,{"a":1}', id="another namespace"),
        pytest.param('431["x"]', id="an acknowledgement of nothing"),
        pytest.param("42{}", id="an event that is no list"),
        pytest.param("42[]", id="an event without a name"),
        pytest.param("42[7]", id="an event whose name is a number"),
        pytest.param("42[" * 9_000, id="no JSON"),
        pytest.param("42" + "[" * 60_000, id="JSON that is too deep"),
        pytest.param("4" + "[" * 60_000, id="a packet that is too deep"),
        pytest.param("x", id="no packet"),
        pytest.param("", id="an empty frame"),
        pytest.param("²", id="a digit that is none"),
        pytest.param("3", id="an answer to no ping"),
        pytest.param("42" + "x" * 70_000, id="a packet that is too large"),
    ],
)
async def test_what_no_widget_sends_ends_the_connection_without_a_trace(site, packet, caplog):
    url, guide = site
    async with raw(url) as stranger:
        await stranger.connect()
        await stranger.send(packet)

        assert await stranger.is_closed_within(5)
    assert guide.heard == []
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


@pytest.mark.parametrize(
    "event",
    [
        ["say"],
        ["say", None],
        ["say", {"text": "a red mug"}, {"text": "a red mug"}],
        ["say", ["a red mug"]],
        ["say", {"text": {"text": "a red mug"}}],
        ["press", {"title": "Help", "payload": "\ud800"}],
        ["press", {"title": "\ud800", "payload": ["x"]}],
        ["press", {}, {}],
        ["buy", {"text": "a red mug"}],
    ],
    ids=str,
)
async def test_events_of_another_form_are_refused_with_a_sentence_and_count(site, event):
    url, guide = site
    async with raw(url) as stranger:
        await stranger.connect()
        codes = []
        for number in range(6):
            await stranger.send_event(*event, number=number)
            while not (packet := await stranger.receive(5)).startswith("43"):
                if packet.startswith('42["refused"'):
                    codes.append(json.loads(packet[2:])[1]["code"])
                    assert json.loads(packet[2:])[1]["text"]
            assert packet == f'43{number}[{{"ok":false}}]'

    assert codes == ["forbidden"] * 5 + ["rate"]
    assert guide.heard == []


async def test_a_flood_of_packets_that_are_no_messages_ends_the_connection(site):
    url, _ = site
    async with raw(url) as stranger:
        await stranger.connect()
        for _ in range(30):  # a widget tells that its shopper types a few times a message
            await stranger.send_event("typing", {"on": True})

        assert await stranger.is_closed_within(5)


async def test_a_conversation_has_one_limit_however_many_tabs_it_has(site):
    url, _ = site
    async with Shopper(url) as shopper, Shopper(url, session=shopper.session) as other:
        answers = [await tab.say("hello?") for tab in (shopper, other) * 4]

    assert [answer.accepted for answer in answers] == [True] * 5 + [False] * 3


async def test_an_address_has_a_limit_for_all_its_conversations():
    async with served(messages_per_minute_by_address=3) as (url, _):
        accepted = []
        for _ in range(5):
            async with Shopper(url) as shopper:
                accepted.append((await shopper.say("hello?")).accepted)

    assert accepted == [True] * 3 + [False] * 2


async def test_an_address_opens_so_many_connections_a_minute_and_no_more():
    async with served(connects_per_minute_by_address=2) as (url, _), aiohttp.ClientSession() as http:
        statuses = []
        for _ in range(3):
            async with http.get(f"{url}/socket.io/?EIO=4&transport=polling") as response:
                statuses.append(response.status)

    assert statuses == [200, 200, 429]


@pytest.mark.parametrize("limit", ["connections_by_address", "connections_in_all"])
async def test_so_many_connections_are_open_and_no_more(limit):
    async with served(**{limit: 2}) as (url, _):
        async with raw(url) as first, raw(url):
            with pytest.raises((aiohttp.ClientError, OSError)):
                async with raw(url):
                    pass
            await first.send("x")
            assert await first.is_closed_within(5)
        await asyncio.sleep(0.2)
        async with raw(url) as another:
            assert "session" in await another.connect()


async def test_a_connection_that_says_nothing_is_closed(monkeypatch):
    monkeypatch.setattr(doors, "FIRST_BYTE_S", 0.4)
    async with served() as (url, _):
        host, port = url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))

        assert await asyncio.wait_for(reader.read(), 3) == b""
        writer.close()


async def test_a_request_that_never_ends_is_closed_however_steadily_it_comes(monkeypatch):
    monkeypatch.setattr(doors, "REQUEST_S", 1)
    async with served() as (url, _):
        host, port = url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET / HTTP/1.1\r\nX: ")
        began_at = time.monotonic()
        answer = asyncio.create_task(reader.read())
        while not answer.done() and time.monotonic() - began_at < 8:
            writer.write(b"x")
            await asyncio.sleep(0.1)

        assert answer.done()
        assert b"408" in answer.result()
        writer.close()


async def test_a_web_socket_that_pings_on_and_on_is_closed_and_one_that_pings_now_and_then_is_kept(monkeypatch):
    monkeypatch.setattr(doors, "_MOST_CONTROL_FRAMES", 5)
    async with (
        served() as (url, _),
        aiohttp.ClientSession() as http,
        http.ws_connect(f"{url}/socket.io/?EIO=4&transport=websocket", autoping=False) as socket,
    ):
        await socket.receive(3)
        for _ in range(5):
            await socket.ping()
            assert (await socket.receive(3)).type is aiohttp.WSMsgType.PONG
        await socket.ping()
        assert (await socket.receive(3)).type is aiohttp.WSMsgType.CLOSE


async def test_a_socket_that_asks_for_no_conversation_is_closed(monkeypatch):
    monkeypatch.setattr(server, "FIRST_WORD_S", 0.5)
    async with served() as (url, _), raw(url) as stranger:
        assert await stranger.is_closed_within(5)


async def test_a_connection_ends_with_the_customers_token(site):
    url, _ = site
    claims = {"sub": "7", "name": "Ann", "exp": int(time.time()) + 2}
    token = jwt.encode(claims, SHOP_SECRET, algorithm="HS256")
    async with raw(url) as stranger:
        assert (await stranger.connect({"customer": token}))["customer"] == {"name": "Ann"}
        packets = []
        while (packet := await stranger.receive(6)) is not None:
            packets.append(packet)

    assert any(packet.startswith('42["refused",{"code":"expired"') for packet in packets)
    with pytest.raises(DeniedError, match="expired"):
        async with Shopper(url, customer=token):
            pass


@pytest.mark.parametrize("token", ["\ud800", "é", "x" * 10_000, {"a": 1}, 7, ["x"]], ids=ascii)
async def test_odd_tokens_are_refused_like_forged_ones(site, token):
    url, _ = site
    async with raw(url) as stranger:
        assert (await stranger.connect({"session": token}))["history"] == []
    async with raw(url) as stranger:
        assert await stranger.connect({"customer": token}) == {"denied": "expired"}


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/storefront/login", b"", 404),
        ("POST", "/storefront/login", b"{", 400),
        ("POST", "/storefront/login", b"\xff", 400),
        ("POST", "/storefront/login", b"[1]", 404),
        ("POST", "/storefront/login", b"7", 404),
        ("POST", "/storefront/login", b'{"customer": ["gifts:12347"]}', 404),
        ("POST", "/storefront/login", b'{"customer": "\\ud800"}', 404),
        ("POST", "/storefront/login", b"[" * 60_000, 400),
        ("POST", "/storefront/login", b" " * 70_000, 413),
        ("GET", "/assets/%00", None, 404),
        ("GET", "/assets/%ff", None, 404),
        ("GET", "/assets/" + "x" * 4_000, None, 404),
        ("GET", "/assets/..%2findex.html", None, 404),
        ("GET", "/assets/", None, 404),
        ("GET", "/%00", None, 404),
        ("GET", "/nothing/here", None, 404),
        ("PUT", "/widget.js", b"x", 405),
        ("GET", "/socket.io/", None, 400),
        ("GET", "/socket.io/?EIO=4&transport=polling&sid=none", None, 400),
        ("POST", "/socket.io/?EIO=4&transport=polling&sid=none", b"x", 400),
        ("GET", "/socket.io/?EIO=4&transport=polling&j=x", None, 400),
    ],
)
async def test_odd_requests_get_a_plain_refusal_and_no_trace(site, method, path, body, status, caplog):
    url, _ = site
    head = {"Content-Type": "application/json"}
    target = URL(url + path, encoded=True)
    async with aiohttp.ClientSession() as http, http.request(method, target, data=body, headers=head) as response:
        assert response.status == status
        assert "Traceback" not in await response.text()
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


@pytest.mark.parametrize(
    "request_head",
    [
        b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: [\r\n\r\n",
        b"GET //x HTTP/1.1\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: \xff\r\n\r\n",
        b"POST /storefront/login HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        b"POST /storefront/login HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /storefront/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        b"NONSENSE\r\n\r\n",
    ],
    ids=repr,
)
async def test_odd_heads_of_requests_are_the_clients_mistake(site, request_head, caplog):
    url, _ = site
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request_head)
    first_line = await asyncio.wait_for(reader.readline(), 10)
    writer.close()

    assert first_line.split()[1][:1] in (b"4", b"2"), first_line
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


async def test_a_browser_keeps_the_widget_and_asks_by_its_hash(site):
    url, _ = site
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{url}/widget.js") as response:
            tag = response.headers["ETag"]
            assert response.status == 200
            assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
        async with http.get(f"{url}/widget.js", headers={"If-None-Match": tag}) as response:
            assert response.status == 304
            assert await response.read() == b""
        async with http.get(f"{url}/widget.js", headers={"If-None-Match": '"another"'}) as response:
            assert response.status == 200


async def test_without_the_storefront_nobody_logs_in_and_the_page_is_the_chat():
    async with served() as (url, _), aiohttp.ClientSession() as http:
        async with http.post(f"{url}/storefront/login", json={"customer": "gifts:12347"}) as response:
            assert response.status == 404
        async with http.get(url) as response:
            assert "<daogou-chat>" in await response.text()


@pytest.mark.parametrize(
    ("trusted", "headers", "is_let_in"),
    [
        ("127.0.0.1", {"X-Forwarded-Proto": "https"}, True),
        ("10.0.0.0/8", {"X-Forwarded-Proto": "https"}, False),
        ("", {"X-Forwarded-Proto": "https"}, False),
        ("", {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}, False),
    ],
)
async def test_only_a_trusted_proxy_says_how_the_shopper_came(trusted, headers, is_let_in):
    async with served(trusted_proxies=trusted) as (url, _), aiohttp.ClientSession() as http:
        origin = {"Origin": url.replace("http:", "https:")}
        async with http.get(f"{url}/socket.io/?EIO=4&transport=polling", headers={**headers, **origin}) as response:
            assert (response.status == 200) is is_let_in


async def test_shoppers_behind_a_trusted_proxy_are_told_apart():
    one_each = {"trusted_proxies": HERE, "connects_per_minute_by_address": 1}
    async with served(**one_each) as (url, _), aiohttp.ClientSession() as http:
        statuses = []
        for address in ("198.51.100.1", "198.51.100.2", "198.51.100.2"):
            head = {"X-Forwarded-For": f"203.0.113.7, {address}"}
            async with http.get(f"{url}/socket.io/?EIO=4&transport=polling", headers=head) as response:
                statuses.append(response.status)

    assert statuses == [200, 200, 429]


async def test_a_customer_that_the_shop_vouches_for_is_still_let_in(site):
    url, guide = site
    async with Shopper(url, customer=Tokens(SECRET, SHOP_SECRET).sign_customer(Customer("7", "Ann"))) as shopper:
        await shopper.say("anything for me?")

    assert guide.heard[0].metadata["customer_id"] == "7"
