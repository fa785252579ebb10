"""What buyers say of a product."""

from __future__ import annotations

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.reviews.show_reviews import ActionShowReviews
from shop.reviews.records import ReviewRecord

FIND, REVIEWS = ActionFindProducts(), ActionShowReviews()


@pytest.fixture
def reviewed(uow):
    """The ThinkPad has two reviews."""
    uow.reviews.upsert_many(
        [
            ReviewRecord("small", "r1", "lenovo", "Lasts all day.", rating=5.0, opinions=(("battery", 3),)),
            ReviewRecord("small", "r2", "lenovo", "Dim screen.", rating=3.0, opinions=(("screen", -2),)),
        ]
    )


def test_stars_aspects_and_a_voice_are_told(reviewed, talk, product_id):
    said = talk.say(REVIEWS, "what do people say", product_ids=(product_id("lenovo"),))

    assert "has 2 reviews, 4.0 of 5 on average" in said.text
    assert "Liked: battery." in said.text
    assert "Less so: screen." in said.text
    assert "“Lasts all day.”" in said.text


def test_they_are_told_in_chinese(reviewed, talk_zh, product_id):
    said = talk_zh.say(REVIEWS, "评价怎么样", product_ids=(product_id("lenovo"),))

    assert "有 2 条评价，平均 4.0 分" in said.text


def test_a_product_that_nobody_reviewed(talk, talk_zh, product_id):
    assert "Nobody has reviewed" in talk.say(REVIEWS, "reviews?", product_ids=(product_id("hp-250"),)).text
    assert "还没有评价" in talk_zh.say(REVIEWS, "有评价吗", product_ids=(product_id("hp-250"),)).text


def test_the_product_is_found_by_its_place(reviewed, talk, product_id):
    talk.say(FIND, "a laptop")
    place = talk.shown.index("dell-xps") + 1
    said = talk.say(REVIEWS, f"what do people think of number {place}")

    assert "Nobody has reviewed “Dell XPS 13”" in said.text
