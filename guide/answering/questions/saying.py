"""Says the answers to questions: one sentence each, about each product, those about several of them first."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.cards import card, short_title
from guide.answering.questions.answers import answer, known_answer
from guide.answering.questions.question import Question
from guide.answering.questions.several import compared_answer, sum_answer
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from protocol.messages import Parts
from shop.catalogue.models import Product


def say_answers(asked: Sequence[Question], products: Sequence[Product], reply: Reply, shop: Shop) -> None:
    """Say the answers about each product in one text, with the cards of the products.

    Args:
        asked: what is asked; at least one question.
        products: about which.
        reply: where to answer.
        shop: what it knows of the products.
    """
    wording = reply.wording
    together = {question: _together(question, products, shop, wording) for question in asked}
    single = [question for question in asked if not together[question]]
    lines = [said for said in together.values() if said]
    lines += _about_each(single, products, wording) if single else []
    cards = [card(product, wording) for product in products]
    reply.say("utter_questions__answers", Parts(products=cards), answers="\n".join(lines))


def is_known(question: Question, products: Sequence[Product], shop: Shop, wording: Wording) -> bool:
    """Tell whether the shop says what a question asks, of any of some products or of all together."""
    together = _together(question, products, shop, wording)
    return bool(together) or any(known_answer(question, product, wording) for product in products)


def _about_each(asked: Sequence[Question], products: Sequence[Product], wording: Wording) -> list[str]:
    """Return a line about each product, one about all where it is the same."""
    said = [" ".join(dict.fromkeys(answer(question, product, wording) for question in asked)) for product in products]
    if len(products) == 1 or not any(known_answer(each, one, wording) for one in products for each in asked):
        return list(dict.fromkeys(said))
    if len(set(said)) == 1:
        return [wording.phrase("utter_questions__answer_of_all", answer=said[0])]
    return [
        wording.phrase("utter_questions__answer_of", title=short_title(product), answer=own)
        for product, own in zip(products, said, strict=True)
    ]


def _together(question: Question, products: Sequence[Product], shop: Shop, wording: Wording) -> str | None:
    """Answer what is asked about all products at once: a sum, or which of them has more."""
    return sum_answer(question, products, shop, wording) or compared_answer(question, products, shop, wording)
