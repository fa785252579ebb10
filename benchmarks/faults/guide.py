"""A guide to break: `daogou serve` with folders, databases and artefacts of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from operations.errors import OperationsError
from operations.processes.environment import stored_secrets
from operations.processes.private_guide import copied_shop, free_port
from operations.processes.servers import health_check
from shop.settings import Settings

_START_TIMEOUT_S = 300
_NO_RATE_LIMIT = 100_000


@dataclass(frozen=True)
class BreakableGuide:
    """A guide that runs, with what is needed to break it.

    Attributes:
        url: where it answers.
        artefacts: its copy of the artefacts.
        store_url: the database of its conversations.
        supervisor: the process that runs its servers.
    """

    url: str
    artefacts: Path
    store_url: str
    supervisor: psutil.Process

    def server(self, module: str) -> psutil.Process:
        """Return the server that runs as `python -m <module>`."""
        for child in self.supervisor.children():
            if child.cmdline()[1:3] == ["-m", module]:
                return child
        raise OperationsError(f"no `python -m {module}` runs")

    def kill(self, module: str) -> None:
        """End a server as `kill -9` does."""
        self.server(module).kill()


@contextmanager
def breakable_guide(settings: Settings, folder: Path, store_url: str | None = None) -> Iterator[BreakableGuide]:
    """Serve a guide in `folder` until the block ends.

    Args:
        settings: of the guide to copy.
        folder: exists, and is the caller's to remove.
        store_url: the database of the conversations; SQLite in `folder` without one.

    Raises:
        OperationsError: it does not start.
    """
    artefacts = folder / "artefacts"
    shutil.copytree(settings.artefacts_dir, artefacts, ignore=shutil.ignore_patterns("training"))
    port = free_port()
    store_url = store_url or f"sqlite:///{folder / 'conversations.db'}"
    values = {
        "HOST": "127.0.0.1",
        "PORT": port,
        "ACTION_PORT": free_port(),
        "VAR_DIR": folder,
        "ARTEFACTS_DIR": artefacts,
        "DIALOGUE_MODEL_DIR": artefacts / "dialogue",
        "DATABASE_URL": copied_shop(settings.database_url, folder / "shop.db"),
        "TRACKER_STORE_URL": store_url,
        "MESSAGES_PER_MINUTE": _NO_RATE_LIMIT,
        "SECRET": settings.secret or stored_secrets(settings.var_dir)["secret"],  # it sealed the model
    }
    environment = {**os.environ, **{f"DAOGOU_{name}": str(value) for name, value in values.items()}}
    command = [str(Path(sys.executable).with_name("daogou")), "serve", "--timeout", str(_START_TIMEOUT_S)]
    with (
        (folder / "serve.log").open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            ready = health_check(f"{url}/health", lambda body: body.get("ready") is True)
            while not ready():
                if process.poll() is not None:
                    raise OperationsError((folder / "serve.log").read_text(encoding="utf-8")[-2000:])
                time.sleep(0.5)
            _wait_for_copies(folder)
            yield BreakableGuide(url, artefacts, store_url, psutil.Process(process.pid))
        finally:
            process.terminate()


def _wait_for_copies(folder: Path) -> None:
    """Wait until what is served has been copied: the guide is open a moment earlier."""
    while not (folder / "last_good" / "storefront.json").exists():
        time.sleep(0.1)
