"""The action server's door: who does not know the secret is not heard, and nobody can keep it busy with one request."""

from __future__ import annotations

import socket
import uuid
import zlib

import aiohttp
import pytest
from sanic import Sanic, response

from actions.guard import MAX_BODY_BYTES, guard
from protocol.schema import MAX_TEXT_CHARACTERS

SECRET = "known to the dialogue server alone"
KNOWN = {"Authorization": f"Bearer {SECRET}"}
TURN = {"next_action": "action_of_a_test", "tracker": {"latest_message": {"text": "a mug"}}}


@pytest.fixture
async def ask(monkeypatch):
    """What sends a request to a guarded server; returns the status, and whether its action was done."""
    monkeypatch.setattr(Sanic, "test_mode", True)
    app = Sanic(f"test_guard_{uuid.uuid4().hex}", configure_logging=False)
    done = []

    @app.post("/webhook")
    async def webhook(request):
        done.append(request.json)
        return response.json({})

    @app.get("/health")
    async def health(request):
        return response.json({"status": "ok"})

    @app.exception(Exception)
    async def fail(request, error):
        return response.json({}, status=500)

    guard(app, SECRET)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = await app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.start_serving()

    async def send(method="POST", path="/webhook", **parts):
        done.clear()
        limit = aiohttp.ClientTimeout(total=10)
        async with aiohttp.request(method, f"http://127.0.0.1:{port}{path}", timeout=limit, **parts) as answer:
            return answer.status, len(done)

    yield send
    server.close()


async def test_a_turn_of_the_dialogue_server_is_done(ask):
    assert await ask(json=TURN, headers=KNOWN) == (200, 1)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer guessed"}, {"Authorization": f"Basic {SECRET}"}])
async def test_who_does_not_know_the_secret_is_not_heard(ask, headers):
    assert await ask(json=TURN, headers=headers) == (401, 0)
    assert (await ask("GET", "/actions", headers=headers))[0] in (401, 404)
    assert await ask("GET", "/health", headers=headers) == (200, 0)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"\xff\xfe",
        b"{}",
        b'{"tracker": {"latest_message": 7}}',
        b'{"tracker": {"latest_message": {"text": ["a"]}}}',
        b'{"tracker": {"latest_message": {"text": "' + b"x" * (MAX_TEXT_CHARACTERS + 1) + b'"}}}',
        b" " * (MAX_BODY_BYTES + 1),
    ],
    ids=["half", "list", "bytes", "nothing", "no message", "no text", "long text", "large"],
)
async def test_what_is_no_turn_is_refused_before_any_work(ask, body):
    assert await ask(data=body, headers=KNOWN) == (400, 0)


async def test_nothing_is_unpacked(ask):
    bomb = zlib.compress(b" " * 50_000_000)
    assert await ask(data=bomb, headers={**KNOWN, "Content-Encoding": "deflate"}) == (415, 0)
