"""A shop of one's own out of a product export: its catalogue folder, apart from every other shop."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel.numbers import is_currency

from operations.errors import NewShopError
from operations.pieces import sqlite_path

if TYPE_CHECKING:
    from shop.settings import Settings

SHOPS_DIR = Path("shops")
"""Where shops of one's own lie; git ignores it."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True)
class NewShop:
    """A shop that has just been made: its settings, and the format in which its export is read."""

    settings: Settings
    format: str


def make_shop(name: str, export: Path, currency: str | None, title: str | None) -> NewShop:
    """Make the catalogue folder of a shop, with the export and a `shop.yml` that names it; nothing is read yet.

    Args:
        name: of the folder below `shops/`.
        export: the product file; it is copied.
        currency: of prices that name none; needed where the file names no currency.
        title: what the shop is called.

    Raises:
        NewShopError: the name is taken or cannot be one, a currency is missing or unknown, or the database has another
            shop in it.
        ImportFormatError: the file is none of the formats of products.
    """
    from shop.importers.detection import detect_format, named_currency
    from shop.importers.files import SourceFile
    from shop.settings import SHOP_FILE, Settings

    if not _NAME.fullmatch(name):
        raise NewShopError(f"{name!r} cannot name a folder; use small letters, figures and dashes, e.g. my-shop")
    folder = SHOPS_DIR / name
    if folder.exists():
        raise NewShopError(
            f"{folder} exists already. To read a new export: put it in place of the old one there, then make up "
            f"(DAOGOU_CATALOGUE_DIR={folder} make up, where .env names another shop). To begin anew, remove the folder "
            f"and var/{folder}."
        )
    if not SourceFile(export).head().strip():
        raise NewShopError(f"{export} is empty; export the products again")
    format_name = detect_format(export)
    _check_columns(export, format_name)
    money = (currency or named_currency(export) or "").upper()
    if not money:
        raise NewShopError("the file does not say in which currency its prices are; add it, e.g. --currency EUR")
    if not is_currency(money):
        raise NewShopError(f"{money!r} is no currency; use an ISO 4217 code, e.g. --currency EUR")
    settings = Settings(catalogue_dir=folder)
    _check_database(settings)
    folder.mkdir(parents=True)
    shutil.copyfile(export, folder / export.name)
    text = _shop_yml(title or name.replace("-", " ").capitalize(), money, format_name, export.name, name)
    (folder / SHOP_FILE).write_text(text, encoding="utf-8")
    return NewShop(settings, format_name)


def remove_shop(settings: Settings) -> None:
    """Undo `make_shop`, and remove a SQLite database of its own."""
    shutil.rmtree(settings.catalogue_dir)
    database = sqlite_path(settings.database_url)
    if database is not None and database.parent.name == settings.catalogue_dir.name:
        shutil.rmtree(database.parent, ignore_errors=True)


def choose_shop(settings: Settings) -> Path:
    """Let all commands sell from this shop from now on; return the file that says so."""
    from dotenv import set_key

    env_file = Path(".env")
    env_file.touch()
    set_key(env_file, "DAOGOU_CATALOGUE_DIR", str(settings.catalogue_dir), quote_mode="never")
    return env_file


def _check_columns(export: Path, format_name: str) -> None:
    """Make sure that the file can be read at all, before anything is made of it."""
    from shop.errors import ImportFormatError
    from shop.importers.formats import open_importer

    try:
        next(iter(open_importer(format_name, export, export.stem, "USD").records()), None)
    except ImportFormatError as error:
        if format_name != "csv":
            raise
        raise NewShopError(
            f"{export} is no product export that is known: none of Shopify, WooCommerce, Google Merchant and "
            f"JSON, and as a plain table it cannot be read: {error}"
        ) from error


def _check_database(settings: Settings) -> None:
    """Make sure that the products of two shops do not meet in one database that somebody named for both."""
    from shop.errors import StorageError
    from shop.unit_of_work import unit_of_work_factory

    path = sqlite_path(settings.database_url)
    if path is not None and not path.exists():
        return
    try:
        with unit_of_work_factory(settings.database_url)() as uow:
            products = uow.products.count()
    except StorageError:
        return  # no tables yet
    if products and path is not None and path.parent == settings.var_dir:
        raise NewShopError(
            f"{path.parent} holds the database of an earlier shop of this name; remove that folder (and "
            f"{settings.artefacts_dir}) to begin anew"
        )
    if products:
        raise NewShopError(
            f"the database that DAOGOU_DATABASE_URL names holds {products:,} products of another shop; name "
            "another one, or none to get one of its own"
        )


def _shop_yml(title: str, currency: str, format_name: str, file: str, source: str) -> str:
    quoted = title.replace("'", "''")
    return (
        "# What this shop sells and in which currency. All that may stand here: docs/developers/catalogues.md\n"
        f"name: {{en: '{quoted}', zh: '{quoted}'}}\n"
        f"base_currency: {currency}\n"
        f"# What one unit is worth in {currency}. Shoppers may speak of every currency that stands here.\n"
        f"exchange_rates: {{{currency}: 1}}\n"
        "# What the guide says of delivery and returns goes under `policies`, your telephone under `contact`:\n"
        "# docs/editors/policies.md\n"
        "# Words of your own (categories.yml, vocabulary.yml) go above the products and win over what is derived.\n"
        "files:\n"
        f"  - {{format: {format_name}, file: '{file}', source: {source}}}\n"
    )
