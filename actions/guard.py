"""Who may ask the action server, and how much at once: it believes what it is told, who shops included."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hmac import compare_digest
from typing import Any

from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from protocol.schema import MAX_TEXT_CHARACTERS

MAX_BODY_BYTES = 2 * 1024 * 1024
"""Several times the largest turn: a conversation's window with its products."""

_OPEN = frozenset({"/health"})
# Longer than the dialogue server ever takes from connecting to asking, even in a crowd.
_KEEP_ALIVE_S = 75


def guard(app: Sanic, secret: str) -> None:
    """Have a server answer who knows the secret (`Authorization: Bearer <secret>`), and nothing larger than a turn."""
    app.config.REQUEST_MAX_SIZE = MAX_BODY_BYTES
    app.config.KEEP_ALIVE_TIMEOUT = _KEEP_ALIVE_S
    expected = f"Bearer {secret}".encode()

    async def check(request: Request) -> HTTPResponse | None:
        if request.path in _OPEN:
            return None
        if not compare_digest(request.headers.get("authorization", "").encode(), expected):
            return _refused(401, "the action server answers the dialogue server only")
        if request.headers.get("content-encoding", "identity") != "identity":
            return _refused(415, "nothing compressed is read")
        if request.method == "POST" and not _is_turn(request):
            return _refused(400, "this is not a turn of a conversation")
        return None

    app.register_middleware(check, "request")
    app.error_handler.add(SanicException, _refuse)


def _is_turn(request: Request) -> bool:
    try:
        body: Any = json.loads(request.body)
    except ValueError:
        return False
    request.parsed_json = body
    tracker = body.get("tracker") if isinstance(body, Mapping) else None
    latest = tracker.get("latest_message") if isinstance(tracker, Mapping) else None
    if not isinstance(latest, Mapping):
        return False
    text = latest.get("text") or ""
    return isinstance(text, str) and len(text) <= MAX_TEXT_CHARACTERS


async def _refuse(request: Request, error: SanicException) -> HTTPResponse:
    """Answer what is no request of ours in one line: without it, each would be a trace in the log."""
    return _refused(error.status_code, str(error))


def _refused(status: int, why: str) -> HTTPResponse:
    return response.json({"error": why}, status=status)
