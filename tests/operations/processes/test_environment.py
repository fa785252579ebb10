"""What the servers are started with, and the secrets that an installation keeps."""

from __future__ import annotations

import stat

from operations.processes.environment import server_environment, stored_secrets
from shop.settings import Settings


def test_the_servers_get_every_setting_and_the_same_secrets_each_time(settings: Settings) -> None:
    first = server_environment(settings)
    second = server_environment(settings)

    assert {f"DAOGOU_{name.upper()}" for name in settings.dict()} <= first.keys()
    assert len(first["DAOGOU_SECRET"]) >= 32
    assert len({first[f"DAOGOU_{name}"] for name in ("SECRET", "SHOP_SECRET", "ACTION_SECRET")}) == 3
    assert first == second
    assert first["RASA_TELEMETRY_ENABLED"] == "false"
    assert int(first["SANIC_BACKLOG"]) > 1_000


def test_a_configured_secret_wins_over_the_stored_one(settings: Settings) -> None:
    environment = server_environment(settings.copy(update={"secret": "of the owner"}))

    assert environment["DAOGOU_SECRET"] == "of the owner"
    assert environment["DAOGOU_SHOP_SECRET"] == stored_secrets(settings.var_dir)["shop_secret"]


def test_only_the_owner_can_read_the_secrets(settings: Settings) -> None:
    stored_secrets(settings.var_dir)

    assert stat.S_IMODE((settings.var_dir / "secret").stat().st_mode) == 0o600
