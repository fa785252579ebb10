"""Saying that the shop has no such kind of thing, and what comes near."""

from __future__ import annotations

import pytest

from guide.answering.not_sold import answer_not_sold
from guide.kinds import Unsold
from guide.reply import Reply
from guide.search.request import SearchRequest


@pytest.mark.parametrize(
    ("language", "label", "near", "button"),
    [("en", "lawn mowers", "Printers", "Show Printers"), ("zh", "割草机", "打印机", "看看打印机")],
)
def test_what_is_not_sold_is_said_and_what_comes_near_is_offered(wording, language, label, near, button):
    reply = Reply(wording(language))

    assert answer_not_sold(SearchRequest(unsold=(Unsold(label, ("printers",)),)), reply, is_first=True)

    said = reply.utterances[0]
    assert label in said.text
    assert near in said.text
    assert [(each.title, each.payload) for each in said.buttons] == [
        (button, '/find_products{"condition": "category=printers"}')
    ]


@pytest.mark.parametrize(("language", "label"), [("en", "sofas"), ("zh", "沙发")])
def test_where_nothing_comes_near_nothing_is_offered(wording, language, label):
    reply = Reply(wording(language))

    assert answer_not_sold(SearchRequest(unsold=(Unsold(label),)), reply, is_first=True)

    assert label in reply.utterances[0].text
    assert not reply.utterances[0].buttons
