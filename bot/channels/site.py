"""The pages beside the socket: the storefront with its login, the widget's file, pictures, and health."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sanic import Blueprint, response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.files import send_file
from bot.channels.tokens import Customer, Tokens

_DIST = Path(__file__).parents[2] / "widget" / "dist"
_STOREFRONT_FILE = "storefront.json"
# Pictures keep their names when they change, and are many: a browser asks for one again after an hour.
_PICTURES = {"Cache-Control": "public, max-age=3600"}
_CHAT_PAGE = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Daogou</title>
    <script type="module" src="/widget.js"></script>
  </head>
  <body><daogou-chat></daogou-chat></body>
</html>
"""


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
        return send_file(request, _DIST / "widget.js", {"Access-Control-Allow-Origin": "*"})

    async def index(request: Request) -> HTTPResponse | None:
        """Answer for the root: Rasa has a route of its own there, which tells strangers its version."""
        if request.path != "/" or request.method != "GET":
            return None
        return send_file(request, _DIST / "index.html") if storefront else response.html(_CHAT_PAGE)

    site.ctx.index = index
    pictures = Path(catalogue_dir) / "pictures"
    if pictures.is_dir():
        _add_pictures(site, pictures.resolve())
    if storefront:
        _add_storefront(site, tokens, Path(artefacts_dir) / _STOREFRONT_FILE)
    return site


def _add_pictures(site: Blueprint, folder: Path) -> None:
    """Add the catalogue's pictures."""

    @site.get("/pictures/<name:path>")
    async def picture(request: Request, name: str) -> HTTPResponse:
        return send_file(request, _inside(folder, name), _PICTURES)


def _add_storefront(site: Blueprint, tokens: Tokens, storefront_file: Path) -> None:
    """Add the storefront and the login as one of its customers."""

    @site.get("/storefront.json")
    async def storefront(request: Request) -> HTTPResponse:
        return send_file(request, storefront_file)

    @site.get("/assets/<name:path>")
    async def asset(request: Request, name: str) -> HTTPResponse:
        return send_file(request, _inside(_DIST / "assets", name))

    @site.post("/storefront/login")
    async def login(request: Request) -> HTTPResponse:
        body = request.json
        wanted = body.get("customer") if isinstance(body, dict) else None
        customers: list[dict[str, Any]] = json.loads(storefront_file.read_text(encoding="utf-8"))["customers"]
        for customer in customers:
            if str(customer["id"]) == wanted:
                known = Customer(customer["external_id"], customer["name"], customer["source"])
                return response.json({"token": tokens.sign_customer(known), "name": known.name})
        raise NotFound("no such customer")


def _inside(folder: Path, name: str) -> Path:
    """Return the file of a folder that a request names.

    Raises:
        NotFound: no file can have that name, or it would lie elsewhere.
    """
    try:
        path = (folder / unquote(name, errors="strict")).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    except (ValueError, OSError):  # a zero byte, no UTF-8, or longer than a file's name can be
        pass
    raise NotFound("no such file")
