"""A guide to break: `daogou serve` with folders, databases and artefacts of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from benchmarks.faults import planted
from benchmarks.faults.proxy import Proxy
from operations.errors import OperationsError
from operations.pieces import MODEL_NAME
from operations.processes.environment import stored_secrets
from operations.processes.private_guide import copied_shop, free_port
from operations.processes.servers import health_check
from shop.settings import Settings

_START_TIMEOUT_S = 300
_NO_RATE_LIMIT = 100_000


class BreakableGuide:
    """A guide that runs, with what is needed to break it.

    Args:
        settings: of the guide that it is a copy of.
        folder: what it writes goes there.
        store_url: the database of its conversations; SQLite in `folder` without one.

    Attributes:
        url: where it answers.
        artefacts: its copy of the artefacts.
        store_url: the database of its conversations, as it is told.
        way_to_store: what stands before that database; None where it is a file.
    """

    supervisor: psutil.Process

    def __init__(self, settings: Settings, folder: Path, store_url: str | None, way_to_store: Proxy | None) -> None:
        self._settings = settings
        self._folder = folder
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.artefacts = folder / "artefacts"
        self.store_url = store_url or f"sqlite:///{folder / 'conversations.db'}"
        self.way_to_store = way_to_store

    @property
    def model(self) -> Path:
        """Its copy of the dialogue model."""
        return self.artefacts / "dialogue" / f"{MODEL_NAME}.tar.gz"

    @property
    def has_run_planted_code(self) -> bool:
        """Whether code was run that somebody planted."""
        return self._planted_note.exists()

    def server(self, module: str) -> psutil.Process:
        """Return the server that runs as `python -m <module>`."""
        for child in self.supervisor.children():
            with suppress(psutil.NoSuchProcess):  # one that has just ended
                if child.cmdline()[1:3] == ["-m", module]:
                    return child
        raise OperationsError(f"no `python -m {module}` runs")

    def kill(self, module: str) -> None:
        """End a server as `kill -9` does."""
        self.server(module).kill()

    def renew_artefacts(self) -> None:
        """Put right what a fault has done to them."""
        shutil.rmtree(self.artefacts, ignore_errors=True)
        shutil.copytree(self._settings.artefacts_dir, self.artefacts, ignore=shutil.ignore_patterns("training"))

    def logs_with(self, words: Collection[str]) -> list[str]:
        """Return the names of the logs in which one of some words stands."""
        marks = [word.encode() for word in words]
        logs = sorted((self._folder / "logs").iterdir())
        return [path.name for path in logs if any(mark in path.read_bytes() for mark in marks)]

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serve until the block ends.

        Raises:
            OperationsError: it does not start.
        """
        self.renew_artefacts()
        command = [str(Path(sys.executable).with_name("daogou")), "serve", "--timeout", str(_START_TIMEOUT_S)]
        log_path = self._folder / "serve.log"
        with (
            log_path.open("wb") as log,
            subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=self._environment()) as process,
        ):
            try:
                ready = health_check(f"{self.url}/health", lambda body: body.get("ready") is True)
                while not ready():
                    if process.poll() is not None:
                        raise OperationsError(log_path.read_text(encoding="utf-8")[-2000:])
                    time.sleep(0.5)
                # What is served has been copied as well a moment later.
                while not (self._folder / "last_good" / "storefront.json").exists():
                    time.sleep(0.1)
                self.supervisor = psutil.Process(process.pid)
                yield
            finally:
                process.terminate()

    @property
    def _planted_note(self) -> Path:
        return self._folder / "planted"

    def _environment(self) -> dict[str, str]:
        settings, folder = self._settings, self._folder
        values = {
            "HOST": "127.0.0.1",
            "PORT": self._port,
            "ACTION_PORT": free_port(),
            "VAR_DIR": folder,
            "ARTEFACTS_DIR": self.artefacts,
            "DIALOGUE_MODEL_DIR": self.artefacts / "dialogue",
            "DATABASE_URL": copied_shop(settings.database_url, folder / "shop.db"),
            "TRACKER_STORE_URL": self.store_url,
            "MESSAGES_PER_MINUTE": _NO_RATE_LIMIT,
            "SECRET": settings.secret or stored_secrets(settings.var_dir)["secret"],  # it sealed the model
        }
        named = {f"DAOGOU_{name}": str(value) for name, value in values.items()}
        return {**os.environ, **named, planted.NOTE: str(self._planted_note)}
