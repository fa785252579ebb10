"""The first and the last that happens to every HTTP request: who asks, may they, and what every answer carries."""

from __future__ import annotations

import logging

from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse

from bot.channels.addresses import Proxies
from bot.channels.server import GuardedServer

logger = logging.getLogger(__name__)

_FORWARDED = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' https: data:; connect-src 'self' ws: wss:; "
        "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class Entrance:
    """Stands before and behind every route.

    Args:
        server: the socket's server, which knows how many connections there are.
        proxies: which are trusted to say who is behind them.
        socket_path: where the socket answers.
    """

    def __init__(self, server: GuardedServer, proxies: Proxies, socket_path: str) -> None:
        self._server = server
        self._proxies = proxies
        self._socket_path = socket_path.rstrip("/")

    def open(self, app: Sanic) -> None:
        """Attach it to the app, before anything else that looks at requests."""
        app.register_middleware(self._admit, "request")
        app.register_middleware(_protect, "response")
        app.error_handler.add(Exception, _tell_failure)

    async def _admit(self, request: Request) -> HTTPResponse | None:
        """Note who asks; refuse one more connection where there are too many."""
        peer = request.conn_info.client if request.conn_info else ""
        forwarded_for = ",".join(request.headers.getall("x-forwarded-for", []))
        request.ctx.address = self._proxies.shopper(peer, forwarded_for)
        if not self._proxies.are_at(peer):
            # Anybody can write these; the socket's check of origins believes them.
            for name in _FORWARDED:
                request.headers.popall(name, None)
        is_new = request.path.rstrip("/") == self._socket_path and "sid" not in request.args
        if is_new and not await self._server.may_connect(request.ctx.address):
            return response.text(
                "too many connections; try again in a minute", status=429, headers={"Retry-After": "60"}
            )
        return None


async def _protect(request: Request, answer: BaseHTTPResponse) -> None:
    for name, value in _HEADERS.items():
        answer.headers.setdefault(name, value)


def _tell_failure(request: Request, error: Exception) -> HTTPResponse:
    """Answer for what went wrong in a few words; only what nobody foresaw is in the log, with its trace."""
    if isinstance(error, SanicException):
        status = error.status_code
    else:
        status = 500
        logger.error("a request failed", exc_info=error)
    return response.text(f"{status}\n", status=status)
