"""What the storefront page shows: the departments with products to look at, and customers to log in as."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime, timezone
from operator import itemgetter
from pathlib import Path
from typing import Any

from language.money import format_money
from shop.catalogue.snapshots import ProductSnapshot
from shop.customers.models import Customer
from shop.pricing import Price, price_at
from shop.shop_file import ShopFile
from shop.unit_of_work import UnitOfWork
from shop.yaml_files import LANGUAGES

CUSTOMERS = 6
FEATURED = 4
"""So many categories of a department are shown, the largest, where the catalogue names none."""
_MIN_PURCHASES = 25
_SUMMARIES = {"en": "Often buys {tastes}; {orders} orders", "zh": "常买{tastes}；{orders}张订单"}
_Rank = tuple[bool, bool, float, int, int]
_SEPARATORS = {"en": ", ", "zh": "、"}


def storefront(uow: UnitOfWork, catalogue_dir: Path) -> dict[str, Any]:
    """Return the data of `/storefront.json`: name, departments and customers, all in both languages.

    Raises:
        SettingsError: the catalogue's `shop.yml` is missing or not in order.
        StorageError: the database refused.
    """
    shop, now = ShopFile.load(catalogue_dir), datetime.now(timezone.utc)
    base = shop.rates.base_currency
    names = {language: uow.categories.names(language) for language in LANGUAGES}
    counts: Counter[str] = Counter()
    best: dict[str, tuple[_Rank, ProductSnapshot, Price | None]] = {}
    categories: dict[int, str] = {}
    for product in uow.products.iter_snapshots():
        if product.category_path:
            department, category = product.category_path[0], product.category_path[-1]
            counts[department] += 1
            categories[product.id] = category
            price = price_at(product, now)
            shown = _rank(product, price), product, price
            best[category] = min(best.get(category, shown), shown, key=itemgetter(0))
    sizes = Counter(categories.values())
    largest: dict[str, list[str]] = defaultdict(list)
    for category in sorted(best, key=lambda name: (-sizes[name], name)):
        own = largest[best[category][1].category_path[0]]
        own += [category] if len(own) < FEATURED else []
    departments = [
        {
            "key": key,
            "name": {language: names[language][key] for language in LANGUAGES},
            "count": count,
            "featured": [
                _card(*best[name][1:], names["en"], base)
                for name in shop.featured.get(key) or largest[key]
                if name in best
            ],
        }
        for key, count in counts.most_common()
    ]
    return {
        "name": shop.name,
        "departments": departments,
        "customers": _customers(uow, categories, names),
    }


def _rank(product: ProductSnapshot, price: Price | None) -> _Rank:
    """Order products for show: with a picture and a price, best known, newest where nobody knows, first."""
    age = -product.released_on.toordinal() if product.released_on else 0
    return not product.image_urls, price is None, -(product.popularity or 0.0), age, product.id


def _card(
    product: ProductSnapshot, price: Price | None, names: Mapping[str, str], base_currency: str
) -> dict[str, Any]:
    return {
        "id": product.id,
        "title": product.title,
        "brand": product.brand,
        "price": None if price is None else format_money(price.cents, price.currency, base_currency),
        "category": names[product.category_path[-1]],
        "image": next(iter(product.image_urls), None),
    }


def _customers(
    uow: UnitOfWork, categories: Mapping[int, str], names: Mapping[str, Mapping[str, str]]
) -> list[dict[str, Any]]:
    """Return customers whose favourite category differs, each the one who favours it most clearly."""
    bought: dict[int, Counter[str]] = defaultdict(Counter)
    overall: Counter[str] = Counter()
    for customer_id, product_id, _, _ in uow.orders.iter_purchases():
        if not categories.get(product_id, "other-").startswith("other-"):
            bought[customer_id][categories[product_id]] += 1
            overall[categories[product_id]] += 1
    total = sum(overall.values())
    best: dict[str, tuple[float, int]] = {}
    for customer_id, counts in bought.items():
        purchases = sum(counts.values())
        if purchases >= _MIN_PURCHASES:
            # How much more of it than everybody buys, so that not all tastes are the shop's best seller.
            category, count = max(
                counts.items(), key=lambda item: (item[1] / purchases - overall[item[0]] / total, item)
            )
            clarity = count / purchases - overall[category] / total
            best[category] = max(best.get(category, (0.0, 0)), (clarity, customer_id))
    chosen = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:CUSTOMERS]
    people = [(uow.customers.get(customer_id), bought[customer_id]) for _, (_, customer_id) in chosen]
    return [_customer(uow, customer, counts, names) for customer, counts in people if customer is not None]


def _customer(
    uow: UnitOfWork, customer: Customer, counts: Counter[str], names: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    orders = sum(not order.is_return for order in uow.orders.of_customer(customer.id, limit=1000))
    tastes = {
        language: _SEPARATORS[language].join(names[language][key].lower() for key, _ in counts.most_common(3))
        for language in LANGUAGES
    }
    return {
        "id": f"{customer.source}:{customer.external_id}",
        "source": customer.source,
        "external_id": customer.external_id,
        "name": customer.name,
        "summary": {
            language: _SUMMARIES[language].format(tastes=tastes[language], orders=orders) for language in LANGUAGES
        },
    }
