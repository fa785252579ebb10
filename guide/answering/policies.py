"""What the shop itself says about delivery, returns and the like, and how to reach it."""

from __future__ import annotations

from guide.answering.cards import button, way_on
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from protocol.messages import Button
from shop.shop_file import Contact, Policy


def topic_of(intent: str) -> str:
    """Return the topic that an intent asks about, a key of `policies` in `shop.yml`: `returns` of `ask_returns`."""
    return intent.removeprefix("ask_")


def topic_name(topic: str, wording: Wording) -> str | None:
    """Return what editors call a topic within a sentence, None where they know no such topic."""
    name = f"utter_service__topic_{topic}"
    return wording.phrase(name) if wording.phrases.has(name) else None


def say_policy(topic: str, reply: Reply, shop: Shop) -> None:
    """Answer with the shop's own words; where it wrote none, say so and name a way to ask it."""
    wording = reply.wording
    told = policy_text(topic, shop, wording)
    if told:
        reply.say("utter_service__told", text=told, buttons=_neighbours(topic, shop, wording))
        return
    again = reply.said_before("utter_service__unknown")
    buttons = [_human(wording), way_on(wording)] if again else _neighbours(topic, shop, wording) or [_human(wording)]
    way = ask_shop(shop.contact, wording)
    name = topic_name(topic, wording) or topic
    reply.say("utter_service__unknown", topic=name, way=way, buttons=buttons)


def policy_text(topic: str, shop: Shop, wording: Wording) -> str:
    """Return what the shop says about a topic in the shopper's language, and where it says more; empty if nothing."""
    policy = shop.policies.get(topic, Policy())
    text, link = policy.text(wording.language) or "", policy.link
    if not link:
        return text
    name = "utter_service__more" if text else "utter_service__written_there"
    return f"{text}\n{wording.phrase(name, link=link)}".strip()


def say_handoff(reply: Reply, shop: Shop) -> None:
    """Give up on a message, and name the ways to a person."""
    restart = button(reply.wording.phrase("utter_help__meaning_start_over"), "start_over")
    way = ask_shop(shop.contact, reply.wording)
    reply.say("utter_help__handoff", buttons=[restart, way_on(reply.wording)], way=way)


def ask_shop(contact: Contact, wording: Wording) -> str:
    """Return a sentence that sends the shopper to the shop: by telephone, mail, or its page, as it has them."""
    ways = contact_ways(contact, wording)
    return wording.phrase("utter_service__ask_shop" if ways else "utter_service__ask_shop_somehow", ways=ways)


def contact_ways(contact: Contact, wording: Wording) -> str:
    """Return the ways to reach the shop as one list; empty if it names none."""
    known = {"telephone": contact.telephone, "mail": contact.mail, "link": contact.link}
    return wording.listed(wording.phrase(f"utter_service__by_{way}", at=at) for way, at in known.items() if at)


def _neighbours(topic: str, shop: Shop, wording: Wording) -> list[Button]:
    """Return buttons for the topics beside one that the shop says something about: costs beside times of delivery."""
    subject = topic.partition("_")[0]
    return [
        button(topic_title(name), f"ask_{other}")
        for other in shop.policies
        if other != topic and other.partition("_")[0] == subject and (name := topic_name(other, wording))
    ]


def topic_title(name: str) -> str:
    """Return the name of a topic as a button shows it."""
    return name[:1].upper() + name[1:]


def _human(wording: Wording) -> Button:
    return button(wording.phrase("utter_help__meaning_ask_human"), "ask_human")
