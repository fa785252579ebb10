"""A guide made from the files as they are now, beside the running one: to talk to, and to hold tests with."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from operations.dialogue_training import is_up_to_date, train_dialogue
from operations.private_guide import private_guide
from studio.testing.checking import Responses
from studio.testing.format import FormatError, read
from studio.testing.products import ShopFacts
from studio.testing.running import ConversationRunner, Report

if TYPE_CHECKING:
    from rich.console import Console

    from shop.settings import Settings

_NO_LIMIT = 100_000


@contextmanager
def present_guide(settings: Settings, folder: Path, console: Console) -> Iterator[Settings]:
    """Serve a guide with a model of the present files until the block ends; yields its settings.

    The model is trained into `folder` where the published one is older than the files. Rasa keeps what it has learnt
    before, so that a changed answer or rule takes seconds.

    Raises:
        OperationsError: the files do not train, or the guide does not start; the text says why.
    """
    from operations.lookups import write_lookups

    own = settings
    if not is_up_to_date(settings):
        artefacts = folder / "artefacts"
        artefacts.mkdir()
        for piece in settings.artefacts_dir.iterdir():
            if piece.name != "dialogue":
                (artefacts / piece.name).symlink_to(piece.resolve())
        own = settings.copy(update={"artefacts_dir": artefacts})
        with console.status("Learning from the present files (seconds for an answer, minutes for examples)"):
            write_lookups(own)
            train_dialogue(own)
    (folder / "guide").mkdir()
    console.print("Starting a guide of your own")
    with private_guide(own, folder / "guide", messages_per_minute=_NO_LIMIT) as changed:
        yield changed


def hold_tests(own: Settings, paths: Sequence[Path], console: Console) -> list[Report]:
    """Hold conversation tests with a running guide and return how each went, telling of each as it ends."""
    from shop.currency import ExchangeRates
    from shop.unit_of_work import unit_of_work_factory

    url = f"http://{own.host}:{own.port}"
    shop = ShopFacts(unit_of_work_factory(own.database_url), ExchangeRates.load(own.catalogue_dir))
    runner = ConversationRunner(url, shop, Responses(own.domain_dir))
    reports = []
    for path in paths:
        report = _hold(runner, url, path)
        console.print(f"[red]✗[/] {path}" if report.wrong else f"[green]✓[/] {path}")
        reports.append(report)
    return reports


def _hold(runner: ConversationRunner, url: str, path: Path) -> Report:
    try:
        conversation = read(path)
    except FormatError as error:
        return Report(str(path), wrong=[str(error)])
    token = None if conversation.customer is None else _log_in(url, conversation.customer)
    return asyncio.run(runner.run(conversation, token, path))


def _log_in(url: str, place: int) -> str:
    """Log in as one of the storefront's customers, counted from 1."""
    with urllib.request.urlopen(f"{url}/storefront.json", timeout=10) as response:  # noqa: S310  # our own guide
        customer = json.load(response)["customers"][place - 1]
    request = urllib.request.Request(  # noqa: S310
        f"{url}/storefront/login",
        data=json.dumps({"customer": str(customer["id"])}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
        return str(json.load(response)["token"])
