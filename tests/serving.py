"""The guide itself, running for a whole test session: `daogou serve` with the demo shop and the trained models."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.channels.tokens import Customer, Tokens
from cli.dialogue import model_path
from cli.serve import sqlite_path
from shop.currency import ExchangeRates
from shop.settings import Settings
from shop.unit_of_work import UnitOfWorkFactory, unit_of_work_factory

ROOT = Path(__file__).parent.parent
START_TIMEOUT_S = 180
STOP_TIMEOUT_S = 30
MESSAGES_PER_MINUTE = 40
SECRET, SHOP_SECRET = "the guide's key, for these tests only", "the shop's key, for these tests only"


@dataclass(frozen=True)
class RunningGuide:
    """A guide that answers at `url`, the shop it sells from, and what signs its tokens."""

    url: str
    tokens: Tokens
    unit_of_work: UnitOfWorkFactory
    rates: ExchangeRates

    def demo_customer(self, place=0):
        """Return one of the customers that the demo shop lets log in."""
        with urllib.request.urlopen(f"{self.url}/storefront.json", timeout=10) as response:  # noqa: S310
            customer = json.load(response)["customers"][place]
        return Customer(str(customer["id"]), customer["name"])


@pytest.fixture(scope="session")
def guide(tmp_path_factory):
    """The running guide; its conversations and what shoppers do go to a folder of their own."""
    settings = Settings(_env_file=None)
    folder = tmp_path_factory.mktemp("guide")
    _require_artefacts(settings)
    database_url = _own_copy(settings.database_url, folder / "shop.db")
    port, action_port = _free_port(), _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DAOGOU_DATABASE_URL": database_url,
        "DAOGOU_TRACKER_STORE_URL": f"sqlite:///{folder / 'conversations.db'}",
        "DAOGOU_VAR_DIR": str(folder),
        "DAOGOU_HOST": "127.0.0.1",
        "DAOGOU_PORT": str(port),
        "DAOGOU_ACTION_PORT": str(action_port),
        "DAOGOU_SECRET": SECRET,
        "DAOGOU_SHOP_SECRET": SHOP_SECRET,
        "DAOGOU_DEMO": "true",
        "DAOGOU_MESSAGES_PER_MINUTE": str(MESSAGES_PER_MINUTE),
    }
    log_path = folder / "serve.log"
    with log_path.open("wb") as log:
        process = subprocess.Popen(  # noqa: S603  # the command is our own
            [str(Path(sys.executable).with_name("daogou")), "serve"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a Ctrl-C at the tests' terminal reaches it once, from here
        )
    try:
        _wait_until_ready(process, url, log_path)
        yield RunningGuide(
            url,
            Tokens(SECRET, SHOP_SECRET),
            unit_of_work_factory(database_url),
            ExchangeRates.load(settings.catalogue_dir),
        )
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(STOP_TIMEOUT_S)


def _require_artefacts(settings):
    database = sqlite_path(settings.database_url)
    for needed in (database, settings.artefacts_dir / "recommender", model_path(settings)):
        if needed is not None and not (ROOT / needed).exists():
            pytest.fail(f"{needed} is missing; run `make train`, then the tests again", pytrace=False)


def _own_copy(database_url, target):
    """Copy a SQLite shop, so that what the tests look at does not teach the recommender of the developer's shop."""
    source = sqlite_path(database_url)
    if source is None:
        return database_url
    with closing(sqlite3.connect(ROOT / source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
    return f"sqlite:///{target}"


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_until_ready(process, url, log_path):
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        if _is_ready(url):
            return
        time.sleep(0.2)
    pytest.fail(f"`daogou serve` did not start:\n{log_path.read_text(encoding='utf-8')}", pytrace=False)


def _is_ready(url):
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=5) as response:  # noqa: S310
            return json.load(response).get("ready") is True
    except (urllib.error.URLError, OSError, ValueError):
        return False
