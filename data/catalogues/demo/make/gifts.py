"""The gift department: a British gift shop's stock and its real orders of a year (UCI Online Retail)."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path

from data.catalogues.demo.make import titles
from data.catalogues.demo.make.catalogue import Catalogue
from data.catalogues.demo.make.placing import Key
from language.money import minor_units
from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.classification.classifier import Path as CategoryPath
from shop.classification.features import Description
from shop.importers.rejection import Rejection
from shop.orders.records import OrderLineRecord, OrderRecord

_STOCK_CODE = re.compile(r"\d{5}[A-Z]{0,2}")
_MIN_UPPER_SHARE = 0.6
_CURRENCY = "GBP"
_DEPARTMENT = "Gifts"


@dataclass(frozen=True)
class _Line:
    code: str
    quantity: int
    price_cents: int


@dataclass(frozen=True)
class _Invoice:
    number: str
    at: datetime
    customer: str
    country: str


@dataclass
class Books:
    """The shop's books: each invoice's lines, and how often each stock code was described in which words."""

    invoices: dict[_Invoice, list[_Line]] = field(default_factory=lambda: defaultdict(list))
    descriptions: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def read(cls, path: Path) -> Books:
        """Read the gzipped CSV table as published.

        A few invoices go on over a minute's end; their first moment stands for all of their lines. Moments are taken
        as UTC.
        """
        books = cls()
        moments: dict[str, datetime] = {}
        with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                number, code = row["InvoiceNo"], row["StockCode"].strip().upper()
                at = datetime.fromisoformat(row["InvoiceDate"]).replace(tzinfo=timezone.utc)
                invoice = _Invoice(
                    number, moments.setdefault(number, at), row["CustomerID"].removesuffix(".0"), row["Country"]
                )
                price_cents = minor_units(Decimal(row["UnitPrice"]), _CURRENCY)
                books.invoices[invoice].append(_Line(code, int(row["Quantity"]), price_cents))
                books.descriptions[code, " ".join(row["Description"].split())] += 1
        return books


@dataclass
class _Ledger:
    """What the orders tell: code to month to price to times charged, and the number of orders a code is in."""

    prices: dict[str, dict[str, Counter[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )
    orders: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, books: Books) -> _Ledger:
        ledger = cls()
        for invoice, lines in books.invoices.items():
            sold = [line for line in lines if line.quantity > 0 and line.price_cents > 0]
            ledger.orders.update({line.code for line in sold})
            for line in sold:
                if _STOCK_CODE.fullmatch(line.code):
                    ledger.prices[line.code][f"{invoice.at:%Y-%m}"][line.price_cents] += 1
        return ledger


class Gifts:
    """Makes products and orders of the books.

    A stock code is one product. Its title is the description used most often, its price the one charged most often in
    the last month in which it sold, its popularity the number of orders it stands in.
    """

    source = "gifts"

    def __init__(self, catalogue: Catalogue) -> None:
        self._titles = catalogue.titles

    def described(self, books: Books) -> dict[Key, Description]:
        """Return the titles of the stock codes that have one: all that the books say of a product."""
        return {
            (self.source, code): Description(_title(names), category=_DEPARTMENT)
            for code, names in _names(books).items()
            if names
        }

    def products(self, books: Books, placed: Mapping[Key, CategoryPath]) -> Iterator[ProductRecord | Rejection]:
        """Yield every stock code as a product in the category where it was placed, or as a rejection."""
        names = _names(books)
        ledger = _Ledger.of(books)
        for code, titles_of_code in names.items():
            if not _STOCK_CODE.fullmatch(code):
                yield Rejection(0, code, "the code is of postage, a fee or a correction, not a product")
            elif not titles_of_code:
                yield Rejection(0, code, "nothing describes the product, only notes of the stock room")
            elif code not in ledger.prices:
                yield Rejection(0, code, "it was never sold at a price")
            else:
                price_cents = _price_now(ledger.prices[code])
                path = placed[self.source, code]
                yield self._product(code, _title(titles_of_code), path, price_cents, ledger.orders[code])

    def orders(self, books: Books, sellable: Iterable[str]) -> Iterator[OrderRecord | Rejection]:
        """Yield every order with the lines that can be used; returns have negative quantities."""
        codes = frozenset(sellable)
        for invoice, lines in books.invoices.items():
            kept: list[OrderLineRecord] = []
            for line in lines:
                if line.code not in codes:
                    yield Rejection(0, invoice.number, f"a line is of {line.code!r}, which is not a product for sale")
                elif line.price_cents <= 0:
                    yield Rejection(0, invoice.number, f"the line of {line.code!r} has no price: a stock correction")
                else:
                    kept.append(OrderLineRecord(line.code, line.quantity, line.price_cents))
            if kept:
                yield OrderRecord(
                    source=self.source,
                    external_id=invoice.number,
                    customer_external_id=invoice.customer or None,
                    ordered_at=invoice.at,
                    currency=_CURRENCY,
                    lines=tuple(kept),
                    country=invoice.country,
                )

    def _product(self, code: str, title: str, path: CategoryPath, price_cents: int, popularity: int) -> ProductRecord:
        return ProductRecord(
            source=self.source,
            external_id=code,
            title=title,
            category_path=path,
            price_cents=price_cents,
            currency=_CURRENCY,
            attributes=tuple(self._attributes(title)),
            popularity=float(popularity),
        )

    def _attributes(self, title: str) -> Iterator[AttributeRecord]:
        yield from self._titles.words(title, "colour", "material", "pattern")
        yield from titles.size(title)
        yield from titles.pack_quantity(title)


def _names(books: Books) -> dict[str, Counter[str]]:
    """Return how often each stock code was given each title."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for (code, text), times in sorted(books.descriptions.items()):
        if text:
            names[code].update({text: times} if _is_title(text) else {})
    return names


def _title(names: Counter[str]) -> str:
    return title_case(max(names.items(), key=lambda item: (item[1], item[0]))[0])


def _price_now(months: dict[str, Counter[int]]) -> int:
    """Return the price charged most often in the last month with a sale; bulk and web prices alternate every day."""
    _, prices = max(months.items())
    return max(prices.items(), key=lambda item: (item[1], item[0]))[0]


def title_case(description: str) -> str:
    """Return a title in capitals as a title with capital initials: `CHILDREN'S MUG` becomes `Children's Mug`."""
    words = re.sub(r"[A-Za-z0-9']+", lambda word: word[0].capitalize(), description.lower())
    return " ".join(re.sub(r",(?=\S)", ", ", words).split()).strip(" .,")


def _is_title(description: str) -> bool:
    """Tell titles, which are in capitals, from the notes of the stock room ("damaged", "found again?")."""
    letters = [letter for letter in description if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return len(letters) > 3 and upper >= _MIN_UPPER_SHARE * len(letters) and "?" not in description
