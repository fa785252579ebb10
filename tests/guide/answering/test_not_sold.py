"""Saying that the shop has no such kind of thing, and what comes near."""

from __future__ import annotations

import pytest

from guide.answering.not_sold import answer_not_sold
from guide.kinds import Unsold
from guide.memory import Memory
from guide.reply import Reply
from guide.search.request import SearchRequest, Unmet
from guide.search.state import Condition, SearchState


@pytest.mark.parametrize(
    ("language", "label", "near", "button"),
    [("en", "lawn mowers", "comes nearest: printers", "Show Printers"), ("zh", "割草机", "打印机", "看看打印机")],
)
def test_what_is_not_sold_is_said_and_what_comes_near_is_offered(wording, shop, language, label, near, button):
    reply = Reply(wording(language))

    assert answer_not_sold(SearchRequest(unsold=(Unsold(label, ("printers",)),)), Memory(), reply, shop)

    said = reply.utterances[0]
    assert label in said.text
    assert near in said.text
    assert [(each.title, each.payload) for each in said.buttons] == [
        (button, '/find_products{"condition": "category=printers"}')
    ]


@pytest.mark.parametrize(("language", "label"), [("en", "sofas"), ("zh", "沙发")])
def test_where_nothing_comes_near_there_is_still_a_way_on(wording, shop, language, label):
    reply = Reply(wording(language))

    assert answer_not_sold(SearchRequest(unsold=(Unsold(label),)), Memory(), reply, shop)

    assert label in reply.utterances[0].text
    assert [each.payload for each in reply.utterances[0].buttons] == ["/recommend_for_me"]


@pytest.mark.parametrize(("language", "label"), [("en", "printers"), ("zh", "打印机")])
def test_a_category_that_is_called_like_what_is_not_sold_is_no_offer(wording, shop, language, label):
    reply = Reply(wording(language))

    answer_not_sold(SearchRequest(unsold=(Unsold(label, ("printers",)),)), Memory(), reply, shop)

    assert reply.utterances[0].text.count(label) == 1
    assert [each.payload for each in reply.utterances[0].buttons] == ["/recommend_for_me"]


def test_where_nothing_has_what_is_named_the_rest_of_a_first_wish_finds_nothing(wording, shop, read):
    price = read("under 50 dollars").conditions
    reply = Reply(wording())

    assert answer_not_sold(SearchRequest(price, unmet=(Unmet("Lego"),)), Memory(), reply, shop)
    assert "“Lego”" in reply.utterances[0].text


@pytest.mark.parametrize(("text", "is_first"), [("a laptop under 50 dollars", True), ("under 50 dollars", False)])
def test_beside_a_kind_of_thing_what_nothing_has_is_no_end(wording, shop, read, text, is_first):
    request = SearchRequest(read(text).conditions, unmet=(Unmet("lumbar support"),))

    assert not answer_not_sold(
        request, Memory() if is_first else Memory(SearchState(read("a mug").conditions)), Reply(wording()), shop
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_thing_that_nothing_is_called_is_said_not_to_be_there(wording, shop, language):
    reply = Reply(wording(language))

    assert answer_not_sold(
        SearchRequest(unmet=(Unmet("balance bike", is_thing=True), Unmet("red"))), Memory(), reply, shop
    )
    assert "“balance bike”" in reply.utterances[0].text


def test_what_comes_near_is_shown_with_what_it_lacks_of_the_rest(wording, shop, read):
    reply, memory = Reply(wording()), Memory()
    request = SearchRequest(
        read("under 10 dollars, not Canon").conditions, unsold=(Unsold("typewriters", ("printers",), ("printers",)),)
    )

    assert answer_not_sold(request, memory, reply, shop)

    cards = reply.utterances[0].parts.products or []
    assert [card.brand for card in cards] == ["Brother"]
    assert "costs more than you said" in (cards[0].reason or "")
    assert memory.search.shown == (cards[0].id,)


def test_the_products_of_a_category_that_is_only_related_are_not_shown(wording, shop, read):
    reply, memory = Reply(wording()), Memory()
    request = SearchRequest(read("under 10 dollars").conditions, unsold=(Unsold("lawn mowers", ("printers",)),))

    assert answer_not_sold(request, memory, reply, shop)

    assert not reply.utterances[0].parts.products
    assert reply.utterances[0].buttons
    assert not memory.search.shown


def test_beside_a_thing_that_nothing_is_called_a_word_of_it_is_no_wish(wording, shop):
    reply = Reply(wording())
    request = SearchRequest((Condition.of_text("technic", 1, ("technic",)),), unmet=(Unmet("LEGO", is_thing=True),))

    assert answer_not_sold(request, Memory(), reply, shop)
    assert "“LEGO”" in reply.utterances[0].text
