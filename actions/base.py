"""The border to Rasa: a tracker becomes message and memory, a reply becomes what its dispatcher says.

An ability is a `ShopAction`. It sees nothing of Rasa, and nothing but this module and `__main__` imports `rasa_sdk`.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.errors import EXPECTED
from actions.halves import answer_halves
from actions.once import Answer, Once, turn_key
from guide.answering.questions.shown import answer_about_shown
from guide.memory import Memory
from guide.message import OUTSIDE, SPAN_NAMES, Entity, Message, Outside, Span
from guide.reply import Reply
from guide.services import get_services
from guide.shop import Shop
from guide.shopper import Shopper
from language.expressions import from_entity
from protocol.encoding import to_json
from protocol.last_words import LAST_WORDS
from recommender.errors import UnknownProductError

logger = logging.getLogger(__name__)

_TURNS = Once()


class ShopAction(Action, ABC):
    """Something that the guide can do.

    `respond` is plain synchronous code and runs in a worker thread: the action server is one event loop, and a
    blocking action would make every other shopper wait.
    """

    is_often_meant_as_question = False
    """Whether questions about what is on the screen are taken for its intent: then those are answered instead."""

    @abstractmethod
    def name(self) -> str:
        """Return the action's name, `action_<verb>_<noun>`."""

    @abstractmethod
    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Answer one message by `reply.say`, and change the memory where something is to be remembered.

        What is written to `shop.repositories` is kept when this returns; an ability never commits. When it raises, or
        what is written cannot be kept, nothing was answered: an apology is said instead, and memory, database and
        behaviour are as before.
        """

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Run `respond`; a failure becomes an apology, and is logged, with its trace only where nobody expected it."""
        metadata, events = tracker.latest_message.get("metadata"), _records(tracker.events)
        key = turn_key(tracker.sender_id, metadata, events, self.name())
        answer = await _TURNS.answer(key, partial(self._run, tracker))
        dispatcher.messages.extend(answer.messages)
        return answer.events

    def _run(self, tracker: Tracker) -> Answer:
        dispatcher = CollectingDispatcher()
        try:
            events = self._answer(dispatcher, tracker)
        except EXPECTED as error:
            logger.error("%s could not answer: %s", self.name(), error)
            is_new = isinstance(error, UnknownProductError)
        except Exception:  # the border: beyond it Rasa would say nothing at all
            logger.exception("%s failed", self.name())
            is_new = False
        else:
            return Answer(dispatcher.messages, events)
        dispatcher.messages.clear()
        name = "utter_help__apology_new_product" if is_new else "utter_help__apology"
        dispatcher.utter_message(text=_apology(name, _language(tracker)))
        return Answer(dispatcher.messages, is_failure=True)

    def _answers_otherwise(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> bool:
        """Answer what was taken for the intent of this action, and is more or something else; tell whether it is."""
        if answer_halves(message, memory, reply, shop):
            return True
        return self.is_often_meant_as_question and answer_about_shown(message, memory, reply, shop)

    def _answer(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        services = get_services()
        message, memory = read_message(tracker), Memory.from_json(tracker.slots.get("memory"))
        reply = services.reply_to(message)
        with services.unit_of_work() as uow:
            shop = services.shop_for(message, uow)
            _tell_refused_log_in(shop.shopper, memory, reply)
            if not self._answers_otherwise(message, memory, reply, shop):
                self.respond(message, memory, reply, shop)
            uow.commit()
        memory.end_turn()
        send(reply, dispatcher)
        services.behaviour.add(shop.shopper.noted)
        return remembered(memory, tracker)


def read_message(tracker: Tracker) -> Message:
    """Return the message that a tracker was brought up to date with; what in it is not of ours is left out.

    Where a button brings an earlier message back with its meaning ("did you mean"), that one is what was said.
    """
    latest = tracker.latest_message
    pressed = _records(latest.get("entities"))
    said = next((value for value in _values(pressed, "heard") if isinstance(value, Mapping)), latest)
    text, found = str(said.get("text") or ""), _records(said.get("entities"))
    entities = (entity for each in found if (entity := _entity(each, text)))
    metadata = latest.get("metadata") or {}
    customer_id, source = metadata.get("customer_id"), metadata.get("customer_source")
    last_answer = _last_answer(_records(tracker.events))
    guesses = [latest.get("intent"), *_records(latest.get("intent_ranking"))]
    names = [guess.get("name") for guess in _records(guesses)]
    return Message(
        text=text,
        language=_language(tracker),
        entities=tuple(sorted(entities, key=lambda entity: entity.start)),
        product_ids=tuple(value for value in _values(found, "product_id") if type(value) is int),
        conditions=tuple(str(value) for value in _values(found, "condition")),
        intents=tuple(dict.fromkeys(str(name) for name in (*_values(pressed, "meaning"), *names))),
        acts=_shares(latest.get("acts")),
        answered_before=tuple(_answered(_records(tracker.events))),
        said_before=tuple(str(event.get("text") or "") for event in last_answer),
        responses_before=tuple(str(_response(event)) for event in last_answer if _response(event)),
        session_id=tracker.sender_id,
        customer_id=str(customer_id) if customer_id else None,
        customer_source=str(source) if source else None,
    )


def heard(message: Message) -> dict[str, Any]:
    """Return a message for the entity `heard` of a button that brings it back with another meaning."""
    entities = []
    for entity in message.entities:
        if isinstance(entity, Span):
            place = {"start": entity.start, "end": entity.end}
            entities.append({"entity": entity.name, **place, "value": entity.text})
        elif isinstance(entity, Outside):
            entities.append({"entity": OUTSIDE, "start": entity.start, "end": entity.end})
        else:
            entities.append({key: value for key, value in entity.as_entity().items() if key != "text"})
    return {"text": message.text, "entities": entities}


def send(reply: Reply, dispatcher: CollectingDispatcher) -> None:
    """Hand a reply to Rasa; whatever kinds of parts there are, each goes under its name in the protocol.

    The tracker keeps the name of each response, as it does of those that Rasa fills in itself: what was asked tells
    what a short answer means.
    """
    for said in reply.utterances:
        if said.text is None:
            dispatcher.utter_message(response=said.response)
        else:
            parts, buttons = to_json(said.parts), to_json(said.buttons)
            dispatcher.utter_message(said.text, json_message=parts, buttons=buttons, utter_action=said.response)


def remembered(memory: Memory, tracker: Tracker) -> list[EventType]:
    """Return the event that stores a memory, or none if nothing has changed."""
    after = memory.to_json() or None
    return [SlotSet("memory", after)] if after != tracker.slots.get("memory") else []


def _language(tracker: Tracker) -> str:
    return "zh" if tracker.slots.get("language") == "zh" else "en"


def _apology(name: str, language: str) -> str:
    try:
        return get_services().phrases.text(name, language)
    except EXPECTED as error:
        logger.error("the apology cannot be said either: %s", error)
        return LAST_WORDS[language]


def _tell_refused_log_in(shopper: Shopper, memory: Memory, reply: Reply) -> None:
    """Say once a conversation that a customer could not be told, so that they shop as somebody unknown."""
    if shopper.refusal is not None and not memory.log_in_refused:
        logger.error("the log-in of session %s is refused: %s", shopper.session_id, shopper.refusal)
        reply.say("utter_help__log_in_refused")
        memory.log_in_refused = True


def _entity(found: Mapping[str, Any], text: str) -> Entity | None:
    start, end, name = found.get("start"), found.get("end"), found.get("entity")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return None
    if name in SPAN_NAMES:
        confidence = found.get("confidence_entity")
        said = text[start:end].rstrip("'’")  # the tokenizer cuts "one's" before its s
        certain = confidence if isinstance(confidence, float) else 1.0
        return Span(start, start + len(said), said, str(name), certain) if said else None
    if name == OUTSIDE:
        return Outside(start, end)
    return from_entity({**found, "text": text[start:end]})


def _values(entities: Iterable[Mapping[str, Any]], name: str) -> list[Any]:
    return [found.get("value") for found in entities if found.get("entity") == name]


def _answered(events: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the names of the actions that ran, oldest first."""
    names = (str(event.get("name")) for event in events if event.get("event") == "action")
    return [name for name in names if name != "action_listen"]


def _last_answer(events: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return what was said between the last two messages."""
    turns = [position for position, event in enumerate(events) if event.get("event") == "user"]
    end = turns[-1] if turns else len(events)
    start = turns[-2] if len(turns) > 1 else 0
    return [event for event in events[start:end] if event.get("event") == "bot"]


def _response(event: Mapping[str, Any]) -> Any:
    return (event.get("metadata") or {}).get("utter_action")


def _shares(acts: Any) -> dict[str, float]:
    """Return what the language model says a message does, and how likely that is."""
    known = acts.items() if isinstance(acts, Mapping) else ()
    return {str(name): float(share) for name, share in known if isinstance(share, (int, float))}


def _records(items: Any) -> list[Mapping[str, Any]]:
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
