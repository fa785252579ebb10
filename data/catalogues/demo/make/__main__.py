"""Makes the files of this catalogue from the data sets as they are published (NOTICE.md says where).

    python -m data.catalogues.demo.make SOURCES

Facts stay as they are; what the shop has no use for (picture sizes, pallet weights, processor stepping codes) is left
out. Categories come from the examples of `category_examples.csv` and a classifier that learns from them and from the
words for categories, properties from specifications and titles. The files are in the shop's own formats and read like
those of any other shop.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from data.catalogues.demo.make.catalogue import FOLDER, Catalogue
from data.catalogues.demo.make.department import Row
from data.catalogues.demo.make.electronics import Electronics
from data.catalogues.demo.make.files import write_orders, write_records
from data.catalogues.demo.make.gadgets import Gadgets
from data.catalogues.demo.make.gifts import Books, Gifts
from data.catalogues.demo.make.outdoor import Outdoor
from data.catalogues.demo.make.phones import Phones
from data.catalogues.demo.make.placing import Key, place_products
from shop.classification.classifier import Path as CategoryPath
from shop.importers.rejection import Rejection

R = TypeVar("R")


@click.command()
@click.argument("sources", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--target",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=FOLDER,
    help="Folder to write to.  [this catalogue]",
)
def main(sources: Path, target: Path) -> None:
    """Make the files of this catalogue from the data sets in SOURCES.

    SOURCES holds electronics/products.jsonl.gz, phones/products.jsonl.gz, gifts/online_retail.csv.gz,
    outdoor/catalog.json with outdoor/Pics/, and reviews/product_reviews_1.zip and _2.zip.
    """
    catalogue = Catalogue.load()
    gifts, books = Gifts(catalogue), Books.read(sources / "gifts" / "online_retail.csv.gz")
    departments = (Electronics(catalogue), Phones(catalogue), Outdoor(catalogue), Gadgets(catalogue))
    rows = {department.source: list(department.rows(sources)) for department in departments}
    described = gifts.described(books)
    for department in departments:
        described.update(department.described(rows[department.source]))
    placed = place_products(described, catalogue.examples, catalogue.words)
    for department in departments:
        products = _usable(department.source, department.products(rows[department.source], placed))
        write_records(target / f"{department.source}.jsonl.gz", products)
    _write_reviews(Gadgets(catalogue), rows[Gadgets.source], target)
    _write_gifts(gifts, books, placed, target)
    (target / "pictures").mkdir(exist_ok=True)
    for picture in sorted((sources / "outdoor" / "Pics").glob("*.webp")):
        shutil.copyfile(picture, target / "pictures" / f"outdoor-{picture.name}")


def _write_reviews(gadgets: Gadgets, rows: Sequence[Row], target: Path) -> None:
    reviews = (review for row in rows for review in gadgets.reviews(row))
    write_records(target / "gadgets_reviews.jsonl.gz", _usable("gadgets' reviews", reviews))


def _write_gifts(gifts: Gifts, books: Books, placed: Mapping[Key, CategoryPath], target: Path) -> None:
    products = _usable("gifts", gifts.products(books, placed))
    write_records(target / "gifts.jsonl.gz", products)
    orders = gifts.orders(books, (product.external_id for product in products))
    write_orders(target / "gifts_orders.csv.gz", _usable("gifts' orders", orders))


def _usable(name: str, rows: Iterable[R | Rejection]) -> list[R]:
    """Return the records among rows; say how many there are, and what was left out."""
    usable: list[R] = []
    rejections: list[Rejection] = []
    for row in rows:
        if isinstance(row, Rejection):
            rejections.append(row)
        else:
            usable.append(row)
    left_out = f"; left out {len(rejections):,}, e.g. {rejections[0].reason}" if rejections else ""
    click.echo(f"{name}: {len(usable):,}{left_out}")
    return usable


if __name__ == "__main__":
    main()
