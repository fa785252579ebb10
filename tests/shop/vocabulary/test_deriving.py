"""Words from the state of the database: several sources, partial files, products that are gone, words of people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from shop.catalogue.records import (
    ALSO_IN,
    TAG,
    AttributeRecord,
    CategoryRecord,
    ProductRecord,
    TermKind,
    TermRecord,
    VariantRecord,
)
from shop.database import make_engine
from shop.vocabulary.deriving import refresh_terms


def product(key, title="Thing", path=(), source="toy", **others):
    return ProductRecord(source, key, title, path, 1000, "EUR", **others)


@pytest.fixture
def words(new_unit_of_work):
    """What writes products and categories, derives, and returns the words as (kind, key) with their texts."""

    def derive(*products, categories=(), terms=(), shop_names=()):
        with new_unit_of_work() as uow:
            uow.categories.upsert_many(categories)
            uow.products.upsert_many(products)
            if terms:
                uow.terms.replace_all("vocabulary", terms)
            uow.commit()
        refresh_terms(new_unit_of_work, shop_names)
        found = {}
        with new_unit_of_work() as uow:
            for term in (term for term in uow.terms.all() if term.kind is not TermKind.MEANING):
                found.setdefault((term.kind.value, term.key), []).append(term.text)
        return found

    return derive


@pytest.fixture
def paths(new_unit_of_work):
    """What returns the category path of every product by key."""

    def read():
        with new_unit_of_work() as uow:
            return {product.external_id: product.category_path for product in uow.products.iter_snapshots()}

    return read


SHIRTS = CategoryRecord("clothing.shirts-tops", "clothing", {"en": "Shirts & Tops"})
CLOTHING = CategoryRecord("clothing", None, {"en": "Clothing"})


def test_what_stands_in_a_category_beside_its_own_bears_out_its_words(words):
    found = words(
        product("1", "Linen shirt", ("boys",), attributes=(AttributeRecord(ALSO_IN, "sets"),)),
        categories=[CategoryRecord("boys", None, {"en": "Boys"}), CategoryRecord("sets", None, {"en": "Sets"})],
    )

    assert found["category", "sets"] == ["Sets"]
    assert not [key for kind, key in found if kind == "value" and key.startswith(ALSO_IN)]


def test_tags_that_products_share_are_words_and_those_that_name_kinds_or_brands_are_not(words):
    def tagged(key, *tags):
        return product(key, "Thing", ("boys",), brand="Acme", attributes=tuple(AttributeRecord(TAG, t) for t in tags))

    found = words(
        tagged("1", "Garden", "sofa", "acme", "everyone", "once"),
        tagged("2", "garden", "sofa", "acme", "everyone"),
        replace(tagged("3", "everyone"), brand="Bolt"),
        categories=[CategoryRecord("boys", None, {"en": "Boys"})],
    )

    assert {key for kind, key in found if kind == "value" and key.startswith(TAG)} == {"tag=garden"}
    assert "标签" in found["attribute", TAG]


def test_products_without_a_brand_have_the_one_that_their_titles_begin_with(words, new_unit_of_work):
    titles = ["ACME lamp", "ACME chair", "ACME table", "BOLTON lamp", "BOLTON chair", "BOLTON table", "Rug"]
    found = words(*(product(str(place), title) for place, title in enumerate(titles)))

    assert {key for kind, key in found if kind == "brand"} == {"ACME", "BOLTON"}
    with new_unit_of_work() as uow:
        assert uow.counts.brands() == {"ACME": 3, "BOLTON": 3}
    assert words() == found


def test_a_compound_name_and_its_parts_are_words_in_both_languages(words):
    found = words(
        product("1", "Linen shirt", ("clothing", "clothing.shirts-tops")),
        product("2", "Crop top", ("clothing", "clothing.shirts-tops")),
        categories=[CLOTHING, SHIRTS],
    )

    assert {"Shirts & Tops", "Shirts", "Tops", "衬衫", "上衣"} <= set(found["category", "clothing.shirts-tops"])
    assert {"Clothing", "衣服"} <= set(found["category", "clothing"])


@pytest.mark.parametrize("name", ["Home page", "Uncategorized", "Sale", "All products", "New arrivals", "2024", "新品"])
def test_what_shops_call_their_shelves_is_no_kind_of_thing(words, name):
    found = words(product("1", "Strange object", ("shelf",)), categories=[CategoryRecord("shelf", None, {"en": name})])

    assert ("category", "shelf") not in found


def test_a_longer_name_is_also_what_it_ends_with_and_no_more(words):
    found = words(
        product("1", path=("floor-lamps",)),
        product("2", path=("lamps",)),
        product("3", path=("t-shirts",)),
        categories=[
            CategoryRecord("floor-lamps", None, {"en": "Floor lamps"}),
            CategoryRecord("lamps", None, {"en": "Lamps"}),
            CategoryRecord("t-shirts", None, {"en": "T-shirts"}),
        ],
    )

    assert {"Floor lamps", "lamps", "落地灯", "灯"} <= set(found["category", "floor-lamps"])
    assert "落地灯" not in found["category", "lamps"]
    assert not {"shirts", "Shirts", "衬衫"} & set(found["category", "t-shirts"])


def test_a_category_without_products_is_no_word(words, database_url):
    categories = [CLOTHING, SHIRTS]
    assert ("category", "clothing") in words(product("1", path=("clothing",)), categories=categories)

    with make_engine(database_url).begin() as connection:
        connection.execute(text("DELETE FROM products"))

    assert words() == {}


def test_brands_are_those_of_all_products_however_partial_the_last_file_was(words):
    words(product("1", brand="Acme"), product("2", brand="Bolt"), product("3", brand="Cord", source="other"))
    found = words(product("2", "Newer thing", brand="Bolt"))

    assert {key for kind, key in found if kind == "brand"} == {"Acme", "Bolt", "Cord"}


def test_a_brand_that_tells_nothing_apart_is_none(words):
    own = [product(str(n), brand=name) for n, name in enumerate(["My Shop", "Vendor", "Unknown", "无品牌", "Acme"])]

    found = words(*own, shop_names=["my shop"])
    assert {key for kind, key in found if kind == "brand"} == {"Acme"}


def test_a_brand_that_every_product_carries_is_none(words):
    assert words(product("1", brand="Acme"), product("2", brand="Acme")) == {}


def test_properties_and_values_come_from_products_and_their_variants(words):
    variants = (
        VariantRecord("a", "Grey / M", attributes=(AttributeRecord("colour", "Gray"), AttributeRecord("size", "M"))),
        VariantRecord("b", "Red / 38", attributes=(AttributeRecord("colour", "Red"), AttributeRecord("size", "38"))),
    )
    found = words(product("1", variants=variants), product("2", attributes=(AttributeRecord("colour", "red"),)))

    assert {"colour", "color", "颜色"} <= set(found["attribute", "colour"])
    assert {"Gray", "grey", "灰色"} <= set(found["value", "colour=gray"])
    assert {"red", "红色"} <= set(found["value", "colour=red"])
    assert set(found["value", "size=m"]) == {"size M", "M码", "M号"}
    assert set(found["value", "size=38"]) == {"size 38", "38码", "38号"}


def test_what_describes_one_product_or_is_the_same_of_all_is_no_choice(words):
    own = [
        product(
            str(n),
            attributes=(
                AttributeRecord("serial", f"number {n}"),
                AttributeRecord("condition", "like new"),
                AttributeRecord("finish", "matt" if n % 2 else "gloss"),
                AttributeRecord("colour", "Red, Blue"),
            ),
        )
        for n in range(6)
    ]

    assert {key for kind, key in words(*own) if kind == "value"} == {"finish=matt", "finish=gloss"}


def test_a_yes_that_some_have_is_a_word(words):
    found = words(product("1", attributes=(AttributeRecord("organic", True),)), product("2"))

    assert found["value", "organic=true"] == ["organic"]


def test_a_shop_of_chinese_words_has_english_ones(words):
    found = words(
        product("1", "真丝衬衫", ("衣服",), attributes=(AttributeRecord("颜色", "红色"),)),
        product("2", "棉被", ("家居",)),
        categories=[CategoryRecord("衣服", None, {"zh": "衣服"}), CategoryRecord("家居", None, {"zh": "家居"})],
    )

    assert {"衣服", "Clothing"} <= set(found["category", "衣服"])
    assert {"红色", "red"} <= set(found["value", "颜色=红色"])
    assert {"颜色", "colour"} <= set(found["attribute", "颜色"])


def test_what_people_wrote_wins(words):
    written = [
        TermRecord(TermKind.CATEGORY, "clothing", "en", "Garments"),
        TermRecord(TermKind.ATTRIBUTE, "colour", "en", "shade"),
        TermRecord(TermKind.VALUE, "colour=red", "en", "scarlet"),
        TermRecord(TermKind.BRAND, "Acme", "en", "the famous one"),
        TermRecord(TermKind.CATEGORY, "clothing", "en", "Shirts"),
    ]
    found = words(
        product("1", "Red shirt", ("clothing", "shirts"), brand="Acme", attributes=(AttributeRecord("colour", "Red"),)),
        product("2", "Blue shirt", ("clothing", "shirts"), attributes=(AttributeRecord("colour", "Blue"),)),
        categories=[CLOTHING, CategoryRecord("shirts", "clothing", {"en": "Shirts"})],
        terms=written,
    )

    # In the other language the dictionary adds what the words mean; in their own nobody adds any.
    assert [word for word in found["category", "clothing"] if word.isascii()] == ["Garments", "Shirts"]
    assert "Shirts" not in found["category", "shirts"]
    assert found["attribute", "colour"] == ["shade"]
    assert found["value", "colour=red"] == ["scarlet"]
    assert ("value", "colour=blue") not in found
    assert found["brand", "Acme"] == ["the famous one"]


TITLES = {
    "1": "Cream Sofa",
    "2": "Grey sofa with ottoman",
    "3": "Bedside Table",
    "4": "Strange object",
    "5": "Oak desk",
}


def test_where_no_category_tells_the_kind_the_title_does(words, paths):
    found = words(*(product(key, title) for key, title in TITLES.items()))

    assert paths() == {"1": ("~sofas",), "2": ("~sofas",), "3": ("~bedside-tables",), "4": (), "5": ("~desks",)}
    assert {"Sofas", "couch", "沙发"} <= set(found["category", "~sofas"])


def test_a_kind_off_the_title_stands_below_a_category_that_tells_none(words, paths):
    categories = [CategoryRecord("indoor", None, {"en": "Indoor"}), CategoryRecord("sofas", None, {"en": "Sofas"})]
    words(product("1", "Cream Sofa", ("indoor",)), product("2", "Red sofa", ("sofas",)), categories=categories)
    assert paths() == {"1": ("indoor", "indoor~sofas"), "2": ("sofas",)}

    words(product("1", "Cream Armchair", ("indoor",)))
    assert paths()["1"] == ("indoor", "indoor~armchairs")


def test_in_an_unknown_language_words_that_repeat_in_most_titles_are_kinds(words, paths):
    own = [
        product(f"{kind}{name}", f"{kind} {name}")
        for kind, names in {"Bague": "ABCD", "Collier": "EFG", "Sautoir": "HIJ"}.items()
        for name in names
    ]
    words(*own, product("x", "Old soul 12"))

    found = paths()
    assert {path for key, path in found.items() if key.startswith("Bague")} == {("~bague",)}
    assert found["x"] == ()


def test_deriving_twice_changes_nothing(words, paths):
    first = words(*(product(key, title) for key, title in TITLES.items()))
    before = paths()

    assert words() == first
    assert paths() == before


@pytest.mark.parametrize(
    ("brand", "names"),
    [
        ("月牙（Crescent）", {"月牙（Crescent）", "月牙", "Crescent"}),
        ("Crescent/月牙", {"Crescent/月牙", "Crescent", "月牙"}),
        ("Crescent制造商", {"Crescent制造商", "Crescent"}),
        ("月牙官方旗舰店", {"月牙官方旗舰店", "月牙"}),
        ("Black/White", {"Black/White"}),
    ],
)
def test_a_brand_is_called_by_each_of_its_names(words, brand, names):
    found = words(product("1", brand=brand), product("2", brand="Other"))
    assert set(found["brand", brand]) == names


def test_a_chinese_title_without_a_category_names_its_kind_anywhere(words, paths):
    words(
        product("1", "月牙（Crescent）【新款】60升超薄电热水器3300W速热节能"),
        product("2", "月牙（Crescent）洗碗机 嵌入式 消毒烘干"),
        product("3", "云朵"),
    )
    assert paths() == {"1": ("~water-heaters",), "2": ("~dishwashers",), "3": ()}


def test_lines_of_brands_are_words_with_the_category_of_their_products(words):
    found = words(
        *(
            product(f"{model}{colour}", f"Acme Zentrix {model} {colour}", ("phones",), brand="Acme")
            for model in ("X1", "X2")
            for colour in ("red", "blue")
        ),
        product("mug", "Mug", ("mugs",), brand="Other"),
        categories=[CategoryRecord("phones", None, {"en": "Phones"}), CategoryRecord("mugs", None, {"en": "Mugs"})],
    )

    assert found["line", "phones=Zentrix X2"] == ["Zentrix X2"]


def test_a_title_that_names_no_kind_is_placed_by_what_is_said_of_others(words, paths):
    prints = ("Skull", "Wolf", "Music", "Desert", "Ocean")
    shirts = [product(f"s{p}", f"{p} regular T-shirt", description="Cotton shirt, short sleeves") for p in prints]
    mugs = [product(f"m{p}", f"{p} tall mug", description="Ceramic, for tea") for p in prints]
    cut = product("cut", "Tiger regular", description="Cotton shirt, short sleeves")
    words(*shirts, *mugs, cut)
    assert paths()["cut"] == paths()["sSkull"] != paths()["mSkull"]
    again = product("cut", "Tiger tall", description="Ceramic, for tea")
    words(again)
    assert paths()["cut"] == paths()["mSkull"]


def test_colours_and_materials_of_titles_have_words_in_both_languages(words):
    found = words(product("1", "Velvet armchair, blue"), product("2", "实木餐桌"))

    assert {"blue", "蓝色"} <= set(found["value", "colour=blue"])
    assert {"wood", "实木"} <= set(found["value", "material=wood"])
    assert ("value", "colour=red") not in found


def test_brands_have_the_chinese_names_of_the_dictionary_and_of_common_words(words):
    brands = [
        product(str(number), brand=brand) for number, brand in enumerate(["Panasonic", "Logitech", "Apple", "Acme"])
    ]
    found = words(*brands)

    assert "松下" in found["brand", "Panasonic"]
    assert "罗技" in found["brand", "Logitech"]
    assert "苹果" not in found["brand", "Apple"]  # first is the fruit
    assert found["brand", "Acme"] == ["Acme"]
