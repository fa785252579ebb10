"""`daogou ingest`: reads catalogues, orders and events into the shop's database."""

from __future__ import annotations

from pathlib import Path

import click

from shop.importers.formats import FORMATS

rejected_option = click.option(
    "--rejected",
    "rejected_path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rows and cells that could not be used (the first 1,000 of a file) to this CSV file.",
)
withdraw_option = click.option(
    "--withdraw-missing/--keep-missing",
    "withdraw",
    default=None,
    help="Whether products that the file no longer has are taken off sale.  [unless it lacks more than half of them]",
)


@click.group(invoke_without_command=True)
@click.option("--force", is_flag=True, help="Read the whole catalogue again even if nothing has changed.")
@withdraw_option
@rejected_option
@click.pass_context
def ingest(context: click.Context, force: bool, withdraw: bool | None, rejected_path: Path | None) -> None:
    """Read the shop's catalogue, or one file; reading the same again changes nothing.

    Without a format all files are read that the catalogue's shop.yml names, in its order.

    Example: daogou ingest
    """
    if context.invoked_subcommand is not None:
        if force or withdraw is not None or rejected_path is not None:
            raise click.UsageError("options for one file stand after its format: daogou ingest FORMAT FILE ...")
        return
    from rich.console import Console

    from cli.ingestion import ingest_all
    from operations.catalogue import finish_catalogue, is_catalogue_read
    from shop.importers.catalogue import open_catalogue
    from shop.settings import get_settings
    from shop.shop_file import ShopFile

    settings, console = get_settings(), Console()
    if not force and withdraw is None and is_catalogue_read(settings):
        console.print("[green]✓[/] catalogue: up to date")
        return
    shop, importers = ShopFile.load(settings.catalogue_dir), open_catalogue(settings.catalogue_dir)
    ingest_all(console, importers, shop, settings.database_url, rejected_path, withdraw)
    with console.status("Writing the storefront"):
        products = finish_catalogue(settings)
    console.print(f"[green]✓[/] catalogue: {products:,} products")


def _file_command(name: str, description: str) -> click.Command:
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--source", help="Name of the catalogue; the same name finds the same products again.  [file's name]")
    @click.option("--currency", default=None, help="Currency of prices that name none, e.g. EUR.  [the shop's]")
    @click.option(
        "--product-url", help="Page of a product if the file names none, e.g. https://shop.example/products/{id}."
    )
    @withdraw_option
    @rejected_option
    def command(
        file: Path,
        source: str | None,
        currency: str | None,
        product_url: str | None,
        withdraw: bool | None,
        rejected_path: Path | None,
    ) -> None:
        from rich.console import Console

        from cli.ingestion import ingest_all
        from shop.importers.formats import open_importer
        from shop.settings import get_settings
        from shop.shop_file import ShopFile

        settings = get_settings()
        shop = ShopFile.load(settings.catalogue_dir)
        money = currency or shop.rates.base_currency
        importer = open_importer(name, file, source or _stem(file), money, product_url)
        console = Console()
        ingest_all(console, [importer], shop, settings.database_url, rejected_path, withdraw)
        console.print("Next: daogou train")

    command.__doc__ = f"Read {description}.\n\nExample: daogou ingest {name} FILE"
    return click.command(name)(command)


def _stem(file: Path) -> str:
    """Return a file's name without its endings: `spring.csv.gz` becomes `spring`."""
    return file.name.split(".")[0]


for _name, _format in FORMATS.items():
    ingest.add_command(_file_command(_name, _format.description))
