"""`daogou ingest`: reads catalogues, orders and events into the shop's database."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = {
    "google-xml": "a Google Merchant feed as XML (RSS or Atom)",
    "google-tsv": "a Google Merchant feed as tab-separated text",
    "shopify": "a Shopify product export (CSV)",
    "woocommerce": "a WooCommerce product export (CSV)",
    "jsonl": "products as JSON Lines, our own format",
    "orders": "orders, one line an order line (CSV)",
    "events": "behaviour events: views, carts, purchases, ratings (CSV)",
}

_rejected_option = click.option(
    "--rejected",
    "rejected_path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rows that could not be used (the first 1,000 of a source) to this CSV file.",
)


@click.group()
def ingest() -> None:
    """Read a catalogue, orders or events into the shop; reading the same again changes nothing.

    Example: daogou ingest demo
    """


@ingest.command()
@click.option("--force", is_flag=True, help="Read everything again even if nothing has changed.")
@_rejected_option
def demo(force: bool, rejected_path: Path | None) -> None:
    """Read the demo shop: five departments, its orders, reviews and vocabulary.

    Example: daogou ingest demo
    """
    from rich.console import Console

    from cli.demo_shop import ingest_demo
    from shop.settings import get_settings

    ingest_demo(Console(), get_settings(), force, rejected_path)


def _file_command(name: str, description: str) -> click.Command:
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--source", help="Name of the catalogue; the same name finds the same products again.  [file's name]")
    @click.option("--currency", default=None, help="Currency of prices that name none, e.g. EUR.  [the shop's]")
    @_rejected_option
    def command(file: Path, source: str | None, currency: str | None, rejected_path: Path | None) -> None:
        from rich.console import Console

        from cli.ingestion import ingest_all
        from shop.currency import ExchangeRates
        from shop.importers.formats import open_importer
        from shop.settings import get_settings

        settings = get_settings()
        money = currency or ExchangeRates.load(settings.catalogue_dir).base_currency
        importer = open_importer(name, file, source or _stem(file), money)
        console = Console()
        ingest_all(console, [importer], settings.database_url, rejected_path)
        console.print("Next: daogou train recommender")

    command.__doc__ = f"Read {description}.\n\nExample: daogou ingest {name} FILE"
    return click.command(name)(command)


def _stem(file: Path) -> str:
    """Return a file's name without its endings: `spring.csv.gz` becomes `spring`."""
    return file.name.split(".")[0]


for _name, _description in FORMATS.items():
    ingest.add_command(_file_command(_name, _description))
