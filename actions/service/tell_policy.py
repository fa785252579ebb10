"""Tells what the shop says about delivery, returns, payment and the like."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import card, short_title
from guide.answering.policies import say_policy, topic_of
from guide.answering.questions import questions, stated_answers
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import referred_or_focus
from guide.reply import Reply
from guide.shop import Shop
from protocol.messages import Parts


class ActionTellPolicy(ShopAction):
    """Answers "how long does delivery take?": the intent is the topic, its answer stands in the shop's `shop.yml`.

    A further topic needs no code: an intent with examples, a rule, its name `utter_service__topic_<topic>`.
    """

    def name(self) -> str:
        """Return the action's name."""
        return "action_tell_policy"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Say what the product at hand states of the topic, as its warranty, then what the shop says."""
        product = referred_or_focus(message, memory, shop)
        if product is not None:
            asked = (question for question in questions(message, product, reply.wording) if question.key)
            if facts := stated_answers(asked, product, reply.wording):
                cards = Parts(products=[card(product, reply.wording)])
                reply.say("utter_catalogue__answer", cards, title=short_title(product), facts=facts)
        memory.policy = topic_of(message.intents[0])
        say_policy(memory.policy, reply, shop)
