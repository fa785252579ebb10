"""Several words that are one thing together, whatever the shop's words see in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.message import Span
from guide.reading.reader import MessageReader
from guide.search.state import ConditionKind


def _read(services, new_message, text, name, confidence):
    """Return what a message asks for in which the language model saw one thing."""
    start = text.index(name)
    message = replace(new_message(text), entities=(Span(start, start + len(name), name, "product", confidence),))
    reader = MessageReader(services.vocabulary, services.kinds, services.money_in("en"), services.recommender)
    return reader.read(message, 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [("a laptop drum", "laptop drum"), ("有马克杯滑雪板吗", "马克杯滑雪板")],
)
def test_a_sure_thing_that_is_known_by_its_end_is_not_what_it_begins_with(services, new_message, text, name):
    request = _read(services, new_message, text, name, 0.9)

    assert not [item for item in request.conditions if item.kind is ConditionKind.CATEGORY]


@pytest.mark.parametrize(("text", "name"), [("a red mug", "red mug"), ("红色马克杯", "红色马克杯")])
def test_what_only_describes_is_no_part_of_the_thing(services, new_message, text, name):
    request = _read(services, new_message, text, name, 0.9)

    assert [item.key for item in request.conditions if item.kind is ConditionKind.CATEGORY] == ["mugs"]
    assert [item.key for item in request.conditions if item.kind is ConditionKind.ATTRIBUTE] == ["colour"]


@pytest.mark.parametrize("name", ["kitchen red mug", "laptop red mug", "computers black laptop"])
def test_a_kind_in_front_of_another_only_describes_it(services, new_message, name):
    request = _read(services, new_message, f"a {name}", name, 0.9)

    assert [item.key for item in request.conditions if item.is_wanted_kind] == [f"{name.split()[-1]}s"]


def test_an_electronic_one_of_a_kind_is_not_anything_electronic(read):
    request = read("mugs, printer", ("mugs", "product"), ("printer", "attribute"))

    assert [item.key for item in request.conditions if item.is_wanted_kind] == ["mugs"]
