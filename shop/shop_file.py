"""What a catalogue's `shop.yml` says: the shop's name, the files to read, and what the storefront page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from shop.errors import ImportFormatError, SettingsError
from shop.settings import SHOP_FILE
from shop.yaml_files import NonEmptyText, Shape, YamlFile


class CatalogueFile(Shape):
    """One file of the catalogue: its format, its name within the folder, and the source that names its records."""

    format: NonEmptyText
    file: NonEmptyText
    source: NonEmptyText
    currency: NonEmptyText | None = None
    """ISO 4217 code of prices that name none; the shop's base currency if not given."""
    product_url: NonEmptyText | None = None
    """Address of the page of a product for which the file names none, with `{id}` for its external id."""


class _Content(Shape):
    name: dict[str, NonEmptyText] = Field(default_factory=dict)
    base_currency: NonEmptyText
    exchange_rates: Any = None  # with rates_as_of the business of shop.currency
    rates_as_of: Any = None
    files: tuple[CatalogueFile, ...] = ()
    featured: dict[str, tuple[NonEmptyText, ...]] = Field(default_factory=dict)


@dataclass(frozen=True)
class ShopFile:
    """The content of a `shop.yml`; `featured` names, by department, the categories to show a product of."""

    file: YamlFile
    name: Mapping[str, str]
    base_currency: str
    files: tuple[CatalogueFile, ...]
    featured: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, catalogue_dir: Path) -> ShopFile:
        """Read the `shop.yml` of a catalogue.

        Raises:
            SettingsError: it is missing or not in order; the text names the line.
        """
        path = catalogue_dir / SHOP_FILE
        if not path.is_file():
            raise SettingsError(
                f"there is no {path}; set DAOGOU_CATALOGUE_DIR to the folder of the catalogue to sell, which describes "
                f"itself in a {SHOP_FILE}"
            )
        try:
            file = YamlFile(path)
            content = file.read(_Content)
        except ImportFormatError as error:
            raise SettingsError(str(error)) from error
        return cls(file, content.name, content.base_currency, content.files, content.featured)
