"""Conversations of people who had never seen the guide, and what each answer must be at least.

    python -m benchmarks.strangers CHECKS_EN.yml CHECKS_ZH.yml            # all, with a guide of its own
    python -m benchmarks.strangers CHECKS_EN.yml --only laptop --answers  # some, with every answer

`data/evaluation/first_messages_{en,zh}.yml` are such files. A file is a list of conversations: `id` (its first two
letters are the language) and `turns`, each with `say` and, where something may be expected of the answer, `check`:

    any_title, all_title, none_title   patterns that some, all, none of the titles match (`all_title` the category too)
    min_price, max_price               of all products shown, in whole units of the base currency
    brand, all_brand, not_brand        of all products shown
    min_count, max_count               how many are shown
    text                               a pattern in what is said
    table: true                        a comparison is shown

Ends with exit code 0 whatever passes: it measures. Writes benchmarks/results/strangers.md, unless `--only` is given.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.report import write_tables
from operations.processes.private_guide import private_guide
from shop.settings import get_settings
from shop.shop_file import ShopFile
from shop.unit_of_work import unit_of_work_factory
from studio.shopper import Answer, Shopper
from studio.testing.products import ShopFacts, price_of
from studio.testing.running import in_words

_RESULTS = Path("benchmarks/results/strangers.md")
_TITLES = ("any_title", "all_title", "none_title")


@dataclass
class Held:
    """How one conversation of a file went: turns with an expectation, those that failed, and all that was said."""

    name: str
    source: str
    checked: int = 0
    failed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        """Of the shopper."""
        return self.name[:2]


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--only", help="Hold only the conversations with this in their id.")
@click.option("--answers", is_flag=True, help="Print every answer, not only what failed.")
def main(files: tuple[Path, ...], only: str | None, answers: bool) -> None:
    """Hold the conversations, print what failed, and write the table."""
    scripts = [
        (path.stem, script)
        for path in files
        for script in yaml.safe_load(path.read_text(encoding="utf-8"))
        if not only or only in script["id"]
    ]
    settings, console = get_settings(), Console()
    with (
        tempfile.TemporaryDirectory() as folder,
        private_guide(settings, Path(folder), messages_per_minute=10_000) as own,
    ):
        shop = ShopFacts(unit_of_work_factory(own.database_url), ShopFile.load(settings.catalogue_dir).rates)
        url = f"http://127.0.0.1:{own.port}"
        held = [
            asyncio.run(_hold(url, source, script, shop))
            for source, script in track(scripts, description="Talking", transient=True, console=console)
        ]
    for one in held:
        if answers or one.failed:
            console.rule(one.name)
            console.print("\n".join(one.said if answers else one.failed), markup=False, highlight=False)
    table = Table(title="What strangers may expect")
    for heading in ("file", "checked turns", "pass", "conversations", "pass whole"):
        table.add_column(heading, justify="left" if heading == "file" else "right")
    for source in dict.fromkeys(one.source for one in held):
        own_held = [one for one in held if one.source == source]
        turns, failed = sum(one.checked for one in own_held), sum(len(one.failed) for one in own_held)
        whole = sum(not one.failed for one in own_held)
        table.add_row(
            source, str(turns), f"{turns - failed} ({1 - failed / max(turns, 1):.0%})", str(len(own_held)), str(whole)
        )
    console.print(table)
    if not only:
        write_tables(_RESULTS, "Conversations of strangers", table)


async def _hold(url: str, source: str, script: dict[str, Any], shop: ShopFacts) -> Held:
    held = Held(script["id"], source)
    async with Shopper(url, language=held.language) as shopper:
        for turn in script["turns"]:
            answer = await shopper.say(str(turn["say"]))
            expected = turn.get("check", {})
            wrong = list(_wrong(expected, answer, shop))
            held.checked += bool(expected)
            if expected and wrong:
                held.failed.append(f"{turn['say']}: {'; '.join(wrong)}")
            held.said += [f"> {turn['say']}", *in_words(answer), *(f"  !! {reason}" for reason in wrong)]
    return held


def _wrong(expected: dict[str, Any], answer: Answer, shop: ShopFacts) -> Iterator[str]:
    if not answer.text and not answer.products:
        yield "silence"
    yield from _wrong_titles(expected, answer)
    with shop.unit_of_work() as uow:
        prices = [price_of(product, shop) or 0 for product in uow.products.get_many([c["id"] for c in answer.products])]
    if "max_price" in expected and any(price > expected["max_price"] for price in prices):
        yield f"costs more than {expected['max_price']}: {prices}"
    if "min_price" in expected and any(price < expected["min_price"] for price in prices):
        yield f"costs less than {expected['min_price']}: {prices}"
    brands = [str(card["brand"]).casefold() for card in answer.products]
    wanted = expected.get("brand", expected.get("all_brand"))
    if wanted and (not brands or any(brand != wanted.casefold() for brand in brands)):
        yield f"brands {brands}, wanted {wanted}"
    if str(expected.get("not_brand", "")).casefold() in brands:
        yield f"brand {expected['not_brand']} is shown"
    reasons = " ".join(str(card["reason"]) for card in answer.products)
    if "text" in expected and not _pattern(expected["text"]).search(answer.text + reasons):
        yield f"does not say {expected['text']!r}"
    if expected.get("table") and answer.table is None:
        yield "no comparison"


def _wrong_titles(expected: dict[str, Any], answer: Answer) -> Iterator[str]:
    cards = answer.products
    if not expected.get("min_count", 0) <= len(cards) <= expected.get("max_count", len(cards)):
        yield f"{len(cards)} products"
    titles = [str(card["title"]) for card in cards]
    compared = [str(card["title"]) for card in (answer.table or {}).get("products", ())]
    patterns = {name: _pattern(expected[name]) for name in _TITLES if name in expected}
    if (some := patterns.get("any_title")) and not any(some.search(text) for text in (*titles, *compared, answer.text)):
        yield f"no title like {some.pattern!r}"
    if every := patterns.get("all_title"):
        strange = [card["title"] for card in cards if not every.search(f"{card['title']} {card['category']}")]
        if strange:
            yield f"not like {every.pattern!r}: {strange[:3]}"
    if none := patterns.get("none_title"):
        found = [title for title in titles if none.search(title)]
        if found:
            yield f"like {none.pattern!r}: {found[:3]}"


def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern that minds no case; `(?i)`, which says so, may stand anywhere in it."""
    return re.compile(text.replace("(?i)", ""), re.IGNORECASE)


if __name__ == "__main__":
    main()
