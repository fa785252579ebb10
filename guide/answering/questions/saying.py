"""Says the answers to questions: one sentence each, about each product, those about several of them first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from guide.answering.cards import card, short_title
from guide.answering.policies import ask_shop, policy_text, topic_name
from guide.answering.questions.answers import known_answer
from guide.answering.questions.opinions import opinion_answer, price_answer
from guide.answering.questions.question import Question, named_among
from guide.answering.questions.several import compared_answer, sum_answer
from guide.answering.questions.unknown import unknown, with_nearest
from guide.answering.questions.verdicts import table_of, verdict
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from language.questions import services_in
from protocol.messages import Parts
from shop.catalogue.models import Product

_FEW = 2


def say_answers(asked: Sequence[Question], products: Sequence[Product], reply: Reply, shop: Shop) -> None:
    """Say the answers about each product in one text, with the cards of the products, or the table that compares them.

    Args:
        asked: what is asked; at least one question.
        products: about which.
        reply: where to answer.
        shop: what it knows of the products.
    """
    wording = reply.wording
    verdicts = {question: verdict(question, products, shop, wording) for question in asked}
    together = {question: verdicts[question] or _together(question, products, shop, wording) for question in asked}
    single = [question for question in asked if not together[question]]
    services = [each for each in single if _is_service(each, products, shop, wording)]
    single = [question for question in single if question not in services]
    if len(single) == len(asked):
        products = named_among(asked, products)
    lines = [said for said in together.values() if said]
    lines += _about_each(single, products, shop, wording, reply.heard) if single else []
    lines += dict.fromkeys(_service(each, shop, wording) for each in services)
    if any(verdicts.values()):
        parts = Parts(table=table_of(products, wording))
    else:
        parts = Parts(products=[card(product, wording) for product in products])
    reply.say("utter_questions__answers", parts, answers="\n".join(lines))


def is_known(question: Question, products: Sequence[Product], shop: Shop, wording: Wording) -> bool:
    """Tell whether the shop says what a question asks, of any of some products or of all together."""
    together = verdict(question, products, shop, wording) or _together(question, products, shop, wording)
    return bool(together) or any(_known(question, product, shop, wording) for product in products)


def _known(question: Question, product: Product, shop: Shop, wording: Wording) -> str | None:
    return (
        opinion_answer(question, product, shop, wording)
        or price_answer(question, product, shop, wording)
        or known_answer(question, product, wording)
    )


def _about_each(
    asked: Sequence[Question], products: Sequence[Product], shop: Shop, wording: Wording, heard: Collection[str]
) -> list[str]:
    """Return a line about each product, one about all where it is the same."""
    unsaid = {question: unknown(question, wording, heard) for question in asked}
    known = {
        (question, product.id): _known(question, product, shop, wording) for product in products for question in asked
    }
    said = [
        " ".join(
            dict.fromkeys(
                known[question, product.id] or _unsaid_of(product, question, unsaid[question], products, wording)
                for question in asked
            )
        )
        for product in products
    ]
    if len(products) == 1:
        return said
    if len(set(said)) == 1:
        return [wording.phrase("utter_questions__answer_of_all", answer=said[0])] if any(known.values()) else said[:1]
    return [
        wording.phrase("utter_questions__answer_of", title=short_title(product), answer=own)
        for product, own in zip(products, said, strict=True)
    ]


def _unsaid_of(product: Product, question: Question, unsaid: str, products: Sequence[Product], wording: Wording) -> str:
    """Return that something is unknown of a product; what comes near would be too much to read about many."""
    return unsaid if len(products) > _FEW else with_nearest(unsaid, question, product, wording)


def _together(question: Question, products: Sequence[Product], shop: Shop, wording: Wording) -> str | None:
    """Answer what is asked about all products at once: a sum, or which of them has more."""
    return sum_answer(question, products, shop, wording) or compared_answer(question, products, shop, wording)


def _is_service(question: Question, products: Sequence[Product], shop: Shop, wording: Wording) -> bool:
    """Tell whether a question is about the shop's service, as returns, and no product tells of it itself."""
    is_asked = bool(services_in(question.text))
    return is_asked and not any(_known(question, product, shop, wording) for product in products)


def _service(question: Question, shop: Shop, wording: Wording) -> str:
    topics = services_in(question.text)
    texts = [policy_text(topic, shop, wording) or _unsaid(topic, shop, wording) for topic in topics]
    return " ".join(dict.fromkeys(texts))


def _unsaid(topic: str, shop: Shop, wording: Wording) -> str:
    name, way = topic_name(topic, wording) or topic, ask_shop(shop.contact, wording)
    return wording.phrase("utter_service__unknown", topic=name, way=way)
