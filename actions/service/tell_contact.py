"""Tells how to reach a person of the shop."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import button, way_on
from guide.answering.policies import contact_ways, policy_text
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.shop import Shop


class ActionTellContact(ShopAction):
    """Answers "can I talk to somebody?"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_tell_contact"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Name the telephone, the mail and the page that `shop.yml` has, and when somebody is there."""
        wording = reply.wording
        ways, hours = contact_ways(shop.contact, wording), policy_text("opening_hours", shop, wording)
        buttons = [button(wording.phrase("utter_help__meaning_help"), "help"), way_on(wording)]
        if ways:
            reply.say("utter_service__contact", ways=ways, hours=hours, buttons=buttons)
        else:
            reply.say("utter_service__no_contact", buttons=buttons)
