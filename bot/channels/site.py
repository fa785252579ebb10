"""The pages beside the socket: the storefront with its login, the widget's file, pictures, and health."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sanic import Blueprint, response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.tokens import Customer, Tokens

_DIST = Path(__file__).parents[2] / "widget" / "dist"
_STOREFRONT_FILE = "storefront.json"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' https: data:; connect-src 'self' ws: wss:; "
        "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def site_blueprint(tokens: Tokens, storefront: bool, artefacts_dir: str, catalogue_dir: str) -> Blueprint:
    """Build the blueprint of the site.

    Args:
        tokens: signs the storefront's login.
        storefront: serve the storefront and its login; a shop with pages of its own embeds /widget.js in them.
        artefacts_dir: folder where `daogou ingest` wrote the storefront's data.
        catalogue_dir: folder of the catalogue; its `pictures/` are served.
    """
    site = Blueprint("daogou_site")

    @site.get("/health")
    async def health(request: Request) -> HTTPResponse:
        agent = request.app.ctx.agent
        ready = agent is not None and agent.is_ready()
        return response.json({"ready": ready}, status=200 if ready else 503)

    @site.get("/widget.js")
    async def widget(request: Request) -> HTTPResponse:
        # A module script of another origin is loaded only with this header; the file is public.
        return await _file(_DIST / "widget.js", {"Access-Control-Allow-Origin": "*"})

    pictures = Path(catalogue_dir) / "pictures"
    if pictures.is_dir():
        site.static("/pictures", str(pictures.resolve()))
    if storefront:
        _add_storefront(site, tokens, Path(artefacts_dir) / _STOREFRONT_FILE)
    return site


def _add_storefront(site: Blueprint, tokens: Tokens, storefront_file: Path) -> None:
    """Add the storefront and the login as one of its customers."""

    @site.get("/storefront.json")
    async def storefront(request: Request) -> HTTPResponse:
        return await _file(storefront_file)

    @site.post("/storefront/login")
    async def login(request: Request) -> HTTPResponse:
        wanted = str((request.json or {}).get("customer", ""))
        customers: list[dict[str, Any]] = json.loads(storefront_file.read_text(encoding="utf-8"))["customers"]
        for customer in customers:
            if str(customer["id"]) == wanted:
                known = Customer(customer["external_id"], customer["name"], customer["source"])
                return response.json({"token": tokens.sign_customer(known), "name": known.name})
        raise NotFound("no such customer")

    async def index(request: Request) -> HTTPResponse | None:
        """Answer for the root: Rasa has a route of its own there ("Hello from Rasa")."""
        if request.path == "/" and request.method == "GET":
            return await _file(_DIST / "index.html")
        return None

    site.ctx.index = index
    if (_DIST / "assets").is_dir():
        site.static("/assets", str(_DIST / "assets"))


async def _file(path: Path, headers: dict[str, str] | None = None) -> HTTPResponse:
    if not path.is_file():
        raise NotFound(f"{path.name} is missing; `make up` builds it")
    return await response.file(path, headers=_HEADERS | (headers or {}))
