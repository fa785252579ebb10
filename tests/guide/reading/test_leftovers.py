"""Words of a message that no word of the shop, no rule and no span of the language model accounts for."""

from __future__ import annotations

import pytest

from guide.search.state import ConditionKind
from language.content import content_words


@pytest.mark.parametrize(
    ("text", "unmet"),
    [
        ("杯子 穿墙好的", ["穿墙"]),
        ("杯子 一箱", ["一箱"]),
        ("杯子 delonghi", ["delonghi"]),
        ("杯子 适合8岁", ["8岁"]),
        ("打印机 防蓝光", ["防蓝光"]),
        ("打印机 87键", ["87键"]),
        ("杯子 男", ["男"]),
        ("杯子 HP口", []),
        ("杯子 无涂层", ["无涂层"]),
        ("杯子 免涂层的", ["免涂层"]),
    ],
)
def test_a_word_that_nothing_took_is_said_to_be_unknown(read, text, unmet):
    assert [item.words for item in read(text).unmet if not item.is_thing] == unmet


def test_a_word_that_nothing_took_is_a_condition_where_products_say_it(read):
    request = read("杯子 spotty")

    assert [item.key for item in request.conditions if item.kind is ConditionKind.TEXT] == ["spotty"]
    assert not request.unmet


@pytest.mark.parametrize("text", ["想买个杯子", "我要一把杯子", "杯子就行", "要20个杯子"])
def test_what_only_asks_and_counts_is_not_said_to_be_unknown(read, text):
    request = read(text)

    assert request.categories == ("mugs",)
    assert not request.unmet


def test_another_kind_of_thing_behind_a_blank_is_wanted_too_if_the_language_model_saw_it(read):
    assert read("杯子 打印机", ("杯子", "product"), ("打印机", "product")).categories == ("mugs", "printers")
    assert read("杯子 打印机", ("杯子", "product")).categories == ("mugs",)


def test_a_first_wish_for_not_too_much_is_said_to_be_unweighed(read):
    assert read("杯子 别太重").unweighed == ("别太重",)


@pytest.mark.parametrize(
    ("text", "words"), [("想买个", []), ("给儿子买个杯子", ["儿子", "杯子"]), ("磁悬浮", ["磁悬浮"])]
)
def test_a_guessed_chinese_word_is_read_in_its_pieces_where_one_names_nothing(text, words):
    assert [word.form for word in content_words(text)] == words


@pytest.mark.parametrize(("text", "said"), [("杯子 大一点的", "大一点"), ("a smaller mug", "smaller")])
def test_a_first_wish_for_more_or_less_of_a_measure_is_said_to_rank(read, text, said):
    request = read(text)

    assert request.preferred == (said,)
    assert request.categories == ("mugs",)


@pytest.mark.parametrize(
    ("text", "outside", "unmet"),
    [
        ("杯子 上次被坑 穿墙", "上次被坑", ["穿墙"]),
        ("杯子 上次穿墙", "上次", ["穿墙"]),
        ("杯子 适合8岁", "适合8岁", ["8岁"]),
        ("要30份穿墙杯子", "要30份", ["穿墙"]),
        ("30 laptops", "30", []),
        ("杯子 4060以上", "4060以上", ["4060"]),
        ("杯子 老没电", "老", ["没电"]),
    ],
)
def test_what_the_language_model_surely_takes_for_nothing_of_a_shop_is_no_condition(read, text, outside, unmet):
    request = read(text, (outside, "outside"))

    assert [item.words for item in request.unmet] == unmet
