"""Words that products have in their texts, as conditions."""

from __future__ import annotations

import pytest

from guide.reading.numbered import numbered
from guide.search.state import ConditionKind


def _texts(request):
    return [
        (item.role.value, item.phrases, item.negated) for item in request.conditions if item.kind is ConditionKind.TEXT
    ]


def _kinds(request):
    return [item.key for item in request.conditions if item.kind is ConditionKind.CATEGORY]


@pytest.mark.parametrize(
    ("text", "learnt", "texts"),
    [
        ("a spotty mug", [("spotty", "attribute")], [("word", ("spotty",), False)]),
        ("斑点的杯子", [("斑点", "attribute")], [("word", ("斑点", "spotty"), False)]),
        ("a mug, not spotty", [("spotty", "attribute")], [("word", ("spotty",), True)]),
        ("a mug, nothing spotty", [], [("word", ("spotty",), True)]),
        ("got any thinkpad laptops", [], [("line", ("thinkpad",), False)]),
        ("有ThinkPad的笔记本电脑吗", [], [("line", ("ThinkPad",), False)]),
        ("a laptop, not a ThinkPad", [], [("line", ("ThinkPad",), True)]),
        ("笔记本电脑，不要ThinkPad", [], [("line", ("ThinkPad",), True)]),
        ("an xps13", [], [("word", ("xps13",), False)]),
        ("a retro", [("retro", "product")], [("thing", ("retro",), False)]),
    ],
)
def test_words_that_products_have_are_conditions(read, text, learnt, texts):
    assert _texts(read(text, *learnt)) == texts


@pytest.mark.parametrize(
    ("text", "learnt", "phrases"),
    [
        ("a mug, retro or red", [("retro", "attribute")], {"retro", "red"}),
        ("a red or retro mug", [("retro", "attribute")], {"retro", "red"}),
        ("a spotty mug, something with red or retro", [("spotty", "attribute"), ("retro", "attribute")], None),
        ("a mug with retro or spotty", [("retro", "attribute"), ("spotty", "use")], {"retro", "spotty"}),
        ("a mug, red, e.g. spotty", [("spotty", "attribute")], {"red", "spotty"}),
    ],
)
def test_either_of_words_and_values_will_do(read, text, learnt, phrases):
    (texts,) = [own for _, own, _ in _texts(read(text, *learnt))][-1:]

    assert set(texts) >= (phrases or {"red", "retro"})
    assert len(read(text, *learnt).conditions) == (3 if phrases is None else 2)


def test_a_quality_that_nothing_says_is_not_torn_apart(read):
    request = read("a cast iron mug, red")

    assert [unmet.words for unmet in request.unmet] == ["cast iron"]


def test_a_phrase_that_nothing_says_is_told_whole(read):
    request = read("a mug with spotty omen", ("spotty omen", "attribute"))

    assert [unmet.words for unmet in request.unmet] == ["spotty omen"]
    assert _texts(request) == []


def test_a_line_brings_its_kind(read):
    assert _kinds(read("a ThinkPad please")) == ["laptops"]
    assert _kinds(read("anything but a ThinkPad")) == []


@pytest.mark.parametrize(
    "text",
    [
        "a laptop bag for a ThinkPad T14",
        "a ThinkPad T14 laptop bag",
        "ThinkPad T14的电脑包",
        "适合ThinkPad T14的电脑包",
    ],
)
def test_beside_another_kind_a_line_is_what_must_be_fitted(read, text):
    request = read(text)

    assert _kinds(request) == ["laptop-bags"]
    assert _texts(request) == [("fits", ("ThinkPad T14",), False)]


@pytest.mark.parametrize(
    ("text", "learnt", "unmet"),
    [
        ("a unicorn mug", [("unicorn", "attribute")], [("unicorn", False)]),
        ("a laptop bag for a ThinkPad T490", [], [("ThinkPad T490", True)]),
        ("a pink mug", [("pink", "attribute")], [("pink", False)]),
    ],
)
def test_what_no_product_of_the_kind_has_is_said_and_is_no_condition(read, text, learnt, unmet):
    request = read(text, *learnt)

    assert [(item.words, item.fits) for item in request.unmet] == unmet
    assert not _texts(request)


@pytest.mark.parametrize(("text", "word"), [("a cute mug", "cute"), ("好看的马克杯", "好看")])
def test_a_word_of_taste_only_ranks(read, text, word):
    request = read(text, (word, "attribute"))

    assert not _texts(request) and not request.unmet
    assert request.preferred == (word,)


@pytest.mark.parametrize("text", ["red or blue mugs", "mugs in red and blue", "马克杯，红色或者blue"])
def test_values_of_one_property_are_alternatives_where_no_product_has_both(read, text):
    colours = [item for item in read(text).conditions if item.key == "colour"]

    assert [item.value for item in colours] == ["red", "blue"]
    assert all(item.either for item in colours)


@pytest.mark.parametrize("text", ["black 2 mugs", "a mug, black 2"])
def test_a_number_in_one_span_with_a_value_is_one_condition_with_it(read, text):
    request = read(text, ("black 2", "attribute"))

    assert [item.words for item in request.unmet] == ["black 2"]


def test_a_short_figure_says_nothing_alone(read):
    request = read("a spotty mug 3", ("spotty", "attribute"))

    assert _texts(request) == [("word", ("spotty",), False)]
    assert not request.unmet
    assert "3" not in request.preferred


@pytest.mark.parametrize(
    ("text", "unmet"),
    [
        ("a mug with wobbly omen", ["wobbly", "omen"]),
        ("a mug, it must have a flarp and zibble", ["flarp", "zibble"]),
        ("a mug for wobbly mornings", []),
    ],
)
def test_what_is_demanded_is_a_property_though_nobody_knows_it(read, text, unmet):
    assert [each.words for each in read(text).unmet] == unmet


@pytest.mark.parametrize("said", ["black 2", "黑色2"])
def test_a_value_with_its_number_has_every_name(services, said):
    assert list(numbered(said, services.vocabulary)) == ["black 2", "黑色 2"]
