"""The gift department: a British gift shop's stock and its real orders of a year (UCI Online Retail)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone

from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.importers.demo import titles
from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.demo.category_rules import Evidence
from shop.importers.files import SourceFile
from shop.importers.rejection import Rejection
from shop.orders.records import OrderLineRecord, OrderRecord

_STOCK_CODE = re.compile(r"\d{5}[A-Z]{0,2}")
_MIN_UPPER_SHARE = 0.6


@dataclass(frozen=True)
class _Line:
    code: str
    quantity: int
    price_cents: int


@dataclass
class _Ledger:
    """What the orders tell: code to month to price to times charged, and the number of orders a code is in."""

    prices: dict[str, dict[str, Counter[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )
    orders: Counter[str] = field(default_factory=Counter)


class GiftsImporter:
    """Reads `gifts_stock.csv.gz` and `gifts_orders.csv.gz`.

    A stock code is one product. Its title is the description used most often, its price the one charged most often in
    the last month in which it sold, its popularity the number of orders it stands in. Moments are taken as UTC.
    """

    source = "gifts"

    def __init__(self, catalogue: DemoCatalogue) -> None:
        self._stock = SourceFile(catalogue.folder / "gifts_stock.csv.gz")
        self._orders = SourceFile(catalogue.folder / "gifts_orders.csv.gz")
        self._sorter = catalogue.sorter(self.source)
        self._titles = catalogue.titles

    def fraction_read(self) -> float | None:
        """Return how much of the orders has been read, 0 to 1."""
        return self._orders.fraction_read()

    def records(self) -> Iterator[ProductRecord | OrderRecord | Rejection]:
        """Yield every product, then every order with the lines that can be used; returns have negative quantities.

        Raises:
            ImportFormatError: a file cannot be read.
        """
        products, rejections = self._products()
        yield from rejections
        yield from products
        sellable = {product.external_id for product in products}
        for number, row in self._orders.rows(("invoice", "at", "customer", "country", "lines")):
            yield from self._order(number, row, sellable)

    def _ledger(self) -> _Ledger:
        ledger = _Ledger()
        for _, row in self._orders.rows(("at", "lines")):
            sold = [line for line in _lines(row["lines"]) if line.quantity > 0 and line.price_cents > 0]
            ledger.orders.update({line.code for line in sold})
            for line in sold:
                if _STOCK_CODE.fullmatch(line.code):
                    ledger.prices[line.code][row["at"][:7]][line.price_cents] += 1
        return ledger

    def _products(self) -> tuple[list[ProductRecord], list[Rejection]]:
        names: dict[str, Counter[str]] = defaultdict(Counter)
        first_line: dict[str, int] = {}
        for number, row in self._stock.rows(("code", "description", "times")):
            first_line.setdefault(row["code"], number)
            if _is_title(row["description"]):
                names[row["code"]][row["description"]] += int(row["times"])
        ledger = self._ledger()
        products: list[ProductRecord] = []
        rejections: list[Rejection] = []
        for code, number in first_line.items():
            if not _STOCK_CODE.fullmatch(code):
                rejections.append(
                    Rejection(number, code, "the code is of postage, a fee or a correction, not a product")
                )
            elif not names[code]:
                rejections.append(
                    Rejection(number, code, "nothing describes the product, only notes of the stock room")
                )
            elif code not in ledger.prices:
                rejections.append(Rejection(number, code, "it was never sold at a price"))
            else:
                price_cents = _price_now(ledger.prices[code])
                products.append(self._product(code, names[code], price_cents, ledger.orders[code]))
        return products, rejections

    def _product(self, code: str, names: Counter[str], price_cents: int, popularity: int) -> ProductRecord:
        title = title_case(max(names.items(), key=lambda item: (item[1], item[0]))[0])
        return ProductRecord(
            source=self.source,
            external_id=code,
            title=title,
            category_path=self._sorter.path(Evidence(title)),
            price_cents=price_cents,
            currency="GBP",
            attributes=tuple(self._attributes(title)),
            popularity=float(popularity),
        )

    def _attributes(self, title: str) -> Iterator[AttributeRecord]:
        yield from self._titles.words(title, "colour", "material", "pattern")
        yield from titles.size(title)
        yield from titles.pack_quantity(title)

    def _order(self, number: int, row: dict[str, str], sellable: set[str]) -> Iterator[OrderRecord | Rejection]:
        kept: list[OrderLineRecord] = []
        for line in _lines(row["lines"]):
            if line.code not in sellable:
                yield Rejection(number, row["invoice"], f"a line is of {line.code!r}, which is not a product for sale")
            elif line.price_cents <= 0:
                yield Rejection(number, row["invoice"], f"the line of {line.code!r} has no price: a stock correction")
            else:
                kept.append(OrderLineRecord(line.code, line.quantity, line.price_cents))
        if kept:
            yield OrderRecord(
                source=self.source,
                external_id=row["invoice"],
                customer_external_id=row["customer"] or None,
                ordered_at=_moment(row["at"]),
                currency="GBP",
                lines=tuple(kept),
                country=row["country"],
            )


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


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def _lines(text: str) -> Iterator[_Line]:
    for item in text.split(";"):
        code, quantity, price = item.rsplit(":", 2)
        yield _Line(code, int(quantity), round(float(price) * 100))
