"""Files that are sent whole: a browser keeps them, and asks by their hash whether they have changed."""

from __future__ import annotations

import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from sanic import response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

_MOST_FILES = 4096


def send_file(request: Request, path: Path, headers: dict[str, str] | None = None) -> HTTPResponse:
    """Return the answer with a file, or 304 where the browser has it already.

    Raises:
        NotFound: there is no such file.
    """
    if not path.is_file():
        raise NotFound(f"{path.name} is missing; `make up` builds it")
    stat = path.stat()
    tag = _hash(path, stat.st_mtime_ns, stat.st_size)
    # `no-cache` lets a browser keep it, and ask: a new version is seen at once, an old one costs 304.
    sent = {"ETag": tag, "Cache-Control": "no-cache", **(headers or {})}
    if tag in (known.strip() for known in request.headers.get("if-none-match", "").split(",")):
        return response.empty(status=304, headers=sent)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("javascript", "json")):
        kind += "; charset=utf-8"
    return response.raw(path.read_bytes(), content_type=kind, headers=sent)


@lru_cache(maxsize=_MOST_FILES)
def _hash(path: Path, changed_ns: int, size: int) -> str:
    """Return the tag of a file's content; a file that has changed is another one to the cache."""
    return f'"{hashlib.sha256(path.read_bytes()).hexdigest()[:32]}"'
