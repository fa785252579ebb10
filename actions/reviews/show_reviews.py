"""Tells what those who bought a product say of it."""

from __future__ import annotations

from collections import Counter

from actions.product_action import ProductAction
from guide.answering.cards import card, short_title
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import referred
from guide.reply import Reply
from guide.shop import Shop
from protocol.messages import Parts
from shop.catalogue.models import Product
from shop.reviews.models import Review

_MAX_ASPECTS = 4
_MAX_QUOTE = 200


class ActionShowReviews(ProductAction):
    """Answers "what do people say about the second one?"."""

    intent = "ask_reviews"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_reviews"

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Tell of each product referred to how many reviews it has, the stars, what is liked, and what one says."""
        for each in referred(message, memory, shop) or [product]:
            _say_reviews(each, reply, shop)


def _say_reviews(product: Product, reply: Reply, shop: Shop) -> None:
    wording, title = reply.wording, short_title(product)
    parts = Parts(products=[card(product, wording)])
    summary = shop.repositories.reviews.summary(product.id)
    if not summary.count:
        reply.say("utter_reviews__none", parts, title=title)
        return
    reviews = shop.repositories.reviews.for_product(product.id)
    if summary.mean_rating is None:
        reply.say("utter_reviews__unrated", parts, title=title, count=summary.count)
    else:
        rating = f"{summary.mean_rating:.1f}"
        reply.say("utter_reviews__rated", parts, title=title, count=summary.count, rating=rating)
    for name, wanted in (("liked", 1), ("disliked", -1)):
        if aspects := _aspects(reviews, wanted):
            reply.say(f"utter_reviews__{name}", aspects=wording.listed(aspects))
    if quote := next((review.text for review in reviews if review.text), ""):
        shortened = quote if len(quote) <= _MAX_QUOTE else f"{quote[:_MAX_QUOTE].rsplit(' ', 1)[0]} …"
        reply.say("utter_reviews__quote", text=shortened)


def _aspects(reviews: list[Review], wanted: int) -> list[str]:
    """Return the aspects that most opinions of one sign are about."""
    counts = Counter(
        opinion.aspect for review in reviews for opinion in review.opinions if opinion.strength * wanted > 0
    )
    return [aspect for aspect, _ in counts.most_common(_MAX_ASPECTS)]
