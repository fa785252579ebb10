"""Three foreign catalogues, from a file as shops export it to a conversation: importers, derived words, guide."""

from __future__ import annotations

from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path

import pytest

from actions.catalogue.compare_products import ActionCompareProducts
from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.give_advice import ActionGiveAdvice
from actions.catalogue.refine_search import ActionRefineSearch
from actions.catalogue.relax_search import ActionRelaxSearch
from actions.catalogue.show_details import ActionShowDetails
from shop.currency import ExchangeRates
from shop.importers.detection import detect_format
from shop.importers.formats import open_importer
from shop.importers.ingest import ingest
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory
from shop.vocabulary.deriving import refresh_terms
from tests.guide.fixtures import services_of
from tests.guide.talk import Talk

FILES = Path(__file__).parents[1] / "data" / "shops"
SHOPS = {"fashion.shopify.csv": "EUR", "furniture.woocommerce.csv": "USD", "groceries.jsonl": "CNY"}
FIND, REFINE, RELAX = ActionFindProducts(), ActionRefineSearch(), ActionRelaxSearch()
DETAILS, COMPARE, ADVICE = ActionShowDetails(), ActionCompareProducts(), ActionGiveAdvice()


@pytest.fixture(scope="session")
def shops(tmp_path_factory):
    """What the guide works with in each of the three shops, by file."""
    with ExitStack() as stack:
        made = {}
        for name, currency in SHOPS.items():
            unit_of_work = _read(FILES / name, currency, tmp_path_factory.mktemp("shop") / "shop.db")
            made[name] = stack.enter_context(services_of(unit_of_work, ExchangeRates(currency, {currency: Decimal(1)})))
        yield made


def _read(path, currency, database):
    url = f"sqlite:///{database}"
    upgrade(url)
    unit_of_work = unit_of_work_factory(url)
    ingest(open_importer(detect_format(path), path, "shop", currency), unit_of_work)
    refresh_terms(unit_of_work, ["Any shop"])
    return unit_of_work


@pytest.fixture
def talk_in(shops, new_message):
    """What begins a conversation in a shop."""
    with ExitStack() as stack:

        def begin(name, language="en"):
            services = shops[name]
            return Talk(new_message, services, stack.enter_context(services.unit_of_work()), language)

        yield begin


FASHION, FURNITURE, GROCERIES = SHOPS


@pytest.mark.parametrize(
    ("shop", "text", "keys"),
    [
        (FASHION, "shirts", {"oxford", "linen-shirt", "flannel", "silk-shirt", "denim-shirt"}),
        (FASHION, "a shirt for under 48", {"oxford", "flannel"}),
        (FASHION, "a dress", {"maxi", "wrap"}),
        (FASHION, "jeans", {"jeans", "chinos"}),
        (FASHION, "a white shirt", {"oxford", "silk-shirt"}),
        (FASHION, "shirts from Northwind", {"oxford", "flannel", "denim-shirt"}),
        (FASHION, "Aldgate dresses in size M, not black", {"wrap"}),
        (FASHION, "a bag", {"tote"}),
        (FASHION, "衬衫", {"oxford", "linen-shirt", "flannel", "silk-shirt", "denim-shirt"}),
        (FASHION, "白色的衬衣", {"oxford", "silk-shirt"}),
        (FASHION, "红色连衣裙", {"maxi"}),
        (FURNITURE, "a sofa", {"sofa-3", "sofa-2", "SOFA-C"}),
        (FURNITURE, "an armchair", {"ARM-1"}),
        (FURNITURE, "a couch under 700 dollars", {"sofa-2"}),
        (FURNITURE, "a green sofa", {"sofa-3"}),
        (FURNITURE, "a table made of oak", {"TAB-1"}),
        (FURNITURE, "bedside table", {"TAB-3"}),
        (FURNITURE, "tables", {"TAB-1", "TAB-2", "TAB-3"}),
        (FURNITURE, "Hygge lamps", {"LAMP-1"}),
        (FURNITURE, "灰色的沙发", {"sofa-3", "sofa-2"}),
        (FURNITURE, "落地灯", {"LAMP-1"}),
        (FURNITURE, "松木床头柜", {"TAB-3"}),
        (GROCERIES, "坚果", {"nuts-1", "nuts-2", "nuts-3"}),
        (GROCERIES, "50元以内的坚果，不要三只松鼠", {"nuts-2"}),
        (GROCERIES, "奶油味的零食", {"nuts-2", "cookie-1"}),
        (GROCERIES, "蒙牛牛奶", {"milk-1", "milk-2"}),
        (GROCERIES, "cookies", {"cookie-1", "cookie-2"}),
        (GROCERIES, "milk under 45 yuan", {"milk-2"}),
        (GROCERIES, "rice", {"rice-1"}),
    ],
)
def test_exactly_what_fits_is_found(talk_in, shop, text, keys):
    talk = talk_in(shop, "en" if text.isascii() else "zh")
    talk.say(FIND, text)

    assert set(talk.shown) == _ids(shop, keys)


def _ids(shop, keys):
    """WooCommerce's ids are numbers; its tests speak of what they stand for."""
    numbers = {"sofa-3": "101", "sofa-2": "104", "SOFA-C": "106", "ARM-1": "107", "TAB-1": "108", "TAB-2": "109"}
    numbers |= {"TAB-3": "110", "BED-1": "111", "LAMP-1": "112"}
    return {numbers[key] for key in keys} if shop == FURNITURE else keys


def test_a_fashion_shop_is_talked_with_in_english(talk_in):
    talk = talk_in(FASHION)
    said = talk.say(FIND, "show me shirts")
    assert said.says("utter_catalogue__found")
    assert "shirts" in said.text
    assert "5" in said.text
    assert said.part("products")[0].category == "Shirts"

    talk.say(REFINE, "in blue")
    assert set(talk.shown) == {"oxford", "denim-shirt"}
    said = talk.say(COMPARE, "compare the first and the second")
    rows = {row.label: row.values for row in said.part("table").rows}
    assert {tuple(sorted(value.split(", "))) for value in rows["Colour"]} == {("Blue", "White"), ("Blue",)}
    said = talk.say(DETAILS, "tell me more about the first one")
    assert "Colour: " in said.text
    assert "Blue" in said.text

    talk.say(RELAX, "forget the colour")
    assert len(talk.shown) == 5
    talk.say(REFINE, "cheaper")
    assert set(talk.shown) <= {"oxford", "flannel"}


def test_a_furniture_shop_of_english_words_is_talked_with_in_chinese(talk_in):
    talk = talk_in(FURNITURE, "zh")
    said = talk.say(FIND, "我想买沙发")
    assert "沙发" in said.text
    talk.say(REFINE, "灰色的")
    assert set(talk.shown) == _ids(FURNITURE, {"sofa-3", "sofa-2"})
    said = talk.say(COMPARE, "比较第一个和第二个")
    rows = {row.label: row.values for row in said.part("table").rows}
    assert sorted(rows["材质"]) == ["亚麻", "天鹅绒"]
    assert all("灰色" in value for value in rows["颜色"])
    talk.say(REFINE, "800美元以内")
    assert talk.shown == ["104"]


def test_a_grocery_of_chinese_words_is_talked_with_in_both_languages(talk_in):
    talk = talk_in(GROCERIES, "zh")
    talk.say(FIND, "想买点坚果")
    talk.say(REFINE, "换成三只松鼠的")
    assert set(talk.shown) == {"nuts-1", "nuts-3"}
    said = talk.say(DETAILS, "第一个详细说说")
    assert "口味" in said.text

    talk = talk_in(GROCERIES)
    said = talk.say(FIND, "do you have cookies?")
    assert "cookies" in said.text
    assert {card.category for card in said.part("products")} == {"Cookies"}
    said = talk.say(DETAILS, "the second one")
    assert "Flavour: " in said.text


def test_what_to_look_at_is_told_over_all_places_of_a_kind(talk_in):
    said = talk_in(FASHION).say(ADVICE, "what should I look at when buying a shirt?")

    assert "I have 5 shirts" in said.text
    assert "Colour: " in said.text


@pytest.mark.parametrize(
    ("shop", "language", "thing"),
    [(FASHION, "en", "shirts"), (FURNITURE, "zh", "沙发"), (GROCERIES, "zh", "坚果")],
)
def test_examples_are_of_what_the_shop_sells(talk_in, shop, language, thing):
    said = talk_in(shop, language).say(REFINE, "cheaper" if language == "en" else "便宜点")

    assert thing in said.text


def test_shelves_vendors_and_drafts_are_no_words_of_the_shop(shops):
    with shops[FASHION].unit_of_work() as uow:
        words = {term.text for term in uow.terms.all()}

    assert {"Men", "Women", "Shirts", "Dresses", "Northwind"} <= words
    assert not {"Sale", "Vendor", "Jackets", "Default Title", "S", "M"} & words
