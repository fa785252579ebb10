"""`daogou shop`: makes a shop of one's own out of a product export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.ingest import rejected_option

if TYPE_CHECKING:
    from rich.console import Console

    from shop.overview import Overview
    from shop.shop_file import ShopFile

_SHOWN = 12


@click.group()
def shop() -> None:
    """Make a shop of your own.

    Example: daogou shop new my-shop --from export.csv --currency EUR
    """


@shop.command()
@click.argument("name")
@click.option(
    "--from",
    "export",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The product file: Shopify or WooCommerce CSV, Google Merchant feed, JSON, or any table of products.",
)
@click.option("--currency", help="Currency of the prices, e.g. EUR.  [what the file says]")
@click.option("--name", "title", help="What the shop is called.  [NAME]")
@rejected_option
def new(name: str, export: Path, currency: str | None, title: str | None, rejected_path: Path | None) -> None:
    """Make the shop NAME from one product file, read it, and say what was understood.

    The shop gets a folder shops/NAME, a database and trained models of its own; the next `make up` sells from it.

    Example: daogou shop new my-shop --from export.csv --currency EUR
    """
    from datetime import datetime, timezone

    from rich.console import Console

    from cli.ingestion import ingest_all
    from operations.catalogue import finish_catalogue
    from operations.new_shop import choose_shop, make_shop, remove_shop
    from shop.errors import ShopError
    from shop.importers.catalogue import open_catalogue
    from shop.importers.formats import FORMATS
    from shop.overview import overview
    from shop.shop_file import ShopFile
    from shop.unit_of_work import unit_of_work_factory

    console = Console(highlight=False)
    made = make_shop(name, export, currency, title)
    settings = made.settings
    console.print(f"{export} is read as {FORMATS[made.format].description}")
    try:
        shop, importers = ShopFile.load(settings.catalogue_dir), open_catalogue(settings.catalogue_dir)
        ingest_all(console, importers, shop, settings.database_url, rejected_path)
        with unit_of_work_factory(settings.database_url)() as uow:
            found = overview(uow, datetime.now(timezone.utc))
    except (ShopError, KeyboardInterrupt):
        remove_shop(settings)
        raise
    if not found.products:
        remove_shop(settings)
        raise click.ClickException("the file has no product that can be sold (see above); nothing was kept")
    finish_catalogue(settings)
    chosen = choose_shop(settings)
    print_overview(console, found, shop)
    console.print(f"\n[green]✓[/] {settings.catalogue_dir}: {found.products:,} products; {chosen} chooses this shop")
    console.print("Next: [bold]make up[/]")


def print_overview(console: Console, found: Overview, shop: ShopFile) -> None:
    """Print what the shop holds, and what its owner should look at."""
    from language.money import format_money

    console.print("\n[bold]What was understood[/]")
    console.print(f"kinds of things: {_listed(found.kinds)}")
    console.print(f"brands: {_listed(found.brands)}")
    for name, values in found.properties.items():
        if values:
            console.print(f"{name}: {_listed(values)}")
    if others := tuple(name for name, values in found.properties.items() if not values):
        console.print(f"stated, but no choice: {_listed(others)}")
    for currency, (count, low, high) in found.prices.items():
        console.print(
            f"prices: {count:,} products from {format_money(low, currency)} to {format_money(high, currency)}"
        )
    console.print("\n[bold]What to check[/]")
    for check in _checks(found, shop):
        console.print(f"• {check}")


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else shown or "none"


def _checks(found: Overview, shop: ShopFile) -> list[str]:
    lacking, base = found.lacking, shop.rates.base_currency
    checks = []
    for currency, (count, _, _) in found.prices.items():
        if not shop.rates.knows(currency):
            checks.append(
                f"{count:,} products are priced in {currency}, while the shop's money is {base}: no search by price "
                f"finds them and they come last by price, until exchange_rates in {shop.file.path} says what one "
                f"{currency} is worth in {base}"
            )
    if lacking["price"]:
        checks.append(f"{lacking['price']:,} products have no price: they are found, but in no search by price")
    if lacking["category"]:
        checks.append(
            f"{lacking['category']:,} products have no category, and their titles name no kind of thing that is known: "
            "they are found by the words of their texts"
        )
    if not found.brands:
        checks.append("no brand tells products apart, so the guide offers none")
    if not any(found.properties.values()):
        checks.append("no property has values to choose by, such as colours or sizes")
    folder = shop.file.path.parent
    checks.append(
        f"words that your shoppers use and your export does not: write kinds of things into {folder}/categories.yml "
        f"and all others into {folder}/vocabulary.yml, and name both in {shop.file.path}; "
        "docs/editors/words.md shows how"
    )
    return checks
