"""A catalogue: a folder whose `shop.yml` names the files to read, in order, each with its format."""

from __future__ import annotations

from pathlib import Path

from shop.errors import ImportFormatError, SettingsError
from shop.importers.base import Importer
from shop.importers.formats import open_importer
from shop.shop_file import ShopFile


def open_catalogue(folder: Path) -> list[Importer]:
    """Return the importers of a catalogue's files, in the order in which they are to run.

    Raises:
        SettingsError: `shop.yml` is missing or not in order; the text names the line.
    """
    shop = ShopFile.load(folder)
    importers = []
    for position, file in enumerate(shop.files):
        try:
            currency = file.currency or shop.rates.base_currency
            importers.append(open_importer(file.format, folder / file.file, file.source, currency, file.product_url))
        except ImportFormatError as error:
            raise SettingsError(str(shop.file.mistake(str(error), "files", position, "format"))) from error
    return importers
