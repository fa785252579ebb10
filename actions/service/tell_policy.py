"""Tells what the shop says about delivery, returns, payment and the like."""

from __future__ import annotations

from collections.abc import Sequence

from actions.base import ShopAction
from guide.answering.policies import say_policy, topic_of
from guide.answering.questions.answers import known_answer
from guide.answering.questions.question import Question, questions
from guide.answering.questions.saying import say_answers
from guide.answering.questions.shown import asked_about
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import meant
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from language.asking import questions_in
from language.questions import services_in
from shop.catalogue.models import Product


class ActionTellPolicy(ShopAction):
    """Answers "how long does delivery take?": the intent is the topic, its answer stands in the shop's `shop.yml`.

    A further topic needs no code: an intent with examples, a rule, its name `utter_service__topic_<topic>`.
    """

    def name(self) -> str:
        """Return the action's name."""
        return "action_tell_policy"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Say what the product at hand states of the topic, as its warranty, then what the shop says."""
        memory.policy = topic_of(message.intents[0])
        products = meant(message, memory, shop).products[:1] or asked_about(message, memory, shop)
        if products and (asked := _about_products(message.text, memory.policy, products, reply.wording)):
            say_answers(asked, products, reply, shop)
        for topic in dict.fromkeys((memory.policy, *_topics_beside(message.text, memory.policy))):
            say_policy(topic, reply, shop)


def _about_products(text: str, topic: str, products: Sequence[Product], wording: Wording) -> list[Question]:
    """Return what is asked about products: what they state of the topic, and what stands beside the service."""
    asked = questions(text, products, wording)
    beside = [each for each in asked if not services_in(each.text) and not each.is_doubtful]
    of_topic = [each for each in asked if topic in each.keys and known_answer(each, products[0], wording)]
    return [*of_topic, *(each for each in beside if each not in of_topic)] if len(beside) < len(asked) else of_topic


def _topics_beside(text: str, topic: str) -> list[str]:
    """Return the topics of the other questions of a message: "when will it be here, and can i send it back"."""
    topics = [services_in(each.clause) for each in questions_in(text)]
    return [own[0] for own in topics if own and topic not in own]
