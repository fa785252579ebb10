"""What a shop sells, what it does not, and what is no kind of thing: exact, by other words, by ends, by vectors."""

from __future__ import annotations

import pytest

from guide.kinds import KindFinder, Sold, Unsold, kind_finder
from guide.kinds.nearest_terms import NearestTerms
from guide.vocabulary import Vocabulary
from recommender.encoders import load_encoder
from shop.catalogue.records import CategoryRecord, ProductRecord, TermKind, TermRecord
from shop.vocabulary.deriving import refresh_terms
from shop.vocabulary.things import things
from tests.guide.fixtures import new_shop
from tests.guide.small_shop import CATEGORIES, PRODUCTS, TERMS

MORE = [
    ProductRecord("small", "harp", "Harmonica in a box", ("kitchen",), 500, "USD"),
    ProductRecord("small", "cable", "Guitar cable", ("computers",), 500, "USD"),
]


CHINESE_CATEGORIES = [
    CategoryRecord("家居", None, {"zh": "家居"}),
    CategoryRecord("家居.牵引绳", "家居", {"zh": "宠物牵引绳"}),
    CategoryRecord("家居.厨电", "家居", {"zh": "厨电"}),
]
CHINESE = [
    ProductRecord("小店", str(number), title, ("家居", key), 500, "CNY")
    for number, (title, key) in enumerate(
        [
            ("夜光宠物牵引绳", "家居.牵引绳"),
            ("月牙冰箱", "家居.厨电"),
            ("云朵冰箱", "家居.厨电"),
            ("云朵雨伞", "家居.厨电"),
        ]
    )
]


@pytest.fixture(scope="module")
def finder(tmp_path_factory):
    """The finder of the small shop with a harmonica and a guitar cable."""
    return made(tmp_path_factory.mktemp("kinds"), CATEGORIES, [*PRODUCTS, *MORE], TERMS)


@pytest.fixture(scope="module")
def chinese_finder(tmp_path_factory):
    """The finder of a shop whose categories and titles are Chinese."""
    return made(tmp_path_factory.mktemp("chinese"), CHINESE_CATEGORIES, CHINESE, [])


@pytest.mark.parametrize("phrase", ["fridge", "dog leash", "冰箱", "umbrella", "quilt", "carry-on suitcase"])
def test_in_a_chinese_shop_no_english_word_is_refused_by_titles(chinese_finder, phrase):
    assert not isinstance(chinese_finder.find(phrase), Unsold)


@pytest.mark.parametrize("phrase", ["t-shirts", "bermude", "lawn mower", "割草机"])
def test_in_a_serbian_shop_no_word_of_another_language_is_refused_by_titles(tmp_path, phrase):
    titles = ["Majica za dečake", "Bermude za dečake", "Duks sa kapuljačom", "Set majica i šorc za bebe"]
    products = [ProductRecord("tiny", title, title, ("setovi",), 1900, "RSD") for title in titles]
    finder = made(tmp_path, [CategoryRecord("setovi", None, {"en": "Setovi"})], products, [])

    assert not isinstance(finder.find(phrase), Unsold)


def made(folder, categories, products, terms):
    """Return the finder of a shop."""
    unit_of_work = new_shop(folder, categories, products, terms)
    refresh_terms(unit_of_work)
    with unit_of_work() as uow:
        titles = {"setovi": [item.title for item in products]}
        return kind_finder(uow.terms, Vocabulary(uow.terms.all()), load_encoder("multilingual"), titles)


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("laptops", "laptops"),
        ("cheap red notebook", "laptops"),
        ("labtop bags", "laptop-bags"),
        ("mug", "mugs"),
        ("打印机", "printers"),
        ("便宜的笔记本电脑", "laptops"),
        ("水杯", "mugs"),
    ],
)
def test_what_a_category_is_called_is_sold_there(finder, phrase, category):
    found = finder.find(phrase)

    assert isinstance(found, Sold)
    assert category in found.categories


def test_what_only_a_title_names_is_sold_too(finder):
    assert finder.find("harmonicas") == Sold(("kitchen",), "harmonica")


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("lawn mowers", "lawn mowers"),
        ("cheap lawn mower", "lawn mowers"),
        ("lawn mover", "lawn mowers"),
        ("sleeping bag", "sleeping bags"),
        ("guitar", "guitars"),
        ("pram", "pram"),
        ("割草机", "割草机"),
        ("睡袋", "睡袋"),
        ("碎纸机", "碎纸机"),
        ("吉他", "吉他"),
        ("床", "床"),
        ("双人床", "双人床"),
        ("抹茶", "抹茶"),
    ],
)
def test_another_kind_of_thing_is_not_sold(finder, phrase, label):
    found = finder.find(phrase)

    assert isinstance(found, Unsold)
    assert found.label == label


def test_what_comes_near_is_found_or_offered(finder):
    assert finder.find("large format printer") == Sold(("printers",))
    assert finder.find("3D scanner").parents == ("printers",)


@pytest.mark.parametrize(
    "phrase", ["HP", "red", "红色", "惠普", "memory", "内存", "my sister", "妈妈", "something", "thinkpad", "MX340"]
)
def test_brands_properties_people_and_models_are_no_kinds(finder, phrase):
    assert finder.find(phrase) is None


def test_a_word_for_a_category_is_not_sold_where_no_product_bears_it_out(finder):
    absent = [record for record in _records() if record.kind is TermKind.ABSENT]
    found = KindFinder(Vocabulary([*TERMS]), absent, things()).find("notebook")

    assert found == Unsold("notebook", ("laptops",), ("laptops",))


def _records():
    return [TermRecord(TermKind.ABSENT, "laptops", "en", "notebook")]


CUSHIONS = [
    TermRecord(TermKind.CATEGORY, "cushions", "en", "cushion cover"),
    TermRecord(TermKind.CATEGORY, "cushions", "zh", "抱枕"),
    TermRecord(TermKind.CATEGORY, "cooking", "en", "rice cooker"),
    TermRecord(TermKind.MEANING, "cushion", "zh", "抱枕"),
    TermRecord(TermKind.MEANING, "cover", "zh", "套"),
    TermRecord(TermKind.MEANING, "rack", "zh", "架"),
]


@pytest.mark.parametrize(("phrase", "category"), [("抱枕套", "cushions"), ("电饭锅", "cooking")])
def test_a_chinese_compound_is_what_its_parts_or_its_name_in_english_say(phrase, category):
    assert KindFinder(Vocabulary(CUSHIONS), [], things()).find(phrase) == Sold((category,))


def test_a_compound_that_nothing_is_called_is_not_its_first_part():
    assert KindFinder(Vocabulary(CUSHIONS), [], things()).find("抱枕架") != Sold(("cushions",))


def test_another_sort_of_what_there_is_is_not_sold(finder):
    assert finder.find("保温杯") == Unsold("保温杯", ("mugs",), ("mugs",))


def test_what_else_ends_so_is_what_there_is_of_it():
    terms = [TermRecord(TermKind.CATEGORY, "kitchen", "en", "oven glove"), *_gloves(TermKind.CATEGORY)]

    finder = KindFinder(Vocabulary(terms), _gloves(TermKind.ABSENT), things())

    assert finder.find("gloves") == Sold(("kitchen",))


def _gloves(kind):
    return [TermRecord(kind, "clothing", "en", "glove")]


def test_what_another_sort_is_called_is_looked_for_in_titles():
    terms = [TermRecord(TermKind.CATEGORY, "kitchen", "zh", "隔热手套")]
    absent = [TermRecord(TermKind.ABSENT, "clothing", "zh", "手套")]

    assert KindFinder(Vocabulary(terms), absent, things()).find("骑行手套") == Sold(("kitchen",), "glove")


def test_a_word_that_first_means_another_thing_is_no_other_word():
    clothing = [TermRecord(TermKind.CATEGORY, "clothing", "zh", "服装")]

    assert isinstance(KindFinder(Vocabulary(clothing), [], things()).find("dress"), Unsold)


def test_only_what_is_near_enough_is_the_same():
    mugs = [term for term in TERMS if term.key in ("mugs", "printers")]
    nearest = NearestTerms(mugs, load_encoder("multilingual"))

    assert nearest.categories(nearest.to("水杯")) == ("mugs",)
    assert nearest.to("割草机") is None
    assert nearest.to("保温杯") is None
    assert nearest.akin("保温杯") == ("mugs",)
    assert NearestTerms([], load_encoder("multilingual")).to("水杯") is None


def test_a_misspelt_kind_is_what_the_shop_has_of_it(finder):
    assert finder.find("harmonicca") == finder.find("harmonica")
    assert isinstance(finder.find("harmonica"), Sold)


def test_a_wrong_first_letter_is_no_misspelling(finder):
    assert finder.find("plumber") is None


def test_an_everyday_short_form_is_what_it_is_short_for(finder):
    assert finder.find("lappy") == finder.find("laptop")
    assert finder.find("cordless vac") == finder.find("vacuum cleaner")


def test_what_is_sold_as_the_next_broader_kind_comes_near_however_it_is_called():
    toys = [TermRecord(TermKind.CATEGORY, "toys", "en", "toy"), TermRecord(TermKind.CATEGORY, "toys", "zh", "玩具")]

    assert KindFinder(Vocabulary(toys), [], things()).find("遥控汽车") == Unsold("遥控汽车", ("toys",), ("toys",))


def test_only_the_products_of_what_is_nearly_the_same_are_worth_showing():
    categories = [
        CategoryRecord("table-lamps", None, {"en": "table lamp"}),
        CategoryRecord("pet-supplies", None, {"en": "pet supplies"}),
    ]
    nearest = NearestTerms(
        [TermRecord(TermKind.CATEGORY, each.key, "en", each.names["en"]) for each in categories],
        load_encoder("multilingual"),
    )

    assert nearest.alike("desk lamp", ("pet-supplies", "table-lamps")) == ("table-lamps",)


def test_what_no_title_names_may_be_said_elsewhere_by_any_word_for_it():
    radios = [TermRecord(TermKind.CATEGORY, "hifi", "en", "turntable")]
    absent = [TermRecord(TermKind.ABSENT, "hifi", "en", "turntable")]
    finder = KindFinder(Vocabulary(radios), absent, things())

    assert Sold(("hifi",), "turntable") in finder.not_in_titles("唱片机")
    assert list(finder.not_in_titles("lawn mower")) == []


def test_the_next_broader_kind_comes_nearer_than_what_only_ends_alike():
    texts = {"tools": "tool", "docks": "docking station"}
    terms = [TermRecord(TermKind.CATEGORY, key, "en", text) for key, text in texts.items()]

    found = KindFinder(Vocabulary(terms), [], things()).find("soldering station")

    assert found == Unsold("soldering station", ("tools",), ("tools",))


def test_a_word_that_sounds_like_the_usual_one_names_the_same_thing():
    tripod = [TermRecord(TermKind.CATEGORY, "camera-accessories", "en", "tripod")]

    assert KindFinder(Vocabulary(tripod), [], things()).find("三角架") == Sold(("camera-accessories",))


def test_what_is_near_but_known_as_another_thing_is_not_the_same():
    words = [TermRecord(TermKind.CATEGORY, "cooking", "zh", word) for word in ("空气炸锅", "电炸锅")]
    absent = [TermRecord(TermKind.ABSENT, "cooking", "zh", "空气炸锅")]
    nearest = NearestTerms(words[1:], load_encoder("multilingual"))

    found = KindFinder(Vocabulary(words), absent, things(), nearest).find("空气炸锅")

    assert isinstance(found, Unsold)
    assert found.parents == ("cooking",)


def _selling(words, things_named=(), absent=()):
    """Return the finder of a shop by the words for its categories, what titles name in them, and what none names."""
    terms = [
        TermRecord(TermKind.CATEGORY, key, "en" if text.isascii() else "zh", text)
        for key, texts in words.items()
        for text in texts
    ]
    titled = [TermRecord(TermKind.THING, f"{key}={text}", "en", text) for key, text in things_named]
    lacking = [TermRecord(TermKind.ABSENT, key, "zh", text) for key, text in absent]
    sold = [term for term in terms if (term.key, term.text) not in absent]
    return KindFinder(
        Vocabulary(terms), [*titled, *lacking], things(), NearestTerms(sold, load_encoder("multilingual"))
    )


@pytest.mark.parametrize(
    ("phrase", "words", "named"),
    [
        ("seeds", ("computer rack", "blanking panel"), ("racks", "nut")),
        ("坚果", ("computer rack", "机柜配件"), ("racks", "nut")),
        ("洗发水", ("surge protector", "power strip"), ("racks", "conditioner")),
    ],
)
def test_what_titles_name_by_chance_is_not_sold(phrase, words, named):
    found = _selling({"racks": words, "decor": ("vase", "garland")}, [named]).find(phrase)

    assert isinstance(found, Unsold)


@pytest.mark.parametrize("phrase", ["nuts", "harmonica"])
def test_what_titles_name_among_its_like_is_sold(phrase):
    shop = _selling(
        {"snacks": ("snack", "chocolate"), "music": ("guitar",)}, [("snacks", "nut"), ("music", "harmonica")]
    )

    assert isinstance(shop.find(phrase), Sold)


def test_a_phrase_is_not_sold_where_only_its_end_stands_in_titles_of_something_else():
    shop = _selling({"decorations": ("bell", "hanging decoration")}, [("decorations", "string")])

    assert shop.find("violin strings") == Unsold("violin strings")
    assert shop.find("strings") == Sold(("decorations",), "string")


def test_of_an_end_that_stands_for_many_things_what_comes_near_the_phrase_is_meant():
    words = {
        "coffee": ("coffee machine",),
        "fax": ("fax machine",),
        "washing": ("washing machine",),
        "shredding": ("shredding machine",),
    }
    shop = _selling(words)

    assert shop.find("noise machine") == Unsold("noise machine")
    assert shop.find("drip coffee machine") == Sold(("coffee",))


@pytest.mark.parametrize(
    ("phrase", "words", "key"),
    [
        ("bike computer", {"computers": ("computer",), "cycling": ("cycling computer",)}, "cycling"),
        ("笔记本锁", {"bags": ("笔记本包",), "locks": ("laptop lock",)}, "locks"),
    ],
)
def test_a_phrase_is_what_another_word_means_as_a_whole(phrase, words, key):
    assert _selling(words).find(phrase) == Sold((key,))


def test_what_no_title_calls_so_is_found_under_another_word():
    lamps = {"lamps": ("table lamp", "lantern"), "bulbs": ("light bulb", "台灯")}
    mats = {"mats": ("doormat", "地毯")}

    assert _selling(lamps, [], [("bulbs", "台灯")]).find("台灯") == Sold(("lamps",))
    assert _selling(mats, [], [("mats", "地毯")]).find("地毯").parents == ("mats",)


@pytest.mark.parametrize("phrase", ["esky", "光猫", "牵引绳", "膨胀螺丝"])
def test_everyday_words_for_goods_are_known_in_shops_that_have_none(finder, phrase):
    assert isinstance(finder.find(phrase), Unsold)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("sewing machine", {"appliances": ("washing machine",), "fax": ("fax machine",)}),
        ("broth", {"dishes": ("bowl", "dish", "soup bowl")}),
        ("果酱", {"dishes": ("碗", "盘子"), "games": ("game",)}),
    ],
)
def test_nothing_is_offered_that_no_clerk_would_name_in_the_same_breath(phrase, words):
    found = _selling(words).find(phrase)

    assert isinstance(found, Unsold)
    assert found.parents == ()


@pytest.mark.parametrize("phrase", ["gaming chair", "rattan chair"])
def test_what_is_another_sort_of_the_same_is_offered(phrase):
    assert _selling({"chairs": ("office chair", "chair")}).find(phrase) != Unsold(phrase)


def test_what_goes_with_a_thing_is_not_the_thing():
    nearest = NearestTerms([TermRecord(TermKind.CATEGORY, "gifts", "zh", "保温杯垫")], load_encoder("multilingual"))

    assert nearest.to("保温杯") is None
