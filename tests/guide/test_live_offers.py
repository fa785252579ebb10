"""A price changed in the database is in filters, order and cards of the next message, whoever changed it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.plan_budget import ActionPlanBudget
from actions.catalogue.show_details import ActionShowDetails
from actions.price.find_cheapest import ActionFindCheapest
from actions.price.show_price import ActionShowPrice
from actions.price.show_price_history import ActionShowPriceHistory
from recommender.contract import Filters, Query
from recommender.serving.hybrid import HybridRecommender
from shop.database import make_engine
from tests.guide.fixtures import RATES, SETS
from tests.guide.small_shop import CATEGORIES, PRODUCTS
from tests.guide.talk import Talk

FIND, CHEAPEST, PRICE = ActionFindProducts(), ActionFindCheapest(), ActionShowPrice()
DETAILS = ActionShowDetails()
HISTORY, DETAILS, BUDGET = ActionShowPriceHistory(), ActionShowDetails(), ActionPlanBudget()
NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
BEGIN, END = datetime(2026, 11, 27, tzinfo=timezone.utc), datetime(2026, 12, 1, tzinfo=timezone.utc)


class LiveShop:
    """The small shop in a database of its own, talked to by one shopper and changed by anybody."""

    def __init__(self, services, engine, new_message):
        self.services, self.now = services, NOW
        self._engine, self._new_message = engine, new_message
        self._memory = {}

    def sql(self, statement):
        """Change the database past all of our own code."""
        with self._engine.begin() as connection:
            connection.execute(text(statement))

    def say(self, action, words, language="en", **parts):
        """Let an action answer as the next turn of the conversation; return what was said and the keys shown."""
        with self.services.unit_of_work() as uow:
            talk = Talk(self._new_message, self.services, uow, language)
            talk.memory = self._memory.get(language, talk.memory)
            said = talk.say(action, words, at=self.now, **parts)
            self._memory[language] = talk.memory
            return said, talk.shown

    def shown(self, words):
        """Find products anew; return their keys."""
        return set(self.say(FIND, words)[1])

    def card(self, key, language="en"):
        """Return the price on the card of a product."""
        with self.services.unit_of_work() as uow:
            product_id = uow.products.find_id("small", key)
        said, _ = self.say(PRICE, "", language, product_ids=(product_id,))
        (card,) = said.part("products")
        return card.price

    def ask(self, action, key):
        """Let an action answer about one product."""
        with self.services.unit_of_work() as uow:
            product_id = uow.products.find_id("small", key)
        return self.say(action, "", product_ids=(product_id,))[0]


@pytest.fixture
def live(database_url, services, new_unit_of_work, new_message):
    """A shop just opened."""
    with new_unit_of_work() as uow:
        uow.categories.upsert_many(CATEGORIES)
        uow.products.upsert_many(PRODUCTS, valid_from=NOW - timedelta(days=30))
        uow.commit()
    engine = make_engine(database_url)
    recommender = HybridRecommender(services.recommender.indexes, clock=lambda: shop.now)
    opened = replace(services, unit_of_work=new_unit_of_work, recommender=recommender, rates=RATES, sets=SETS)
    shop = LiveShop(opened, engine, new_message)
    yield shop
    engine.dispose()


def test_a_price_changed_by_sql_is_in_the_next_message(live):
    assert live.shown("a laptop under 600 dollars") == {"hp-250", "dell-in"}
    live.sql("UPDATE products SET price_cents = 19900 WHERE external_id = 'hp-omen'")
    live.sql("UPDATE products SET price_cents = 69900 WHERE external_id = 'dell-in'")
    assert live.shown("a laptop under 600 dollars") == {"hp-250", "hp-omen"}
    said, shown = live.say(CHEAPEST, "the cheapest laptop")
    assert shown == ["hp-omen", "hp-250"]  # of those under 600 dollars
    assert [card.price for card in said.part("products")] == ["$199.00", "$399.00"]
    assert "Of the 5 others in laptops, 5 cost more." in live.ask(PRICE, "hp-omen").text


def test_an_import_in_between_is_in_the_next_message(live, new_unit_of_work):
    assert live.shown("a laptop under 600 dollars") == {"hp-250", "dell-in"}
    with new_unit_of_work() as uow:
        uow.products.upsert_many([replace(product, stock=5, price_cents=9900) for product in PRODUCTS[2:3]])
        uow.commit()
    assert live.shown("a laptop under 600 dollars") == {"hp-250", "dell-in", "hp-omen"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE products SET withdrawn_at = '2026-11-29 10:00:00' WHERE external_id = 'hp-250'",
        "DELETE FROM products WHERE external_id = 'hp-250'",
    ],
)
def test_what_is_no_longer_sold_is_neither_found_nor_talked_about(live, statement):
    assert live.shown("a laptop under 600 dollars") == {"hp-250", "dell-in"}
    live.ask(DETAILS, "hp-250")
    live.sql(statement)
    said, _ = live.say(PRICE, "how much is it")
    assert not said.part("products")
    assert live.shown("a laptop under 600 dollars") == {"dell-in"}


def test_what_is_sold_again_is_found_again(live):
    live.sql("UPDATE products SET withdrawn_at = '2026-11-29 10:00:00' WHERE external_id = 'hp-250'")
    assert live.shown("a laptop under 600 dollars") == {"dell-in"}
    live.sql("UPDATE products SET withdrawn_at = NULL")
    assert live.shown("a laptop under 600 dollars") == {"hp-250", "dell-in"}


def test_a_price_in_another_currency_is_compared_in_the_base_currency(live):
    live.shown("a mug")
    live.sql("UPDATE products SET price_cents = 9000, currency = 'CNY' WHERE external_id = 'red-mug'")  # 12.60 dollars
    assert "red-mug" not in live.shown("a mug under 12 dollars")
    assert "red-mug" in live.shown("a mug under 13 dollars")


def test_what_is_sold_out_is_known_at_once(live):
    in_stock = Query(filters=Filters(categories=("laptops",), in_stock=True), limit=20)
    live.shown("a laptop")
    assert len(live.services.recommender.recommend(in_stock)) == 6
    live.sql("UPDATE products SET stock = 0 WHERE external_id = 'lenovo'")
    assert "out of stock" in live.ask(DETAILS, "lenovo").text.lower()
    assert len(live.services.recommender.recommend(in_stock)) == 5
    live.sql("UPDATE products SET stock = NULL WHERE external_id = 'lenovo'")
    live.shown("a laptop")
    assert len(live.services.recommender.recommend(in_stock)) == 6


def test_a_deleted_product_is_not_found_and_not_counted(live):
    assert "6" in live.say(FIND, "a laptop")[0].text
    live.sql("DELETE FROM products WHERE external_id = 'lenovo'")
    said, shown = live.say(FIND, "a laptop")
    assert "5" in said.text
    assert "lenovo" not in shown


def test_a_sale_begins_and_ends_by_the_clock_with_nothing_changed(live):
    live.sql(
        "UPDATE products SET sale_price_cents = 49900, sale_from = '2026-11-27 00:00:00', "
        "sale_until = '2026-12-01 00:00:00' WHERE external_id = 'dell-xps'"
    )
    found, prices = [], []
    for now in (BEGIN - timedelta(seconds=1), BEGIN, END - timedelta(seconds=1), END):
        live.now = now
        found.append("dell-xps" in live.shown("a laptop under 500 dollars"))
        prices.append(live.card("dell-xps"))
    assert found == [False, True, True, False]
    assert prices == ["$899.00", "$499.00 (was $899.00)", "$499.00 (was $899.00)", "$899.00"]


def test_a_sale_is_told_in_chinese_too(live):
    live.sql("UPDATE products SET sale_price_cents = 49900 WHERE external_id = 'dell-xps'")
    assert live.card("dell-xps", "zh") == "$499.00（原价 $899.00）"


def test_a_product_whose_variants_differ_costs_from_the_lowest(live):
    live.shown("a mug")
    live.sql(
        "INSERT INTO variants (product_id, position, sku, title, price_cents) "
        "SELECT id, 0, 'S', 'small', 200 FROM products WHERE external_id = 'red-mug' "
        "UNION ALL SELECT id, 1, 'L', 'large', NULL FROM products WHERE external_id = 'red-mug'"
    )
    assert live.card("red-mug") == "from ≈ $2.50 (£2.00)"
    assert live.card("red-mug", "zh") == "≈ $2.50（£2.00） 起"
    _, shown = live.say(CHEAPEST, "the cheapest mug")
    assert shown[0] == "red-mug"
    live.sql("UPDATE variants SET stock = 0 WHERE sku = 'S'")
    assert live.card("red-mug") == "≈ $3.69 (£2.95)"
    _, shown = live.say(CHEAPEST, "the cheapest mug")
    assert shown[0] == "blue-mug"


def test_the_price_history_ends_with_what_holds_now(live):
    live.sql("UPDATE products SET price_cents = 69900 WHERE external_id = 'lenovo'")
    said = live.ask(HISTORY, "lenovo")
    assert "$699.00 now" in said.text
    assert [(point.at, point.value) for point in said.part("chart").points] == [
        ("2026-10-21", 799.0),
        ("2026-11-20", 699.0),
    ]


def test_a_budget_is_planned_with_the_prices_of_now(live):
    live.sql("UPDATE products SET price_cents = 29900 WHERE external_id = 'hp-elite'")
    said, _ = live.say(BUDGET, "a desk set-up for 330 dollars")
    assert "HP EliteBook 840" in [card.title for card in said.part("products")]


def test_a_currency_without_a_rate_leaves_the_product_without_a_price_and_the_guide_running(live):
    live.shown("a laptop")
    live.sql("UPDATE products SET currency = 'XXX' WHERE external_id = 'hp-250'")
    assert live.shown("a laptop under 600 dollars") == {"dell-in"}


def test_turns_at_the_same_time_each_see_what_was_changed_before_them(live, new_unit_of_work):
    live.shown("a laptop")
    cheap = Filters(categories=("laptops",))

    def turn(cents):
        live.sql(f"UPDATE products SET price_cents = {cents} WHERE external_id = 'lenovo'")  # noqa: S608
        with new_unit_of_work() as uow:
            live.services.offers.refresh(uow)
        return live.services.recommender.count(cheap)

    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(turn, range(10_000, 10_040)))
    assert counts == [6] * 40
    with new_unit_of_work() as uow:
        live.services.offers.refresh(uow)
        (lenovo,) = uow.products.get_many([uow.products.find_id("small", "lenovo")])
    columns = live.services.recommender.indexes.columns
    current = live.services.recommender._current_offers()
    assert current.price_cents[columns.row(lenovo.id)] == lenovo.price_cents
