"""Whether a long conversation stays fast and right: three hundred turns of one shopper.

    python -m benchmarks.long_conversation      # about a minute; needs the trained models

The shopper goes through searches in both languages, changes, details, prices and comparisons, again and again. Every
round ends in a search whose answer is checked in the database.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from language.money import minor_units
from operations.processes.private_guide import private_guide
from shop.pricing import price_at
from shop.settings import get_settings
from shop.shop_file import ShopFile
from shop.unit_of_work import unit_of_work_factory
from studio.shopper import Shopper
from studio.testing.products import ShopFacts

_RESULTS = Path("benchmarks/results/long_conversation.md")
_TURNS = 300
_ROUND = (
    "a laptop under 900 dollars", "only HP", "tell me more about the second one", "go back", "any brand is fine",
    "compare the first and the second", "how much is the cheaper one", "红色的马克杯", "便宜点", "第二个多少钱",
    "what should I look for in a tent", "a monitor under 300 dollars, not Philips",
)  # fmt: skip
_CATEGORY, _NOT_BRAND, _MAX_DOLLARS = "monitors", "Philips", 300
"""What the last message of a round asks for."""
_PART = 50


@click.command(help=__doc__)
def main() -> None:
    """Hold the conversation and write the table."""
    settings = get_settings()
    with (
        tempfile.TemporaryDirectory() as folder,
        private_guide(settings, Path(folder), messages_per_minute=100_000) as own,
    ):
        shop = ShopFacts(unit_of_work_factory(own.database_url), ShopFile.load(settings.catalogue_dir).rates)
        spent, rounds, right = asyncio.run(_hold(f"http://127.0.0.1:{own.port}", shop))
    table = Table(title=f"A conversation of {_TURNS} turns")
    for heading in ("turns", "median ms", "p95 ms"):
        table.add_column(heading, justify="left" if heading == "turns" else "right")
    for start in range(0, _TURNS, _PART):
        part = spent[start : start + _PART]
        table.add_row(f"{start + 1} to {start + len(part)}", *(f"{np.percentile(part, q):.0f}" for q in (50, 95)))
    table.add_row("rounds that ended right", f"{right} of {rounds}", "")
    Console().print(table)
    write_tables(_RESULTS, "A long conversation", table)


async def _hold(url: str, shop: ShopFacts) -> tuple[list[float], int, int]:
    spent: list[float] = []
    rounds = right = 0
    async with Shopper(url) as shopper:
        for turn in range(_TURNS):
            text = _ROUND[turn % len(_ROUND)]
            began = time.perf_counter()
            answer = await shopper.say(text)
            spent.append(1000 * (time.perf_counter() - began))
            if text == _ROUND[-1]:
                rounds += 1
                right += _is_right([card["id"] for card in answer.products], shop)
    return spent, rounds, right


def _is_right(product_ids: list[int], shop: ShopFacts) -> bool:
    with shop.unit_of_work() as uow:
        products = uow.products.get_many(product_ids)
    limit = minor_units(Decimal(_MAX_DOLLARS), "USD")
    return bool(products) and all(
        _CATEGORY in product.category_path
        and product.brand != _NOT_BRAND
        and (price := price_at(product, datetime.now(timezone.utc))) is not None
        and shop.rates.convert(price.cents, price.currency, "USD") <= limit
        for product in products
    )


if __name__ == "__main__":
    main()
