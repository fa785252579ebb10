"""Answers to questions about products: the answer first, in one sentence, from what the shop says in this turn."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.cards import card, short_title
from guide.answering.questions.answers import answer
from guide.answering.questions.question import Question, questions
from guide.answering.questions.several import compared_answer
from guide.reply import Reply
from guide.shop import Shop
from protocol.messages import Parts
from shop.catalogue.models import Product

__all__ = ["Question", "answer_questions", "questions"]


def answer_questions(asked: Sequence[Question], products: Sequence[Product], reply: Reply, shop: Shop) -> None:
    """Say the answers about each product in one text, with the cards of the products.

    Args:
        asked: what is asked; at least one question.
        products: about which.
        reply: where to answer.
        shop: what it knows of the products.
    """
    wording = reply.wording
    together = [said for question in asked if (said := compared_answer(question, products, shop, wording))]
    single = [question for question in asked if not compared_answer(question, products, shop, wording)]
    lines = list(together)
    for product in products if single else ():
        said = " ".join(dict.fromkeys(answer(question, product, wording) for question in single))
        name = "utter_questions__answer_of" if len(products) > 1 else "utter_questions__answer"
        lines.append(wording.phrase(name, title=short_title(product), answer=said))
    cards = [card(product, wording) for product in products]
    reply.say("utter_questions__answers", Parts(products=cards), answers="\n".join(lines))
