"""What the guide writes is its owner's alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from operations.private_files import is_private, make_private
from operations.processes.environment import server_environment
from operations.processes.supervisor import ChildSpec, Supervisor
from shop.settings import Settings


@pytest.fixture(autouse=True)
def wide_umask() -> Iterator[None]:
    """As most machines have it: everybody may read what is written."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_what_lies_there_from_before_is_closed(settings: Settings, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "talks.db"
    own = settings.copy(update={"tracker_store_url": f"sqlite:///{elsewhere}"})
    written = [own.var_dir / "logs" / "rasa.log", own.artefacts_dir / "card.json", elsewhere, tmp_path / "other.txt"]
    written.append(elsewhere.with_name("talks.db-wal"))
    for path in written:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    make_private(own)

    assert [is_private(path) for path in written] == [True, True, True, False, True]
    assert stat.S_IMODE(own.var_dir.stat().st_mode) == 0o700
    assert stat.S_IMODE(written[0].stat().st_mode) == 0o600


def test_a_command_and_the_servers_that_it_starts_write_for_the_owner_only(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAOGOU_VAR_DIR", str(settings.var_dir))
    CliRunner().invoke(main, ["doctor"])

    server_environment(settings)
    command = ("sh", "-c", f"echo said > {tmp_path}/said.db; sleep 60")
    spec = ChildSpec("server", command, settings.var_dir / "logs" / "server.log", (tmp_path / "said.db").exists)
    with Supervisor([spec], os.environ) as supervisor:
        assert supervisor.wait_until_healthy(30, lambda name, seconds: None)

    written = [settings.var_dir, settings.var_dir / "secret", tmp_path / "said.db", spec.log_path, spec.log_path.parent]
    assert all(is_private(path) for path in written)
