"""Conditions read out of one message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.reading.reader import MessageReader
from guide.search.editing import start
from guide.vocabulary import Vocabulary
from recommender.contract import Sort
from shop.catalogue.records import TermKind, TermRecord
from tests.guide.fixtures import RATES, open_shop
from tests.guide.small_shop import PRODUCTS, TERMS


def _conditions(request):
    return [
        (kind, item.key, value, item.comparison.value, item.negated)
        for item in request.conditions
        for kind, value in _said(item)
    ]


def _said(condition):
    """Yield the ends of a price one by one; of anything else its kind and value."""
    if condition.price is None:
        yield condition.kind.value, condition.value
    if condition.low_cents is not None:
        yield "min_price", condition.low_cents
    if condition.high_cents is not None:
        yield "max_price", condition.high_cents


LAPTOPS = ("category", "laptops", None, "eq", False)


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("a laptop under 800 dollars", [LAPTOPS, ("max_price", "", 80000.0, "eq", False)]),
        ("笔记本电脑，800美元以内", [LAPTOPS, ("max_price", "", 80000.0, "eq", False)]),
        ("a mug over £4", [("category", "mugs", None, "eq", False), ("min_price", "", 500.0, "eq", False)]),
        (
            "laptops between 500 and 300 dollars",
            [LAPTOPS, ("min_price", "", 30000.0, "eq", False), ("max_price", "", 50000.0, "eq", False)],
        ),
        (
            "a laptop for about 1000 dollars",
            [LAPTOPS, ("min_price", "", 85000.0, "eq", False), ("max_price", "", 115000.0, "eq", False)],
        ),
        ("laptops, not HP", [LAPTOPS, ("brand", "HP", None, "eq", True)]),
        ("不要惠普的笔记本电脑", [LAPTOPS, ("brand", "HP", None, "eq", True)]),
        ("HP or Dell laptops", [LAPTOPS, ("brand", "HP", None, "eq", False), ("brand", "Dell", None, "eq", False)]),
        ("a black laptop", [LAPTOPS, ("attribute", "colour", "black", "eq", False)]),
        ("a laptop that is not black", [LAPTOPS, ("attribute", "colour", "black", "ne", True)]),
        ("laptop with touch", [LAPTOPS, ("attribute", "touchscreen", True, "eq", False)]),
    ],
)
def test_a_message_gives_its_conditions(read, text, conditions):
    assert _conditions(read(text)) == conditions


@pytest.mark.parametrize(
    ("text", "name", "comparison", "value"),
    [
        ("laptop with at least 16 GB", "memory", "gte", 16.0),
        ("laptop with 512 GB", "storage", "gte", 512.0),
        ("laptop with 16 GB of memory", "memory", "gte", 16.0),
        ("laptop with exactly 16 GB of memory", "memory", "eq", 16.0),
        ("laptop with at least 250 GB storage", "storage", "gte", 250.0),
        ("laptop, 15 inches or bigger", "screen_size", "gte", 15.0),
        ("laptop of around 16 inches", "screen_size", "gte", 14.4),
        ("16GB内存的笔记本电脑", "memory", "gte", 16.0),
    ],
)
def test_a_measure_describes_what_the_words_or_the_catalogue_say(read, text, name, comparison, value):
    assert ("attribute", name, value, comparison, False) in _conditions(read(text))


@pytest.mark.parametrize(
    ("text", "learnt"),
    [
        ("a bag for my laptop", [("bag", "product")]),
        ("a case for an HP", [("case", "product")]),
        ("适合惠普的包", [("包", "product")]),
    ],
)
def test_what_it_is_for_is_not_what_it_is(read, text, learnt):
    assert not [item for item in _conditions(read(text, *learnt)) if item[0] == "brand"]


@pytest.mark.parametrize(
    ("text", "learnt"),
    [
        ("a mug, printer powered", [("mug", "product"), ("printer powered", "product")]),
        ("a printer-operated mug", [("printer-operated", "attribute"), ("mug", "product")]),
        ("打印机供电的杯子", [("打印机", "product"), ("供电", "attribute"), ("杯子", "product")]),
    ],
)
def test_what_a_thing_runs_on_is_not_wished_for(read, text, learnt):
    request = read(text, *learnt)

    assert request.categories == ("mugs",)
    assert [unmet.words for unmet in request.unmet] in (["printer"], ["打印机"])


def test_a_plural_ends_the_name_of_a_thing(read):
    assert [unsold.label for unsold in read("sofas front", ("sofas front", "product")).unsold] == ["sofas"]


def test_a_word_of_titles_is_no_misspelt_brand(services, new_message):
    vocabulary = Vocabulary([*TERMS, TermRecord(TermKind.BRAND, "Omenia", "any", "Omenia")])
    reader = MessageReader(vocabulary, services.kinds, services.money_in("en"), services.recommender)

    assert ("brand", "Omenia", None, "eq", False) in _conditions(
        reader.read(new_message("omenya", ("omenya", "brand")), 1)
    )
    named = reader.read(new_message("omen", ("omen", "brand")), 1)
    assert [(kind, key) for kind, key, *_ in _conditions(named)] == [("text", "omen")]


def test_a_kind_before_another_that_no_title_says_is_told(read):
    assert [unmet.words for unmet in read("a laptop printer").unmet] == ["laptop"]


def test_the_first_of_several_things_is_looked_for(read):
    request = read("a laptop bag for my notebook")

    assert [item.key for item in request.conditions] == ["laptop-bags"]


@pytest.mark.parametrize("text", ["a laptop printer", "a laptop-printer", "笔记本电脑打印机"])
def test_the_last_of_things_in_a_row_is_looked_for(read, text):
    request = read(text)

    assert [item.key for item in request.conditions] == ["printers"]
    assert request.words


@pytest.mark.parametrize("name", ["attribute", "use"])
def test_the_only_thing_named_is_looked_for_even_where_the_language_model_took_it_for_a_property(read, name):
    assert _conditions(read("I need a laptop", ("laptop", name))) == [LAPTOPS]
    assert _conditions(read("something with a laptop", ("laptop", name))) == []


@pytest.mark.parametrize(
    ("text", "learnt", "wanted"),
    [
        ("笔记本太慢了，想买个打印机", ("笔记本", "打印机"), "printers"),
        ("杯子坏了，要个电脑包", ("杯子", "电脑包"), "laptop-bags"),
        ("my laptop broke, I need a printer", ("laptop", "printer"), "printers"),
        ("my laptop is too slow. looking for a mug", ("laptop", "mug"), "mugs"),
        ("the printer broke, a new printer please", ("printer", "printer"), "printers"),
        ("a laptop, and I want a mug with it", ("laptop", "mug"), "laptops"),
        ("I want a laptop, my mug broke", ("laptop", "mug"), "laptops"),
    ],
)
def test_what_one_has_trouble_with_is_not_looked_for_where_a_wish_follows(read, text, learnt, wanted):
    request = read(text, *((words, "product") for words in learnt))
    assert [item.key for item in request.conditions] == [wanted]


def test_alternatives_are_both_looked_for(read):
    assert [item.key for item in read("laptops or printers").conditions] == ["laptops", "printers"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a laptop for -5 dollars", "utter_catalogue__problem_price"),
        ("a laptop under 500 EUR", "utter_catalogue__problem_currency"),
    ],
)
def test_a_price_that_cannot_be_used_is_a_problem_and_no_condition(read, text, problem):
    request = read(text)

    assert request.remarks == (problem,)
    assert _conditions(request) == [LAPTOPS]


@pytest.mark.parametrize(
    ("text", "direction"), [("cheaper", -1), ("便宜点", -1), ("something more expensive", 1), ("a laptop", 0)]
)
def test_cheaper_and_dearer_are_told_apart(read, text, direction):
    assert sum(change.direction for change in read(text).changes) == direction


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("the cheapest laptop", Sort.PRICE_ASCENDING),
        ("最贵的笔记本", Sort.PRICE_DESCENDING),
        ("newest laptops", Sort.NEWEST),
        ("laptops", None),
    ],
)
def test_an_order_is_read(read, text, sort):
    assert read(text).sort is sort


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("forget the memory", "memory"),
        ("去掉内存限制", "memory"),
        ("forget the colour", "colour"),
        ("any brand", "brand"),
    ],
)
def test_a_dropped_condition_is_named_by_the_shops_words(read, text, what):
    assert read(text).dropped == (what,)


def test_what_is_dropped_or_replaced_is_no_condition(read):
    dropped = read("forget the price limit")
    replaced = read("any other brand")

    assert (dropped.dropped, dropped.conditions) == (("price",), ())
    assert (replaced.replaced, replaced.conditions) == (("brand",), ())


@pytest.mark.parametrize(
    ("text", "learnt", "topic"),
    [
        ("a laptop under 500", [], "laptop"),
        ("a retro", [("retro", "product")], "retro"),
        ("a trampoline", [("trampoline", "product")], ""),
        ("cheaper", [], ""),
        ("not laptops", [], ""),
        ("only HP", [], ""),
    ],
)
def test_a_topic_is_a_thing_to_look_for(read, text, learnt, topic):
    request = read(text, *learnt)

    assert request.topic == topic
    assert request.has_topic is bool(topic)


def test_a_use_is_searched_for_in_english(read):
    assert read("玩游戏的笔记本电脑").words == ("gaming graphics fast",)


def test_a_category_that_filters_is_not_searched_for_as_well_but_the_next_one_is(read):
    assert read("a laptop").words == ()
    assert "notebook" in read("a laptop bag for my notebook").words


def test_the_source_of_a_condition_is_kept(read):
    assert {item.turn for item in read("a black laptop under 500", turn=4).conditions} == {4}


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("a trampoline", "trampoline", "trampolines"),
        ("有蹦床吗", "蹦床", "蹦床"),
        ("do you sell lawn mowers?", "lawn mowers", "lawn mowers"),
    ],
)
def test_a_kind_of_thing_that_the_shop_does_not_have_is_known_as_such(read, text, word, label):
    request = read(text, (word, "product"))

    assert [unsold.label for unsold in request.unsold] == [label]
    assert not request.conditions and not request.has_topic


@pytest.mark.parametrize("text", ["a laptop bag for a trampoline", "a laptop, not a trampoline"])
def test_what_is_only_fitted_or_refused_need_not_be_sold(read, text):
    assert not read(text, ("trampoline", "product")).unsold


@pytest.mark.parametrize("text", ["a laptop with at least 9000 GB storage", "9TB存储容量的笔记本电脑"])
def test_a_measure_that_no_product_of_the_kind_has_stays_a_condition(read, text):
    request = read(text)

    assert [(item.key, item.unit) for item in request.conditions] == [("laptops", None), ("storage", "GB")]
    assert not request.unmet


@pytest.mark.parametrize(("text", "words"), [("a mug with 9 TB", "9 TB"), ("a laptop of 5 litres", "5 litres")])
def test_a_measure_that_the_kind_does_not_state_is_said(read, text, words):
    request = read(text)

    assert [unmet.words for unmet in request.unmet] == [words]
    assert len(request.conditions) == 1


@pytest.mark.parametrize(
    ("text", "currency", "cents"),
    [
        ("5000以内的笔记本电脑", "CNY", 500000),
        ("500美元以内的笔记本电脑", "USD", 50000),
        ("a laptop under 500", "USD", 50000),
    ],
)
def test_a_bare_sum_is_yuan_in_chinese_and_the_shops_money_in_english(services, new_message, text, currency, cents):
    language = "zh" if "的" in text else "en"
    reader = MessageReader(services.vocabulary, services.kinds, services.money_in(language), services.recommender)
    (price,) = (item for item in reader.read(new_message(text, language=language), 1).conditions if item.said)

    assert (price.said.currency, price.said.high_cents) == (currency, cents)


def test_what_a_longer_name_ends_with_is_not_looked_for(read):
    request = read("a sleeping bag", ("sleeping bag", "product"))

    assert request.unsold
    assert not _conditions(request)


@pytest.mark.parametrize("text", ["a bag for a laptop", "a bag for my notebook"])
def test_a_kind_for_a_kind_is_the_kind_that_the_shop_has_a_word_for(read, text):
    assert [item.key for item in read(text, ("bag", "product")).conditions][:1] == ["laptop-bags"]


RED, BLACK = (("attribute", "colour", value, "eq", False) for value in ("red", "black"))


@pytest.mark.parametrize("text", ["a red or black laptop", "either a red or a black laptop", "red/black laptop"])
def test_either_of_two_values_will_do_even_where_a_product_has_both(read, text):
    request = read(text)

    assert _conditions(request) == [LAPTOPS, RED, BLACK]
    assert [item.either for item in request.conditions] == [False, True, True]


@pytest.mark.parametrize("text", ["or black", "black would do as well"])
def test_what_goes_on_from_the_last_message_is_one_more_alternative(read, text):
    request = read(text)

    assert (request.conditions, [item.label for item in request.also]) == ((), ["black"])


@pytest.mark.parametrize(
    ("text", "learnt", "refused"),
    [
        ("laptop but no notebooks", [("laptop", "product"), ("notebooks", "product")], "notebooks"),
        ("anything except a notebook, a laptop", [("notebook", "product"), ("laptop", "product")], "notebook"),
        ("a laptop without a printer", [("laptop", "product"), ("printer", "attribute")], "printer"),
        ("a laptop, not for gaming", [("laptop", "product"), ("gaming", "use")], "gaming"),
        ("a laptop without a unicorn", [("laptop", "product"), ("unicorn", "attribute")], "unicorn"),
    ],
)
def test_a_refused_part_or_word_is_kept_away_from_and_the_thing_stays(read, text, learnt, refused):
    request = read(text, *learnt)

    assert _conditions(request) == [LAPTOPS, ("text", refused, None, "eq", True)]
    assert request.unmet == ()


@pytest.mark.parametrize(
    ("text", "learnt"),
    [
        ("a laptop, he hates red", [("hates", "attribute")]),
        ("a laptop that isn't red", []),
        ("a laptop, red is banned", [("banned", "attribute")]),
    ],
)
def test_words_that_only_refuse_are_no_wishes(read, text, learnt):
    request = read(text, *learnt)

    assert _conditions(request) == [LAPTOPS, ("attribute", "colour", "red", "ne", True)]
    assert (request.words, request.preferred, request.unmet) == ((), (), ())


def test_a_number_below_zero_that_is_no_price_is_said_to_be_unknown(read):
    request = read("a laptop for minus 5 and under $600")

    assert [item.words for item in request.unmet] == ["minus 5"]
    assert _conditions(request) == [LAPTOPS, ("max_price", "", 60000.0, "eq", False)]


def test_what_is_complained_of_is_no_wish_beside_a_running_search(services, new_message, read):
    reader = MessageReader(services.vocabulary, services.kinds, services.money_in("en"), services.recommender)
    text = "mugs are annoying, red is better"
    message = new_message(text, ("mugs", "product"), ("red", "attribute"))

    request = reader.read(message, 2, start(read("a laptop")))

    assert _conditions(request) == [RED]


def test_things_side_by_side_of_which_each_will_do_are_alternatives(read):
    request = read("笔记本电脑，红色黑色都可以")

    assert [(item.key, item.value, item.either) for item in request.conditions] == [
        ("laptops", None, False),
        ("colour", "red", True),
        ("colour", "black", True),
    ]


@pytest.mark.parametrize(
    ("text", "learnt", "thing"),
    [("想买床", [("床", "product")], "床"), ("有茶吗", [], "茶"), ("红色的床", [("床", "product")], "床")],
)
def test_a_thing_of_one_character_that_is_not_sold_is_said(read, text, learnt, thing):
    assert [found.label for found in read(text, *learnt).unsold] == [thing]


def test_a_counter_in_front_of_a_thing_is_none(read):
    request = read("想买台打印机", ("台打印机", "product"))

    assert request.topic == "打印机"
    assert not request.preferred


def test_a_blank_parts_two_chinese_clauses(read):
    assert [item.key for item in read("笔记本电脑 打印机").conditions] == ["laptops"]
    assert [item.key for item in read("笔记本打印机").conditions] == ["printers"]


def test_an_exact_measure_that_no_property_states_may_stand_in_a_text(tmp_path, new_message):
    wide = replace(PRODUCTS[8], external_id="wide", title="Brother wide printer 50 mm")
    with open_shop(tmp_path, [*PRODUCTS, wide], RATES, {}) as shop:
        reader = MessageReader(shop.vocabulary, shop.kinds, shop.money_in("en"), shop.recommender)
        stated, unknown = (reader.read(new_message(f"a printer, {size}"), 1) for size in ("50mm", "60mm"))

    assert [item.label for item in stated.conditions[1:]] == ["50mm"]
    assert not stated.unmet
    assert [unmet.words for unmet in unknown.unmet] == ["60mm"]


def test_a_name_that_no_product_of_the_kind_fits_is_no_device(read):
    request = read("a mug, thinkpad", ("mug", "product"))

    assert [(unmet.words.casefold(), unmet.fits) for unmet in request.unmet] == [("thinkpad", False)]


def test_a_character_that_is_left_of_a_word_is_nothing_to_look_for(read):
    request = read("黑色风的笔记本电脑", ("黑色风", "attribute"))

    assert not request.unmet
    assert "风" not in request.preferred


@pytest.mark.parametrize(
    ("text", "preferred"),
    [
        ("a laptop, preferably under 500 dollars", ["under 500 dollars"]),
        ("a laptop, would rather spend 500 dollars", ["spend 500 dollars"]),
        ("a laptop, HP or Dell preferred", ["HP", "Dell"]),
        ("a mug, maybe red or blue", ["red", "blue"]),
        ("红色优先的马克杯", ["红色"]),
        ("马克杯 优先红色", ["红色"]),
        ("笔记本电脑 touch优先", ["touch"]),
    ],
)
def test_a_preference_filters_nothing(read, text, preferred):
    request = read(text)

    assert {item.kind.value for item in request.conditions} == {"category"}
    assert [words for words in request.preferred if words in preferred] == preferred


@pytest.mark.parametrize("text", ["a cheap laptop", "便宜的笔记本电脑", "a laptop, not too expensive"])
def test_what_shall_be_cheap_is_put_first_and_limits_nothing(read, text):
    request = read(text)

    assert request.sort is Sort.PRICE_ASCENDING
    assert "utter_catalogue__cheapest_first" in request.remarks
    assert _conditions(request) == [LAPTOPS]


@pytest.mark.parametrize(
    "text",
    [
        "a laptop, no cheap stuff",
        "a laptop, not HP too expensive",
        "a laptop, an old one is fine if its cheaper",
        "笔记本电脑,不要便宜货",
        "笔记本电脑,不要惠普,太贵了",
    ],
)
def test_a_remark_on_prices_orders_nothing(read, text):
    request = read(text)

    assert request.sort is None
    assert "utter_catalogue__cheapest_first" not in request.remarks


def test_what_would_do_as_well_beside_a_thing_is_not_the_thing(read):
    request = read("笔记本电脑 红色 或者黑色也行")

    assert _conditions(request) == [LAPTOPS, RED]
    assert [(item.key, item.either) for item in start(request).conditions] == [
        ("laptops", False),
        ("colour", True),
        ("colour", True),
    ]


@pytest.mark.parametrize("text", ["a laptop, a red one is fine too", "笔记本电脑,红色的也能考虑"])
def test_what_would_do_as_well_asks_for_nothing_alone(read, text):
    assert [item.key for item in start(read(text)).conditions] == ["laptops"]


def test_an_alternative_that_nothing_has_is_not_told_beside_one_that_something_has(read):
    request = read("a spotty or striped mug", ("spotty", "attribute"), ("striped", "attribute"))

    assert not request.unmet


def test_a_sum_that_is_refused_asks_for_nothing(read):
    assert [item.label for item in read("马克杯 别跟我推几千块的 六百封顶").conditions] == ["马克杯", "六百封顶"]


@pytest.mark.parametrize(("before", "is_new"), [("a laptop", False), ("a mug", True)])
@pytest.mark.parametrize("text", ["only thinkpad", "我就要thinkpad"])
def test_a_line_among_what_is_looked_for_begins_no_search(services, new_message, read, before, is_new, text):
    reader = MessageReader(services.vocabulary, services.kinds, services.money_in("en"), services.recommender)
    request = reader.read(new_message(text, ("thinkpad", "product")), 2, start(read(before)))

    assert request.has_topic is is_new
    assert "thinkpad" in [item.key for item in request.conditions]
