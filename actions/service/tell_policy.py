"""Tells what the shop says about delivery, returns, payment and the like."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.policies import say_policy, topic_of
from guide.answering.questions.answers import known_answer
from guide.answering.questions.question import questions
from guide.answering.questions.saying import say_answers
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import meant
from guide.reply import Reply
from guide.shop import Shop


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
        product = next(iter(meant(message, memory, shop).products), None)
        if product is not None:
            asked = questions(message.text, [product], reply.wording)
            about = [question for question in asked if memory.policy in question.keys]
            if any(known_answer(question, product, reply.wording) for question in about):
                say_answers(about, [product], reply, shop)
        say_policy(memory.policy, reply, shop)
