"""A search said in words."""

from __future__ import annotations

import pytest

from guide.answering.descriptions import condition_name, describe
from guide.search import editing
from guide.search.editing import OnScreen
from guide.search.state import Condition, ConditionKind, SearchState, TextRole


@pytest.fixture
def described(read, wording):
    """What goes through some messages and says what is searched for then."""

    def run(*texts, language="en"):
        state = editing.start(read(texts[0]))
        for text in texts[1:]:
            state = editing.refine(state, read(text), OnScreen())
        return describe(state, wording(language))

    return run


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["a black HP laptop"], "laptops, HP, black"),
        (["laptops, not HP"], "laptops, not HP"),
        (["a laptop under 800 dollars"], "laptops, up to $800"),
        (["a laptop between 300 and 900.50 dollars"], "laptops, from $300, up to $900.50"),
        (["a laptop between 300 and 900 dollars", "only HP", "under 400"], "laptops, from $300, HP, up to $400"),
        (["a red or black laptop"], "laptops, red or black"),
        (["HP or Dell laptops, not red"], "laptops, HP or Dell, not red"),
        (["laptops or printers"], "laptops or printers"),
        (["under 50 dollars", "a mug"], "mugs, up to $50"),
    ],
)
def test_each_condition_is_said_once_the_kind_of_thing_first(described, texts, words):
    assert described(*texts) == words


def test_a_search_is_said_in_chinese(described):
    assert described("惠普笔记本电脑，800美元以内", language="zh") == "HP、$800以内的笔记本电脑"


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("a ThinkPad laptop", "laptops, “ThinkPad”", "en"),
        ("a laptop, not a ThinkPad", "laptops, not “ThinkPad”", "en"),
        ("a laptop bag for a ThinkPad", "laptop bags, fits ThinkPad", "en"),
        ("ThinkPad的笔记本电脑", "“ThinkPad”的笔记本电脑", "zh"),
    ],
)
def test_words_of_texts_are_quoted_and_what_must_be_fitted_is_said(described, text, words, language):
    assert described(text, language=language) == words


def test_the_name_of_a_kind_that_titles_must_have_is_said_once(wording):
    kind = Condition(ConditionKind.CATEGORY, "mugs", "mugs", 1)
    name = Condition.of_text("mugs", 1, ("mugs",), TextRole.THING)

    assert describe(SearchState((kind, name)), wording()) == "mugs"


def test_what_is_no_kind_of_thing_here_is_said_as_the_shopper_did(wording):
    assert describe(SearchState(words=("trampoline",), topic="trampoline"), wording()) == "“trampoline”"


@pytest.mark.parametrize(("what", "name"), [("price", "price"), ("colour", "colour"), ("battery_life", "battery life")])
def test_a_condition_has_a_name(wording, what, name):
    assert condition_name(what, wording()) == name


def test_a_joining_word_that_the_shopper_said_is_not_said_twice(wording):
    kind = Condition(ConditionKind.CATEGORY, "mugs", "马克杯", 1)
    clear = Condition(ConditionKind.ATTRIBUTE, "colour", "透明的", 1, value="transparent")

    assert describe(SearchState((kind, clear)), wording("zh")) == "透明的马克杯"


def test_a_measure_is_said_by_its_value_and_what_is_refused_last(wording):
    size = Condition(ConditionKind.ATTRIBUTE, "memory", "只要16GB", 1, value=16.0, unit="GB")
    kind, brand = (
        Condition(ConditionKind.CATEGORY, "laptops", "笔记本", 1),
        Condition(ConditionKind.BRAND, "HP", "惠普", 1, negated=True),
    )

    assert describe(SearchState((kind, brand, size)), wording("zh")) == "16 GB、不要HP的笔记本电脑"
