"""Starts what is measured, our guide and Rasa's starter bot, and leaves nothing of it behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import psutil

from operations.errors import ChildFailedError, OperationsError
from operations.pieces import check_pieces, sqlite_path
from operations.processes.guardian import Guardian
from operations.processes.logs import last_lines
from operations.processes.private_guide import copied_shop, free_port
from operations.processes.servers import health_check
from shop.settings import Settings

_LOOPBACK = "127.0.0.1"
_START_TIMEOUT_S = 240.0
_STOP_TIMEOUT_S = 30.0
_POLL_S = 0.2
# More than any shopper here can send: the guard against floods would answer instead of the guide.
_NO_RATE_LIMIT = 1_000_000


@contextmanager
def running_guide(settings: Settings, workdir: Path) -> Iterator[tuple[str, dict[str, psutil.Process]]]:
    """Serve the guide as it is trained here, by `daogou serve`; yields its address and its two servers.

    It works on a copy of the shop's database, so that its shoppers' behaviour teaches the shop nothing.

    Raises:
        OperationsError: something has to be made first, or a server does not start.
    """
    check_pieces(settings)
    if sqlite_path(settings.database_url) is None:
        raise OperationsError(
            "this benchmark copies the shop's database, which it can on SQLite only: unset DAOGOU_DATABASE_URL"
        )
    var_dir = workdir / "var"
    shutil.rmtree(var_dir, ignore_errors=True)
    var_dir.mkdir(parents=True)
    port, action_port = free_port(), free_port()
    environment = {
        **os.environ,
        "DAOGOU_DATABASE_URL": copied_shop(settings.database_url, var_dir / "shop.db"),
        "DAOGOU_VAR_DIR": str(var_dir),
        "DAOGOU_TRACKER_STORE_URL": f"sqlite:///{var_dir / 'conversations.db'}",
        "DAOGOU_HOST": _LOOPBACK,
        "DAOGOU_PORT": str(port),
        "DAOGOU_ACTION_PORT": str(action_port),
        "DAOGOU_MESSAGES_PER_MINUTE": str(_NO_RATE_LIMIT),
        "DAOGOU_MESSAGES_PER_MINUTE_BY_ADDRESS": str(_NO_RATE_LIMIT),
        "DAOGOU_MESSAGES_PER_MINUTE_IN_ALL": str(_NO_RATE_LIMIT),
        "DAOGOU_CONNECTS_PER_MINUTE_BY_ADDRESS": str(_NO_RATE_LIMIT),
    }
    url = f"http://{_LOOPBACK}:{port}"
    healths = (
        health_check(f"http://{_LOOPBACK}:{action_port}/health", lambda body: True),
        health_check(f"{url}/health", lambda body: body.get("ready") is True),
    )
    command = [str(Path(sys.executable).with_name("daogou")), "serve", "--timeout", str(_START_TIMEOUT_S)]
    log_path = workdir / "guide.log"
    with _running("guide", command, Path.cwd(), environment, log_path) as process:
        _wait("guide", process, lambda: all(healthy() for healthy in healths), log_path)
        yield url, {"Rasa server": _child(process, "bot"), "action server": _child(process, "actions")}


@contextmanager
def running_starter(workdir: Path) -> Iterator[tuple[str, Path, dict[str, psutil.Process]]]:
    """Serve Rasa's starter bot by a plain `rasa run`; yields its address, its domain file and its server.

    It is made and trained once per version of Rasa and kept in `workdir`.

    Raises:
        OperationsError: it does not train or start.
    """
    folder = _starter(workdir)
    port = free_port()
    command = [sys.executable, "-m", "rasa", "run", "--interface", _LOOPBACK, "--port", str(port)]
    url = f"http://{_LOOPBACK}:{port}"
    log_path = workdir / "starter.log"
    is_healthy = health_check(f"{url}/webhooks/rest/", lambda body: True)
    with _running("starter bot", command, folder, _plain_environment(), log_path) as process:
        _wait("starter bot", process, is_healthy, log_path)
        yield url, folder / "domain.yml", {"Rasa server": process}


def _starter(workdir: Path) -> Path:
    folder = workdir / f"starter-rasa-{version('rasa')}"
    if folder.exists():
        return folder
    unfinished = workdir / "starter-unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    log_path = workdir / "starter-init.log"
    command = [sys.executable, "-m", "rasa", "init", "--no-prompt"]
    with _running("starter bot", command, unfinished, _plain_environment(), log_path) as process:
        code = process.wait()
    if code != 0 or not list(unfinished.glob("models/*.tar.gz")):
        raise ChildFailedError("starter bot", "did not train", log_path, last_lines(log_path))
    return unfinished.rename(folder)


def _plain_environment() -> dict[str, str]:
    """Return the environment of somebody who knows Rasa only. Its telemetry would wait for the network."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("DAOGOU_")}
    return {**ours, "RASA_TELEMETRY_ENABLED": "false"}


@contextmanager
def _running(
    name: str, command: list[str], folder: Path, environment: Mapping[str, str], log_path: Path
) -> Iterator[psutil.Process]:
    """Run a command in a process group of its own; a guardian ends it should this process be killed."""
    log_path.parent.mkdir(parents=True, exist_ok=True)
    guardian = Guardian(_STOP_TIMEOUT_S)
    with log_path.open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        guardian.watch(process.pid)
        yield psutil.Process(process.pid)
    finally:
        _end(process)
        guardian.forget(process.pid)
        guardian.dismiss()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()  # `daogou serve` stops its servers itself
        try:
            process.wait(_STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(name: str, process: psutil.Process, is_healthy: Callable[[], bool], log_path: Path) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while not is_healthy():
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            raise ChildFailedError(name, "did not start", log_path, last_lines(log_path))
        if time.monotonic() > deadline:
            reason = f"did not become healthy within {_START_TIMEOUT_S:.0f} s"
            raise ChildFailedError(name, reason, log_path, last_lines(log_path))
        time.sleep(_POLL_S)


def _child(process: psutil.Process, module: str) -> psutil.Process:
    """Return the child that was started as `python -m <module>`."""
    for child in process.children():
        if child.cmdline()[1:3] == ["-m", module]:
            return child
    raise OperationsError(f"`daogou serve` runs no `python -m {module}` any more; name its servers in {__file__}")
