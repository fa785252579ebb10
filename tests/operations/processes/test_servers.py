"""The servers: their ports, how each is started, and when each is healthy."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from operations.errors import PortInUseError
from operations.processes.private_guide import free_port
from operations.processes.servers import (
    check_ports,
    health_check,
    is_port_free,
    make_conversation_folder,
    reachable_host,
)
from shop.settings import Settings


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize(("field", "setting"), [("port", "DAOGOU_PORT"), ("action_port", "DAOGOU_ACTION_PORT")])
def test_a_taken_port_is_named_with_its_setting(settings: Settings, taken_port: int, field: str, setting: str) -> None:
    free = {"port": free_port(), "action_port": free_port()}  # a guide may be running on the usual ones
    with pytest.raises(PortInUseError) as caught:
        check_ports(settings.copy(update={**free, field: taken_port}))

    assert f"port {taken_port} on 127.0.0.1" in str(caught.value)
    assert f"{setting}={taken_port + 1}" in str(caught.value)


def test_a_port_is_free_again_after_its_listener_closed() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        assert not is_port_free("127.0.0.1", port)

    assert is_port_free("127.0.0.1", port)


def test_the_folder_of_conversations_is_made(settings: Settings, tmp_path: Path) -> None:
    """Rasa keeps conversations in memory, and says so in its log only, when it cannot open their file."""
    make_conversation_folder(settings.copy(update={"tracker_store_url": f"sqlite:///{tmp_path}/deep/talks.db"}))

    assert (tmp_path / "deep").is_dir()


@pytest.mark.parametrize(("host", "reachable"), [("0.0.0.0", "127.0.0.1"), ("192.0.2.7", "192.0.2.7")])  # noqa: S104
def test_the_printed_address_can_be_opened(host: str, reachable: str) -> None:
    assert reachable_host(host) == reachable


@pytest.mark.parametrize(
    ("status", "body", "healthy"),
    [(200, {"ready": True}, True), (200, {"ready": False}, False), (503, {"ready": True}, False), (200, [], False)],
)
def test_healthy_means_200_and_ready(status: int, body: object, healthy: bool) -> None:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        ask = health_check(f"http://127.0.0.1:{server.server_port}/health", lambda answer: answer.get("ready") is True)

        assert ask() is healthy


def test_nobody_there_is_not_healthy() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]

    assert health_check(f"http://127.0.0.1:{port}/health", lambda body: True)() is False
