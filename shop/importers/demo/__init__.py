"""The demo shop: five real sources, their categories, their words and the page that shows them."""

from __future__ import annotations

from pathlib import Path

from shop.catalogue.records import CategoryRecord, TermRecord
from shop.importers.base import Importer
from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.demo.electronics import ElectronicsImporter
from shop.importers.demo.gadgets import GadgetsImporter
from shop.importers.demo.gifts import GiftsImporter
from shop.importers.demo.outdoor import OutdoorImporter
from shop.importers.demo.phones import PhonesImporter
from shop.importers.demo.storefront import storefront
from shop.importers.demo.words import WordsImporter

__all__ = ["demo_sources", "load_vocabulary", "storefront"]


def demo_sources(catalogue_dir: Path) -> list[tuple[str, Importer]]:
    """Return the importers of the demo by name, in the order in which they are to run.

    Raises:
        ImportFormatError: a YAML file of the catalogue is not in order; the text names file and line.
    """
    catalogue = DemoCatalogue.load(catalogue_dir)
    importers: list[Importer] = [
        WordsImporter(catalogue),
        ElectronicsImporter(catalogue),
        PhonesImporter(catalogue),
        GiftsImporter(catalogue),
        OutdoorImporter(catalogue),
        GadgetsImporter(catalogue),
    ]
    return [(importer.source, importer) for importer in importers]


def load_vocabulary(catalogue_dir: Path) -> tuple[list[CategoryRecord], list[TermRecord]]:
    """Return the category tree and all words of `categories.yml` and `vocabulary.yml`.

    Raises:
        ImportFormatError: one of them is not in order; the text names file and line.
    """
    catalogue = DemoCatalogue.load(catalogue_dir)
    return list(catalogue.taxonomy.categories()), [*catalogue.taxonomy.terms(), *catalogue.vocabulary.terms]
