"""Whole conversations in a shop in yen, one in dinars, and one that sells in two currencies and speaks of two more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from decimal import Decimal

import pytest

from actions.catalogue.compare_products import ActionCompareProducts
from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.give_advice import ActionGiveAdvice
from actions.catalogue.plan_budget import ActionPlanBudget
from actions.catalogue.refine_search import ActionRefineSearch
from actions.price.find_cheapest import ActionFindCheapest
from actions.price.show_price import ActionShowPrice
from actions.price.show_price_history import ActionShowPriceHistory
from shop.currency import ExchangeRates
from tests.guide.fixtures import open_shop
from tests.guide.small_shop import PRODUCTS
from tests.guide.talk import Talk

FIND, REFINE, CHEAPEST, PLAN = ActionFindProducts(), ActionRefineSearch(), ActionFindCheapest(), ActionPlanBudget()
PRICE, HISTORY, ADVISE = ActionShowPrice(), ActionShowPriceHistory(), ActionGiveAdvice()
COMPARE = ActionCompareProducts()


def _rates(base, **worth):
    return ExchangeRates(base, {base: Decimal(1), **{code: Decimal(rate) for code, rate in worth.items()}})


def _priced_in(currency):
    return [replace(product, currency=currency) for product in PRODUCTS]


def _with_kroner():
    """The mugs are in pounds; a printer is in a currency that the shop has no rate for."""
    return [replace(item, currency="SEK") if item.external_id == "laser" else item for item in PRODUCTS]


SHOPS = {
    "yen": (_priced_in("JPY"), _rates("JPY", USD="150", CNY="21"), {}),
    "dinars": (_priced_in("KWD"), _rates("KWD", USD="0.31"), {}),
    "two": (_with_kroner(), _rates("USD", GBP="1.25", CNY="0.14", EUR="1.1"), {"en": "USD", "zh": "CNY"}),
}


@pytest.fixture(scope="module")
def open_services(tmp_path_factory):
    """What opens a shop by its name, each once."""
    opened, contexts = {}, []

    def get(name):
        if name not in opened:
            contexts.append(open_shop(tmp_path_factory.mktemp(name), *SHOPS[name]))
            opened[name] = contexts[-1].__enter__()
        return opened[name]

    yield get
    for context in contexts:
        context.__exit__(None, None, None)


@pytest.fixture
def talk_in(open_services, new_message):
    """What begins a conversation in a shop and a language."""
    units = []

    def begin(name, language):
        services = open_services(name)
        units.append(services.unit_of_work())
        return Talk(new_message, services, units[-1].__enter__(), language)

    yield begin
    for unit in units:
        unit.rollback()
        unit.__exit__(None, None, None)


def _prices(said):
    return [card.price for card in said.part("products")]


@pytest.mark.parametrize(
    ("name", "language", "text", "limit", "prices"),
    [
        ("yen", "en", "a laptop under 60,000", "up to ¥60,000", ["¥39,900", "¥54,900"]),
        ("yen", "en", "a laptop under ¥60,000", "up to ¥60,000", ["¥39,900", "¥54,900"]),
        ("yen", "en", "a laptop under 60k yen", "up to ¥60,000", ["¥39,900", "¥54,900"]),
        ("yen", "en", "a laptop under $400", "up to $400 (about ¥60,000)", ["¥39,900", "¥54,900"]),
        ("yen", "zh", "2000以内的笔记本电脑", "CN¥2,000（约 JP¥42,000）以内", ["JP¥39,900"]),
        ("yen", "zh", "6万日元以内的笔记本电脑", "JP¥60,000以内", ["JP¥39,900", "JP¥54,900"]),
        ("yen", "zh", "2000块以内的笔记本电脑", "CN¥2,000（约 JP¥42,000）以内", ["JP¥39,900"]),
        ("dinars", "en", "a laptop under 60", "up to 60 KWD", ["39.900 KWD", "54.900 KWD"]),
        ("dinars", "en", "a laptop under 54.900 KWD", "up to 54.900 KWD", ["39.900 KWD", "54.900 KWD"]),
        ("dinars", "en", "a laptop under 54.899 dinars", "up to 54.899 KWD", ["39.900 KWD"]),
        ("dinars", "en", "a mug under 300 fils", "up to 0.300 KWD", ["0.295 KWD", "0.255 KWD"]),
        ("dinars", "en", "a mug under 0.3", "up to 0.300 KWD", ["0.295 KWD", "0.255 KWD"]),
        ("yen", "zh", "300円以内的杯子", "JP¥300以内", ["JP¥295", "JP¥255"]),
        ("dinars", "zh", "60以内的笔记本电脑", "60 KWD以内", ["39.900 KWD", "54.900 KWD"]),
        ("dinars", "zh", "60第纳尔以内的笔记本电脑", "60 KWD以内", ["39.900 KWD", "54.900 KWD"]),
        ("dinars", "zh", "60块以内的笔记本电脑", "60 KWD以内", ["39.900 KWD", "54.900 KWD"]),
        ("dinars", "zh", "不超过60元的笔记本电脑", "60 KWD以内", ["39.900 KWD", "54.900 KWD"]),
        ("dinars", "zh", "200美元以内的笔记本电脑", "$200（约 62 KWD）以内", ["39.900 KWD", "54.900 KWD"]),
        ("two", "en", "a laptop under 600", "up to $600", ["$399.00", "$549.00"]),
        ("two", "en", "a mug under 4", "up to $4", ["≈ $3.69 (£2.95)", "≈ $3.19 (£2.55)"]),
        ("two", "en", "a mug under £3", "up to £3 (about $3.75)", ["≈ $3.69 (£2.95)", "≈ $3.19 (£2.55)"]),
        ("two", "en", "a laptop under 500 euros", "up to €500 (about $550)", ["$399.00", "$549.00"]),
        ("two", "en", "a laptop under 4000 kuai", "up to ¥4,000 (about $560)", ["$399.00", "$549.00"]),
        ("two", "zh", "五百美元以内的笔记本电脑", "$500（约 ¥3,571）以内", ["≈ ¥2,850.00（$399.00）"]),
        ("two", "zh", "30块以内的杯子", "¥30以内", ["≈ ¥26.34（£2.95）", "≈ ¥22.77（£2.55）"]),
    ],
)
def test_a_limit_is_understood_kept_and_said_back(talk_in, name, language, text, limit, prices):
    said = talk_in(name, language).say(FIND, text)

    assert limit in said.text
    assert sorted(_prices(said)) == sorted(prices)


@pytest.mark.parametrize(
    ("name", "language", "texts", "limit"),
    [
        ("two", "en", ["a laptop under 500 euros", "no, I meant 600"], "up to €600 (about $660)"),
        ("two", "en", ["a laptop under 500", "no, I meant 600"], "up to $600"),
        ("two", "zh", ["500欧元以内的笔记本电脑", "不对，我说的是600"], "€600（约 ¥4,714）以内"),
        ("yen", "en", ["a laptop", "under 60000"], "up to ¥60,000"),
        ("dinars", "en", ["a laptop between 50 and 60"], "from 50 KWD, up to 60 KWD"),
        ("dinars", "en", ["a laptop for about 0.300 KWD"], "from 0.255 KWD up to 0.345 KWD"),
        ("yen", "en", ["a mug for 300 yen"], "from ¥255, up to ¥345"),
    ],
)
def test_a_later_amount_is_in_the_currency_named_before(talk_in, name, language, texts, limit):
    talk = talk_in(name, language)
    said = [talk.say(FIND if place == 0 else REFINE, text) for place, text in enumerate(texts)][-1]

    assert limit in said.text


def test_a_search_begun_in_one_language_is_said_in_the_money_of_the_other(talk_in):
    talk = talk_in("two", "en")
    talk.say(FIND, "a laptop under 600")
    talk._language = "zh"
    said = talk.say(REFINE, "不要联想 Lenovo")

    assert "$600（约 ¥4,286）以内" in said.text
    assert _prices(said) == ["≈ ¥2,850.00（$399.00）", "≈ ¥3,921.43（$549.00）"]
    assert "¥3,000以内" in talk.say(REFINE, "3000以内").text


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("dinars", "en", "a laptop under 500 euros"),
        ("dinars", "zh", "五百人民币以内的笔记本电脑"),
        ("two", "en", "a laptop under 500 CHF"),
        ("yen", "en", "a laptop under 500 euros"),
    ],
)
def test_a_limit_that_cannot_be_converted_is_told_with_what_can(talk_in, name, language, text):
    talk = talk_in(name, language)
    said = talk.say(FIND, text)

    assert SHOPS[name][1].base_currency in said.utterances[0].text
    assert ("cannot convert" if language == "en" else "换算不了") in said.utterances[0].text
    assert talk.memory.search.price is None
    assert len(talk.shown) == 5


@pytest.mark.parametrize(
    ("name", "language", "price"),
    [
        ("yen", "en", "¥54,900"),
        ("yen", "zh", "JP¥54,900"),
        ("dinars", "en", "54.900 KWD"),
        ("two", "en", "$549.00"),
        ("two", "zh", "≈ ¥3,921.43（$549.00）"),
    ],
)
def test_a_price_and_its_place(talk_in, name, language, price):
    talk = talk_in(name, language)
    talk.say(FIND, "Dell Inspiron laptop" if language == "en" else "戴尔 Dell 笔记本电脑")
    laptop = talk._uow.products.find_id("small", "dell-in")
    said = talk.say(PRICE, "Price", product_ids=(laptop,))

    assert f"**{price}**" in said.text
    assert "4" in said.text
    assert _prices(said) == [price]


@pytest.mark.parametrize(
    ("name", "language", "limit"),
    [("yen", "en", "up to ¥79,899"), ("dinars", "en", "up to 79.899 KWD"), ("two", "zh", "¥5,707.07以内")],
)
def test_cheaper_is_below_what_is_shown(talk_in, name, language, limit):
    talk = talk_in(name, language)
    talk.say(FIND, "black laptops" if language == "en" else "黑色的笔记本电脑")
    said = talk.say(REFINE, "cheaper" if language == "en" else "便宜点")

    assert limit in said.text
    assert talk.shown == ["hp-250"]


@pytest.mark.parametrize(
    ("name", "language", "text", "answer"),
    [
        (
            "yen",
            "en",
            "a laptop and a laptop bag for 45,000",
            "¥41,899 together, ¥3,101 under your budget of ¥45,000",
        ),
        (
            "yen",
            "en",
            "a laptop and a laptop bag for $300",
            "¥3,101 under your budget of $300 (about ¥45,000)",
        ),
        ("yen", "zh", "4.5万日元买笔记本电脑和电脑包", "一共 JP¥41,899，比您的预算JP¥45,000还省 JP¥3,101"),
        (
            "dinars",
            "en",
            "a laptop and a laptop bag for 45",
            "41.899 KWD together, 3.101 KWD under your budget of 45 KWD",
        ),
        ("dinars", "en", "a laptop and a mug for 10", "10 KWD: the cheapest laptops, mugs I have come to 40.155 KWD"),
        ("two", "en", "a laptop bag and a mug for 25", "to ≈ $23.68 together, ≈ $1.32 under your budget of $25"),
        ("two", "en", "a laptop bag and a mug for £20", "under your budget of £20 (about $25)"),
        ("two", "zh", "300块买电脑包和杯子", "比您的预算¥300还省"),
        ("two", "en", "a laptop bag and a mug for 25 CHF", "cannot convert"),
    ],
)
def test_a_budget(talk_in, name, language, text, answer):
    talk = talk_in(name, language)
    said = talk.say(PLAN, text)

    assert answer in said.text


def test_advice_names_prices_round_in_the_money_of_the_conversation(talk_in):
    def advice(name, language, text):
        lines = talk_in(name, language).say(ADVISE, text).text.splitlines()
        return next(line for line in lines if line.startswith(("• Price", "• 价格")))

    assert "up to ¥61,000 (33%)" in advice("yen", "en", "what should I look for in a laptop?")
    assert "up to 61 KWD (33%)" in advice("dinars", "en", "what should I look for in a laptop?")
    assert "up to $610 (33%)" in advice("two", "en", "what should I look for in a laptop?")
    assert "¥4,400以内（33%）" in advice("two", "zh", "笔记本电脑怎么选")


@pytest.mark.parametrize(
    ("name", "language", "values", "texts", "lowest"),
    [
        ("yen", "en", [500, 300, 295], ["¥500", "¥300", "¥295"], "lowest with ¥295"),
        ("dinars", "en", [0.5, 0.3, 0.295], ["0.500 KWD", "0.300 KWD", "0.295 KWD"], "lowest with 0.295 KWD"),
        ("two", "en", [6.25, 3.75, 3.69], ["≈ $6.25", "≈ $3.75", "≈ $3.69"], "lowest with ≈ $3.69 (£2.95)"),
        ("two", "zh", [44.64, 26.79, 26.34], ["≈ ¥44.64", "≈ ¥26.79", "≈ ¥26.34"], "最低卖过 ≈ ¥26.34（£2.95）"),
    ],
)
def test_a_history_is_drawn_in_the_money_of_the_conversation(talk_in, name, language, values, texts, lowest):
    talk = talk_in(name, language)
    mug = talk._uow.products.get(talk._uow.products.find_id("small", "red-mug"))
    past = [(2024, 500), (2025, 300)]
    talk._uow.products.add_price_points(
        [(mug.id, datetime(year, 1, 1, tzinfo=timezone.utc), cents, mug.currency) for year, cents in past]
    )
    said = talk.say(HISTORY, "Price history", product_ids=(mug.id,))

    points = said.part("chart").points
    assert ([point.value for point in points], [point.text for point in points]) == (values, texts)
    assert lowest in said.text


def test_a_price_without_a_rate_is_shown_as_it_is_and_fits_no_limit(talk_in):
    talk = talk_in("two", "en")

    assert _prices(talk.say(FIND, "printers")) == ["159.00 SEK", None]
    assert talk.say(PRICE, "how much is the first one?").text.endswith("costs **159.00 SEK**.")
    assert talk.say(HISTORY, "Price history", product_ids=talk.memory.search.shown[:1]).text
    assert talk.say(CHEAPEST, "the cheapest printer").part("products")
    assert "159.00 SEK" in str(talk.say(COMPARE, "compare the first two").part("table"))
    assert talk.say(REFINE, "cheaper").text
    said = talk.say(FIND, "a printer under 1000")
    assert "For printers I have nothing up to $1,000." in said.text
    assert not any(card.reason for card in said.part("products"))


@pytest.mark.parametrize(("action", "text"), [(CHEAPEST, "the cheapest mug under 5 CHF"), (REFINE, "under 5 CHF")])
def test_no_ability_keeps_quiet_about_a_limit_that_it_cannot_use(talk_in, action, text):
    assert "cannot convert" in talk_in("two", "en").say(action, text).text


@pytest.mark.parametrize(
    ("name", "language", "texts", "more"),
    [
        ("yen", "en", "a laptop under 50000", "With ¥5,000 more"),
        ("dinars", "en", "a laptop under 50 KWD", "With 5 KWD more"),
        ("dinars", "zh", "50以内的笔记本电脑", "预算再加 5 KWD"),
        ("yen", "en", "a laptop under $350", "With $20 more"),
        ("two", "en", "a laptop under 500", "With $50 more"),
        ("two", "zh", "3700以内的笔记本电脑", "预算再加 ¥500"),
    ],
)
def test_a_little_more_money_is_round_in_the_money_of_the_conversation(talk_in, name, language, texts, more):
    assert more in talk_in(name, language).say(FIND, texts).text
