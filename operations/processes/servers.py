"""The two servers of the guide: their ports, how each is started, and how it is."""

from __future__ import annotations

import json
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import TYPE_CHECKING

from operations.errors import PortInUseError
from operations.pieces import sqlite_path
from operations.processes.supervisor import ChildSpec

if TYPE_CHECKING:
    from operations.sound_pieces import SoundPieces
    from shop.settings import Settings

# A server in a crowd answers late, and is well.
_HEALTH_S = 5


def make_conversation_folder(settings: Settings) -> None:
    """Make the folder of the conversations' SQLite file: without it Rasa would silently keep them in memory only."""
    path = sqlite_path(settings.tracker_store_url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)


def check_ports(settings: Settings) -> None:
    """Make sure that both ports are free.

    Raises:
        PortInUseError: one is not; the text names the setting that changes it.
    """
    for host, port, setting in (
        (settings.host, settings.port, "DAOGOU_PORT"),
        ("127.0.0.1", settings.action_port, "DAOGOU_ACTION_PORT"),
    ):
        if not is_port_free(host, port):
            raise PortInUseError(host, port, setting)


def is_port_free(host: str, port: int) -> bool:
    """Whether a server could listen on this port of this machine."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            return False
    return True


def server_specs(settings: Settings, pieces: SoundPieces | None = None) -> list[ChildSpec]:
    """Return the two servers: how to start each, where it logs, and how to ask it for its health.

    Args:
        settings: of the guide.
        pieces: tell at every start which artefacts are whole; without them, those of the settings are served.
    """
    logs = settings.var_dir / "logs"
    reachable = reachable_host(settings.host)
    return [
        ChildSpec(
            "action server",
            (sys.executable, "-m", "actions"),
            logs / "actions.log",
            health_check(f"http://127.0.0.1:{settings.action_port}/health", lambda body: True),
            pieces.for_actions if pieces else dict,
        ),
        ChildSpec(
            "dialogue server",
            (sys.executable, "-m", "bot"),
            logs / "rasa.log",
            health_check(f"http://{reachable}:{settings.port}/health", lambda body: body.get("ready") is True),
            pieces.for_dialogue if pieces else dict,
        ),
    ]


def reachable_host(host: str) -> str:
    """Return the address by which this machine reaches a server that listens on `host`."""
    return "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host  # noqa: S104  # compared, not bound


def health_check(url: str, says_ready: Callable[[dict[str, object]], bool]) -> Callable[[], bool]:
    """Return a question to a server: does it answer `url` with 200 and a JSON object that says it is ready?"""

    def ask() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=_HEALTH_S) as response:  # noqa: S310  # http, built above
                body = json.load(response)
        except (OSError, ValueError, urllib.error.URLError):
            return False
        return isinstance(body, dict) and says_ready(body)

    return ask
