"""Tells whether the catalogue was read from the files that are there now, and writes what its storefront shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from operations.fingerprints import files_fingerprint
from operations.pieces import sqlite_path

if TYPE_CHECKING:
    from shop.settings import Settings

CODE_DIR = Path("shop")


@dataclass(frozen=True)
class Mark:
    """What was read into which database: hashes of both, and how many products there were afterwards.

    The database's URL is hashed because it can hold a password.
    """

    database: str
    files: str
    products: int

    @classmethod
    def of(cls, settings: Settings, products: int) -> Mark:
        """Return the mark of the present files and database."""
        files = (path for folder in (settings.catalogue_dir, CODE_DIR) for path in sorted(folder.rglob("*")))
        sources = (path for path in files if "__pycache__" not in path.parts)
        return cls(hashlib.sha256(settings.database_url.encode()).hexdigest(), files_fingerprint(sources), products)


def is_catalogue_read(settings: Settings) -> bool:
    """Whether the mark fits; products that other imports added since do no harm, lost ones do."""
    from shop.errors import ShopError
    from shop.unit_of_work import unit_of_work_factory

    database = sqlite_path(settings.database_url)
    if not _mark_path(settings).exists() or not _storefront_path(settings).exists():
        return False
    if database is not None and not database.exists():
        return False
    mark = Mark(**json.loads(_mark_path(settings).read_text(encoding="utf-8")))
    if mark != Mark.of(settings, mark.products):
        return False
    try:
        with unit_of_work_factory(settings.database_url)() as uow:
            return uow.products.count() >= mark.products
    except ShopError:
        return False  # reading will tell what is wrong


def finish_catalogue(settings: Settings) -> int:
    """Write the storefront's data and the mark of a catalogue that has just been read; return how many products it has.

    Raises:
        ShopError: the database cannot be reached, or the catalogue's `shop.yml` is not in order.
    """
    from shop.storefront import storefront
    from shop.unit_of_work import unit_of_work_factory

    with unit_of_work_factory(settings.database_url)() as uow:
        page = storefront(uow, settings.catalogue_dir)
        products = uow.products.count()
    _write_json(page, _storefront_path(settings))
    _write_json(asdict(Mark.of(settings, products)), _mark_path(settings))
    return products


def _mark_path(settings: Settings) -> Path:
    return settings.var_dir / "catalogue.json"


def _storefront_path(settings: Settings) -> Path:
    return settings.artefacts_dir / "storefront.json"


def _write_json(content: object, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(content, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
