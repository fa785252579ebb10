"""What a wanted thing shall not do."""

from __future__ import annotations

import pytest

from guide.reading.features import FEATURE, with_features
from guide.reading.linker import link


@pytest.mark.parametrize(
    ("text", "learnt", "links"),
    [
        ("马克杯 不掉色的", [("掉色", "attribute")], [("马克杯", None), ("不掉色", FEATURE)]),
        ("马克杯 不红色的", [], [("马克杯", None), ("红色", None)]),
        ("a mug that doesnt chip", [("doesnt chip", "attribute")], [("mug", None), ("doesnt chip", FEATURE)]),
    ],
)
def test_what_the_shop_has_no_word_for_is_one_with_its_refusal(new_message, services, text, learnt, links):
    message = new_message(text, *learnt)
    found = with_features(message, link(text, message.spans, services.vocabulary))

    assert [(each.text, each.span) for each in found] == links


def test_what_no_product_says_is_told_whole(read):
    request = read("马克杯 不掉色的", ("掉色", "attribute"))

    assert [unmet.words for unmet in request.unmet] == ["不掉色"]
    assert request.categories == ("mugs",)
