"""What `daogou serve` checks before it starts anything."""

from __future__ import annotations

import http.server
import json
import socket
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from operations.environment import server_environment, stored_secrets
from operations.errors import MissingPieceError, PortInUseError
from operations.servers import (
    check_pieces,
    check_ports,
    health_check,
    is_port_free,
    make_conversation_folder,
    reachable_host,
    server_specs,
)
from shop.settings import Settings, get_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path}/shop.db",
        artefacts_dir=tmp_path / "artefacts",
        var_dir=tmp_path / "var",
    )


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_each_missing_piece_names_the_command_that_makes_it(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(MissingPieceError, match="daogou ingest"):
        check_pieces(settings)
    (tmp_path / "shop.db").touch()
    with pytest.raises(MissingPieceError, match="daogou train recommender"):
        check_pieces(settings)
    (tmp_path / "artefacts" / "recommender").mkdir(parents=True)
    with pytest.raises(MissingPieceError, match="daogou train dialogue"):
        check_pieces(settings)
    (tmp_path / "artefacts" / "dialogue").mkdir()
    (tmp_path / "artefacts" / "dialogue" / "daogou.tar.gz").touch()

    check_pieces(settings)


@pytest.mark.parametrize(("field", "setting"), [("port", "DAOGOU_PORT"), ("action_port", "DAOGOU_ACTION_PORT")])
def test_a_taken_port_is_named_with_its_setting(settings: Settings, taken_port: int, field: str, setting: str) -> None:
    with pytest.raises(PortInUseError) as caught:
        check_ports(settings.copy(update={field: taken_port}))

    assert f"port {taken_port} on 127.0.0.1" in caught.value.message
    assert f"{setting}={taken_port + 1}" in caught.value.message


def test_a_port_is_free_again_after_its_listener_closed() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        assert not is_port_free("127.0.0.1", port)

    assert is_port_free("127.0.0.1", port)


def test_the_servers_get_every_setting_and_the_same_secrets_each_time(settings: Settings) -> None:
    first = server_environment(settings)
    second = server_environment(settings)

    assert {f"DAOGOU_{name.upper()}" for name in settings.dict()} <= first.keys()
    assert len(first["DAOGOU_SECRET"]) >= 32
    assert first["DAOGOU_SECRET"] != first["DAOGOU_SHOP_SECRET"]
    assert first == second
    assert first["RASA_TELEMETRY_ENABLED"] == "false"


def test_a_configured_secret_wins_over_the_stored_one(settings: Settings) -> None:
    environment = server_environment(settings.copy(update={"secret": "of the owner"}))

    assert environment["DAOGOU_SECRET"] == "of the owner"
    assert environment["DAOGOU_SHOP_SECRET"] == stored_secrets(settings.var_dir)["shop_secret"]


def test_only_the_owner_can_read_the_secrets(settings: Settings) -> None:
    stored_secrets(settings.var_dir)

    assert stat.S_IMODE((settings.var_dir / "secret").stat().st_mode) == 0o600


def test_the_model_is_named_by_its_file(settings: Settings) -> None:
    """A folder would make Rasa load whichever model is newest there."""
    rasa = server_specs(settings)[1]

    assert str(settings.artefacts_dir / "dialogue" / "daogou.tar.gz") in rasa.command


def test_the_folder_of_conversations_is_made(settings: Settings, tmp_path: Path) -> None:
    """Rasa keeps conversations in memory, and says so in its log only, when it cannot open their file."""
    make_conversation_folder(settings.copy(update={"tracker_store_url": f"sqlite:///{tmp_path}/deep/talks.db"}))

    assert (tmp_path / "deep").is_dir()


def test_the_command_tells_a_missing_piece_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAOGOU_DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    get_settings.cache_clear()

    result = CliRunner().invoke(main, ["serve"])

    get_settings.cache_clear()
    assert result.exit_code == 1
    assert result.output.startswith("Error: the shop's database is missing")
    assert result.output.count("\n") == 1


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
