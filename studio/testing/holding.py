"""Holds conversation tests, one after the other, with a guide made from the present files."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shop.shop_file import ShopFile
from shop.unit_of_work import unit_of_work_factory
from studio.errors import FormatError
from studio.testing.format import read
from studio.testing.products import ShopFacts
from studio.testing.responses import Responses
from studio.testing.running import ConversationRunner, Report
from studio.trying import Ready, TryingEvent, present_guide

if TYPE_CHECKING:
    from shop.settings import Settings


@dataclass(frozen=True)
class Held:
    """A conversation was held: the file that describes it, and how it went."""

    path: Path
    report: Report


@dataclass(frozen=True)
class AllHeld:
    """The end of the tests."""

    passed: int
    failed: int


def find_tests(folder: Path, words: str) -> list[Path]:
    """Return the conversation tests with some words in their name, `<skill>/<test>`."""
    return [path for path in sorted(folder.glob("*/*.yml")) if words in f"{path.parent.name}/{path.stem}"]


def hold_tests(settings: Settings, paths: Sequence[Path]) -> Generator[TryingEvent | Held | AllHeld, None, None]:
    """Make a guide, hold each test with it, and tell of each as it ends.

    Use it inside `contextlib.closing`, which ends the guide whatever happens.

    Raises:
        OperationsError: the files do not train, or the guide does not start; the text says why.
    """
    failed = 0
    with closing(present_guide(settings)) as events:
        for event in events:
            yield event
            if isinstance(event, Ready):
                for held in _hold_all(settings, event.url, paths):
                    failed += bool(held.report.wrong)
                    yield held
    yield AllHeld(len(paths) - failed, failed)


def _hold_all(settings: Settings, url: str, paths: Sequence[Path]) -> Iterator[Held]:
    shop = ShopFacts(unit_of_work_factory(settings.database_url), ShopFile.load(settings.catalogue_dir).rates)
    runner = ConversationRunner(url, shop, Responses(settings.domain_dir))
    for path in paths:
        try:
            conversation = read(path)
            token = None if conversation.customer is None else _log_in(url, conversation.customer)
            yield Held(path, asyncio.run(runner.run(conversation, token, path)))
        except FormatError as error:
            yield Held(path, Report(str(path), (), (str(error),)))


def _log_in(url: str, place: int) -> str:
    """Log in as one of the customers that the storefront offers, counted from 1; returns the token."""
    with urllib.request.urlopen(f"{url}/storefront.json", timeout=10) as response:  # noqa: S310  # our own guide
        customer = json.load(response)["customers"][place - 1]
    request = urllib.request.Request(  # noqa: S310
        f"{url}/storefront/login",
        data=json.dumps({"customer": str(customer["id"])}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
        return str(json.load(response)["token"])
