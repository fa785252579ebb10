"""Several wishes in one message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.message import Span
from guide.reading.wishes import wishes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a laptop and a mug under 20", ["a laptop", "and a mug under 20"]),
        ("一个笔记本电脑和一个马克杯", ["一个笔记本电脑", "和一个马克杯"]),
        ("laptops or mugs", ["laptops or mugs"]),
        ("一个笔记本电脑,再来个马克杯", ["一个笔记本电脑,", "再来个马克杯"]),
        ("要个马克杯，顺便再要一个笔记本电脑", ["要个马克杯，", "顺便再要一个笔记本电脑"]),
        ("马克杯？不对，是笔记本电脑", ["笔记本电脑"]),
        ("a mug, no wait, a laptop", [", a laptop"]),
        ("a mug, no wait, red", ["a mug, no wait, red"]),
        ("a laptop with touch", ["a laptop with touch"]),
        ("a red and blue mug", ["a red and blue mug"]),
        ("a laptop and not a mug", ["a laptop and not a mug"]),
        ("black laptops and mugs under 20", ["black laptops", "black         and mugs under 20"]),
        ("a black laptop and a mug", ["a black laptop", "and a mug"]),
        ("black laptops and white mugs", ["black laptops", "and white mugs"]),
        ("a laptop which holds a mug and printer", ["a laptop which holds a mug and printer"]),
        ("a laptop for my printer and a mug", ["a laptop for my printer", "and a mug"]),
        ("a laptop for my printer and I need mugs", ["a laptop for my printer", "and I need mugs"]),
        ("a laptop that opens flat and fits big printers", ["a laptop that opens flat and fits big printers"]),
        ("马克杯 能放笔记本电脑和打印机", ["马克杯 能放笔记本电脑和打印机"]),
    ],
)
def test_an_and_between_two_things_parts_two_wishes(new_message, services, text, parts):
    found = wishes(new_message(text), services.vocabulary, services.kinds)

    assert [part.text.strip() for part in found] == parts


def test_what_the_thing_must_fit_as_well_need_not_be_sold(read):
    assert [kind.label for kind in read("bread", ("bread", "product")).unsold] == ["bread"]
    assert not read("a mug that is red and fits thick bread", ("bread", "product")).unsold


def test_what_was_said_stays_at_its_place(new_message, services):
    text = "a laptop and a mug under 20 dollars"
    mug = wishes(new_message(text), services.vocabulary, services.kinds)[1]

    assert len(mug.text) == len(text)
    assert [text[item.start : item.end] for item in mug.entities] == ["under 20 dollars"]


@pytest.mark.parametrize(
    ("text", "sure", "doubtful", "wished"),
    [
        ("the neighbour's printer is far and I need a mug", "mug", "printer", 1),
        ("骑打印机上学，杯子有吗", "杯子", "打印机", 1),
        ("a mug and a printer", "mug", "printer", 2),
        ("杯子和打印机", "杯子", "打印机", 2),
    ],
)
def test_what_is_hardly_a_thing_is_none_beside_a_sure_one_unless_joined(
    services, new_message, text, sure, doubtful, wished
):
    spans = [
        Span(text.index(word), text.index(word) + len(word), word, "product", confidence)
        for word, confidence in ((sure, 0.9), (doubtful, 0.5))
    ]
    message = replace(new_message(text), entities=tuple(sorted(spans, key=lambda span: span.start)))

    parts = wishes(message, services.vocabulary, services.kinds)

    assert len(parts) == wished
    products = [span.text for part in parts for span in part.spans if span.name == "product"]
    assert products == [span.text for span in message.spans if wished == 2 or span.text == sure]
