"""Task success: scripted conversations held with the running guide, their ends checked in the shop's database.

    python -m benchmarks.tasks                    # all sixty
    python -m benchmarks.tasks --only budget      # those with a word in their name
    python -m benchmarks.tasks --wrong            # with every turn of those that failed

A conversation succeeds if every product of the list shown last satisfies every condition that still holds, and the
last message was about the product it meant. A property that a product does not state counts if its title says it. What
the guide shows as the nearest, saying that nothing fits, is right only if no product of the shop fits; it must still be
of the kind and free of what was refused. What "would be nice" need only come first. Needs the ingested demo shop and
the trained models.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.report import write_tables
from operations.processes.private_guide import private_guide
from shop.catalogue.models import Product
from shop.settings import get_settings
from shop.shop_file import ShopFile
from shop.unit_of_work import unit_of_work_factory
from studio.shopper import Answer, Shopper
from studio.testing.format import Conditions
from studio.testing.products import ShopFacts, misfits, price_of, values_of
from studio.testing.responses import Responses
from studio.testing.running import in_words

_FOLDER = Path("data/evaluation")
_RESULTS = Path("benchmarks/results/tasks.md")
_CONDITIONS = {
    "category": "category",
    "brand": "brand",
    "not_brand": "not_brand",
    "max_price": "price_at_most",
    "min_price": "price_at_least",
}
"""The names of a goal's conditions, and those that conversations are checked by."""
_NEVER_GIVEN_UP = ("category", "not_brand", "not_attributes")
_NEAREST = ("utter_catalogue__nearest", "utter_catalogue__nearest_price", "utter_catalogue__nearest_without")
_ONE_FOUND = (
    *("utter_catalogue__found_one", "utter_catalogue__found_one_otherwise"),
    *("utter_catalogue__back", "utter_catalogue__back_to_list"),
)
"""Answers by which a list may have one card only; else one card is a product that is talked about."""


@dataclass(frozen=True)
class Shown:
    """The list that was shown last: its cards, and whether the guide said that these come near only."""

    cards: list[dict[str, Any]]
    is_near: bool


@dataclass(frozen=True)
class Outcome:
    """How one conversation went: what was wrong at its end (nothing: it succeeded), and all that was said."""

    language: str
    name: str
    turns: int
    wrong: list[str]
    said: list[str]


@click.command(help=__doc__)
@click.option("--only", help="Hold only the conversations with this word in their name.")
@click.option("--wrong", is_flag=True, help="Print every turn of those that failed.")
def main(only: str | None, wrong: bool) -> None:
    """Hold the conversations and write the table."""
    settings = get_settings()
    tasks = [
        (language, task) for language in ("en", "zh") for task in _tasks(language) if not only or only in task["name"]
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        private_guide(settings, Path(folder), messages_per_minute=10_000) as own,
    ):
        responses = Responses(settings.domain_dir)
        shop = ShopFacts(unit_of_work_factory(own.database_url), ShopFile.load(settings.catalogue_dir).rates)
        url = f"http://127.0.0.1:{own.port}"
        outcomes = [
            asyncio.run(_hold(url, language, task, shop, responses))
            for language, task in track(tasks, description="Talking", transient=True)
        ]
    console = Console()
    for outcome in outcomes:
        if outcome.wrong:
            console.rule(f"{outcome.language}: {outcome.name}")
            console.print("\n".join([*(outcome.said if wrong else []), *outcome.wrong]), markup=False)
    table = Table(title="Task success")
    for heading in ("language", "conversations", "turns", "succeeded", "share"):
        table.add_column(heading, justify="left" if heading == "language" else "right")
    for language in ("en", "zh", "both"):
        some = [outcome for outcome in outcomes if language in (outcome.language, "both")]
        right = sum(not outcome.wrong for outcome in some)
        share = f"{right / len(some):.3f}" if some else "-"
        table.add_row(language, str(len(some)), str(sum(outcome.turns for outcome in some)), str(right), share)
    console.print(table)
    if not only:
        write_tables(_RESULTS, "Task success in scripted conversations", table)


def _tasks(language: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(
        (_FOLDER / f"conversations_{language}.yml").read_text(encoding="utf-8")
    )
    return found


async def _hold(url: str, language: str, task: dict[str, Any], shop: ShopFacts, responses: Responses) -> Outcome:
    said: list[str] = []
    shown = Shown([], is_near=False)
    about: list[dict[str, Any]] = []
    async with Shopper(url, language=language) as shopper:
        for text in task["turns"]:
            answer = await shopper.say(str(text))
            said += [f"  shopper: {text}", *in_words(answer)]
            about = answer.products
            # A list is what a search shows; one card under a price or details is the product talked about.
            if _is_list(answer, shown.cards, responses):
                shown = Shown(answer.products, _says(_NEAREST, answer, responses))
    wrong = list(_wrong(task["goal"], shown, about, shop))
    return Outcome(language, task["name"], len(task["turns"]), wrong, said)


def _is_list(answer: Answer, shown: list[dict[str, Any]], responses: Responses) -> bool:
    if len(answer.products) != 1 or _says(_ONE_FOUND, answer, responses):
        return bool(answer.products)
    return answer.products[0]["id"] not in {card["id"] for card in shown}


def _says(names: tuple[str, ...], answer: Answer, responses: Responses) -> bool:
    return any(responses.is_said(name, language, answer) for name in names for language in ("en", "zh"))


def _wrong(goal: dict[str, Any], shown: Shown, about: list[dict[str, Any]], shop: ShopFacts) -> Iterator[str]:
    with shop.unit_of_work() as uow:
        listed_products = uow.products.get_many([card["id"] for card in shown.cards])
        talked_about = uow.products.get_many([card["id"] for card in about])
    if not listed_products:
        yield "no product is shown"
    if shown.is_near and (fitting := _fitting(goal, shop)):
        yield f"nothing is said to fit, and “{fitting.title}” ({fitting.id}) does"
    required = {name: goal[name] for name in _NEVER_GIVEN_UP if name in goal} if shown.is_near else goal
    for product in listed_products:
        for reason in _misfits(required, product, shop):
            yield f"“{product.title}” ({product.id}): {reason}"
    if "first" in goal and listed_products:
        for reason in _misfits({"attributes": goal["first"]}, listed_products[0], shop):
            yield f"“{listed_products[0].title}” comes first: {reason}"
    if "about" in goal:
        yield from _not_about(goal["about"], listed_products, talked_about, shop)


def _fitting(goal: dict[str, Any], shop: ShopFacts) -> Product | None:
    """Return a product of the shop that fits all that is wanted, None if there is none."""
    with shop.unit_of_work() as uow:
        ids = [
            found.id for found in uow.products.iter_snapshots() if goal.get("category") in (None, *found.category_path)
        ]
        return next((found for found in uow.products.get_many(ids) if not any(_misfits(goal, found, shop))), None)


def _misfits(goal: dict[str, Any], product: Product, shop: ShopFacts) -> Iterator[str]:
    conditions = Conditions.parse_obj({name: goal[key] for key, name in _CONDITIONS.items() if key in goal})
    yield from misfits(conditions, product, shop)
    for name, wanted in goal.get("attributes", {}).items():
        if not any(_matches(value, wanted) for value in values_of(product, name) or [_said_in(product, name, wanted)]):
            yield f"{name} is {values_of(product, name)}, not {wanted}"
    for name, unwanted in goal.get("not_attributes", {}).items():
        if any(_matches(value, unwanted) for value in values_of(product, name)):
            yield f"{name} is {values_of(product, name)}, which is not wanted"


def _said_in(product: Product, name: str, wanted: Any) -> Any:
    """Return the wanted value if the title of a product says it, else None."""
    words = name if wanted is True else wanted
    return wanted if isinstance(words, str) and words.casefold() in product.title.casefold() else None


def _not_about(
    wanted: dict[str, Any], shown: list[Product], talked_about: list[Product], shop: ShopFacts
) -> Iterator[str]:
    if not talked_about:
        yield f"the last answer is about no product, wanted {wanted}"
        return
    product = talked_about[0]
    (how, which), *_ = wanted.items()
    if how == "position" and isinstance(which, int):
        right = 0 < which <= len(shown) and product.id == shown[which - 1].id
    elif how == "position":
        prices = [price for item in shown if (price := price_of(item, shop)) is not None]
        right = price_of(product, shop) == (min if which == "cheapest" else max)(prices, default=None)
    elif how == "brand":
        right = (product.brand or "").casefold() == str(which).casefold()
    elif how == "attribute":
        right = all(any(_matches(value, item) for value in values_of(product, name)) for name, item in which.items())
    else:
        right = str(which).casefold() in product.title.casefold()
    if not right:
        yield f"the last answer is about “{product.title}”, wanted {wanted}"


def _matches(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        low, high = wanted.get("min", float("-inf")), wanted.get("max", float("inf"))
        return isinstance(value, float) and low <= value <= high
    if isinstance(wanted, list):
        return any(_matches(value, item) for item in wanted)
    return str(value).casefold() == str(wanted).casefold()


if __name__ == "__main__":
    main()
